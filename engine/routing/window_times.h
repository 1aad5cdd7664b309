// Travel times over a window's departures: combined, and as percentiles.
#ifndef ENGINE_ROUTING_WINDOW_TIMES_H_
#define ENGINE_ROUTING_WINDOW_TIMES_H_

#include <cstdint>

#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/routing/lanes.h"

namespace railreach {

// times[k] = min(times[k], profile[k] + leg).  Same sizes (CHECKed); sums
// saturate at kLaneUnreachable.
void LowerTimes(absl::Span<const LaneTime> profile, Seconds leg,
                absl::Span<LaneTime> times);

// Percentile p of n values = value number (p x n + 99) / 100 in whole numbers,
// from 1, in ascending order; unreachable = the largest (METRICS: departure
// window).  `percentiles` are whole per cent, 1 .. 100; n >= 1 (CHECKs).
// O(n log(largest - smallest) / vector) for each; nothing is sorted or written
// but `values`, [percentiles].
void SelectPercentiles(absl::Span<const LaneTime> times,
                       absl::Span<const int> percentiles,
                       absl::Span<LaneTime> values);

// How many are at most `cutoff`.
int32_t CountWithin(absl::Span<const LaneTime> times, Seconds cutoff);

}  // namespace railreach

#endif  // ENGINE_ROUTING_WINDOW_TIMES_H_
