#include "engine/input/load_study.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "engine/base/file.h"
#include "engine/indicator/service_level.h"
#include "engine/input/gtfs_feed.h"
#include "engine/input/native_tables.h"
#include "engine/input/scenario_files.h"
#include "engine/input/tier_table.h"
#include "engine/model/append_source.h"
#include "engine/model/count_trips.h"
#include "engine/model/defaults.h"
#include "engine/model/selection.h"
#include "engine/model/track_path.h"
#include "engine/model/validate.h"
#include "engine/scenario/apply.h"
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

// The number after a colon; 0 if there is none.
uint32_t ConsumeNumber(absl::string_view& text) {
  absl::string_view rest = text;
  if (!absl::ConsumePrefix(&rest, ":")) return 0;
  size_t digits = 0;
  while (digits < rest.size() &&
         absl::ascii_isdigit(static_cast<unsigned char>(rest[digits]))) {
    ++digits;
  }
  uint32_t number = 0;
  if (!absl::SimpleAtoi(rest.substr(0, digits), &number)) return 0;
  text = rest.substr(digits);
  return number;
}

// A status may hold a whole report on the file, "FILE:LINE:COLUMN: error:
// WHAT" by line and the counts at its end.
void AddStatus(const absl::Status& status, absl::string_view file,
               Diagnostics& diagnostics) {
  if (status.ok()) return;
  bool is_report = false;
  for (absl::string_view line : absl::StrSplit(status.message(), '\n')) {
    InputPlace place = {std::string(file), 0, 0};
    if (!absl::ConsumePrefix(&line, file)) continue;
    place.line = ConsumeNumber(line);
    place.column = ConsumeNumber(line);
    if (!absl::ConsumePrefix(&line, ": error: ")) continue;
    is_report = true;
    diagnostics.Error(place, line);
  }
  if (!is_report) {
    diagnostics.Error({std::string(file), 0, 0}, status.message());
  }
}

// Problems of one source, which says whose file is meant: "rail/stops.txt".
void AddProblems(const Diagnostics& found, const std::string& source,
                 Diagnostics& diagnostics) {
  size_t warnings = 0;
  size_t errors = 0;
  for (Problem problem : found.Sorted()) {
    std::string& file = problem.place.file;
    const bool is_path = absl::StrContains(file, '/');
    const std::string what =
        is_path ? absl::StrCat("source '", source, "': ", problem.what)
                : problem.what;
    if (!is_path) file = absl::StrCat(source, "/", file);
    if (problem.severity == Severity::kError) {
      ++errors;
      diagnostics.Error(std::move(problem.place), what, problem.fix);
    } else {
      ++warnings;
      diagnostics.Warning(std::move(problem.place), what, problem.fix);
    }
  }
  if (found.num_errors() > errors) {
    diagnostics.Error({source, 0, 0},
                      absl::StrCat(found.num_errors() - errors, " more errors"),
                      "correct those that are listed first");
  }
  if (found.num_warnings() > warnings) {
    diagnostics.Warning(
        {source, 0, 0},
        absl::StrCat(found.num_warnings() - warnings, " more warnings"));
  }
}

// False if the parameters stand in the file but cannot be understood, so that
// nobody knows which sources they name.
bool ReadParameters(const StudyFiles& files,
                    const std::vector<std::string>& settings, Study& study,
                    Diagnostics& diagnostics) {
  const std::string name = fs::path(files.parameters).filename().string();
  const auto text = ReadFile(files.parameters, kMaxParameterBytes);
  AddStatus(text.status(), name, diagnostics);
  if (!text.ok()) return true;
  auto parameters = ParseStudyParameters(name, *text);
  AddStatus(parameters.status(), name, diagnostics);
  if (!parameters.ok()) return false;
  study.parameters = *std::move(parameters);
  study.inputs.push_back({name, text->size(), Fingerprint(*text)});
  AddStatus(SetParameters(settings, study.parameters), "--set", diagnostics);
  return true;
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

// The folder that the paths of the parameters are relative to; empty: the
// working folder.
std::string FolderOf(const std::string& path) {
  return IsGtfs(path)
             ? ""
             : fs::path(FilesOf(path).parameters).parent_path().string();
}

std::string PathIn(const std::string& folder, const std::string& path) {
  return fs::path(path).is_absolute() ? path
                                      : (fs::path(folder) / path).string();
}

// The lines that one source brought, and the tiers of which run.
struct SourceLines {
  size_t first = 0;
  size_t end = 0;
  const std::vector<std::string>* tiers;
};

bool RunsOf(const SourceLines& source, Tier tier) {
  const auto& tiers = *source.tiers;
  return tiers.empty() ||
         std::any_of(tiers.begin(), tiers.end(), [&](const std::string& word) {
           return ParseTier(word) == tier;
         });
}

// Reads the sources of a study into its model, one behind the other.
class SourceReader {
 public:
  SourceReader(std::string folder, Study& study, Diagnostics& diagnostics)
      : folder_(std::move(folder)), study_(study), diagnostics_(diagnostics) {}

  void Read(const SourceParameters& source) {
    const size_t first = study_.model.lines.lines.size();
    if (source.gtfs.empty()) {
      ReadTables(PathOf(source.tables));
    } else {
      ReadNamedFeed(source);
    }
    lines_.push_back({first, study_.model.lines.lines.size(), &source.tiers});
  }

  void ReadTables(const std::string& folder) {
    NativeTables tables = ReadNativeTables(folder, diagnostics_);
    AddInputs(tables.files, "");
    if (study_.model.lines.stations.empty()) {
      study_.model = std::move(tables.model);
    } else {
      diagnostics_.Error({folder, 0, 0}, "a second folder of tables",
                         "name one, before the feeds");
    }
    if (diagnostics_.ok()) ResolveTrackPaths(study_.model.lines, diagnostics_);
    if (diagnostics_.ok()) Validate(study_.model, diagnostics_);
  }

  void ReadFeed(const std::string& path, const std::string& name,
                const GtfsOptions& options) {
    AddFeed(ReadGtfs(path, options, diagnostics_), name);
  }

  // Once all are read and the lines are selected.
  void CloseOtherTiers() const {
    auto& lines = study_.model.lines.lines;
    for (const SourceLines& source : lines_) {
      for (size_t i = source.first; i < source.end; ++i) {
        Line& line = lines[LineId(i)];
        line.open = line.open && RunsOf(source, line.tier);
      }
    }
  }

 private:
  // One of perhaps several: problems say of which.
  void ReadNamedFeed(const SourceParameters& source) {
    Diagnostics found;
    const GtfsOptions options = OptionsOfFeed(source, found);
    GtfsFeed feed = ReadGtfs(PathOf(source.gtfs), options, found);
    AddProblems(found, NameOf(source), diagnostics_);
    AddFeed(std::move(feed), NameOf(source));
  }

  void AddFeed(GtfsFeed feed, const std::string& name) {
    AddInputs(feed.files, name + "/");
    if (!diagnostics_.ok()) return;
    FillDefaults(study_.model.lines);
    const std::vector<StationJoin> joins = AppendSource(
        name, std::move(feed.lines), JoinOptions(), study_.model.lines);
    study_.joins.insert(study_.joins.end(), joins.begin(), joins.end());
  }

  std::string PathOf(const std::string& path) const {
    return PathIn(folder_, path);
  }

  static std::string NameOf(const SourceParameters& source) {
    return source.name.empty() ? fs::path(source.gtfs).stem().string()
                               : source.name;
  }

  GtfsOptions OptionsOfFeed(const SourceParameters& source,
                            Diagnostics& diagnostics) const {
    GtfsOptions options;
    if (!source.date.empty()) options.date = ParseGtfsDate(source.date);
    if (!source.tier_table.empty()) {
      options.tiers = ReadTierTable(PathOf(source.tier_table), diagnostics);
    }
    return options;
  }

  void AddInputs(std::vector<InputFile> files, absl::string_view prefix) {
    for (InputFile& file : files) {
      file.name = absl::StrCat(prefix, file.name);
      study_.inputs.push_back(std::move(file));
    }
  }

  std::string folder_;
  Study& study_;
  Diagnostics& diagnostics_;
  std::vector<SourceLines> lines_;
};

void FinishStudy(Study& study, const SourceReader& reader,
                 Diagnostics& diagnostics) {
  if (diagnostics.ok()) {
    FillDefaults(study.model.lines);
    CountTrips(study.model.lines);
    CheckNames(study, diagnostics);
    AddStatus(Select(study.parameters.selection, study.model.lines),
              "study.textproto", diagnostics);
    reader.CloseOtherTiers();
  }
}

// All that the files hold.
std::vector<Scenario> ReadFiles(const std::vector<std::string>& files,
                                const std::string& folder,
                                std::vector<InputFile>& inputs,
                                Diagnostics& diagnostics) {
  std::vector<Scenario> all;
  for (const std::string& file : files) {
    std::vector<Scenario> read =
        ReadScenarios(PathIn(folder, file), inputs, diagnostics);
    std::move(read.begin(), read.end(), std::back_inserter(all));
  }
  return all;
}

// Makes the study that of a variant; `more` are relative to the working folder.
void ApplyScenarios(const std::vector<std::string>& more,
                    const std::string& folder, Study& study,
                    Diagnostics& diagnostics) {
  std::vector<std::string>& files = study.parameters.scenarios;
  for (const std::string& file : more) {
    files.push_back(folder.empty() ? file
                                   : fs::proximate(file, folder).string());
  }
  for (const Scenario& scenario :
       ReadFiles(files, folder, study.inputs, diagnostics)) {
    if (!diagnostics.ok()) break;
    Variant variant;
    Applier(study.model).Apply(scenario, variant, diagnostics);
    if (diagnostics.ok()) study.model = std::move(variant.model);
  }
  study.num_warnings = diagnostics.num_warnings();
}

Study LoadFeed(const std::string& path,
               const std::vector<std::string>& settings,
               const GtfsOptions& options, Diagnostics& diagnostics) {
  Study study;
  const std::string name = fs::path(path).stem().string();
  study.parameters.name = {name, name, name};
  AddStatus(SetParameters(settings, study.parameters), "--set", diagnostics);
  SourceReader reader("", study, diagnostics);
  reader.ReadFeed(path, name, options);
  FinishStudy(study, reader, diagnostics);
  return study;
}

Study LoadTables(const std::string& path,
                 const std::vector<std::string>& settings,
                 Diagnostics& diagnostics) {
  Study study;
  const StudyFiles files = FilesOf(path);
  const bool understood = ReadParameters(files, settings, study, diagnostics);
  const std::vector<SourceParameters>& sources = study.parameters.sources;
  SourceReader reader(FolderOf(path), study, diagnostics);
  const auto has_tables = [&] {
    return FileExists((fs::path(files.tables) / "stations.csv").string());
  };
  if (sources.empty() && (understood || has_tables())) {
    reader.ReadTables(files.tables);
  }
  for (const SourceParameters& source : sources) reader.Read(source);
  FinishStudy(study, reader, diagnostics);
  return study;
}

void CheckIds(const std::vector<Scenario>& candidates,
              Diagnostics& diagnostics) {
  absl::flat_hash_set<absl::string_view> ids;
  for (const Scenario& candidate : candidates) {
    if (ids.insert(candidate.name.key).second) continue;
    diagnostics.Error(
        {candidate.file, 0, 0},
        absl::StrCat("candidate '", candidate.name.key,
                     "' stands in another file of candidates too"),
        "give each a scenario_id of its own");
  }
}

}  // namespace

Study LoadStudy(const std::string& path,
                const std::vector<std::string>& settings,
                Diagnostics& diagnostics, const GtfsOptions& feed,
                const std::vector<std::string>& scenarios) {
  Study study = IsGtfs(path) ? LoadFeed(path, settings, feed, diagnostics)
                             : LoadTables(path, settings, diagnostics);
  ApplyScenarios(scenarios, FolderOf(path), study, diagnostics);
  return study;
}

std::vector<Scenario> LoadCandidates(Study& study, const std::string& path,
                                     Diagnostics& diagnostics) {
  if (!study.parameters.batch.has_value()) return {};
  std::vector<Scenario> candidates =
      ReadFiles(study.parameters.batch->candidates, FolderOf(path),
                study.inputs, diagnostics);
  CheckIds(candidates, diagnostics);
  if (!diagnostics.ok()) return candidates;
  const Applier applier(study.model);
  Variant variant;
  for (const Scenario& candidate : candidates) {
    applier.Apply(candidate, variant, diagnostics);
  }
  return candidates;
}

}  // namespace railreach
