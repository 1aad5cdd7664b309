// Trains by the clock.
#ifndef ENGINE_MODEL_TRIP_H_
#define ENGINE_MODEL_TRIP_H_

#include <string>

#include "engine/base/time_of_day.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"

namespace railreach {

// When a trip is at a stop of its pattern: seconds since the service day's
// 00:00, which may pass 24:00.  arrival <= departure <= the next arrival.
struct StopTime {
  Seconds arrival;
  Seconds departure;
  friend bool operator==(StopTime, StopTime) = default;
};

// One timed run of a pattern on the service day.
struct Trip {
  std::string key;
  PatternId pattern;
  // The trip that the same vehicle runs next, with passengers aboard; none:
  // all get off.  One to one (no two trips continue as the same one) and
  // without a cycle, so that each trip is in one run of a vehicle.
  TripId continues_as;
};

// A pattern whose trains are known by their headway from one instant to
// another: trains leave the first stop in [from, to), the first of them at an
// unknown instant within the first headway.
struct HeadwayPeriod {
  PatternId pattern;
  TimeOfDay from;
  TimeOfDay to;     // > from
  Seconds headway;  // > 0
};

}  // namespace railreach

#endif  // ENGINE_MODEL_TRIP_H_
