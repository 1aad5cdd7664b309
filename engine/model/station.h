// Stations: stops that a passenger sees as one; and their platforms.
#ifndef ENGINE_MODEL_STATION_H_
#define ENGINE_MODEL_STATION_H_

#include <optional>

#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/model/ids.h"
#include "engine/model/name.h"

namespace railreach {

// What a station sets apart from its tiers; absent = the tier's.
struct PlatformOverrides {
  std::optional<Seconds> entry;
  std::optional<Seconds> entry_low;
  std::optional<Seconds> entry_high;
  std::optional<Seconds> exit;
  std::optional<Seconds> change;
  friend bool operator==(const PlatformOverrides&,
                         const PlatformOverrides&) = default;
};

struct Station {
  ThingName name;
  LatLng position;
  Metres position_error;  // how far off `position` may be
  RegionId region;        // its county
  bool passenger = true;  // false: freight or operations only
  PlatformOverrides times;
  LandBlockId land_block;
  Provenance provenance;
};

// A platform of a station, where a feed tells them apart.
struct Platform {
  ThingName name;
  StationId station;
  LatLng position;
  Provenance provenance;
};

}  // namespace railreach

#endif  // ENGINE_MODEL_STATION_H_
