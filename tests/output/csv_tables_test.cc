#include "engine/output/csv_tables.h"

#include <map>
#include <string>

#include "absl/strings/str_split.h"
#include "engine/base/csv.h"
#include "engine/wire/result_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::map<std::string, std::string> Tables(const Study& study,
                                          const StudyResult& result) {
  std::map<std::string, std::string> tables;
  for (OutputFile& file : CsvTables(study, result)) {
    tables[file.name] = std::move(file.text);
  }
  return tables;
}

std::map<std::string, std::string> SampleTables() {
  return Tables(SampleStudy(), SampleResult());
}

std::string SampleTable(const std::string& name) {
  return SampleTables().at(name);
}

// The value of a column in a row, from 0.
std::string Cell(const std::string& text, size_t row, const char* column) {
  Diagnostics diagnostics;
  const CsvTable table = CsvTable::Parse("table", text, diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
  const auto index = table.FindColumn(column);
  if (!index.has_value() || row >= table.num_rows()) return "no such cell";
  return std::string(table.field(row, *index));
}

TEST(CsvTablesTest, EveryTableReadsBack) {
  const auto tables = SampleTables();
  EXPECT_EQ(tables.size(), 22u);
  for (const auto& [name, text] : tables) {
    Diagnostics diagnostics;
    const CsvTable table = CsvTable::Parse(name, text, diagnostics);
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
    EXPECT_GT(table.num_rows(), 0u) << name;
  }
}

TEST(CsvTablesTest, ADecodedResultGivesTheSameTables) {
  const auto decoded =
      DecodeResult(EncodeResult(SampleStudy(), SampleResult()));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  const auto fresh = SampleTables();
  for (const auto& [name, text] : Tables(decoded->study, decoded->result)) {
    EXPECT_EQ(text, fresh.at(name)) << name;
  }
}

TEST(CsvTablesTest, AnEmptyResultGivesHeadersAlone) {
  for (const auto& [name, text] : Tables(Study(), StudyResult())) {
    if (name == "manifest.csv") continue;
    const std::vector<std::string> lines = absl::StrSplit(text, '\n');
    EXPECT_EQ(lines.size(), 2u) << name;
  }
}

TEST(CsvTablesTest, AStudyWithoutFiguresIsFine) {
  const auto tables = Tables(SampleStudy(), StudyResult());
  EXPECT_EQ(Cell(tables.at("stations.csv"), 1, "name_zh"), "昆山南");
  EXPECT_EQ(Cell(tables.at("stations.csv"), 1, "trains_per_day"), "");
  EXPECT_EQ(Cell(tables.at("lines.csv"), 0, "length_km"), "");
}

// from N1 to N2: 300+1, 180, 90+1, 1200+60, 240, 120, 360+1 seconds;
// 20 km and a bit in 1260 + 240 s on the train.
TEST(CsvTablesTest, PairsGiveTheTimeInParts) {
  const std::string pairs = SampleTable("pairs.csv");
  EXPECT_THAT(
      pairs,
      StartsWith("from_id,from_zh,from_en,to_id,to_zh,to_en,total_s,access_s,"
                 "entry_s,wait_s,ride_s,change_s,exit_s,egress_s,"
                 "schedule_delay_s,assumed_ride_s,transfers,fewest_transfers,"
                 "direct,via_hub,via_centre,tiers,lines_zh,lines_en,"
                 "straight_line_km,path_km,rail_speed_kmh,circuity,"
                 "window_departures,window_fastest_s,window_mean_s,"
                 "window_p50_s,window_p95_s\n"));
  EXPECT_THAT(
      pairs, HasSubstr("\nN1,人民广场,People's Square,N2,昆山,Kunshan,2553,301,"
                       "180,91,1260,240,120,361,6,78,1,0,yes,yes,no,"
                       "trunk|metro,2号线 > 京沪高铁,"
                       "Line 2 > Beijing-Shanghai HSR,20.001,26.002,48.0,"
                       "1.300,6,2401,3101,3001,4201\n"));
}

TEST(CsvTablesTest, PairsLeaveOutTheDiagonalAndBlankTheUnreachable) {
  const std::string pairs = SampleTable("pairs.csv");
  const std::vector<std::string> lines = absl::StrSplit(pairs, '\n');
  EXPECT_EQ(lines.size(), 1u + 5 * 4 + 1);
  EXPECT_THAT(pairs,
              HasSubstr("\nN5,浦东机场,Pudong Airport,N2,昆山,Kunshan,,,,,,,,,,"
                        ",,,no,no,no,,,,0.000,0.000,,,0,,,,\n"));
}

TEST(CsvTablesTest, CatchmentsHoldEveryCutoffAndTheRange) {
  const std::string table = SampleTable("catchments.csv");
  EXPECT_EQ(Cell(table, 1, "node_id"), "N2");
  EXPECT_EQ(Cell(table, 1, "county_zh"), "昆山市");
  EXPECT_EQ(Cell(table, 1, "direction"), "from");
  EXPECT_EQ(Cell(table, 1, "people_study_area_30min"), "1000001");
  EXPECT_EQ(Cell(table, 1, "people_study_area_60min"), "8000000");
  EXPECT_EQ(Cell(table, 1, "people_halo_30min"), "0");
  EXPECT_EQ(Cell(table, 1, "people_halo_60min"), "501");
  EXPECT_EQ(Cell(table, 1, "people_without_rail_60min"), "300012");
  EXPECT_EQ(Cell(table, 1, "people_platform_60min"), "11000701");
  EXPECT_EQ(Cell(table, 1, "people_60min"), "8000501");
  EXPECT_EQ(Cell(table, 1, "people_60min_low_entry"), "8500000");
  EXPECT_EQ(Cell(table, 1, "people_60min_high_entry"), "7000000");
  EXPECT_EQ(Cell(table, 1, "people_60min_without_metro"), "7000014");
  EXPECT_EQ(Cell(table, 1, "people_60min_riding_metro"), "100014");
  EXPECT_EQ(Cell(table, 1, "ride_time_share_metro"), "0.3000");
  EXPECT_EQ(Cell(table, 1, "assumed_ride_time_share"), "0.1200");
  EXPECT_EQ(Cell(table, 1, "stations_60min"), "5");
  EXPECT_EQ(Cell(table, 1, "area_30min_km2"), "121.25");
  EXPECT_EQ(Cell(table, 3, "resolved"), "no");
}

TEST(CsvTablesTest, CurvesHaveARowPerMinute) {
  const std::string table = SampleTable("curves.csv");
  EXPECT_EQ(Cell(table, 45, "within_min"), "45");
  EXPECT_EQ(Cell(table, 45, "people_study_area"), "1000000");
  EXPECT_EQ(Cell(table, 45, "people_halo"), "500");
  EXPECT_EQ(Cell(table, 61, "node_id"), "N2");
}

TEST(CsvTablesTest, WindowTablesHoldEveryPercentile) {
  const auto tables = SampleTables();
  const std::string& table = tables.at("window_catchments.csv");
  EXPECT_EQ(Cell(table, 2, "node_id"), "N3");
  EXPECT_EQ(Cell(table, 2, "direction"), "from");
  EXPECT_EQ(Cell(table, 2, "people_30min_p5"), "1100002");
  EXPECT_EQ(Cell(table, 2, "people_60min_by_headway"), "7000502");
  EXPECT_EQ(Cell(table, 2, "people_60min_p50"), "7300402");
  EXPECT_EQ(Cell(table, 2, "people_60min_p95"), "4600202");
  EXPECT_EQ(Cell(table, 2, "people_60min_mean"), "6800000");
  const std::string& curves = tables.at("window_curves.csv");
  EXPECT_EQ(Cell(curves, 45, "within_min"), "45");
  EXPECT_EQ(Cell(curves, 45, "people_study_area_p95"), "500000");
  EXPECT_EQ(Cell(curves, 45, "people_halo_p95"), "200");
  EXPECT_EQ(Cell(curves, 91, "node_id"), "N2");  // 0 .. 90 min each
}

TEST(CsvTablesTest, AHeadlineThatIsNoCutoffHasColumnsOfItsOwn) {
  Study study = SampleStudy();
  study.parameters.headline_cutoff = Minutes(40);
  const std::string table =
      Tables(study, SampleResult()).at("window_catchments.csv");
  EXPECT_THAT(table, HasSubstr("people_30min_mean,people_40min_by_headway,"));
  EXPECT_EQ(Cell(table, 2, "people_40min_p50"), "900002");
  EXPECT_EQ(Cell(table, 2, "people_40min_mean"), "6800000");
}

TEST(CsvTablesTest, StationsJoinedSayWhy) {
  EXPECT_EQ(SampleTable("stations_joined.csv"),
            "station_id,name_zh,name_en,source,source_station_id,source_name,"
            "distance_m,joined,reason\n"
            "KNH,昆山南,Kunshan South,长三角铁路,K1,昆山南站,120,yes,"
            "\"same name, 120 m apart\"\n"
            "RMGC,人民广场,People's Square,长三角铁路,S7,人民公园,410,no,"
            "\"410 m apart, another name\"\n");
}

TEST(CsvTablesTest, WithoutAWindowOrJoinsTheirTablesAreLeftOut) {
  Study study = SampleStudy();
  study.parameters.window.reset();
  study.joins.clear();
  StudyResult result = SampleResult();
  result.window.reset();
  const auto tables = Tables(study, result);
  EXPECT_EQ(tables.size(), 19u);
  EXPECT_THAT(tables.at("pairs.csv"), HasSubstr("rail_speed_kmh,circuity\n"));
}

TEST(CsvTablesTest, ReachedTablesLeaveOutWhatIsNot) {
  const auto tables = SampleTables();
  const std::string& zones = tables.at("zones_reached.csv");
  EXPECT_EQ(Cell(zones, 3, "node_id"), "N2");  // two zones per node
  EXPECT_EQ(Cell(zones, 3, "zone_zh"), "花桥");
  EXPECT_EQ(Cell(zones, 3, "time_min"), "10.52");  // 631 s
  EXPECT_EQ(Cell(zones, 10, "node_id"), "no such cell");
  const std::string& stations = tables.at("stations_reached.csv");
  EXPECT_EQ(Cell(stations, 15, "node_id"), "N4");
  EXPECT_EQ(Cell(stations, 16, "node_id"), "no such cell");
}

TEST(CsvTablesTest, LinesCountTrainsPerDirection) {
  const std::string lines = SampleTable("lines.csv");
  // 8.5 in the peak + 8 h x 2 per hour.
  EXPECT_EQ(Cell(lines, 0, "trains_per_day_out"), "24.5");
  EXPECT_EQ(Cell(lines, 0, "trains_per_day_back"), "0.0");
  EXPECT_EQ(Cell(lines, 0, "band_trains_per_hour_out"), "4.25");
  EXPECT_EQ(Cell(lines, 1, "band_trains_per_hour_out"), "20.00");
  EXPECT_EQ(Cell(lines, 0, "length_km"), "84.001");
  EXPECT_EQ(Cell(lines, 1, "operator_class"), "metro:上海");
  EXPECT_EQ(Cell(lines, 1, "opening_year"), "2029");
  EXPECT_EQ(Cell(lines, 0, "patterns"), "2");
}

TEST(CsvTablesTest, CountiesAreALeague) {
  const std::string counties = SampleTable("counties.csv");
  EXPECT_EQ(Cell(counties, 0, "rank"), "1");
  EXPECT_EQ(Cell(counties, 0, "county_zh"), "昆山市");  // the only seat
  EXPECT_EQ(Cell(counties, 0, "city_zh"), "苏州市");
  EXPECT_EQ(Cell(counties, 0, "seat_people_60min"), "8000501");
  EXPECT_EQ(Cell(counties, 0, "longest_gap_min"), "");
  EXPECT_EQ(Cell(counties, 1, "county_zh"), "黄浦区");  // served
  EXPECT_EQ(Cell(counties, 1, "seat_people_60min"), "");
  EXPECT_EQ(Cell(counties, 2, "state"), "no_station");
  EXPECT_EQ(Cell(counties, 2, "seat_to_station_km"), "");
}

TEST(CsvTablesTest, OtherTablesHoldTheirFigures) {
  const auto tables = SampleTables();
  EXPECT_EQ(Cell(tables.at("summaries.csv"), 1, "people_60min_mean"),
            "7900000");
  EXPECT_EQ(Cell(tables.at("connections.csv"), 0, "mean_time_min"), "48.50");
  EXPECT_EQ(Cell(tables.at("coverage_nodes.csv"), 0, "nearest_metro_km"),
            "1.001");
  EXPECT_EQ(Cell(tables.at("coverage_nodes.csv"), 0, "nearest_suburban_km"),
            "");
  EXPECT_EQ(Cell(tables.at("coverage_nodes.csv"), 4, "hub_rank"), "");
  EXPECT_EQ(Cell(tables.at("coverage_regions.csv"), 0, "nodes_covered_share"),
            "0.7500");
  EXPECT_EQ(Cell(tables.at("coverage_regions.csv"), 1, "people_covered_share"),
            "");
  EXPECT_EQ(Cell(tables.at("stations.csv"), 1, "seat_km"), "3.100");
  EXPECT_EQ(Cell(tables.at("stations.csv"), 0, "articulation"), "yes");
  EXPECT_EQ(Cell(tables.at("densities.csv"), 3, "km_per_10000km2"), "");
  EXPECT_EQ(Cell(tables.at("densities.csv"), 0, "km_per_10000km2"), "62.25");
  EXPECT_EQ(Cell(tables.at("corridors.csv"), 0, "least_trains_per_hour"),
            "3.50");
  EXPECT_EQ(Cell(tables.at("corridor_sections.csv"), 1, "to_zh"), "苏州");
  EXPECT_EQ(Cell(tables.at("airports.csv"), 0, "time_min"), "65.00");
  EXPECT_EQ(Cell(tables.at("airports.csv"), 1, "airport_id"), "");
  EXPECT_EQ(Cell(tables.at("assessments.csv"), 0, "verdict"), "missed");
  EXPECT_EQ(Cell(tables.at("assessments.csv"), 2, "target"), "");
  EXPECT_EQ(Cell(tables.at("assessment_members.csv"), 1, "value"), "");
  EXPECT_EQ(Cell(tables.at("manifest.csv"), 0, "value"), "9.8.7");
  EXPECT_THAT(tables.at("manifest.csv"),
              HasSubstr("input,stations.csv,\"12345 bytes, XXH3-128 "
                        "00112233445566778899aabbccddeeff\"\n"));
}

}  // namespace
}  // namespace railreach
