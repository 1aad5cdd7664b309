// Values of sets of candidates: asks for those that are not known, keeps the
// best, counts, and knows when to stop.  Internal to the search of best_set.h.
#ifndef ENGINE_STUDY_SET_LEDGER_H_
#define ENGINE_STUDY_SET_LEDGER_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "engine/study/best_set.h"

namespace railreach {

// Is `a` better than `b`?  By value, then cost, track, size and candidates: a
// strict order of all sets.
bool IsBetter(const RatedSet& a, const RatedSet& b);

class SetLedger {
 public:
  // Keeps references to all arguments.  CHECKs the costs.
  SetLedger(const BestSetProblem& problem, EvaluateSets evaluate,
            const std::atomic<bool>& stop, SearchProgress progress);

  // The values of the sets, in their order; none where the search has to stop
  // before all are known.  Everything that was evaluated until then counts.
  // Each affordable set is held against the best.
  std::optional<std::vector<SetValue>> Evaluate(
      absl::Span<const CandidateSet> sets);

  double CostOf(const CandidateSet& set) const;
  // Not over the budgets that are known without a value: cost and number.
  bool MayAfford(const CandidateSet& set) const;
  bool MayAffordKm(double km) const;
  // Not over any, and it can be applied.
  bool IsAffordable(const CandidateSet& set, const SetValue& value) const;
  RatedSet Rated(const CandidateSet& set, const SetValue& value) const;

  // Notes it if a set is worth less or takes less track than a part of it.
  void ExpectNoLess(const SetValue& whole, const SetValue& part);
  // Notes it if the value exceeds the bound.
  void ExpectWithin(double value, double bound);
  void CountViolation() { ++violations_; }
  // Every set from now on is held against these two, where they are ok, as
  // every one is against the known ones with one candidate less or more.
  void SetEnds(const SetValue& empty, const SetValue& all);

  const BestSetProblem& problem() const { return problem_; }
  size_t num_candidates() const { return problem_.costs.size(); }
  const RatedSet& best() const { return best_; }
  double empty_value() const { return empty_.value; }
  int64_t evaluations() const { return evaluations_; }
  int64_t violations() const { return violations_; }
  const std::vector<Improvement>& trace() const { return trace_; }
  SearchStop stopped() const { return stopped_; }

  void set_step(SearchStep step) { step_ = step; }
  void set_upper_bound(std::optional<double> bound) { upper_bound_ = bound; }
  // For the build order, which is found after the other limits too.
  void StopByFlagAlone();

 private:
  using Clock = std::chrono::steady_clock;
  using Cache = absl::flat_hash_map<CandidateSet, SetValue>;

  const SetValue* Known(const CandidateSet& set) const;
  void Remember(const CandidateSet& set, const SetValue& value);
  bool MustStop();
  bool Ask(const std::vector<CandidateSet>& unknown,
           std::vector<SetValue>& values);
  void CompareWithNeighbours(const CandidateSet& set, const SetValue& value);
  void Take(const CandidateSet& set, const SetValue& value);

  const BestSetProblem& problem_;
  EvaluateSets evaluate_;
  const std::atomic<bool>& stop_;
  SearchProgress progress_;
  std::optional<Clock::time_point> deadline_;
  // What was asked lately, and before that; half of most_cached each.
  Cache young_, old_;
  SetValue empty_ = {0, 0, false};
  SetValue all_ = {0, 0, false};
  int64_t most_evaluations_;
  RatedSet best_;
  bool has_best_ = false;
  SearchStep step_ = SearchStep::kGreedy;
  std::optional<double> upper_bound_;
  int64_t evaluations_ = 0;
  int64_t violations_ = 0;
  std::vector<Improvement> trace_;
  SearchStop stopped_ = SearchStop::kDone;
};

}  // namespace railreach

#endif  // ENGINE_STUDY_SET_LEDGER_H_
