// What a lane search writes.  Internal to routing/.
#ifndef ENGINE_ROUTING_HEADWAY_STATE_H_
#define ENGINE_ROUTING_HEADWAY_STATE_H_

#include <cstdint>
#include <vector>

#include "engine/base/units.h"
#include "engine/routing/headway_tables.h"
#include "engine/routing/lanes.h"
#include "engine/routing/marks.h"

namespace railreach::internal {

// One label of 64 origins; the alignment is that of two cache lines.
struct alignas(128) LaneLabel {
  LaneTime lane[kLanes];
};

// Labels rise from a bias of 65,534 - horizon, so that every sum beyond the
// horizon saturates at kLaneUnreachable by itself: no comparison is needed to
// prune, and labels that no origin reaches are right before they are touched.
struct HeadwayState {
  // Nothing reached.
  explicit HeadwayState(HeadwayTables t);

  // Makes room for what the tables hold, after a patch; nothing reached there.
  void Grow();

  HeadwayTables tables;
  // What a label holds above its seconds; taken off when a search ends.
  LaneTime bias = 0;
  std::vector<LaneLabel> board;  // by slot: ready to board
  std::vector<LaneLabel> off;    // by slot: off the train
  // Slots whose label fell since the last round.
  Marks board_changed;
  Marks off_changed;
  // Patterns where someone may newly board, and from which position on.
  Marks pattern_changed;
  std::vector<uint32_t> first_changed;  // kClean where nobody can
  // Slots whose label holds anything, since the last reset.
  Marks board_touched;
  Marks off_touched;
  // Slots where a patch changed tables.has_transfers.
  std::vector<Slot> flipped_transfers;
};

inline constexpr uint32_t kClean = 0xffffffff;

}  // namespace railreach::internal

#endif  // ENGINE_ROUTING_HEADWAY_STATE_H_
