// A comparison as CSV tables, for spreadsheets: written as csv_tables.h says.
#ifndef ENGINE_OUTPUT_COMPARISON_TABLES_H_
#define ENGINE_OUTPUT_COMPARISON_TABLES_H_

#include <vector>

#include "engine/output/output_file.h"
#include "engine/study/compare.h"

namespace railreach {

// Columns end in _a (before), _b (after) and _change (B - A); what does not
// exist on a side is blank, and so is its change.  In a fixed order:
//   parameters   that differ, and rows of tables that are on one side alone
//   nodes        one key node: people, zones and area by cutoff, coverage
//   zones        key nodes within reach, gained and lost
//   regions      one figure of one region
//   pairs        journeys between key nodes, their time in parts
//   targets      met or missed
//   lines, stations   that differ
// O(size of the comparison).
std::vector<OutputFile> ComparisonTables(const StudyComparison& comparison);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_COMPARISON_TABLES_H_
