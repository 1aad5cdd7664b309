// The fastest journey between any two key nodes, taken apart.
#ifndef ENGINE_STUDY_PAIR_SHEET_H_
#define ENGINE_STUDY_PAIR_SHEET_H_

#include <array>
#include <cstdint>

#include "engine/base/matrix.h"
#include "engine/indicator/connection.h"
#include "engine/model/tier.h"
#include "engine/routing/one_to_all.h"
#include "engine/routing/query.h"
#include "engine/study/place_legs.h"
#include "engine/study/ride_table.h"
#include "engine/study/run.h"
#include "engine/study/setting.h"
#include "engine/study/study.h"

namespace railreach {

struct PairSearch {
  PairSheet pairs;  // [from node][to node]
  // Seconds of ride by tier, of the same journeys.
  Matrix<std::array<int32_t, kNumTiers>> ride_by_tier;
};

// From every node door to door to every other, within `pair_horizon`.  Where
// the direct leg is as fast as rail, it is taken.  One scalar search per node.
PairSearch SearchPairs(const Study& study, const StudyLegs& legs,
                       const Setting& setting, const NamedPlaces& named,
                       int num_threads, Progress progress);

// A journey between two places, with its legs at both ends.
struct DoorToDoor {
  Seconds total = kUnreachable;
  Leg origin;       // access + entry; of the stop where it boards
  Leg destination;  // exit + egress
  Journey journey;  // no rides: the direct leg
};

// The fastest journey to any of the destination's legs, with the fewest rides
// among equally fast ones, after OneToAll on a network that runs forward;
// `total` is kUnreachable if none is within the horizon.
DoorToDoor BestJourney(const OneToAllWorkspace& search, Legs destination,
                       Seconds horizon);

// Splits a journey by rail into the parts of a pair row.
//   network   runs forward.
PairRow SplitJourney(const DoorToDoor& door, const Network& network,
                     RideTable& rides,
                     std::array<int32_t, kNumTiers>& ride_by_tier);

}  // namespace railreach

#endif  // ENGINE_STUDY_PAIR_SHEET_H_
