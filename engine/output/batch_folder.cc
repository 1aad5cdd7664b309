#include "engine/output/batch_folder.h"

#include <filesystem>
#include <set>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "engine/output/merge_variants.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;

constexpr char kBestSetName[] = "best_set.pb";
constexpr char kTables[] = "tables";

}  // namespace

std::string VariantFileIn(const std::string& folder) {
  return (fs::path(folder) / kVariantFileName).string();
}
std::string JournalIn(const std::string& folder) {
  return (fs::path(folder) / kJournalName).string();
}
std::string BestSetFileIn(const std::string& folder) {
  return (fs::path(folder) / kBestSetName).string();
}

absl::Status CheckBatchFolder(const std::string& folder) {
  static const std::set<std::string> kParts = {kVariantFileName, kJournalName,
                                               kBestSetName, kTables};
  std::error_code error;
  if (!fs::exists(folder, error)) return absl::OkStatus();
  if (!fs::is_directory(folder, error)) {
    return absl::FailedPreconditionError(
        absl::StrCat(folder, " is no folder; name another with --out"));
  }
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    // What a killed run was writing when it ended.
    const bool part = kParts.contains(name.substr(0, name.find(".part.")));
    if (!part) {
      return absl::FailedPreconditionError(
          absl::StrCat(folder, " holds '", name,
                       "', which is no part of a batch; name another folder "
                       "with --out, or an empty one"));
    }
  }
  return absl::OkStatus();
}

absl::Status WriteBatchTables(const std::string& folder,
                              const std::vector<OutputFile>& tables) {
  return WriteFiles((fs::path(folder) / kTables).string(), tables);
}

}  // namespace railreach
