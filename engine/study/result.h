// All that one run found out.  Shapes refer to the tables of its model.
#ifndef ENGINE_STUDY_RESULT_H_
#define ENGINE_STUDY_RESULT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/id_vector.h"
#include "engine/base/matrix.h"
#include "engine/base/units.h"
#include "engine/indicator/assessment.h"
#include "engine/indicator/catchment.h"
#include "engine/indicator/connection.h"
#include "engine/indicator/coverage.h"
#include "engine/indicator/density.h"
#include "engine/indicator/isochrone.h"
#include "engine/indicator/service_level.h"
#include "engine/indicator/structure.h"
#include "engine/study/study.h"
#include "engine/study/window_result.h"

namespace railreach {

// The headline of one region: means over its key nodes that count in coverage.
struct RegionSummary {
  RegionId region;
  int nodes = 0;
  // Mean people within 45 and 60 min of a node, study area and halo.
  double people_45 = 0;
  double people_60 = 0;
  double people_60_platform = 0;
  double people_low_entry = 0;   // at the headline cutoff: the sensitivity
  double people_high_entry = 0;  // to entry times
  double people_60_without_rail = 0;
  // Weighted by the people within 3 km of each node.
  double people_60_by_people = 0;
  double transport_performance = 0;  // mean, weighted by people
  double assumed_share = 0;          // of the ride time behind it
};

// How many things the run was computed on.
struct Counts {
  int stations = 0;  // with trains in the variant
  int lines = 0;     // that run
  int patterns = 0;
  int stops = 0;
  int connections = 0;
  int transfers = 0;
  int key_nodes = 0;
  int zones = 0;
  int zone_points = 0;
  int64_t people_study_area = 0;
  int64_t people_halo = 0;
  int components = 0;             // of the stations with trains
  double assumed_rows_share = 0;  // of rows of lines, stops and services
};

inline constexpr uint16_t kNotReached16 = 65535;

struct StudyResult {
  std::string tool_version;  // that computed it; empty: this one
  Counts counts;
  std::vector<RegionSummary> summaries;  // study area, cities, then others
  IdVector<NodeId, Catchment> catchments;
  IdVector<NodeId, std::vector<Isochrone>> isochrones;  // empty: no outlines
  // Door to door seconds in the node's headline direction, kNotReached16
  // beyond CatchmentHorizon().  [node][zone]: when half of the zone's people
  // are reached; [node][station]: on the street before it.
  Matrix<uint16_t> zone_times;
  Matrix<uint16_t> station_times;
  PairSheet pairs;  // [from node][to node], within pair_horizon
  std::vector<ConnectionSummary> connections;
  Coverage coverage;
  IdVector<StationId, ServiceLevel> service_levels;
  std::vector<DensityRow> densities;
  IdVector<LineId, Metres> line_lengths;
  Structure structure;
  std::vector<CorridorRow> corridors;
  std::vector<AirportRow> airports;
  std::vector<AssessmentRow> assessments;
  std::optional<WindowResult> window;  // where the study has one
};

}  // namespace railreach

#endif  // ENGINE_STUDY_RESULT_H_
