#include "engine/study/catchments.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/routing/egress.h"
#include "engine/routing/headway_batch.h"

namespace railreach {
namespace {

static_assert(kNotReached16 == kLaneUnreachable);

// What a setting is run for.
enum class Purpose {
  kHeadline,
  kPlatform,
  kLowEntry,
  kHighEntry,
  kWithoutTier
};

struct Spec {
  Purpose purpose;
  NetworkOptions options;
  Tier without = Tier::kTrunk;
};

// All settings but the headline's own.
std::vector<Spec> OtherSpecs(const Study& study) {
  const NetworkOptions base = OptionsOf(study);
  std::vector<Spec> specs = {{Purpose::kPlatform, base},
                             {Purpose::kLowEntry, base},
                             {Purpose::kHighEntry, base}};
  specs[1].options.entry_level = EntryLevel::kLow;
  specs[2].options.entry_level = EntryLevel::kHigh;
  for (const Tier tier : kTiers) {
    Spec spec = {Purpose::kWithoutTier, base, tier};
    spec.options.tiers = TierSet::All().Without(tier);
    specs.push_back(spec);
  }
  return specs;
}

struct Batch {
  SearchDirection direction;
  std::vector<NodeId> nodes;  // at most kLanes
};

std::vector<Batch> BatchesOf(const Places& places) {
  std::vector<Batch> batches;
  for (const auto direction : {SearchDirection::kFrom, SearchDirection::kTo}) {
    bool room = false;
    for (const NodeId node : places.nodes.ids()) {
      if (HeadlineDirection(places.nodes[node]) != direction) continue;
      if (!room) batches.push_back({direction, {}});
      batches.back().nodes.push_back(node);
      room = batches.back().nodes.size() < kLanes;
    }
  }
  return batches;
}

// Scratch memory of one worker.
struct Worker {
  const Network* network = nullptr;  // that `search` was made for
  std::optional<HeadwayWorkspace> search;
  std::vector<LaneTime> direct;       // [points * kLanes]
  std::vector<LaneTime> point_times;  // [points * kLanes]
  std::vector<LaneTime> node_direct;  // [nodes * kLanes]
  std::vector<LaneTime> node_times;   // [nodes * kLanes]
  std::vector<Seconds> column;        // [points], of one lane
};

class CatchmentRun {
 public:
  CatchmentRun(const Study& study, const StudyLegs& legs, StudyResult& result,
               CatchmentTimes& times)
      : study_(study),
        places_(study.model.places),
        legs_(legs),
        horizon_(CatchmentHorizon(study.parameters)),
        result_(result),
        times_(times) {}

  void Run(const Setting& setting, const Spec& spec, const Batch& batch,
           Worker& worker) {
    const SearchTables& tables = setting.tables(batch.direction);
    Search(tables, batch, worker);
    FillDirect(spec.purpose, tables, batch, worker);
    worker.point_times.resize(places_.points.size() * kLanes);
    CollectEgress(*worker.search, tables.points.bounds(),
                  tables.points.values(), worker.direct,
                  absl::MakeSpan(worker.point_times));
    switch (spec.purpose) {
      case Purpose::kHeadline:
        Headline(tables, batch, worker);
        break;
      case Purpose::kPlatform:
        Platform(batch, worker);
        break;
      default:
        OneCutoff(spec, batch, worker);
        break;
    }
  }

 private:
  void Search(const SearchTables& tables, const Batch& batch, Worker& worker) {
    if (worker.network != &tables.network) {
      worker.network = &tables.network;
      worker.search.emplace(tables.network);
    }
    std::vector<Legs> origins;
    for (const NodeId node : batch.nodes) {
      origins.push_back(tables.origins[node]);
    }
    SearchBatch(tables.network, origins, horizon_, *worker.search);
  }

  // The legs without rail; platform to platform, those between two places at
  // one station.
  void FillDirect(Purpose purpose, const SearchTables& tables,
                  const Batch& batch, Worker& worker) const {
    worker.direct.assign(places_.points.size() * kLanes, kLaneUnreachable);
    for (size_t lane = 0; lane < batch.nodes.size(); ++lane) {
      const NodeId node = batch.nodes[lane];
      if (purpose == Purpose::kPlatform) {
        FillSameStation(tables, node, lane, worker.direct);
        continue;
      }
      for (const auto& leg : legs_.node_points[node]) {
        worker.direct[leg.to.index() * kLanes + lane] = ToLaneTime(leg.time);
      }
    }
  }

  void FillSameStation(const SearchTables& tables, NodeId node, size_t lane,
                       std::vector<LaneTime>& direct) const {
    const Legs origin = tables.origins[node];
    if (origin.empty()) return;
    for (const ZonePointId point : tables.points.ids()) {
      const Legs legs = tables.points[point];
      if (!legs.empty() && legs[0].stop == origin[0].stop) {
        direct[point.index() * kLanes + lane] = 0;
      }
    }
  }

  absl::Span<const Seconds> Column(absl::Span<const LaneTime> lanes,
                                   size_t lane, Worker& worker) const {
    worker.column.resize(lanes.size() / kLanes);
    for (size_t i = 0; i < worker.column.size(); ++i) {
      worker.column[i] = FromLaneTime(lanes[i * kLanes + lane]);
    }
    return worker.column;
  }

  PeopleCurve Curve(absl::Span<const LaneTime> lanes, size_t lane,
                    Worker& worker) const {
    return CurveOf(
        places_,
        IdSpan<ZonePointId, const Seconds>(Column(lanes, lane, worker)),
        horizon_);
  }

  void Platform(const Batch& batch, Worker& worker) {
    for (size_t lane = 0; lane < batch.nodes.size(); ++lane) {
      result_.catchments[batch.nodes[lane]].platform =
          Curve(worker.point_times, lane, worker);
    }
  }

  // People within the headline cutoff, lane by lane.
  void OneCutoff(const Spec& spec, const Batch& batch, Worker& worker) {
    std::array<int64_t, kLanes> people = {};
    const LaneTime cutoff = ToLaneTime(study_.parameters.headline_cutoff);
    for (const ZonePointId point : places_.points.ids()) {
      const int64_t weight = places_.points[point].people;
      const LaneTime* row = &worker.point_times[point.index() * kLanes];
      for (size_t lane = 0; lane < kLanes; ++lane) {
        people[lane] += row[lane] <= cutoff ? weight : 0;
      }
    }
    for (size_t lane = 0; lane < batch.nodes.size(); ++lane) {
      Catchment& catchment = result_.catchments[batch.nodes[lane]];
      (spec.purpose == Purpose::kLowEntry ? catchment.people_low_entry
       : spec.purpose == Purpose::kHighEntry
           ? catchment.people_high_entry
           : catchment.people_without_tier[Index(spec.without)]) = people[lane];
    }
  }

  void Headline(const SearchTables& tables, const Batch& batch,
                Worker& worker) {
    NodeTimes(tables, batch, worker);
    for (size_t lane = 0; lane < batch.nodes.size(); ++lane) {
      const NodeId node = batch.nodes[lane];
      Catchment& catchment = result_.catchments[node];
      catchment.node = node;
      catchment.direction = batch.direction;
      catchment.without_rail = Curve(worker.direct, lane, worker);
      catchment.door_to_door = Curve(worker.point_times, lane, worker);
      // `column` now holds the node's times door to door.
      for (size_t i = 0; i < worker.column.size(); ++i) {
        times_.points(node.index(), i) = ToLaneTime(worker.column[i]);
      }
      ZonesWithin(worker.column, catchment);
      StationsWithin(tables, lane, worker, catchment);
      for (const Seconds cutoff : study_.parameters.cutoffs) {
        int32_t within = 0;
        for (const NodeId other : places_.nodes.ids()) {
          within += worker.node_times[other.index() * kLanes + lane] <=
                    ToLaneTime(cutoff);
        }
        catchment.nodes_within.push_back(within);
      }
    }
  }

  // Times from the batch's nodes to all nodes; the node itself is not reached.
  void NodeTimes(const SearchTables& tables, const Batch& batch,
                 Worker& worker) const {
    const size_t size = places_.nodes.size() * kLanes;
    worker.node_direct.assign(size, kLaneUnreachable);
    worker.node_times.resize(size);
    for (size_t lane = 0; lane < batch.nodes.size(); ++lane) {
      for (const auto& leg : legs_.node_nodes[batch.nodes[lane]]) {
        worker.node_direct[leg.to.index() * kLanes + lane] =
            ToLaneTime(leg.time);
      }
    }
    CollectEgress(*worker.search, tables.nodes.bounds(), tables.nodes.values(),
                  worker.node_direct, absl::MakeSpan(worker.node_times));
    for (size_t lane = 0; lane < batch.nodes.size(); ++lane) {
      worker.node_times[batch.nodes[lane].index() * kLanes + lane] =
          kLaneUnreachable;
    }
  }

  void ZonesWithin(const std::vector<Seconds>& point_times,
                   Catchment& catchment) {
    const auto zone_times =
        ZoneTimes(places_, IdSpan<ZonePointId, const Seconds>(point_times));
    const size_t node = catchment.node.index();
    for (const ZoneId zone : zone_times.ids()) {
      result_.zone_times(node, zone.index()) = ToLaneTime(zone_times[zone]);
    }
    CountWithin(result_.zone_times.row(node), catchment.zones_within);
    catchment.resolved =
        std::count_if(zone_times.begin(), zone_times.end(), [&](Seconds t) {
          return t <= study_.parameters.headline_cutoff;
        }) > 1;
  }

  // A stop's street lies one exit behind the train (from), or one entry
  // before it (to); where an access leg leads, it may be nearer.
  void StationsWithin(const SearchTables& tables, size_t lane,
                      const Worker& worker, Catchment& catchment) {
    const size_t node = catchment.node.index();
    const bool from = catchment.direction == SearchDirection::kFrom;
    const StopTable& stops = tables.network.stops;
    const auto streets = times_.streets.row(node);
    for (const StopId stop : stops.station.ids()) {
      const Seconds ride = FromLaneTime(worker.search->row(stop)[lane]);
      streets[stop.index()] =
          ToLaneTime(ride + (from ? stops.exit[stop] : stops.entry[stop]));
    }
    const auto& access = from ? legs_.nodes.home : legs_.nodes.work;
    for (const AccessLeg& leg : access.door[catchment.node]) {
      LaneTime& street = streets[leg.stop.index()];
      street = std::min(street, ToLaneTime(leg.time));
    }
    const auto stations = result_.station_times.row(node);
    for (const StopId stop : stops.station.ids()) {
      LaneTime& time = stations[stops.station[stop].index()];
      time = std::min(time, streets[stop.index()]);
    }
    CountWithin(stations, catchment.stations_within);
  }

  void CountWithin(absl::Span<const uint16_t> times,
                   std::vector<int32_t>& counts) const {
    for (const Seconds cutoff : study_.parameters.cutoffs) {
      counts.push_back(static_cast<int32_t>(
          std::count_if(times.begin(), times.end(),
                        [&](uint16_t t) { return t <= ToLaneTime(cutoff); })));
    }
  }

  const Study& study_;
  const Places& places_;
  const StudyLegs& legs_;
  const Seconds horizon_;
  StudyResult& result_;
  CatchmentTimes& times_;
};

}  // namespace

CatchmentTimes MeasureCatchments(const Study& study, const StudyLegs& legs,
                                 const Setting& setting, int num_threads,
                                 Progress progress, StudyResult& result) {
  const Model& model = study.model;
  const size_t num_nodes = model.places.nodes.size();
  result.catchments.resize(num_nodes);
  result.zone_times = Matrix<uint16_t>(num_nodes, model.places.zones.size());
  result.station_times =
      Matrix<uint16_t>(num_nodes, model.lines.stations.size(), kNotReached16);
  CatchmentTimes times;
  times.points = Matrix<uint16_t>(num_nodes, model.places.points.size());
  times.streets =
      Matrix<uint16_t>(num_nodes, setting.from.network.stops.size());

  const std::vector<Spec> others = OtherSpecs(study);
  std::vector<Setting> other_settings(others.size());
  ParallelFor(others.size(), num_threads, [&](size_t i, int) {
    other_settings[i] =
        MakeSetting(study, others[i].options, legs,
                    others[i].purpose == Purpose::kPlatform ? LegKind::kPlatform
                                                            : LegKind::kDoor);
  });

  const std::vector<Batch> batches = BatchesOf(model.places);
  const Spec headline = {Purpose::kHeadline, OptionsOf(study)};
  CatchmentRun run(study, legs, result, times);
  std::vector<Worker> workers(static_cast<size_t>(std::max(1, num_threads)));
  const size_t num_units = (others.size() + 1) * batches.size();
  ParallelFor(num_units, num_threads, [&](size_t unit, int worker) {
    const size_t which = unit / batches.size();
    if (worker == 0) progress("catchments", unit, num_units);
    run.Run(which == 0 ? setting : other_settings[which - 1],
            which == 0 ? headline : others[which - 1],
            batches[unit % batches.size()],
            workers[static_cast<size_t>(worker)]);
  });
  return times;
}

}  // namespace railreach
