// Lines that get new pieces: extended, rerouted, branched.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/scenario/changes.h"
#include "engine/scenario/pieces.h"

namespace railreach {
namespace {

size_t PositionOf(const Pattern& pattern, StationId station) {
  size_t at = 0;
  while (at < pattern.stops.size() && pattern.stops[at].station != station) {
    ++at;
  }
  return at;
}

void CheckNoRing(LineId line, Resolver& resolve, const ModelEditor& editor) {
  if (line.is_none() || !editor.lines().lines[line].ring) return;
  resolve.Error(absl::StrCat("line ", resolve.Called(line), " is a ring"),
                "split it first (split_line)");
}

OperatorClassId ClassOf(LineId line, const ModelEditor& editor) {
  return line.is_none() ? OperatorClassId()
                        : editor.lines().lines[line].operator_class;
}

StopPlan PieceOf(LineId line, StationId from, const std::vector<NewStop>& stops,
                 double design_speed_kmh, Resolver& resolve,
                 ModelEditor& editor) {
  resolve.CheckDesignSpeed(design_speed_kmh);
  if (line.is_none() || from.is_none()) return {};
  return NewPiece(from, stops,
                  WishOf(editor.lines().lines[line], design_speed_kmh), resolve,
                  editor);
}

// The piece behind an old plan, whose last stop is the piece's first.
StopPlan Behind(StopPlan plan, const StopPlan& piece) {
  plan.insert(plan.end(), piece.begin() + 1, piece.end());
  return plan;
}

// The piece before an old plan, whose first stop is the piece's last.
StopPlan Before(const StopPlan& plan, const StopPlan& piece) {
  StopPlan result(piece.begin(), piece.end() - 1);
  result.push_back(ReachedBy(plan.front(), piece.back()));
  result.insert(result.end(), plan.begin() + 1, plan.end());
  return result;
}

std::vector<StationId> StationsOf(const StopPlan& plan) {
  std::vector<StationId> stations;
  for (const PlannedStop& stop : plan) stations.push_back(stop.stop.station);
  return stations;
}

// The pattern with the piece in place of what lies between its ends.
StopPlan Rerouted(const Pattern& pattern, size_t first, size_t last,
                  const StopPlan& piece) {
  const StopPlan plan = Whole(pattern);
  StopPlan result = Slice(plan, 0, first);
  result.insert(result.end(), piece.begin() + 1, piece.end() - 1);
  result.push_back(ReachedBy(plan[last], piece.back()));
  result.insert(result.end(),
                plan.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                plan.end());
  return result;
}

}  // namespace

void ApplyChange(const ExtendLine& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineModel& model = editor.lines();
  const LineId line = resolve.RunningLine(change.line);
  CheckNoRing(line, resolve, editor);
  const StationId terminus = resolve.StationOf(line, change.terminus);
  const std::vector<NewStop> stops =
      resolve.Stops(change.stops, ClassOf(line, editor));
  if (stops.empty()) resolve.Error("there are no stops to extend to");
  const StopPlan piece =
      PieceOf(line, terminus, stops, change.design_speed_kmh, resolve, editor);
  if (!resolve.ok()) return;
  const StopPlan turned = Turned(piece);
  std::vector<std::pair<PatternId, StopPlan>> plans;
  for (const PatternId id : editor.PatternsOf(line)) {
    const Pattern& pattern = model.patterns[id];
    StopPlan plan = Whole(pattern);
    if (pattern.stops.back().station == terminus) plan = Behind(plan, piece);
    if (pattern.stops.front().station == terminus) plan = Before(plan, turned);
    if (plan.size() > pattern.stops.size()) plans.push_back({id, plan});
  }
  if (plans.empty()) {
    resolve.Error(absl::StrCat("no train of line ", resolve.Called(line),
                               " ends at ", resolve.Called(terminus)));
  }
  for (const auto& [id, plan] : plans) editor.Replace(id, {plan});
}

void ApplyChange(const RerouteLine& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineModel& model = editor.lines();
  const LineId line = resolve.RunningLine(change.line);
  CheckNoRing(line, resolve, editor);
  const StationId from = resolve.StationOf(line, change.from);
  const StationId to = resolve.StationOf(line, change.to);
  std::vector<NewStop> via = resolve.Stops(change.via, ClassOf(line, editor));
  if (!from.is_none() && from == to) {
    resolve.Error("the new section ends where it begins");
  }
  via.push_back({to, std::nullopt, std::nullopt});
  const StopPlan piece =
      PieceOf(line, from, via, change.design_speed_kmh, resolve, editor);
  if (!resolve.ok()) return;
  const StopPlan turned = Turned(piece);
  std::vector<std::pair<PatternId, StopPlan>> plans;
  bool joint = false;
  for (const PatternId id : editor.PatternsOf(line)) {
    const Pattern& pattern = model.patterns[id];
    const size_t i = PositionOf(pattern, from);
    const size_t j = PositionOf(pattern, to);
    if (std::max(i, j) >= pattern.stops.size()) continue;
    joint = true;
    StopPlan plan = i < j ? Rerouted(pattern, i, j, piece)
                          : Rerouted(pattern, j, i, turned);
    if (StationsOf(plan) == StationsOf(Whole(pattern))) continue;
    plans.push_back({id, std::move(plan)});
  }
  if (plans.empty()) {
    resolve.Error(absl::StrCat(
        joint ? "all trains of line " : "no train of line ",
        resolve.Called(line),
        joint ? " run that way already between " : " calls at both ",
        resolve.Called(from), " and ", resolve.Called(to)));
  }
  for (const auto& [id, plan] : plans) editor.Replace(id, {plan});
}

namespace {

// The pattern with most trains that runs from one station to another (or,
// `reversed`, from the other to the one) and has an end there; none.
PatternId BusiestBetween(LineId line, StationId end, StationId at,
                         bool reversed, const ModelEditor& editor) {
  PatternId best;
  for (const PatternId id : editor.PatternsOf(line)) {
    const Pattern& pattern = editor.lines().patterns[id];
    const size_t position = PositionOf(pattern, at);
    const PatternStop& terminus =
        reversed ? pattern.stops.back() : pattern.stops.front();
    if (terminus.station != end || position >= pattern.stops.size()) continue;
    if (best.is_none() ||
        editor.MilliTrainsOf(id) > editor.MilliTrainsOf(best)) {
      best = id;
    }
  }
  return best;
}

void AppendBranch(PatternId base, StopPlan plan,
                  const std::vector<BandTrains>& trains, ModelEditor& editor) {
  const LineModel& model = editor.lines();
  SettleEnds(model.patterns[base],
             model.rules(model.line_of(base).tier).profile.dwell, plan);
  Pattern pattern = editor.PatternBy(base, plan);
  Trains services;
  services.services = ServicesBy(trains, pattern.group, pattern.scheduled);
  editor.Append(std::move(pattern), std::move(services));
}

}  // namespace

void ApplyChange(const BranchLine& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineModel& model = editor.lines();
  const LineId line = resolve.RunningLine(change.line);
  CheckNoRing(line, resolve, editor);
  const StationId origin = resolve.StationOf(line, change.origin);
  const StationId at = resolve.StationOf(line, change.at);
  const std::vector<NewStop> stops =
      resolve.Stops(change.stops, ClassOf(line, editor));
  if (stops.empty()) resolve.Error("the branch has no stops");
  if (!origin.is_none() && origin == at) {
    resolve.Error("the branch leaves where its trains start",
                  "add a line instead");
  }
  const std::vector<BandTrains> trains = resolve.TrainsIn(change.trains);
  if (resolve.ok() &&
      std::none_of(trains.begin(), trains.end(), [](const BandTrains& row) {
        return row.milli_trains > 0;
      })) {
    resolve.Error("the branch has no trains", "give a headway");
  }
  const StopPlan piece =
      PieceOf(line, at, stops, change.design_speed_kmh, resolve, editor);
  if (!resolve.ok()) return;
  const PatternId out = BusiestBetween(line, origin, at, false, editor);
  const PatternId back = BusiestBetween(line, origin, at, true, editor);
  if (out.is_none() && back.is_none()) {
    resolve.Error(absl::StrCat("no train of line ", resolve.Called(line),
                               " starts or ends at ", resolve.Called(origin),
                               " and calls at ", resolve.Called(at)));
    return;
  }
  if (!out.is_none()) {
    const Pattern& pattern = model.patterns[out];
    const StopPlan trunk = Slice(Whole(pattern), 0, PositionOf(pattern, at));
    AppendBranch(out, Behind(trunk, piece), trains, editor);
  }
  if (!back.is_none()) {
    const Pattern& pattern = model.patterns[back];
    const StopPlan trunk = Slice(Whole(pattern), PositionOf(pattern, at),
                                 pattern.stops.size() - 1);
    AppendBranch(back, Before(trunk, Turned(piece)), trains, editor);
  }
}

}  // namespace railreach
