// A comparison in a page of text, for the terminal and the council.
#ifndef ENGINE_OUTPUT_COMPARISON_SUMMARY_H_
#define ENGINE_OUTPUT_COMPARISON_SUMMARY_H_

#include <string>

#include "engine/study/compare.h"

namespace railreach {

// What is compared and what is not measured alike; the headline of the whole
// and of each city; who gains and who loses; the ten key nodes and the ten
// zones that gain and lose most; targets newly met or missed; what changed in
// supply; what it means in Chinese and English.  Parts without rows are left
// out.
std::string ComparisonSummary(const StudyComparison& comparison);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_COMPARISON_SUMMARY_H_
