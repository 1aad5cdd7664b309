// The places of a study, by what a person types.
#ifndef ENGINE_SESSION_PLACE_INDEX_H_
#define ENGINE_SESSION_PLACE_INDEX_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "engine/geo/lat_lng.h"
#include "engine/model/ids.h"
#include "engine/model/model.h"
#include "engine/model/name.h"
#include "engine/model/name_index.h"

namespace railreach {

// Where a journey starts or ends.
struct SessionPlace {
  ThingName name;
  LatLng position;
  LandBlockId land_block;
  StationId station;         // its own stops; none: a point with access legs
  PlatformId platform = {};  // of the station; none: all of it
};

SessionPlace PlaceOf(const Model& model, NodeId node);
SessionPlace PlaceOf(const Model& model, StationId station);
SessionPlace PlaceOf(const Model& model, PlatformId platform);
SessionPlace PlaceOf(const Model& model, ZoneId zone);

class PlaceIndex {
 public:
  // Keeps a reference.
  explicit PlaceIndex(const Model& model);

  // A key node, station, zone or platform by id, name or the start of one (in
  // this order where several kinds fit), or "LAT,LON", on the land block of the
  // nearest zone.
  // NotFound and InvalidArgument as NameIndex::Find.
  absl::StatusOr<SessionPlace> Find(absl::string_view text) const;

 private:
  const Model& model_;
  NameIndex nodes_{"key node"};
  NameIndex stations_{"station"};
  NameIndex zones_{"zone"};
  NameIndex platforms_{"platform"};
};

}  // namespace railreach

#endif  // ENGINE_SESSION_PLACE_INDEX_H_
