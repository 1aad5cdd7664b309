// Random numbers without a state: the k-th number of a stream is a function of
// its key, so that it is the same whoever draws it, and in whatever order.
#ifndef ENGINE_BASE_DRAW_H_
#define ENGINE_BASE_DRAW_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace railreach {

// One draw of all random quantities of a run.
struct Draw {
  uint64_t seed = 0;
  uint32_t number = 0;  // from 0
};

// 32 even bits for the thing of this stable key in this draw.  The same on
// every machine.
uint32_t DrawBits(Draw draw, absl::string_view key);

// A whole number of [0, n), by the high half of the product (Lemire 2019; off
// even by less than n / 2^32).
inline uint32_t DrawBelow(uint32_t n, uint32_t bits) {
  return static_cast<uint32_t>(uint64_t{n} * bits >> 32);
}

}  // namespace railreach

#endif  // ENGINE_BASE_DRAW_H_
