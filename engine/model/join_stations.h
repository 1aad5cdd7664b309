// Which stations of two sources are the same.
#ifndef ENGINE_MODEL_JOIN_STATIONS_H_
#define ENGINE_MODEL_JOIN_STATIONS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/id_vector.h"
#include "engine/model/append_source.h"
#include "engine/model/ids.h"
#include "engine/model/station.h"

namespace railreach {

// A name without what sources write differently: lower case (Latin, Greek,
// Cyrillic), no blanks, half width, without 站 or "station" at its end.  A
// name that is nothing else stays.
std::string NormalisedName(absl::string_view name);

struct StationMatches {
  // For each station of the source that of the model, or none.
  IdVector<StationId, StationId> station;
  std::vector<StationJoin> report;  // by station of the source
};

// One to one: candidates are taken equal names first, then stations with
// passengers, then the nearest, then the lowest ids.  Either name, Chinese or
// English, may be equal.
//
// Reported for review are stations left over that share their name with one of
// the model, however far, or stand within 200 m of one.
//
//   source   name of the feed, for the report.
//
// Requires valid positions.  Deterministic.  O(n log n + equal names).
StationMatches JoinStations(absl::string_view source,
                            const IdVector<StationId, Station>& stations,
                            const JoinOptions& options,
                            const IdVector<StationId, Station>& known);

}  // namespace railreach

#endif  // ENGINE_MODEL_JOIN_STATIONS_H_
