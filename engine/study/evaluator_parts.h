// The parts of evaluator.h that stand in files of their own.
#ifndef ENGINE_STUDY_EVALUATOR_PARTS_H_
#define ENGINE_STUDY_EVALUATOR_PARTS_H_

#include <optional>
#include <vector>

#include "engine/base/matrix.h"
#include "engine/network/network_patch.h"
#include "engine/study/direct_links.h"
#include "engine/study/evaluator.h"
#include "engine/study/place_tables.h"
#include "engine/study/reach_tables.h"
#include "engine/study/supply_figures.h"

namespace railreach::internal {

struct EvaluatorBaseline {
  EvaluatorBaseline(const Study& study, bool efficiency, int num_threads);

  const Study& study;
  bool efficiency;
  NetworkPatcher patcher;
  PlaceTables places;
  IdVector<StopId, StopPlaces> stop_places;
  ReachTables from;
  ReachTables to;
  Csr<ZonePointId, Leg> from_points;  // legs where these searches lead
  Csr<ZonePointId, Leg> to_points;
  std::vector<BatchRecord> records;  // by batch of `places`
  DirectLinks links;                 // access and egress, no links
  CoverCount cover;
  IdVector<TrackId, bool> tracks_in_use;
  VariantFigures figures;

  // Whether EvaluateChanges() can tell all that the variant changes.
  bool CanFollow(const Variant& variant) const;

  const ReachTables& tables(SearchDirection direction) const {
    return direction == SearchDirection::kFrom ? from : to;
  }
  const Csr<ZonePointId, Leg>& points(SearchDirection direction) const {
    return direction == SearchDirection::kFrom ? from_points : to_points;
  }
};

// Scratch memory for variants that are measured from nothing: workspaces on the
// networks of the last one.
struct EverythingScratch {
  std::optional<HeadwayWorkspace> from;
  std::optional<HeadwayWorkspace> to;
  IdVector<StopId, StopPlaces> stop_places;
};

struct EvaluatorState {
  explicit EvaluatorState(const EvaluatorBaseline& baseline);

  const EvaluatorBaseline& baseline;
  HeadwayWorkspace from;  // on the baseline's networks, patched
  HeadwayWorkspace to;
  DirectLinks links;
  NetworkPatch patch;
  NetworkPatch reverse_patch;
  // Of a variant: places of the stops in patch.retiered, in their order.
  std::vector<StopPlaces> overlay;
  std::vector<uint8_t> ignored;  // [stops]: 1 for the retiered ones
  ReachScratch reach;
  EverythingScratch everything;

  HeadwayWorkspace& search(SearchDirection direction) {
    return direction == SearchDirection::kFrom ? from : to;
  }
};

// From nothing: a network and its legs, as if there were no baseline but for
// the geometry of `places` and `near`.
VariantFigures EvaluateEverything(const Study& study, const LineModel& lines,
                                  const PlaceTables& places,
                                  const Csr<StationId, StationNeighbour>& near,
                                  const IdVector<TrackId, bool>& tracks_in_use,
                                  bool efficiency, ReachScratch& reach,
                                  EverythingScratch& scratch);

// What the patch can have changed.
VariantFigures EvaluateChanges(const Variant& variant, EvaluatorState& state);

// Links of the network's rows, those of the patch (may be null) in place of
// the baseline's; enough trains as METRICS asks of the tier.
void AddLinks(const LineModel& lines, const Network& network,
              const NetworkPatch* patch, DirectLinks& links);
// Whose access and egress the stop has.
void SetStopPlaces(StopId stop, const StopPlaces& at, DirectLinks& links);
double DirectRate(const PlaceTables& places, const DirectLinks& links);

// Global efficiency (Latora-Marchiori 2001; ConnectionSummary) from forward
// searches.  `origins` and `nodes` are the legs of the variant.
double Efficiency(const PlaceTables& places, const Network& network,
                  const Csr<NodeId, Leg>& origins,
                  const Csr<NodeId, Leg>& nodes, Seconds horizon,
                  HeadwayWorkspace& search, Matrix<LaneTime>& times);

// Means over the reported nodes, from their reach.
void FillMeans(const PlaceTables& places, VariantFigures& figures);

}  // namespace railreach::internal

#endif  // ENGINE_STUDY_EVALUATOR_PARTS_H_
