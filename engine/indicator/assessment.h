// Values against targets: floor and cooperative indicators.
#ifndef ENGINE_INDICATOR_ASSESSMENT_H_
#define ENGINE_INDICATOR_ASSESSMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/indicator/connection.h"
#include "engine/model/places.h"

namespace railreach {

// One indicator of one region, with what an aggregate needs.
struct IndicatorValue {
  std::string indicator;  // "intercity_suburban_density_narrow", ...
  RegionId region;
  std::optional<double> value;  // none: not defined there
  double numerator = 0;         // of a ratio: aggregates are ratios of sums
  double denominator = 0;       // 0: the value is no ratio
  std::string unit;
  double assumed_share = 0;
};

enum class Verdict : uint8_t { kMet, kMissed, kNoTarget, kNotComputed };
absl::string_view Name(Verdict verdict);

struct MemberValue {
  std::string name_zh;  // of the region, or "A - B" of a pair
  std::string name_en;
  std::optional<double> value;
  bool met = false;
};

// A floor target is met if every member region meets it, a cooperative one if
// the aggregate does: the value of the whole where somebody computed it, or
// else over the members the ratio of sums, the mean weighted by people, or the
// plain mean.  A member without a value leaves a floor target open
// (kNotComputed) unless another one misses it.
//
// Pair targets: every node of `from_kind` to its nearest node of `to_kind` (by
// time), or to that in its own city where there is one; minutes, rounded up.
// What cannot be reached misses.
struct AssessmentRow {
  TargetId target;
  Verdict verdict = Verdict::kNotComputed;
  std::optional<double> value;       // the aggregate, or the worst member
  std::string aggregate;             // "ratio of sums", "worst member", ...
  std::vector<MemberValue> members;  // worst first, unknown ones last
  int members_met = 0;
};

// One row per target.  `values` holds what the study computed, Places::values
// what came from elsewhere; for the same indicator and region the study's own
// wins.  CHECKs that `pairs` is [nodes][nodes].
// O(targets x (regions log values + pairs of the kinds)).
std::vector<AssessmentRow> Assess(const Places& places,
                                  absl::Span<const IndicatorValue> values,
                                  const PairSheet& pairs);

}  // namespace railreach

#endif  // ENGINE_INDICATOR_ASSESSMENT_H_
