// Whole lines: added, opened, closed, of another tier.
#include "engine/geo/geodesic.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/scenario/sketch.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A ---M1--- B ---M1--- C      M1 every 6: expected wait 3.
Model OneLine() { return Sketch("M1 every 6   A 2 B 3 C"); }

AddLine LineAC() {
  AddLine line;
  line.name.key = "X";
  line.tier = Tier::kMetro;
  line.stops = {At("A"), At("C", Minutes(3))};
  line.trains = {Every(Minutes(2))};
  return line;
}

TEST(AddLineTest, RunsBothWays) {
  const Model model = OneLine();
  const Variant variant = After(model, {LineAC()});
  EXPECT_EQ(Time(model.lines, "A", "C"), 60 * (3 + 2 + 3));
  EXPECT_EQ(Time(variant, "A", "C"), 60 * (1 + 3));
  EXPECT_EQ(Time(variant, "C", "A"), 60 * (1 + 3));
  EXPECT_EQ(Time(variant, "A", "B"), 60 * (3 + 2));
  EXPECT_THAT(variant.changes.patterns, IsEmpty());
  EXPECT_TRUE(variant.changes.services);
  EXPECT_FALSE(variant.changes.tracks);
}

TEST(AddLineTest, RunsOneWay) {
  AddLine line = LineAC();
  line.one_way = true;
  const Variant variant = After(OneLine(), {line});
  EXPECT_EQ(Time(variant, "A", "C"), 60 * (1 + 3));
  EXPECT_EQ(Time(variant, "C", "A"), 60 * (3 + 3 + 2));
}

TEST(AddLineTest, BuildsStationsAndTracks) {
  AddLine line = LineAC();
  line.stops = {At("A"), NewAt("N", 0, 4)};
  line.design_speed_kmh = 36;  // 10 m/s
  Model model = OneLine();
  model.lines.tiers[Index(Tier::kMetro)].profile.curvature = 1.25;
  const Variant variant = After(model, {line});
  const LineModel& lines = variant.model.lines;
  ASSERT_EQ(lines.stations.size(), 4u);
  EXPECT_EQ(lines.stations[StationId(3)].name.key, "N");
  ASSERT_EQ(lines.tracks.size(), 1u);
  const Track& track = lines.tracks[TrackId(0)];
  EXPECT_NEAR(track.length.metres(), 4000 * 1.25, 0.02);
  EXPECT_EQ(track.status, Status::kPlanned);
  EXPECT_EQ(lines.track_lines[track.track_line], "X");
  // Ramps of 0.8 m/s2: 10 / 0.8 = 12.5 s, 62.5 m each; rounded up.
  EXPECT_THAT(Running(variant), ElementsAre("A 120 B 180 C", "C 180 B 120 A",
                                            "A 513 N", "N 513 A"));
}

TEST(AddLineTest, TakesTracksThatAreThere) {
  Model model = OneLine();
  Track track;
  track.track_line = model.lines.track_lines.push_back("old");
  track.from = StationId(2);
  track.to = StationId(0);
  track.tier = Tier::kMetro;
  track.length = Metres(2500);
  model.lines.tracks.push_back(track);
  const Variant variant = After(model, {LineAC()});
  const LineModel& lines = variant.model.lines;
  EXPECT_EQ(lines.tracks.size(), 1u);
  EXPECT_THAT(lines.patterns[PatternId(2)].stops[1].tracks,
              ElementsAre(TrackId(0)));
  // Not if they are too slow for what is wished.
  AddLine fast = LineAC();
  fast.design_speed_kmh = 160;
  EXPECT_EQ(After(model, {fast}).model.lines.tracks.size(), 2u);
}

TEST(AddLineTest, WaitsForItsGroup) {
  // G1 trains 4 in 2 h: wait 15; with 12 more 3.75, rounded up.
  const Model model = Sketch("G1 trains 4 group HSR   A 5 B");
  AddLine line;
  line.name.key = "X";
  line.tier = Tier::kMetro;
  line.stops = {At("A"), At("B", Minutes(5))};
  line.trains = {Count(12)};
  line.service_group = "HSR";
  const Variant variant = After(model, {line});
  EXPECT_EQ(Time(model.lines, "A", "B"), 60 * (15 + 5));
  EXPECT_EQ(Time(variant, "A", "B"), 225 + 60 * 5);
}

TEST(AddLineTest, RunsRound) {
  AddLine line = LineAC();
  line.stops = {At("A"), At("B", Minutes(1)), At("C", Minutes(1)),
                At("A", Minutes(1))};
  line.ring = true;
  line.one_way = true;
  const Variant variant = After(OneLine(), {line});
  // Over the seam, with a dwell of 30 s there.
  EXPECT_EQ(Time(variant, "C", "B"), 60 * (1 + 1 + 1) + 30);
}

TEST(AddLineTest, RunsByTheClock) {
  AddLine line = LineAC();
  line.stops = {At("A"), At("B", Minutes(5)), At("C", Minutes(6))};
  line.stops[1].dwell = Minutes(1);
  line.trains.clear();
  line.departures = {{Minutes(60)}, {Minutes(30)}};
  const Variant variant = After(SketchTrips("trip T1 A 0 B 5 C 10"), {line});
  EXPECT_THAT(TripsOf(variant.model.lines),
              ElementsAre("T1 0 5 10", "X/out/00:30 30 35/36 42",
                          "X/out/01:00 60 65/66 72", "X/back/00:30 30 36/37 42",
                          "X/back/01:00 60 66/67 72"));
}

Model WithPlanned() {
  Model model = Sketch(R"(
    M1 every 6   A 2 B 3 C
    P1 every 2   A 1 C
    P2 every 2   A 1 B
  )");
  for (const size_t i : {1u, 2u}) {
    Line& line = model.lines.lines[LineId(i)];
    line.status = Status::kPlanned;
    line.opening_year = i == 1 ? 2030 : 2035;
    line.open = false;
  }
  return model;
}

TEST(OpenLinesTest, OpensByName) {
  const Variant variant = After(WithPlanned(), {OpenLines{{"P1"}, 0, {}}});
  EXPECT_EQ(Time(variant, "A", "C"), 60 * (1 + 1));
  EXPECT_EQ(Time(variant, "A", "B"), 60 * (3 + 2));
  EXPECT_THAT(variant.changes.lines, ElementsAre(LineId(1)));
  EXPECT_THAT(variant.changes.patterns,
              ElementsAre(PatternId(2), PatternId(3)));
  EXPECT_FALSE(variant.changes.services);
}

TEST(OpenLinesTest, OpensByYearAndStatus) {
  OpenLines change;
  change.open_until = 2030;
  EXPECT_THAT(After(WithPlanned(), {change}).changes.lines,
              ElementsAre(LineId(1)));
  change.open_until = 2035;
  EXPECT_THAT(After(WithPlanned(), {change}).changes.lines,
              ElementsAre(LineId(1), LineId(2)));
  change = OpenLines();
  change.status = Status::kPlanned;
  EXPECT_THAT(After(WithPlanned(), {change}).changes.lines,
              ElementsAre(LineId(1), LineId(2)));
  change.status = Status::kConstruction;
  EXPECT_NE(ErrorsOf(WithPlanned(), {change}).find("no line is of that"),
            std::string::npos);
}

TEST(CloseLineTest, RunsNoMore) {
  const Model model = Sketch("M1 every 6 A 2 B\nM2 every 2 A 1 B");
  const Variant variant = After(model, {CloseLine{"M2"}});
  EXPECT_EQ(Time(variant, "A", "B"), 60 * (3 + 2));
  EXPECT_THAT(variant.changes.lines, ElementsAre(LineId(1)));
}

TEST(SetTierTest, MovesToThePlatformsOfTheTier) {
  Model model = Sketch(R"(
    M1 every 6   A 2 B 3 C
    M2 every 10  C 4 D
  )");
  model.lines.tiers[Index(Tier::kSuburban)].times.change = Minutes(5);
  const Variant variant = After(model, {SetTier{"M1", Tier::kSuburban}});
  // A change costs the larger of the two.
  EXPECT_EQ(Time(model.lines, "A", "D"), 60 * (3 + 5 + 5 + 4));
  EXPECT_EQ(Time(variant, "A", "D"), 60 * (3 + 5 + 5 + 5 + 4));
  // The name goes along: the line can be changed further.
  const Variant twice =
      After(model, {SetTier{"M1", Tier::kSuburban}, CloseLine{"M1"}});
  EXPECT_EQ(Time(twice, "A", "B"), -1);
}

TEST(IntegrateOperatorsTest, LeavesNothingToPay) {
  Model model = Sketch(R"(
    M1 every 6   A 2 B
    M2 every 10  B 4 C
    exit B 3
    entry B 2
    change B 1
  )");
  model.lines.lines[LineId(1)].operator_class =
      model.lines.operator_classes.push_back("others");
  const Variant variant = After(model, {IntegrateOperators{}});
  // exit + entry + 3 between operators; change alone.
  EXPECT_EQ(Time(model.lines, "A", "C"), 60 * (3 + 2 + (3 + 2 + 3) + 5 + 4));
  EXPECT_EQ(Time(variant, "A", "C"), 60 * (3 + 2 + 1 + 5 + 4));
  EXPECT_TRUE(variant.changes.rules);
}

}  // namespace
}  // namespace railreach
