// Random networks by the clock with everything that a search may meet.
#ifndef TESTS_ROUTING_RANDOM_TIMETABLE_H_
#define TESTS_ROUTING_RANDOM_TIMETABLE_H_

#include <cstdint>
#include <vector>

#include "engine/base/units.h"
#include "engine/model/line_model.h"
#include "engine/network/timed_network.h"
#include "engine/routing/query.h"

namespace railreach {

enum class RandomSupply : uint8_t {
  kTrips,    // all by the clock
  kSampled,  // the same and headways drawn as trains
  kMixed,    // the same and headways waited for
};

struct RandomTimetable {
  LineModel model;
  NetworkOptions network_options;
  TimetableOptions timetable_options;
  TimedNetwork timed;
  Seconds unit;   // 1, 7 or 60 s; most times are small multiples of it
  Seconds start;  // trains leave from then on, for about 70 units
  // One origin per stop, with its own stop at 0 or later, and perhaps legs to
  // others; the last one has no legs.
  std::vector<std::vector<Leg>> origins;

  std::vector<Legs> legs() const {
    return std::vector<Legs>(origins.begin(), origins.end());
  }
};

// The same for the same seed, on every machine.  Patterns that cross
// themselves, trains that overtake and that run as one, hops and dwells of no
// time, long dwells, stops where nobody may board or alight, trips that
// continue as others, times around 00:00 and 24:00, changes of no time, one-way
// walks, closed lines; rings, groups and first waits where headways run.
RandomTimetable MakeRandomTimetable(uint32_t seed, RandomSupply supply);

}  // namespace railreach

#endif  // TESTS_ROUTING_RANDOM_TIMETABLE_H_
