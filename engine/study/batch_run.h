// Measures the variants of a batch.
#ifndef ENGINE_STUDY_BATCH_RUN_H_
#define ENGINE_STUDY_BATCH_RUN_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "engine/scenario/apply.h"
#include "engine/study/best_set.h"
#include "engine/study/evaluator.h"
#include "engine/study/variant_list.h"
#include "engine/study/variant_row.h"

namespace railreach {

// Immutable once made; workers may measure in parallel.
class BatchRun {
 public:
  // Keeps a reference: `study` outlives it and does not change.  Requires
  // study.parameters.batch.  O(a search of the study), on `num_threads`.
  BatchRun(const Study& study, VariantList variants, int num_threads);

  const VariantList& variants() const { return variants_; }

  BatchHeader Header(std::string fingerprint, Shard shard) const;

  // The scratch memory of one worker.
  struct Worker {
    Variant variant;
    Evaluator::Workspace workspace;
  };
  std::vector<Worker> Workers(int num_threads) const;

  // A row of the header's.  One that does not apply says why (`problem`).
  //   verify  computes everything as well; Internal: the two differ.
  absl::StatusOr<VariantRow> Measure(size_t variant, Worker& worker,
                                     bool verify) const;

  VariantRow MeasureBy(size_t variant, Worker& worker,
                       Recompute recompute) const;

  // What sets of candidates are worth, on all workers (FindBestSet).
  std::vector<SetValue> Values(absl::Span<const CandidateSet> sets,
                               Objective objective,
                               absl::Span<Worker> workers) const;

 private:
  // The problem; empty: applied.
  std::string Apply(const Scenario& scenario, Worker& worker) const;

  const Study& study_;
  VariantList variants_;
  Applier applier_;
  Evaluator evaluator_;
};

// The figure that an objective names.
double ValueOf(const VariantFigures& figures, Objective objective);

}  // namespace railreach

#endif  // ENGINE_STUDY_BATCH_RUN_H_
