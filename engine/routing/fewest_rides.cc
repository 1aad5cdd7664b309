#include "engine/routing/fewest_rides.h"

#include <algorithm>
#include <vector>

#include "engine/base/check.h"

namespace railreach {
namespace {

class BreadthFirst {
 public:
  BreadthFirst(const Network& network, IdSpan<StopId, uint16_t> rides)
      : network_(network),
        rides_(rides),
        boarded_(network.stops.size(), false),
        ridden_from_(network.patterns.stops.size()) {
    std::fill(rides.begin(), rides.end(), kNoRides);
    for (const PatternId p : network.patterns.stops.ids()) {
      ridden_from_[p.index()] =
          static_cast<uint32_t>(network.patterns.stops[p].size());
    }
  }

  void Run(Legs origin) {
    for (const Leg& leg : origin) BoardAt(leg.stop);
    for (uint16_t ride = 1; !boarding_.empty(); ++ride) {
      leaving_.clear();
      for (const StopId stop : boarding_) RideFrom(stop, ride);
      boarding_.clear();
      for (const StopId stop : leaving_) {
        for (const TransferLeg& leg : network_.transfers[stop]) {
          BoardAt(leg.to);
        }
      }
    }
  }

 private:
  void BoardAt(StopId stop) {
    if (boarded_[stop]) return;
    boarded_[stop] = true;
    boarding_.push_back(stop);
  }

  void LeaveAt(StopId stop, uint16_t ride) {
    if (rides_[stop] != kNoRides) return;
    rides_[stop] = ride;
    leaving_.push_back(stop);
  }

  void RideFrom(StopId stop, uint16_t ride) {
    for (const PatternTable::Visit visit : network_.patterns.visits[stop]) {
      RidePattern(visit, ride);
    }
    for (const Connection& edge : network_.connections[stop]) {
      LeaveAt(edge.to, ride);
    }
  }

  // To every stop after `visit` that no earlier boarding has led to.
  void RidePattern(PatternTable::Visit visit, uint16_t ride) {
    const auto stops = network_.patterns.stops[visit.pattern];
    uint32_t& ridden_from = ridden_from_[visit.pattern.index()];
    const uint32_t end = std::min<uint32_t>(
        ridden_from + 1, static_cast<uint32_t>(stops.size()));
    for (uint32_t i = visit.position + 1; i < end; ++i) {
      LeaveAt(stops[i], ride);
    }
    ridden_from = std::min(ridden_from, visit.position);
  }

  const Network& network_;
  IdSpan<StopId, uint16_t> rides_;
  IdVector<StopId, bool> boarded_;
  std::vector<uint32_t> ridden_from_;  // by pattern: a position
  std::vector<StopId> boarding_;       // since the last ride
  std::vector<StopId> leaving_;
};

}  // namespace

void FewestRides(const Network& network, Legs origin,
                 IdSpan<StopId, uint16_t> rides) {
  CHECK(rides.size() == network.stops.size());
  BreadthFirst(network, rides).Run(origin);
}

}  // namespace railreach
