// Expected travel times by headway from one origin: the scalar twin of
// SearchBatch, for any horizon, with the journeys.
#ifndef ENGINE_ROUTING_ONE_TO_ALL_H_
#define ENGINE_ROUTING_ONE_TO_ALL_H_

#include <cstdint>
#include <vector>

#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/journey.h"
#include "engine/network/network.h"
#include "engine/routing/marks.h"
#include "engine/routing/query.h"
#include "engine/routing/ride_label.h"

namespace railreach {

// The scratch of one worker on one network, and what its last search found.
// Made once and reused: a search allocates nothing.  Not for two threads.
class OneToAllWorkspace {
 public:
  // Keeps a reference: `network` outlives the workspace and does not change.
  explicit OneToAllWorkspace(const Network& network);

  // Off the train at `stop` (on a reversed network: left when ready to board
  // there); kUnreachable beyond the horizon.
  Seconds time(StopId stop) const { return result_[stop].time(); }
  // Rides of the fastest journey to `stop`, the fewest among equally fast
  // ones; meaningless where unreachable.
  uint32_t rides(StopId stop) const { return result_[stop].rides(); }

 private:
  friend void OneToAll(const Network&, Legs, Seconds, OneToAllWorkspace&);
  friend Journey TraceJourney(const OneToAllWorkspace&, StopId);
  friend class JourneyTracer;

  // One round is Board, RidePatterns, Transfer: what newly boards is ridden to
  // where it leaves the train, and goes from there to where it can board.
  void Start(Legs origin);
  void Board(bool first);
  void RidePatterns();
  void ScanPattern(PatternId pattern, uint32_t first);
  void Transfer();
  void FinishResult();
  void LowerOff(StopId stop, RideLabel label);
  void LowerBoard(StopId stop, RideLabel label);

  const Network* network_;
  RideLabel limit_;
  std::vector<Leg> seeds_;  // by stop, the shortest leg of each
  // By stop, as in network.h: ready to board, and off the train.
  IdVector<StopId, RideLabel> board_;
  IdVector<StopId, RideLabel> off_;
  // off_, and on a reversed network the first boarding of the journey.
  IdVector<StopId, RideLabel> result_;
  // Since the last round.
  internal::Marks board_changed_;
  internal::Marks off_changed_;
  std::vector<uint32_t> first_changed_;  // by pattern: a position
  // Edges turned round, `to` being where they come from; ascending.
  Csr<StopId, Connection> connections_into_;
  Csr<StopId, TransferLeg> transfers_into_;
};

// The least expected time from the origin to every stop and, among equally
// fast journeys, the fewest rides.  The same relaxations as SearchBatch.
//
//   network    the one that `workspace` was made for.
//   origin     one or more legs until ready to board; those beyond the horizon
//              are left out.
//   horizon    0 <= horizon < kUnreachable; longer times are not followed.
//   workspace  overwritten; see its accessors.
//
// Total.  CHECKs the network and the horizon.  Deterministic: (time, rides) is
// the unique least fixed point.  O(rounds x touched patterns).
void OneToAll(const Network& network, Legs origin, Seconds horizon,
              OneToAllWorkspace& workspace);

}  // namespace railreach

#endif  // ENGINE_ROUTING_ONE_TO_ALL_H_
