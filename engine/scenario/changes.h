// Each modification: resolved, every problem reported, then applied.  Private
// to scenario.
#ifndef ENGINE_SCENARIO_CHANGES_H_
#define ENGINE_SCENARIO_CHANGES_H_

#include "engine/scenario/model_editor.h"
#include "engine/scenario/modification.h"
#include "engine/scenario/resolver.h"

namespace railreach {

// Each does nothing but report if anything does not resolve, but for stations
// and tracks that nothing uses.

// apply_lines.cc
void ApplyChange(const AddLine& change, Resolver& resolve, ModelEditor& editor);
void ApplyChange(const OpenLines& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const CloseLine& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const SetTier& change, Resolver& resolve, ModelEditor& editor);
// apply_cuts.cc
void ApplyChange(const CloseSection& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const CloseStation& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const SplitLine& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const ShortenLine& change, Resolver& resolve,
                 ModelEditor& editor);
// apply_add_stop.cc
void ApplyChange(const AddStop& change, Resolver& resolve, ModelEditor& editor);
// apply_pieces.cc
void ApplyChange(const ExtendLine& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const RerouteLine& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const BranchLine& change, Resolver& resolve,
                 ModelEditor& editor);
// apply_join.cc
void ApplyChange(const JoinLines& change, Resolver& resolve,
                 ModelEditor& editor);
// apply_times.cc
void ApplyChange(const SetRunTimes& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const SetDwell& change, Resolver& resolve,
                 ModelEditor& editor);
// apply_trains.cc
void ApplyChange(const SetTrains& change, Resolver& resolve,
                 ModelEditor& editor);
// apply_transfers.cc
void ApplyChange(const SetPlatformTimes& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const SetTransfer& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const CloseTransfer& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const IntegrateOperators& change, Resolver& resolve,
                 ModelEditor& editor);
// apply_trips.cc
void ApplyChange(const DropTrips& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const ShiftTrips& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const AddTrips& change, Resolver& resolve,
                 ModelEditor& editor);
// apply_places.cc
void ApplyChange(const MovePeople& change, Resolver& resolve,
                 ModelEditor& editor);
void ApplyChange(const AddZone& change, Resolver& resolve, ModelEditor& editor);

}  // namespace railreach

#endif  // ENGINE_SCENARIO_CHANGES_H_
