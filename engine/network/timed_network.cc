#include "engine/network/timed_network.h"

#include <utility>

namespace railreach {

TimedNetwork BuildTimedNetwork(const LineModel& model, NetworkOptions options,
                               TimetableOptions timetable) {
  options.supply =
      timetable.draw.has_value() ? Supply::kNone : Supply::kNoTrips;
  timetable.tiers = options.tiers;
  TimedNetwork timed;
  timed.network = BuildNetwork(model, options);
  timed.timetable = BuildTimetable(model, timed.network.stops, timetable);
  return timed;
}

TimedNetwork Reversed(const TimedNetwork& timed) {
  return {Reversed(timed.network), Reversed(timed.timetable)};
}

}  // namespace railreach
