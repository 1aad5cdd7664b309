// Lines with other stops.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/scenario/sketch.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A 2 B 3 C 4 D, dwell 1 in B and C.
Model FourStops() { return Sketch("M1 every 6 dwell 1   A 2 B 3 C 4 D"); }

TEST(CloseSectionTest, CutsTheLineInTwo) {
  const Variant variant = After(FourStops(), {CloseSection{"M1", "B", "C"}});
  EXPECT_THAT(Running(variant),
              ElementsAre("A 120 B", "C 240 D", "D 240 C", "B 120 A"));
  EXPECT_EQ(Time(variant, "A", "B"), 60 * (3 + 2));
  EXPECT_EQ(Time(variant, "A", "C"), -1);
  EXPECT_THAT(variant.changes.patterns,
              ElementsAre(PatternId(0), PatternId(1)));
  EXPECT_THAT(variant.changes.lines, IsEmpty());
}

TEST(CloseSectionTest, DropsWhatLiesBetweenAndWhatIsTooShort) {
  // C keeps no train, and D alone is no line.
  EXPECT_THAT(Running(After(FourStops(), {CloseSection{"M1", "D", "B"}})),
              ElementsAre("A 120 B", "B 120 A"));
}

TEST(CloseSectionTest, HitsEveryLineThatRunsThere) {
  const Model model = Sketch(R"(
    M1 every 6   A 2 B 3 C
    M2 every 6 oneway  D 2 B 2 C
    M3 every 6 oneway  A 2 C
  )");
  EXPECT_THAT(Running(After(model, {CloseSection{"", "B", "C"}})),
              ElementsAre("A 120 C", "A 120 B", "B 120 A", "D 120 B"));
}

TEST(CloseSectionTest, HitsTrainsThatRunOverTheTrackWithoutAStop) {
  Model model = Sketch(R"(
    M1 every 6 oneway  A 2 B 3 C
    M3 every 6 oneway  A 2 C
  )");
  Track track;
  track.from = StationId(0);
  track.to = StationId(1);
  model.lines.tracks.push_back(track);
  track.from = StationId(2);
  model.lines.tracks.push_back(track);
  model.lines.patterns[PatternId(1)].stops[1].tracks = {TrackId(0), TrackId(1)};
  EXPECT_THAT(Running(After(model, {CloseSection{"", "B", "C"}})),
              ElementsAre("A 120 B"));
}

TEST(CloseSectionTest, OpensARing) {
  const Model model = Sketch("M4 every 4 ring oneway  A 2 B 3 C 4 A");
  const Variant variant = After(model, {CloseSection{"M4", "B", "C"}});
  EXPECT_THAT(Running(variant), ElementsAre("C 240 A/30 120 B"));
  EXPECT_FALSE(variant.model.lines.lines[LineId(0)].ring);
  EXPECT_EQ(Time(variant, "C", "B"), 60 * (2 + 4 + 2) + 30);
  EXPECT_EQ(Time(variant, "B", "A"), -1);
}

TEST(CloseStationTest, SavesTheDwell) {
  const Variant variant = After(FourStops(), {CloseStation{"B"}});
  EXPECT_THAT(Running(variant),
              ElementsAre("A 300 C/60 240 D", "D 240 C/60 300 A"));
  EXPECT_EQ(Time(variant, "A", "D"), 60 * (3 + 2 + 3 + 1 + 4));
  EXPECT_THAT(variant.changes.stations, ElementsAre(StationId(1)));
}

TEST(CloseStationTest, EndsAStopEarlier) {
  EXPECT_THAT(Running(After(FourStops(), {CloseStation{"D"}})),
              ElementsAre("A 120 B/60 180 C", "C 180 B/60 120 A"));
}

TEST(CloseStationTest, MovesTheSeamOfARing) {
  const Model model = Sketch("M4 every 4 ring oneway  A 2 B 3 C 4 A");
  const Variant variant = After(model, {CloseStation{"A"}});
  EXPECT_THAT(Running(variant), ElementsAre("B 180 C 360 B"));
  EXPECT_TRUE(variant.model.lines.lines[LineId(0)].ring);
}

// The run of 120 s over 1 km is cut where 600 m are behind; both parts take
// longer for braking and starting again.
TEST(AddStopTest, SharesTheRunByDistance) {
  const Model model = Sketch("M1 every 6   A 2 B 3 C");
  const Variant variant =
      After(model, {AddStop{"M1", NewAt("N", 0.6), "A", "B"}});
  const RunTimeProfile profile;
  const int more =
      (RunTime(profile, Metres(600), 0) + RunTime(profile, Metres(400), 0) -
       RunTime(profile, Metres(1000), 0))
          .count();
  EXPECT_GT(more, 20);  // 22.2 m/s over 0.8 m/s2
  const auto text = [](int a) { return std::to_string(a); };
  EXPECT_THAT(Running(variant),
              ElementsAre("A " + text(72 + more / 2) + " N/30 " +
                              text(48 + more - more / 2) + " B 180 C",
                          "C 180 B " + text(48 + more / 2) + " N/30 " +
                              text(72 + more - more / 2) + " A"));
}

TEST(AddStopTest, FindsTheNearestHop) {
  const Model model = Sketch("M1 every 6 oneway  A 2 B 3 C");
  const Variant variant =
      After(model, {AddStop{"M1", NewAt("N", 1.5, 1), "", ""}});
  const auto stops = variant.model.lines.patterns[PatternId(1)].stops;
  ASSERT_EQ(stops.size(), 4u);
  EXPECT_EQ(stops[2].station, StationId(3));
  EXPECT_NE(ErrorsOf(model, {AddStop{"M1", NewAt("N", 1.5, 2.1), "", ""}})
                .find("station 'N' is 2.1 km from the nearest section of line "
                      "'M1', from 'B' to 'C'"),
            std::string::npos);
}

TEST(AddStopTest, TakesAGivenRun) {
  const Model model = Sketch("M1 every 6   A 5 B");
  AddStop change{"M1", NewAt("N", 0.5), "A", "B"};
  change.stop.run = Minutes(3);
  change.stop.dwell = Seconds(20);
  const LineModel lines = After(model, {change}).model.lines;
  const Pattern& out = lines.patterns[PatternId(2)];
  const Pattern& back = lines.patterns[PatternId(3)];
  EXPECT_EQ(out.stops[1].run, Minutes(3));
  EXPECT_EQ(back.stops[2].run, Minutes(3));
  EXPECT_EQ(out.stops[2].run, back.stops[1].run);
  EXPECT_GT(out.stops[2].run, Minutes(2));  // and what a halt costs
}

// Express trains keep to the two halves of the track that was split.
TEST(AddStopTest, SplitsTheTrackForAll) {
  Model model = Sketch(R"(
    M1 every 6 oneway  A 2 B
    M2 every 6 oneway  B 2 A
  )");
  Track track;
  track.track_line = model.lines.track_lines.push_back("old");
  track.from = StationId(0);
  track.to = StationId(1);
  track.tier = Tier::kMetro;
  track.length = Metres(1200);
  model.lines.tracks.push_back(track);
  for (Pattern& pattern : model.lines.patterns) {
    pattern.stops[1].tracks = {TrackId(0)};
  }
  const Variant variant =
      After(model, {AddStop{"M1", NewAt("N", 0.25), "A", "B"}});
  const LineModel& lines = variant.model.lines;
  ASSERT_EQ(lines.tracks.size(), 3u);
  EXPECT_NEAR(lines.tracks[TrackId(1)].length.metres(), 300, 0.01);
  EXPECT_NEAR(lines.tracks[TrackId(2)].length.metres(), 900, 0.01);
  EXPECT_EQ(lines.tracks[TrackId(1)].status, Status::kExisting);
  EXPECT_THAT(lines.patterns[PatternId(1)].stops[1].tracks,
              ElementsAre(TrackId(2), TrackId(1)));
  EXPECT_THAT(lines.patterns[PatternId(2)].stops[1].tracks,
              ElementsAre(TrackId(1)));
  EXPECT_TRUE(variant.changes.tracks);
}

TEST(ExtendLineTest, RunsOnFromTheTerminus) {
  StopAt further = NewAt("N", 5);
  further.run = Minutes(2);
  StopAt last = NewAt("O", 6);
  last.run = Minutes(3);
  const Variant variant =
      After(FourStops(), {ExtendLine{"M1", "D", {further, last}, 0}});
  EXPECT_THAT(Running(variant),
              ElementsAre("A 120 B/60 180 C/60 240 D/30 120 N/30 180 O",
                          "O 180 N/30 120 D/30 240 C/60 180 B/60 120 A"));
  EXPECT_EQ(Time(variant, "D", "O"), 60 * (3 + 2 + 3) + 30);
  EXPECT_EQ(Time(variant, "O", "D"), 60 * (3 + 2 + 3) + 30);
}

TEST(ShortenLineTest, EndsAtTheNewTerminus) {
  EXPECT_THAT(Running(After(FourStops(), {ShortenLine{"M1", "A", "C"}})),
              ElementsAre("A 120 B/60 180 C", "C 180 B/60 120 A"));
  EXPECT_THAT(Running(After(FourStops(), {ShortenLine{"M1", "D", "C"}})),
              ElementsAre("C 240 D", "D 240 C"));
}

TEST(RerouteLineTest, RunsAnotherWay) {
  RerouteLine change{"M1", "B", "D", {NewAt("N", 2, 1)}, 0};
  change.via[0].run = Minutes(6);
  const Variant variant = After(FourStops(), {change});
  // From N to D 1.414 km at 80 km/h: 1414 / 22.2 + 22.2 / 0.8 = 91.4.
  EXPECT_THAT(Running(variant), ElementsAre("A 120 B/60 360 N/30 92 D",
                                            "D 92 N/30 360 B/60 120 A"));
  EXPECT_EQ(Time(variant, "A", "C"), -1);
  EXPECT_EQ(Time(variant, "A", "N"), 60 * (3 + 2 + 1 + 6));
  EXPECT_EQ(Time(variant, "N", "A"), 60 * (3 + 6 + 1 + 2));
}

TEST(RerouteLineTest, LeavesOutWhatLiesBetween) {
  const Variant variant =
      After(FourStops(), {RerouteLine{"M1", "A", "D", {}, 0}});
  EXPECT_EQ(Time(variant, "A", "B"), -1);
  // 3 km at 80 km/h: 3000 / 22.2 + 22.2 / 0.8 = 162.8.
  EXPECT_EQ(Time(variant, "A", "D"), 60 * 3 + 163);
}

TEST(BranchLineTest, HasTrainsOfItsOwn) {
  BranchLine change;
  change.line = "M1";
  change.origin = "A";
  change.at = "B";
  change.stops = {NewAt("N", 1, 2)};
  change.stops[0].run = Minutes(5);
  change.trains = {Every(Minutes(10))};
  const Variant variant = After(FourStops(), {change});
  EXPECT_THAT(
      Running(variant),
      ElementsAre("A 120 B/60 180 C/60 240 D", "D 240 C/60 180 B/60 120 A",
                  "A 120 B/60 300 N", "N 300 B/60 120 A"));
  EXPECT_EQ(Time(variant, "A", "N"), 60 * (5 + 2 + 1 + 5));
  EXPECT_EQ(Time(variant, "N", "A"), 60 * (5 + 5 + 1 + 2));
  EXPECT_EQ(Time(variant, "A", "D"), 60 * (3 + 2 + 1 + 3 + 1 + 4));
}

// M1 every 6 from A to B, M2 every 10 from B to C: every 10 min one goes
// through, and 20 - 12 in two hours turn back in B.
TEST(JoinLinesTest, RunsThroughAsOftenAsTheLessFrequent) {
  const Model model = Sketch("M1 every 6  A 2 B\nM2 every 10  B 4 C");
  JoinLines change{"M1", "M2", "B", "", Minutes(1)};
  const Variant variant = After(model, {change});
  EXPECT_THAT(Running(variant),
              ElementsAre("A 120 B", "B 120 A", "A 120 B/60 240 C",
                          "C 240 B/60 120 A"));
  EXPECT_THAT(TrainsOf(variant.model.lines),
              ElementsAre(8000, 8000, 12000, 12000));
  EXPECT_EQ(Time(model.lines, "A", "C"), 60 * (3 + 2 + 5 + 4));
  EXPECT_EQ(Time(variant, "A", "C"), 60 * (5 + 2 + 1 + 4));
  EXPECT_EQ(Time(variant, "C", "A"), 60 * (5 + 4 + 1 + 2));
}

// The busiest patterns are joined first.
TEST(JoinLinesTest, SharesSeveralPatterns) {
  Model model = Sketch(R"(
    M1 trains 9 oneway  A 2 C
    M2 trains 4 oneway  B 3 C
    M3 trains 10 oneway  C 1 D
  )");
  model.lines.patterns[PatternId(1)].line = LineId(0);
  const Variant variant =
      After(model, {JoinLines{"M1", "M3", "C", "", Seconds(0)}});
  EXPECT_THAT(Running(variant),
              ElementsAre("B 180 C", "A 120 C 60 D", "B 180 C 60 D"));
  EXPECT_THAT(TrainsOf(variant.model.lines), ElementsAre(3000, 9000, 1000));
}

TEST(JoinLinesTest, BridgesTwoStations) {
  const Model model = Sketch("M1 every 6  A 2 B\nM2 every 6  C 4 D");
  const Variant variant =
      After(model, {JoinLines{"M1", "M2", "B", "C", Minutes(1)}});
  // B and C are 1 km apart: 1000 / 22.2 + 22.2 / 0.8 = 72.8.
  EXPECT_THAT(Running(variant), ElementsAre("A 120 B/60 73 C/60 240 D",
                                            "D 240 C/60 73 B/60 120 A"));
}

TEST(SplitLineTest, EveryTrainEndsThere) {
  const Variant variant = After(FourStops(), {SplitLine{"M1", "C"}});
  EXPECT_THAT(Running(variant), ElementsAre("A 120 B/60 180 C", "C 240 D",
                                            "D 240 C", "C 180 B/60 120 A"));
  EXPECT_EQ(Time(variant, "A", "D"), 60 * (3 + 2 + 1 + 3 + 3 + 4));
}

}  // namespace
}  // namespace railreach
