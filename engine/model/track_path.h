// Resolves each hop of a pattern to a path of track links, and gives it a run
// time where the table has none.
#ifndef ENGINE_MODEL_TRACK_PATH_H_
#define ENGINE_MODEL_TRACK_PATH_H_

#include "engine/base/diagnostics.h"
#include "engine/model/line_model.h"

namespace railreach {

// For every hop: the direct link of an allowed track line if there is one, or
// else the shortest path by length (ties: fewer links, then lower ids) over
// the line's `track_lines`; over all tracks where the line names none.  Fills
// PatternStop::tracks, and `run` where it is zero at a later stop: the profile
// of the line's tier over the path's length at its lowest design speed.
//
// Errors: a hop without a path (line_stops.csv), a hop faster than 450 km/h.
// Warning: a hop over 15 % faster than its design speed.
// O(hops x links of the lines in question).
void ResolveTrackPaths(LineModel& model, Diagnostics& diagnostics);

// Total length of a path of links.
Metres PathLength(const LineModel& model, const std::vector<TrackId>& tracks);

}  // namespace railreach

#endif  // ENGINE_MODEL_TRACK_PATH_H_
