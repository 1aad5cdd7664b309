#include "engine/study/tier_use.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/routing/one_to_all.h"

namespace railreach {
namespace {

// Ride time of the journey to one stop.
struct StopUse {
  bool known = false;
  std::array<int32_t, kNumTiers> ride = {};
  double assumed = 0;
};

struct Worker {
  OneToAllWorkspace from;
  OneToAllWorkspace to;
  RideTable rides;
  IdVector<StopId, StopUse> use;
};

class TierUseRun {
 public:
  TierUseRun(const Study& study, const Setting& setting,
             const CatchmentTimes& times)
      : study_(study), setting_(setting), times_(times) {}

  TierUse Run(NodeId node, SearchDirection direction, Worker& worker) const {
    const SearchTables& tables = setting_.tables(direction);
    OneToAllWorkspace& search =
        direction == SearchDirection::kFrom ? worker.from : worker.to;
    const Seconds cutoff = study_.parameters.headline_cutoff;
    OneToAll(tables.network, tables.origins[node], cutoff, search);
    worker.use.assign(tables.network.stops.size(), StopUse());
    Sums sums;
    for (const ZonePointId point : tables.points.ids()) {
      const Seconds door(times_.points(node.index(), point.index()));
      if (door > cutoff) continue;
      const StopId stop = BestStop(search, tables.points[point], door);
      if (stop.is_none()) continue;  // without rail
      Add(study_.model.places.points[point].people, UseOf(search, stop, worker),
          sums);
    }
    return Finish(sums);
  }

 private:
  struct Sums {
    std::array<int64_t, kNumTiers> people = {};
    std::array<double, kNumTiers> ride = {};  // seconds x people
    double all_rides = 0;
    double assumed = 0;
  };

  // The stop of the fastest journey by rail of `door` seconds, with the fewest
  // rides; none if rail is slower.
  static StopId BestStop(const OneToAllWorkspace& search, Legs legs,
                         Seconds door) {
    StopId best;
    for (const Leg& leg : legs) {
      if (search.time(leg.stop) + leg.time > door) continue;
      if (best.is_none() || search.rides(leg.stop) < search.rides(best)) {
        best = leg.stop;
      }
    }
    return best;
  }

  static const StopUse& UseOf(const OneToAllWorkspace& search, StopId stop,
                              Worker& worker) {
    StopUse& use = worker.use[stop];
    if (use.known) return use;
    use.known = true;
    for (const Ride& ride : TraceJourney(search, stop).rides) {
      const RideFacts& facts = worker.rides.Find(ride);
      use.ride[Index(facts.tier)] += ride.ride.count();
      use.assumed += facts.assumed * ride.ride.count();
    }
    return use;
  }

  static void Add(int64_t people, const StopUse& use, Sums& sums) {
    const double weight = static_cast<double>(people);
    for (const Tier tier : kTiers) {
      const int32_t ride = use.ride[Index(tier)];
      if (ride > 0) sums.people[Index(tier)] += people;
      sums.ride[Index(tier)] += weight * ride;
      sums.all_rides += weight * ride;
    }
    sums.assumed += weight * use.assumed;
  }

  static TierUse Finish(const Sums& sums) {
    TierUse use;
    use.people = sums.people;
    if (sums.all_rides == 0) return use;
    for (const Tier tier : kTiers) {
      use.ride_share[Index(tier)] = sums.ride[Index(tier)] / sums.all_rides;
    }
    use.assumed_share = sums.assumed / sums.all_rides;
    return use;
  }

  const Study& study_;
  const Setting& setting_;
  const CatchmentTimes& times_;
};

}  // namespace

void MeasureTierUse(const Study& study, const Setting& setting,
                    const CatchmentTimes& times, const NamedPlaces& named,
                    int num_threads, StudyResult& result) {
  const TierUseRun run(study, setting, times);
  const Network& forward = setting.from.network;
  std::vector<Worker> workers(
      static_cast<size_t>(std::max(1, num_threads)),
      Worker{OneToAllWorkspace(forward),
             OneToAllWorkspace(setting.to.network),
             RideTable(study.model.lines, forward, named),
             {}});
  ParallelFor(
      result.catchments.size(), num_threads, [&](size_t node, int worker) {
        Catchment& catchment = result.catchments[NodeId(node)];
        catchment.tier_use = run.Run(catchment.node, catchment.direction,
                                     workers[static_cast<size_t>(worker)]);
      });
}

}  // namespace railreach
