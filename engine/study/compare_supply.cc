// Lines and stations whose trains differ between two results.
#include <algorithm>
#include <array>
#include <set>

#include "engine/model/service.h"
#include "engine/study/compare_parts.h"

namespace railreach {
namespace {

// What a line that runs has.
struct LineFacts {
  bool runs = false;
  std::optional<double> length_km;
  std::set<StationId> stations;
  // [direction] in the study's band; and where it has patterns at all.
  std::array<double, 2> trains_per_hour = {};
  std::array<bool, 2> has_direction = {};

  double WorseDirection() const {
    if (!has_direction[0]) return trains_per_hour[1];
    if (!has_direction[1]) return trains_per_hour[0];
    return std::min(trains_per_hour[0], trains_per_hour[1]);
  }
};

void AddTrains(const Side& side, IdVector<LineId, LineFacts>& facts) {
  const LineModel& lines = side.lines();
  for (const Service& service : lines.services) {
    const Pattern& pattern = lines.patterns[service.pattern];
    const Band& band = lines.bands[service.band];
    if (pattern.line.is_none() || !lines.Runs(pattern) ||
        band.name.key != side.study.parameters.band ||
        band.length() <= Seconds(0)) {
      continue;
    }
    facts[pattern.line]
        .trains_per_hour[static_cast<size_t>(pattern.direction)] +=
        static_cast<double>(MilliTrains(service, band.length())) * 3.6 /
        band.length().count();
  }
}

IdVector<LineId, LineFacts> LineFactsOf(const Side& side) {
  const LineModel& lines = side.lines();
  IdVector<LineId, LineFacts> facts(lines.lines.size());
  for (const Pattern& pattern : lines.patterns) {
    if (pattern.line.is_none() || !lines.Runs(pattern)) continue;
    LineFacts& line = facts[pattern.line];
    line.runs = true;
    line.has_direction[static_cast<size_t>(pattern.direction)] = true;
    for (const PatternStop& stop : pattern.stops) {
      line.stations.insert(stop.station);
    }
  }
  AddTrains(side, facts);
  for (const LineId id : facts.ids()) {
    if (id.index() < side.result.line_lengths.size()) {
      facts[id].length_km = side.result.line_lengths[id].km();
    }
  }
  return facts;
}

std::vector<std::string> StationKeys(const Side& side, const LineFacts& facts) {
  std::vector<std::string> keys;
  for (const StationId station : facts.stations) {
    keys.push_back(side.lines().stations[station].name.key);
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

template <typename T>
Both<T> WhereRuns(const LineFacts& a, const LineFacts& b, std::optional<T> of_a,
                  std::optional<T> of_b) {
  Both<T> both;
  if (a.runs) both.a = of_a;
  if (b.runs) both.b = of_b;
  return both;
}

LineChange CompareLine(const LineFacts& a, const LineFacts& b) {
  LineChange line;
  line.presence = PresenceOf(a.runs, b.runs);
  line.length_km = WhereRuns<double>(a, b, a.length_km, b.length_km);
  line.stations =
      WhereRuns<int64_t>(a, b, static_cast<int64_t>(a.stations.size()),
                         static_cast<int64_t>(b.stations.size()));
  line.band_trains_per_hour =
      WhereRuns<double>(a, b, a.WorseDirection(), b.WorseDirection());
  return line;
}

StationChange CompareStation(const ServiceLevel& a, const ServiceLevel& b) {
  StationChange station;
  station.presence = PresenceOf(a.has_trains(), b.has_trains());
  station.tiers_a = a.tiers;
  station.tiers_b = b.tiers;
  if (a.has_trains()) {
    station.lines.a = a.num_lines;
    station.trains_per_day.a = a.trains_per_day;
  }
  if (b.has_trains()) {
    station.lines.b = b.num_lines;
    station.trains_per_day.b = b.trains_per_day;
  }
  return station;
}

ServiceLevel LevelOf(const Side& side, StationId station) {
  if (station.is_none() ||
      station.index() >= side.result.service_levels.size()) {
    return ServiceLevel();
  }
  return side.result.service_levels[station];
}

}  // namespace

std::vector<LineChange> CompareLines(const CompareSides& sides) {
  const auto a = LineFactsOf(sides.a);
  const auto b = LineFactsOf(sides.b);
  std::vector<LineChange> changes;
  for (const RowPair<LineId>& row : sides.lines) {
    const LineFacts of_a = row.a.is_none() ? LineFacts() : a[row.a];
    const LineFacts of_b = row.b.is_none() ? LineFacts() : b[row.b];
    LineChange line = CompareLine(of_a, of_b);
    const bool alike =
        line.presence == Presence::kNeither ||
        (line.presence == Presence::kBoth && !line.length_km.differs() &&
         !line.band_trains_per_hour.differs() &&
         StationKeys(sides.a, of_a) == StationKeys(sides.b, of_b));
    if (alike) continue;
    const Line& either =
        EitherRow(row, sides.a.lines().lines, sides.b.lines().lines);
    line.name = either.name;
    line.tier = either.tier;
    changes.push_back(std::move(line));
  }
  return changes;
}

std::vector<StationChange> CompareStations(const CompareSides& sides) {
  std::vector<StationChange> changes;
  for (const RowPair<StationId>& row : sides.stations) {
    StationChange station =
        CompareStation(LevelOf(sides.a, row.a), LevelOf(sides.b, row.b));
    if (!station.lines.differs() && !station.trains_per_day.differs() &&
        station.tiers_a == station.tiers_b) {
      continue;
    }
    const Station& either =
        EitherRow(row, sides.a.lines().stations, sides.b.lines().stations);
    station.name = either.name;
    station.position = either.position;
    changes.push_back(std::move(station));
  }
  return changes;
}

}  // namespace railreach
