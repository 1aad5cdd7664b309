// The stop times of each trip as a whole: what contradicts each other, and the
// times that are blank.  Private to input/gtfs_*.
#ifndef ENGINE_INPUT_GTFS_TRIP_TIMES_H_
#define ENGINE_INPUT_GTFS_TRIP_TIMES_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/geo/geodesic.h"
#include "engine/input/gtfs_data.h"

namespace railreach {

struct StopTimeColumns {
  GtfsColumn trip, stop, sequence, arrival, departure;
};

// Checks every trip of `data.times`, whose rows are in order, and fills in its
// blank times; takes the rows from a trip that cannot be used: one with an
// error, or with fewer than 2 stops (a warning).
//
// Errors: a stop_sequence that stands twice, no time at the first or last
// stop, an arrival before the departure from the stop before.
//
// Blank times lie between their neighbours' as the stop lies on the way: by
// shape_dist_traveled where all stops between the two have it and it
// ascends, else by the straight lines from stop to stop; a second's halves
// upward.  O(stop times).
class TripTimesCheck {
 public:
  TripTimesCheck(GtfsTable& table, const StopTimeColumns& columns,
                 GtfsData& data);
  void Run();

 private:
  bool IsUsable(absl::Span<const GtfsStopTime> rows);
  bool ArrivesInOrder(absl::Span<const GtfsStopTime> rows);
  void FillBlanks(absl::Span<GtfsStopTime> rows);
  // Between two rows with times, all between them blank.
  void Interpolate(absl::Span<GtfsStopTime> rows);
  // How far each row is from the first one.
  std::vector<double> WayFromFirst(absl::Span<const GtfsStopTime> rows);
  void Error(const GtfsStopTime& row, const GtfsColumn& column,
             absl::string_view what, absl::string_view fix);

  const GtfsTable& table_;
  StopTimeColumns columns_;
  GtfsData& data_;
  Diagnostics& diagnostics_;
  std::vector<uint32_t> starts_;  // of the rows kept, by trip
};

}  // namespace railreach

#endif  // ENGINE_INPUT_GTFS_TRIP_TIMES_H_
