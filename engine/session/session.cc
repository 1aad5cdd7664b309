#include "engine/session/session.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/geo/geodesic.h"
#include "engine/routing/one_to_all.h"
#include "engine/study/named_places.h"
#include "engine/study/outlines.h"
#include "engine/study/reach_tables.h"
#include "engine/study/ride_table.h"
#include "engine/study/setting.h"

namespace railreach {
namespace {

// The least time and its rides, without the journey.
Session::Cell BestCell(const OneToAllWorkspace& search, Legs legs,
                       Seconds horizon) {
  Session::Cell cell = {kUnreachable, 0};
  for (const Leg& leg : legs) {
    const Seconds time = search.time(leg.stop) + leg.time;
    if (time > horizon) continue;
    const uint32_t rides = search.rides(leg.stop);
    if (std::tie(time, rides) < std::tie(cell.time, cell.rides)) {
      cell = {time, rides};
    }
  }
  return cell;
}

void LowerTo(Seconds time, Seconds& least) { least = std::min(least, time); }

template <typename IdType>
void CutAt(Seconds horizon, IdVector<IdType, Seconds>& times) {
  for (Seconds& time : times) {
    if (time > horizon) time = kUnreachable;
  }
}

}  // namespace

Session::Session(const Study& study)
    : Session(study, std::make_shared<const StationLegs>(study.model.lines,
                                                         study.model.places)) {}

Session::Session(const Study& study, std::shared_ptr<const StationLegs> legs)
    : study_(study),
      forward_(BuildNetwork(study.model.lines, OptionsOf(study))),
      reversed_(Reversed(forward_)),
      places_(study.model),
      access_(study.model.lines, forward_),
      legs_(std::move(legs)) {}

Session::Reach Session::ReachWithoutRail(const SessionPlace& place) const {
  const Places& places = study_.model.places;
  Reach reach;
  reach.points.assign(places.points.size(), kUnreachable);
  reach.nodes.assign(places.nodes.size(), kUnreachable);
  reach.stations.assign(study_.model.lines.stations.size(), kUnreachable);
  reach.streets.assign(forward_.stops.size(), kUnreachable);
  const PlacesAround around =
      legs_->WithoutRail(place.position, place.land_block);
  for (const auto& leg : around.points) reach.points[leg.place] = leg.time;
  for (const auto& leg : around.nodes) reach.nodes[leg.place] = leg.time;
  // A place is at itself.
  if (!place.station.is_none()) {
    if (place.platform.is_none()) reach.stations[place.station] = Seconds(0);
    return reach;
  }
  for (const NodeId node : places.nodes.ids()) {
    if (places.nodes[node].name.key == place.name.key) {
      reach.nodes[node] = Seconds(0);
    }
  }
  return reach;
}

void Session::AddRail(const OneToAllWorkspace& search, Legs access,
                      SearchDirection direction, Reach& reach) const {
  const StopTable& stops = forward_.stops;
  const JourneyEnd far = direction == SearchDirection::kFrom
                             ? JourneyEnd::kWork
                             : JourneyEnd::kHome;
  for (const StopId stop : stops.station.ids()) {
    const Seconds street = search.time(stop) + EndTime(stops, stop, direction);
    if (street == kUnreachable) continue;
    reach.streets[stop] = street;
    const Station& station = study_.model.lines.stations[stops.station[stop]];
    const auto around = legs_->Around(station, stops.tiers[stop], far);
    for (const auto& leg : around->points) {
      LowerTo(street + leg.time, reach.points[leg.place]);
    }
    for (const auto& leg : around->nodes) {
      LowerTo(street + leg.time, reach.nodes[leg.place]);
    }
  }
  // Where an access leg leads, one stands without a ride.
  for (const Leg& leg : access) {
    LowerTo(leg.time - OriginTime(stops, leg.stop, direction),
            reach.streets[leg.stop]);
  }
  for (const StopId stop : stops.station.ids()) {
    LowerTo(reach.streets[stop], reach.stations[stops.station[stop]]);
  }
}

Session::Reach Session::FindReach(const SessionPlace& place,
                                  SearchDirection direction,
                                  Seconds horizon) const {
  const bool from = direction == SearchDirection::kFrom;
  const auto access =
      LegsOf(place, from ? JourneyEnd::kHome : JourneyEnd::kWork,
             PlatformTime::kIncluded);
  const Network& network = from ? forward_ : reversed_;
  OneToAllWorkspace search(network);
  OneToAll(network, access, horizon, search);
  Reach reach = ReachWithoutRail(place);
  AddRail(search, access, direction, reach);
  CutAt(horizon, reach.points);
  CutAt(horizon, reach.stations);
  CutAt(horizon, reach.nodes);
  const Places& places = study_.model.places;
  const IdSpan<ZonePointId, const Seconds> points(
      absl::MakeConstSpan(reach.points.rows()));
  reach.people = CurveOf(places, points, horizon);
  reach.zones = ZoneTimes(places, points);
  return reach;
}

Session::Path Session::FindPath(const SessionPlace& from,
                                const SessionPlace& to, Seconds horizon) const {
  OneToAllWorkspace search(forward_);
  OneToAll(forward_, LegsOf(from, JourneyEnd::kHome, PlatformTime::kIncluded),
           horizon, search);
  Path path;
  path.door = BestJourney(
      search, LegsOf(to, JourneyEnd::kWork, PlatformTime::kIncluded), horizon);
  const Seconds direct = access_.Direct(from, to, PlatformTime::kIncluded);
  if (direct <= path.door.total) {
    path.door = DoorToDoor();
    path.row.total = path.row.access = direct;
  } else if (path.door.total != kUnreachable) {
    const NamedPlaces named = FindNamedPlaces(study_);
    RideTable rides(study_.model.lines, forward_, named);
    std::array<int32_t, kNumTiers> ride_by_tier = {};
    path.row = SplitJourney(path.door, forward_, rides, ride_by_tier);
  }
  path.row.straight_line = GeodesicDistance(from.position, to.position);
  return path;
}

std::vector<Session::RideLeg> Session::RidesOf(const Path& path) const {
  const LineModel& lines = study_.model.lines;
  const NamedPlaces named = FindNamedPlaces(study_);
  RideTable rides(lines, forward_, named);
  std::vector<RideLeg> legs;
  for (const Ride& ride : path.door.journey.rides) {
    const RideFacts& facts = rides.Find(ride);
    legs.push_back(
        {facts.line,
         StationsOf(lines, facts.pattern, forward_.stops.station[ride.from],
                    forward_.stops.station[ride.to]),
         ride.transfer, ride.wait, ride.ride});
  }
  return legs;
}

std::vector<Isochrone> Session::Outlines(
    const SessionPlace& place, SearchDirection direction, const Reach& reach,
    absl::Span<const Seconds> cutoffs) const {
  const LineModel& lines = study_.model.lines;
  return Isochrones(
      lines, place.position,
      PlacesReached(lines, forward_.stops, place.position,
                    [&](StopId stop) { return reach.streets[stop]; }),
      cutoffs,
      direction == SearchDirection::kFrom ? JourneyEnd::kWork
                                          : JourneyEnd::kHome,
      study_.parameters.outline_error);
}

void Session::FindMatrix(
    absl::Span<const SessionPlace> from, absl::Span<const SessionPlace> to,
    Seconds horizon, PlatformTime platform_time, int num_threads,
    absl::FunctionRef<void(size_t origin, absl::Span<const Cell>)> row) const {
  constexpr size_t kBlock = 64;  // origins between two calls of `row`
  Csr<Id<struct DestinationTag>, Leg> destinations;
  for (const SessionPlace& place : to) {
    destinations.AppendRow(LegsOf(place, JourneyEnd::kWork, platform_time));
  }
  std::vector<OneToAllWorkspace> searches(
      static_cast<size_t>(std::max(1, num_threads)),
      OneToAllWorkspace(forward_));
  std::vector<std::vector<Cell>> rows(kBlock);
  for (size_t first = 0; first < from.size(); first += kBlock) {
    const size_t size = std::min(kBlock, from.size() - first);
    ParallelFor(size, num_threads, [&](size_t i, int worker) {
      const SessionPlace& origin = from[first + i];
      OneToAllWorkspace& search = searches[static_cast<size_t>(worker)];
      OneToAll(forward_, LegsOf(origin, JourneyEnd::kHome, platform_time),
               horizon, search);
      rows[i].clear();
      for (const auto id : destinations.ids()) {
        Cell cell = BestCell(search, destinations[id], horizon);
        const Seconds direct =
            access_.Direct(origin, to[id.index()], platform_time);
        if (direct <= cell.time && direct <= horizon) cell = {direct, 0};
        rows[i].push_back(cell);
      }
    });
    for (size_t i = 0; i < size; ++i) row(first + i, rows[i]);
  }
}

}  // namespace railreach
