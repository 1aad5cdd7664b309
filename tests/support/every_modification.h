// One scenario with a modification of every kind, and every field of each set
// somewhere.
#ifndef TESTS_SUPPORT_EVERY_MODIFICATION_H_
#define TESTS_SUPPORT_EVERY_MODIFICATION_H_

#include "engine/scenario/scenario.h"

namespace railreach {

Scenario EveryModification();

}  // namespace railreach

#endif  // TESTS_SUPPORT_EVERY_MODIFICATION_H_
