#include "engine/routing/headway_batch.h"

#include <algorithm>
#include <utility>

#include "engine/base/check.h"
#include "engine/routing/headway_patch.h"
#include "engine/routing/headway_state.h"
#include "engine/routing/headway_tables.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/routing/headway_batch.cc"
#include "hwy/foreach_target.h"
//
#include "engine/routing/headway_kernels-inl.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace railreach::internal {
namespace HWY_NAMESPACE {

HWY_INLINE void RelaxEdges(Slot slot, const Rows<Edge>& edges,
                           const std::vector<LaneLabel>& from,
                           std::vector<LaneLabel>& to, Marks& changed) {
  for (const Edge edge : edges[slot]) {
    changed.MarkIf(edge.slot, RelaxRow(from[slot], edge.cost, to[edge.slot]));
  }
}

// Puts on the trains whoever can newly board: rides `edges`, and marks from
// where the patterns have to be ridden.  Whether there was anyone.
HWY_INLINE bool Board(const Rows<Edge>& edges, HeadwayState& state) {
  return TakeMarks(
      state.board_changed, nullptr, &state.board_touched, [&](Slot slot) {
        RelaxEdges(slot, edges, state.board, state.off, state.off_changed);
        for (const SlotVisit visit : state.tables.visits[slot]) {
          uint32_t& first = state.first_changed[visit.pattern];
          first = std::min(first, visit.position);
          state.pattern_changed.Mark(visit.pattern);
        }
      });
}

HWY_INLINE void RidePatterns(HeadwayState& state) {
  TakeMarks(state.pattern_changed, nullptr, nullptr, [&](uint32_t p) {
    ScanPattern(p, std::exchange(state.first_changed[p], kClean), state);
  });
}

// From where someone has newly left a train to where they can board.
HWY_INLINE void Transfer(HeadwayState& state) {
  TakeMarks(state.off_changed, &state.tables.has_transfers, &state.off_touched,
            [&](Slot slot) {
              RelaxEdges(slot, state.tables.transfers, state.off, state.board,
                         state.board_changed);
            });
}

// Rounds to the fixed point, from the seeds that stand in `board`.  On a
// reversed network the search's last ride is the journey's first: it may take
// a connection with the first boarding's wait.
void RunRounds(bool reversed, HeadwayState& state) {
  bool going = Board(state.tables.seed_edges, state);
  while (going) {
    RidePatterns(state);
    Transfer(state);
    going = Board(state.tables.ride_edges, state);
  }
  if (reversed) {
    state.board_touched.ForEach([&](Slot slot) {
      RelaxEdges(slot, state.tables.last_edges, state.board, state.off,
                 state.off_touched);
    });
  }
  state.off_touched.ForEach(
      [&](Slot slot) { Unbias(state.bias, state.off[slot]); });
}

// NOLINTNEXTLINE(google-readability-namespace-comments)
}  // namespace HWY_NAMESPACE
}  // namespace railreach::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace railreach {
namespace internal {

HWY_EXPORT(RunRounds);

namespace {

LaneLabel Unreached() {
  LaneLabel label;
  std::fill_n(label.lane, kLanes, kLaneUnreachable);
  return label;
}

void Reset(HeadwayState& state) {
  const LaneLabel unreached = Unreached();
  state.board_touched.ForEach(
      [&](Slot slot) { state.board[slot] = unreached; });
  state.off_touched.ForEach([&](Slot slot) { state.off[slot] = unreached; });
  state.board_touched.Clear();
  state.off_touched.Clear();
}

void Seed(absl::Span<const Legs> origins, Seconds horizon,
          HeadwayState& state) {
  for (size_t k = 0; k < origins.size(); ++k) {
    for (const Leg& leg : origins[k]) {
      if (leg.time > horizon) continue;
      const Slot slot = state.tables.slot_of[leg.stop.index()];
      const LaneTime time =
          static_cast<LaneTime>(state.bias + leg.time.count());
      LaneTime& label = state.board[slot].lane[k];
      label = std::min(label, time);
      state.board_changed.Mark(slot);
    }
  }
}

}  // namespace

HeadwayState::HeadwayState(HeadwayTables t)
    : tables(std::move(t)),
      board(tables.num_slots(), Unreached()),
      off(tables.num_slots(), Unreached()),
      board_changed(tables.num_slots()),
      off_changed(tables.num_slots()),
      pattern_changed(tables.num_patterns()),
      first_changed(tables.num_patterns(), kClean),
      board_touched(tables.num_slots()),
      off_touched(tables.num_slots()) {}

void HeadwayState::Grow() {
  const size_t num_slots = tables.num_slots();
  if (num_slots > board.size()) {
    board.resize(num_slots, Unreached());
    off.resize(num_slots, Unreached());
  }
  for (Marks* marks : {&board_changed, &off_changed, &board_touched,
                       &off_touched, &tables.has_transfers}) {
    marks->Grow(num_slots);
  }
  pattern_changed.Grow(tables.num_patterns());
  if (tables.num_patterns() > first_changed.size()) {
    first_changed.resize(tables.num_patterns(), kClean);
  }
}

}  // namespace internal

HeadwayWorkspace::HeadwayWorkspace(const Network& network)
    : network_(&network),
      state_(std::make_unique<internal::HeadwayState>(
          internal::BuildHeadwayTables(network))) {}
HeadwayWorkspace::~HeadwayWorkspace() = default;
HeadwayWorkspace::HeadwayWorkspace(HeadwayWorkspace&&) noexcept = default;
HeadwayWorkspace& HeadwayWorkspace::operator=(HeadwayWorkspace&&) noexcept =
    default;

void HeadwayWorkspace::Use(const Network& network) {
  internal::Reset(*state_);
  network_ = &network;
  patched_ = false;
  state_->tables = internal::BuildHeadwayTables(network);
  state_->flipped_transfers.clear();
  state_->Grow();
}

void HeadwayWorkspace::Patch(const NetworkPatch& patch) {
  internal::Reset(*state_);
  if (patched_) internal::UndoPatch(*state_);
  internal::PatchTables(*network_, patch, *state_);
  patched_ = true;
}

LaneRow HeadwayWorkspace::row(StopId stop) const {
  return state_->off[state_->tables.slot_of[stop.index()]].lane;
}

bool HeadwayWorkspace::boards(StopId stop) const {
  return state_->board_touched.Holds(state_->tables.slot_of[stop.index()]);
}

bool HeadwayWorkspace::reaches(StopId stop) const {
  return state_->off_touched.Holds(state_->tables.slot_of[stop.index()]);
}

Seconds HeadwayWorkspace::horizon() const {
  return kLaneHorizonMax - Seconds(state_->bias);
}

size_t HeadwayWorkspace::num_stops() const {
  return state_->tables.num_slots();
}

void SearchBatch(const Network& network, absl::Span<const Legs> origins,
                 Seconds horizon, HeadwayWorkspace& workspace) {
  CHECK(&network == workspace.network_);
  CHECK(origins.size() <= kLanes);
  CHECK(horizon >= Seconds(0) && horizon <= kLaneHorizonMax);
  internal::HeadwayState& state = *workspace.state_;
  internal::Reset(state);
  state.bias = ToLaneTime(kLaneHorizonMax - horizon);
  internal::Seed(origins, horizon, state);
  HWY_DYNAMIC_DISPATCH(internal::RunRounds)(network.reversed, state);
}

}  // namespace railreach
#endif  // HWY_ONCE
