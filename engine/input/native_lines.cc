// tiers.csv, stations.csv, tracks.csv and lines.csv.
#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "engine/geo/geodesic.h"
#include "engine/input/native_reader.h"

namespace railreach {
namespace {

constexpr Limits kPlatformSeconds = {0, 2 * 3600};
constexpr Limits kKmh = {1, 1000};
constexpr Limits kMetresPerS2 = {0.01, 10};

constexpr Choice<DensityClass> kDensityClasses[] = {
    {"none", DensityClass::kNone},
    {"narrow", DensityClass::kNarrow},
    {"middle", DensityClass::kMiddle},
    {"wide", DensityClass::kWide},
};

PlatformTimes ReadPlatformTimes(const Row& row) {
  PlatformTimes times;
  times.entry = row.Duration("entry_s", kPlatformSeconds);
  times.entry_low = row.Duration("entry_low_s", kPlatformSeconds);
  times.entry_high = row.Duration("entry_high_s", kPlatformSeconds);
  times.exit = row.Duration("exit_s", kPlatformSeconds);
  times.change = row.Duration("change_s", kPlatformSeconds);
  return times;
}

PlatformOverrides ReadOverrides(const Row& row) {
  PlatformOverrides times;
  times.entry = row.OptionalDuration("entry_s", kPlatformSeconds);
  times.entry_low = row.OptionalDuration("entry_low_s", kPlatformSeconds);
  times.entry_high = row.OptionalDuration("entry_high_s", kPlatformSeconds);
  times.exit = row.OptionalDuration("exit_s", kPlatformSeconds);
  times.change = row.OptionalDuration("change_s", kPlatformSeconds);
  return times;
}

// Requires low <= entry <= high of those that are given.
void CheckEntryOrder(const Row& row, std::optional<Seconds> low,
                     std::optional<Seconds> entry,
                     std::optional<Seconds> high) {
  const Seconds least = low.value_or(Seconds(0));
  const Seconds most = high.value_or(kUnreachable);
  const Seconds middle = entry.value_or(std::max(least, Seconds(0)));
  if (least <= middle && middle <= most) return;
  row.Error("entry_s", "entry_low_s, entry_s and entry_high_s do not ascend",
            "write entry_low_s <= entry_s <= entry_high_s");
}

RunTimeProfile ReadProfile(const Row& row) {
  RunTimeProfile profile;
  profile.cap_kmh = row.Number("cap_kmh", kKmh);
  profile.acceleration_m_s2 = row.Number("acceleration_m_s2", kMetresPerS2);
  profile.braking_m_s2 = row.Number("braking_m_s2", kMetresPerS2);
  profile.dwell = row.Duration("dwell_s", {0, 3600});
  profile.recovery_pct = row.Number("recovery_pct", {0, 200});
  profile.curvature = row.Number("curvature", {1, 10});
  return profile;
}

std::vector<Metres> ReadRadii(const Row& row) {
  std::vector<Metres> radii;
  if (row.Text("coverage_m").empty()) return radii;
  for (const std::string& part : row.OptionalList("coverage_m")) {
    double metres = 0;
    if (absl::SimpleAtod(part, &metres) && metres > 0 && metres <= 100'000) {
      radii.push_back(Metres(metres));
    } else {
      row.Error("coverage_m",
                absl::StrCat("coverage_m: '", part,
                             "' is no radius of up to 100,000 m"),
                "write radii in metres, such as 600|800|1500");
    }
  }
  std::sort(radii.begin(), radii.end());
  radii.erase(std::unique(radii.begin(), radii.end()), radii.end());
  return radii;
}

void ReadTier(const Row& row, NativeReader& reader) {
  const Tier tier = row.OneOf<Tier>("tier", kTierChoices);
  const bool is_tier = row.ok();
  TierRules rules;
  rules.given = true;
  rules.times = ReadPlatformTimes(row);
  if (row.ok()) {
    CheckEntryOrder(row, rules.times.entry_low, rules.times.entry,
                    rules.times.entry_high);
  }
  rules.profile = ReadProfile(row);
  rules.coverage_radii = ReadRadii(row);
  rules.direct_trips_per_hour =
      static_cast<int>(row.Whole("direct_trips_per_hour", {1, 1000}));
  if (!is_tier) {
    reader.all_tiers_known = false;
    return;
  }
  TierRules& known = reader.model.lines.tiers[Index(tier)];
  if (known.given) {
    row.Error("tier", absl::StrCat("tier '", Name(tier), "' stands twice"),
              "keep one row per tier");
  }
  known = rules;
}

void ReadStation(const Row& row, NativeReader& reader) {
  Station station;
  station.name = row.Name("station_id");
  station.position = row.Position();
  station.region = CountyOf(reader, row);
  station.passenger = row.YesNo("passenger");
  station.position_error =
      Metres(row.OptionalNumber("position_error_m", {0, 100'000}).value_or(0));
  station.times = ReadOverrides(row);
  if (row.ok()) {
    CheckEntryOrder(row, station.times.entry_low, station.times.entry,
                    station.times.entry_high);
  }
  station.land_block = LandBlockOf(reader, row);
  station.provenance = row.provenance();
  if (reader.stations.Add(station.name, row, "station_id")) {
    reader.model.lines.stations.push_back(std::move(station));
  }
}

TrackLineId TrackLineOf(NativeReader& reader, const Row& row) {
  const std::string word = row.Text("track_line");
  if (word.find('|') != std::string::npos) {
    row.Error("track_line", "track_line holds a '|'",
              "choose a name without it: lines.csv separates names by '|'");
  }
  if (word.empty()) return {};
  const TrackLineId id = reader.track_lines.IdOfWord(word);
  auto& rows = reader.model.lines.track_lines;
  if (id.index() == rows.size()) rows.push_back(word);
  return id;
}

// Official, or the straight line x the curvature of the tier.
Metres LengthOf(const LineModel& lines, const Track& track,
                std::optional<double> km) {
  if (km.has_value()) return Kilometres(*km);
  const Metres straight = GeodesicDistance(lines.stations[track.from].position,
                                           lines.stations[track.to].position);
  return Metres(straight.metres() * lines.rules(track.tier).profile.curvature);
}

Track ReadTrack(const Row& row, NativeReader& reader) {
  Track track;
  track.track_line = TrackLineOf(reader, row);
  track.from = reader.stations.Get(row, "from_station");
  track.to = reader.stations.Get(row, "to_station");
  track.tier = TierOf(reader, row, "tier");
  const std::optional<double> km = row.OptionalNumber("km", {0.001, 5000});
  track.length_given = km.has_value();
  track.design_speed_kmh =
      row.OptionalNumber("design_speed_kmh", kKmh).value_or(0);
  track.status = row.OneOf<Status>("status", kStatusChoices, Status::kExisting);
  track.provenance = row.provenance();
  if (track.from.is_none() || track.to.is_none()) return track;
  if (track.from == track.to) {
    row.Error("to_station", "the link leads back to its own station",
              "a link joins two stations");
  }
  track.length = LengthOf(reader.model.lines, track, km);
  return track;
}

}  // namespace

void ReadTiers(NativeReader& reader) {
  const Table table =
      OpenTable(reader, "tiers.csv",
                "tier entry_s entry_low_s entry_high_s exit_s change_s cap_kmh "
                "acceleration_m_s2 braking_m_s2 dwell_s recovery_pct curvature "
                "coverage_m direct_trips_per_hour",
                "");
  reader.all_tiers_known = table.complete();
  table.ForEachRow([&](const Row& row) { ReadTier(row, reader); });
}

void ReadStations(NativeReader& reader) {
  const Table table = OpenTable(
      reader, "stations.csv",
      "station_id name_zh name_en lat lon region_id passenger",
      "position_error_m entry_s entry_low_s entry_high_s exit_s change_s "
      "land_block");
  if (!table.complete()) reader.stations.MarkIncomplete();
  table.ForEachRow([&](const Row& row) { ReadStation(row, reader); });
}

void ReadTracks(NativeReader& reader) {
  const Table table =
      OpenTable(reader, "tracks.csv", "track_line from_station to_station tier",
                "km design_speed_kmh status");
  if (!table.complete()) reader.track_lines.MarkIncomplete();
  std::set<std::tuple<TrackLineId, StationId, StationId>> seen;
  table.ForEachRow([&](const Row& row) {
    const Track track = ReadTrack(row, reader);
    const auto [low, high] = std::minmax(track.from, track.to);
    const bool is_known = !track.from.is_none() && !track.to.is_none();
    if (row.ok() && is_known &&
        !seen.insert({track.track_line, low, high}).second) {
      row.RowError("the link stands twice",
                   "keep one row: a link is used both ways");
    }
    reader.model.lines.tracks.push_back(track);
  });
}

void ReadLines(NativeReader& reader) {
  const Table table = OpenTable(
      reader, "lines.csv",
      "line_id name_zh name_en tier status operator operator_class",
      "opening_year colour density_class track_lines ring confidence");
  if (!table.complete()) reader.lines.MarkIncomplete();
  table.ForEachRow([&](const Row& row) {
    Line line;
    line.name = row.Name("line_id");
    line.tier = TierOf(reader, row, "tier");
    line.status = row.OneOf<Status>("status", kStatusChoices);
    line.opening_year = static_cast<int>(
        row.OptionalWhole("opening_year", {1800, 2200}).value_or(0));
    line.operator_name = row.Text("operator");
    const std::string operator_class = row.Text("operator_class");
    line.operator_class = reader.operator_classes.IdOfWord(operator_class);
    auto& classes = reader.model.lines.operator_classes;
    if (line.operator_class.index() == classes.size()) {
      classes.push_back(operator_class);
    }
    line.colour = row.OptionalColour("colour");
    line.density_class = row.OneOf<DensityClass>(
        "density_class", kDensityClasses, DensityClass::kNone);
    for (const std::string& word : row.OptionalList("track_lines")) {
      line.track_lines.push_back(
          reader.track_lines.Resolve(row, "track_lines", word));
    }
    line.ring = row.OptionalYesNo("ring");
    line.confidence = row.OneOf<Confidence>("confidence", kConfidenceChoices,
                                            Confidence::kHigh);
    line.provenance = row.provenance();
    if (reader.lines.Add(line.name, row, "line_id")) {
      reader.model.lines.lines.push_back(std::move(line));
    }
  });
}

}  // namespace railreach
