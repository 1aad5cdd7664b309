#include "engine/network/timetable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/network/timed_network.h"
#include "tests/support/trip_notation.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::string Minute(Seconds time) { return absl::StrCat(time.count() / 60); }

// "A 0 B 5/6 C 10 | A 10 ...": each row with its trains; `!b`, `!a` as in the
// notation.
std::vector<std::string> RowsOf(const LineModel& model,
                                const TimedNetwork& timed) {
  std::vector<std::string> rows;
  const Timetable& timetable = timed.timetable;
  for (const TrainRowId row : timetable.stops.ids()) {
    std::vector<std::string> trains;
    for (const TrainId train : timetable.trains[row]) {
      std::vector<std::string> calls;
      for (size_t i = 0; i < timetable.stops[row].size(); ++i) {
        const StopTime time = timetable.times[train][i];
        const StopId stop = timetable.stops[row][i];
        calls.push_back(absl::StrCat(
            model.stations[timed.network.stops.station[stop]].name.key,
            timetable.boards_of(row)[i] ? "" : "!b",
            timetable.alights_of(row)[i] ? "" : "!a", " ", Minute(time.arrival),
            time.arrival == time.departure ? "" : "/",
            time.arrival == time.departure ? "" : Minute(time.departure)));
      }
      trains.push_back(absl::StrJoin(calls, " "));
    }
    rows.push_back(absl::StrJoin(trains, " | "));
  }
  return rows;
}

std::vector<std::string> RowsOf(absl::string_view text) {
  const LineModel model = ParseTrips(text);
  return RowsOf(model, TimedNetworkOf(model));
}

TEST(TimetableTest, TrainsOfOnePatternAreARowByTime) {
  EXPECT_THAT(RowsOf(R"(
    trip T1  A 10 B 15/16 C 20
    trip T2  A 0 B 5/6 C 10
    trip T3  A 10 B 15/16 C 20
  )"),
              ElementsAre("A 0 B 5/6 C 10 | A 10 B 15/16 C 20 | "
                          "A 10 B 15/16 C 20"));
}

TEST(TimetableTest, OvertakingSplitsARow) {
  EXPECT_THAT(RowsOf(R"(
    trip Slow   A 0 B 9 C 20
    trip Fast   A 5 B 8 C 11
    trip Later  A 6 B 10 C 21
  )"),
              ElementsAre("A 0 B 9 C 20 | A 6 B 10 C 21", "A 5 B 8 C 11"));
}

TEST(TimetableTest, ATrainThatArrivesWhileTheOneAheadStandsFollowsIt) {
  EXPECT_THAT(RowsOf("trip T1 A 0 B 5/15 C 20\ntrip T2 A 3 B 8/15 C 20"),
              ElementsAre("A 0 B 5/15 C 20 | A 3 B 8/15 C 20"));
  EXPECT_THAT(RowsOf("trip T1 A 0 B 5/15 C 20\ntrip T2 A 3 B 8/14 C 20"),
              ElementsAre("A 0 B 5/15 C 20", "A 3 B 8/14 C 20"));
}

TEST(TimetableTest, StopsWithoutBoardingMakeARowOfTheirOwn) {
  EXPECT_THAT(RowsOf("trip T1 A 0 B 5 C 9\ntrip T2 A 10 B!b!a 15 C 19"),
              UnorderedElementsAre("A 0 B 5 C 9", "A 10 B!b!a 15 C 19"));
}

TEST(TimetableTest, ATripThatContinuesIsOneTrain) {
  const LineModel model = ParseTrips(R"(
    trip T1>T2  A 0 B!b 5/6
    trip T2>T3  B!a 5/8 C 12
    trip T3     D 13 E 20
  )");
  const TimedNetwork timed = TimedNetworkOf(model);
  // Off as T1 allows, on as T2 does; to another stop, both calls remain.
  EXPECT_THAT(RowsOf(model, timed), ElementsAre("A 0 B 5/8 C 12 D 13 E 20"));
  EXPECT_THAT(timed.timetable.pattern,
              ElementsAre(PatternId(0), PatternId(1), PatternId(1),
                          PatternId(2), PatternId(2)));
  EXPECT_EQ(timed.timetable.trip[TrainId(0)], TripId(0));
}

TEST(TimetableTest, AClosedLineEndsARun) {
  LineModel model = ParseTrips(R"(
    trip T1>T2  A 0 B 5
    trip T2>T3  B 8 C 12
    trip T3     C 13 D 20
  )");
  model.lines[model.patterns[PatternId(1)].line].open = false;
  EXPECT_THAT(RowsOf(model, TimedNetworkOf(model)),
              UnorderedElementsAre("A 0 B 5", "C 13 D 20"));
}

TEST(TimetableDeathTest, NoTripGetsLostInACircle) {
  LineModel model = ParseTrips("trip T1>T2 A 0 B 5\ntrip T2 B 8 A 12");
  model.trips[TripId(1)].continues_as = TripId(0);
  EXPECT_DEATH(TimedNetworkOf(model), "CHECK failed");
}

TEST(TimetableDeathTest, NoTripIsTwoTrains) {
  const LineModel model = ParseTrips(R"(
    trip T1>T3  A 0 C 5
    trip T2>T3  B 0 C 5
    trip T3     C 8 D 12
  )");
  EXPECT_DEATH(TimedNetworkOf(model), "CHECK failed");
}

TEST(TimetableTest, KeepsTrainsThatRunInThePeriod) {
  const LineModel model = ParseTrips(R"(
    trip T1  A 0 B 10
    trip T2  A 5 B 15
    trip T3  A 20 B 30
    trip T4  A 21 B 31
  )");
  const TimedNetwork all = TimedNetworkOf(model);
  TimetableOptions options;
  options.from = Minutes(11);
  options.to = Minutes(20);
  const Timetable some = BuildTimetable(model, all.network.stops, options);
  EXPECT_THAT(some.trip.rows(), ElementsAre(TripId(1), TripId(2)));
  options.tiers = TierSet::All().Without(Tier::kMetro);
  EXPECT_THAT(BuildTimetable(model, all.network.stops, options).trip.rows(),
              IsEmpty());
}

TEST(TimetableTest, ReversedTrainsRunBackwardsThroughMirroredTimes) {
  const LineModel model = ParseTrips(R"(
    trip T1  A 0/1 B!b 5/6 C 10/12
    trip T2  A 10 B!b 15 C 20
  )");
  TimedNetwork timed = TimedNetworkOf(model);
  EXPECT_THAT(RowsOf(model, Reversed(timed)),
              ElementsAre("C -20 B!a -15 A -10 | C -12/-10 B!a -6/-5 A -1/0"));
  EXPECT_EQ(RowsOf(model, Reversed(Reversed(timed))), RowsOf(model, timed));
}

// --- headways as trains ----------------------------------------------------

Seconds Start(const TimedNetwork& timed, size_t train) {
  return timed.timetable.times[TrainId(train)].front().departure;
}

TEST(TimetableTest, WithoutADrawHeadwaysAreNoTrains) {
  const LineModel model = ParseTrips("M1 every 6 oneway A 2 B 3 C");
  EXPECT_TRUE(TimedNetworkOf(model).timetable.trip.empty());
  EXPECT_FALSE(TimedNetworkOf(model).all_by_clock());
  EXPECT_TRUE(TimedNetworkOf(model, Draw{1, 0}).all_by_clock());
}

// A band of 120 minutes holds 20 trains every 6 minutes, whatever the instant.
TEST(TimetableTest, DrawnTrainsRunEveryHeadwayOfTheBand) {
  const LineModel model = ParseTrips("M1 every 6 dwell 1 oneway A 2 B 3 C");
  for (uint32_t draw = 0; draw < 100; ++draw) {
    const TimedNetwork timed = TimedNetworkOf(model, Draw{5, draw});
    ASSERT_EQ(timed.timetable.trip.size(), 20u);
    EXPECT_GE(Start(timed, 0), Minutes(7 * 60));
    EXPECT_LT(Start(timed, 0), Minutes(7 * 60 + 6));
    for (size_t k = 0; k < 20; ++k) {
      const auto times = timed.timetable.times[TrainId(k)];
      const Seconds at = Start(timed, 0) + Minutes(6 * static_cast<int32_t>(k));
      EXPECT_THAT(times,
                  ElementsAre(StopTime{at, at},
                              StopTime{at + Minutes(2), at + Minutes(3)},
                              StopTime{at + Minutes(6), at + Minutes(6)}));
    }
  }
}

TEST(TimetableTest, CountedTrainsSpreadOverTheBand) {
  const LineModel model = ParseTrips("M1 trains 7 oneway A 2 B");
  for (uint32_t draw = 0; draw < 100; ++draw) {
    const TimedNetwork timed = TimedNetworkOf(model, Draw{5, draw});
    ASSERT_EQ(timed.timetable.trip.size(), 7u);
    for (size_t k = 1; k < 7; ++k) {
      const Seconds gap = Start(timed, k) - Start(timed, k - 1);
      EXPECT_GE(gap.count(), 7200 / 7);
      EXPECT_LE(gap.count(), 7200 / 7 + 1);
    }
  }
}

TEST(TimetableTest, AHeadwayPeriodReplacesTheBandsOfItsPattern) {
  LineModel model = ParseTrips("M1 every 6 oneway A 2 B");
  model.headway_periods.push_back(
      {PatternId(0), {Minutes(60)}, {Minutes(70)}, Minutes(5)});
  const TimedNetwork timed = TimedNetworkOf(model, Draw{5, 1});
  ASSERT_EQ(timed.timetable.trip.size(), 2u);
  EXPECT_GE(Start(timed, 0), Minutes(60));
  EXPECT_EQ(Start(timed, 1), Start(timed, 0) + Minutes(5));
}

TEST(TimetableTest, ARingGoesTwiceRoundAndIsBoardedOnce) {
  const LineModel model =
      ParseTrips("R every 120 ring dwell 1 oneway A 2 B 3 A");
  const TimedNetwork timed = TimedNetworkOf(model, Draw{5, 1});
  const Timetable& timetable = timed.timetable;
  ASSERT_EQ(timetable.trip.size(), 1u);
  const TrainRowId row(0);
  EXPECT_THAT(timetable.boards_of(row), ElementsAre(1, 1, 0, 0, 0));
  EXPECT_THAT(timetable.alights_of(row), ElementsAre(1, 1, 1, 1, 1));
  const Seconds at = Start(timed, 0);
  EXPECT_EQ(timetable.times[TrainId(0)].back().arrival,
            at + Minutes(2 + 1 + 3 + 2 + 1 + 3));
}

// Common random numbers: a variant draws the same trains for the same line.
TEST(TimetableTest, ALineDrawsTheSameTrainsWhateverElseRuns) {
  const LineModel alone = ParseTrips("M1 every 6 oneway A 2 B");
  const LineModel among =
      ParseTrips("M0 every 7 X 1 B\nM1 every 6 oneway A 2 B\ntrip T A 0 X 9");
  for (uint32_t draw = 0; draw < 20; ++draw) {
    const auto rows = RowsOf(alone, TimedNetworkOf(alone, Draw{5, draw}));
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_THAT(RowsOf(among, TimedNetworkOf(among, Draw{5, draw})),
                ::testing::Contains(rows[0]));
  }
}

// The wait of a passenger at 07:30 over the draws: even on [0, 360) s.
TEST(TimetableTest, WaitsOverTheDrawsAreEven) {
  const LineModel model = ParseTrips("M1 every 6 oneway A 2 B");
  std::vector<int> counts(36, 0);
  for (uint32_t draw = 0; draw < 3600; ++draw) {
    const TimedNetwork timed = TimedNetworkOf(model, Draw{11, draw});
    Seconds wait = kUnreachable;
    for (size_t k = 0; k < timed.timetable.trip.size(); ++k) {
      const Seconds at = Start(timed, k);
      if (at >= Minutes(450)) wait = std::min(wait, at - Minutes(450));
    }
    ASSERT_LT(wait, Minutes(6));
    ++counts[static_cast<size_t>(wait.count() / 10)];
  }
  double chi_square = 0;
  for (const int count : counts) {
    chi_square += (count - 100.0) * (count - 100.0) / 100.0;
  }
  EXPECT_LT(chi_square, 66.6);  // 35 degrees of freedom: 1 in 1000
}

}  // namespace
}  // namespace railreach
