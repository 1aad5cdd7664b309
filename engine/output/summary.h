// A result in a page of text, for the terminal.
#ifndef ENGINE_OUTPUT_SUMMARY_H_
#define ENGINE_OUTPUT_SUMMARY_H_

#include <string>

#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

struct SummaryOptions {
  bool all_counties = false;  // else the league's top and bottom
};

// The headline of the whole and each city, by the clock where there is a
// departure window and why that differs, a county league table, the new
// towns against 30/45/60 minutes, the ten best and worst key nodes, floor and
// cooperative indicators, densities, and what it means in Chinese and English
// with definition and uncertainty.  Parts without rows are left out.  Total:
// ids of the result must be none or rows of the study's tables.
std::string SummaryText(const Study& study, const StudyResult& result,
                        SummaryOptions options);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_SUMMARY_H_
