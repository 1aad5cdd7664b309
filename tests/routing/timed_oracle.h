// What the searches by the clock must find, by trying everything.
#ifndef TESTS_ROUTING_TIMED_ORACLE_H_
#define TESTS_ROUTING_TIMED_ORACLE_H_

#include <cstdint>

#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/network/timed_network.h"
#include "engine/routing/query.h"

namespace railreach {

struct OracleLabel {
  Seconds time = kUnreachable;  // from the departure until off the train
  uint32_t rides = 0;           // the fewest that arrive so early
};

// Bellman and Ford's algorithm, ride by ride, over every pair of calls of
// every train and pattern and every connection.  Any timed network.
IdVector<StopId, OracleLabel> OracleTimes(const TimedNetwork& timed,
                                          Legs origin, Seconds departure,
                                          Seconds horizon);

}  // namespace railreach

#endif  // TESTS_ROUTING_TIMED_ORACLE_H_
