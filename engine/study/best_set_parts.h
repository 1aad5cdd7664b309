// The steps of the search of best_set.h, one function each.  All find their
// best sets by the way: the ledger keeps them.  Internal to the search.
#ifndef ENGINE_STUDY_BEST_SET_PARTS_H_
#define ENGINE_STUDY_BEST_SET_PARTS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/study/best_set.h"
#include "engine/study/set_ledger.h"

namespace railreach {

// {candidate} for each.
std::vector<CandidateSet> SingleSets(size_t num_candidates);
// The set with one candidate more; requires that it does not hold it.
CandidateSet With(const CandidateSet& set, uint32_t candidate);
CandidateSet Without(const CandidateSet& set, uint32_t candidate);

// best_set_heuristic.cc.  Each returns false where the search has to stop.

// From `result` on, which starts as the rated empty set, adds one candidate
// at a time while that gains something.  O(candidates) sets per round.
enum class GreedyBy : uint8_t { kGain, kGainForBudget };
bool Greedy(GreedyBy by, SetLedger& ledger, RatedSet& result);

// Adds, drops and swaps, from the best set and from shaken ones.
// O(candidates^2) sets per round at most.
bool LocalSearch(SetLedger& ledger);

// Of all members of `set`.  O(|set|^2 / 2) sets.
bool FindBuildOrder(const CandidateSet& set, SetLedger& ledger,
                    std::vector<BuildStep>& order);

// best_set_exact.cc

struct BranchAndBound {
  bool finished = false;  // no branch is left that might hold a better set
  std::optional<double> upper_bound;  // if monotone; none: nothing is known
  int64_t branches = 0;
};

// Requires at most kMostBranched candidates.  `empty` and `all`: values of
// these sets; `alone`: of single candidates.  Ends before it is finished where
// the search has to stop, or after `most_evaluations` of its own (0: any
// number).
BranchAndBound RunBranchAndBound(const SetValue& empty, const SetValue& all,
                                 const std::vector<SetValue>& alone,
                                 int64_t most_evaluations, SetLedger& ledger);

}  // namespace railreach

#endif  // ENGINE_STUDY_BEST_SET_PARTS_H_
