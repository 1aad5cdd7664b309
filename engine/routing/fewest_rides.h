// The fewest rides to every stop, however long they take.
#ifndef ENGINE_ROUTING_FEWEST_RIDES_H_
#define ENGINE_ROUTING_FEWEST_RIDES_H_

#include <cstdint>

#include "engine/base/id_vector.h"
#include "engine/model/ids.h"
#include "engine/network/network.h"
#include "engine/routing/query.h"

namespace railreach {

inline constexpr uint16_t kNoRides = 65535;

// The least number of rides after which a traveller can leave a train at a
// stop (METRICS: flatness; changes = rides - 1).
//
//   origin  one or more legs; their times do not matter.
//   rides   [num_stops], overwritten: at least 1; kNoRides where no train
//           leads.
//
// Total.  CHECKs the size of `rides`.  Deterministic.  O(size of the network):
// breadth first, each part of a pattern is ridden once.
void FewestRides(const Network& network, Legs origin,
                 IdSpan<StopId, uint16_t> rides);

}  // namespace railreach

#endif  // ENGINE_ROUTING_FEWEST_RIDES_H_
