#include "engine/routing/headway_patch.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace railreach::internal {
namespace {

class Patcher {
 public:
  Patcher(const Network& network, const NetworkPatch& patch,
          HeadwayState& state)
      : network_(network),
        patch_(patch),
        state_(state),
        tables_(state.tables) {}

  void Patch() {
    AppendStops();
    AppendPatterns();
    state_.Grow();
    ReplaceVisits();
    ReplaceTransfers();
    ReplaceEdges();
  }

 private:
  Slot SlotOf(StopId stop) const { return tables_.slot_of[stop.index()]; }
  bool IsOld(StopId stop) const { return stop.index() < network_.stops.size(); }
  bool IsTouched(StopId stop) const {
    return std::binary_search(patch_.touched.begin(), patch_.touched.end(),
                              stop);
  }
  bool HasChanged(PatternId pattern) const {
    const auto it = std::lower_bound(
        patch_.patterns.begin(), patch_.patterns.end(), pattern,
        [](const NetworkPatch::Pattern& p, PatternId id) { return p.id < id; });
    return it != patch_.patterns.end() && it->id == pattern;
  }

  void AppendStops() {
    for (size_t s = network_.stops.size(); s < patch_.stops.size(); ++s) {
      tables_.slot_of.push_back(static_cast<Slot>(s));
      tables_.visits.Append({});
      tables_.transfers.Append({});
      tables_.seed_edges.Append({});
      tables_.ride_edges.Append({});
      tables_.last_edges.Append({});
    }
  }

  // The new rows; those that they stand for lose their visits.
  void AppendPatterns() {
    std::vector<Step> steps;
    for (const NetworkPatch::Pattern& pattern : patch_.patterns) {
      const PatternRow& row = pattern.row;
      if (row.stops.size() < 2) continue;
      const auto p = static_cast<uint32_t>(tables_.num_patterns());
      steps.clear();
      for (uint32_t i = 0; i < row.stops.size(); ++i) {
        const Slot slot = SlotOf(row.stops[i]);
        steps.push_back(
            {slot, ToLaneTime(row.run[i]), ToLaneTime(row.dwell[i])});
        if (i + 1 < row.stops.size()) new_visits_.push_back({slot, {p, i}});
      }
      tables_.steps.Append(steps);
      tables_.pattern_ids.push_back(pattern.id);
      tables_.wait.push_back(ToLaneTime(pattern.wait));
    }
    std::stable_sort(
        new_visits_.begin(), new_visits_.end(),
        [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  void ReplaceVisits() {
    std::vector<SlotVisit> row;
    for (const StopId stop : patch_.touched) {
      const Slot slot = SlotOf(stop);
      row.clear();
      for (const SlotVisit visit : tables_.visits[slot]) {
        if (!HasChanged(tables_.pattern_ids[visit.pattern])) {
          row.push_back(visit);
        }
      }
      auto it = std::lower_bound(
          new_visits_.begin(), new_visits_.end(), slot,
          [](const auto& visit, Slot s) { return visit.first < s; });
      for (; it != new_visits_.end() && it->first == slot; ++it) {
        row.push_back(it->second);
      }
      tables_.visits.Replace(slot, row);
    }
  }

  template <typename Edge>
  absl::Span<const Edge> EdgesFrom(
      StopId from, const Csr<StopId, Edge>& edges,
      const std::vector<NetworkPatch::EdgeRow<Edge>>& rows) const {
    const auto it = std::lower_bound(
        rows.begin(), rows.end(), from,
        [](const auto& row, StopId id) { return row.from < id; });
    if (it != rows.end() && it->from == from) return it->edges;
    return IsOld(from) ? edges[from] : absl::Span<const Edge>();
  }

  void ReplaceTransfers() {
    std::vector<StopId> stops = patch_.touched;
    for (const auto& row : patch_.transfers) stops.push_back(row.from);
    std::vector<Edge> row;
    for (const StopId from : Unique(stops)) {
      const bool skips_self = IsOld(from) && !IsTouched(from) &&
                              tables_.futile_changes.futile[from];
      row.clear();
      for (const TransferLeg& leg :
           EdgesFrom(from, network_.transfers, patch_.transfers)) {
        if (leg.to == from && skips_self) continue;
        Add(leg.to, leg.time, row);
      }
      const Slot slot = SlotOf(from);
      tables_.transfers.Replace(slot, row);
      const bool any = !row.empty();
      if (IsOld(from) && tables_.has_transfers.Holds(slot) != any) {
        state_.flipped_transfers.push_back(slot);
      }
      tables_.has_transfers.Set(slot, any);
    }
  }

  void ReplaceEdges() {
    std::vector<StopId> stops = patch_.touched;
    for (const auto& row : patch_.connections) stops.push_back(row.from);
    for (const auto& row : patch_.transfers) {
      for (const TransferLeg& leg : row.edges) {
        if (leg.to != row.from) stops.push_back(leg.to);
      }
    }
    for (const StopId from : Unique(stops)) ReplaceEdgesFrom(from);
  }

  void ReplaceEdgesFrom(StopId from) {
    seed_.clear();
    ride_.clear();
    last_.clear();
    for (const Connection& edge :
         EdgesFrom(from, network_.connections, patch_.connections)) {
      const Seconds cost = edge.wait + edge.ride;
      const Seconds first = edge.first_wait + edge.ride;
      Add(edge.to, network_.reversed ? cost : first, seed_);
      Add(edge.to, cost, ride_);
      if (network_.reversed && first < cost) Add(edge.to, first, last_);
    }
    const Seconds returning = Returning(from);
    Add(from, returning, seed_);
    Add(from, returning, ride_);
    const Slot slot = SlotOf(from);
    tables_.seed_edges.Replace(slot, seed_);
    tables_.ride_edges.Replace(slot, ride_);
    tables_.last_edges.Replace(slot, last_);
  }

  // Out and back over a futile change, on a pair of patterns that did not
  // change.
  Seconds Returning(StopId from) const {
    if (!IsOld(from)) return kUnreachable;
    const FutileChanges& changes = tables_.futile_changes;
    if (!IsTouched(from)) return changes.out_and_back[from];
    const PatternTable& patterns = network_.patterns;
    Seconds best = kUnreachable;
    for (const PatternTable::Visit visit : patterns.visits[from]) {
      const PatternId mate = changes.mate[visit.pattern];
      if (mate.is_none() || HasChanged(visit.pattern) || HasChanged(mate)) {
        continue;
      }
      best =
          std::min(best, changes.returns[patterns.stops.first(visit.pattern) +
                                         visit.position]);
    }
    return best;
  }

  void Add(StopId to, Seconds cost, std::vector<Edge>& row) const {
    const LaneTime time = ToLaneTime(cost);
    if (time != kLaneUnreachable) row.push_back({SlotOf(to), time});
  }

  static const std::vector<StopId>& Unique(std::vector<StopId>& stops) {
    std::sort(stops.begin(), stops.end());
    stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
    return stops;
  }

  const Network& network_;
  const NetworkPatch& patch_;
  HeadwayState& state_;
  HeadwayTables& tables_;
  std::vector<std::pair<Slot, SlotVisit>> new_visits_;  // by slot
  std::vector<Edge> seed_, ride_, last_;
};

}  // namespace

void PatchTables(const Network& network, const NetworkPatch& patch,
                 HeadwayState& state) {
  HeadwayTables& tables = state.tables;
  tables.steps.Keep();
  tables.visits.Keep();
  tables.transfers.Keep();
  tables.seed_edges.Keep();
  tables.ride_edges.Keep();
  tables.last_edges.Keep();
  Patcher(network, patch, state).Patch();
}

void UndoPatch(HeadwayState& state) {
  HeadwayTables& tables = state.tables;
  tables.steps.Undo();
  tables.visits.Undo();
  tables.transfers.Undo();
  tables.seed_edges.Undo();
  tables.ride_edges.Undo();
  tables.last_edges.Undo();
  const size_t num_slots = tables.visits.size();
  for (size_t slot = num_slots; slot < tables.slot_of.size(); ++slot) {
    tables.has_transfers.Set(static_cast<uint32_t>(slot), false);
  }
  tables.slot_of.resize(num_slots);
  tables.pattern_ids.resize(tables.steps.size());
  tables.wait.resize(tables.steps.size());
  for (const Slot slot : state.flipped_transfers) {
    tables.has_transfers.Set(slot, !tables.has_transfers.Holds(slot));
  }
  state.flipped_transfers.clear();
}

}  // namespace railreach::internal
