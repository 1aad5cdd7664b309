// Files of scenarios: text (*.textproto), or a table of modifications (*.csv).
#ifndef ENGINE_INPUT_SCENARIO_FILES_H_
#define ENGINE_INPUT_SCENARIO_FILES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/diagnostics.h"
#include "engine/base/fingerprint.h"
#include "engine/scenario/scenario.h"

namespace railreach {

inline constexpr size_t kMaxScenarioBytes = size_t{16} << 20;

// The scenarios of a file, in its order; its name without folders stands in
// messages and in `inputs`, where it is added with its fingerprint.  Reports
// all problems at their lines and columns, a missing or too large file, and
// one of another kind; the scenarios are to be used only if there are none.
// Nothing is looked up in a network: apply.h does that.
std::vector<Scenario> ReadScenarios(const std::string& path,
                                    std::vector<InputFile>& inputs,
                                    Diagnostics& diagnostics);

// A table of modifications, one per row: networks/README.md, "Scenarios".
// Rows of one scenario_id make one scenario, in their order.
//
//   file  names the text in messages.
std::vector<Scenario> ParseScenarioTable(absl::string_view file,
                                         const std::string& text,
                                         Diagnostics& diagnostics);

}  // namespace railreach

#endif  // ENGINE_INPUT_SCENARIO_FILES_H_
