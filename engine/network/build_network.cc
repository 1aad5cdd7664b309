#include "engine/network/build_network.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/network/connections.h"
#include "engine/network/transfers.h"

namespace railreach {
namespace {

bool LineRuns(const LineModel& model, const NetworkOptions& options,
              PatternId pattern) {
  const Line& line = model.line_of(pattern);
  return line.open && options.tiers.contains(line.tier);
}

// The services that become rows, by pattern.
IdVector<PatternId, const Service*> ServiceInBand(
    const LineModel& model, const NetworkOptions& options) {
  IdVector<PatternId, const Service*> result(model.patterns.size(), nullptr);
  if (options.supply == Supply::kNone) return result;
  for (const Service& service : model.services) {
    if (LineRuns(model, options, service.pattern) && Runs(service) &&
        service.band == options.band) {
      result[service.pattern] = &service;
    }
  }
  if (options.supply == Supply::kNoTrips) {
    for (const Trip& trip : model.trips) result[trip.pattern] = nullptr;
  }
  return result;
}

// Patterns that make their stops be in service: those with trains in the band,
// or at any time of the day where a Timetable runs them.
IdVector<PatternId, bool> CallsOf(const LineModel& model,
                                  const NetworkOptions& options) {
  const bool all_day = options.supply != Supply::kHeadways;
  IdVector<PatternId, bool> calls(model.patterns.size(), false);
  const auto add = [&](PatternId pattern) {
    if (LineRuns(model, options, pattern)) calls[pattern] = true;
  };
  for (const Service& service : model.services) {
    if (Runs(service) && (all_day || service.band == options.band)) {
      add(service.pattern);
    }
  }
  if (!all_day) return calls;
  for (const Trip& trip : model.trips) add(trip.pattern);
  for (const HeadwayPeriod& period : model.headway_periods) add(period.pattern);
  return calls;
}

// One pattern as the tables of the network hold it.  A ring is run twice
// round, so that no ride ends at its seam.
struct Row {
  std::vector<StopId> stops;
  std::vector<Seconds> run;
  std::vector<Seconds> dwell;
};

Row RowOf(const LineModel& model, PatternId id, const StopTable& stops) {
  const Pattern& pattern = model.patterns[id];
  const Line& line = model.lines[pattern.line];
  Row row;
  const auto append = [&](size_t i) {
    row.stops.push_back(stops.of_pattern[id][i]);
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
  const auto calls = CallsOf(model, options);
  const auto service_of = ServiceInBand(model, options);
  Network network;
  network.band_length = band_length;
  network.stops = BuildStops(model, options.entry_level);
  StopTable& stops = network.stops;
  IdVector<StopId, bool> in_service(stops.size(), false);
  PatternBuilder patterns;
  std::vector<GroupPattern> grouped;
  for (const PatternId id : model.patterns.ids()) {
    if (calls[id]) {
      for (const StopId stop : stops.of_pattern[id]) {
        in_service[stop] = true;
        stops.tiers[stop] = stops.tiers[stop].With(model.line_of(id).tier);
      }
    }
    const Service* service = service_of[id];
    if (service == nullptr) {
      patterns.AppendEmpty();
      continue;
    }
    Row row = RowOf(model, id, stops);
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
                         std::move(row.dwell),
                         model.patterns[id].stops.size() - 1});
    }
  }
  std::stable_sort(grouped.begin(), grouped.end(),
                   [](const GroupPattern& a, const GroupPattern& b) {
                     return a.group < b.group;
                   });
  network.patterns = patterns.Finish(stops.size());
  network.connections =
      BuildConnections(grouped, stops.size(), band_length, options);
  network.transfers = BuildTransfers(model, options, stops, in_service);
  return network;
}

}  // namespace railreach
