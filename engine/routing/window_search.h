// Travel times for every departure of a window and every draw, whichever way
// services are known.
#ifndef ENGINE_ROUTING_WINDOW_SEARCH_H_
#define ENGINE_ROUTING_WINDOW_SEARCH_H_

#include <cstddef>
#include <memory>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/network/timed_network.h"
#include "engine/routing/earliest_arrival.h"
#include "engine/routing/lanes.h"
#include "engine/routing/query.h"
#include "engine/routing/timetable_scan.h"
#include "engine/routing/window.h"

namespace railreach {

// A window prepared for search: immutable, shared by all workers.
class WindowSearch {
 public:
  // Keeps a reference to `draws`, one network each, of the same stops and all
  // run alike: by the clock, which is searched by ScanWindow in blocks of
  // departures, or in part by headway, by one EarliestArrival per departure.
  // Prepares on `num_threads`.
  //   stops  those whose times are kept.
  // CHECKs that there is a draw, and the horizon (<= kLaneHorizonMax).
  WindowSearch(const std::vector<TimedNetwork>& draws, Window window,
               Seconds horizon, std::vector<StopId> stops, int num_threads);

  // draws x departures: the length of every row of times.
  size_t num_values() const {
    return draws_.size() * static_cast<size_t>(window_.count);
  }
  const Window& window() const { return window_; }
  Seconds horizon() const { return horizon_; }
  // Origins of one block, 1 .. kLanes, that keep a block's times within 64 MB.
  size_t block_size() const;

 private:
  friend class WindowProfiles;
  bool by_clock() const { return !scans_.empty(); }

  const std::vector<TimedNetwork>& draws_;
  Window window_;
  Seconds horizon_;
  std::vector<StopId> stops_;
  // [draw][block of departures]; none where headways are waited for.
  std::vector<std::unique_ptr<const TimetableScan>> scans_;
  std::vector<uint32_t> row_of_;  // by stop, in stops_
};

// What one worker found.  Not for two threads at a time.
class WindowProfiles {
 public:
  // Keeps a reference to `search`.
  explicit WindowProfiles(const WindowSearch& search);

  // All times of up to search.block_size() origins; overwrites those before.
  // Total.  Deterministic.
  void Search(absl::Span<const Legs> origins);

  // The least time from origin number `lane` over any of `legs`, for every
  // draw and departure: [num_values], overwritten, by draw, then departure;
  // kLaneUnreachable beyond the horizon.  `direct` is a way without rail.  Legs
  // from stops that are not kept are passed over.  False where there is no way
  // at any departure.
  bool TimesTo(size_t lane, Legs legs, Seconds direct,
               std::vector<LaneTime>& times) const;

 private:
  void SearchByHeadway(absl::Span<const Legs> origins);

  const WindowSearch& search_;
  std::vector<ScanWorkspace> scans_;              // beside search_.scans_
  std::vector<EarliestArrivalWorkspace> scalar_;  // by draw
  std::vector<LaneTime> times_;  // [stop kept][lane][num_values], by headway
};

}  // namespace railreach

#endif  // ENGINE_ROUTING_WINDOW_SEARCH_H_
