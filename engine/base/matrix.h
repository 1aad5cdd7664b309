// A dense matrix, row-major.
#ifndef ENGINE_BASE_MATRIX_H_
#define ENGINE_BASE_MATRIX_H_

#include <cstddef>
#include <vector>

#include "absl/types/span.h"

namespace railreach {

// values[row * num_cols + col].
template <typename T>
class Matrix {
 public:
  Matrix() = default;
  Matrix(size_t num_rows, size_t num_cols, const T& value = T())
      : num_rows_(num_rows),
        num_cols_(num_cols),
        values_(num_rows * num_cols, value) {}

  T& operator()(size_t row, size_t col) {
    return values_[row * num_cols_ + col];
  }
  const T& operator()(size_t row, size_t col) const {
    return values_[row * num_cols_ + col];
  }
  absl::Span<T> row(size_t row) {
    return absl::MakeSpan(values_).subspan(row * num_cols_, num_cols_);
  }
  absl::Span<const T> row(size_t row) const {
    return absl::MakeConstSpan(values_).subspan(row * num_cols_, num_cols_);
  }
  size_t num_rows() const { return num_rows_; }
  size_t num_cols() const { return num_cols_; }
  const std::vector<T>& values() const { return values_; }
  friend bool operator==(const Matrix&, const Matrix&) = default;

 private:
  size_t num_rows_ = 0;
  size_t num_cols_ = 0;
  std::vector<T> values_;
};

}  // namespace railreach

#endif  // ENGINE_BASE_MATRIX_H_
