// The stops of a network: where one can board.
#ifndef ENGINE_NETWORK_STOP_TABLE_H_
#define ENGINE_NETWORK_STOP_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

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

// Numbers stops as patterns bring them.
class StopNumbering {
 public:
  explicit StopNumbering(EntryLevel entry_level) : entry_level_(entry_level) {}

  // Appends the pattern's row of `of_pattern`, and the stops that are new.
  // Patterns come in order of their ids, always with the same `stops`, or a
  // copy of them for a copy of the numbering.
  void Append(const LineModel& model, PatternId pattern, GroupId group,
              StopTable& stops);

 private:
  // Patterns of one group share platforms, or nobody could take whichever
  // train comes first; others share them with their tier.
  struct Key {
    OperatorClassId operator_class;
    GroupId group;
    Tier tier;
    PlatformId platform;
    friend bool operator==(const Key&, const Key&) = default;
  };

  StopId Number(const LineModel& model, StationId station, const Key& key,
                Tier tier, StopTable& stops);

  EntryLevel entry_level_;
  // A station has few stops: they hang in a chain, the latest first.
  IdVector<StationId, StopId> latest_;
  IdVector<StopId, StopId> before_;  // none: the station's first
  IdVector<StopId, Key> keys_;
  size_t num_areas_ = 0;
  std::vector<StopId> row_;  // of one pattern
};

// The group of a pattern: its own, or that of its first service row, whatever
// the band: stops are the same all day.  O(log services).
GroupId GroupOf(const LineModel& model, PatternId pattern);

// Fills in `of_station`.  O(stops + stations).
void IndexStations(size_t num_stations, StopTable& stops);

// The stops of all patterns, open or not, in order of their first appearance,
// so that they are the same in every variant.  A stop takes its times from the
// tier of the first pattern there.  `tiers` is left empty.
// O(stops of all patterns).
StopTable BuildStops(const LineModel& model, EntryLevel entry_level);
// The same, and the numbering, to go on from.
StopTable BuildStops(const LineModel& model, StopNumbering& numbering);

}  // namespace railreach

#endif  // ENGINE_NETWORK_STOP_TABLE_H_
