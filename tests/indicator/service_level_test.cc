#include "engine/indicator/service_level.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/indicator/small_model.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A ---M--- B ---M--- C    out every 10 from 07 to 09, every 30 from 09 to 21;
//                          back every 20 from 07 to 09, every 30 from 09 to 21.
//           B ---S--- C    out and back, 5 trains from 07 to 09.
class ServiceLevelTest : public ::testing::Test {
 protected:
  ServiceLevelTest() {
    const TrackId ab = small_.Track(a_, b_, 1);
    const TrackId bc = small_.Track(b_, c_, 1);
    const PatternId out = small_.Pattern(metro_, Direction::kOut, a_, {ab, bc});
    const PatternId back =
        small_.Pattern(metro_, Direction::kBack, c_, {bc, ab});
    small_.Every(out, peak_, 10);
    small_.Every(out, day_, 30);
    small_.Every(back, peak_, 20);
    small_.Every(back, day_, 30);
    small_.Trains(small_.Pattern(suburban_, Direction::kOut, b_, {bc}), peak_,
                  5);
    small_.Trains(small_.Pattern(suburban_, Direction::kBack, c_, {bc}), peak_,
                  5);
  }

  SmallModel small_;
  StationId a_ = small_.Station(0);
  StationId b_ = small_.Station(1);
  StationId c_ = small_.Station(2);
  StationId d_ = small_.Station(3);
  BandId peak_ = small_.Band(7, 9);
  BandId day_ = small_.Band(9, 21);
  BandId late_ = small_.Band(21, 24);
  LineId metro_ = small_.Line(Tier::kMetro);
  LineId suburban_ = small_.Line(Tier::kSuburban);
};

TEST_F(ServiceLevelTest, CountsTheDirectionWithFewerTrains) {
  const auto levels = ServiceLevels(small_.model.lines);
  // Back: 120 / 20 from 07 to 09, 720 / 30 from 09 to 21.
  EXPECT_DOUBLE_EQ(levels[a_].trains_per_day, 6 + 24);
  EXPECT_DOUBLE_EQ(levels[b_].trains_per_day, 6 + 24 + 5);
  EXPECT_EQ(levels[b_].num_lines, 2);
  EXPECT_EQ(levels[b_].tiers,
            TierSet().With(Tier::kMetro).With(Tier::kSuburban));
  EXPECT_EQ(levels[a_].tiers, TierSet().With(Tier::kMetro));
}

TEST_F(ServiceLevelTest, TheLongestGapIsThatOfTheThinnestBandOfTheDay) {
  const auto levels = ServiceLevels(small_.model.lines);
  EXPECT_EQ(levels[a_].longest_gap, Minutes(30));  // 21 to 24 does not count
  EXPECT_TRUE(IsServed(levels[a_]));
}

TEST_F(ServiceLevelTest, ABandWithoutTrainsIsAnEndlessGap) {
  small_.Band(19, 21);
  const auto levels = ServiceLevels(small_.model.lines);
  EXPECT_EQ(levels[a_].longest_gap, kUnreachable);
  EXPECT_FALSE(IsServed(levels[a_]));
}

TEST_F(ServiceLevelTest, AStationWithoutTrainsHasNoTier) {
  const auto levels = ServiceLevels(small_.model.lines);
  EXPECT_FALSE(levels[d_].has_trains());
  EXPECT_EQ(levels[d_].trains_per_day, 0);
  EXPECT_EQ(levels[d_].longest_gap, kUnreachable);
}

TEST_F(ServiceLevelTest, AClosedLineCallsNowhere) {
  small_.model.lines.lines[metro_].open = false;
  const auto levels = ServiceLevels(small_.model.lines);
  EXPECT_FALSE(levels[a_].has_trains());
  EXPECT_DOUBLE_EQ(levels[b_].trains_per_day, 5);
  EXPECT_EQ(levels[b_].num_lines, 1);
}

TEST_F(ServiceLevelTest, ALineWithoutTrainsDoesNotCall) {
  small_.Pattern(small_.Line(Tier::kTrunk), Direction::kOut, a_,
                 {small_.Track(a_, d_, 3)});
  EXPECT_FALSE(ServiceLevels(small_.model.lines)[d_].has_trains());
}

TEST_F(ServiceLevelTest, OneDirectionAloneIsCountedAsItIs) {
  const PatternId only =
      small_.Pattern(small_.Line(Tier::kTrunk), Direction::kBack, c_,
                     {small_.Track(c_, d_, 1)});
  small_.Trains(only, day_, 12);
  EXPECT_DOUBLE_EQ(ServiceLevels(small_.model.lines)[d_].trains_per_day, 12);
}

// A ring A - B - D - A: each train calls once at A, though A is listed twice.
TEST_F(ServiceLevelTest, ARingCallsOnceAtItsFirstStation) {
  SmallModel ring;
  const StationId a = ring.Station(0);
  const StationId b = ring.Station(1);
  const BandId band = ring.Band(7, 21);
  const LineId line = ring.Line(Tier::kMetro);
  const TrackId there = ring.Track(a, b, 1);
  const TrackId back = ring.Track(b, a, 1);
  ring.Trains(ring.Pattern(line, Direction::kOut, a, {there, back}), band, 28);
  const auto levels = ServiceLevels(ring.model.lines);
  EXPECT_DOUBLE_EQ(levels[a].trains_per_day, 28);
  EXPECT_EQ(levels[a].longest_gap, Minutes(14 * 60 / 28));
}

TEST_F(ServiceLevelTest, TheFirstAndLastTrainAreThoseOfTheBandsInService) {
  const auto levels = ServiceLevels(small_.model.lines);
  EXPECT_EQ(levels[a_].first_train, Minutes(7 * 60));
  EXPECT_EQ(levels[a_].last_train, Minutes(21 * 60));
  EXPECT_EQ(levels[d_].first_train, kUnreachable);
  EXPECT_EQ(levels[d_].last_train, kUnreachable);
}

// Out by the clock: A 06:00:30, B 06:01:30, C 06:02, and again 19 hours later.
TEST_F(ServiceLevelTest, ByTheClockTheyAreTheTrips) {
  LineModel& lines = small_.model.lines;
  const PatternId out(0);
  for (const int hour : {6, 25}) {
    std::vector<StopTime> times;
    for (const int minute : {0, 1, 2}) {
      const Seconds arrival = Minutes(60 * hour + minute);
      times.push_back({arrival, arrival + Seconds(30)});
    }
    lines.trips.push_back({std::to_string(hour), out, {}});
    lines.stop_times.AppendRow(times);
  }
  const auto levels = ServiceLevels(lines);
  EXPECT_EQ(levels[a_].first_train, Minutes(6 * 60) + Seconds(30));
  EXPECT_EQ(levels[a_].last_train, Minutes(25 * 60) + Seconds(30));
  EXPECT_EQ(levels[b_].last_train, Minutes(25 * 60 + 1) + Seconds(30));
  // Nobody boards where the trains end: what is left is the way back.
  EXPECT_EQ(levels[c_].first_train, Minutes(7 * 60));
  EXPECT_EQ(levels[c_].last_train, Minutes(21 * 60));
}

TEST_F(ServiceLevelTest, NothingCallsWherePassengersMayNotBoard) {
  small_.model.lines.stations[b_].passenger = false;
  EXPECT_FALSE(ServiceLevels(small_.model.lines)[b_].has_trains());
}

TEST_F(ServiceLevelTest, ListsLinesOnceAndAscending) {
  const auto lines =
      LinesAt(small_.model.lines, RunningPatterns(small_.model.lines));
  EXPECT_THAT(lines[b_], ElementsAre(metro_, suburban_));
  EXPECT_THAT(lines[d_], IsEmpty());
}

//   transfers D - B, C - B: one complex, named by B; A stands alone.
TEST_F(ServiceLevelTest, AComplexIsNamedByItsLowestStation) {
  small_.model.lines.transfers.push_back({d_, b_, Minutes(5), {}});
  small_.model.lines.transfers.push_back({b_, c_, Minutes(5), {}});
  EXPECT_THAT(ComplexOf(small_.model.lines).rows(),
              ElementsAre(a_, b_, b_, b_));
}

}  // namespace
}  // namespace railreach
