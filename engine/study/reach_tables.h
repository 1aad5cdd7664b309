// A network with the legs of all places at its stops, ready to count who is
// within reach.
#ifndef ENGINE_STUDY_REACH_TABLES_H_
#define ENGINE_STUDY_REACH_TABLES_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/base/matrix.h"
#include "engine/network/network.h"
#include "engine/routing/egress.h"
#include "engine/routing/headway_batch.h"
#include "engine/study/place_tables.h"
#include "engine/study/station_legs.h"
#include "engine/study/variant_figures.h"

namespace railreach {

// The places around a stop at both ends of a journey; null: no trains.
struct StopPlaces {
  std::shared_ptr<const PlacesAround> home;
  std::shared_ptr<const PlacesAround> work;
  // What they depend on, beside the places themselves.
  TierSet tiers;
  LatLng position;
  LandBlockId land_block;

  // Where searches of a direction start, and where they lead.
  const PlacesAround& origin(SearchDirection direction) const {
    return direction == SearchDirection::kFrom ? *home : *work;
  }
  const PlacesAround& end(SearchDirection direction) const {
    return direction == SearchDirection::kFrom ? *work : *home;
  }
};

StopPlaces PlacesAt(const PlaceTables& places, const LineModel& lines,
                    const StopTable& stops, StopId stop);

// Of all stops; what stands in `result` from another variant over the same
// places is kept where it is right.
void PlacesOfStops(const PlaceTables& places, const LineModel& lines,
                   const StopTable& stops,
                   IdVector<StopId, StopPlaces>& result);

// What is paid between the street and the train where a search starts, and
// where it leads.
inline Seconds OriginTime(const StopTable& stops, StopId stop,
                          SearchDirection direction) {
  return direction == SearchDirection::kFrom ? stops.entry[stop]
                                             : stops.exit[stop];
}
inline Seconds EndTime(const StopTable& stops, StopId stop,
                       SearchDirection direction) {
  return direction == SearchDirection::kFrom ? stops.exit[stop]
                                             : stops.entry[stop];
}

// One direction.
struct ReachTables {
  SearchDirection direction = SearchDirection::kFrom;
  Network network;  // reversed for kTo
  Csr<NodeId, Leg> origins;
  Csr<NodeId, Leg> nodes;
};
ReachTables MakeReachTables(const PlaceTables& places,
                            const IdVector<StopId, StopPlaces>& stop_places,
                            SearchDirection direction, Network network);

// The legs of all points where searches of a direction lead, platform times
// included.
Csr<ZonePointId, Leg> PointLegs(const PlaceTables& places,
                                const IdVector<StopId, StopPlaces>& stop_places,
                                SearchDirection direction,
                                const StopTable& stops);

// A set of points, and a row for each.
class PointSet {
 public:
  explicit PointSet(size_t num_points)
      : bits_((num_points + 63) / 64), row_of_(num_points) {}

  void Clear();
  void Mark(const std::vector<PlaceLeg<ZonePointId>>& legs);
  // Numbers the rows; to be called once all are marked.
  void Number();

  absl::Span<const uint32_t> points() const { return points_; }  // ascending
  absl::Span<const uint32_t> row_of() const { return row_of_; }  // by point

 private:
  std::vector<uint64_t> bits_;
  std::vector<uint32_t> points_;
  std::vector<uint32_t> row_of_;  // of those in the set
};

// Scratch memory of a search's end.
struct ReachScratch {
  explicit ReachScratch(size_t num_points) : points(num_points) {}

  PointSet points;
  std::vector<LaneTime> times;  // by rail, [points * kLanes], by row
  Matrix<LaneTime> pair_times;  // [node][node], where they are asked for
};

// What a search of a batch found, for the variants to compare with.
struct BatchRecord {
  std::vector<LaneTime> off;     // [stops * kLanes]: HeadwayWorkspace::row
  std::vector<uint8_t> reached;  // [stops]: any lane of the same
  // [stops]: HeadwayWorkspace::boards, and what is reached: there one may board
  // again, even if the search leaves such a futile change out.
  std::vector<uint8_t> boards;
  std::vector<LaneSet> within;  // [points * kNumReachCutoffs]
};

// Searches a batch within the long cutoff and counts people: those without
// rail, and what rail adds at the points around the stops that it reaches.
//   record  overwritten, or null.
void ReachAll(const ReachTables& tables,
              const IdVector<StopId, StopPlaces>& stop_places,
              const PlaceTables& places, const NodeBatch& batch,
              HeadwayWorkspace& search, ReachScratch& scratch,
              BatchRecord* record, IdVector<NodeId, NodeReach>& reach);

// Lowers times by the legs of one stop to points of the set.
void LowerAtStop(const HeadwayWorkspace& search, StopId stop, Seconds platform,
                 const std::vector<PlaceLeg<ZonePointId>>& legs,
                 ReachScratch& scratch);

// Adds the people that come within the cutoffs at the set's points, less those
// that go out of them, to the batch's nodes.
//   before  [num_points * kNumReachCutoffs].
void AddChangedReach(const PlaceTables& places, const NodeBatch& batch,
                     absl::Span<const LaneSet> before,
                     const ReachScratch& scratch,
                     IdVector<NodeId, NodeReach>& reach);

// Whether the last search reached the stop in any lane.
bool IsReached(LaneRow row);

}  // namespace railreach

#endif  // ENGINE_STUDY_REACH_TABLES_H_
