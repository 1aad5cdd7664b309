// Typed indices: a StationId cannot be passed where a LineId is meant.
#ifndef ENGINE_BASE_ID_H_
#define ENGINE_BASE_ID_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

namespace railreach {

// The index of a row in the table of its kind.  No arithmetic.  A default id
// is none.
template <typename Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(size_t index) : index_(static_cast<uint32_t>(index)) {}

  constexpr uint32_t index() const { return index_; }
  constexpr bool is_none() const { return index_ == kNone; }
  friend constexpr auto operator<=>(Id, Id) = default;

  template <typename H>
  friend H AbslHashValue(H h, Id id) {
    return H::combine(std::move(h), id.index_);
  }

 private:
  static constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
  uint32_t index_ = kNone;
};

// The ids 0 .. size-1, for range-for.
template <typename IdType>
class IdRange {
 public:
  class Iterator {
   public:
    constexpr explicit Iterator(size_t index) : index_(index) {}
    constexpr IdType operator*() const { return IdType(index_); }
    constexpr Iterator& operator++() {
      ++index_;
      return *this;
    }
    friend constexpr bool operator==(Iterator, Iterator) = default;

   private:
    size_t index_;
  };

  constexpr explicit IdRange(size_t size) : size_(size) {}
  constexpr Iterator begin() const { return Iterator(0); }
  constexpr Iterator end() const { return Iterator(size_); }
  constexpr size_t size() const { return size_; }

 private:
  size_t size_;
};

}  // namespace railreach

#endif  // ENGINE_BASE_ID_H_
