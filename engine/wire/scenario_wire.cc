#include "engine/wire/scenario_wire.h"

#include "absl/strings/str_cat.h"
#include "engine/wire/scenario_message.h"
#include "engine/wire/text_message.h"
#include "railreach/v1/scenario.pb.h"

namespace railreach {
namespace {

// Of errors, deep enough for a stop of a modification.
constexpr int kDepth = 4;

}  // namespace

std::vector<Scenario> ParseScenarios(absl::string_view file,
                                     absl::string_view text,
                                     Diagnostics& diagnostics) {
  v1::ScenarioFile message;
  const wire::TextMessage places(file, text,
                                 {.proto = "scenario.proto", .depth = kDepth},
                                 message, diagnostics);
  const auto faults = wire::FaultsOf(message);
  places.Report(faults, diagnostics);
  const auto size = static_cast<size_t>(message.scenario_size());
  if (size > kMaxScenarios) {
    diagnostics.Error({std::string(file), 0, 0},
                      absl::StrCat(size, " scenarios in one file"),
                      absl::StrCat("keep to ", kMaxScenarios));
    return {};
  }
  std::vector<Scenario> scenarios;
  if (!faults.empty()) return scenarios;
  for (int i = 0; i < message.scenario_size(); ++i) {
    Scenario& scenario =
        scenarios.emplace_back(wire::FromMessage(message.scenario(i)));
    scenario.file = std::string(file);
    for (size_t k = 0; k < scenario.modifications.size(); ++k) {
      scenario.modifications[k].provenance.line =
          places
              .PlaceOf({{"scenario", i}, {"modification", static_cast<int>(k)}})
              .line;
    }
  }
  return scenarios;
}

std::string ScenarioText(absl::Span<const Scenario> scenarios) {
  v1::ScenarioFile message;
  for (const Scenario& scenario : scenarios) {
    wire::ToMessage(scenario, *message.add_scenario());
  }
  return wire::TextOf(message);
}

}  // namespace railreach
