#include "engine/network/network.h"

#include <utility>

namespace railreach {
namespace {

// Turns the rows round: the run to a stop becomes the run from it.
PatternTable ReversedPatterns(const PatternTable& patterns) {
  PatternTable result;
  result.wait = patterns.wait;
  result.milli_trains = patterns.milli_trains;
  result.run.reserve(patterns.run.size());
  result.dwell.reserve(patterns.dwell.size());
  std::vector<std::pair<StopId, PatternTable::Visit>> visits;
  for (const PatternId p : patterns.stops.ids()) {
    const auto stops = patterns.stops[p];
    const auto run = patterns.run_of(p);
    const auto dwell = patterns.dwell_of(p);
    const size_t n = stops.size();
    result.stops.AppendRow(std::vector<StopId>(stops.rbegin(), stops.rend()));
    for (size_t i = 0; i < n; ++i) {
      result.run.push_back(i == 0 ? Seconds(0) : run[n - i]);
      result.dwell.push_back(dwell[n - 1 - i]);
      visits.push_back({stops[n - 1 - i], {p, static_cast<uint32_t>(i)}});
    }
  }
  result.visits = Csr<StopId, PatternTable::Visit>::FromEntries(
      patterns.visits.size(), visits);
  return result;
}

}  // namespace

Network Reversed(const Network& network) {
  Network result;
  result.reversed = !network.reversed;
  result.stops = network.stops;
  result.patterns = ReversedPatterns(network.patterns);
  result.connections = Transposed(network.connections);
  result.transfers = Transposed(network.transfers);
  result.band_length = network.band_length;
  return result;
}

}  // namespace railreach
