// What an outline is checked against: other ways to the same answers, slow
// and simple.
#ifndef TESTS_GEO_OUTLINE_ORACLE_H_
#define TESTS_GEO_OUTLINE_ORACLE_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <utility>
#include <vector>

#include "engine/geo/outline.h"

namespace railreach {

// Discs of 0.5-6 km over 40 km, on whole millimetres.
inline std::vector<Disc> RandomDiscs(int count, std::mt19937_64& random) {
  std::uniform_real_distribution<double> place(0, 40e3);
  std::uniform_real_distribution<double> radius(500, 6000);
  std::vector<Disc> discs;
  for (int i = 0; i < count; ++i) {
    discs.push_back({std::round(place(random) * 1e3) / 1e3,
                     std::round(place(random) * 1e3) / 1e3,
                     std::round(radius(random) * 1e3) / 1e3});
  }
  return discs;
}

inline const double kPi = std::acos(-1);

// A ring of discs of radius 3 km on a circle of radius 10 km.
inline std::vector<Disc> Annulus(int count) {
  std::vector<Disc> discs;
  for (int i = 0; i < count; ++i) {
    const double angle = 2 * kPi * i / count;
    discs.push_back({10e3 * std::cos(angle), 10e3 * std::sin(angle), 3e3});
  }
  return discs;
}

// Length of the union along the line at y.
inline double CoveredLength(const std::vector<Disc>& discs, double y) {
  std::vector<std::pair<double, double>> covered;
  for (const Disc& disc : discs) {
    const double h = disc.radius * disc.radius - (y - disc.y) * (y - disc.y);
    if (h <= 0) continue;
    covered.push_back({disc.x - std::sqrt(h), disc.x + std::sqrt(h)});
  }
  std::sort(covered.begin(), covered.end());
  double length = 0;
  double until = -1e300;
  for (const auto& [from, to] : covered) {
    length += std::max(0.0, to - std::max(from, until));
    until = std::max(until, to);
  }
  return length;
}

// Area of the union by 20,000 parallel lines: another way altogether.
inline double AreaByLines(const std::vector<Disc>& discs) {
  double low = 1e300, high = -1e300;
  for (const Disc& disc : discs) {
    low = std::min(low, disc.y - disc.radius);
    high = std::max(high, disc.y + disc.radius);
  }
  const double step = (high - low) / 20000;
  double area = 0;
  for (int i = 0; i < 20000; ++i) {
    area += step * CoveredLength(discs, low + (i + 0.5) * step);
  }
  return area;
}

inline bool IsInRing(const Ring& ring, PlanePoint p) {
  bool inside = false;
  for (size_t i = 0; i < ring.size(); ++i) {
    const PlanePoint& a = ring[i];
    const PlanePoint& b = ring[(i + 1) % ring.size()];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    if (p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}

inline bool IsInOutline(const Outline& outline, PlanePoint p) {
  for (const OutlinePolygon& polygon : outline.polygons) {
    if (!IsInRing(polygon.outer, p)) continue;
    const bool in_hole =
        std::any_of(polygon.holes.begin(), polygon.holes.end(),
                    [&](const Ring& hole) { return IsInRing(hole, p); });
    if (!in_hole) return true;
  }
  return false;
}

// How far p is inside the disc that holds it deepest; negative outside, and
// then the exact distance to the union.
inline double Depth(const std::vector<Disc>& discs, PlanePoint p) {
  double depth = -1e300;
  for (const Disc& disc : discs) {
    const double distance = std::hypot(p.x - disc.x, p.y - disc.y);
    depth = std::max(depth, disc.radius - distance);
  }
  return depth;
}

inline double Side(PlanePoint a, PlanePoint b, PlanePoint p) {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

// Pairs of edges, of all rings, that cross in their inner points.
inline int Crossings(const Outline& outline) {
  std::vector<std::pair<PlanePoint, PlanePoint>> edges;
  const auto add = [&edges](const Ring& ring) {
    for (size_t i = 0; i < ring.size(); ++i) {
      edges.push_back({ring[i], ring[(i + 1) % ring.size()]});
    }
  };
  for (const OutlinePolygon& polygon : outline.polygons) {
    add(polygon.outer);
    for (const Ring& hole : polygon.holes) add(hole);
  }
  int crossings = 0;
  for (size_t i = 0; i < edges.size(); ++i) {
    for (size_t j = i + 1; j < edges.size(); ++j) {
      const auto& [a, b] = edges[i];
      const auto& [c, d] = edges[j];
      // Chords that share an end are apart by rounding only: 1e-3 m2.
      crossings += Side(a, b, c) * Side(a, b, d) < -1e-6 &&
                   Side(c, d, a) * Side(c, d, b) < -1e-6;
    }
  }
  return crossings;
}

}  // namespace railreach

#endif  // TESTS_GEO_OUTLINE_ORACLE_H_
