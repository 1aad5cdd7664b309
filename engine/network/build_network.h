// Builds the network of one band from the lines that run in it.
#ifndef ENGINE_NETWORK_BUILD_NETWORK_H_
#define ENGINE_NETWORK_BUILD_NETWORK_H_

#include <cstdint>

#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/line_model.h"
#include "engine/model/tier.h"
#include "engine/network/network.h"

namespace railreach {

enum class WaitModel : uint8_t { kExpected, kOptimal };
// Which of the three entry times of a tier or station holds.
enum class EntryLevel : uint8_t { kLow, kMiddle, kHigh };

struct NetworkOptions {
  BandId band;
  WaitModel wait_model = WaitModel::kExpected;
  EntryLevel entry_level = EntryLevel::kMiddle;
  TierSet tiers = TierSet::All();  // lines of other tiers do not run
  Metres transfer_radius{500.0};
  double walk_kmh = 4.8;  // of transfers by proximity
  double walk_detour = 1.3;
  Seconds other_operator = Minutes(3);    // added to such walks
  Seconds origin_wait_max = Minutes(10);  // first wait of scheduled groups
};

// Requires resolved track paths and set `open` flags.  Total for a valid
// model.  Stops are numbered over all patterns of the model, open or not, so
// that they are the same in every variant.  O(patterns + transfers + for each
// group the pairs of stops that its patterns serve).  Deterministic.
Network BuildNetwork(const LineModel& model, const NetworkOptions& options);

}  // namespace railreach

#endif  // ENGINE_NETWORK_BUILD_NETWORK_H_
