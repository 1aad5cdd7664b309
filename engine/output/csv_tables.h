// A result as CSV tables, for spreadsheets.
//
// UTF-8, one header row, comma separated.  Units stand in the column names
// (_s, _min, _km, _pct; people are whole numbers), names come in Chinese and
// English, decimals are fixed per column, what does not exist is blank.  The
// same for a fresh and a decoded result.
#ifndef ENGINE_OUTPUT_CSV_TABLES_H_
#define ENGINE_OUTPUT_CSV_TABLES_H_

#include <vector>

#include "engine/output/output_file.h"
#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

// All tables in a fixed order:
//   manifest               tool, parameters, input files, definitions
//   summaries              headline by region
//   catchments             one key node: people by cutoff, entry range, tiers
//   curves                 people by whole minute
//   zones_reached          minutes between key nodes and zones, if reached
//   stations_reached       the same for stations
//   pairs                  journeys between key nodes, their time in parts
//   connections            how the nodes of a region are linked
//   coverage_nodes, coverage_regions, counties (a league)
//   stations, lines, densities
//   corridors, corridor_sections, airports
//   assessments, assessment_members
// with a departure window also (and pairs has columns of it)
//   window_catchments      people by cutoff: by headway, percentiles, mean
//   window_curves          people by whole minute and percentile
// and with several sources
//   stations_joined        which stations were found to be the same
// Total: ids of the result must be none or rows of the study's tables.
// O(size of the result).
std::vector<OutputFile> CsvTables(const Study& study,
                                  const StudyResult& result);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_CSV_TABLES_H_
