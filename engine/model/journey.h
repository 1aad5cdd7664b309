// A journey by rail: rides, and what lies between them.
#ifndef ENGINE_MODEL_JOURNEY_H_
#define ENGINE_MODEL_JOURNEY_H_

#include <cstdint>
#include <vector>

#include "engine/base/units.h"
#include "engine/model/ids.h"

namespace railreach {

// One ride on one pattern, or on whichever train of a group comes first.
struct Ride {
  StopId from;
  StopId to;
  PatternId pattern;  // none: a connection of `group`
  GroupId group;      // none: `pattern` alone
  Seconds transfer;   // before it: from the last train (0 at the first ride)
  Seconds wait;
  Seconds ride;
};

// From being ready to board at the first stop to standing on the last
// platform: the sum of transfer, wait and ride over all rides.
struct Journey {
  Seconds access;  // the leg that the search started with, entry included
  std::vector<Ride> rides;
};

}  // namespace railreach

#endif  // ENGINE_MODEL_JOURNEY_H_
