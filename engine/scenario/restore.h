// Undoes a scenario.  Private to scenario.
#ifndef ENGINE_SCENARIO_RESTORE_H_
#define ENGINE_SCENARIO_RESTORE_H_

#include "engine/scenario/apply.h"

namespace railreach {

// Makes a variant of `baseline` equal to it again, and its list of changes
// empty.  Trusts that list: what it does not name, and is no new row, is the
// baseline's.  O(what changed), and the services and trips if any did.
void Restore(const Model& baseline, Variant& variant);

}  // namespace railreach

#endif  // ENGINE_SCENARIO_RESTORE_H_
