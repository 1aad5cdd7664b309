#include "engine/output/best_set_summary.h"

#include <string>

#include "engine/wire/best_set_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/sample_best_set.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(BestSetSummaryTest, TellsWhatWasChosenAndWhichFirst) {
  const std::string text = BestSetSummary(SampleBestSet());
  EXPECT_THAT(text, HasSubstr("最优方案  The best set of candidates"));
  EXPECT_THAT(text, HasSubstr("weighted by people"));
  EXPECT_THAT(text, HasSubstr("at most 100.0 km"));
  EXPECT_THAT(text, HasSubstr("cost at most 320.0"));
  // 725 - 710 and then 746.5 - 725 ten thousands.
  EXPECT_THAT(text, HasSubstr("1  十一号线 Line 11"));
  EXPECT_THAT(text, HasSubstr("+15.00"));
  EXPECT_THAT(text, HasSubstr("2  九号线 Line 9"));
  EXPECT_THAT(text, HasSubstr("+21.50"));
  EXPECT_THAT(text, HasSubstr("710.00 -> 746.50 (+36.50)"));
  EXPECT_THAT(text, HasSubstr("new track 92.5 km"));
  EXPECT_THAT(text, HasSubstr("cannot be applied alone: 十号线 Line 10"));
  EXPECT_THAT(text, HasSubstr("complement"));
}

TEST(BestSetSummaryTest, StatesTheGap) {
  // (760 - 746.5) of (760 - 710) ten thousands.
  const std::string text = BestSetSummary(SampleBestSet());
  EXPECT_THAT(text, HasSubstr("gains more than +50.00; 差距 gap 13.50"));
  EXPECT_THAT(text, HasSubstr("27.0% of that"));
  EXPECT_THAT(text, HasSubstr("time limit of 60 s"));
}

TEST(BestSetSummaryTest, CallsProvenOnlyWhatIs) {
  BestSetReport report = SampleBestSet();
  report.result.proven = true;
  report.result.upper_bound = report.result.best.value;
  report.result.stop = SearchStop::kDone;
  EXPECT_THAT(BestSetSummary(report), HasSubstr("proven optimal, as"));
  EXPECT_THAT(BestSetSummary(report), Not(HasSubstr("not proven")));
  report.result.proven = false;
  report.result.upper_bound.reset();
  EXPECT_THAT(BestSetSummary(report), HasSubstr("no bound is known"));
  report.result.bound_violations = 4;
  EXPECT_THAT(BestSetSummary(report), HasSubstr("not monotone (4 times)"));
}

TEST(BestSetSummaryTest, WithoutAnOrderNoneIsMadeUp) {
  BestSetReport report = SampleBestSet();
  report.result.build_order.clear();
  report.result.stop = SearchStop::kStopFlag;
  EXPECT_THAT(BestSetSummary(report), HasSubstr("-  九号线 Line 9"));
  EXPECT_THAT(BestSetTables(report)[0].text,
              HasSubstr("line_9,九号线,Line 9,200.000,yes,,,,,,\n"));
}

TEST(BestSetSummaryTest, NothingAffordableIsSaid) {
  BestSetReport report;
  report.result.proven = true;
  EXPECT_THAT(BestSetSummary(report), HasSubstr("no affordable set is better"));
}

TEST(BestSetSummaryTest, OtherObjectivesHaveTheirUnits) {
  BestSetReport report = SampleBestSet();
  report.parameters.objective = Objective::kDirectRate;
  report.result.empty_value = 12.5;
  report.result.best.value = 14.25;
  EXPECT_THAT(BestSetSummary(report), HasSubstr("12.50 -> 14.25 (+1.75)"));
}

TEST(BestSetTablesTest, ListTheChosenInOrderThenTheOthers) {
  EXPECT_EQ(BestSetTables(SampleBestSet())[0].text,
            "candidate_id,name_zh,name_en,cost,chosen,build_order,"
            "value_so_far,gain_of_step,gain_so_far,km_so_far,cost_so_far\n"
            "line_11,十一号线,Line 11,110.000,yes,1,7250000.0,150000.0,"
            "150000.0,40.000,110.000\n"
            "line_9,九号线,Line 9,200.000,yes,2,7465000.0,215000.0,365000.0,"
            "92.500,310.000\n"
            "line_10,十号线,Line 10,170.000,no,,,,,,\n");
}

TEST(BestSetTablesTest, GiveBoundAndTrace) {
  const auto tables = BestSetTables(SampleBestSet());
  ASSERT_EQ(tables.size(), 3u);
  EXPECT_EQ(tables[1].name, "best_set_search.csv");
  EXPECT_THAT(tables[1].text, HasSubstr("\nobjective,people_60_by_people\n"));
  EXPECT_THAT(tables[1].text, HasSubstr("\nupper_bound,7600000.0\n"));
  EXPECT_THAT(tables[1].text, HasSubstr("\ngap,135000.0\ngap_pct,27.00\n"));
  EXPECT_THAT(tables[1].text, HasSubstr("\nstop,time_limit\n"));
  EXPECT_THAT(tables[2].text,
              HasSubstr("\n9,greedy,7400000.0,300000.0,99.000,280.000,"
                        "line_10|line_11\n"));
}

TEST(BestSetTablesTest, ADecodedReportReadsTheSame) {
  const BestSetReport report = SampleBestSet();
  const auto decoded = DecodeBestSet(EncodeBestSet(report));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(BestSetSummary(*decoded), BestSetSummary(report));
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(BestSetTables(*decoded)[i].text, BestSetTables(report)[i].text);
  }
}

}  // namespace
}  // namespace railreach
