#include "engine/study/outlines.h"

#include <vector>

#include "engine/base/parallel.h"

namespace railreach {

std::vector<ReachedPlace> PlacesReached(
    const LineModel& lines, const StopTable& stops, LatLng place,
    absl::FunctionRef<Seconds(StopId)> street) {
  std::vector<ReachedPlace> places = {{place, Seconds(0), std::nullopt}};
  for (const StopId stop : stops.station.ids()) {
    const Seconds time = street(stop);
    if (time == kUnreachable) continue;
    const Station& station = lines.stations[stops.station[stop]];
    for (const Tier tier : kTiers) {
      if (!stops.tiers[stop].contains(tier)) continue;
      places.push_back({station.position, time, tier});
    }
  }
  return places;
}

void DrawOutlines(const Study& study, const Setting& setting,
                  const CatchmentTimes& times, int num_threads,
                  Progress progress, StudyResult& result) {
  const size_t num_nodes = result.catchments.size();
  result.isochrones.resize(num_nodes);
  ParallelFor(num_nodes, num_threads, [&](size_t i, int worker) {
    if (worker == 0) progress("isochrones", i, num_nodes);
    const NodeId node(i);
    const LatLng position = study.model.places.nodes[node].position;
    const auto street = [&](StopId stop) {
      const uint16_t time = times.streets(i, stop.index());
      return time == kNotReached16 ? kUnreachable : Seconds(time);
    };
    Catchment& catchment = result.catchments[node];
    const bool from = catchment.direction == SearchDirection::kFrom;
    result.isochrones[node] = Isochrones(
        study.model.lines, position,
        PlacesReached(study.model.lines, setting.from.network.stops, position,
                      street),
        study.parameters.cutoffs, from ? JourneyEnd::kWork : JourneyEnd::kHome,
        study.parameters.outline_error);
    for (const Isochrone& isochrone : result.isochrones[node]) {
      catchment.area_km2.push_back(isochrone.area_km2);
    }
  });
}

}  // namespace railreach
