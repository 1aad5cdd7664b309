// Changes and walks between stops.
#ifndef ENGINE_NETWORK_TRANSFERS_H_
#define ENGINE_NETWORK_TRANSFERS_H_

#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/csr.h"
#include "engine/model/line_model.h"
#include "engine/network/build_network.h"
#include "engine/network/network.h"
#include "engine/network/station_neighbours.h"
#include "engine/network/stop_table.h"

namespace railreach {

struct TransferInput {
  const LineModel& model;
  const NetworkOptions& options;
  const StopTable& stops;  // `tiers` filled in
  // FindNeighbours() of the model within options.transfer_radius.
  const Csr<StationId, StationNeighbour>& near;
};

// The way from leaving a train at one stop to being ready to board at another,
// for all pairs of stops in service (those with `tiers`):
//   inside a secured area    the larger change time of the two stops;
//   by a row of the table    its time, whatever else there is; among rows that
//                            name a pair, the one with more platforms;
//                            `integrated`: exit and entry taken off, change
//                            added, at least the change time, if that is less;
//   elsewhere                exit + walk + entry; the walk follows links of at
//                            most `transfer_radius` between stations (none if
//                            that is 0), chained
//                            to the fixed point, `other_operator` added to
//                            each link that leaves an operator class;
//                            `integrated`: nothing added, and change + walk if
//                            that is less.
// Stations joined by the table are one complex: no walk links or chain joins
// two of them.  A station whose point may be off by more than the radius has
// no walk links.  No walk joins two land blocks.
//
// O(links + for each group of stations within reach of one another the square
// of its size).
Csr<StopId, TransferLeg> BuildTransfers(const TransferInput& input);

// The rows of the stops at some stations, by (from, to).  Requires that the
// stations within reach of these, by walk or by the table, are among them.
using TransferEntry = std::pair<StopId, TransferLeg>;
std::vector<TransferEntry> TransfersAt(const TransferInput& input,
                                       absl::Span<const StationId> stations);

}  // namespace railreach

#endif  // ENGINE_NETWORK_TRANSFERS_H_
