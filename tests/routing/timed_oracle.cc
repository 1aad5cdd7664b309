#include "tests/routing/timed_oracle.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace railreach {
namespace {

using StopTimes = IdVector<StopId, Seconds>;

class Oracle {
 public:
  Oracle(const TimedNetwork& timed, Seconds departure, Seconds horizon)
      : timed_(timed), departure_(departure), limit_(departure + horizon) {}

  IdVector<StopId, OracleLabel> Search(Legs origin) {
    const size_t n = timed_.network.stops.size();
    labels_.assign(n, {});
    StopTimes best(n, kUnreachable);
    StopTimes ready(n, kUnreachable);
    for (const Leg& leg : origin) Lower(ready, leg.stop, departure_ + leg.time);
    for (bool any = !origin.empty(); any; ++rides_) {
      best = Least(best, ready);
      const StopTimes off = RideAll(ready);
      ready.assign(n, kUnreachable);
      for (const StopId from : off.ids()) {
        for (const TransferLeg& leg : timed_.network.transfers[from]) {
          Lower(ready, leg.to, off[from] + leg.time);
        }
      }
      // Who is ready no earlier gets nowhere earlier, with more rides.
      any = false;
      for (const StopId stop : ready.ids()) {
        if (ready[stop] >= best[stop]) ready[stop] = kUnreachable;
        any |= ready[stop] != kUnreachable;
      }
    }
    return labels_;
  }

 private:
  void Lower(StopTimes& times, StopId stop, Seconds time) const {
    if (time <= limit_) times[stop] = std::min(times[stop], time);
  }

  static StopTimes Least(StopTimes a, const StopTimes& b) {
    for (const StopId stop : a.ids()) a[stop] = std::min(a[stop], b[stop]);
    return a;
  }

  void Record(StopId stop, Seconds time) {
    if (time > limit_ || time - departure_ >= labels_[stop].time) return;
    labels_[stop] = {time - departure_, rides_ + 1};
  }

  // Off the train after one more ride; journeys end here or go on.
  StopTimes RideAll(const StopTimes& ready) {
    StopTimes off(ready.size(), kUnreachable);
    RideTrains(ready, off);
    RidePatterns(ready, off);
    const bool reversed = timed_.network.reversed;
    for (const StopId from : ready.ids()) {
      for (const Connection& c : timed_.network.connections[from]) {
        const Seconds first = ready[from] + c.first_wait + c.ride;
        const Seconds later = ready[from] + c.wait + c.ride;
        Lower(off, c.to, rides_ == 0 && !reversed ? first : later);
        if (reversed) Record(c.to, first);
      }
    }
    for (const StopId stop : off.ids()) Record(stop, off[stop]);
    return off;
  }

  void RideTrains(const StopTimes& ready, StopTimes& off) const {
    const Timetable& timetable = timed_.timetable;
    for (const TrainRowId row : timetable.stops.ids()) {
      const auto stops = timetable.stops[row];
      for (const TrainId train : timetable.trains[row]) {
        const auto times = timetable.times[train];
        for (size_t i = 0; i < stops.size(); ++i) {
          if (!timetable.boards_of(row)[i]) continue;
          if (times[i].departure < ready[stops[i]]) continue;
          for (size_t j = i + 1; j < stops.size(); ++j) {
            if (timetable.alights_of(row)[j]) {
              Lower(off, stops[j], times[j].arrival);
            }
          }
        }
      }
    }
  }

  void RidePatterns(const StopTimes& ready, StopTimes& off) const {
    const PatternTable& patterns = timed_.network.patterns;
    for (const PatternId id : patterns.stops.ids()) {
      const auto stops = patterns.stops[id];
      for (size_t i = 0; i < stops.size(); ++i) {
        Seconds at = ready[stops[i]] + patterns.wait[id];
        for (size_t j = i + 1; j < stops.size(); ++j) {
          at += patterns.run_of(id)[j];
          Lower(off, stops[j], at);
          at += patterns.dwell_of(id)[j];
        }
      }
    }
  }

  const TimedNetwork& timed_;
  const Seconds departure_;
  const Seconds limit_;
  uint32_t rides_ = 0;
  IdVector<StopId, OracleLabel> labels_;
};

}  // namespace

IdVector<StopId, OracleLabel> OracleTimes(const TimedNetwork& timed,
                                          Legs origin, Seconds departure,
                                          Seconds horizon) {
  return Oracle(timed, departure, horizon).Search(origin);
}

}  // namespace railreach
