// The parts of the summary, one function each: a title, a table, notes; empty
// without rows.  Internal to output.
#ifndef ENGINE_OUTPUT_SUMMARY_PARTS_H_
#define ENGINE_OUTPUT_SUMMARY_PARTS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "engine/output/summary.h"

namespace railreach {

// summary_headline.cc
std::string SummaryTitle(const Study& study, const StudyResult& result);
std::string HeadlinePart(const Study& study, const StudyResult& result);
std::string MeaningPart(const Study& study, const StudyResult& result);
// summary_nodes.cc
std::string NewTownsPart(const Study& study, const StudyResult& result);
std::string BestAndWorstPart(const Study& study, const StudyResult& result);
// summary_window.cc
std::string WindowPart(const Study& study, const StudyResult& result);
// summary_reasons.cc: requires a window in study and result.
std::string WindowReasons(const Study& study, const StudyResult& result);
// summary_counties.cc
std::string CountiesPart(const Study& study, const StudyResult& result,
                         bool all);
// summary_plan.cc
std::string ConnectionsPart(const Study& study, const StudyResult& result);
std::string IndicatorsPart(const Study& study, const StudyResult& result);
std::string DensityPart(const Study& study, const StudyResult& result);

// summary_format.cc: numbers and names as the summary writes them.
std::string Fixed(double value, int decimals);
std::string TenThousands(double people);  // "342.1" of 3,421,000
std::string Percent(double share);        // "12%" of 0.12
std::string WholeMinutes(Seconds time);   // rounded up; "-" if unreachable
// "黄浦区 Huangpu"; a short one has at most `width` columns.
std::string Label(const ThingName& name);
std::string ShortLabel(const ThingName& name, size_t width = 40);
std::string Section(absl::string_view zh, absl::string_view en);  // a title

}  // namespace railreach

#endif  // ENGINE_OUTPUT_SUMMARY_PARTS_H_
