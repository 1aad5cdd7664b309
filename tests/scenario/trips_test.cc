// Trains by the clock.
#include "engine/model/count_trips.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/scenario/sketch.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The band is 7:00 - 9:00, minutes 420 - 540.
Model Timetable() {
  Model model = SketchTrips(R"(
    trip T1 A 430 B 435/436 C 440
    trip T2 A 460 B 465/466 C 470
    trip T3 A 560 B 565/566 C 570
    trip U1>V1 C 445 D 450
    trip V1 D 455 E 460
  )");
  CountTrips(model.lines);
  return model;
}

std::vector<std::string> Trips(const std::vector<Change>& changes) {
  return TripsOf(After(Timetable(), changes).model.lines);
}

const char kT1[] = "T1 430 435/436 440";
const char kT2[] = "T2 460 465/466 470";
const char kT3[] = "T3 560 565/566 570";
const char kU1[] = "U1 445 450 > V1";
const char kV1[] = "V1 455 460";

TEST(DropTripsTest, ByIdOrTime) {
  DropTrips change;
  change.line = "ABC";
  change.trips = {"T2"};
  const Variant variant = After(Timetable(), {change});
  EXPECT_THAT(TripsOf(variant.model.lines), ElementsAre(kU1, kV1, kT1, kT3));
  EXPECT_TRUE(variant.changes.services);
  EXPECT_THAT(variant.changes.patterns, ElementsAre(PatternId(0)));
  // Half of the trains of the band are left.
  EXPECT_THAT(TrainsOf(variant.model.lines), ElementsAre(1000, 1000, 1000));
  change.trips.clear();
  change.from = {Minutes(440)};
  EXPECT_THAT(Trips({change}), ElementsAre(kU1, kV1, kT1));
  change.to = {Minutes(500)};
  EXPECT_THAT(Trips({change}), ElementsAre(kU1, kV1, kT1, kT3));
}

TEST(DropTripsTest, EndsTheRunsThatGoOnAsThem) {
  DropTrips change;
  change.line = "DE";
  change.trips = {"V1"};
  EXPECT_THAT(Trips({change}), ElementsAre(kT1, kT2, kT3, "U1 445 450"));
}

TEST(ShiftTripsTest, MovesThemInTime) {
  ShiftTrips change;
  change.line = "ABC";
  change.trips = {"T1"};
  change.later = Minutes(40);
  EXPECT_THAT(Trips({change}),
              ElementsAre(kU1, kV1, kT2, "T1 470 475/476 480", kT3));
  change.later = Minutes(-10);
  EXPECT_THAT(Trips({change}),
              ElementsAre(kU1, kV1, "T1 420 425/426 430", kT2, kT3));
}

TEST(ShiftTripsTest, KeepsRunsTogetherWhereTheyStillMeet) {
  ShiftTrips change;
  change.line = "CD";
  change.trips = {"U1"};
  change.later = Minutes(5);
  EXPECT_THAT(Trips({change}),
              ElementsAre(kT1, kT2, kT3, kV1, "U1 450 455 > V1"));
  change.later = Minutes(6);  // V1 has left
  EXPECT_THAT(Trips({change}), ElementsAre(kT1, kT2, kT3, kV1, "U1 451 456"));
}

TEST(AddTripsTest, RunsLikeTheFirst) {
  AddTrips change;
  change.line = "ABC";
  change.departures = {{Minutes(500)}};
  EXPECT_THAT(Trips({change}),
              ElementsAre(kU1, kV1, kT1, kT2, "T1+08:20 500 505/506 510", kT3));
}

TEST(SetTrainsTest, TurnsTheClockIntoAHeadwayInItsBand) {
  SetTrains change;
  change.line = "ABC";
  TrainsAt trains;
  trains.band = "band";
  trains.headway = Minutes(10);
  change.trains = {trains};
  const Variant variant = After(Timetable(), {change});
  EXPECT_THAT(TripsOf(variant.model.lines), ElementsAre(kU1, kV1, kT3));
  ASSERT_EQ(variant.model.lines.headway_periods.size(), 1u);
  const HeadwayPeriod& period = variant.model.lines.headway_periods[0];
  EXPECT_EQ(period.from.since_midnight, Minutes(420));
  EXPECT_EQ(period.to.since_midnight, Minutes(540));
  EXPECT_EQ(period.headway, Minutes(10));
  // C-D, D-E, the train at 560, and 12 in two hours.
  EXPECT_THAT(TrainsOf(variant.model.lines),
              ElementsAre(1000, 1000, 0, 12'000));
  // The wait; the sketch gives run times to trips alone.
  EXPECT_EQ(Time(variant, "A", "C"), 60 * 5);
}

TEST(CloseStationTest, TrainsByTheClockSaveTheDwell) {
  EXPECT_THAT(Trips({CloseStation{"B"}}),
              ElementsAre(kU1, kV1, "T1 430 439", "T2 460 469", "T3 560 569"));
}

TEST(CloseSectionTest, TrainsByTheClockKeepTheirTimes) {
  EXPECT_THAT(Trips({CloseSection{"ABC", "B", "C"}}),
              ElementsAre(kU1, kV1, "T1 430 435", "T2 460 465", "T3 560 565"));
}

TEST(SplitLineTest, TrainsByTheClockChangeTheirNumber) {
  EXPECT_THAT(Trips({SplitLine{"ABC", "B"}}),
              ElementsAre(kU1, kV1, "T1 430 435", "T2 460 465", "T3 560 565",
                          "T1 436 440", "T2 466 470", "T3 566 570"));
}

TEST(SetDwellTest, TrainsByTheClockRunLater) {
  EXPECT_THAT(Trips({SetDwell{"ABC", "B", Minutes(3)}}),
              ElementsAre(kU1, kV1, "T1 430 435/438 442", "T2 460 465/468 472",
                          "T3 560 565/568 572"));
}

TEST(ExtendLineTest, TrainsByTheClockLeaveWhenTheyDid) {
  StopAt stop = NewAt("N", 0, 1);
  stop.run = Minutes(4);
  stop.dwell = Minutes(1);
  Model model = Timetable();
  model.lines.tiers[Index(Tier::kMetro)].profile.dwell = Minutes(1);
  EXPECT_THAT(
      TripsOf(After(model, {ExtendLine{"ABC", "A", {stop}, 0}}).model.lines),
      ElementsAre(kU1, kV1, "T1 425 429/430 435/436 440",
                  "T2 455 459/460 465/466 470", "T3 555 559/560 565/566 570"));
}

TEST(AnyLineTest, KeepsWhatItContinuesAs) {
  Model model = Timetable();
  for (Pattern& pattern : model.lines.patterns) {
    for (size_t i = 1; i < pattern.stops.size(); ++i) {
      pattern.stops[i].run = Minutes(5);
    }
  }
  SetRunTimes change;
  change.line = "CD";
  change.factor = 0.8;
  EXPECT_THAT(TripsOf(After(model, {change}).model.lines),
              ElementsAre(kT1, kT2, kT3, kV1, "U1 445 449 > V1"));
  EXPECT_THAT(
      TripsOf(
          After(model, {change, SetTier{"DE", Tier::kSuburban}}).model.lines),
      ElementsAre(kT1, kT2, kT3, "U1 445 449 > V1", kV1));
}

}  // namespace
}  // namespace railreach
