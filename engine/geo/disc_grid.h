// The centres of discs in square cells, visited from near to far.
#ifndef ENGINE_GEO_DISC_GRID_H_
#define ENGINE_GEO_DISC_GRID_H_

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "engine/geo/plane.h"

namespace railreach {

// A cell is half a mean radius wide, or wider where that would make more
// than about 6n cells.  Immutable; built in O(n).
class DiscGrid {
 public:
  // A visitor gets the positions of a cell's discs, ascending and never none,
  // and returns whether to go on.
  using Visitor = absl::FunctionRef<bool(absl::Span<const uint32_t>)>;

  // Requires finite discs within 1e9 m.
  explicit DiscGrid(absl::Span<const Disc> discs);

  // Visits every cell that may hold a centre at most `reach` from (x, y), in
  // square rings around it, until the visitor has enough.  Some centres in
  // these cells may be farther than `reach`.
  //
  // (x, y) is in the middle cell, so that ring k is farther away than k - 1
  // cells: ring reach / cell + 1 is the last one needed.
  void VisitOutward(double x, double y, double reach, Visitor visit) const;

 private:
  int Column(double x) const { return CellAlong(x - x_, columns_); }
  int Row(double y) const { return CellAlong(y - y_, rows_); }
  int CellAlong(double offset, int count) const;
  // Every `step`-th cell of a part of a row; false if the visitor has enough.
  bool VisitCells(int row, int first_column, int last_column, int step,
                  Visitor visit) const;

  // The corner of the first cell, and the width of all.
  double x_ = 0;
  double y_ = 0;
  double size_ = 1;
  int columns_ = 1;
  int rows_ = 1;
  // The discs of cell row * columns_ + column, from first_[cell] on.
  std::vector<uint32_t> first_;
  std::vector<uint32_t> discs_;
};

}  // namespace railreach

#endif  // ENGINE_GEO_DISC_GRID_H_
