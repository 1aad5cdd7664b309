#include "absl/strings/str_cat.h"
#include "engine/output/csv_writer.h"
#include "engine/output/labels.h"
#include "engine/output/table_parts.h"

namespace railreach {
namespace {

Columns CatchmentColumns(const StudyParameters& parameters) {
  const std::string headline =
      absl::StrCat("people_", MinutesLabel(parameters.headline_cutoff));
  const auto by_cutoff = [&](const char* prefix, const char* suffix = "") {
    return CutoffColumns(parameters, prefix, suffix);
  };
  return JoinColumns(
      {NodeColumns(),
       {"direction"},
       by_cutoff("people_study_area_"),
       by_cutoff("people_halo_"),
       by_cutoff("people_without_rail_"),
       by_cutoff("people_platform_"),
       {headline, headline + "_low_entry", headline + "_high_entry"},
       TierColumns(headline + "_without_"),
       TierColumns(headline + "_riding_"),
       TierColumns("ride_time_share_"),
       {"assumed_ride_time_share", "transport_performance_90min_120km_pct"},
       by_cutoff("zones_"),
       by_cutoff("stations_"),
       by_cutoff("nodes_"),
       by_cutoff("area_", "_km2"),
       {"resolved"}});
}

// One value per cutoff; blank where the result has none.
template <typename Values>
void AddByCutoff(const StudyParameters& parameters, const Values& values,
                 int decimals, CsvWriter& csv) {
  for (size_t i = 0; i < parameters.cutoffs.size(); ++i) {
    if (i < values.size()) {
      csv.Number(static_cast<double>(values[i]), decimals);
    } else {
      csv.Blank();
    }
  }
}

// What `people` gives for the minutes of each cutoff.
template <typename People>
void AddPeople(const StudyParameters& parameters, People people,
               CsvWriter& csv) {
  for (const Seconds cutoff : parameters.cutoffs) {
    csv.Integer(people(cutoff.count() / 60));
  }
}

void AddCurves(const StudyParameters& parameters, const Catchment& row,
               CsvWriter& csv) {
  const PeopleCurve& door = row.door_to_door;
  AddPeople(parameters, [&](int m) { return door.StudyAreaWithin(m); }, csv);
  AddPeople(
      parameters,
      [&](int m) { return door.Within(m) - door.StudyAreaWithin(m); }, csv);
  AddPeople(parameters, [&](int m) { return row.without_rail.Within(m); }, csv);
  AddPeople(parameters, [&](int m) { return row.platform.Within(m); }, csv);
}

void AddHeadline(const StudyParameters& parameters, const Catchment& row,
                 CsvWriter& csv) {
  csv.Integer(row.door_to_door.Within(parameters.headline_cutoff.count() / 60))
      .Integer(row.people_low_entry)
      .Integer(row.people_high_entry);
  for (const int64_t people : row.people_without_tier) csv.Integer(people);
  for (const int64_t people : row.tier_use.people) csv.Integer(people);
  for (const double share : row.tier_use.ride_share) csv.Number(share, 4);
  csv.Number(row.tier_use.assumed_share, 4)
      .Number(row.transport_performance, 2);
}

int64_t At(const std::vector<int64_t>& curve, size_t minute) {
  return minute < curve.size() ? curve[minute] : 0;
}

}  // namespace

Columns NodeColumns() {
  return {"node_id",   "name_zh",   "name_en", "kind",
          "county_zh", "county_en", "lat",     "lon"};
}

void AddNode(const Study& study, NodeId id, CsvWriter& csv) {
  const Labels labels(study.model);
  const KeyNode& node = study.model.places.nodes[id];
  csv.IdAndNames(node.name)
      .Text(node.kind)
      .Names(labels.Of(node.region))
      .Place(node.position);
}

std::string SummariesCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv(
      {"region_id", "name_zh", "name_en", "level", "nodes", "people_45min_mean",
       "people_60min_mean", "people_60min_platform_mean",
       "people_low_entry_mean", "people_high_entry_mean",
       "people_60min_without_rail_mean", "people_60min_mean_by_people",
       "transport_performance_90min_120km_pct", "assumed_ride_time_share"});
  const Labels labels(study.model);
  for (const RegionSummary& row : result.summaries) {
    csv.IdAndNames(labels.Of(row.region));
    csv.Text(row.region.is_none()
                 ? Name(Level::kStudyArea)
                 : Name(study.model.places.regions[row.region].level));
    csv.Integer(row.nodes)
        .People(row.people_45)
        .People(row.people_60)
        .People(row.people_60_platform)
        .People(row.people_low_entry)
        .People(row.people_high_entry)
        .People(row.people_60_without_rail)
        .People(row.people_60_by_people)
        .Number(row.transport_performance, 2)
        .Number(row.assumed_share, 4)
        .EndRow();
  }
  return csv.Take();
}

std::string CatchmentsCsv(const Study& study, const StudyResult& result) {
  const StudyParameters& parameters = study.parameters;
  CsvWriter csv(CatchmentColumns(parameters));
  for (const NodeId id : result.catchments.ids()) {
    const Catchment& row = result.catchments[id];
    AddNode(study, id, csv);
    csv.Text(Name(row.direction));
    AddCurves(parameters, row, csv);
    AddHeadline(parameters, row, csv);
    AddByCutoff(parameters, row.zones_within, 0, csv);
    AddByCutoff(parameters, row.stations_within, 0, csv);
    AddByCutoff(parameters, row.nodes_within, 0, csv);
    AddByCutoff(parameters, row.area_km2, 2, csv);
    csv.YesNo(row.resolved).EndRow();
  }
  return csv.Take();
}

std::string CurvesCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv({"node_id", "name_zh", "name_en", "direction", "within_min",
                 "people_study_area", "people_halo",
                 "people_study_area_without_rail", "people_halo_without_rail",
                 "people_study_area_platform", "people_halo_platform"});
  for (const NodeId id : result.catchments.ids()) {
    const Catchment& row = result.catchments[id];
    const ThingName& name = study.model.places.nodes[id].name;
    for (size_t m = 0; m < row.door_to_door.study_area.size(); ++m) {
      csv.IdAndNames(name)
          .Text(Name(row.direction))
          .Integer(static_cast<int64_t>(m))
          .Integer(At(row.door_to_door.study_area, m))
          .Integer(At(row.door_to_door.halo, m))
          .Integer(At(row.without_rail.study_area, m))
          .Integer(At(row.without_rail.halo, m))
          .Integer(At(row.platform.study_area, m))
          .Integer(At(row.platform.halo, m))
          .EndRow();
    }
  }
  return csv.Take();
}

}  // namespace railreach
