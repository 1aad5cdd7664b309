// Weights of destinations within a cutoff, for all lanes of a batch.
#ifndef ENGINE_ROUTING_REACHED_H_
#define ENGINE_ROUTING_REACHED_H_

#include <cstdint>

#include "absl/types/span.h"
#include "engine/routing/lanes.h"

namespace railreach {

// sums[lane] += the weights of all destinations with time <= cutoff.
//
//   times    [num_destinations * kLanes].
//   weights  [num_destinations], 0 .. 2^30.
//   cutoff   < kLaneUnreachable.
//   sums     [kLanes].
// CHECKs the sizes.  O(destinations x kLanes) byte operations.
void AddReached(absl::Span<const LaneTime> times,
                absl::Span<const int32_t> weights, LaneTime cutoff,
                absl::Span<int64_t> sums);

// For each cutoff: sums[lane] += the weights of those that come within it, less
// those that go out of it.
//
//   which    destinations whose times may differ.
//   before   [num_destinations * kLanes].
//   after    [which.size() * kLanes].
//   weights  [num_destinations].
//   sums     [cutoffs.size() * kLanes].
// O(which x kLanes) byte operations, and one for each crossing of a cutoff.
void AddReachChange(absl::Span<const uint32_t> which,
                    absl::Span<const LaneTime> before,
                    absl::Span<const LaneTime> after,
                    absl::Span<const int32_t> weights,
                    absl::Span<const LaneTime> cutoffs,
                    absl::Span<int64_t> sums);

}  // namespace railreach

#endif  // ENGINE_ROUTING_REACHED_H_
