// The tiers that a planner gives to lines of a feed.
#ifndef ENGINE_INPUT_TIER_TABLE_H_
#define ENGINE_INPUT_TIER_TABLE_H_

#include <map>
#include <string>

#include "engine/base/diagnostics.h"
#include "engine/model/tier.h"

namespace railreach {

// A CSV with the columns `route_id_or_type` and `tier`, as GtfsOptions::tiers
// takes it.  Errors: no such file, columns or tiers, a key that stands twice.
std::map<std::string, Tier> ReadTierTable(const std::string& path,
                                          Diagnostics& diagnostics);

}  // namespace railreach

#endif  // ENGINE_INPUT_TIER_TABLE_H_
