// Files packed as a zip archive.
#ifndef ENGINE_OUTPUT_ZIP_ARCHIVE_H_
#define ENGINE_OUTPUT_ZIP_ARCHIVE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/output/output_file.h"

namespace railreach {

// The bytes of an archive with these files in this order, all dated 1980-01-01:
// the same bytes for the same files and library.  Requires names that differ,
// and at least one.
// Internal: libzip has failed, and says why.
absl::StatusOr<std::string> ZipBytes(const std::vector<OutputFile>& files);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_ZIP_ARCHIVE_H_
