// What trains a station has: from the services of the lines that run.
#ifndef ENGINE_INDICATOR_SERVICE_LEVEL_H_
#define ENGINE_INDICATOR_SERVICE_LEVEL_H_

#include <cstdint>
#include <vector>

#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/line_model.h"

namespace railreach {

// Of one station, over all open lines with passenger trains there.
struct ServiceLevel {
  TierSet tiers;      // of the lines whose trains call
  int num_lines = 0;  // distinct
  // Calls in the direction that has fewer; of the only one where trains of the
  // other never call.  A ring's last stop is its first one.
  double trains_per_day = 0;
  // The longest time between two trains of one direction from 07:00 to 21:00:
  // over the bands there, length / trains in the direction with fewer, rounded
  // up; kUnreachable if a band there has no train, or if no band is there.
  Seconds longest_gap = kUnreachable;
  // When the first and the last train leave that one may board, of any
  // direction, since 00:00: of trips by the clock; by headway the start of the
  // first band or period in service and the end of the last one.  kUnreachable:
  // none leaves.
  Seconds first_train = kUnreachable;
  Seconds last_train = kUnreachable;

  bool has_trains() const { return !tiers.empty(); }
};

// "Served" (METRICS: county and town coverage).
inline constexpr double kServedTrainsPerDay = 30;
inline constexpr Seconds kServedLongestGap = Minutes(60);
inline bool IsServed(const ServiceLevel& level) {
  return level.trains_per_day >= kServedTrainsPerDay &&
         level.longest_gap <= kServedLongestGap;
}

// By station; nothing calls at a station that is not for passengers.
// CHECKs that services name patterns and bands of the model.
// O(stops of all patterns x bands).
IdVector<StationId, ServiceLevel> ServiceLevels(const LineModel& model);

// Patterns of open lines with trains in any band.  O(services).
IdVector<PatternId, bool> RunningPatterns(const LineModel& model);

// By station: the lines that `calls` picks patterns of, ascending.
// O(stops log lines).
IdVector<StationId, std::vector<LineId>> LinesAt(
    const LineModel& model, const IdVector<PatternId, bool>& calls);

// Stations joined by the transfer table, directly or through others: for each
// station the lowest station of its complex.
IdVector<StationId, StationId> ComplexOf(const LineModel& model);

}  // namespace railreach

#endif  // ENGINE_INDICATOR_SERVICE_LEVEL_H_
