#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/output/ranking_summary.h"
#include "engine/output/ranking_tables.h"
#include "engine/output/text_table.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

BatchHeader Header() {
  BatchHeader header;
  header.parameters.name = {"study", "研究", "Study"};
  header.scenarios = {{{"a", "甲线", "Line A"}, 100},
                      {{"b", "", "Line B"}, 200},
                      {{"c", "丙站", ""}, 0}};
  header.nodes.push_back({{"n0", "嘉定", "Jiading"}, true, 1000});
  header.nodes.push_back({{"n1", "昆山", "Kunshan"}, false, 3000});
  header.baseline.reach.push_back({50'000, 100'000});
  header.baseline.reach.push_back({70'000, 200'000});
  header.baseline.people_45 = 60'000;
  header.baseline.people_60 = 150'000;
  header.baseline.people_60_by_people = 175'000;
  header.baseline.nodes_covered = 1;
  header.baseline.people_covered = 90'000;
  header.baseline.direct_rate = 40;
  header.num_variants = 5;
  return header;
}

VariantRow Row(const BatchHeader& header, size_t variant,
               std::vector<uint32_t> scenarios, double gain, double km) {
  VariantRow row;
  row.variant = variant;
  row.scenarios = std::move(scenarios);
  for (const uint32_t s : row.scenarios) row.cost += header.scenarios[s].cost;
  row.figures = header.baseline;
  row.figures.people_60_by_people += gain;
  row.figures.new_track = Kilometres(km);
  return row;
}

RankTable Table(const BatchHeader& header) {
  Ranking ranking(header, {});
  VariantRow best = Row(header, 3, {0, 1}, 30'000, 20);
  best.figures.reach[NodeId(1)] = {71'000, 190'000};
  best.figures.people_covered += 5000;
  best.figures.direct_rate += 1.25;
  ranking.Add(Row(header, 0, {0}, 10'000, 12.5));
  ranking.Add(Row(header, 1, {1}, 5'000, 25));
  ranking.Add(Row(header, 2, {2}, -400, 0));
  ranking.Add(best);
  VariantRow refused;
  refused.variant = 4;
  refused.scenarios = {0, 2};
  refused.problem = "c.csv:2: error: no station '丙'\nand \"more\"";
  ranking.Add(refused);
  return ranking.Finish();
}

std::vector<std::string> LinesOf(const std::string& text) {
  return absl::StrSplit(text, '\n', absl::SkipEmpty());
}

TEST(RankingTablesTest, TheRankingHoldsGainsAndRatiosWhereThereAreAny) {
  const BatchHeader header = Header();
  const auto files = RankingTables(header, Table(header));
  ASSERT_THAT(files, SizeIs(5));
  EXPECT_EQ(files[0].name, "ranking.csv");
  // By hand: 30,000 / 20, 10,000 / 12.5, ...; a | b costs 100 + 200.
  EXPECT_THAT(
      LinesOf(files[0].text),
      ElementsAre(
          "rank,variant,scenarios,name_zh,name_en,people_60_by_people_gain,"
          "people_60_gain,people_45_gain,people_covered_gain,"
          "nodes_covered_gain,direct_gain_pct_points,efficiency_gain_per_hour,"
          "new_track_km,cost,gain_per_km,gain_per_cost,pareto_km,pareto_cost",
          "1,3,a|b,甲线 + Line B,Line A + Line B,30000.0,0.0,0.0,5000,0,"
          "1.2500,,20.000,300.000,1500.00,100.000,yes,yes",
          "2,0,a,甲线,Line A,10000.0,0.0,0.0,0,0,0.0000,,12.500,100.000,"
          "800.00,100.000,yes,yes",
          "3,1,b,Line B,Line B,5000.0,0.0,0.0,0,0,0.0000,,25.000,200.000,"
          "200.00,25.000,no,no",
          "4,2,c,丙站,丙站,-400.0,0.0,0.0,0,0,0.0000,,0.000,,,,no,no"));
}

TEST(RankingTablesTest, FrontsNodesAndProblemsHaveTablesOfTheirOwn) {
  const BatchHeader header = Header();
  const auto files = RankingTables(header, Table(header));
  const auto fronts = LinesOf(files[1].text);
  ASSERT_THAT(fronts, SizeIs(1 + 2 + 2));
  EXPECT_THAT(fronts[1], HasSubstr("km,0,a,"));
  EXPECT_THAT(fronts[4], HasSubstr("cost,3,a|b,"));
  EXPECT_THAT(LinesOf(files[2].text),
              ElementsAre("rank,variant,node_id,node_zh,node_en,counts,"
                          "people_3km,people_45,people_45_gain,people_60,"
                          "people_60_gain",
                          "1,3,n1,昆山,Kunshan,no,3000,71000,1000,190000,"
                          "-10000"));
  EXPECT_EQ(files[3].text,
            "variant,scenarios,name_zh,name_en,problem\n"
            "4,a|c,甲线 + 丙站,Line A + 丙站,\"c.csv:2: error: no station "
            "'丙'\nand \"\"more\"\"\"\n");
  EXPECT_THAT(files[4].text,
              HasSubstr("1,c.csv:N: error: no station '...',4,"));
}

TEST(RankingSummaryTest, ShowsTheBaselineTheTableAndTheProblems) {
  const BatchHeader header = Header();
  const std::string text = RankingSummary(header, Table(header));
  EXPECT_THAT(text, HasSubstr("研究 Study\n  方案 variants 5"));
  EXPECT_THAT(text, HasSubstr("不能实施 not applied 1"));
  EXPECT_THAT(text, HasSubstr("按人口加权 weighted 17.5, 节点平均 mean 15.0"));
  EXPECT_THAT(text, HasSubstr("* km, cost"));
  EXPECT_THAT(text, HasSubstr("+3.00"));
  EXPECT_THAT(text, HasSubstr("-0.04"));
  EXPECT_THAT(text, HasSubstr("c.csv:N: error: no station '...'"));
  EXPECT_THAT(text, Not(HasSubstr("效率")));
  EXPECT_THAT(text, Not(HasSubstr("inf")));
  EXPECT_THAT(text, Not(HasSubstr("nan")));
  EXPECT_THAT(text, Not(HasSubstr("shard")));
}

TEST(RankingSummaryTest, ColumnsLineUpUnderChineseTitles) {
  const BatchHeader header = Header();
  const auto lines = LinesOf(RankingSummary(header, Table(header)));
  size_t width = 0, rows = 0;
  for (const std::string& line : lines) {
    if (line.find("* km, cost") == std::string::npos) continue;
    if (rows++ > 0) {
      EXPECT_EQ(DisplayWidth(line), width) << line;
    }
    width = DisplayWidth(line);
  }
  EXPECT_EQ(rows, 2u);
}

TEST(RankingSummaryTest, MembersOfAFrontBelowTheTopAreShownBeneath) {
  const BatchHeader header = Header();
  const std::string text = RankingSummary(header, Table(header), 1);
  const size_t others = text.find("Others on a Pareto front");
  ASSERT_NE(others, std::string::npos);
  EXPECT_THAT(text.substr(others), HasSubstr("甲线 Line A"));
  EXPECT_THAT(text.substr(0, others), Not(HasSubstr("甲线 Line A ")));
}

TEST(RankingSummaryTest, SaysWhatIsMissingAndWhatLossesAre) {
  BatchHeader header = Header();
  header.num_variants = 12;
  header.shard = {2, 3};
  header.baseline.efficiency = 0.5;
  for (BatchScenario& scenario : header.scenarios) scenario.cost = 0;
  RankOptions options;
  options.losses_first = true;
  Ranking ranking(header, options);
  ranking.Add(Row(header, 0, {0}, -100, 0));
  const std::string text = RankingSummary(header, ranking.Finish());
  EXPECT_THAT(text, HasSubstr("of all 12 variants; 分片 shard 2/3"));
  EXPECT_THAT(text, HasSubstr("Criticality, largest loss first"));
  EXPECT_THAT(text, HasSubstr("效率 efficiency 0.5000 /h"));
  EXPECT_THAT(text, Not(HasSubstr("造价 cost")));
  EXPECT_THAT(text, Not(HasSubstr("could not be applied")));
}

}  // namespace
}  // namespace railreach
