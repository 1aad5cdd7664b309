// What causes the gains of a scenario, as text and as CSV tables.
#ifndef ENGINE_OUTPUT_EXPLANATION_H_
#define ENGINE_OUTPUT_EXPLANATION_H_

#include <string>
#include <vector>

#include "engine/model/ids.h"
#include "engine/output/output_file.h"
#include "engine/study/explain.h"
#include "engine/study/study.h"

namespace railreach {

struct ExplanationOptions {
  NodeId node;       // only this one, with all its causes; none: all
  size_t most = 10;  // nodes to list, those with the largest change first
};

// The causes, then per key node the largest of them and the part of the
// typical journey that changed.
std::string ExplanationText(const Study& study, const Explanation& explanation,
                            ExplanationOptions options);

//   causes          each modification: what is lost without it
//   contributions   one key node and one cause
//   journeys        the typical journey of each node, its parts before, after
std::vector<OutputFile> ExplanationTables(const Study& study,
                                          const Explanation& explanation);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_EXPLANATION_H_
