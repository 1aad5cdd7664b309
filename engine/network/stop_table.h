// The stops of a network: where one can board.
#ifndef ENGINE_NETWORK_STOP_TABLE_H_
#define ENGINE_NETWORK_STOP_TABLE_H_

#include <cstdint>

#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/line_model.h"
#include "engine/model/tier.h"

namespace railreach {

// Which of the three entry times of a tier or station holds.
enum class EntryLevel : uint8_t { kLow, kMiddle, kHigh };

// A stop is, at one station and operator class, the platform that a feed names,
// or else the platforms of one service group (whose trains may be of several
// tiers), or of all ungrouped patterns of one tier.
struct StopTable {
  IdVector<StopId, StationId> station;
  IdVector<StopId, PlatformId> platform;  // none: not told apart
  IdVector<StopId, TierSet> tiers;        // of the trains that call
  IdVector<StopId, OperatorClassId> operator_class;
  IdVector<StopId, AreaId> area;  // secured area
  IdVector<StopId, Seconds> entry;
  IdVector<StopId, Seconds> exit;
  IdVector<StopId, Seconds> change;
  Csr<StationId, StopId> of_station;
  // Beside Pattern::stops, for every pattern of the model, open or not.
  Csr<PatternId, StopId> of_pattern;

  size_t size() const { return station.size(); }
};

// The stops of all patterns, open or not, in order of their first appearance,
// so that they are the same in every variant.  A stop takes its times from the
// tier of the first pattern there.  `tiers` is left empty.
// O(stops of all patterns).
StopTable BuildStops(const LineModel& model, EntryLevel entry_level);

}  // namespace railreach

#endif  // ENGINE_NETWORK_STOP_TABLE_H_
