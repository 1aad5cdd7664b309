#include "engine/session/place_index.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/geo/geodesic.h"

namespace railreach {
namespace {

std::optional<LatLng> ParsePoint(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, ',');
  LatLng point;
  if (parts.size() != 2 || !absl::SimpleAtod(parts[0], &point.lat) ||
      !absl::SimpleAtod(parts[1], &point.lng) || !IsValid(point)) {
    return std::nullopt;
  }
  return point;
}

// A point lies on the land of the nearest zone.
LandBlockId LandBlockAt(const Places& places, LatLng point) {
  LandBlockId land_block;
  Metres least = Kilometres(40'000);  // round the earth
  for (const Zone& zone : places.zones) {
    const Metres distance = GeodesicDistance(zone.position, point);
    if (distance < least) {
      least = distance;
      land_block = zone.land_block;
    }
  }
  return land_block;
}

template <typename Things>
void AddAll(const Things& things, NameIndex& index) {
  for (const auto id : things.ids()) index.Add(things[id].name, id.index());
}

}  // namespace

SessionPlace PlaceOf(const Model& model, NodeId id) {
  const KeyNode& node = model.places.nodes[id];
  return {node.name, node.position, node.land_block, StationId()};
}

SessionPlace PlaceOf(const Model& model, StationId id) {
  const Station& station = model.lines.stations[id];
  return {station.name, station.position, station.land_block, id};
}

SessionPlace PlaceOf(const Model& model, PlatformId id) {
  const Platform& platform = model.lines.platforms[id];
  return {platform.name, platform.position,
          model.lines.stations[platform.station].land_block, platform.station,
          id};
}

SessionPlace PlaceOf(const Model& model, ZoneId id) {
  const Zone& zone = model.places.zones[id];
  return {zone.name, zone.position, zone.land_block, StationId()};
}

PlaceIndex::PlaceIndex(const Model& model) : model_(model) {
  AddAll(model.places.nodes, nodes_);
  AddAll(model.lines.stations, stations_);
  AddAll(model.places.zones, zones_);
  AddAll(model.lines.platforms, platforms_);
}

absl::StatusOr<SessionPlace> PlaceIndex::Find(absl::string_view text) const {
  if (const auto point = ParsePoint(text)) {
    const std::string name(text);
    return SessionPlace{
        {name, name, name}, *point, LandBlockAt(model_.places, *point), {}};
  }
  const auto node = nodes_.Find(text);
  if (node.ok()) return PlaceOf(model_, NodeId(*node));
  const auto station = stations_.Find(text);
  if (station.ok()) return PlaceOf(model_, StationId(*station));
  const auto zone = zones_.Find(text);
  if (zone.ok()) return PlaceOf(model_, ZoneId(*zone));
  const auto platform = platforms_.Find(text);
  if (platform.ok()) return PlaceOf(model_, PlatformId(*platform));
  // The most telling of them: several fit, else what is near.
  for (const auto* found : {&node, &station, &zone, &platform}) {
    if (absl::IsInvalidArgument(found->status())) return found->status();
  }
  std::vector<std::string> near = nodes_.NearMisses(text);
  for (const NameIndex* index : {&stations_, &zones_, &platforms_}) {
    for (const std::string& name : index->NearMisses(text)) {
      near.push_back(name);
    }
  }
  return absl::NotFoundError(
      absl::StrCat("no key node, station, zone or platform is called '", text,
                   "'", DidYouMean(near)));
}

}  // namespace railreach
