// Where a search starts and ends.
#ifndef ENGINE_ROUTING_QUERY_H_
#define ENGINE_ROUTING_QUERY_H_

#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"

namespace railreach {

// A leg between a place and a stop.
//   at the origin       until ready to board there: access + entry
//   at the destination  from leaving the train: exit + egress
// On a reversed network the search starts from the destination's legs and
// ends at the origin's.
struct Leg {
  StopId stop;
  Seconds time;
  friend bool operator==(const Leg&, const Leg&) = default;
};
using Legs = absl::Span<const Leg>;

// The same seen from a stop.
template <typename PlaceId>
struct PlaceLeg {
  PlaceId place;
  Seconds time;  // without entry or exit
};

}  // namespace railreach

#endif  // ENGINE_ROUTING_QUERY_H_
