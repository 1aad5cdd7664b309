// Key nodes: nearest stations, people around, best hub.
#include <algorithm>
#include <cstddef>
#include <functional>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/indicator/coverage_parts.h"

namespace railreach {
namespace {

constexpr Metres kFarthestStation = Kilometres(200);
constexpr Metres kFarthestHub = Kilometres(5);
constexpr Metres kPeopleRadius = Kilometres(3);
constexpr int kHubTiers = 2;
constexpr int kHubLines = 3;

// What a complex offers; by its lowest station.
struct Complex {
  TierSet tiers;
  std::vector<LineId> lines;  // ascending

  int num_tiers() const {
    int count = 0;
    for (const Tier tier : kTiers) count += tiers.contains(tier) ? 1 : 0;
    return count;
  }
  int num_lines() const { return static_cast<int>(lines.size()); }
};

struct Hubs {
  IdVector<StationId, StationId> complex_of;
  IdVector<StationId, Complex> complexes;
  StationSet stations;  // of all hubs
};

// METRICS "Covered by a hub": at least two tiers or three lines.
bool IsHub(const Complex& complex) {
  return complex.num_tiers() >= kHubTiers || complex.num_lines() >= kHubLines;
}

Hubs FindHubs(const LineModel& model) {
  Hubs hubs;
  hubs.complex_of = ComplexOf(model);
  hubs.complexes.resize(model.stations.size());
  const auto lines = LinesAt(model, RunningPatterns(model));
  for (const StationId station : model.stations.ids()) {
    Complex& complex = hubs.complexes[hubs.complex_of[station]];
    complex.lines.insert(complex.lines.end(), lines[station].begin(),
                         lines[station].end());
  }
  for (Complex& complex : hubs.complexes) {
    std::sort(complex.lines.begin(), complex.lines.end());
    complex.lines.erase(std::unique(complex.lines.begin(), complex.lines.end()),
                        complex.lines.end());
    for (const LineId line : complex.lines) {
      complex.tiers = complex.tiers.With(model.lines[line].tier);
    }
  }
  std::vector<StationId> in_hubs;
  for (const StationId station : model.stations.ids()) {
    const bool has_trains = !lines[station].empty();
    if (has_trains && IsHub(hubs.complexes[hubs.complex_of[station]])) {
      in_hubs.push_back(station);
    }
  }
  hubs.stations = StationSet(model, std::move(in_hubs));
  return hubs;
}

// The best by (tiers, lines); of equal ones the nearest, which comes first.
HubNear BestHub(const Hubs& hubs, LatLng place) {
  HubNear best;
  for (const auto& [station, distance] :
       hubs.stations.Within(place, kFarthestHub)) {
    const StationId lowest = hubs.complex_of[station];
    const Complex& complex = hubs.complexes[lowest];
    const HubNear hub = {lowest, distance, complex.num_tiers(),
                         complex.num_lines()};
    if (std::tie(hub.num_tiers, hub.num_lines) >
        std::tie(best.num_tiers, best.num_lines)) {
      best = hub;
    }
  }
  return best;
}

// 1 + how many have a higher key: equals share a rank.
template <typename Key>
void Rank(std::vector<NodeCoverage>& nodes, Key key, int NodeCoverage::* rank) {
  std::vector<decltype(key(nodes[0]))> keys;
  for (const NodeCoverage& node : nodes) keys.push_back(key(node));
  std::sort(keys.begin(), keys.end(), std::greater<>());
  for (NodeCoverage& node : nodes) {
    const auto first =
        std::lower_bound(keys.begin(), keys.end(), key(node), std::greater<>());
    node.*rank = 1 + static_cast<int>(first - keys.begin());
  }
}

}  // namespace

std::vector<NodeCoverage> CoverNodes(const CoverageInput& input) {
  const Places& places = input.model.places;
  const Hubs hubs = FindHubs(input.model.lines);
  std::vector<NodeCoverage> nodes(places.nodes.size());
  ParallelFor(nodes.size(), input.num_threads, [&](size_t i, int) {
    const LatLng place = places.nodes[NodeId(i)].position;
    nodes[i].node = NodeId(i);
    for (const Tier tier : kTiers) {
      nodes[i].nearest[Index(tier)] =
          input.with_trains[Index(tier)].Nearest(place, kFarthestStation);
    }
    nodes[i].people_3km = input.people.Within(place, kPeopleRadius);
    nodes[i].hub = BestHub(hubs, place);
  });
  Rank(
      nodes, [](const NodeCoverage& node) { return node.people_3km; },
      &NodeCoverage::people_rank);
  Rank(
      nodes,
      [](const NodeCoverage& node) {
        return std::pair(node.hub.num_tiers, node.hub.num_lines);
      },
      &NodeCoverage::hub_rank);
  return nodes;
}

}  // namespace railreach
