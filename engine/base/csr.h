// Rows of different lengths in one array (compressed sparse rows).
#ifndef ENGINE_BASE_CSR_H_
#define ENGINE_BASE_CSR_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/id.h"

namespace railreach {

// values of row k = values[first[k] .. first[k + 1]).
template <typename IdType, typename T>
class Csr {
 public:
  Csr() = default;

  // Appends a row after the last one.  O(values).
  void AppendRow(absl::Span<const T> values) {
    values_.insert(values_.end(), values.begin(), values.end());
    first_.push_back(static_cast<uint32_t>(values_.size()));
  }

  absl::Span<const T> operator[](IdType id) const {
    return absl::MakeConstSpan(values_).subspan(
        first_[id.index()], first_[id.index() + 1] - first_[id.index()]);
  }
  absl::Span<T> operator[](IdType id) {
    return absl::MakeSpan(values_).subspan(
        first_[id.index()], first_[id.index() + 1] - first_[id.index()]);
  }

  size_t size() const { return first_.size() - 1; }
  IdRange<IdType> ids() const { return IdRange<IdType>(size()); }
  // The position of row `id` in values(); size() rows give size() + 1 bounds.
  uint32_t first(IdType id) const { return first_[id.index()]; }
  const std::vector<uint32_t>& bounds() const { return first_; }
  const std::vector<T>& values() const { return values_; }
  std::vector<T>& values() { return values_; }
  friend bool operator==(const Csr&, const Csr&) = default;

  // Rows from (key, value) entries; the order within a row is theirs.
  // O(entries + num_rows).
  static Csr FromEntries(size_t num_rows,
                         absl::Span<const std::pair<IdType, T>> entries) {
    Csr csr;
    csr.first_.assign(num_rows + 1, 0);
    for (const auto& [key, value] : entries) ++csr.first_[key.index() + 1];
    for (size_t k = 0; k < num_rows; ++k) csr.first_[k + 1] += csr.first_[k];
    std::vector<uint32_t> next(csr.first_.begin(), csr.first_.end() - 1);
    csr.values_.resize(entries.size());
    for (const auto& [key, value] : entries) {
      csr.values_[next[key.index()]++] = value;
    }
    return csr;
  }

 private:
  std::vector<uint32_t> first_ = {0};
  std::vector<T> values_;
};

}  // namespace railreach

#endif  // ENGINE_BASE_CSR_H_
