#include "engine/indicator/assessment_members.h"

#include <tuple>

#include "absl/strings/str_cat.h"

namespace railreach {
namespace {

MemberValue Named(const ThingName& name) { return {name.zh, name.en, {}, {}}; }

IndicatorValue FromElsewhere(const ExternalValue& external) {
  return {external.indicator,
          external.region,
          external.value,
          0,
          0,
          external.unit,
          0};
}

}  // namespace

IndicatorTable::IndicatorTable(const Places& places,
                               absl::Span<const IndicatorValue> values) {
  for (const IndicatorValue& value : values) {
    by_key_.try_emplace({value.indicator, value.region}, value);
  }
  for (const ExternalValue& external : places.values) {
    by_key_.try_emplace({external.indicator, external.region},
                        FromElsewhere(external));
  }
}

const IndicatorValue* IndicatorTable::Find(const std::string& indicator,
                                           RegionId region) const {
  const auto it = by_key_.find({indicator, region});
  return it == by_key_.end() ? nullptr : &it->second;
}

std::string IndicatorTable::UnitOf(const std::string& indicator) const {
  const auto it = by_key_.lower_bound({indicator, RegionId(0)});
  return it == by_key_.end() || it->first.first != indicator ? ""
                                                             : it->second.unit;
}

std::vector<Member> MemberFinder::MembersOf(const Target& target) const {
  return target.from_kind.empty() ? RegionMembers(target) : PairMembers(target);
}

// `region` itself or one that holds it.
bool MemberFinder::IsWithin(RegionId region, RegionId whole) const {
  if (whole.is_none() || region == whole) return true;
  std::vector<bool> seen(places_.regions.size(), false);
  return Holds(whole, region, seen);
}

bool MemberFinder::Holds(RegionId whole, RegionId region,
                         std::vector<bool>& seen) const {
  if (whole == region) return true;
  if (seen[whole.index()]) return false;
  seen[whole.index()] = true;
  for (const RegionId member : places_.regions[whole].region_members) {
    if (Holds(member, region, seen)) return true;
  }
  return false;
}

std::vector<Member> MemberFinder::RegionMembers(const Target& target) const {
  std::vector<Member> members;
  for (const RegionId id : places_.regions.ids()) {
    const Region& region = places_.regions[id];
    if (region.halo || region.level != target.level) continue;
    if (!IsWithin(id, target.region)) continue;
    Member member;
    member.order = members.size();
    member.row = Named(region.name);
    member.people = static_cast<double>(region.people);
    if (const auto* value = values_.Find(target.indicator, id)) {
      member.row.value = value->value;
      member.numerator = value->numerator;
      member.denominator = value->denominator;
    }
    members.push_back(std::move(member));
  }
  return members;
}

// The city that holds a node's county; none: no city does.
RegionId MemberFinder::CityOf(const KeyNode& node) const {
  if (node.region.is_none()) return RegionId();
  for (const RegionId region : membership_.of_county[node.region]) {
    if (places_.regions[region].level == Level::kCity) return region;
  }
  return RegionId();
}

bool MemberFinder::IsFrom(const KeyNode& node, const Target& target) const {
  if (node.kind != target.from_kind) return false;
  if (node.region.is_none()) return target.region.is_none();
  return !places_.regions[node.region].halo &&
         IsWithin(node.region, target.region);
}

std::vector<Member> MemberFinder::PairMembers(const Target& target) const {
  std::vector<Member> members;
  for (const NodeId from : places_.nodes.ids()) {
    const KeyNode& node = places_.nodes[from];
    if (!IsFrom(node, target)) continue;
    const NodeId to = NearestOfKind(from, target.to_kind);
    if (to.is_none()) continue;
    const KeyNode& other = places_.nodes[to];
    Member member;
    member.order = members.size();
    member.row.name_zh = absl::StrCat(node.name.zh, " - ", other.name.zh);
    member.row.name_en = absl::StrCat(node.name.en, " - ", other.name.en);
    const Seconds time = pairs_(from.index(), to.index()).total;
    member.unreachable = time == kUnreachable;
    if (!member.unreachable) member.row.value = CeilMinutes(time);
    members.push_back(std::move(member));
  }
  return members;
}

// By time, then straight line, then id; in the node's own city if that has
// any.  None: there is no other node of the kind.
NodeId MemberFinder::NearestOfKind(NodeId from, absl::string_view kind) const {
  const RegionId city = CityOf(places_.nodes[from]);
  const auto key = [&](NodeId to) {
    const PairRow& pair = pairs_(from.index(), to.index());
    const bool same_city = !city.is_none() && CityOf(places_.nodes[to]) == city;
    return std::tuple(!same_city, pair.total, pair.straight_line, to);
  };
  NodeId nearest;
  for (const NodeId to : places_.nodes.ids()) {
    if (to == from || places_.nodes[to].kind != kind) continue;
    if (nearest.is_none() || key(to) < key(nearest)) nearest = to;
  }
  return nearest;
}

}  // namespace railreach
