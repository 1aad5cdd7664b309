// Patches put to use: the network after one, and turned round.
#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "engine/network/network_patch.h"

namespace railreach {
namespace {

template <typename Edge>
Csr<StopId, Edge> PatchedEdges(
    const Csr<StopId, Edge>& edges,
    const std::vector<NetworkPatch::EdgeRow<Edge>>& rows, size_t num_stops) {
  Csr<StopId, Edge> result;
  auto row = rows.begin();
  for (size_t s = 0; s < num_stops; ++s) {
    if (row != rows.end() && row->from == StopId(s)) {
      result.AppendRow((row++)->edges);
    } else if (s < edges.size()) {
      result.AppendRow(edges[StopId(s)]);
    } else {
      result.AppendRow({});
    }
  }
  return result;
}

PatternTable PatchedPatterns(const PatternTable& patterns,
                             const NetworkPatch& patch) {
  PatternTable result;
  std::vector<std::pair<StopId, PatternTable::Visit>> visits;
  const auto append =
      [&](absl::Span<const StopId> stops, absl::Span<const Seconds> run,
          absl::Span<const Seconds> dwell, Seconds wait, int32_t milli_trains) {
        const PatternId id(result.stops.size());
        for (size_t i = 0; i < stops.size(); ++i) {
          visits.push_back({stops[i], {id, static_cast<uint32_t>(i)}});
        }
        result.stops.AppendRow(stops);
        result.run.insert(result.run.end(), run.begin(), run.end());
        result.dwell.insert(result.dwell.end(), dwell.begin(), dwell.end());
        result.wait.push_back(wait);
        result.milli_trains.push_back(milli_trains);
      };
  auto changed = patch.patterns.begin();
  for (size_t p = 0; p < patch.num_patterns; ++p) {
    const PatternId id(p);
    if (changed != patch.patterns.end() && changed->id == id) {
      append(changed->row.stops, changed->row.run, changed->row.dwell,
             changed->wait, changed->milli_trains);
      ++changed;
    } else {
      append(patterns.stops[id], patterns.run_of(id), patterns.dwell_of(id),
             patterns.wait[id], patterns.milli_trains[id]);
    }
  }
  result.visits =
      Csr<StopId, PatternTable::Visit>::FromEntries(patch.stops.size(), visits);
  return result;
}

// The rows of the transposed table that change with some rows of `edges`.
//   transposed  Transposed(edges).
template <typename Edge>
std::vector<NetworkPatch::EdgeRow<Edge>> TransposedRows(
    const Csr<StopId, Edge>& edges, const Csr<StopId, Edge>& transposed,
    const std::vector<NetworkPatch::EdgeRow<Edge>>& rows) {
  const auto is_changed = [&](StopId from) {
    const auto it = std::lower_bound(
        rows.begin(), rows.end(), from,
        [](const auto& row, StopId id) { return row.from < id; });
    return it != rows.end() && it->from == from;
  };
  std::vector<NetworkPatch::EdgeRow<Edge>> result;
  absl::flat_hash_map<StopId, size_t> row_of;
  const auto row_at = [&](StopId to) -> std::vector<Edge>& {
    const auto [it, inserted] = row_of.try_emplace(to, result.size());
    if (inserted) {
      auto& row = result.emplace_back();
      row.from = to;
      if (to.index() < transposed.size()) {
        for (const Edge& edge : transposed[to]) {
          if (!is_changed(edge.to)) row.edges.push_back(edge);
        }
      }
    }
    return result[it->second].edges;
  };
  for (const auto& row : rows) {
    if (row.from.index() < edges.size()) {
      for (const Edge& edge : edges[row.from]) row_at(edge.to);
    }
    for (Edge edge : row.edges) {
      const StopId to = std::exchange(edge.to, row.from);
      row_at(to).push_back(edge);
    }
  }
  std::sort(result.begin(), result.end(),
            [](const auto& a, const auto& b) { return a.from < b.from; });
  for (auto& row : result) {
    std::stable_sort(row.edges.begin(), row.edges.end(),
                     [](const Edge& a, const Edge& b) { return a.to < b.to; });
  }
  return result;
}

PatternRow ReversedRow(const PatternRow& row) {
  PatternRow result;
  const size_t n = row.stops.size();
  for (size_t i = 0; i < n; ++i) {
    result.stops.push_back(row.stops[n - 1 - i]);
    result.run.push_back(i == 0 ? Seconds(0) : row.run[n - i]);
    result.dwell.push_back(row.dwell[n - 1 - i]);
  }
  return result;
}

}  // namespace

Network Patched(const Network& network, const NetworkPatch& patch) {
  Network result;
  result.reversed = network.reversed;
  result.stops = patch.stops;
  result.patterns = PatchedPatterns(network.patterns, patch);
  result.connections =
      PatchedEdges(network.connections, patch.connections, patch.stops.size());
  result.transfers =
      PatchedEdges(network.transfers, patch.transfers, patch.stops.size());
  result.band_length = network.band_length;
  return result;
}

void ReversePatch(const Network& network, const Network& reversed,
                  const NetworkPatch& patch, NetworkPatch& result) {
  result.stops = patch.stops;
  result.num_patterns = patch.num_patterns;
  result.patterns.clear();
  for (const NetworkPatch::Pattern& pattern : patch.patterns) {
    result.patterns.push_back({pattern.id, ReversedRow(pattern.row),
                               pattern.wait, pattern.milli_trains});
  }
  result.connections = TransposedRows(network.connections, reversed.connections,
                                      patch.connections);
  result.transfers =
      TransposedRows(network.transfers, reversed.transfers, patch.transfers);
  result.touched = patch.touched;
  result.retiered = patch.retiered;
}

}  // namespace railreach
