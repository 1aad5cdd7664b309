// Whether a journey exists on its network, step by step.
#ifndef TESTS_ROUTING_JOURNEY_CHECK_H_
#define TESTS_ROUTING_JOURNEY_CHECK_H_

#include <cstdint>
#include <string>

#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/journey.h"
#include "engine/network/network.h"
#include "engine/routing/query.h"

namespace railreach {

// "" for a journey whose leg, rides, waits and transfers all stand in the
// tables of `network` (reversed or not), that joins one of `legs` with `stop`
// and adds up to `time` and `rides`; else what is wrong.
std::string JourneyFault(const Network& network, Legs legs, StopId stop,
                         Seconds time, uint32_t rides, const Journey& journey);

}  // namespace railreach

#endif  // TESTS_ROUTING_JOURNEY_CHECK_H_
