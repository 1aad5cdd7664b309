// The regions' figures as a GeoJSON layer of points.  Internal to output.
#ifndef ENGINE_OUTPUT_REGION_FEATURES_H_
#define ENGINE_OUTPUT_REGION_FEATURES_H_

#include <optional>
#include <string>

#include "engine/base/id_vector.h"
#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

// Where a region is drawn: its seat; else the mean of the seats of its
// counties; else the mean of its zones; else nowhere.
IdVector<RegionId, std::optional<LatLng>> RegionPoints(const Places& places);

std::string RegionsLayer(const Study& study, const StudyResult& result);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_REGION_FEATURES_H_
