#include "engine/routing/window_times.h"

#include <algorithm>

#include "engine/base/check.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/routing/window_times.cc"
#include "hwy/foreach_target.h"
//
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace railreach::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using D = hn::ScalableTag<LaneTime>;
inline constexpr D kD;

void LowerEach(const LaneTime* HWY_RESTRICT profile, LaneTime leg,
               LaneTime* HWY_RESTRICT times, size_t size) {
  const auto cost = hn::Set(kD, leg);
  size_t k = 0;
  for (; k + hn::Lanes(kD) <= size; k += hn::Lanes(kD)) {
    const auto sum = hn::SaturatedAdd(hn::LoadU(kD, profile + k), cost);
    hn::StoreU(hn::Min(hn::LoadU(kD, times + k), sum), kD, times + k);
  }
  for (; k < size; ++k) {
    const LaneTime sum = static_cast<LaneTime>(
        std::min<uint32_t>(uint32_t{profile[k]} + leg, kLaneUnreachable));
    times[k] = std::min(times[k], sum);
  }
}

size_t CountAtMost(const LaneTime* HWY_RESTRICT times, LaneTime limit,
                   size_t size) {
  const auto most = hn::Set(kD, limit);
  size_t count = 0;
  size_t k = 0;
  for (; k + hn::Lanes(kD) <= size; k += hn::Lanes(kD)) {
    const auto t = hn::LoadU(kD, times + k);
    count += hn::CountTrue(kD, hn::Eq(hn::Min(t, most), t));
  }
  for (; k < size; ++k) count += times[k] <= limit;
  return count;
}

struct Range {
  LaneTime least;
  LaneTime most;
};
Range RangeOf(const LaneTime* HWY_RESTRICT times, size_t size) {
  auto least = hn::Set(kD, kLaneUnreachable);
  auto most = hn::Zero(kD);
  size_t k = 0;
  for (; k + hn::Lanes(kD) <= size; k += hn::Lanes(kD)) {
    const auto t = hn::LoadU(kD, times + k);
    least = hn::Min(least, t);
    most = hn::Max(most, t);
  }
  HWY_ALIGN LaneTime lanes[HWY_MAX_BYTES / sizeof(LaneTime)];
  hn::Store(least, kD, lanes);
  Range range = {*std::min_element(lanes, lanes + hn::Lanes(kD)), 0};
  hn::Store(most, kD, lanes);
  range.most = *std::max_element(lanes, lanes + hn::Lanes(kD));
  for (; k < size; ++k) {
    range.least = std::min(range.least, times[k]);
    range.most = std::max(range.most, times[k]);
  }
  return range;
}

// The least limit that at least `rank` values do not pass, for each rank.
void SelectRanks(const LaneTime* HWY_RESTRICT times, size_t size,
                 absl::Span<const int> percentiles, LaneTime* values) {
  const Range range = RangeOf(times, size);
  for (size_t i = 0; i < percentiles.size(); ++i) {
    const size_t rank = (static_cast<size_t>(percentiles[i]) * size + 99) / 100;
    LaneTime low = range.least;
    LaneTime high = range.most;
    while (low < high) {
      const LaneTime middle = static_cast<LaneTime>(low + (high - low) / 2);
      if (CountAtMost(times, middle, size) >= rank) {
        high = middle;
      } else {
        low = static_cast<LaneTime>(middle + 1);
      }
    }
    values[i] = low;
  }
}

// NOLINTNEXTLINE(google-readability-namespace-comments)
}  // namespace HWY_NAMESPACE
}  // namespace railreach::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace railreach {
namespace internal {
HWY_EXPORT(LowerEach);
HWY_EXPORT(CountAtMost);
HWY_EXPORT(SelectRanks);
}  // namespace internal

void LowerTimes(absl::Span<const LaneTime> profile, Seconds leg,
                absl::Span<LaneTime> times) {
  CHECK(profile.size() == times.size());
  HWY_DYNAMIC_DISPATCH(internal::LowerEach)
  (profile.data(), ToLaneTime(leg), times.data(), times.size());
}

void SelectPercentiles(absl::Span<const LaneTime> times,
                       absl::Span<const int> percentiles,
                       absl::Span<LaneTime> values) {
  CHECK(!times.empty() && percentiles.size() == values.size());
  for (const int percentile : percentiles) {
    CHECK(percentile >= 1 && percentile <= 100);
  }
  HWY_DYNAMIC_DISPATCH(internal::SelectRanks)
  (times.data(), times.size(), percentiles, values.data());
}

int32_t CountWithin(absl::Span<const LaneTime> times, Seconds cutoff) {
  // What is unreachable is within no cutoff.
  const LaneTime limit =
      std::min<LaneTime>(ToLaneTime(cutoff), kLaneUnreachable - 1);
  return static_cast<int32_t>(HWY_DYNAMIC_DISPATCH(internal::CountAtMost)(
      times.data(), limit, times.size()));
}

}  // namespace railreach
#endif  // HWY_ONCE
