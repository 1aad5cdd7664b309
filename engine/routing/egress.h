// From stops to destinations, for all lanes of a batch.
#ifndef ENGINE_ROUTING_EGRESS_H_
#define ENGINE_ROUTING_EGRESS_H_

#include <cstdint>

#include "absl/types/span.h"
#include "engine/routing/headway_batch.h"
#include "engine/routing/lanes.h"
#include "engine/routing/query.h"

namespace railreach {

// The least time from each origin of the last batch to each destination.
//
//   workspace  after SearchBatch.
//   bounds     [num_destinations + 1]: destination d owns the legs
//              legs[bounds[d]] .. legs[bounds[d + 1] - 1] (Csr::bounds()).
//   legs       from leaving the train to the destination (Csr::values()).
//   direct     [num_destinations * kLanes], lane by lane, seconds of a leg
//              without rail, kLaneUnreachable where there is none; or empty.
//   times      [num_destinations * kLanes], overwritten: seconds, or
//              kLaneUnreachable beyond the search's horizon.
//
// Total: sums saturate.  CHECKs the sizes.  O(legs x kLanes) byte operations.
// Deterministic.
void CollectEgress(const HeadwayWorkspace& workspace,
                   absl::Span<const uint32_t> bounds, Legs legs,
                   absl::Span<const LaneTime> direct,
                   absl::Span<LaneTime> times);

// The same for some destinations only.
//
//   which    ascending destinations.
//   ignored  [stops] by StopId::index(): legs of these stops do not count;
//            or empty.
//   times    [which.size() * kLanes], overwritten: by rail alone.
void CollectEgressOf(const HeadwayWorkspace& workspace,
                     absl::Span<const uint32_t> bounds, Legs legs,
                     absl::Span<const uint32_t> which,
                     absl::Span<const uint8_t> ignored,
                     absl::Span<LaneTime> times);

// Further legs, all from one stop: time = min(time, row + platform + leg) in
// all lanes of the place's row.  Sums beyond the search's horizon are left as
// they are.
//
//   platform  from leaving the train to the street.
//   row_of    by ZonePointId::index(): the row of `times`.
//   times     [rows * kLanes].
// CHECKs that the rows are there.
void LowerByLegs(const HeadwayWorkspace& workspace, StopId stop,
                 Seconds platform, absl::Span<const PlaceLeg<ZonePointId>> legs,
                 absl::Span<const uint32_t> row_of, absl::Span<LaneTime> times);

}  // namespace railreach

#endif  // ENGINE_ROUTING_EGRESS_H_
