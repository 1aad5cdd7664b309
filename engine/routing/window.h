// Departures searched together.
#ifndef ENGINE_ROUTING_WINDOW_H_
#define ENGINE_ROUTING_WINDOW_H_

#include <cstdint>

#include "engine/base/units.h"

namespace railreach {

// Departures at first, first + step, ...; on a reversed network the mirrored
// deadlines -last, -last + step, ... (see WindowBetween).
struct Window {
  Seconds first;
  Seconds step{60};
  int count = 1;

  Seconds departure(int k) const {
    return Seconds(first.count() + k * step.count());
  }
};

// METRICS, departure window: `from` leaves every `step` in [first, last); `to`
// arrives at deadlines in (first, last], which a reversed timetable sees as
// departures at -last, -last + step, ...  Requires first < last, step > 0.
constexpr Window WindowBetween(Seconds first, Seconds last, Seconds step,
                               bool reversed) {
  const int64_t length = int64_t{last.count()} - first.count();
  return {reversed ? Seconds(-last.count()) : first, step,
          static_cast<int>(CeilDiv(length, step.count()))};
}

// A scan's labels count departures in 8 bits: longer windows go in blocks.
inline constexpr int kScanDeparturesMax = 255;

// Scans of a window with several draws, each with a timetable compiled for it:
// 12 MB in a metropolitan area.  kScansMax bounds what a study may ask for.
constexpr int64_t NumScans(int64_t departures, int64_t draws) {
  return CeilDiv(departures, kScanDeparturesMax) * draws;
}
inline constexpr int64_t kScansMax = 150;

}  // namespace railreach

#endif  // ENGINE_ROUTING_WINDOW_H_
