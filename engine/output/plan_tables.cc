// Assessments and the manifest.
#include "absl/strings/str_cat.h"
#include "engine/output/csv_writer.h"
#include "engine/output/labels.h"
#include "engine/output/table_parts.h"
#include "engine/wire/definitions.h"
#include "engine/wire/study_wire.h"

namespace railreach {
namespace {

absl::string_view KindName(TargetKind kind) {
  return kind == TargetKind::kFloor ? "floor" : "cooperative";
}

absl::string_view ComparisonName(Comparison comparison) {
  return comparison == Comparison::kAtLeast ? "at_least" : "at_most";
}

Target TargetOf(const Study& study, TargetId id) {
  return id.is_none() ? Target() : study.model.places.targets[id];
}

// Rows of key and value.
class ManifestWriter {
 public:
  void Add(absl::string_view part, absl::string_view key,
           absl::string_view value) {
    csv_.Text(part).Text(key).Text(value).EndRow();
  }
  std::string Take() { return csv_.Take(); }

 private:
  CsvWriter csv_{{"part", "key", "value"}};
};

void AddCounts(const Counts& counts, ManifestWriter& manifest) {
  const auto add = [&](const char* key, int64_t count) {
    manifest.Add("counts", key, absl::StrCat(count));
  };
  add("stations", counts.stations);
  add("lines", counts.lines);
  add("patterns", counts.patterns);
  add("stops", counts.stops);
  add("connections", counts.connections);
  add("transfers", counts.transfers);
  add("key_nodes", counts.key_nodes);
  add("zones", counts.zones);
  add("zone_points", counts.zone_points);
  add("people_study_area", counts.people_study_area);
  add("people_halo", counts.people_halo);
  add("components", counts.components);
  std::string share;
  AppendFixed(counts.assumed_rows_share, 4, share);
  manifest.Add("counts", "assumed_rows_share", share);
}

}  // namespace

std::string AssessmentsCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv({"target_id", "name_zh", "name_en", "indicator", "kind",
                 "level", "from_kind", "to_kind", "comparison", "target",
                 "unit", "year", "verdict", "value", "aggregate", "members",
                 "members_met", "source"});
  for (const AssessmentRow& row : result.assessments) {
    const Target target = TargetOf(study, row.target);
    csv.IdAndNames(target.name)
        .Text(target.indicator)
        .Text(KindName(target.kind))
        .Text(Name(target.level))
        .Text(target.from_kind)
        .Text(target.to_kind)
        .Text(ComparisonName(target.comparison))
        .Number(target.value, 4)
        .Text(target.unit);
    target.year == 0 ? csv.Blank() : csv.Integer(target.year);
    csv.Text(Name(row.verdict))
        .Number(row.value, 4)
        .Text(row.aggregate)
        .Integer(static_cast<int64_t>(row.members.size()))
        .Integer(row.members_met)
        .Text(target.source)
        .EndRow();
  }
  return csv.Take();
}

std::string AssessmentMembersCsv(const Study& study,
                                 const StudyResult& result) {
  CsvWriter csv({"target_id", "target_zh", "target_en", "member_zh",
                 "member_en", "value", "unit", "met"});
  for (const AssessmentRow& row : result.assessments) {
    const Target target = TargetOf(study, row.target);
    for (const MemberValue& member : row.members) {
      csv.IdAndNames(target.name)
          .Text(member.name_zh)
          .Text(member.name_en)
          .Number(member.value, 4)
          .Text(target.unit)
          .YesNo(member.met)
          .EndRow();
    }
  }
  return csv.Take();
}

std::string ManifestCsv(const Study& study, const StudyResult& result) {
  ManifestWriter manifest;
  manifest.Add(
      "tool", "railreach",
      result.tool_version.empty() ? ToolVersion() : result.tool_version);
  manifest.Add("tool", "parameters", StudyParametersText(study.parameters));
  for (const InputFile& input : study.inputs) {
    manifest.Add(
        "input", input.name,
        absl::StrCat(input.bytes, " bytes, XXH3-128 ", input.fingerprint));
  }
  manifest.Add("input", "warnings", absl::StrCat(study.num_warnings));
  AddCounts(result.counts, manifest);
  for (const Definition& definition : DefinitionsOf(study.parameters)) {
    manifest.Add("definition", definition.en, definition.zh);
  }
  return manifest.Take();
}

}  // namespace railreach
