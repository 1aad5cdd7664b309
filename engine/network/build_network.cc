#include "engine/network/build_network.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/network/connections.h"
#include "engine/network/pattern_rows.h"
#include "engine/network/transfers.h"

namespace railreach {
namespace {

// Patterns whose services may become rows (Supply).
IdVector<PatternId, bool> PatternsWithRows(const LineModel& model,
                                           const NetworkOptions& options) {
  IdVector<PatternId, bool> rows(model.patterns.size(),
                                 options.supply != Supply::kNone);
  if (options.supply == Supply::kNoTrips) {
    for (const Trip& trip : model.trips) rows[trip.pattern] = false;
  }
  return rows;
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

// Patterns that a traveller waits for by themselves.
class PatternBuilder {
 public:
  void AppendEmpty() {
    table_.stops.AppendRow({});
    table_.wait.push_back(Seconds(0));
    table_.milli_trains.push_back(0);
  }

  void Append(const PatternRow& row, Seconds wait, int64_t milli_trains) {
    const PatternId id(table_.stops.size());
    for (size_t i = 0; i < row.stops.size(); ++i) {
      visits_.push_back({row.stops[i], {id, static_cast<uint32_t>(i)}});
    }
    table_.stops.AppendRow(row.stops);
    table_.run.insert(table_.run.end(), row.run.begin(), row.run.end());
    table_.dwell.insert(table_.dwell.end(), row.dwell.begin(), row.dwell.end());
    table_.wait.push_back(wait);
    table_.milli_trains.push_back(ClampedTrains(milli_trains));
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
  return BuildNetwork(model, options,
                      FindNeighbours(model, options.transfer_radius));
}

Network BuildNetwork(const LineModel& model, const NetworkOptions& options,
                     const Csr<StationId, StationNeighbour>& near) {
  const Seconds band_length = model.bands[options.band].length();
  const auto calls = CallsOf(model, options);
  const auto has_rows = PatternsWithRows(model, options);
  Network network;
  network.band_length = band_length;
  network.stops = BuildStops(model, options.entry_level);
  StopTable& stops = network.stops;
  PatternBuilder patterns;
  std::vector<GroupPattern> grouped;
  for (const PatternId id : model.patterns.ids()) {
    if (calls[id]) {
      for (const StopId stop : stops.of_pattern[id]) {
        stops.tiers[stop] = stops.tiers[stop].With(model.line_of(id).tier);
      }
    }
    const Service* service =
        has_rows[id] ? ServiceInBand(model, options, id) : nullptr;
    if (service == nullptr) {
      patterns.AppendEmpty();
      continue;
    }
    PatternRow row = RowOf(model, id, stops);
    if (service->group.is_none()) {
      patterns.Append(row, WaitFor(*service, band_length, options.wait_model),
                      MilliTrains(*service, band_length));
    } else {
      patterns.AppendEmpty();
      grouped.push_back(
          GroupPatternOf(model, id, *service, band_length, std::move(row)));
    }
  }
  network.patterns = patterns.Finish(stops.size());
  network.connections =
      BuildConnections(grouped, stops.size(), band_length, options);
  network.transfers = BuildTransfers({model, options, stops, near});
  return network;
}

}  // namespace railreach
