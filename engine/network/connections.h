// Direct connections of service groups.
#ifndef ENGINE_NETWORK_CONNECTIONS_H_
#define ENGINE_NETWORK_CONNECTIONS_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/csr.h"
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

// For each group and each pair of stops that any of its patterns serve in
// order: wait = half of the band / number of trains, ride = the trains' mean,
// both rounded up (METRICS: wait).  A pattern that serves a pair more than once
// counts once, by its shortest ride.  The first wait is at most
// `origin_wait_max` where the group is scheduled.  The typical pattern is the
// one with most trains (ties: the first).
// `patterns` stand by group.  O(pairs of stops of all patterns).
Csr<StopId, Connection> BuildConnections(
    absl::Span<const GroupPattern> patterns, size_t num_stops,
    Seconds band_length, const NetworkOptions& options);

}  // namespace railreach

#endif  // ENGINE_NETWORK_CONNECTIONS_H_
