// railreach run of a study with a batch: its variants, their ranking, the best
// set of candidates.
#ifndef TOOLS_RAILREACH_RUN_BATCH_H_
#define TOOLS_RAILREACH_RUN_BATCH_H_

#include <string>

#include "engine/study/study.h"
#include "tools/railreach/verbs.h"

namespace railreach {

// Requires study.parameters.batch.  Returns the exit code.
int RunBatch(const RunOptions& options, Study& study,
             const std::string& folder);

}  // namespace railreach

#endif  // TOOLS_RAILREACH_RUN_BATCH_H_
