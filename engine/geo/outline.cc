#include "engine/geo/outline.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>

#include "engine/geo/circle_gaps.h"
#include "engine/geo/disc_arcs.h"

namespace railreach {
namespace {

constexpr double kPi = 3.14159265358979323846;

double Dot(PlanePoint a, PlanePoint b) { return a.x * b.x + a.y * b.y; }
double Cross(PlanePoint a, PlanePoint b) { return a.x * b.y - a.y * b.x; }
PlanePoint QuarterTurn(PlanePoint a) { return {-a.y, a.x}; }
// By the angle whose cosine and sine are the coordinates of b.
PlanePoint Rotate(PlanePoint a, PlanePoint b) {
  return {a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x};
}

PlanePoint At(const Disc& disc, PlanePoint direction) {
  return {disc.x + disc.radius * direction.x,
          disc.y + disc.radius * direction.y};
}

// Slivers where three circles nearly meet would repeat a point.
void AppendPoint(PlanePoint point, Ring& ring) {
  if (!ring.empty() && std::abs(point.x - ring.back().x) < 1e-6 &&
      std::abs(point.y - ring.back().y) < 1e-6) {
    return;
  }
  ring.push_back(point);
}

// The rotation by the longest chord: half its angle has a sagitta of
// max_error, r (1 - cos) = max_error; at most a quarter turn.
PlanePoint LongestStep(double radius, double max_error) {
  const double c = 1 - max_error / radius;
  if (c * c < 0.5 || c < 0) return {0, 1};
  return {2 * c * c - 1, 2 * c * std::sqrt((1 - c) * (1 + c))};
}

// Appends all points of the arc but its end.
void AppendArc(const Disc& disc, const DiscArc& arc, double max_error,
               Ring& ring) {
  const PlanePoint step = LongestStep(disc.radius, max_error);
  PlanePoint at = arc.from;
  AppendPoint(At(disc, at), ring);
  // Beyond a quarter turn the dot product is no measure of what remains.
  double turn = arc.turn;
  while (turn > 1 || Dot(at, arc.to) < step.x) {
    const double before = TurnOf(at);
    at = Rotate(at, step);
    const double turned = TurnOf(at) - before;
    turn -= turned < 0 ? turned + 4 : turned;
    AppendPoint(At(disc, at), ring);
  }
}

// Between an arc and its chord: r^2 (angle - sin angle) / 2, which is more
// than half the disc for more than half a turn.
double SegmentArea(const Disc& disc, const DiscArc& arc) {
  PlanePoint from = arc.from;
  double angle = 0;
  double turn = arc.turn;
  for (; turn > 1; turn -= 1) {
    from = QuarterTurn(from);
    angle += kPi / 2;
  }
  angle += std::max(0.0, std::atan2(Cross(from, arc.to), Dot(from, arc.to)));
  const double sine = arc.turn < 4 ? Cross(arc.from, arc.to) : 0;
  return disc.radius * disc.radius * (angle - sine) / 2;
}

// A closed ring of arcs.
//
//   piece       the connected piece of the union that it bounds.
//   first_arc   its lowest arc.
//   area        of the ring as drawn; negative for a hole.
struct DrawnRing {
  uint32_t piece = 0;
  uint32_t first_arc = 0;
  double area = 0;
  Ring ring;
};

DrawnRing DrawRing(const DiscArcs& boundary, uint32_t first_arc,
                   double max_error, std::vector<char>& drawn) {
  DrawnRing result;
  result.piece = boundary.component[boundary.arcs[first_arc].disc];
  result.first_arc = first_arc;
  for (uint32_t a = first_arc; !drawn[a]; a = boundary.arcs[a].next) {
    drawn[a] = 1;
    const DiscArc& arc = boundary.arcs[a];
    AppendArc(boundary.discs[arc.disc], arc, max_error, result.ring);
  }
  result.area = SignedArea(result.ring);
  return result;
}

// By piece; within one the outer ring, which is the largest, comes first.
std::vector<DrawnRing> DrawRings(const DiscArcs& boundary, double max_error) {
  std::vector<char> drawn(boundary.arcs.size(), 0);
  std::vector<DrawnRing> rings;
  for (uint32_t a = 0; a < boundary.arcs.size(); ++a) {
    if (drawn[a]) continue;
    rings.push_back(DrawRing(boundary, a, max_error, drawn));
  }
  const auto key = [](const DrawnRing& r) {
    return std::tuple(r.piece, -(r.area > 0 ? r.area : 0), r.area, r.first_arc);
  };
  std::sort(rings.begin(), rings.end(),
            [key](const DrawnRing& a, const DrawnRing& b) {
              return key(a) < key(b);
            });
  return rings;
}

// By Green's theorem: one half of the integral of x dy - y dx, over the arcs'
// chords and the segments beyond them.
double ExactArea(const DiscArcs& boundary) {
  double segments = 0;
  double chords = 0;
  const PlanePoint origin = At(boundary.discs[0], {0, 0});
  for (const DiscArc& arc : boundary.arcs) {
    const DiscArc& next = boundary.arcs[arc.next];
    const PlanePoint from = At(boundary.discs[arc.disc], arc.from);
    const PlanePoint to = At(boundary.discs[next.disc], next.from);
    segments += SegmentArea(boundary.discs[arc.disc], arc);
    chords += Cross({from.x - origin.x, from.y - origin.y},
                    {to.x - origin.x, to.y - origin.y});
  }
  return segments + chords / 2;
}

}  // namespace

double SignedArea(absl::Span<const PlanePoint> ring) {
  double twice = 0;
  for (size_t i = 1; i + 1 < ring.size(); ++i) {
    twice += Cross({ring[i].x - ring[0].x, ring[i].y - ring[0].y},
                   {ring[i + 1].x - ring[0].x, ring[i + 1].y - ring[0].y});
  }
  return twice / 2;
}

double Area(const Outline& outline) {
  double area = 0;
  for (const OutlinePolygon& polygon : outline.polygons) {
    area += SignedArea(polygon.outer);
    for (const Ring& hole : polygon.holes) area += SignedArea(hole);
  }
  return area;
}

Outline UnionOutline(absl::Span<const Disc> discs, Metres max_error) {
  const double error = std::max(max_error.metres(), 0.001);
  const DiscArcs boundary = UnionArcs(discs);
  Outline outline;
  if (boundary.arcs.empty()) return outline;
  outline.union_area_m2 = std::round(ExactArea(boundary));
  std::vector<DrawnRing> rings = DrawRings(boundary, error);
  for (size_t i = 0; i < rings.size(); ++i) {
    if (i == 0 || rings[i].piece != rings[i - 1].piece) {
      outline.polygons.push_back({std::move(rings[i].ring), {}});
    } else if (-rings[i].area >= kPi * error * error) {
      outline.polygons.back().holes.push_back(std::move(rings[i].ring));
    }
  }
  return outline;
}

}  // namespace railreach
