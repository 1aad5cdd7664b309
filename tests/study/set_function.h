// Random functions of sets of candidates that behave as networks do: people
// are reached by one of several candidates, pairs complement each other, and
// candidates share track.
#ifndef TESTS_STUDY_SET_FUNCTION_H_
#define TESTS_STUDY_SET_FUNCTION_H_

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "engine/study/best_set.h"

namespace railreach {

// All sets of few candidates.
inline std::vector<CandidateSet> AllSets(size_t num_candidates) {
  std::vector<CandidateSet> sets;
  for (uint32_t mask = 0; mask < uint32_t{1} << num_candidates; ++mask) {
    CandidateSet set;
    for (uint32_t c = 0; c < num_candidates; ++c) {
      if ((mask >> c & 1) != 0) set.push_back(c);
    }
    sets.push_back(std::move(set));
  }
  return sets;
}

// Whole numbers throughout, so that equal sums are equal doubles.
class SetFunction {
 public:
  SetFunction(size_t num_candidates, uint32_t seed) : random_(seed) {
    const size_t num_places = 3 * num_candidates;
    for (size_t i = 0; i < num_places; ++i) {
      people_.push_back(Below(20));
      track_.push_back(1 + Below(30));
    }
    for (size_t c = 0; c < num_candidates; ++c) {
      reaches_.push_back(Some(num_places, 3));
      uses_.push_back(Some(num_places, 3));
      costs_.push_back(1 + Below(50));
    }
    for (size_t i = 0; i < num_candidates; ++i) {
      const uint32_t a = Below(static_cast<uint32_t>(num_candidates));
      const uint32_t b = Below(static_cast<uint32_t>(num_candidates));
      if (a != b) pairs_.push_back({a, b, Below(60)});
    }
  }

  // With all costs and no budgets.
  BestSetProblem Problem() const {
    BestSetProblem problem;
    problem.costs.assign(costs_.begin(), costs_.end());
    problem.parameters.seconds = 0;
    return problem;
  }

  void Exclude(uint32_t a, uint32_t b) { excluded_.push_back({a, b}); }
  void Need(uint32_t who, uint32_t whom) { needed_.push_back({who, whom}); }
  void Fail(uint32_t who) { failing_.push_back(who); }
  // Both together lose.
  void Spoil(uint32_t a, uint32_t b, uint32_t loss) {
    spoilt_.push_back({a, b, loss});
  }

  SetValue Value(const CandidateSet& set) const {
    const auto has = [&](uint32_t c) {
      return std::binary_search(set.begin(), set.end(), c);
    };
    SetValue result;
    for (const auto& [a, b] : excluded_) result.ok &= !(has(a) && has(b));
    for (const auto& [a, b] : needed_) result.ok &= !has(a) || has(b);
    for (const uint32_t c : failing_) result.ok &= !has(c);
    result.value = 100 + SumOf(people_, reaches_, set);
    result.km = SumOf(track_, uses_, set);
    for (const auto& [a, b, gain] : pairs_) {
      if (has(a) && has(b)) result.value += gain;
    }
    for (const auto& [a, b, loss] : spoilt_) {
      if (has(a) && has(b)) result.value -= loss;
    }
    return result;
  }

  std::vector<SetValue> Values(absl::Span<const CandidateSet> sets) const {
    std::vector<SetValue> values;
    for (const CandidateSet& set : sets) values.push_back(Value(set));
    return values;
  }

  double AllKm() const {
    CandidateSet all;
    for (uint32_t c = 0; c < costs_.size(); ++c) all.push_back(c);
    return SumOf(track_, uses_, all);
  }

 private:
  uint32_t Below(uint32_t n) { return static_cast<uint32_t>(random_() % n); }

  std::vector<uint32_t> Some(size_t num_places, size_t count) {
    std::vector<uint32_t> some;
    for (size_t i = 0; i < count; ++i) {
      some.push_back(Below(static_cast<uint32_t>(num_places)));
    }
    return some;
  }

  // Of the places that at least one member has.
  static double SumOf(const std::vector<uint32_t>& weights,
                      const std::vector<std::vector<uint32_t>>& places,
                      const CandidateSet& set) {
    std::vector<bool> seen(weights.size(), false);
    double sum = 0;
    for (const uint32_t c : set) {
      for (const uint32_t place : places[c]) {
        if (!seen[place]) sum += weights[place];
        seen[place] = true;
      }
    }
    return sum;
  }

  std::mt19937 random_;
  std::vector<uint32_t> people_, track_, costs_;       // by place, by candidate
  std::vector<std::vector<uint32_t>> reaches_, uses_;  // places, by candidate
  std::vector<std::array<uint32_t, 3>> pairs_, spoilt_;  // a, b, how much
  std::vector<std::pair<uint32_t, uint32_t>> excluded_, needed_;
  std::vector<uint32_t> failing_;
};

inline void NoProgress(const SearchState&) {}

inline BestSetResult Find(const BestSetProblem& problem,
                          EvaluateSets evaluate) {
  static const std::atomic<bool> kGoOn{false};
  return FindBestSet(problem, evaluate, kGoOn, NoProgress);
}

inline BestSetResult Find(const BestSetProblem& problem,
                          const SetFunction& function) {
  return Find(problem, [&](absl::Span<const CandidateSet> sets) {
    return function.Values(sets);
  });
}

// The value of the best affordable set, by trying all.
inline double BestByTrying(const SetFunction& function,
                           const BestSetProblem& problem) {
  const SearchParameters& limits = problem.parameters;
  double best = -std::numeric_limits<double>::infinity();
  for (const CandidateSet& set : AllSets(problem.costs.size())) {
    double cost = 0;
    for (const uint32_t c : set) cost += problem.costs[c];
    const SetValue value = function.Value(set);
    const bool affordable =
        value.ok &&
        (limits.budget_km == 0 || value.km <= limits.budget_km + 1e-9) &&
        (limits.budget_cost == 0 || cost <= limits.budget_cost + 1e-9) &&
        (limits.most_candidates == 0 ||
         set.size() <= static_cast<size_t>(limits.most_candidates));
    if (affordable) best = std::max(best, value.value);
  }
  return best;
}

// Budgets of each kind in turn, between none and all of it.
inline void SetBudgets(uint32_t seed, const SetFunction& function,
                       BestSetProblem& problem) {
  const double share = 0.15 + 0.07 * (seed % 11);
  if (seed % 3 != 1) problem.parameters.budget_km = share * function.AllKm();
  if (seed % 3 != 0) {
    for (const double cost : problem.costs) {
      problem.parameters.budget_cost += share * cost;
    }
  }
  if (seed % 5 == 0) {
    problem.parameters.most_candidates = 2 + static_cast<int>(seed % 4);
  }
}

}  // namespace railreach

#endif  // TESTS_STUDY_SET_FUNCTION_H_
