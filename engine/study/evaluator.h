// Measures variants of a study, one after the other, at a fraction of a run.
#ifndef ENGINE_STUDY_EVALUATOR_H_
#define ENGINE_STUDY_EVALUATOR_H_

#include <memory>

#include "engine/scenario/apply.h"
#include "engine/study/study.h"
#include "engine/study/variant_figures.h"

namespace railreach {

namespace internal {
struct EvaluatorBaseline;
struct EvaluatorState;
}  // namespace internal

enum class Recompute : uint8_t {
  kChanges,     // only what the variant's ChangeSet can have changed
  kEverything,  // as if there were no baseline
};

// Everything about a baseline that its variants share.  Immutable once made;
// safe to share between threads.
class Evaluator {
 public:
  // Keeps a reference: `study` outlives it and does not change.  `efficiency`:
  // measure that too, which costs a search of all nodes to the pair horizon.
  // O(a run of the study), on `num_threads` workers.
  Evaluator(const Study& study, bool efficiency, int num_threads);
  ~Evaluator();

  // The figures of the study itself.
  const VariantFigures& baseline() const;

  // The scratch memory of one worker.  Not for two threads at a time.
  class Workspace {
   public:
    explicit Workspace(const Evaluator& evaluator);
    ~Workspace();
    Workspace(Workspace&&) noexcept;

   private:
    friend class Evaluator;
    std::unique_ptr<internal::EvaluatorState> state_;
  };

  // Both ways of computing give equal figures.  Total for a variant of the
  // study's model that was applied without error.  Deterministic.
  VariantFigures Evaluate(const Variant& variant, Recompute recompute,
                          Workspace& workspace) const;

 private:
  std::unique_ptr<const internal::EvaluatorBaseline> baseline_;
};

}  // namespace railreach

#endif  // ENGINE_STUDY_EVALUATOR_H_
