#include "engine/routing/one_to_all.h"

#include <algorithm>
#include <utility>

#include "engine/base/check.h"

namespace railreach {
namespace {

constexpr uint32_t kClean = 0xffffffff;
constexpr uint32_t kMostRides = (1u << 20) - 1;

}  // namespace

OneToAllWorkspace::OneToAllWorkspace(const Network& network)
    : network_(&network),
      board_(network.stops.size(), RideLabel::Unreached()),
      off_(network.stops.size(), RideLabel::Unreached()),
      result_(network.stops.size(), RideLabel::Unreached()),
      board_changed_(network.stops.size()),
      off_changed_(network.stops.size()),
      first_changed_(network.patterns.stops.size(), kClean),
      connections_into_(Transposed(network.connections)),
      transfers_into_(Transposed(network.transfers)) {}

void OneToAllWorkspace::LowerOff(StopId stop, RideLabel label) {
  if (label > limit_ || label >= off_[stop]) return;
  off_[stop] = label;
  off_changed_.Mark(stop.index());
}

void OneToAllWorkspace::LowerBoard(StopId stop, RideLabel label) {
  if (label > limit_ || label >= board_[stop]) return;
  board_[stop] = label;
  board_changed_.Mark(stop.index());
}

void OneToAllWorkspace::Start(Legs origin) {
  const size_t num_stops = network_->stops.size();
  board_.assign(num_stops, RideLabel::Unreached());
  off_.assign(num_stops, RideLabel::Unreached());
  for (const Leg& leg : origin) LowerBoard(leg.stop, RideLabel(leg.time, 0));
  seeds_.clear();
  for (const Leg& leg : origin) {
    if (board_[leg.stop] != RideLabel(leg.time, 0)) continue;
    seeds_.push_back(leg);
  }
}

// Puts on the trains whoever can newly board.
void OneToAllWorkspace::Board(bool first) {
  board_changed_.ForEach([&](uint32_t index) {
    const StopId stop(index);
    for (const PatternTable::Visit visit : network_->patterns.visits[stop]) {
      uint32_t& position = first_changed_[visit.pattern.index()];
      position = std::min(position, visit.position);
    }
    for (const Connection& edge : network_->connections[stop]) {
      const Seconds wait = first ? edge.first_wait : edge.wait;
      LowerOff(edge.to, board_[stop] + RideLabel(wait, 1) + edge.ride);
    }
  });
  board_changed_.Clear();
}

void OneToAllWorkspace::ScanPattern(PatternId pattern, uint32_t first) {
  const PatternTable& patterns = network_->patterns;
  const auto stops = patterns.stops[pattern];
  const auto run = patterns.run_of(pattern);
  const auto dwell = patterns.dwell_of(pattern);
  const RideLabel boarding(patterns.wait[pattern], 1);
  RideLabel aboard = RideLabel::Unreached();
  for (size_t i = first; i < stops.size(); ++i) {
    RideLabel arrival = aboard + run[i];
    if (arrival > limit_) arrival = RideLabel::Unreached();
    LowerOff(stops[i], arrival);
    aboard = std::min(arrival + dwell[i], board_[stops[i]] + boarding);
  }
}

void OneToAllWorkspace::RidePatterns() {
  for (uint32_t p = 0; p < first_changed_.size(); ++p) {
    if (first_changed_[p] == kClean) continue;
    ScanPattern(PatternId(p), std::exchange(first_changed_[p], kClean));
  }
}

void OneToAllWorkspace::Transfer() {
  off_changed_.ForEach([&](uint32_t index) {
    for (const TransferLeg& leg : network_->transfers[StopId(index)]) {
      LowerBoard(leg.to, off_[StopId(index)] + leg.time);
    }
  });
  off_changed_.Clear();
}

// On a reversed network the search's last ride is the journey's first: it may
// take a connection with the first boarding's wait.
void OneToAllWorkspace::FinishResult() {
  result_ = off_;
  if (!network_->reversed) return;
  for (const StopId stop : network_->connections.ids()) {
    if (board_[stop] > limit_) continue;
    for (const Connection& edge : network_->connections[stop]) {
      const RideLabel label =
          board_[stop] + RideLabel(edge.first_wait, 1) + edge.ride;
      if (label <= limit_) result_[edge.to] = std::min(result_[edge.to], label);
    }
  }
}

void OneToAll(const Network& network, Legs origin, Seconds horizon,
              OneToAllWorkspace& workspace) {
  CHECK(&network == workspace.network_);
  CHECK(horizon >= Seconds(0) && horizon < kUnreachable);
  workspace.limit_ = RideLabel(horizon, kMostRides);
  workspace.Start(origin);
  workspace.Board(/*first=*/!network.reversed);
  for (;;) {
    workspace.RidePatterns();
    workspace.Transfer();
    if (workspace.board_changed_.empty()) break;
    workspace.Board(/*first=*/false);
  }
  workspace.FinishResult();
}

}  // namespace railreach
