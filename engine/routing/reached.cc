#include "engine/routing/reached.h"

#include <bit>
#include <cstring>

#include "engine/base/check.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/routing/reached.cc"
#include "hwy/foreach_target.h"
//
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace railreach::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using TimeTag = hn::CappedTag<LaneTime, kLanes>;

// The lanes of a row before `end`.
HWY_INLINE LaneSet Before(const LaneTime* HWY_RESTRICT row, LaneTime end) {
  const TimeTag d;
  const auto limit = hn::Set(d, end);
  LaneSet lanes = 0;
  for (size_t k = 0; k < kLanes; k += hn::Lanes(d)) {
    uint8_t bits[8] = {};
    hn::StoreMaskBits(d, hn::Lt(hn::LoadU(d, row + k), limit), bits);
    uint64_t word;
    std::memcpy(&word, bits, 8);
    lanes |= word << k;
  }
  return lanes;
}

// Adds to the sums of some lanes.
HWY_INLINE void AddTo(LaneSet lanes, int64_t weight, int64_t* sums) {
  for (; lanes != 0; lanes &= lanes - 1) {
    sums[std::countr_zero(lanes)] += weight;
  }
}

LaneSet RowWithin(const LaneTime* row, LaneTime cutoff) {
  return Before(row, static_cast<LaneTime>(cutoff + 1));
}

void AddAll(absl::Span<const LaneSet> within, absl::Span<const int32_t> weights,
            size_t num_cutoffs, int64_t* sums) {
  for (size_t d = 0; d < weights.size(); ++d) {
    for (size_t c = 0; c < num_cutoffs; ++c) {
      AddTo(within[d * num_cutoffs + c], weights[d], sums + c * kLanes);
    }
  }
}

void AddChanges(absl::Span<const uint32_t> which,
                absl::Span<const LaneSet> before,
                absl::Span<const LaneSet> always, const LaneTime* after,
                absl::Span<const int32_t> weights,
                absl::Span<const LaneTime> cutoffs, int64_t* sums) {
  for (const uint32_t destination : which) {
    const int64_t weight = weights[destination];
    const size_t first = destination * cutoffs.size();
    for (size_t c = 0; c < cutoffs.size(); ++c) {
      const LaneSet old = before[first + c];
      const LaneSet now = always[first + c] |
                          Before(after, static_cast<LaneTime>(cutoffs[c] + 1));
      AddTo(now & ~old, weight, sums + c * kLanes);
      AddTo(old & ~now, -weight, sums + c * kLanes);
    }
    after += kLanes;
  }
}

// NOLINTNEXTLINE(google-readability-namespace-comments)
}  // namespace HWY_NAMESPACE
}  // namespace railreach::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace railreach {
namespace internal {
HWY_EXPORT(RowWithin);
HWY_EXPORT(AddAll);
HWY_EXPORT(AddChanges);
}  // namespace internal

LaneSet LanesWithin(LaneRow row, LaneTime cutoff) {
  CHECK(row.size() == kLanes && cutoff < kLaneUnreachable);
  return HWY_DYNAMIC_DISPATCH(internal::RowWithin)(row.data(), cutoff);
}

void AddReached(absl::Span<const LaneSet> within,
                absl::Span<const int32_t> weights, absl::Span<int64_t> sums) {
  CHECK(sums.size() % kLanes == 0);
  const size_t num_cutoffs = sums.size() / kLanes;
  CHECK(within.size() == weights.size() * num_cutoffs);
  HWY_DYNAMIC_DISPATCH(internal::AddAll)
  (within, weights, num_cutoffs, sums.data());
}

void AddReachChange(absl::Span<const uint32_t> which,
                    absl::Span<const LaneSet> before,
                    absl::Span<const LaneSet> always,
                    absl::Span<const LaneTime> after,
                    absl::Span<const int32_t> weights,
                    absl::Span<const LaneTime> cutoffs,
                    absl::Span<int64_t> sums) {
  CHECK(before.size() == weights.size() * cutoffs.size());
  CHECK(always.size() == before.size());
  CHECK(after.size() == which.size() * kLanes);
  CHECK(sums.size() == cutoffs.size() * kLanes);
  for (const LaneTime cutoff : cutoffs) CHECK(cutoff < kLaneUnreachable);
  HWY_DYNAMIC_DISPATCH(internal::AddChanges)
  (which, before, always, after.data(), weights, cutoffs, sums.data());
}

}  // namespace railreach
#endif  // HWY_ONCE
