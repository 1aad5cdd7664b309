// Legs between places and stops, by the best mode.
#ifndef ENGINE_NETWORK_ACCESS_TABLE_H_
#define ENGINE_NETWORK_ACCESS_TABLE_H_

#include <vector>

#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/geo/spatial_index.h"
#include "engine/model/ids.h"
#include "engine/model/line_model.h"
#include "engine/network/network.h"

namespace railreach {

// Without entry or exit.
struct AccessLeg {
  StopId stop;
  Seconds time;
  AccessRuleId rule;  // the mode
};

// Finds the stops within reach of a place.  Immutable; safe to share between
// threads.
class AccessTable {
 public:
  // Keeps references to both.
  AccessTable(const LineModel& model, const Network& network);

  // The stops in service that the modes of journey end `end` (home or work)
  // reach from `place`, each once by its fastest mode (ties: the rule that
  // stands first), by ascending stop.  Stops on another land block than the
  // place are out of reach.  Overwrites `legs`.
  void Find(LatLng place, LandBlockId land_block, JourneyEnd end,
            std::vector<AccessLeg>& legs) const;

  // The stops of the station nearest to the place among those that the modes
  // reach, with time 0; empty if there is none.
  void FindNearestStation(LatLng place, LandBlockId land_block, JourneyEnd end,
                          std::vector<AccessLeg>& legs) const;

 private:
  // The stops of one tier, and the rules that lead to them.
  struct TierStops {
    std::vector<StopId> stops;
    std::vector<AccessRuleId> rules;
    SpatialIndex index;
    Metres reach[2];  // by home, work
  };
  struct Candidate {
    AccessLeg leg;
    Metres distance;
  };

  void FindCandidates(LatLng place, LandBlockId land_block, JourneyEnd end,
                      std::vector<Candidate>& candidates) const;
  AccessLeg Fastest(const TierStops& tier, StopId stop, Metres distance,
                    JourneyEnd end) const;

  const LineModel& model_;
  const Network& network_;
  std::vector<TierStops> tiers_;
};

// The fastest way between two places without rail, kUnreachable if no direct
// mode reaches.
Seconds DirectTime(const LineModel& model, Metres distance);
// The farthest straight line of any direct mode.
Metres DirectReach(const LineModel& model);

}  // namespace railreach

#endif  // ENGINE_NETWORK_ACCESS_TABLE_H_
