#include "engine/output/labels.h"

#include "absl/strings/str_cat.h"

namespace railreach {
namespace {

template <typename IdType, typename Rows>
const ThingName& NameIn(const Rows& rows, IdType id) {
  static const ThingName& none = *new ThingName();
  return id.is_none() ? none : rows[id].name;
}

// Marks all counties that `region` holds, members of members included.
void Mark(const Places& places, RegionId city, RegionId region,
          std::vector<bool>& seen, IdVector<RegionId, RegionId>& city_of) {
  if (seen[region.index()]) return;
  seen[region.index()] = true;
  const Region& row = places.regions[region];
  if (row.level == Level::kCounty && city_of[region].is_none()) {
    city_of[region] = city;
  }
  for (const RegionId member : row.region_members) {
    Mark(places, city, member, seen, city_of);
  }
}

}  // namespace

const ThingName& Labels::Of(StationId id) const {
  return NameIn(model_.lines.stations, id);
}
const ThingName& Labels::Of(LineId id) const {
  return NameIn(model_.lines.lines, id);
}
const ThingName& Labels::Of(NodeId id) const {
  return NameIn(model_.places.nodes, id);
}
const ThingName& Labels::Of(ZoneId id) const {
  return NameIn(model_.places.zones, id);
}
const ThingName& Labels::Of(RegionId id) const {
  return NameIn(model_.places.regions, id);
}
const ThingName& Labels::Of(CorridorId id) const {
  return NameIn(model_.places.corridors, id);
}
const ThingName& Labels::Of(TargetId id) const {
  return NameIn(model_.places.targets, id);
}

IdVector<RegionId, RegionId> CityOfCounty(const Places& places) {
  IdVector<RegionId, RegionId> city_of(places.regions.size());
  for (const RegionId city : places.regions.ids()) {
    if (places.regions[city].level != Level::kCity) continue;
    std::vector<bool> seen(places.regions.size(), false);
    Mark(places, city, city, seen, city_of);
  }
  return city_of;
}

IdVector<RegionId, NodeId> SeatOfCounty(const Places& places) {
  IdVector<RegionId, NodeId> seat_of(places.regions.size());
  for (const NodeId id : places.nodes.ids()) {
    const KeyNode& node = places.nodes[id];
    if (node.kind == "county_seat" && !node.region.is_none() &&
        seat_of[node.region].is_none()) {
      seat_of[node.region] = id;
    }
  }
  return seat_of;
}

std::string TierNames(TierSet tiers) {
  std::string names;
  for (const Tier tier : kTiers) {
    if (!tiers.contains(tier)) continue;
    absl::StrAppend(&names, names.empty() ? "" : "|", Name(tier));
  }
  return names;
}

std::vector<std::string> TierColumns(absl::string_view prefix,
                                     absl::string_view suffix) {
  std::vector<std::string> columns;
  for (const Tier tier : kTiers) {
    columns.push_back(absl::StrCat(prefix, Name(tier), suffix));
  }
  return columns;
}

}  // namespace railreach
