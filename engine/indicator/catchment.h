// Who is within reach of a place: people by minute, zones, area.
#ifndef ENGINE_INDICATOR_CATCHMENT_H_
#define ENGINE_INDICATOR_CATCHMENT_H_

#include <array>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/geo/geodesic.h"
#include "engine/model/ids.h"
#include "engine/model/places.h"
#include "engine/model/tier.h"

namespace railreach {

// Whether the node is where journeys start or where they end.
enum class SearchDirection : uint8_t { kFrom, kTo };
absl::string_view Name(SearchDirection direction);

// People within m minutes at index m, 0 .. horizon; t <= 60 m counts.
struct PeopleCurve {
  std::vector<int64_t> study_area;
  std::vector<int64_t> halo;

  // Both, within `minutes`; minutes beyond the horizon count as the horizon.
  int64_t Within(int minutes) const;
  int64_t StudyAreaWithin(int minutes) const;
};

// Sums people of all sub-points by minute.
//   time      [points] seconds, kUnreachable where not reached.
//   horizon   its whole minutes are the last index; what is later counts in
//             nothing.
// CHECKs the size of `time` and that no time is negative.  O(points + horizon).
PeopleCurve CurveOf(const Places& places,
                    IdSpan<ZonePointId, const Seconds> time, Seconds horizon);

// For each zone the least time at which half of its people are reached,
// kUnreachable if never.  A zone without people is reached with its first
// point.  O(points log points of a zone).
IdVector<ZoneId, Seconds> ZoneTimes(const Places& places,
                                    IdSpan<ZonePointId, const Seconds> time);

// People reached by which tiers (METRICS: tier shares), at one cutoff.
struct TierUse {
  // People whose fastest journey rides on the tier at all; the sum over tiers
  // may pass the people reached.
  std::array<int64_t, kNumTiers> people = {};
  // Share of the people's ride time on each tier; sums to 1 where anyone
  // rides, else 0.
  std::array<double, kNumTiers> ride_share = {};
  double assumed_share = 0;  // of the same ride time, on assumed run times
};

// One node's catchment (METRICS: one-hour commuting catchment).
struct Catchment {
  NodeId node;
  SearchDirection direction = SearchDirection::kFrom;
  PeopleCurve door_to_door;
  PeopleCurve without_rail;  // by the direct leg alone
  PeopleCurve platform;      // platform to platform
  // At the headline cutoff, door to door, study area and halo together:
  int64_t people_low_entry = 0;   // with the low entry times
  int64_t people_high_entry = 0;  // with the high entry times
  std::array<int64_t, kNumTiers> people_without_tier = {};
  TierUse tier_use;
  // By cutoff of the study, door to door:
  std::vector<int32_t> zones_within;  // whose ZoneTimes() are within
  std::vector<int32_t> stations_within;
  std::vector<int32_t> nodes_within;
  std::vector<double> area_km2;      // of the isochrone; empty without outlines
  double transport_performance = 0;  // EC WP 03/2020: 90 min, 120 km, %
  bool resolved = true;  // false: the reach is below the zones' own radius
};

// How many people live within a distance of any place (geodesic, inclusive),
// halo included.  Holds its own copy of the points; queries may run in
// parallel.  Built in O(points log points).
class PeopleMap {
 public:
  explicit PeopleMap(const Places& places);

  // O(points of the same latitudes): 3 us for 3 km, 0.1 ms for 120 km, among
  // 19,000 points over five degrees.
  int64_t Within(LatLng place, Metres radius) const;

 private:
  struct Point {
    GeodesicPoint at;
    int64_t people;
  };
  std::vector<Point> points_;  // ascending by distance north of the equator
};

// The same for one question.  O(points log points).
int64_t PeopleWithin(const Places& places, LatLng place, Metres radius);

}  // namespace railreach

#endif  // ENGINE_INDICATOR_CATCHMENT_H_
