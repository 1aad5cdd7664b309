#include "engine/study/set_ledger.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <tuple>
#include <utility>

#include "engine/base/check.h"

namespace railreach {
namespace {

// Of budgets and of monotony: sums of doubles are off in the last digits.
bool Exceeds(double value, double limit) {
  return value > limit + 1e-9 * std::max(1.0, std::abs(limit));
}

bool IsFinite(const SetValue& value) {
  return std::isfinite(value.value) && std::isfinite(value.km);
}

}  // namespace

bool IsBetter(const RatedSet& a, const RatedSet& b) {
  if (a.value != b.value) return a.value > b.value;
  return std::make_tuple(a.cost, a.km, a.set.size(), std::cref(a.set)) <
         std::make_tuple(b.cost, b.km, b.set.size(), std::cref(b.set));
}

SetLedger::SetLedger(const BestSetProblem& problem, EvaluateSets evaluate,
                     const std::atomic<bool>& stop, SearchProgress progress)
    : problem_(problem),
      evaluate_(evaluate),
      stop_(stop),
      progress_(progress),
      most_evaluations_(problem.limits.most_evaluations) {
  for (const double cost : problem.costs) {
    CHECK(std::isfinite(cost) && cost >= 0);
  }
  CHECK(problem.limits.sets_per_call > 0);
  const double seconds = problem.parameters.seconds;
  if (seconds > 0 && seconds < 1e9) {
    deadline_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                   std::chrono::duration<double>(seconds));
  }
}

double SetLedger::CostOf(const CandidateSet& set) const {
  double cost = 0;
  for (const uint32_t candidate : set) cost += problem_.costs[candidate];
  return cost;
}

bool SetLedger::MayAfford(const CandidateSet& set) const {
  const SearchParameters& parameters = problem_.parameters;
  if (parameters.most_candidates > 0 &&
      set.size() > static_cast<size_t>(parameters.most_candidates)) {
    return false;
  }
  return parameters.budget_cost <= 0 ||
         !Exceeds(CostOf(set), parameters.budget_cost);
}

bool SetLedger::MayAffordKm(double km) const {
  const double budget = problem_.parameters.budget_km;
  return budget <= 0 || !Exceeds(km, budget);
}

bool SetLedger::IsAffordable(const CandidateSet& set,
                             const SetValue& value) const {
  return value.ok && MayAffordKm(value.km) && MayAfford(set);
}

RatedSet SetLedger::Rated(const CandidateSet& set,
                          const SetValue& value) const {
  return {set, value.value, value.km, CostOf(set)};
}

void SetLedger::ExpectNoLess(const SetValue& whole, const SetValue& part) {
  if (!whole.ok || !part.ok) return;
  if (Exceeds(part.value, whole.value) || Exceeds(part.km, whole.km)) {
    ++violations_;
  }
}

void SetLedger::ExpectWithin(double value, double bound) {
  if (Exceeds(value, bound)) ++violations_;
}

void SetLedger::SetEnds(const SetValue& empty, const SetValue& all) {
  empty_ = empty;
  all_ = all;
}

void SetLedger::StopByFlagAlone() {
  deadline_.reset();
  most_evaluations_ = std::numeric_limits<int64_t>::max();
}

const SetValue* SetLedger::Known(const CandidateSet& set) const {
  for (const Cache* cache : {&young_, &old_}) {
    const auto it = cache->find(set);
    if (it != cache->end()) return &it->second;
  }
  return nullptr;
}

void SetLedger::Remember(const CandidateSet& set, const SetValue& value) {
  if (2 * young_.size() >= problem_.limits.most_cached) {
    old_ = std::exchange(young_, Cache());
  }
  young_.emplace(set, value);
}

bool SetLedger::MustStop() {
  if (stop_.load(std::memory_order_relaxed)) {
    stopped_ = SearchStop::kStopFlag;
  } else if (deadline_.has_value() && Clock::now() >= *deadline_) {
    stopped_ = SearchStop::kTimeLimit;
  } else if (evaluations_ >= most_evaluations_) {
    stopped_ = SearchStop::kEvaluations;
  } else {
    return false;
  }
  return true;
}

// Against the known sets with one candidate less or more.
void SetLedger::CompareWithNeighbours(const CandidateSet& set,
                                      const SetValue& value) {
  CandidateSet other = set;
  for (size_t i = set.size(); i-- > 0;) {
    other.erase(other.begin() + static_cast<ptrdiff_t>(i));
    if (const SetValue* part = Known(other)) ExpectNoLess(value, *part);
    other.insert(other.begin() + static_cast<ptrdiff_t>(i), set[i]);
  }
  if (num_candidates() > kMostBranched) return;
  for (uint32_t c = 0; c < num_candidates(); ++c) {
    const auto at = std::lower_bound(other.begin(), other.end(), c);
    if (at != other.end() && *at == c) continue;
    const auto added = other.insert(at, c);
    if (const SetValue* whole = Known(other)) ExpectNoLess(*whole, value);
    other.erase(added);
  }
}

void SetLedger::Take(const CandidateSet& set, const SetValue& value) {
  ++evaluations_;
  Remember(set, value);
  if (!value.ok) return;
  if (evaluations_ > 2) {  // neither of the two
    ExpectNoLess(all_, value);
    ExpectNoLess(value, empty_);
  }
  CompareWithNeighbours(set, value);
  if (!IsAffordable(set, value)) return;
  RatedSet rated = Rated(set, value);
  if (has_best_ && !IsBetter(rated, best_)) return;
  has_best_ = true;
  best_ = std::move(rated);
  trace_.push_back({best_, step_, evaluations_});
}

// Appends the values of `unknown`, as many as there is time for.
bool SetLedger::Ask(const std::vector<CandidateSet>& unknown,
                    std::vector<SetValue>& values) {
  for (size_t begin = 0; begin < unknown.size();) {
    if (MustStop()) return false;
    const auto left = static_cast<uint64_t>(most_evaluations_ - evaluations_);
    const size_t size = std::min<uint64_t>(
        {problem_.limits.sets_per_call, unknown.size() - begin, left});
    const auto sets = absl::MakeConstSpan(unknown).subspan(begin, size);
    const std::vector<SetValue> answers = evaluate_(sets);
    CHECK(answers.size() == size);
    for (size_t i = 0; i < size; ++i) {
      SetValue value = answers[i];
      if (!IsFinite(value)) value.ok = false;
      Take(sets[i], value);
      values.push_back(value);
    }
    progress_({step_, best_, empty_.value, upper_bound_, evaluations_});
    begin += size;
  }
  return true;
}

std::optional<std::vector<SetValue>> SetLedger::Evaluate(
    absl::Span<const CandidateSet> sets) {
  std::vector<SetValue> values(sets.size());
  std::vector<CandidateSet> unknown;
  absl::flat_hash_map<CandidateSet, size_t> number;  // in `unknown`
  std::vector<std::pair<size_t, size_t>> asked;      // of sets, of unknown
  for (size_t i = 0; i < sets.size(); ++i) {
    if (const SetValue* known = Known(sets[i]); known != nullptr) {
      values[i] = *known;
      continue;
    }
    const auto [it, is_new] = number.emplace(sets[i], unknown.size());
    if (is_new) unknown.push_back(sets[i]);
    asked.push_back({i, it->second});
  }
  std::vector<SetValue> answers;
  if (!Ask(unknown, answers)) return std::nullopt;
  for (const auto& [set, answer] : asked) values[set] = answers[answer];
  return values;
}

}  // namespace railreach
