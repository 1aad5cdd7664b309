#include "engine/wire/figures_wire.h"
#include "engine/wire/pair_wire.h"
#include "railreach/v1/result.pb.h"

namespace railreach::wire {
namespace {

void Encode(const ConnectionSummary& row, v1::ConnectionSummary& message) {
  if (!row.region.is_none()) message.set_region(row.region.index());
  message.set_nodes(row.nodes);
  message.set_pairs(row.pairs);
  message.set_pairs_reachable(row.pairs_reachable);
  message.set_pairs_at_distance_0(row.pairs_at_distance_0);
  message.set_direct_rate(row.direct_rate);
  message.set_functional_direct_rate(row.functional_direct_rate);
  message.set_mean_changes(row.mean_changes);
  message.set_mean_changes_by_people(row.mean_changes_by_people);
  message.set_share_via_hub(row.share_via_hub);
  message.set_share_via_centre(row.share_via_centre);
  message.set_efficiency_per_hour(row.efficiency_per_hour);
  message.set_relative_efficiency(row.relative_efficiency);
  message.set_mean_minutes(row.mean_minutes);
  message.mutable_ride_share()->Add(row.ride_share.begin(),
                                    row.ride_share.end());
  message.set_assumed_share(row.assumed_share);
}

ConnectionSummary Decode(const v1::ConnectionSummary& message,
                         RowReader& reader) {
  ConnectionSummary row;
  row.region = reader.Id<RegionId>(message.has_region(), message.region());
  row.nodes = message.nodes();
  row.pairs = message.pairs();
  row.pairs_reachable = message.pairs_reachable();
  row.pairs_at_distance_0 = message.pairs_at_distance_0();
  row.direct_rate = message.direct_rate();
  row.functional_direct_rate = message.functional_direct_rate();
  row.mean_changes = message.mean_changes();
  row.mean_changes_by_people = message.mean_changes_by_people();
  row.share_via_hub = message.share_via_hub();
  row.share_via_centre = message.share_via_centre();
  row.efficiency_per_hour = message.efficiency_per_hour();
  row.relative_efficiency = message.relative_efficiency();
  row.mean_minutes = message.mean_minutes();
  row.ride_share = reader.ByTier<double>(message.ride_share());
  row.assumed_share = message.assumed_share();
  return row;
}

void Encode(const CorridorRow& row, v1::CorridorRow& message) {
  if (!row.corridor.is_none()) message.set_corridor(row.corridor.index());
  if (row.time != kUnreachable) message.set_time_s(row.time.count());
  message.set_transfers(row.transfers);
  message.set_tiers(row.tiers.bits());
  message.set_straight_line_mm(row.straight_line.mm());
  message.set_people_5km(row.people_5km);
  for (const CorridorSection& section : row.sections) {
    message.add_section_from(PackedRow(section.from));
    message.add_section_to(PackedRow(section.to));
    message.add_section_trains_per_hour(section.trains_per_hour);
  }
}

CorridorRow Decode(const v1::CorridorRow& message, RowReader& reader) {
  CorridorRow row;
  row.corridor =
      reader.Id<CorridorId>(message.has_corridor(), message.corridor());
  if (message.has_time_s()) row.time = reader.Duration(message.time_s());
  row.transfers = message.transfers();
  row.tiers = reader.Tiers(message.tiers());
  row.straight_line = reader.LengthMm(message.straight_line_mm());
  row.people_5km = reader.People(message.people_5km());
  const int sections = message.section_from_size();
  const bool right = message.section_to_size() == sections &&
                     message.section_trains_per_hour_size() == sections;
  if (!reader.Require(right, "columns differ in length")) return row;
  for (int i = 0; i < sections; ++i) {
    row.sections.push_back({reader.PackedId<StationId>(message.section_from(i)),
                            reader.PackedId<StationId>(message.section_to(i)),
                            message.section_trains_per_hour(i)});
  }
  return row;
}

void Encode(const AirportRow& row, v1::AirportRow& message) {
  if (!row.county.is_none()) message.set_county(row.county.index());
  if (!row.nearest.is_none()) message.set_nearest_node(row.nearest.index());
  if (row.time != kUnreachable) message.set_time_s(row.time.count());
  message.set_within_90_min(row.within_90_min);
}

AirportRow Decode(const v1::AirportRow& message, RowReader& reader) {
  AirportRow row;
  row.county = reader.Id<RegionId>(message.has_county(), message.county());
  row.nearest =
      reader.Id<NodeId>(message.has_nearest_node(), message.nearest_node());
  if (message.has_time_s()) row.time = reader.Duration(message.time_s());
  row.within_90_min = message.within_90_min();
  return row;
}

// All rows of a table, in order.
template <typename Messages, typename Rows>
void DecodeRows(const char* table, const Messages& messages, RowReader& reader,
                Rows& rows) {
  for (const auto& message : messages) {
    reader.Enter(table, rows.size());
    rows.push_back(Decode(message, reader));
  }
}

}  // namespace

void EncodeConnections(const StudyResult& result, v1::StudyResult& message) {
  EncodePairs(result.pairs, *message.mutable_pairs());
  for (const auto& row : result.connections) {
    Encode(row, *message.add_connections());
  }
  for (const auto& row : result.corridors) {
    Encode(row, *message.add_corridor_rows());
  }
  for (const auto& row : result.airports) {
    Encode(row, *message.add_airports());
  }
}

void DecodeConnections(const v1::StudyResult& message, RowReader& reader,
                       StudyResult& result) {
  result.pairs = DecodePairs(message.pairs(), reader);
  DecodeRows("connections", message.connections(), reader, result.connections);
  DecodeRows("corridor_rows", message.corridor_rows(), reader,
             result.corridors);
  DecodeRows("airports", message.airports(), reader, result.airports);
}

}  // namespace railreach::wire
