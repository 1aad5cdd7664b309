// Several sources as one model: tables and feeds, their stations joined.
#ifndef ENGINE_MODEL_APPEND_SOURCE_H_
#define ENGINE_MODEL_APPEND_SOURCE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/line_model.h"

namespace railreach {

// A station of a source that was found to be one of the model, or nearly was.
struct StationJoin {
  StationId station;   // of the model
  std::string source;  // the feed
  std::string key;     // its station in the feed
  std::string name;
  Metres distance;
  bool joined = true;  // false: near or alike, but not enough; for review
  std::string reason;  // "same name, 120 m apart"
};

struct JoinOptions {
  // Equal names (normalised: see NormalisedName()) join up to this distance.
  Metres same_name{2000.0};
  // Any names join up to this one; 0: never.
  Metres any_name{0.0};
};

// Appends the rows of `source` to `model`, its stations joined where they fit
// (JoinStations() says which do); ids of the model stay, those of the source
// follow behind.  Deterministic.  O(rows log rows).
//
// A joined station keeps what the model says of it; trains of the source may
// make it a passenger station.  A key that is taken gets `name` and a colon in
// front, so operator classes and groups of two sources stay apart.  Equal names
// of land blocks and track lines, and bands of equal hours, are the same.  Tier
// rules and access rules are taken where the model has none.  Regions of the
// source's stations must be those of the model's Places, or none.
//
// Hops without a path of tracks take the direct track between their stations
// if the model or the source has one (existing before planned, the shortest
// first), else a straight track of their own: straight line x the curvature of
// the tier (fill in the defaults first), on a track line called `name`.  So
// ResolveTrackPaths() need not run again.  A hop within one station has no
// track.
//
// Returns at most one row for each station of the source, in their order: what
// was joined, and what a person should look at (`joined` false).
std::vector<StationJoin> AppendSource(absl::string_view name, LineModel source,
                                      const JoinOptions& options,
                                      LineModel& model);

}  // namespace railreach

#endif  // ENGINE_MODEL_APPEND_SOURCE_H_
