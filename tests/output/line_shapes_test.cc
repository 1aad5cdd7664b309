#include "engine/output/line_shapes.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Stations stand on the equator, at 0, 1, 2, ... degrees.
LineModel Model(size_t stations) {
  LineModel lines;
  for (size_t i = 0; i < stations; ++i) {
    Station station;
    station.position = {0, static_cast<double>(i)};
    lines.stations.push_back(station);
  }
  lines.lines.push_back(Line());
  return lines;
}

void AddTrack(size_t from, size_t to, LineModel& lines) {
  Track track;
  track.from = StationId(from);
  track.to = StationId(to);
  lines.tracks.push_back(track);
}

PatternStop Stop(size_t station, std::vector<TrackId> tracks = {}) {
  PatternStop stop;
  stop.station = StationId(station);
  stop.tracks = std::move(tracks);
  return stop;
}

void AddPattern(std::vector<PatternStop> stops, LineModel& lines) {
  lines.patterns.push_back(
      {"p", LineId(0), Direction::kOut, std::move(stops), 0});
}

// Longitudes of the polylines.
std::vector<std::vector<double>> Longitudes(const LineModel& lines) {
  std::vector<std::vector<double>> result;
  const auto shapes = LineShapes(lines);
  for (const auto& polyline : shapes[LineId(0)]) {
    std::vector<double>& row = result.emplace_back();
    for (const LatLng place : polyline) row.push_back(place.lng);
  }
  return result;
}

// 0 -- 1 -- 2 -- 3, the link 1-2 stored as 2-1; an express from 3 to 0.
TEST(LineShapesTest, EachLinkIsDrawnOnceInAChain) {
  LineModel lines = Model(4);
  AddTrack(0, 1, lines);
  AddTrack(2, 1, lines);
  AddTrack(2, 3, lines);
  AddPattern({Stop(0), Stop(1, {TrackId(0)}), Stop(2, {TrackId(1)}),
              Stop(3, {TrackId(2)})},
             lines);
  AddPattern({Stop(3), Stop(0, {TrackId(2), TrackId(1), TrackId(0)})}, lines);
  EXPECT_THAT(Longitudes(lines), ElementsAre(ElementsAre(0, 1, 2, 3)));
}

// A branch 1 -- 3 leaves the trunk 0 -- 1 -- 2.
TEST(LineShapesTest, ABranchStartsWhereItLeaves) {
  LineModel lines = Model(4);
  AddPattern({Stop(0), Stop(1), Stop(2)}, lines);
  AddPattern({Stop(0), Stop(1), Stop(3)}, lines);
  EXPECT_THAT(Longitudes(lines),
              ElementsAre(ElementsAre(0, 1, 2), ElementsAre(1, 3)));
}

TEST(LineShapesTest, ALineWithoutPatternsHasNoShape) {
  EXPECT_THAT(Longitudes(Model(2)), IsEmpty());
}

}  // namespace
}  // namespace railreach
