// The parts of coverage.h that stand in files of their own.
#ifndef ENGINE_INDICATOR_COVERAGE_PARTS_H_
#define ENGINE_INDICATOR_COVERAGE_PARTS_H_

#include <array>
#include <cstdint>
#include <vector>

#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/geo/spatial_index.h"
#include "engine/indicator/catchment.h"
#include "engine/indicator/coverage.h"
#include "engine/indicator/service_level.h"
#include "engine/model/model.h"

namespace railreach {

// Some of the stations, to be searched by place.  Immutable.
class StationSet {
 public:
  StationSet() = default;
  StationSet(const LineModel& model, std::vector<StationId> stations);

  // The nearest within `max`; none: no station.  O(log stations).
  NearestStation Nearest(LatLng place, Metres max) const;

  // All within `radius`, from near to far.  O(sqrt(stations) + hits).
  std::vector<NearestStation> Within(LatLng place, Metres radius) const;

 private:
  std::vector<StationId> stations_;
  SpatialIndex index_;
};

// By tier: the stations that a rule picks.
using StationsByTier = std::array<StationSet, kNumTiers>;

// Of each zone: its people within the k-th radius of a station of the tier,
// [tier][k], and those within the largest radius of any tier.
struct ZoneCoverage {
  std::array<std::vector<int64_t>, kNumTiers> people;
  int64_t any = 0;
  int64_t total = 0;  // of its sub-points
};

// What all parts look at.
struct CoverageInput {
  const Model& model;
  const IdVector<StationId, ServiceLevel>& levels;
  int num_threads;
  Membership membership;
  PeopleMap people;
  StationsByTier with_trains;  // of the tier
  IdVector<ZoneId, ZoneCoverage> zones;
};

// Whether figures of the region are reported: it is no halo.
inline bool IsReported(const Region& region) { return !region.halo; }

// Reads all but `zones`.
IdVector<ZoneId, ZoneCoverage> CoverZones(const CoverageInput& input);

// Each fills its rows of Coverage; for definitions see there.
std::vector<NodeCoverage> CoverNodes(const CoverageInput& input);
std::vector<RegionCoverage> CoverRegions(const CoverageInput& input);
std::vector<CountyCoverage> CoverCounties(const CoverageInput& input);
std::vector<StationCentrality> TestCentrality(const CoverageInput& input);

}  // namespace railreach

#endif  // ENGINE_INDICATOR_COVERAGE_PARTS_H_
