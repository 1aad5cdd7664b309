// Applies scenarios to a network.
#ifndef ENGINE_SCENARIO_APPLY_H_
#define ENGINE_SCENARIO_APPLY_H_

#include <cstdint>
#include <memory>

#include "engine/base/diagnostics.h"
#include "engine/model/model.h"
#include "engine/scenario/change_set.h"
#include "engine/scenario/scenario.h"

namespace railreach {

// The network after a scenario.
struct Variant {
  Model model;
  ChangeSet changes;
  uint64_t applier = 0;  // which one filled it; 0: none
};

// Knows the names of a baseline's things.  Immutable once made; safe to share
// between threads.
class Applier {
 public:
  // Keeps a reference: `baseline` outlives it and does not change.  Requires a
  // model without errors, tracks resolved, lines selected, trips counted.
  explicit Applier(const Model& baseline);
  ~Applier();

  // Each modification is resolved against what those before it left, then
  // applied; one that does not resolve is reported and passed over, so that
  // all problems come at once.
  //
  //   variant  overwritten; passing the same one again saves memory traffic:
  //            what is not changed is not copied twice.
  //
  // Errors, each at "FILE:LINE" with the number of the modification: names
  // that nobody bears (near misses are named) or that are ambiguous, values
  // out of range or that exclude one another, hops faster than 450 km/h, a
  // modification without effect (and why).  The variant is then not to be
  // used.  Otherwise it satisfies whatever the baseline does (validate.h).
  // Deterministic.  O(what changes), and the copy of the line model.
  void Apply(const Scenario& scenario, Variant& variant,
             Diagnostics& diagnostics) const;

 private:
  struct Names;
  const Model& baseline_;
  std::unique_ptr<const Names> names_;
};

}  // namespace railreach

#endif  // ENGINE_SCENARIO_APPLY_H_
