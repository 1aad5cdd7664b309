// Points and distances that contradict each other (see validate.h).
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/geo/geodesic.h"
#include "engine/model/track_path.h"
#include "engine/model/validate.h"

namespace railreach {
namespace {

constexpr Metres kAbsurdDetour(20'000);
constexpr int64_t kAbsurdFactor = 5;
constexpr Metres kFarFromAll(500'000);
constexpr Metres kLongestTransfer(2'000);
constexpr Metres kFarthestSubPoint(50'000);

std::string Called(const LineModel& lines, StationId id) {
  const ThingName& name = lines.stations[id].name;
  return absl::StrCat("'", name.key, "' (", name.zh, ")");
}

Metres StraightLine(const LineModel& lines, StationId a, StationId b) {
  return GeodesicDistance(lines.stations[a].position,
                          lines.stations[b].position);
}

// The median latitude and longitude of all stations.
LatLng Middle(const LineModel& lines) {
  std::vector<double> lat;
  std::vector<double> lng;
  for (const Station& station : lines.stations) {
    lat.push_back(station.position.lat);
    lng.push_back(station.position.lng);
  }
  const auto median = [](std::vector<double>& values) {
    const auto middle =
        values.begin() + static_cast<ptrdiff_t>((values.size() - 1) / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
  };
  return {median(lat), median(lng)};
}

class SwapCheck {
 public:
  SwapCheck(LatLng middle, Diagnostics& diagnostics)
      : middle_(middle), diagnostics_(diagnostics) {}

  void Check(absl::string_view file, const Provenance& provenance,
             const ThingName& name, LatLng point) const {
    const LatLng swapped = {point.lng, point.lat};
    const Metres distance = GeodesicDistance(point, middle_);
    if (distance <= kFarFromAll || !IsValid(swapped)) return;
    if (5 * GeodesicDistance(swapped, middle_).mm() >= distance.mm()) return;
    diagnostics_.Error(
        {std::string(file), provenance.line, 0},
        absl::StrFormat("'%s' (%s) lies %.0f km from the middle of the "
                        "stations: latitude %g and longitude %g swapped?",
                        name.key, name.zh, distance.km(), point.lat, point.lng),
        "swap them");
  }

 private:
  LatLng middle_;
  Diagnostics& diagnostics_;
};

void CheckSwapped(const Model& model, Diagnostics& diagnostics) {
  if (model.lines.stations.empty()) return;
  const SwapCheck swaps(Middle(model.lines), diagnostics);
  for (const Station& station : model.lines.stations) {
    swaps.Check("stations.csv", station.provenance, station.name,
                station.position);
  }
  for (const Zone& zone : model.places.zones) {
    swaps.Check("zones.csv", zone.provenance, zone.name, zone.position);
  }
  for (const KeyNode& node : model.places.nodes) {
    swaps.Check("key_nodes.csv", node.provenance, node.name, node.position);
  }
  for (const Region& region : model.places.regions) {
    if (!region.seat.has_value()) continue;
    swaps.Check("regions.csv", region.provenance, region.name, *region.seat);
  }
}

void CheckTracks(const LineModel& lines, Diagnostics& diagnostics) {
  for (const Track& track : lines.tracks) {
    if (!track.length_given) continue;
    const double straight = StraightLine(lines, track.from, track.to).km();
    const double km = track.length.km();
    const bool too_short = straight > km * 1.02 + 1;
    const bool too_long = km > straight * 2 + 5;
    if (!too_short && !too_long) continue;
    diagnostics.Warning(
        {"tracks.csv", track.provenance.line, 0},
        absl::StrFormat("%s - %s: %.1f km of track, %.1f km in a straight line",
                        Called(lines, track.from), Called(lines, track.to), km,
                        straight),
        too_short ? "check km and the points of both stations"
                  : "check km, or add the stations between");
  }
}

bool IsAbsurd(Metres way, Metres straight) {
  return way > kAbsurdDetour && way.mm() > kAbsurdFactor * straight.mm();
}

// Each place once, whatever number of patterns runs there.
class DetourCheck {
 public:
  DetourCheck(const LineModel& lines, Diagnostics& diagnostics)
      : lines_(lines), diagnostics_(diagnostics) {}

  void CheckHop(const Pattern& pattern, size_t i) {
    const StationId from = pattern.stops[i - 1].station;
    const StationId to = pattern.stops[i].station;
    if (!hops_.insert(std::minmax(from, to)).second) return;
    const Metres way = PathLength(lines_, pattern.stops[i].tracks);
    const Metres straight = StraightLine(lines_, from, to);
    if (!IsAbsurd(way, straight)) return;
    diagnostics_.Warning(
        {"line_stops.csv", pattern.stops[i].line_in_table, 0},
        absl::StrFormat("pattern '%s': %s - %s runs over %.1f km of track, "
                        "%.1f km in a straight line",
                        pattern.key, Called(lines_, from), Called(lines_, to),
                        way.km(), straight.km()),
        "add the missing link to tracks.csv, or its track_line to lines.csv");
  }

  // The way by stop i against the way past it.
  void CheckStop(const Pattern& pattern, size_t i) {
    const StationId before = pattern.stops[i - 1].station;
    const StationId at = pattern.stops[i].station;
    const StationId after = pattern.stops[i + 1].station;
    const auto [low, high] = std::minmax(before, after);
    if (before == after || !stops_.insert({low, at, high}).second) return;
    const Metres way =
        StraightLine(lines_, before, at) + StraightLine(lines_, at, after);
    const Metres straight = StraightLine(lines_, before, after);
    if (!IsAbsurd(way, straight)) return;
    diagnostics_.Warning(
        {"line_stops.csv", pattern.stops[i].line_in_table, 0},
        absl::StrFormat("pattern '%s' makes a detour of %.1f km for %s: "
                        "%s - %s is %.1f km",
                        pattern.key, way.km(), Called(lines_, at),
                        Called(lines_, before), Called(lines_, after),
                        straight.km()),
        "check the order of its stops and the station's point");
  }

 private:
  const LineModel& lines_;
  Diagnostics& diagnostics_;
  std::set<std::pair<StationId, StationId>> hops_;
  std::set<std::tuple<StationId, StationId, StationId>> stops_;
};

void CheckDetours(const LineModel& lines, Diagnostics& diagnostics) {
  DetourCheck detours(lines, diagnostics);
  for (const Pattern& pattern : lines.patterns) {
    for (size_t i = 1; i < pattern.stops.size(); ++i) {
      detours.CheckHop(pattern, i);
      if (i + 1 < pattern.stops.size()) detours.CheckStop(pattern, i);
    }
  }
}

void CheckTransfers(const LineModel& lines, Diagnostics& diagnostics) {
  for (const Transfer& transfer : lines.transfers) {
    const Metres distance = StraightLine(lines, transfer.from, transfer.to);
    if (distance <= kLongestTransfer) continue;
    diagnostics.Warning(
        {"transfers.csv", transfer.provenance.line, 0},
        absl::StrFormat("%s and %s are %.1f km apart",
                        Called(lines, transfer.from),
                        Called(lines, transfer.to), distance.km()),
        "check the ids: equal names can be other places");
  }
}

void CheckSubPoints(const Places& places, Diagnostics& diagnostics) {
  std::set<ZoneId> reported;
  for (const ZonePoint& point : places.points) {
    const Zone& zone = places.zones[point.zone];
    const Metres distance = GeodesicDistance(point.position, zone.position);
    if (distance <= kFarthestSubPoint || !reported.insert(point.zone).second) {
      continue;
    }
    diagnostics.Warning(
        {"zones.csv", zone.provenance.line, 0},
        absl::StrFormat("zone '%s' (%s) has a sub-point %.1f km away",
                        zone.name.key, zone.name.zh, distance.km()),
        "check zone_points.csv and people");
  }
}

}  // namespace

void ValidateGeometry(const Model& model, Diagnostics& diagnostics) {
  CheckSwapped(model, diagnostics);
  CheckTracks(model.lines, diagnostics);
  CheckDetours(model.lines, diagnostics);
  CheckTransfers(model.lines, diagnostics);
  CheckSubPoints(model.places, diagnostics);
}

}  // namespace railreach
