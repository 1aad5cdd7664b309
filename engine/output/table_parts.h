// The single tables of csv_tables.h, by subject.  Internal to output.
#ifndef ENGINE_OUTPUT_TABLE_PARTS_H_
#define ENGINE_OUTPUT_TABLE_PARTS_H_

#include <string>
#include <vector>

#include "engine/output/csv_writer.h"
#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

// catchment_tables.cc
std::string SummariesCsv(const Study& study, const StudyResult& result);
std::string CatchmentsCsv(const Study& study, const StudyResult& result);
std::string CurvesCsv(const Study& study, const StudyResult& result);
// reached_tables.cc
std::string ZonesReachedCsv(const Study& study, const StudyResult& result);
std::string StationsReachedCsv(const Study& study, const StudyResult& result);
// pair_tables.cc
std::string PairsCsv(const Study& study, const StudyResult& result);
std::string ConnectionsCsv(const Study& study, const StudyResult& result);
std::string CorridorsCsv(const Study& study, const StudyResult& result);
std::string CorridorSectionsCsv(const Study& study, const StudyResult& result);
std::string AirportsCsv(const Study& study, const StudyResult& result);
// coverage_tables.cc
std::string CoverageNodesCsv(const Study& study, const StudyResult& result);
std::string CoverageRegionsCsv(const Study& study, const StudyResult& result);
std::string CountiesCsv(const Study& study, const StudyResult& result);
// supply_tables.cc
std::string StationsCsv(const Study& study, const StudyResult& result);
std::string LinesCsv(const Study& study, const StudyResult& result);
std::string DensitiesCsv(const Study& study, const StudyResult& result);
// plan_tables.cc
std::string AssessmentsCsv(const Study& study, const StudyResult& result);
std::string AssessmentMembersCsv(const Study& study, const StudyResult& result);
std::string ManifestCsv(const Study& study, const StudyResult& result);

// window_tables.cc: the first two require HasWindow().
bool HasWindow(const Study& study, const StudyResult& result);
std::string WindowCatchmentsCsv(const Study& study, const StudyResult& result);
std::string WindowCurvesCsv(const Study& study, const StudyResult& result);
std::string StationsJoinedCsv(const Study& study, const StudyResult& result);

// The names of several groups of columns in a row.
using Columns = std::vector<std::string>;
Columns JoinColumns(const std::vector<Columns>& groups);

// The columns that tell a key node: ids, names, kind, county and place.
Columns NodeColumns();
void AddNode(const Study& study, NodeId id, CsvWriter& csv);

// "people_15min", "people_30min", ... for the prefix "people_".
Columns CutoffColumns(const StudyParameters& parameters,
                      const std::string& prefix,
                      const std::string& suffix = "");

// "60min".
std::string MinutesLabel(Seconds time);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_TABLE_PARTS_H_
