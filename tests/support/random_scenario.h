// Random networks and random changes to them, for laws that hold for all.
#ifndef TESTS_SUPPORT_RANDOM_SCENARIO_H_
#define TESTS_SUPPORT_RANDOM_SCENARIO_H_

#include <cstdint>

#include "engine/model/model.h"
#include "engine/scenario/scenario.h"

namespace railreach {

// The same for the same seed, on every machine.  4 to 12 stations some km
// apart, 2 to 7 lines of three tiers and two operator classes, some grouped,
// planned, one way or a ring; two bands; transfers, a county and some zones.
Model RandomModel(uint32_t seed);

// 1 to 3 modifications of any kind that works by headway, over things that
// `model` has.  Most can be applied; a few contradict one another, or have no
// effect.  Works on networks of any size.
Scenario RandomScenario(const Model& model, uint32_t seed);

}  // namespace railreach

#endif  // TESTS_SUPPORT_RANDOM_SCENARIO_H_
