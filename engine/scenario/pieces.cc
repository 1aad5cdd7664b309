#include "engine/scenario/pieces.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/geo/geodesic.h"
#include "engine/model/track_path.h"

namespace railreach {
namespace {

// Of a way over old tracks, in lengths of a new one.
constexpr double kLongestWay = 1.2;

PlannedStop NewHop(StationId from, const NewStop& to, const TrackWish& wish,
                   Resolver& resolve, ModelEditor& editor) {
  PlannedStop planned;
  planned.stop.station = to.station;
  planned.stop.tracks = TracksBetween(from, to.station, wish, editor);
  const LineModel& model = editor.lines();
  const RunTimeProfile& profile = model.rules(wish.tier).profile;
  const Metres length = PathLength(model, planned.stop.tracks);
  if (to.run) {
    planned.stop.run = *to.run;
  } else {
    planned.stop.run =
        RunTime(profile, length,
                LowestDesignSpeed(model, planned.stop.tracks, wish.tier));
    planned.stop.run_assumed = true;
  }
  planned.stop.dwell = to.dwell.value_or(profile.dwell);
  resolve.CheckRun(from, to.station, length, planned.stop.run);
  return planned;
}

}  // namespace

std::vector<Service> ServicesBy(const std::vector<BandTrains>& trains,
                                GroupId group, bool scheduled) {
  std::vector<Service> services;
  for (const BandTrains& row : trains) {
    if (row.milli_trains == 0) continue;
    Service service;
    service.band = row.band;
    service.headway = row.headway;
    service.milli_trains = row.headway > Seconds(0) ? 0 : row.milli_trains;
    service.group = group;
    service.scheduled = scheduled;
    service.provenance.assumed = true;
    services.push_back(service);
  }
  return services;
}

TrackWish WishOf(const Line& line, double design_speed_kmh) {
  return {line.tier, design_speed_kmh, line.name.key};
}

std::vector<TrackId> TracksBetween(StationId from, StationId to,
                                   const TrackWish& wish, ModelEditor& editor) {
  if (from == to) return {};
  const TrackId direct =
      editor.DirectTrack(from, to, wish.tier, wish.design_speed_kmh);
  if (!direct.is_none()) return {direct};
  const LineModel& model = editor.lines();
  const Metres straight = GeodesicDistance(model.stations[from].position,
                                           model.stations[to].position);
  const Metres length(straight.metres() *
                      model.rules(wish.tier).profile.curvature);
  const std::vector<TrackId> path =
      editor.TrackPath(from, to, wish.tier, wish.design_speed_kmh,
                       Metres(length.metres() * kLongestWay));
  if (!path.empty()) return path;
  Track track;
  track.track_line = editor.TrackLineNamed(wish.track_line);
  track.from = from;
  track.to = to;
  track.tier = wish.tier;
  track.length = length;
  track.design_speed_kmh = wish.design_speed_kmh;
  track.status = Status::kPlanned;
  track.provenance.assumed = true;
  return {editor.Append(std::move(track))};
}

double LowestDesignSpeed(const LineModel& model,
                         const std::vector<TrackId>& tracks, Tier tier) {
  const double cap = model.rules(tier).profile.cap_kmh;
  double lowest = cap;
  for (const TrackId id : tracks) {
    const double design = model.tracks[id].design_speed_kmh;
    if (design > 0) lowest = std::min(lowest, design);
  }
  return lowest;
}

StopPlan NewPiece(StationId from, const std::vector<NewStop>& stops,
                  const TrackWish& wish, Resolver& resolve,
                  ModelEditor& editor) {
  StopPlan piece(1);
  piece[0].stop.station = from;
  for (const NewStop& stop : stops) {
    if (from.is_none() || stop.station.is_none()) return piece;
    if (from == stop.station) {
      resolve.Error(absl::StrCat("station ", resolve.Called(from),
                                 " stands twice in a row"));
      return piece;
    }
    if (!editor.lines().stations[stop.station].passenger) {
      editor.EditStation(stop.station).passenger = true;
    }
    piece.push_back(NewHop(from, stop, wish, resolve, editor));
    from = stop.station;
  }
  return piece;
}

StopPlan Turned(const StopPlan& piece) {
  StopPlan turned(piece.rbegin(), piece.rend());
  for (size_t i = 0; i < turned.size(); ++i) {
    PatternStop& stop = turned[i].stop;
    stop.run = Seconds(0);
    stop.run_assumed = false;
    stop.tracks.clear();
    if (i == 0) continue;
    const PatternStop& hop = piece[piece.size() - i].stop;
    stop.run = hop.run;
    stop.run_assumed = hop.run_assumed;
    stop.tracks.assign(hop.tracks.rbegin(), hop.tracks.rend());
  }
  return turned;
}

PlannedStop ReachedBy(const PlannedStop& stop, const PlannedStop& hop) {
  PlannedStop reached = stop;
  reached.from = reached.to;  // trains by the clock run like the others
  reached.share = 1;
  reached.extra = Seconds(0);
  reached.stop.run = hop.stop.run;
  reached.stop.run_assumed = hop.stop.run_assumed;
  reached.stop.tracks = hop.stop.tracks;
  return reached;
}

}  // namespace railreach
