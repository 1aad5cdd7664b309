#include "engine/scenario/baseline_names.h"

#include <algorithm>
#include <atomic>

namespace railreach {
namespace {

template <typename Rows>
void AddAll(const Rows& rows, NameIndex& index) {
  for (size_t i = 0; i < rows.size(); ++i) index.Add(rows.rows()[i].name, i);
}

uint64_t NextNumber() {
  static std::atomic<uint64_t> last = 0;
  return ++last;
}

}  // namespace

TrackEnds EndsOf(StationId from, StationId to, Tier tier) {
  return {std::min(from, to), std::max(from, to), tier == Tier::kMetro};
}

BaselineNames::BaselineNames(const Model& baseline) : number(NextNumber()) {
  const LineModel& model = baseline.lines;
  AddAll(model.stations, stations);
  AddAll(model.lines, lines);
  AddAll(model.bands, bands);
  AddAll(baseline.places.zones, zones);
  AddAll(baseline.places.regions, regions);
  for (const TripId id : model.trips.ids()) {
    trips.try_emplace(model.trips[id].key, id);
  }
  std::vector<LatLng> points;
  for (const Station& station : model.stations) {
    points.push_back(station.position);
  }
  station_points = SpatialIndex(points);
  const auto rank = [&](TrackId id) {
    const Track& track = model.tracks[id];
    return std::make_tuple(track.status, track.length, id);
  };
  tracks_at.resize(model.stations.size());
  for (const TrackId id : model.tracks.ids()) {
    const Track& track = model.tracks[id];
    tracks_at[track.from].push_back(id);
    tracks_at[track.to].push_back(id);
    TrackId& best = tracks[EndsOf(track.from, track.to, track.tier)];
    if (best.is_none() || rank(id) < rank(best)) best = id;
  }
}

}  // namespace railreach
