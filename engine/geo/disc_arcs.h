// The boundary of a union of discs, as arcs that follow each other.
#ifndef ENGINE_GEO_DISC_ARCS_H_
#define ENGINE_GEO_DISC_ARCS_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "engine/geo/plane.h"

namespace railreach {

// A piece of a circle on the boundary, counter-clockwise around its disc, the
// union on its left.
//
//   disc       position in DiscArcs::discs.
//   next       position in DiscArcs::arcs of the arc that begins where this
//              one ends; itself for a whole circle.
//   from, to   unit vectors from the disc's centre.
//   turn       length as a difference of TurnOf (circle_gaps.h): 1 is a
//              quarter, 4 a whole circle.
struct DiscArc {
  uint32_t disc = 0;
  uint32_t next = 0;
  PlanePoint from;
  PlanePoint to;
  double turn = 0;
};

//   discs       those not inside another one; descending by radius, then
//               ascending by x and y.
//   component   [discs] the lowest position among the discs that form one
//               connected piece with it.
//   arcs        ascending by disc; following `next` from any of them leads
//               round a closed ring back to it.
struct DiscArcs {
  std::vector<Disc> discs;
  std::vector<uint32_t> component;
  std::vector<DiscArc> arcs;
};

// The exact arrangement of the union's boundary.
//
// Discs of a radius below 1 mm are left out, and so is what is not finite or
// beyond 1e9 m; equal discs and those inside another are dropped.  Each circle
// then loses what its neighbours cover, nearest first: the many circles in the
// middle are gone after a handful of neighbours, and only circles on the
// boundary look at all of theirs.  An arc that goes under disc k continues on
// circle k where k comes out from under this one: a look-up, not a geometric
// search.
//
// Where three circles meet in one point, rounding may make two of them
// disagree about that point and a look-up fails.  Then every radius grows by
// a pseudo-random part of 1 mm, keyed by the disc's position, and all is done
// again; the millimetre doubles until the look-ups agree (at the latest when
// one disc holds all).  Discs that touch within ContactSlack do not meet.
//
// Total.  Only + - * / and sqrt: the same bits on every processor; the order
// of the input does not matter.  O(n log n + boundary circles x their
// neighbours); O(n^2) if all overlap.
DiscArcs UnionArcs(absl::Span<const Disc> discs);

}  // namespace railreach

#endif  // ENGINE_GEO_DISC_ARCS_H_
