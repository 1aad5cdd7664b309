#include "engine/study/supply_figures.h"

#include <algorithm>
#include <memory>

namespace railreach {
namespace {

bool HasTrains(const LineModel& lines, PatternId pattern) {
  if (!lines.Runs(lines.patterns[pattern])) return false;
  auto it = std::lower_bound(
      lines.services.begin(), lines.services.end(), pattern,
      [](const Service& row, PatternId id) { return row.pattern < id; });
  for (; it != lines.services.end() && it->pattern == pattern; ++it) {
    if (Runs(*it)) return true;
  }
  return false;
}

}  // namespace

CoverCount::CoverCount(const PlaceTables& places)
    : places_(&places),
      calls_(places.model.lines.stations.size()),
      points_(places.model.places.points.size()),
      nodes_(places.model.places.nodes.size()) {}

void CoverCount::Change(const LineModel& lines, PatternId pattern, int by) {
  if (!HasTrains(lines, pattern)) return;
  if (calls_.size() < lines.stations.size()) {
    calls_.resize(lines.stations.size());
  }
  const Tier tier = lines.line_of(pattern).tier;
  for (const PatternStop& stop : lines.patterns[pattern].stops) {
    if (!lines.stations[stop.station].passenger) continue;
    int32_t& calls = calls_[stop.station][Index(tier)];
    const bool covered = calls > 0;
    calls += by;
    if (covered != (calls > 0)) Cover(lines, stop.station, tier, calls > 0);
  }
}

void CoverCount::Cover(const LineModel& lines, StationId station, Tier tier,
                       bool covers) {
  std::shared_ptr<const PlacesCovered> found;
  const PlacesCovered* around = nullptr;
  if (station.index() < places_->covered.size()) {
    around = places_->covered[station][Index(tier)].get();
  }
  if (around == nullptr) {
    found = places_->stations.Covered(lines.stations[station], tier);
    around = found.get();
  }
  const auto change = [&](uint16_t& count) {
    const bool was = count > 0;
    count = static_cast<uint16_t>(covers ? count + 1 : count - 1);
    return static_cast<int>(count > 0) - static_cast<int>(was);
  };
  for (const ZonePointId point : around->points) {
    people_covered_ += int64_t{places_->weights[point.index()]} *
                       change(points_[point.index()]);
  }
  for (const NodeId node : around->nodes) {
    nodes_covered_ += change(nodes_[node.index()]);
  }
}

void CoverCount::Fill(VariantFigures& figures) const {
  figures.people_covered = people_covered_;
  figures.nodes_covered = nodes_covered_;
}

IdVector<TrackId, bool> TracksInUse(const LineModel& lines) {
  IdVector<TrackId, bool> in_use(lines.tracks.size(), false);
  for (const Pattern& pattern : lines.patterns) {
    if (!lines.Runs(pattern)) continue;
    for (const PatternStop& stop : pattern.stops) {
      for (const TrackId track : stop.tracks) in_use[track] = true;
    }
  }
  return in_use;
}

Metres NewTrack(const LineModel& variant, absl::Span<const PatternId> patterns,
                const IdVector<TrackId, bool>& in_use) {
  std::vector<TrackId> fresh;
  for (const PatternId id : patterns) {
    const Pattern& pattern = variant.patterns[id];
    if (!variant.Runs(pattern)) continue;
    for (const PatternStop& stop : pattern.stops) {
      for (const TrackId track : stop.tracks) {
        const TrackId part_of = variant.tracks[track].part_of;
        const TrackId whole = part_of.is_none() ? track : part_of;
        if (whole.index() >= in_use.size() || !in_use[whole]) {
          fresh.push_back(track);
        }
      }
    }
  }
  std::sort(fresh.begin(), fresh.end());
  fresh.erase(std::unique(fresh.begin(), fresh.end()), fresh.end());
  Metres length;
  for (const TrackId track : fresh) length += variant.tracks[track].length;
  return length;
}

}  // namespace railreach
