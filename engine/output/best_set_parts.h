// What summary and tables of the best set share.  Internal to output.
#ifndef ENGINE_OUTPUT_BEST_SET_PARTS_H_
#define ENGINE_OUTPUT_BEST_SET_PARTS_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "engine/study/best_set.h"

namespace railreach {

// How an objective is called and written.
struct ObjectiveStyle {
  absl::string_view id;  // of the schema, without its prefix
  absl::string_view zh;
  absl::string_view en;
  absl::string_view unit;  // of the summary
  double scale = 1;        // value / scale is what the summary shows
  int decimals = 0;        // of the summary; the tables show three more
};

ObjectiveStyle StyleOf(Objective objective);

absl::string_view StepName(SearchStep step);
absl::string_view StopName(SearchStop stop);

// The build order; where there is none, the best set's candidates as they
// come, without figures.
std::vector<BuildStep> BuildStepsOf(const BestSetResult& result);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_BEST_SET_PARTS_H_
