#include "tests/routing/expanded_graph.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <limits>
#include <utility>

namespace railreach {

ExpandedGraph::ExpandedGraph(const Network& network,
                             absl::Span<const Legs> origins)
    : num_stops_(static_cast<uint32_t>(network.stops.size())),
      first_aboard_(4 * num_stops_),
      first_origin_(
          first_aboard_ +
          static_cast<uint32_t>(network.patterns.stops.values().size())),
      num_nodes_(first_origin_ + static_cast<uint32_t>(origins.size())) {
  for (const StopId stop : IdRange<StopId>(num_stops_)) {
    Add(seed(stop), board(stop), Seconds(0));
    Add(off(stop), result(stop), Seconds(0));
    for (const TransferLeg& leg : network.transfers[stop]) {
      Add(off(stop), board(leg.to), leg.time);
    }
    for (const Connection& edge : network.connections[stop]) {
      AddConnection(network.reversed, stop, edge);
    }
  }
  for (const PatternId pattern : network.patterns.stops.ids()) {
    AddPattern(network.patterns, pattern);
  }
  for (size_t k = 0; k < origins.size(); ++k) {
    for (const Leg& leg : origins[k]) Add(origin(k), seed(leg.stop), leg.time);
  }
}

void ExpandedGraph::AddPattern(const PatternTable& patterns,
                               PatternId pattern) {
  const auto stops = patterns.stops[pattern];
  const uint32_t aboard = first_aboard_ + patterns.stops.first(pattern);
  for (uint32_t i = 0; i + 1 < stops.size(); ++i) {
    const Seconds run = patterns.run_of(pattern)[i + 1];
    Add(board(stops[i]), aboard + i, patterns.wait[pattern], 1);
    Add(aboard + i, off(stops[i + 1]), run);
    if (i + 2 < stops.size()) {
      Add(aboard + i, aboard + i + 1, run + patterns.dwell_of(pattern)[i + 1]);
    }
  }
}

void ExpandedGraph::AddConnection(bool reversed, StopId from,
                                  const Connection& edge) {
  const Seconds first = edge.first_wait + edge.ride;
  Add(board(from), off(edge.to), edge.wait + edge.ride, 1);
  if (reversed) {
    Add(board(from), result(edge.to), first, 1);
  } else {
    Add(seed(from), off(edge.to), first, 1);
  }
}

std::vector<int64_t> BoostDijkstra(const ExpandedGraph& graph, uint32_t from) {
  using Weight = boost::property<boost::edge_weight_t, int64_t>;
  using Graph = boost::compressed_sparse_row_graph<boost::directedS,
                                                   boost::no_property, Weight>;
  std::vector<std::pair<uint32_t, uint32_t>> ends;
  std::vector<Weight> weights;
  for (const ExpandedGraph::Edge& edge : graph.edges()) {
    ends.push_back({edge.from, edge.to});
    weights.push_back(Weight((int64_t{edge.time.count()} << 20) + edge.rides));
  }
  const Graph boost_graph(boost::edges_are_unsorted_multi_pass, ends.begin(),
                          ends.end(), weights.begin(), graph.num_nodes());
  std::vector<int64_t> distance(graph.num_nodes());
  boost::dijkstra_shortest_paths(
      boost_graph, from,
      boost::distance_map(
          boost::make_iterator_property_map(
              distance.begin(), get(boost::vertex_index, boost_graph)))
          .weight_map(get(boost::edge_weight, boost_graph))
          .distance_inf(std::numeric_limits<int64_t>::max()));
  return distance;
}

}  // namespace railreach
