// A result as GeoJSON layers, for maps.
//
// RFC 7946: WGS84, longitude before latitude with six decimals, outer rings
// counter-clockwise and closed.  A feature without a place has geometry null.
// Property names carry units; what does not exist is null.
#ifndef ENGINE_OUTPUT_GEOJSON_H_
#define ENGINE_OUTPUT_GEOJSON_H_

#include <vector>

#include "engine/output/output_file.h"
#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

// In a fixed order:
//   stations     points
//   lines        the links that a line's patterns run over, each once
//   key_nodes    points with the headline
//   isochrones   one feature per node and cutoff, largest cutoff first
//   regions      points: the seat, else the mean of the counties' seats
// Total: ids of the result must be none or rows of the study's tables.
// O(size of the result).
std::vector<OutputFile> GeoJsonLayers(const Study& study,
                                      const StudyResult& result);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_GEOJSON_H_
