// The parts of one circle that other discs leave uncovered.
#ifndef ENGINE_GEO_CIRCLE_GAPS_H_
#define ENGINE_GEO_CIRCLE_GAPS_H_

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/geo/plane.h"

namespace railreach {

// No disc: the gap is bounded by the cut at direction 0, not by a disc.
inline constexpr uint32_t kNoDisc = std::numeric_limits<uint32_t>::max();

// How much nearer than touching two discs must be to meet, and how much
// farther than touching from inside to stick out: 1e-6 m, and 1e-12 of the
// radii for very large ones.  It keeps every crossing of two circles at an
// angle that doubles resolve, and is the same for both discs of a pair.
inline double ContactSlack(const Disc& a, const Disc& b) {
  return 1e-6 + 1e-12 * (a.radius + b.radius);
}

// A direction as a number in [0, 4) that grows with the angle and is 1 at a
// quarter turn.  Exact order without atan2, the same bits everywhere.
double TurnOf(PlanePoint direction);

// An uncovered arc, counter-clockwise.
//
//   from, to         unit vectors from the centre of the circle.
//   from_turn, to_turn   the same as TurnOf; 0 <= from < to <= 4.
//   from_disc        the disc from under which the arc comes out, to_disc the
//                    one under which it goes; kNoDisc at direction 0.
struct Gap {
  PlanePoint from{1, 0};
  PlanePoint to{1, 0};
  double from_turn = 0;
  double to_turn = 4;
  uint32_t from_disc = kNoDisc;
  uint32_t to_disc = kNoDisc;
  // A disc around the arc, relative to the centre of the circle.
  Disc around;
};

// Starts with the whole circle uncovered and is reused circle after circle.
class CircleGaps {
 public:
  void Reset(const Disc& circle);

  // Covers what `other`, named `id`, covers.  True only if the discs overlap,
  // and whenever a gap shrank.
  //
  // Requires that neither disc is inside the other but for ContactSlack.
  // O(gaps); a disc that meets no gap costs one comparison for each.
  bool Cover(const Disc& other, uint32_t id);

  // Ascending by turn; empty when the circle is covered.
  const std::vector<Gap>& gaps() const { return gaps_; }

 private:
  struct Covered {
    PlanePoint from;
    PlanePoint to;
    uint32_t id;
  };

  bool Meets(double dx, double dy, double radius) const;
  void Subtract(const Covered& covered, double low, double high);
  Disc Around(const Gap& gap) const;

  Disc circle_;
  std::vector<Gap> gaps_;
  std::vector<Gap> kept_;
};

}  // namespace railreach

#endif  // ENGINE_GEO_CIRCLE_GAPS_H_
