#include <utility>

#include "absl/container/flat_hash_map.h"
#include "engine/wire/names_message.h"
#include "engine/wire/names_wire.h"
#include "engine/wire/table_rows.h"
#include "railreach/v1/result.pb.h"

namespace railreach::wire {
namespace {

void Encode(const TierRules& rules, Tier tier, v1::TierRules& message) {
  message.set_tier(ToMessageEnum<v1::Tier>(tier));
  message.set_given(rules.given);
  message.set_entry_s(rules.times.entry.count());
  message.set_entry_low_s(rules.times.entry_low.count());
  message.set_entry_high_s(rules.times.entry_high.count());
  message.set_exit_s(rules.times.exit.count());
  message.set_change_s(rules.times.change.count());
  message.set_cap_kmh(rules.profile.cap_kmh);
  message.set_acceleration_m_s2(rules.profile.acceleration_m_s2);
  message.set_braking_m_s2(rules.profile.braking_m_s2);
  message.set_dwell_s(rules.profile.dwell.count());
  message.set_recovery_pct(rules.profile.recovery_pct);
  message.set_curvature(rules.profile.curvature);
  for (const Metres radius : rules.coverage_radii) {
    message.add_coverage_m(radius.metres());
  }
  message.set_direct_trips_per_hour(rules.direct_trips_per_hour);
}

TierRules Decode(const v1::TierRules& message, RowReader& reader) {
  TierRules rules;
  rules.given = message.given();
  rules.times = {reader.Duration(message.entry_s()),
                 reader.Duration(message.entry_low_s()),
                 reader.Duration(message.entry_high_s()),
                 reader.Duration(message.exit_s()),
                 reader.Duration(message.change_s())};
  rules.profile = {message.cap_kmh(),      message.acceleration_m_s2(),
                   message.braking_m_s2(), reader.Duration(message.dwell_s()),
                   message.recovery_pct(), message.curvature()};
  for (const double radius : message.coverage_m()) {
    rules.coverage_radii.push_back(reader.LengthM(radius));
  }
  rules.direct_trips_per_hour = message.direct_trips_per_hour();
  return rules;
}

void Encode(const AccessRule& rule, v1::AccessRule& message) {
  if (rule.tier.has_value()) {
    message.set_tier(ToMessageEnum<v1::Tier>(*rule.tier));
  }
  message.set_mode(rule.mode);
  message.set_end(ToMessageEnum<v1::JourneyEnd>(rule.end));
  message.set_speed_kmh(rule.speed_kmh);
  message.set_detour(rule.detour);
  message.set_fixed_s(rule.fixed.count());
  message.set_max_s(rule.maximum.count());
  message.set_assumed(rule.provenance.assumed);
}

AccessRule Decode(const v1::AccessRule& message, RowReader& reader) {
  AccessRule rule;
  if (message.tier() != v1::TIER_UNSPECIFIED) {
    rule.tier = reader.EnumOf<Tier>(message.tier(), v1::Tier_MAX, Tier::kTrunk);
  }
  rule.mode = message.mode();
  rule.end = reader.EnumOf<JourneyEnd>(message.end(), v1::JourneyEnd_MAX,
                                       JourneyEnd::kBoth);
  rule.speed_kmh = message.speed_kmh();
  rule.detour = message.detour();
  rule.fixed = reader.Duration(message.fixed_s());
  rule.maximum = reader.Duration(message.max_s());
  rule.provenance.assumed = message.assumed();
  return rule;
}

void Encode(const Band& band, v1::Band& message) {
  EncodeName(band.name, *message.mutable_name());
  message.set_from_s(band.from.since_midnight.count());
  message.set_to_s(band.to.since_midnight.count());
}

Band Decode(const v1::Band& message, RowReader& reader) {
  return {DecodeName(message.name()),
          {reader.Duration(message.from_s())},
          {reader.Duration(message.to_s())}};
}

Station Decode(const v1::Station& message, RowReader& reader) {
  Station station;
  station.name = DecodeName(message.name());
  station.position = DecodePosition(message.position());
  reader.Require(IsValid(station.position), "no such place on the globe");
  station.position_error = reader.LengthM(message.position_error_m());
  station.region = reader.Id<RegionId>(message.has_region(), message.region());
  station.passenger = message.passenger();
  station.provenance.assumed = message.assumed();
  return station;
}

using ClassIds = absl::flat_hash_map<std::string, OperatorClassId>;

// Gives equal class names the same id, in the order of their first line.
OperatorClassId ClassId(const std::string& name, ClassIds& ids,
                        LineModel& lines) {
  if (name.empty()) return OperatorClassId();
  const auto [it, is_new] = ids.try_emplace(name);
  if (is_new) it->second = lines.operator_classes.push_back(name);
  return it->second;
}

Line Decode(const v1::Line& message, RowReader& reader) {
  Line line;
  line.name = DecodeName(message.name());
  line.tier = reader.EnumOf<Tier>(message.tier(), v1::Tier_MAX, line.tier);
  line.status =
      reader.EnumOf<Status>(message.status(), v1::Status_MAX, line.status);
  line.opening_year = message.opening_year();
  line.operator_name = message.operator_name();
  line.colour = message.colour();
  line.density_class = reader.EnumOf<DensityClass>(
      message.density_class(), v1::DensityClass_MAX, line.density_class);
  line.ring = message.ring();
  line.confidence = reader.EnumOf<Confidence>(
      message.confidence(), v1::Confidence_MAX, line.confidence);
  line.open = message.open();
  line.provenance.assumed = message.assumed();
  return line;
}

void DecodeTiers(const v1::StudyResult& message, RowReader& reader,
                 LineModel& lines) {
  reader.Enter("tiers", 0);
  if (!reader.Require(message.tiers_size() == static_cast<int>(kNumTiers),
                      "there must be five tiers")) {
    return;
  }
  for (const Tier tier : kTiers) {
    reader.Enter("tiers", Index(tier));
    const v1::TierRules& row = message.tiers(static_cast<int>(Index(tier)));
    reader.Require(row.tier() == ToMessageEnum<v1::Tier>(tier),
                   "tiers are not in their order");
    lines.tiers[Index(tier)] = Decode(row, reader);
  }
}

}  // namespace

void EncodeStation(const Station& station, v1::Station& message) {
  EncodeName(station.name, *message.mutable_name());
  EncodePosition(station.position, *message.mutable_position());
  message.set_position_error_m(station.position_error.metres());
  if (!station.region.is_none()) message.set_region(station.region.index());
  message.set_passenger(station.passenger);
  message.set_assumed(station.provenance.assumed);
}

void EncodeLine(const Line& line, const LineModel& lines, v1::Line& message) {
  EncodeName(line.name, *message.mutable_name());
  message.set_tier(ToMessageEnum<v1::Tier>(line.tier));
  message.set_status(ToMessageEnum<v1::Status>(line.status));
  message.set_opening_year(line.opening_year);
  message.set_operator_name(line.operator_name);
  if (!line.operator_class.is_none()) {
    message.set_operator_class(lines.operator_classes[line.operator_class]);
  }
  message.set_colour(line.colour);
  message.set_density_class(
      ToMessageEnum<v1::DensityClass>(line.density_class));
  message.set_ring(line.ring);
  message.set_confidence(ToMessageEnum<v1::Confidence>(line.confidence));
  message.set_open(line.open);
  message.set_assumed(line.provenance.assumed);
}

void EncodeLineNames(const LineModel& lines, v1::StudyResult& message) {
  for (const Tier tier : kTiers) {
    Encode(lines.rules(tier), tier, *message.add_tiers());
  }
  for (const auto& rule : lines.access_rules) {
    Encode(rule, *message.add_access_rules());
  }
  for (const auto& band : lines.bands) Encode(band, *message.add_bands());
  for (const auto& station : lines.stations) {
    EncodeStation(station, *message.add_stations());
  }
  for (const auto& line : lines.lines) {
    EncodeLine(line, lines, *message.add_lines());
  }
}

void DecodeLineNames(const v1::StudyResult& message, RowReader& reader,
                     LineModel& lines) {
  DecodeTiers(message, reader, lines);
  for (const auto& row : message.access_rules()) {
    reader.Enter("access_rules", lines.access_rules.size());
    lines.access_rules.push_back(Decode(row, reader));
  }
  for (const auto& row : message.bands()) {
    reader.Enter("bands", lines.bands.size());
    lines.bands.push_back(Decode(row, reader));
  }
  for (const auto& row : message.stations()) {
    reader.Enter("stations", lines.stations.size());
    lines.stations.push_back(Decode(row, reader));
  }
  ClassIds classes;
  for (const auto& row : message.lines()) {
    reader.Enter("lines", lines.lines.size());
    Line line = Decode(row, reader);
    line.operator_class = ClassId(row.operator_class(), classes, lines);
    lines.lines.push_back(std::move(line));
  }
}

}  // namespace railreach::wire
