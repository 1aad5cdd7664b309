// What a target looks at: member regions, or pairs of nodes, with their values.
#ifndef ENGINE_INDICATOR_ASSESSMENT_MEMBERS_H_
#define ENGINE_INDICATOR_ASSESSMENT_MEMBERS_H_

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/indicator/assessment.h"
#include "engine/indicator/connection.h"
#include "engine/model/places.h"

namespace railreach {

// By indicator and region; what the study computed goes before what came from
// elsewhere, the first row before a later one.
class IndicatorTable {
 public:
  IndicatorTable(const Places& places, absl::Span<const IndicatorValue> values);

  // nullptr: nobody computed it.  O(log values).
  const IndicatorValue* Find(const std::string& indicator,
                             RegionId region) const;

  // The unit of the indicator, "" if nobody computed it.  O(log values).
  std::string UnitOf(const std::string& indicator) const;

 private:
  std::map<std::pair<std::string, RegionId>, IndicatorValue> by_key_;
};

// A region that a target looks at, or a pair of nodes.
struct Member {
  MemberValue row;   // `met` is not set here
  size_t order = 0;  // among the members
  double people = 0;
  double numerator = 0;
  double denominator = 0;
  bool unreachable = false;  // a pair: worse than any value
};

// Keeps references to what it is made from.
class MemberFinder {
 public:
  MemberFinder(const Places& places, const IndicatorTable& values,
               const PairSheet& pairs)
      : places_(places),
        values_(values),
        pairs_(pairs),
        membership_(MembershipOf(places)) {}

  // The regions of the target's level within its region, halo apart; or for a
  // pair target each node of `from_kind` within its region, with the one of
  // `to_kind` that it is measured to.  Ascending ids.
  std::vector<Member> MembersOf(const Target& target) const;

 private:
  bool IsWithin(RegionId region, RegionId whole) const;
  bool Holds(RegionId whole, RegionId region, std::vector<bool>& seen) const;
  std::vector<Member> RegionMembers(const Target& target) const;
  std::vector<Member> PairMembers(const Target& target) const;
  bool IsFrom(const KeyNode& node, const Target& target) const;
  RegionId CityOf(const KeyNode& node) const;
  NodeId NearestOfKind(NodeId from, absl::string_view kind) const;

  const Places& places_;
  const IndicatorTable& values_;
  const PairSheet& pairs_;
  Membership membership_;
};

}  // namespace railreach

#endif  // ENGINE_INDICATOR_ASSESSMENT_MEMBERS_H_
