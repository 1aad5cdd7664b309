// Two lines into a through service.
#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "engine/scenario/changes.h"
#include "engine/scenario/pieces.h"

namespace railreach {
namespace {

class Joiner {
 public:
  Joiner(const JoinLines& change, Resolver& resolve, ModelEditor& editor)
      : change_(change),
        resolve_(resolve),
        editor_(editor),
        model_(editor.lines()) {}

  void Run() {
    first_ = resolve_.RunningLine(change_.first);
    second_ = resolve_.RunningLine(change_.second);
    at_ = resolve_.StationOf(first_, change_.at);
    second_at_ = resolve_.StationOf(
        second_, change_.second_at.empty() ? change_.at : change_.second_at);
    if (change_.dwell) resolve_.CheckDwell(*change_.dwell);
    if (!first_.is_none() && first_ == second_) {
      resolve_.Error("a line is not joined with itself");
    }
    for (const LineId line : {first_, second_}) CheckLine(line);
    if (!resolve_.ok()) return;
    ReadTrains();
    const size_t arrivals = EndingAt(first_, at_).size();
    const size_t departures = StartingAt(first_, at_).size();
    if (arrivals + departures == 0) return NoTerminus(first_, at_);
    if (EndingAt(second_, second_at_).size() +
            StartingAt(second_, second_at_).size() ==
        0) {
      return NoTerminus(second_, second_at_);
    }
    const StopPlan between = Between();
    if (!resolve_.ok()) return;
    JoinAll(EndingAt(first_, at_), StartingAt(second_, second_at_), between);
    JoinAll(EndingAt(second_, second_at_), StartingAt(first_, at_),
            Turned(between));
    if (joined_ == 0) {
      resolve_.Error(absl::StrCat("in no band do trains of both lines ",
                                  resolve_.Called(first_), " and ",
                                  resolve_.Called(second_), " run"));
      return;
    }
    StoreRest();
  }

 private:
  void CheckLine(LineId line) {
    if (line.is_none()) return;
    if (model_.lines[line].ring) {
      resolve_.Error(absl::StrCat("line ", resolve_.Called(line), " is a ring"),
                     "split it first (split_line)");
    }
    for (const PatternId id : editor_.PatternsOf(line)) {
      if (!editor_.RunsByClock(id)) continue;
      resolve_.Error(absl::StrCat("line ", resolve_.Called(line),
                                  " has trains by the clock"),
                     "give them headways first (set_trains)");
      return;
    }
  }

  void NoTerminus(LineId line, StationId at) {
    resolve_.Error(absl::StrCat("no train of line ", resolve_.Called(line),
                                " starts or ends at ", resolve_.Called(at)),
                   "split it there first (split_line)");
  }

  void ReadTrains() {
    for (const LineId line : {first_, second_}) {
      for (const PatternId id : editor_.PatternsOf(line)) {
        for (const Service& service : editor_.ServicesOf(id)) {
          left_[{id, service.band}] = editor_.MilliTrainsOf(id, service.band);
        }
      }
    }
  }

  // The busiest first.
  std::vector<PatternId> Busiest(std::vector<PatternId> ids) const {
    std::stable_sort(ids.begin(), ids.end(), [&](PatternId a, PatternId b) {
      return editor_.MilliTrainsOf(a) > editor_.MilliTrainsOf(b);
    });
    return ids;
  }
  std::vector<PatternId> EndingAt(LineId line, StationId station) const {
    std::vector<PatternId> ids;
    for (const PatternId id : editor_.PatternsOf(line)) {
      if (model_.patterns[id].stops.back().station == station) {
        ids.push_back(id);
      }
    }
    return Busiest(std::move(ids));
  }
  std::vector<PatternId> StartingAt(LineId line, StationId station) const {
    std::vector<PatternId> ids;
    for (const PatternId id : editor_.PatternsOf(line)) {
      if (model_.patterns[id].stops.front().station == station) {
        ids.push_back(id);
      }
    }
    return Busiest(std::move(ids));
  }

  // The first line's terminus and the second's: one stop or a hop.
  StopPlan Between() {
    std::vector<NewStop> stops;
    if (at_ != second_at_) {
      stops.push_back({second_at_, std::nullopt, std::nullopt});
    }
    return NewPiece(at_, stops, WishOf(model_.lines[first_], 0), resolve_,
                    editor_);
  }

  void JoinAll(const std::vector<PatternId>& arriving,
               const std::vector<PatternId>& leaving, const StopPlan& between) {
    for (const PatternId a : arriving) {
      for (const PatternId b : leaving) {
        const std::vector<Service> through = Through(a, b);
        if (!through.empty()) Append(a, b, between, through);
      }
    }
  }

  // As many trains as the less frequent of the two has left; they are taken
  // off both.
  std::vector<Service> Through(PatternId a, PatternId b) {
    const PatternId lead = model_.patterns[a].line == first_ ? a : b;
    std::vector<Service> rows;
    for (const BandId band : model_.bands.ids()) {
      int64_t& of_a = left_[{a, band}];
      int64_t& of_b = left_[{b, band}];
      const int64_t trains = std::min(of_a, of_b);
      if (trains == 0) continue;
      Service row;
      row.band = band;
      row.milli_trains = trains;
      for (const PatternId id : {a, b}) {
        const Seconds headway = HeadwayOf(id, band);
        // A headway says more than the trains that it comes to.
        if (headway > Seconds(0) && trains == editor_.MilliTrainsOf(id, band)) {
          row.headway = headway;
          row.milli_trains = 0;
        }
      }
      row.group = editor_.GroupOf(lead);
      row.scheduled = editor_.IsScheduled(lead);
      row.provenance.assumed = true;
      rows.push_back(row);
      of_a -= trains;
      of_b -= trains;
    }
    return rows;
  }

  Seconds HeadwayOf(PatternId id, BandId band) const {
    for (const Service& service : editor_.ServicesOf(id)) {
      if (service.band == band) return service.headway;
    }
    return Seconds(0);
  }

  void Append(PatternId a, PatternId b, const StopPlan& between,
              const std::vector<Service>& through) {
    const PatternId lead = model_.patterns[a].line == first_ ? a : b;
    Pattern pattern = editor_.PatternBy(lead, Whole(model_.patterns[lead]));
    pattern.key =
        absl::StrCat(model_.patterns[a].key, "+", model_.patterns[b].key);
    pattern.stops = model_.patterns[a].stops;
    const Seconds dwell = change_.dwell.value_or(
        model_.rules(model_.lines[first_].tier).profile.dwell);
    for (size_t i = 1; i < between.size(); ++i) {
      pattern.stops.back().dwell = dwell;
      pattern.stops.push_back(between[i].stop);
    }
    pattern.stops.back().dwell = dwell;
    const std::vector<PatternStop>& rest = model_.patterns[b].stops;
    pattern.stops.back().boards = rest.front().boards;
    pattern.stops.insert(pattern.stops.end(), rest.begin() + 1, rest.end());
    Trains trains;
    trains.services = through;
    editor_.Append(std::move(pattern), std::move(trains));
    ++joined_;
  }

  void StoreRest() {
    for (const LineId line : {first_, second_}) {
      for (const PatternId id : editor_.PatternsOf(line)) StoreRestOf(id);
    }
  }

  void StoreRestOf(PatternId id) {
    int64_t sum = 0;
    bool differs = false;
    for (const BandId band : model_.bands.ids()) {
      const auto it = left_.find({id, band});
      if (it == left_.end()) continue;
      sum += it->second;
      differs |= it->second != editor_.MilliTrainsOf(id, band);
    }
    if (!differs) return;
    if (sum == 0) {
      editor_.Close(id);
      return;
    }
    for (const BandId band : model_.bands.ids()) {
      const auto it = left_.find({id, band});
      if (it == left_.end() || it->second == editor_.MilliTrainsOf(id, band)) {
        continue;
      }
      editor_.SetService(id, band, Seconds(0), it->second);
    }
  }

  const JoinLines& change_;
  Resolver& resolve_;
  ModelEditor& editor_;
  const LineModel& model_;
  LineId first_;
  LineId second_;
  StationId at_;
  StationId second_at_;
  std::map<std::pair<PatternId, BandId>, int64_t> left_;  // trains x 1000
  int joined_ = 0;
};

}  // namespace

void ApplyChange(const JoinLines& change, Resolver& resolve,
                 ModelEditor& editor) {
  Joiner(change, resolve, editor).Run();
}

}  // namespace railreach
