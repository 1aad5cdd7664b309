#include "engine/network/connections.h"

#include <algorithm>
#include <utility>

#include "engine/base/matrix.h"

namespace railreach {
namespace {

// The trains of one group between all pairs of its stops.
class GroupTable {
 public:
  GroupTable(absl::Span<const GroupPattern> patterns) : patterns_(patterns) {
    for (const GroupPattern& pattern : patterns) {
      stops_.insert(stops_.end(), pattern.stops.begin(), pattern.stops.end());
    }
    std::sort(stops_.begin(), stops_.end());
    stops_.erase(std::unique(stops_.begin(), stops_.end()), stops_.end());
    cells_ = Matrix<Cell>(stops_.size(), stops_.size());
    for (const GroupPattern& pattern : patterns) Add(pattern);
  }

  void AppendTo(Seconds band_length, const NetworkOptions& options,
                std::vector<std::pair<StopId, Connection>>& connections) const {
    const bool scheduled =
        std::any_of(patterns_.begin(), patterns_.end(),
                    [](const GroupPattern& p) { return p.scheduled; });
    for (size_t s = 0; s < stops_.size(); ++s) {
      for (size_t t = 0; t < stops_.size(); ++t) {
        const Cell& cell = cells_(s, t);
        if (cell.milli_trains == 0) continue;
        Connection c;
        c.to = stops_[t];
        c.group = patterns_[0].group;
        c.wait = Wait(cell, band_length, options.wait_model);
        c.first_wait =
            scheduled ? std::min(c.wait, options.origin_wait_max) : c.wait;
        c.ride = Seconds(static_cast<int32_t>(
            CeilDiv(cell.weighted_ride, cell.milli_trains)));
        c.milli_trains = static_cast<int32_t>(
            std::min<int64_t>(cell.milli_trains, INT32_MAX));
        c.typical = cell.typical;
        connections.push_back({stops_[s], c});
      }
    }
  }

 private:
  struct Cell {
    int64_t milli_trains = 0;
    int64_t weighted_ride = 0;  // seconds x milli_trains
    PatternId typical;
    int64_t typical_milli_trains = 0;
    // The best ride of the pattern that is being added.
    uint32_t pattern = 0;  // counts from 1
    Seconds ride;
  };

  static Seconds Wait(const Cell& cell, Seconds band_length,
                      WaitModel wait_model) {
    if (wait_model == WaitModel::kOptimal) return Seconds(0);
    return Seconds(static_cast<int32_t>(std::min<int64_t>(
        CeilDiv(int64_t{band_length.count()} * 1000, 2 * cell.milli_trains),
        kUnreachable.count())));
  }

  size_t LocalIndex(StopId stop) const {
    return static_cast<size_t>(
        std::lower_bound(stops_.begin(), stops_.end(), stop) - stops_.begin());
  }

  void Add(const GroupPattern& pattern) {
    ++pattern_;
    std::vector<size_t> local;
    for (const StopId stop : pattern.stops) local.push_back(LocalIndex(stop));
    for (size_t i = 0; i < local.size(); ++i) {
      Seconds ride;
      const size_t end = std::min(local.size(), i + 1 + pattern.longest);
      for (size_t j = i + 1; j < end; ++j) {
        ride += pattern.run[j];
        if (local[i] != local[j]) {
          AddRide(pattern, ride, cells_(local[i], local[j]));
        }
        ride += pattern.dwell[j];
      }
    }
  }

  void AddRide(const GroupPattern& pattern, Seconds ride, Cell& cell) const {
    const int64_t milli_trains = pattern.milli_trains;
    if (cell.pattern != pattern_) {
      if (milli_trains > cell.typical_milli_trains) {
        cell.typical = pattern.pattern;
        cell.typical_milli_trains = milli_trains;
      }
      cell.pattern = pattern_;
      cell.ride = ride;
      cell.milli_trains += milli_trains;
      cell.weighted_ride += milli_trains * ride.count();
    } else if (ride < cell.ride) {
      cell.weighted_ride -= milli_trains * (cell.ride - ride).count();
      cell.ride = ride;
    }
  }

  absl::Span<const GroupPattern> patterns_;
  std::vector<StopId> stops_;  // ascending
  Matrix<Cell> cells_;         // [from][to], by position in stops_
  uint32_t pattern_ = 0;
};

}  // namespace

Csr<StopId, Connection> BuildConnections(
    absl::Span<const GroupPattern> patterns, size_t num_stops,
    Seconds band_length, const NetworkOptions& options) {
  std::vector<std::pair<StopId, Connection>> connections;
  for (size_t begin = 0; begin < patterns.size();) {
    size_t end = begin;
    while (end < patterns.size() &&
           patterns[end].group == patterns[begin].group) {
      ++end;
    }
    GroupTable(patterns.subspan(begin, end - begin))
        .AppendTo(band_length, options, connections);
    begin = end;
  }
  return Csr<StopId, Connection>::FromEntries(num_stops, connections);
}

}  // namespace railreach
