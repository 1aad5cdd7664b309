// Infill stations.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/geo/geodesic.h"
#include "engine/model/track_path.h"
#include "engine/scenario/changes.h"
#include "engine/scenario/pieces.h"

namespace railreach {
namespace {

constexpr double kFarthest = 2000;  // metres

// Metres from a point to the straight line between two others.
double DistanceToLine(LatLng point, LatLng a, LatLng b) {
  const std::array<double, 3> p = GeodesicPoint(point).ecef();
  const std::array<double, 3> start = GeodesicPoint(a).ecef();
  const std::array<double, 3> end = GeodesicPoint(b).ecef();
  double along = 0;
  double length = 0;
  for (size_t k = 0; k < 3; ++k) {
    along += (p[k] - start[k]) * (end[k] - start[k]);
    length += (end[k] - start[k]) * (end[k] - start[k]);
  }
  const double t = length > 0 ? std::clamp(along / length, 0.0, 1.0) : 0.0;
  double sum = 0;
  for (size_t k = 0; k < 3; ++k) {
    const double d = start[k] + t * (end[k] - start[k]) - p[k];
    sum += d * d;
  }
  return std::sqrt(sum);
}

// Two stops that the new one comes between.
struct Gap {
  StationId a;
  StationId b;
  double distance = 0;
};

class StopAdder {
 public:
  StopAdder(const AddStop& change, Resolver& resolve, ModelEditor& editor)
      : change_(change),
        resolve_(resolve),
        editor_(editor),
        model_(editor.lines()) {}

  void Run() {
    line_ = resolve_.RunningLine(change_.line);
    const OperatorClassId line_class = line_.is_none()
                                           ? OperatorClassId()
                                           : model_.lines[line_].operator_class;
    const NewStop stop = resolve_.Stops({change_.stop}, line_class)[0];
    if (!change_.after.empty()) after_ = FindNeighbour(change_.after);
    if (!change_.before.empty()) before_ = FindNeighbour(change_.before);
    if (!resolve_.ok()) return;
    station_ = stop.station;
    dwell_ = stop.dwell.value_or(
        model_.rules(model_.lines[line_].tier).profile.dwell);
    const std::optional<Gap> gap = FindGap();
    if (!gap) return;
    Fill(*gap, stop.run);
  }

 private:
  StationId FindNeighbour(const std::string& name) {
    return resolve_.StationOf(line_, name);
  }

  bool Fits(StationId a, StationId b) const {
    const auto touches = [&](StationId wanted) {
      return wanted.is_none() || wanted == a || wanted == b;
    };
    return a != b && a != station_ && b != station_ && touches(after_) &&
           touches(before_);
  }

  std::optional<Gap> FindGap() {
    std::optional<Gap> best;
    bool calls = false;
    for (const PatternId id : editor_.PatternsOf(line_)) {
      const std::vector<PatternStop>& stops = model_.patterns[id].stops;
      for (size_t i = 0; i < stops.size(); ++i) {
        calls |= stops[i].station == station_;
        if (i == 0 || !Fits(stops[i - 1].station, stops[i].station)) continue;
        Gap gap = {stops[i - 1].station, stops[i].station, 0};
        gap.distance = DistanceToLine(model_.stations[station_].position,
                                      model_.stations[gap.a].position,
                                      model_.stations[gap.b].position);
        if (!best || gap.distance < best->distance) best = gap;
      }
    }
    return Checked(best, calls);
  }

  std::optional<Gap> Checked(std::optional<Gap> gap, bool calls) {
    const bool free = after_.is_none() || before_.is_none();
    if (calls && free) {
      resolve_.Error(absl::StrCat("line ", resolve_.Called(line_), " calls at ",
                                  resolve_.Called(station_), " already"));
      return std::nullopt;
    }
    if (!gap) {
      resolve_.Error(absl::StrCat("no trains of line ", resolve_.Called(line_),
                                  " run from '", change_.after, "' to '",
                                  change_.before, "' without a stop between"),
                     "give two neighbours");
      return std::nullopt;
    }
    if (free && gap->distance > kFarthest) {
      resolve_.Error(
          absl::StrFormat("station %s is %.1f km from the nearest section of "
                          "line %s, from %s to %s",
                          resolve_.Called(station_), gap->distance / 1000,
                          resolve_.Called(line_), resolve_.Called(gap->a),
                          resolve_.Called(gap->b)),
          "give its neighbours (after, before) if that is meant");
      return std::nullopt;
    }
    return gap;
  }

  // The hop is split where its tracks pass the station, or by new tracks if
  // it has none.
  void Fill(const Gap& gap, std::optional<Seconds> run) {
    if (!model_.stations[station_].passenger) {
      editor_.EditStation(station_).passenger = true;
    }
    // A given run leads from `after`, or from the first as trains run out.
    const StationId start = after_.is_none() ? gap.a : after_;
    SplitTracksOf(gap);
    std::vector<std::pair<PatternId, StopPlan>> plans;
    for (const PatternId id : editor_.PatternsOf(line_)) {
      const Pattern& pattern = model_.patterns[id];
      StopPlan plan;
      for (const PlannedStop& stop : Whole(pattern)) {
        if (!plan.empty() && Is(gap, plan.back(), stop)) {
          AppendBoth(plan, stop, run, start);
        } else {
          plan.push_back(stop);
        }
      }
      if (plan.size() > pattern.stops.size()) plans.push_back({id, plan});
    }
    if (!resolve_.ok()) return;
    for (const auto& [id, plan] : plans) editor_.Replace(id, {plan});
  }

  static bool Is(const Gap& gap, const PlannedStop& from,
                 const PlannedStop& to) {
    return std::minmax(from.stop.station, to.stop.station) ==
           std::minmax(gap.a, gap.b);
  }

  // The stations that a path of tracks passes, both ends included.
  std::vector<StationId> Passed(StationId from,
                                const std::vector<TrackId>& tracks) const {
    std::vector<StationId> nodes = {from};
    for (const TrackId id : tracks) {
      const Track& track = model_.tracks[id];
      nodes.push_back(track.from == nodes.back() ? track.to : track.from);
    }
    return nodes;
  }

  void SplitTracksOf(const Gap& gap) {
    for (const PatternId id : editor_.PatternsOf(line_)) {
      const std::vector<PatternStop>& stops = model_.patterns[id].stops;
      for (size_t i = 1; i < stops.size(); ++i) {
        if (std::minmax(stops[i - 1].station, stops[i].station) !=
            std::minmax(gap.a, gap.b)) {
          continue;
        }
        SplitPath(stops[i - 1].station, std::vector<TrackId>(stops[i].tracks));
      }
    }
  }

  void SplitPath(StationId from, const std::vector<TrackId>& tracks) {
    if (tracks.empty()) return;
    const std::vector<StationId> nodes = Passed(from, tracks);
    if (std::find(nodes.begin(), nodes.end(), station_) != nodes.end()) return;
    size_t nearest = 0;
    double least = 0;
    for (size_t k = 0; k < tracks.size(); ++k) {
      const double distance =
          DistanceToLine(model_.stations[station_].position,
                         model_.stations[nodes[k]].position,
                         model_.stations[nodes[k + 1]].position);
      if (k > 0 && distance >= least) continue;
      nearest = k;
      least = distance;
    }
    SplitOne(tracks[nearest]);
  }

  void SplitOne(TrackId id) {
    Track first = model_.tracks[id];
    if (first.part_of.is_none()) first.part_of = id;
    Track second = first;
    first.to = station_;
    second.from = station_;
    const LatLng here = model_.stations[station_].position;
    const double before =
        GeodesicDistance(model_.stations[first.from].position, here).metres();
    const double behind =
        GeodesicDistance(here, model_.stations[second.to].position).metres();
    const double share = before + behind > 0 ? before / (before + behind) : 0.5;
    const Metres whole = first.length;
    first.length = Metres(whole.metres() * share);
    second.length = whole - first.length;
    const TrackId part = editor_.Append(first);
    editor_.SplitTrack(id, part, editor_.Append(second));
  }

  // Appends the new stop and the one behind it.  The hop's time is shared by
  // distance; braking costs the first part, starting again the second.
  void AppendBoth(StopPlan& plan, PlannedStop behind,
                  std::optional<Seconds> run, StationId start) {
    const StationId from = plan.back().stop.station;
    PlannedStop stop;
    stop.stop.station = station_;
    stop.stop.dwell = dwell_;
    ShareTracks(from, stop.stop, behind.stop);
    const Tier tier = model_.lines[line_].tier;
    const RunTimeProfile& profile = model_.rules(tier).profile;
    const Metres before = PathLength(model_, stop.stop.tracks);
    const Metres after = PathLength(model_, behind.stop.tracks);
    const double speed =
        std::min(LowestDesignSpeed(model_, stop.stop.tracks, tier),
                 LowestDesignSpeed(model_, behind.stop.tracks, tier));
    const Seconds more = RunTime(profile, before, speed) +
                         RunTime(profile, after, speed) -
                         RunTime(profile, before + after, speed);
    const double share = before.metres() / (before + after).metres();
    const Seconds whole = behind.stop.run;
    Seconds first(static_cast<int32_t>(std::lround(whole.count() * share)));
    Seconds second = whole - first;
    stop.from = behind.from;
    stop.to = behind.to;
    stop.share = share;
    behind.share = 1 - share;
    stop.extra = Seconds(std::max(more.count(), 0) / 2);
    behind.extra = Seconds(std::max(more.count(), 0)) - stop.extra;
    stop.stop.run = first + stop.extra;
    stop.stop.run_assumed = true;
    behind.stop.run = second + behind.extra;
    behind.stop.run_assumed = true;
    if (run) SetGiven(*run, from == start, stop, behind);
    resolve_.CheckRun(from, station_, before, stop.stop.run);
    resolve_.CheckRun(station_, behind.stop.station, after, behind.stop.run);
    plan.push_back(stop);
    plan.push_back(behind);
  }

  // One part's run is given; the other has what is left.
  static void SetGiven(Seconds run, bool first, PlannedStop& stop,
                       PlannedStop& behind) {
    PlannedStop& given = first ? stop : behind;
    PlannedStop& other = first ? behind : stop;
    const Seconds rest = stop.stop.run + behind.stop.run - run;
    GiveRun(given, run);
    GiveRun(other, rest);
    given.extra = other.extra = Seconds(0);
    const double sum = run.count() + rest.count();
    given.share = run.count() / sum;
    other.share = rest.count() / sum;
  }

  void ShareTracks(StationId from, PatternStop& stop, PatternStop& behind) {
    const std::vector<TrackId> tracks = behind.tracks;
    const std::vector<StationId> nodes = Passed(from, tracks);
    const auto at = std::find(nodes.begin(), nodes.end(), station_);
    if (at == nodes.end()) {  // a hop without tracks
      const TrackWish wish = WishOf(model_.lines[line_], 0);
      stop.tracks = TracksBetween(from, station_, wish, editor_);
      behind.tracks = TracksBetween(station_, behind.station, wish, editor_);
      return;
    }
    const auto cut = tracks.begin() + (at - nodes.begin());
    stop.tracks.assign(tracks.begin(), cut);
    behind.tracks.assign(cut, tracks.end());
  }

  const AddStop& change_;
  Resolver& resolve_;
  ModelEditor& editor_;
  const LineModel& model_;
  LineId line_;
  StationId station_;
  StationId after_;
  StationId before_;
  Seconds dwell_;
};

}  // namespace

void ApplyChange(const AddStop& change, Resolver& resolve,
                 ModelEditor& editor) {
  StopAdder(change, resolve, editor).Run();
}

}  // namespace railreach
