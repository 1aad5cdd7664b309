// What must hold for any scenario on any network.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/model/append_source.h"
#include "engine/model/validate.h"
#include "engine/network/build_network.h"
#include "engine/network/stop_table.h"
#include "engine/routing/one_to_all.h"
#include "engine/scenario/apply.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/scenario/model_dump.h"
#include "tests/scenario/variant_checks.h"
#include "tests/support/line_notation.h"
#include "tests/support/random_scenario.h"

namespace railreach {
namespace {

constexpr uint32_t kNumModels = 200;
constexpr uint32_t kScenariosEach = 20;
constexpr Seconds kHorizon = Minutes(10 * 60);

TEST(ScenarioLawTest, AnEmptyScenarioChangesNothing) {
  for (uint32_t seed = 0; seed < 50; ++seed) {
    const Model model = RandomModel(seed);
    const Applier applier(model);
    Variant variant;
    Diagnostics diagnostics;
    applier.Apply(Scenario(), variant, diagnostics);
    EXPECT_TRUE(diagnostics.ok());
    EXPECT_EQ(Dump(model), Dump(variant.model));
    EXPECT_TRUE(variant.changes.patterns.empty());
    EXPECT_TRUE(variant.changes.lines.empty());
    EXPECT_TRUE(variant.changes.stations.empty());
    EXPECT_FALSE(variant.changes.services);
  }
}

TEST(ScenarioLawTest, AnyVariantKeepsItsStopsAndNamesItsChanges) {
  std::map<size_t, int> applied;  // by kind
  int good = 0, bad = 0;
  for (uint32_t seed = 0; seed < kNumModels; ++seed) {
    const Model model = RandomModel(seed);
    const StopTable stops = BuildStops(model.lines, EntryLevel::kMiddle);
    const Applier applier(model);
    Variant reused;
    for (uint32_t k = 0; k < kScenariosEach; ++k) {
      SCOPED_TRACE(absl::StrCat("model ", seed, ", scenario ", k));
      const Scenario scenario = RandomScenario(model, 1000 * seed + k);
      Diagnostics diagnostics, again;
      Variant fresh;
      applier.Apply(scenario, fresh, diagnostics);
      applier.Apply(scenario, reused, again);
      ASSERT_EQ(diagnostics.Report(), again.Report());
      ASSERT_EQ(Dump(fresh.model), Dump(reused.model));
      ASSERT_EQ(fresh.changes.patterns, reused.changes.patterns);
      ++(diagnostics.ok() ? good : bad);
      if (!diagnostics.ok()) continue;
      for (const Modification& modification : scenario.modifications) {
        ++applied[modification.change.index()];
      }
      ExpectStopsBegin(model.lines, stops, fresh.model.lines);
      ExpectNamed(model, fresh);
      ExpectSound(fresh.model.lines);
      if (HasFatalFailure()) return;
    }
  }
  EXPECT_GT(good, bad);
  // All kinds but those of trains by the clock and of new towns.
  EXPECT_EQ(applied.size(), std::variant_size_v<Change> - 4);
  for (const auto& [kind, count] : applied) EXPECT_GT(count, 10) << kind;
}

TEST(ScenarioLawTest, VariantsAreValid) {
  for (uint32_t seed = 0; seed < 100; ++seed) {
    const Model model = RandomModel(seed);
    Diagnostics before;
    Validate(model, before);
    ASSERT_TRUE(before.ok()) << before.Report();
    const Applier applier(model);
    Variant variant;
    for (uint32_t k = 0; k < 5; ++k) {
      Diagnostics problems, after;
      applier.Apply(RandomScenario(model, 77 * seed + k), variant, problems);
      if (!problems.ok()) continue;
      Validate(variant.model, after);
      ASSERT_TRUE(after.ok()) << after.Report();
    }
  }
}

// Off the train at every stop of `before`, from every station.
std::vector<Seconds> AllTimes(const LineModel& model, size_t num_stops) {
  const Network network = NetworkOf(model);
  OneToAllWorkspace workspace(network);
  std::vector<Seconds> times;
  for (const StopId from : IdRange<StopId>(num_stops)) {
    const std::vector<Leg> legs = {{from, Seconds(0)}};
    OneToAll(network, legs, kHorizon, workspace);
    for (const StopId to : IdRange<StopId>(num_stops)) {
      times.push_back(workspace.time(to));
    }
  }
  return times;
}

TEST(ScenarioLawTest, AnAddedLineByItselfNeverWorsens) {
  int better = 0;
  for (uint32_t seed = 0; seed < kNumModels; ++seed) {
    const Model model = RandomModel(seed);
    const size_t num_stops =
        BuildStops(model.lines, EntryLevel::kMiddle).size();
    const std::vector<Seconds> before = AllTimes(model.lines, num_stops);
    const Applier applier(model);
    for (uint32_t k = 0; k < 30; ++k) {
      Scenario scenario = RandomScenario(model, 500 * seed + k);
      scenario.modifications.resize(1);
      auto* line = std::get_if<AddLine>(&scenario.modifications[0].change);
      if (line == nullptr) continue;
      line->service_group.clear();
      Variant variant;
      Diagnostics diagnostics;
      applier.Apply(scenario, variant, diagnostics);
      if (!diagnostics.ok()) continue;
      const std::vector<Seconds> after =
          AllTimes(variant.model.lines, num_stops);
      for (size_t i = 0; i < before.size(); ++i) {
        ASSERT_LE(after[i], before[i]);
        better += after[i] < before[i];
      }
    }
  }
  EXPECT_GT(better, 1000);
}

// Two networks that nothing joins: what changes in one leaves the other alone.
TEST(ScenarioLawTest, AnUnrelatedScenarioChangesNothingElsewhere) {
  const LineModel here = ParseLines(R"(
    M1 every 6   A 2 B 3 C
    M2 every 10 group G  C 4 D
    M3 every 4 group G   B 4 C 3 D
  )");
  int changed = 0;
  for (uint32_t seed = 0; seed < 50; ++seed) {
    const Model elsewhere = RandomModel(seed);
    Model model;
    model.lines = here;
    AppendSource("elsewhere", elsewhere.lines, {Metres(0), Metres(0)},
                 model.lines);
    const size_t num_stops = BuildStops(here, EntryLevel::kMiddle).size();
    const std::vector<Seconds> before = AllTimes(model.lines, num_stops);
    const Applier applier(model);
    Variant variant;
    for (uint32_t k = 0; k < 20; ++k) {
      // The names of the lines elsewhere are not those here.
      const Scenario scenario = RandomScenario(elsewhere, 300 * seed + k);
      const bool all_lines = std::any_of(
          scenario.modifications.begin(), scenario.modifications.end(),
          [](const auto& m) {
            return std::holds_alternative<SetPlatformTimes>(m.change) ||
                   std::holds_alternative<IntegrateOperators>(m.change) ||
                   std::holds_alternative<MovePeople>(m.change);
          });
      if (all_lines) continue;
      Diagnostics diagnostics;
      applier.Apply(scenario, variant, diagnostics);
      if (!diagnostics.ok()) continue;
      ++changed;
      ASSERT_EQ(before, AllTimes(variant.model.lines, num_stops));
    }
  }
  EXPECT_GT(changed, 200);
}

}  // namespace
}  // namespace railreach
