#include "engine/routing/timetable_scan.h"

#include <algorithm>
#include <utility>

#include "engine/base/check.h"
#include "engine/routing/scan_program.h"
#include "engine/routing/scan_state.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/routing/timetable_scan.cc"
#include "hwy/foreach_target.h"
//
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace railreach::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using D = hn::CappedTag<uint8_t, 64>;
using V = hn::Vec<D>;
inline constexpr D kD;

// One scan of a program.  Each pass over a kind of move starts where that of
// the instant before ended.
class Scan {
 public:
  explicit Scan(ScanState& state)
      : state_(state), program_(state.program), lanes_(state.lanes) {}

  void Go() {
    Instant done;
    next_seed_ = program_.window.first;
    for (size_t i = 0; i < program_.instants.size(); ++i) {
      const Instant& instant = program_.instants[i];
      instant_ = i;
      since_first_ = instant.time.count() - program_.window.first.count();
      Leave(instant.time);
      if (instant.repeat) {
        // What takes a slot here may be read before it is written.
        for (uint32_t k = done.starts; k < instant.starts; ++k) {
          state_.trains.mark(program_.starts[k].to) = 0;
        }
        for (uint32_t k = done.stays; k < instant.stays; ++k) {
          state_.trains.mark(program_.stays[k].to) = 0;
        }
      }
      while (PassOnce(done, instant) && instant.repeat) {
      }
      done = instant;
    }
  }

 private:
  // Whoever leaves their place by `now` is ready at the stops they walk to.
  HWY_INLINE void Leave(Seconds now) {
    const int32_t step = program_.window.step.count();
    for (; next_seed_ <= now; next_seed_ += Seconds(1)) {
      const int32_t since = next_seed_.count() - program_.window.first.count();
      const auto second = static_cast<size_t>(since % step);
      for (uint32_t k = state_.seeds_of_second[second];
           k < state_.seeds_of_second[second + 1]; ++k) {
        const Seed& seed = state_.seeds[k];
        const int32_t departure = since / step - seed.delay;
        if (departure < 0 || departure >= program_.window.count) continue;
        uint8_t& label = state_.board.row(seed.stop)[seed.lane];
        label = std::max(label, static_cast<uint8_t>(departure + 1));
        state_.board.mark(seed.stop) = 1;
      }
    }
  }

  // Whether anything rose that a second pass would carry on.
  HWY_INLINE bool PassOnce(const Instant& done, const Instant& instant) {
    bool rose = false;
    for (uint32_t k = done.arrivals; k < instant.arrivals; ++k) {
      Arrive(program_.arrivals[k]);
    }
    for (uint32_t k = done.letters; k < instant.letters; ++k) {
      Copy(program_.letters[k], state_.trains, state_.letters);
    }
    for (uint32_t k = done.changes; k < instant.changes; ++k) {
      rose |= Raise(program_.changes[k], state_.trains, state_.board);
    }
    for (uint32_t k = done.deliveries; k < instant.deliveries; ++k) {
      rose |= Raise(program_.deliveries[k], state_.letters, state_.board);
    }
    for (uint32_t k = done.departures; k < instant.departures; ++k) {
      rose |= Raise(program_.departures[k], state_.board, state_.trains);
    }
    for (uint32_t k = done.starts; k < instant.starts; ++k) {
      rose |= Copy(program_.starts[k], state_.board, state_.trains);
    }
    for (uint32_t k = done.stays; k < instant.stays; ++k) {
      rose |= Raise(program_.stays[k], state_.trains, state_.trains);
    }
    return rose;
  }

  // Whether a label rose.
  HWY_INLINE bool Raise(LabelMove move, LabelTable& from, LabelTable& to) {
    if (!to.mark(move.to)) return Copy(move, from, to);
    if (!from.mark(move.from)) return false;
    const uint8_t* HWY_RESTRICT source = from.row(move.from);
    uint8_t* HWY_RESTRICT target = to.row(move.to);
    bool rose = false;
    for (size_t k = 0; k < lanes_; k += hn::Lanes(kD)) {
      const V before = hn::Load(kD, target + k);
      const V after = hn::Max(before, hn::Load(kD, source + k));
      rose |= !hn::AllTrue(kD, hn::Eq(before, after));
      hn::Store(after, kD, target + k);
    }
    return rose;
  }

  // Whether a label is other than it was.
  HWY_INLINE bool Copy(LabelMove move, LabelTable& from, LabelTable& to) {
    bool differs = to.mark(move.to) != from.mark(move.from);
    to.mark(move.to) = from.mark(move.from);
    if (!from.mark(move.from)) return differs;
    const uint8_t* HWY_RESTRICT source = from.row(move.from);
    uint8_t* HWY_RESTRICT target = to.row(move.to);
    for (size_t k = 0; k < lanes_; k += hn::Lanes(kD)) {
      const V after = hn::Load(kD, source + k);
      differs |= !hn::AllTrue(kD, hn::Eq(hn::Load(kD, target + k), after));
      hn::Store(after, kD, target + k);
    }
    return differs;
  }

  // A label that rises from a to b: the departures (a, b] arrive now.
  HWY_INLINE void Arrive(LabelMove move) {
    if (!state_.trains.mark(move.from)) return;
    state_.off.mark(move.to) = 1;
    const uint8_t* HWY_RESTRICT source = state_.trains.row(move.from);
    uint8_t* HWY_RESTRICT target = state_.off.row(move.to);
    for (size_t k = 0; k < lanes_; k += hn::Lanes(kD)) {
      const V before = hn::Load(kD, target + k);
      const V after = hn::Max(before, hn::Load(kD, source + k));
      const auto same = hn::Eq(before, after);
      if (hn::AllTrue(kD, same)) continue;
      hn::Store(after, kD, target + k);
      Count(move.to, k, before, after);
      if (state_.profile_row[move.to] != kNoProfile) {
        KeepTimes(move.to, k, before, after);
      }
    }
  }

  // Longest cutoff first: where it counts nobody, no shorter one does.
  HWY_INLINE void Count(LabelSlot stop, size_t lane, V before, V after) {
    const size_t num_cutoffs = state_.record.cutoffs.size();
    if (num_cutoffs == 0) return;
    const uint8_t* thresholds =
        state_.cutoff_thresholds.data() + instant_ * num_cutoffs;
    uint8_t* counts = state_.counts.data() + stop * num_cutoffs * lanes_ + lane;
    for (size_t c = num_cutoffs; c-- > 0;) {
      const V too_long_ago = hn::Set(kD, thresholds[c]);
      const V arrived = hn::SaturatedSub(after, hn::Max(before, too_long_ago));
      if (hn::AllTrue(kD, hn::Eq(arrived, hn::Zero(kD)))) break;
      uint8_t* const count = counts + c * lanes_;
      hn::StoreU(hn::Add(hn::LoadU(kD, count), arrived), kD, count);
    }
  }

  HWY_INLINE void KeepTimes(LabelSlot stop, size_t lane, V before, V after) {
    HWY_ALIGN uint8_t from[64];
    HWY_ALIGN uint8_t to[64];
    const V too_long_ago = hn::Set(kD, state_.horizon_thresholds[instant_]);
    hn::Store(hn::Max(before, too_long_ago), kD, from);
    hn::Store(after, kD, to);
    const int32_t step = program_.window.step.count();
    const auto num_departures = static_cast<size_t>(program_.window.count);
    const size_t num_lanes = state_.record.profile_lanes;
    if (lane >= num_lanes) return;
    const size_t end = std::min(hn::Lanes(kD), num_lanes - lane);
    LaneTime* row =
        state_.profiles.data() +
        (state_.profile_row[stop] * num_lanes + lane) * num_departures;
    for (size_t k = 0; k < end; ++k, row += num_departures) {
      for (uint8_t departure = from[k]; departure < to[k]; ++departure) {
        row[departure] = static_cast<LaneTime>(since_first_ - departure * step);
      }
    }
  }

  ScanState& state_;
  const ScanProgram& program_;
  const size_t lanes_;
  size_t instant_ = 0;
  int32_t since_first_ = 0;
  Seconds next_seed_;
};

void RunScan(ScanState& state) { Scan(state).Go(); }

// NOLINTNEXTLINE(google-readability-namespace-comments)
}  // namespace HWY_NAMESPACE
}  // namespace railreach::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace railreach {
namespace internal {
HWY_EXPORT(RunScan);
}  // namespace internal

TimetableScan::TimetableScan(const TimedNetwork& timed, Window window,
                             Seconds horizon)
    : program_(std::make_unique<const internal::ScanProgram>(
          internal::CompileScan(timed, window, horizon))) {
  CHECK(horizon <= kLaneHorizonMax);
}
TimetableScan::~TimetableScan() = default;
TimetableScan::TimetableScan(TimetableScan&&) noexcept = default;

const Window& TimetableScan::window() const { return program_->window; }
Seconds TimetableScan::horizon() const { return program_->horizon; }
size_t TimetableScan::num_stops() const { return program_->num_stops; }

ScanWorkspace::ScanWorkspace(const TimetableScan& scan, size_t lanes,
                             ScanRecord record)
    : scan_(&scan),
      state_(std::make_unique<internal::ScanState>(*scan.program_, lanes,
                                                   std::move(record))) {}
ScanWorkspace::~ScanWorkspace() = default;
ScanWorkspace::ScanWorkspace(ScanWorkspace&&) noexcept = default;

size_t ScanWorkspace::lanes() const { return state_->lanes; }

absl::Span<const uint8_t> ScanWorkspace::count(StopId stop,
                                               size_t cutoff) const {
  const size_t num_cutoffs = state_->record.cutoffs.size();
  CHECK(cutoff < num_cutoffs);
  return absl::MakeConstSpan(state_->counts)
      .subspan((stop.index() * num_cutoffs + cutoff) * state_->lanes,
               state_->lanes);
}

absl::Span<const LaneTime> ScanWorkspace::profile(StopId stop,
                                                  size_t lane) const {
  const uint32_t row = state_->profile_row[stop.index()];
  CHECK(row != internal::kNoProfile && lane < state_->record.profile_lanes);
  const auto departures = static_cast<size_t>(state_->program.window.count);
  return absl::MakeConstSpan(state_->profiles)
      .subspan((row * state_->record.profile_lanes + lane) * departures,
               departures);
}

bool ScanWorkspace::reached(StopId stop, size_t lane) const {
  const auto slot = static_cast<internal::LabelSlot>(stop.index());
  return state_->off.mark(slot) && state_->off.row(slot)[lane] != 0;
}

void ScanWindow(const TimetableScan& scan, absl::Span<const Legs> origins,
                ScanWorkspace& workspace) {
  CHECK(workspace.scan_ == &scan);
  workspace.state_->Start(origins);
  HWY_DYNAMIC_DISPATCH(internal::RunScan)(*workspace.state_);
}

}  // namespace railreach
#endif  // HWY_ONCE
