// Turns the tables of a lane search into those of a variant, and back.
// Internal to routing/: see headway_batch.h.
#ifndef ENGINE_ROUTING_HEADWAY_PATCH_H_
#define ENGINE_ROUTING_HEADWAY_PATCH_H_

#include "engine/network/network.h"
#include "engine/network/network_patch.h"
#include "engine/routing/headway_state.h"

namespace railreach::internal {

// Rows of stops that no changed pattern calls at stay as they are but for
// their changed edges.  At the others no change counts as futile, and the
// edges that stand in for futile changes elsewhere are those of pairs of
// patterns that did not change: every one of them is a journey that there is.
// So `off` has the least fixed point of Patched(network, patch).
//
//   network  that the tables were built from.
//   state    reset, with the tables of `network`; grows where need be.
// O(rows that change).
void PatchTables(const Network& network, const NetworkPatch& patch,
                 HeadwayState& state);

// The tables as they were.  Requires a reset state.  O(rows that changed).
void UndoPatch(HeadwayState& state);

}  // namespace railreach::internal

#endif  // ENGINE_ROUTING_HEADWAY_PATCH_H_
