// What clients ask, checked before any work is done for it.
#ifndef TOOLS_SERVER_API_REQUESTS_H_
#define TOOLS_SERVER_API_REQUESTS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostics.h"
#include "engine/base/units.h"
#include "engine/indicator/catchment.h"
#include "engine/scenario/scenario.h"
#include "engine/session/workbench.h"
#include "tools/server/api_codec.h"

namespace railreach {

// Beyond these it is 413 (too large).
inline constexpr int kMostModifications = 500;  // of a scenario
inline constexpr size_t kMostParts = 2'000;     // stops, trains, names of it
inline constexpr size_t kMostText = 256;        // bytes of one of its texts
inline constexpr int kMostScenarios = 1'000;    // of /v1/variants
// Problems in one answer; the last one then counts the others.
inline constexpr size_t kMostProblems = 200;

// Each fills its last argument, or says what is wrong.
std::optional<ApiError> ReadView(const v1::View& message, View& view);

// Whether a question about the scenario is small enough to be looked at.
std::optional<ApiError> CheckSize(const v1::Scenario& message);

// A modification's line is its number, from 1, so that ScenarioError() can name
// it.
std::optional<ApiError> ReadScenario(const v1::Scenario& message,
                                     Scenario& scenario);
std::optional<ApiError> ReadScenarios(const v1::ScenarioFile& message,
                                      std::vector<Scenario>& scenarios);

struct CatchmentQuestion {
  SearchDirection direction = SearchDirection::kFrom;
  std::vector<Seconds> cutoffs;
  Seconds horizon = Minutes(90);
};
std::optional<ApiError> ReadCatchment(const v1::CatchmentRequest& message,
                                      CatchmentQuestion& question);

// A place as a client typed it, in a session.
std::optional<ApiError> ReadPlace(const Session& session,
                                  const std::string& text, SessionPlace& place);

// 422 with the errors of a scenario that ReadScenario() read, or of a text.
enum class LinesAre { kModifications, kLines };
ApiError ScenarioError(const Diagnostics& diagnostics, LinesAre lines);

// Of a workbench.
ApiError ErrorOf(const absl::Status& status);

}  // namespace railreach

#endif  // TOOLS_SERVER_API_REQUESTS_H_
