#include "engine/geo/geodesic.h"

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "absl/base/macros.h"

namespace railreach {
namespace {

constexpr double kEquatorRadius = 6378137.0;
constexpr double kFlattening = 1 / 298.257223563;
constexpr double kE2 = kFlattening * (2 - kFlattening);
// The ellipsoid is x^2 + y^2 + kStretch z^2 = kEquatorRadius^2.
constexpr double kStretch = 1 / (1 - kE2);
constexpr double kRadian = 3.14159265358979323846 / 180;
constexpr double kSeriesLimit = 100e3;

struct SinCos {
  double sin;
  double cos;
};

// Taylor series, for |x| <= pi/4; the first omitted terms are below 1e-19.
SinCos SinCosOfSmall(double x) {
  const double x2 = x * x;
  double sin = 1;
  double cos = 1;
  for (int k = 9; k >= 1; --k) {
    sin = 1 - sin * x2 / (2 * k * (2 * k + 1));
    cos = 1 - cos * x2 / (2 * k * (2 * k - 1));
  }
  return {x * sin, cos};
}

// The reduction to [-45, 45] degrees is exact for |degrees| <= 360.
SinCos SinCosOfDegrees(double degrees) {
  const double quarter = std::floor(degrees / 90 + 0.5);
  const auto [s, c] = SinCosOfSmall((degrees - 90 * quarter) * kRadian);
  switch (static_cast<int>(quarter) & 3) {
    case 0:
      return {s, c};
    case 1:
      return {c, -s};
    case 2:
      return {-s, -c};
    default:
      return {-c, s};
  }
}

// (curvature x chord)^2 at the point of the ellipsoid above the chord's
// middle m, in the chord's direction d.  For the surface p'Ap = 1 the normal
// curvature is d'Ad / (d'd |Ap|), with p = m / sqrt(m'Am) on the surface.
double TurnSquared(const std::array<double, 3>& a,
                   const std::array<double, 3>& b, double chord2) {
  const double dx = a[0] - b[0], dy = a[1] - b[1], dz = a[2] - b[2];
  const double mx = (a[0] + b[0]) / 2, my = (a[1] + b[1]) / 2;
  const double mz = (a[2] + b[2]) / 2;
  const double dad = dx * dx + dy * dy + kStretch * (dz * dz);
  const double mxy = mx * mx + my * my;
  const double mam = mxy + kStretch * (mz * mz);
  const double am2 = mxy + kStretch * kStretch * (mz * mz);
  return dad * dad / chord2 * mam / (am2 * (kEquatorRadius * kEquatorRadius));
}

// x = 2 asin(chord / 2) on a circle of curvature 1, as a series in chord^2.
double ArcOfChord(double chord, double turn2) {
  return chord +
         chord * turn2 * (1.0 / 24 + turn2 * (3.0 / 640 + turn2 * 5 / 7168));
}

bool Before(const LatLng& a, const LatLng& b) {
  return std::tie(a.lat, a.lng) < std::tie(b.lat, b.lng);
}

double Rounded7(double degrees) {
  return std::round(degrees * 1e7) / 1e7 + 0.0;
}

}  // namespace

GeodesicPoint::GeodesicPoint(LatLng point) : lat_lng_(point) {
  ABSL_HARDENING_ASSERT(IsValid(point));
  const SinCos lat = SinCosOfDegrees(point.lat);
  const SinCos lng = SinCosOfDegrees(point.lng);
  const double normal =
      kEquatorRadius / std::sqrt(1 - kE2 * (lat.sin * lat.sin));
  const double axis_distance = normal * lat.cos;
  ecef_ = {axis_distance * lng.cos, axis_distance * lng.sin,
           normal * (1 - kE2) * lat.sin};
}

Metres GeodesicDistance(const GeodesicPoint& a, const GeodesicPoint& b) {
  const double chord2 = ChordSquared(a, b);
  if (chord2 == 0) return Metres();
  if (chord2 <= kSeriesLimit * kSeriesLimit) {
    return Metres(
        ArcOfChord(std::sqrt(chord2), TurnSquared(a.ecef(), b.ecef(), chord2)));
  }
  double metres = 0;
  // GeographicLib's answer depends on the order in the last bits.
  const LatLng from = std::min(a.lat_lng(), b.lat_lng(), Before);
  const LatLng to = std::max(a.lat_lng(), b.lat_lng(), Before);
  GeographicLib::Geodesic::WGS84().Inverse(from.lat, from.lng, to.lat, to.lng,
                                           metres);
  return Metres(metres);
}

Metres GeodesicDistance(LatLng a, LatLng b) {
  return GeodesicDistance(GeodesicPoint(a), GeodesicPoint(b));
}

LatLng Destination(LatLng from, double azimuth_deg, Metres distance) {
  ABSL_HARDENING_ASSERT(IsValid(from));
  LatLng to;
  GeographicLib::Geodesic::WGS84().Direct(from.lat, from.lng, azimuth_deg,
                                          distance.metres(), to.lat, to.lng);
  return RoundCoordinates(to);
}

LatLng RoundCoordinates(LatLng point) {
  return {Rounded7(point.lat), Rounded7(point.lng)};
}

}  // namespace railreach
