// Scenarios over a network of the real size.
#include <chrono>

#include "engine/input/load_study.h"
#include "engine/model/validate.h"
#include "engine/scenario/apply.h"
#include "gtest/gtest.h"
#include "tests/scenario/variant_checks.h"
#include "tests/support/random_scenario.h"

namespace railreach {
namespace {

TEST(ShanghaiScenarioTest, StopsOfTheShanghaiNetworkKeepTheirNumbers) {
  Diagnostics loading;
  const Study study =
      LoadStudy(RAILREACH_SOURCE_DIR "/networks/shanghai", {}, loading);
  ASSERT_TRUE(loading.ok()) << loading.Report();
  const LineModel& model = study.model.lines;
  const StopTable stops = BuildStops(model, EntryLevel::kMiddle);
  const Applier applier(study.model);
  Variant reused;
  int good = 0;
  double seconds = 0;
  constexpr int kScenarios = 300;
  for (uint32_t k = 0; k < kScenarios; ++k) {
    SCOPED_TRACE(k);
    const Scenario scenario = RandomScenario(study.model, k);
    Diagnostics diagnostics;
    const auto start = std::chrono::steady_clock::now();
    applier.Apply(scenario, reused, diagnostics);
    const std::chrono::duration<double> took =
        std::chrono::steady_clock::now() - start;
    if (!diagnostics.ok()) continue;
    seconds += took.count();
    ++good;
    ExpectStopsBegin(model, stops, reused.model.lines);
    ExpectNamed(study.model, reused);
    ExpectSound(reused.model.lines);
    if (k % 20 == 0) {
      Diagnostics problems;
      Validate(reused.model, problems);
      EXPECT_TRUE(problems.ok()) << problems.Report();
    }
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(good, kScenarios / 3);
  RecordProperty("us_a_scenario", static_cast<int>(1e6 * seconds / good));
  Diagnostics none;
  applier.Apply(Scenario(), reused, none);
  EXPECT_EQ(Dump(study.model), Dump(reused.model));
}

}  // namespace
}  // namespace railreach
