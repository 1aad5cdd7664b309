#include "engine/geo/spatial_index.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>

namespace railreach {
namespace {

// A distance that rounds to `radius` may be half a millimetre longer.
constexpr double kRounding = 0.001;

struct ByDistance {
  bool operator()(const Neighbour& a, const Neighbour& b) const {
    return std::tie(a.distance, a.point) < std::tie(b.distance, b.point);
  }
};

// Keeps every point within the radius.
struct CollectWithin {
  Metres radius;
  double reach;
  std::vector<Neighbour>& out;

  void Consider(uint32_t point, const GeodesicPoint& at,
                const GeodesicPoint& centre) {
    if (ChordSquared(at, centre) > reach * reach) return;
    const Metres distance = GeodesicDistance(at, centre);
    if (distance <= radius) out.push_back({point, distance});
  }
};

// Keeps the nearest point; `reach` shrinks with it.
struct KeepNearest {
  Neighbour best;
  double reach;
  bool found = false;

  void Consider(uint32_t point, const GeodesicPoint& at,
                const GeodesicPoint& centre) {
    if (ChordSquared(at, centre) > reach * reach) return;
    const Neighbour candidate{point, GeodesicDistance(at, centre)};
    if (!ByDistance()(candidate, best)) return;
    best = candidate;
    reach = best.distance.metres() + kRounding;
    found = true;
  }
};

}  // namespace

SpatialIndex::SpatialIndex(absl::Span<const LatLng> points) {
  nodes_.reserve(points.size());
  for (const LatLng& point : points) {
    nodes_.push_back(
        {GeodesicPoint(point), static_cast<uint32_t>(nodes_.size()), 0});
  }
  Build({0, nodes_.size()});
}

void SpatialIndex::Build(Range range) {
  if (range.last - range.first < 2) return;
  const auto first = nodes_.begin() + static_cast<ptrdiff_t>(range.first);
  const auto last = nodes_.begin() + static_cast<ptrdiff_t>(range.last);
  uint8_t widest = 0;
  double width = -1;
  for (uint8_t axis = 0; axis < 3; ++axis) {
    const auto along = [axis](const Node& a, const Node& b) {
      return a.at.ecef()[axis] < b.at.ecef()[axis];
    };
    const auto [low, high] = std::minmax_element(first, last, along);
    const double extent = high->at.ecef()[axis] - low->at.ecef()[axis];
    if (extent > width) {
      width = extent;
      widest = axis;
    }
  }
  const size_t middle = (range.first + range.last) / 2;
  std::nth_element(first, nodes_.begin() + static_cast<ptrdiff_t>(middle), last,
                   [widest](const Node& a, const Node& b) {
                     return a.at.ecef()[widest] < b.at.ecef()[widest];
                   });
  nodes_[middle].axis = widest;
  Build({range.first, middle});
  Build({middle + 1, range.last});
}

template <typename Visit>
void SpatialIndex::Search(const GeodesicPoint& centre, Range range,
                          Visit& visit) const {
  while (range.first < range.last) {
    const size_t middle = (range.first + range.last) / 2;
    const Node& node = nodes_[middle];
    visit.Consider(node.point, node.at, centre);
    const double beyond = centre.ecef()[node.axis] - node.at.ecef()[node.axis];
    const Range low{range.first, middle};
    const Range high{middle + 1, range.last};
    Search(centre, beyond < 0 ? low : high, visit);
    if (std::abs(beyond) > visit.reach) return;
    range = beyond < 0 ? high : low;
  }
}

void SpatialIndex::Within(LatLng centre, Metres radius,
                          std::vector<Neighbour>& out) const {
  out.clear();
  if (radius < Metres()) return;
  CollectWithin collect{radius, radius.metres() + kRounding, out};
  Search(GeodesicPoint(centre), {0, nodes_.size()}, collect);
  std::sort(out.begin(), out.end(), ByDistance());
}

std::optional<Neighbour> SpatialIndex::Nearest(LatLng centre,
                                               Metres max) const {
  if (max < Metres()) return std::nullopt;
  KeepNearest nearest{{UINT32_MAX, max}, max.metres() + kRounding};
  Search(GeodesicPoint(centre), {0, nodes_.size()}, nearest);
  if (!nearest.found) return std::nullopt;
  return nearest.best;
}

}  // namespace railreach
