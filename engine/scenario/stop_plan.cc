#include "engine/scenario/stop_plan.h"

#include <algorithm>
#include <cmath>

namespace railreach {
namespace {

Seconds RunBy(const PlannedStop& stop, absl::Span<const StopTime> old) {
  if (stop.from == stop.to) return stop.stop.run;
  Seconds run;
  for (size_t h = stop.from + 1; h <= stop.to; ++h) {
    run += old[h].arrival - old[h - 1].departure;
  }
  return Seconds(static_cast<int32_t>(std::lround(run.count() * stop.share))) +
         stop.extra;
}

Seconds DwellBy(const PlannedStop& stop, absl::Span<const StopTime> old) {
  if (stop.old == PlannedStop::kNew || stop.dwell_set) return stop.stop.dwell;
  return old[stop.old].departure - old[stop.old].arrival;
}

// Marks the hops from each `a` to the next `b` behind it.
void MarkHops(const Pattern& pattern, StationId a, StationId b,
              std::vector<bool>& hops) {
  const std::vector<PatternStop>& stops = pattern.stops;
  for (size_t i = 0; i < stops.size(); ++i) {
    if (stops[i].station != a) continue;
    for (size_t j = i + 1; j < stops.size() && stops[j].station != a; ++j) {
      if (stops[j].station != b) continue;
      for (size_t h = i + 1; h <= j; ++h) hops[h] = true;
      break;
    }
  }
}

void MarkHopsOfRing(const Pattern& pattern, StationId a, StationId b,
                    std::vector<bool>& hops) {
  const size_t n = pattern.stops.size() - 1;  // hops round
  size_t at_a = n;
  size_t at_b = n;
  for (size_t i = 0; i < n; ++i) {
    if (pattern.stops[i].station == a) at_a = i;
    if (pattern.stops[i].station == b) at_b = i;
  }
  if (at_a == n || at_b == n || at_a == at_b) return;
  size_t length = (at_b + n - at_a) % n;
  if (2 * length > n ||
      (2 * length == n && pattern.direction == Direction::kBack)) {
    std::swap(at_a, at_b);
    length = n - length;
  }
  for (size_t h = at_a; h < at_a + length; ++h) hops[h % n + 1] = true;
}

}  // namespace

StopPlan Whole(const Pattern& pattern) {
  StopPlan plan(pattern.stops.size());
  for (size_t i = 0; i < plan.size(); ++i) {
    plan[i].stop = pattern.stops[i];
    plan[i].old = i;
    plan[i].from = i == 0 ? 0 : i - 1;
    plan[i].to = i;
  }
  return plan;
}

StopPlan Slice(const StopPlan& plan, size_t first, size_t last) {
  StopPlan slice(plan.begin() + static_cast<std::ptrdiff_t>(first),
                 plan.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  PlannedStop& head = slice.front();
  head.stop.run = Seconds(0);
  head.stop.run_assumed = false;
  head.stop.tracks.clear();
  head.from = head.to;
  return slice;
}

StopPlan Rotated(const StopPlan& plan, size_t first) {
  StopPlan rotated = Slice(plan, first, plan.size() - 1);
  rotated.back().stop.dwell = plan.front().stop.dwell;  // the same halt
  rotated.insert(rotated.end(), plan.begin() + 1,
                 plan.begin() + static_cast<std::ptrdiff_t>(first) + 1);
  return rotated;
}

void PassThrough(StopPlan& plan, size_t at) {
  const PlannedStop& passed = plan[at];
  PlannedStop& next = plan[at + 1];
  next.from = passed.from;
  next.stop.run += passed.stop.run;
  next.stop.run_assumed |= passed.stop.run_assumed;
  std::vector<TrackId>& tracks = next.stop.tracks;
  if (tracks.empty() != passed.stop.tracks.empty()) {
    tracks.clear();  // half a path is none
  } else {
    tracks.insert(tracks.begin(), passed.stop.tracks.begin(),
                  passed.stop.tracks.end());
  }
  plan.erase(plan.begin() + static_cast<std::ptrdiff_t>(at));
}

void GiveRun(PlannedStop& stop, Seconds run) {
  if (stop.stop.run > Seconds(0)) {
    stop.share = static_cast<double>(run.count()) / stop.stop.run.count();
  } else {
    stop.from = stop.to;
  }
  stop.stop.run = run;
}

void GiveDwell(PlannedStop& stop, Seconds dwell) {
  stop.stop.dwell = dwell;
  stop.dwell_set = true;
}

void SettleEnds(const Pattern& old, Seconds dwell, StopPlan& plan) {
  const auto was_end = [&](const PlannedStop& stop) {
    return stop.old == 0 || stop.old + 1 == old.stops.size();
  };
  for (size_t i = 0; i < plan.size(); ++i) {
    const bool is_end = i == 0 || i + 1 == plan.size();
    if (is_end && !was_end(plan[i])) GiveDwell(plan[i], Seconds(0));
    if (!is_end && was_end(plan[i]) && plan[i].stop.dwell == Seconds(0)) {
      GiveDwell(plan[i], dwell);
    }
  }
}

std::vector<StopTime> TimesBy(const StopPlan& plan,
                              absl::Span<const StopTime> old) {
  size_t anchor = 0;
  while (anchor < plan.size() && plan[anchor].old == PlannedStop::kNew) {
    ++anchor;
  }
  if (anchor == plan.size()) return {};
  std::vector<StopTime> times(plan.size());
  times[anchor].departure = old[plan[anchor].old].departure;
  times[anchor].arrival = times[anchor].departure - DwellBy(plan[anchor], old);
  for (size_t i = anchor; i > 0; --i) {
    times[i - 1].departure = times[i].arrival - RunBy(plan[i], old);
    times[i - 1].arrival = times[i - 1].departure - DwellBy(plan[i - 1], old);
  }
  for (size_t i = anchor + 1; i < plan.size(); ++i) {
    times[i].arrival = times[i - 1].departure + RunBy(plan[i], old);
    times[i].departure = times[i].arrival + DwellBy(plan[i], old);
  }
  return times;
}

std::vector<bool> HopsBetween(const Pattern& pattern, bool ring, StationId a,
                              StationId b) {
  std::vector<bool> hops(pattern.stops.size(), false);
  if (ring) {
    MarkHopsOfRing(pattern, a, b, hops);
  } else {
    MarkHops(pattern, a, b, hops);
    MarkHops(pattern, b, a, hops);
  }
  return hops;
}

}  // namespace railreach
