#include "tests/routing/journey_check.h"

#include <algorithm>

namespace railreach {
namespace {

// As the tables stand: on a reversed network a ride runs from its end.
struct TableRide {
  StopId from;
  StopId to;
  bool may_be_first;
};

bool StandsInPattern(const Network& network, const TableRide& way,
                     const Ride& ride) {
  const PatternTable& patterns = network.patterns;
  const auto stops = patterns.stops[ride.pattern];
  const auto run = patterns.run_of(ride.pattern);
  const auto dwell = patterns.dwell_of(ride.pattern);
  if (ride.wait != patterns.wait[ride.pattern]) return false;
  for (size_t i = 0; i < stops.size(); ++i) {
    if (stops[i] != way.from) continue;
    Seconds elapsed;
    for (size_t j = i + 1; j < stops.size(); ++j) {
      elapsed += run[j];
      if (stops[j] == way.to && elapsed == ride.ride) return true;
      elapsed += dwell[j];
    }
  }
  return false;
}

bool StandsInGroup(const Network& network, const TableRide& way,
                   const Ride& ride) {
  const auto row = network.connections[way.from];
  return std::any_of(row.begin(), row.end(), [&](const Connection& c) {
    return c.to == way.to && c.group == ride.group && c.ride == ride.ride &&
           (ride.wait == c.wait ||
            (way.may_be_first && ride.wait == c.first_wait));
  });
}

bool StandsInTransfers(const Network& network, StopId from, StopId to,
                       Seconds time) {
  if (network.reversed) std::swap(from, to);
  const auto row = network.transfers[from];
  return std::any_of(row.begin(), row.end(), [&](const TransferLeg& leg) {
    return leg.to == to && leg.time == time;
  });
}

bool StandsInLegs(Legs legs, StopId stop, Seconds time) {
  return std::find(legs.begin(), legs.end(), Leg{stop, time}) != legs.end();
}

std::string RideFault(const Network& network, const Journey& journey,
                      size_t i) {
  const Ride& ride = journey.rides[i];
  TableRide way = {ride.from, ride.to, i == 0};
  if (network.reversed) std::swap(way.from, way.to);
  if (ride.pattern.is_none() == ride.group.is_none()) return "no vehicle";
  const bool stands = ride.pattern.is_none()
                          ? StandsInGroup(network, way, ride)
                          : StandsInPattern(network, way, ride);
  if (!stands) return "a ride that is not in the tables";
  if (i == 0) return ride.transfer == Seconds(0) ? "" : "a first transfer";
  return StandsInTransfers(network, journey.rides[i - 1].to, ride.from,
                           ride.transfer)
             ? ""
             : "a transfer that is not in the tables";
}

}  // namespace

std::string JourneyFault(const Network& network, Legs legs, StopId stop,
                         Seconds time, uint32_t rides, const Journey& journey) {
  if (journey.rides.size() != rides || rides == 0) return "number of rides";
  StopId first = journey.rides.front().from;
  StopId last = journey.rides.back().to;
  if (network.reversed) std::swap(first, last);
  if (last != stop) return "another stop";
  if (!StandsInLegs(legs, first, journey.access)) return "no such leg";
  Seconds sum = journey.access;
  for (size_t i = 0; i < journey.rides.size(); ++i) {
    const std::string fault = RideFault(network, journey, i);
    if (!fault.empty()) return fault;
    const Ride& ride = journey.rides[i];
    sum += ride.transfer + ride.wait + ride.ride;
  }
  return sum == time ? "" : "the parts do not add up";
}

}  // namespace railreach
