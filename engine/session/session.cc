#include "engine/session/session.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/geo/geodesic.h"
#include "engine/routing/one_to_all.h"
#include "engine/study/named_places.h"
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

}  // namespace

Session::Session(const Study& study)
    : study_(study),
      forward_(BuildNetwork(study.model.lines, OptionsOf(study))),
      reversed_(Reversed(forward_)),
      places_(study.model),
      access_(study.model.lines, forward_) {}

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
    const Seconds time =
        std::min(rail, access_.Direct(place, other, PlatformTime::kIncluded));
    return time > horizon ? kUnreachable : time;
  };
  const Model& model = study_.model;
  Reach reach;
  for (const ZonePoint& point : model.places.points) {
    reach.points.push_back(time_to(
        {{}, point.position, model.places.zones[point.zone].land_block, {}}));
  }
  for (const StationId station : model.lines.stations.ids()) {
    reach.stations.push_back(time_to(PlaceOf(model, station)));
  }
  for (const NodeId node : model.places.nodes.ids()) {
    reach.nodes.push_back(time_to(PlaceOf(model, node)));
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
