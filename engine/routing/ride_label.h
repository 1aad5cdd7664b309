// Time and rides of a journey as one number.
#ifndef ENGINE_ROUTING_RIDE_LABEL_H_
#define ENGINE_ROUTING_RIDE_LABEL_H_

#include <compare>
#include <cstdint>

#include "engine/base/units.h"

namespace railreach {

// Ordered by time, then by rides; labels add up part by part, so that one
// comparison and one addition of 64 bits serve both.  Holds more than
// a million rides, and sums of 2,000 labels do not overflow.
class RideLabel {
 public:
  constexpr RideLabel() = default;
  constexpr RideLabel(Seconds time, uint32_t rides)
      : key_((int64_t{time.count()} << kRideBits) + rides) {}

  // Above every label within a horizon, also after sums.
  static constexpr RideLabel Unreached() { return RideLabel(kUnreachable, 0); }

  // The parts of a label that was reached, or of Unreached().
  constexpr Seconds time() const {
    return Seconds(static_cast<int32_t>(key_ >> kRideBits));
  }
  constexpr uint32_t rides() const {
    return static_cast<uint32_t>(key_ & ((int64_t{1} << kRideBits) - 1));
  }

  friend constexpr auto operator<=>(RideLabel, RideLabel) = default;
  friend constexpr RideLabel operator+(RideLabel a, RideLabel b) {
    RideLabel sum;
    sum.key_ = a.key_ + b.key_;
    return sum;
  }
  friend constexpr RideLabel operator+(RideLabel a, Seconds b) {
    return a + RideLabel(b, 0);
  }

 private:
  // Time above, rides below.
  static constexpr int kRideBits = 20;
  int64_t key_ = 0;
};

}  // namespace railreach

#endif  // ENGINE_ROUTING_RIDE_LABEL_H_
