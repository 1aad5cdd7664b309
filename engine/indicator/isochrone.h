// Outlines of catchments (METRICS: isochrone).
#ifndef ENGINE_INDICATOR_ISOCHRONE_H_
#define ENGINE_INDICATOR_ISOCHRONE_H_

#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/model/access_rule.h"
#include "engine/model/line_model.h"

namespace railreach {

// A closed ring of at least three points; the first is not repeated.
using GroundRing = std::vector<LatLng>;
struct GroundPolygon {
  GroundRing outer;               // counter-clockwise
  std::vector<GroundRing> holes;  // clockwise
  friend bool operator==(const GroundPolygon&, const GroundPolygon&) = default;
};

struct Isochrone {
  Seconds cutoff;
  double area_km2 = 0;  // of the true union; water is not taken off
  std::vector<GroundPolygon> polygons;
};

// A place from which access modes spread out: a stop that is reached, or the
// node itself.
struct ReachedPlace {
  LatLng position;
  Seconds time;              // when one stands there on the street
  std::optional<Tier> tier;  // none: the node itself, direct modes
};

// The radius around a place at a cutoff: the largest over the modes of
// (min(T - t, maximum) - fixed) x speed / detour, rounded down to a millimetre;
// 0 if none gets there.
Metres ReachRadius(const LineModel& model, const ReachedPlace& place,
                   Seconds cutoff, JourneyEnd end);

// One outline per cutoff, the boundary off by at most `max_error`.
//
//   centre   of the plane that the outlines are drawn in; it adds no disc.
//   places   in any order; each is projected once.
//   end      the end of the journey that the catchment spreads over.
//
// CHECKs a valid centre.  The area is rounded to whole m2 (of the true union,
// whatever `max_error`).  O(places + per cutoff: see UnionOutline); 2 ms for a
// cutoff that reaches 1,500 stops.
std::vector<Isochrone> Isochrones(const LineModel& model, LatLng centre,
                                  absl::Span<const ReachedPlace> places,
                                  absl::Span<const Seconds> cutoffs,
                                  JourneyEnd end, Metres max_error);

}  // namespace railreach

#endif  // ENGINE_INDICATOR_ISOCHRONE_H_
