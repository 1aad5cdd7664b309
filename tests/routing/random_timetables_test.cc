// The searches by the clock against the oracles on random timetables.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "engine/routing/earliest_arrival.h"
#include "engine/routing/one_to_all.h"
#include "engine/routing/timetable_scan.h"
#include "tests/routing/random_network.h"
#include "tests/routing/random_timetable.h"
#include "tests/routing/timed_journey_check.h"
#include "tests/routing/timed_oracle.h"
#include "tests/support/connection_scan.h"

namespace railreach {
namespace {

using Times = IdVector<StopId, Seconds>;

// How often the interesting cases were met.
struct Reached {
  int64_t pairs = 0;
  int64_t reached = 0;
  int64_t unreachable = 0;
  int64_t at_horizon = 0;     // exactly
  int64_t overtaking = 0;     // rows of the same stops as the row before
  int64_t zero_hops = 0;      // boarded and left in one second
  int64_t one_way_walks = 0;  // without a way back
  int64_t run_throughs = 0;   // rides from one trip into the next
  int64_t midnights = 0;      // rides across 24:00
  int64_t reboarded = 0;      // a stop passed twice by the train taken
  int64_t many_rides = 0;     // at least 4
  int64_t by_headway = 0;
  int64_t first_waits = 0;  // by group, shorter than later ones
};

bool HasWay(const Network& network, StopId from, StopId to) {
  const auto row = network.transfers[from];
  return std::any_of(row.begin(), row.end(),
                     [&](const TransferLeg& leg) { return leg.to == to; });
}

void CountTrain(const Timetable& timetable, const TimedRide& ride,
                Reached& reached) {
  constexpr Seconds kMidnight(86'400);
  const auto pattern = timetable.pattern_of(ride.row);
  const auto stops = timetable.stops[ride.row];
  reached.zero_hops += ride.board == ride.alight;
  reached.midnights += ride.board < kMidnight && ride.alight >= kMidnight;
  reached.run_throughs += pattern[ride.first] != pattern[ride.last - 1];
  reached.reboarded += std::count(stops.begin(), stops.end(), ride.from) > 1;
}

// Rides as the traveller goes.
void CountJourney(const TimedNetwork& forward, const TimedJourney& journey,
                  Reached& reached) {
  reached.many_rides += journey.rides.size() >= 4;
  for (size_t i = 0; i < journey.rides.size(); ++i) {
    const TimedRide& ride = journey.rides[i];
    if (i > 0) {
      reached.one_way_walks +=
          !HasWay(forward.network, ride.from, journey.rides[i - 1].to);
    }
    if (!ride.train.is_none()) {
      CountTrain(forward.timetable, ride, reached);
      continue;
    }
    ++reached.by_headway;
    if (i > 0 || ride.group.is_none()) continue;
    for (const Connection& c : forward.network.connections[ride.from]) {
      reached.first_waits +=
          c.to == ride.to && c.group == ride.group && c.first_wait < c.wait;
    }
  }
}

void CountRows(const Timetable& timetable, Reached& reached) {
  for (size_t row = 1; row < timetable.stops.size(); ++row) {
    const TrainRowId id(row);
    reached.overtaking +=
        timetable.stops[TrainRowId(row - 1)] == timetable.stops[id] &&
        std::ranges::equal(timetable.boards_of(TrainRowId(row - 1)),
                           timetable.boards_of(id));
  }
}

// One origin and one instant: the scalar search == the oracle, and its
// journeys stand.
void CompareScalar(const TimedNetwork& forward, const TimedNetwork& searched,
                   const TimedAnswer& question, Seconds horizon,
                   EarliestArrivalWorkspace& scalar, Reached& reached) {
  const auto exact =
      OracleTimes(searched, question.legs, question.departure, horizon);
  EarliestArrival(searched, question.legs, question.departure, horizon, scalar);
  for (const StopId stop : exact.ids()) {
    ++reached.pairs;
    ASSERT_EQ(scalar.time(stop), exact[stop].time);
    ASSERT_EQ(scalar.rides(stop), exact[stop].rides);
    reached.unreachable += exact[stop].time == kUnreachable;
    if (exact[stop].time == kUnreachable) continue;
    ++reached.reached;
    reached.at_horizon += exact[stop].time == horizon;
    TimedAnswer answer = question;
    answer.stop = stop;
    answer.time = exact[stop].time;
    answer.rides = exact[stop].rides;
    const TimedJourney journey = TraceTimedJourney(scalar, stop);
    ASSERT_EQ(
        TimedJourneyFault(forward, searched.network.reversed, answer, journey),
        "");
    CountJourney(forward, journey, reached);
  }
}

Seconds HorizonOf(const RandomTimetable& random, uint32_t seed) {
  constexpr int kHorizons[] = {0, 9, 25, 60, 400};
  return Seconds(kHorizons[seed % 5] * random.unit.count());
}

// Three instants: before, among and after the first trains; mirrored ones lie
// after the last, among them and before.
Seconds DepartureOf(const RandomTimetable& random, bool reversed, int k) {
  const Seconds at =
      random.start +
      Seconds((reversed ? 75 - 20 * k : 17 * k - 2) * random.unit.count());
  return reversed ? Seconds(-at.count()) : at;
}

void CompareScalars(uint32_t num_networks, RandomSupply supply, bool reversed,
                    Reached& reached) {
  for (uint32_t seed = 0; seed < num_networks; ++seed) {
    SCOPED_TRACE(seed);
    const RandomTimetable random = MakeRandomTimetable(seed, supply);
    const TimedNetwork searched =
        reversed ? Reversed(random.timed) : random.timed;
    CountRows(searched.timetable, reached);
    EarliestArrivalWorkspace scalar(searched);
    for (int k = 0; k < 3; ++k) {
      for (const Legs legs : random.legs()) {
        const TimedAnswer question = {legs, DepartureOf(random, reversed, k),
                                      StopId(), Seconds(0), 0};
        CompareScalar(random.timed, searched, question, HorizonOf(random, seed),
                      scalar, reached);
        if (::testing::Test::HasFatalFailure()) return;
      }
    }
  }
}

void ExpectTrainCases(const Reached& reached) {
  EXPECT_GT(reached.pairs, 20'000);
  EXPECT_GT(reached.reached, 5000);
  EXPECT_GT(reached.unreachable, 1000);
  EXPECT_GT(reached.at_horizon, 50);
  EXPECT_GT(reached.overtaking, 100);
  EXPECT_GT(reached.zero_hops, 100);
  EXPECT_GT(reached.one_way_walks, 100);
  EXPECT_GT(reached.run_throughs, 100);
  EXPECT_GT(reached.midnights, 100);
  EXPECT_GT(reached.reboarded, 100);
  EXPECT_GT(reached.many_rides, 100);
}

TEST(RandomTimetablesTest, ScalarAndOracleAgreeOnTrips) {
  Reached reached;
  CompareScalars(1500, RandomSupply::kTrips, false, reached);
  ExpectTrainCases(reached);
}

TEST(RandomTimetablesTest, ScalarAndOracleAgreeOnTripsReversed) {
  Reached reached;
  CompareScalars(1500, RandomSupply::kTrips, true, reached);
  ExpectTrainCases(reached);
}

TEST(RandomTimetablesTest, ScalarAndOracleAgreeOnDrawnTrains) {
  Reached reached;
  CompareScalars(500, RandomSupply::kSampled, false, reached);
  CompareScalars(500, RandomSupply::kSampled, true, reached);
  EXPECT_EQ(reached.by_headway, 0);
  ExpectTrainCases(reached);
}

TEST(RandomTimetablesTest, ScalarAndOracleAgreeOnMixedNetworks) {
  Reached reached;
  CompareScalars(1000, RandomSupply::kMixed, false, reached);
  ExpectTrainCases(reached);
  EXPECT_GT(reached.by_headway, 1000);
  EXPECT_GT(reached.first_waits, 100);
}

TEST(RandomTimetablesTest, ScalarAndOracleAgreeOnMixedNetworksReversed) {
  Reached reached;
  CompareScalars(1000, RandomSupply::kMixed, true, reached);
  ExpectTrainCases(reached);
  EXPECT_GT(reached.by_headway, 1000);
  EXPECT_GT(reached.first_waits, 100);
}

TEST(RandomTimetablesTest, TheConnectionScanAgrees) {
  int64_t reached = 0;
  for (uint32_t seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE(seed);
    const RandomTimetable random = MakeRandomTimetable(
        seed, seed % 2 == 0 ? RandomSupply::kTrips : RandomSupply::kSampled);
    for (const bool reversed : {false, true}) {
      const TimedNetwork timed =
          reversed ? Reversed(random.timed) : random.timed;
      ConnectionScan scan(timed.timetable, timed.network.transfers);
      Times off(timed.network.stops.size());
      for (const Legs legs : random.legs()) {
        const Seconds departure = DepartureOf(random, reversed, seed % 3);
        const Seconds horizon = HorizonOf(random, seed);
        scan.Scan(legs, departure, horizon,
                  IdSpan<StopId, Seconds>(absl::MakeSpan(off.rows())));
        const auto exact = OracleTimes(timed, legs, departure, horizon);
        for (const StopId stop : off.ids()) {
          ASSERT_EQ(off[stop], exact[stop].time);
          reached += off[stop] != kUnreachable;
        }
      }
    }
  }
  EXPECT_GT(reached, 5000);
}

// Without trains by the clock all instants are alike.
TEST(RandomTimetablesTest, WithoutTrainsTheTimesAreThoseByHeadway) {
  int64_t reached = 0;
  for (uint32_t seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE(seed);
    const RandomNetwork random = MakeRandomNetwork(seed);
    TimedNetwork timed;
    timed.network = seed % 2 == 0 ? random.network : Reversed(random.network);
    timed.timetable.visits = Csr<StopId, Timetable::Visit>::FromEntries(
        timed.network.stops.size(), {});
    EarliestArrivalWorkspace by_clock(timed);
    OneToAllWorkspace by_headway(timed.network);
    for (const Legs legs : random.legs()) {
      const Seconds departure(1000 * static_cast<int32_t>(seed) - 200'000);
      EarliestArrival(timed, legs, departure, Seconds(25), by_clock);
      OneToAll(timed.network, legs, Seconds(25), by_headway);
      for (const StopId stop : IdRange<StopId>(timed.network.stops.size())) {
        ASSERT_EQ(by_clock.time(stop), by_headway.time(stop));
        if (by_clock.time(stop) == kUnreachable) continue;
        ASSERT_EQ(by_clock.rides(stop), by_headway.rides(stop));
        ++reached;
      }
    }
  }
  EXPECT_GT(reached, 10'000);
}

}  // namespace
}  // namespace railreach
