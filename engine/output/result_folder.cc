#include "engine/output/result_folder.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "engine/output/csv_tables.h"
#include "engine/output/geojson.h"
#include "engine/output/whole_folder.h"
#include "engine/wire/result_wire.h"

namespace railreach {
namespace {

constexpr char kResultFile[] = "result.pb";
constexpr char kTables[] = "tables";
constexpr char kLayers[] = "layers";
constexpr char kReport[] = "report.html";  // `railreach report` writes it

constexpr FolderKind kResultFolder = {
    "result", kResultFile, [](absl::string_view name) {
      return name == kResultFile || name == kTables || name == kLayers ||
             name == kReport;
    }};

absl::Status WriteAll(const std::string& folder, const Study& study,
                      const StudyResult& result, ResultParts parts) {
  absl::Status status = WriteFileAtomically(
      absl::StrCat(folder, "/", kResultFile), EncodeResult(study, result));
  if (status.ok() && parts.tables) {
    status = WriteFiles(absl::StrCat(folder, "/", kTables),
                        CsvTables(study, result));
  }
  if (status.ok() && parts.layers) {
    status = WriteFiles(absl::StrCat(folder, "/", kLayers),
                        GeoJsonLayers(study, result));
  }
  return status;
}

}  // namespace

absl::Status CheckResultFolder(const std::string& folder) {
  return CheckReplaceable(folder, kResultFolder);
}

absl::Status WriteResultFolder(const std::string& folder, const Study& study,
                               const StudyResult& result, ResultParts parts) {
  return WriteWholeFolder(folder, kResultFolder, [&](const std::string& fresh) {
    return WriteAll(fresh, study, result, parts);
  });
}

}  // namespace railreach
