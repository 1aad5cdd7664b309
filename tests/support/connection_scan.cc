#include "tests/support/connection_scan.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace railreach {
namespace {

constexpr int32_t kNever = std::numeric_limits<int32_t>::max();
constexpr uint32_t kNotBoarded = std::numeric_limits<uint32_t>::max();

}  // namespace

ConnectionScan::ConnectionScan(const Timetable& timetable,
                               const Csr<StopId, TransferLeg>& transfers)
    : transfers_(transfers),
      ready_(transfers.size(), kNever),
      boarded_(timetable.times.size(), kNotBoarded) {
  for (const TrainRowId row : timetable.stops.ids()) {
    const auto stops = timetable.stops[row];
    const auto boards = timetable.boards_of(row);
    const auto alights = timetable.alights_of(row);
    for (const TrainId train : timetable.trains[row]) {
      const auto times = timetable.times[train];
      for (uint32_t i = 0; i + 1 < stops.size(); ++i) {
        connections_.push_back(
            {times[i].departure.count(), times[i + 1].arrival.count(),
             stops[i].index(), stops[i + 1].index(), train.index(),
             4 * i + (boards[i] ? 1u : 0u) + (alights[i + 1] ? 2u : 0u)});
      }
    }
  }
  std::sort(connections_.begin(), connections_.end(),
            [](const Connection& a, const Connection& b) {
              return std::tie(a.departure, a.train, a.position) <
                     std::tie(b.departure, b.train, b.position);
            });
}

void ConnectionScan::LowerReady(uint32_t stop, int32_t time) {
  if (ready_[stop] == kNever) touched_stops_.push_back(stop);
  ready_[stop] = std::min(ready_[stop], time);
}

// Whether this lets somebody board in the same second who could not before.
bool ConnectionScan::Ride(const Connection& c, int32_t start, int32_t limit,
                          Seconds* off) {
  uint32_t& boarded = boarded_[c.train];
  if (boarded > c.position) {
    if (!(c.position & 1) || ready_[c.from] > c.departure) return false;
    if (boarded == kNotBoarded) touched_trains_.push_back(c.train);
    boarded = c.position;
  }
  const int32_t time = c.arrival - start;
  if (!(c.position & 2) || c.arrival > limit || time >= off[c.to].count()) {
    return false;
  }
  off[c.to] = Seconds(time);
  bool again = false;
  for (const TransferLeg& leg : transfers_[StopId(c.to)]) {
    const int32_t ready = c.arrival + leg.time.count();
    if (ready >= ready_[leg.to.index()]) continue;
    LowerReady(leg.to.index(), ready);
    again |= ready <= c.departure;
  }
  return again;
}

void ConnectionScan::Scan(Legs origin, Seconds departure, Seconds horizon,
                          IdSpan<StopId, Seconds> off) {
  const int32_t start = departure.count();
  const int32_t limit = (departure + horizon).count();
  std::fill(off.begin(), off.end(), kUnreachable);
  int32_t first = kNever;
  for (const Leg& leg : origin) {
    const int32_t ready = (departure + leg.time).count();
    if (ready > limit) continue;
    LowerReady(leg.stop.index(), ready);
    first = std::min(first, ready);
  }
  const auto end = connections_.end();
  auto second = std::partition_point(
      connections_.begin(), end,
      [&](const Connection& c) { return c.departure < first; });
  while (second != end && second->departure <= limit) {
    // Where trains take no time, a second is gone through until nobody else
    // can board in it.
    bool again = false;
    auto c = second;
    for (; c != end && c->departure == second->departure; ++c) {
      again |= Ride(*c, start, limit, off.begin());
    }
    if (!again) second = c;
  }
  for (const uint32_t stop : touched_stops_) ready_[stop] = kNever;
  for (const uint32_t train : touched_trains_) boarded_[train] = kNotBoarded;
  touched_stops_.clear();
  touched_trains_.clear();
}

}  // namespace railreach
