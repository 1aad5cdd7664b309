// What a feed becomes: stations, lines, patterns, names.
#include "engine/input/gtfs_feed.h"

#include <filesystem>
#include <fstream>

#include "engine/input/gtfs_route_types.h"
#include "tests/input/gtfs_texts.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

TEST(GtfsFeedTest, StopsBecomeStationsAndPlatforms) {
  const GtfsFeed feed = ReadCleanly(TinyFeed());
  const LineModel& model = feed.lines;
  ASSERT_EQ(model.stations.size(), 3u);  // A, S, B
  EXPECT_EQ(model.stations[StationId(1)].name.key, "S");
  EXPECT_EQ(model.stations[StationId(1)].name.en, "Central");
  EXPECT_EQ(model.stations[StationId(1)].provenance.line, 5u);
  ASSERT_EQ(model.platforms.size(), 2u);
  EXPECT_EQ(model.platforms[PlatformId(0)].name.key, "S1");
  EXPECT_EQ(model.platforms[PlatformId(0)].station, StationId(1));
  EXPECT_EQ(model.platforms[PlatformId(1)].position, (LatLng{31, 121.011}));
}

TEST(GtfsFeedTest, LinesPatternsAndTripsAreThoseOfTheDay) {
  const GtfsFeed feed = ReadCleanly(TinyFeed());
  const LineModel& model = feed.lines;
  ASSERT_EQ(model.lines.size(), 1u);
  const Line& line = model.lines[LineId(0)];
  EXPECT_EQ(line.name.key, "M1");
  EXPECT_EQ(line.name.zh, "Line 1");  // says more than "1"
  EXPECT_EQ(line.tier, Tier::kMetro);
  EXPECT_EQ(line.operator_name, "Metro Co");
  EXPECT_EQ(line.colour, "#E4002B");
  EXPECT_TRUE(line.open);
  ASSERT_EQ(model.patterns.size(), 2u);
  EXPECT_EQ(StopsOf(model, PatternId(0)), "A S1 B");
  EXPECT_EQ(StopsOf(model, PatternId(1)), "B S2 A");
  EXPECT_EQ(model.patterns[PatternId(0)].key, "M1/out/1");
  EXPECT_EQ(model.patterns[PatternId(1)].direction, Direction::kBack);
  EXPECT_EQ(model.patterns[PatternId(0)].stops[1].run, Seconds(120));
  EXPECT_EQ(model.patterns[PatternId(0)].stops[1].dwell, Seconds(30));
  EXPECT_THAT(TripKeys(model), ElementsAre("t1", "t2"));
  EXPECT_EQ(TimesOf(model, TripId(0)), "07:00 07:02-07:02:30 07:06");
}

TEST(GtfsFeedTest, TheSummaryCountsWhatTheTablesHold) {
  const GtfsFeed feed = ReadCleanly(TinyFeed());
  EXPECT_EQ(feed.summary.agencies, 1);
  EXPECT_EQ(feed.summary.stops, 4);
  EXPECT_EQ(feed.summary.stations, 1);
  EXPECT_EQ(feed.summary.lines, 1);
  EXPECT_EQ(feed.summary.trips, 2);
  EXPECT_EQ(feed.summary.stop_times, 6);
  EXPECT_EQ(feed.summary.time_zone, "Asia/Shanghai");
  ASSERT_EQ(feed.files.size(), 6u);
  EXPECT_EQ(feed.files[0].name, "agency.txt");
}

TEST(GtfsFeedTest, MetroLinesAreGroupsOfTheirOwnAndTrainsShareOne) {
  const GtfsFeed feed =
      ReadCleanly(WithRows(WithRows(WithRows(TinyFeed(), "routes.txt",
                                             "R1,X,R1,,2,\nR2,X,R2,,101,\n"),
                                    "trips.txt", "R1,W,r1,\nR2,W,r2,\n"),
                           "stop_times.txt",
                           "r1,7:00:00,7:00:00,A,1\nr1,7:09:00,7:09:00,B,2\n"
                           "r2,7:10:00,7:10:00,A,1\nr2,7:19:00,7:19:00,B,2\n"));
  const LineModel& model = feed.lines;
  ASSERT_EQ(model.groups.size(), 2u);
  EXPECT_EQ(model.groups[GroupId(0)].key, "M1");
  EXPECT_EQ(model.groups[GroupId(1)].key, "trains");
  ASSERT_EQ(model.patterns.size(), 4u);
  EXPECT_FALSE(model.patterns[PatternId(0)].scheduled);
  for (const PatternId id : {PatternId(2), PatternId(3)}) {
    EXPECT_TRUE(model.patterns[id].scheduled);
    EXPECT_EQ(model.patterns[id].group, GroupId(1));
  }
  EXPECT_EQ(model.line_of(PatternId(3)).tier, Tier::kTrunk);
}

TEST(GtfsFeedTest, RunAndDwellAreMediansOfTheTrips) {
  // Runs A to S1: 120, 180, 240; dwell 30, 30, 60.
  const GtfsFeed feed = ReadCleanly(
      WithRows(WithRows(TinyFeed(), "trips.txt", "M1,W,t3,0\nM1,W,t4,0\n"),
               "stop_times.txt",
               "t3,06:00:00,06:00:00,A,1\nt3,06:04:00,06:05:00,S1,2\n"
               "t3,06:09:00,06:09:00,B,3\n"
               "t4,06:30:00,06:30:00,A,1\nt4,06:33:00,06:33:30,S1,2\n"
               "t4,06:39:00,06:39:00,B,3\n"));
  const std::vector<PatternStop>& stops =
      feed.lines.patterns[PatternId(0)].stops;
  EXPECT_EQ(stops[0].run, Seconds(0));
  EXPECT_EQ(stops[1].run, Seconds(180));
  EXPECT_EQ(stops[1].dwell, Seconds(30));
  EXPECT_EQ(stops[2].run, Seconds(240));  // of 210, 240, 330
  // By pattern, then departure.
  EXPECT_THAT(TripKeys(feed.lines), ElementsAre("t3", "t4", "t1", "t2"));
}

TEST(GtfsFeedTest, TheRightToBoardAndAlightPartsPatterns) {
  GtfsTexts texts = WithRows(TinyFeed(), "trips.txt", "M1,W,t3,0\n");
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,"
      "drop_off_type\n"
      "t1,07:00:00,07:00:00,A,1,0,1\nt1,07:02:00,07:02:00,S1,2,1,0\n"
      "t1,07:06:00,07:06:00,B,3,1,0\n"
      "t3,07:00:00,07:00:00,A,1,,\nt3,07:02:00,07:02:00,S1,2,2,3\n"
      "t3,07:06:00,07:06:00,B,3,,\n"
      "t2,07:00:00,07:00:00,B,1,,\nt2,07:02:00,07:02:00,A,2,,\n";
  const LineModel model = ReadCleanly(texts).lines;
  ASSERT_EQ(model.patterns.size(), 3u);
  const auto& first = model.patterns[PatternId(0)].stops;
  EXPECT_TRUE(first[0].boards);
  EXPECT_FALSE(first[0].alights);
  EXPECT_FALSE(first[1].boards);
  EXPECT_TRUE(first[1].alights);
  EXPECT_TRUE(model.patterns[PatternId(1)].stops[1].boards);
}

// A - B - A - B: stops may come again.
TEST(GtfsFeedTest, LoopsKeepTheirStops) {
  const GtfsFeed feed = ReadCleanly(WithRows(
      WithRows(TinyFeed(), "trips.txt", "M1,W,t3,0\n"), "stop_times.txt",
      "t3,09:00:00,09:00:00,A,1\nt3,09:09:00,09:09:00,B,2\n"
      "t3,09:19:00,09:19:00,A,3\nt3,09:29:00,09:29:00,B,4\n"));
  EXPECT_EQ(StopsOf(feed.lines, PatternId(1)), "A B A B");
}

TEST(GtfsFeedTest, TiersComeFromTheOptionsThenFromTheType) {
  const GtfsTexts texts = WithTable(TinyFeed(), "routes.txt",
                                    "route_id,route_short_name,route_type\n"
                                    "M1,1,1\nX,2,1\nB,3,3\n109,4,2\n");
  GtfsOptions options;
  options.tiers = {{"1", Tier::kSuburban},
                   {"X", Tier::kIntercity},
                   {"3", Tier::kMetro},
                   {"109", Tier::kTrunk}};
  const LineModel model = ReadCleanly(texts, options).lines;
  ASSERT_EQ(model.lines.size(), 4u);
  EXPECT_EQ(model.lines[LineId(0)].tier, Tier::kSuburban);
  EXPECT_EQ(model.lines[LineId(1)].tier, Tier::kIntercity);
  EXPECT_EQ(model.lines[LineId(2)].tier, Tier::kMetro);
  EXPECT_EQ(model.lines[LineId(3)].tier, Tier::kTrunk);
  options.tiers = {{"3", Tier::kMetro}, {"Y", Tier::kMetro}};
  EXPECT_THAT(ProblemsOf(texts, options),
              StartsWith("routes.txt: warning: the tier given for 'Y' applies "
                         "to no route_id or route_type"));
}

TEST(GtfsFeedTest, EveryTypeHasItsTier) {
  for (const int type : {0, 1, 5, 7, 12, 400, 401, 405, 900, 906, 1400}) {
    EXPECT_EQ(RuleOfType(type).tier, Tier::kMetro) << type;
  }
  for (const int type : {2, 100, 102, 105, 117}) {
    EXPECT_EQ(RuleOfType(type).tier, Tier::kConventional) << type;
  }
  for (const int type : {106, 108, 109, 116}) {
    EXPECT_EQ(RuleOfType(type).tier, Tier::kSuburban) << type;
  }
  EXPECT_EQ(RuleOfType(101).tier, Tier::kTrunk);
  EXPECT_EQ(RuleOfType(103).tier, Tier::kIntercity);
  for (const int type : {3, 4, 6, 11, 107, 110, 200, 700, 1000, 1100, 1300}) {
    EXPECT_EQ(RuleOfType(type).tier, std::nullopt) << type;
  }
  EXPECT_EQ(RuleOfType(5000).name, "unknown");
}

// Two bus lines, three bus trips; C is a stop of buses alone, A of both.
TEST(GtfsFeedTest, LinesWithoutATierAreLeftOutWithOneWarning) {
  const GtfsTexts texts = WithRows(
      WithRows(WithRows(WithRows(TinyFeed(), "routes.txt",
                                 "B1,X,B1,,3,\nB2,X,B2,,3,\n"),
                        "stops.txt", "C,Gamma,31,121.05,0,\nD,Idle,31,122,,\n"),
               "trips.txt", "B1,W,b1,0\nB1,W,b2,0\nB2,W,b3,0\n"),
      "stop_times.txt",
      "b1,9:00:00,9:00:00,A,1\nb1,9:09:00,9:09:00,C,2\n"
      "b2,9:00:00,9:00:00,A,1\nb2,9:09:00,9:09:00,C,2\n"
      "b3,9:00:00,9:00:00,A,1\nb3,9:09:00,9:09:00,C,2\n");
  Diagnostics diagnostics;
  const GtfsFeed feed = ParseGtfs(texts, {}, diagnostics);
  EXPECT_EQ(
      diagnostics.Report(),
      "routes.txt: warning: 2 lines with 3 trips are left out: route_type "
      "3 (bus) has no tier; to read them, give route_type 3 or their "
      "route_id a tier\n0 errors, 1 warnings\n");
  EXPECT_EQ(feed.lines.lines.size(), 1u);
  EXPECT_EQ(feed.lines.trips.size(), 2u);
  EXPECT_EQ(feed.lines.stations.size(), 4u);  // not C, but D
  EXPECT_EQ(feed.summary.trips_on_day, 2);
  EXPECT_EQ(feed.summary.trips, 5);
}

TEST(GtfsFeedTest, TranslationsGiveChineseAndEnglishNames) {
  const GtfsTexts texts = WithTable(
      TinyFeed(), "translations.txt",
      "table_name,field_name,language,translation,record_id,field_value\n"
      "stops,stop_name,zh-Hant,阿爾法,A,\n"
      "stops,stop_name,zh-Hans,阿尔法,A,\n"
      "stops,stop_name,de,Alpha-Platz,A,\n"
      "stops,stop_name,zh,中央,,Central\n"
      "stops,stop_name,en,Not used,B,\n"
      "routes,route_short_name,zh,一,M1,\n"
      "routes,route_long_name,zh,1号线,M1,\n");
  const LineModel model = ReadCleanly(texts).lines;
  EXPECT_EQ(model.stations[StationId(0)].name.zh, "阿尔法");
  EXPECT_EQ(model.stations[StationId(0)].name.en, "Alpha");
  EXPECT_EQ(model.stations[StationId(1)].name.zh, "中央");
  EXPECT_EQ(model.stations[StationId(2)].name.zh, "Beta");
  EXPECT_EQ(model.stations[StationId(2)].name.en, "Beta");
  EXPECT_EQ(model.lines[LineId(0)].name.zh, "1号线");
  EXPECT_EQ(model.lines[LineId(0)].name.en, "Line 1");
}

TEST(GtfsFeedTest, TheFeedsLanguageSaysWhatPlainNamesAre) {
  const GtfsTexts texts = WithTable(
      WithTable(TinyFeed(), "feed_info.txt",
                "feed_publisher_name,feed_lang\nX,zh-CN\n"),
      "translations.txt",
      "table_name,field_name,language,translation,record_id\n"
      "stops,stop_name,zh,不用,A\nstops,stop_name,en,Alpha Place,A\n");
  const LineModel model = ReadCleanly(texts).lines;
  EXPECT_EQ(model.stations[StationId(0)].name.zh, "Alpha");
  EXPECT_EQ(model.stations[StationId(0)].name.en, "Alpha Place");
}

TEST(GtfsFeedTest, BomCrlfPaddingAndExtraColumnsAreFine) {
  GtfsTexts texts = TinyFeed();
  texts["stops.txt"] =
      "\xEF\xBB\xBF"
      "stop_id , stop_name,stop_desc,stop_lat,stop_lon,location_type,"
      "parent_station,my_column\r\n"
      "A,Alpha,\"two\r\nlines, quoted\", 31.00 ,121.00,,,x\r\n"
      "S1, Central 1,,31.00,121.01,0,S,\r\n"
      "S2,Central 2,,31.00,121.011,0, S ,\r\n"
      "S,Central,,31.00,121.01,1,,\r\n"
      "B,\"Beta \"\"B\"\"\",,31.00,121.03,0,,\r\n";
  texts["my_file.txt"] = "\xFF\xFE";
  const LineModel model = ReadCleanly(texts).lines;
  EXPECT_EQ(model.stations[StationId(2)].name.en, "Beta \"B\"");
  EXPECT_EQ(model.stations[StationId(2)].provenance.line, 7u);
}

TEST(GtfsFeedTest, AFolderIsKnownByItsTables) {
  const std::string folder = ::testing::TempDir() + "/gtfs_folder";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  EXPECT_FALSE(IsGtfs(folder));
  for (const auto& [name, text] : TinyFeed()) {
    std::ofstream(folder + "/" + name, std::ios::binary) << text;
  }
  EXPECT_TRUE(IsGtfs(folder));
  EXPECT_FALSE(IsGtfs(folder + "/stops.txt"));
  EXPECT_FALSE(IsGtfs(folder + "/none"));
  Diagnostics diagnostics;
  const GtfsFeed feed = ReadGtfs(folder, {}, diagnostics);
  EXPECT_EQ(diagnostics.Report(), "");
  EXPECT_EQ(feed.lines.trips.size(), 2u);
  ReadGtfs(folder + "/none", {}, diagnostics);
  EXPECT_THAT(diagnostics.Report(), HasSubstr("no such file"));
}

}  // namespace
}  // namespace railreach
