// A network with its trains by the clock.
#ifndef ENGINE_NETWORK_TIMED_NETWORK_H_
#define ENGINE_NETWORK_TIMED_NETWORK_H_

#include "engine/model/line_model.h"
#include "engine/network/build_network.h"
#include "engine/network/network.h"
#include "engine/network/timetable.h"

namespace railreach {

// `network` holds stops and transfers of the whole day, and rows only for what
// is waited for by headway; `timetable` holds the rest.
struct TimedNetwork {
  Network network;
  Timetable timetable;

  // Whether all that runs is in the timetable, as the window scan requires.
  bool all_by_clock() const {
    return network.patterns.stops.values().empty() &&
           network.connections.values().empty();
  }
};

// With a draw, services by headway become trains; without one they stay in the
// network, with the waits of options.band.  `supply` is set, and the tiers are
// those of `options`, whatever the arguments say.
TimedNetwork BuildTimedNetwork(const LineModel& model, NetworkOptions options,
                               TimetableOptions timetable);

// In which every journey runs backwards.  O(size).
TimedNetwork Reversed(const TimedNetwork& timed);

}  // namespace railreach

#endif  // ENGINE_NETWORK_TIMED_NETWORK_H_
