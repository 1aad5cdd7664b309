#include "engine/study/outlines.h"

#include <vector>

#include "engine/base/parallel.h"

namespace railreach {
namespace {

// The stops that a catchment spreads out from, once per tier of their trains,
// and the node itself.
std::vector<ReachedPlace> PlacesReached(const Study& study,
                                        const Network& network,
                                        const CatchmentTimes& times,
                                        NodeId node) {
  const KeyNode& key_node = study.model.places.nodes[node];
  std::vector<ReachedPlace> places = {
      {key_node.position, Seconds(0), std::nullopt}};
  for (const StopId stop : network.stops.station.ids()) {
    const uint16_t street = times.streets(node.index(), stop.index());
    const Station& station =
        study.model.lines.stations[network.stops.station[stop]];
    if (street == kNotReached16) continue;
    for (const Tier tier : kTiers) {
      if (!network.stops.tiers[stop].contains(tier)) continue;
      places.push_back({station.position, Seconds(street), tier});
    }
  }
  return places;
}

}  // namespace

void DrawOutlines(const Study& study, const Setting& setting,
                  const CatchmentTimes& times, int num_threads,
                  Progress progress, StudyResult& result) {
  const size_t num_nodes = result.catchments.size();
  result.isochrones.resize(num_nodes);
  ParallelFor(num_nodes, num_threads, [&](size_t i, int worker) {
    if (worker == 0) progress("isochrones", i, num_nodes);
    const NodeId node(i);
    Catchment& catchment = result.catchments[node];
    const bool from = catchment.direction == SearchDirection::kFrom;
    result.isochrones[node] = Isochrones(
        study.model.lines, study.model.places.nodes[node].position,
        PlacesReached(study, setting.from.network, times, node),
        study.parameters.cutoffs, from ? JourneyEnd::kWork : JourneyEnd::kHome,
        study.parameters.outline_error);
    for (const Isochrone& isochrone : result.isochrones[node]) {
      catchment.area_km2.push_back(isochrone.area_km2);
    }
  });
}

}  // namespace railreach
