// Run times, dwells, trains, platform times and transfers.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/scenario/sketch.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Model FourStops() { return Sketch("M1 every 6 dwell 1   A 2 B 3 C 4 D"); }

TEST(SetRunTimesTest, ByAFactor) {
  SetRunTimes change;
  change.line = "M1";
  change.factor = 0.5;
  const Variant variant = After(FourStops(), {change});
  EXPECT_THAT(Running(variant), ElementsAre("A 60 B/60 90 C/60 120 D",
                                            "D 120 C/60 90 B/60 60 A"));
  EXPECT_THAT(variant.changes.patterns,
              ElementsAre(PatternId(0), PatternId(1)));
  EXPECT_FALSE(variant.changes.services);
  EXPECT_EQ(variant.model.lines.patterns.size(), 2u);
}

TEST(SetRunTimesTest, OfASectionInProportion) {
  SetRunTimes change;
  change.line = "M1";
  change.from = "D";
  change.to = "B";
  change.run = Seconds(100);  // 180 + 240 before: 42.9 and 57.1
  EXPECT_THAT(
      Running(After(FourStops(), {change})),
      ElementsAre("A 120 B/60 43 C/60 57 D", "D 57 C/60 43 B/60 120 A"));
}

TEST(SetRunTimesTest, ByTheProfile) {
  Model model = Sketch("M1 every 6 oneway  A 2 B");
  Track track;
  track.from = StationId(0);
  track.to = StationId(1);
  track.length = Metres(1000);
  model.lines.tracks.push_back(track);
  model.lines.patterns[PatternId(0)].stops[1].tracks = {TrackId(0)};
  SetRunTimes change;
  change.line = "M1";
  change.design_speed_kmh = 36;  // 1000 / 10 + 10 / 0.8 = 112.5
  EXPECT_THAT(Running(After(model, {change})), ElementsAre("A 113 B"));
  change.design_speed_kmh.reset();
  change.run = Seconds(7);
  EXPECT_THAT(ErrorsOf(model, {change}),
              HasSubstr("1.0 km from 'A' to 'B' in 7 s are 514 km/h"));
}

TEST(SetDwellTest, AtOneStationOrAtAll) {
  EXPECT_THAT(
      Running(After(FourStops(), {SetDwell{"M1", "B", Seconds(20)}})),
      ElementsAre("A 120 B/20 180 C/60 240 D", "D 240 C/60 180 B/20 120 A"));
  EXPECT_THAT(
      Running(After(FourStops(), {SetDwell{"M1", "", Seconds(20)}})),
      ElementsAre("A 120 B/20 180 C/20 240 D", "D 240 C/20 180 B/20 120 A"));
}

SetTrains TrainsOn(const std::string& line, const TrainsAt& trains) {
  SetTrains change;
  change.line = line;
  change.trains = {trains};
  return change;
}

TEST(SetTrainsTest, ByHeadwayOrCount) {
  const Variant faster =
      After(FourStops(), {TrainsOn("M1", Every(Minutes(4)))});
  EXPECT_EQ(Time(faster, "A", "B"), 60 * (2 + 2));
  EXPECT_TRUE(faster.changes.services);
  EXPECT_EQ(faster.model.lines.patterns.size(), 2u);
  const Variant counted = After(FourStops(), {TrainsOn("M1", Count(3))});
  EXPECT_EQ(Time(counted, "B", "A"), 60 * (20 + 2));  // 120 min / 3 / 2
  const Variant none = After(FourStops(), {TrainsOn("M1", Every(Seconds(0)))});
  EXPECT_EQ(Time(none, "A", "B"), -1);
}

TEST(SetTrainsTest, OneDirection) {
  SetTrains change = TrainsOn("M1", Every(Minutes(4)));
  change.direction = "back";
  const Variant variant = After(FourStops(), {change});
  EXPECT_EQ(Time(variant, "A", "B"), 60 * (3 + 2));
  EXPECT_EQ(Time(variant, "B", "A"), 60 * (2 + 2));
}

TEST(SetTrainsTest, ByAFactor) {
  SetTrains change;
  change.line = "M1";
  change.headway_factor = 0.5;
  EXPECT_EQ(Time(After(FourStops(), {change}), "A", "B"), 90 + 60 * 2);
}

// 9 and 3 trains become 15 and 5.
TEST(SetTrainsTest, SharesThemInProportion) {
  Model model = Sketch(R"(
    M1 trains 9 oneway  A 2 C
    M2 trains 3 oneway  B 3 C
  )");
  model.lines.patterns[PatternId(1)].line = LineId(0);
  const Variant variant = After(model, {TrainsOn("M1", Count(20))});
  EXPECT_THAT(TrainsOf(variant.model.lines), ElementsAre(15'000, 5'000));
  const Variant every = After(model, {TrainsOn("M1", Every(Minutes(8)))});
  EXPECT_THAT(TrainsOf(every.model.lines), ElementsAre(11'250, 3'750));
}

TEST(SetTrainsTest, InOneBand) {
  Model model = Sketch("M1 every 6 oneway  A 2 B");
  Band night;
  night.name.key = "night";
  night.from.since_midnight = Minutes(22 * 60);
  night.to.since_midnight = Minutes(24 * 60);
  model.lines.bands.push_back(night);
  const Variant variant =
      After(model, {TrainsOn("M1", Every(Minutes(30), "night"))});
  EXPECT_THAT(TrainsOf(variant.model.lines), ElementsAre(20'000));
  EXPECT_THAT(TrainsOf(variant.model.lines, BandId(1)), ElementsAre(4'000));
}

TEST(SetPlatformTimesTest, OfAStationOrATier) {
  const Model model = Sketch(R"(
    M1 every 6   A 2 B
    M2 every 10  B 4 C
    change B 2
  )");
  SetPlatformTimes change;
  change.station = "B";
  change.change = Minutes(7);
  const Variant station = After(model, {change});
  EXPECT_EQ(Time(station, "A", "C"), 60 * (3 + 2 + 7 + 5 + 4));
  EXPECT_THAT(station.changes.stations, ElementsAre(StationId(1)));
  change.station.clear();
  change.tier = Tier::kMetro;
  change.entry = Minutes(1);
  const Variant tier = After(model, {change});
  EXPECT_EQ(tier.model.lines.rules(Tier::kMetro).times.entry, Minutes(1));
  EXPECT_EQ(tier.model.lines.rules(Tier::kMetro).times.entry_high, Minutes(1));
  EXPECT_TRUE(tier.changes.rules);
}

TEST(SetTransferTest, AddsAndSets) {
  const Model model = Sketch("M1 every 6   A 2 B\nM2 every 10  C 4 D");
  const Variant added =
      After(model, {SetTransfer{"B", "C", Minutes(6), false}});
  EXPECT_EQ(Time(model.lines, "A", "D"), -1);
  EXPECT_EQ(Time(added, "A", "D"), 60 * (3 + 2 + 6 + 5 + 4));
  EXPECT_EQ(Time(added, "D", "A"), 60 * (5 + 4 + 6 + 3 + 2));
  EXPECT_TRUE(added.changes.transfers);
  const Variant set =
      After(added.model, {SetTransfer{"B", "C", Minutes(1), true}});
  EXPECT_EQ(Time(set, "A", "D"), 60 * (3 + 2 + 1 + 5 + 4));
  EXPECT_EQ(Time(set, "D", "A"), 60 * (5 + 4 + 6 + 3 + 2));
}

TEST(CloseTransferTest, TakesTheRowAway) {
  const Model model =
      Sketch("M1 every 6   A 2 B\nM2 every 10  C 4 D\nwalk B 6 C");
  const Variant variant = After(model, {CloseTransfer{"C", "B", true}});
  EXPECT_EQ(Time(variant, "A", "D"), 60 * (3 + 2 + 6 + 5 + 4));
  EXPECT_EQ(Time(variant, "D", "A"), -1);
  EXPECT_EQ(Time(After(model, {CloseTransfer{"C", "B", false}}), "A", "D"), -1);
}

}  // namespace
}  // namespace railreach
