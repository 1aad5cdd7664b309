// The graph that the peers of the lane search are timed on, and those peers
// that are a page long.
#ifndef BENCH_SUPPORT_PEER_GRAPH_H_
#define BENCH_SUPPORT_PEER_GRAPH_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace railreach {

struct Network;  // not included: LEMON needs C++17

inline constexpr uint32_t kPeerFar = 0xffffffff;

// The expanded network (tests/routing/expanded_graph.h), forward, as compressed
// rows, without a node that a user would not need: a stop has a node of its
// own for the first boarding only where that boarding's wait differs.
struct PeerGraph {
  struct Edge {
    uint32_t to;
    uint32_t time;
  };
  std::vector<uint32_t> first;  // [num_nodes + 1]
  std::vector<Edge> edges;
  std::vector<uint32_t> start;  // by stop: ready to board
  std::vector<uint32_t> off;    // by stop: off the train

  uint32_t num_nodes() const { return static_cast<uint32_t>(first.size() - 1); }
  absl::Span<const Edge> row(uint32_t node) const {
    return {edges.data() + first[node], first[node + 1] - first[node]};
  }
};

PeerGraph MakePeerGraph(const Network& network);

// Dijkstra's algorithm with a binary heap (std::priority_queue, late
// deletion), cut off at the horizon.  distance: [num_nodes], all kPeerFar
// before; `reached` lists what to reset.
void BinaryHeapSearch(const PeerGraph& graph, uint32_t from, uint32_t horizon,
                      std::vector<uint32_t>& distance,
                      std::vector<uint32_t>& reached);

// Dial's algorithm: one bucket for each second up to the horizon, kept between
// searches.
class BucketQueue {
 public:
  explicit BucketQueue(uint32_t horizon) : buckets_(horizon + 1) {}
  void Search(const PeerGraph& graph, uint32_t from,
              std::vector<uint32_t>& distance, std::vector<uint32_t>& reached);

 private:
  std::vector<std::vector<uint32_t>> buckets_;
};

}  // namespace railreach

#endif  // BENCH_SUPPORT_PEER_GRAPH_H_
