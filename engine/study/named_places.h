// The hub and the centre that journeys are counted through.
#ifndef ENGINE_STUDY_NAMED_PLACES_H_
#define ENGINE_STUDY_NAMED_PLACES_H_

#include "engine/base/id_vector.h"
#include "engine/model/ids.h"
#include "engine/study/study.h"

namespace railreach {

// Stations that journeys are counted through (METRICS: flatness).
struct NamedPlaces {
  IdVector<StationId, bool> hub;     // with all stations of its complex
  IdVector<StationId, bool> centre;  // of the centre's counties
};

// By the parameters' `hub` (a station's key or Chinese or English name) and
// `centre_regions` (keys of counties).  Names without a match mark nothing;
// loading a study reports them.
NamedPlaces FindNamedPlaces(const Study& study);

}  // namespace railreach

#endif  // ENGINE_STUDY_NAMED_PLACES_H_
