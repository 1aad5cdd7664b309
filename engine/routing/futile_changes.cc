#include "engine/routing/futile_changes.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace railreach::internal {
namespace {

class Finder {
 public:
  explicit Finder(const Network& network)
      : network_(network),
        patterns_(network.patterns),
        simple_(patterns_.stops.size(), false),
        change_(network.stops.size(), kUnreachable) {
    result_.futile.assign(network.stops.size(), false);
    result_.out_and_back.assign(network.stops.size(), kUnreachable);
    result_.mate.resize(patterns_.stops.size());
    result_.returns.assign(patterns_.stops.values().size(), kUnreachable);
  }

  FutileChanges Find() {
    FindMates();
    for (const StopId stop : network_.transfers.ids()) {
      for (const TransferLeg& leg : network_.transfers[stop]) {
        if (leg.to == stop) change_[stop] = std::min(change_[stop], leg.time);
      }
    }
    MarkFutile();
    for (const PatternId p : patterns_.stops.ids()) {
      if (!result_.mate[p].is_none()) AddReturns(p, result_.mate[p]);
    }
    return std::move(result_);
  }

 private:
  // Patterns without a stop twice, and the one that is their reverse.
  void FindMates() {
    IdVector<StopId, PatternId> seen_by(network_.stops.size());
    for (const PatternId p : patterns_.stops.ids()) {
      simple_[p] = true;
      for (const StopId stop : patterns_.stops[p]) {
        if (std::exchange(seen_by[stop], p) == p) simple_[p] = false;
      }
    }
    for (const PatternId p : patterns_.stops.ids()) {
      const auto stops = patterns_.stops[p];
      if (!simple_[p] || stops.empty()) continue;
      for (const PatternTable::Visit visit : patterns_.visits[stops[0]]) {
        const auto other = patterns_.stops[visit.pattern];
        if (std::equal(stops.begin(), stops.end(), other.rbegin(),
                       other.rend())) {
          result_.mate[p] = visit.pattern;
        }
      }
    }
  }

  void MarkFutile() {
    for (const StopId stop : network_.transfers.ids()) {
      result_.futile[stop] = change_[stop] != kUnreachable && OneLineOnly(stop);
    }
    for (const StopId from : network_.connections.ids()) {
      for (const Connection& edge : network_.connections[from]) {
        result_.futile[from] = false;
        result_.futile[edge.to] = false;
      }
    }
  }

  bool OneLineOnly(StopId stop) const {
    const auto visits = patterns_.visits[stop];
    if (visits.size() > 2) return false;
    if (visits.size() == 2 &&
        result_.mate[visits[0].pattern] != visits[1].pattern) {
      return false;
    }
    return std::all_of(visits.begin(), visits.end(), [&](const auto& visit) {
      const Seconds dwell = patterns_.dwell_of(visit.pattern)[visit.position];
      return simple_[visit.pattern] &&
             change_[stop] + patterns_.wait[visit.pattern] >= dwell;
    });
  }

  // From each stop of `out` to a later one, and back on `back`.
  void AddReturns(PatternId out, PatternId back) {
    const auto stops = patterns_.stops[out];
    const auto run_out = patterns_.run_of(out);
    const auto run_back = patterns_.run_of(back);
    const auto dwell_out = patterns_.dwell_of(out);
    const auto dwell_back = patterns_.dwell_of(back);
    const size_t n = stops.size();
    Seconds beyond = kUnreachable;  // from position i + 1 to there again
    for (size_t i = n - 1; i-- > 0;) {
      Seconds turn = beyond + dwell_out[i + 1] + dwell_back[n - 2 - i];
      if (result_.futile[stops[i + 1]]) {
        turn = std::min(turn, change_[stops[i + 1]] + patterns_.wait[back]);
      }
      beyond = run_out[i + 1] + turn + run_back[n - 1 - i];
      const Seconds returning = patterns_.wait[out] + beyond;
      result_.returns[patterns_.stops.first(out) + i] = returning;
      Seconds& best = result_.out_and_back[stops[i]];
      best = std::min(best, returning);
    }
  }

  const Network& network_;
  const PatternTable& patterns_;
  IdVector<PatternId, bool> simple_;
  IdVector<StopId, Seconds> change_;
  FutileChanges result_;
};

}  // namespace

FutileChanges FindFutileChanges(const Network& network) {
  return Finder(network).Find();
}

}  // namespace railreach::internal
