// What a variant changes in a network, so that it need not be built again.
#ifndef ENGINE_NETWORK_NETWORK_PATCH_H_
#define ENGINE_NETWORK_NETWORK_PATCH_H_

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/geo/spatial_index.h"
#include "engine/model/ids.h"
#include "engine/model/line_model.h"
#include "engine/network/build_network.h"
#include "engine/network/connections.h"
#include "engine/network/network.h"
#include "engine/network/pattern_rows.h"
#include "engine/network/station_neighbours.h"
#include "engine/network/stop_table.h"
#include "engine/scenario/change_set.h"

namespace railreach {

// Rows of a network that differ from the baseline's, each list ascending.
// What is not named here is the baseline's.
struct NetworkPatch {
  struct Pattern {
    PatternId id;
    PatternRow row;  // empty: none
    Seconds wait;
    int32_t milli_trains = 0;
  };
  template <typename Edge>
  struct EdgeRow {
    StopId from;
    std::vector<Edge> edges;
  };

  StopTable stops;                // all of them; new ones stand behind
  size_t num_patterns = 0;        // of the variant
  std::vector<Pattern> patterns;  // changed ones and all new ones
  std::vector<EdgeRow<Connection>> connections;
  std::vector<EdgeRow<TransferLeg>> transfers;
  // Stops of the rows, old and new, of every pattern with a change; what waits
  // and calls there may have changed.
  std::vector<StopId> touched;
  // Stops whose `tiers` differ (new ones with trains among them).
  std::vector<StopId> retiered;
};

// Finds patches of one baseline.  Immutable once made; safe to share between
// threads.
class NetworkPatcher {
 public:
  // Keeps references.  Requires Supply::kHeadways.  O(size of the network).
  NetworkPatcher(const LineModel& baseline, const NetworkOptions& options);

  const Network& network() const { return network_; }
  // Stations within options.transfer_radius.
  const Csr<StationId, StationNeighbour>& near() const { return near_; }

  // Whether a patch can say what the variant changes: no rules, no times of
  // stations, no rows of transfers within a station; else build it anew.
  bool CanPatch(const LineModel& variant, const ChangeSet& changes) const;

  // Overwrites `patch`: Patched(network(), patch) is BuildNetwork() of the
  // variant.  O(what changes, and a copy of the stop table).
  void Find(const LineModel& variant, const ChangeSet& changes,
            NetworkPatch& patch) const;

 private:
  // Trains of each tier that call at a stop, as numbers of pattern stops.
  using CallCounts = std::array<int32_t, kNumTiers>;
  class Finder;

  // How a pattern of the baseline runs in the band.
  struct PatternState {
    bool calls = false;
    Tier tier = Tier::kTrunk;
    const GroupPattern* grouped = nullptr;
  };

  void FindClusters();

  const LineModel& model_;
  const NetworkOptions options_;
  Csr<StationId, StationNeighbour> near_;
  SpatialIndex stations_;
  IdVector<StationId, uint32_t> cluster_;  // joined by walks or the table
  std::vector<std::vector<StationId>> clusters_;
  StopNumbering numbering_;
  Network network_;
  IdVector<PatternId, PatternState> states_;
  IdVector<StopId, CallCounts> counts_;
  std::vector<GroupPattern> grouped_;  // by pattern
  Csr<StopId, GroupCall> group_calls_;
  IdVector<GroupId, int32_t> scheduled_;  // patterns of each group that are
};

// The network after a patch, as BuildNetwork gives it.  O(size).
Network Patched(const Network& network, const NetworkPatch& patch);

// The patch of the reversed network that says the same; overwrites `result`.
//   reversed  Reversed(network).
void ReversePatch(const Network& network, const Network& reversed,
                  const NetworkPatch& patch, NetworkPatch& result);

}  // namespace railreach

#endif  // ENGINE_NETWORK_NETWORK_PATCH_H_
