// The base network of these tests stands in
// tests/fuzz/corpus/native_tables/valid.txt:
//
//   L1  R1 ======(D1, goods)====== R2      trunk, two patterns
//        : transfer
//   L2  M1 --- M2 --- M3 --- M1            metro ring, one pattern
//   L3         M2 --- M3                   planned
#include "engine/input/native_tables.h"

#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "engine/geo/geodesic.h"
#include "engine/model/track_path.h"
#include "engine/model/validate.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/input/base_network.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Model ReadBase() {
  Diagnostics diagnostics;
  Model model = ParseNativeTables(BaseTables(), diagnostics).model;
  EXPECT_EQ(diagnostics.Report(), "");
  return model;
}

TEST(NativeTablesTest, TheBaseNetworkHasNoErrorsAndNoWarnings) {
  Diagnostics diagnostics;
  Model model = ParseNativeTables(BaseTables(), diagnostics).model;
  ResolveTrackPaths(model.lines, diagnostics);
  Validate(model, diagnostics);
  EXPECT_EQ(diagnostics.Report(), "");
}

TEST(NativeTablesTest, RowsKeepTheOrderOfTheirTables) {
  const Model model = ReadBase();
  const auto key = [](const auto& row) { return row.name.key; };
  std::vector<std::string> stations;
  for (const Station& row : model.lines.stations) stations.push_back(key(row));
  EXPECT_THAT(stations, ElementsAre("R1", "R2", "M1", "M2", "M3", "D1"));
  EXPECT_EQ(model.lines.stations[StationId(5)].provenance.line, 7);
  EXPECT_THAT(model.lines.land_blocks.rows(), ElementsAre("main"));
  EXPECT_THAT(model.lines.track_lines.rows(), ElementsAre("京西线", "环线"));
  EXPECT_THAT(model.lines.operator_classes.rows(),
              ElementsAre("rail", "metro:甲"));
}

TEST(NativeTablesTest, TiersHoldTheirTimesAndAscendingRadii) {
  const Model model = ReadBase();
  const TierRules& trunk = model.lines.rules(Tier::kTrunk);
  EXPECT_TRUE(trunk.given);
  EXPECT_EQ(trunk.times.entry, Minutes(15));
  EXPECT_EQ(trunk.times.entry_high, Minutes(20));
  EXPECT_EQ(trunk.profile.dwell, Seconds(120));
  EXPECT_THAT(trunk.coverage_radii,
              ElementsAre(Metres(3000), Metres(5000), Metres(10'000)));
  EXPECT_FALSE(model.lines.rules(Tier::kSuburban).given);
}

TEST(NativeTablesTest, StationsOverrideWhatTheyName) {
  const Model model = ReadBase();
  const Station& station = model.lines.stations[StationId(0)];
  EXPECT_EQ(station.times.entry, Seconds(1080));
  EXPECT_EQ(station.times.exit, std::nullopt);
  EXPECT_EQ(model.lines.stations[StationId(1)].position_error, Metres(40));
  EXPECT_FALSE(model.lines.stations[StationId(5)].passenger);
}

TEST(NativeTablesTest, TracksWithoutKmAreTheStraightLineTimesTheCurvature) {
  const Model model = ReadBase();
  const Track& given = model.lines.tracks[TrackId(0)];
  EXPECT_TRUE(given.length_given);
  EXPECT_EQ(given.length, Kilometres(15.5));
  EXPECT_EQ(given.design_speed_kmh, 250);
  const Track& derived = model.lines.tracks[TrackId(1)];
  EXPECT_FALSE(derived.length_given);
  const Metres straight = GeodesicDistance({31.3, 121.3}, {31.4, 121.2});
  EXPECT_EQ(derived.length, Metres(straight.metres() * 1.05));
}

TEST(NativeTablesTest, StopsStandInTheOrderOfSeqWhateverTheOrderOfRows) {
  const Model model = ReadBase();
  const Pattern& back = model.lines.patterns[PatternId(2)];
  EXPECT_EQ(back.key, "L1/back");
  EXPECT_EQ(back.direction, Direction::kBack);
  ASSERT_EQ(back.stops.size(), 2);
  EXPECT_EQ(back.stops[0].station, StationId(1));  // R2: seq 1
  EXPECT_EQ(back.stops[1].station, StationId(0));  // R1: seq 2
  EXPECT_EQ(back.stops[1].run, Seconds(960));
  EXPECT_TRUE(back.stops[1].run_assumed);
  EXPECT_EQ(back.stops[0].dwell, Seconds(120));  // the tier's
  EXPECT_EQ(back.stops[1].dwell, Seconds(0));    // the row's
  EXPECT_EQ(back.line_in_table, 9);              // R2's row
  EXPECT_EQ(back.stops[1].line_in_table, 8);
}

TEST(NativeTablesTest, ServicesStandByPatternThenBand) {
  const Model model = ReadBase();
  std::vector<std::string> rows;
  for (const Service& service : model.lines.services) {
    rows.push_back(absl::StrCat(
        model.lines.patterns[service.pattern].key, " ",
        model.lines.bands[service.band].name.key, " ", service.milli_trains,
        " ", service.headway.count(), service.scheduled ? " aimed" : ""));
  }
  EXPECT_THAT(
      rows, ElementsAre("L1/out peak 8000 0 aimed", "L1/out late 0 3600 aimed",
                        "L2/out peak 0 300", "L1/back peak 4500 0 aimed",
                        "L3/out peak 0 600"));
  EXPECT_EQ(model.lines.groups.size(), 1);
  EXPECT_EQ(model.lines.services[0].group, GroupId(0));
  EXPECT_TRUE(model.lines.services[2].group.is_none());
}

TEST(NativeTablesTest, RingsAreClosedWhereTheTableDoesNot) {
  TableTexts tables = BaseTables();
  Replace(tables["line_stops.csv"], "L2/out,L2,out,40,M1,,,\n", "");
  Replace(tables["line_stops.csv"], "L2/out,L2,out,10,M1,,40,",
          "L2/out,L2,out,10,M1,200,40,");
  Diagnostics diagnostics;
  const Model model = ParseNativeTables(tables, diagnostics).model;
  EXPECT_EQ(diagnostics.Report(), "");
  const Pattern& ring = model.lines.patterns[PatternId(1)];
  ASSERT_EQ(ring.stops.size(), 4);
  EXPECT_EQ(ring.stops[3].station, ring.stops[0].station);
  EXPECT_EQ(ring.stops[3].run, Seconds(200));  // leads to M1 again
  EXPECT_EQ(ring.stops[0].run, Seconds(0));
}

TEST(NativeTablesTest, ZonePointsShareThePeopleOutByWeight) {
  const Model model = ReadBase();
  std::vector<int64_t> people;  // of z2, whose weights are 1 and 2
  int64_t disc = 0;             // of z1, which has no points of its own
  for (const ZonePoint& point : model.places.points) {
    if (point.zone == ZoneId(1)) people.push_back(point.people);
    if (point.zone == ZoneId(0)) disc += point.people;
  }
  EXPECT_THAT(people, ElementsAre(10'000 / 3, 10'000 - 10'000 / 3));
  EXPECT_EQ(disc, 20'000);
}

TEST(NativeTablesTest, RegionsHoldRegionsAndZones) {
  TableTexts tables = BaseTables();
  tables["region_members.csv"] += "city,z1\n";
  Diagnostics diagnostics;
  const Model model = ParseNativeTables(tables, diagnostics).model;
  EXPECT_EQ(diagnostics.Report(), "");
  const Region& city = model.places.regions[RegionId(1)];
  EXPECT_THAT(city.region_members, ElementsAre(RegionId(2)));
  EXPECT_THAT(city.zone_members, ElementsAre(ZoneId(0)));
}

TEST(NativeTablesTest, PlansAreRead) {
  const Model model = ReadBase();
  EXPECT_THAT(model.places.corridors[CorridorId(0)].stations,
              ElementsAre(StationId(0), StationId(1)));  // by seq
  const Target& pair = model.places.targets[TargetId(1)];
  EXPECT_EQ(pair.kind, TargetKind::kCooperative);
  EXPECT_EQ(pair.region, RegionId(0));
  EXPECT_EQ(pair.to_kind, "hub");
  EXPECT_EQ(pair.comparison, Comparison::kAtMost);
  EXPECT_EQ(pair.value, 30);
  EXPECT_EQ(model.places.targets[TargetId(2)].value, std::nullopt);
  EXPECT_EQ(model.places.values[0].value, 0.31);
}

TEST(NativeTablesTest, BomCrlfPaddingAndTrailingBlankRowsChangeNothing) {
  TableTexts tables = BaseTables();
  for (auto& [file, text] : tables) {
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : text) {
      if (c == '\n') windows += '\r';
      windows += c;
    }
    text = windows + "\r\n,,\r\n";
  }
  Diagnostics diagnostics;
  const Model model = ParseNativeTables(tables, diagnostics).model;
  EXPECT_EQ(diagnostics.Report(), "");
  const Model base = ReadBase();
  EXPECT_EQ(model.lines.stations.size(), base.lines.stations.size());
  EXPECT_EQ(model.lines.stations[StationId(1)].name.zh, "西站");
  EXPECT_EQ(model.places.points.size(), base.places.points.size());
}

TEST(NativeTablesTest, ColumnsMayStandInAnyOrder) {
  TableTexts tables = BaseTables();
  tables["bands.csv"] =
      "to,note,name_en,from,name_zh,band_id\n"
      "09:00,,Morning Peak,07:00,早高峰,peak\n24:30,x,Late,22:00,深夜,late\n";
  Diagnostics diagnostics;
  const Model model = ParseNativeTables(tables, diagnostics).model;
  EXPECT_EQ(diagnostics.Report(), "");
  EXPECT_EQ(model.lines.bands[BandId(1)].to.since_midnight, Minutes(1470));
}

TEST(NativeTablesTest, FilesAreListedWithTheirFingerprints) {
  Diagnostics diagnostics;
  TableTexts tables = BaseTables();
  const std::vector<InputFile> files =
      ParseNativeTables(tables, diagnostics).files;
  ASSERT_EQ(files.size(), 17);
  EXPECT_EQ(files[0].name, "access_rules.csv");
  EXPECT_EQ(files[1].bytes, tables["bands.csv"].size());
  EXPECT_EQ(files[1].fingerprint.size(), 32);
  tables["bands.csv"] += "\n";
  const std::vector<InputFile> changed =
      ParseNativeTables(tables, diagnostics).files;
  EXPECT_EQ(files[0].fingerprint, changed[0].fingerprint);
  EXPECT_NE(files[1].fingerprint, changed[1].fingerprint);
}

TEST(NativeTablesTest, AFolderReadsLikeItsTexts) {
  const std::string folder = testing::TempDir() + "/native_tables_test";
  std::filesystem::remove_all(folder);
  for (const auto& [file, text] : BaseTables()) {
    ASSERT_TRUE(
        WriteFileAtomically(absl::StrCat(folder, "/", file), text).ok());
  }
  ASSERT_TRUE(WriteFileAtomically(folder + "/study.textproto", "x").ok());
  Diagnostics diagnostics;
  const NativeTables tables = ReadNativeTables(folder, diagnostics);
  EXPECT_EQ(diagnostics.Report(), "");
  EXPECT_EQ(tables.files.size(), 17);
  EXPECT_EQ(tables.model.lines.stations.size(), 6);
}

TEST(NativeTablesTest, AFolderThatIsNotThereIsAnError) {
  Diagnostics diagnostics;
  const NativeTables tables = ReadNativeTables("/no/such/folder", diagnostics);
  EXPECT_EQ(diagnostics.num_errors(), 1);
  EXPECT_THAT(diagnostics.Report(),
              testing::StartsWith("/no/such/folder: error: the folder cannot"));
  EXPECT_THAT(tables.files, IsEmpty());
}

TEST(NativeTablesTest, TheRealNetworkHasNoErrors) {
  const std::string folder =
      absl::StrCat(RAILREACH_SOURCE_DIR, "/networks/shanghai");
  if (!FileExists(folder + "/stations.csv")) GTEST_SKIP() << "not there yet";
  Diagnostics diagnostics;
  Model model = ReadNativeTables(folder, diagnostics).model;
  ASSERT_EQ(diagnostics.num_errors(), 0) << diagnostics.Report();
  ResolveTrackPaths(model.lines, diagnostics);
  Validate(model, diagnostics);
  EXPECT_EQ(diagnostics.num_errors(), 0) << diagnostics.Report();
}

}  // namespace
}  // namespace railreach
