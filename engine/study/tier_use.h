// By which tiers the people of a catchment travel.
#ifndef ENGINE_STUDY_TIER_USE_H_
#define ENGINE_STUDY_TIER_USE_H_

#include "engine/study/catchments.h"
#include "engine/study/ride_table.h"
#include "engine/study/setting.h"
#include "engine/study/study.h"

namespace railreach {

// Fills `tier_use` of every catchment, at the headline cutoff, from the fastest
// journey of every sub-point (of the fewest rides among equally fast ones).
// One scalar search per node.
void MeasureTierUse(const Study& study, const Setting& setting,
                    const CatchmentTimes& times, const NamedPlaces& named,
                    int num_threads, StudyResult& result);

}  // namespace railreach

#endif  // ENGINE_STUDY_TIER_USE_H_
