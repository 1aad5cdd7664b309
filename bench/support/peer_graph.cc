#include "bench/support/peer_graph.h"

#include <functional>
#include <numeric>
#include <queue>
#include <utility>

#include "engine/network/network.h"
#include "tests/routing/expanded_graph.h"

namespace railreach {
namespace {

// The node that stands for each node of the expanded graph.
std::vector<uint32_t> Merged(const Network& network,
                             const ExpandedGraph& graph) {
  std::vector<uint32_t> into(graph.num_nodes());
  std::iota(into.begin(), into.end(), 0u);
  for (const StopId stop : IdRange<StopId>(network.stops.size())) {
    bool own_start = false;
    for (const Connection& c : network.connections[stop]) {
      own_start |= c.first_wait != c.wait;
    }
    if (!own_start) into[graph.seed(stop)] = graph.board(stop);
    into[graph.result(stop)] = graph.off(stop);
  }
  return into;
}

}  // namespace

PeerGraph MakePeerGraph(const Network& network) {
  const ExpandedGraph expanded(network, {});
  const std::vector<uint32_t> into = Merged(network, expanded);
  std::vector<uint32_t> number(into.size(), kPeerFar);
  uint32_t num_nodes = 0;
  for (uint32_t i = 0; i < into.size(); ++i) {
    if (into[i] == i) number[i] = num_nodes++;
  }
  PeerGraph graph;
  graph.first.assign(num_nodes + 1, 0);
  std::vector<ExpandedGraph::Edge> edges;
  for (ExpandedGraph::Edge edge : expanded.edges()) {
    edge.from = number[into[edge.from]];
    edge.to = number[into[edge.to]];
    if (edge.from == edge.to) continue;
    edges.push_back(edge);
    ++graph.first[edge.from + 1];
  }
  std::partial_sum(graph.first.begin(), graph.first.end(), graph.first.begin());
  std::vector<uint32_t> next(graph.first.begin(), graph.first.end() - 1);
  graph.edges.resize(edges.size());
  for (const ExpandedGraph::Edge& edge : edges) {
    graph.edges[next[edge.from]++] = {edge.to,
                                      static_cast<uint32_t>(edge.time.count())};
  }
  for (const StopId stop : IdRange<StopId>(network.stops.size())) {
    graph.start.push_back(number[into[expanded.seed(stop)]]);
    graph.off.push_back(number[into[expanded.off(stop)]]);
  }
  return graph;
}

void BinaryHeapSearch(const PeerGraph& graph, uint32_t from, uint32_t horizon,
                      std::vector<uint32_t>& distance,
                      std::vector<uint32_t>& reached) {
  using Entry = std::pair<uint32_t, uint32_t>;  // time, node
  static thread_local std::vector<Entry> storage;
  storage.clear();
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue(
      std::greater<>(), std::move(storage));
  distance[from] = 0;
  reached.push_back(from);
  queue.push({0, from});
  while (!queue.empty()) {
    const auto [time, node] = queue.top();
    queue.pop();
    if (time > distance[node]) continue;
    for (const PeerGraph::Edge edge : graph.row(node)) {
      const uint32_t sum = time + edge.time;
      if (sum > horizon || sum >= distance[edge.to]) continue;
      if (distance[edge.to] == kPeerFar) reached.push_back(edge.to);
      distance[edge.to] = sum;
      queue.push({sum, edge.to});
    }
  }
}

void BucketQueue::Search(const PeerGraph& graph, uint32_t from,
                         std::vector<uint32_t>& distance,
                         std::vector<uint32_t>& reached) {
  distance[from] = 0;
  reached.push_back(from);
  buckets_[0].push_back(from);
  for (uint32_t time = 0; time < buckets_.size(); ++time) {
    std::vector<uint32_t>& bucket = buckets_[time];
    for (size_t i = 0; i < bucket.size(); ++i) {
      const uint32_t node = bucket[i];
      if (time > distance[node]) continue;
      for (const PeerGraph::Edge edge : graph.row(node)) {
        const uint32_t sum = time + edge.time;
        if (sum >= buckets_.size() || sum >= distance[edge.to]) continue;
        if (distance[edge.to] == kPeerFar) reached.push_back(edge.to);
        distance[edge.to] = sum;
        buckets_[sum].push_back(edge.to);
      }
    }
    bucket.clear();
  }
}

}  // namespace railreach
