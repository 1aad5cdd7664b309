// LEMON 1.3 does not compile as C++20: this file is C++17.
#include <lemon/dijkstra.h>
#include <lemon/static_graph.h>

#include <utility>

#include "bench/support/library_peers.h"

namespace railreach {
namespace {

class LemonPeer : public LibraryPeer {
 public:
  explicit LemonPeer(const PeerGraph& graph) : time_(graph_) {
    std::vector<std::pair<int, int>> ends;
    for (uint32_t node = 0; node < graph.num_nodes(); ++node) {
      for (const PeerGraph::Edge& edge : graph.row(node)) {
        ends.push_back({static_cast<int>(node), static_cast<int>(edge.to)});
      }
    }
    graph_.build(static_cast<int>(graph.num_nodes()), ends.begin(), ends.end());
    for (size_t i = 0; i < graph.edges.size(); ++i) {
      time_[Digraph::arcFromId(static_cast<int>(i))] =
          static_cast<int>(graph.edges[i].time);
    }
    search_ = std::make_unique<lemon::Dijkstra<Digraph, Times>>(graph_, time_);
  }

  std::string name() const override { return "lemon"; }
  void Search(uint32_t from) override {
    search_->run(Digraph::nodeFromId(static_cast<int>(from)));
  }
  uint32_t distance(uint32_t node) const override {
    const auto at = Digraph::nodeFromId(static_cast<int>(node));
    return search_->reached(at) ? static_cast<uint32_t>(search_->dist(at))
                                : kPeerFar;
  }

 private:
  using Digraph = lemon::StaticDigraph;
  using Times = Digraph::ArcMap<int>;

  Digraph graph_;
  Times time_;
  std::unique_ptr<lemon::Dijkstra<Digraph, Times>> search_;
};

}  // namespace

std::unique_ptr<LibraryPeer> MakeLemonPeer(const PeerGraph& graph) {
  return std::make_unique<LemonPeer>(graph);
}

}  // namespace railreach
