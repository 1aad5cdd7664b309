// A metro that nobody has built, as large as a study may need.
#ifndef BENCH_SUPPORT_SYNTHETIC_H_
#define BENCH_SUPPORT_SYNTHETIC_H_

#include <cstdint>

#include "engine/network/network.h"

namespace railreach {

struct SyntheticMetro {
  int num_lines = 60;
  int stations_per_line = 35;
  // Lines run over crossings of a square of this many: where two pass the same
  // crossing they share a stop.
  int crossings = 72;
  uint32_t seed = 1;
};

// Each line both ways, every 3 to 8 minutes; 90 to 180 s between stations,
// dwell 30 s, change 240 s at every stop.  The same on every machine.  With
// the defaults about one stop in six is served by several lines.
Network MakeSyntheticMetro(const SyntheticMetro& metro);

}  // namespace railreach

#endif  // BENCH_SUPPORT_SYNTHETIC_H_
