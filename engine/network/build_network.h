// Builds the network of one band from the lines that run in it.
#ifndef ENGINE_NETWORK_BUILD_NETWORK_H_
#define ENGINE_NETWORK_BUILD_NETWORK_H_

#include <cstdint>

#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/line_model.h"
#include "engine/model/tier.h"
#include "engine/network/network.h"
#include "engine/network/station_neighbours.h"
#include "engine/network/stop_table.h"

namespace railreach {

// kSampled: trains of services known by headway are drawn (TimetableOptions);
// where headways are waited for, as kExpected.
enum class WaitModel : uint8_t { kExpected, kOptimal, kSampled };

// Which services become rows of the network; what is left out keeps its stops
// in service all day, and runs by a Timetable.
enum class Supply : uint8_t {
  kHeadways,  // all of the band, trips counted into it
  kNoTrips,   // those of patterns without trips
  kNone,
};

struct NetworkOptions {
  BandId band;
  WaitModel wait_model = WaitModel::kExpected;
  EntryLevel entry_level = EntryLevel::kMiddle;
  Supply supply = Supply::kHeadways;
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
// The same, with what FindNeighbours() finds within options.transfer_radius.
Network BuildNetwork(const LineModel& model, const NetworkOptions& options,
                     const Csr<StationId, StationNeighbour>& near);

}  // namespace railreach

#endif  // ENGINE_NETWORK_BUILD_NETWORK_H_
