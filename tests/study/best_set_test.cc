#include "engine/study/best_set.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/study/set_function.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::atomic<bool> kGoOn{false};

// Every candidate takes 1 km and costs nothing.
BestSetProblem ProblemOf(size_t num_candidates, double budget_km) {
  BestSetProblem problem;
  problem.costs.assign(num_candidates, 0);
  problem.parameters.budget_km = budget_km;
  problem.parameters.seconds = 0;
  return problem;
}

// Values by hand; what is not named is worth its best named part.
std::vector<SetValue> ByHand(const std::map<CandidateSet, double>& named,
                             absl::Span<const CandidateSet> sets) {
  std::vector<SetValue> values;
  for (const CandidateSet& set : sets) {
    double best = 0;
    for (const auto& [part, value] : named) {
      if (std::includes(set.begin(), set.end(), part.begin(), part.end())) {
        best = std::max(best, value);
      }
    }
    values.push_back({best, static_cast<double>(set.size()), true});
  }
  return values;
}

TEST(BestSetTest, TheBestPairNeedNotHoldTheBestCandidate) {
  // 0 alone gains 5, with 1 or 2 no more than 6; 1 and 2 together gain 9.
  const std::map<CandidateSet, double> named = {
      {{0}, 5},    {{1}, 1},    {{2}, 1},       {{0, 1}, 6},
      {{0, 2}, 6}, {{1, 2}, 9}, {{0, 1, 2}, 10}};
  const auto result = Find(
      ProblemOf(3, 2),
      [&](absl::Span<const CandidateSet> sets) { return ByHand(named, sets); });
  EXPECT_THAT(result.greedy.set, ElementsAre(0, 1));
  EXPECT_THAT(result.best.set, ElementsAre(1, 2));
  EXPECT_EQ(result.gain(), 9);
  EXPECT_EQ(result.best.km, 2);
  EXPECT_EQ(result.value_of_all, 10);
  EXPECT_EQ(result.upper_bound, 9);
  EXPECT_EQ(result.gap(), 0);
  EXPECT_EQ(result.gap_pct(), 0);
  EXPECT_TRUE(result.proven);
  EXPECT_EQ(result.bound_violations, 0);
  EXPECT_EQ(result.stop, SearchStop::kDone);
  // Which first: 1 gains 1, then 2 gains 9 - 1.
  EXPECT_THAT(result.build_order, ElementsAre(BuildStep{1, true, 1, 1, 0},
                                              BuildStep{2, true, 9, 2, 0}));
}

TEST(BestSetTest, WithoutCandidatesTheBestSetIsEmptyAndProven) {
  const auto result =
      Find(ProblemOf(0, 10), [&](absl::Span<const CandidateSet> sets) {
        return std::vector<SetValue>(sets.size(), {7, 0, true});
      });
  EXPECT_THAT(result.best.set, IsEmpty());
  EXPECT_EQ(result.best.value, 7);
  EXPECT_EQ(result.gain(), 0);
  EXPECT_TRUE(result.proven);
  EXPECT_EQ(result.gap(), 0);
  EXPECT_EQ(result.gap_pct(), 0);
  EXPECT_THAT(result.build_order, IsEmpty());
}

TEST(BestSetTest, ABudgetTooSmallForAnyLeavesTheEmptySet) {
  const SetFunction function(8, 1);
  for (const bool by_cost : {false, true}) {
    BestSetProblem problem = function.Problem();
    (by_cost ? problem.parameters.budget_cost : problem.parameters.budget_km) =
        0.01;
    const auto result = Find(problem, function);
    EXPECT_THAT(result.best.set, IsEmpty());
    EXPECT_TRUE(result.proven);
    EXPECT_GT(*result.value_of_all, result.best.value);
    EXPECT_EQ(result.upper_bound, result.best.value);
  }
}

TEST(BestSetTest, TellsWhatCannotBeAppliedAlone) {
  SetFunction function(5, 3);
  function.Need(2, 0);
  function.Fail(4);
  const auto result = Find(function.Problem(), function);
  EXPECT_THAT(result.not_ok_alone, ElementsAre(2, 4));
  EXPECT_THAT(result.best.set, ElementsAre(0, 1, 2, 3));
  EXPECT_TRUE(result.proven);
}

TEST(BestSetTest, AMutuallyNeedyPairIsBuiltOneAfterTheOther) {
  SetFunction function(3, 5);
  function.Need(0, 1);
  function.Need(1, 0);
  function.Need(2, 0);
  const auto result = Find(function.Problem(), function);
  EXPECT_THAT(result.best.set, ElementsAre(0, 1, 2));
  ASSERT_EQ(result.build_order.size(), 3u);
  EXPECT_FALSE(result.build_order[0].ok);
  EXPECT_TRUE(result.build_order[1].ok);
  EXPECT_EQ(result.build_order[2].value, result.best.value);
}

TEST(BestSetTest, TheStopFlagLeavesTheBestUntilThen) {
  const SetFunction function(14, 4);
  BestSetProblem problem = function.Problem();
  problem.parameters.budget_km = 0.5 * function.AllKm();
  problem.limits.sets_per_call = 4;
  const double optimum = BestByTrying(function, problem);
  int with_best = 0;
  for (int calls = 0; calls < 60; ++calls) {
    std::atomic<bool> stop{calls == 0};
    int made = 0;
    const auto result = FindBestSet(
        problem,
        [&](absl::Span<const CandidateSet> sets) {
          if (++made == calls) stop = true;
          return function.Values(sets);
        },
        stop, NoProgress);
    EXPECT_EQ(result.stop, SearchStop::kStopFlag);
    EXPECT_EQ(made, calls);  // none after the flag
    EXPECT_LE(result.best.value, optimum);
    EXPECT_FALSE(result.proven);
    EXPECT_THAT(result.build_order, IsEmpty());
    if (result.upper_bound.has_value()) {
      EXPECT_GE(*result.upper_bound, optimum);
    }
    with_best += !result.best.set.empty();
  }
  EXPECT_GT(with_best, 30);
}

TEST(BestSetTest, TheTimeLimitLeavesTheBestUntilThenAndItsOrder) {
  const SetFunction function(20, 4);
  BestSetProblem problem = function.Problem();
  problem.parameters.budget_km = 0.5 * function.AllKm();
  problem.parameters.seconds = 0.3;
  problem.limits.sets_per_call = 4;
  const auto result = Find(problem, [&](absl::Span<const CandidateSet> sets) {
    std::this_thread::sleep_for(std::chrono::milliseconds(4));
    return function.Values(sets);
  });
  EXPECT_EQ(result.stop, SearchStop::kTimeLimit);
  EXPECT_FALSE(result.proven);
  EXPECT_FALSE(result.best.set.empty());
  EXPECT_LE(result.best.km, problem.parameters.budget_km + 1e-9);
  EXPECT_EQ(result.build_order.size(), result.best.set.size());
  EXPECT_GT(*result.gap(), 0);
}

TEST(BestSetTest, TheEvaluationLimitIsKeptToTheSet) {
  const SetFunction function(14, 4);
  BestSetProblem problem = function.Problem();
  problem.parameters.budget_km = 0.5 * function.AllKm();
  problem.limits.most_evaluations = 101;
  const auto result = Find(problem, function);
  EXPECT_EQ(result.stop, SearchStop::kEvaluations);
  EXPECT_LE(result.trace.back().evaluations, 101);
  const size_t size = result.best.set.size();
  EXPECT_LE(result.evaluations, 101 + static_cast<int64_t>(size * size));
  EXPECT_EQ(result, Find(problem, function));
}

TEST(BestSetTest, ProgressOnlyEverImproves) {
  const SetFunction function(13, 9);
  BestSetProblem problem = function.Problem();
  problem.parameters.budget_km = 0.5 * function.AllKm();
  double best = 0, bound = std::numeric_limits<double>::infinity();
  int64_t evaluations = 0;
  std::set<SearchStep> steps;
  const auto result = FindBestSet(
      problem,
      [&](absl::Span<const CandidateSet> sets) {
        return function.Values(sets);
      },
      kGoOn,
      [&](const SearchState& state) {
        EXPECT_GE(state.best.value, best);
        EXPECT_GT(state.evaluations, evaluations);
        best = state.best.value;
        evaluations = state.evaluations;
        if (state.upper_bound.has_value()) {
          EXPECT_LE(*state.upper_bound, bound);
          bound = *state.upper_bound;
        }
        steps.insert(state.step);
      });
  EXPECT_EQ(best, result.best.value);
  EXPECT_EQ(evaluations, result.evaluations);
  EXPECT_GE(steps.size(), 3u);
}

TEST(BestSetTest, TheTraceTellsEachImprovement) {
  const SetFunction function(12, 21);
  BestSetProblem problem = function.Problem();
  problem.parameters.budget_km = 0.4 * function.AllKm();
  const auto result = Find(problem, function);
  ASSERT_GT(result.trace.size(), 2u);
  EXPECT_THAT(result.trace.front().best.set, IsEmpty());
  EXPECT_EQ(result.trace.back().best, result.best);
  for (size_t i = 1; i < result.trace.size(); ++i) {
    EXPECT_GE(result.trace[i].best.value, result.trace[i - 1].best.value);
    EXPECT_GT(result.trace[i].evaluations, result.trace[i - 1].evaluations);
  }
}

TEST(BestSetTest, AValueThatIsNoNumberIsNeverChosen) {
  const auto result =
      Find(ProblemOf(4, 2), [&](absl::Span<const CandidateSet> sets) {
        std::vector<SetValue> values;
        for (const CandidateSet& set : sets) {
          const auto size = static_cast<double>(set.size());
          values.push_back({set.size() == 2 ? std::nan("") : size, size, true});
        }
        return values;
      });
  EXPECT_EQ(result.best.set.size(), 1u);
  EXPECT_EQ(result.best.value, 1);
}

TEST(BestSetTest, UpToSixtyFourCandidatesHaveABetterBound) {
  const SetFunction function(kMostBranched, 2);
  BestSetProblem problem = function.Problem();
  problem.parameters.budget_km = 0.8 * function.AllKm();
  problem.limits.fruitless_starts = 1;
  const auto result = Find(problem, function);
  EXPECT_FALSE(result.exact);
  EXPECT_LT(*result.upper_bound, *result.value_of_all);
  EXPECT_GE(*result.upper_bound, result.best.value);
  EXPECT_EQ(result.bound_violations, 0);
}

TEST(BestSetTest, HundredsOfCandidatesAreSearchedWithTheBoundOfAll) {
  const SetFunction function(150, 2);
  BestSetProblem problem = function.Problem();
  problem.parameters.budget_km = 0.05 * function.AllKm();
  problem.limits.fruitless_starts = 1;
  const auto result = Find(problem, function);
  EXPECT_FALSE(result.exact);
  EXPECT_FALSE(result.proven);
  EXPECT_GE(result.best.value, result.greedy.value);
  EXPECT_GT(result.gain(), 0);
  EXPECT_EQ(result.upper_bound, result.value_of_all);
  EXPECT_EQ(result.stop, SearchStop::kDone);
}

}  // namespace
}  // namespace railreach
