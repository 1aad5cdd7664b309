// Direct connections of service groups.
#ifndef ENGINE_NETWORK_CONNECTIONS_H_
#define ENGINE_NETWORK_CONNECTIONS_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/model/ids.h"
#include "engine/network/build_network.h"
#include "engine/network/network.h"

namespace railreach {

// A pattern that runs in the band as part of a group.
struct GroupPattern {
  PatternId pattern;
  GroupId group;
  int64_t milli_trains = 0;  // > 0
  bool scheduled = false;
  std::vector<StopId> stops;
  std::vector<Seconds> run;    // to each stop from the one before
  std::vector<Seconds> dwell;  // at each stop
  size_t longest = 0;          // hops of a sensible ride: the stops of a ring
};

// Where a pattern of a group calls at a stop.
struct GroupCall {
  const GroupPattern* pattern;
  size_t position;
};

// Finds the connections from one stop at a time.  Its scratch memory is reused.
class ConnectionFinder {
 public:
  ConnectionFinder(size_t num_stops, Seconds band_length,
                   const NetworkOptions& options);

  // To every stop that any of the patterns serve after `from`: wait = half of
  // the band / number of trains, ride = the trains' mean, both rounded up
  // (METRICS: wait).  A pattern that serves a pair more than once counts once,
  // by its shortest ride.  The first wait is at most `origin_wait_max` where
  // the group is scheduled.  The typical pattern is the one with most trains
  // (ties: the lowest id).
  //
  //   calls      all calls of the group's patterns at `from`, by pattern.
  //   scheduled  whether any pattern of the group is.
  //   row        overwritten, by `to`.
  // O(stops behind `from` on these patterns).
  void Find(StopId from, absl::Span<const GroupCall> calls, bool scheduled,
            std::vector<Connection>& row);

 private:
  // What the trains from one stop to another amount to.
  struct Cell {
    int64_t milli_trains = 0;
    int64_t weighted_ride = 0;  // seconds x milli_trains
    PatternId typical;
    int64_t typical_milli_trains = 0;
    // The best ride of the pattern that is being added.
    PatternId pattern;
    Seconds ride;
  };

  void AddRide(const GroupPattern& pattern, Seconds ride, StopId to);
  Connection ConnectionTo(StopId to, GroupId group, bool scheduled) const;

  const Seconds band_length_;
  const NetworkOptions& options_;
  IdVector<StopId, Cell> cells_;
  std::vector<StopId> reached_;  // whose cells are in use
};

// The calls of all patterns by stop.  `patterns` outlive them.
Csr<StopId, GroupCall> CallsByStop(absl::Span<const GroupPattern> patterns,
                                   size_t num_stops);

// All connections; `patterns` stand by id.  O(pairs of stops of all patterns).
Csr<StopId, Connection> BuildConnections(
    absl::Span<const GroupPattern> patterns, size_t num_stops,
    Seconds band_length, const NetworkOptions& options);

}  // namespace railreach

#endif  // ENGINE_NETWORK_CONNECTIONS_H_
