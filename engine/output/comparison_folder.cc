#include "engine/output/comparison_folder.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "engine/output/comparison_layers.h"
#include "engine/output/comparison_tables.h"
#include "engine/output/whole_folder.h"
#include "engine/wire/comparison_wire.h"

namespace railreach {
namespace {

constexpr char kComparisonFile[] = "comparison.pb";
constexpr char kTables[] = "tables";
constexpr char kLayers[] = "layers";

constexpr FolderKind kComparisonFolder = {
    "comparison", kComparisonFile, [](absl::string_view name) {
      return name == kComparisonFile || name == kTables || name == kLayers;
    }};

absl::Status WriteAll(const std::string& folder,
                      const StudyComparison& comparison) {
  absl::Status status = WriteFileAtomically(
      absl::StrCat(folder, "/", kComparisonFile), EncodeComparison(comparison));
  if (status.ok()) {
    status = WriteFiles(absl::StrCat(folder, "/", kTables),
                        ComparisonTables(comparison));
  }
  if (status.ok()) {
    status = WriteFiles(absl::StrCat(folder, "/", kLayers),
                        ComparisonLayers(comparison));
  }
  return status;
}

}  // namespace

absl::Status CheckComparisonFolder(const std::string& folder) {
  return CheckReplaceable(folder, kComparisonFolder);
}

absl::Status WriteComparisonFolder(const std::string& folder,
                                   const StudyComparison& comparison) {
  return WriteWholeFolder(
      folder, kComparisonFolder,
      [&](const std::string& fresh) { return WriteAll(fresh, comparison); });
}

}  // namespace railreach
