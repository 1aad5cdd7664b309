// Scenarios and batches in the parameters of a study.
#include <string>
#include <utility>
#include <vector>

#include "engine/wire/study_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string ErrorsOf(absl::string_view text) {
  const auto parameters = ParseStudyParameters("study.textproto", text);
  return parameters.ok() ? "" : std::string(parameters.status().message());
}

TEST(BatchParametersTest, ReadsScenariosAndABatch) {
  const auto parameters = ParseStudyParameters("study.textproto", R"(
    scenario: "a.textproto"  scenario: "b.csv"
    batch {
      candidates: ["c.csv", "d.csv"]
      subsets: 3
      each_line_until: 2035
      sweep { what: HEADWAY line: "11" from: 3 to: 30 step: 1.5 }
      sweep { what: DESIGN_SPEED line: "L" from: 160 to: 350 step: 10 }
      closures: [LINE, STATION, LINK]
      efficiency: true
      search {
        objective: DIRECT_RATE  budget_km: 300  most_candidates: 5
        exact_up_to: 12  seconds: 1.5  seed: 7
      }
    }
  )");
  ASSERT_TRUE(parameters.ok()) << parameters.status();
  EXPECT_THAT(parameters->scenarios, ElementsAre("a.textproto", "b.csv"));
  const BatchParameters& batch = parameters->batch.value();
  EXPECT_THAT(batch.candidates, ElementsAre("c.csv", "d.csv"));
  EXPECT_EQ(batch.subsets, 3);
  EXPECT_EQ(batch.each_line_until, 2035);
  ASSERT_EQ(batch.sweeps.size(), 2u);
  EXPECT_EQ(batch.sweeps[0].what, SweepParameters::What::kHeadway);
  EXPECT_EQ(batch.sweeps[0].line, "11");
  EXPECT_EQ(batch.sweeps[0].step, 1.5);
  EXPECT_EQ(batch.sweeps[1].what, SweepParameters::What::kDesignSpeed);
  EXPECT_EQ(batch.sweeps[1].from, 160);
  EXPECT_EQ(batch.sweeps[1].to, 350);
  EXPECT_THAT(batch.closures,
              ElementsAre(Closure::kLine, Closure::kStation, Closure::kLink));
  EXPECT_TRUE(batch.efficiency);
  const SearchParameters& search = batch.search.value();
  EXPECT_EQ(search.objective, Objective::kDirectRate);
  EXPECT_EQ(search.budget_km, 300);
  EXPECT_EQ(search.budget_cost, 0);
  EXPECT_EQ(search.most_candidates, 5);
  EXPECT_EQ(search.exact_up_to, 12);
  EXPECT_EQ(search.seconds, 1.5);
  EXPECT_EQ(search.seed, 7u);
  const std::string text = StudyParametersText(*parameters);
  const auto again = ParseStudyParameters("again", text);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(StudyParametersText(*again), text);
}

TEST(BatchParametersTest, ABatchHasTheDefaultsOfItsStruct) {
  const auto parameters = ParseStudyParameters(
      "study.textproto", "batch { search { budget_cost: 9 } }");
  ASSERT_TRUE(parameters.ok()) << parameters.status();
  StudyParameters expected;
  expected.batch = BatchParameters();
  expected.batch->search = SearchParameters();
  expected.batch->search->budget_cost = 9;
  EXPECT_EQ(StudyParametersText(*parameters), StudyParametersText(expected));
}

TEST(BatchParametersTest, RejectsBatchesThatAreNone) {
  const std::string sweep = "sweep { what: HEADWAY line: \"L\" ";
  for (const auto& [batch, message] :
       std::vector<std::pair<std::string, std::string>>{
           {"subsets: 0", "batch.subsets: 0 is out of range"},
           {"candidates: \"\"", "batch.candidates is empty"},
           {"closures: [LINE, LINE]", "batch.closures: LINE stands twice"},
           {"closures: 9", "write one of LINE, STATION, LINK"},
           {"sweep {}", "batch.sweep[0].what is missing"},
           {sweep + "from: 3 to: 30 }", "batch.sweep[0].step is missing"},
           {sweep + "from: 3 to: 30 step: 0 }", "write a step above 0"},
           {sweep + "from: 3 to: 30 step: nan }", "write a step above 0"},
           {sweep + "from: 30 to: 3 step: 1 }", "3 is below 30"},
           {sweep + "from: 0 to: 3 step: 1 }", "from 0.5 to 1440"},
           {sweep + "from: 1 to: 3 step: 1e-9 }", "more than 10000 values"},
           {"search {}", "neither budget_km nor budget_cost"},
           {"search { budget_km: 1 budget_cost: -1 }",
            "batch.search.budget_cost"},
           {"search { budget_km: 0 }", "batch.search.budget_km: 0"},
           {"search { budget_km: 1 seconds: 0 }", "batch.search.seconds"},
           {"search { budget_km: 1 objective: 0 }", "PEOPLE_60_BY_PEOPLE"}}) {
    EXPECT_THAT(ErrorsOf("batch { " + batch + " }"), HasSubstr(message))
        << batch;
  }
  EXPECT_THAT(ErrorsOf("scenario: \"\""), HasSubstr("scenario is empty"));
}

TEST(BatchParametersTest, NamesThePlaceWithinABatch) {
  const std::string errors = ErrorsOf(
      "batch {\n"
      "  sweep { what: DWELL line: \"L\" from: 1 to: 2 step: 1 }\n"
      "  sweep { what: DWELL line: \"L\" from: 1\n"
      "    to: 2 step: -1 }\n"
      "  search { budget_km: 9\n"
      "    seconds: -1 }\n"
      "  closure: LINE\n"
      "}\n");
  EXPECT_THAT(errors,
              HasSubstr("study.textproto:4:11: error: batch.sweep[1].step"));
  EXPECT_THAT(errors,
              HasSubstr("study.textproto:6:5: error: batch.search.seconds"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:7:3: error: "));
  EXPECT_THAT(errors, HasSubstr("did you mean closures"));
}

TEST(BatchParametersTest, SetsABatchWholeOrByItsFields) {
  StudyParameters parameters;
  ASSERT_TRUE(SetParameters({"batch.subsets=3", "batch.closures=LINE,station",
                             "batch.candidates=a.csv, b.csv",
                             "batch.search.budget_km=300",
                             "batch.sweep={what: DWELL line: \"L\" from: 10 "
                             "to: 60 step: 5}",
                             "scenario=x.csv,y.textproto"},
                            parameters)
                  .ok());
  EXPECT_THAT(parameters.scenarios, ElementsAre("x.csv", "y.textproto"));
  ASSERT_TRUE(parameters.batch.has_value());
  EXPECT_EQ(parameters.batch->subsets, 3);
  EXPECT_THAT(parameters.batch->closures,
              ElementsAre(Closure::kLine, Closure::kStation));
  EXPECT_THAT(parameters.batch->candidates, ElementsAre("a.csv", "b.csv"));
  EXPECT_EQ(parameters.batch->search->budget_km, 300);
  ASSERT_EQ(parameters.batch->sweeps.size(), 1u);
  EXPECT_EQ(parameters.batch->sweeps[0].to, 60);
  ASSERT_TRUE(
      SetParameter("batch.search.objective", "efficiency", parameters).ok());
  EXPECT_EQ(parameters.batch->search->objective, Objective::kEfficiency);
  EXPECT_EQ(parameters.batch->search->budget_km, 300);
  ASSERT_TRUE(SetParameter("batch", "{subsets: 2}", parameters).ok());
  EXPECT_EQ(parameters.batch->subsets, 2);
  EXPECT_THAT(parameters.batch->candidates, ElementsAre());
  EXPECT_FALSE(parameters.batch->search.has_value());
  ASSERT_TRUE(SetParameters({"batch=", "scenario="}, parameters).ok());
  EXPECT_FALSE(parameters.batch.has_value());
  EXPECT_THAT(parameters.scenarios, ElementsAre());
}

}  // namespace
}  // namespace railreach
