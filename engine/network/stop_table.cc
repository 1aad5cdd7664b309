#include "engine/network/stop_table.h"

#include <algorithm>
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
  std::vector<StopId> row;
  for (const PatternStop& stop : model.patterns[pattern].stops) {
    row.push_back(Number(
        model, {stop.station, line.operator_class, group, tier, stop.platform},
        line.tier, stops));
  }
  stops.of_pattern.AppendRow(row);
}

// A new stop takes its times from `tier`.
StopId StopNumbering::Number(const LineModel& model, const StopKey& key,
                             Tier tier, StopTable& stops) {
  if (before_ != nullptr) {
    const auto it = before_->stops_.find(key);
    if (it != before_->stops_.end()) return it->second;
  }
  const auto [it, inserted] = stops_.try_emplace(key, StopId(stops.size()));
  if (!inserted) return it->second;
  const StationId station = std::get<StationId>(key);
  const OperatorClassId operator_class = std::get<OperatorClassId>(key);
  const PlatformTimes& times = model.rules(tier).times;
  const PlatformOverrides& own = model.stations[station].times;
  stops.station.push_back(station);
  stops.platform.push_back(std::get<PlatformId>(key));
  stops.tiers.push_back(TierSet());
  stops.operator_class.push_back(operator_class);
  stops.area.push_back(AreaOf({station, operator_class}));
  stops.entry.push_back(Entry(times, own, entry_level_));
  stops.exit.push_back(own.exit.value_or(times.exit));
  stops.change.push_back(own.change.value_or(times.change));
  return it->second;
}

AreaId StopNumbering::AreaOf(const AreaKey& key) {
  size_t next = areas_.size();
  if (before_ != nullptr) {
    const auto it = before_->areas_.find(key);
    if (it != before_->areas_.end()) return it->second;
    next += before_->areas_.size();
  }
  return areas_.try_emplace(key, AreaId(next)).first->second;
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
  numbering.Reserve(model.stations.size() * 5 / 4);
  for (const PatternId id : model.patterns.ids()) {
    numbering.Append(model, id, GroupOf(model, id), stops);
  }
  IndexStations(model.stations.size(), stops);
  return stops;
}

}  // namespace railreach
