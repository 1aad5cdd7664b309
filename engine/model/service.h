// When trains run: bands of the day, and the trains of a pattern in a band.
#ifndef ENGINE_MODEL_SERVICE_H_
#define ENGINE_MODEL_SERVICE_H_

#include <cstdint>
#include <string>

#include "engine/base/time_of_day.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/name.h"

namespace railreach {

struct Band {
  ThingName name;
  TimeOfDay from;
  TimeOfDay to;  // > from

  Seconds length() const { return to.since_midnight - from.since_midnight; }
};

// Patterns whose trains a traveller treats as one service.
struct ServiceGroup {
  std::string key;
};

// The service of one pattern in one band: either a headway or a count.
struct Service {
  PatternId pattern;
  BandId band;
  Seconds headway;           // > 0, or 0 where trains are counted
  int64_t milli_trains = 0;  // trains in the band x 1000, where counted
  GroupId group;             // none: the pattern alone
  bool scheduled = false;  // passengers aim at a train at their first boarding
  Provenance provenance;
};

inline bool Runs(const Service& service) {
  return service.headway > Seconds(0) || service.milli_trains > 0;
}

// Trains in the band x 1000, whichever way the service is given.
inline int64_t MilliTrains(const Service& service, Seconds band_length) {
  if (service.headway <= Seconds(0)) return service.milli_trains;
  const int64_t headway = service.headway.count();
  return (int64_t{band_length.count()} * 1000 + headway / 2) / headway;
}

// Half the headway, rounded up to a second (METRICS: wait, `expected`).
// Requires a service that runs (headway or trains > 0).
inline Seconds HalfHeadway(const Service& service, Seconds band_length) {
  const int64_t half = service.headway > Seconds(0)
                           ? CeilDiv(service.headway.count(), 2)
                           : CeilDiv(int64_t{band_length.count()} * 1000,
                                     2 * service.milli_trains);
  return Seconds(static_cast<int32_t>(half));
}

}  // namespace railreach

#endif  // ENGINE_MODEL_SERVICE_H_
