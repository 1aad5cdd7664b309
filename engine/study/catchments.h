// Searches all key nodes in all settings and fills their catchments.
#ifndef ENGINE_STUDY_CATCHMENTS_H_
#define ENGINE_STUDY_CATCHMENTS_H_

#include <cstdint>

#include "engine/base/id_vector.h"
#include "engine/base/matrix.h"
#include "engine/indicator/catchment.h"
#include "engine/model/ids.h"
#include "engine/study/place_legs.h"
#include "engine/study/result.h"
#include "engine/study/run.h"
#include "engine/study/setting.h"
#include "engine/study/study.h"

namespace railreach {

// What later steps need of the searches, in each node's headline direction.
struct CatchmentTimes {
  Matrix<uint16_t> points;  // [node][zone point] door to door
  // [node][stop] when on the street outside the stop (from), or the time left
  // from there (to); kNotReached16 beyond the horizon.
  Matrix<uint16_t> streets;
};

// Fills `catchments` (all but tier use, areas and performance), `zone_times`
// and `station_times` of the result.  Units are (setting, batch of nodes);
// each writes rows of its own.
CatchmentTimes MeasureCatchments(const Study& study, const StudyLegs& legs,
                                 const Setting& setting, int num_threads,
                                 Progress progress, StudyResult& result);

}  // namespace railreach

#endif  // ENGINE_STUDY_CATCHMENTS_H_
