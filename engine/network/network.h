// The one network in one band of the day: immutable, compact, ready to search.
#ifndef ENGINE_NETWORK_NETWORK_H_
#define ENGINE_NETWORK_NETWORK_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/network/stop_table.h"

namespace railreach {

// Patterns that a traveller waits for by themselves.  A pattern that does not
// run in the band, or that belongs to a group, has an empty row.
struct PatternTable {
  Csr<PatternId, StopId> stops;
  // Beside stops.values(): the run from the stop before, and the dwell.
  // A row's first run and last dwell are 0.
  std::vector<Seconds> run;
  std::vector<Seconds> dwell;
  IdVector<PatternId, Seconds> wait;          // at each boarding
  IdVector<PatternId, int32_t> milli_trains;  // in the band x 1000
  // Where a stop stands in patterns: pattern and position in its row.
  struct Visit {
    PatternId pattern;
    uint32_t position = 0;
    friend bool operator==(Visit, Visit) = default;
  };
  Csr<StopId, Visit> visits;

  absl::Span<const Seconds> run_of(PatternId p) const {
    return absl::MakeConstSpan(run).subspan(stops.first(p), stops[p].size());
  }
  absl::Span<const Seconds> dwell_of(PatternId p) const {
    return absl::MakeConstSpan(dwell).subspan(stops.first(p), stops[p].size());
  }
};

// From one stop to another on whichever train of a group comes first
// (METRICS: wait, `expected`).
struct Connection {
  StopId to;
  GroupId group;
  Seconds wait;
  Seconds first_wait;        // where it is the journey's first ride; <= wait
  Seconds ride;              // mean of the group's trains
  int32_t milli_trains = 0;  // in the band x 1000
  PatternId typical;         // the pattern with most of the trains
  friend bool operator==(const Connection&, const Connection&) = default;
};

// From leaving a train at one stop to being ready to board at another: change
// inside a secured area, a row of the transfer table, or exit + walks + entry,
// the walks chained to the fixed point.
struct TransferLeg {
  StopId to;
  Seconds time;
  friend bool operator==(const TransferLeg&, const TransferLeg&) = default;
};

// Forward, a search labels stops with `ready to board` and `off the train`:
//
//   off the train at s   --transfer-->    ready to board at t
//   ready to board at s  --wait + run-->  off the train at t
//
// Reversed, every row is turned round: the same two labels hold the time that
// is left, and the waits are still paid where the ride is boarded (a pattern's
// wait is the same at all its stops, a connection carries its own).  The first
// boarding of the journey is then the last ride of the search.
struct Network {
  bool reversed = false;
  StopTable stops;
  PatternTable patterns;
  Csr<StopId, Connection> connections;
  Csr<StopId, TransferLeg> transfers;  // a stop's own change time included
  Seconds band_length;

  double TrainsPerHour(int32_t milli_trains) const {
    return milli_trains * 3.6 / band_length.count();
  }
  // Whether trains call at the stop in this band: where they do, one can at
  // least change.
  bool InService(StopId stop) const { return !transfers[stop].empty(); }
};

// The edges s -> t of a table as edges t -> s; those of a row ascend by their
// other end.  O(edges).
template <typename Edge>
Csr<StopId, Edge> Transposed(const Csr<StopId, Edge>& edges) {
  std::vector<std::pair<StopId, Edge>> entries;
  entries.reserve(edges.values().size());
  for (const StopId from : edges.ids()) {
    for (Edge edge : edges[from]) {
      const StopId to = std::exchange(edge.to, from);
      entries.push_back({to, edge});
    }
  }
  return Csr<StopId, Edge>::FromEntries(edges.size(), entries);
}

// The network in which every journey runs backwards.  O(size).
Network Reversed(const Network& network);

}  // namespace railreach

#endif  // ENGINE_NETWORK_NETWORK_H_
