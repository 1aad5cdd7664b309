#include <utility>

#include "engine/wire/figures_wire.h"
#include "railreach/v1/result.pb.h"

namespace railreach::wire {
namespace {

using AssessmentMessage = v1::AssessmentRow;

void Encode(const DensityRow& row, v1::DensityRow& message) {
  if (!row.region.is_none()) message.set_region(row.region.index());
  message.set_measure(row.measure);
  message.set_track_mm(row.track.mm());
  message.set_assumed_track_mm(row.assumed_track.mm());
  if (row.km_per_10000_km2.has_value()) {
    message.set_km_per_10000_km2(*row.km_per_10000_km2);
  }
}

DensityRow Decode(const v1::DensityRow& message, RowReader& reader) {
  DensityRow row;
  row.region = reader.Id<RegionId>(message.has_region(), message.region());
  row.measure = message.measure();
  row.track = reader.LengthMm(message.track_mm());
  row.assumed_track = reader.LengthMm(message.assumed_track_mm());
  if (message.has_km_per_10000_km2()) {
    row.km_per_10000_km2 = message.km_per_10000_km2();
  }
  return row;
}

void Encode(const Structure& structure, v1::Structure& message) {
  for (const StationStructure& row : structure.stations) {
    message.add_station(PackedRow(row.station));
    message.add_component(row.component);
    message.add_articulation(row.articulation);
    message.add_betweenness(row.betweenness);
  }
  for (const TrackId bridge : structure.bridges) {
    message.add_bridges(PackedRow(bridge));
  }
  message.set_num_components(structure.num_components);
  message.set_betweenness_gini(structure.betweenness_gini);
}

Structure Decode(const v1::Structure& message, RowReader& reader) {
  Structure structure;
  reader.Enter("structure", 0);
  const int rows = message.station_size();
  const bool right = message.component_size() == rows &&
                     message.articulation_size() == rows &&
                     message.betweenness_size() == rows;
  if (!reader.Require(right, "columns differ in length")) return structure;
  for (int i = 0; i < rows; ++i) {
    structure.stations.push_back(
        {reader.PackedId<StationId>(message.station(i)), message.component(i),
         message.articulation(i), message.betweenness(i)});
  }
  structure.bridges = reader.Ids<TrackId>(message.bridges());
  structure.num_components = message.num_components();
  structure.betweenness_gini = message.betweenness_gini();
  return structure;
}

void Encode(const MemberValue& member, AssessmentMessage::Member& message) {
  message.set_name_zh(member.name_zh);
  message.set_name_en(member.name_en);
  if (member.value.has_value()) message.set_value(*member.value);
  message.set_met(member.met);
}

void Encode(const AssessmentRow& row, AssessmentMessage& message) {
  if (!row.target.is_none()) message.set_target(row.target.index());
  message.set_verdict(ToMessageEnum<AssessmentMessage::Verdict>(row.verdict));
  if (row.value.has_value()) message.set_value(*row.value);
  message.set_aggregate(row.aggregate);
  for (const MemberValue& member : row.members) {
    Encode(member, *message.add_members());
  }
  message.set_members_met(row.members_met);
}

AssessmentRow Decode(const AssessmentMessage& message, RowReader& reader) {
  AssessmentRow row;
  row.target = reader.Id<TargetId>(message.has_target(), message.target());
  row.verdict = reader.EnumOf<Verdict>(
      message.verdict(), AssessmentMessage::Verdict_MAX, row.verdict);
  if (message.has_value()) row.value = message.value();
  row.aggregate = message.aggregate();
  for (const auto& member : message.members()) {
    MemberValue value{member.name_zh(), member.name_en(), {}, member.met()};
    if (member.has_value()) value.value = member.value();
    row.members.push_back(std::move(value));
  }
  row.members_met = message.members_met();
  return row;
}

}  // namespace

void EncodePlan(const StudyResult& result, v1::StudyResult& message) {
  for (const auto& row : result.densities) {
    Encode(row, *message.add_densities());
  }
  for (const Metres length : result.line_lengths) {
    message.add_line_length_mm(length.mm());
  }
  Encode(result.structure, *message.mutable_structure());
  for (const auto& row : result.assessments) {
    Encode(row, *message.add_assessments());
  }
}

void DecodePlan(const v1::StudyResult& message, RowReader& reader,
                StudyResult& result) {
  for (const auto& row : message.densities()) {
    reader.Enter("densities", result.densities.size());
    result.densities.push_back(Decode(row, reader));
  }
  reader.Enter("line_length_mm", 0);
  const size_t lengths = static_cast<size_t>(message.line_length_mm_size());
  reader.Require(lengths == 0 || lengths == reader.sizes().lines,
                 "not one per line");
  for (const int64_t length : message.line_length_mm()) {
    result.line_lengths.push_back(reader.LengthMm(length));
  }
  result.structure = Decode(message.structure(), reader);
  for (const auto& row : message.assessments()) {
    reader.Enter("assessments", result.assessments.size());
    result.assessments.push_back(Decode(row, reader));
  }
}

}  // namespace railreach::wire
