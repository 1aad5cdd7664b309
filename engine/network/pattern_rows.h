// Patterns as the tables of a network hold them.  Internal to network/.
#ifndef ENGINE_NETWORK_PATTERN_ROWS_H_
#define ENGINE_NETWORK_PATTERN_ROWS_H_

#include <vector>

#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/line_model.h"
#include "engine/network/build_network.h"
#include "engine/network/connections.h"
#include "engine/network/stop_table.h"

namespace railreach {

// A ring is run twice round, so that no ride ends at its seam.
struct PatternRow {
  std::vector<StopId> stops;
  std::vector<Seconds> run;
  std::vector<Seconds> dwell;
  friend bool operator==(const PatternRow&, const PatternRow&) = default;
};
PatternRow RowOf(const LineModel& model, PatternId id, const StopTable& stops);

// Whether the pattern runs in this variant and its tier does.
bool LineRuns(const LineModel& model, const NetworkOptions& options,
              PatternId pattern);

// Of a pattern that runs: its service in the band, if it has trains there;
// else null.  O(log services).
const Service* ServiceInBand(const LineModel& model,
                             const NetworkOptions& options, PatternId pattern);

// The wait at each boarding of a pattern that is waited for by itself.
Seconds WaitFor(const Service& service, Seconds band_length,
                WaitModel wait_model);

// As many trains as the tables hold.
int32_t ClampedTrains(int64_t milli_trains);

GroupPattern GroupPatternOf(const LineModel& model, PatternId id,
                            const Service& service, Seconds band_length,
                            PatternRow row);

}  // namespace railreach

#endif  // ENGINE_NETWORK_PATTERN_ROWS_H_
