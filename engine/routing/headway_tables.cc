#include "engine/routing/headway_tables.h"

#include <utility>

#include "engine/routing/futile_changes.h"

namespace railreach::internal {
namespace {

constexpr Slot kNoSlot = 0xffffffff;

// Slots in the order in which patterns first reach them, then the rest.
std::vector<Slot> NumberSlots(const Network& network) {
  std::vector<Slot> slot_of(network.stops.size(), kNoSlot);
  Slot next = 0;
  for (const StopId stop : network.patterns.stops.values()) {
    Slot& slot = slot_of[stop.index()];
    if (slot == kNoSlot) slot = next++;
  }
  for (Slot& slot : slot_of) {
    if (slot == kNoSlot) slot = next++;
  }
  return slot_of;
}

void AppendPattern(const PatternTable& patterns, PatternId pattern,
                   HeadwayTables& tables) {
  const auto stops = patterns.stops[pattern];
  const auto run = patterns.run_of(pattern);
  const auto dwell = patterns.dwell_of(pattern);
  std::vector<Step> steps;
  for (size_t i = 0; i < stops.size(); ++i) {
    steps.push_back({tables.slot_of[stops[i].index()], ToLaneTime(run[i]),
                     ToLaneTime(dwell[i])});
  }
  tables.steps.Append(steps);
  tables.pattern_ids.push_back(pattern);
  tables.wait.push_back(ToLaneTime(patterns.wait[pattern]));
}

// Where one can board, by slot: every position but a pattern's last.
void AppendVisits(HeadwayTables& tables) {
  std::vector<std::pair<Slot, SlotVisit>> visits;
  visits.reserve(tables.steps.num_values());
  for (uint32_t p = 0; p < tables.num_patterns(); ++p) {
    const auto steps = tables.steps[p];
    for (uint32_t i = 0; i + 1 < steps.size(); ++i) {
      visits.push_back({steps[i].slot, {p, i}});
    }
  }
  tables.visits = Rows<SlotVisit>::FromEntries(tables.num_slots(), visits);
}

// Edges by stop, to be stored by slot.
class EdgeRows {
 public:
  EdgeRows(const std::vector<Slot>& slot_of, size_t num_edges)
      : slot_of_(slot_of) {
    edges_.reserve(num_edges);
  }

  void Add(StopId from, StopId to, Seconds cost) {
    const LaneTime time = ToLaneTime(cost);
    if (time == kLaneUnreachable) return;
    edges_.push_back({slot_of_[from.index()], {slot_of_[to.index()], time}});
  }

  Rows<Edge> Take() const {
    return Rows<Edge>::FromEntries(slot_of_.size(), edges_);
  }

 private:
  const std::vector<Slot>& slot_of_;
  std::vector<std::pair<Slot, Edge>> edges_;
};

void AppendTransfers(const Network& network, HeadwayTables& tables) {
  EdgeRows transfers(tables.slot_of, network.transfers.values().size());
  for (const StopId from : network.transfers.ids()) {
    for (const TransferLeg& leg : network.transfers[from]) {
      if (leg.to == from && tables.futile_changes.futile[from]) continue;
      transfers.Add(from, leg.to, leg.time);
    }
  }
  tables.transfers = transfers.Take();
  tables.has_transfers = Marks(tables.num_slots());
  for (Slot slot = 0; slot < tables.num_slots(); ++slot) {
    tables.has_transfers.MarkIf(slot, !tables.transfers[slot].empty());
  }
}

// Whether someone may come to board at a stop who did not leave a train there.
std::vector<bool> ReachedOnFoot(const Network& network) {
  std::vector<bool> on_foot(network.stops.size(), false);
  for (const StopId from : network.transfers.ids()) {
    for (const TransferLeg& leg : network.transfers[from]) {
      if (leg.to != from) on_foot[leg.to.index()] = true;
    }
  }
  return on_foot;
}

void AppendEdges(const Network& network, HeadwayTables& tables) {
  const size_t num_edges =
      network.connections.values().size() + tables.num_slots();
  EdgeRows seed(tables.slot_of, num_edges);
  EdgeRows ride(tables.slot_of, num_edges);
  EdgeRows last(tables.slot_of, network.reversed ? num_edges : 0);
  const std::vector<bool> on_foot = ReachedOnFoot(network);
  for (const StopId from : network.connections.ids()) {
    for (const Connection& edge : network.connections[from]) {
      const Seconds cost = edge.wait + edge.ride;
      const Seconds first = edge.first_wait + edge.ride;
      seed.Add(from, edge.to, network.reversed ? cost : first);
      ride.Add(from, edge.to, cost);
      if (network.reversed && first < cost) last.Add(from, edge.to, first);
    }
    const Seconds returning = tables.futile_changes.out_and_back[from];
    seed.Add(from, from, returning);
    if (on_foot[from.index()]) ride.Add(from, from, returning);
  }
  tables.seed_edges = seed.Take();
  tables.ride_edges = ride.Take();
  tables.last_edges = last.Take();
}

}  // namespace

HeadwayTables BuildHeadwayTables(const Network& network) {
  HeadwayTables tables;
  tables.slot_of = NumberSlots(network);
  for (const PatternId pattern : network.patterns.stops.ids()) {
    if (network.patterns.stops[pattern].size() < 2) continue;
    AppendPattern(network.patterns, pattern, tables);
  }
  AppendVisits(tables);
  tables.futile_changes = FindFutileChanges(network);
  AppendTransfers(network, tables);
  AppendEdges(network, tables);
  return tables;
}

}  // namespace railreach::internal
