#include "engine/session/session.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/base/parallel.h"
#include "engine/geo/geodesic.h"
#include "engine/routing/one_to_all.h"
#include "engine/study/named_places.h"
#include "engine/study/ride_table.h"
#include "engine/study/setting.h"

namespace railreach {
namespace {

std::optional<LatLng> ParsePoint(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, ',');
  LatLng point;
  if (parts.size() != 2 || !absl::SimpleAtod(parts[0], &point.lat) ||
      !absl::SimpleAtod(parts[1], &point.lng) || !IsValid(point)) {
    return std::nullopt;
  }
  return point;
}

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

}  // namespace

Session::Session(const Study& study)
    : study_(study),
      forward_(BuildNetwork(study.model.lines, OptionsOf(study))),
      reversed_(Reversed(forward_)),
      access_(study.model.lines, forward_) {
  const Model& model = study.model;
  for (const NodeId id : model.places.nodes.ids()) {
    nodes_.Add(model.places.nodes[id].name, id.index());
  }
  for (const StationId id : model.lines.stations.ids()) {
    stations_.Add(model.lines.stations[id].name, id.index());
  }
  for (const ZoneId id : model.places.zones.ids()) {
    zones_.Add(model.places.zones[id].name, id.index());
  }
}

absl::StatusOr<SessionPlace> Session::FindPlace(absl::string_view text) const {
  if (const auto point = ParsePoint(text)) {
    const std::string name(text);
    return SessionPlace{{name, name, name}, *point, LandBlockId(), {}};
  }
  const auto node = nodes_.Find(text);
  if (node.ok()) return PlaceOf(NodeId(*node));
  const auto station = stations_.Find(text);
  if (station.ok()) return PlaceOf(StationId(*station));
  const auto zone = zones_.Find(text);
  if (zone.ok()) return PlaceOf(ZoneId(*zone));
  // The most telling of the three: several fit, else what is near.
  for (const auto* found : {&node, &station, &zone}) {
    if (absl::IsInvalidArgument(found->status())) return found->status();
  }
  std::vector<std::string> near = nodes_.NearMisses(text);
  for (const std::string& name : stations_.NearMisses(text)) {
    near.push_back(name);
  }
  return absl::NotFoundError(absl::StrCat(
      "no key node, station or zone is called '", text, "'", DidYouMean(near)));
}

SessionPlace Session::PlaceOf(NodeId id) const {
  const KeyNode& node = study_.model.places.nodes[id];
  return {node.name, node.position, node.land_block, StationId()};
}

SessionPlace Session::PlaceOf(StationId id) const {
  const Station& station = study_.model.lines.stations[id];
  return {station.name, station.position, station.land_block, id};
}

SessionPlace Session::PlaceOf(ZoneId id) const {
  const Zone& zone = study_.model.places.zones[id];
  return {zone.name, zone.position, zone.land_block, StationId()};
}

std::vector<Leg> Session::LegsOf(const SessionPlace& place, JourneyEnd end,
                                 PlatformTime platform_time) const {
  std::vector<AccessLeg> access;
  if (place.station.is_none()) {
    if (platform_time == PlatformTime::kIncluded) {
      access_.Find(place.position, place.land_block, end, access);
    } else {
      access_.FindNearestStation(place.position, place.land_block, end, access);
    }
  } else {
    for (const StopId stop : forward_.stops.of_station[place.station]) {
      if (forward_.InService(stop)) {
        access.push_back({stop, Seconds(0), AccessRuleId()});
      }
    }
  }
  const auto& extra =
      end == JourneyEnd::kHome ? forward_.stops.entry : forward_.stops.exit;
  std::vector<Leg> legs;
  for (const AccessLeg& leg : access) {
    legs.push_back({leg.stop, platform_time == PlatformTime::kIncluded
                                  ? leg.time + extra[leg.stop]
                                  : leg.time});
  }
  return legs;
}

Seconds Session::Direct(const SessionPlace& from,
                        const SessionPlace& to) const {
  if (from.land_block != to.land_block) return kUnreachable;
  return DirectTime(study_.model.lines,
                    GeodesicDistance(from.position, to.position));
}

Session::Reach Session::FindReach(const SessionPlace& place,
                                  SearchDirection direction,
                                  Seconds horizon) const {
  const bool from = direction == SearchDirection::kFrom;
  const JourneyEnd near = from ? JourneyEnd::kHome : JourneyEnd::kWork;
  const JourneyEnd far = from ? JourneyEnd::kWork : JourneyEnd::kHome;
  const Network& network = from ? forward_ : reversed_;
  OneToAllWorkspace search(network);
  OneToAll(network, LegsOf(place, near, PlatformTime::kIncluded), horizon,
           search);
  const auto time_to = [&](const SessionPlace& other) {
    const Seconds rail =
        BestCell(search, LegsOf(other, far, PlatformTime::kIncluded), horizon)
            .time;
    const Seconds time = std::min(rail, Direct(place, other));
    return time > horizon ? kUnreachable : time;
  };
  const Model& model = study_.model;
  Reach reach;
  for (const ZonePoint& point : model.places.points) {
    reach.points.push_back(time_to(
        {{}, point.position, model.places.zones[point.zone].land_block, {}}));
  }
  for (const StationId station : model.lines.stations.ids()) {
    reach.stations.push_back(time_to(PlaceOf(station)));
  }
  for (const NodeId node : model.places.nodes.ids()) {
    reach.nodes.push_back(time_to(PlaceOf(node)));
  }
  const IdSpan<ZonePointId, const Seconds> points(
      absl::MakeConstSpan(reach.points.rows()));
  reach.people = CurveOf(model.places, points, horizon);
  reach.zones = ZoneTimes(model.places, points);
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
  const Seconds direct = Direct(from, to);
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
        const SessionPlace& destination = to[id.index()];
        const bool same = origin.name.key == destination.name.key &&
                          origin.station == destination.station;
        const Seconds direct = same ? Seconds(0)
                               : platform_time == PlatformTime::kIncluded
                                   ? Direct(origin, destination)
                                   : kUnreachable;
        if (direct <= cell.time && direct <= horizon) cell = {direct, 0};
        rows[i].push_back(cell);
      }
    });
    for (size_t i = 0; i < size; ++i) row(first + i, rows[i]);
  }
}

}  // namespace railreach
