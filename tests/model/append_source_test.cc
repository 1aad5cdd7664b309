#include "engine/model/append_source.h"

#include <string>
#include <utility>

#include "engine/model/track_path.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

StationId AddStation(LineModel& model, const std::string& key,
                     double thousandths) {
  Station station;
  station.name = {key, key, ""};
  station.position = {0, thousandths / 1000};
  return model.stations.push_back(station);
}

// Stations of one letter each, in a row on the equator 0.1 degrees apart
// (11,131.949 m), `a` at 0.
LineModel WithStations(const std::string& letters) {
  LineModel model;
  for (const char letter : letters) {
    AddStation(model, std::string(1, letter), (letter - 'a') * 100);
  }
  return model;
}

StationId Named(const LineModel& model, const std::string& key) {
  for (const StationId id : model.stations.ids()) {
    if (model.stations[id].name.key == key) return id;
  }
  return StationId();
}

// A line with one pattern that calls at the stations of these letters, 5 min
// between them.
PatternId AddLine(LineModel& model, const std::string& key,
                  const std::string& letters) {
  Line line;
  line.name = {key, key, ""};
  line.tier = Tier::kMetro;
  if (!model.operator_classes.empty()) line.operator_class = OperatorClassId(0);
  Pattern pattern;
  pattern.key = key + "/out";
  pattern.line = model.lines.push_back(line);
  for (const char letter : letters) {
    PatternStop stop;
    stop.station = Named(model, std::string(1, letter));
    if (!pattern.stops.empty()) stop.run = Minutes(5);
    pattern.stops.push_back(stop);
  }
  return model.patterns.push_back(pattern);
}

void AddTrack(LineModel& model, const std::string& ends, double km,
              Status status = Status::kExisting) {
  if (model.track_lines.empty()) model.track_lines.push_back("main");
  Track track;
  track.track_line = TrackLineId(0);
  track.from = Named(model, ends.substr(0, 1));
  track.to = Named(model, ends.substr(1));
  track.length = Kilometres(km);
  track.status = status;
  model.tracks.push_back(track);
}

void AddTrip(LineModel& model, const std::string& key, PatternId pattern,
             int32_t start_min) {
  model.trips.push_back({key, pattern, TripId()});
  std::vector<StopTime> times;
  for (size_t i = 0; i < model.patterns[pattern].stops.size(); ++i) {
    const Seconds at = Minutes(start_min + 5 * static_cast<int32_t>(i));
    times.push_back({at, at});
  }
  model.stop_times.AppendRow(times);
}

// A feed with something in each of its tables.
LineModel Feed() {
  LineModel feed = WithStations("abc");
  feed.operator_classes.push_back("city");
  feed.groups.push_back({"all"});
  const PatternId pattern = AddLine(feed, "L", "abc");
  feed.patterns[pattern].group = GroupId(0);
  feed.platforms.push_back({{"b1", "b1", ""}, StationId(1), {0, 0.1}, {}});
  feed.patterns[pattern].stops[1].platform = PlatformId(0);
  AddTrip(feed, "t1", pattern, 60);
  AddTrip(feed, "t2", pattern, 70);
  feed.trips[TripId(0)].continues_as = TripId(1);
  feed.headway_periods.push_back(
      {pattern, {Minutes(100)}, {Minutes(200)}, Minutes(10)});
  feed.transfers.push_back(
      {StationId(0), StationId(1), Minutes(3), {}, {}, PlatformId(0)});
  return feed;
}

TEST(AppendSourceTest, AnEmptyModelKeepsTheSourceAsItIs) {
  const LineModel feed = Feed();
  LineModel model;
  EXPECT_THAT(AppendSource("feed", feed, {}, model), IsEmpty());
  ASSERT_EQ(model.stations.size(), 3u);
  for (const StationId id : feed.stations.ids()) {
    EXPECT_EQ(model.stations[id].name.key, feed.stations[id].name.key);
    EXPECT_EQ(model.stations[id].position, feed.stations[id].position);
  }
  EXPECT_EQ(model.operator_classes, feed.operator_classes);
  EXPECT_EQ(model.lines[LineId(0)].name.key, "L");
  EXPECT_EQ(model.lines[LineId(0)].operator_class, OperatorClassId(0));
  EXPECT_EQ(model.patterns[PatternId(0)].key, "L/out");
  EXPECT_EQ(model.patterns[PatternId(0)].group, GroupId(0));
  EXPECT_EQ(model.patterns[PatternId(0)].stops[1].platform, PlatformId(0));
  EXPECT_EQ(model.trips[TripId(0)].continues_as, TripId(1));
  EXPECT_EQ(model.stop_times, feed.stop_times);
  ASSERT_EQ(model.headway_periods.size(), 1u);
  EXPECT_EQ(model.headway_periods[0].pattern, PatternId(0));
  ASSERT_EQ(model.transfers.size(), 1u);
  EXPECT_EQ(model.transfers[0].to, StationId(1));
  EXPECT_EQ(model.transfers[0].to_platform, PlatformId(0));
}

TEST(AppendSourceTest, IdsGoBehindThoseOfTheModel) {
  LineModel model;
  AppendSource("one", Feed(), {}, model);
  LineModel other = Feed();
  for (Station& station : other.stations) station.position.lat = 10;
  AppendSource("two", std::move(other), {}, model);

  ASSERT_EQ(model.stations.size(), 3u + 3u);
  ASSERT_EQ(model.patterns.size(), 1u + 1u);
  const Pattern& pattern = model.patterns[PatternId(1)];
  EXPECT_EQ(pattern.line, LineId(1));
  EXPECT_EQ(pattern.group, GroupId(1));
  EXPECT_EQ(pattern.stops[1].station, StationId(3 + 1));
  EXPECT_EQ(pattern.stops[1].platform, PlatformId(1));
  EXPECT_EQ(model.platforms[PlatformId(1)].station, StationId(3 + 1));
  EXPECT_EQ(model.lines[LineId(1)].operator_class, OperatorClassId(1));
  EXPECT_EQ(model.trips[TripId(2)].pattern, PatternId(1));
  EXPECT_EQ(model.trips[TripId(2)].continues_as, TripId(2 + 1));
  EXPECT_TRUE(model.trips[TripId(3)].continues_as.is_none());
  EXPECT_EQ(model.stop_times.size(), 4u);
  EXPECT_EQ(model.stop_times[TripId(3)][0].departure, Minutes(70));
  EXPECT_EQ(model.headway_periods[1].pattern, PatternId(1));
  EXPECT_EQ(model.transfers[1].from, StationId(3 + 0));
  EXPECT_EQ(model.transfers[1].to_platform, PlatformId(1));
}

TEST(AppendSourceTest, KeysThatAreTakenGetTheNameInFront) {
  LineModel model;
  for (int round = 0; round < 3; ++round) {
    LineModel feed = Feed();
    for (Station& station : feed.stations) station.position.lat = 10 * round;
    AppendSource("feed", std::move(feed), {}, model);
  }
  std::vector<std::string> stations, lines, patterns, trips, groups;
  for (const Station& row : model.stations) stations.push_back(row.name.key);
  for (const Line& row : model.lines) lines.push_back(row.name.key);
  for (const Pattern& row : model.patterns) patterns.push_back(row.key);
  for (const Trip& row : model.trips) trips.push_back(row.key);
  for (const ServiceGroup& row : model.groups) groups.push_back(row.key);
  EXPECT_THAT(stations,
              ElementsAre("a", "b", "c", "feed:a", "feed:b", "feed:c",
                          "feed:feed:a", "feed:feed:b", "feed:feed:c"));
  EXPECT_THAT(lines, ElementsAre("L", "feed:L", "feed:feed:L"));
  EXPECT_THAT(patterns, ElementsAre("L/out", "feed:L/out", "feed:feed:L/out"));
  EXPECT_THAT(trips, ElementsAre("t1", "t2", "feed:t1", "feed:t2",
                                 "feed:feed:t1", "feed:feed:t2"));
  EXPECT_THAT(groups, ElementsAre("all", "feed:all", "feed:feed:all"));
  EXPECT_THAT(model.operator_classes.rows(),
              ElementsAre("city", "feed:city", "feed:feed:city"));
}

// The feed's b and c are 0.001 degrees (111 m) off those of the model.
TEST(AppendSourceTest, JoinedStationsStayTheModels) {
  LineModel model = WithStations("bcd");
  model.stations[StationId(1)].passenger = false;
  LineModel feed = Feed();
  for (Station& station : feed.stations) station.position.lng += 0.001;
  const auto joins = AppendSource("feed", std::move(feed), {}, model);
  ASSERT_EQ(joins.size(), 2u);
  EXPECT_EQ(joins[0].station, StationId(0));
  EXPECT_EQ(joins[0].key, "b");
  EXPECT_EQ(joins[0].reason, "same name, 111 m apart");
  EXPECT_EQ(joins[1].station, StationId(1));
  ASSERT_EQ(model.stations.size(), 3u + 1u);
  EXPECT_EQ(model.stations[StationId(0)].position, (LatLng{0, 0.1}));
  EXPECT_TRUE(model.stations[StationId(1)].passenger);  // trains call now
  const auto& stops = model.patterns[PatternId(0)].stops;
  EXPECT_EQ(stops[0].station, StationId(3));
  EXPECT_EQ(stops[1].station, StationId(0));
  EXPECT_EQ(stops[2].station, StationId(1));
  EXPECT_EQ(model.platforms[PlatformId(0)].station, StationId(0));
  EXPECT_EQ(model.transfers[0].from, StationId(3));
}

TEST(AppendSourceTest, HopsTakeTheDirectTrackOfTheModel) {
  LineModel model = WithStations("abc");
  AddTrack(model, "ab", 12.5, Status::kPlanned);
  AddTrack(model, "ba", 14);
  AddTrack(model, "ab", 13);
  AppendSource("feed", Feed(), {}, model);
  const auto& stops = model.patterns[PatternId(0)].stops;
  EXPECT_THAT(stops[0].tracks, IsEmpty());
  EXPECT_THAT(stops[1].tracks, ElementsAre(TrackId(2)));  // existing, shortest
  EXPECT_EQ(PathLength(model, stops[1].tracks), Kilometres(13));
  EXPECT_THAT(stops[2].tracks, ElementsAre(TrackId(3)));  // none from b to c
}

TEST(AppendSourceTest, OtherHopsGetAStraightTrackOfTheirOwn) {
  LineModel model;
  model.tiers[Index(Tier::kMetro)].given = true;
  model.tiers[Index(Tier::kMetro)].profile.curvature = 1.5;
  LineModel feed = Feed();
  AddLine(feed, "back", "cba");
  AppendSource("feed", std::move(feed), {}, model);
  ASSERT_EQ(model.tracks.size(), 2u);  // both lines share them
  const Track& track = model.tracks[TrackId(0)];
  EXPECT_EQ(track.length, Metres(11131.949 * 1.5));
  EXPECT_FALSE(track.length_given);
  EXPECT_EQ(track.tier, Tier::kMetro);
  EXPECT_EQ(model.track_lines[track.track_line], "feed");
  EXPECT_THAT(model.patterns[PatternId(1)].stops[1].tracks,
              ElementsAre(TrackId(1)));
  EXPECT_THAT(model.patterns[PatternId(1)].stops[2].tracks,
              ElementsAre(TrackId(0)));
}

// The source knows the length of its shape from a to b; b calls twice.
TEST(AppendSourceTest, TracksOfTheSourceAreItsShapes) {
  LineModel feed = WithStations("abc");
  AddTrack(feed, "ab", 15);
  AddLine(feed, "L", "abbc");
  LineModel model = WithStations("xyz");
  AddTrack(model, "xy", 12);
  AppendSource("feed", std::move(feed), {}, model);
  const auto& stops = model.patterns[PatternId(0)].stops;
  EXPECT_THAT(stops[1].tracks, ElementsAre(TrackId(1)));
  EXPECT_EQ(PathLength(model, stops[1].tracks), Kilometres(15));
  EXPECT_THAT(stops[2].tracks, IsEmpty());  // within one station
  EXPECT_THAT(stops[3].tracks, ElementsAre(TrackId(2)));
  EXPECT_THAT(model.track_lines.rows(), ElementsAre("main", "feed"));
}

TEST(AppendSourceTest, PathsThatTheSourceHasAreKept) {
  LineModel feed = WithStations("abc");
  AddTrack(feed, "ab", 15);
  AddTrack(feed, "bc", 16);
  const PatternId pattern = AddLine(feed, "L", "ac");
  feed.patterns[pattern].stops[1].tracks = {TrackId(0), TrackId(1)};
  LineModel model = WithStations("abc");
  AddTrack(model, "ab", 12);
  AppendSource("feed", std::move(feed), {}, model);
  EXPECT_THAT(model.patterns[PatternId(0)].stops[1].tracks,
              ElementsAre(TrackId(1 + 0), TrackId(1 + 1)));
}

TEST(AppendSourceTest, ServicesFollowTheirBands) {
  LineModel model = WithStations("xyz");
  model.bands.push_back({{"day", "", ""}, {Minutes(540)}, {Minutes(1020)}});
  model.bands.push_back({{"peak", "", ""}, {Minutes(420)}, {Minutes(540)}});
  LineModel feed = Feed();
  feed.bands.push_back({{"rush", "", ""}, {Minutes(420)}, {Minutes(540)}});
  feed.bands.push_back({{"day", "", ""}, {Minutes(540)}, {Minutes(900)}});
  feed.bands.push_back({{"all", "", ""}, {Minutes(540)}, {Minutes(1020)}});
  for (const size_t band : {0u, 1u, 2u}) {
    Service service;
    service.pattern = PatternId(0);
    service.band = BandId(band);
    service.headway = Minutes(10 + static_cast<int32_t>(band));
    service.group = GroupId(0);
    feed.services.push_back(service);
  }
  AppendSource("feed", std::move(feed), {}, model);
  ASSERT_EQ(model.bands.size(), 3u);  // "rush" is "peak", "all" is "day"
  EXPECT_EQ(model.bands[BandId(2)].name.key, "feed:day");
  std::vector<std::pair<size_t, int>> rows;
  for (const Service& row : model.services) {
    rows.push_back({row.band.index(), row.headway.count() / 60});
  }
  EXPECT_THAT(rows, ElementsAre(std::pair(0u, 12), std::pair(1u, 10),
                                std::pair(2u, 11)));
}

TEST(AppendSourceTest, RulesOfTheModelWin) {
  LineModel feed = Feed();
  for (const Tier tier : {Tier::kMetro, Tier::kTrunk}) {
    feed.tiers[Index(tier)].given = true;
    feed.tiers[Index(tier)].times.entry = Minutes(9);
  }
  feed.access_rules.push_back(AccessRule());
  LineModel model;
  model.tiers[Index(Tier::kMetro)].given = true;
  model.tiers[Index(Tier::kMetro)].times.entry = Minutes(2);
  AppendSource("feed", feed, {}, model);
  EXPECT_EQ(model.rules(Tier::kMetro).times.entry, Minutes(2));
  EXPECT_EQ(model.rules(Tier::kTrunk).times.entry, Minutes(9));
  EXPECT_EQ(model.access_rules.size(), 1u);
  AppendSource("again", feed, {}, model);
  EXPECT_EQ(model.access_rules.size(), 1u);
}

TEST(AppendSourceTest, LandBlocksOfOneNameAreOne) {
  LineModel model = WithStations("xy");
  model.land_blocks.push_back("island");
  LineModel feed = Feed();
  feed.land_blocks.push_back("other");
  feed.land_blocks.push_back("island");
  feed.stations[StationId(0)].land_block = LandBlockId(1);
  feed.stations[StationId(1)].land_block = LandBlockId(0);
  AppendSource("feed", std::move(feed), {}, model);
  EXPECT_EQ(model.stations[StationId(2)].land_block, LandBlockId(0));
  EXPECT_EQ(model.stations[StationId(3)].land_block, LandBlockId(1));
  EXPECT_THAT(model.land_blocks.rows(), ElementsAre("island", "other"));
}

}  // namespace
}  // namespace railreach
