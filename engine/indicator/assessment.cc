#include "engine/indicator/assessment.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "engine/base/check.h"
#include "engine/indicator/assessment_members.h"

namespace railreach {
namespace {

constexpr absl::string_view kWorstMember = "worst member";
constexpr absl::string_view kOwnValue = "value of the whole";
constexpr absl::string_view kRatioOfSums = "ratio of sums";
constexpr absl::string_view kWeightedMean = "mean weighted by people";
constexpr absl::string_view kMean = "mean";

// Whether `a` is further from the target than `b`: what cannot be reached is
// the worst, what is unknown comes last.
bool IsWorse(Comparison comparison, const Member& a, const Member& b) {
  if (a.unreachable || b.unreachable) return a.unreachable && !b.unreachable;
  if (!a.row.value || !b.row.value) {
    return a.row.value.has_value() && !b.row.value.has_value();
  }
  return comparison == Comparison::kAtLeast ? *a.row.value < *b.row.value
                                            : *a.row.value > *b.row.value;
}

bool Meets(const Target& target, std::optional<double> value) {
  if (!target.value || !value) return false;
  return target.comparison == Comparison::kAtLeast ? *value >= *target.value
                                                   : *value <= *target.value;
}

class Assessor {
 public:
  Assessor(const Places& places, absl::Span<const IndicatorValue> values,
           const PairSheet& pairs)
      : places_(places),
        values_(places, values),
        members_(places, values_, pairs) {}

  AssessmentRow Assess(TargetId id) const {
    const Target& target = places_.targets[id];
    std::vector<Member> members = members_.MembersOf(target);
    std::sort(members.begin(), members.end(),
              [&target](const Member& a, const Member& b) {
                if (IsWorse(target.comparison, a, b)) return true;
                if (IsWorse(target.comparison, b, a)) return false;
                return a.order < b.order;
              });
    AssessmentRow row;
    row.target = id;
    if (const std::string unit = values_.UnitOf(target.indicator);
        !unit.empty() && !target.unit.empty() && unit != target.unit) {
      row.aggregate = absl::StrCat("the indicator is in ", unit);
      return row;  // not computed: what is in another unit is no answer
    }
    for (Member& member : members) {
      member.row.met = Meets(target, member.row.value);
      row.members_met += member.row.met ? 1 : 0;
      row.members.push_back(member.row);
    }
    if (target.kind == TargetKind::kFloor) {
      JudgeFloor(target, members, row);
    } else {
      JudgeAggregate(target, members, row);
    }
    if (!target.value) row.verdict = Verdict::kNoTarget;
    return row;
  }

 private:
  // Missed as soon as one member misses; met once all are known to meet.
  static void JudgeFloor(const Target& target,
                         const std::vector<Member>& members,
                         AssessmentRow& row) {
    row.aggregate = std::string(kWorstMember);
    if (members.empty()) return;
    row.value = members.front().row.value;
    bool missed = false;
    bool unknown = false;
    for (const Member& member : members) {
      unknown |= !member.row.value && !member.unreachable;
      missed |= member.unreachable ||
                (member.row.value && !Meets(target, member.row.value));
    }
    if (missed) {
      row.verdict = Verdict::kMissed;
    } else if (!unknown) {
      row.verdict = Verdict::kMet;
    }
  }

  void JudgeAggregate(const Target& target, const std::vector<Member>& members,
                      AssessmentRow& row) const {
    if (target.from_kind.empty()) {
      if (!SetOwnValue(target, row)) SetAggregate(members, row);
    } else {
      SetAggregate(members, row);
      if (!members.empty() && members.front().unreachable) {
        row.value.reset();
        row.verdict = Verdict::kMissed;
      }
    }
    if (!row.value) return;
    row.verdict = Meets(target, row.value) ? Verdict::kMet : Verdict::kMissed;
  }

  // The indicator of the whole region, if somebody computed it.
  bool SetOwnValue(const Target& target, AssessmentRow& row) const {
    for (const RegionId id : Wholes(target)) {
      const IndicatorValue* value = values_.Find(target.indicator, id);
      if (value == nullptr || !value->value) continue;
      row.value = value->value;
      row.aggregate = std::string(kOwnValue);
      return true;
    }
    return false;
  }

  // The region that the target names; without one the study area.
  std::vector<RegionId> Wholes(const Target& target) const {
    if (!target.region.is_none()) return {target.region};
    std::vector<RegionId> wholes = {RegionId()};
    for (const RegionId id : places_.regions.ids()) {
      const Region& region = places_.regions[id];
      if (region.level == Level::kStudyArea && !region.halo) {
        wholes.push_back(id);
      }
    }
    return wholes;
  }

  // Over the members with a value.  Ratios: the ratio of sums; others: the
  // mean weighted by people, or plain if a member's people are not known.
  static void SetAggregate(const std::vector<Member>& members,
                           AssessmentRow& row) {
    bool ratios = true;
    bool weights = true;
    double numerator = 0;
    double denominator = 0;
    double sum = 0;
    double weighted = 0;
    double people = 0;
    int count = 0;
    for (const Member& member : members) {
      if (!member.row.value) continue;
      ++count;
      ratios &= member.denominator > 0;
      weights &= member.people > 0;
      numerator += member.numerator;
      denominator += member.denominator;
      sum += *member.row.value;
      weighted += *member.row.value * member.people;
      people += member.people;
    }
    if (count == 0) return;
    row.aggregate = std::string(ratios    ? kRatioOfSums
                                : weights ? kWeightedMean
                                          : kMean);
    row.value = ratios    ? numerator / denominator
                : weights ? weighted / people
                          : sum / count;
  }

  const Places& places_;
  IndicatorTable values_;
  MemberFinder members_;
};

}  // namespace

absl::string_view Name(Verdict verdict) {
  switch (verdict) {
    case Verdict::kMet:
      return "met";
    case Verdict::kMissed:
      return "missed";
    case Verdict::kNoTarget:
      return "no_target";
    case Verdict::kNotComputed:
      return "not_computed";
  }
  return "";
}

std::vector<AssessmentRow> Assess(const Places& places,
                                  absl::Span<const IndicatorValue> values,
                                  const PairSheet& pairs) {
  CHECK(pairs.num_rows() == places.nodes.size());
  CHECK(pairs.num_cols() == places.nodes.size());
  const Assessor assessor(places, values, pairs);
  std::vector<AssessmentRow> rows;
  for (const TargetId target : places.targets.ids()) {
    rows.push_back(assessor.Assess(target));
  }
  return rows;
}

}  // namespace railreach
