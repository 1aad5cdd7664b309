#include "engine/routing/earliest_arrival.h"

#include <algorithm>
#include <utility>

#include "engine/base/check.h"

namespace railreach {
namespace {

constexpr uint32_t kClean = 0xffffffff;

// The first train of a row that has not left a position before `ready`, as a
// number in `trains`.
size_t FirstTrain(const Timetable& timetable, absl::Span<const TrainId> trains,
                  size_t position, Seconds ready) {
  const auto it =
      std::partition_point(trains.begin(), trains.end(), [&](TrainId train) {
        return timetable.times[train][position].departure < ready;
      });
  return static_cast<size_t>(it - trains.begin());
}

}  // namespace

EarliestArrivalWorkspace::EarliestArrivalWorkspace(const TimedNetwork& timed)
    : timed_(&timed),
      best_boarded_(timed.network.stops.size(), kUnreachable),
      best_arrived_(timed.network.stops.size(), kUnreachable),
      result_(timed.network.stops.size()),
      result_round_(timed.network.stops.size(), 0),
      row_first_(timed.timetable.stops.size(), kClean),
      pattern_first_(timed.network.patterns.stops.size(), kClean) {}

Seconds EarliestArrivalWorkspace::time(StopId stop) const {
  return result_[stop].time - departure_;
}

uint32_t EarliestArrivalWorkspace::rides(StopId stop) const {
  return result_[stop].time == kUnreachable ? 0 : result_round_[stop] + 1;
}

EarliestArrivalWorkspace::Round& EarliestArrivalWorkspace::StartRound(
    size_t k) {
  if (rounds_.size() <= k) rounds_.resize(k + 1);
  num_rounds_ = k + 1;
  Round& round = rounds_[k];
  round.boarded.assign(best_boarded_.size(), Boarded());
  round.arrived.assign(best_boarded_.size(), Arrived());
  round.can_board.clear();
  round.has_arrived.clear();
  return round;
}

void EarliestArrivalWorkspace::Board(StopId stop, Boarded boarded,
                                     Round& round) {
  if (boarded.time > limit_ || boarded.time >= best_boarded_[stop]) return;
  best_boarded_[stop] = boarded.time;
  if (round.boarded[stop].time == kUnreachable) round.can_board.push_back(stop);
  round.boarded[stop] = boarded;
}

void EarliestArrivalWorkspace::Arrive(StopId stop, const Arrived& arrived,
                                      size_t k) {
  if (arrived.time > limit_ || arrived.time >= best_arrived_[stop]) return;
  Round& round = rounds_[k];
  best_arrived_[stop] = arrived.time;
  if (round.arrived[stop].time == kUnreachable) {
    round.has_arrived.push_back(stop);
  }
  round.arrived[stop] = arrived;
  result_[stop] = arrived;
  result_round_[stop] = static_cast<uint32_t>(k);
}

void EarliestArrivalWorkspace::MarkRows(const Round& round) {
  const auto mark = [](uint32_t& first, uint32_t position) {
    first = std::min(first, position);
  };
  for (const StopId stop : round.can_board) {
    for (const Timetable::Visit visit : timed_->timetable.visits[stop]) {
      mark(row_first_[visit.row], visit.position);
    }
    for (const PatternTable::Visit visit :
         timed_->network.patterns.visits[stop]) {
      mark(pattern_first_[visit.pattern], visit.position);
    }
  }
}

// Rides the earliest train that was caught so far, and changes to one ahead of
// it wherever that can be caught.
void EarliestArrivalWorkspace::RideTrains(TrainRowId row, uint32_t first,
                                          size_t k) {
  const Timetable& timetable = timed_->timetable;
  const auto stops = timetable.stops[row];
  const auto boards = timetable.boards_of(row);
  const auto alights = timetable.alights_of(row);
  const auto trains = timetable.trains[row];
  size_t aboard = trains.size();  // none
  Arrived arrived;
  arrived.row = row;
  for (uint32_t i = first; i < stops.size(); ++i) {
    if (aboard < trains.size() && alights[i]) {
      arrived.last = i;
      arrived.time = timetable.times[trains[aboard]][i].arrival;
      Arrive(stops[i], arrived, k);
    }
    const Seconds ready = rounds_[k].boarded[stops[i]].time;
    if (ready == kUnreachable || !boards[i]) continue;
    const size_t caught = FirstTrain(timetable, trains, i, ready);
    if (caught >= aboard) continue;
    aboard = caught;
    arrived.train = trains[caught];
    arrived.from = stops[i];
    arrived.first = i;
    arrived.pattern = timetable.pattern_of(row)[i];
  }
}

void EarliestArrivalWorkspace::RidePattern(PatternId pattern, uint32_t first,
                                           size_t k) {
  const PatternTable& patterns = timed_->network.patterns;
  const auto stops = patterns.stops[pattern];
  const auto run = patterns.run_of(pattern);
  const auto dwell = patterns.dwell_of(pattern);
  const Seconds wait = patterns.wait[pattern];
  Seconds aboard = kUnreachable;
  Seconds departed;
  Arrived arrived;
  arrived.pattern = pattern;
  for (uint32_t i = first; i < stops.size(); ++i) {
    if (aboard != kUnreachable) {
      arrived.time = aboard + run[i];
      arrived.ride = arrived.time - departed;
      arrived.last = i;
      Arrive(stops[i], arrived, k);
      aboard = arrived.time + dwell[i];
    }
    const Seconds ready = rounds_[k].boarded[stops[i]].time;
    if (ready == kUnreachable || ready + wait >= aboard) continue;
    aboard = departed = ready + wait;
    arrived.from = stops[i];
    arrived.first = i;
  }
}

// The wait of the journey's first boarding is another one.
void EarliestArrivalWorkspace::RideConnections(StopId stop, size_t k) {
  const bool first = k == 0 && !timed_->network.reversed;
  for (const Connection& edge : timed_->network.connections[stop]) {
    Arrived arrived;
    arrived.time = rounds_[k].boarded[stop].time +
                   (first ? edge.first_wait : edge.wait) + edge.ride;
    arrived.from = stop;
    arrived.pattern = edge.typical;
    arrived.group = edge.group;
    arrived.ride = edge.ride;
    Arrive(edge.to, arrived, k);
  }
}

// On a reversed network the search's last ride is the journey's first.
void EarliestArrivalWorkspace::FinishReversed() {
  for (size_t k = 0; k < num_rounds_; ++k) {
    for (const StopId stop : rounds_[k].can_board) {
      for (const Connection& edge : timed_->network.connections[stop]) {
        Arrived arrived;
        arrived.time =
            rounds_[k].boarded[stop].time + edge.first_wait + edge.ride;
        arrived.from = stop;
        arrived.pattern = edge.typical;
        arrived.group = edge.group;
        arrived.ride = edge.ride;
        if (arrived.time > limit_ ||
            std::pair(arrived.time, static_cast<uint32_t>(k)) >=
                std::pair(result_[edge.to].time, result_round_[edge.to])) {
          continue;
        }
        result_[edge.to] = arrived;
        result_round_[edge.to] = static_cast<uint32_t>(k);
      }
    }
  }
}

void EarliestArrival(const TimedNetwork& timed, Legs origin, Seconds departure,
                     Seconds horizon, EarliestArrivalWorkspace& workspace) {
  CHECK(&timed == workspace.timed_);
  CHECK(horizon >= Seconds(0) && horizon < kUnreachable);
  EarliestArrivalWorkspace& w = workspace;
  const size_t num_stops = timed.network.stops.size();
  w.departure_ = departure;
  w.limit_ = departure + horizon;
  w.best_boarded_.assign(num_stops, kUnreachable);
  w.best_arrived_.assign(num_stops, kUnreachable);
  w.result_.assign(num_stops, {});
  EarliestArrivalWorkspace::Round* round = &w.StartRound(0);
  for (const Leg& leg : origin) {
    w.Board(leg.stop, {departure + leg.time, StopId()}, *round);
  }
  for (size_t k = 0; !round->can_board.empty(); ++k) {
    w.MarkRows(*round);
    for (const TrainRowId row : w.row_first_.ids()) {
      const uint32_t first = std::exchange(w.row_first_[row], kClean);
      if (first != kClean) w.RideTrains(row, first, k);
    }
    for (const PatternId pattern : w.pattern_first_.ids()) {
      const uint32_t first = std::exchange(w.pattern_first_[pattern], kClean);
      if (first != kClean) w.RidePattern(pattern, first, k);
    }
    for (const StopId stop : round->can_board) w.RideConnections(stop, k);
    EarliestArrivalWorkspace::Round& next = w.StartRound(k + 1);
    for (const StopId stop : w.rounds_[k].has_arrived) {
      const Seconds arrival = w.rounds_[k].arrived[stop].time;
      for (const TransferLeg& leg : timed.network.transfers[stop]) {
        w.Board(leg.to, {arrival + leg.time, stop}, next);
      }
    }
    round = &next;
  }
  if (timed.network.reversed) w.FinishReversed();
}

TimedRide EarliestArrivalWorkspace::RideOf(StopId to, const Arrived& arrived,
                                           size_t k) const {
  TimedRide ride;
  ride.from = arrived.from;
  ride.to = to;
  ride.alight = arrived.time;
  ride.train = arrived.train;
  ride.row = arrived.row;
  ride.first = arrived.first;
  ride.last = arrived.last;
  ride.pattern = arrived.pattern;
  ride.group = arrived.group;
  ride.board =
      arrived.train.is_none()
          ? arrived.time - arrived.ride
          : timed_->timetable.times[arrived.train][arrived.first].departure;
  ride.wait = ride.board - rounds_[k].boarded[arrived.from].time;
  return ride;
}

namespace {

Seconds Mirrored(Seconds time) { return Seconds(-time.count()); }

// A ride of a reversed search as the traveller sees it, but for its transfer
// and its wait.
void TurnRound(const Timetable& timetable, TimedRide& ride) {
  std::swap(ride.from, ride.to);
  ride.board = Mirrored(std::exchange(ride.alight, Mirrored(ride.board)));
  if (ride.train.is_none()) {  // the wait goes before the ride, not after it
    ride.board += ride.wait;
    ride.alight += ride.wait;
    return;
  }
  ride.pattern = timetable.pattern_of(ride.row)[ride.last];
  const auto last = static_cast<uint32_t>(timetable.stops[ride.row].size()) - 1;
  ride.first = last - std::exchange(ride.last, last - ride.first);
}

}  // namespace

TimedJourney TraceTimedJourney(const EarliestArrivalWorkspace& workspace,
                               StopId stop) {
  const EarliestArrivalWorkspace& w = workspace;
  CHECK(w.result_[stop].time != kUnreachable);
  TimedJourney journey;
  EarliestArrivalWorkspace::Arrived arrived = w.result_[stop];
  StopId at = stop;
  for (size_t k = w.result_round_[stop];; --k) {
    journey.rides.push_back(w.RideOf(at, arrived, k));
    const auto& boarded = w.rounds_[k].boarded[arrived.from];
    if (boarded.from.is_none()) {
      journey.start = boarded.time;
      break;
    }
    arrived = w.rounds_[k - 1].arrived[boarded.from];
    journey.rides.back().transfer = boarded.time - arrived.time;
    at = boarded.from;
  }
  if (!w.timed_->network.reversed) {
    std::reverse(journey.rides.begin(), journey.rides.end());
    return journey;
  }
  // Each ride was searched from its end, and carries the transfer and the wait
  // for a train that the traveller meets after it.
  Seconds transfer;
  Seconds spare;
  for (TimedRide& ride : journey.rides) {
    TurnRound(w.timed_->timetable, ride);
    std::swap(ride.transfer, transfer);
    if (ride.train.is_none()) {
      ride.wait += std::exchange(spare, Seconds(0));
    } else {
      std::swap(ride.wait, spare);
    }
  }
  journey.start = journey.rides.front().board - journey.rides.front().wait;
  return journey;
}

}  // namespace railreach
