#include "engine/wire/report_wire.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/wire/variant_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "railreach/v1/report.pb.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;

DecodedResult Sample() { return {SampleStudy(), SampleResult()}; }

v1::StudyResult SampleMessage() {
  v1::StudyResult message;
  EXPECT_TRUE(
      message.ParseFromString(EncodeResult(SampleStudy(), SampleResult())));
  return message;
}

BatchHeader Header() {
  BatchHeader header;
  header.parameters = SampleStudy().parameters;
  header.scenarios = {{{"a", "甲线", "Line A"}, 12.5},
                      {{"b", "乙线", "Line B"}, 3},
                      {{"c", "丙线", "Line C"}, 7}};
  for (int i = 0; i < 3; ++i) {
    header.nodes.push_back({{"n", "节点", "Node"}, true, 1000});
    header.baseline.reach.push_back({100 * i, 200 * i});
  }
  header.num_variants = 9;
  return header;
}

// Of scenario `scenario`, one more person at the last node.
VariantRow Row(const BatchHeader& header, size_t variant, uint32_t scenario) {
  VariantRow row;
  row.variant = variant;
  row.scenarios = {scenario};
  row.figures = header.baseline;
  row.figures.reach[NodeId(2)].people_60 += 1;
  return row;
}

RankedBatch SampleBatch() {
  RankedBatch batch;
  batch.header = Header();
  batch.rows = {{Row(batch.header, 4, 0), true},
                {Row(batch.header, 7, 2), false}};
  return batch;
}

Report SampleReport() {
  Report report;
  report.result = Sample();
  report.comparison = Compare(report.result.study, report.result.result,
                              report.result.study, report.result.result);
  report.others = {Sample()};
  report.rankings = {SampleBatch()};
  report.land.rings = {{{10, 20}, {10, 50}, {40, 50}}};
  return report;
}

v1::Report MessageOf(const Report& report) {
  v1::Report message;
  EXPECT_TRUE(message.ParseFromString(EncodeReport(report)));
  return message;
}

TEST(ReportWireTest, EqualReportsGiveEqualBytes) {
  EXPECT_EQ(EncodeReport(SampleReport()), EncodeReport(SampleReport()));
}

TEST(ReportWireTest, WhatIsNotGivenIsAbsent) {
  Report report;
  report.result = Sample();
  const v1::Report message = MessageOf(report);
  EXPECT_TRUE(message.has_result());
  EXPECT_FALSE(message.has_comparison());
  EXPECT_EQ(message.others_size(), 0);
  EXPECT_EQ(message.rankings_size(), 0);
  EXPECT_EQ(message.land().points_of_ring_size(), 0);
}

TEST(ReportWireTest, TheResultIsWholeButForLengthsAndOutlines) {
  v1::StudyResult result = MessageOf(SampleReport()).result();
  v1::StudyResult sample = SampleMessage();
  for (v1::StudyResult* message : {&result, &sample}) {
    message->mutable_pairs()->clear_straight_line_mm();
    message->mutable_pairs()->clear_path_mm();
    message->clear_isochrones();
  }
  EXPECT_EQ(result.SerializeAsString(), sample.SerializeAsString());
}

TEST(ReportWireTest, LengthsOfPairsAreWithinHalfOfAHundredMetres) {
  const v1::PairSheet pairs = MessageOf(SampleReport()).result().pairs();
  const v1::PairSheet sample = SampleMessage().pairs();
  ASSERT_EQ(pairs.straight_line_mm_size(), sample.straight_line_mm_size());
  ASSERT_EQ(pairs.path_mm_size(), sample.path_mm_size());
  ASSERT_GT(pairs.path_mm_size(), 0);
  for (int i = 0; i < pairs.path_mm_size(); ++i) {
    EXPECT_EQ(pairs.straight_line_mm(i) % 100'000, 0);
    EXPECT_LE(std::abs(pairs.straight_line_mm(i) - sample.straight_line_mm(i)),
              50'000);
    EXPECT_LE(std::abs(pairs.path_mm(i) - sample.path_mm(i)), 50'000);
  }
}

// Every point of the column, as sums of its steps.
template <typename Steps>
std::vector<int64_t> PlacesOf(const Steps& steps) {
  std::vector<int64_t> places;
  int64_t here = 0;
  for (const int32_t step : steps) places.push_back(here += step);
  return places;
}

TEST(ReportWireTest, OutlinesStayWithinHalfOfTheirStep) {
  const v1::StudyResult result = MessageOf(SampleReport()).result();
  const v1::StudyResult sample = SampleMessage();
  ASSERT_EQ(result.isochrones_size(), sample.isochrones_size());
  size_t points = 0;
  for (int node = 0; node < sample.isochrones_size(); ++node) {
    for (int cut = 0; cut < sample.isochrones(node).cutoffs_size(); ++cut) {
      const auto& outline = result.isochrones(node).cutoffs(cut);
      const auto& exact = sample.isochrones(node).cutoffs(cut);
      const auto rounded = PlacesOf(outline.lat_step_e6());
      const auto places = PlacesOf(exact.lat_step_e6());
      ASSERT_EQ(rounded.size(), places.size());
      EXPECT_EQ(outline.lon_step_e6_size(), exact.lon_step_e6_size());
      for (size_t i = 0; i < places.size(); ++i, ++points) {
        EXPECT_EQ(rounded[i] % 300, 0);
        EXPECT_LE(std::abs(rounded[i] - places[i]), 150);
      }
    }
  }
  EXPECT_GT(points, 0u);
}

TEST(ReportWireTest, OthersHaveTheirFiguresAndNoRowsByPlace) {
  const v1::StudyResult other = MessageOf(SampleReport()).others(0);
  const v1::StudyResult sample = SampleMessage();
  EXPECT_EQ(other.stations_size() + other.lines_size() + other.patterns_size() +
                other.zones_size() + other.catchments_size() +
                other.isochrones_size() + other.node_coverage_size() +
                other.station_centrality_size() + other.station_joins_size() +
                other.line_length_mm_size(),
            0);
  EXPECT_FALSE(other.has_tracks() || other.has_services() ||
               other.has_zone_times() || other.has_station_times() ||
               other.has_pairs() || other.has_service_levels() ||
               other.has_structure() || other.has_window());
  EXPECT_EQ(other.manifest().SerializeAsString(),
            sample.manifest().SerializeAsString());
  EXPECT_EQ(other.summaries_size(), sample.summaries_size());
  EXPECT_EQ(other.assessments_size(), sample.assessments_size());
  EXPECT_EQ(other.key_nodes_size(), sample.key_nodes_size());
  EXPECT_GT(other.summaries_size(), 0);
}

TEST(ReportWireTest, ComparedPairsHaveTheirTotalsAlone) {
  const v1::PairColumns pairs = MessageOf(SampleReport()).comparison().pairs();
  EXPECT_EQ(pairs.a().total_s_size(), 20);
  EXPECT_EQ(pairs.b().total_s_size(), 20);
  EXPECT_EQ(pairs.presence_size(), 20);
  v1::JourneyColumns a = pairs.a();
  a.clear_total_s();
  EXPECT_EQ(a.ByteSizeLong(), 0u);
}

TEST(ReportWireTest, RankingsKeepTheNodesOfTheBestAndTheNamesOfTheShown) {
  const v1::Ranking ranking = MessageOf(SampleReport()).rankings(0);
  EXPECT_EQ(ranking.header().num_variants(), 9u);
  ASSERT_EQ(ranking.rows_size(), 2);
  EXPECT_EQ(ranking.rows(0).variant(), 4u);
  EXPECT_THAT(ranking.rows(0).people_60_change(), ElementsAre(1));
  EXPECT_EQ(ranking.rows(1).variant(), 7u);
  EXPECT_EQ(ranking.rows(1).node_step_size() +
                ranking.rows(1).people_45_change_size() +
                ranking.rows(1).people_60_change_size(),
            0);
  EXPECT_TRUE(ranking.rows(1).has_figures());
  ASSERT_EQ(ranking.header().scenarios_size(), 3);
  EXPECT_EQ(ranking.header().scenarios(0).name().zh(), "甲线");
  EXPECT_EQ(ranking.header().scenarios(1).ByteSizeLong(), 0u);
  EXPECT_EQ(ranking.header().scenarios(2).name().zh(), "丙线");
}

TEST(ReportWireTest, LandIsThere) {
  EXPECT_THAT(MessageOf(SampleReport()).land().points_of_ring(),
              ElementsAre(3));
}

}  // namespace
}  // namespace railreach
