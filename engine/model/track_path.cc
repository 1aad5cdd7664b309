#include "engine/model/track_path.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

namespace railreach {
namespace {

constexpr double kImpossibleKmh = 450;
constexpr double kToleratedOverSpeed = 1.15;

// The links of some track lines, by station.  Paths are found by Dijkstra's
// algorithm and remembered, both ways: links are used in both directions.
class TrackGraph {
 public:
  TrackGraph(const LineModel& model, const std::vector<TrackLineId>& allowed)
      : model_(model), links_(model.stations.size()) {
    const std::set<TrackLineId> chosen(allowed.begin(), allowed.end());
    for (const TrackId id : model.tracks.ids()) {
      const Track& track = model.tracks[id];
      if (!chosen.empty() && !chosen.contains(track.track_line)) continue;
      links_[track.from].push_back({id, track.to});
      links_[track.to].push_back({id, track.from});
    }
  }

  // Empty if there is none.
  std::vector<TrackId> Path(StationId from, StationId to) {
    const auto [it, inserted] = paths_.try_emplace({from, to});
    if (inserted) it->second = Find(from, to);
    return it->second;
  }

 private:
  struct Link {
    TrackId track;
    StationId to;
  };
  struct Label {
    Metres length = Metres::FromMillimetres(INT64_MAX);
    int links = 0;
    TrackId last;
    StationId before;
  };
  // Shorter, then fewer links, then the lower station.
  using Entry = std::tuple<Metres, int, StationId>;

  std::vector<TrackId> Find(StationId from, StationId to) {
    const TrackId direct = DirectLink(from, to);
    if (!direct.is_none()) return {direct};
    labels_.assign(links_.size(), Label());
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    labels_[from].length = Metres();
    queue.push({Metres(), 0, from});
    while (!queue.empty()) {
      const auto [length, count, at] = queue.top();
      queue.pop();
      if (at == to) return Trace(from, to);
      if (std::tie(labels_[at].length, labels_[at].links) <
          std::tie(length, count)) {
        continue;
      }
      for (const Link& link : links_[at]) {
        Label next = {length + model_.tracks[link.track].length, count + 1,
                      link.track, at};
        Label& label = labels_[link.to];
        if (std::tie(next.length, next.links, next.last) <
            std::tie(label.length, label.links, label.last)) {
          label = next;
          queue.push({next.length, next.links, link.to});
        }
      }
    }
    return {};
  }

  TrackId DirectLink(StationId from, StationId to) const {
    TrackId best;
    for (const Link& link : links_[from]) {
      if (link.to != to) continue;
      if (best.is_none() ||
          model_.tracks[link.track].length < model_.tracks[best].length) {
        best = link.track;
      }
    }
    return best;
  }

  std::vector<TrackId> Trace(StationId from, StationId to) const {
    std::vector<TrackId> tracks;
    for (StationId at = to; at != from; at = labels_[at].before) {
      tracks.push_back(labels_[at].last);
    }
    std::reverse(tracks.begin(), tracks.end());
    return tracks;
  }

  const LineModel& model_;
  IdVector<StationId, std::vector<Link>> links_;
  IdVector<StationId, Label> labels_;
  std::map<std::pair<StationId, StationId>, std::vector<TrackId>> paths_;
};

double LowestDesignSpeed(const LineModel& model, const PatternStop& stop,
                         Tier tier) {
  const double cap = model.rules(tier).profile.cap_kmh;
  double lowest = 0;
  for (const TrackId id : stop.tracks) {
    const double design = model.tracks[id].design_speed_kmh;
    const double speed = design > 0 ? design : cap;
    lowest = lowest == 0 ? speed : std::min(lowest, speed);
  }
  return lowest;
}

std::string HopName(const LineModel& model, const Pattern& pattern, size_t i) {
  return absl::StrCat("pattern '", pattern.key, "': hop ",
                      model.stations[pattern.stops[i - 1].station].name.zh,
                      " - ", model.stations[pattern.stops[i].station].name.zh);
}

void CheckSpeed(const LineModel& model, const Pattern& pattern, size_t i,
                Diagnostics& diagnostics) {
  const PatternStop& stop = pattern.stops[i];
  const double km = PathLength(model, stop.tracks).km();
  const double kmh = km / stop.run.count() * 3600;
  const double design =
      LowestDesignSpeed(model, stop, model.lines[pattern.line].tier);
  const InputPlace place = {"line_stops.csv", stop.line_in_table, 0};
  const std::string what =
      absl::StrFormat("%s: %.1f km in %d s is %.0f km/h",
                      HopName(model, pattern, i), km, stop.run.count(), kmh);
  if (kmh > kImpossibleKmh) {
    diagnostics.Error(place, what, "check run_s and the km of tracks.csv");
  } else if (design > 0 && kmh > design * kToleratedOverSpeed) {
    diagnostics.Warning(place,
                        absl::StrFormat("%s, design speed %.0f", what, design),
                        "check run_s, km and design_speed_kmh");
  }
}

void ResolvePattern(TrackGraph& graph, LineModel& model, Pattern& pattern,
                    Diagnostics& diagnostics) {
  const Line& line = model.lines[pattern.line];
  for (size_t i = 1; i < pattern.stops.size(); ++i) {
    PatternStop& stop = pattern.stops[i];
    stop.tracks = graph.Path(pattern.stops[i - 1].station, stop.station);
    if (stop.tracks.empty()) {
      diagnostics.Error(
          {"line_stops.csv", stop.line_in_table, 0},
          absl::StrCat(HopName(model, pattern, i), " has no track"),
          "add the links to tracks.csv, or their track_line to lines.csv");
      continue;
    }
    if (stop.run <= Seconds(0)) {
      stop.run = RunTime(model.rules(line.tier).profile,
                         PathLength(model, stop.tracks),
                         LowestDesignSpeed(model, stop, line.tier));
      stop.run_assumed = true;
    }
    CheckSpeed(model, pattern, i, diagnostics);
  }
}

}  // namespace

void ResolveTrackPaths(LineModel& model, Diagnostics& diagnostics) {
  // One graph for all lines that may use the same tracks.
  std::map<std::vector<TrackLineId>, std::vector<PatternId>> by_tracks;
  for (const PatternId id : model.patterns.ids()) {
    std::vector<TrackLineId> allowed = model.line_of(id).track_lines;
    std::sort(allowed.begin(), allowed.end());
    by_tracks[std::move(allowed)].push_back(id);
  }
  for (const auto& [allowed, patterns] : by_tracks) {
    TrackGraph graph(model, allowed);
    for (const PatternId id : patterns) {
      ResolvePattern(graph, model, model.patterns[id], diagnostics);
    }
  }
}

Metres PathLength(const LineModel& model, const std::vector<TrackId>& tracks) {
  Metres length;
  for (const TrackId id : tracks) length += model.tracks[id].length;
  return length;
}

}  // namespace railreach
