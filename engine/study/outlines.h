// Isochrones of all key nodes.
#ifndef ENGINE_STUDY_OUTLINES_H_
#define ENGINE_STUDY_OUTLINES_H_

#include "engine/study/catchments.h"
#include "engine/study/result.h"
#include "engine/study/run.h"
#include "engine/study/setting.h"
#include "engine/study/study.h"

namespace railreach {

// Fills `isochrones` and the catchments' areas at every cutoff of the study.
void DrawOutlines(const Study& study, const Setting& setting,
                  const CatchmentTimes& times, int num_threads,
                  Progress progress, StudyResult& result);

}  // namespace railreach

#endif  // ENGINE_STUDY_OUTLINES_H_
