#include "engine/output/land.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace railreach {
namespace {

constexpr double kPerDegree = 1e6;
constexpr int32_t kLeastMargin = 100'000;

// Wide enough for products of two.
struct Point {
  int64_t x = 0;
  int64_t y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};
using Ring = std::vector<Point>;

// Twice the area to the left of the ring.
__int128 SignedArea(const Ring& ring) {
  __int128 area = 0;
  Point last = ring.back();
  for (const Point& point : ring) {
    area += __int128{last.x} * point.y - __int128{point.x} * last.y;
    last = point;
  }
  return area;
}

// Rounded quotient; `divisor` above 0.
int64_t Quotient(int64_t dividend, int64_t divisor) {
  const int64_t doubled = 2 * dividend + divisor;
  const int64_t quotient = doubled / (2 * divisor);
  return quotient - (doubled % (2 * divisor) < 0 ? 1 : 0);
}

// Where the step from `a` to `b` meets the line x = limit, which is between.
Point Crossing(Point a, Point b, int64_t limit) {
  if (a.x > b.x) std::swap(a, b);
  return {limit, a.y + Quotient((b.y - a.y) * (limit - a.x), b.x - a.x)};
}

// The part of a ring between two meetings with the line: it enters at the
// first point and leaves at the last.
using Chain = Ring;

// Adds the ring's chains; a ring that does not meet the line goes to `whole`
// or is dropped.
void CutRing(const Ring& ring, int64_t limit, std::vector<Chain>& chains,
             std::vector<Ring>& whole) {
  const auto is_outside = [limit](const Point& p) { return p.x > limit; };
  const auto start = std::find_if(ring.begin(), ring.end(), is_outside);
  if (start == ring.end()) {
    whole.push_back(ring);
    return;
  }
  const auto first = static_cast<size_t>(start - ring.begin());
  Point last = *start;
  for (size_t i = 1; i <= ring.size(); ++i) {
    const Point& point = ring[(first + i) % ring.size()];
    if (is_outside(last) != is_outside(point)) {
      const Point crossing = Crossing(last, point, limit);
      if (is_outside(last)) chains.emplace_back();
      chains.back().push_back(crossing);
    }
    if (!is_outside(point)) chains.back().push_back(point);
    last = point;
  }
}

// Rows of `chains` by where they meet the line: `end` is their first or last
// point.
template <typename End>
std::vector<size_t> ByMeeting(const std::vector<Chain>& chains, End end) {
  std::vector<size_t> rows(chains.size());
  std::iota(rows.begin(), rows.end(), size_t{0});
  std::stable_sort(rows.begin(), rows.end(), [&](size_t a, size_t b) {
    return end(chains[a]).y < end(chains[b]).y;
  });
  return rows;
}

// With land to the left of all chains and the outside to the right of the
// line, who leaves goes up the line to where the next chain enters: leaving
// and entering take turns on it.
std::vector<size_t> ChainsAfter(const std::vector<Chain>& chains) {
  const auto leaving =
      ByMeeting(chains, [](const Chain& c) { return c.back(); });
  const auto entering =
      ByMeeting(chains, [](const Chain& c) { return c.front(); });
  std::vector<size_t> after(chains.size());
  for (size_t i = 0; i < chains.size(); ++i) after[leaving[i]] = entering[i];
  return after;
}

void AddWithoutRepeats(const Ring& points, Ring& ring) {
  for (const Point& point : points) {
    if (ring.empty() || ring.back() != point) ring.push_back(point);
  }
}

// What lies at x <= limit.
std::vector<Ring> CutAt(const std::vector<Ring>& rings, int64_t limit) {
  std::vector<Chain> chains;
  std::vector<Ring> left;
  for (const Ring& ring : rings) CutRing(ring, limit, chains, left);
  const std::vector<size_t> after = ChainsAfter(chains);
  std::vector<bool> done(chains.size());
  for (size_t first = 0; first < chains.size(); ++first) {
    Ring ring;
    for (size_t row = first; !done[row]; row = after[row]) {
      done[row] = true;
      AddWithoutRepeats(chains[row], ring);
    }
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() >= 3 && SignedArea(ring) != 0) left.push_back(ring);
  }
  return left;
}

// By a quarter, counter-clockwise.
void Turn(std::vector<Ring>& rings) {
  for (Ring& ring : rings) {
    for (Point& point : ring) point = {-point.y, point.x};
  }
}

// By the ray from `point` to the right.
bool Holds(const Ring& ring, const Point& point) {
  bool inside = false;
  Point last = ring.back();
  for (const Point& next : ring) {
    const bool up = next.y > last.y;
    const Point& low = up ? last : next;
    const Point& high = up ? next : last;
    if (low.y <= point.y && point.y < high.y &&
        (point.x - low.x) * (high.y - low.y) <
            (high.x - low.x) * (point.y - low.y)) {
      inside = !inside;
    }
    last = next;
  }
  return inside;
}

LandRing ToLand(const Ring& ring) {
  LandRing land;
  land.reserve(ring.size());
  for (const Point& point : ring) {
    land.push_back(
        {static_cast<int32_t>(point.y), static_cast<int32_t>(point.x)});
  }
  return land;
}

// Each hole behind the ring that holds it.
Land InOrder(const std::vector<Ring>& rings) {
  Land land;
  const auto is_hole = [](const Ring& ring) { return SignedArea(ring) < 0; };
  std::vector<Ring> holes;
  std::copy_if(rings.begin(), rings.end(), std::back_inserter(holes), is_hole);
  for (const Ring& ring : rings) {
    if (is_hole(ring)) continue;
    land.rings.push_back(ToLand(ring));
    for (const Ring& hole : holes) {
      if (Holds(ring, hole.front())) land.rings.push_back(ToLand(hole));
    }
  }
  return land;
}

// Grows to take in points.
class Extent {
 public:
  void Add(double degrees) {
    low_ = std::min(low_, degrees);
    high_ = std::max(high_, degrees);
  }

  // With its margin on both sides, within +-most; 0 to 0 without a point.
  std::pair<int32_t, int32_t> WithMargin(int32_t most) const {
    if (low_ > high_) return {0, 0};
    const int32_t low = Rounded(low_);
    const int32_t high = Rounded(high_);
    const int32_t margin = std::max(kLeastMargin, (high - low) / 2);
    return {std::max(-most, low - margin), std::min(most, high + margin)};
  }

 private:
  static int32_t Rounded(double degrees) {
    return static_cast<int32_t>(std::lround(degrees * kPerDegree));
  }

  double low_ = std::numeric_limits<double>::infinity();
  double high_ = -std::numeric_limits<double>::infinity();
};

}  // namespace

LandBox LandBoxOf(const Model& model) {
  Extent lat;
  Extent lng;
  const auto add = [&](const auto& rows) {
    for (const auto& row : rows) {
      lat.Add(row.position.lat);
      lng.Add(row.position.lng);
    }
  };
  add(model.lines.stations);
  add(model.places.nodes);
  add(model.places.zones);
  const auto [south, north] = lat.WithMargin(90'000'000);
  const auto [west, east] = lng.WithMargin(180'000'000);
  return {{south, west}, {north, east}};
}

Land ClipLand(const Land& land, const LandBox& box) {
  std::vector<Ring> rings;
  rings.reserve(land.rings.size());
  for (const LandRing& ring : land.rings) {
    Ring& points = rings.emplace_back();
    points.reserve(ring.size());
    for (const LandPoint& point : ring)
      points.push_back({point.lng, point.lat});
  }
  const int64_t east = box.north_east.lng;
  const int64_t north = box.north_east.lat;
  const int64_t west = box.south_west.lng;
  const int64_t south = box.south_west.lat;
  // The side to cut at stands on the right each time.
  for (const int64_t limit : {east, -south, -west, north}) {
    rings = CutAt(rings, limit);
    Turn(rings);
  }
  return InOrder(rings);
}

}  // namespace railreach
