// Damages the base network of tests/input/base_network.h in one place, or
// builds layers of points, and looks at what the checks of the whole say.
#include "engine/model/validate.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "engine/geo/geodesic.h"
#include "engine/input/native_tables.h"
#include "engine/model/track_path.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/input/base_network.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// What Validate says of tables that read without an error.
std::string ReportOf(const TableTexts& tables) {
  Diagnostics reading;
  Model model = ParseNativeTables(tables, reading).model;
  ResolveTrackPaths(model.lines, reading);
  EXPECT_TRUE(reading.ok()) << reading.Report();
  Diagnostics diagnostics;
  Validate(model, diagnostics);
  return diagnostics.Report();
}

std::string ReportOf(const char* file, const char* from, const char* to) {
  TableTexts tables = BaseTables();
  Replace(tables[file], from, to);
  return ReportOf(tables);
}

constexpr char kOneWarning[] = "\n0 errors, 1 warnings\n";

TEST(ValidateUsageTest, AStationWithoutATrainIsNamed) {
  const std::string report =
      ReportOf("stations.csv", "D1,货场,Goods Yard,31.3000,121.3000,c1,no",
               "D1,货场,Goods Yard,31.3000,121.3000,c1,yes");
  EXPECT_THAT(report, StartsWith("stations.csv:7: warning: no train calls at "
                                 "station 'D1' (货场)"));
  EXPECT_THAT(report, HasSubstr(kOneWarning));
}

TEST(ValidateUsageTest, AStationThatNothingUsesIsNamed) {
  TableTexts tables = BaseTables();
  tables["stations.csv"] += "X,孤站,Lone,31.5,121.5,c1,no,,,\n";
  EXPECT_THAT(ReportOf(tables),
              StartsWith("stations.csv:8: warning: nothing uses station 'X'"));
}

TEST(ValidateUsageTest, LinesWithoutPatternOrServiceAreNamed) {
  TableTexts tables = BaseTables();
  Replace(tables["services.csv"], "L2/out,peak,,300,,\n", "");
  tables["lines.csv"] +=
      "L4,四线,Line 4,metro,planned,,Metro,metro:甲,,,,,,,\n";
  const std::string report = ReportOf(tables);
  EXPECT_THAT(report, HasSubstr("lines.csv:3: warning: line 'L2' (环线) has no "
                                "service"));
  EXPECT_THAT(report, HasSubstr("lines.csv:6: warning: line 'L4' (四线) has no "
                                "pattern"));
}

TEST(ValidateUsageTest, APatternWithoutServiceIsNamed) {
  EXPECT_THAT(
      ReportOf("services.csv", "L1/back,peak,4.5,,fast,yes\n", ""),
      StartsWith("line_stops.csv:9: warning: pattern 'L1/back' has no"));
}

TEST(ValidateUsageTest, ATierWithoutAccessIsNamed) {
  EXPECT_THAT(
      ReportOf("access_rules.csv", "metro,walk,both,4.8,1.3,0,900\n", ""),
      StartsWith("access_rules.csv: warning: no rule says how people "
                 "reach stations of tier 'metro'"));
}

TEST(ValidateUsageTest, EntryTimesOutOfOrderBesideTheTiersAreNamed) {
  // 1,300 s beside the tier's 1,200 for the pessimist.
  EXPECT_THAT(ReportOf("stations.csv", "1080", "1300"),
              StartsWith("stations.csv:2: warning: station 'R1' (东站): "
                         "entry_low_s, entry_s"));
}

TEST(ValidateUsageTest, CountiesWhosePeopleDoNotAddUpAreNamed) {
  EXPECT_THAT(ReportOf("regions.csv", "30000", "31000"),
              StartsWith("regions.csv:4: warning: region 'c1' (东县) has 31000 "
                         "people, its zones 30000"));
  EXPECT_EQ(ReportOf("regions.csv", "30000", "30500"), "");  // within 2 %
}

TEST(ValidateGeometryTest, TracksThatDoNotFitTheirPointsAreNamed) {
  // R1 - D1: 14.6 km in a straight line.
  EXPECT_THAT(
      ReportOf("tracks.csv", "15.5", "13"),
      StartsWith("tracks.csv:2: warning: 'R1' (东站) - 'D1' (货场): 13.0 "
                 "km of track, 14.6 km in a straight line"));
  EXPECT_THAT(ReportOf("tracks.csv", "15.5", "35"),
              HasSubstr("35.0 km of track"));
  EXPECT_EQ(ReportOf("tracks.csv", "15.5", "34"), "");  // < 2 x 14.6 + 5
}

TEST(ValidateGeometryTest, PointsThatLookSwappedAreNamed) {
  // Both numbers are latitudes: only the other points tell.
  TableTexts tables = BaseTables();
  for (auto& [file, text] : tables) {
    for (size_t at; (at = text.find(",121.")) != std::string::npos;) {
      text.replace(at, 5, ",21.");
    }
  }
  EXPECT_EQ(ReportOf(tables), "");
  Replace(tables["zones.csv"], "31.2050,21.4050", "21.4050,31.2050");
  EXPECT_THAT(
      ReportOf(tables),
      StartsWith("zones.csv:2: error: 'z1' (东镇) lies 1461 km from the "
                 "middle of the stations: latitude 21.405 and "
                 "longitude 31.205 swapped?"));
}

TEST(ValidateGeometryTest, TransfersBetweenPlacesFarApartAreNamed) {
  EXPECT_THAT(
      ReportOf("transfers.csv", "R1,M1", "R1,M3"),
      StartsWith("transfers.csv:2: warning: 'R1' (东站) and 'M3' (学院) "
                 "are 4.0 km apart; check the ids"));
}

TEST(ValidateGeometryTest, SubPointsFarFromTheirZoneAreNamed) {
  EXPECT_THAT(ReportOf("zone_points.csv", "31.2180", "32.2180"),
              StartsWith("zones.csv:3: warning: zone 'z2' (公园街道) has a "
                         "sub-point 110.8 km away"));
}

// R1 === R2 === R1' where R1' is 100 m from R1: R2 is out of the way.
TEST(ValidateGeometryTest, StopsOutOfTheWayAreNamed) {
  TableTexts tables = BaseTables();
  tables["stations.csv"] += "R3,东站二场,East II,31.201,121.4,c1,yes,,,\n";
  tables["tracks.csv"] += "京西线,R2,R3,trunk,,,\n";
  tables["line_stops.csv"] += "L1/out,L1,out,3,R3,,,\n";
  EXPECT_THAT(
      ReportOf(tables),
      StartsWith("line_stops.csv:3: warning: pattern 'L1/out' makes a "
                 "detour of 58.4 km for 'R2' (西站): 'R1' (东站) - 'R3' "
                 "(东站二场) is 0.1 km"));
}

TEST(ValidateConnectedTest, PartsAreNamedWithTheirSize) {
  TableTexts tables = BaseTables();
  tables["transfers.csv"] = "from_station,to_station,time_s\n";
  EXPECT_EQ(ReportOf(tables), "");  // R1 and M1 are 147 m apart
  Replace(tables["stations.csv"], "31.2010,121.4010", "31.2050,121.4050");
  EXPECT_THAT(
      ReportOf(tables),
      StartsWith("stations.csv:2: warning: station 'R1' (东站) lies in a "
                 "part of the existing network, of 2 of 5 stations, "
                 "that is not joined"));
}

TEST(ValidateConnectedTest, NoWalkLeadsToAPointThatMayBeElsewhere) {
  TableTexts tables = BaseTables();
  tables["transfers.csv"] = "from_station,to_station,time_s\n";
  Replace(tables["stations.csv"], "c1,yes,,1080", "c1,yes,2000,1080");
  EXPECT_THAT(ReportOf(tables), HasSubstr("of 2 of 5 stations"));
}

// Ten pairs of a rail and a metro station, 150 m apart in all directions.
Model HubsOfTwoClasses() {
  Model model;
  LineModel& lines = model.lines;
  for (const char* name : {"rail", "metro:甲"}) {
    const OperatorClassId id = lines.operator_classes.push_back(name);
    Line line;
    line.operator_class = id;
    lines.lines.push_back(line);
    Pattern pattern;
    pattern.line = LineId(id.index());
    lines.patterns.push_back(pattern);
  }
  for (int i = 0; i < 10; ++i) {
    const LatLng rail = {31 + 0.1 * i, 121.0};
    Station station;
    station.position = rail;
    const StationId from = lines.stations.push_back(station);
    station.position = Destination(rail, 36.0 * i, Metres(150));
    const StationId to = lines.stations.push_back(station);
    PatternStop stop;
    stop.station = from;
    lines.patterns[PatternId(0)].stops.push_back(stop);
    stop.station = to;
    lines.patterns[PatternId(1)].stops.push_back(stop);
    lines.transfers.push_back({from, to, Seconds(600), {}});
  }
  return model;
}

std::string DatumReportOf(const Model& model) {
  Diagnostics diagnostics;
  ValidateDatum(model, diagnostics);
  return diagnostics.Report();
}

TEST(ValidateDatumTest, AShiftedLayerIsNamedWithItsDatum) {
  const Model model = HubsOfTwoClasses();
  EXPECT_EQ(DatumReportOf(model), "");

  Model gcj02 = model;
  for (size_t i = 1; i < 20; i += 2) {
    LatLng& point = gcj02.lines.stations[StationId(i)].position;
    point = Wgs84ToGcj02(point);
  }
  const std::string report = DatumReportOf(gcj02);
  EXPECT_THAT(report,
              StartsWith("stations.csv: error: the stations of operator "
                         "class 'metro:甲' (10 compared) lie "));
  EXPECT_THAT(report, HasSubstr("as GCJ-02 does"));
  EXPECT_THAT(report, HasSubstr("; convert GCJ-02 to WGS-84\n1 errors"));

  Model bd09 = model;
  for (size_t i = 0; i < 20; i += 2) {
    LatLng& point = bd09.lines.stations[StationId(i)].position;
    point = Wgs84ToBd09(point);
  }
  EXPECT_THAT(DatumReportOf(bd09), HasSubstr("class 'rail' (10 compared)"));
  EXPECT_THAT(DatumReportOf(bd09), HasSubstr("convert BD-09 to WGS-84"));
}

TEST(ValidateDatumTest, AnyOtherShiftIsLeftAlone) {
  Model model = HubsOfTwoClasses();
  for (size_t i = 1; i < 20; i += 2) {  // a datum would go to the south-east
    LatLng& point = model.lines.stations[StationId(i)].position;
    point = Destination(point, 270, Metres(500));
  }
  EXPECT_EQ(DatumReportOf(model), "");
}

// The whole network of this repository: quiet as it is, and loud about each
// layer that is shifted.
class RealDatumTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string folder =
        absl::StrCat(RAILREACH_SOURCE_DIR, "/networks/shanghai");
    if (!FileExists(folder + "/stations.csv")) GTEST_SKIP() << "not there yet";
    Diagnostics diagnostics;
    model_ = ReadNativeTables(folder, diagnostics).model;
    ASSERT_TRUE(diagnostics.ok()) << diagnostics.Report();
  }
  Model model_;
};

TEST_F(RealDatumTest, EachShiftedLayerIsNamed) {
  EXPECT_EQ(DatumReportOf(model_), "");
  for (const auto shift : {Wgs84ToGcj02, Wgs84ToBd09}) {
    Model stations = model_;
    for (Station& row : stations.lines.stations) {
      row.position = shift(row.position);
    }
    EXPECT_THAT(DatumReportOf(stations),
                StartsWith("stations.csv: error: the stations at hubs"));
    Model zones = model_;
    for (Zone& row : zones.places.zones) row.position = shift(row.position);
    EXPECT_THAT(DatumReportOf(zones),
                StartsWith("zones.csv: error: the zones"));
    Model nodes = model_;
    for (KeyNode& row : nodes.places.nodes) row.position = shift(row.position);
    EXPECT_THAT(DatumReportOf(nodes),
                StartsWith("key_nodes.csv: error: the key nodes of kind"));
    Model regions = model_;
    for (Region& row : regions.places.regions) {
      if (row.seat.has_value()) row.seat = shift(*row.seat);
    }
    EXPECT_THAT(DatumReportOf(regions),
                StartsWith("regions.csv: error: the seats of counties"));
  }
}

}  // namespace
}  // namespace railreach
