// Points and discs in a plane, in metres.
//
// A plane here is that of one LocalProjection: points of two planes do not
// mix.  x points east and y north, so that counter-clockwise is the usual
// sense, and y grows with the latitude.
#ifndef ENGINE_GEO_PLANE_H_
#define ENGINE_GEO_PLANE_H_

#include <compare>

namespace railreach {

// Metres east and north of the plane's origin: doubles, since outlines are
// computed on them; what comes from the ground is a whole millimetre
// (projection.h).  Ordered by x, then y.
struct PlanePoint {
  double x = 0;
  double y = 0;
  friend constexpr auto operator<=>(const PlanePoint&,
                                    const PlanePoint&) = default;
};

// Everything at most `radius` metres from (x, y), the circle included.  Any
// values are allowed; who takes discs says which ones count.
struct Disc {
  double x = 0;
  double y = 0;
  double radius = 0;
  friend constexpr auto operator<=>(const Disc&, const Disc&) = default;
};

}  // namespace railreach

#endif  // ENGINE_GEO_PLANE_H_
