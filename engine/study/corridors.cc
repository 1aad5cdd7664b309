#include "engine/study/corridors.h"

#include <algorithm>

#include "engine/geo/geodesic.h"
#include "engine/geo/spatial_index.h"
#include "engine/routing/one_to_all.h"
#include "engine/study/setting.h"

namespace railreach {
namespace {

constexpr Metres kAlongCorridor{5000.0};
constexpr Seconds kHorizon = Minutes(24 * 60);

std::vector<Leg> AllStops(const Network& network, StationId station) {
  std::vector<Leg> legs;
  for (const StopId stop : network.stops.of_station[station]) {
    if (network.InService(stop)) legs.push_back({stop, Seconds(0)});
  }
  return legs;
}

// The fastest ride from the first station to the last.
void EndToEnd(const Network& network, const Corridor& corridor,
              RideTable& rides, OneToAllWorkspace& search, CorridorRow& row) {
  const std::vector<Leg> origin = AllStops(network, corridor.stations.front());
  OneToAll(network, origin, kHorizon, search);
  StopId best;
  for (const Leg& leg : AllStops(network, corridor.stations.back())) {
    if (search.time(leg.stop) >= row.time) continue;
    row.time = search.time(leg.stop);
    best = leg.stop;
  }
  if (best.is_none()) return;
  const Journey journey = TraceJourney(search, best);
  row.transfers = static_cast<int>(journey.rides.size()) - 1;
  for (const Ride& ride : journey.rides) {
    row.tiers = row.tiers.With(rides.Find(ride).tier);
  }
}

// Trains x 1000 that run through from one station to another in the band.
int64_t TrainsBetween(const LineModel& model, BandId band, StationId from,
                      StationId to) {
  int64_t milli_trains = 0;
  for (const Service& service : model.services) {
    const Pattern& pattern = model.patterns[service.pattern];
    if (service.band != band || !model.Runs(pattern)) continue;
    bool seen = false;
    for (const PatternStop& stop : pattern.stops) {
      if (seen && stop.station == to) {
        milli_trains += MilliTrains(service, model.bands[band].length());
        break;
      }
      seen = seen || stop.station == from;
    }
  }
  return milli_trains;
}

int64_t PeopleAlong(const Model& model, const Corridor& corridor) {
  std::vector<LatLng> positions;
  for (const StationId station : corridor.stations) {
    positions.push_back(model.lines.stations[station].position);
  }
  const SpatialIndex index(positions);
  int64_t people = 0;
  for (const ZonePoint& point : model.places.points) {
    if (index.Nearest(point.position, kAlongCorridor).has_value()) {
      people += point.people;
    }
  }
  return people;
}

}  // namespace

std::vector<CorridorRow> MeasureCorridors(const Study& study,
                                          const Network& network,
                                          const NamedPlaces& named) {
  const Model& model = study.model;
  const BandId band = OptionsOf(study).band;
  RideTable rides(model.lines, network, named);
  OneToAllWorkspace search(network);
  std::vector<CorridorRow> rows;
  for (const CorridorId id : model.places.corridors.ids()) {
    const Corridor& corridor = model.places.corridors[id];
    CorridorRow& row = rows.emplace_back();
    row.corridor = id;
    EndToEnd(network, corridor, rides, search, row);
    row.straight_line = GeodesicDistance(
        model.lines.stations[corridor.stations.front()].position,
        model.lines.stations[corridor.stations.back()].position);
    row.people_5km = PeopleAlong(model, corridor);
    for (size_t i = 1; i < corridor.stations.size(); ++i) {
      const StationId from = corridor.stations[i - 1];
      const StationId to = corridor.stations[i];
      const double trains =
          static_cast<double>(TrainsBetween(model.lines, band, from, to));
      row.sections.push_back(
          {from, to, trains * 3.6 / network.band_length.count()});
    }
  }
  return rows;
}

}  // namespace railreach
