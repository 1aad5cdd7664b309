// Lanes: many origins side by side, each in whole seconds of 16 bits.
#ifndef ENGINE_ROUTING_LANES_H_
#define ENGINE_ROUTING_LANES_H_

#include <cstddef>
#include <cstdint>

#include "absl/types/span.h"
#include "engine/base/units.h"

namespace railreach {

// Origins of one batch.  Two vectors of AVX-512, four of AVX2: 128 bytes, so
// that the two labels of 2,000 stops stay within an L2 cache of a megabyte.
inline constexpr size_t kLanes = 64;

// Seconds; kLaneUnreachable where the horizon is passed.
using LaneTime = uint16_t;
inline constexpr LaneTime kLaneUnreachable = 65535;

// The longest horizon that lanes can hold; beyond it, OneToAll.
inline constexpr Seconds kLaneHorizonMax{65534};

// One row of a table of lanes: [kLanes], lane k belongs to origin k.
using LaneRow = absl::Span<const LaneTime>;

// A time as a lane holds it: saturates at kLaneUnreachable.  For costs as
// well: a saturated sum that holds a saturated part is unreachable again.
constexpr LaneTime ToLaneTime(Seconds time) {
  return time > kLaneHorizonMax ? kLaneUnreachable
                                : static_cast<LaneTime>(time.count());
}

// The time that a lane holds.
constexpr Seconds FromLaneTime(LaneTime time) {
  return time == kLaneUnreachable ? kUnreachable : Seconds(time);
}

}  // namespace railreach

#endif  // ENGINE_ROUTING_LANES_H_
