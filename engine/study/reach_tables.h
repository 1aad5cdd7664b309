// A network with the legs of all places at its stops, ready to count who is
// within reach.
#ifndef ENGINE_STUDY_REACH_TABLES_H_
#define ENGINE_STUDY_REACH_TABLES_H_

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/network/network.h"
#include "engine/routing/headway_batch.h"
#include "engine/study/place_tables.h"
#include "engine/study/station_legs.h"
#include "engine/study/variant_figures.h"

namespace railreach {

// The cutoffs of NodeReach.
inline constexpr Seconds kShortCutoff = Minutes(45);
inline constexpr Seconds kLongCutoff = Minutes(60);

// The places around a stop at both ends of a journey; null: no trains.
struct StopPlaces {
  std::shared_ptr<const PlacesAround> home;
  std::shared_ptr<const PlacesAround> work;

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
  Csr<ZonePointId, Leg> points;
  Csr<NodeId, Leg> nodes;
};
ReachTables MakeReachTables(const PlaceTables& places,
                            const IdVector<StopId, StopPlaces>& stop_places,
                            SearchDirection direction, Network network);

// What a search of a batch found, for the variants to compare with.
struct BatchRecord {
  std::vector<LaneTime> off;     // [stops * kLanes]: HeadwayWorkspace::row
  std::vector<uint8_t> reached;  // [stops]: any lane of the same
  // [stops]: HeadwayWorkspace::boards, and what is reached: there one may board
  // again, even if the search leaves such a futile change out.
  std::vector<uint8_t> boards;
  std::vector<LaneTime> times;  // [points * kLanes]
};

// Searches a batch within the long cutoff and counts people; `record` (may be
// null) is overwritten.  `times` is scratch.
void ReachAll(const ReachTables& tables, const PlaceTables& places,
              const NodeBatch& batch, HeadwayWorkspace& search,
              std::vector<LaneTime>& times, BatchRecord* record,
              IdVector<NodeId, NodeReach>& reach);

// Adds people by lane to the batch's nodes.
using LaneSums = std::array<int64_t, kLanes>;
void AddToNodes(const NodeBatch& batch, const LaneSums& people_45,
                const LaneSums& people_60, IdVector<NodeId, NodeReach>& reach);

}  // namespace railreach

#endif  // ENGINE_STUDY_REACH_TABLES_H_
