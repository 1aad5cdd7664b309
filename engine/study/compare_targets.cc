// Targets of two results: met or missed before and after.
#include <algorithm>

#include "engine/study/compare_parts.h"

namespace railreach {
namespace {

IdVector<TargetId, const AssessmentRow*> RowsOf(const Side& side) {
  IdVector<TargetId, const AssessmentRow*> rows(side.places().targets.size(),
                                                nullptr);
  for (const AssessmentRow& row : side.result.assessments) {
    if (!row.target.is_none()) rows[row.target] = &row;
  }
  return rows;
}

TargetState StateOf(std::optional<Verdict> a, std::optional<Verdict> b) {
  if (a == Verdict::kMet && b == Verdict::kMet) return TargetState::kStillMet;
  if (a == Verdict::kMissed && b == Verdict::kMissed) {
    return TargetState::kStillMissed;
  }
  if (a == Verdict::kMissed && b == Verdict::kMet) return TargetState::kNowMet;
  if (a == Verdict::kMet && b == Verdict::kMissed) {
    return TargetState::kNoLongerMet;
  }
  return TargetState::kOther;
}

const MemberValue* Find(const std::vector<MemberValue>& members,
                        const MemberValue& like) {
  const auto found = std::find_if(
      members.begin(), members.end(), [&](const MemberValue& member) {
        return member.name_zh == like.name_zh && member.name_en == like.name_en;
      });
  return found == members.end() ? nullptr : &*found;
}

void CompareMembers(const AssessmentRow& a, const AssessmentRow& b,
                    TargetChange& change) {
  for (const MemberValue& before : a.members) {
    const MemberValue* after = Find(b.members, before);
    if (after == nullptr || after->met == before.met) continue;
    const std::string& name =
        before.name_zh.empty() ? before.name_en : before.name_zh;
    (after->met ? change.now_met : change.no_longer_met).push_back(name);
  }
  // In an order that does not depend on the side.
  std::sort(change.now_met.begin(), change.now_met.end());
  std::sort(change.no_longer_met.begin(), change.no_longer_met.end());
}

TargetChange CompareTarget(const CompareSides& sides,
                           const RowPair<TargetId>& row, const AssessmentRow* a,
                           const AssessmentRow* b) {
  const Target& either =
      EitherRow(row, sides.a.places().targets, sides.b.places().targets);
  TargetChange change;
  change.name = either.name;
  change.indicator = either.indicator;
  change.unit = either.unit;
  change.presence = row.presence();
  if (!row.a.is_none()) change.target.a = sides.a.places().targets[row.a].value;
  if (!row.b.is_none()) change.target.b = sides.b.places().targets[row.b].value;
  if (a != nullptr) {
    change.verdict_a = a->verdict;
    change.value.a = a->value;
    change.members_met.a = a->members_met;
  }
  if (b != nullptr) {
    change.verdict_b = b->verdict;
    change.value.b = b->value;
    change.members_met.b = b->members_met;
  }
  change.state = StateOf(change.verdict_a, change.verdict_b);
  if (a != nullptr && b != nullptr) CompareMembers(*a, *b, change);
  return change;
}

}  // namespace

std::vector<TargetChange> CompareTargets(const CompareSides& sides) {
  const auto a = RowsOf(sides.a);
  const auto b = RowsOf(sides.b);
  std::vector<TargetChange> changes;
  for (const RowPair<TargetId>& row : sides.targets) {
    changes.push_back(CompareTarget(sides, row,
                                    row.a.is_none() ? nullptr : a[row.a],
                                    row.b.is_none() ? nullptr : b[row.b]));
  }
  return changes;
}

}  // namespace railreach
