// A vector indexed by the ids of one kind, and a view of one.
#ifndef ENGINE_BASE_ID_VECTOR_H_
#define ENGINE_BASE_ID_VECTOR_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/id.h"

namespace railreach {

template <typename IdType, typename T>
class IdVector {
 public:
  IdVector() = default;
  explicit IdVector(size_t size, const T& value = T()) : rows_(size, value) {}
  explicit IdVector(std::vector<T> rows) : rows_(std::move(rows)) {}

  typename std::vector<T>::reference operator[](IdType id) {
    return rows_[id.index()];
  }
  typename std::vector<T>::const_reference operator[](IdType id) const {
    return rows_[id.index()];
  }
  IdType push_back(T row) {
    rows_.push_back(std::move(row));
    return IdType(rows_.size() - 1);
  }
  void assign(size_t size, const T& value) { rows_.assign(size, value); }
  void resize(size_t size) { rows_.resize(size); }
  void reserve(size_t size) { rows_.reserve(size); }

  size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }
  IdRange<IdType> ids() const { return IdRange<IdType>(rows_.size()); }
  auto begin() { return rows_.begin(); }
  auto end() { return rows_.end(); }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }
  const std::vector<T>& rows() const { return rows_; }
  std::vector<T>& rows() { return rows_; }
  friend bool operator==(const IdVector&, const IdVector&) = default;

 private:
  std::vector<T> rows_;
};

// A view of rows indexed by ids, as absl::Span is of a vector.
template <typename IdType, typename T>
class IdSpan {
 public:
  IdSpan() = default;
  explicit IdSpan(absl::Span<T> rows) : rows_(rows) {}

  T& operator[](IdType id) const { return rows_[id.index()]; }
  size_t size() const { return rows_.size(); }
  IdRange<IdType> ids() const { return IdRange<IdType>(rows_.size()); }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }

 private:
  absl::Span<T> rows_;
};

}  // namespace railreach

#endif  // ENGINE_BASE_ID_VECTOR_H_
