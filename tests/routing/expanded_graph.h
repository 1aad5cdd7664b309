// A network as an explicit graph: the oracle of the searches, written from the
// definitions in network.h without regard to speed.
#ifndef TESTS_ROUTING_EXPANDED_GRAPH_H_
#define TESTS_ROUTING_EXPANDED_GRAPH_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/network/network.h"
#include "engine/routing/query.h"

namespace railreach {

// Nodes, in this order: per stop `seed` (ready to board, no ride yet), `board`
// (after a ride, or to ride a pattern), `off`, `result`; one `aboard` per
// position of a pattern (the doors have just closed); one per origin.
class ExpandedGraph {
 public:
  struct Edge {
    uint32_t from;
    uint32_t to;
    Seconds time;
    uint32_t rides;  // 1 where a ride begins
  };

  // `origins` may be empty: then a search starts at `seed`.
  ExpandedGraph(const Network& network, absl::Span<const Legs> origins);

  uint32_t num_nodes() const { return num_nodes_; }
  const std::vector<Edge>& edges() const { return edges_; }

  uint32_t seed(StopId stop) const { return stop.index(); }
  uint32_t board(StopId stop) const { return num_stops_ + stop.index(); }
  uint32_t off(StopId stop) const { return 2 * num_stops_ + stop.index(); }
  // What a search reports: `off`, and on a reversed network the last ride.
  uint32_t result(StopId stop) const { return 3 * num_stops_ + stop.index(); }
  uint32_t origin(size_t k) const {
    return first_origin_ + static_cast<uint32_t>(k);
  }

 private:
  void AddPattern(const PatternTable& patterns, PatternId pattern);
  void AddConnection(bool reversed, StopId from, const Connection& edge);
  void Add(uint32_t from, uint32_t to, Seconds time, uint32_t rides = 0) {
    edges_.push_back({from, to, time, rides});
  }

  uint32_t num_stops_;
  uint32_t first_aboard_;
  uint32_t first_origin_;
  uint32_t num_nodes_;
  std::vector<Edge> edges_;
};

// Least (time, rides) from one node to all, by Boost.Graph's Dijkstra.
// time << 20 | rides; INT64_MAX where unreachable.
std::vector<int64_t> BoostDijkstra(const ExpandedGraph& graph, uint32_t from);

}  // namespace railreach

#endif  // TESTS_ROUTING_EXPANDED_GRAPH_H_
