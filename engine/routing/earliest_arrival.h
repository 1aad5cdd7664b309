// The earliest arrival from one origin at one instant, by timetable and by
// headway together: the scalar twin of ScanWindow, with the journeys.
#ifndef ENGINE_ROUTING_EARLIEST_ARRIVAL_H_
#define ENGINE_ROUTING_EARLIEST_ARRIVAL_H_

#include <cstdint>
#include <vector>

#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/network/timed_network.h"
#include "engine/routing/query.h"

namespace railreach {

// A ride of a timed journey.  Instants are those of the traveller's day, also
// where the network is reversed.
struct TimedRide {
  StopId from;
  StopId to;
  Seconds board;   // departure; by headway: after the expected wait
  Seconds alight;  // arrival
  TrainId train;   // none: by headway
  TrainRowId row;  // of `train`, with the positions where it is taken
  uint32_t first = 0;
  uint32_t last = 0;
  PatternId pattern;  // of a train, where it is boarded
  GroupId group;      // by headway, none: `pattern` alone
  Seconds transfer;   // before it: from the last train (0 at the first ride)
  Seconds wait;       // between ready to board and `board`
};

struct TimedJourney {
  Seconds start;  // ready to board at the first stop
  std::vector<TimedRide> rides;
};

// The scratch of one worker on one network, and what its last search found.
// Not for two threads.
class EarliestArrivalWorkspace {
 public:
  // Keeps a reference: `timed` outlives the workspace and does not change.
  explicit EarliestArrivalWorkspace(const TimedNetwork& timed);

  // From the departure until off the train at `stop`; kUnreachable beyond the
  // horizon.
  Seconds time(StopId stop) const;
  // The fewest rides that arrive so early; 0 where unreachable.
  uint32_t rides(StopId stop) const;

 private:
  friend void EarliestArrival(const TimedNetwork&, Legs, Seconds, Seconds,
                              EarliestArrivalWorkspace&);
  friend TimedJourney TraceTimedJourney(const EarliestArrivalWorkspace&,
                                        StopId);

  // How one came to be ready to board: from the stop where they left a train,
  // or by a leg of the origin (none).
  struct Boarded {
    Seconds time = kUnreachable;
    StopId from;
  };
  // How one arrived: boarded where and on what.
  struct Arrived {
    Seconds time = kUnreachable;
    StopId from;
    TrainId train;
    TrainRowId row;
    uint32_t first = 0;
    uint32_t last = 0;
    PatternId pattern;
    GroupId group;
    Seconds ride;  // by headway
  };
  // What k rides reach earlier than fewer do, and how: ready to board after k,
  // off the train after k + 1.
  struct Round {
    IdVector<StopId, Boarded> boarded;
    IdVector<StopId, Arrived> arrived;
    std::vector<StopId> can_board;
    std::vector<StopId> has_arrived;
  };

  Round& StartRound(size_t k);
  void Board(StopId stop, Boarded boarded, Round& round);
  void Arrive(StopId stop, const Arrived& arrived, size_t k);
  void MarkRows(const Round& round);
  void RideTrains(TrainRowId row, uint32_t first, size_t k);
  void RidePattern(PatternId pattern, uint32_t first, size_t k);
  void RideConnections(StopId stop, size_t k);
  void FinishReversed();
  TimedRide RideOf(StopId to, const Arrived& arrived, size_t k) const;

  const TimedNetwork* timed_;
  Seconds departure_;
  Seconds limit_;
  std::vector<Round> rounds_;
  size_t num_rounds_ = 0;
  IdVector<StopId, Seconds> best_boarded_;
  IdVector<StopId, Seconds> best_arrived_;
  // The best arrival and the round that it belongs to; on a reversed network
  // the journey's first boarding, which may cost less, counts here only.
  IdVector<StopId, Arrived> result_;
  IdVector<StopId, uint32_t> result_round_;
  // Where rows can be boarded since the last round: a position.
  IdVector<TrainRowId, uint32_t> row_first_;
  IdVector<PatternId, uint32_t> pattern_first_;
};

// The earliest arrival at every stop after leaving at `departure` (seconds of
// the timetable's day; of the mirrored one on a reversed network).
//
//   origin     one or more legs until ready to board.
//   horizon    later arrivals are not followed; < kUnreachable.
//   workspace  overwritten; see its accessors.
//
// Trains leave by the clock; patterns and connections of the network after
// their expected wait, whenever one is ready.  The same semantics as
// ScanWindow and OneToAll.  Total.  Deterministic.  Source: RAPTOR (Delling,
// Pajor, Werneck 2012).  O(rounds x touched rows).
void EarliestArrival(const TimedNetwork& timed, Legs origin, Seconds departure,
                     Seconds horizon, EarliestArrivalWorkspace& workspace);

// The journey that the last search found to `stop`, in the traveller's order.
// CHECKs that the stop was reached.  O(rides).
TimedJourney TraceTimedJourney(const EarliestArrivalWorkspace& workspace,
                               StopId stop);

}  // namespace railreach

#endif  // ENGINE_ROUTING_EARLIEST_ARRIVAL_H_
