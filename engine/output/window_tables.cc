// What a departure window adds, and the stations that sources share.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/output/csv_writer.h"
#include "engine/output/labels.h"
#include "engine/output/table_parts.h"

namespace railreach {
namespace {

// A cutoff of the study, or the headline's where it is none of them.
struct WindowCutoff {
  Seconds time;
  std::optional<size_t> index;  // among the study's cutoffs
};

std::vector<WindowCutoff> CutoffsOf(const StudyParameters& parameters) {
  std::vector<WindowCutoff> cutoffs;
  for (size_t i = 0; i < parameters.cutoffs.size(); ++i) {
    cutoffs.push_back({parameters.cutoffs[i], i});
  }
  const Seconds headline = parameters.headline_cutoff;
  if (std::count(parameters.cutoffs.begin(), parameters.cutoffs.end(),
                 headline) == 0) {
    const auto behind = std::find_if(
        cutoffs.begin(), cutoffs.end(),
        [&](const WindowCutoff& cutoff) { return cutoff.time > headline; });
    cutoffs.insert(behind, {headline, std::nullopt});
  }
  return cutoffs;
}

// "people_60min_by_headway", "people_60min_p5", ..., "people_60min_mean" for
// each cutoff.
Columns WindowColumns(const StudyParameters& parameters) {
  Columns columns;
  for (const WindowCutoff& cutoff : CutoffsOf(parameters)) {
    const std::string people =
        absl::StrCat("people_", MinutesLabel(cutoff.time), "_");
    columns.push_back(people + "by_headway");
    for (const int percentile : parameters.window->percentiles) {
      columns.push_back(absl::StrCat(people, "p", percentile));
    }
    columns.push_back(people + "mean");
  }
  return columns;
}

void AddCutoff(const WindowCutoff& cutoff, const Catchment& by_headway,
               const WindowCatchment& row, CsvWriter& csv) {
  const int minutes = cutoff.time.count() / 60;
  csv.Integer(by_headway.door_to_door.Within(minutes));
  for (const PeopleCurve& curve : row.people) {
    csv.Integer(curve.Within(minutes));
  }
  csv.People(cutoff.index.has_value() ? row.mean_people[*cutoff.index]
                                      : row.mean_people_headline);
}

}  // namespace

bool HasWindow(const Study& study, const StudyResult& result) {
  return study.parameters.window.has_value() && result.window.has_value() &&
         result.window->catchments.size() == result.catchments.size();
}

std::string WindowCatchmentsCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv(JoinColumns(
      {NodeColumns(), {"direction"}, WindowColumns(study.parameters)}));
  const std::vector<WindowCutoff> cutoffs = CutoffsOf(study.parameters);
  for (const NodeId id : result.window->catchments.ids()) {
    AddNode(study, id, csv);
    csv.Text(Name(result.catchments[id].direction));
    for (const WindowCutoff& cutoff : cutoffs) {
      AddCutoff(cutoff, result.catchments[id], result.window->catchments[id],
                csv);
    }
    csv.EndRow();
  }
  return csv.Take();
}

std::string WindowCurvesCsv(const Study& study, const StudyResult& result) {
  Columns columns = {"node_id", "name_zh", "name_en", "direction",
                     "within_min"};
  for (const int percentile : study.parameters.window->percentiles) {
    columns.push_back(absl::StrCat("people_study_area_p", percentile));
    columns.push_back(absl::StrCat("people_halo_p", percentile));
  }
  CsvWriter csv(columns);
  const int last = CatchmentHorizon(study.parameters).count() / 60;
  for (const NodeId id : result.window->catchments.ids()) {
    const WindowCatchment& row = result.window->catchments[id];
    for (int m = 0; m <= last; ++m) {
      csv.IdAndNames(study.model.places.nodes[id].name)
          .Text(Name(result.catchments[id].direction))
          .Integer(m);
      for (const PeopleCurve& curve : row.people) {
        const int64_t study_area = curve.StudyAreaWithin(m);
        csv.Integer(study_area).Integer(curve.Within(m) - study_area);
      }
      csv.EndRow();
    }
  }
  return csv.Take();
}

std::string StationsJoinedCsv(const Study& study, const StudyResult&) {
  CsvWriter csv({"station_id", "name_zh", "name_en", "source",
                 "source_station_id", "source_name", "distance_m", "joined",
                 "reason"});
  const Labels labels(study.model);
  for (const StationJoin& join : study.joins) {
    csv.IdAndNames(labels.Of(join.station))
        .Text(join.source)
        .Text(join.key)
        .Text(join.name)
        .Number(join.distance.metres(), 0)
        .YesNo(join.joined)
        .Text(join.reason)
        .EndRow();
  }
  return csv.Take();
}

}  // namespace railreach
