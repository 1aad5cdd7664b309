// Run times and dwells.
#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/model/track_path.h"
#include "engine/scenario/changes.h"

namespace railreach {
namespace {

struct Edit {
  PatternId pattern;
  StopPlan plan;
};

// Trains by headway keep their pattern, which keeps its stops.
void ApplyAll(const std::vector<Edit>& edits, ModelEditor& editor) {
  for (const Edit& edit : edits) {
    if (editor.RunsByClock(edit.pattern)) {
      editor.Append(editor.PatternBy(edit.pattern, edit.plan),
                    editor.TrainsBy(edit.pattern, edit.plan));
      editor.Close(edit.pattern);
      continue;
    }
    std::vector<PatternStop>& stops = editor.EditPattern(edit.pattern).stops;
    for (size_t i = 0; i < stops.size(); ++i) stops[i] = edit.plan[i].stop;
  }
}

// All hops of the section in proportion, `run` in all, to the second.
void SetSection(const std::vector<bool>& hops, Seconds run, StopPlan& plan) {
  int64_t old_sum = 0;
  for (size_t i = 1; i < plan.size(); ++i) {
    if (hops[i]) old_sum += plan[i].stop.run.count();
  }
  if (old_sum == 0) return;
  int64_t before = 0;
  int64_t given = 0;
  for (size_t i = 1; i < plan.size(); ++i) {
    if (!hops[i]) continue;
    before += plan[i].stop.run.count();
    const int64_t until = (before * run.count() + old_sum / 2) / old_sum;
    GiveRun(plan[i], Seconds(static_cast<int32_t>(until - given)));
    given = until;
  }
}

class RunTimeSetter {
 public:
  RunTimeSetter(const SetRunTimes& change, Resolver& resolve,
                ModelEditor& editor)
      : change_(change),
        resolve_(resolve),
        editor_(editor),
        model_(editor.lines()) {}

  void Run() {
    line_ = resolve_.RunningLine(change_.line);
    CheckValues();
    const bool section = !change_.from.empty() || !change_.to.empty();
    StationId from, to;
    if (section) {
      from = resolve_.StationOf(line_, change_.from);
      to = resolve_.StationOf(line_, change_.to);
      if (!from.is_none() && from == to) {
        resolve_.Error("the section ends where it begins");
      }
    }
    if (!resolve_.ok()) return;
    bool passes = false;
    std::vector<Edit> edits;
    for (const PatternId id : editor_.PatternsOf(line_)) {
      const Pattern& pattern = model_.patterns[id];
      std::vector<bool> hops(pattern.stops.size(), true);
      if (section) {
        hops = HopsBetween(pattern, model_.lines[line_].ring, from, to);
      }
      hops[0] = false;
      if (std::find(hops.begin(), hops.end(), true) == hops.end()) continue;
      passes = true;
      StopPlan plan = Whole(pattern);
      SetTimes(hops, plan);
      if (Differs(pattern, plan)) edits.push_back({id, std::move(plan)});
    }
    if (edits.empty()) {
      resolve_.Error(absl::StrCat(
          passes ? "run times are so already on line " : "no train of line ",
          resolve_.Called(line_), passes ? "" : " runs there"));
    }
    if (resolve_.ok()) ApplyAll(edits, editor_);
  }

 private:
  void CheckValues() {
    const int given = change_.factor.has_value() +
                      change_.design_speed_kmh.has_value() +
                      change_.run.has_value();
    if (given != 1) {
      resolve_.Error(
          "run times are set by exactly one of factor, "
          "design_speed_kmh and run");
    }
    if (change_.factor && !(*change_.factor >= 0.1 && *change_.factor <= 10)) {
      resolve_.Error(absl::StrFormat("a factor of %g is not within 0.1 .. 10",
                                     *change_.factor),
                     "0.9 is a tenth faster");
    }
    if (change_.design_speed_kmh) {
      if (*change_.design_speed_kmh == 0) {
        resolve_.Error("a design speed of 0 km/h is not within 5 .. 450");
      }
      resolve_.CheckDesignSpeed(*change_.design_speed_kmh);
    }
    if (change_.run &&
        (*change_.run <= Seconds(0) || *change_.run > Minutes(24 * 60))) {
      resolve_.Error(absl::StrCat("a run of ", change_.run->count(),
                                  " s is not within 1 s .. 24 h"));
    }
  }

  void SetTimes(const std::vector<bool>& hops, StopPlan& plan) {
    if (change_.run) SetSection(hops, *change_.run, plan);
    const Tier tier = model_.lines[line_].tier;
    for (size_t i = 1; i < plan.size(); ++i) {
      if (!hops[i]) continue;
      PlannedStop& stop = plan[i];
      if (change_.factor) {
        GiveRun(
            stop,
            Seconds(static_cast<int32_t>(std::max(
                1L, std::lround(stop.stop.run.count() * *change_.factor)))));
      } else if (change_.design_speed_kmh && !stop.stop.tracks.empty()) {
        GiveRun(stop, RunTime(model_.rules(tier).profile,
                              PathLength(model_, stop.stop.tracks),
                              *change_.design_speed_kmh));
        stop.stop.run_assumed = true;
      }
      resolve_.CheckRun(plan[i - 1].stop.station, stop.stop.station,
                        PathLength(model_, stop.stop.tracks), stop.stop.run);
    }
  }

  static bool Differs(const Pattern& pattern, const StopPlan& plan) {
    for (size_t i = 0; i < plan.size(); ++i) {
      if (plan[i].stop.run != pattern.stops[i].run) return true;
    }
    return false;
  }

  const SetRunTimes& change_;
  Resolver& resolve_;
  ModelEditor& editor_;
  const LineModel& model_;
  LineId line_;
};

}  // namespace

void ApplyChange(const SetRunTimes& change, Resolver& resolve,
                 ModelEditor& editor) {
  RunTimeSetter(change, resolve, editor).Run();
}

void ApplyChange(const SetDwell& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineModel& model = editor.lines();
  const LineId line = resolve.RunningLine(change.line);
  StationId station;
  if (!change.station.empty()) {
    station = resolve.StationOf(line, change.station);
  }
  resolve.CheckDwell(change.dwell);
  if (!resolve.ok()) return;
  std::vector<Edit> edits;
  for (const PatternId id : editor.PatternsOf(line)) {
    StopPlan plan = Whole(model.patterns[id]);
    bool differs = false;
    for (size_t i = 0; i < plan.size(); ++i) {
      // Trains wait at an end for as long as they like.
      const bool is_end = i == 0 || i + 1 == plan.size();
      if (is_end && !model.lines[line].ring) continue;
      if (!station.is_none() && plan[i].stop.station != station) continue;
      differs |= plan[i].stop.dwell != change.dwell;
      GiveDwell(plan[i], change.dwell);
    }
    if (differs) edits.push_back({id, std::move(plan)});
  }
  if (edits.empty()) {
    resolve.Error(absl::StrCat("no train of line ", resolve.Called(line),
                               " has another dwell than ", change.dwell.count(),
                               " s there"));
    return;
  }
  ApplyAll(edits, editor);
}

}  // namespace railreach
