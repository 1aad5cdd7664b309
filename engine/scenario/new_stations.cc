// Stops of new pieces of line, and new stations.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/geo/geodesic.h"
#include "engine/scenario/resolver.h"

namespace railreach {
namespace {

constexpr Metres kSamePlace(50.0);
constexpr Metres kSameCounty(10'000.0);
constexpr Metres kSameStudy(500'000.0);

}  // namespace

void Resolver::CheckPosition(absl::string_view what, LatLng position) {
  if (!IsValid(position)) {
    Error(absl::StrFormat("%s: there is no point at latitude %g, longitude %g",
                          what, position.lat, position.lng));
    return;
  }
  const SpatialIndex& points = editor_.names().station_points;
  if (points.size() > 0 && !points.Nearest(position, kSameStudy)) {
    Error(absl::StrFormat(
              "%s: no station is within 500 km of latitude %g, longitude %g",
              what, position.lat, position.lng),
          "are they swapped?");
  }
}

bool Resolver::Serves(OperatorClassId line_class, StationId station) const {
  const LineModel& model = editor_.lines();
  for (const Pattern& pattern : model.patterns) {
    if (model.lines[pattern.line].operator_class != line_class) continue;
    for (const PatternStop& stop : pattern.stops) {
      if (stop.station == station) return true;
    }
  }
  return false;
}

void Resolver::CheckNotThere(const StopAt& stop,
                             const std::vector<Neighbour>& near,
                             OperatorClassId line_class) {
  for (const Neighbour& neighbour : near) {
    const StationId known(neighbour.point);
    if (!Serves(line_class, known)) continue;
    Error(
        absl::StrFormat(
            "new station '%s' is %.0f m from station %s of the same operators",
            stop.station, neighbour.distance.metres(), Called(known)),
        "name that one, or move it");
    return;
  }
}

StationId Resolver::NewStation(const StopAt& stop, OperatorClassId line_class) {
  const LineModel& model = editor_.lines();
  if (stop.station.empty()) {
    Error("a new station has no id");
    return StationId();
  }
  for (const StationId id : model.stations.ids()) {
    const railreach::Station& known = model.stations[id];
    if (known.name.key != stop.station) continue;
    // Two modifications may build the same one.
    const bool is_new = id.index() >= editor_.baseline().lines.stations.size();
    if (is_new && known.position == *stop.position) return id;
    Error(absl::StrCat("station ", Called(id), " is there already"),
          "leave its point out, or choose another id");
    return StationId();
  }
  const size_t errors = diagnostics_.num_errors();
  CheckPosition(absl::StrCat("new station '", stop.station, "'"),
                *stop.position);
  if (diagnostics_.num_errors() > errors) return StationId();
  std::vector<Neighbour> near;
  editor_.names().station_points.Within(*stop.position, kSamePlace, near);
  CheckNotThere(stop, near, line_class);
  railreach::Station station;
  station.name = stop.name;
  station.name.key = stop.station;
  if (station.name.zh.empty()) station.name.zh = stop.station;
  if (station.name.en.empty()) station.name.en = stop.station;
  station.position = *stop.position;
  station.provenance.assumed = true;
  if (const auto nearest =
          editor_.names().station_points.Nearest(*stop.position, kSameCounty)) {
    const railreach::Station& beside =
        model.stations[StationId(nearest->point)];
    station.region = beside.region;
    station.land_block = beside.land_block;
  }
  return editor_.Append(std::move(station));
}

std::vector<NewStop> Resolver::Stops(const std::vector<StopAt>& stops,
                                     OperatorClassId line_class) {
  std::vector<NewStop> result;
  for (size_t i = 0; i < stops.size(); ++i) {
    const StopAt& stop = stops[i];
    NewStop resolved;
    resolved.run = stop.run;
    resolved.dwell = stop.dwell;
    resolved.station =
        stop.position ? NewStation(stop, line_class) : Station(stop.station);
    if (stop.run) CheckTime("a run", *stop.run, Minutes(24 * 60));
    if (stop.dwell) CheckDwell(*stop.dwell);
    if (!resolved.station.is_none() && !result.empty() &&
        result.back().station == resolved.station) {
      Error(absl::StrCat("station ", Called(resolved.station),
                         " stands twice in a row"));
    }
    result.push_back(resolved);
  }
  return result;
}

}  // namespace railreach
