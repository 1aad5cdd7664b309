// The rides behind a travel time.
#ifndef ENGINE_ROUTING_TRACE_JOURNEY_H_
#define ENGINE_ROUTING_TRACE_JOURNEY_H_

#include "engine/model/ids.h"
#include "engine/model/journey.h"
#include "engine/routing/one_to_all.h"

namespace railreach {

// The journey that the last search found to `stop`, in the traveller's order
// also where the network is reversed; its parts add up to time(stop).  Among
// journeys that are equal in time and rides: from the destination backwards,
// patterns before connections, the lowest pattern, the boarding nearest to
// it, then the lowest stop.  CHECKs that the stop was reached.
// O(rides x visits of a stop x stops of a pattern).
Journey TraceJourney(const OneToAllWorkspace& workspace, StopId stop);

}  // namespace railreach

#endif  // ENGINE_ROUTING_TRACE_JOURNEY_H_
