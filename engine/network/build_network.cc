#include "engine/network/build_network.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/network/connections.h"
#include "engine/network/transfers.h"

namespace railreach {
namespace {

// Patterns of one group share platforms, or nobody could take whichever train
// comes first; others share them with their tier.
using StopKey = std::tuple<StationId, OperatorClassId, GroupId, Tier>;

// The group of each pattern, as its first service row says, whatever the band:
// stops are the same all day.
IdVector<PatternId, GroupId> GroupOf(const LineModel& model) {
  IdVector<PatternId, GroupId> group_of(model.patterns.size());
  for (const Service& service : model.services) {
    GroupId& group = group_of[service.pattern];
    if (group.is_none()) group = service.group;
  }
  return group_of;
}

// The stops of all patterns, in order of their first appearance.
class StopBuilder {
 public:
  StopBuilder(const LineModel& model, const NetworkOptions& options)
      : model_(model), options_(options), group_of_(GroupOf(model)) {
    for (const PatternId id : model.patterns.ids()) {
      for (const PatternStop& stop : model.patterns[id].stops) {
        Intern(KeyOf(stop.station, id), model.line_of(id).tier);
      }
    }
    std::vector<std::pair<StationId, StopId>> by_station;
    for (const StopId stop : stops_.station.ids()) {
      by_station.push_back({stops_.station[stop], stop});
    }
    stops_.of_station =
        Csr<StationId, StopId>::FromEntries(model.stations.size(), by_station);
  }

  StopId Find(StationId station, PatternId pattern) const {
    return index_.find(KeyOf(station, pattern))->second;
  }
  // Trains of the pattern call at the stop in this band.
  void AddTier(StopId stop, PatternId pattern) {
    TierSet& tiers = stops_.tiers[stop];
    tiers = tiers.With(model_.line_of(pattern).tier);
  }
  const IdVector<StopId, Seconds>& change() const { return change_; }
  StopTable Take() { return std::move(stops_); }
  const StopTable& stops() const { return stops_; }

 private:
  StopKey KeyOf(StationId station, PatternId pattern) const {
    const Line& line = model_.line_of(pattern);
    const GroupId group = group_of_[pattern];
    return {station, line.operator_class, group,
            group.is_none() ? line.tier : Tier::kTrunk};
  }

  // A new stop takes its times from `tier`, that of the first pattern there.
  void Intern(const StopKey& key, Tier tier) {
    if (!index_.try_emplace(key, StopId(stops_.size())).second) return;
    const StationId station = std::get<StationId>(key);
    const OperatorClassId operator_class = std::get<OperatorClassId>(key);
    const PlatformTimes& times = model_.rules(tier).times;
    const PlatformOverrides& own = model_.stations[station].times;
    const auto area =
        areas_.try_emplace({station, operator_class}, AreaId(areas_.size()));
    stops_.station.push_back(station);
    stops_.tiers.push_back(TierSet());
    stops_.operator_class.push_back(operator_class);
    stops_.area.push_back(area.first->second);
    stops_.entry.push_back(Entry(times, own));
    stops_.exit.push_back(own.exit.value_or(times.exit));
    change_.push_back(own.change.value_or(times.change));
  }

  // A station that sets its entry apart without a range has no range.
  Seconds Entry(const PlatformTimes& times,
                const PlatformOverrides& own) const {
    const bool own_entry = own.entry.has_value();
    const Seconds middle = own.entry.value_or(times.entry);
    switch (options_.entry_level) {
      case EntryLevel::kLow:
        return own.entry_low.value_or(own_entry ? middle : times.entry_low);
      case EntryLevel::kHigh:
        return own.entry_high.value_or(own_entry ? middle : times.entry_high);
      case EntryLevel::kMiddle:
        break;
    }
    return middle;
  }

  const LineModel& model_;
  const NetworkOptions& options_;
  IdVector<PatternId, GroupId> group_of_;
  std::map<StopKey, StopId> index_;
  std::map<std::pair<StationId, OperatorClassId>, AreaId> areas_;
  StopTable stops_;
  IdVector<StopId, Seconds> change_;
};

// The service of each pattern in the band, where its line runs.
IdVector<PatternId, const Service*> ServiceInBand(
    const LineModel& model, const NetworkOptions& options) {
  IdVector<PatternId, const Service*> result(model.patterns.size(), nullptr);
  for (const Service& service : model.services) {
    const Line& line = model.line_of(service.pattern);
    const bool runs =
        line.open && options.tiers.contains(line.tier) &&
        (service.headway > Seconds(0) || service.milli_trains > 0);
    if (runs && service.band == options.band) {
      result[service.pattern] = &service;
    }
  }
  return result;
}

// One pattern as the tables of the network hold it.  A ring is run twice
// round, so that no ride ends at its seam.
struct Row {
  std::vector<StopId> stops;
  std::vector<Seconds> run;
  std::vector<Seconds> dwell;
};

Row RowOf(const LineModel& model, PatternId id, const StopBuilder& stops) {
  const Pattern& pattern = model.patterns[id];
  const Line& line = model.lines[pattern.line];
  Row row;
  const auto append = [&](size_t i) {
    row.stops.push_back(stops.Find(pattern.stops[i].station, id));
    row.run.push_back(pattern.stops[i].run);
    row.dwell.push_back(pattern.stops[i].dwell);
  };
  for (size_t i = 0; i < pattern.stops.size(); ++i) append(i);
  if (line.ring) {
    row.dwell.back() = pattern.stops.front().dwell;
    for (size_t i = 1; i < pattern.stops.size(); ++i) append(i);
  }
  row.run.front() = Seconds(0);
  return row;
}

// Patterns that a traveller waits for by themselves.
class PatternBuilder {
 public:
  void AppendEmpty() {
    table_.stops.AppendRow({});
    table_.wait.push_back(Seconds(0));
    table_.milli_trains.push_back(0);
  }

  void Append(const Row& row, Seconds wait, int64_t milli_trains) {
    const PatternId id(table_.stops.size());
    for (size_t i = 0; i < row.stops.size(); ++i) {
      visits_.push_back({row.stops[i], {id, static_cast<uint32_t>(i)}});
    }
    table_.stops.AppendRow(row.stops);
    table_.run.insert(table_.run.end(), row.run.begin(), row.run.end());
    table_.dwell.insert(table_.dwell.end(), row.dwell.begin(), row.dwell.end());
    table_.wait.push_back(wait);
    table_.milli_trains.push_back(
        static_cast<int32_t>(std::min<int64_t>(milli_trains, INT32_MAX)));
  }

  PatternTable Finish(size_t num_stops) {
    table_.visits =
        Csr<StopId, PatternTable::Visit>::FromEntries(num_stops, visits_);
    return std::move(table_);
  }

 private:
  PatternTable table_;
  std::vector<std::pair<StopId, PatternTable::Visit>> visits_;
};

}  // namespace

Network BuildNetwork(const LineModel& model, const NetworkOptions& options) {
  const Seconds band_length = model.bands[options.band].length();
  const auto service_of = ServiceInBand(model, options);
  StopBuilder stops(model, options);
  IdVector<StopId, bool> in_service(stops.stops().size(), false);
  PatternBuilder patterns;
  std::vector<GroupPattern> grouped;
  Network network;
  network.band_length = band_length;
  for (const PatternId id : model.patterns.ids()) {
    const Pattern& pattern = model.patterns[id];
    const Service* service = service_of[id];
    if (service == nullptr) {
      patterns.AppendEmpty();
      continue;
    }
    Row row = RowOf(model, id, stops);
    for (const StopId stop : row.stops) {
      in_service[stop] = true;
      stops.AddTier(stop, id);
    }
    const int64_t milli_trains = MilliTrains(*service, band_length);
    if (service->group.is_none()) {
      patterns.Append(row,
                      options.wait_model == WaitModel::kOptimal
                          ? Seconds(0)
                          : HalfHeadway(*service, band_length),
                      milli_trains);
    } else {
      patterns.AppendEmpty();
      grouped.push_back({id, service->group, milli_trains, service->scheduled,
                         std::move(row.stops), std::move(row.run),
                         std::move(row.dwell), pattern.stops.size() - 1});
    }
  }
  std::stable_sort(grouped.begin(), grouped.end(),
                   [](const GroupPattern& a, const GroupPattern& b) {
                     return a.group < b.group;
                   });
  network.patterns = patterns.Finish(stops.stops().size());
  network.connections =
      BuildConnections(grouped, stops.stops().size(), band_length, options);
  network.transfers =
      BuildTransfers(model, options, stops.stops(), stops.change(), in_service);
  network.stops = stops.Take();
  return network;
}

}  // namespace railreach
