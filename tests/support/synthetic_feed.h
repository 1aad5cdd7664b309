// GTFS feeds of any size, for tests and benchmarks of the reader.
#ifndef TESTS_SUPPORT_SYNTHETIC_FEED_H_
#define TESTS_SUPPORT_SYNTHETIC_FEED_H_

#include <cstdint>

#include "engine/input/gtfs_files.h"

namespace railreach {

// A metro: each line has stations of its own along a straight line, and runs
// both ways on weekdays, all day at one headway.
struct SyntheticFeed {
  int lines = 60;
  int stations = 35;  // of each line
  int trips_per_direction = 107;
  // 60 x 35 x 107 x 2 = 449,400 stop times.

  int64_t num_stop_times() const {
    return int64_t{2} * lines * stations * trips_per_direction;
  }
};

// Deterministic.  Service from 2026-01-05 to 2026-12-31, Monday to Friday;
// first departures at 05:00, the last ones at 23:00; 2 minutes from stop to
// stop, 30 s of them standing.
GtfsTexts MakeFeed(const SyntheticFeed& feed);

}  // namespace railreach

#endif  // TESTS_SUPPORT_SYNTHETIC_FEED_H_
