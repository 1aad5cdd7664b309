#include "engine/network/stop_table.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace railreach {
namespace {

// A station that sets its entry apart without a range has no range.
Seconds Entry(const PlatformTimes& times, const PlatformOverrides& own,
              EntryLevel level) {
  const bool own_entry = own.entry.has_value();
  const Seconds middle = own.entry.value_or(times.entry);
  switch (level) {
    case EntryLevel::kLow:
      return own.entry_low.value_or(own_entry ? middle : times.entry_low);
    case EntryLevel::kHigh:
      return own.entry_high.value_or(own_entry ? middle : times.entry_high);
    case EntryLevel::kMiddle:
      break;
  }
  return middle;
}

}  // namespace

void StopNumbering::Append(const LineModel& model, PatternId pattern,
                           GroupId group, StopTable& stops) {
  const Line& line = model.line_of(pattern);
  const Tier tier = group.is_none() ? line.tier : Tier::kTrunk;
  if (latest_.size() < model.stations.size()) {
    latest_.resize(model.stations.size());
  }
  row_.clear();
  for (const PatternStop& stop : model.patterns[pattern].stops) {
    row_.push_back(Number(model, stop.station,
                          {line.operator_class, group, tier, stop.platform},
                          line.tier, stops));
  }
  stops.of_pattern.AppendRow(row_);
}

// A new stop takes its times from `tier`.
StopId StopNumbering::Number(const LineModel& model, StationId station,
                             const Key& key, Tier tier, StopTable& stops) {
  AreaId area;
  for (StopId stop = latest_[station]; !stop.is_none(); stop = before_[stop]) {
    if (keys_[stop] == key) return stop;
    if (keys_[stop].operator_class == key.operator_class) {
      area = stops.area[stop];
    }
  }
  const StopId stop(stops.size());
  before_.push_back(std::exchange(latest_[station], stop));
  keys_.push_back(key);
  const PlatformTimes& times = model.rules(tier).times;
  const PlatformOverrides& own = model.stations[station].times;
  stops.station.push_back(station);
  stops.platform.push_back(key.platform);
  stops.tiers.push_back(TierSet());
  stops.operator_class.push_back(key.operator_class);
  stops.area.push_back(area.is_none() ? AreaId(num_areas_++) : area);
  stops.entry.push_back(Entry(times, own, entry_level_));
  stops.exit.push_back(own.exit.value_or(times.exit));
  stops.change.push_back(own.change.value_or(times.change));
  return stop;
}

GroupId GroupOf(const LineModel& model, PatternId pattern) {
  GroupId group = model.patterns[pattern].group;
  auto service = std::lower_bound(
      model.services.begin(), model.services.end(), pattern,
      [](const Service& row, PatternId id) { return row.pattern < id; });
  for (; group.is_none() && service != model.services.end() &&
         service->pattern == pattern;
       ++service) {
    group = service->group;
  }
  return group;
}

void IndexStations(size_t num_stations, StopTable& stops) {
  std::vector<std::pair<StationId, StopId>> by_station;
  by_station.reserve(stops.size());
  for (const StopId stop : stops.station.ids()) {
    by_station.push_back({stops.station[stop], stop});
  }
  stops.of_station =
      Csr<StationId, StopId>::FromEntries(num_stations, by_station);
}

StopTable BuildStops(const LineModel& model, EntryLevel entry_level) {
  StopNumbering numbering(entry_level);
  return BuildStops(model, numbering);
}

StopTable BuildStops(const LineModel& model, StopNumbering& numbering) {
  StopTable stops;
  for (const PatternId id : model.patterns.ids()) {
    numbering.Append(model, id, GroupOf(model, id), stops);
  }
  IndexStations(model.stations.size(), stops);
  return stops;
}

}  // namespace railreach
