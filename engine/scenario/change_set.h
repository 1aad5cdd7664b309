// What a scenario touched, so that only that is built and searched again.
#ifndef ENGINE_SCENARIO_CHANGE_SET_H_
#define ENGINE_SCENARIO_CHANGE_SET_H_

#include <vector>

#include "engine/model/ids.h"

namespace railreach {

// Rows of the baseline that differ in the variant, each list ascending and
// without repeats; rows behind the baseline's own are new.  What is not named
// here is equal to the baseline's.
struct ChangeSet {
  // Opened, closed, or with other stops, times, trains, group or line tier.
  std::vector<PatternId> patterns;
  std::vector<LineId> lines;        // `open`, tier or any other field
  std::vector<StationId> stations;  // other platform times, or `passenger`
  bool services = false;   // any row of services, trips, headway_periods
  bool transfers = false;  // any row of the transfer table
  bool rules = false;      // tier rules, access rules, `integrated`
  bool tracks = false;     // which tracks patterns of the baseline run over
  bool places = false;     // zones or their points
};

}  // namespace railreach

#endif  // ENGINE_SCENARIO_CHANGE_SET_H_
