// Isochrones of key nodes, and of any place.
#ifndef ENGINE_STUDY_OUTLINES_H_
#define ENGINE_STUDY_OUTLINES_H_

#include <vector>

#include "absl/functional/function_ref.h"
#include "engine/indicator/isochrone.h"
#include "engine/model/line_model.h"
#include "engine/network/stop_table.h"
#include "engine/study/catchments.h"
#include "engine/study/result.h"
#include "engine/study/run.h"
#include "engine/study/setting.h"
#include "engine/study/study.h"

namespace railreach {

// What a catchment spreads out from: its place, and the stops that are reached,
// once per tier of their trains.
//   street  when one stands on the street outside a stop; kUnreachable: never.
std::vector<ReachedPlace> PlacesReached(
    const LineModel& lines, const StopTable& stops, LatLng place,
    absl::FunctionRef<Seconds(StopId)> street);

// Fills `isochrones` and the catchments' areas at every cutoff of the study.
void DrawOutlines(const Study& study, const Setting& setting,
                  const CatchmentTimes& times, int num_threads,
                  Progress progress, StudyResult& result);

}  // namespace railreach

#endif  // ENGINE_STUDY_OUTLINES_H_
