// How the places of a session are joined to the stops of a network.
#ifndef ENGINE_SESSION_PLACE_ACCESS_H_
#define ENGINE_SESSION_PLACE_ACCESS_H_

#include <cstdint>
#include <vector>

#include "engine/base/csr.h"
#include "engine/base/units.h"
#include "engine/model/access_rule.h"
#include "engine/model/line_model.h"
#include "engine/network/access_table.h"
#include "engine/network/network.h"
#include "engine/routing/query.h"
#include "engine/session/place_index.h"

namespace railreach {

enum class PlatformTime : uint8_t {
  kIncluded,  // entry at the origin, exit at the destination
  kExcluded,  // platform to platform
};

class PlaceAccess {
 public:
  // Keeps references; `network` runs forward.
  PlaceAccess(const LineModel& model, const Network& network);

  // The legs of a place for its end of the journey (home: where it starts).
  // Platform to platform, a station's own stops at 0 and those that a transfer
  // joins to them; a point takes the nearest station.
  std::vector<Leg> LegsOf(const SessionPlace& place, JourneyEnd end,
                          PlatformTime platform_time) const;

  // Without a ride: 0 to the place itself; door to door the fastest direct
  // mode, platform to platform a transfer between two stations.
  Seconds Direct(const SessionPlace& from, const SessionPlace& to,
                 PlatformTime platform_time) const;

 private:
  std::vector<StopId> OwnStops(const SessionPlace& place) const;
  std::vector<Leg> StationLegs(const SessionPlace& place, JourneyEnd end,
                               PlatformTime platform_time) const;

  const LineModel& model_;
  const Network& network_;
  Csr<StopId, TransferLeg> transfers_into_;
  AccessTable access_;
};

}  // namespace railreach

#endif  // ENGINE_SESSION_PLACE_ACCESS_H_
