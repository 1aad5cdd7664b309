// What the places of a study alone decide, shared by all of its variants.
#ifndef ENGINE_STUDY_PLACE_TABLES_H_
#define ENGINE_STUDY_PLACE_TABLES_H_

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/indicator/catchment.h"
#include "engine/model/model.h"
#include "engine/routing/lanes.h"
#include "engine/routing/reached.h"
#include "engine/study/place_legs.h"
#include "engine/study/station_legs.h"

namespace railreach {

// The cutoffs of NodeReach, short and long.
inline constexpr Seconds kLongCutoff = Minutes(60);
inline constexpr std::array<LaneTime, 2> kReachCutoffs = {
    ToLaneTime(Minutes(45)), ToLaneTime(kLongCutoff)};
inline constexpr size_t kNumReachCutoffs = kReachCutoffs.size();

// [kNumReachCutoffs * kLanes], cutoff by cutoff.
using ReachSums = std::array<int64_t, kNumReachCutoffs * kLanes>;

// Key nodes that are searched together, and their ways without rail.
struct NodeBatch {
  SearchDirection direction = SearchDirection::kFrom;
  std::vector<NodeId> nodes;  // at most kLanes, close together
  // Points within the cutoffs of NodeReach: [points * kNumReachCutoffs].
  std::vector<LaneSet> direct;
  ReachSums direct_people = {};
};

struct PlaceTables {
  // Keeps a reference to the model.  `pairs`: also what pairs of nodes need.
  PlaceTables(const Model& model, bool pairs, int num_threads);

  const Model& model;
  StationLegs stations;
  // What the model's own stations cover, by the tiers whose lines call; others
  // are null.
  IdVector<StationId,
           std::array<std::shared_ptr<const PlacesCovered>, kNumTiers>>
      covered;
  std::vector<NodeBatch> batches;       // each node in its headline direction
  std::vector<NodeBatch> from_batches;  // all nodes `from`; without `direct`
  Csr<NodeId, DirectLeg<NodeId>> node_nodes;  // if `pairs`
  std::vector<int32_t> weights;               // people, by point
  std::vector<NodeId> reported;               // that means are taken over
  std::vector<NodeId> inside;  // the study area: pairs among these
  IdVector<NodeId, int64_t> people_3km;
};

// The key nodes of which a study's headline is the mean: those that count in
// coverage and belong to its study area (all that count, where it has none).
std::vector<NodeId> ReportedNodes(const Places& places);

// The people within 3 km of each node, which weigh it (METRICS).
IdVector<NodeId, int64_t> PeopleNear(const Places& places, int num_threads);

}  // namespace railreach

#endif  // ENGINE_STUDY_PLACE_TABLES_H_
