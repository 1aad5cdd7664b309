#include "engine/study/reach_tables.h"

#include <algorithm>
#include <utility>

#include "engine/routing/egress.h"
#include "engine/routing/reached.h"

namespace railreach {
namespace {

template <typename PlaceId>
using LegEntries = std::vector<std::pair<PlaceId, Leg>>;

template <typename PlaceId>
void AddLegs(const std::vector<PlaceLeg<PlaceId>>& legs, StopId stop,
             Seconds platform, LegEntries<PlaceId>& entries) {
  for (const PlaceLeg<PlaceId>& leg : legs) {
    entries.push_back({leg.place, {stop, leg.time + platform}});
  }
}

}  // namespace

StopPlaces PlacesAt(const PlaceTables& places, const LineModel& lines,
                    const StopTable& stops, StopId stop) {
  const TierSet tiers = stops.tiers[stop];
  if (tiers.empty()) return {};
  const Station& station = lines.stations[stops.station[stop]];
  return {places.stations.Around(station, tiers, JourneyEnd::kHome),
          places.stations.Around(station, tiers, JourneyEnd::kWork)};
}

ReachTables MakeReachTables(const PlaceTables& places,
                            const IdVector<StopId, StopPlaces>& stop_places,
                            SearchDirection direction, Network network) {
  LegEntries<NodeId> origins, nodes;
  LegEntries<ZonePointId> points;
  const StopTable& stops = network.stops;
  for (const StopId stop : stop_places.ids()) {
    const StopPlaces& at = stop_places[stop];
    if (at.home == nullptr) continue;
    const Seconds end = EndTime(stops, stop, direction);
    AddLegs(at.origin(direction).nodes, stop,
            OriginTime(stops, stop, direction), origins);
    AddLegs(at.end(direction).nodes, stop, end, nodes);
    AddLegs(at.end(direction).points, stop, end, points);
  }
  const size_t num_nodes = places.people_3km.size();
  ReachTables tables;
  tables.direction = direction;
  tables.origins = Csr<NodeId, Leg>::FromEntries(num_nodes, origins);
  tables.nodes = Csr<NodeId, Leg>::FromEntries(num_nodes, nodes);
  tables.points =
      Csr<ZonePointId, Leg>::FromEntries(places.weights.size(), points);
  tables.network = std::move(network);
  return tables;
}

void AddToNodes(const NodeBatch& batch, const LaneSums& people_45,
                const LaneSums& people_60, IdVector<NodeId, NodeReach>& reach) {
  for (size_t lane = 0; lane < batch.nodes.size(); ++lane) {
    NodeReach& row = reach[batch.nodes[lane]];
    row.people_45 += people_45[lane];
    row.people_60 += people_60[lane];
  }
}

void ReachAll(const ReachTables& tables, const PlaceTables& places,
              const NodeBatch& batch, HeadwayWorkspace& search,
              std::vector<LaneTime>& times, BatchRecord* record,
              IdVector<NodeId, NodeReach>& reach) {
  std::vector<Legs> origins;
  for (const NodeId node : batch.nodes) {
    origins.push_back(tables.origins[node]);
  }
  SearchBatch(tables.network, origins, kLongCutoff, search);
  times.resize(batch.direct.size());
  CollectEgress(search, tables.points.bounds(), tables.points.values(),
                batch.direct, absl::MakeSpan(times));
  LaneSums people_45 = {}, people_60 = {};
  AddReached(times, places.weights, ToLaneTime(kShortCutoff),
             absl::MakeSpan(people_45));
  AddReached(times, places.weights, ToLaneTime(kLongCutoff),
             absl::MakeSpan(people_60));
  AddToNodes(batch, people_45, people_60, reach);
  if (record == nullptr) return;
  *record = BatchRecord();
  for (const StopId stop : tables.network.stops.station.ids()) {
    const LaneRow row = search.row(stop);
    record->off.insert(record->off.end(), row.begin(), row.end());
    const bool reached = std::any_of(row.begin(), row.end(), [](LaneTime time) {
      return time != kLaneUnreachable;
    });
    record->reached.push_back(reached);
    record->boards.push_back(reached || search.boards(stop));
  }
  record->times = times;
}

}  // namespace railreach
