#include "tests/routing/timed_journey_check.h"

#include <algorithm>

namespace railreach {
namespace {

bool TrainRuns(const Timetable& timetable, const TimedRide& ride) {
  const auto stops = timetable.stops[ride.row];
  if (ride.first >= ride.last || ride.last >= stops.size()) return false;
  const auto trains = timetable.trains[ride.row];
  const auto times = timetable.times[ride.train];
  return std::find(trains.begin(), trains.end(), ride.train) != trains.end() &&
         stops[ride.first] == ride.from && stops[ride.last] == ride.to &&
         timetable.boards_of(ride.row)[ride.first] == 1 &&
         timetable.alights_of(ride.row)[ride.last] == 1 &&
         times[ride.first].departure == ride.board &&
         times[ride.last].arrival == ride.alight && ride.group.is_none() &&
         timetable.pattern_of(ride.row)[ride.first] == ride.pattern;
}

bool PatternRuns(const PatternTable& patterns, const TimedRide& ride) {
  const auto stops = patterns.stops[ride.pattern];
  for (size_t i = 0; i < stops.size(); ++i) {
    Seconds at = ride.board;
    for (size_t j = i + 1; j < stops.size(); ++j) {
      at += patterns.run_of(ride.pattern)[j];
      if (stops[i] == ride.from && stops[j] == ride.to && at == ride.alight) {
        return true;
      }
      at += patterns.dwell_of(ride.pattern)[j];
    }
  }
  return false;
}

// `spare`: how much longer than expected the wait may be.
bool HeadwayRuns(const Network& network, const TimedRide& ride, bool first,
                 Seconds spare) {
  const auto may_wait = [&](Seconds wait) {
    return ride.wait >= wait && ride.wait <= wait + spare;
  };
  if (ride.group.is_none()) {
    return PatternRuns(network.patterns, ride) &&
           may_wait(network.patterns.wait[ride.pattern]);
  }
  const auto row = network.connections[ride.from];
  return std::any_of(row.begin(), row.end(), [&](const Connection& c) {
    return c.to == ride.to && c.group == ride.group &&
           c.typical == ride.pattern && ride.alight - ride.board == c.ride &&
           may_wait(first ? c.first_wait : c.wait);
  });
}

std::string RideFault(const TimedNetwork& forward, bool reversed,
                      const TimedJourney& journey, size_t i) {
  const TimedRide& ride = journey.rides[i];
  const TimedRide* before = i == 0 ? nullptr : &journey.rides[i - 1];
  Seconds ready = journey.start;
  if (before == nullptr) {
    if (ride.transfer != Seconds(0)) return "a first transfer";
  } else {
    const auto row = forward.network.transfers[before->to];
    if (std::find(row.begin(), row.end(),
                  TransferLeg{ride.from, ride.transfer}) == row.end()) {
      return "a transfer that is not in the tables";
    }
    ready = before->alight + ride.transfer;
  }
  if (ride.wait < Seconds(0)) return "boarded before ready";
  if (ready + ride.wait != ride.board) return "a wait that does not add up";
  if (!ride.train.is_none()) {
    return TrainRuns(forward.timetable, ride) ? "" : "no such train";
  }
  // Reversed, whoever comes by train leaves as late as they may.
  const bool spare = reversed && before != nullptr && !before->train.is_none();
  return HeadwayRuns(forward.network, ride, i == 0,
                     spare ? kUnreachable : Seconds(0))
             ? ""
             : "no such ride by headway";
}

}  // namespace

std::string TimedJourneyFault(const TimedNetwork& forward, bool reversed,
                              const TimedAnswer& answer,
                              const TimedJourney& journey) {
  const auto& rides = journey.rides;
  if (rides.size() != answer.rides || rides.empty()) return "number of rides";
  for (size_t i = 0; i < rides.size(); ++i) {
    const std::string fault = RideFault(forward, reversed, journey, i);
    if (!fault.empty()) return fault;
  }
  const Seconds deadline(-answer.departure.count());
  const auto leg_fits = [&](const Leg& leg) {
    return reversed ? leg.stop == rides.back().to &&
                          rides.back().alight + leg.time <= deadline
                    : leg.stop == rides.front().from &&
                          answer.departure + leg.time == journey.start;
  };
  if (std::none_of(answer.legs.begin(), answer.legs.end(), leg_fits)) {
    return "no such leg";
  }
  if ((reversed ? rides.front().from : rides.back().to) != answer.stop) {
    return "another stop";
  }
  const Seconds time = reversed ? deadline - journey.start
                                : rides.back().alight - answer.departure;
  return time == answer.time ? "" : "the parts do not add up";
}

}  // namespace railreach
