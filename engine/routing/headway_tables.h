// The network as the lane search walks through it.  Internal to routing/:
// see headway_batch.h for the search itself.
#ifndef ENGINE_ROUTING_HEADWAY_TABLES_H_
#define ENGINE_ROUTING_HEADWAY_TABLES_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "engine/network/network.h"
#include "engine/routing/lanes.h"
#include "engine/routing/marks.h"

namespace railreach::internal {

// A stop's place in the tables of labels.  Slots are numbered as the patterns
// pass through them, so that a scan of a pattern walks through memory.
using Slot = uint32_t;

// Rows in one array, as Csr, keyed by plain numbers of these tables.
template <typename T>
struct Rows {
  std::vector<uint32_t> first = {0};  // [rows + 1]
  std::vector<T> values;

  absl::Span<const T> operator[](uint32_t row) const {
    return {values.data() + first[row], first[row + 1] - first[row]};
  }
  size_t size() const { return first.size() - 1; }
  void CloseRow() { first.push_back(static_cast<uint32_t>(values.size())); }
};

// One stop of a pattern: the run that leads here, and the dwell after it.
struct Step {
  Slot slot = 0;
  LaneTime run = 0;
  LaneTime dwell = 0;
};

// To another label, for a cost that is the same in every lane.
struct Edge {
  Slot slot = 0;
  LaneTime cost = 0;
};

// Where a slot stands in the patterns.
struct SlotVisit {
  uint32_t pattern = 0;
  uint32_t position = 0;
};

// All costs saturate at kLaneUnreachable.
struct HeadwayTables {
  std::vector<Slot> slot_of;   // by stop
  Rows<Step> steps;            // by pattern; patterns that run, in id order
  std::vector<LaneTime> wait;  // by pattern, at each boarding
  Rows<SlotVisit> visits;      // by slot
  Rows<Edge> transfers;        // by slot
  // By slot.  At most stations of one line there is nothing to change to, and
  // an arrival there needs no further work.
  Marks has_transfers;
  // From ready to board to off the train, by slot:
  Rows<Edge> seed_edges;  // in the first round
  Rows<Edge> ride_edges;  // in later rounds
  Rows<Edge> last_edges;  // after the last round (reversed networks)

  // All stops have a slot, also those without a train.
  size_t num_slots() const { return slot_of.size(); }
  size_t num_patterns() const { return wait.size(); }
};

// The edges are the connections, with the first boarding's wait where they may
// be the journey's first ride.  What can never lower a label is left out:
// boarding at a pattern's last stop, and futile changes (futile_changes.h),
// for which the edges out and back stand in.
// O(size of the network).
HeadwayTables BuildHeadwayTables(const Network& network);

}  // namespace railreach::internal

#endif  // ENGINE_ROUTING_HEADWAY_TABLES_H_
