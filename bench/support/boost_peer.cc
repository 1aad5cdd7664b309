#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <utility>

#include "bench/support/library_peers.h"

namespace railreach {
namespace {

using Weight = boost::property<boost::edge_weight_t, uint32_t>;
using Graph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property,
                                       Weight, boost::no_property, uint32_t,
                                       uint32_t>;

Graph MakeGraph(const PeerGraph& graph) {
  std::vector<std::pair<uint32_t, uint32_t>> ends;
  std::vector<Weight> weights;
  for (uint32_t node = 0; node < graph.num_nodes(); ++node) {
    for (const PeerGraph::Edge& edge : graph.row(node)) {
      ends.push_back({node, edge.to});
      weights.push_back(Weight(edge.time));
    }
  }
  return Graph(boost::edges_are_sorted, ends.begin(), ends.end(),
               weights.begin(), graph.num_nodes());
}

class BoostPeer : public LibraryPeer {
 public:
  explicit BoostPeer(const PeerGraph& graph)
      : graph_(MakeGraph(graph)), distance_(graph.num_nodes()) {}

  std::string name() const override { return "boost"; }
  void Search(uint32_t from) override {
    boost::dijkstra_shortest_paths(
        graph_, from,
        boost::distance_map(
            boost::make_iterator_property_map(distance_.begin(),
                                              get(boost::vertex_index, graph_)))
            .distance_inf(kPeerFar));
  }
  uint32_t distance(uint32_t node) const override { return distance_[node]; }

 private:
  Graph graph_;
  std::vector<uint32_t> distance_;
};

}  // namespace

std::unique_ptr<LibraryPeer> MakeBoostPeer(const PeerGraph& graph) {
  return std::make_unique<BoostPeer>(graph);
}

}  // namespace railreach
