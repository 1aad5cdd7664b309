#include "engine/routing/trace_journey.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/base/check.h"

namespace railreach {

// Journeys are not recorded while searching: they are read back from the
// labels, one equality at a time.  Each ride backwards lowers the count of
// rides by one, so the walk ends.
class JourneyTracer {
 public:
  explicit JourneyTracer(const OneToAllWorkspace& workspace)
      : search_(workspace), network_(*workspace.network_) {}

  Journey Trace(StopId stop) {
    // Backwards: `last` is the ride that the search took last.
    RideLabel label = search_.result_[stop];
    bool last = true;
    for (;;) {
      Ride ride = RideTo(stop, label, last);
      stop = ride.from;
      label = boarded_;
      const Leg* seed = label.rides() == 0 ? SeedOf(stop, label) : nullptr;
      if (seed == nullptr) std::tie(stop, ride.transfer) = Before(stop, label);
      journey_.rides.push_back(ride);
      if (seed != nullptr) {
        journey_.access = seed->time;
        break;
      }
      label = search_.off_[stop];
      last = false;
    }
    network_.reversed ? TurnRound() : Reverse();
    return std::move(journey_);
  }

 private:
  // The ride that ends at `stop` with `label`; sets boarded_.
  Ride RideTo(StopId stop, RideLabel label, bool last) {
    Ride ride;
    ride.to = stop;
    for (const PatternTable::Visit visit : network_.patterns.visits[stop]) {
      if (OnPattern(visit, label, ride)) return ride;
    }
    for (const Connection& edge : search_.connections_into_[stop]) {
      if (OnConnection(edge, label, last, ride)) return ride;
    }
    CHECK(false && "a label without a ride that leads to it");
    return ride;
  }

  bool OnPattern(PatternTable::Visit visit, RideLabel label, Ride& ride) {
    const PatternTable& patterns = network_.patterns;
    const auto stops = patterns.stops[visit.pattern];
    const auto run = patterns.run_of(visit.pattern);
    const auto dwell = patterns.dwell_of(visit.pattern);
    const Seconds wait = patterns.wait[visit.pattern];
    Seconds elapsed;
    for (uint32_t i = visit.position; i-- > 0;) {
      elapsed += run[i + 1];
      if (search_.board_[stops[i]] + RideLabel(wait, 1) + elapsed == label) {
        ride.from = stops[i];
        ride.pattern = visit.pattern;
        ride.wait = wait;
        ride.ride = elapsed;
        boarded_ = search_.board_[stops[i]];
        return true;
      }
      elapsed += dwell[i];
    }
    return false;
  }

  bool OnConnection(const Connection& edge, RideLabel label, bool last,
                    Ride& ride) {
    const RideLabel board = search_.board_[edge.to];
    const RideLabel seed = SeedLabel(edge.to);
    const bool may_be_first = network_.reversed ? last : label.rides() == 1;
    const RideLabel start = network_.reversed ? board : seed;
    ride.from = edge.to;
    ride.group = edge.group;
    ride.ride = edge.ride;
    if (may_be_first &&
        start + RideLabel(edge.first_wait, 1) + edge.ride == label) {
      ride.wait = edge.first_wait;
      boarded_ = start;
      return true;
    }
    ride.wait = edge.wait;
    boarded_ = board;
    return board + RideLabel(edge.wait, 1) + edge.ride == label;
  }

  // The leg that set the label of `stop`, or null.
  const Leg* SeedOf(StopId stop, RideLabel label) const {
    for (const Leg& leg : search_.seeds_) {
      if (leg.stop == stop && RideLabel(leg.time, 0) == label) return &leg;
    }
    return nullptr;
  }
  RideLabel SeedLabel(StopId stop) const {
    for (const Leg& leg : search_.seeds_) {
      if (leg.stop == stop) return RideLabel(leg.time, 0);
    }
    return RideLabel::Unreached();
  }

  // Where the traveller left a train to board at `stop`, and the way here.
  std::pair<StopId, Seconds> Before(StopId stop, RideLabel label) const {
    for (const TransferLeg& leg : search_.transfers_into_[stop]) {
      if (search_.off_[leg.to] + leg.time == label) return {leg.to, leg.time};
    }
    CHECK(false && "a label without a transfer that leads to it");
    return {};
  }

  void Reverse() { std::reverse(journey_.rides.begin(), journey_.rides.end()); }

  // The rides stand in the traveller's order already; each was searched from
  // its end, and carries the transfer after it.
  void TurnRound() {
    Seconds before;
    for (Ride& ride : journey_.rides) {
      std::swap(ride.from, ride.to);
      std::swap(ride.transfer, before);
    }
  }

  const OneToAllWorkspace& search_;
  const Network& network_;
  Journey journey_;
  RideLabel boarded_;
};

Journey TraceJourney(const OneToAllWorkspace& workspace, StopId stop) {
  CHECK(workspace.time(stop) != kUnreachable);
  return JourneyTracer(workspace).Trace(stop);
}

}  // namespace railreach
