// A point on the WGS84 ellipsoid.
#ifndef ENGINE_GEO_LAT_LNG_H_
#define ENGINE_GEO_LAT_LNG_H_

#include <compare>

namespace railreach {

// Degrees; latitude north, longitude east positive.
struct LatLng {
  double lat = 0;
  double lng = 0;
  friend constexpr auto operator<=>(const LatLng&, const LatLng&) = default;
};

// True for a point that exists: finite, |lat| <= 90, |lng| <= 180.
constexpr bool IsValid(LatLng p) {
  return p.lat >= -90 && p.lat <= 90 && p.lng >= -180 && p.lng <= 180;
}

}  // namespace railreach

#endif  // ENGINE_GEO_LAT_LNG_H_
