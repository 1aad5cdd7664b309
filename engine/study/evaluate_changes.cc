// Figures of a variant from those of its baseline.
//
// Why a batch may be passed over.  A search is the least fixed point of
// relaxations; each starts from a label, `ready to board` at a stop or `off the
// train` there.  If every relaxation that the variant adds or takes away starts
// from a label that the baseline's search never reached, then
//   - the baseline's labels are a fixed point of the variant's relaxations, for
//     what was added starts from nowhere and lowers nothing;
//   - they are the least: a chain of relaxations that supports a label starts
//     from reached labels only, so none of it was taken away.
// The same holds for the legs at both ends.
#include <algorithm>
#include <cstring>

#include "engine/routing/egress.h"
#include "engine/study/evaluator_parts.h"

namespace railreach::internal {
namespace {

class ChangeRun {
 public:
  ChangeRun(const Variant& variant, EvaluatorState& state)
      : variant_(variant),
        lines_(variant.model.lines),
        state_(state),
        base_(state.baseline) {}

  VariantFigures Run() {
    VariantFigures figures;
    base_.patcher.Find(lines_, variant_.changes, state_.patch);
    ReversePatch(base_.from.network, base_.to.network, state_.patch,
                 state_.reverse_patch);
    FindOverlay();
    MeasureSupply(figures);
    MeasureReach(figures);
    FillMeans(base_.places, figures);
    if (base_.efficiency) MeasureEfficiency(figures);
    for (const StopId stop : state_.patch.retiered) {
      state_.ignored[stop.index()] = 0;
    }
    return figures;
  }

 private:
  size_t num_old_stops() const { return base_.from.network.stops.size(); }
  bool IsOld(StopId stop) const { return stop.index() < num_old_stops(); }
  const NetworkPatch& PatchOf(SearchDirection direction) const {
    return direction == SearchDirection::kFrom ? state_.patch
                                               : state_.reverse_patch;
  }

  void FindOverlay() {
    const NetworkPatch& patch = state_.patch;
    state_.overlay.clear();
    if (state_.ignored.size() < patch.stops.size()) {
      state_.ignored.resize(patch.stops.size(), 0);
    }
    for (const StopId stop : patch.retiered) {
      state_.overlay.push_back(
          PlacesAt(base_.places, lines_, patch.stops, stop));
      state_.ignored[stop.index()] = 1;
    }
  }

  void MeasureSupply(VariantFigures& figures) {
    const size_t num_old = base_.study.model.lines.patterns.size();
    std::vector<PatternId> changed;
    for (const auto& row : state_.patch.patterns) changed.push_back(row.id);
    CoverCount cover = base_.cover;
    for (const PatternId id : changed) {
      if (id.index() < num_old) cover.Remove(base_.study.model.lines, id);
      cover.Add(lines_, id);
    }
    cover.Fill(figures);
    figures.new_track = NewTrack(lines_, changed, base_.tracks_in_use);
    MeasureLinks(figures);
  }

  void MeasureLinks(VariantFigures& figures) {
    DirectLinks& links = state_.links;
    const NetworkPatch& patch = state_.patch;
    links.Grow(patch.stops.size());
    for (size_t i = 0; i < patch.retiered.size(); ++i) {
      SetStopPlaces(patch.retiered[i], state_.overlay[i], links);
    }
    links.ClearLinks();
    AddLinks(lines_, base_.from.network, &patch, links);
    figures.direct_rate = DirectRate(base_.places, links);
    for (const StopId stop : patch.retiered) {
      SetStopPlaces(stop, IsOld(stop) ? base_.stop_places[stop] : StopPlaces(),
                    links);
    }
  }

  void MeasureReach(VariantFigures& figures) {
    figures.reach = base_.figures.reach;
    bool patched[2] = {false, false};
    for (size_t b = 0; b < base_.places.batches.size(); ++b) {
      const NodeBatch& batch = base_.places.batches[b];
      if (!CanDiffer(batch, base_.records[b])) continue;
      bool& is_patched = patched[static_cast<size_t>(batch.direction)];
      if (!is_patched) {
        state_.search(batch.direction).Patch(PatchOf(batch.direction));
        is_patched = true;
      }
      ChangeReach(batch, base_.records[b], figures);
    }
    from_is_patched_ = patched[static_cast<size_t>(SearchDirection::kFrom)];
  }

  // See above.
  bool CanDiffer(const NodeBatch& batch, const BatchRecord& record) const {
    const NetworkPatch& patch = PatchOf(batch.direction);
    const auto holds = [&](const std::vector<uint8_t>& marks, StopId stop) {
      return IsOld(stop) && marks[stop.index()] != 0;
    };
    const auto any = [&](const auto& rows, const auto& starts) {
      return std::any_of(rows.begin(), rows.end(), starts);
    };
    return any(patch.touched,
               [&](StopId stop) { return holds(record.boards, stop); }) ||
           any(patch.connections,
               [&](const auto& row) {
                 return holds(record.boards, row.from);
               }) ||
           any(patch.transfers,
               [&](const auto& row) {
                 return holds(record.reached, row.from);
               }) ||
           any(patch.retiered,
               [&](StopId stop) { return holds(record.reached, stop); }) ||
           OriginsDiffer(batch);
  }

  bool OriginsDiffer(const NodeBatch& batch) const {
    const auto is_in = [&](NodeId node) {
      return std::find(batch.nodes.begin(), batch.nodes.end(), node) !=
             batch.nodes.end();
    };
    const auto any_in = [&](const StopPlaces& at) {
      if (at.home == nullptr) return false;
      const auto& nodes = at.origin(batch.direction).nodes;
      return std::any_of(nodes.begin(), nodes.end(),
                         [&](const auto& leg) { return is_in(leg.place); });
    };
    for (size_t i = 0; i < state_.overlay.size(); ++i) {
      const StopId stop = state_.patch.retiered[i];
      if (any_in(state_.overlay[i])) return true;
      if (IsOld(stop) && any_in(base_.stop_places[stop])) return true;
    }
    return false;
  }

  // The legs of a node: the baseline's but at retiered stops, and theirs.
  std::vector<Leg> LegsOf(Legs old, NodeId node, SearchDirection direction,
                          bool origin) const {
    std::vector<Leg> legs;
    for (const Leg& leg : old) {
      if (state_.ignored[leg.stop.index()] == 0) legs.push_back(leg);
    }
    const StopTable& stops = state_.patch.stops;
    for (size_t i = 0; i < state_.overlay.size(); ++i) {
      const StopPlaces& at = state_.overlay[i];
      if (at.home == nullptr) continue;
      const StopId stop = state_.patch.retiered[i];
      const auto& around = origin ? at.origin(direction) : at.end(direction);
      const auto it = std::lower_bound(
          around.nodes.begin(), around.nodes.end(), node,
          [](const auto& leg, NodeId id) { return leg.place < id; });
      if (it == around.nodes.end() || it->place != node) continue;
      const Seconds platform = origin ? OriginTime(stops, stop, direction)
                                      : EndTime(stops, stop, direction);
      legs.push_back({stop, it->time + platform});
    }
    return legs;
  }

  void ChangeReach(const NodeBatch& batch, const BatchRecord& record,
                   VariantFigures& figures) {
    const ReachTables& tables = base_.tables(batch.direction);
    HeadwayWorkspace& search = state_.search(batch.direction);
    std::vector<std::vector<Leg>> legs;
    for (const NodeId node : batch.nodes) {
      legs.push_back(LegsOf(tables.origins[node], node, batch.direction, true));
    }
    SearchBatch(tables.network, std::vector<Legs>(legs.begin(), legs.end()),
                kLongCutoff, search);
    MarkPoints(batch, record, search);
    ReachScratch& scratch = state_.reach;
    scratch.times.resize(scratch.points.points().size() * kLanes);
    const Csr<ZonePointId, Leg>& point_legs = base_.points(batch.direction);
    CollectEgressOf(search, point_legs.bounds(), point_legs.values(),
                    scratch.points.points(), state_.ignored,
                    absl::MakeSpan(scratch.times));
    AddOverlay(batch.direction, search);
    AddChangedReach(base_.places, batch, record.within, scratch, figures.reach);
  }

  // Points whose time may differ: those around a stop whose label does, or
  // whose legs do.
  void MarkPoints(const NodeBatch& batch, const BatchRecord& record,
                  const HeadwayWorkspace& search) {
    PointSet& points = state_.reach.points;
    points.Clear();
    const auto mark = [&](const StopPlaces& at) {
      if (at.home != nullptr) points.Mark(at.end(batch.direction).points);
    };
    for (size_t s = 0; s < num_old_stops(); ++s) {
      const bool same =
          std::memcmp(search.row(StopId(s)).data(), &record.off[s * kLanes],
                      kLanes * sizeof(LaneTime)) == 0;
      if (!same) mark(base_.stop_places[StopId(s)]);
    }
    for (size_t i = 0; i < state_.overlay.size(); ++i) {
      const StopId stop = state_.patch.retiered[i];
      if (IsOld(stop) && record.reached[stop.index()] != 0) {
        mark(base_.stop_places[stop]);
      }
      if (IsReached(search.row(stop))) mark(state_.overlay[i]);
    }
    points.Number();
  }

  void AddOverlay(SearchDirection direction, const HeadwayWorkspace& search) {
    for (size_t i = 0; i < state_.overlay.size(); ++i) {
      const StopId stop = state_.patch.retiered[i];
      const StopPlaces& at = state_.overlay[i];
      if (at.home == nullptr || !IsReached(search.row(stop))) continue;
      LowerAtStop(search, stop, EndTime(state_.patch.stops, stop, direction),
                  at.end(direction).points, state_.reach);
    }
  }

  void MeasureEfficiency(VariantFigures& figures) {
    if (!from_is_patched_) state_.from.Patch(state_.patch);
    Csr<NodeId, Leg> origins, nodes;
    for (const NodeId node : base_.from.origins.ids()) {
      origins.AppendRow(
          LegsOf(base_.from.origins[node], node, SearchDirection::kFrom, true));
      nodes.AppendRow(
          LegsOf(base_.from.nodes[node], node, SearchDirection::kFrom, false));
    }
    figures.efficiency = Efficiency(base_.places, base_.from.network, origins,
                                    nodes, base_.study.parameters.pair_horizon,
                                    state_.from, state_.reach.pair_times);
  }

  const Variant& variant_;
  const LineModel& lines_;
  EvaluatorState& state_;
  const EvaluatorBaseline& base_;
  bool from_is_patched_ = false;
};

}  // namespace

VariantFigures EvaluateChanges(const Variant& variant, EvaluatorState& state) {
  return ChangeRun(variant, state).Run();
}

}  // namespace railreach::internal
