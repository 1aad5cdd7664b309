#include "engine/output/csv_tables.h"

#include "absl/strings/str_cat.h"
#include "engine/output/table_parts.h"

namespace railreach {

Columns JoinColumns(const std::vector<Columns>& groups) {
  Columns all;
  for (const Columns& group : groups) {
    all.insert(all.end(), group.begin(), group.end());
  }
  return all;
}

Columns CutoffColumns(const StudyParameters& parameters,
                      const std::string& prefix, const std::string& suffix) {
  Columns columns;
  for (const Seconds cutoff : parameters.cutoffs) {
    columns.push_back(absl::StrCat(prefix, MinutesLabel(cutoff), suffix));
  }
  return columns;
}

std::string MinutesLabel(Seconds time) {
  return absl::StrCat(time.count() / 60, "min");
}

std::vector<OutputFile> CsvTables(const Study& study,
                                  const StudyResult& result) {
  struct Table {
    const char* name;
    std::string (*write)(const Study&, const StudyResult&);
  };
  constexpr Table kTables[] = {
      {"manifest.csv", ManifestCsv},
      {"summaries.csv", SummariesCsv},
      {"catchments.csv", CatchmentsCsv},
      {"curves.csv", CurvesCsv},
      {"zones_reached.csv", ZonesReachedCsv},
      {"stations_reached.csv", StationsReachedCsv},
      {"pairs.csv", PairsCsv},
      {"connections.csv", ConnectionsCsv},
      {"coverage_nodes.csv", CoverageNodesCsv},
      {"coverage_regions.csv", CoverageRegionsCsv},
      {"counties.csv", CountiesCsv},
      {"stations.csv", StationsCsv},
      {"lines.csv", LinesCsv},
      {"densities.csv", DensitiesCsv},
      {"corridors.csv", CorridorsCsv},
      {"corridor_sections.csv", CorridorSectionsCsv},
      {"airports.csv", AirportsCsv},
      {"assessments.csv", AssessmentsCsv},
      {"assessment_members.csv", AssessmentMembersCsv},
  };
  std::vector<OutputFile> files;
  for (const Table& table : kTables) {
    files.push_back({table.name, table.write(study, result)});
  }
  if (HasWindow(study, result)) {
    files.push_back(
        {"window_catchments.csv", WindowCatchmentsCsv(study, result)});
    files.push_back({"window_curves.csv", WindowCurvesCsv(study, result)});
  }
  if (!study.joins.empty()) {
    files.push_back({"stations_joined.csv", StationsJoinedCsv(study, result)});
  }
  return files;
}

}  // namespace railreach
