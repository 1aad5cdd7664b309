// How people get from a place to a stop and back, or the whole way.
#ifndef ENGINE_MODEL_ACCESS_RULE_H_
#define ENGINE_MODEL_ACCESS_RULE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/units.h"
#include "engine/model/name.h"
#include "engine/model/tier.h"

namespace railreach {

// The end of a journey that a mode serves: a car waits at home only.
enum class JourneyEnd : uint8_t { kHome, kWork, kBoth };

struct AccessRule {
  std::optional<Tier> tier;  // none: the direct leg, without rail
  std::string mode;          // "walk", "e-bike", "feeder", "car"
  JourneyEnd end = JourneyEnd::kBoth;
  double speed_kmh = 4.8;  // > 0
  double detour = 1.3;     // way / straight line, >= 1
  Seconds fixed;           // parking, waiting for the bus
  Seconds maximum;         // of the whole leg, `fixed` included
  Provenance provenance;
};

inline bool Serves(const AccessRule& rule, JourneyEnd end) {
  return rule.end == JourneyEnd::kBoth || rule.end == end;
}

// Time over a straight line of `distance`: fixed + distance x detour / speed,
// rounded up to a second.
Seconds LegTime(const AccessRule& rule, Metres distance);

// The straight line that `maximum` allows, rounded down to a millimetre.
Metres Reach(const AccessRule& rule);

}  // namespace railreach

#endif  // ENGINE_MODEL_ACCESS_RULE_H_
