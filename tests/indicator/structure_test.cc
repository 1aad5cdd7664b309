#include "engine/indicator/structure.h"

#include <algorithm>
#include <functional>
#include <random>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/indicator/small_model.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A network without services: each track is a line of its own.
struct TrackNetwork {
  SmallModel small;

  explicit TrackNetwork(int num_stations) {
    for (int i = 0; i < num_stations; ++i) small.Station(i);
  }
  TrackId Join(size_t a, size_t b, double km) {
    const TrackId track = small.Track(StationId(a), StationId(b), km);
    small.Pattern(small.Line(Tier::kMetro), Direction::kOut, StationId(a),
                  {track});
    return track;
  }
  Structure Measure() const { return MeasureStructure(small.model.lines); }
};

std::vector<double> Betweenness(const Structure& structure) {
  std::vector<double> values;
  for (const StationStructure& row : structure.stations) {
    values.push_back(row.betweenness);
  }
  return values;
}

// A --1-- B --1-- C --1-- D: B lies between A and C, A and D: 2 of the 3 pairs
// of other stations.
TEST(StructureTest, InAChainAllButTheEndsPartIt) {
  TrackNetwork network(4);
  const TrackId ab = network.Join(0, 1, 1);
  const TrackId bc = network.Join(1, 2, 1);
  const TrackId cd = network.Join(2, 3, 1);
  const Structure structure = network.Measure();
  EXPECT_EQ(structure.num_components, 1);
  EXPECT_THAT(structure.bridges, ElementsAre(ab, bc, cd));
  EXPECT_FALSE(structure.stations[0].articulation);
  EXPECT_TRUE(structure.stations[1].articulation);
  EXPECT_TRUE(structure.stations[2].articulation);
  EXPECT_THAT(Betweenness(structure), ElementsAre(0, 2.0 / 3, 2.0 / 3, 0));
  // Of 0, 0, 2, 2: 2 (3 x 2 + 4 x 2) / (4 x 4) - 5 / 4.
  EXPECT_DOUBLE_EQ(structure.betweenness_gini, 2 * 14 / 16.0 - 5 / 4.0);
}

//   A --1-- B        A to C: by B or by D, both 2 km: half each.
//   1       1
//   D --1-- C
TEST(StructureTest, EqualPathsShareAPair) {
  TrackNetwork network(4);
  network.Join(0, 1, 1);
  network.Join(1, 2, 1);
  network.Join(2, 3, 1);
  network.Join(3, 0, 1);
  const Structure structure = network.Measure();
  EXPECT_THAT(structure.bridges, IsEmpty());
  EXPECT_THAT(Betweenness(structure),
              ElementsAre(0.5 / 3, 0.5 / 3, 0.5 / 3, 0.5 / 3));
  EXPECT_DOUBLE_EQ(structure.betweenness_gini, 0);
}

// A ==1,2== B --1-- C: two links join A and B, neither is a bridge.
TEST(StructureTest, ParallelLinksAreNoBridges) {
  TrackNetwork network(3);
  network.Join(0, 1, 1);
  network.Join(1, 0, 2);
  const TrackId bc = network.Join(1, 2, 1);
  const Structure structure = network.Measure();
  EXPECT_THAT(structure.bridges, ElementsAre(bc));
  EXPECT_TRUE(structure.stations[1].articulation);
}

// A --1-- B ::transfer:: C --1-- D, and a transfer beside the link A - B.
TEST(StructureTest, TransfersJoinStationsButAreNoBridges) {
  TrackNetwork network(4);
  const TrackId ab = network.Join(0, 1, 1);
  const TrackId cd = network.Join(2, 3, 1);
  auto& transfers = network.small.model.lines.transfers;
  EXPECT_EQ(network.Measure().num_components, 2);
  transfers.push_back({StationId(1), StationId(2), Minutes(5), {}});
  transfers.push_back({StationId(2), StationId(1), Minutes(5), {}});
  EXPECT_EQ(network.Measure().num_components, 1);
  EXPECT_THAT(network.Measure().bridges, ElementsAre(ab, cd));
  transfers.push_back({StationId(0), StationId(1), Minutes(5), {}});
  EXPECT_THAT(network.Measure().bridges, ElementsAre(cd));
}

//   A - B    C - D - E    components by size: C, D, E are number 0.
TEST(StructureTest, NumbersComponentsBySize) {
  TrackNetwork network(6);
  network.Join(0, 1, 1);
  network.Join(2, 3, 1);
  network.Join(3, 4, 1);
  const Structure structure = network.Measure();
  ASSERT_EQ(structure.stations.size(), 5u);  // nothing calls at station 5
  EXPECT_EQ(structure.num_components, 2);
  EXPECT_EQ(structure.stations[0].component, 1);
  EXPECT_EQ(structure.stations[2].component, 0);
}

TEST(StructureTest, ClosedLinesAreNotThere) {
  TrackNetwork network(3);
  network.Join(0, 1, 1);
  network.Join(1, 2, 1);
  network.small.model.lines.lines[LineId(1)].open = false;
  EXPECT_EQ(network.Measure().stations.size(), 2u);
}

TEST(StructureTest, NoTrackIsNoStructure) {
  const Structure structure = MeasureStructure(LineModel());
  EXPECT_THAT(structure.stations, IsEmpty());
  EXPECT_EQ(structure.num_components, 0);
  EXPECT_EQ(structure.betweenness_gini, 0);
}

// Brute force over an edge list.
struct PlainGraph {
  struct Edge {
    size_t a;
    size_t b;
    int length;
  };
  size_t num_vertices;
  std::vector<Edge> edges;

  size_t Components(size_t without_vertex, size_t without_edge) const {
    std::vector<size_t> label(num_vertices);
    for (size_t v = 0; v < num_vertices; ++v) label[v] = v;
    for (size_t round = 0; round < num_vertices; ++round) {
      for (size_t e = 0; e < edges.size(); ++e) {
        const auto [a, b, length] = edges[e];
        if (e == without_edge || a == without_vertex || b == without_vertex) {
          continue;
        }
        label[a] = label[b] = std::min(label[a], label[b]);
      }
    }
    size_t count = 0;
    for (size_t v = 0; v < num_vertices; ++v) {
      count += label[v] == v && v != without_vertex ? 1 : 0;
    }
    return count;
  }

  // All shortest simple paths from s to t, as sets of inner vertices.
  std::vector<std::vector<size_t>> ShortestPaths(size_t s, size_t t) const {
    std::vector<std::vector<size_t>> best;
    int best_length = 1 << 30;
    std::vector<size_t> path = {s};
    const std::function<void(int)> extend = [&](int length) {
      if (length > best_length) return;
      if (path.back() == t) {
        if (length < best_length) best.clear();
        best_length = length;
        best.emplace_back(path.begin() + 1, path.end() - 1);
        return;
      }
      for (const auto& [a, b, edge_length] : edges) {
        if (a != path.back() && b != path.back()) continue;
        const size_t next = a == path.back() ? b : a;
        if (std::count(path.begin(), path.end(), next) > 0) continue;
        path.push_back(next);
        extend(length + edge_length);
        path.pop_back();
      }
    };
    extend(0);
    return best;
  }

  std::vector<double> Betweenness() const {
    std::vector<double> result(num_vertices, 0);
    for (size_t s = 0; s < num_vertices; ++s) {
      for (size_t t = s + 1; t < num_vertices; ++t) {
        const auto paths = ShortestPaths(s, t);
        for (const auto& path : paths) {
          for (const size_t v : path) {
            result[v] += 1.0 / static_cast<double>(paths.size());
          }
        }
      }
    }
    const double n = static_cast<double>(num_vertices);
    for (double& value : result) value /= (n - 1) * (n - 2) / 2;
    return result;
  }
};

// Seven stations and six to eleven links of 1-3 km, at most one for a pair.
PlainGraph RandomGraph(std::mt19937_64& random) {
  PlainGraph graph = {7, {}};
  std::vector<std::pair<size_t, size_t>> pairs;
  for (size_t a = 0; a < 7; ++a) {
    for (size_t b = a + 1; b < 7; ++b) pairs.push_back({a, b});
  }
  std::shuffle(pairs.begin(), pairs.end(), random);
  pairs.resize(6 + random() % 6);
  for (const auto& [a, b] : pairs) {
    graph.edges.push_back({a, b, 1 + static_cast<int>(random() % 3)});
  }
  return graph;
}

TEST(StructureTest, AgreesWithBruteForceOnRandomNetworks) {
  std::mt19937_64 random(17);
  int bridges = 0;
  int articulations = 0;
  int shared = 0;
  for (int trial = 0; trial < 200; ++trial) {
    const PlainGraph graph = RandomGraph(random);
    TrackNetwork network(7);
    for (const auto& [a, b, length] : graph.edges) network.Join(a, b, length);
    const Structure structure = network.Measure();
    // Stations without a link are not in the structure.
    const size_t all = graph.Components(7, graph.edges.size());
    const size_t alone = 7 - structure.stations.size();
    EXPECT_EQ(static_cast<size_t>(structure.num_components), all - alone);

    for (size_t e = 0; e < graph.edges.size(); ++e) {
      const bool is_bridge = graph.Components(7, e) > all;
      const bool found = std::count(structure.bridges.begin(),
                                    structure.bridges.end(), TrackId(e)) > 0;
      EXPECT_EQ(found, is_bridge);
      bridges += is_bridge ? 1 : 0;
    }
    for (const StationStructure& row : structure.stations) {
      const bool parts =
          graph.Components(row.station.index(), graph.edges.size()) > all;
      EXPECT_EQ(row.articulation, parts);
      articulations += parts ? 1 : 0;
    }
    if (alone > 0) continue;  // the share is of other pairs
    const std::vector<double> expected = graph.Betweenness();
    for (size_t v = 0; v < 7; ++v) {
      EXPECT_NEAR(structure.stations[v].betweenness, expected[v], 1e-12);
      const double pairs = expected[v] * 15;
      shared += pairs - static_cast<int>(pairs + 1e-9) > 1e-6 ? 1 : 0;
    }
  }
  EXPECT_GT(bridges, 50);
  EXPECT_GT(articulations, 50);
  EXPECT_GT(shared, 50);  // pairs with several shortest paths
}

TEST(GiniTest, IsZeroForEqualAndNearOneForOneThatHoldsAll) {
  EXPECT_EQ(Gini({}), 0);
  EXPECT_EQ(Gini({0, 0}), 0);
  EXPECT_DOUBLE_EQ(Gini({3, 3, 3}), 0);
  EXPECT_DOUBLE_EQ(Gini({0, 0, 0, 8}), 1 - 1 / 4.0);
  // Mean difference over twice the mean: pairs (1,2), (1,3), (2,3) differ by
  // 1 + 2 + 1, both ways over 3 x 3 pairs, mean 2.
  EXPECT_DOUBLE_EQ(Gini({3, 1, 2}), 2 * (1 + 2 + 1) / (9.0 * 2 * 2));
}

}  // namespace
}  // namespace railreach
