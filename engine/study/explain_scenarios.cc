// Explain() with an Evaluator.
#include <vector>

#include "engine/study/evaluator.h"
#include "engine/study/explain.h"

namespace railreach {

std::optional<Explanation> ExplainScenarios(
    const Study& study, absl::Span<const Scenario> scenarios, int num_threads,
    Progress progress, Diagnostics& diagnostics) {
  progress("baseline", 0, 1);
  const Evaluator evaluator(study, /*efficiency=*/false, num_threads);
  std::vector<Evaluator::Workspace> workspaces;
  for (int i = 0; i < num_threads; ++i) workspaces.emplace_back(evaluator);
  return Explain(
      study, scenarios, evaluator.baseline(),
      [&](const Variant& variant, int worker) {
        return evaluator.Evaluate(variant, Recompute::kChanges,
                                  workspaces[static_cast<size_t>(worker)]);
      },
      num_threads, progress, diagnostics);
}

}  // namespace railreach
