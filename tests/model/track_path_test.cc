#include "engine/model/track_path.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

// Stations are called by one letter: A is station 0.
class TrackPathTest : public testing::Test {
 protected:
  TrackPathTest() {
    for (const char c : std::string("ABCD")) {
      Station station;
      station.name = {std::string(1, c), std::string(1, c), ""};
      model_.stations.push_back(station);
    }
    for (const char* name : {"main", "loop"})
      model_.track_lines.push_back(name);
    model_.tiers[Index(Tier::kTrunk)].profile = {
        .cap_kmh = 72, .acceleration_m_s2 = 1, .braking_m_s2 = 0.5};
  }

  static StationId At(char c) {
    return StationId(static_cast<size_t>(c - 'A'));
  }

  TrackId AddTrack(size_t track_line, char from, char to, double km) {
    Track track;
    track.track_line = TrackLineId(track_line);
    track.from = At(from);
    track.to = At(to);
    track.length = Kilometres(km);
    return model_.tracks.push_back(track);
  }

  // A pattern of a new line that may use `track_lines`.
  Pattern& AddPattern(const std::string& stops,
                      std::vector<TrackLineId> track_lines = {}) {
    Line line;
    line.track_lines = std::move(track_lines);
    Pattern pattern;
    pattern.key = "p";
    pattern.line = model_.lines.push_back(line);
    for (const char c : stops) {
      PatternStop stop;
      stop.station = At(c);
      stop.line_in_table = 10 + static_cast<uint32_t>(pattern.stops.size());
      pattern.stops.push_back(stop);
    }
    return model_.patterns[model_.patterns.push_back(pattern)];
  }

  std::string Resolve() {
    Diagnostics diagnostics;
    ResolveTrackPaths(model_, diagnostics);
    return diagnostics.Report();
  }

  LineModel model_;
};

//   A --1-- B --1-- C      main
//   A ------1.5---- C      loop
TEST_F(TrackPathTest, TakesTheShortestPathOfTheAllowedTracks) {
  const TrackId ab = AddTrack(0, 'A', 'B', 1);
  const TrackId cb = AddTrack(0, 'C', 'B', 1);
  const TrackId ac = AddTrack(1, 'A', 'C', 1.5);
  AddPattern("AC");
  AddPattern("CA", {TrackLineId(0)});
  EXPECT_EQ(Resolve(), "");
  const auto& any = model_.patterns[PatternId(0)].stops;
  EXPECT_THAT(any[0].tracks, IsEmpty());
  EXPECT_THAT(any[1].tracks, ElementsAre(ac));
  const auto& main = model_.patterns[PatternId(1)].stops;
  EXPECT_THAT(main[1].tracks, ElementsAre(cb, ab));
  EXPECT_EQ(PathLength(model_, main[1].tracks), Kilometres(1 + 1));
}

TEST_F(TrackPathTest, ADirectLinkWinsOverAShorterWayRound) {
  AddTrack(0, 'A', 'B', 1);
  AddTrack(0, 'B', 'C', 1);
  const TrackId direct = AddTrack(0, 'C', 'A', 3);
  AddPattern("AC");
  EXPECT_EQ(Resolve(), "");
  EXPECT_THAT(model_.patterns[PatternId(0)].stops[1].tracks,
              ElementsAre(direct));
}

TEST_F(TrackPathTest, BlankRunsComeFromTheProfile) {
  AddTrack(0, 'A', 'B', 2);
  model_.tracks[AddTrack(0, 'B', 'C', 2)].design_speed_kmh = 36;
  Pattern& pattern = AddPattern("ABC");
  EXPECT_EQ(Resolve(), "");
  EXPECT_EQ(pattern.stops[1].run, Seconds(20 + 70 + 40));  // run_time_test.cc
  EXPECT_EQ(pattern.stops[2].run, Seconds(10 + 185 + 20));
  EXPECT_TRUE(pattern.stops[1].run_assumed);
}

TEST_F(TrackPathTest, GivenRunsStay) {
  AddTrack(0, 'A', 'B', 2);
  Pattern& pattern = AddPattern("AB");
  pattern.stops[1].run = Seconds(150);
  EXPECT_EQ(Resolve(), "");
  EXPECT_EQ(pattern.stops[1].run, Seconds(150));
  EXPECT_FALSE(pattern.stops[1].run_assumed);
}

TEST_F(TrackPathTest, AHopWithoutTrackIsAnErrorAtItsRow) {
  AddTrack(0, 'A', 'B', 1);
  AddTrack(1, 'B', 'C', 1);
  AddPattern("ABC", {TrackLineId(0)});
  EXPECT_THAT(Resolve(),
              StartsWith("line_stops.csv:12: error: pattern 'p': hop "
                         "B - C has no track; add the links"));
}

TEST_F(TrackPathTest, ImpossibleSpeedsAreErrorsAndOddOnesWarnings) {
  AddTrack(0, 'A', 'B', 2);
  Pattern& pattern = AddPattern("AB");
  pattern.stops[1].run = Seconds(15);  // 480 km/h
  EXPECT_THAT(
      Resolve(),
      StartsWith("line_stops.csv:11: error: pattern 'p': hop A - B: 2.0 "
                 "km in 15 s is 480 km/h; check run_s"));
  pattern.stops[1].run = Seconds(80);  // 90 km/h where the cap is 72
  EXPECT_THAT(Resolve(),
              StartsWith("line_stops.csv:11: warning: pattern 'p': hop A - B: "
                         "2.0 km in 80 s is 90 km/h, design speed 72"));
}

}  // namespace
}  // namespace railreach
