// Lines that lose stops or sections, or are cut in two.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/scenario/changes.h"

namespace railreach {
namespace {

// Where a pattern runs over a track between two stations, stopping or not.
void MarkTracks(const LineModel& model, const Pattern& pattern, StationId a,
                StationId b, std::vector<bool>& hops) {
  for (size_t i = 1; i < pattern.stops.size(); ++i) {
    for (const TrackId id : pattern.stops[i].tracks) {
      const Track& track = model.tracks[id];
      if ((track.from == a && track.to == b) ||
          (track.from == b && track.to == a)) {
        hops[i] = true;
      }
    }
  }
}

// What is left between the hops that are closed.
std::vector<StopPlan> Parts(const StopPlan& plan,
                            const std::vector<bool>& closed) {
  std::vector<StopPlan> parts;
  size_t first = 0;
  for (size_t i = 1; i <= plan.size(); ++i) {
    if (i < plan.size() && !closed[i]) continue;
    if (i - first >= 2) parts.push_back(Slice(plan, first, i - 1));
    first = i;
  }
  return parts;
}

// Trains of a ring by headway run once round from behind the cut.
std::vector<StopPlan> PartsOfRing(const StopPlan& plan,
                                  std::vector<bool> closed) {
  size_t start = 1;
  while (start < plan.size() && !closed[start]) ++start;
  if (start == plan.size()) return {plan};
  const size_t n = plan.size() - 1;
  const size_t seam = start % n;
  if (seam == 0) return Parts(plan, closed);
  std::vector<bool> turned(plan.size(), false);
  for (size_t h = 1; h <= n; ++h) turned[h] = closed[(seam + h - 1) % n + 1];
  return Parts(Rotated(plan, seam), turned);
}

bool AnyOf(const std::vector<bool>& hops) {
  return std::find(hops.begin(), hops.end(), true) != hops.end();
}

struct Cut {
  PatternId pattern;
  std::vector<StopPlan> parts;
};

// Whether what is left is a ring, or nothing.
bool IsRing(const Cut& cut) {
  return cut.parts.empty() ||
         cut.parts[0].front().stop.station == cut.parts[0].back().stop.station;
}

// A line whose ring is cut is none any more.
void OpenRings(const std::vector<Cut>& cuts, Resolver& resolve,
               ModelEditor& editor) {
  const LineModel& model = editor.lines();
  for (const Cut& cut : cuts) {
    const LineId line = model.patterns[cut.pattern].line;
    if (!model.lines[line].ring) continue;
    for (const PatternId id : editor.PatternsOf(line)) {
      const bool is_cut =
          std::any_of(cuts.begin(), cuts.end(),
                      [&](const Cut& other) { return other.pattern == id; });
      if (is_cut) continue;
      resolve.Error(absl::StrCat("the ring ", resolve.Called(line),
                                 " has trains that do not pass there"));
      return;
    }
    editor.EditLine(line).ring = false;
  }
}

void ReplaceAll(const std::vector<Cut>& cuts, Resolver& resolve,
                ModelEditor& editor) {
  OpenRings(cuts, resolve, editor);
  if (!resolve.ok()) return;
  for (const Cut& cut : cuts) editor.Replace(cut.pattern, cut.parts);
}

// The plan without the stops at a station; a ring starts at the next stop if
// it started there.
StopPlan Without(StopPlan plan, StationId station, bool ring) {
  if (ring && plan.front().stop.station == station) plan = Rotated(plan, 1);
  while (!plan.empty() && plan.front().stop.station == station) {
    plan.erase(plan.begin());
  }
  while (!plan.empty() && plan.back().stop.station == station) plan.pop_back();
  if (plan.empty()) return plan;
  plan = Slice(plan, 0, plan.size() - 1);
  for (size_t i = plan.size(); i-- > 1;) {
    if (plan[i].stop.station == station) PassThrough(plan, i);
  }
  return plan;
}

bool CallsAt(const Pattern& pattern, StationId station) {
  return std::any_of(
      pattern.stops.begin(), pattern.stops.end(),
      [&](const PatternStop& stop) { return stop.station == station; });
}

size_t PositionOf(const Pattern& pattern, StationId station) {
  size_t at = 0;
  while (at < pattern.stops.size() && pattern.stops[at].station != station) {
    ++at;
  }
  return at;
}

}  // namespace

void ApplyChange(const CloseSection& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineModel& model = editor.lines();
  LineId line;
  StationId from, to;
  if (change.line.empty()) {
    from = resolve.Station(change.from);
    to = resolve.Station(change.to);
  } else {
    line = resolve.RunningLine(change.line);
    from = resolve.StationOf(line, change.from);
    to = resolve.StationOf(line, change.to);
  }
  if (!from.is_none() && from == to) {
    resolve.Error("the section ends where it begins");
  }
  if (!resolve.ok()) return;
  std::vector<Cut> cuts;
  for (const PatternId id : editor.PatternsOf(line)) {
    const Pattern& pattern = model.patterns[id];
    const bool ring = model.lines[pattern.line].ring;
    std::vector<bool> closed = HopsBetween(pattern, ring, from, to);
    MarkTracks(model, pattern, from, to, closed);
    if (!AnyOf(closed)) continue;
    const StopPlan plan = Whole(pattern);
    cuts.push_back({id, ring && !editor.RunsByClock(id)
                            ? PartsOfRing(plan, closed)
                            : Parts(plan, closed)});
  }
  if (cuts.empty()) {
    resolve.Error(absl::StrCat("no train runs from ", resolve.Called(from),
                               " to ", resolve.Called(to)));
    return;
  }
  ReplaceAll(cuts, resolve, editor);
}

void ApplyChange(const CloseStation& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineModel& model = editor.lines();
  const StationId station = resolve.Station(change.station);
  if (station.is_none()) return;
  std::vector<Cut> cuts;
  for (const PatternId id : editor.PatternsOf(LineId())) {
    const Pattern& pattern = model.patterns[id];
    if (!CallsAt(pattern, station)) continue;
    const bool ring = model.lines[pattern.line].ring && !editor.RunsByClock(id);
    StopPlan plan = Without(Whole(pattern), station, ring);
    cuts.push_back({id, {}});
    if (plan.size() >= (ring ? 3 : 2))
      cuts.back().parts.push_back(std::move(plan));
  }
  if (cuts.empty()) {
    resolve.Error(
        absl::StrCat("no train calls at station ", resolve.Called(station)));
    return;
  }
  for (const Cut& cut : cuts) {
    const LineId line = model.patterns[cut.pattern].line;
    if (model.lines[line].ring && !IsRing(cut)) {
      editor.EditLine(line).ring = false;
    }
    editor.Replace(cut.pattern, cut.parts);
  }
  editor.EditStation(station).passenger = false;
}

void ApplyChange(const SplitLine& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineModel& model = editor.lines();
  const LineId line = resolve.RunningLine(change.line);
  const StationId at = resolve.StationOf(line, change.at);
  if (!resolve.ok()) return;
  std::vector<Cut> cuts;
  for (const PatternId id : editor.PatternsOf(line)) {
    const Pattern& pattern = model.patterns[id];
    const StopPlan plan = Whole(pattern);
    const bool ring = model.lines[line].ring && !editor.RunsByClock(id);
    if (ring && CallsAt(pattern, at)) {
      const size_t seam = PositionOf(pattern, at);
      cuts.push_back({id, {seam == 0 ? plan : Rotated(plan, seam)}});
      continue;
    }
    Cut cut = {id, {}};
    size_t first = 0;
    for (size_t i = 1; i < plan.size(); ++i) {
      const bool last = i + 1 == plan.size();
      if (!last && plan[i].stop.station != at) continue;
      cut.parts.push_back(Slice(plan, first, i));
      first = i;
    }
    if (cut.parts.size() > 1) cuts.push_back(std::move(cut));
  }
  if (cuts.empty()) {
    resolve.Error(absl::StrCat("every train of line ", resolve.Called(line),
                               " starts or ends at ", resolve.Called(at),
                               " already"));
    return;
  }
  ReplaceAll(cuts, resolve, editor);
}

namespace {

// Keeps what lies on `from`'s side of `to`; notes the stations beyond.
StopPlan KeptOf(const Pattern& pattern, StationId from, StationId to,
                std::vector<StationId>& beyond) {
  const size_t i = PositionOf(pattern, from);
  const size_t j = PositionOf(pattern, to);
  const StopPlan plan = Whole(pattern);
  const size_t first = i < j ? 0 : j;
  const size_t last = i < j ? j : plan.size() - 1;
  for (size_t k = 0; k < plan.size(); ++k) {
    if (k < first || k > last) beyond.push_back(plan[k].stop.station);
  }
  return Slice(plan, first, last);
}

// Without the stations of `beyond` at its ends.
StopPlan Trimmed(const Pattern& pattern, const std::vector<StationId>& beyond) {
  const auto is_beyond = [&](size_t k) {
    return std::find(beyond.begin(), beyond.end(), pattern.stops[k].station) !=
           beyond.end();
  };
  size_t first = 0;
  size_t last = pattern.stops.size() - 1;
  while (first < last && is_beyond(first)) ++first;
  while (last > first && is_beyond(last)) --last;
  return Slice(Whole(pattern), first, last);
}

}  // namespace

void ApplyChange(const ShortenLine& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineModel& model = editor.lines();
  const LineId line = resolve.RunningLine(change.line);
  const StationId from = resolve.StationOf(line, change.from);
  const StationId to = resolve.StationOf(line, change.to);
  if (!line.is_none() && model.lines[line].ring) {
    resolve.Error(absl::StrCat("line ", resolve.Called(line), " is a ring"),
                  "close a section of it");
  }
  if (!from.is_none() && from == to) {
    resolve.Error("the stop that stays is the new terminus itself");
  }
  if (!resolve.ok()) return;
  std::vector<StationId> beyond;
  std::vector<PatternId> others;
  std::vector<Cut> cuts;
  bool joint = false;
  for (const PatternId id : editor.PatternsOf(line)) {
    const Pattern& pattern = model.patterns[id];
    if (!CallsAt(pattern, from) || !CallsAt(pattern, to)) {
      others.push_back(id);
      continue;
    }
    joint = true;
    StopPlan plan = KeptOf(pattern, from, to, beyond);
    if (plan.size() < pattern.stops.size()) cuts.push_back({id, {plan}});
  }
  for (const PatternId id : others) {
    const Pattern& pattern = model.patterns[id];
    StopPlan plan = Trimmed(pattern, beyond);
    if (plan.size() < pattern.stops.size()) cuts.push_back({id, {plan}});
  }
  if (cuts.empty()) {
    resolve.Error(joint
                      ? absl::StrCat("line ", resolve.Called(line), " ends at ",
                                     resolve.Called(to), " already")
                      : absl::StrCat("no train of line ", resolve.Called(line),
                                     " calls at ", resolve.Called(from),
                                     " and ", resolve.Called(to)));
    return;
  }
  for (const Cut& cut : cuts) editor.Replace(cut.pattern, cut.parts);
}

}  // namespace railreach
