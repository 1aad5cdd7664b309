// A ranking of variants as CSV tables, for spreadsheets.  Conventions are those
// of csv_tables.h.
#ifndef ENGINE_OUTPUT_RANKING_TABLES_H_
#define ENGINE_OUTPUT_RANKING_TABLES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "engine/model/name.h"
#include "engine/output/output_file.h"
#include "engine/study/rank.h"
#include "engine/study/variant_row.h"

namespace railreach {

// The names of these scenarios joined by " + ", their keys by "|"; what has no
// name in one language takes the other's.
ThingName VariantName(const BatchHeader& header,
                      absl::Span<const uint32_t> scenarios);

// Whether the batch measured the global efficiency.
bool HasEfficiency(const BatchHeader& header);

// In this order:
//   ranking.csv        the rows of the table, best first
//   pareto.csv         both fronts, whatever the rank: by new track, by cost
//   node_gains.csv     what each key node gains (or loses) in the first rows;
//                      nodes where nothing changes are left out
//   problems.csv       variants that did not apply, and why
//   problem_kinds.csv  how many of each kind, the most frequent first
// Gains are the variant's figures less the baseline's; what is not known is
// blank.  O(size of the table).
std::vector<OutputFile> RankingTables(const BatchHeader& header,
                                      const RankTable& table);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_RANKING_TABLES_H_
