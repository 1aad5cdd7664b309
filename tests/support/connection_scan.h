// Earliest arrivals by a scan of connections: the oracle of the timetable
// searches, and the peer that they are measured against.
#ifndef TESTS_SUPPORT_CONNECTION_SCAN_H_
#define TESTS_SUPPORT_CONNECTION_SCAN_H_

#include <cstdint>
#include <vector>

#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/network/network.h"
#include "engine/network/timetable.h"
#include "engine/routing/query.h"

namespace railreach {

// The connection scan algorithm (Dibbelt, Pajor, Strasser, Wagner 2018), with
// transfers applied where a train is left.  Made once for a timetable; a scan
// allocates next to nothing.  Not for two threads.
class ConnectionScan {
 public:
  // Keeps nothing of `timetable`; `transfers` outlives it.
  ConnectionScan(const Timetable& timetable,
                 const Csr<StopId, TransferLeg>& transfers);

  // Seconds from `departure` until off the train at each stop; kUnreachable
  // beyond the horizon.  `off` holds all stops and is overwritten.
  void Scan(Legs origin, Seconds departure, Seconds horizon,
            IdSpan<StopId, Seconds> off);

 private:
  // A hop of a train from one stop to the next.
  struct Connection {
    int32_t departure;
    int32_t arrival;
    uint32_t from;
    uint32_t to;
    uint32_t train;
    // Times 4; bit 0: passengers may board at `from`, bit 1: get off at `to`.
    uint32_t position;
  };

  bool Ride(const Connection& c, int32_t start, int32_t limit, Seconds* off);
  void LowerReady(uint32_t stop, int32_t time);

  const Csr<StopId, TransferLeg>& transfers_;
  std::vector<Connection> connections_;  // by departure, train, position
  std::vector<int32_t> ready_;           // to board, by stop
  std::vector<uint32_t> boarded_;        // where, by train: the first position
  std::vector<uint32_t> touched_stops_;
  std::vector<uint32_t> touched_trains_;
};

}  // namespace railreach

#endif  // TESTS_SUPPORT_CONNECTION_SCAN_H_
