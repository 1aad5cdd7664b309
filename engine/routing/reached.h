// Weights of destinations within cutoffs, for all lanes of a batch.
#ifndef ENGINE_ROUTING_REACHED_H_
#define ENGINE_ROUTING_REACHED_H_

#include <cstdint>

#include "absl/types/span.h"
#include "engine/routing/lanes.h"

namespace railreach {

// Lanes that reach a destination within a cutoff: bit k for lane k.
using LaneSet = uint64_t;
static_assert(kLanes == 64);

// The lanes with time <= cutoff.
LaneSet LanesWithin(LaneRow row, LaneTime cutoff);

// For each cutoff: sums[lane] += the weights of what the lane reaches.
//
//   within   [num_destinations * num_cutoffs], destination by destination.
//   weights  [num_destinations].
//   sums     [num_cutoffs * kLanes], cutoff by cutoff.
// CHECKs the sizes.  O(destinations + weights added).
void AddReached(absl::Span<const LaneSet> within,
                absl::Span<const int32_t> weights, absl::Span<int64_t> sums);

// For each cutoff: sums[lane] += the weights of those that come within it, less
// those that go out of it.
//
//   which    destinations whose times may differ.
//   before   [num_destinations * num_cutoffs], as above.
//   always   likewise: whom lanes reach whatever `after` says.
//   after    [which.size() * kLanes].
//   weights  [num_destinations].
//   cutoffs  each < kLaneUnreachable.
//   sums     [num_cutoffs * kLanes].
// CHECKs the sizes.  O(which x kLanes) byte operations, and one for each
// crossing of a cutoff.
void AddReachChange(absl::Span<const uint32_t> which,
                    absl::Span<const LaneSet> before,
                    absl::Span<const LaneSet> always,
                    absl::Span<const LaneTime> after,
                    absl::Span<const int32_t> weights,
                    absl::Span<const LaneTime> cutoffs,
                    absl::Span<int64_t> sums);

}  // namespace railreach

#endif  // ENGINE_ROUTING_REACHED_H_
