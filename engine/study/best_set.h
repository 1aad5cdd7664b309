// Searches for the best set of candidates under a budget, whatever a value is:
// what a set is worth, and how much track it takes, comes from the caller.
//
// In this order:
//   greedy      adds the candidate with the largest gain, or with the largest
//               gain for what it takes of the budget, whichever ends better.
//               A heuristic: lines complement each other, so the best pair
//               need not hold the best line.
//   local       from there: add, drop and swap while that is better, then
//   search      starts anew from the best set, shaken by seeded draws.
//   branch      best bound first.  The bound of a branch is the value with all
//   and bound   of its candidates, affordable or not: no set of the branch is
//               worth more where the objective is monotone (Nemhauser and
//               Wolsey 1978 give better ones to submodular objectives; this
//               one is not, so nothing but monotony is used).
//
// Monotony holds for lines that are added by themselves, not for trains that
// share a service group (engine/README.md, decisions), nor for candidates that
// close something.  So it is watched: whatever breaks it among the evaluated
// sets is counted, and then nothing is called proven.
#ifndef ENGINE_STUDY_BEST_SET_H_
#define ENGINE_STUDY_BEST_SET_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "engine/model/name.h"
#include "engine/study/batch.h"

namespace railreach {

using CandidateSet = std::vector<uint32_t>;  // ascending

struct SetValue {
  double value = 0;  // of the objective: more is better
  // Of new track; of the whole set, since candidates share track.
  double km = 0;
  bool ok = true;  // could be applied; else the others mean nothing
};

// The values of sets, in their order; the callee may work on them in parallel.
// Must be a function of each set alone.  Every set but the empty one may be
// not ok; a value that is not finite is taken as not ok.
using EvaluateSets =
    absl::FunctionRef<std::vector<SetValue>(absl::Span<const CandidateSet>)>;

// Of work; none of them depends on the machine.
struct SearchLimits {
  // Sets that may be evaluated in all.
  int64_t most_evaluations = 10'000'000;
  // Starts of the local search in a row without anything better.
  int fruitless_starts = 10;
  // Sets that branch and bound may evaluate, for the bound's sake, where there
  // are more candidates than SearchParameters::exact_up_to.
  int64_t bound_evaluations = 2'000;
  // Sets handed over at a time, after which time and stop flag are looked at.
  // The result does not depend on it.
  size_t sets_per_call = 64;
  size_t most_cached = size_t{1} << 17;  // sets whose values are kept
};

struct BestSetProblem {
  std::vector<double> costs;  // by candidate, finite, >= 0
  // A budget of 0 and most_candidates of 0 are none; seconds of 0: no limit.
  SearchParameters parameters;
  SearchLimits limits;
};

enum class SearchStep : uint8_t {
  kGreedy,
  kLocalSearch,
  kBranchAndBound,
  kBuildOrder,
};

enum class SearchStop : uint8_t {
  kDone,
  kTimeLimit,  // SearchParameters::seconds: another run may find another set
  kStopFlag,
  kEvaluations,  // SearchLimits::most_evaluations
};

struct RatedSet {
  CandidateSet set;
  double value = 0;
  double km = 0;
  double cost = 0;
  friend bool operator==(const RatedSet&, const RatedSet&) = default;
};

// A set that was better than all before it.
struct Improvement {
  RatedSet best;
  SearchStep step = SearchStep::kGreedy;
  int64_t evaluations = 0;  // until then
  friend bool operator==(const Improvement&, const Improvement&) = default;
};

// Figures of the candidates built so far, this one included.
struct BuildStep {
  uint32_t candidate = 0;
  bool ok = true;  // false: only together with a later one; no figures
  double value = 0;
  double km = 0;
  double cost = 0;
  friend bool operator==(const BuildStep&, const BuildStep&) = default;
};

struct BestSetResult {
  // Never worse than the empty set.  Among equal values the one that costs
  // less, then has less track, then fewer candidates.
  RatedSet best;
  double empty_value = 0;
  RatedSet greedy;  // what the greedy search came to
  // With all candidates, whatever they cost, if they can be applied together.
  std::optional<double> value_of_all;
  // No affordable set is worth more, if nothing broke monotony; none where
  // something did, or nothing is known.  >= best.value.
  std::optional<double> upper_bound;
  bool proven = false;  // best.value is the optimum: the gap is 0
  bool exact = false;   // branch and bound was to run to its end
  // How often an evaluated set was seen to be worth less than a part of it,
  // to have less track than a part of it, or to exceed its branch's bound.
  int64_t bound_violations = 0;
  int64_t evaluations = 0;  // sets that were handed to the caller
  int64_t branches = 0;     // that branch and bound opened
  SearchStop stop = SearchStop::kDone;
  // Those that cannot be applied by themselves, ascending.
  CandidateSet not_ok_alone;
  // Of the best set: which first, by the largest gain at each step.  Empty
  // where the stop flag came first.
  std::vector<BuildStep> build_order;
  std::vector<Improvement> trace;

  double gain() const { return best.value - empty_value; }
  // What the best set may fall short of the optimum, if there is a bound.
  std::optional<double> gap() const;
  // The same in per cent of the gain that the bound allows: 0 where proven,
  // 100 where nothing was gained.
  std::optional<double> gap_pct() const;
  friend bool operator==(const BestSetResult&, const BestSetResult&) = default;
};

// The best so far, after each call of EvaluateSets.
struct SearchState {
  SearchStep step = SearchStep::kGreedy;
  const RatedSet& best;
  double empty_value = 0;
  std::optional<double> upper_bound;
  int64_t evaluations = 0;
};
using SearchProgress = absl::FunctionRef<void(const SearchState&)>;

// With more candidates no bound but the value of all of them is given.
inline constexpr size_t kMostBranched = 64;

// Deterministic for given problem and values, unless it ends by time limit or
// stop flag; then with the best so far.  Both are looked at between calls of
// `evaluate`; after the time limit only the build order is still found, with
// at most |best|^2 / 2 sets.
//
// Where all candidates together cannot be applied, branch and bound looks at
// all pairs first and takes for granted that two candidates that fail together
// exclude each other in every set, and that one which fails by itself needs
// one of those with which it does not.  A set that was found otherwise and
// breaks this counts as a violation.
BestSetResult FindBestSet(const BestSetProblem& problem, EvaluateSets evaluate,
                          const std::atomic<bool>& stop,
                          SearchProgress progress);

// A result with what its numbers refer to.
struct BestSetReport {
  std::string tool_version;           // empty: this one
  std::string fingerprint;            // of the batch
  std::vector<ThingName> candidates;  // their names
  std::vector<double> costs;          // by candidate
  SearchParameters parameters;
  BestSetResult result;
};

}  // namespace railreach

#endif  // ENGINE_STUDY_BEST_SET_H_
