// A plane in which circles on the ground are circles: for outlines.
#ifndef ENGINE_GEO_PROJECTION_H_
#define ENGINE_GEO_PROJECTION_H_

#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/geo/plane.h"

namespace railreach {

//   point   metres east and north of the origin, rounded to a millimetre.
//   scale   metres of the plane per metre on the ground, at the point and in
//           every direction; rounded to 1e-9.
struct Projected {
  PlanePoint point;
  double scale = 1;
};

// Transverse Mercator on WGS84, true to scale on the meridian of its origin.
//
// Conformal: a small circle stays a circle, its radius times `scale`; an area
// is times scale^2.  The scale is 1.00003 at 50 km and 1.0011 at 300 km east
// or west of the origin's meridian, so that a circle of 10 km around a point
// 300 km away is round to 1 m.
//
// Source: GeographicLib::TransverseMercator (Krueger series, error below 5 nm
// within 3,900 km of the meridian).  Rounded, so that what libm differs in
// between processors does not enter an outline.
class LocalProjection {
 public:
  // Requires a valid point.
  explicit LocalProjection(LatLng origin);

  // Requires a valid point less than 35 degrees of arc from the origin's
  // meridian.
  Projected Forward(LatLng point) const;

  // The point on the ground, rounded to 1e-7 degrees.
  LatLng Reverse(PlanePoint point) const;

  LatLng origin() const { return origin_; }

 private:
  LatLng origin_;
  double origin_northing_ = 0;
};

// The disc of `radius` on the ground around `centre`, in the plane.
Disc ProjectDisc(const LocalProjection& projection, LatLng centre,
                 Metres radius);

}  // namespace railreach

#endif  // ENGINE_GEO_PROJECTION_H_
