// Whatever bytes a file of scenarios holds, reading it ends, and neither
// crashes nor overflows.  What is accepted is written as text that reads back
// the same.
#include <google/protobuf/stubs/logging.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "engine/base/check.h"
#include "engine/base/diagnostics.h"
#include "engine/input/scenario_files.h"
#include "engine/wire/scenario_wire.h"

// A text that starts with "scenario_id" is a table.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto& quiet =
      *new google::protobuf::LogSilencer();  // for as long as the fuzzer runs
  static_cast<void>(quiet);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  railreach::Diagnostics diagnostics;
  const std::vector<railreach::Scenario> scenarios =
      absl::StartsWith(bytes, "scenario_id")
          ? railreach::ParseScenarioTable("f", bytes, diagnostics)
          : railreach::ParseScenarios("f", bytes, diagnostics);
  if (!diagnostics.ok()) return 0;
  const std::string text = railreach::ScenarioText(scenarios);
  const auto again = railreach::ParseScenarios("f", text, diagnostics);
  CHECK(diagnostics.ok());
  CHECK(railreach::ScenarioText(again) == text);
  return 0;
}
