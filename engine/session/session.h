// One question at a time: a catchment, a path, a matrix.  Wraps the steps of a
// study; adds no algorithm.
#ifndef ENGINE_SESSION_SESSION_H_
#define ENGINE_SESSION_SESSION_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/indicator/catchment.h"
#include "engine/indicator/connection.h"
#include "engine/indicator/isochrone.h"
#include "engine/model/ids.h"
#include "engine/network/network.h"
#include "engine/routing/one_to_all.h"
#include "engine/routing/query.h"
#include "engine/session/place_access.h"
#include "engine/session/place_index.h"
#include "engine/study/pair_sheet.h"
#include "engine/study/station_legs.h"
#include "engine/study/study.h"

namespace railreach {

class Session {
 public:
  // Keeps a reference to `study`, which is valid and does not change.
  explicit Session(const Study& study);
  // Of a variant, with the legs of a study of the same places and access rules.
  Session(const Study& study, std::shared_ptr<const StationLegs> legs);

  // As PlaceIndex::Find.
  absl::StatusOr<SessionPlace> FindPlace(absl::string_view text) const {
    return places_.Find(text);
  }

  // As PlaceAccess::LegsOf.
  std::vector<Leg> LegsOf(const SessionPlace& place, JourneyEnd end,
                          PlatformTime platform_time) const {
    return access_.LegsOf(place, end, platform_time);
  }

  // Who is within reach: a time for every zone point, station (on the street
  // before it) and key node, in the order of the model; kUnreachable beyond the
  // horizon.
  struct Reach {
    PeopleCurve people;
    IdVector<ZonePointId, Seconds> points;
    IdVector<ZoneId, Seconds> zones;  // half of the people
    IdVector<StationId, Seconds> stations;
    IdVector<NodeId, Seconds> nodes;
    // On the street outside each stop, or the time left from there; whatever
    // the horizon.
    IdVector<StopId, Seconds> streets;
  };
  Reach FindReach(const SessionPlace& place, SearchDirection direction,
                  Seconds horizon) const;

  // The fastest journey door to door; a pair row and its rides.  Unreachable
  // within the horizon: PairRow::reachable() is false.
  struct Path {
    PairRow row;
    DoorToDoor door;
  };
  Path FindPath(const SessionPlace& from, const SessionPlace& to,
                Seconds horizon) const;

  // One train of a path.
  struct RideLeg {
    LineId line;                      // of a service group: its best
    std::vector<StationId> stations;  // from boarding to alighting
    Seconds change;                   // before it, from the ride before
    Seconds wait;
    Seconds ride;
  };
  std::vector<RideLeg> RidesOf(const Path& path) const;

  // The outlines of a reach, one per cutoff (METRICS: isochrone).
  std::vector<Isochrone> Outlines(const SessionPlace& place,
                                  SearchDirection direction, const Reach& reach,
                                  absl::Span<const Seconds> cutoffs) const;

  // Every pair of two lists; one scalar search per origin, in parallel.  Calls
  // `row` with the origins in order, from one thread: seconds (kUnreachable
  // beyond the horizon) and rides to each destination, and how many origins
  // are done.
  struct Cell {
    Seconds time;
    uint32_t rides = 0;
  };
  void FindMatrix(
      absl::Span<const SessionPlace> from, absl::Span<const SessionPlace> to,
      Seconds horizon, PlatformTime platform_time, int num_threads,
      absl::FunctionRef<void(size_t origin, absl::Span<const Cell>)> row) const;

  const PlaceAccess& access() const { return access_; }
  const std::shared_ptr<const StationLegs>& legs() const { return legs_; }
  const Study& study() const { return study_; }
  const Network& network() const { return forward_; }

 private:
  // Points and nodes by the direct leg alone, and the place itself.
  Reach ReachWithoutRail(const SessionPlace& place) const;
  // Lowers the times by what a search found from the legs `access`.
  void AddRail(const OneToAllWorkspace& search, Legs access,
               SearchDirection direction, Reach& reach) const;

  const Study& study_;
  Network forward_;
  Network reversed_;
  PlaceIndex places_;
  PlaceAccess access_;
  std::shared_ptr<const StationLegs> legs_;
};

}  // namespace railreach

#endif  // ENGINE_SESSION_SESSION_H_
