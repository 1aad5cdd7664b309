// What a ride of a journey is, in terms of lines and tracks.
#ifndef ENGINE_STUDY_RIDE_TABLE_H_
#define ENGINE_STUDY_RIDE_TABLE_H_

#include <cstdint>
#include <tuple>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/journey.h"
#include "engine/model/line_model.h"
#include "engine/network/network.h"
#include "engine/study/named_places.h"

namespace railreach {

// Of the ride's pattern; of a connection, of its typical pattern.
struct RideFacts {
  PatternId pattern;
  LineId line;
  Tier tier = Tier::kTrunk;
  Metres length;         // along the track
  double assumed = 0;    // share of the run time that is assumed
  bool via_hub = false;  // boards, calls or alights there
  bool via_centre = false;
};

// Remembers what it was asked: one per worker.
class RideTable {
 public:
  // Keeps references.  `network` runs forward.
  RideTable(const LineModel& model, const Network& network,
            const NamedPlaces& named)
      : model_(model), network_(network), named_(named) {}

  // `ride` in the traveller's order.  O(stops of the pattern) the first time.
  const RideFacts& Find(const Ride& ride);

  // The connection that a ride of a group took.
  const Connection& ConnectionOf(const Ride& ride) const;

 private:
  RideFacts Measure(PatternId pattern, StationId from, StationId to) const;

  const LineModel& model_;
  const Network& network_;
  const NamedPlaces& named_;
  absl::flat_hash_map<std::tuple<PatternId, StationId, StationId>, RideFacts>
      facts_;
};

// The stops i < j of a pattern between which the ride from one station to
// another is shortest; on a ring j may pass the last stop, positions counting
// on (stop j stands at j modulo the number of hops).  CHECKs that both are
// served in this order.
struct Section {
  size_t first;
  size_t last;
};
Section FindSection(const LineModel& model, PatternId pattern, StationId from,
                    StationId to);

// The stations of that section, both ends included.
std::vector<StationId> StationsOf(const LineModel& model, PatternId pattern,
                                  StationId from, StationId to);

}  // namespace railreach

#endif  // ENGINE_STUDY_RIDE_TABLE_H_
