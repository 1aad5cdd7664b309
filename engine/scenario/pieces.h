// New pieces of line: tracks, run times, stops.  Private to scenario.
#ifndef ENGINE_SCENARIO_PIECES_H_
#define ENGINE_SCENARIO_PIECES_H_

#include <string>
#include <vector>

#include "engine/scenario/model_editor.h"
#include "engine/scenario/resolver.h"
#include "engine/scenario/stop_plan.h"

namespace railreach {

// What new tracks are like.
struct TrackWish {
  Tier tier = Tier::kIntercity;
  double design_speed_kmh = 0;  // 0: the tier's cap
  std::string track_line;
};
// Those of a line: its key names them.
TrackWish WishOf(const Line& line, double design_speed_kmh);

// The rows of a new pattern, by band, where it has trains at all; assumed.
std::vector<Service> ServicesBy(const std::vector<BandTrains>& trains,
                                GroupId group, bool scheduled);

// The direct track that is there and fast enough; else a way over several such
// tracks that is at most a fifth longer than a new one; else a new straight
// one: straight line x the curvature of the tier, planned.  None within a
// station.
std::vector<TrackId> TracksBetween(StationId from, StationId to,
                                   const TrackWish& wish, ModelEditor& editor);

// The lowest design speed on the way; where a track has none, the tier's cap.
double LowestDesignSpeed(const LineModel& model,
                         const std::vector<TrackId>& tracks, Tier tier);

// The stops behind `from` and `from` itself (whose run and dwell are none):
// run times by the tier's profile and the tier's dwell where none is given.
// Stops are made passenger stations.  Reports hops that are too fast.
StopPlan NewPiece(StationId from, const std::vector<NewStop>& stops,
                  const TrackWish& wish, Resolver& resolve,
                  ModelEditor& editor);

// The same piece the other way.
StopPlan Turned(const StopPlan& piece);

// The stop of an old pattern, reached by the hop of a new piece.
PlannedStop ReachedBy(const PlannedStop& stop, const PlannedStop& hop);

}  // namespace railreach

#endif  // ENGINE_SCENARIO_PIECES_H_
