#include <filesystem>
#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/base/file.h"
#include "engine/output/comparison_folder.h"
#include "engine/output/comparison_layers.h"
#include "engine/output/comparison_summary.h"
#include "engine/output/comparison_tables.h"
#include "engine/output/explanation.h"
#include "engine/wire/result_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct After {
  Study study = SampleStudy();
  StudyResult result = SampleResult();
};

// The sample with more people at one node and fewer at another, a journey that
// is lost, one that waits five minutes more, and a target newly met.
After Changed() {
  After after;
  StudyResult& result = after.result;
  result.catchments[NodeId(0)].door_to_door.study_area[60] += 50'000;
  result.catchments[NodeId(1)].door_to_door.study_area[60] -= 20'000;
  result.pairs(0, 1).total = kUnreachable;
  result.pairs(0, 2).total = result.pairs(0, 2).total + Minutes(5);
  result.pairs(0, 2).wait = result.pairs(0, 2).wait + Minutes(5);
  result.assessments[0].verdict = Verdict::kMet;
  result.assessments[0].members[0].met = true;
  after.study.model.lines.lines[LineId(0)].open = false;
  return after;
}

StudyComparison SampleComparison() {
  const After after = Changed();
  return Compare(SampleStudy(), SampleResult(), after.study, after.result);
}

std::map<std::string, std::string> TablesOf(const StudyComparison& comparison) {
  std::map<std::string, std::string> tables;
  for (const OutputFile& file : ComparisonTables(comparison)) {
    tables[file.name] = file.text;
  }
  return tables;
}

// Without quotes in the row.
std::string Cell(const std::string& table, size_t row,
                 const std::string& column) {
  const std::vector<std::string> lines = absl::StrSplit(table, '\n');
  const std::vector<std::string> names = absl::StrSplit(lines[0], ',');
  const std::vector<std::string> cells = absl::StrSplit(lines.at(row + 1), ',');
  for (size_t i = 0; i < names.size(); ++i) {
    if (names[i] == column) return cells.at(i);
  }
  ADD_FAILURE() << "no column " << column;
  return "";
}

TEST(ComparisonTablesTest, SidesAndChangesStandSideBySide) {
  const auto tables = TablesOf(SampleComparison());
  EXPECT_EQ(tables.size(), 8u);
  const std::string& nodes = tables.at("nodes.csv");
  EXPECT_EQ(Cell(nodes, 0, "people_60min_change"), "50000");
  EXPECT_EQ(Cell(nodes, 1, "headline_people_change"), "-20000");
  EXPECT_EQ(Cell(nodes, 2, "headline_people_change"), "0");
  EXPECT_EQ(Cell(nodes, 0, "comparable"), "yes");
  EXPECT_EQ(Cell(tables.at("targets.csv"), 0, "state"), "now_met");
  EXPECT_EQ(Cell(tables.at("targets.csv"), 0, "members_now_met"), "上海市");
  EXPECT_EQ(Cell(tables.at("lines.csv"), 0, "runs"), "only_a");
}

TEST(ComparisonTablesTest, WhatIsNotReachedIsBlankNotZero) {
  const auto tables = TablesOf(SampleComparison());
  const std::string& pairs = tables.at("pairs.csv");
  EXPECT_EQ(Cell(pairs, 0, "state"), "only_a");
  EXPECT_NE(Cell(pairs, 0, "total_s_a"), "");
  EXPECT_EQ(Cell(pairs, 0, "total_s_b"), "");
  EXPECT_EQ(Cell(pairs, 0, "total_s_change"), "");
  EXPECT_EQ(Cell(pairs, 1, "wait_s_change"), "300");
  EXPECT_EQ(Cell(pairs, 1, "ride_s_change"), "0");
  for (const auto& [name, text] : tables) {
    EXPECT_THAT(text, Not(HasSubstr("nan"))) << name;
    EXPECT_THAT(text, Not(HasSubstr("inf"))) << name;
  }
}

TEST(ComparisonTablesTest, ADecodedResultComparesTheSame) {
  const After after = Changed();
  const auto a = DecodeResult(EncodeResult(SampleStudy(), SampleResult()));
  const auto b = DecodeResult(EncodeResult(after.study, after.result));
  ASSERT_TRUE(a.ok() && b.ok());
  EXPECT_EQ(TablesOf(Compare(a->study, a->result, b->study, b->result)),
            TablesOf(SampleComparison()));
}

TEST(ComparisonLayersTest, NodesAndZonesHaveTheirChanges) {
  const auto layers = ComparisonLayers(SampleComparison());
  ASSERT_EQ(layers.size(), 3u);
  EXPECT_EQ(layers[0].name, "key_node_changes.geojson");
  EXPECT_THAT(layers[0].text, HasSubstr("\"people_60min_change\":50000"));
  EXPECT_THAT(layers[1].text, HasSubstr("\"mean_change_min\":"));
}

TEST(ComparisonSummaryTest, SaysWhoGainsAndWhatIsLost) {
  const std::string text = ComparisonSummary(SampleComparison());
  EXPECT_THAT(text, HasSubstr("人民广场 People's Square"));
  EXPECT_THAT(text, HasSubstr("+5.0"));
  EXPECT_THAT(text, HasSubstr("-2.0"));
  EXPECT_THAT(text, HasSubstr("lost 1"));
  EXPECT_THAT(text, HasSubstr("新达标 now met 1"));
  EXPECT_THAT(text, HasSubstr("停运 closed 1"));
  EXPECT_THAT(text, HasSubstr("候车 wait +5"));
  EXPECT_THAT(text, Not(HasSubstr("WARNING")));
}

TEST(ComparisonSummaryTest, WarnsOfWhatIsNotMeasuredAlike) {
  After after = Changed();
  after.study.parameters.wait_model = WaitModel::kOptimal;
  const std::string text = ComparisonSummary(
      Compare(SampleStudy(), SampleResult(), after.study, after.result));
  EXPECT_THAT(text, HasSubstr("WARNING"));
  EXPECT_THAT(text, HasSubstr("wait_model"));
}

TEST(ComparisonSummaryTest, NothingComparesToNothing) {
  const std::string text = ComparisonSummary(
      Compare(Study(), StudyResult(), SampleStudy(), SampleResult()));
  EXPECT_THAT(text, HasSubstr("key_nodes"));
  EXPECT_THAT(text, Not(HasSubstr("What it means")));
}

TEST(ComparisonFolderTest, AnOldComparisonIsReplacedAndNothingElse) {
  const std::string folder =
      absl::StrCat(::testing::TempDir(), "/comparison_folder");
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(WriteComparisonFolder(folder, SampleComparison()).ok());
  ASSERT_TRUE(WriteComparisonFolder(folder, SampleComparison()).ok());
  EXPECT_TRUE(ReadFile(folder + "/comparison.pb").ok());
  EXPECT_TRUE(ReadFile(folder + "/tables/nodes.csv").ok());
  EXPECT_TRUE(ReadFile(folder + "/layers/zone_changes.geojson").ok());
  ASSERT_TRUE(WriteFileAtomically(folder + "/note.txt", "mine").ok());
  EXPECT_FALSE(CheckComparisonFolder(folder).ok());
}

// Two modifications: one that brings everything to 人民广场, one that the first
// needs.
Explanation SampleExplanation() {
  Explanation explanation;
  const size_t nodes = SampleStudy().model.places.nodes.size();
  explanation.before.reach.assign(nodes, {100'000, 200'000});
  explanation.after.reach.assign(nodes, {100'000, 250'000});
  explanation.before.people_60 = 200'000;
  explanation.after.people_60 = 250'000;
  Cause opening, line;
  opening.what = "open_lines 嘉闵线";
  opening.file = "plan.csv";
  opening.line = 2;
  opening.without = explanation.before;
  line.what = "add_line 示范区线";
  line.file = "plan.csv";
  line.needed_because = "no line";
  explanation.causes = {opening, line};
  for (size_t i = 0; i < nodes; ++i) {
    NodeExplanation node;
    node.node = NodeId(i);
    node.before = explanation.before.reach[NodeId(i)];
    node.after = explanation.after.reach[NodeId(i)];
    node.contributions = {{0, 50'000}, {1, 50'000}};
    TypicalJourney journey;
    journey.from = NodeId(i);
    journey.to = NodeId((i + 1) % nodes);
    journey.before.total = Minutes(50);
    journey.before.wait = Minutes(20);
    journey.before.ride = Minutes(30);
    journey.before.rides = 2;
    journey.after = journey.before;
    journey.after.total = Minutes(38);
    journey.after.wait = Minutes(8);
    journey.after.rides = 1;
    node.journey = journey;
    explanation.nodes.push_back(node);
  }
  return explanation;
}

TEST(ExplanationTest, NamesCausesAndThePartThatChanged) {
  const std::string text =
      ExplanationText(SampleStudy(), SampleExplanation(), {});
  EXPECT_THAT(text, HasSubstr("open_lines 嘉闵线"));
  EXPECT_THAT(text, HasSubstr("plan.csv:2"));
  EXPECT_THAT(text, HasSubstr("needed by others"));
  EXPECT_THAT(text, HasSubstr("候车 wait -12"));
  EXPECT_THAT(text, HasSubstr("1 > 0"));
}

TEST(ExplanationTest, OfOneNodeAllPartsAreShown) {
  ExplanationOptions options;
  options.node = NodeId(2);
  const std::string text =
      ExplanationText(SampleStudy(), SampleExplanation(), options);
  EXPECT_THAT(text, HasSubstr("嘉定新城"));
  EXPECT_THAT(text, Not(HasSubstr("人民广场 People's Square  ")));
  EXPECT_THAT(text, HasSubstr("进站 entry"));
}

TEST(ExplanationTest, TablesHoldEveryNodeAndCause) {
  const auto tables = ExplanationTables(SampleStudy(), SampleExplanation());
  ASSERT_EQ(tables.size(), 3u);
  EXPECT_EQ(Cell(tables[0].text, 0, "people_60min_lost"), "50000");
  EXPECT_EQ(Cell(tables[0].text, 1, "people_60min_lost"), "");
  EXPECT_EQ(Cell(tables[0].text, 1, "needed_by_others"), "yes");
  EXPECT_EQ(Cell(tables[1].text, 1, "people_60min_lost"), "50000");
  EXPECT_EQ(Cell(tables[2].text, 0, "wait_after_s"), "480");
}

}  // namespace
}  // namespace railreach
