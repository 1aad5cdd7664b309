// What stands where no table says otherwise: a feed alone is a network too.
#ifndef ENGINE_MODEL_DEFAULTS_H_
#define ENGINE_MODEL_DEFAULTS_H_

#include "engine/model/line_model.h"

namespace railreach {

// Fills in bands, tier rules and access rules where `model` has none, from the
// table of defaults in METRICS (trunk and intercity as "elsewhere"; the direct
// leg on foot and by e-bike); run-time profiles and coverage radii too.
//
// Tiers are filled in one by one, bands and access rules only where there is
// not a single one.  All of it is judgement: access rules say so (`assumed`).
void FillDefaults(LineModel& model);

}  // namespace railreach

#endif  // ENGINE_MODEL_DEFAULTS_H_
