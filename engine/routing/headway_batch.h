// Expected travel times by headway, from up to 64 origins in one search.
#ifndef ENGINE_ROUTING_HEADWAY_BATCH_H_
#define ENGINE_ROUTING_HEADWAY_BATCH_H_

#include <cstdint>
#include <memory>

#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/network/network.h"
#include "engine/network/network_patch.h"
#include "engine/routing/lanes.h"
#include "engine/routing/query.h"

namespace railreach {

namespace internal {
struct HeadwayState;
}  // namespace internal

// The scratch of one worker on one network, and the rows that its last search
// found.  Made once and used for every batch: the making compiles the network
// (O(size of the network), about the cost of one batch), a search allocates
// nothing.  Not for two threads at a time.
class HeadwayWorkspace {
 public:
  // Keeps a reference: `network` outlives the workspace and does not change.
  explicit HeadwayWorkspace(const Network& network);
  ~HeadwayWorkspace();
  HeadwayWorkspace(HeadwayWorkspace&&) noexcept;
  HeadwayWorkspace& operator=(HeadwayWorkspace&&) noexcept;

  // As a new workspace on `network`, in the memory of this one.
  void Use(const Network& network);

  // From now on, and until the next patch, searches are those of
  // Patched(network, patch), at the cost of what the patch changes.  `network`
  // stays the argument of SearchBatch.
  void Patch(const NetworkPatch& patch);

  // What the last search found for `stop`: [kLanes] seconds until off the
  // train there, kLaneUnreachable beyond the horizon and in lanes without an
  // origin.  On a reversed network: seconds left when ready to board there.
  // Holds until the next search; before the first one all is unreachable.
  LaneRow row(StopId stop) const;

  // Whether the last search found anyone ready to board at `stop`, and whether
  // its row holds anything.
  bool boards(StopId stop) const;
  bool reaches(StopId stop) const;

  // Of the last search.
  Seconds horizon() const;
  size_t num_stops() const;

 private:
  friend void SearchBatch(const Network& network,
                          absl::Span<const Legs> origins, Seconds horizon,
                          HeadwayWorkspace& workspace);
  const Network* network_;
  bool patched_ = false;
  std::unique_ptr<internal::HeadwayState> state_;
};

// The least expected time from each origin to every stop (METRICS: wait,
// `expected`; `optimal` is the same search on a network without waits).
//
//   network    the one that `workspace` was made for.
//   origins    [<= kLanes]; origin k fills lane k.  Each is one or more legs
//              until ready to board; legs beyond the horizon are left out.
//   horizon    0 .. kLaneHorizonMax; longer times are not followed.
//   workspace  overwritten; see HeadwayWorkspace::row.
//
// Each boarding of a pattern costs its wait, a connection costs wait + ride,
// the journey's first boarding of a connection first_wait + ride; any number
// of rides and transfers.  A stop where a journey only starts has no time of
// its own: nobody has left a train there.
//
// Origins that lie close together share the work: in batches by place the
// search is up to twice as fast as in batches at random.
//
// Total.  CHECKs the network, the number of origins and the horizon.
// Deterministic: the result is the unique least fixed point, whatever the
// order of work, the lane, or the processor (AVX-512, AVX2 and SSE give the
// same bytes).  O(rounds x touched patterns): a round per ride of the longest
// journey.  Source: RAPTOR's rounds (Delling, Pajor, Werneck 2012), by
// headway and with origins in the lanes of a vector.
void SearchBatch(const Network& network, absl::Span<const Legs> origins,
                 Seconds horizon, HeadwayWorkspace& workspace);

}  // namespace railreach

#endif  // ENGINE_ROUTING_HEADWAY_BATCH_H_
