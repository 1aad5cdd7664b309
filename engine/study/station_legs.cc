#include "engine/study/station_legs.h"

#include <algorithm>
#include <utility>

namespace railreach {
namespace {

// Of each kind; a network of two thousand stations needs a fifth of it.
constexpr size_t kMostRemembered = 20'000;

template <typename Rows>
std::vector<LatLng> PositionsOf(const Rows& rows) {
  std::vector<LatLng> positions;
  for (const auto& row : rows) positions.push_back(row.position);
  return positions;
}

// The rules that lead to trains of `tiers` at this end.
std::vector<const AccessRule*> RulesFor(const LineModel& lines, TierSet tiers,
                                        JourneyEnd end) {
  std::vector<const AccessRule*> rules;
  for (const AccessRule& rule : lines.access_rules) {
    if (rule.tier.has_value() && tiers.contains(*rule.tier) &&
        Serves(rule, end)) {
      rules.push_back(&rule);
    }
  }
  return rules;
}

std::vector<const AccessRule*> DirectRules(const LineModel& lines) {
  std::vector<const AccessRule*> rules;
  for (const AccessRule& rule : lines.access_rules) {
    if (!rule.tier.has_value()) rules.push_back(&rule);
  }
  return rules;
}

Seconds Fastest(const std::vector<const AccessRule*>& rules, Metres distance) {
  Seconds best = kUnreachable;
  for (const AccessRule* rule : rules) {
    const Seconds time = LegTime(*rule, distance);
    if (time <= rule->maximum) best = std::min(best, time);
  }
  return best;
}

template <typename PlaceId>
void SortByPlace(std::vector<PlaceLeg<PlaceId>>& legs) {
  std::sort(legs.begin(), legs.end(),
            [](const auto& a, const auto& b) { return a.place < b.place; });
}

}  // namespace

StationLegs::StationLegs(const LineModel& lines, const Places& places)
    : lines_(lines),
      places_(places),
      nodes_(PositionsOf(places.nodes)),
      points_(PositionsOf(places.points)) {}

template <typename Value, typename Make>
std::shared_ptr<const Value> StationLegs::Remember(Cache<Value>& cache,
                                                   const Key& key,
                                                   const Make& make) const {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto it = cache.find(key);
    if (it != cache.end()) return it->second;
  }
  auto value = std::make_shared<const Value>(make());
  const std::lock_guard<std::mutex> lock(mutex_);
  if (cache.size() < kMostRemembered) cache.try_emplace(key, value);
  return value;
}

std::shared_ptr<const PlacesAround> StationLegs::Around(const Station& station,
                                                        TierSet tiers,
                                                        JourneyEnd end) const {
  const Key key = {station.position.lat, station.position.lng,
                   station.land_block.index(), tiers.bits(),
                   static_cast<uint32_t>(end)};
  return Remember(around_, key, [&] {
    return FindAround(station.position, station.land_block,
                      RulesFor(lines_, tiers, end));
  });
}

std::shared_ptr<const PlacesCovered> StationLegs::Covered(
    const Station& station, Tier tier) const {
  const Key key = {station.position.lat, station.position.lng, 0,
                   static_cast<uint32_t>(Index(tier)), 0};
  return Remember(covered_, key, [&] { return FindCovered(station, tier); });
}

PlacesAround StationLegs::WithoutRail(LatLng place,
                                      LandBlockId land_block) const {
  return FindAround(place, land_block, DirectRules(lines_));
}

PlacesAround StationLegs::FindAround(
    LatLng place, LandBlockId land_block,
    const std::vector<const AccessRule*>& rules) const {
  Metres reach = Metres::FromMillimetres(-1);
  for (const AccessRule* rule : rules) reach = std::max(reach, Reach(*rule));
  PlacesAround around;
  std::vector<Neighbour> near;
  nodes_.Within(place, reach, near);
  for (const Neighbour& n : near) {
    const NodeId node(n.point);
    if (places_.nodes[node].land_block != land_block) continue;
    const Seconds time = Fastest(rules, n.distance);
    if (time != kUnreachable) around.nodes.push_back({node, time});
  }
  points_.Within(place, reach, near);
  for (const Neighbour& n : near) {
    const ZonePointId point(n.point);
    const Zone& zone = places_.zones[places_.points[point].zone];
    if (zone.land_block != land_block) continue;
    const Seconds time = Fastest(rules, n.distance);
    if (time != kUnreachable) around.points.push_back({point, time});
  }
  SortByPlace(around.nodes);
  SortByPlace(around.points);
  return around;
}

PlacesCovered StationLegs::FindCovered(const Station& station,
                                       Tier tier) const {
  PlacesCovered covered;
  const std::vector<Metres>& radii = lines_.rules(tier).coverage_radii;
  if (radii.empty()) return covered;
  const Metres radius = radii[radii.size() / 2];
  std::vector<Neighbour> near;
  nodes_.Within(station.position, radius, near);
  for (const Neighbour& n : near) {
    const NodeId node(n.point);
    if (CountsInCoverage(places_.nodes[node].kind)) {
      covered.nodes.push_back(node);
    }
  }
  points_.Within(station.position, radius, near);
  for (const Neighbour& n : near) {
    const ZonePointId point(n.point);
    if (!places_.zones[places_.points[point].zone].halo) {
      covered.points.push_back(point);
    }
  }
  return covered;
}

}  // namespace railreach
