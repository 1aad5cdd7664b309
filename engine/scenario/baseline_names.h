// What an Applier knows of its baseline.  Private to scenario.
#ifndef ENGINE_SCENARIO_BASELINE_NAMES_H_
#define ENGINE_SCENARIO_BASELINE_NAMES_H_

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "engine/geo/spatial_index.h"
#include "engine/model/model.h"
#include "engine/model/name_index.h"

namespace railreach {

// The ends of a track, the lower first, and whether metros run on it: they
// and the railway do not share tracks.
using TrackEnds = std::tuple<StationId, StationId, bool>;
TrackEnds EndsOf(StationId from, StationId to, Tier tier);

// Rows are indices of the baseline.
struct BaselineNames {
  explicit BaselineNames(const Model& baseline);

  NameIndex stations{"station"};
  NameIndex lines{"line"};
  NameIndex bands{"band"};
  NameIndex zones{"zone"};
  NameIndex regions{"region"};
  absl::flat_hash_map<std::string, TripId> trips;  // by key
  SpatialIndex station_points;                     // by StationId
  // Of several tracks the one of the most advanced status, the shortest.
  absl::flat_hash_map<TrackEnds, TrackId> tracks;
  IdVector<StationId, std::vector<TrackId>> tracks_at;  // with an end there
  uint64_t number;  // no two are alike in one process
};

}  // namespace railreach

#endif  // ENGINE_SCENARIO_BASELINE_NAMES_H_
