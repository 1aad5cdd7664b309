#include "engine/indicator/structure.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>
#include <cstddef>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "engine/base/id_vector.h"

namespace railreach {
namespace {

constexpr Metres kTransferLength = Metres::FromMillimetres(1000);
constexpr size_t kNotInGraph = static_cast<size_t>(-1);

// All that joins two stations, taken as one edge: Boost's search for
// articulation points wants no parallel edges.
struct Edge {
  int64_t length = 0;  // mm, of the shortest; > 0 as Brandes demands
  size_t number = 0;   // position among the edges
  size_t block = 0;    // biconnected component
  TrackId track;       // if it is the only one; else none
};

using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS,
                          boost::no_property, Edge>;

struct StationGraph {
  Graph graph;
  std::vector<StationId> stations;  // of the vertices, ascending
};

struct Used {
  IdVector<StationId, bool> stations;
  IdVector<TrackId, bool> tracks;
};

// What patterns of open lines call at, pass and run on.
Used UsedByOpenLines(const LineModel& model) {
  Used used = {IdVector<StationId, bool>(model.stations.size(), false),
               IdVector<TrackId, bool>(model.tracks.size(), false)};
  for (const Pattern& pattern : model.patterns) {
    if (!model.Runs(pattern)) continue;
    for (const PatternStop& stop : pattern.stops) {
      used.stations[stop.station] = true;
      for (const TrackId id : stop.tracks) {
        used.tracks[id] = true;
        used.stations[model.tracks[id].from] = true;
        used.stations[model.tracks[id].to] = true;
      }
    }
  }
  return used;
}

// Edges by their ends (lower vertex first), in that order.
class EdgeCollector {
 public:
  void Add(size_t a, size_t b, Metres length, TrackId track) {
    if (a == b) return;
    const int64_t mm = std::max<int64_t>(length.mm(), 1);
    const auto [it, inserted] =
        edges_.try_emplace({std::min(a, b), std::max(a, b)});
    Edge& edge = it->second;
    edge.length = inserted ? mm : std::min(edge.length, mm);
    edge.track = inserted ? track : TrackId();
  }

  // The two directions of a transfer are one join.
  void AddTransfer(size_t a, size_t b) {
    if (transfers_.insert({std::min(a, b), std::max(a, b)}).second) {
      Add(a, b, kTransferLength, TrackId());
    }
  }

  void AddTo(Graph& graph) const {
    size_t number = 0;
    for (const auto& [ends, edge] : edges_) {
      Edge numbered = edge;
      numbered.number = number++;
      boost::add_edge(ends.first, ends.second, numbered, graph);
    }
  }

 private:
  std::map<std::pair<size_t, size_t>, Edge> edges_;
  std::set<std::pair<size_t, size_t>> transfers_;
};

StationGraph BuildGraph(const LineModel& model) {
  const Used used = UsedByOpenLines(model);
  StationGraph result;
  IdVector<StationId, size_t> vertex(model.stations.size(), kNotInGraph);
  for (const StationId station : model.stations.ids()) {
    if (!used.stations[station]) continue;
    vertex[station] = result.stations.size();
    result.stations.push_back(station);
  }
  EdgeCollector edges;
  for (const TrackId id : model.tracks.ids()) {
    if (!used.tracks[id]) continue;
    const Track& track = model.tracks[id];
    edges.Add(vertex[track.from], vertex[track.to], track.length, id);
  }
  for (const Transfer& transfer : model.transfers) {
    const size_t from = vertex[transfer.from];
    const size_t to = vertex[transfer.to];
    if (from != kNotInGraph && to != kNotInGraph) edges.AddTransfer(from, to);
  }
  result.graph = Graph(result.stations.size());
  edges.AddTo(result.graph);
  return result;
}

// Numbered by size, the largest first; of equal ones by their lowest station.
int NumberComponents(const Graph& graph,
                     std::vector<StationStructure>& stations) {
  std::vector<size_t> component(stations.size());
  const size_t count =
      static_cast<size_t>(boost::connected_components(graph, component.data()));
  std::vector<size_t> size(count, 0);
  for (const size_t c : component) ++size[c];
  // Boost numbers components by their lowest vertex.
  std::vector<size_t> order(count);
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&size](size_t a, size_t b) {
    return size[a] != size[b] ? size[a] > size[b] : a < b;
  });
  std::vector<int> number(count);
  for (size_t i = 0; i < count; ++i) number[order[i]] = static_cast<int>(i);
  for (size_t v = 0; v < stations.size(); ++v) {
    stations[v].component = number[component[v]];
  }
  return static_cast<int>(count);
}

// A bridge is a biconnected component of one edge (Hopcroft and Tarjan 1973),
// unless a second link or a transfer joins the same stations.
void FindCuts(Graph& graph, Structure& structure) {
  std::vector<Graph::vertex_descriptor> articulation;
  const size_t num_blocks =
      boost::biconnected_components(graph, boost::get(&Edge::block, graph),
                                    std::back_inserter(articulation))
          .first;
  for (const auto vertex : articulation) {
    structure.stations[vertex].articulation = true;
  }
  std::vector<size_t> size(num_blocks, 0);
  for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
    ++size[graph[edge].block];
  }
  for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
    const Edge& row = graph[edge];
    if (size[row.block] == 1 && !row.track.is_none()) {
      structure.bridges.push_back(row.track);
    }
  }
  std::sort(structure.bridges.begin(), structure.bridges.end());
}

// Brandes 2001; relative: the share of the (n - 1)(n - 2) / 2 pairs of other
// stations, each shortest path of a pair counting in equal parts.
void MeasureBetweenness(const Graph& graph, Structure& structure) {
  std::vector<double> centrality(structure.stations.size(), 0);
  boost::brandes_betweenness_centrality(
      graph,
      boost::weight_map(boost::get(&Edge::length, graph))
          .centrality_map(boost::make_iterator_property_map(
              centrality.begin(), boost::get(boost::vertex_index, graph))));
  const double n = static_cast<double>(centrality.size());
  const double pairs = (n - 1) * (n - 2) / 2;
  for (size_t v = 0; v < centrality.size(); ++v) {
    structure.stations[v].betweenness = pairs > 0 ? centrality[v] / pairs : 0;
  }
  structure.betweenness_gini = Gini(std::move(centrality));
}

}  // namespace

// G = 2 sum(i x_i) / (n sum(x)) - (n + 1) / n over ascending x_i, i from 1
// (Dixon et al. 1987, without the small-sample correction).
double Gini(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  double sum = 0;
  double ranked = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    sum += values[i];
    ranked += static_cast<double>(i + 1) * values[i];
  }
  if (sum <= 0) return 0;
  const double n = static_cast<double>(values.size());
  return 2 * ranked / (n * sum) - (n + 1) / n;
}

Structure MeasureStructure(const LineModel& model) {
  StationGraph stations = BuildGraph(model);
  Structure structure;
  for (const StationId station : stations.stations) {
    structure.stations.push_back({station, 0, false, 0});
  }
  structure.num_components =
      NumberComponents(stations.graph, structure.stations);
  FindCuts(stations.graph, structure);
  MeasureBetweenness(stations.graph, structure);
  return structure;
}

}  // namespace railreach
