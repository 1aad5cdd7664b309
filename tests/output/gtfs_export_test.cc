#include "engine/output/gtfs_export.h"

#include <unistd.h>

#include <filesystem>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "engine/base/file.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/output/gtfs_files.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TimeOfDay At(int32_t hour, int32_t minute = 0) {
  return {Minutes(60 * hour + minute)};
}

// Stations A to E on the equator, 0.01 degrees (1113.195 m) apart; bands 7-9
// and 9-12.
struct Small {
  LineModel model;

  Small() {
    for (const std::string key : {"A", "B", "C", "D", "E"}) {
      Station station;
      station.name = {key, absl::StrCat(key, "站"), absl::StrCat(key, " St.")};
      station.position = {0, 0.01 * (key[0] - 'A')};
      model.stations.push_back(station);
    }
    model.bands.push_back({{"peak", "", ""}, At(7), At(9)});
    model.bands.push_back({{"day", "", ""}, At(9), At(12)});
    model.tiers[Index(Tier::kMetro)].times.change = Minutes(4);
    model.tiers[Index(Tier::kTrunk)].times.change = Minutes(12);
  }

  static StationId Named(char letter) {
    return StationId(static_cast<size_t>(letter - 'A'));
  }

  LineId Line(const std::string& key, Tier tier) {
    railreach::Line line;
    line.name = {key, absl::StrCat(key, "线"), absl::StrCat("Line ", key)};
    line.tier = tier;
    line.operator_name = tier == Tier::kMetro ? "Metro" : "Rail";
    return model.lines.push_back(line);
  }

  // Calls at the stations of these letters: run 2 min, dwell 30 s.
  PatternId Pattern(LineId line, const std::string& letters,
                    Direction direction = Direction::kOut) {
    railreach::Pattern pattern;
    pattern.key =
        absl::StrCat(model.lines[line].name.key, "/", Name(direction));
    pattern.line = line;
    pattern.direction = direction;
    for (const char letter : letters) {
      PatternStop stop;
      stop.station = Named(letter);
      stop.dwell = Seconds(30);
      if (!pattern.stops.empty()) stop.run = Minutes(2);
      pattern.stops.push_back(stop);
    }
    return model.patterns.push_back(pattern);
  }

  void Every(PatternId pattern, size_t band, int32_t minutes) {
    Service service;
    service.pattern = pattern;
    service.band = BandId(band);
    service.headway = Minutes(minutes);
    model.services.push_back(service);
  }
  void Trains(PatternId pattern, size_t band, int64_t milli_trains) {
    Service service;
    service.pattern = pattern;
    service.band = BandId(band);
    service.milli_trains = milli_trains;
    model.services.push_back(service);
  }

  // Two minutes from stop to stop, no dwell.
  TripId Trip(const std::string& key, PatternId pattern, TimeOfDay start) {
    std::vector<StopTime> times;
    Seconds at = start.since_midnight;
    for (size_t i = 0; i < model.patterns[pattern].stops.size(); ++i) {
      times.push_back({at, at});
      at += Minutes(2);
    }
    model.stop_times.AppendRow(times);
    return model.trips.push_back({key, pattern, TripId()});
  }

  std::vector<OutputFile> Files(const GtfsExportOptions& options = {}) const {
    return GtfsFiles(model, options);
  }
  // A file without its header.
  std::string Rows(const std::string& name) const {
    for (const OutputFile& file : Files()) {
      if (file.name == name) return file.text.substr(file.text.find('\n') + 1);
    }
    ADD_FAILURE() << "no file is called " << name;
    return "";
  }
};

// M: A - B - C, every 5 in the peak, 2.5 trains in the three hours after.
Small OneMetro() {
  Small small;
  const LineId line = small.Line("M", Tier::kMetro);
  small.model.lines[line].colour = "#FCD600";
  const PatternId pattern = small.Pattern(line, "ABC");
  small.Every(pattern, 0, 5);
  small.Trains(pattern, 1, 2500);
  return small;
}

TEST(GtfsExportTest, AMetroIsATemplateWithFrequencies) {
  const Small small = OneMetro();
  EXPECT_EQ(small.Rows("agency.txt"),
            "Metro,Metro,https://example.org,Asia/Shanghai,zh\n");
  EXPECT_EQ(small.Rows("routes.txt"), "M,Metro,M线,401,FCD600,000000\n");
  EXPECT_EQ(small.Rows("stops.txt"),
            "A,A站,0.000000,0.000000,0,\n"
            "B,B站,0.000000,0.010000,0,\n"
            "C,C站,0.000000,0.020000,0,\n");
  EXPECT_EQ(small.Rows("trips.txt"), "M,every_day,M/out,C站,0,,M/out\n");
  // 2 min + 30 s + 2 min.
  EXPECT_EQ(small.Rows("stop_times.txt"),
            "M/out,00:00:00,00:00:00,A,1,,,0.000\n"
            "M/out,00:02:00,00:02:30,B,2,,,1.113\n"
            "M/out,00:04:30,00:04:30,C,3,,,2.226\n");
  // 3 h / 2.5 = 4320 s.
  EXPECT_EQ(small.Rows("frequencies.txt"),
            "M/out,07:00:00,09:00:00,300,0\n"
            "M/out,09:00:00,12:00:00,4320,0\n");
  EXPECT_EQ(small.Rows("calendar.txt"),
            "every_day,1,1,1,1,1,1,1,20260101,20261231\n");
  EXPECT_EQ(small.Rows("shapes.txt"),
            "M/out,0.000000,0.000000,1,0.000\n"
            "M/out,0.000000,0.010000,2,1.113\n"
            "M/out,0.000000,0.020000,3,2.226\n");
  EXPECT_EQ(small.Rows("transfers.txt"), "A,A,2,240\nB,B,2,240\nC,C,2,240\n");
  EXPECT_EQ(small.Rows("translations.txt"),
            "stops,stop_name,en,A St.,A\n"
            "stops,stop_name,en,B St.,B\n"
            "stops,stop_name,en,C St.,C\n"
            "routes,route_long_name,en,Line M,M\n");
  ExpectSoundFeed(small.Files());
}

TEST(GtfsExportTest, EachTierHasItsType) {
  Small small;
  for (const Tier tier : kTiers) {
    const PatternId pattern =
        small.Pattern(small.Line(std::string(Name(tier)), tier), "AB");
    small.Every(pattern, 0, 10);
  }
  const GtfsTablesOf feed(small.Files());
  EXPECT_THAT(feed.Column("routes.txt", "route_type"),
              ElementsAre("101", "102", "103", "109", "401"));
}

TEST(GtfsExportTest, OnlyWhatRunsIsWritten) {
  Small small = OneMetro();
  const LineId closed = small.Line("closed", Tier::kTrunk);
  small.model.lines[closed].open = false;
  small.Every(small.Pattern(closed, "DE"), 0, 10);
  const LineId idle = small.Line("idle", Tier::kTrunk);
  small.Trains(small.Pattern(idle, "DE"), 0, 0);
  const LineId planned = small.Line("planned", Tier::kTrunk);
  small.model.lines[planned].status = Status::kPlanned;
  small.Every(small.Pattern(planned, "AE"), 0, 10);
  const GtfsTablesOf feed(small.Files());
  EXPECT_THAT(feed.Column("routes.txt", "route_id"),
              ElementsAre("M", "planned"));
  EXPECT_THAT(feed.Column("stops.txt", "stop_id"),
              ElementsAre("A", "B", "C", "E"));
  EXPECT_THAT(feed.Column("agency.txt", "agency_id"),
              ElementsAre("Metro", "Rail"));
}

// A count below one train has a headway beyond its band.
TEST(GtfsExportTest, RareTrainsKeepTheirCount) {
  Small small;
  const PatternId pattern = small.Pattern(small.Line("G", Tier::kTrunk), "AB");
  small.Trains(pattern, 0, 40);
  EXPECT_EQ(small.Rows("frequencies.txt"),
            "G/out,07:00:00,09:00:00,180000,0\n");  // 7200 / 0.04
}

// R: A - B - C - A, and on.  Boarding in the first round alone.
TEST(GtfsExportTest, ARingRunsTwoRoundsAndBoardsInOne) {
  Small small;
  const LineId line = small.Line("R", Tier::kMetro);
  small.model.lines[line].ring = true;
  small.Every(small.Pattern(line, "ABCA", Direction::kBack), 0, 5);
  EXPECT_EQ(small.Rows("trips.txt"), "R,every_day,R/back,,1,,R/back\n");
  EXPECT_EQ(small.Rows("stop_times.txt"),
            "R/back,00:00:00,00:00:00,A,1,,,0.000\n"
            "R/back,00:02:00,00:02:30,B,2,,,1.113\n"
            "R/back,00:04:30,00:05:00,C,3,,,2.226\n"
            "R/back,00:07:00,00:07:30,A,4,1,,4.453\n"  // the seam
            "R/back,00:09:30,00:10:00,B,5,1,,5.566\n"
            "R/back,00:12:00,00:12:30,C,6,1,,6.679\n"
            "R/back,00:14:30,00:14:30,A,7,1,,8.906\n");
  ExpectSoundFeed(small.Files());
}

TEST(GtfsExportTest, TrainsByTheClockAreWrittenAsTheyAre) {
  Small small;
  const LineId line = small.Line("G", Tier::kTrunk);
  const PatternId first = small.Pattern(line, "AB");
  const PatternId second = small.Pattern(line, "BC", Direction::kBack);
  const TripId t1 = small.Trip("t1", first, At(23, 59));
  const TripId t2 = small.Trip("t2", second, At(24, 1));
  small.Trip("t3", second, At(24, 30));
  small.model.trips[t1].continues_as = t2;
  // Counted from the trips: not written again.
  small.Trains(first, 0, 1000);
  EXPECT_EQ(small.Rows("trips.txt"),
            "G,every_day,t1,B站,0,t1,G/out\n"
            "G,every_day,t2,C站,1,t1,G/back\n"
            "G,every_day,t3,C站,1,,G/back\n");
  EXPECT_EQ(small.Rows("stop_times.txt"),
            "t1,23:59:00,23:59:00,A,1,,,0.000\n"
            "t1,24:01:00,24:01:00,B,2,,,1.113\n"
            "t2,24:01:00,24:01:00,B,1,,,0.000\n"
            "t2,24:03:00,24:03:00,C,2,,,1.113\n"
            "t3,24:30:00,24:30:00,B,1,,,0.000\n"
            "t3,24:32:00,24:32:00,C,2,,,1.113\n");
  EXPECT_EQ(small.Rows("frequencies.txt"), "");
  ExpectSoundFeed(small.Files());
}

TEST(GtfsExportTest, PeriodsThatOverlapGetTemplatesOfTheirOwn) {
  Small small;
  const PatternId pattern = small.Pattern(small.Line("M", Tier::kMetro), "AB");
  small.model.headway_periods.push_back({pattern, At(6), At(10), Minutes(10)});
  small.model.headway_periods.push_back({pattern, At(7), At(9), Minutes(15)});
  small.model.headway_periods.push_back({pattern, At(10), At(11), Minutes(6)});
  small.Trains(pattern, 0, 20'000);  // counted from the periods
  EXPECT_EQ(small.Rows("frequencies.txt"),
            "M/out,06:00:00,10:00:00,600,0\n"
            "M/out,10:00:00,11:00:00,360,0\n"
            "M/out/2,07:00:00,09:00:00,900,0\n");
  ExpectSoundFeed(small.Files());
}

// The link from B to C is stored as C - B and passes X without a stop.
TEST(GtfsExportTest, ShapesFollowTheTracks) {
  Small small;
  LineModel& model = small.model;
  model.track_lines.push_back("main");
  const auto track = [&](char from, char to, double km) {
    Track row;
    row.track_line = TrackLineId(0);
    row.from = Small::Named(from);
    row.to = Small::Named(to);
    row.length = Kilometres(km);
    return model.tracks.push_back(row);
  };
  const PatternId pattern = small.Pattern(small.Line("G", Tier::kTrunk), "AC");
  model.patterns[pattern].stops[1].tracks = {track('A', 'B', 1.2),
                                             track('C', 'B', 1.5)};
  small.Every(pattern, 0, 10);
  EXPECT_EQ(small.Rows("shapes.txt"),
            "G/out,0.000000,0.000000,1,0.000\n"
            "G/out,0.000000,0.010000,2,1.200\n"
            "G/out,0.000000,0.020000,3,2.700\n");
  const GtfsTablesOf feed(small.Files());
  EXPECT_THAT(feed.Column("stop_times.txt", "shape_dist_traveled"),
              ElementsAre("0.000", "2.700"));
  EXPECT_THAT(feed.Column("stops.txt", "stop_id"), ElementsAre("A", "C"));
}

TEST(GtfsExportTest, EqualShapesAreWrittenOnce) {
  Small small = OneMetro();
  small.Every(small.Pattern(small.Line("N", Tier::kMetro), "ABC"), 0, 5);
  const GtfsTablesOf feed(small.Files());
  EXPECT_THAT(feed.Column("trips.txt", "shape_id"),
              ElementsAre("M/out", "M/out"));
  EXPECT_EQ(feed["shapes.txt"].num_rows(), 3u);
}

// B has a platform, which M uses, and N stops anywhere in it.
TEST(GtfsExportTest, StationsWithPlatformsAreParents) {
  Small small = OneMetro();
  LineModel& model = small.model;
  model.platforms.push_back(
      {{"B", "1站台", ""}, Small::Named('B'), {0, 0.0101}, {}});
  model.patterns[PatternId(0)].stops[1].platform = PlatformId(0);
  model.transfers.push_back({Small::Named('B'),
                             Small::Named('C'),
                             Minutes(5),
                             {},
                             PlatformId(0),
                             {}});
  small.Every(small.Pattern(small.Line("N", Tier::kMetro), "AB"), 0, 5);
  EXPECT_EQ(small.Rows("stops.txt"),
            "A,A站,0.000000,0.000000,0,\n"
            "B,B站,0.000000,0.010000,1,\n"
            "B/any,B站,0.000000,0.010000,0,B\n"
            "C,C站,0.000000,0.020000,0,\n"
            "B/2,1站台,0.000000,0.010100,0,B\n");
  const GtfsTablesOf feed(small.Files());
  EXPECT_THAT(feed.Column("stop_times.txt", "stop_id"),
              ElementsAre("A", "B/2", "C", "A", "B/any"));
  EXPECT_THAT(small.Rows("transfers.txt"), HasSubstr("B/2,C,2,300\n"));
  ExpectSoundFeed(small.Files());
}

TEST(GtfsExportTest, RightsToBoardAndAlightAreKept) {
  Small small = OneMetro();
  small.model.patterns[PatternId(0)].stops[1].boards = false;
  small.model.patterns[PatternId(0)].stops[2].alights = false;
  const GtfsTablesOf feed(small.Files());
  EXPECT_THAT(feed.Column("stop_times.txt", "pickup_type"),
              ElementsAre("", "1", ""));
  EXPECT_THAT(feed.Column("stop_times.txt", "drop_off_type"),
              ElementsAre("", "", "1"));
}

// The table's rows first; D is not served.
TEST(GtfsExportTest, TransfersAreTimesOrBans) {
  Small small = OneMetro();
  LineModel& model = small.model;
  model.stations[Small::Named('C')].times.change = Seconds(90);
  const auto add = [&](char from, char to, Seconds time) {
    model.transfers.push_back(
        {Small::Named(from), Small::Named(to), time, {}, {}, {}});
  };
  add('A', 'B', Minutes(6));
  add('B', 'A', kUnreachable);
  add('A', 'A', Minutes(1));
  add('A', 'D', Minutes(1));
  add('A', 'B', Minutes(9));  // the first one counts
  EXPECT_EQ(small.Rows("transfers.txt"),
            "A,B,2,360\nB,A,3,\nA,A,2,60\nB,B,2,240\nC,C,2,90\n");
}

TEST(GtfsExportTest, OptionsSayWhatTheNetworkDoesNotKnow) {
  GtfsExportOptions options;
  options.time_zone = "Europe/Berlin";
  options.url = "https://example.com/x";
  options.language = "de";
  options.version = "plan, 2035";
  options.first_day = absl::CivilDay(2035, 6, 1);
  options.last_day = absl::CivilDay(2035, 6, 30);
  const auto files = OneMetro().Files(options);
  const GtfsTablesOf feed(files);
  EXPECT_EQ(feed.Field("agency.txt", 0, "agency_timezone"), "Europe/Berlin");
  EXPECT_EQ(feed.Field("calendar.txt", 0, "start_date"), "20350601");
  EXPECT_EQ(feed.Field("calendar.txt", 0, "end_date"), "20350630");
  EXPECT_EQ(feed.Field("feed_info.txt", 0, "feed_lang"), "de");
  EXPECT_EQ(feed.Field("feed_info.txt", 0, "feed_version"), "plan, 2035");
}

TEST(GtfsExportTest, AnEmptyNetworkIsHeadersAlone) {
  const GtfsTablesOf feed(GtfsFiles(LineModel(), {}));
  EXPECT_EQ(feed["trips.txt"].num_rows(), 0u);
  EXPECT_EQ(feed["calendar.txt"].num_rows(), 1u);
}

class WriteGtfsTest : public testing::Test {
 protected:
  WriteGtfsTest()
      : home_(fs::path(testing::TempDir()) /
              absl::StrCat("write_gtfs_", getpid())) {
    fs::remove_all(home_);
    fs::create_directories(home_);
  }
  ~WriteGtfsTest() override { fs::remove_all(home_); }
  std::string Path(const std::string& name) const {
    return (home_ / name).string();
  }
  std::string Bytes(const std::string& name) const {
    const auto bytes = ReadFile(Path(name));
    EXPECT_TRUE(bytes.ok()) << bytes.status();
    return bytes.ok() ? *bytes : "";
  }
  fs::path home_;
};

TEST_F(WriteGtfsTest, AZipIsTheSameBytesEveryTime) {
  const auto files = OneMetro().Files();
  ASSERT_TRUE(WriteGtfs(Path("a.zip"), files).ok());
  ASSERT_TRUE(WriteGtfs(Path("deeper/b.ZIP"), files).ok());
  EXPECT_EQ(Bytes("a.zip"), Bytes("deeper/b.ZIP"));
  EXPECT_TRUE(absl::StartsWith(Bytes("a.zip"), "PK\x03\x04"));
  ASSERT_TRUE(WriteGtfs(Path("a.zip"), {files[0]}).ok());  // replaced
  EXPECT_LT(Bytes("a.zip").size(), Bytes("deeper/b.ZIP").size());
}

TEST_F(WriteGtfsTest, AFolderIsReplacedAsAWhole) {
  auto files = OneMetro().Files();
  ASSERT_TRUE(WriteGtfs(Path("feed"), files).ok());
  EXPECT_EQ(Bytes("feed/stops.txt"), files[0].text);
  files.pop_back();
  ASSERT_TRUE(WriteGtfs(Path("feed"), files).ok());
  EXPECT_FALSE(FileExists(Path("feed/feed_info.txt")));
}

TEST_F(WriteGtfsTest, AForeignFolderIsLeftAlone) {
  ASSERT_TRUE(WriteFileAtomically(Path("mine/stops.txt"), "x").ok());
  ASSERT_TRUE(WriteFileAtomically(Path("mine/diary.txt"), "x").ok());
  const absl::Status status = WriteGtfs(Path("mine"), OneMetro().Files());
  EXPECT_THAT(std::string(status.message()), HasSubstr("diary.txt"));
  EXPECT_EQ(Bytes("mine/stops.txt"), "x");
}

}  // namespace
}  // namespace railreach
