// The network as the lane search walks through it.  Internal to routing/:
// see headway_batch.h for the search itself.
#ifndef ENGINE_ROUTING_HEADWAY_TABLES_H_
#define ENGINE_ROUTING_HEADWAY_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "engine/network/network.h"
#include "engine/routing/futile_changes.h"
#include "engine/routing/lanes.h"
#include "engine/routing/marks.h"

namespace railreach::internal {

// A stop's place in the tables of labels.  Slots are numbered as the patterns
// pass through them, so that a scan of a pattern walks through memory.
using Slot = uint32_t;

// Rows in one array, keyed by plain numbers of these tables.  A row may be
// replaced by one of another length, which then stands behind the others.
template <typename T>
class Rows {
 public:
  absl::Span<const T> operator[](uint32_t row) const {
    return {values_.data() + bounds_[row].first, bounds_[row].size};
  }
  size_t size() const { return bounds_.size(); }
  size_t num_values() const { return values_.size(); }

  void Append(absl::Span<const T> row) { bounds_.push_back(Store(row)); }

  // From (row, value) entries; the order within a row is theirs.
  static Rows FromEntries(size_t num_rows,
                          absl::Span<const std::pair<uint32_t, T>> entries) {
    Rows rows;
    rows.bounds_.resize(num_rows);
    for (const auto& entry : entries) ++rows.bounds_[entry.first].size;
    uint32_t first = 0;
    for (Bounds& bounds : rows.bounds_) {
      bounds.first = first;
      first += std::exchange(bounds.size, 0);
    }
    rows.values_.resize(entries.size());
    for (const auto& [row, value] : entries) {
      Bounds& bounds = rows.bounds_[row];
      rows.values_[bounds.first + bounds.size++] = value;
    }
    return rows;
  }

  // Takes back what was done since the last Keep().
  void Undo() {
    for (const auto& [row, bounds] : replaced_) bounds_[row] = bounds;
    replaced_.clear();
    bounds_.resize(kept_rows_);
    values_.resize(kept_values_);
  }
  void Keep() {
    replaced_.clear();
    kept_rows_ = bounds_.size();
    kept_values_ = values_.size();
  }
  // Each row of Keep() at most once before the next Undo().
  void Replace(uint32_t row, absl::Span<const T> values) {
    if (row < kept_rows_) replaced_.push_back({row, bounds_[row]});
    bounds_[row] = Store(values);
  }

 private:
  struct Bounds {
    uint32_t first = 0;
    uint32_t size = 0;
  };

  Bounds Store(absl::Span<const T> row) {
    const auto first = static_cast<uint32_t>(values_.size());
    values_.insert(values_.end(), row.begin(), row.end());
    return {first, static_cast<uint32_t>(row.size())};
  }

  std::vector<Bounds> bounds_;
  std::vector<T> values_;
  std::vector<std::pair<uint32_t, Bounds>> replaced_;
  size_t kept_rows_ = 0;
  size_t kept_values_ = 0;
};

// One stop of a pattern: the run that leads here, and the dwell after it.
struct Step {
  Slot slot = 0;
  LaneTime run = 0;
  LaneTime dwell = 0;
};

// To another label, for a cost that is the same in every lane.
struct Edge {
  Slot slot = 0;
  LaneTime cost = 0;
};

// Where a slot stands in the patterns.
struct SlotVisit {
  uint32_t pattern = 0;
  uint32_t position = 0;
};

// All costs saturate at kLaneUnreachable.
struct HeadwayTables {
  std::vector<Slot> slot_of;  // by stop
  Rows<Step> steps;           // by pattern; patterns that run, in id order
  std::vector<PatternId> pattern_ids;  // of the same
  std::vector<LaneTime> wait;          // by pattern, at each boarding
  Rows<SlotVisit> visits;              // by slot
  Rows<Edge> transfers;                // by slot
  // By slot.  At most stations of one line there is nothing to change to, and
  // an arrival there needs no further work.
  Marks has_transfers;
  // From ready to board to off the train, by slot:
  Rows<Edge> seed_edges;  // in the first round
  Rows<Edge> ride_edges;  // in later rounds
  Rows<Edge> last_edges;  // after the last round (reversed networks)
  // What stands in for futile changes, for patches.
  FutileChanges futile_changes;

  // All stops have a slot, also those without a train.
  size_t num_slots() const { return slot_of.size(); }
  size_t num_patterns() const { return wait.size(); }
};

// The edges are the connections, with the first boarding's wait where they may
// be the journey's first ride.  What can never lower a label is left out:
// boarding at a pattern's last stop, and futile changes (futile_changes.h),
// for which the edges out and back stand in.
// O(size of the network).
HeadwayTables BuildHeadwayTables(const Network& network);

}  // namespace railreach::internal

#endif  // ENGINE_ROUTING_HEADWAY_TABLES_H_
