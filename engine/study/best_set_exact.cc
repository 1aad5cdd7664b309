// Branch and bound, best bound first.
//
// A branch is the sets that hold all of `in` and else only some of `open`.
// Its bound is the value of `in` and `open` together: by monotony no set of
// the branch is worth more.  Where that whole is affordable it is the best of
// the branch, and the branch is done.  Else one open candidate parts it in
// two: those with it and those without.  The first keeps the whole, but loses
// the open candidates that are no longer affordable; the second lowers the
// bound.  Where the whole cannot be applied, the bound of the branch that it
// came from holds on.
#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <queue>
#include <utility>

#include "engine/base/check.h"
#include "engine/study/best_set_parts.h"

namespace railreach {
namespace {

constexpr double kUnbounded = std::numeric_limits<double>::infinity();
constexpr size_t kBranchesAtOnce = 16;

using Mask = uint64_t;  // of candidates

constexpr Mask Bit(uint32_t candidate) { return Mask{1} << candidate; }

CandidateSet SetOf(Mask mask) {
  CandidateSet set;
  for (; mask != 0; mask &= mask - 1) {
    set.push_back(static_cast<uint32_t>(std::countr_zero(mask)));
  }
  return set;
}

Mask MaskOf(const CandidateSet& set) {
  Mask mask = 0;
  for (const uint32_t candidate : set) mask |= Bit(candidate);
  return mask;
}

struct Branch {
  Mask in = 0;
  Mask open = 0;
  double bound = kUnbounded;
  Mask bounded = 0;   // the whole that `bound` is of
  bool grown = true;  // `in` is larger than in the branch that it came from
  SetValue in_value;  // of `in`, once grown; not ok where it is not known
  bool dropped = false;
  uint64_t number = 0;  // among equals the younger one first

  Mask whole() const { return in | open; }
};

struct LessPromising {
  bool operator()(const Branch& a, const Branch& b) const {
    return a.bound != b.bound ? a.bound < b.bound : a.number < b.number;
  }
};

// What goes with what, where not all can be applied together; see FindBestSet.
struct Rules {
  std::vector<Mask> excluded;  // by candidate: never together with it
  std::vector<Mask> needed;    // by candidate: one of these; 0: none

  bool Breaks(Mask set) const {
    for (Mask left = set; left != 0; left &= left - 1) {
      const auto c = static_cast<size_t>(std::countr_zero(left));
      if ((excluded[c] & set) != 0) return true;
      if (needed[c] != 0 && (needed[c] & set) == 0) return true;
    }
    return false;
  }
};

class Search {
 public:
  Search(const std::vector<SetValue>& alone, SetLedger& ledger)
      : ledger_(ledger),
        alone_(alone),
        rules_{std::vector<Mask>(alone.size()),
               std::vector<Mask>(alone.size())} {
    order_.resize(alone.size());
    std::iota(order_.begin(), order_.end(), 0u);
    std::stable_sort(order_.begin(), order_.end(), [&](uint32_t a, uint32_t b) {
      return Promise(a) > Promise(b);
    });
  }

  BranchAndBound Run(const SetValue& empty, const SetValue& all,
                     int64_t most_evaluations);

 private:
  double Promise(uint32_t c) const {
    return alone_[c].ok ? alone_[c].value : -kUnbounded;
  }
  bool LearnRules();
  uint32_t Chosen(const Branch& branch) const;
  void KeepPossible(Branch& branch) const;
  bool Settle(std::vector<Branch> branches);
  bool Enter(std::vector<Branch>& branches);
  bool Bound(std::vector<Branch>& branches);
  bool Narrow(std::vector<Branch>& branches);
  void TakeBound(const SetValue& value, Branch& branch);
  std::vector<Branch> Parted(const Branch& branch) const;
  bool IsHopeless(const Branch& branch) const {
    return branch.dropped || branch.bound <= ledger_.best().value;
  }

  SetLedger& ledger_;
  const std::vector<SetValue>& alone_;
  Rules rules_;
  std::vector<uint32_t> order_;  // of candidates: the best alone first
  std::priority_queue<Branch, std::vector<Branch>, LessPromising> queue_;
  uint64_t num_branches_ = 0;
};

bool Search::LearnRules() {
  const auto size = static_cast<uint32_t>(alone_.size());
  std::vector<CandidateSet> pairs;
  for (uint32_t a = 0; a < size; ++a) {
    for (uint32_t b = a + 1; b < size; ++b) pairs.push_back({a, b});
  }
  const auto values = ledger_.Evaluate(pairs);
  if (!values.has_value()) return false;
  for (size_t i = 0; i < pairs.size(); ++i) {
    const uint32_t a = pairs[i][0], b = pairs[i][1];
    if (alone_[a].ok && alone_[b].ok && !(*values)[i].ok) {
      rules_.excluded[a] |= Bit(b);
      rules_.excluded[b] |= Bit(a);
    }
    if (!(*values)[i].ok) continue;
    if (!alone_[a].ok) rules_.needed[a] |= Bit(b);
    if (!alone_[b].ok) rules_.needed[b] |= Bit(a);
  }
  // What no other one helps is left out.
  for (uint32_t c = 0; c < size; ++c) {
    if (!alone_[c].ok && rules_.needed[c] == 0) rules_.excluded[c] = ~Mask{0};
  }
  if (rules_.Breaks(MaskOf(ledger_.best().set))) ledger_.CountViolation();
  return true;
}

// What excludes another open one comes first, then what is best alone.
uint32_t Search::Chosen(const Branch& branch) const {
  std::optional<uint32_t> first;
  for (const uint32_t c : order_) {
    if ((branch.open & Bit(c)) == 0) continue;
    if ((rules_.excluded[c] & branch.open) != 0) return c;
    if (!first.has_value()) first = c;
  }
  return *first;
}

// Closes what no set of the branch can hold.
void Search::KeepPossible(Branch& branch) const {
  const CandidateSet in = SetOf(branch.in);
  for (const uint32_t c : SetOf(branch.open)) {
    const bool possible = (rules_.excluded[c] & (branch.in | Bit(c))) == 0 &&
                          ledger_.MayAfford(With(in, c));
    if (!possible) branch.open &= ~Bit(c);
  }
  for (Mask before = 0; before != branch.open;) {
    before = branch.open;
    for (const uint32_t c : SetOf(before)) {
      const Mask needed = rules_.needed[c];
      if (needed != 0 && (needed & branch.whole()) == 0) {
        branch.open &= ~Bit(c);
      }
    }
  }
}

// Looks at the sets `in` that have grown: dropped if they are too long.
bool Search::Enter(std::vector<Branch>& branches) {
  std::vector<CandidateSet> sets;
  for (const Branch& branch : branches) {
    if (branch.grown) sets.push_back(SetOf(branch.in));
  }
  const auto values = ledger_.Evaluate(sets);
  if (!values.has_value()) return false;
  size_t i = 0;
  for (Branch& branch : branches) {
    if (!branch.grown) continue;
    branch.in_value = (*values)[i++];
    if (!branch.in_value.ok) continue;
    ledger_.ExpectWithin(branch.in_value.value, branch.bound);
    branch.dropped |= !ledger_.MayAffordKm(branch.in_value.km);
  }
  return true;
}

void Search::TakeBound(const SetValue& value, Branch& branch) {
  branch.bounded = branch.whole();
  if (!value.ok) {
    branch.dropped |= branch.open == 0;
    return;
  }
  ledger_.ExpectWithin(value.value, branch.bound);
  if (branch.grown) ledger_.ExpectNoLess(value, branch.in_value);
  branch.bound = std::min(branch.bound, value.value);
  // The ledger has held it against the best.
  branch.dropped |=
      branch.open == 0 || ledger_.IsAffordable(SetOf(branch.whole()), value);
}

bool Search::Bound(std::vector<Branch>& branches) {
  std::vector<CandidateSet> sets;
  std::vector<Branch*> asked;
  for (Branch& branch : branches) {
    if (IsHopeless(branch)) continue;
    if (branch.bounded == branch.whole() && branch.open != 0) continue;
    sets.push_back(SetOf(branch.whole()));
    asked.push_back(&branch);
  }
  const auto values = ledger_.Evaluate(sets);
  if (!values.has_value()) return false;
  for (size_t i = 0; i < asked.size(); ++i) TakeBound((*values)[i], *asked[i]);
  return true;
}

// Closes what would make sets that have grown too long.
bool Search::Narrow(std::vector<Branch>& branches) {
  if (ledger_.problem().parameters.budget_km <= 0) return true;
  std::vector<CandidateSet> sets;
  std::vector<std::pair<Branch*, uint32_t>> asked;
  for (Branch& branch : branches) {
    if (!branch.grown || IsHopeless(branch)) continue;
    const CandidateSet in = SetOf(branch.in);
    for (const uint32_t c : SetOf(branch.open)) {
      // Where even tracks that share nothing fit, there is nothing to ask.
      if (branch.in_value.ok && alone_[c].ok &&
          ledger_.MayAffordKm(branch.in_value.km + alone_[c].km)) {
        continue;
      }
      sets.push_back(With(in, c));
      asked.push_back({&branch, c});
    }
  }
  const auto values = ledger_.Evaluate(sets);
  if (!values.has_value()) return false;
  for (size_t i = 0; i < asked.size(); ++i) {
    const auto [branch, c] = asked[i];
    const SetValue& value = (*values)[i];
    if (!value.ok) continue;
    ledger_.ExpectWithin(value.value, branch->bound);
    if (!ledger_.MayAffordKm(value.km)) branch->open &= ~Bit(c);
  }
  for (Branch& branch : branches) KeepPossible(branch);
  return true;
}

// Puts the branches that may hold something better into the queue; none of
// them where the search has to stop.
bool Search::Settle(std::vector<Branch> branches) {
  for (Branch& branch : branches) KeepPossible(branch);
  if (!Enter(branches) || !Bound(branches) || !Narrow(branches) ||
      !Bound(branches)) {
    return false;
  }
  for (Branch& branch : branches) {
    if (IsHopeless(branch)) continue;
    branch.number = num_branches_++;
    queue_.push(branch);
  }
  return true;
}

std::vector<Branch> Search::Parted(const Branch& branch) const {
  const Mask chosen = Bit(Chosen(branch));
  Branch with = branch, without = branch;
  with.in |= chosen;
  with.open &= ~chosen;
  with.grown = true;
  without.open &= ~chosen;
  without.grown = false;
  return {with, without};
}

BranchAndBound Search::Run(const SetValue& empty, const SetValue& all,
                           int64_t most_evaluations) {
  const int64_t begin = ledger_.evaluations();
  const size_t size = alone_.size();
  Branch root;
  root.open =
      size == kMostBranched ? ~Mask{0} : Bit(static_cast<uint32_t>(size)) - 1;
  root.in_value = empty;
  if (all.ok) root.bound = all.value;
  double open_bound = root.bound;
  bool going = (all.ok || LearnRules()) && Settle({root});
  while (going && !queue_.empty()) {
    open_bound = queue_.top().bound;
    if (open_bound <= ledger_.best().value) break;
    if (open_bound < kUnbounded) ledger_.set_upper_bound(open_bound);
    const int64_t spent = ledger_.evaluations() - begin;
    if (most_evaluations > 0 && spent >= most_evaluations) going = false;
    std::vector<Branch> parts;
    for (size_t i = 0; i < kBranchesAtOnce && going && !queue_.empty(); ++i) {
      for (Branch& part : Parted(queue_.top())) parts.push_back(part);
      queue_.pop();
    }
    going = going && Settle(std::move(parts));
  }
  BranchAndBound result;
  result.branches = static_cast<int64_t>(num_branches_);
  result.finished = going;
  const double best = ledger_.best().value;
  const double bound = going ? best : std::max(open_bound, best);
  if (bound < kUnbounded) result.upper_bound = bound;
  return result;
}

}  // namespace

BranchAndBound RunBranchAndBound(const SetValue& empty, const SetValue& all,
                                 const std::vector<SetValue>& alone,
                                 int64_t most_evaluations, SetLedger& ledger) {
  CHECK(alone.size() <= kMostBranched);
  return Search(alone, ledger).Run(empty, all, most_evaluations);
}

}  // namespace railreach
