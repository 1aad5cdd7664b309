// What each route_type of GTFS is, and the tier that its lines get.
#ifndef ENGINE_INPUT_GTFS_ROUTE_TYPES_H_
#define ENGINE_INPUT_GTFS_ROUTE_TYPES_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "engine/model/tier.h"

namespace railreach {

struct GtfsTypeRule {
  absl::string_view name;    // "bus"
  std::optional<Tier> tier;  // none: no rail that one can plan with
};

// Of a basic type (0-12) or an extended one (100-1799).  Types that are not
// listed are called "unknown" and have no tier.  O(number of rules).
GtfsTypeRule RuleOfType(int route_type);

}  // namespace railreach

#endif  // ENGINE_INPUT_GTFS_ROUTE_TYPES_H_
