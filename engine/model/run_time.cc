#include "engine/model/run_time.h"

#include <algorithm>
#include <cmath>

namespace railreach {

Seconds RunTime(const RunTimeProfile& profile, Metres length,
                double design_speed_kmh) {
  const double cap_kmh = design_speed_kmh > 0
                             ? std::min(design_speed_kmh, profile.cap_kmh)
                             : profile.cap_kmh;
  const double speed = cap_kmh / 3.6;
  const double metres = length.metres();
  // Time and distance lost to the two ramps, per unit of speed and its square.
  const double ramp = 1 / profile.acceleration_m_s2 + 1 / profile.braking_m_s2;
  const bool reaches_speed = metres >= speed * speed * ramp / 2;
  const double seconds = reaches_speed ? metres / speed + speed * ramp / 2
                                       : std::sqrt(2 * metres * ramp);
  const double with_margin = seconds * (1 + profile.recovery_pct / 100);
  return Seconds(std::max(1, static_cast<int32_t>(std::ceil(with_margin))));
}

}  // namespace railreach
