// What lies near a station: nodes, people, counties and towns by tier.  No
// travel is involved (METRICS: coverage).
#ifndef ENGINE_INDICATOR_COVERAGE_H_
#define ENGINE_INDICATOR_COVERAGE_H_

#include <array>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/indicator/service_level.h"
#include "engine/model/model.h"

namespace railreach {

struct NearestStation {
  StationId station;  // none: no station of the tier at all within 200 km
  Metres distance;    // geodesic
};

// A hub is a station complex with at least two tiers or three lines.
struct HubNear {
  StationId complex;  // its lowest station; none: no hub within 5 km
  Metres distance;
  int num_tiers = 0;
  int num_lines = 0;
};

struct NodeCoverage {
  NodeId node;
  std::array<NearestStation, kNumTiers> nearest;
  int64_t people_3km = 0;
  // Among all key nodes, 1 = most people within 3 km; equals share a rank.
  int people_rank = 0;
  HubNear hub;       // the best by (tiers, lines), then the nearest
  int hub_rank = 0;  // by (tiers, lines), 1 = best; equals share a rank
};

// People and nodes of a region within a radius of a station of the tier.
struct RegionCoverage {
  RegionId region;
  Tier tier = Tier::kTrunk;
  Metres radius;
  int64_t people = 0;
  int64_t people_covered = 0;
  int nodes = 0;  // that count in coverage (CountsInCoverage)
  int nodes_covered = 0;
};

enum class CountyState : uint8_t {
  kNoStation,             // no passenger station within it
  kStationWithoutTrains,  // a station, but no train known
  kTrains,                // trains, fewer than `served` asks for
  kServed,
};
absl::string_view Name(CountyState state);

// A county: covered = a station of the tier within it; degree = the share of
// its people within the tier's largest radius.
struct CountyCoverage {
  RegionId county;
  CountyState state = CountyState::kNoStation;
  TierSet tiers;  // covered by
  // Passenger stations of open or existing lines, or of no line at all; not
  // those that wait for a line that does not run in this variant.
  int num_stations = 0;
  // At its best station: served, then most trains, then the shortest gap.
  double trains_per_day = 0;           // per direction
  Seconds longest_gap = kUnreachable;  // at the same station
  double covered_share = 0;            // people within reach of any tier
  int towns = 0;                       // zones above 50,000 people
  // Of these, with a served station within its largest radius of their centre.
  int towns_served = 0;
  StationId seat_station;  // nearest station with trains to the seat;
                           // none: no seat, or none within 200 km
  Metres seat_distance;
};

// Central-area test of a station with trains (METRICS): how far from what it
// serves.  Where the county has no seat, the distance is 0 and it is within
// nothing.
struct StationCentrality {
  StationId station;
  TierSet tiers;
  RegionId county;
  Metres seat_distance;  // to the county's seat
  bool within_2km = false;
  bool within_5km = false;
  int64_t people_3km = 0;
  bool planned = false;  // no existing line calls
};

struct Coverage {
  std::vector<NodeCoverage> nodes;
  std::vector<RegionCoverage> regions;   // by region, tier, radius
  std::vector<CountyCoverage> counties;  // of the study area
  // With trains in this variant, all but pure metro stations.
  std::vector<StationCentrality> stations;
};

// Distances on the ellipsoid; a station covers a tier only with passenger
// trains of that tier.  Runs on `num_threads`; the result does not depend on
// them.  CHECKs that `levels` has a row for each station.
// O((nodes + points) log stations + hits).
Coverage MeasureCoverage(const Model& model,
                         const IdVector<StationId, ServiceLevel>& levels,
                         int num_threads);

}  // namespace railreach

#endif  // ENGINE_INDICATOR_COVERAGE_H_
