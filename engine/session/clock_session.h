// One question at a time by the clock: journeys and matrices at an instant or
// over a window.
#ifndef ENGINE_SESSION_CLOCK_SESSION_H_
#define ENGINE_SESSION_CLOCK_SESSION_H_

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/indicator/catchment.h"
#include "engine/network/timed_network.h"
#include "engine/routing/earliest_arrival.h"
#include "engine/routing/lanes.h"
#include "engine/session/place_access.h"
#include "engine/session/place_index.h"
#include "engine/study/study.h"

namespace railreach {

class ClockSession {
 public:
  // Journeys leave in [from, to), or arrive in (from, to], of `window`, and
  // take up to `horizon` (<= kLaneHorizonMax).  Keeps references into `study`.
  ClockSession(const Study& study, const WindowParameters& window,
               Seconds horizon, int num_threads);

  const PlaceIndex& places() const { return places_; }
  const PlaceAccess& access() const { return access_; }
  const TimedNetwork& network() const { return draws_[0]; }

  // Door to door, leaving at an instant.  `total` is kUnreachable where there
  // is no journey; without rides it is the direct leg.
  struct Path {
    Seconds departure;
    Seconds total = kUnreachable;
    Leg origin;       // access + entry
    Leg destination;  // exit + egress
    TimedJourney journey;

    Seconds arrival() const { return departure + total; }
  };
  Path FindPath(const SessionPlace& from, const SessionPlace& to,
                Seconds departure) const;
  // The same, there by an instant, leaving as late as possible.
  Path FindPathTo(const SessionPlace& from, const SessionPlace& to,
                  Seconds arrival) const;
  // The next ones: each leaves later than the one before, at the last moment
  // for its first train, and arrives later; at most `most`, none of them after
  // the window.  Empty where the first ride is not by the clock.
  std::vector<Path> FindLater(const SessionPlace& from, const SessionPlace& to,
                              const Path& path, size_t most) const;

  // Every pair of two lists.  Calls `row` with the origins in order (for `to`:
  // the destinations), from one thread: for each place of the other list the
  // times of all draws and departures (deadlines, the last one first), one
  // after the other; kLaneUnreachable beyond the horizon.
  void FindMatrix(absl::Span<const SessionPlace> from,
                  absl::Span<const SessionPlace> to, SearchDirection direction,
                  PlatformTime platform_time, int num_threads,
                  absl::FunctionRef<void(
                      size_t origin, absl::Span<const std::vector<LaneTime>>)>
                      row) const;

  // At the window's first instant alone, with rides; kUnreachable beyond the
  // horizon.
  struct Cell {
    Seconds time = kUnreachable;
    uint32_t rides = 0;
  };
  void FindMatrixAt(
      absl::Span<const SessionPlace> from, absl::Span<const SessionPlace> to,
      PlatformTime platform_time, int num_threads,
      absl::FunctionRef<void(size_t origin, absl::Span<const Cell>)> row) const;

 private:
  WindowParameters window_;
  Seconds horizon_;
  std::vector<TimedNetwork> draws_;
  std::vector<TimedNetwork> reversed_;
  PlaceIndex places_;
  PlaceAccess access_;
};

}  // namespace railreach

#endif  // ENGINE_SESSION_CLOCK_SESSION_H_
