// Travel times by timetable for a whole window of departures and many origins
// in one scan.
#ifndef ENGINE_ROUTING_TIMETABLE_SCAN_H_
#define ENGINE_ROUTING_TIMETABLE_SCAN_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/network/timed_network.h"
#include "engine/routing/lanes.h"
#include "engine/routing/query.h"
#include "engine/routing/window.h"

namespace railreach {

namespace internal {
struct ScanProgram;
struct ScanState;
}  // namespace internal

// A timetable prepared for one window: immutable, shared by all workers.
class TimetableScan {
 public:
  // `timed` runs all by the clock; 1 <= window.count <= kScanDeparturesMax;
  // 0 <= horizon <= kLaneHorizonMax (CHECKs).  Keeps nothing of `timed`.
  // O(stop times x transfers of a stop, log of it to sort).
  TimetableScan(const TimedNetwork& timed, Window window, Seconds horizon);
  ~TimetableScan();
  TimetableScan(TimetableScan&&) noexcept;

  const Window& window() const;
  Seconds horizon() const;
  size_t num_stops() const;

 private:
  friend class ScanWorkspace;
  friend void ScanWindow(const TimetableScan&, absl::Span<const Legs>,
                         class ScanWorkspace&);
  std::unique_ptr<const internal::ScanProgram> program_;
};

// Origins of one scan: rows of 64 .. 256 bytes.  More amortise the fixed costs
// of an event, fewer keep profiles small.
inline constexpr size_t kScanLanesMax = 256;

// What a scan takes down.
struct ScanRecord {
  // Ascending, each at most the horizon: departures that arrive within.
  std::vector<Seconds> cutoffs = {};
  // Stops whose travel time is kept for every departure, in the first
  // `profile_lanes` lanes.
  std::vector<StopId> profiles = {};
  size_t profile_lanes = 0;
};

// The scratch of one worker for one TimetableScan, and what its last scan took
// down.  Made once and reused: a scan allocates next to nothing.  Not for two
// threads at a time.
class ScanWorkspace {
 public:
  // Keeps a reference to `scan`.  `lanes` is 64, 128 or 256.
  ScanWorkspace(const TimetableScan& scan, size_t lanes, ScanRecord record);
  ~ScanWorkspace();
  ScanWorkspace(ScanWorkspace&&) noexcept;

  size_t lanes() const;
  // [lanes]: how many departures of the window are off the train at `stop`
  // within cutoff number `cutoff`, waits included.
  absl::Span<const uint8_t> count(StopId stop, size_t cutoff) const;
  // [window.count]: seconds from each departure until off the train at a stop
  // of record.profiles; kLaneUnreachable beyond the horizon.  CHECKs both.
  absl::Span<const LaneTime> profile(StopId stop, size_t lane) const;
  // False where nobody of the lane arrives at all, and all counts are 0.
  bool reached(StopId stop, size_t lane) const;

 private:
  friend void ScanWindow(const TimetableScan&, absl::Span<const Legs>,
                         ScanWorkspace&);
  const TimetableScan* scan_;
  std::unique_ptr<internal::ScanState> state_;
};

// The earliest arrival from each origin at every stop, for every departure of
// the window.
//
//   scan       the one that `workspace` was made for.
//   origins    [<= workspace.lanes(), where there are profiles
//              <= record.profile_lanes]; origin k fills lane k.  Each is one or
//              more legs until ready to board; legs beyond the horizon are left
//              out.
//   workspace  overwritten; see its accessors.
//
// Boarding at the very second of a departure is allowed.  A stop where a
// journey only starts has no time of its own: nobody has left a train there.
//
// One pass over all arrivals and departures in order of time: a label is the
// latest departure that has got here by now; when it rises from a to b, the
// departures (a, b] arrive now.  So counts and times are taken where they
// happen, and no matrix of departures x stops is written but for `profiles`.
//
// Total.  CHECKs the scan and the number of origins.  Deterministic: the
// result depends on neither lanes nor processor.  O(events x lanes / vector).
void ScanWindow(const TimetableScan& scan, absl::Span<const Legs> origins,
                ScanWorkspace& workspace);

}  // namespace railreach

#endif  // ENGINE_ROUTING_TIMETABLE_SCAN_H_
