// Land as bytes: the message Land.
#ifndef ENGINE_WIRE_LAND_WIRE_H_
#define ENGINE_WIRE_LAND_WIRE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace railreach {

// In 1e-6 degrees; north and east positive.
struct LandPoint {
  int32_t lat = 0;
  int32_t lng = 0;
  friend bool operator==(const LandPoint&, const LandPoint&) = default;
};

// At least three points; the first is not repeated.
using LandRing = std::vector<LandPoint>;

// Land lies to the left of each ring: counter-clockwise ones bound it,
// clockwise ones cut water out of the last counter-clockwise one before them.
struct Land {
  std::vector<LandRing> rings;
  friend bool operator==(const Land&, const Land&) = default;
};

// Deterministic.  O(points).
std::string EncodeLand(const Land& land);

// InvalidArgument: no such message, columns that do not fit together, a ring
// of less than three points, a point off the globe.  That rings are in order
// and do not cross is not looked at.
absl::StatusOr<Land> DecodeLand(absl::string_view bytes);

}  // namespace railreach

#endif  // ENGINE_WIRE_LAND_WIRE_H_
