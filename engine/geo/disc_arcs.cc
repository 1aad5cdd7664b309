#include "engine/geo/disc_arcs.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <utility>

#include "engine/geo/circle_gaps.h"
#include "engine/geo/disc_grid.h"

namespace railreach {
namespace {

// (disc, disc from under which the arc comes out) and the arc's position.
using ArcStart = std::pair<uint64_t, uint32_t>;

uint64_t StartKey(uint32_t disc, uint32_t from_disc) {
  return uint64_t{disc} << 32 | from_disc;
}

bool IsDrawn(const Disc& disc) {
  return disc.radius >= 1e-3 && disc.radius <= 1e9 && std::abs(disc.x) <= 1e9 &&
         std::abs(disc.y) <= 1e9;
}

// A number in [0, 1) from a position (the finaliser of SplitMix64).
double Scatter(uint64_t position) {
  uint64_t z = (position + 1) * 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

void SortLargestFirst(std::vector<Disc>& discs) {
  std::sort(discs.begin(), discs.end(), [](const Disc& a, const Disc& b) {
    return a.radius != b.radius ? a.radius > b.radius : a < b;
  });
}

// d + r <= R but for the slack, without a root.
bool IsInside(const Disc& small, const Disc& large) {
  const double room = large.radius - small.radius + ContactSlack(small, large);
  const double dx = large.x - small.x;
  const double dy = large.y - small.y;
  return dx * dx + dy * dy <= room * room;
}

// Requires the largest first, so that a disc can only be inside an earlier
// one, which is itself not inside another.
std::vector<Disc> DropInside(absl::Span<const Disc> discs) {
  const DiscGrid grid(discs);
  std::vector<char> dropped(discs.size(), 0);
  std::vector<Disc> kept;
  for (uint32_t i = 0; i < discs.size(); ++i) {
    const double reach =
        discs[0].radius - discs[i].radius + ContactSlack(discs[0], discs[i]);
    grid.VisitOutward(discs[i].x, discs[i].y, reach,
                      [&](absl::Span<const uint32_t> cell) {
                        for (const uint32_t j : cell) {
                          if (j >= i) break;
                          if (!dropped[j] && IsInside(discs[i], discs[j]))
                            dropped[i] = 1;
                        }
                        return !dropped[i];
                      });
    if (!dropped[i]) kept.push_back(discs[i]);
  }
  return kept;
}

uint32_t Root(std::vector<uint32_t>& parent, uint32_t disc) {
  while (parent[disc] != disc) {
    parent[disc] = parent[parent[disc]];
    disc = parent[disc];
  }
  return disc;
}

void Join(std::vector<uint32_t>& parent, uint32_t a, uint32_t b) {
  const auto [low, high] = std::minmax({Root(parent, a), Root(parent, b)});
  parent[high] = low;
}

// Appends the gaps of circle `disc` as arcs; the two that meet at the cut of
// direction 0 become one.
void AppendArcs(uint32_t disc, absl::Span<const Gap> gaps,
                std::vector<DiscArc>& arcs, std::vector<ArcStart>& starts,
                std::vector<uint32_t>& to_discs) {
  if (gaps.empty()) return;
  const bool cut = gaps.front().from_disc == kNoDisc;
  const bool whole = cut && gaps.front().to_disc == kNoDisc;
  for (size_t g = 0; g < gaps.size(); ++g) {
    const bool merged = cut && !whole && g + 1 == gaps.size();
    if (g == 0 && cut && !whole) continue;
    const Gap& to = merged ? gaps.front() : gaps[g];
    const double turn = (gaps[g].to_turn - gaps[g].from_turn) +
                        (merged ? to.to_turn - to.from_turn : 0);
    const auto position = static_cast<uint32_t>(arcs.size());
    starts.push_back({StartKey(disc, gaps[g].from_disc), position});
    to_discs.push_back(to.to_disc);
    arcs.push_back({disc, position, gaps[g].from, to.to, turn});
  }
}

// Sets `next` of every arc; false if one does not find its successor.
bool Link(std::vector<DiscArc>& arcs, std::vector<ArcStart>& starts,
          absl::Span<const uint32_t> to_discs) {
  std::sort(starts.begin(), starts.end());
  for (size_t a = 0; a < arcs.size(); ++a) {
    if (to_discs[a] == kNoDisc) continue;
    const uint64_t key = StartKey(to_discs[a], arcs[a].disc);
    const auto start =
        std::lower_bound(starts.begin(), starts.end(), ArcStart{key, 0});
    if (start == starts.end() || start->first != key) return false;
    arcs[a].next = start->second;
  }
  return true;
}

// Uncovered gaps of one circle; the discs that covered it are joined to it.
// Joining only these is enough for the components: were two overlapping
// pieces left apart, the boundary of one would enter the other at a point of
// a circle, and the disc that covers that point has been joined to it.
void FindGaps(uint32_t disc, absl::Span<const Disc> discs, const DiscGrid& grid,
              std::vector<uint32_t>& parent, CircleGaps& gaps) {
  gaps.Reset(discs[disc]);
  grid.VisitOutward(discs[disc].x, discs[disc].y,
                    discs[disc].radius + discs[0].radius,
                    [&](absl::Span<const uint32_t> cell) {
                      for (const uint32_t other : cell) {
                        if (other != disc && gaps.Cover(discs[other], other)) {
                          Join(parent, disc, other);
                        }
                      }
                      return !gaps.gaps().empty();
                    });
}

// False if rounding made two circles disagree.
bool TryUnionArcs(std::vector<Disc> discs, DiscArcs& result) {
  SortLargestFirst(discs);
  result.discs = DropInside(discs);
  result.arcs.clear();
  result.component.resize(result.discs.size());
  std::iota(result.component.begin(), result.component.end(), 0u);
  const DiscGrid grid(result.discs);
  CircleGaps gaps;
  std::vector<ArcStart> starts;
  std::vector<uint32_t> to_discs;
  for (uint32_t i = 0; i < result.discs.size(); ++i) {
    FindGaps(i, result.discs, grid, result.component, gaps);
    AppendArcs(i, gaps.gaps(), result.arcs, starts, to_discs);
  }
  for (uint32_t i = 0; i < result.component.size(); ++i) {
    result.component[i] = Root(result.component, i);
  }
  return Link(result.arcs, starts, to_discs);
}

}  // namespace

DiscArcs UnionArcs(absl::Span<const Disc> discs) {
  std::vector<Disc> drawn;
  std::copy_if(discs.begin(), discs.end(), std::back_inserter(drawn), IsDrawn);
  SortLargestFirst(drawn);
  drawn.erase(std::unique(drawn.begin(), drawn.end()), drawn.end());
  DiscArcs result;
  double nudge = 1e-3;
  std::vector<Disc> nudged = drawn;
  while (!TryUnionArcs(nudged, result)) {
    for (size_t i = 0; i < drawn.size(); ++i) {
      nudged[i].radius = drawn[i].radius + nudge * Scatter(i);
    }
    nudge *= 2;
  }
  return result;
}

}  // namespace railreach
