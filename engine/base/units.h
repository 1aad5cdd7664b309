// Quantities with a unit: whole seconds and distances in millimetres.
#ifndef ENGINE_BASE_UNITS_H_
#define ENGINE_BASE_UNITS_H_

#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>

namespace railreach {

// A duration in whole seconds.  Sums saturate at kUnreachable, so that an
// unreachable leg stays unreachable and no sum overflows.
class Seconds {
 public:
  constexpr Seconds() = default;
  constexpr explicit Seconds(int32_t count) : count_(count) {}

  constexpr int32_t count() const { return count_; }
  friend constexpr auto operator<=>(Seconds, Seconds) = default;

  friend constexpr Seconds operator+(Seconds a, Seconds b) {
    const int64_t sum = int64_t{a.count_} + b.count_;
    return a.count_ == kMax || b.count_ == kMax || sum >= kMax
               ? Seconds(kMax)
               : Seconds(static_cast<int32_t>(sum));
  }
  friend constexpr Seconds operator-(Seconds a, Seconds b) {
    return a.count_ == kMax ? a : Seconds(a.count_ - b.count_);
  }
  friend constexpr Seconds& operator+=(Seconds& a, Seconds b) {
    return a = a + b;
  }

 private:
  static constexpr int32_t kMax = std::numeric_limits<int32_t>::max();
  int32_t count_ = 0;
};

inline constexpr Seconds kUnreachable{std::numeric_limits<int32_t>::max()};

constexpr Seconds Minutes(int32_t minutes) { return Seconds(60 * minutes); }

// The least whole number that is not below numerator / denominator.
// Requires numerator >= 0 and denominator > 0.
constexpr int64_t CeilDiv(int64_t numerator, int64_t denominator) {
  return (numerator + denominator - 1) / denominator;
}

// Whole minutes, rounded up: the minute of a curve that counts `t`.
constexpr int32_t CeilMinutes(Seconds t) {
  return static_cast<int32_t>(CeilDiv(t.count(), 60));
}

// A distance, held in whole millimetres: what libm differs in between
// processors is rounded away where it enters (METRICS: notation).
class Metres {
 public:
  constexpr Metres() = default;
  constexpr explicit Metres(double metres)
      : mm_(static_cast<int64_t>(metres * 1000.0 + (metres < 0 ? -0.5 : 0.5))) {
  }
  static constexpr Metres FromMillimetres(int64_t mm) {
    Metres result;
    result.mm_ = mm;
    return result;
  }

  constexpr int64_t mm() const { return mm_; }
  constexpr double metres() const { return static_cast<double>(mm_) / 1000.0; }
  constexpr double km() const { return static_cast<double>(mm_) / 1e6; }
  friend constexpr auto operator<=>(Metres, Metres) = default;

  friend constexpr Metres operator+(Metres a, Metres b) {
    return FromMillimetres(a.mm_ + b.mm_);
  }
  friend constexpr Metres operator-(Metres a, Metres b) {
    return FromMillimetres(a.mm_ - b.mm_);
  }
  friend constexpr Metres& operator+=(Metres& a, Metres b) { return a = a + b; }

 private:
  int64_t mm_ = 0;
};

constexpr Metres Kilometres(double km) { return Metres(km * 1000.0); }

}  // namespace railreach

#endif  // ENGINE_BASE_UNITS_H_
