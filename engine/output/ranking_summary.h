// A ranking of variants in a page of text, for the terminal.
#ifndef ENGINE_OUTPUT_RANKING_SUMMARY_H_
#define ENGINE_OUTPUT_RANKING_SUMMARY_H_

#include <cstddef>
#include <string>

#include "engine/study/rank.h"
#include "engine/study/variant_row.h"

namespace railreach {

// The study and how many variants came, the baseline's figures, the first
// `most` rows with those on a Pareto front marked, the fronts' other members
// (as many again, at most), and what did not apply, grouped.  Parts without
// rows are left out.  Deterministic.
std::string RankingSummary(const BatchHeader& header, const RankTable& table,
                           size_t most = 20);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_RANKING_SUMMARY_H_
