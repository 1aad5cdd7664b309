#include "engine/network/stop_table.h"

#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace railreach {
namespace {

// Patterns of one group share platforms, or nobody could take whichever train
// comes first; others share them with their tier.
using StopKey =
    std::tuple<StationId, OperatorClassId, GroupId, Tier, PlatformId>;

// The group of each pattern, as its first service row says, whatever the band:
// stops are the same all day.
IdVector<PatternId, GroupId> GroupOf(const LineModel& model) {
  IdVector<PatternId, GroupId> group_of(model.patterns.size());
  for (const PatternId id : model.patterns.ids()) {
    group_of[id] = model.patterns[id].group;
  }
  for (const Service& service : model.services) {
    GroupId& group = group_of[service.pattern];
    if (group.is_none()) group = service.group;
  }
  return group_of;
}

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

class StopBuilder {
 public:
  StopBuilder(const LineModel& model, EntryLevel entry_level)
      : model_(model), entry_level_(entry_level) {}

  // The stop of this key; a new one takes its times from `tier`.
  StopId Intern(const StopKey& key, Tier tier) {
    const auto [it, inserted] = index_.try_emplace(key, StopId(stops_.size()));
    if (inserted) Append(key, tier);
    return it->second;
  }

  StopTable& stops() { return stops_; }

 private:
  void Append(const StopKey& key, Tier tier) {
    const StationId station = std::get<StationId>(key);
    const OperatorClassId operator_class = std::get<OperatorClassId>(key);
    const PlatformTimes& times = model_.rules(tier).times;
    const PlatformOverrides& own = model_.stations[station].times;
    const auto area =
        areas_.try_emplace({station, operator_class}, AreaId(areas_.size()));
    stops_.station.push_back(station);
    stops_.platform.push_back(std::get<PlatformId>(key));
    stops_.tiers.push_back(TierSet());
    stops_.operator_class.push_back(operator_class);
    stops_.area.push_back(area.first->second);
    stops_.entry.push_back(Entry(times, own, entry_level_));
    stops_.exit.push_back(own.exit.value_or(times.exit));
    stops_.change.push_back(own.change.value_or(times.change));
  }

  const LineModel& model_;
  const EntryLevel entry_level_;
  std::map<StopKey, StopId> index_;
  std::map<std::pair<StationId, OperatorClassId>, AreaId> areas_;
  StopTable stops_;
};

}  // namespace

StopTable BuildStops(const LineModel& model, EntryLevel entry_level) {
  const IdVector<PatternId, GroupId> group_of = GroupOf(model);
  StopBuilder builder(model, entry_level);
  std::vector<StopId> row;
  for (const PatternId id : model.patterns.ids()) {
    const Line& line = model.line_of(id);
    const Tier tier = group_of[id].is_none() ? line.tier : Tier::kTrunk;
    row.clear();
    for (const PatternStop& stop : model.patterns[id].stops) {
      row.push_back(builder.Intern({stop.station, line.operator_class,
                                    group_of[id], tier, stop.platform},
                                   line.tier));
    }
    builder.stops().of_pattern.AppendRow(row);
  }
  StopTable stops = std::move(builder.stops());
  std::vector<std::pair<StationId, StopId>> by_station;
  for (const StopId stop : stops.station.ids()) {
    by_station.push_back({stops.station[stop], stop});
  }
  stops.of_station =
      Csr<StationId, StopId>::FromEntries(model.stations.size(), by_station);
  return stops;
}

}  // namespace railreach
