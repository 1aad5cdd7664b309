// Which stations are within walking distance of one another.
#ifndef ENGINE_NETWORK_STATION_NEIGHBOURS_H_
#define ENGINE_NETWORK_STATION_NEIGHBOURS_H_

#include <vector>

#include "engine/base/csr.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/line_model.h"

namespace railreach {

struct StationNeighbour {
  StationId station;
  Metres distance;  // geodesic
};

// For each station the others within `radius`, and itself, nearest first, then
// by id.  It depends on where stations are and on nothing else, so that all
// variants of a network share it.  O(stations log stations + hits).
Csr<StationId, StationNeighbour> FindNeighbours(const LineModel& model,
                                                Metres radius);

}  // namespace railreach

#endif  // ENGINE_NETWORK_STATION_NEIGHBOURS_H_
