// Variants measured from their changes, against everything computed anew.
#include "engine/study/evaluator.h"

#include "engine/input/load_study.h"
#include "engine/scenario/apply.h"
#include "engine/study/batch_run.h"
#include "engine/study/run.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/random_scenario.h"
#include "tests/support/random_study.h"

namespace railreach {
namespace {

struct Tally {
  int measured = 0;
  int differ_from_baseline = 0;
  int fell = 0;
};

// Scenarios k of [0, count) over the study.
void ExpectBothWaysEqual(const Study& study, uint32_t first, uint32_t count,
                         bool efficiency, Tally& tally) {
  const Applier applier(study.model);
  const Evaluator evaluator(study, efficiency, 1);
  Evaluator::Workspace workspace(evaluator);
  Variant variant;
  for (uint32_t k = first; k < first + count; ++k) {
    SCOPED_TRACE(testing::Message() << "scenario " << k);
    Diagnostics diagnostics;
    applier.Apply(RandomScenario(study.model, k), variant, diagnostics);
    if (!diagnostics.ok()) continue;
    const VariantFigures changes =
        evaluator.Evaluate(variant, Recompute::kChanges, workspace);
    const VariantFigures everything =
        evaluator.Evaluate(variant, Recompute::kEverything, workspace);
    ASSERT_TRUE(changes == everything)
        << changes.people_60 << " " << everything.people_60 << ", direct "
        << changes.direct_rate << " " << everything.direct_rate << ", covered "
        << changes.people_covered << " " << everything.people_covered << ", km "
        << changes.new_track.km() << " " << everything.new_track.km();
    ++tally.measured;
    tally.differ_from_baseline += !(changes == evaluator.baseline());
    tally.fell += changes.people_60 < evaluator.baseline().people_60;
  }
}

TEST(EvaluatorTest, ChangesAloneGiveWhatEverythingGives) {
  Tally tally;
  for (uint32_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(testing::Message() << "model " << seed);
    ExpectBothWaysEqual(RandomStudy(seed), 1000 * seed, 20, seed % 3 == 0,
                        tally);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(tally.measured, 2000);
  EXPECT_GT(tally.differ_from_baseline, tally.measured / 2);
  EXPECT_GT(tally.fell, 100);
}

const Study& Shanghai() {
  static const Study* const study = [] {
    Diagnostics diagnostics;
    return new Study(LoadStudy(RAILREACH_SOURCE_DIR "/networks/shanghai",
                               {"outlines=false"}, diagnostics));
  }();
  return *study;
}

TEST(EvaluatorTest, ChangesAloneGiveWhatEverythingGivesOnShanghai) {
  Tally tally;
  ExpectBothWaysEqual(Shanghai(), 0, 150, false, tally);
  EXPECT_GT(tally.measured, 50);
  EXPECT_GT(tally.differ_from_baseline, tally.measured / 2);
}

// The figures of a whole run, which shares no code with the evaluator but the
// search.
void ExpectRun(const Study& study, const VariantFigures& figures) {
  const StudyResult result =
      RunStudy(study, 2, [](absl::string_view, size_t, size_t) {});
  const RegionSummary& area = result.summaries.front();
  EXPECT_EQ(figures.people_45, area.people_45);
  EXPECT_EQ(figures.people_60, area.people_60);
  EXPECT_EQ(figures.people_60_by_people, area.people_60_by_people);
  const ConnectionSummary& links = result.connections.front();
  EXPECT_DOUBLE_EQ(figures.direct_rate, 100 * links.direct_rate);
  EXPECT_EQ(figures.efficiency, links.efficiency_per_hour);
  for (const NodeId node : figures.reach.ids()) {
    const PeopleCurve& curve = result.catchments[node].door_to_door;
    ASSERT_EQ(figures.reach[node].people_45, curve.Within(45));
    ASSERT_EQ(figures.reach[node].people_60, curve.Within(60));
  }
}

TEST(EvaluatorTest, TheBaselineIsWhatARunGives) {
  const Evaluator evaluator(Shanghai(), true, 2);
  ExpectRun(Shanghai(), evaluator.baseline());
  EXPECT_EQ(evaluator.baseline().new_track, Metres());
}

TEST(EvaluatorTest, AVariantIsWhatARunOfItGives) {
  Scenario scenario;
  OpenLines open;
  open.lines = {"嘉闵线"};
  scenario.modifications.push_back({open, {}});
  CloseLine close;
  close.line = "上海2号线";
  scenario.modifications.push_back({close, {}});
  const Applier applier(Shanghai().model);
  Variant variant;
  Diagnostics diagnostics;
  applier.Apply(scenario, variant, diagnostics);
  ASSERT_TRUE(diagnostics.ok()) << diagnostics.Report();
  const Evaluator evaluator(Shanghai(), true, 2);
  Evaluator::Workspace workspace(evaluator);
  const VariantFigures figures =
      evaluator.Evaluate(variant, Recompute::kChanges, workspace);
  Study study = Shanghai();
  study.model = variant.model;
  ExpectRun(study, figures);
  EXPECT_GT(figures.new_track, Kilometres(40));
  EXPECT_LT(figures.people_60, evaluator.baseline().people_60);
}

}  // namespace
}  // namespace railreach
