// Changes that no fast journey makes, so that the lane search can leave them
// out.  Internal to routing/.
#ifndef ENGINE_ROUTING_FUTILE_CHANGES_H_
#define ENGINE_ROUTING_FUTILE_CHANGES_H_

#include <vector>

#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/network/network.h"

namespace railreach::internal {

// At most stations a line has all trains for itself: one pattern, or one and
// its reverse.  Someone who leaves a train there and boards at the same stop
// again
//   - in the same direction could have stayed aboard,
//   - in the other direction rides back: past where they boarded, they could
//     have taken that train at once; short of it, they could have left the
//     first train there.
// What is left is to come back to where they boarded.  That changes `off` only
// at a stop that they did not reach by train, and is as good as one edge from
// `ready to board` to `off the train` of the same stop.
struct FutileChanges {
  IdVector<StopId, bool> futile;  // the transfer from a stop to itself
  // Out and back over the cheapest futile change: from ready to board to off
  // the train at the same stop; kUnreachable where there is none.
  IdVector<StopId, Seconds> out_and_back;
  // The reverse of each pattern; none where there is none.
  IdVector<PatternId, PatternId> mate;
  // Beside patterns.stops.values(): the part of each call in out_and_back.
  std::vector<Seconds> returns;
};

// Requires times >= 0.  Without the futile changes and with the edges
// out_and_back, `off` has the same least fixed point.  O(size of the network).
FutileChanges FindFutileChanges(const Network& network);

}  // namespace railreach::internal

#endif  // ENGINE_ROUTING_FUTILE_CHANGES_H_
