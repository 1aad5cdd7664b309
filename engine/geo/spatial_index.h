// Which of a fixed set of points lie within a distance, and which is nearest.
#ifndef ENGINE_GEO_SPATIAL_INDEX_H_
#define ENGINE_GEO_SPATIAL_INDEX_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/geo/geodesic.h"
#include "engine/geo/lat_lng.h"

namespace railreach {

//   point      position in the span that the index was built from.
//   distance   GeodesicDistance() to the centre, the same millimetre.
struct Neighbour {
  uint32_t point = 0;
  Metres distance;
  friend constexpr auto operator<=>(const Neighbour&,
                                    const Neighbour&) = default;
};

// A k-d tree over the points in space (not over latitude and longitude: the
// poles and the date line need no care, and one stray point at (0, 0) does
// not spoil the cells of all others, as it would in a grid).
//
// Answers are exact and do not depend on the shape of the tree: a subtree is
// skipped only if a plane parts it from the centre by more than the radius,
// and a point only if its chord is longer than the radius; neither is ever
// longer than the geodesic.
//
// Immutable once built; queries may run in parallel.
class SpatialIndex {
 public:
  SpatialIndex() = default;

  // Requires valid points; equal points are fine.  O(n log n), 0.6 ms for
  // 2,000 points.
  explicit SpatialIndex(absl::Span<const LatLng> points);

  // All points at most `radius` from `centre` (inclusive, in millimetres).
  //
  //   out   overwritten: sorted by distance, then by point.  Its capacity is
  //         reused: one vector serves many queries without allocation.
  //
  // Total: empty for a negative radius.  O(sqrt(n) + hits log hits).
  void Within(LatLng centre, Metres radius, std::vector<Neighbour>& out) const;

  // The point nearest to `centre` among those at most `max` from it
  // (inclusive); the lowest position if several are at the same millimetre.
  // O(log n) for scattered points.
  std::optional<Neighbour> Nearest(LatLng centre, Metres max) const;

  size_t size() const { return nodes_.size(); }

 private:
  // The tree of nodes_[first, last) has its root in the middle, what is lower
  // along `axis` before it and what is higher behind it.
  struct Node {
    GeodesicPoint at;
    uint32_t point = 0;
    uint8_t axis = 0;
  };
  struct Range {
    size_t first;
    size_t last;
  };

  void Build(Range range);
  template <typename Visit>
  void Search(const GeodesicPoint& centre, Range range, Visit& visit) const;

  std::vector<Node> nodes_;
};

}  // namespace railreach

#endif  // ENGINE_GEO_SPATIAL_INDEX_H_
