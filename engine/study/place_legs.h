// The legs between the places of a study and the stops, found once and used
// in every setting.
#ifndef ENGINE_STUDY_PLACE_LEGS_H_
#define ENGINE_STUDY_PLACE_LEGS_H_

#include <vector>

#include "absl/types/span.h"
#include "engine/base/csr.h"
#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/model/ids.h"
#include "engine/model/model.h"
#include "engine/network/access_table.h"
#include "engine/network/network.h"
#include "engine/routing/query.h"

namespace railreach {

// Where legs of some kind of place lead at one end of the journey.
template <typename PlaceId>
struct EndLegs {
  Csr<PlaceId, AccessLeg> door;      // by the best mode, no entry or exit
  Csr<PlaceId, AccessLeg> platform;  // of the nearest station, all 0
};

// `home` is the end where the day starts, `work` the other.
template <typename PlaceId>
struct PlaceLegs {
  EndLegs<PlaceId> home;
  EndLegs<PlaceId> work;
};

// A way without rail.
template <typename PlaceId>
struct DirectLeg {
  PlaceId to;
  Seconds time;
};

struct StudyLegs {
  PlaceLegs<NodeId> nodes;
  PlaceLegs<ZonePointId> points;
  Csr<NodeId, DirectLeg<ZonePointId>> node_points;
  Csr<NodeId, DirectLeg<NodeId>> node_nodes;  // the node itself left out
};

// The ways without rail, on one land block.  O(nodes x places within reach).
Csr<NodeId, DirectLeg<ZonePointId>> DirectToPoints(const Model& model,
                                                   int num_threads);
Csr<NodeId, DirectLeg<NodeId>> DirectToNodes(const Model& model,
                                             int num_threads);

// On the stops in service of `network`.  O(places x legs).
StudyLegs FindLegs(const Model& model, const Network& network, int num_threads);

// Which end of a ride a leg is at.
enum class RideEnd { kBoard, kAlight };

// The legs of all places with entry or exit added, for a search.
template <typename PlaceId>
Csr<PlaceId, Leg> WithPlatformTimes(const Csr<PlaceId, AccessLeg>& legs,
                                    const Network& network, RideEnd end) {
  const IdVector<StopId, Seconds>& extra =
      end == RideEnd::kBoard ? network.stops.entry : network.stops.exit;
  Csr<PlaceId, Leg> result;
  std::vector<Leg> row;
  for (const PlaceId place : legs.ids()) {
    row.clear();
    for (const AccessLeg& leg : legs[place]) {
      row.push_back({leg.stop, leg.time + extra[leg.stop]});
    }
    result.AppendRow(row);
  }
  return result;
}

// The legs as they are: platform to platform.
template <typename PlaceId>
Csr<PlaceId, Leg> WithoutPlatformTimes(const Csr<PlaceId, AccessLeg>& legs) {
  Csr<PlaceId, Leg> result;
  std::vector<Leg> row;
  for (const PlaceId place : legs.ids()) {
    row.clear();
    for (const AccessLeg& leg : legs[place])
      row.push_back({leg.stop, leg.time});
    result.AppendRow(row);
  }
  return result;
}

}  // namespace railreach

#endif  // ENGINE_STUDY_PLACE_LEGS_H_
