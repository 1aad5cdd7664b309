#include "engine/geo/datum.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/base/macros.h"
#include "engine/geo/geodesic.h"

namespace railreach {
namespace {

constexpr double kPi = 3.14159265358979323846;
// The Krasovsky 1940 ellipsoid, on which the shift is laid out.
constexpr double kKrasovskyRadius = 6378245.0;
constexpr double kKrasovskyE2 = 0.00669342162296594323;
constexpr Metres kLeastSuspicious(150);

bool IsShifted(LatLng p) {
  return p.lng >= 72.004 && p.lng <= 137.8347 && p.lat >= 0.8293 &&
         p.lat <= 55.8271;
}

// Sum of amplitude x sin(argument pi / period) that both axes share.
double Ripple(double x) {
  return (20 * std::sin(6 * x * kPi) + 20 * std::sin(2 * x * kPi)) * 2 / 3;
}

double NorthMetres(double x, double y) {
  double d = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y +
             0.2 * std::sqrt(std::abs(x));
  d += Ripple(x);
  d += (20 * std::sin(y * kPi) + 40 * std::sin(y / 3 * kPi)) * 2 / 3;
  d += (160 * std::sin(y / 12 * kPi) + 320 * std::sin(y / 30 * kPi)) * 2 / 3;
  return d;
}

double EastMetres(double x, double y) {
  double d = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y +
             0.1 * std::sqrt(std::abs(x));
  d += Ripple(x);
  d += (20 * std::sin(x * kPi) + 40 * std::sin(x / 3 * kPi)) * 2 / 3;
  d += (150 * std::sin(x / 12 * kPi) + 300 * std::sin(x / 30 * kPi)) * 2 / 3;
  return d;
}

LatLng ExactWgs84ToGcj02(LatLng p) {
  const double north = NorthMetres(p.lng - 105, p.lat - 35);
  const double east = EastMetres(p.lng - 105, p.lat - 35);
  const double lat = p.lat / 180 * kPi;
  const double w2 = 1 - kKrasovskyE2 * std::sin(lat) * std::sin(lat);
  const double w = std::sqrt(w2);
  const double meridian = kKrasovskyRadius * (1 - kKrasovskyE2) / (w2 * w);
  const double parallel = kKrasovskyRadius / w * std::cos(lat);
  return {p.lat + north * 180 / (meridian * kPi),
          p.lng + east * 180 / (parallel * kPi)};
}

LatLng ExactGcj02ToBd09(LatLng p) {
  constexpr double kTurn = kPi * 3000 / 180;
  const double radius = std::sqrt(p.lng * p.lng + p.lat * p.lat) +
                        0.00002 * std::sin(p.lat * kTurn);
  const double angle =
      std::atan2(p.lat, p.lng) + 0.000003 * std::cos(p.lng * kTurn);
  return {radius * std::sin(angle) + 0.006, radius * std::cos(angle) + 0.0065};
}

// The point that `shift` takes to `target`.  The shift changes by less than
// 1/30 of the way between two points, so that 12 steps leave nothing.
template <typename Shift>
LatLng Inverse(LatLng target, Shift shift) {
  LatLng guess = target;
  for (int step = 0; step < 12; ++step) {
    const LatLng there = shift(guess);
    guess.lat += target.lat - there.lat;
    guess.lng += target.lng - there.lng;
  }
  return guess;
}

Metres MedianDistance(absl::Span<const LatLng> layer, Datum datum,
                      absl::Span<const LatLng> reference) {
  std::vector<Metres> distances(layer.size());
  for (size_t i = 0; i < layer.size(); ++i) {
    distances[i] = GeodesicDistance(ToWgs84(layer[i], datum), reference[i]);
  }
  const auto middle = distances.begin() +
                      static_cast<ptrdiff_t>((distances.size() + 1) / 2 - 1);
  std::nth_element(distances.begin(), middle, distances.end());
  return *middle;
}

}  // namespace

LatLng Wgs84ToGcj02(LatLng point) {
  return IsShifted(point) ? RoundCoordinates(ExactWgs84ToGcj02(point)) : point;
}

LatLng Gcj02ToWgs84(LatLng point) {
  return IsShifted(point) ? RoundCoordinates(Inverse(point, ExactWgs84ToGcj02))
                          : point;
}

LatLng Gcj02ToBd09(LatLng point) {
  return IsShifted(point) ? RoundCoordinates(ExactGcj02ToBd09(point)) : point;
}

LatLng Bd09ToGcj02(LatLng point) {
  return IsShifted(point) ? RoundCoordinates(Inverse(point, ExactGcj02ToBd09))
                          : point;
}

LatLng Wgs84ToBd09(LatLng point) { return Gcj02ToBd09(Wgs84ToGcj02(point)); }

LatLng Bd09ToWgs84(LatLng point) { return Gcj02ToWgs84(Bd09ToGcj02(point)); }

LatLng ToWgs84(LatLng point, Datum datum) {
  switch (datum) {
    case Datum::kGcj02:
      return Gcj02ToWgs84(point);
    case Datum::kBd09:
      return Bd09ToWgs84(point);
    case Datum::kWgs84:
      break;
  }
  return point;
}

DatumVerdict DetectDatumOffset(absl::Span<const LatLng> layer,
                               absl::Span<const LatLng> reference) {
  ABSL_HARDENING_ASSERT(layer.size() == reference.size());
  DatumVerdict verdict;
  verdict.pairs = layer.size();
  if (layer.empty()) return verdict;
  verdict.median_before = MedianDistance(layer, Datum::kWgs84, reference);
  verdict.median_after = verdict.median_before;
  if (verdict.median_before <= kLeastSuspicious) return verdict;
  for (const Datum datum : {Datum::kGcj02, Datum::kBd09}) {
    const Metres after = MedianDistance(layer, datum, reference);
    if (after < verdict.median_after &&
        3 * after.mm() < verdict.median_before.mm()) {
      verdict.datum = datum;
      verdict.median_after = after;
    }
  }
  return verdict;
}

}  // namespace railreach
