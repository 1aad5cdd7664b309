#include "engine/study/best_set.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/base/check.h"
#include "engine/study/best_set_parts.h"
#include "engine/study/set_ledger.h"

namespace railreach {
namespace {

// Values that every step uses.
struct Corners {
  SetValue empty;
  SetValue all = {0, 0, false};
  std::vector<SetValue> alone;  // by candidate
};

// False where the search has to stop.
bool FindCorners(SetLedger& ledger, Corners& corners) {
  CandidateSet all(ledger.num_candidates());
  std::iota(all.begin(), all.end(), 0u);
  const auto empty = ledger.Evaluate({CandidateSet()});
  if (!empty.has_value()) return false;
  corners.empty = empty->front();
  CHECK(corners.empty.ok);
  ledger.SetEnds(corners.empty, corners.all);
  const auto whole = ledger.Evaluate({all});
  if (!whole.has_value()) return false;
  corners.all = whole->front();
  ledger.SetEnds(corners.empty, corners.all);
  if (corners.all.ok) ledger.set_upper_bound(corners.all.value);
  auto alone = ledger.Evaluate(SingleSets(ledger.num_candidates()));
  if (!alone.has_value()) return false;
  corners.alone = *std::move(alone);
  return true;
}

bool RunGreedy(const Corners& corners, SetLedger& ledger,
               BestSetResult& result) {
  const SearchParameters& parameters = ledger.problem().parameters;
  result.greedy = ledger.Rated({}, corners.empty);
  if (!Greedy(GreedyBy::kGain, ledger, result.greedy)) return false;
  if (parameters.budget_km <= 0 && parameters.budget_cost <= 0) return true;
  RatedSet other = ledger.Rated({}, corners.empty);
  const bool going = Greedy(GreedyBy::kGainForBudget, ledger, other);
  if (IsBetter(other, result.greedy)) result.greedy = std::move(other);
  return going;
}

// The rest; `result.upper_bound` is then one if monotony holds.
void RunSteps(SetLedger& ledger, BestSetResult& result) {
  Corners corners;
  const bool known = FindCorners(ledger, corners);
  if (corners.all.ok) {
    result.upper_bound = result.value_of_all = corners.all.value;
  }
  if (!known) return;
  for (uint32_t c = 0; c < corners.alone.size(); ++c) {
    if (!corners.alone[c].ok) result.not_ok_alone.push_back(c);
  }
  if (!RunGreedy(corners, ledger, result)) return;
  ledger.set_step(SearchStep::kLocalSearch);
  if (!LocalSearch(ledger)) return;
  if (ledger.num_candidates() > kMostBranched) return;
  ledger.set_step(SearchStep::kBranchAndBound);
  const BranchAndBound found = RunBranchAndBound(
      corners.empty, corners.all, corners.alone,
      result.exact ? 0 : ledger.problem().limits.bound_evaluations, ledger);
  result.branches = found.branches;
  result.proven = found.finished;
  result.upper_bound = found.upper_bound;
}

// Where monotony does not hold, a part of the best set may turn out better.
void AddBuildOrder(SetLedger& ledger, BestSetResult& result) {
  if (result.stop == SearchStop::kStopFlag) return;
  ledger.set_step(SearchStep::kBuildOrder);
  ledger.StopByFlagAlone();
  do {
    result.best = ledger.best();
    result.build_order.clear();
    if (!FindBuildOrder(result.best.set, ledger, result.build_order)) {
      result.build_order.clear();
      result.best = ledger.best();
      result.stop = SearchStop::kStopFlag;
      return;
    }
  } while (ledger.best() != result.best);
}

}  // namespace

std::optional<double> BestSetResult::gap() const {
  if (!upper_bound.has_value()) return std::nullopt;
  return *upper_bound - best.value;
}

std::optional<double> BestSetResult::gap_pct() const {
  if (!upper_bound.has_value()) return std::nullopt;
  const double most = *upper_bound - empty_value;
  return most > 0 ? *gap() / most * 100 : 0;
}

BestSetResult FindBestSet(const BestSetProblem& problem, EvaluateSets evaluate,
                          const std::atomic<bool>& stop,
                          SearchProgress progress) {
  SetLedger ledger(problem, evaluate, stop, progress);
  const size_t most_exact =
      static_cast<size_t>(std::max(0, problem.parameters.exact_up_to));
  BestSetResult result;
  result.exact = problem.costs.size() <= std::min(most_exact, kMostBranched);
  RunSteps(ledger, result);
  result.stop = ledger.stopped();
  result.best = ledger.best();
  result.empty_value = ledger.empty_value();
  AddBuildOrder(ledger, result);
  result.evaluations = ledger.evaluations();
  result.bound_violations = ledger.violations();
  result.trace = ledger.trace();
  if (result.bound_violations > 0) {
    result.upper_bound.reset();
    result.proven = false;
  }
  if (result.upper_bound.has_value()) {
    result.upper_bound = std::max(*result.upper_bound, result.best.value);
  }
  return result;
}

}  // namespace railreach
