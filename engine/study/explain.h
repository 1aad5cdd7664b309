// Which modification of a scenario causes the gain of each key node, by
// leaving each out in turn, and what became of the node's typical journey.
#ifndef ENGINE_STUDY_EXPLAIN_H_
#define ENGINE_STUDY_EXPLAIN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "engine/base/diagnostics.h"
#include "engine/indicator/connection.h"
#include "engine/scenario/apply.h"
#include "engine/scenario/scenario.h"
#include "engine/study/run.h"
#include "engine/study/study.h"
#include "engine/study/variant_figures.h"

namespace railreach {

// What is left out in turn: a modification; of one that opens several lines,
// each of these by itself.
struct Cause {
  std::string what;   // "open_lines 嘉闵线"
  std::string file;   // where it stands,
  uint32_t line = 0;  // and the line there
  // All but this one.  None: the others cannot be applied without it, because
  std::optional<VariantFigures> without;
  std::string needed_because;

  bool needed() const { return !without.has_value(); }
};

// What is lost when one cause is left out: people within 60 min.  Of a cause
// that the others need, the whole gain of the node.
struct Contribution {
  size_t cause = 0;
  int64_t people_60 = 0;
};

// The ordered pair with the node, in its direction, whose change matters most:
// time saved (or lost) x people within 3 km of the other end.  Pairs reached on
// both sides come first (they show which part changed), those of them within
// the catchments' horizon before all others; a journey beyond the pair horizon
// counts as long as that.
struct TypicalJourney {
  NodeId from;
  NodeId to;
  PairRow before;  // either may be unreachable
  PairRow after;
};

struct NodeExplanation {
  NodeId node;
  NodeReach before;
  NodeReach after;
  // Other than zero, the largest first.  They need not add up to the gain:
  // lines complement one another (each is worth more with the others: the sum
  // is above the gain) or replace one another (the sum is below it).
  std::vector<Contribution> contributions;
  // The gain less the contributions of all causes that are not needed().
  int64_t together = 0;
  std::optional<TypicalJourney> journey;  // none: no journey changes

  int64_t gain() const { return after.people_60 - before.people_60; }
};

struct Explanation {
  std::vector<Cause> causes;
  VariantFigures before;
  VariantFigures after;
  std::vector<NodeExplanation> nodes;  // all key nodes, in order
};

// The figures of one variant; called from several threads, each with a worker
// number of its own, from 0.
using MeasureVariant =
    absl::FunctionRef<VariantFigures(const Variant& variant, int worker)>;

// `scenarios` are applied one after the other to `study`, which stands without
// them.  None where they cannot be applied: `diagnostics` says why.
//
//   before, measure  the figures of the study and of a variant of it.
//
// Deterministic.  O(causes x one variant, and two searches of all pairs).
std::optional<Explanation> Explain(const Study& study,
                                   absl::Span<const Scenario> scenarios,
                                   const VariantFigures& before,
                                   MeasureVariant measure, int num_threads,
                                   Progress progress, Diagnostics& diagnostics);

// The same with an Evaluator.
std::optional<Explanation> ExplainScenarios(
    const Study& study, absl::Span<const Scenario> scenarios, int num_threads,
    Progress progress, Diagnostics& diagnostics);

// "add_line 嘉闵线", "close_station 人民广场": the modification in few words.
std::string Describe(const Change& change);

}  // namespace railreach

#endif  // ENGINE_STUDY_EXPLAIN_H_
