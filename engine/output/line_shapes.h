// The shape of a line on a map.
#ifndef ENGINE_OUTPUT_LINE_SHAPES_H_
#define ENGINE_OUTPUT_LINE_SHAPES_H_

#include <vector>

#include "engine/base/id_vector.h"
#include "engine/geo/lat_lng.h"
#include "engine/model/line_model.h"

namespace railreach {

// Polylines of at least two points, straight from station to station.
using LineShape = std::vector<std::vector<LatLng>>;

// For each line the links that its patterns run over, each drawn once, chained
// as far as they follow each other; where a hop has no links, the straight
// line between its stations.  O(links of all hops).
IdVector<LineId, LineShape> LineShapes(const LineModel& lines);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_LINE_SHAPES_H_
