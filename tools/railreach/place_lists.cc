#include "tools/railreach/place_lists.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "engine/base/csv.h"
#include "engine/base/diagnostics.h"
#include "engine/base/file.h"

namespace railreach {
namespace {

// A CSV with the columns id, lat, lon.
absl::StatusOr<std::vector<SessionPlace>> ReadPoints(const std::string& path) {
  const auto text = ReadFile(path);
  if (!text.ok()) {
    return absl::NotFoundError(absl::StrCat(
        text.status().message(),
        "; name stations, key_nodes, zones or a CSV with id, lat, lon"));
  }
  Diagnostics diagnostics;
  const CsvTable table = CsvTable::Parse(path, *text, diagnostics);
  const auto id = table.FindColumn("id");
  const auto lat = table.FindColumn("lat");
  const auto lon = table.FindColumn("lon");
  if (diagnostics.ok() && (!id || !lat || !lon)) {
    diagnostics.Error({path, 1, 0}, "columns id, lat and lon are needed");
  }
  if (!diagnostics.ok()) {
    return diagnostics.status();
  }
  std::vector<SessionPlace> places;
  for (size_t row = 0; row < table.num_rows(); ++row) {
    const std::string key(table.field(row, *id));
    SessionPlace place = {{key, key, key}, {}, LandBlockId(), StationId()};
    if (!absl::SimpleAtod(table.field(row, *lat), &place.position.lat) ||
        !absl::SimpleAtod(table.field(row, *lon), &place.position.lng) ||
        !IsValid(place.position)) {
      diagnostics.Error(table.PlaceOf(row, *lat),
                        absl::StrCat("point '", key, "': no such place"),
                        "give WGS84 degrees");
    }
    places.push_back(std::move(place));
  }
  if (!diagnostics.ok()) return diagnostics.status();
  return places;
}

bool IsServed(const Network& network, StationId station,
              PlatformId platform = {}) {
  const auto stops = network.stops.of_station[station];
  return std::any_of(stops.begin(), stops.end(), [&](StopId stop) {
    return network.InService(stop) &&
           (platform.is_none() || network.stops.platform[stop] == platform);
  });
}

std::vector<SessionPlace> ListStations(bool by_stop, const Model& model,
                                       const Network& network) {
  std::vector<SessionPlace> places;
  std::vector<bool> has_platforms(model.lines.stations.size(), false);
  if (by_stop) {
    for (const PlatformId id : model.lines.platforms.ids()) {
      const StationId station = model.lines.platforms[id].station;
      has_platforms[station.index()] = true;
      if (IsServed(network, station, id)) {
        places.push_back(PlaceOf(model, id));
      }
    }
  }
  for (const StationId id : model.lines.stations.ids()) {
    if (has_platforms[id.index()]) continue;
    if (IsServed(network, id)) {
      places.push_back(PlaceOf(model, id));
    }
  }
  return places;
}

template <typename Things>
absl::StatusOr<std::vector<SessionPlace>> ListAll(const char* what,
                                                  const Model& model,
                                                  const Things& things) {
  if (things.empty()) {
    return absl::NotFoundError(absl::StrCat(
        "the study has no ", what,
        "; name --from and --to: stations, or a CSV with id, lat, lon"));
  }
  std::vector<SessionPlace> places;
  for (const auto id : things.ids()) places.push_back(PlaceOf(model, id));
  return places;
}

}  // namespace

absl::StatusOr<std::vector<SessionPlace>> ListPlaces(const std::string& what,
                                                     bool by_stop,
                                                     const Study& study,
                                                     const Network& network) {
  const Model& model = study.model;
  if (what == "stations") return ListStations(by_stop, model, network);
  if (what == "key_nodes")
    return ListAll("key nodes", model, model.places.nodes);
  if (what == "zones") return ListAll("zones", model, model.places.zones);
  return ReadPoints(what);
}

}  // namespace railreach
