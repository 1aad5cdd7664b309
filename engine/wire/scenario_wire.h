// Scenarios as text (proto/railreach/v1/scenario.proto), and their
// modifications as rows of a table.
#ifndef ENGINE_WIRE_SCENARIO_WIRE_H_
#define ENGINE_WIRE_SCENARIO_WIRE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/base/diagnostics.h"
#include "engine/scenario/scenario.h"

namespace railreach {

// Of one file.
inline constexpr size_t kMaxScenarios = 100'000;

// Reads a file of `scenario { ... }` blocks.  Each modification knows its
// line.
//
//   file  names the text in messages, and is the scenarios' `file`.
//
// Reports every problem at its line and column: text that is malformed or not
// UTF-8, unknown fields (near misses are named), what is missing, out of range
// or excludes each other, a scenario_id twice; more than `kMaxScenarios`.  The
// scenarios are to be used only if none was reported.  O(size of text), and
// that once more per malformed field.
std::vector<Scenario> ParseScenarios(absl::string_view file,
                                     absl::string_view text,
                                     Diagnostics& diagnostics);

// Text that ParseScenarios gives back equal scenarios for, but for file and
// lines.  What is optional and at its default is left out.  Headways are
// minutes there: exact for whole seconds.
std::string ScenarioText(absl::Span<const Scenario> scenarios);

// A filled field of a row of a table of modifications.
struct RowField {
  std::string column;
  std::string text;
};

struct RowFault {
  std::string column;  // empty: the whole row
  std::string what;
  std::string fix;
};

// The modification of a row.
//
//   kind    what it does, as scenario.proto calls it: "add_line".
//   fields  of the columns of ModificationColumns().
//
// None if there are faults: no such kind, a column that the kind has no use
// for, and whatever ParseScenarios reports.
std::optional<Modification> ModificationOfRow(absl::string_view kind,
                                              absl::Span<const RowField> fields,
                                              std::vector<RowFault>& faults);

// All columns that some kind takes, in the order of scenario.proto.
std::vector<std::string> ModificationColumns();

}  // namespace railreach

#endif  // ENGINE_WIRE_SCENARIO_WIRE_H_
