// Peers whose libraries may be missing: RAILREACH_HAVE_IGRAPH and
// RAILREACH_HAVE_LEMON say which stand.
#include <utility>

#include "bench/support/library_peers.h"

#ifdef RAILREACH_HAVE_IGRAPH
#include <igraph/igraph.h>
#endif

namespace railreach {
namespace {

#ifdef RAILREACH_HAVE_IGRAPH
class IgraphPeer : public LibraryPeer {
 public:
  explicit IgraphPeer(const PeerGraph& graph) : num_nodes_(graph.num_nodes()) {
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    igraph_vector_init(&times_, 0);
    for (uint32_t node = 0; node < graph.num_nodes(); ++node) {
      for (const PeerGraph::Edge& edge : graph.row(node)) {
        igraph_vector_int_push_back(&ends, node);
        igraph_vector_int_push_back(&ends, edge.to);
        igraph_vector_push_back(&times_, edge.time);
      }
    }
    igraph_create(&graph_, &ends, num_nodes_, IGRAPH_DIRECTED);
    igraph_vector_int_destroy(&ends);
    igraph_matrix_init(&distance_, 1, num_nodes_);
  }
  ~IgraphPeer() override {
    igraph_matrix_destroy(&distance_);
    igraph_vector_destroy(&times_);
    igraph_destroy(&graph_);
  }

  std::string name() const override { return "igraph"; }
  void Search(uint32_t from) override {
    igraph_distances_dijkstra(&graph_, &distance_, igraph_vss_1(from),
                              igraph_vss_all(), &times_, IGRAPH_OUT);
  }
  uint32_t distance(uint32_t node) const override {
    const double time = MATRIX(distance_, 0, node);
    return time < 4e9 ? static_cast<uint32_t>(time) : kPeerFar;
  }

 private:
  uint32_t num_nodes_;
  igraph_t graph_;
  igraph_vector_t times_;
  igraph_matrix_t distance_;
};
#endif

}  // namespace

std::vector<std::unique_ptr<LibraryPeer>> MakeOptionalPeers(
    const PeerGraph& graph) {
  std::vector<std::unique_ptr<LibraryPeer>> peers;
#ifdef RAILREACH_HAVE_LEMON
  peers.push_back(MakeLemonPeer(graph));
#endif
#ifdef RAILREACH_HAVE_IGRAPH
  peers.push_back(std::make_unique<IgraphPeer>(graph));
#endif
  static_cast<void>(graph);
  return peers;
}

}  // namespace railreach
