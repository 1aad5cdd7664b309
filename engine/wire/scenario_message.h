// Scenarios <-> the message ScenarioFile, and the checks on its values.
// Internal to wire and tools/server.
#ifndef ENGINE_WIRE_SCENARIO_MESSAGE_H_
#define ENGINE_WIRE_SCENARIO_MESSAGE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/scenario/scenario.h"
#include "engine/wire/study_message.h"

namespace railreach::v1 {
class Modification;
class Scenario;
class ScenarioFile;
}  // namespace railreach::v1

namespace railreach::wire {

// What the fields of a modification are called in messages.
enum class Naming : uint8_t { kFields, kColumns };

// The column of a table of modifications that fills a field of
// scenario.proto: "stop" is "stops" there.
absl::string_view ColumnOf(absl::string_view field);
// The other way round.
absl::string_view FieldOfColumn(absl::string_view column);

// What is left out or empty is not set.
void ToMessage(const Scenario& scenario, v1::Scenario& message);

// Require FaultsOf(message) to be empty.  File and lines are not known here.
Scenario FromMessage(const v1::Scenario& message);
Modification FromMessage(const v1::Modification& message);

// All of them, in the order of the fields.
std::vector<ParameterFault> FaultsOf(const v1::ScenarioFile& message);
std::vector<ParameterFault> FaultsOf(const v1::Modification& message,
                                     Naming naming);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_SCENARIO_MESSAGE_H_
