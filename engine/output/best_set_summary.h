// The best set of candidates, for the terminal and for spreadsheets.
#ifndef ENGINE_OUTPUT_BEST_SET_SUMMARY_H_
#define ENGINE_OUTPUT_BEST_SET_SUMMARY_H_

#include <string>
#include <vector>

#include "engine/output/output_file.h"
#include "engine/study/best_set.h"

namespace railreach {

// In Chinese and English: what was looked for, what was chosen and which
// first, what it gains and takes, how far it may fall short of the optimum and
// what that rests on, and how the search ended.  Total for reports whose sets
// are rows of its candidates.
std::string BestSetSummary(const BestSetReport& report);

// best_set          every candidate: chosen or not; the chosen ones first, in
//                   the order of building, with figures of all until then
// best_set_search   key and value: objective, budgets, value, bound, gap, ...
// best_set_trace    each improvement, with the candidates' ids joined by "|"
std::vector<OutputFile> BestSetTables(const BestSetReport& report);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_BEST_SET_SUMMARY_H_
