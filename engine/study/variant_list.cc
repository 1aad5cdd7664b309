#include "engine/study/variant_list.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/base/check.h"
#include "engine/study/batch_scenarios.h"

namespace railreach {
namespace {

constexpr size_t kTooMany = kMostVariants + 1;

// Sets of k out of n, at most kTooMany.
size_t NumSets(size_t n, size_t k) {
  if (k > n) return 0;
  // One factor after the other: C(n - k + i, i) is whole and never falls.
  unsigned __int128 sets = 1;
  for (size_t i = 1; i <= k; ++i) {
    sets = sets * (n - k + i) / i;
    if (sets >= kTooMany) return kTooMany;
  }
  return static_cast<size_t>(sets);
}

size_t NumSetsUpTo(size_t n, size_t largest) {
  size_t sets = 0;
  for (size_t k = 1; k <= std::min(largest, n); ++k) {
    sets = std::min(sets + NumSets(n, k), kTooMany);
    if (sets == kTooMany) break;
  }
  return sets;
}

// The largest x of [first, n - k] with at most `index` sets of k in first .. n
// - 1 whose least member is below x: C(n - first, k) - C(n - x, k).
size_t LeastMember(size_t first, size_t n, size_t k, size_t index) {
  const size_t all = NumSets(n - first, k);
  size_t low = first, high = n - k;
  while (low < high) {
    const size_t middle = low + (high - low + 1) / 2;
    if (all - NumSets(n - middle, k) <= index) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

void Append(std::vector<Scenario> more, std::vector<Scenario>& scenarios) {
  scenarios.insert(scenarios.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
}

void Join(const std::string& next, std::string& joined) {
  if (!joined.empty()) joined += " + ";
  joined += next;
}

const std::string& FirstOf(const std::string& a, const std::string& b,
                           const std::string& c) {
  return !a.empty() ? a : !b.empty() ? b : c;
}

}  // namespace

VariantList::VariantList(const BatchParameters& parameters,
                         std::vector<Scenario> candidates,
                         const LineModel& model)
    : scenarios_(std::move(candidates)), subsets_(parameters.subsets) {
  Append(LinesUntil(parameters.each_line_until, model), scenarios_);
  num_candidates_ = scenarios_.size();
  num_sets_ =
      NumSetsUpTo(num_candidates_, static_cast<size_t>(std::max(subsets_, 0)));
  for (const SweepParameters& sweep : parameters.sweeps) {
    Append(Sweep(sweep, model), scenarios_);
  }
  for (const Closure closure : parameters.closures) {
    Append(Closures(closure, model), scenarios_);
  }
  num_single_ = scenarios_.size() - num_candidates_;
}

std::vector<uint32_t> VariantList::ScenariosOf(size_t variant) const {
  CHECK(size() <= kMostVariants && variant < size());
  if (variant >= num_sets_) {
    return {static_cast<uint32_t>(num_candidates_ + variant - num_sets_)};
  }
  size_t k = 1;
  size_t index = variant;  // among the sets of k
  while (index >= NumSets(num_candidates_, k)) {
    index -= NumSets(num_candidates_, k++);
  }
  std::vector<uint32_t> set;
  for (size_t first = 0; k > 0; --k) {
    const size_t member = LeastMember(first, num_candidates_, k, index);
    index -= NumSets(num_candidates_ - first, k) -
             NumSets(num_candidates_ - member, k);
    set.push_back(static_cast<uint32_t>(member));
    first = member + 1;
  }
  return set;
}

Scenario VariantList::Combined(size_t variant) const {
  return Combined(ScenariosOf(variant));
}

Scenario VariantList::Combined(const std::vector<uint32_t>& scenarios) const {
  Scenario combined;
  std::string last_file;
  for (const uint32_t row : scenarios) {
    const Scenario& one = scenarios_[row];
    Join(one.name.key, combined.name.key);
    Join(FirstOf(one.name.zh, one.name.en, one.name.key), combined.name.zh);
    Join(FirstOf(one.name.en, one.name.zh, one.name.key), combined.name.en);
    if (one.file != last_file) Join(one.file, combined.file);
    last_file = one.file;
    combined.cost += one.cost;
    combined.modifications.insert(combined.modifications.end(),
                                  one.modifications.begin(),
                                  one.modifications.end());
  }
  return combined;
}

absl::Status CheckSize(const VariantList& variants) {
  if (variants.size() == 0) {
    return absl::InvalidArgumentError(
        "the batch has no variants; give candidates, each_line_until, sweeps "
        "or closures");
  }
  if (variants.size() <= kMostVariants) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(
      "sets of up to ", variants.subsets(), " of ", variants.num_candidates(),
      " candidates are more than ", kMostVariants,
      " variants; lower `subsets`, or let `search` look for the best set"));
}

}  // namespace railreach
