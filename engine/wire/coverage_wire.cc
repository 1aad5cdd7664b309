#include "engine/wire/figures_wire.h"
#include "railreach/v1/result.pb.h"

namespace railreach::wire {
namespace {

void Encode(const NodeCoverage& row, v1::NodeCoverage& message) {
  if (!row.node.is_none()) message.set_node(row.node.index());
  for (const NearestStation& nearest : row.nearest) {
    message.add_nearest_station(PackedRow(nearest.station));
    message.add_nearest_distance_mm(nearest.distance.mm());
  }
  message.set_people_3km(row.people_3km);
  message.set_people_rank(row.people_rank);
  if (!row.hub.complex.is_none()) {
    message.set_hub_station(row.hub.complex.index());
  }
  message.set_hub_distance_mm(row.hub.distance.mm());
  message.set_hub_tiers(row.hub.num_tiers);
  message.set_hub_lines(row.hub.num_lines);
  message.set_hub_rank(row.hub_rank);
}

NodeCoverage Decode(const v1::NodeCoverage& message, RowReader& reader) {
  NodeCoverage row;
  row.node = reader.Id<NodeId>(message.has_node(), message.node());
  const auto stations = reader.ByTier<int32_t>(message.nearest_station());
  const auto distances = reader.ByTier<int64_t>(message.nearest_distance_mm());
  for (size_t i = 0; i < kNumTiers; ++i) {
    row.nearest[i] = {reader.PackedId<StationId>(stations[i]),
                      reader.LengthMm(distances[i])};
  }
  row.people_3km = reader.People(message.people_3km());
  row.people_rank = message.people_rank();
  row.hub.complex =
      reader.Id<StationId>(message.has_hub_station(), message.hub_station());
  row.hub.distance = reader.LengthMm(message.hub_distance_mm());
  row.hub.num_tiers = message.hub_tiers();
  row.hub.num_lines = message.hub_lines();
  row.hub_rank = message.hub_rank();
  return row;
}

void Encode(const RegionCoverage& row, v1::RegionCoverage& message) {
  if (!row.region.is_none()) message.set_region(row.region.index());
  message.set_tier(ToMessageEnum<v1::Tier>(row.tier));
  message.set_radius_mm(row.radius.mm());
  message.set_people(row.people);
  message.set_people_covered(row.people_covered);
  message.set_nodes(row.nodes);
  message.set_nodes_covered(row.nodes_covered);
}

RegionCoverage Decode(const v1::RegionCoverage& message, RowReader& reader) {
  RegionCoverage row;
  row.region = reader.Id<RegionId>(message.has_region(), message.region());
  row.tier = reader.EnumOf<Tier>(message.tier(), v1::Tier_MAX, row.tier);
  row.radius = reader.LengthMm(message.radius_mm());
  row.people = reader.People(message.people());
  row.people_covered = reader.People(message.people_covered());
  row.nodes = message.nodes();
  row.nodes_covered = message.nodes_covered();
  return row;
}

void Encode(const CountyCoverage& row, v1::CountyCoverage& message) {
  if (!row.county.is_none()) message.set_county(row.county.index());
  message.set_state(ToMessageEnum<v1::CountyCoverage::State>(row.state));
  message.set_tiers(row.tiers.bits());
  message.set_stations(row.num_stations);
  message.set_trains_per_day(row.trains_per_day);
  if (row.longest_gap != kUnreachable) {
    message.set_longest_gap_s(row.longest_gap.count());
  }
  message.set_covered_share(row.covered_share);
  message.set_towns(row.towns);
  message.set_towns_served(row.towns_served);
  if (!row.seat_station.is_none()) {
    message.set_seat_station(row.seat_station.index());
  }
  message.set_seat_distance_mm(row.seat_distance.mm());
}

CountyCoverage Decode(const v1::CountyCoverage& message, RowReader& reader) {
  CountyCoverage row;
  row.county = reader.Id<RegionId>(message.has_county(), message.county());
  row.state = reader.EnumOf<CountyState>(
      message.state(), v1::CountyCoverage::State_MAX, row.state);
  row.tiers = reader.Tiers(message.tiers());
  row.num_stations = message.stations();
  row.trains_per_day = message.trains_per_day();
  if (message.has_longest_gap_s()) {
    row.longest_gap = reader.Duration(message.longest_gap_s());
  }
  row.covered_share = message.covered_share();
  row.towns = message.towns();
  row.towns_served = message.towns_served();
  row.seat_station =
      reader.Id<StationId>(message.has_seat_station(), message.seat_station());
  row.seat_distance = reader.LengthMm(message.seat_distance_mm());
  return row;
}

void Encode(const StationCentrality& row, v1::StationCentrality& message) {
  if (!row.station.is_none()) message.set_station(row.station.index());
  message.set_tiers(row.tiers.bits());
  if (!row.county.is_none()) message.set_county(row.county.index());
  message.set_seat_distance_mm(row.seat_distance.mm());
  message.set_within_2km(row.within_2km);
  message.set_within_5km(row.within_5km);
  message.set_people_3km(row.people_3km);
  message.set_planned(row.planned);
}

StationCentrality Decode(const v1::StationCentrality& message,
                         RowReader& reader) {
  StationCentrality row;
  row.station = reader.Id<StationId>(message.has_station(), message.station());
  row.tiers = reader.Tiers(message.tiers());
  row.county = reader.Id<RegionId>(message.has_county(), message.county());
  row.seat_distance = reader.LengthMm(message.seat_distance_mm());
  row.within_2km = message.within_2km();
  row.within_5km = message.within_5km();
  row.people_3km = reader.People(message.people_3km());
  row.planned = message.planned();
  return row;
}

void Encode(const ServiceLevel& level, v1::ServiceLevels& message) {
  message.add_tiers(level.tiers.bits());
  message.add_lines(level.num_lines);
  message.add_trains_per_day(level.trains_per_day);
  message.add_longest_gap_s(PackedTime(level.longest_gap));
  message.add_first_train_s(PackedTime(level.first_train));
  message.add_last_train_s(PackedTime(level.last_train));
}

IdVector<StationId, ServiceLevel> Decode(const v1::ServiceLevels& message,
                                         RowReader& reader) {
  IdVector<StationId, ServiceLevel> levels;
  const int rows = message.tiers_size();
  reader.Enter("service_levels", 0);
  const int spans = message.first_train_s_size();
  const bool right =
      message.lines_size() == rows && message.trains_per_day_size() == rows &&
      message.longest_gap_s_size() == rows && (spans == rows || spans == 0) &&
      message.last_train_s_size() == spans &&
      (rows == 0 || static_cast<size_t>(rows) == reader.sizes().stations);
  if (!reader.Require(right, "not one per station")) return levels;
  for (int i = 0; i < rows; ++i) {
    levels.push_back({reader.Tiers(message.tiers(i)), message.lines(i),
                      message.trains_per_day(i),
                      reader.Time(message.longest_gap_s(i))});
    if (spans == 0) continue;
    levels[StationId(levels.size() - 1)].first_train =
        reader.Time(message.first_train_s(i));
    levels[StationId(levels.size() - 1)].last_train =
        reader.Time(message.last_train_s(i));
  }
  return levels;
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

void EncodeCoverage(const StudyResult& result, v1::StudyResult& message) {
  const Coverage& coverage = result.coverage;
  for (const auto& row : coverage.nodes) {
    Encode(row, *message.add_node_coverage());
  }
  for (const auto& row : coverage.regions) {
    Encode(row, *message.add_region_coverage());
  }
  for (const auto& row : coverage.counties) {
    Encode(row, *message.add_counties());
  }
  for (const auto& row : coverage.stations) {
    Encode(row, *message.add_station_centrality());
  }
  for (const auto& level : result.service_levels) {
    Encode(level, *message.mutable_service_levels());
  }
}

void DecodeCoverage(const v1::StudyResult& message, RowReader& reader,
                    StudyResult& result) {
  Coverage& coverage = result.coverage;
  DecodeRows("node_coverage", message.node_coverage(), reader, coverage.nodes);
  DecodeRows("region_coverage", message.region_coverage(), reader,
             coverage.regions);
  DecodeRows("counties", message.counties(), reader, coverage.counties);
  DecodeRows("station_centrality", message.station_centrality(), reader,
             coverage.stations);
  result.service_levels = Decode(message.service_levels(), reader);
}

}  // namespace railreach::wire
