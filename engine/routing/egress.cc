#include "engine/routing/egress.h"

#include <cstring>

#include "engine/base/check.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/routing/egress.cc"
#include "hwy/foreach_target.h"
//
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace railreach::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using EgressTag = hn::CappedTag<LaneTime, kLanes>;

// times = min(times, row + leg) in all lanes.
HWY_INLINE void AddLeg(const LaneTime* HWY_RESTRICT row, LaneTime leg,
                       LaneTime* HWY_RESTRICT times) {
  const EgressTag d;
  const auto all = hn::Set(d, leg);
  for (size_t k = 0; k < kLanes; k += hn::Lanes(d)) {
    const auto sum = hn::SaturatedAdd(hn::LoadU(d, row + k), all);
    hn::StoreU(hn::Min(sum, hn::LoadU(d, times + k)), d, times + k);
  }
}

// Turns what is beyond the horizon into kLaneUnreachable.
HWY_INLINE void CutAt(LaneTime horizon, LaneTime* HWY_RESTRICT times) {
  const EgressTag d;
  const auto last = hn::Set(d, horizon);
  const auto far = hn::Set(d, kLaneUnreachable);
  for (size_t k = 0; k < kLanes; k += hn::Lanes(d)) {
    const auto time = hn::LoadU(d, times + k);
    hn::StoreU(hn::IfThenElse(hn::Lt(last, time), far, time), d, times + k);
  }
}

void CollectLegs(const HeadwayWorkspace& workspace,
                 absl::Span<const uint32_t> bounds, Legs legs,
                 LaneTime* times) {
  const LaneTime horizon = ToLaneTime(workspace.horizon());
  for (size_t d = 0; d + 1 < bounds.size(); ++d, times += kLanes) {
    for (const Leg& leg : legs.subspan(bounds[d], bounds[d + 1] - bounds[d])) {
      AddLeg(workspace.row(leg.stop).data(), ToLaneTime(leg.time), times);
    }
    CutAt(horizon, times);
  }
}

void CollectLegsOf(const HeadwayWorkspace& workspace,
                   absl::Span<const uint32_t> bounds, Legs legs,
                   absl::Span<const uint32_t> which,
                   absl::Span<const uint8_t> ignored, LaneTime* times) {
  const LaneTime horizon = ToLaneTime(workspace.horizon());
  for (const uint32_t d : which) {
    std::memset(times, 0xff, kLanes * sizeof(LaneTime));  // unreachable
    for (const Leg& leg : legs.subspan(bounds[d], bounds[d + 1] - bounds[d])) {
      if (!ignored.empty() && ignored[leg.stop.index()] != 0) continue;
      AddLeg(workspace.row(leg.stop).data(), ToLaneTime(leg.time), times);
    }
    CutAt(horizon, times);
    times += kLanes;
  }
}

void LowerRows(const HeadwayWorkspace& workspace, StopId stop, Seconds platform,
               absl::Span<const PlaceLeg<ZonePointId>> legs,
               absl::Span<const uint32_t> row_of, absl::Span<LaneTime> times) {
  const LaneTime* from = workspace.row(stop).data();
  const size_t num_rows = times.size() / kLanes;
  for (const auto& leg : legs) {
    CHECK(leg.place.index() < row_of.size());
    const size_t row = row_of[leg.place.index()];
    CHECK(row < num_rows);
    AddLeg(from, ToLaneTime(platform + leg.time), &times[row * kLanes]);
  }
}

// NOLINTNEXTLINE(google-readability-namespace-comments)
}  // namespace HWY_NAMESPACE
}  // namespace railreach::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <algorithm>

namespace railreach {
namespace internal {
HWY_EXPORT(CollectLegs);
HWY_EXPORT(CollectLegsOf);
HWY_EXPORT(LowerRows);
}  // namespace internal

void CollectEgress(const HeadwayWorkspace& workspace,
                   absl::Span<const uint32_t> bounds, Legs legs,
                   absl::Span<const LaneTime> direct,
                   absl::Span<LaneTime> times) {
  CHECK(!bounds.empty() && bounds.back() <= legs.size());
  CHECK(times.size() == (bounds.size() - 1) * kLanes);
  CHECK(direct.empty() || direct.size() == times.size());
  if (direct.empty()) {
    std::fill(times.begin(), times.end(), kLaneUnreachable);
  } else {
    std::copy(direct.begin(), direct.end(), times.begin());
  }
  HWY_DYNAMIC_DISPATCH(internal::CollectLegs)
  (workspace, bounds, legs, times.data());
}

void CollectEgressOf(const HeadwayWorkspace& workspace,
                     absl::Span<const uint32_t> bounds, Legs legs,
                     absl::Span<const uint32_t> which,
                     absl::Span<const uint8_t> ignored,
                     absl::Span<LaneTime> times) {
  CHECK(!bounds.empty() && bounds.back() <= legs.size());
  CHECK(times.size() == which.size() * kLanes);
  CHECK(which.empty() || which.back() + 1 < bounds.size());
  HWY_DYNAMIC_DISPATCH(internal::CollectLegsOf)
  (workspace, bounds, legs, which, ignored, times.data());
}

void LowerByLegs(const HeadwayWorkspace& workspace, StopId stop,
                 Seconds platform, absl::Span<const PlaceLeg<ZonePointId>> legs,
                 absl::Span<const uint32_t> row_of,
                 absl::Span<LaneTime> times) {
  HWY_DYNAMIC_DISPATCH(internal::LowerRows)
  (workspace, stop, platform, legs, row_of, times);
}

}  // namespace railreach
#endif  // HWY_ONCE
