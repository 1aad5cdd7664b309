#include "engine/model/access_rule.h"

#include <cmath>

namespace railreach {

Seconds LegTime(const AccessRule& rule, Metres distance) {
  const double moving =
      distance.metres() * rule.detour / (rule.speed_kmh / 3.6);
  return rule.fixed + Seconds(static_cast<int32_t>(std::ceil(moving)));
}

Metres Reach(const AccessRule& rule) {
  const double seconds = (rule.maximum - rule.fixed).count();
  if (seconds <= 0) return Metres();
  const double metres = seconds * (rule.speed_kmh / 3.6) / rule.detour;
  return Metres::FromMillimetres(static_cast<int64_t>(metres * 1000));
}

}  // namespace railreach
