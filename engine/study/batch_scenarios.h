// The scenarios that a batch makes from the network itself: lines that do not
// run yet, sweeps, closures.
//
// Names come in both languages ("关闭 2号线", "Close Line 2"), keys are made of
// those of the tables ("close_line:SH_M02"), costs are unknown.
#ifndef ENGINE_STUDY_BATCH_SCENARIOS_H_
#define ENGINE_STUDY_BATCH_SCENARIOS_H_

#include <vector>

#include "engine/model/line_model.h"
#include "engine/scenario/scenario.h"
#include "engine/study/batch.h"

namespace railreach {

// One OpenLines per line that does not run and opens by `year`, in the order
// of lines: existing ones, and those under construction or planned whose year
// is known and whose confidence is at least medium (Selection's defaults).
// Lines without a pattern are left out.  0: none.
std::vector<Scenario> LinesUntil(int year, const LineModel& model);

// One scenario per value, from `from` to `to`, both included where the steps
// meet them, downwards if `from` is larger.
//
// A headway is set in every band in which the line has trains, so that it does
// not run at night for the sake of a figure; in every band if it has none.
// Headways and dwells are rounded to seconds.  At most kMostSweepValues.
inline constexpr size_t kMostSweepValues = 100'000;
std::vector<Scenario> Sweep(const SweepParameters& sweep,
                            const LineModel& model);

// Each of its kind closed by itself: what is without trains is left out, as
// its loss would change nothing.
//
//   kLine     lines, in their order
//   kStation  stations where trains call, in their order
//   kLink     pairs of neighbouring stops, in the order of the lower station,
//             then the other.  Neighbours are two stations at which some train
//             calls one after the other, and between which no train that calls
//             at both calls elsewhere (but the long way around a ring).
//             CloseSection takes the stations where trains call, so links are
//             hops of trains and not track links: an express that passes both
//             ends has a link of its own.
std::vector<Scenario> Closures(Closure closure, const LineModel& model);

}  // namespace railreach

#endif  // ENGINE_STUDY_BATCH_SCENARIOS_H_
