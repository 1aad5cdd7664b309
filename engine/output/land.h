// Land and coast beneath the maps of one study.
#ifndef ENGINE_OUTPUT_LAND_H_
#define ENGINE_OUTPUT_LAND_H_

#include "engine/model/model.h"
#include "engine/wire/land_wire.h"

namespace railreach {

struct LandBox {
  LandPoint south_west;
  LandPoint north_east;
  friend bool operator==(const LandBox&, const LandBox&) = default;
};

// The box of all stations, key nodes and zones, and half of its extent more on
// each side, 0.1 degrees at least; it ends at the poles and at 180 degrees.
// A point at 0, 0 without any place.
LandBox LandBoxOf(const Model& model);

// What of `land` lies in the box, its edge included.  Where the box cuts a
// ring, the box's edge closes it; cuts are rounded to 1e-6 degrees.  Rings
// without an area are left out.  Total: rings that are out of order or cross
// give other rings within the box.  Deterministic, in integers.
// O(points + cuts log cuts + holes x points left).
Land ClipLand(const Land& land, const LandBox& box);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_LAND_H_
