#include "engine/study/reach_tables.h"

#include <algorithm>
#include <bit>
#include <utility>

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

void PlacesOfStops(const PlaceTables& places, const LineModel& lines,
                   const StopTable& stops,
                   IdVector<StopId, StopPlaces>& result) {
  result.resize(stops.size());
  for (const StopId stop : stops.station.ids()) {
    const Station& station = lines.stations[stops.station[stop]];
    StopPlaces& at = result[stop];
    if (at.tiers == stops.tiers[stop] && at.position == station.position &&
        at.land_block == station.land_block) {
      continue;
    }
    at = PlacesAt(places, lines, stops, stop);
  }
}

StopPlaces PlacesAt(const PlaceTables& places, const LineModel& lines,
                    const StopTable& stops, StopId stop) {
  const Station& station = lines.stations[stops.station[stop]];
  StopPlaces at;
  at.tiers = stops.tiers[stop];
  at.position = station.position;
  at.land_block = station.land_block;
  if (at.tiers.empty()) return at;
  at.home = places.stations.Around(station, at.tiers, JourneyEnd::kHome);
  at.work = places.stations.Around(station, at.tiers, JourneyEnd::kWork);
  return at;
}

ReachTables MakeReachTables(const PlaceTables& places,
                            const IdVector<StopId, StopPlaces>& stop_places,
                            SearchDirection direction, Network network) {
  LegEntries<NodeId> origins, nodes;
  const StopTable& stops = network.stops;
  for (const StopId stop : stop_places.ids()) {
    const StopPlaces& at = stop_places[stop];
    if (at.home == nullptr) continue;
    AddLegs(at.origin(direction).nodes, stop,
            OriginTime(stops, stop, direction), origins);
    AddLegs(at.end(direction).nodes, stop, EndTime(stops, stop, direction),
            nodes);
  }
  const size_t num_nodes = places.people_3km.size();
  ReachTables tables;
  tables.direction = direction;
  tables.origins = Csr<NodeId, Leg>::FromEntries(num_nodes, origins);
  tables.nodes = Csr<NodeId, Leg>::FromEntries(num_nodes, nodes);
  tables.network = std::move(network);
  return tables;
}

Csr<ZonePointId, Leg> PointLegs(const PlaceTables& places,
                                const IdVector<StopId, StopPlaces>& stop_places,
                                SearchDirection direction,
                                const StopTable& stops) {
  LegEntries<ZonePointId> points;
  for (const StopId stop : stop_places.ids()) {
    const StopPlaces& at = stop_places[stop];
    if (at.home == nullptr) continue;
    AddLegs(at.end(direction).points, stop, EndTime(stops, stop, direction),
            points);
  }
  return Csr<ZonePointId, Leg>::FromEntries(places.weights.size(), points);
}

void PointSet::Clear() {
  std::fill(bits_.begin(), bits_.end(), 0);
  points_.clear();
}

void PointSet::Mark(const std::vector<PlaceLeg<ZonePointId>>& legs) {
  for (const auto& leg : legs) {
    bits_[leg.place.index() / 64] |= uint64_t{1} << (leg.place.index() % 64);
  }
}

void PointSet::Number() {
  for (size_t word = 0; word < bits_.size(); ++word) {
    for (uint64_t bits = bits_[word]; bits != 0; bits &= bits - 1) {
      const size_t point =
          word * 64 + static_cast<size_t>(std::countr_zero(bits));
      row_of_[point] = static_cast<uint32_t>(points_.size());
      points_.push_back(static_cast<uint32_t>(point));
    }
  }
}

bool IsReached(LaneRow row) {
  LaneTime all = kLaneUnreachable;  // all bits set
  for (const LaneTime time : row) all &= time;
  return all != kLaneUnreachable;
}

void LowerAtStop(const HeadwayWorkspace& search, StopId stop, Seconds platform,
                 const std::vector<PlaceLeg<ZonePointId>>& legs,
                 ReachScratch& scratch) {
  LowerByLegs(search, stop, platform, legs, scratch.points.row_of(),
              absl::MakeSpan(scratch.times));
}

void AddChangedReach(const PlaceTables& places, const NodeBatch& batch,
                     absl::Span<const LaneSet> before,
                     const ReachScratch& scratch,
                     IdVector<NodeId, NodeReach>& reach) {
  ReachSums people = {};
  AddReachChange(scratch.points.points(), before, batch.direct, scratch.times,
                 places.weights, kReachCutoffs, absl::MakeSpan(people));
  for (size_t lane = 0; lane < batch.nodes.size(); ++lane) {
    NodeReach& row = reach[batch.nodes[lane]];
    row.people_45 += people[lane];
    row.people_60 += people[kLanes + lane];
  }
}

namespace {

BatchRecord RecordOf(const Network& network, const NodeBatch& batch,
                     const HeadwayWorkspace& search,
                     const ReachScratch& scratch) {
  BatchRecord record;
  for (const StopId stop : network.stops.station.ids()) {
    const LaneRow row = search.row(stop);
    record.off.insert(record.off.end(), row.begin(), row.end());
    const bool reached = IsReached(row);
    record.reached.push_back(reached);
    record.boards.push_back(reached || search.boards(stop));
  }
  record.within = batch.direct;
  const auto points = scratch.points.points();
  for (size_t i = 0; i < points.size(); ++i) {
    for (size_t c = 0; c < kNumReachCutoffs; ++c) {
      record.within[points[i] * kNumReachCutoffs + c] |= LanesWithin(
          LaneRow(&scratch.times[i * kLanes], kLanes), kReachCutoffs[c]);
    }
  }
  return record;
}

}  // namespace

void ReachAll(const ReachTables& tables,
              const IdVector<StopId, StopPlaces>& stop_places,
              const PlaceTables& places, const NodeBatch& batch,
              HeadwayWorkspace& search, ReachScratch& scratch,
              BatchRecord* record, IdVector<NodeId, NodeReach>& reach) {
  std::vector<Legs> origins;
  for (const NodeId node : batch.nodes) {
    origins.push_back(tables.origins[node]);
  }
  SearchBatch(tables.network, origins, kLongCutoff, search);
  std::vector<StopId> reached;
  scratch.points.Clear();
  for (const StopId stop : stop_places.ids()) {
    if (stop_places[stop].home == nullptr || !search.reaches(stop)) continue;
    reached.push_back(stop);
    scratch.points.Mark(stop_places[stop].end(tables.direction).points);
  }
  scratch.points.Number();
  scratch.times.assign(scratch.points.points().size() * kLanes,
                       kLaneUnreachable);
  for (const StopId stop : reached) {
    LowerAtStop(search, stop,
                EndTime(tables.network.stops, stop, tables.direction),
                stop_places[stop].end(tables.direction).points, scratch);
  }
  for (size_t lane = 0; lane < batch.nodes.size(); ++lane) {
    reach[batch.nodes[lane]] = {batch.direct_people[lane],
                                batch.direct_people[kLanes + lane]};
  }
  AddChangedReach(places, batch, batch.direct, scratch, reach);
  if (record != nullptr) {
    *record = RecordOf(tables.network, batch, search, scratch);
  }
}

}  // namespace railreach
