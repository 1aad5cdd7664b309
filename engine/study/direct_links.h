// Which key nodes are linked without a change.
#ifndef ENGINE_STUDY_DIRECT_LINKS_H_
#define ENGINE_STUDY_DIRECT_LINKS_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/id_vector.h"
#include "engine/model/ids.h"

namespace railreach {

// METRICS "Direct": one pattern or group serves a stop reached by access from A
// and then a stop with egress to B.  Sets of nodes are rows of bits.
class DirectLinks {
 public:
  DirectLinks(size_t num_nodes, size_t num_stops);

  void AddAccess(NodeId node, StopId stop) { Set(access_, stop, node); }
  void AddEgress(NodeId node, StopId stop) { egress_[stop].push_back(node); }

  // Forgets what was said of a stop.
  void ClearStop(StopId stop);
  // Stops behind the last one, without places.
  void Grow(size_t num_stops);

  // Links, of services with enough trains; stops in the traveller's order.
  void AddPattern(absl::Span<const StopId> stops);
  void AddConnection(StopId from, StopId to);
  // Forgets links, keeps access and egress.
  void ClearLinks();

  // Ordered pairs of different nodes among those of `nodes` (ascending).
  int64_t CountPairs(absl::Span<const NodeId> nodes) const;

 private:
  using Word = uint64_t;

  void Set(std::vector<Word>& rows, StopId stop, NodeId node) {
    rows[stop.index() * words_ + node.index() / 64] |= Word{1}
                                                       << (node.index() % 64);
  }
  void LinkTo(StopId to, const Word* from);

  size_t words_;              // of a row
  std::vector<Word> access_;  // [stops * words]: nodes with access to a stop
  IdVector<StopId, std::vector<NodeId>> egress_;
  std::vector<Word> linked_;  // [nodes * words]: whence a node is reached
  std::vector<Word> aboard_;  // [words]
};

}  // namespace railreach

#endif  // ENGINE_STUDY_DIRECT_LINKS_H_
