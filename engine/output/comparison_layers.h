// A comparison as GeoJSON layers, for maps: written as geojson.h says.
#ifndef ENGINE_OUTPUT_COMPARISON_LAYERS_H_
#define ENGINE_OUTPUT_COMPARISON_LAYERS_H_

#include <vector>

#include "engine/output/output_file.h"
#include "engine/study/compare.h"

namespace railreach {

// In a fixed order, all points:
//   key_node_changes   people by cutoff: _a, _b, _change
//   zone_changes       key nodes gained and lost, mean change
//   station_changes    stations whose trains differ
std::vector<OutputFile> ComparisonLayers(const StudyComparison& comparison);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_COMPARISON_LAYERS_H_
