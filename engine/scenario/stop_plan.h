// Other stops for the trains of a pattern.  Private to scenario.
#ifndef ENGINE_SCENARIO_STOP_PLAN_H_
#define ENGINE_SCENARIO_STOP_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "engine/model/line_model.h"

namespace railreach {

// One stop of the new pattern.  `stop.run` and `stop.dwell` are the pattern's;
// of a train by the clock,
//   run    share x its run over the old hops (from, to], and `extra`;
//          `stop.run` where from == to;
//   dwell  what it has at the stop `old`, or `stop.dwell` where that is none
//          or `dwell_set`.
struct PlannedStop {
  static constexpr size_t kNew = SIZE_MAX;

  PatternStop stop;
  size_t old = kNew;
  size_t from = 0;
  size_t to = 0;
  double share = 1;
  Seconds extra;
  bool dwell_set = false;
};
using StopPlan = std::vector<PlannedStop>;

// All stops as they are.
StopPlan Whole(const Pattern& pattern);

// The stops first .. last (inclusive) of a plan; the first has no run.
StopPlan Slice(const StopPlan& plan, size_t first, size_t last);

// Trains of a ring start at the stop `first` and go once round.
StopPlan Rotated(const StopPlan& plan, size_t first);

// Trains pass the stop `at`, neither the first nor the last, without a halt.
void PassThrough(StopPlan& plan, size_t at);

// Sets the run of a hop of the pattern; trains by the clock change in
// proportion.
void GiveRun(PlannedStop& stop, Seconds run);
void GiveDwell(PlannedStop& stop, Seconds dwell);

// What was an end of `old` and is none now gets `dwell`; what has become an
// end has none.
void SettleEnds(const Pattern& old, Seconds dwell, StopPlan& plan);

// The times of a trip of the old pattern by the plan: the first stop that it
// keeps is left when it was.  Empty if none is kept.
std::vector<StopTime> TimesBy(const StopPlan& plan,
                              absl::Span<const StopTime> old);

// By hop (entry h leads to stop h), whether it lies between the two stations,
// whichever comes first.  Of a ring, the way round with fewer stops (the
// direction's own if both have as many).  All false where it does not call at
// both.
std::vector<bool> HopsBetween(const Pattern& pattern, bool ring, StationId a,
                              StationId b);

}  // namespace railreach

#endif  // ENGINE_SCENARIO_STOP_PLAN_H_
