// Runs a study.
#ifndef ENGINE_STUDY_RUN_H_
#define ENGINE_STUDY_RUN_H_

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

// Called now and then with the step at hand and how much of it is done; from
// one thread at a time.
using Progress =
    absl::FunctionRef<void(absl::string_view step, size_t done, size_t all)>;

// Everything of StudyResult, on `num_threads` workers.  Total for a valid
// study; the result does not depend on the number of threads.
StudyResult RunStudy(const Study& study, int num_threads, Progress progress);

}  // namespace railreach

#endif  // ENGINE_STUDY_RUN_H_
