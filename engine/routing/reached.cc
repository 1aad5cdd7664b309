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

// The lanes of a row before `end`, as bits.
HWY_INLINE uint64_t Before(const LaneTime* HWY_RESTRICT row, LaneTime end) {
  const TimeTag d;
  const auto limit = hn::Set(d, end);
  uint64_t lanes = 0;
  for (size_t k = 0; k < kLanes; k += hn::Lanes(d)) {
    uint8_t bits[8] = {};
    hn::StoreMaskBits(d, hn::Lt(hn::LoadU(d, row + k), limit), bits);
    uint64_t word;
    std::memcpy(&word, bits, 8);
    lanes |= word << k;
  }
  return lanes;
}

// Adds a row's weight to 32-bit sums of the lanes before `end`.
HWY_INLINE void AddRow(const LaneTime* HWY_RESTRICT row, int32_t weight,
                       LaneTime end, int32_t* HWY_RESTRICT sums) {
  const hn::CappedTag<int32_t, kLanes> wide;
  const hn::Rebind<LaneTime, decltype(wide)> narrow;
  const hn::RebindToSigned<decltype(narrow)> narrow_signed;
  const auto all = hn::Set(wide, weight);
  const auto limit = hn::Set(narrow, end);
  for (size_t k = 0; k < kLanes; k += hn::Lanes(wide)) {
    const auto within =
        hn::VecFromMask(narrow, hn::Lt(hn::LoadU(narrow, row + k), limit));
    const auto mask = hn::PromoteTo(wide, hn::BitCast(narrow_signed, within));
    hn::StoreU(hn::Add(hn::LoadU(wide, sums + k), hn::And(mask, all)), wide,
               sums + k);
  }
}

constexpr int64_t kFlushAt = int64_t{1} << 30;

void AddAll(absl::Span<const LaneTime> times, absl::Span<const int32_t> weights,
            LaneTime end, int64_t* sums) {
  int32_t part[kLanes] = {};
  int64_t added = 0;  // no lane of `part` holds more
  const auto flush = [&] {
    for (size_t k = 0; k < kLanes; ++k) {
      sums[k] += part[k];
      part[k] = 0;
    }
    added = 0;
  };
  for (size_t d = 0; d < weights.size(); ++d) {
    if (added + weights[d] > kFlushAt) flush();
    added += weights[d];
    AddRow(&times[d * kLanes], weights[d], end, part);
  }
  flush();
}

void AddChanges(absl::Span<const uint32_t> which, const LaneTime* before,
                const LaneTime* after, absl::Span<const int32_t> weights,
                absl::Span<const LaneTime> cutoffs, int64_t* sums) {
  for (size_t i = 0; i < which.size(); ++i) {
    const int64_t weight = weights[which[i]];
    for (size_t c = 0; c < cutoffs.size(); ++c) {
      const auto end = static_cast<LaneTime>(cutoffs[c] + 1);
      const uint64_t old = Before(before + which[i] * kLanes, end);
      const uint64_t now = Before(after + i * kLanes, end);
      int64_t* of_cutoff = sums + c * kLanes;
      for (uint64_t in = now & ~old; in != 0; in &= in - 1) {
        of_cutoff[std::countr_zero(in)] += weight;
      }
      for (uint64_t out = old & ~now; out != 0; out &= out - 1) {
        of_cutoff[std::countr_zero(out)] -= weight;
      }
    }
  }
}

// NOLINTNEXTLINE(google-readability-namespace-comments)
}  // namespace HWY_NAMESPACE
}  // namespace railreach::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace railreach {
namespace internal {
HWY_EXPORT(AddAll);
HWY_EXPORT(AddChanges);
}  // namespace internal

void AddReached(absl::Span<const LaneTime> times,
                absl::Span<const int32_t> weights, LaneTime cutoff,
                absl::Span<int64_t> sums) {
  CHECK(times.size() == weights.size() * kLanes);
  CHECK(sums.size() == kLanes && cutoff < kLaneUnreachable);
  HWY_DYNAMIC_DISPATCH(internal::AddAll)(
      times, weights, static_cast<LaneTime>(cutoff + 1), sums.data());
}

void AddReachChange(absl::Span<const uint32_t> which,
                    absl::Span<const LaneTime> before,
                    absl::Span<const LaneTime> after,
                    absl::Span<const int32_t> weights,
                    absl::Span<const LaneTime> cutoffs,
                    absl::Span<int64_t> sums) {
  CHECK(before.size() == weights.size() * kLanes);
  CHECK(after.size() == which.size() * kLanes);
  CHECK(sums.size() == cutoffs.size() * kLanes);
  for (const LaneTime cutoff : cutoffs) CHECK(cutoff < kLaneUnreachable);
  HWY_DYNAMIC_DISPATCH(internal::AddChanges)
  (which, before.data(), after.data(), weights, cutoffs, sums.data());
}

}  // namespace railreach
#endif  // HWY_ONCE
