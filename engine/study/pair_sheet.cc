#include "engine/study/pair_sheet.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/geo/geodesic.h"
#include "engine/routing/fewest_rides.h"

namespace railreach {
namespace {

// Scratch memory of one worker.
struct Worker {
  Worker(const LineModel& model, const Network& network,
         const NamedPlaces& named)
      : search(network),
        rides(model, network, named),
        fewest(network.stops.size(), kNoRides),
        direct(network.stops.size(), false) {}

  OneToAllWorkspace search;
  RideTable rides;
  IdVector<StopId, uint16_t> fewest;  // rides to each stop
  IdVector<StopId, bool> direct;      // in one ride, often enough
};

class PairRun {
 public:
  PairRun(const Study& study, const StudyLegs& legs, const Setting& setting,
          PairSearch& result)
      : study_(study),
        nodes_(study.model.places.nodes),
        legs_(legs),
        tables_(setting.from),
        result_(result) {}

  void Run(NodeId from, Worker& worker) {
    OneToAll(tables_.network, tables_.origins[from],
             study_.parameters.pair_horizon, worker.search);
    FewestRides(tables_.network, tables_.origins[from],
                IdSpan<StopId, uint16_t>(absl::MakeSpan(worker.fewest.rows())));
    MarkDirect(from, worker);
    for (const NodeId to : nodes_.ids()) {
      if (to == from) continue;
      PairRow& row = result_.pairs(from.index(), to.index());
      row = Fastest(from, to, worker);
      row.straight_line =
          GeodesicDistance(nodes_[from].position, nodes_[to].position);
      LookAtStops(to, worker, row);
    }
    for (const auto& leg : legs_.node_nodes[from]) {
      TakeDirectLeg(leg.time, result_.pairs(from.index(), leg.to.index()),
                    result_.ride_by_tier(from.index(), leg.to.index()));
    }
  }

 private:
  PairRow Fastest(NodeId from, NodeId to, Worker& worker) {
    const DoorToDoor door = BestJourney(worker.search, tables_.nodes[to],
                                        study_.parameters.pair_horizon);
    if (door.total == kUnreachable) return PairRow();
    return SplitJourney(door, tables_.network, worker.rides,
                        result_.ride_by_tier(from.index(), to.index()));
  }

  // Stops that one pattern or group reaches from the node's own stops, with
  // the least service of its tier.
  void MarkDirect(NodeId from, Worker& worker) const {
    const Network& network = tables_.network;
    worker.direct.assign(network.stops.size(), false);
    for (const Leg& leg : tables_.origins[from]) {
      for (const auto& visit : network.patterns.visits[leg.stop]) {
        const int32_t trains = network.patterns.milli_trains[visit.pattern];
        if (!OftenEnough(visit.pattern, trains)) continue;
        const auto stops = network.patterns.stops[visit.pattern];
        for (size_t i = visit.position + 1; i < stops.size(); ++i) {
          worker.direct[stops[i]] = true;
        }
      }
      for (const Connection& c : network.connections[leg.stop]) {
        if (OftenEnough(c.typical, c.milli_trains)) worker.direct[c.to] = true;
      }
    }
  }

  bool OftenEnough(PatternId pattern, int32_t milli_trains) const {
    const LineModel& lines = study_.model.lines;
    const TierRules& rules = lines.rules(lines.line_of(pattern).tier);
    return tables_.network.TrainsPerHour(milli_trains) >=
           rules.direct_trips_per_hour;
  }

  void LookAtStops(NodeId to, const Worker& worker, PairRow& row) const {
    for (const Leg& leg : tables_.nodes[to]) {
      row.direct = row.direct || worker.direct[leg.stop];
      row.fewest_rides = static_cast<uint8_t>(
          std::min<uint16_t>(row.fewest_rides, worker.fewest[leg.stop]));
    }
  }

  static void TakeDirectLeg(Seconds time, PairRow& row,
                            std::array<int32_t, kNumTiers>& ride_by_tier) {
    row.fewest_rides = 0;
    if (time > row.total) return;
    PairRow walk;
    walk.total = walk.access = time;
    walk.fewest_rides = 0;
    walk.direct = row.direct;
    walk.straight_line = row.straight_line;
    row = walk;
    ride_by_tier = {};
  }

  const Study& study_;
  const IdVector<NodeId, KeyNode>& nodes_;
  const StudyLegs& legs_;
  const SearchTables& tables_;
  PairSearch& result_;
};

}  // namespace

DoorToDoor BestJourney(const OneToAllWorkspace& search, Legs destination,
                       Seconds horizon) {
  DoorToDoor door;
  uint32_t fewest = 0;
  for (const Leg& leg : destination) {
    const Seconds total = search.time(leg.stop) + leg.time;
    if (total > horizon) continue;
    const uint32_t rides = search.rides(leg.stop);
    if (std::tie(total, rides) < std::tie(door.total, fewest)) {
      door.total = total;
      door.destination = leg;
      fewest = rides;
    }
  }
  if (door.total != kUnreachable) {
    door.journey = TraceJourney(search, door.destination.stop);
    door.origin = {door.journey.rides.front().from, door.journey.access};
  }
  return door;
}

PairRow SplitJourney(const DoorToDoor& door, const Network& network,
                     RideTable& rides,
                     std::array<int32_t, kNumTiers>& ride_by_tier) {
  PairRow row;
  row.total = door.total;
  row.entry = std::min(network.stops.entry[door.origin.stop], door.origin.time);
  row.access = door.origin.time - row.entry;
  row.exit = std::min(network.stops.exit[door.destination.stop],
                      door.destination.time);
  row.egress = door.destination.time - row.exit;
  row.rides = static_cast<uint8_t>(
      std::min<size_t>(door.journey.rides.size(), UINT8_MAX));
  double assumed = 0;
  for (const Ride& ride : door.journey.rides) {
    const RideFacts& facts = rides.Find(ride);
    row.change += ride.transfer;
    row.wait += ride.wait;
    row.ride += ride.ride;
    row.tiers = row.tiers.With(facts.tier);
    row.lines.push_back(facts.line);
    row.path += facts.length;
    row.via_hub |= facts.via_hub;
    row.via_centre |= facts.via_centre;
    assumed += facts.assumed * ride.ride.count();
    ride_by_tier[Index(facts.tier)] += ride.ride.count();
  }
  row.assumed_ride = Seconds(static_cast<int32_t>(assumed + 0.5));
  const Ride& first = door.journey.rides.front();
  if (first.pattern.is_none()) {
    row.schedule_delay = rides.ConnectionOf(first).wait - first.wait;
  }
  return row;
}

PairSearch SearchPairs(const Study& study, const StudyLegs& legs,
                       const Setting& setting, const NamedPlaces& named,
                       int num_threads, Progress progress) {
  const size_t num_nodes = study.model.places.nodes.size();
  PairSearch result;
  result.pairs = PairSheet(num_nodes, num_nodes);
  result.ride_by_tier =
      Matrix<std::array<int32_t, kNumTiers>>(num_nodes, num_nodes);
  PairRun run(study, legs, setting, result);
  std::vector<Worker> workers(
      static_cast<size_t>(std::max(1, num_threads)),
      Worker(study.model.lines, setting.from.network, named));
  ParallelFor(num_nodes, num_threads, [&](size_t node, int worker) {
    if (worker == 0) progress("pairs", node, num_nodes);
    run.Run(NodeId(node), workers[static_cast<size_t>(worker)]);
  });
  return result;
}

}  // namespace railreach
