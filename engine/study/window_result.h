// What a departure window says of key nodes: percentiles over its departures.
#ifndef ENGINE_STUDY_WINDOW_RESULT_H_
#define ENGINE_STUDY_WINDOW_RESULT_H_

#include <cstdint>
#include <vector>

#include "engine/base/id_vector.h"
#include "engine/base/matrix.h"
#include "engine/indicator/catchment.h"
#include "engine/model/ids.h"

namespace railreach {

// Door to door, in the node's headline direction, over all departures (`to`:
// deadlines) and draws.
struct WindowCatchment {
  // [percentile]: people whose percentile of travel time is within m minutes.
  std::vector<PeopleCurve> people;
  // People within, mean over departures; study area and halo: by cutoff of the
  // study, and within the headline cutoff.
  std::vector<double> mean_people;
  double mean_people_headline = 0;
};

// Travel time between two key nodes over the departures of the window, in
// seconds; kNotReached16 beyond the catchment's horizon.
struct PairWindow {
  uint16_t fastest = 65535;
  uint16_t p50 = 65535;
  uint16_t p95 = 65535;
  uint16_t mean = 65535;    // of the departures that arrive, rounded
  uint16_t departures = 0;  // that differ in arrival, mean of draws, rounded
  friend bool operator==(const PairWindow&, const PairWindow&) = default;
};

// Means over the key nodes of a region that count in coverage, at the headline
// cutoff.
struct WindowSummary {
  RegionId region;
  int nodes = 0;
  std::vector<double> people;  // [percentile]
  double mean_people = 0;      // over departures
};

// How evenly trains are spread: the mean wait of who comes to a station at any
// second of the window, over all sections with timetabled trains, weighted by
// trains.
struct WaitSpread {
  int64_t sections = 0;
  int64_t trains = 0;     // departures in the window
  double by_clock_s = 0;  // sum of gap^2 / (2 x window)
  double if_even_s = 0;   // window / (2 x trains)
};

struct WindowResult {
  IdVector<NodeId, WindowCatchment> catchments;
  Matrix<PairWindow> pairs;              // [from node][to node]
  std::vector<WindowSummary> summaries;  // beside StudyResult::summaries
  WaitSpread spread;
};

}  // namespace railreach

#endif  // ENGINE_STUDY_WINDOW_RESULT_H_
