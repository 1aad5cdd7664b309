// Hand examples of the window scan: profiles, and counts within cutoffs.
#include "engine/routing/timetable_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "tests/support/trip_notation.h"

namespace railreach {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

constexpr int kNever = -1;

struct Result {
  std::vector<int> minutes;  // by departure
  std::vector<int> counts;   // by cutoff
};

// From one station to another for departures of every minute.
Result Scan(absl::string_view text, absl::string_view from,
            absl::string_view to, Window window, Seconds horizon = Minutes(60),
            std::vector<Seconds> cutoffs = {}) {
  const LineModel model = ParseTrips(text);
  const TimedNetwork timed = TimedNetworkOf(model);
  const TimetableScan scan(timed, window, horizon);
  const StopId stop = StopNamed(model, timed, to);
  ScanRecord record;
  record.cutoffs = cutoffs;
  record.profiles = {stop};
  record.profile_lanes = 1;
  ScanWorkspace workspace(scan, 64, record);
  const Leg leg = {StopNamed(model, timed, from), Seconds(0)};
  const Legs legs(&leg, 1);
  ScanWindow(scan, {legs}, workspace);
  Result result;
  for (const LaneTime time : workspace.profile(stop, 0)) {
    result.minutes.push_back(time == kLaneUnreachable ? kNever : time / 60);
  }
  for (size_t c = 0; c < cutoffs.size(); ++c) {
    result.counts.push_back(workspace.count(stop, c)[0]);
    EXPECT_THAT(workspace.count(stop, c).subspan(1), Each(0));
  }
  return result;
}

Window EveryMinute(int first, int count) {
  return {Minutes(first), Minutes(1), count};
}

constexpr char kTwoTrains[] = "trip T1 A 2 B 7\ntrip T2 A 5 B 8";

TEST(TimetableScanTest, EveryDepartureTakesItsNextTrain) {
  EXPECT_THAT(Scan(kTwoTrains, "A", "B", EveryMinute(0, 7)).minutes,
              ElementsAre(7, 6, 5, 8 - 3, 8 - 4, 8 - 5, kNever));
}

TEST(TimetableScanTest, CountsWithinACutoffToTheSecond) {
  EXPECT_THAT(Scan(kTwoTrains, "A", "B", EveryMinute(0, 7), Minutes(60),
                   {Seconds(299), Minutes(5), Minutes(6), Minutes(60)})
                  .counts,
              ElementsAre(2, 4, 5, 6));
}

TEST(TimetableScanTest, FollowsNobodyBeyondTheHorizon) {
  EXPECT_THAT(Scan(kTwoTrains, "A", "B", EveryMinute(0, 7), Minutes(5)).minutes,
              ElementsAre(kNever, kNever, 5, 5, 4, 3, kNever));
}

TEST(TimetableScanTest, AWindowStartsInTheMiddleOfATrain) {
  EXPECT_THAT(
      Scan("trip T1 A 0 B 5/6 C 9", "B", "C", EveryMinute(6, 2)).minutes,
      ElementsAre(3, kNever));
  EXPECT_THAT(
      Scan("trip T1 A 0 B 5/6 C 9", "A", "C", EveryMinute(1, 2)).minutes,
      ElementsAre(kNever, kNever));
}

TEST(TimetableScanTest, AWindowWithoutTrainsReachesNothing) {
  const Result result = Scan(kTwoTrains, "A", "B", EveryMinute(100, 255),
                             Minutes(60), {Minutes(60)});
  EXPECT_THAT(result.minutes, Each(kNever));
  EXPECT_THAT(result.counts, ElementsAre(0));
}

TEST(TimetableScanTest, ChangesToATrainThatStandsThere) {
  constexpr char kText[] = R"(
    trip T1  A 0 B 10
    trip T2  D 0 B 5/13 E 20
    trip T3  D 9 B 14/15 E 25
    change B 3
  )";
  EXPECT_THAT(Scan(kText, "A", "E", EveryMinute(0, 1)).minutes,
              ElementsAre(20));
}

// Whoever is aboard gains nothing by waiting for the next train of the row; but
// the one ahead may still stand there.
TEST(TimetableScanTest, ChangesToTheTrainAheadThatIsStillThere) {
  constexpr char kText[] = R"(
    trip T1  A 0 B 5/12 C 20
    trip T2  A 3 B 8/15 C 24
    change B 4
  )";
  EXPECT_THAT(Scan(kText, "A", "C", EveryMinute(0, 4)).minutes,
              ElementsAre(20, 20 - 1, 20 - 2, 20 - 3));
}

// All of it at 00:05: off T1 at B, on T2 to C and on T3 to D.
TEST(TimetableScanTest, TrainsOfNoTimeAreRiddenWithinTheSecond) {
  constexpr char kText[] = R"(
    trip T3  C 5 D 5
    trip T2  B 5 C 5
    trip T1  A 0 B 5
  )";
  EXPECT_THAT(Scan(kText, "A", "D", EveryMinute(0, 2)).minutes,
              ElementsAre(5, kNever));
}

// Boarding at B in the second in which the train gets there is no arrival at B,
// nor at any stop before it.
TEST(TimetableScanTest, NobodyArrivesWhereTheyOnlyBoard) {
  constexpr char kText[] = "trip T1 Z 3 A 5 B 5 C 5 D 9";
  EXPECT_THAT(Scan(kText, "B", "B", EveryMinute(5, 1)).minutes,
              ElementsAre(kNever));
  EXPECT_THAT(Scan(kText, "B", "A", EveryMinute(5, 1)).minutes,
              ElementsAre(kNever));
  EXPECT_THAT(Scan(kText, "B", "C", EveryMinute(5, 1)).minutes, ElementsAre(0));
  EXPECT_THAT(Scan(kText, "B", "D", EveryMinute(5, 1)).minutes, ElementsAre(4));
  EXPECT_THAT(Scan(kText, "A", "B", EveryMinute(5, 1)).minutes, ElementsAre(0));
  EXPECT_THAT(Scan(kText, "Z", "D", EveryMinute(3, 1)).minutes, ElementsAre(6));
}

// The first two stops in one second: the train is boarded at both.
TEST(TimetableScanTest, ATrainThatStartsWithAHopOfNoTimeIsBoardedAtBothStops) {
  constexpr char kText[] = "trip T1 A 5 B 5 C 9";
  EXPECT_THAT(Scan(kText, "A", "C", EveryMinute(4, 2)).minutes,
              ElementsAre(5, 4));
  EXPECT_THAT(Scan(kText, "B", "C", EveryMinute(4, 2)).minutes,
              ElementsAre(5, 4));
}

TEST(TimetableScanTest, ReversedADeadlineIsADeparture) {
  const LineModel model = ParseTrips(kTwoTrains);
  const TimedNetwork timed = Reversed(TimedNetworkOf(model));
  const Window window = WindowBetween(Minutes(5), Minutes(9), Minutes(1), true);
  ASSERT_EQ(window.count, 4);  // by 9, 8, 7, 6
  const TimetableScan scan(timed, window, Minutes(60));
  const StopId a = StopNamed(model, timed, "A");
  ScanRecord record;
  record.profiles = {a};
  record.profile_lanes = 1;
  ScanWorkspace workspace(scan, 128, record);
  const Leg leg = {StopNamed(model, timed, "B"), Seconds(0)};
  const Legs legs(&leg, 1);
  ScanWindow(scan, {legs}, workspace);
  EXPECT_THAT(
      workspace.profile(a, 0),
      ElementsAre(60 * (9 - 5), 60 * (8 - 5), 60 * (7 - 2), kLaneUnreachable));
}

}  // namespace
}  // namespace railreach
