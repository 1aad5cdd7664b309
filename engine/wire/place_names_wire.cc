#include "engine/wire/names_message.h"
#include "engine/wire/names_wire.h"
#include "railreach/v1/result.pb.h"

namespace railreach::wire {
namespace {

// Membership takes the square of it.
constexpr int kMostRegions = 10'000;

LatLng DecodePlace(const v1::Position& message, RowReader& reader) {
  const LatLng position = DecodePosition(message);
  const bool right =
      reader.Require(IsValid(position), "no such place on the globe");
  return right ? position : LatLng();
}

void Encode(const KeyNode& node, v1::KeyNode& message) {
  EncodeName(node.name, *message.mutable_name());
  message.set_kind(node.kind);
  EncodePosition(node.position, *message.mutable_position());
  if (!node.region.is_none()) message.set_region(node.region.index());
  message.set_confidence(ToMessageEnum<v1::Confidence>(node.confidence));
  message.set_assumed(node.provenance.assumed);
}

KeyNode Decode(const v1::KeyNode& message, RowReader& reader) {
  KeyNode node;
  node.name = DecodeName(message.name());
  node.kind = message.kind();
  node.position = DecodePlace(message.position(), reader);
  node.region = reader.Id<RegionId>(message.has_region(), message.region());
  node.confidence = reader.EnumOf<Confidence>(
      message.confidence(), v1::Confidence_MAX, node.confidence);
  node.provenance.assumed = message.assumed();
  return node;
}

void Encode(const Zone& zone, v1::Zone& message) {
  EncodeName(zone.name, *message.mutable_name());
  EncodePosition(zone.position, *message.mutable_position());
  message.set_people(zone.people);
  if (!zone.region.is_none()) message.set_region(zone.region.index());
  message.set_halo(zone.halo);
  message.set_assumed(zone.provenance.assumed);
}

Zone Decode(const v1::Zone& message, RowReader& reader) {
  Zone zone;
  zone.name = DecodeName(message.name());
  zone.position = DecodePlace(message.position(), reader);
  zone.people = reader.People(message.people());
  zone.region = reader.Id<RegionId>(message.has_region(), message.region());
  zone.halo = message.halo();
  zone.provenance.assumed = message.assumed();
  return zone;
}

void Encode(const Region& region, v1::Region& message) {
  EncodeName(region.name, *message.mutable_name());
  message.set_level(ToMessageEnum<v1::Level>(region.level));
  message.set_area_km2(region.area_km2);
  message.set_area_official(region.area_official);
  message.set_people(region.people);
  if (region.seat.has_value())
    EncodePosition(*region.seat, *message.mutable_seat());
  message.set_halo(region.halo);
  for (const RegionId member : region.region_members) {
    message.add_region_members(PackedRow(member));
  }
  for (const ZoneId member : region.zone_members) {
    message.add_zone_members(PackedRow(member));
  }
  message.set_assumed(region.provenance.assumed);
}

Region Decode(const v1::Region& message, RowReader& reader) {
  Region region;
  region.name = DecodeName(message.name());
  region.level =
      reader.EnumOf<Level>(message.level(), v1::Level_MAX, region.level);
  region.area_km2 = message.area_km2();
  region.area_official = message.area_official();
  region.people = reader.People(message.people());
  if (message.has_seat()) region.seat = DecodePlace(message.seat(), reader);
  region.halo = message.halo();
  region.region_members = reader.Ids<RegionId>(message.region_members());
  region.zone_members = reader.Ids<ZoneId>(message.zone_members());
  region.provenance.assumed = message.assumed();
  return region;
}

void Encode(const Corridor& corridor, v1::Corridor& message) {
  EncodeName(corridor.name, *message.mutable_name());
  for (const StationId station : corridor.stations) {
    message.add_stations(PackedRow(station));
  }
}

Corridor Decode(const v1::Corridor& message, RowReader& reader) {
  return {DecodeName(message.name()),
          reader.Ids<StationId>(message.stations())};
}

void Encode(const Target& target, v1::Target& message) {
  EncodeName(target.name, *message.mutable_name());
  message.set_indicator(target.indicator);
  message.set_kind(ToMessageEnum<v1::TargetKind>(target.kind));
  message.set_level(ToMessageEnum<v1::Level>(target.level));
  if (!target.region.is_none()) message.set_region(target.region.index());
  message.set_from_kind(target.from_kind);
  message.set_to_kind(target.to_kind);
  message.set_comparison(ToMessageEnum<v1::Comparison>(target.comparison));
  if (target.value.has_value()) message.set_value(*target.value);
  message.set_unit(target.unit);
  message.set_year(target.year);
  message.set_source(target.source);
  message.set_assumed(target.provenance.assumed);
}

Target Decode(const v1::Target& message, RowReader& reader) {
  Target target;
  target.name = DecodeName(message.name());
  target.indicator = message.indicator();
  target.kind = reader.EnumOf<TargetKind>(message.kind(), v1::TargetKind_MAX,
                                          target.kind);
  target.level =
      reader.EnumOf<Level>(message.level(), v1::Level_MAX, target.level);
  target.region = reader.Id<RegionId>(message.has_region(), message.region());
  target.from_kind = message.from_kind();
  target.to_kind = message.to_kind();
  target.comparison = reader.EnumOf<Comparison>(
      message.comparison(), v1::Comparison_MAX, target.comparison);
  if (message.has_value()) target.value = message.value();
  target.unit = message.unit();
  target.year = message.year();
  target.source = message.source();
  target.provenance.assumed = message.assumed();
  return target;
}

void Encode(const ExternalValue& value, v1::ExternalValue& message) {
  message.set_indicator(value.indicator);
  if (!value.region.is_none()) message.set_region(value.region.index());
  message.set_value(value.value);
  message.set_unit(value.unit);
  message.set_source(value.source);
}

ExternalValue Decode(const v1::ExternalValue& message, RowReader& reader) {
  return {message.indicator(),
          reader.Id<RegionId>(message.has_region(), message.region()),
          message.value(), message.unit(), message.source()};
}

// All rows of a table, in order.
template <typename Messages, typename Rows>
void DecodeRows(const char* table, const Messages& messages, RowReader& reader,
                Rows& rows) {
  rows.reserve(static_cast<size_t>(messages.size()));
  for (const auto& message : messages) {
    reader.Enter(table, rows.size());
    rows.push_back(Decode(message, reader));
  }
}

}  // namespace

TableSizes TableSizesOf(const v1::StudyResult& message) {
  const auto size = [](int count) { return static_cast<size_t>(count); };
  TableSizes sizes;
  sizes.stations = size(message.stations_size());
  sizes.track_lines = size(message.tracks().line_names_size());
  sizes.tracks = size(message.tracks().line_size());
  sizes.lines = size(message.lines_size());
  sizes.patterns = size(message.patterns_size());
  sizes.bands = size(message.bands_size());
  sizes.groups = size(message.services().group_ids_size());
  sizes.nodes = size(message.key_nodes_size());
  sizes.zones = size(message.zones_size());
  sizes.regions = size(message.regions_size());
  sizes.corridors = size(message.corridors_size());
  sizes.targets = size(message.targets_size());
  return sizes;
}

void EncodePlaceNames(const Places& places, v1::StudyResult& message) {
  for (const auto& row : places.nodes) Encode(row, *message.add_key_nodes());
  for (const auto& row : places.zones) Encode(row, *message.add_zones());
  for (const auto& row : places.regions) Encode(row, *message.add_regions());
  for (const auto& row : places.corridors) {
    Encode(row, *message.add_corridors());
  }
  for (const auto& row : places.targets) Encode(row, *message.add_targets());
  for (const auto& row : places.values) {
    Encode(row, *message.add_external_values());
  }
}

void DecodePlaceNames(const v1::StudyResult& message, RowReader& reader,
                      Places& places) {
  DecodeRows("key_nodes", message.key_nodes(), reader, places.nodes);
  DecodeRows("zones", message.zones(), reader, places.zones);
  reader.Enter("regions", kMostRegions);
  if (!reader.Require(message.regions_size() <= kMostRegions,
                      "too many regions")) {
    return;
  }
  DecodeRows("regions", message.regions(), reader, places.regions);
  DecodeRows("corridors", message.corridors(), reader, places.corridors);
  DecodeRows("targets", message.targets(), reader, places.targets);
  DecodeRows("external_values", message.external_values(), reader,
             places.values);
}

}  // namespace railreach::wire
