// What lies around a station, found once for all variants of a study.
#ifndef ENGINE_STUDY_STATION_LEGS_H_
#define ENGINE_STUDY_STATION_LEGS_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <tuple>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "engine/base/units.h"
#include "engine/geo/spatial_index.h"
#include "engine/model/access_rule.h"
#include "engine/model/model.h"
#include "engine/routing/query.h"

namespace railreach {

// The places that the modes of one journey end join to a station, each by its
// fastest mode, ascending.
struct PlacesAround {
  std::vector<PlaceLeg<NodeId>> nodes;
  std::vector<PlaceLeg<ZonePointId>> points;
};

// The places that a station covers: those within the middle one of its tier's
// radii.  Key nodes that count in coverage, points of the study area.
struct PlacesCovered {
  std::vector<NodeId> nodes;
  std::vector<ZonePointId> points;
};

// Answers are remembered, up to a number of them: where a station stands and
// what calls there is all that they depend on.  Safe to share between threads.
class StationLegs {
 public:
  // Keeps references to the places, and to the rules of `lines`.
  StationLegs(const LineModel& lines, const Places& places);

  // Of the trains of `tiers`; the legs that AccessTable::Find() finds the other
  // way round.
  std::shared_ptr<const PlacesAround> Around(const Station& station,
                                             TierSet tiers,
                                             JourneyEnd end) const;
  std::shared_ptr<const PlacesCovered> Covered(const Station& station,
                                               Tier tier) const;

  // What the direct modes reach from any place, without rail, on its land
  // block.  Not remembered.
  PlacesAround WithoutRail(LatLng place, LandBlockId land_block) const;

 private:
  // Where a station is, and what is asked about it.
  using Key = std::tuple<double, double, uint32_t, uint32_t, uint32_t>;
  template <typename Value>
  using Cache = absl::flat_hash_map<Key, std::shared_ptr<const Value>>;

  template <typename Value, typename Make>
  std::shared_ptr<const Value> Remember(Cache<Value>& cache, const Key& key,
                                        const Make& make) const;
  PlacesAround FindAround(LatLng place, LandBlockId land_block,
                          const std::vector<const AccessRule*>& rules) const;
  PlacesCovered FindCovered(const Station& station, Tier tier) const;

  const LineModel& lines_;
  const Places& places_;
  SpatialIndex nodes_;
  SpatialIndex points_;
  mutable std::mutex mutex_;
  mutable Cache<PlacesAround> around_;
  mutable Cache<PlacesCovered> covered_;
};

}  // namespace railreach

#endif  // ENGINE_STUDY_STATION_LEGS_H_
