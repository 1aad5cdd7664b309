// Whether a journey by the clock exists, step by step.
#ifndef TESTS_ROUTING_TIMED_JOURNEY_CHECK_H_
#define TESTS_ROUTING_TIMED_JOURNEY_CHECK_H_

#include <string>

#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/network/timed_network.h"
#include "engine/routing/earliest_arrival.h"
#include "engine/routing/query.h"

namespace railreach {

// What was asked, and how long it takes in how many rides.
struct TimedAnswer {
  Legs legs;
  Seconds departure;  // reversed: the mirrored deadline
  StopId stop;
  Seconds time;
  uint32_t rides;
};

// "" for a journey whose start, rides, waits and transfers all stand in the
// tables of `forward`, that joins one of the legs with the stop and adds up;
// else what is wrong.  `reversed`: it was searched on Reversed(forward).
std::string TimedJourneyFault(const TimedNetwork& forward, bool reversed,
                              const TimedAnswer& answer,
                              const TimedJourney& journey);

}  // namespace railreach

#endif  // TESTS_ROUTING_TIMED_JOURNEY_CHECK_H_
