// Headlines by region, and the counts of a run.
#ifndef ENGINE_STUDY_SUMMARIES_H_
#define ENGINE_STUDY_SUMMARIES_H_

#include <vector>

#include "engine/network/network.h"
#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

// For every region with at least one key node that counts in coverage: means
// over these nodes.  Requires catchments and coverage.
std::vector<RegionSummary> SummariseRegions(const Study& study,
                                            const StudyResult& result);

// The same regions over the window, in the order of `result.summaries`, which
// it requires beside the window's catchments.
std::vector<WindowSummary> SummariseWindow(const Study& study,
                                           const StudyResult& result);

// Of `network`, the headline's.  Requires service levels.
Counts CountAll(const Study& study, const Network& network,
                const StudyResult& result);

}  // namespace railreach

#endif  // ENGINE_STUDY_SUMMARIES_H_
