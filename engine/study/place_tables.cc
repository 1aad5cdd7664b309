#include "engine/study/place_tables.h"

#include <algorithm>
#include <cmath>

#include "engine/base/check.h"
#include "engine/base/parallel.h"
#include "engine/indicator/connection.h"
#include "engine/study/setting.h"

namespace railreach {
namespace {

constexpr Metres kNear = Kilometres(3);  // METRICS: the people at a node

// Interleaves the bits of latitude and longitude in cells of a hundredth of a
// degree, so that neighbours stand together (Morton 1966).
uint64_t PlaceOrder(LatLng position) {
  const auto lat = static_cast<uint32_t>(std::floor((position.lat + 90) * 100));
  const auto lng =
      static_cast<uint32_t>(std::floor((position.lng + 180) * 100));
  uint64_t order = 0;
  for (int bit = 0; bit < 16; ++bit) {
    order |= static_cast<uint64_t>(lat >> bit & 1) << (2 * bit + 1);
    order |= static_cast<uint64_t>(lng >> bit & 1) << (2 * bit);
  }
  return order;
}

std::vector<NodeBatch> BatchesOf(SearchDirection direction,
                                 const IdVector<NodeId, KeyNode>& nodes,
                                 std::vector<NodeId> chosen) {
  std::stable_sort(chosen.begin(), chosen.end(), [&](NodeId a, NodeId b) {
    return PlaceOrder(nodes[a].position) < PlaceOrder(nodes[b].position);
  });
  std::vector<NodeBatch> batches;
  for (size_t i = 0; i < chosen.size(); ++i) {
    if (i % kLanes == 0) batches.push_back({direction, {}, {}, {}});
    batches.back().nodes.push_back(chosen[i]);
  }
  return batches;
}

void FillDirect(const Csr<NodeId, DirectLeg<ZonePointId>>& legs,
                absl::Span<const int32_t> weights, NodeBatch& batch) {
  batch.direct.assign(weights.size() * kNumReachCutoffs, 0);
  for (size_t lane = 0; lane < batch.nodes.size(); ++lane) {
    for (const auto& leg : legs[batch.nodes[lane]]) {
      for (size_t c = 0; c < kNumReachCutoffs; ++c) {
        if (ToLaneTime(leg.time) > kReachCutoffs[c]) continue;
        batch.direct[leg.to.index() * kNumReachCutoffs + c] |= LaneSet{1}
                                                               << lane;
      }
    }
  }
  AddReached(batch.direct, weights, absl::MakeSpan(batch.direct_people));
}

std::vector<NodeId> NodesIn(const Places& places, SearchDirection direction) {
  std::vector<NodeId> nodes;
  for (const NodeId node : places.nodes.ids()) {
    if (HeadlineDirection(places.nodes[node]) == direction) {
      nodes.push_back(node);
    }
  }
  return nodes;
}

}  // namespace

std::vector<NodeId> ReportedNodes(const Places& places) {
  const Membership membership = MembershipOf(places);
  const auto area = std::find_if(
      places.regions.begin(), places.regions.end(),
      [](const Region& r) { return r.level == Level::kStudyArea; });
  const RegionId study_area(static_cast<size_t>(area - places.regions.begin()));
  std::vector<NodeId> nodes;
  for (const NodeId node : places.nodes.ids()) {
    const KeyNode& row = places.nodes[node];
    if (!CountsInCoverage(row.kind)) continue;
    if (area == places.regions.end()) {
      nodes.push_back(node);
    } else if (!row.region.is_none()) {
      const auto& regions = membership.of_county[row.region];
      if (std::binary_search(regions.begin(), regions.end(), study_area)) {
        nodes.push_back(node);
      }
    }
  }
  return nodes;
}

IdVector<NodeId, int64_t> PeopleNear(const Places& places, int num_threads) {
  const PeopleMap people(places);
  IdVector<NodeId, int64_t> near(places.nodes.size());
  ParallelFor(near.size(), num_threads, [&](size_t i, int) {
    near[NodeId(i)] = people.Within(places.nodes[NodeId(i)].position, kNear);
  });
  return near;
}

PlaceTables::PlaceTables(const Model& m, bool pairs, int num_threads)
    : model(m),
      stations(m.lines, m.places),
      reported(ReportedNodes(m.places)),
      people_3km(PeopleNear(m.places, num_threads)) {
  covered.resize(m.lines.stations.size());
  for (const PatternId id : m.lines.patterns.ids()) {
    const Tier tier = m.lines.line_of(id).tier;
    for (const PatternStop& stop : m.lines.patterns[id].stops) {
      auto& around = covered[stop.station][Index(tier)];
      if (around != nullptr) continue;
      around = stations.Covered(m.lines.stations[stop.station], tier);
    }
  }
  const Places& places = m.places;
  for (const ZonePoint& point : places.points) {
    CHECK(point.people >= 0 && point.people <= int64_t{1} << 30);
    weights.push_back(static_cast<int32_t>(point.people));
  }
  const auto legs = DirectToPoints(m, num_threads);
  for (const auto direction : {SearchDirection::kFrom, SearchDirection::kTo}) {
    for (NodeBatch& batch :
         BatchesOf(direction, places.nodes, NodesIn(places, direction))) {
      FillDirect(legs, weights, batch);
      batches.push_back(std::move(batch));
    }
  }
  std::vector<NodeId> all;
  for (const NodeId node : places.nodes.ids()) {
    all.push_back(node);
    if (!IsOutside(places, places.nodes[node])) inside.push_back(node);
  }
  if (!pairs) return;
  from_batches = BatchesOf(SearchDirection::kFrom, places.nodes, all);
  node_nodes = DirectToNodes(m, num_threads);
}

}  // namespace railreach
