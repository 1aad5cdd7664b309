// Greedy and local search, and the order of building.
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/base/draw.h"
#include "engine/study/best_set_parts.h"

namespace railreach {
namespace {

constexpr size_t kMovesAtOnce = 256;
constexpr uint32_t kShakesAtOnce = 16;

// Those that `set` does not hold, ascending.
std::vector<uint32_t> Outside(const CandidateSet& set, size_t num_candidates) {
  std::vector<uint32_t> outside;
  for (uint32_t c = 0; c < num_candidates; ++c) {
    if (!std::binary_search(set.begin(), set.end(), c)) outside.push_back(c);
  }
  return outside;
}

void KeepAffordable(const SetLedger& ledger, std::vector<CandidateSet>& sets) {
  std::erase_if(
      sets, [&](const CandidateSet& set) { return !ledger.MayAfford(set); });
}

// The set with each one more that may be affordable.
std::vector<CandidateSet> Additions(const CandidateSet& set,
                                    const SetLedger& ledger) {
  std::vector<CandidateSet> sets;
  for (const uint32_t c : Outside(set, ledger.num_candidates())) {
    sets.push_back(With(set, c));
  }
  KeepAffordable(ledger, sets);
  return sets;
}

// The share of the budgets that `to` takes beyond `from`; of their sum where
// both are limited.
double BudgetShare(const RatedSet& from, const RatedSet& to,
                   const SearchParameters& parameters) {
  double share = 0;
  if (parameters.budget_km > 0) {
    share += std::max(0.0, to.km - from.km) / parameters.budget_km;
  }
  if (parameters.budget_cost > 0) {
    share += std::max(0.0, to.cost - from.cost) / parameters.budget_cost;
  }
  return share;
}

// Is the step to `a` better than the one to `b`?  What is free comes first.
bool IsBetterStep(GreedyBy by, const RatedSet& from, const RatedSet& a,
                  const RatedSet& b, const SearchParameters& parameters) {
  if (by == GreedyBy::kGain) return IsBetter(a, b);
  const double gain_a = a.value - from.value;
  const double gain_b = b.value - from.value;
  const double share_a = BudgetShare(from, a, parameters);
  const double share_b = BudgetShare(from, b, parameters);
  if (gain_a * share_b != gain_b * share_a) {
    return gain_a * share_b > gain_b * share_a;
  }
  return IsBetter(a, b);
}

// The best affordable set of `sets` that is better than `from`.
std::optional<RatedSet> BestMove(const RatedSet& from,
                                 absl::Span<const CandidateSet> sets,
                                 const std::vector<SetValue>& values,
                                 const SetLedger& ledger) {
  std::optional<RatedSet> best;
  for (size_t i = 0; i < sets.size(); ++i) {
    if (!ledger.IsAffordable(sets[i], values[i])) continue;
    RatedSet rated = ledger.Rated(sets[i], values[i]);
    if (IsBetter(rated, best.has_value() ? *best : from)) {
      best = std::move(rated);
    }
  }
  return best;
}

// All sets one move away: additions, drops, swaps.
std::vector<CandidateSet> Neighbours(const CandidateSet& set,
                                     const SetLedger& ledger) {
  std::vector<CandidateSet> sets;
  const auto outside = Outside(set, ledger.num_candidates());
  for (const uint32_t c : outside) sets.push_back(With(set, c));
  for (const uint32_t member : set) sets.push_back(Without(set, member));
  for (const uint32_t member : set) {
    const CandidateSet rest = Without(set, member);
    for (const uint32_t c : outside) sets.push_back(With(rest, c));
  }
  KeepAffordable(ledger, sets);
  return sets;
}

// Moves while that is better; the first moves that hold a better set decide.
bool Climb(RatedSet at, SetLedger& ledger) {
  for (bool moved = true; moved;) {
    moved = false;
    const auto all = Neighbours(at.set, ledger);
    for (size_t i = 0; i < all.size() && !moved; i += kMovesAtOnce) {
      const auto sets = absl::MakeConstSpan(all).subspan(i, kMovesAtOnce);
      const auto values = ledger.Evaluate(sets);
      if (!values.has_value()) return false;
      if (auto better = BestMove(at, sets, *values, ledger)) {
        at = *std::move(better);
        moved = true;
      }
    }
  }
  return true;
}

// Draws of one start of the local search, one after the other.
class Dice {
 public:
  Dice(uint64_t seed, uint32_t start) : draw_{seed, start} {}
  uint32_t Below(uint32_t n) {
    return DrawBelow(n, DrawBits(draw_, absl::StrCat("best set ", count_++)));
  }

 private:
  Draw draw_;
  int count_ = 0;
};

// The set with up to a third of its members, or two, dropped, and as many
// others or one more taken in.
CandidateSet Shaken(CandidateSet set, size_t num_candidates, Dice& dice) {
  auto outside = Outside(set, num_candidates);
  const auto size = static_cast<uint32_t>(set.size());
  const uint32_t drops =
      std::min(size, 1 + dice.Below(std::max(2u, (size + 2) / 3)));
  for (uint32_t i = 0; i < drops; ++i) {
    set.erase(set.begin() + dice.Below(static_cast<uint32_t>(set.size())));
  }
  const uint32_t additions = 1 + dice.Below(drops + 1);
  for (uint32_t i = 0; i < additions && !outside.empty(); ++i) {
    const uint32_t k = dice.Below(static_cast<uint32_t>(outside.size()));
    set = With(set, outside[k]);
    outside.erase(outside.begin() + k);
  }
  return set;
}

// One climb from the first shaken set that is affordable, if any.
bool ClimbAnew(uint32_t start, SetLedger& ledger) {
  Dice dice(ledger.problem().parameters.seed, start);
  std::vector<CandidateSet> sets;
  for (uint32_t i = 0; i < kShakesAtOnce; ++i) {
    sets.push_back(Shaken(ledger.best().set, ledger.num_candidates(), dice));
  }
  KeepAffordable(ledger, sets);
  const auto values = ledger.Evaluate(sets);
  if (!values.has_value()) return false;
  for (size_t i = 0; i < sets.size(); ++i) {
    if (ledger.IsAffordable(sets[i], (*values)[i])) {
      return Climb(ledger.Rated(sets[i], (*values)[i]), ledger);
    }
  }
  return true;
}

BuildStep StepOf(uint32_t candidate, const RatedSet& set) {
  return {candidate, true, set.value, set.km, set.cost};
}

}  // namespace

std::vector<CandidateSet> SingleSets(size_t num_candidates) {
  std::vector<CandidateSet> sets;
  for (uint32_t c = 0; c < num_candidates; ++c) sets.push_back({c});
  return sets;
}

CandidateSet With(const CandidateSet& set, uint32_t candidate) {
  CandidateSet larger = set;
  larger.insert(std::upper_bound(larger.begin(), larger.end(), candidate),
                candidate);
  return larger;
}

CandidateSet Without(const CandidateSet& set, uint32_t candidate) {
  CandidateSet smaller = set;
  std::erase(smaller, candidate);
  return smaller;
}

bool Greedy(GreedyBy by, SetLedger& ledger, RatedSet& result) {
  const SearchParameters& parameters = ledger.problem().parameters;
  for (;;) {
    const auto sets = Additions(result.set, ledger);
    const auto values = ledger.Evaluate(sets);
    if (!values.has_value()) return false;
    std::optional<RatedSet> next;
    for (size_t i = 0; i < sets.size(); ++i) {
      const SetValue& value = (*values)[i];
      if (!ledger.IsAffordable(sets[i], value)) continue;
      RatedSet rated = ledger.Rated(sets[i], value);
      if (rated.value <= result.value) continue;
      if (!next.has_value() ||
          IsBetterStep(by, result, rated, *next, parameters)) {
        next = std::move(rated);
      }
    }
    if (!next.has_value()) return true;
    result = *std::move(next);
  }
}

bool LocalSearch(SetLedger& ledger) {
  if (!Climb(ledger.best(), ledger)) return false;
  const int most = ledger.problem().limits.fruitless_starts;
  int fruitless = 0;
  for (uint32_t start = 0; fruitless < most; ++start) {
    const double before = ledger.best().value;
    if (!ClimbAnew(start, ledger)) return false;
    fruitless = ledger.best().value > before ? 0 : fruitless + 1;
  }
  return true;
}

bool FindBuildOrder(const CandidateSet& set, SetLedger& ledger,
                    std::vector<BuildStep>& order) {
  CandidateSet built, left = set;
  while (!left.empty()) {
    std::vector<CandidateSet> sets;
    for (const uint32_t c : left) sets.push_back(With(built, c));
    const auto values = ledger.Evaluate(sets);
    if (!values.has_value()) return false;
    // Where none can be applied yet, the first one waits for a later one.
    BuildStep step = {left.front(), false, 0, 0, ledger.CostOf(sets.front())};
    std::optional<RatedSet> best;
    for (size_t i = 0; i < sets.size(); ++i) {
      if (!(*values)[i].ok) continue;
      RatedSet rated = ledger.Rated(sets[i], (*values)[i]);
      if (best.has_value() && !IsBetter(rated, *best)) continue;
      best = std::move(rated);
      step = StepOf(left[i], *best);
    }
    order.push_back(step);
    built = With(built, step.candidate);
    left = Without(left, step.candidate);
  }
  return true;
}

}  // namespace railreach
