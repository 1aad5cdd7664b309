#include "engine/network/connections.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"

namespace railreach {

ConnectionFinder::ConnectionFinder(size_t num_stops, Seconds band_length,
                                   const NetworkOptions& options)
    : band_length_(band_length), options_(options), cells_(num_stops) {}

void ConnectionFinder::Find(StopId from, absl::Span<const GroupCall> calls,
                            bool scheduled, std::vector<Connection>& row) {
  for (const GroupCall& call : calls) {
    const GroupPattern& pattern = *call.pattern;
    const size_t end =
        std::min(pattern.stops.size(), call.position + 1 + pattern.longest);
    Seconds ride;
    for (size_t j = call.position + 1; j < end; ++j) {
      ride += pattern.run[j];
      if (pattern.stops[j] != from) AddRide(pattern, ride, pattern.stops[j]);
      ride += pattern.dwell[j];
    }
  }
  std::sort(reached_.begin(), reached_.end());
  row.clear();
  for (const StopId to : reached_) {
    row.push_back(ConnectionTo(to, calls[0].pattern->group, scheduled));
    cells_[to] = Cell();
  }
  reached_.clear();
}

void ConnectionFinder::AddRide(const GroupPattern& pattern, Seconds ride,
                               StopId to) {
  Cell& cell = cells_[to];
  const int64_t milli_trains = pattern.milli_trains;
  if (cell.milli_trains == 0) reached_.push_back(to);
  if (cell.pattern != pattern.pattern) {
    if (milli_trains > cell.typical_milli_trains) {
      cell.typical = pattern.pattern;
      cell.typical_milli_trains = milli_trains;
    }
    cell.pattern = pattern.pattern;
    cell.ride = ride;
    cell.milli_trains += milli_trains;
    cell.weighted_ride += milli_trains * ride.count();
  } else if (ride < cell.ride) {
    cell.weighted_ride -= milli_trains * (cell.ride - ride).count();
    cell.ride = ride;
  }
}

Connection ConnectionFinder::ConnectionTo(StopId to, GroupId group,
                                          bool scheduled) const {
  const Cell& cell = cells_[to];
  Connection c;
  c.to = to;
  c.group = group;
  if (options_.wait_model != WaitModel::kOptimal) {
    c.wait = Seconds(static_cast<int32_t>(std::min<int64_t>(
        CeilDiv(int64_t{band_length_.count()} * 1000, 2 * cell.milli_trains),
        kUnreachable.count())));
  }
  c.first_wait =
      scheduled ? std::min(c.wait, options_.origin_wait_max) : c.wait;
  c.ride = Seconds(
      static_cast<int32_t>(CeilDiv(cell.weighted_ride, cell.milli_trains)));
  c.milli_trains =
      static_cast<int32_t>(std::min<int64_t>(cell.milli_trains, INT32_MAX));
  c.typical = cell.typical;
  return c;
}

Csr<StopId, GroupCall> CallsByStop(absl::Span<const GroupPattern> patterns,
                                   size_t num_stops) {
  std::vector<std::pair<StopId, GroupCall>> calls;
  for (const GroupPattern& pattern : patterns) {
    for (size_t i = 0; i < pattern.stops.size(); ++i) {
      calls.push_back({pattern.stops[i], {&pattern, i}});
    }
  }
  return Csr<StopId, GroupCall>::FromEntries(num_stops, calls);
}

Csr<StopId, Connection> BuildConnections(
    absl::Span<const GroupPattern> patterns, size_t num_stops,
    Seconds band_length, const NetworkOptions& options) {
  absl::flat_hash_set<GroupId> scheduled;
  for (const GroupPattern& pattern : patterns) {
    if (pattern.scheduled) scheduled.insert(pattern.group);
  }
  const Csr<StopId, GroupCall> calls = CallsByStop(patterns, num_stops);
  ConnectionFinder finder(num_stops, band_length, options);
  Csr<StopId, Connection> connections;
  std::vector<Connection> row;
  for (const StopId from : calls.ids()) {
    row.clear();
    if (!calls[from].empty()) {
      const GroupId group = calls[from].front().pattern->group;
      finder.Find(from, calls[from], scheduled.contains(group), row);
    }
    connections.AppendRow(row);
  }
  return connections;
}

}  // namespace railreach
