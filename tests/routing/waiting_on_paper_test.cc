// How often a place is within reach, by pen and paper; see
// ../shared/oracles/README.md.
//
//   home ....10.... A -----30----- B        cutoff 45: one may wait for 5
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/routing/timetable_scan.h"
#include "engine/routing/window_search.h"
#include "engine/routing/window_times.h"
#include "tests/support/trip_notation.h"

namespace railreach {
namespace {

constexpr Seconds kCutoff = Minutes(45);

// Every whole minute from 01:00: of 100 departures one counts 1 %.
constexpr Window kWindow = {Minutes(60), Minutes(1), 100};

// Trains at A at `first`, `first` + `headway`, ... until 04:00.
LineModel TrainsEvery(Seconds headway, Seconds first) {
  std::string text;
  for (Seconds at = first; at < Minutes(4 * 60); at += headway) {
    const int board = at.count();
    absl::StrAppend(&text, "trip T", board, " A ", board, "s B ",
                    board + 30 * 60, "s\n");
  }
  return ParseTrips(text);
}

// Percent of the departures, taken from the times of all departures.
int PercentByTimes(const LineModel& model, Seconds cutoff) {
  std::vector<TimedNetwork> draws;
  draws.push_back(TimedNetworkOf(model));
  const StopId b = StopNamed(model, draws[0], "B");
  const WindowSearch search(draws, kWindow, Minutes(120), {b}, 1);
  WindowProfiles profiles(search);
  const std::vector<Leg> walk = {
      {StopNamed(model, draws[0], "A"), Minutes(10)}};
  profiles.Search({walk});
  const std::vector<Leg> there = {{b, Seconds(0)}};
  std::vector<LaneTime> times;
  profiles.TimesTo(0, there, kUnreachable, times);
  return CountWithin(times, cutoff);
}

// The same, as the scan counts them on its way.
int PercentByCounts(const LineModel& model, Seconds cutoff) {
  const TimedNetwork timed = TimedNetworkOf(model);
  const TimetableScan scan(timed, kWindow, cutoff);
  ScanRecord record;
  record.cutoffs = {cutoff};
  ScanWorkspace workspace(scan, 64, record);
  const std::vector<Leg> walk = {{StopNamed(model, timed, "A"), Minutes(10)}};
  ScanWindow(scan, {walk}, workspace);
  return workspace.count(StopNamed(model, timed, "B"), 0)[0];
}

int PercentWithin(Seconds headway, Seconds first, Seconds cutoff = kCutoff) {
  const LineModel model = TrainsEvery(headway, first);
  const int percent = PercentByTimes(model, cutoff);
  EXPECT_EQ(PercentByCounts(model, cutoff), percent);
  return percent;
}

// Waits of 0, 1, 2, 3, 4 and 5 are within 45 - 10 - 30.
TEST(WaitingOnPaperTest, TheCutoffItselfIsWithinReach) {
  // Trains at 00:58, 01:58 and 02:58: one of them in the window.
  EXPECT_EQ(PercentWithin(Minutes(60), Minutes(58)), 6);
  EXPECT_EQ(PercentWithin(Minutes(10), Minutes(0)), 60);
  EXPECT_EQ(PercentWithin(Minutes(5), Minutes(0)), 100);
}

// Half a minute later: waits of 0.5, 1.5, 2.5, 3.5 and 4.5.
TEST(WaitingOnPaperTest, OffTheGridNobodyArrivesAtTheCutoffItself) {
  EXPECT_EQ(PercentWithin(Minutes(60), Minutes(58) + Seconds(30)), 5);
  EXPECT_EQ(PercentWithin(Minutes(10), Seconds(30)), 50);
  EXPECT_EQ(PercentWithin(Minutes(5), Seconds(30)), 100);
}

// t < 45 min is t <= 44 min 59 s: waits of 0, 1, 2, 3 and 4.
TEST(WaitingOnPaperTest, ASecondLessCountsAsConveyalDoes) {
  const Seconds less = kCutoff - Seconds(1);
  EXPECT_EQ(PercentWithin(Minutes(60), Minutes(58), less), 5);
  EXPECT_EQ(PercentWithin(Minutes(10), Minutes(0), less), 50);
  EXPECT_EQ(PercentWithin(Minutes(5), Minutes(0), less), 100);
}

}  // namespace
}  // namespace railreach
