// The variants of a batch: what a run of thousands of scenarios consists of.
#ifndef ENGINE_STUDY_VARIANT_LIST_H_
#define ENGINE_STUDY_VARIANT_LIST_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "engine/model/line_model.h"
#include "engine/scenario/scenario.h"
#include "engine/study/batch.h"

namespace railreach {

// Of a batch: more are refused (CheckSize).
inline constexpr size_t kMostVariants = size_t{1} << 40;

// All variants, numbered 0 .. size() - 1 and made when they are asked for, so
// that millions cost no memory.  The order: sets of candidates by size, then
// in lexicographic order; sweeps; closures.
class VariantList {
 public:
  // `candidates` are those of the files, in their order; the lines of
  // each_line_until follow them; these, sweeps and closures are made from the
  // model (batch_scenarios.h).
  // A sweep of a line that nobody knows becomes a scenario that Apply refuses.
  VariantList(const BatchParameters& parameters,
              std::vector<Scenario> candidates, const LineModel& model);

  // Above kMostVariants it is not exact, and no variant may be asked for.
  size_t size() const { return num_sets_ + num_single_; }
  size_t num_candidates() const { return num_candidates_; }
  int subsets() const { return subsets_; }
  // Candidates first, then sweeps and closures.
  const std::vector<Scenario>& scenarios() const { return scenarios_; }

  // The scenarios that variant k consists of, ascending.  Requires variant <
  // size().  O(subsets^2 x log candidates).
  std::vector<uint32_t> ScenariosOf(size_t variant) const;
  // One scenario: theirs one behind the other, names joined by " + ", costs
  // added.
  Scenario Combined(size_t variant) const;
  Scenario Combined(const std::vector<uint32_t>& scenarios) const;

 private:
  std::vector<Scenario> scenarios_;
  size_t num_candidates_ = 0;
  int subsets_ = 1;
  size_t num_sets_ = 0;
  size_t num_single_ = 0;
};

// OK, or InvalidArgument: no variant at all, or more than kMostVariants, with
// what to lower.
absl::Status CheckSize(const VariantList& variants);

}  // namespace railreach

#endif  // ENGINE_STUDY_VARIANT_LIST_H_
