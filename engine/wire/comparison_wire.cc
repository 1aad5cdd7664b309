#include "engine/wire/comparison_wire.h"

#include <google/protobuf/arena.h>

#include "engine/wire/definitions.h"
#include "engine/wire/enums.h"
#include "engine/wire/message_bytes.h"
#include "engine/wire/names_message.h"
#include "railreach/v1/comparison.pb.h"

namespace railreach {
namespace {

using wire::EncodeName;
using wire::EncodePosition;
using wire::ToMessageEnum;

v1::Presence ToMessage(Presence presence) {
  return ToMessageEnum<v1::Presence>(presence);
}

template <typename T, typename Message>
void Encode(const Both<T>& both, Message& message) {
  if (both.a.has_value()) message.set_a(*both.a);
  if (both.b.has_value()) message.set_b(*both.b);
}

template <typename T, typename Messages>
void EncodeAll(const std::vector<Both<T>>& list, Messages& messages) {
  for (const Both<T>& both : list) Encode(both, *messages.Add());
}

void Encode(const ComparedStudy& study, v1::ComparedStudy& message) {
  EncodeName(study.name, *message.mutable_name());
  message.set_tool_version(study.tool_version);
  message.set_lines(study.num_lines);
  message.set_stations(study.num_stations);
  message.set_people_study_area(study.people_study_area);
  message.set_people_halo(study.people_halo);
}

void Encode(const ParameterDifference& row, v1::ParameterDifference& message) {
  message.set_name(row.name);
  message.set_a(row.a);
  message.set_b(row.b);
  message.set_measure(row.measure);
}

void Encode(const RowCounts& row, v1::RowCounts& message) {
  message.set_table(row.table);
  message.set_both(row.both);
  message.set_only_a(row.only_a);
  message.set_only_b(row.only_b);
}

void Encode(const NearestAnyTier& nearest, v1::NearestAnyTier& message) {
  EncodeName(nearest.station, *message.mutable_station());
  message.set_distance_mm(nearest.distance.mm());
  message.set_tier(ToMessageEnum<v1::Tier>(nearest.tier));
}

void Encode(const NodeChange& node, v1::NodeChange& message) {
  EncodeName(node.name, *message.mutable_name());
  message.set_kind(node.kind);
  EncodePosition(node.position, *message.mutable_position());
  message.set_presence(ToMessage(node.presence));
  message.set_counts(node.counts);
  message.set_comparable(node.comparable);
  message.set_direction(ToMessageEnum<v1::Direction>(node.direction));
  EncodeAll(node.people, *message.mutable_people());
  EncodeAll(node.by_rail, *message.mutable_by_rail());
  EncodeAll(node.platform, *message.mutable_platform());
  EncodeAll(node.zones_within, *message.mutable_zones_within());
  EncodeAll(node.area_km2, *message.mutable_area_km2());
  Encode(node.headline, *message.mutable_headline());
  Encode(node.window_people, *message.mutable_window_people());
  Encode(node.people_3km, *message.mutable_people_3km());
  if (node.nearest_a) Encode(*node.nearest_a, *message.mutable_nearest_a());
  if (node.nearest_b) Encode(*node.nearest_b, *message.mutable_nearest_b());
  Encode(node.direct_links, *message.mutable_direct_links());
  Encode(node.nodes_reached, *message.mutable_nodes_reached());
  message.set_nodes_faster(node.nodes_faster);
  message.set_nodes_slower(node.nodes_slower);
}

void Encode(const ZoneChange& zone, v1::ZoneChange& message) {
  EncodeName(zone.name, *message.mutable_name());
  EncodePosition(zone.position, *message.mutable_position());
  message.set_halo(zone.halo);
  message.set_presence(ToMessage(zone.presence));
  Encode(zone.people, *message.mutable_people());
  Encode(zone.nodes_within, *message.mutable_nodes_within());
  message.set_nodes_both(zone.nodes_both);
  message.set_nodes_gained(zone.nodes_gained);
  message.set_nodes_lost(zone.nodes_lost);
  message.set_nodes_faster(zone.nodes_faster);
  message.set_nodes_slower(zone.nodes_slower);
  message.set_weight_gained(zone.weight_gained);
  message.set_weight_lost(zone.weight_lost);
  if (zone.mean_change_s) message.set_mean_change_s(*zone.mean_change_s);
}

void Encode(const RegionFigure& figure, v1::RegionFigure& message) {
  if (figure.level.has_value()) {
    EncodeName(figure.region, *message.mutable_region());
    message.set_level(ToMessageEnum<v1::Level>(*figure.level));
  }
  message.set_figure(figure.figure);
  message.set_unit(figure.unit);
  Encode(figure.value, *message.mutable_value());
}

void Append(const std::optional<JourneyParts>& parts,
            v1::JourneyColumns& columns) {
  const auto value = [&](int32_t known) { return parts ? known : -1; };
  const JourneyParts known = parts.value_or(JourneyParts());
  columns.add_total_s(value(known.total.count()));
  columns.add_access_s(value(known.access.count()));
  columns.add_entry_s(value(known.entry.count()));
  columns.add_wait_s(value(known.wait.count()));
  columns.add_ride_s(value(known.ride.count()));
  columns.add_change_s(value(known.change.count()));
  columns.add_exit_s(value(known.exit.count()));
  columns.add_egress_s(value(known.egress.count()));
  columns.add_transfers(value(known.transfers));
  columns.add_direct(value(known.direct));
  columns.add_by_rail(value(known.by_rail));
}

void Append(const PairChange& pair, v1::PairColumns& columns) {
  columns.add_from_node(pair.from);
  columns.add_to_node(pair.to);
  columns.add_presence(ToMessage(pair.presence()));
  Append(pair.a, *columns.mutable_a());
  Append(pair.b, *columns.mutable_b());
}

void Encode(const TargetChange& target, v1::TargetChange& message) {
  EncodeName(target.name, *message.mutable_name());
  message.set_indicator(target.indicator);
  message.set_unit(target.unit);
  message.set_presence(ToMessage(target.presence));
  message.set_state(ToMessageEnum<v1::TargetState>(target.state));
  if (target.verdict_a) {
    message.set_verdict_a(std::string(Name(*target.verdict_a)));
  }
  if (target.verdict_b) {
    message.set_verdict_b(std::string(Name(*target.verdict_b)));
  }
  Encode(target.target, *message.mutable_target());
  Encode(target.value, *message.mutable_value());
  Encode(target.members_met, *message.mutable_members_met());
  for (const std::string& name : target.now_met) message.add_now_met(name);
  for (const std::string& name : target.no_longer_met) {
    message.add_no_longer_met(name);
  }
}

void Encode(const LineChange& line, v1::LineChange& message) {
  EncodeName(line.name, *message.mutable_name());
  message.set_tier(ToMessageEnum<v1::Tier>(line.tier));
  message.set_presence(ToMessage(line.presence));
  Encode(line.length_km, *message.mutable_length_km());
  Encode(line.stations, *message.mutable_stations());
  Encode(line.band_trains_per_hour, *message.mutable_band_trains_per_hour());
}

void Encode(const StationChange& station, v1::StationChange& message) {
  EncodeName(station.name, *message.mutable_name());
  EncodePosition(station.position, *message.mutable_position());
  message.set_presence(ToMessage(station.presence));
  message.set_tiers_a(station.tiers_a.bits());
  message.set_tiers_b(station.tiers_b.bits());
  Encode(station.lines, *message.mutable_lines());
  Encode(station.trains_per_day, *message.mutable_trains_per_day());
}

void Encode(const PeopleGroups& groups, v1::PeopleGroups& message) {
  message.set_gain(groups.gain);
  message.set_lose(groups.lose);
  message.set_mixed(groups.mixed);
  message.set_same(groups.same);
}

void Encode(const ComparisonTotals& totals, v1::ComparisonTotals& message) {
  message.set_nodes(totals.nodes);
  EncodeAll(totals.mean_people, *message.mutable_mean_people());
  Encode(totals.mean_headline, *message.mutable_mean_headline());
  Encode(totals.mean_headline_by_people,
         *message.mutable_mean_headline_by_people());
  message.set_nodes_gain(totals.nodes_gain);
  message.set_nodes_lose(totals.nodes_lose);
  Encode(totals.study_area, *message.mutable_study_area());
  Encode(totals.halo, *message.mutable_halo());
  message.set_pairs(totals.pairs);
  message.set_pairs_gained(totals.pairs_gained);
  message.set_pairs_lost(totals.pairs_lost);
  message.set_pairs_faster(totals.pairs_faster);
  message.set_pairs_slower(totals.pairs_slower);
  Encode(totals.direct_rate, *message.mutable_direct_rate());
  Encode(totals.mean_minutes, *message.mutable_mean_minutes());
}

template <typename Rows, typename Messages>
void EncodeRows(const Rows& rows, Messages& messages) {
  for (const auto& row : rows) Encode(row, *messages.Add());
}

void Encode(const StudyComparison& comparison, v1::StudyComparison& message) {
  message.set_tool("railreach");
  message.set_tool_version(std::string(ToolVersion()));
  Encode(comparison.a, *message.mutable_a());
  Encode(comparison.b, *message.mutable_b());
  EncodeRows(comparison.parameters, *message.mutable_parameters());
  EncodeRows(comparison.rows, *message.mutable_rows());
  for (const Seconds cutoff : comparison.cutoffs) {
    message.add_cutoff_s(cutoff.count());
  }
  message.set_headline_cutoff_s(comparison.headline_cutoff.count());
  message.set_horizon_s(comparison.horizon.count());
  message.set_pair_horizon_s(comparison.pair_horizon.count());
  Encode(comparison.totals, *message.mutable_totals());
  EncodeRows(comparison.nodes, *message.mutable_nodes());
  EncodeRows(comparison.zones, *message.mutable_zones());
  EncodeRows(comparison.regions, *message.mutable_regions());
  for (const PairChange& pair : comparison.pairs) {
    Append(pair, *message.mutable_pairs());
  }
  EncodeRows(comparison.targets, *message.mutable_targets());
  EncodeRows(comparison.lines, *message.mutable_lines());
  EncodeRows(comparison.stations, *message.mutable_stations());
}

}  // namespace

std::string EncodeComparison(const StudyComparison& comparison) {
  google::protobuf::Arena arena;
  auto& message =
      *google::protobuf::Arena::CreateMessage<v1::StudyComparison>(&arena);
  Encode(comparison, message);
  return wire::BytesOf(message);
}

}  // namespace railreach
