// Dijkstra's algorithm as libraries offer it.
#ifndef BENCH_SUPPORT_LIBRARY_PEERS_H_
#define BENCH_SUPPORT_LIBRARY_PEERS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bench/support/peer_graph.h"

namespace railreach {

class LibraryPeer {
 public:
  virtual ~LibraryPeer() = default;
  virtual std::string name() const = 0;
  // From one node to all.
  virtual void Search(uint32_t from) = 0;
  // What the last search found: seconds, kPeerFar where unreachable.
  virtual uint32_t distance(uint32_t node) const = 0;
};

// Boost.Graph: dijkstra_shortest_paths on a compressed_sparse_row_graph.
std::unique_ptr<LibraryPeer> MakeBoostPeer(const PeerGraph& graph);

// LEMON's Dijkstra on a StaticDigraph; not linked where LEMON is missing.
std::unique_ptr<LibraryPeer> MakeLemonPeer(const PeerGraph& graph);

// igraph and LEMON, where they were installed at configure time.
std::vector<std::unique_ptr<LibraryPeer>> MakeOptionalPeers(
    const PeerGraph& graph);

}  // namespace railreach

#endif  // BENCH_SUPPORT_LIBRARY_PEERS_H_
