// The parts of the comparison's summary, one function each: a title, a table,
// notes; empty without rows.  Internal to output.
#ifndef ENGINE_OUTPUT_COMPARISON_PARTS_H_
#define ENGINE_OUTPUT_COMPARISON_PARTS_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "engine/study/compare.h"

namespace railreach {

// comparison_headline.cc
std::string ComparisonTitle(const StudyComparison& comparison);
std::string ComparisonHeadline(const StudyComparison& comparison);
std::string ComparisonCities(const StudyComparison& comparison);
std::string ComparisonMeaning(const StudyComparison& comparison);
// comparison_winners.cc
std::string ComparisonNodes(const StudyComparison& comparison);
std::string ComparisonZones(const StudyComparison& comparison);
std::string ComparisonJourneys(const StudyComparison& comparison);
// comparison_supply.cc
std::string ComparisonTargets(const StudyComparison& comparison);
std::string ComparisonSupply(const StudyComparison& comparison);

// comparison_summary.cc: figures as the summary writes them; "-" where there
// is none.
std::string Signed(double value, int decimals);  // "+1.2", "-0.3", "0.0"
std::string PlainOf(const BothNumbers& both, bool of_b, double unit,
                    int decimals);
std::string ChangeOf(const BothNumbers& both, double unit, int decimals);
// "+12%"; "-" where A is none or 0.
std::string RelativeChange(const BothNumbers& both);
BothNumbers AsNumbers(const BothCounts& both);
// The figure of the whole (`level` kStudyArea, or without a region); nullptr.
const RegionFigure* FigureOfWhole(const StudyComparison& comparison,
                                  absl::string_view figure);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_COMPARISON_PARTS_H_
