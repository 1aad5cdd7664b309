#include "engine/network/access_table.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/base/check.h"

namespace railreach {
namespace {

size_t EndIndex(JourneyEnd end) {
  CHECK(end != JourneyEnd::kBoth);
  return end == JourneyEnd::kHome ? 0 : 1;
}

}  // namespace

AccessTable::AccessTable(const LineModel& model, const Network& network)
    : model_(model), network_(network) {
  for (const Tier tier : kTiers) {
    TierStops entry;
    std::vector<LatLng> points;
    for (const StopId stop : network.stops.tiers.ids()) {
      if (!network.stops.tiers[stop].contains(tier)) continue;
      entry.stops.push_back(stop);
      points.push_back(model.stations[network.stops.station[stop]].position);
    }
    for (const AccessRuleId id : model.access_rules.ids()) {
      const AccessRule& rule = model.access_rules[id];
      if (rule.tier != tier) continue;
      entry.rules.push_back(id);
      for (const JourneyEnd end : {JourneyEnd::kHome, JourneyEnd::kWork}) {
        Metres& reach = entry.reach[EndIndex(end)];
        if (Serves(rule, end)) reach = std::max(reach, Reach(rule));
      }
    }
    entry.index = SpatialIndex(points);
    tiers_.push_back(std::move(entry));
  }
}

AccessLeg AccessTable::Fastest(const TierStops& tier, StopId stop,
                               Metres distance, JourneyEnd end) const {
  AccessLeg best = {stop, kUnreachable, AccessRuleId()};
  for (const AccessRuleId id : tier.rules) {
    const AccessRule& rule = model_.access_rules[id];
    if (!Serves(rule, end)) continue;
    const Seconds time = LegTime(rule, distance);
    if (time <= rule.maximum && time < best.time) {
      best.time = time;
      best.rule = id;
    }
  }
  return best;
}

void AccessTable::FindCandidates(LatLng place, LandBlockId land_block,
                                 JourneyEnd end,
                                 std::vector<Candidate>& candidates) const {
  candidates.clear();
  std::vector<Neighbour> near;
  for (const TierStops& tier : tiers_) {
    const Metres reach = tier.reach[EndIndex(end)];
    if (reach <= Metres() || tier.stops.empty()) continue;
    tier.index.Within(place, reach, near);
    for (const Neighbour& neighbour : near) {
      const StopId stop = tier.stops[neighbour.point];
      const Station& station = model_.stations[network_.stops.station[stop]];
      if (station.land_block != land_block) continue;
      const AccessLeg leg = Fastest(tier, stop, neighbour.distance, end);
      if (leg.time != kUnreachable) {
        candidates.push_back({leg, neighbour.distance});
      }
    }
  }
}

void AccessTable::Find(LatLng place, LandBlockId land_block, JourneyEnd end,
                       std::vector<AccessLeg>& legs) const {
  std::vector<Candidate> candidates;
  FindCandidates(place, land_block, end, candidates);
  legs.clear();
  for (const Candidate& candidate : candidates) legs.push_back(candidate.leg);
  // Trains of several tiers may share a stop: the fastest rule of any.
  std::sort(legs.begin(), legs.end(),
            [](const AccessLeg& a, const AccessLeg& b) {
              return std::tie(a.stop, a.time, a.rule) <
                     std::tie(b.stop, b.time, b.rule);
            });
  const auto same_stop = [](const AccessLeg& a, const AccessLeg& b) {
    return a.stop == b.stop;
  };
  legs.erase(std::unique(legs.begin(), legs.end(), same_stop), legs.end());
}

void AccessTable::FindNearestStation(LatLng place, LandBlockId land_block,
                                     JourneyEnd end,
                                     std::vector<AccessLeg>& legs) const {
  std::vector<Candidate> candidates;
  FindCandidates(place, land_block, end, candidates);
  legs.clear();
  const auto nearest =
      std::min_element(candidates.begin(), candidates.end(),
                       [](const Candidate& a, const Candidate& b) {
                         return std::pair(a.distance, a.leg.stop) <
                                std::pair(b.distance, b.leg.stop);
                       });
  if (nearest == candidates.end()) return;
  const StationId station = network_.stops.station[nearest->leg.stop];
  for (const StopId stop : network_.stops.of_station[station]) {
    if (network_.InService(stop)) {
      legs.push_back({stop, Seconds(0), AccessRuleId()});
    }
  }
}

Seconds DirectTime(const LineModel& model, Metres distance) {
  Seconds best = kUnreachable;
  for (const AccessRule& rule : model.access_rules) {
    if (rule.tier.has_value()) continue;
    const Seconds time = LegTime(rule, distance);
    if (time <= rule.maximum) best = std::min(best, time);
  }
  return best;
}

Metres DirectReach(const LineModel& model) {
  Metres reach;
  for (const AccessRule& rule : model.access_rules) {
    if (!rule.tier.has_value()) reach = std::max(reach, Reach(rule));
  }
  return reach;
}

}  // namespace railreach
