#include "engine/indicator/isochrone.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "engine/base/check.h"
#include "engine/geo/outline.h"
#include "engine/geo/projection.h"

namespace railreach {
namespace {

constexpr double kEarthRadius = 6371000;  // m; only weighs a scale below 1.002

// METRICS "Isochrone": (min(T - t, maximum) - fixed) x speed / detour, rounded
// down to a millimetre as Reach() is.
Metres RadiusOf(const AccessRule& rule, Seconds left) {
  const Seconds moving = std::min(left, rule.maximum) - rule.fixed;
  if (moving <= Seconds(0)) return Metres();
  const double metres = moving.count() * (rule.speed_kmh / 3.6) / rule.detour;
  return Metres::FromMillimetres(static_cast<int64_t>(metres * 1000));
}

// The modes by where they start: one list per tier, the last one direct.
using Modes = std::array<std::vector<const AccessRule*>, kNumTiers + 1>;

size_t ModeList(std::optional<Tier> tier) {
  return tier ? Index(*tier) : kNumTiers;
}

Modes ModesOf(const LineModel& model, JourneyEnd end) {
  Modes modes;
  for (const AccessRule& rule : model.access_rules) {
    if (Serves(rule, end)) modes[ModeList(rule.tier)].push_back(&rule);
  }
  return modes;
}

Metres LargestRadius(const Modes& modes, const ReachedPlace& place,
                     Seconds cutoff) {
  Metres radius;
  if (place.time > cutoff) return radius;
  const Seconds left = cutoff - place.time;
  for (const AccessRule* rule : modes[ModeList(place.tier)]) {
    radius = std::max(radius, RadiusOf(*rule, left));
  }
  return radius;
}

struct ProjectedPlace {
  ReachedPlace place;
  Projected at;
};

// Those with a radius above 0 at the latest cutoff.
std::vector<ProjectedPlace> Project(const LocalProjection& projection,
                                    absl::Span<const ReachedPlace> places,
                                    const Modes& modes, Seconds latest) {
  std::vector<ProjectedPlace> result;
  for (const ReachedPlace& place : places) {
    if (LargestRadius(modes, place, latest) == Metres()) continue;
    result.push_back({place, projection.Forward(place.position)});
  }
  return result;
}

// Integral of x^2 over the inside of a ring, by Green's theorem; negative for
// a hole.
double SecondMoment(const Ring& ring) {
  double moment = 0;
  for (size_t i = 0; i < ring.size(); ++i) {
    const PlanePoint a = ring[i];
    const PlanePoint b = ring[(i + 1) % ring.size()];
    moment += (a.x * b.y - b.x * a.y) * (a.x * a.x + a.x * b.x + b.x * b.x);
  }
  return moment / 12;
}

// Area on the ground: the plane's is k^2 times as large, and of a transverse
// Mercator k = 1 + x^2 / (2 R^2) near its meridian, so that 1 / k^2 is
// 1 - x^2 / R^2 (Snyder 1987, Map Projections, p. 61).  Whole m2.
double GroundAreaKm2(const Outline& outline) {
  double moment = 0;
  for (const OutlinePolygon& polygon : outline.polygons) {
    moment += SecondMoment(polygon.outer);
    for (const Ring& hole : polygon.holes) moment += SecondMoment(hole);
  }
  return std::round(outline.union_area_m2 -
                    moment / (kEarthRadius * kEarthRadius)) /
         1e6;
}

GroundRing OnGround(const LocalProjection& projection, const Ring& ring) {
  GroundRing result;
  result.reserve(ring.size());
  for (const PlanePoint point : ring) {
    result.push_back(projection.Reverse(point));
  }
  return result;
}

Isochrone Draw(const LocalProjection& projection, const Outline& outline,
               Seconds cutoff) {
  Isochrone isochrone;
  isochrone.cutoff = cutoff;
  isochrone.area_km2 = GroundAreaKm2(outline);
  for (const OutlinePolygon& polygon : outline.polygons) {
    GroundPolygon& drawn = isochrone.polygons.emplace_back();
    drawn.outer = OnGround(projection, polygon.outer);
    for (const Ring& hole : polygon.holes) {
      drawn.holes.push_back(OnGround(projection, hole));
    }
  }
  return isochrone;
}

}  // namespace

Metres ReachRadius(const LineModel& model, const ReachedPlace& place,
                   Seconds cutoff, JourneyEnd end) {
  return LargestRadius(ModesOf(model, end), place, cutoff);
}

std::vector<Isochrone> Isochrones(const LineModel& model, LatLng centre,
                                  absl::Span<const ReachedPlace> places,
                                  absl::Span<const Seconds> cutoffs,
                                  JourneyEnd end, Metres max_error) {
  CHECK(IsValid(centre));
  std::vector<Isochrone> isochrones;
  if (cutoffs.empty()) return isochrones;
  const Modes modes = ModesOf(model, end);
  const LocalProjection projection(centre);
  const std::vector<ProjectedPlace> projected =
      Project(projection, places, modes,
              *std::max_element(cutoffs.begin(), cutoffs.end()));
  std::vector<Disc> discs;
  for (const Seconds cutoff : cutoffs) {
    discs.clear();
    for (const auto& [place, at] : projected) {
      const Metres radius = LargestRadius(modes, place, cutoff);
      if (radius == Metres()) continue;
      discs.push_back({at.point.x, at.point.y, radius.metres() * at.scale});
    }
    isochrones.push_back(
        Draw(projection, UnionOutline(discs, max_error), cutoff));
  }
  return isochrones;
}

}  // namespace railreach
