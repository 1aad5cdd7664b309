#include "engine/output/output_file.h"

#include "absl/strings/str_cat.h"
#include "engine/base/file.h"

namespace railreach {

absl::Status WriteFiles(const std::string& folder,
                        const std::vector<OutputFile>& files) {
  for (const OutputFile& file : files) {
    absl::Status status =
        WriteFileAtomically(absl::StrCat(folder, "/", file.name), file.text);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace railreach
