// A report of a search that sets every field.
#ifndef TESTS_SUPPORT_SAMPLE_BEST_SET_H_
#define TESTS_SUPPORT_SAMPLE_BEST_SET_H_

#include "engine/study/best_set.h"

namespace railreach {

inline BestSetResult SampleBestSetResult() {
  BestSetResult result;
  result.best = {{0, 2}, 7'465'000, 92.5, 310};
  result.empty_value = 7'100'000;
  result.greedy = {{1, 2}, 7'400'000, 99, 280};
  result.value_of_all = 7'800'000;
  result.upper_bound = 7'600'000;
  result.proven = false;
  result.exact = true;
  result.evaluations = 1'234;
  result.branches = 56;
  result.stop = SearchStop::kTimeLimit;
  result.not_ok_alone = {1};
  result.build_order = {{2, true, 7'250'000, 40, 110},
                        {0, true, 7'465'000, 92.5, 310}};
  result.trace = {{{{}, 7'100'000, 0, 0}, SearchStep::kGreedy, 1},
                  {{{1, 2}, 7'400'000, 99, 280}, SearchStep::kGreedy, 9},
                  {result.best, SearchStep::kBranchAndBound, 700}};
  return result;
}

inline BestSetReport SampleBestSet() {
  BestSetReport report;
  report.tool_version = "0.1.0";
  report.fingerprint = "0123456789abcdef0123456789abcdef";
  report.candidates = {{"line_9", "九号线", "Line 9"},
                       {"line_10", "十号线", "Line 10"},
                       {"line_11", "十一号线", "Line 11"}};
  report.costs = {200, 170, 110};
  report.parameters.objective = Objective::kPeople60ByPeople;
  report.parameters.budget_km = 100;
  report.parameters.budget_cost = 320;
  report.parameters.most_candidates = 2;
  report.parameters.exact_up_to = 20;
  report.parameters.seconds = 60;
  report.parameters.seed = 7;
  report.result = SampleBestSetResult();
  return report;
}

}  // namespace railreach

#endif  // TESTS_SUPPORT_SAMPLE_BEST_SET_H_
