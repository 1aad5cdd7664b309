// Changes and walks between stops.
#ifndef ENGINE_NETWORK_TRANSFERS_H_
#define ENGINE_NETWORK_TRANSFERS_H_

#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/model/line_model.h"
#include "engine/network/build_network.h"
#include "engine/network/network.h"

namespace railreach {

// The way from leaving a train at one stop to being ready to board at another,
// for all pairs of stops in service (`in_service`, by stop):
//   inside a secured area    the larger change time of the two stops;
//   by a row of the table    its time, whatever else there is; among rows that
//                            name a pair, the one with more platforms;
//   elsewhere                exit + walk + entry; the walk follows links of at
//                            most `transfer_radius` between stations (none if
//                            that is 0), chained
//                            to the fixed point, `other_operator` added to
//                            each link that leaves an operator class.
// Stations joined by the table are one complex: no walk links or chain joins
// two of them.  A station whose point may be off by more than the radius has
// no walk links.  No walk joins two land blocks.
//
// O(links + for each group of stations
// within reach of one another the square of its size).
Csr<StopId, TransferLeg> BuildTransfers(
    const LineModel& model, const NetworkOptions& options,
    const StopTable& stops, const IdVector<StopId, bool>& in_service);

}  // namespace railreach

#endif  // ENGINE_NETWORK_TRANSFERS_H_
