// The outline of a union of discs: polygons with holes, and its area.
#ifndef ENGINE_GEO_OUTLINE_H_
#define ENGINE_GEO_OUTLINE_H_

#include <vector>

#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/geo/plane.h"

namespace railreach {

// A closed ring of at least three points; the first is not repeated.
using Ring = std::vector<PlanePoint>;

//   outer   counter-clockwise.
//   holes   clockwise; inside `outer`, as GeoJSON (RFC 7946) orders them.
struct OutlinePolygon {
  Ring outer;
  std::vector<Ring> holes;
  friend bool operator==(const OutlinePolygon&,
                         const OutlinePolygon&) = default;
};

//   polygons        one for each connected piece of the union, the one with
//                   the largest disc first; holes from large to small.
//   union_area_m2   area of the true union, not of the polygons: arcs are
//                   arcs and every hole counts.  Rounded to whole m2.
struct Outline {
  std::vector<OutlinePolygon> polygons;
  double union_area_m2 = 0;
  friend bool operator==(const Outline&, const Outline&) = default;
};

// Outline of the union of discs in a conformal plane (projection.h).
//
//   discs       in any order; what is not finite or beyond 1e9 m, or of a
//               radius below 1 mm, is left out.
//   max_error   how far the polygons' boundary may lie from the union's, and
//               the reverse; at least 1 mm.
//
// Every arc becomes chords of at most a quarter turn whose middle is at most
// max_error inside the arc, so that the polygons are part of the union and
// rings do not cross.  Two rules beyond that:
//   - a hole drawn smaller than pi max_error^2 is filled: no point of it is
//     farther than max_error from the union;
//   - every connected piece is kept, however small.
// Pieces that touch in a point (1e-6 m) remain two polygons.
//
// Total; no order of the input and no processor changes a byte of the
// polygons (the area passes through atan2 and is rounded).  Cost: see
// UnionArcs; 1-3 ms for 1,500 discs of a metro system.
Outline UnionOutline(absl::Span<const Disc> discs,
                     Metres max_error = Metres(100));

// Area of the polygons in the plane, in m2: outer rings less holes.
double Area(const Outline& outline);

// Area within a ring: positive if it is counter-clockwise.
double SignedArea(absl::Span<const PlanePoint> ring);

}  // namespace railreach

#endif  // ENGINE_GEO_OUTLINE_H_
