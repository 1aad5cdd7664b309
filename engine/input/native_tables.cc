#include "engine/input/native_tables.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "engine/base/fingerprint.h"
#include "engine/input/native_reader.h"
#include "engine/model/name_index.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;

constexpr std::array<absl::string_view, 17> kTables = {
    "access_rules.csv",   "bands.csv",      "corridors.csv",
    "key_nodes.csv",      "line_stops.csv", "lines.csv",
    "region_members.csv", "regions.csv",    "services.csv",
    "stations.csv",       "targets.csv",    "tiers.csv",
    "tracks.csv",         "transfers.csv",  "values.csv",
    "zone_points.csv",    "zones.csv"};

bool IsKnown(absl::string_view file) {
  return std::binary_search(kTables.begin(), kTables.end(), file);
}

void ReportUnknownTables(const TableTexts& texts, Diagnostics& diagnostics) {
  const std::vector<std::string> known(kTables.begin(), kTables.end());
  for (const auto& [file, text] : texts) {
    if (IsKnown(file)) continue;
    diagnostics.Warning({file, 0, 0},
                        absl::StrCat("the table is unknown and not read",
                                     DidYouMean(NearMisses(file, known, 1))),
                        "rename or remove it");
  }
}

std::vector<InputFile> FilesOf(const TableTexts& texts) {
  std::vector<InputFile> files;
  for (const auto& [file, text] : texts) {
    if (IsKnown(file)) files.push_back({file, text.size(), Fingerprint(text)});
  }
  return files;
}

}  // namespace

const std::array<Choice<Tier>, kNumTiers> kTierChoices = {{
    {"trunk", Tier::kTrunk},
    {"conventional", Tier::kConventional},
    {"intercity", Tier::kIntercity},
    {"suburban", Tier::kSuburban},
    {"metro", Tier::kMetro},
}};

const std::array<Choice<Status>, 3> kStatusChoices = {{
    {"existing", Status::kExisting},
    {"construction", Status::kConstruction},
    {"planned", Status::kPlanned},
}};

const std::array<Choice<Confidence>, 3> kConfidenceChoices = {{
    {"high", Confidence::kHigh},
    {"medium", Confidence::kMedium},
    {"low", Confidence::kLow},
}};

const std::array<Choice<Level>, kNumLevels> kLevelChoices = {{
    {"study_area", Level::kStudyArea},
    {"city", Level::kCity},
    {"county", Level::kCounty},
    {"strategic_zone", Level::kStrategicZone},
    {"demonstration_zone", Level::kDemonstrationZone},
    {"town_cluster", Level::kTownCluster},
}};

bool HasTable(const NativeReader& reader, absl::string_view file) {
  return reader.texts.contains(std::string(file));
}

Table OpenTable(const NativeReader& reader, absl::string_view file,
                absl::string_view required, absl::string_view optional) {
  const auto it = reader.texts.find(std::string(file));
  const std::string* text = it == reader.texts.end() ? nullptr : &it->second;
  return Table(file, text, required, optional, reader.diagnostics);
}

Tier TierOf(NativeReader& reader, const Row& row, absl::string_view column) {
  const size_t errors = reader.diagnostics.num_errors();
  const Tier tier = row.OneOf<Tier>(column, kTierChoices);
  const bool was_read = reader.diagnostics.num_errors() == errors;
  if (was_read && reader.all_tiers_known &&
      !reader.model.lines.rules(tier).given &&
      !reader.missed_tiers.contains(tier)) {
    reader.missed_tiers = reader.missed_tiers.With(tier);
    row.Error(column,
              absl::StrCat("tier '", Name(tier),
                           "' has no row in "
                           "tiers.csv"),
              "add it to tiers.csv");
  }
  return tier;
}

LandBlockId LandBlockOf(NativeReader& reader, const Row& row) {
  const std::string word = row.OptionalText("land_block");
  if (word.empty()) return {};
  const LandBlockId id = reader.land_blocks.IdOfWord(word);
  auto& rows = reader.model.lines.land_blocks;
  if (id.index() == rows.size()) rows.push_back(word);
  return id;
}

RegionId CountyOf(NativeReader& reader, const Row& row) {
  const RegionId id = reader.regions.Get(row, "region_id");
  if (id.is_none()) return id;
  const Region& region = reader.model.places.regions[id];
  if (region.level != Level::kCounty) {
    row.Error("region_id",
              absl::StrCat("region_id '", region.name.key, "' is of level ",
                           Name(region.level)),
              "name the county that it lies in");
  }
  return id;
}

NativeTables ParseNativeTables(const TableTexts& texts,
                               Diagnostics& diagnostics) {
  ReportUnknownTables(texts, diagnostics);
  NativeReader reader(texts, diagnostics);
  ReadTiers(reader);
  ReadRegions(reader);
  ReadStations(reader);
  ReadTracks(reader);
  ReadLines(reader);
  ReadLineStops(reader);
  ReadBands(reader);
  ReadServices(reader);
  ReadTransfers(reader);
  ReadAccessRules(reader);
  ReadZones(reader);
  ReadZonePoints(reader);
  ReadKeyNodes(reader);
  ReadRegionMembers(reader);
  ReadCorridors(reader);
  ReadTargets(reader);
  ReadValues(reader);
  return {std::move(reader.model), FilesOf(texts)};
}

NativeTables ReadNativeTables(const std::string& folder,
                              Diagnostics& diagnostics) {
  TableTexts texts;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (!absl::EndsWith(name, ".csv")) continue;
    absl::StatusOr<std::string> text = ReadFile(it->path().string());
    if (text.ok()) {
      texts[name] = *std::move(text);
    } else {
      diagnostics.Error({name, 0, 0}, text.status().message(),
                        "make it a readable file");
      texts[name] = "";
    }
  }
  if (error) {
    diagnostics.Error(
        {folder, 0, 0},
        absl::StrCat("the folder cannot be read: ", error.message()),
        "name a folder with the tables of a network");
    return {};
  }
  return ParseNativeTables(texts, diagnostics);
}

}  // namespace railreach
