#include "engine/model/validate.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/geo/spatial_index.h"

namespace railreach {
namespace {

constexpr Metres kWalk(500);

std::string Called(const ThingName& name) {
  return absl::StrCat("'", name.key, "' (", name.zh, ")");
}

// Whether a pattern has a train in any band.
IdVector<PatternId, bool> PatternsWithTrains(const LineModel& lines) {
  IdVector<PatternId, bool> has_trains(lines.patterns.size(), false);
  for (const Service& service : lines.services) {
    has_trains[service.pattern] = true;
  }
  return has_trains;
}

void CheckStations(const Model& model, Diagnostics& diagnostics) {
  const LineModel& lines = model.lines;
  IdVector<StationId, bool> is_used(lines.stations.size(), false);
  IdVector<StationId, bool> is_called(lines.stations.size(), false);
  for (const Track& track : lines.tracks) {
    is_used[track.from] = is_used[track.to] = true;
  }
  for (const Pattern& pattern : lines.patterns) {
    for (const PatternStop& stop : pattern.stops)
      is_called[stop.station] = true;
  }
  for (const StationId id : lines.stations.ids()) {
    const Station& station = lines.stations[id];
    if (is_called[id] || (is_used[id] && !station.passenger)) continue;
    diagnostics.Warning(
        {"stations.csv", station.provenance.line, 0},
        absl::StrCat(is_used[id] ? "no train calls at station "
                                 : "nothing uses station ",
                     Called(station.name)),
        is_used[id] ? "add it to patterns of line_stops.csv, or set passenger "
                      "to no"
                    : "add it to tracks.csv and line_stops.csv, or remove it");
  }
}

void CheckLines(const LineModel& lines, Diagnostics& diagnostics) {
  const auto has_trains = PatternsWithTrains(lines);
  IdVector<LineId, bool> has_pattern(lines.lines.size(), false);
  IdVector<LineId, bool> runs(lines.lines.size(), false);
  for (const PatternId id : lines.patterns.ids()) {
    has_pattern[lines.patterns[id].line] = true;
    if (has_trains[id]) runs[lines.patterns[id].line] = true;
  }
  for (const LineId id : lines.lines.ids()) {
    if (runs[id]) continue;
    diagnostics.Warning(
        {"lines.csv", lines.lines[id].provenance.line, 0},
        absl::StrCat("line ", Called(lines.lines[id].name),
                     has_pattern[id] ? " has no service" : " has no pattern"),
        has_pattern[id] ? "add rows to services.csv"
                        : "add its stops to line_stops.csv");
  }
  for (const PatternId id : lines.patterns.ids()) {
    const Pattern& pattern = lines.patterns[id];
    if (has_trains[id] || !runs[pattern.line]) continue;
    diagnostics.Warning(
        {"line_stops.csv", pattern.line_in_table, 0},
        absl::StrCat("pattern '", pattern.key, "' has no service"),
        "add rows to services.csv, or remove the pattern");
  }
}

void CheckAccess(const LineModel& lines, Diagnostics& diagnostics) {
  TierSet used;
  TierSet served;
  for (const Line& line : lines.lines) used = used.With(line.tier);
  for (const AccessRule& rule : lines.access_rules) {
    if (rule.tier.has_value()) served = served.With(*rule.tier);
  }
  for (const Tier tier : kTiers) {
    if (!used.contains(tier) || served.contains(tier)) continue;
    diagnostics.Warning(
        {"access_rules.csv", 0, 0},
        absl::StrCat("no rule says how people reach stations of tier '",
                     Name(tier), "'"),
        "add a row, such as walking");
  }
}

void CheckEntryTimes(const LineModel& lines, Diagnostics& diagnostics) {
  std::set<std::pair<StationId, Tier>> seen;
  for (const PatternId id : lines.patterns.ids()) {
    const Tier tier = lines.line_of(id).tier;
    const PlatformTimes& of_tier = lines.rules(tier).times;
    for (const PatternStop& stop : lines.patterns[id].stops) {
      if (!seen.insert({stop.station, tier}).second) continue;
      const Station& station = lines.stations[stop.station];
      const Seconds entry = station.times.entry.value_or(of_tier.entry);
      if (station.times.entry_low.value_or(of_tier.entry_low) <= entry &&
          entry <= station.times.entry_high.value_or(of_tier.entry_high)) {
        continue;
      }
      diagnostics.Warning(
          {"stations.csv", station.provenance.line, 0},
          absl::StrCat("station ", Called(station.name),
                       ": entry_low_s, entry_s and entry_high_s do not ascend "
                       "where blanks are those of tier '",
                       Name(tier), "'"),
          "fill in all three");
    }
  }
}

void CheckPeople(const Places& places, Diagnostics& diagnostics) {
  IdVector<RegionId, int64_t> people(places.regions.size(), 0);
  IdVector<RegionId, bool> has_zones(places.regions.size(), false);
  for (const Zone& zone : places.zones) {
    people[zone.region] += zone.people;
    has_zones[zone.region] = true;
  }
  for (const RegionId id : places.regions.ids()) {
    const Region& region = places.regions[id];
    if (!has_zones[id] || region.people == 0) continue;
    if (std::abs(people[id] - region.people) <= region.people / 50) continue;
    diagnostics.Warning(
        {"regions.csv", region.provenance.line, 0},
        absl::StrCat("region ", Called(region.name), " has ", region.people,
                     " people, its zones ", people[id]),
        "check people here and in zones.csv");
  }
}

// Stations joined into parts (union-find, the lowest station leads a part).
class Parts {
 public:
  explicit Parts(size_t num_stations) : leader_(num_stations) {
    std::iota(leader_.begin(), leader_.end(), size_t{0});
  }
  StationId LeaderOf(StationId station) {
    size_t at = station.index();
    while (leader_[at] != at) at = leader_[at] = leader_[leader_[at]];
    return StationId(at);
  }
  void Join(StationId a, StationId b) {
    const auto [low, high] = std::minmax({LeaderOf(a), LeaderOf(b)});
    leader_[high.index()] = low.index();
  }

 private:
  std::vector<size_t> leader_;
};

// Joins what the trains of existing lines join; returns the stations called.
IdVector<StationId, bool> JoinByTrains(const LineModel& lines, Parts& parts) {
  const auto has_trains = PatternsWithTrains(lines);
  IdVector<StationId, bool> called(lines.stations.size(), false);
  for (const PatternId id : lines.patterns.ids()) {
    if (lines.line_of(id).status != Status::kExisting || !has_trains[id]) {
      continue;
    }
    const std::vector<PatternStop>& stops = lines.patterns[id].stops;
    for (const PatternStop& stop : stops) {
      called[stop.station] = true;
      parts.Join(stops[0].station, stop.station);
    }
  }
  return called;
}

void JoinByWalks(const LineModel& lines,
                 const IdVector<StationId, bool>& called, Parts& parts) {
  for (const Transfer& transfer : lines.transfers) {
    parts.Join(transfer.from, transfer.to);
  }
  std::vector<StationId> stations;
  std::vector<LatLng> points;
  for (const StationId id : lines.stations.ids()) {
    if (!called[id] || lines.stations[id].position_error > kWalk) continue;
    stations.push_back(id);
    points.push_back(lines.stations[id].position);
  }
  const SpatialIndex index(points);
  std::vector<Neighbour> near;
  for (const StationId id : stations) {
    index.Within(lines.stations[id].position, kWalk, near);
    for (const Neighbour& other : near) parts.Join(id, stations[other.point]);
  }
}

}  // namespace

void ValidateUsage(const Model& model, Diagnostics& diagnostics) {
  CheckStations(model, diagnostics);
  CheckLines(model.lines, diagnostics);
  CheckAccess(model.lines, diagnostics);
  CheckEntryTimes(model.lines, diagnostics);
  CheckPeople(model.places, diagnostics);
}

void ValidateConnected(const Model& model, Diagnostics& diagnostics) {
  const LineModel& lines = model.lines;
  Parts parts(lines.stations.size());
  const IdVector<StationId, bool> called = JoinByTrains(lines, parts);
  JoinByWalks(lines, called, parts);
  IdVector<StationId, size_t> size(lines.stations.size(), 0);
  size_t total = 0;
  for (const StationId id : lines.stations.ids()) {
    if (!called[id]) continue;
    ++size[parts.LeaderOf(id)];
    ++total;
  }
  const auto largest = std::max_element(size.begin(), size.end());
  std::set<StationId> reported;
  for (const StationId id : lines.stations.ids()) {
    const StationId leader = parts.LeaderOf(id);
    if (!called[id] || size.begin() + leader.index() == largest) continue;
    if (!reported.insert(leader).second) continue;
    diagnostics.Warning(
        {"stations.csv", lines.stations[id].provenance.line, 0},
        absl::StrCat("station ", Called(lines.stations[id].name), " lies in a ",
                     "part of the existing network, of ", size[leader], " of ",
                     total, " stations, that is not joined to the largest"),
        "check its points, or add a row to transfers.csv or line_stops.csv");
  }
}

void Validate(const Model& model, Diagnostics& diagnostics) {
  ValidateUsage(model, diagnostics);
  ValidateGeometry(model, diagnostics);
  ValidateConnected(model, diagnostics);
  ValidateDatum(model, diagnostics);
}

}  // namespace railreach
