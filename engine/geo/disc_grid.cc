#include "engine/geo/disc_grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace railreach {
namespace {

struct Box {
  double x_min;
  double x_max;
  double y_min;
  double y_max;
};

Box BoxOfCentres(absl::Span<const Disc> discs) {
  Box box{discs[0].x, discs[0].x, discs[0].y, discs[0].y};
  for (const Disc& disc : discs) {
    box.x_min = std::min(box.x_min, disc.x);
    box.x_max = std::max(box.x_max, disc.x);
    box.y_min = std::min(box.y_min, disc.y);
    box.y_max = std::max(box.y_max, disc.y);
  }
  return box;
}

// Half the mean radius finds near discs in the first rings; the other bounds
// keep the number of cells to about 4n, for a blob and for a thin chain.
double CellSize(absl::Span<const Disc> discs, const Box& box) {
  const double n = static_cast<double>(discs.size());
  double sum = 0;
  for (const Disc& disc : discs) sum += disc.radius;
  const double width = box.x_max - box.x_min;
  const double height = box.y_max - box.y_min;
  return std::max({sum / n / 2, std::sqrt(width / n * height) / 2,
                   std::max(width, height) / n, 1e-6});
}

}  // namespace

DiscGrid::DiscGrid(absl::Span<const Disc> discs) {
  if (!discs.empty()) {
    const Box box = BoxOfCentres(discs);
    x_ = box.x_min;
    y_ = box.y_min;
    size_ = CellSize(discs, box);
    columns_ = 1 + static_cast<int>((box.x_max - box.x_min) / size_);
    rows_ = 1 + static_cast<int>((box.y_max - box.y_min) / size_);
  }
  std::vector<uint32_t> cells;
  cells.reserve(discs.size());
  first_.assign(static_cast<size_t>(columns_) * static_cast<size_t>(rows_) + 1,
                0);
  for (const Disc& disc : discs) {
    cells.push_back(
        static_cast<uint32_t>(Row(disc.y) * columns_ + Column(disc.x)));
    ++first_[cells.back() + 1];
  }
  for (size_t c = 1; c < first_.size(); ++c) first_[c] += first_[c - 1];
  std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
  discs_.resize(discs.size());
  for (uint32_t i = 0; i < cells.size(); ++i) discs_[next[cells[i]]++] = i;
}

int DiscGrid::CellAlong(double offset, int count) const {
  return static_cast<int>(
      std::clamp(offset / size_, 0.0, static_cast<double>(count - 1)));
}

bool DiscGrid::VisitCells(int row, int first_column, int last_column, int step,
                          Visitor visit) const {
  for (int c = first_column; c <= last_column; c += step) {
    if (c < 0 || c >= columns_) continue;
    const size_t cell = static_cast<size_t>(row * columns_ + c);
    const uint32_t size = first_[cell + 1] - first_[cell];
    if (size == 0) continue;
    if (!visit(absl::MakeConstSpan(discs_).subspan(first_[cell], size))) {
      return false;
    }
  }
  return true;
}

void DiscGrid::VisitOutward(double x, double y, double reach,
                            Visitor visit) const {
  const int column = Column(x);
  const int row = Row(y);
  const double farthest = std::max(columns_, rows_);
  const int last_ring =
      static_cast<int>(std::min(std::max(reach, 0.0) / size_ + 1, farthest));
  for (int ring = 0; ring <= last_ring; ++ring) {
    const int last_row = std::min(row + ring, rows_ - 1);
    for (int r = std::max(row - ring, 0); r <= last_row; ++r) {
      // The first and last row of the ring are whole, others have two ends.
      const int step = std::abs(r - row) == ring ? 1 : 2 * ring;
      if (!VisitCells(r, column - ring, column + ring, step, visit)) return;
    }
  }
}

}  // namespace railreach
