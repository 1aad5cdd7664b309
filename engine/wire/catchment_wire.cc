#include "engine/wire/curve_wire.h"
#include "engine/wire/figures_wire.h"
#include "railreach/v1/result.pb.h"

namespace railreach::wire {
namespace {

void Encode(const Counts& counts, v1::Counts& message) {
  message.set_stations(counts.stations);
  message.set_lines(counts.lines);
  message.set_patterns(counts.patterns);
  message.set_stops(counts.stops);
  message.set_connections(counts.connections);
  message.set_transfers(counts.transfers);
  message.set_key_nodes(counts.key_nodes);
  message.set_zones(counts.zones);
  message.set_zone_points(counts.zone_points);
  message.set_people_study_area(counts.people_study_area);
  message.set_people_halo(counts.people_halo);
  message.set_components(counts.components);
  message.set_assumed_rows_share(counts.assumed_rows_share);
}

Counts Decode(const v1::Counts& message, RowReader& reader) {
  Counts counts;
  counts.stations = message.stations();
  counts.lines = message.lines();
  counts.patterns = message.patterns();
  counts.stops = message.stops();
  counts.connections = message.connections();
  counts.transfers = message.transfers();
  counts.key_nodes = message.key_nodes();
  counts.zones = message.zones();
  counts.zone_points = message.zone_points();
  counts.people_study_area = reader.People(message.people_study_area());
  counts.people_halo = reader.People(message.people_halo());
  counts.components = message.components();
  counts.assumed_rows_share = message.assumed_rows_share();
  return counts;
}

void Encode(const RegionSummary& row, v1::RegionSummary& message) {
  if (!row.region.is_none()) message.set_region(row.region.index());
  message.set_nodes(row.nodes);
  message.set_people_45(row.people_45);
  message.set_people_60(row.people_60);
  message.set_people_60_platform(row.people_60_platform);
  message.set_people_low_entry(row.people_low_entry);
  message.set_people_high_entry(row.people_high_entry);
  message.set_people_60_without_rail(row.people_60_without_rail);
  message.set_people_60_by_people(row.people_60_by_people);
  message.set_transport_performance_pct(row.transport_performance);
  message.set_assumed_share(row.assumed_share);
}

RegionSummary Decode(const v1::RegionSummary& message, RowReader& reader) {
  RegionSummary row;
  row.region = reader.Id<RegionId>(message.has_region(), message.region());
  row.nodes = message.nodes();
  row.people_45 = message.people_45();
  row.people_60 = message.people_60();
  row.people_60_platform = message.people_60_platform();
  row.people_low_entry = message.people_low_entry();
  row.people_high_entry = message.people_high_entry();
  row.people_60_without_rail = message.people_60_without_rail();
  row.people_60_by_people = message.people_60_by_people();
  row.transport_performance = message.transport_performance_pct();
  row.assumed_share = message.assumed_share();
  return row;
}

template <typename Values, typename Column>
void EncodeColumn(const Values& values, Column& column) {
  column.Add(values.begin(), values.end());
}

void Encode(const Catchment& row, v1::Catchment& message) {
  if (!row.node.is_none()) message.set_node(row.node.index());
  message.set_direction(ToMessageEnum<v1::Direction>(row.direction));
  EncodeCurve(row.door_to_door, *message.mutable_door_to_door());
  EncodeCurve(row.without_rail, *message.mutable_without_rail());
  EncodeCurve(row.platform, *message.mutable_platform());
  message.set_people_low_entry(row.people_low_entry);
  message.set_people_high_entry(row.people_high_entry);
  EncodeColumn(row.people_without_tier, *message.mutable_people_without_tier());
  EncodeColumn(row.tier_use.people, *message.mutable_people_by_tier());
  EncodeColumn(row.tier_use.ride_share, *message.mutable_ride_share());
  message.set_assumed_share(row.tier_use.assumed_share);
  EncodeColumn(row.zones_within, *message.mutable_zones_within());
  EncodeColumn(row.stations_within, *message.mutable_stations_within());
  EncodeColumn(row.nodes_within, *message.mutable_nodes_within());
  EncodeColumn(row.area_km2, *message.mutable_area_km2());
  message.set_transport_performance_pct(row.transport_performance);
  message.set_resolved(row.resolved);
}

Catchment Decode(const v1::Catchment& message, RowReader& reader) {
  Catchment row;
  row.node = reader.Id<NodeId>(message.has_node(), message.node());
  row.direction = reader.EnumOf<SearchDirection>(
      message.direction(), v1::Direction_MAX, row.direction);
  row.door_to_door = DecodeCurve(message.door_to_door(), reader);
  row.without_rail = DecodeCurve(message.without_rail(), reader);
  row.platform = DecodeCurve(message.platform(), reader);
  row.people_low_entry = reader.People(message.people_low_entry());
  row.people_high_entry = reader.People(message.people_high_entry());
  row.people_without_tier =
      reader.ByTier<int64_t>(message.people_without_tier());
  row.tier_use.people = reader.ByTier<int64_t>(message.people_by_tier());
  row.tier_use.ride_share = reader.ByTier<double>(message.ride_share());
  row.tier_use.assumed_share = message.assumed_share();
  row.zones_within = ToVector<int32_t>(message.zones_within());
  row.stations_within = ToVector<int32_t>(message.stations_within());
  row.nodes_within = ToVector<int32_t>(message.nodes_within());
  row.area_km2 = ToVector<double>(message.area_km2());
  row.transport_performance = message.transport_performance_pct();
  row.resolved = message.resolved();
  return row;
}

void Encode(const Matrix<uint16_t>& times, v1::TimeMatrix& message) {
  message.set_rows(static_cast<uint32_t>(times.num_rows()));
  message.set_columns(static_cast<uint32_t>(times.num_cols()));
  auto& column = *message.mutable_time_s();
  column.Reserve(static_cast<int>(times.values().size()));
  for (const uint16_t time : times.values()) {
    column.AddAlreadyReserved(time == kNotReached16 ? -1 : time);
  }
}

// A matrix of `rows` x `columns`, or one without rows.
Matrix<uint16_t> Decode(const v1::TimeMatrix& message, size_t rows,
                        size_t columns, RowReader& reader) {
  const auto& values = message.time_s();
  const bool right =
      message.rows() == 0
          ? message.columns() == 0 && values.empty()
          : message.rows() == rows && message.columns() == columns &&
                static_cast<size_t>(values.size()) == rows * columns;
  if (!reader.Require(right, "the times do not fit their tables")) return {};
  Matrix<uint16_t> times(message.rows(), message.columns());
  auto cell = values.begin();
  for (size_t i = 0; i < times.num_rows(); ++i) {
    for (uint16_t& time : times.row(i)) {
      const int32_t value = *cell++;
      reader.Require(value >= -1 && value < kNotReached16, "impossible time");
      time = value == -1 ? kNotReached16 : static_cast<uint16_t>(value);
    }
  }
  return times;
}

}  // namespace

void EncodeCurve(const PeopleCurve& curve, v1::PeopleCurve& message) {
  EncodeColumn(curve.study_area, *message.mutable_study_area());
  EncodeColumn(curve.halo, *message.mutable_halo());
}

PeopleCurve DecodeCurve(const v1::PeopleCurve& message, RowReader& reader) {
  reader.Require(message.study_area_size() == message.halo_size(),
                 "the two parts of a curve differ in length");
  return {reader.People(message.study_area()), reader.People(message.halo())};
}

void EncodeCatchments(const StudyResult& result, v1::StudyResult& message) {
  Encode(result.counts, *message.mutable_counts());
  for (const auto& row : result.summaries) {
    Encode(row, *message.add_summaries());
  }
  for (const auto& row : result.catchments) {
    Encode(row, *message.add_catchments());
  }
  Encode(result.zone_times, *message.mutable_zone_times());
  Encode(result.station_times, *message.mutable_station_times());
}

void DecodeCatchments(const v1::StudyResult& message, RowReader& reader,
                      StudyResult& result) {
  reader.Enter("counts", 0);
  result.counts = Decode(message.counts(), reader);
  for (const auto& row : message.summaries()) {
    reader.Enter("summaries", result.summaries.size());
    result.summaries.push_back(Decode(row, reader));
  }
  const TableSizes& sizes = reader.sizes();
  reader.Enter("catchments", 0);
  const size_t rows = static_cast<size_t>(message.catchments_size());
  reader.Require(rows == 0 || rows == sizes.nodes, "not one per node");
  for (const auto& row : message.catchments()) {
    const NodeId node(result.catchments.size());
    reader.Enter("catchments", node.index());
    result.catchments.push_back(Decode(row, reader));
    reader.Require(result.catchments[node].node == node, "not in node order");
  }
  reader.Enter("zone_times", 0);
  result.zone_times =
      Decode(message.zone_times(), sizes.nodes, sizes.zones, reader);
  reader.Enter("station_times", 0);
  result.station_times =
      Decode(message.station_times(), sizes.nodes, sizes.stations, reader);
}

}  // namespace railreach::wire
