// The inner loops of the lane search, compiled once for each instruction set
// (Highway's foreach_target), hence the guard that toggles.
#if defined(ENGINE_ROUTING_HEADWAY_KERNELS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef ENGINE_ROUTING_HEADWAY_KERNELS_INL_H_
#undef ENGINE_ROUTING_HEADWAY_KERNELS_INL_H_
#else
#define ENGINE_ROUTING_HEADWAY_KERNELS_INL_H_
#endif

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "engine/routing/headway_state.h"
#include "engine/routing/headway_tables.h"
#include "engine/routing/lanes.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace railreach::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// A row is walked through in blocks of two vectors: one block of AVX-512, two
// of AVX2.  Two chains of dependent operations run beside each other.
using D = hn::CappedTag<LaneTime, kLanes / 2>;
using V = hn::Vec<D>;
inline constexpr D kD;

HWY_INLINE size_t BlockLanes() { return 2 * hn::Lanes(kD); }

struct Block {
  V low;
  V high;
};

HWY_INLINE Block Load(const LaneTime* lanes) {
  return {hn::Load(kD, lanes), hn::Load(kD, lanes + hn::Lanes(kD))};
}
HWY_INLINE void Store(Block block, LaneTime* lanes) {
  hn::Store(block.low, kD, lanes);
  hn::Store(block.high, kD, lanes + hn::Lanes(kD));
}
HWY_INLINE Block Fill(LaneTime time) {
  const V all = hn::Set(kD, time);
  return {all, all};
}
HWY_INLINE Block Min(Block a, Block b) {
  return {hn::Min(a.low, b.low), hn::Min(a.high, b.high)};
}
HWY_INLINE Block Plus(Block a, LaneTime cost) {
  const V all = hn::Set(kD, cost);
  return {hn::SaturatedAdd(a.low, all), hn::SaturatedAdd(a.high, all)};
}
HWY_INLINE bool AnyLess(Block a, Block b) {
  return !hn::AllFalse(kD,
                       hn::Or(hn::Lt(a.low, b.low), hn::Lt(a.high, b.high)));
}

// to = min(to, from + cost) in all lanes; whether any lane fell.
HWY_INLINE bool RelaxRow(const LaneLabel& from, LaneTime cost, LaneLabel& to) {
  bool fell = false;
  for (size_t k = 0; k < kLanes; k += BlockLanes()) {
    const Block old = Load(to.lane + k);
    const Block sum = Plus(Load(from.lane + k), cost);
    Store(Min(sum, old), to.lane + k);
    fell |= AnyLess(sum, old);
  }
  return fell;
}

// Rides pattern `p` from position `first` to its end.
HWY_INLINE void ScanPattern(uint32_t p, uint32_t first, HeadwayState& state) {
  const auto steps = state.tables.steps[p].subspan(first);
  const LaneTime wait = state.tables.wait[p];
  LaneLabel* HWY_RESTRICT offs = state.off.data();
  const LaneLabel* HWY_RESTRICT boards = state.board.data();
  for (size_t k = 0; k < kLanes; k += BlockLanes()) {
    Block aboard = Fill(kLaneUnreachable);
    for (const Step& step : steps) {
      LaneTime* HWY_RESTRICT off = offs[step.slot].lane + k;
      const Block arrival = Plus(aboard, step.run);
      const Block old = Load(off);
      Store(Min(arrival, old), off);
      state.off_changed.MarkIf(step.slot, AnyLess(arrival, old));
      const Block boarding = Plus(Load(boards[step.slot].lane + k), wait);
      aboard = Min(Plus(arrival, step.dwell), boarding);
    }
  }
}

// Calls visit(index) for the members of `marks` that `filter` holds too,
// adds all members to `seen` and empties `marks`.  Whether any was visited.
template <typename Visit>
HWY_INLINE bool TakeMarks(Marks& marks, const Marks* filter, Marks* seen,
                          Visit visit) {
  const hn::CappedTag<uint8_t, Marks::kBlock> d;
  bool any = false;
  for (size_t first = 0; first < marks.num_bytes(); first += Marks::kBlock) {
    uint64_t members = 0;
    for (size_t k = 0; k < Marks::kBlock; k += hn::Lanes(d)) {
      uint8_t* HWY_RESTRICT bytes = marks.data() + first + k;
      auto in = hn::LoadU(d, bytes);
      if (seen != nullptr) {
        uint8_t* HWY_RESTRICT old = seen->data() + first + k;
        hn::StoreU(hn::Or(in, hn::LoadU(d, old)), d, old);
      }
      hn::StoreU(hn::Zero(d), d, bytes);
      if (filter != nullptr) {
        in = hn::And(in, hn::LoadU(d, filter->data() + first + k));
      }
      uint8_t bits[8] = {};
      hn::StoreMaskBits(d, hn::Ne(in, hn::Zero(d)), bits);
      uint64_t word;
      std::memcpy(&word, bits, 8);
      members |= word << k;
    }
    any |= members != 0;
    for (; members != 0; members &= members - 1) {
      visit(static_cast<uint32_t>(first +
                                  hwy::Num0BitsBelowLS1Bit_Nonzero64(members)));
    }
  }
  return any;
}

// Takes the bias off a label; what is unreachable stays so.
HWY_INLINE void Unbias(LaneTime bias, LaneLabel& label) {
  const V far = hn::Set(kD, kLaneUnreachable);
  const V shift = hn::Set(kD, bias);
  for (size_t k = 0; k < kLanes; k += hn::Lanes(kD)) {
    const V time = hn::Load(kD, label.lane + k);
    const V seconds = hn::Sub(time, shift);
    hn::Store(hn::IfThenElse(hn::Eq(time, far), far, seconds), kD,
              label.lane + k);
  }
}

// NOLINTNEXTLINE(google-readability-namespace-comments)
}  // namespace HWY_NAMESPACE
}  // namespace railreach::internal
HWY_AFTER_NAMESPACE();

#endif  // per-target guard
