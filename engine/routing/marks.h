// A set of small numbers as one byte each: marked without a branch, walked
// through many at a time.  Internal to routing/.
#ifndef ENGINE_ROUTING_MARKS_H_
#define ENGINE_ROUTING_MARKS_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace railreach::internal {

// Of numbers below the size it was made for; nothing checks that.  Reading and
// marking are O(1), all else is O(size / 8).
class Marks {
 public:
  // Bytes that the lane search takes at a time.
  static constexpr size_t kBlock = 64;

  Marks() = default;
  explicit Marks(size_t size)
      : bytes_((size + kBlock - 1) / kBlock * kBlock, 0) {}

  void Mark(uint32_t index) { bytes_[index] = 1; }
  // Without a branch: who falls next in a search cannot be predicted, and a
  // wrong guess costs more than four steps of a scan.
  void MarkIf(uint32_t index, bool condition) {
    bytes_[index] |= static_cast<uint8_t>(condition);
  }

  void Set(uint32_t index, bool member) { bytes_[index] = member ? 1 : 0; }
  bool Holds(uint32_t index) const { return bytes_[index] != 0; }

  // Makes room for numbers below `size`; never less room than before.
  void Grow(size_t size) {
    const size_t padded = (size + kBlock - 1) / kBlock * kBlock;
    if (padded > bytes_.size()) bytes_.resize(padded, 0);
  }

  // Keeps the size.
  void Clear() { std::memset(bytes_.data(), 0, bytes_.size()); }

  bool empty() const {
    for (size_t first = 0; first < bytes_.size(); first += 8) {
      if (Word(first) != 0) return false;
    }
    return true;
  }

  // Calls visit(index) in ascending order.  `visit` must not touch this set.
  template <typename Visit>
  void ForEach(Visit visit) const {
    static_assert(std::endian::native == std::endian::little);
    for (size_t first = 0; first < bytes_.size(); first += 8) {
      for (uint64_t bits = Word(first); bits != 0; bits &= bits - 1) {
        visit(static_cast<uint32_t>(
            first + static_cast<size_t>(std::countr_zero(bits)) / 8));
      }
    }
  }

  // One byte per member, 0 or 1, padded with zeros to whole blocks.
  size_t num_bytes() const { return bytes_.size(); }
  uint8_t* data() { return bytes_.data(); }
  const uint8_t* data() const { return bytes_.data(); }

 private:
  uint64_t Word(size_t first) const {
    uint64_t bits;
    std::memcpy(&bits, bytes_.data() + first, 8);
    return bits;
  }

  std::vector<uint8_t> bytes_;
};

}  // namespace railreach::internal

#endif  // ENGINE_ROUTING_MARKS_H_
