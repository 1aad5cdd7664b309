// Searches all key nodes over the study's departure window.
#ifndef ENGINE_STUDY_WINDOW_H_
#define ENGINE_STUDY_WINDOW_H_

#include <vector>

#include "engine/network/timed_network.h"
#include "engine/study/run.h"
#include "engine/study/study.h"
#include "engine/study/window_result.h"

namespace railreach {

// The networks of a window by the clock, all of the same stops: one for each
// draw where services known by headway are `sampled` and there are any, else
// one.  Trains run from `horizon` before the window to `horizon` after it.
std::vector<TimedNetwork> DrawNetworks(const Study& study,
                                       const WindowParameters& window,
                                       Seconds horizon, int num_threads);

// Catchments in each node's headline direction, and pairs.  Requires
// study.parameters.window.  Units are blocks of nodes; each writes rows of its
// own.
WindowResult MeasureWindow(const Study& study, int num_threads,
                           Progress progress);

}  // namespace railreach

#endif  // ENGINE_STUDY_WINDOW_H_
