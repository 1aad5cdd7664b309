// Lines, patterns and trips of the model.  Private to input/gtfs_*.
#ifndef ENGINE_INPUT_GTFS_PATTERNS_H_
#define ENGINE_INPUT_GTFS_PATTERNS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/base/diagnostics.h"
#include "engine/base/units.h"
#include "engine/input/gtfs_data.h"
#include "engine/model/line_model.h"

namespace railreach {

// Finds the pattern of each trip, then its times.
class PatternBuilder {
 public:
  PatternBuilder(GtfsData& data, LineModel& model, Diagnostics& diagnostics);
  void Run();

 private:
  // A train of the day: the times of a trip, moved.
  struct Train {
    PatternId pattern;
    GtfsTripId trip;
    Seconds shift;
    bool by_frequency = false;
  };

  void AddLines();
  // The day's trips that have rows, by line, direction and place in trips.txt.
  std::vector<GtfsTripId> TripsInOrder() const;
  PatternId FindOrAddPattern(GtfsTripId trip);
  PatternId AddPattern(GtfsTripId trip);
  // The trains of a trip with frequencies: those at known times become
  // trains, the others headway periods.
  void ExpandFrequencies(GtfsTripId trip, PatternId pattern);
  void AddTrips();
  void AddTrip(const Train& train);
  int32_t FirstDeparture(const Train& train) const;
  // Run and dwell of a pattern: medians of its trips.
  void FillRunTimes(PatternId pattern, absl::Span<const GtfsTripId> trips);
  void ReportFastHop(PatternId pattern, size_t stop, GtfsTripId trip);

  GtfsData& data_;
  LineModel& model_;
  Diagnostics& diagnostics_;
  // By line, direction, stops and rights, as bytes.
  absl::flat_hash_map<std::string, PatternId> pattern_of_;
  std::string stop_list_;  // scratch
  std::vector<int> patterns_of_line_;
  std::vector<std::pair<PatternId, GtfsTripId>> trips_of_patterns_;
  std::vector<Train> trains_;
  size_t expanded_stop_times_ = 0;
  GroupId trains_group_;
  IdVector<LineId, GroupId> group_of_line_;
};

}  // namespace railreach

#endif  // ENGINE_INPUT_GTFS_PATTERNS_H_
