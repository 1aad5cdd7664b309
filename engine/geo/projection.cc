#include "engine/geo/projection.h"

#include <GeographicLib/Constants.hpp>
#include <GeographicLib/TransverseMercator.hpp>
#include <cmath>

#include "absl/base/macros.h"
#include "engine/geo/geodesic.h"

namespace railreach {
namespace {

const GeographicLib::TransverseMercator& UnitScale() {
  static const auto& projection = *new GeographicLib::TransverseMercator(
      GeographicLib::Constants::WGS84_a(), GeographicLib::Constants::WGS84_f(),
      /*k0=*/1.0);
  return projection;
}

double Rounded(double value, double per_unit) {
  return std::round(value * per_unit) / per_unit + 0.0;
}

}  // namespace

LocalProjection::LocalProjection(LatLng origin) : origin_(origin) {
  ABSL_HARDENING_ASSERT(IsValid(origin));
  double x = 0;
  double y = 0;
  UnitScale().Forward(origin.lng, origin.lat, origin.lng, x, y);
  origin_northing_ = Rounded(y, 1000);
}

Projected LocalProjection::Forward(LatLng point) const {
  ABSL_HARDENING_ASSERT(IsValid(point));
  double x = 0;
  double y = 0;
  double convergence = 0;
  double scale = 1;
  UnitScale().Forward(origin_.lng, point.lat, point.lng, x, y, convergence,
                      scale);
  return {{Rounded(x, 1000), Rounded(y - origin_northing_, 1000)},
          Rounded(scale, 1e9)};
}

LatLng LocalProjection::Reverse(PlanePoint point) const {
  LatLng result;
  UnitScale().Reverse(origin_.lng, point.x, point.y + origin_northing_,
                      result.lat, result.lng);
  return RoundCoordinates(result);
}

Disc ProjectDisc(const LocalProjection& projection, LatLng centre,
                 Metres radius) {
  const Projected at = projection.Forward(centre);
  return {at.point.x, at.point.y, radius.metres() * at.scale};
}

}  // namespace railreach
