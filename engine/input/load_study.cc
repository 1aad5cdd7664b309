#include "engine/input/load_study.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "engine/indicator/service_level.h"
#include "engine/input/native_tables.h"
#include "engine/model/selection.h"
#include "engine/model/track_path.h"
#include "engine/model/validate.h"
#include "engine/study/named_places.h"
#include "engine/wire/study_wire.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxParameterBytes = 1 << 20;

// Where the parameters and the tables of a study stand.
struct StudyFiles {
  std::string parameters;
  std::string tables;
};

StudyFiles FilesOf(const std::string& path) {
  if (!absl::EndsWith(path, ".textproto")) {
    return {(fs::path(path) / "study.textproto").string(), path};
  }
  const fs::path folder = fs::path(path).parent_path();
  const bool beside = FileExists((folder / "stations.csv").string());
  const fs::path above = folder.empty() ? fs::path("..") : folder / "..";
  return {
      path,
      (beside ? (folder.empty() ? fs::path(".") : folder) : above).string()};
}

void AddStatus(const absl::Status& status, absl::string_view file,
               Diagnostics& diagnostics) {
  if (!status.ok()) {
    diagnostics.Error({std::string(file), 0, 0}, status.message());
  }
}

void ReadParameters(const StudyFiles& files,
                    const std::vector<std::string>& settings, Study& study,
                    Diagnostics& diagnostics) {
  const std::string name = fs::path(files.parameters).filename().string();
  const auto text = ReadFile(files.parameters, kMaxParameterBytes);
  AddStatus(text.status(), name, diagnostics);
  if (!text.ok()) return;
  auto parameters = ParseStudyParameters(name, *text);
  AddStatus(parameters.status(), name, diagnostics);
  if (!parameters.ok()) return;
  study.parameters = *std::move(parameters);
  study.inputs.push_back({name, text->size(), Fingerprint(*text)});
  AddStatus(SetParameters(settings, study.parameters), "--set", diagnostics);
}

// The names that the parameters hold are those of the tables.
void CheckNames(const Study& study, Diagnostics& diagnostics) {
  const StudyParameters& parameters = study.parameters;
  const InputPlace place = {"study.textproto", 0, 0};
  const LineModel& lines = study.model.lines;
  if (std::none_of(lines.bands.begin(), lines.bands.end(), [&](const Band& b) {
        return b.name.key == parameters.band;
      })) {
    diagnostics.Error(place,
                      absl::StrCat("no band is called '", parameters.band, "'"),
                      "see bands.csv");
  }
  const auto& regions = study.model.places.regions;
  for (const std::string& key : parameters.centre_regions) {
    if (std::none_of(regions.begin(), regions.end(),
                     [&](const Region& r) { return r.name.key == key; })) {
      diagnostics.Error(place, absl::StrCat("no region is called '", key, "'"),
                        "centre_region takes the region_id of regions.csv");
    }
  }
  const NamedPlaces named = FindNamedPlaces(study);
  if (!parameters.hub.empty() &&
      std::none_of(named.hub.begin(), named.hub.end(),
                   [](bool hub) { return hub; })) {
    diagnostics.Error(
        place, absl::StrCat("no station is called '", parameters.hub, "'"),
        "hub takes a station_id or a name of stations.csv");
  }
}

}  // namespace

Study LoadStudy(const std::string& path,
                const std::vector<std::string>& settings,
                Diagnostics& diagnostics) {
  const StudyFiles files = FilesOf(path);
  Study study;
  ReadParameters(files, settings, study, diagnostics);
  NativeTables tables = ReadNativeTables(files.tables, diagnostics);
  study.model = std::move(tables.model);
  study.inputs.insert(study.inputs.end(), tables.files.begin(),
                      tables.files.end());
  if (diagnostics.ok()) ResolveTrackPaths(study.model.lines, diagnostics);
  if (diagnostics.ok()) {
    CheckNames(study, diagnostics);
    AddStatus(Select(study.parameters.selection, study.model.lines),
              "study.textproto", diagnostics);
    Validate(study.model, diagnostics);
  }
  study.num_warnings = diagnostics.num_warnings();
  return study;
}

}  // namespace railreach
