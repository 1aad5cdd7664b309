#include "engine/study/place_legs.h"

#include <algorithm>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/geo/spatial_index.h"

namespace railreach {
namespace {

// Where a place is; of nodes and zone points alike.
struct PlaceAt {
  LatLng position;
  LandBlockId land_block;
};

std::vector<PlaceAt> NodesAt(const Places& places) {
  std::vector<PlaceAt> result;
  for (const KeyNode& node : places.nodes) {
    result.push_back({node.position, node.land_block});
  }
  return result;
}

std::vector<PlaceAt> PointsAt(const Places& places) {
  std::vector<PlaceAt> result;
  for (const ZonePoint& point : places.points) {
    result.push_back({point.position, places.zones[point.zone].land_block});
  }
  return result;
}

constexpr size_t kChunk = 256;  // places that a worker takes at a time

// Fills one row per place by `find(place, row)`, in parallel.
template <typename PlaceId, typename T, typename Find>
Csr<PlaceId, T> FindRows(const std::vector<PlaceAt>& places, int num_threads,
                         const Find& find) {
  const size_t num_chunks = (places.size() + kChunk - 1) / kChunk;
  std::vector<std::vector<std::vector<T>>> chunks(num_chunks);
  ParallelFor(num_chunks, num_threads, [&](size_t chunk, int) {
    const size_t end = std::min(places.size(), (chunk + 1) * kChunk);
    for (size_t i = chunk * kChunk; i < end; ++i) {
      find(i, chunks[chunk].emplace_back());
    }
  });
  Csr<PlaceId, T> result;
  for (const auto& chunk : chunks) {
    for (const auto& row : chunk) result.AppendRow(row);
  }
  return result;
}

template <typename PlaceId>
EndLegs<PlaceId> FindEnd(const std::vector<PlaceAt>& places,
                         const AccessTable& access, JourneyEnd end,
                         int num_threads) {
  EndLegs<PlaceId> legs;
  legs.door = FindRows<PlaceId, AccessLeg>(
      places, num_threads, [&](size_t i, std::vector<AccessLeg>& row) {
        access.Find(places[i].position, places[i].land_block, end, row);
      });
  legs.platform = FindRows<PlaceId, AccessLeg>(
      places, num_threads, [&](size_t i, std::vector<AccessLeg>& row) {
        access.FindNearestStation(places[i].position, places[i].land_block, end,
                                  row);
      });
  return legs;
}

template <typename PlaceId>
PlaceLegs<PlaceId> FindBothEnds(const std::vector<PlaceAt>& places,
                                const AccessTable& access, int num_threads) {
  return {FindEnd<PlaceId>(places, access, JourneyEnd::kHome, num_threads),
          FindEnd<PlaceId>(places, access, JourneyEnd::kWork, num_threads)};
}

// From each node to the places that the direct modes reach.
template <typename PlaceId>
Csr<NodeId, DirectLeg<PlaceId>> FindDirect(const LineModel& model,
                                           const std::vector<PlaceAt>& nodes,
                                           const std::vector<PlaceAt>& places,
                                           int num_threads) {
  std::vector<LatLng> positions;
  for (const PlaceAt& place : places) positions.push_back(place.position);
  const SpatialIndex index(positions);
  const Metres reach = DirectReach(model);
  return FindRows<NodeId, DirectLeg<PlaceId>>(
      nodes, num_threads, [&](size_t i, std::vector<DirectLeg<PlaceId>>& row) {
        std::vector<Neighbour> near;
        index.Within(nodes[i].position, reach, near);
        for (const Neighbour& neighbour : near) {
          if (places[neighbour.point].land_block != nodes[i].land_block) {
            continue;
          }
          const Seconds time = DirectTime(model, neighbour.distance);
          if (time != kUnreachable) {
            row.push_back({PlaceId(neighbour.point), time});
          }
        }
      });
}

// A node is not a way to itself.
Csr<NodeId, DirectLeg<NodeId>> WithoutSelf(
    const Csr<NodeId, DirectLeg<NodeId>>& legs) {
  Csr<NodeId, DirectLeg<NodeId>> result;
  for (const NodeId node : legs.ids()) {
    std::vector<DirectLeg<NodeId>> row;
    for (const auto& leg : legs[node]) {
      if (leg.to != node) row.push_back(leg);
    }
    result.AppendRow(row);
  }
  return result;
}

}  // namespace

Csr<NodeId, DirectLeg<ZonePointId>> DirectToPoints(const Model& model,
                                                   int num_threads) {
  return FindDirect<ZonePointId>(model.lines, NodesAt(model.places),
                                 PointsAt(model.places), num_threads);
}

Csr<NodeId, DirectLeg<NodeId>> DirectToNodes(const Model& model,
                                             int num_threads) {
  const std::vector<PlaceAt> nodes = NodesAt(model.places);
  return WithoutSelf(
      FindDirect<NodeId>(model.lines, nodes, nodes, num_threads));
}

StudyLegs FindLegs(const Model& model, const Network& network,
                   int num_threads) {
  const AccessTable access(model.lines, network);
  const std::vector<PlaceAt> nodes = NodesAt(model.places);
  const std::vector<PlaceAt> points = PointsAt(model.places);
  StudyLegs legs;
  legs.nodes = FindBothEnds<NodeId>(nodes, access, num_threads);
  legs.points = FindBothEnds<ZonePointId>(points, access, num_threads);
  legs.node_points = DirectToPoints(model, num_threads);
  legs.node_nodes = DirectToNodes(model, num_threads);
  return legs;
}

}  // namespace railreach
