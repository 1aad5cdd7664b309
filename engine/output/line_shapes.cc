#include "engine/output/line_shapes.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"

namespace railreach {
namespace {

// Draws the sections of one line.
class Pen {
 public:
  explicit Pen(const LineModel& lines) : lines_(lines) {}

  void Draw(const Pattern& pattern) {
    Lift();
    for (size_t i = 1; i < pattern.stops.size(); ++i) {
      DrawHop(pattern.stops[i - 1].station, pattern.stops[i]);
    }
    Lift();
  }

  LineShape Take() { return std::move(shape_); }

 private:
  // Links may be stored in either direction; one that does not start where
  // the last one ended is drawn by itself.
  void DrawHop(StationId from, const PatternStop& stop) {
    StationId at = from;
    for (const TrackId id : stop.tracks) {
      const Track& track = lines_.tracks[id];
      const bool backwards = track.to == at;
      const StationId begin = backwards ? track.to : track.from;
      at = backwards ? track.from : track.to;
      DrawSection(begin, at);
    }
    if (stop.tracks.empty()) DrawSection(from, stop.station);
  }

  void DrawSection(StationId from, StationId to) {
    const bool is_new = drawn_.insert(std::minmax(from, to)).second;
    if (!is_new || from == to) {
      Lift();
      return;
    }
    if (polyline_.empty() || at_ != from) {
      Lift();
      polyline_.push_back(lines_.stations[from].position);
    }
    polyline_.push_back(lines_.stations[to].position);
    at_ = to;
  }

  void Lift() {
    if (polyline_.size() >= 2) shape_.push_back(std::move(polyline_));
    polyline_.clear();
  }

  const LineModel& lines_;
  absl::flat_hash_set<std::pair<StationId, StationId>> drawn_;
  std::vector<LatLng> polyline_;
  StationId at_;
  LineShape shape_;
};

}  // namespace

IdVector<LineId, LineShape> LineShapes(const LineModel& lines) {
  std::vector<Pen> pens(lines.lines.size(), Pen(lines));
  for (const Pattern& pattern : lines.patterns) {
    if (!pattern.line.is_none() && pattern.open)
      pens[pattern.line.index()].Draw(pattern);
  }
  IdVector<LineId, LineShape> shapes;
  for (Pen& pen : pens) shapes.push_back(pen.Take());
  return shapes;
}

}  // namespace railreach
