// Whether trains come evenly or in bunches.
#ifndef ENGINE_STUDY_WAIT_SPREAD_H_
#define ENGINE_STUDY_WAIT_SPREAD_H_

#include "engine/base/units.h"
#include "engine/network/timetable.h"
#include "engine/study/window_result.h"

namespace railreach {

// Over all sections (a stop and the next one of a train) and the departures in
// [from, to) of trains that a timetable gives; drawn ones are passed over.
// After a section's last train of all, nobody waits.  O(stop times log).
WaitSpread MeasureWaitSpread(const Timetable& timetable, Seconds from,
                             Seconds to);

}  // namespace railreach

#endif  // ENGINE_STUDY_WAIT_SPREAD_H_
