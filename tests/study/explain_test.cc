#include "engine/study/explain.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/study/paper_study.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A - 10 - B runs; B - 20 - C and C - 10 - D are planned for 2030.
Study Baseline() {
  Study study = PaperStudy(R"(
      M1 every 6   A 10 B
      M2 every 4   B 20 C
      M4 every 4   C 10 D)",
                           {{"A", "city_centre", 1000},
                            {"B", "county_seat", 2000},
                            {"C", "new_town", 4000},
                            {"D", "new_town", 8000}});
  for (Line& line : study.model.lines.lines) {
    if (line.name.key == "M1") continue;
    line.open = false;
    line.status = Status::kPlanned;
    line.opening_year = 2030;
  }
  return study;
}

// An evaluator that runs the whole study.
VariantFigures FiguresOf(const Study& study) {
  const StudyResult result = RunOnPaper(study);
  VariantFigures figures;
  double sum = 0;
  for (const Catchment& row : result.catchments) {
    figures.reach.push_back(
        {row.door_to_door.Within(45), row.door_to_door.Within(60)});
    sum += static_cast<double>(row.door_to_door.Within(60));
  }
  figures.people_60 = sum / static_cast<double>(result.catchments.size());
  return figures;
}

std::optional<Explanation> ExplainOnPaper(const Study& study,
                                          std::vector<Change> changes,
                                          Diagnostics& diagnostics) {
  Scenario scenario;
  scenario.file = "plan.textproto";
  uint32_t line = 0;
  for (Change& change : changes) {
    Modification modification;
    modification.change = std::move(change);
    modification.provenance.line = ++line;
    scenario.modifications.push_back(modification);
  }
  return Explain(
      study, {scenario}, FiguresOf(study),
      [&](const Variant& variant, int) {
        Study with;
        with.parameters = study.parameters;
        with.model = variant.model;
        return FiguresOf(with);
      },
      2, [](absl::string_view, size_t, size_t) {}, diagnostics);
}

OpenLines Open(const std::string& line) {
  OpenLines change;
  change.lines = {line};
  return change;
}

TEST(ExplainTest, LinesThatComplementOneAnotherAddUpToMoreThanTheGain) {
  Diagnostics diagnostics;
  const auto explanation =
      ExplainOnPaper(Baseline(), {Open("M2"), Open("M4")}, diagnostics);
  ASSERT_TRUE(explanation.has_value()) << diagnostics.Report();
  ASSERT_EQ(explanation->causes.size(), 2u);
  EXPECT_EQ(explanation->causes[0].what, "open_lines M2");
  EXPECT_EQ(explanation->causes[1].file, "plan.textproto");
  EXPECT_EQ(explanation->causes[1].line, 2u);
  // To A: C in 2 + 20 + 3 + 10 = 35 min, D in 12 more; D is nothing to A
  // without both lines.
  const NodeExplanation& node = explanation->nodes[0];
  EXPECT_EQ(node.before.people_60, 3000);
  EXPECT_EQ(node.after.people_60, 15'000);
  ASSERT_EQ(node.contributions.size(), 2u);
  EXPECT_EQ(node.contributions[0].cause, 0u);
  EXPECT_EQ(node.contributions[0].people_60, 12'000);
  EXPECT_EQ(node.contributions[1].cause, 1u);
  EXPECT_EQ(node.contributions[1].people_60, 8000);
  EXPECT_EQ(node.together, -8000);
}

TEST(ExplainTest, TheTypicalJourneyIsTheOneThatMattersMost) {
  Diagnostics diagnostics;
  const auto explanation =
      ExplainOnPaper(Baseline(), {Open("M2"), Open("M4")}, diagnostics);
  ASSERT_TRUE(explanation.has_value()) << diagnostics.Report();
  // D has twice the people of C, and A is measured by who gets there.
  const auto& journey = explanation->nodes[0].journey;
  ASSERT_TRUE(journey.has_value());
  EXPECT_EQ(journey->from, NodeId(3));
  EXPECT_EQ(journey->to, NodeId(0));
  EXPECT_FALSE(journey->before.reachable());
  EXPECT_EQ(journey->after.total, Minutes(47));
  EXPECT_EQ(journey->after.wait, Minutes(7));
  EXPECT_EQ(journey->after.ride, Minutes(40));
}

TEST(ExplainTest, LinesThatOneModificationOpensAreToldApart) {
  OpenLines until;
  until.open_until = 2030;
  Diagnostics diagnostics;
  const auto explanation = ExplainOnPaper(Baseline(), {until}, diagnostics);
  ASSERT_TRUE(explanation.has_value()) << diagnostics.Report();
  ASSERT_EQ(explanation->causes.size(), 2u);
  EXPECT_EQ(explanation->causes[0].what, "open_lines M2");
  EXPECT_EQ(explanation->causes[1].what, "open_lines M4");
  EXPECT_EQ(explanation->causes[1].line, 1u);
  EXPECT_EQ(explanation->nodes[0].contributions[1].people_60, 8000);
}

TEST(ExplainTest, WhatTheOthersNeedHasTheWholeGain) {
  Diagnostics diagnostics;
  AddLine line;
  line.name = {"M9", "9号线", "Line 9"};
  line.tier = Tier::kMetro;
  line.design_speed_kmh = 80;
  line.stops.resize(2);
  line.stops[0].station = "B";
  line.stops[1].station = "C";
  line.stops[1].run = Minutes(20);
  TrainsAt trains;
  trains.headway = Minutes(4);
  line.trains = {trains};
  SetTrains denser;
  denser.line = "M9";
  denser.headway_factor = 0.5;
  const auto explanation =
      ExplainOnPaper(Baseline(), {line, denser}, diagnostics);
  ASSERT_TRUE(explanation.has_value()) << diagnostics.Report();
  ASSERT_EQ(explanation->causes.size(), 2u);
  EXPECT_TRUE(explanation->causes[0].needed());
  EXPECT_THAT(explanation->causes[0].needed_because, HasSubstr("M9"));
  EXPECT_FALSE(explanation->causes[1].needed());
  const NodeExplanation& node = explanation->nodes[0];
  EXPECT_EQ(node.gain(), 4000);
  // A minute less of waiting brings nobody new.
  ASSERT_EQ(node.contributions.size(), 1u);
  EXPECT_EQ(node.contributions[0].cause, 0u);
  EXPECT_EQ(node.contributions[0].people_60, 4000);
  EXPECT_EQ(node.together, 4000);
}

TEST(ExplainTest, AScenarioThatDoesNotFitIsReported) {
  Diagnostics diagnostics;
  EXPECT_FALSE(
      ExplainOnPaper(Baseline(), {Open("M77")}, diagnostics).has_value());
  EXPECT_THAT(diagnostics.Report(), HasSubstr("M77"));
}

TEST(ExplainTest, ANodeThatNothingTouchesHasNoCause) {
  Diagnostics diagnostics;
  const auto explanation =
      ExplainOnPaper(Baseline(), {Open("M4")}, diagnostics);
  ASSERT_TRUE(explanation.has_value()) << diagnostics.Report();
  EXPECT_EQ(explanation->nodes[0].gain(), 0);
  EXPECT_THAT(explanation->nodes[0].contributions, IsEmpty());
  EXPECT_FALSE(explanation->nodes[0].journey.has_value());
  // A single cause explains all of it.
  EXPECT_EQ(explanation->nodes[2].contributions[0].people_60, 8000);
  EXPECT_EQ(explanation->nodes[2].together, 0);
}

TEST(ExplainTest, ModificationsAreNamedInFewWords) {
  ExtendLine extend;
  extend.line = "9号线";
  extend.terminus = "松江南站";
  extend.stops.resize(1);
  extend.stops[0].station = "金山";
  EXPECT_EQ(Describe(extend), "extend_line 9号线 松江南站 - 金山");
  CloseSection section;
  section.from = "A";
  section.to = "B";
  EXPECT_EQ(Describe(section), "close_section A - B");
  EXPECT_EQ(Describe(IntegrateOperators()), "integrate_operators");
}

}  // namespace
}  // namespace railreach
