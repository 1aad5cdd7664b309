// Run times where no table gives one: a trapezoidal speed profile.
#ifndef ENGINE_MODEL_RUN_TIME_H_
#define ENGINE_MODEL_RUN_TIME_H_

#include "engine/base/units.h"

namespace railreach {

// Calibrated per tier on observed runs; the residuals stand in SOURCE.md.
struct RunTimeProfile {
  double cap_kmh = 80;             // > 0
  double acceleration_m_s2 = 0.8;  // > 0
  double braking_m_s2 = 0.8;       // > 0
  Seconds dwell = Seconds(30);     // at each stop
  double recovery_pct = 0;         // margin on the run, >= 0
  double curvature = 1.0;          // track length / straight line, >= 1
};

// Start to stop over `length` of track: accelerate, hold the lower of design
// speed and the tier's cap, brake; plus the recovery margin; rounded up to a
// second, at least one.  On a run too short to reach that speed the profile is
// a triangle.  Without the dwell.  design_speed_kmh <= 0: the cap alone.
//
// Source: uniformly accelerated motion; METRICS "Run time".
Seconds RunTime(const RunTimeProfile& profile, Metres length,
                double design_speed_kmh);

}  // namespace railreach

#endif  // ENGINE_MODEL_RUN_TIME_H_
