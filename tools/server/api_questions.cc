#include "tools/server/api_questions.h"

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/wire/scenario_message.h"
#include "engine/wire/scenario_wire.h"
#include "engine/wire/table_rows.h"
#include "tools/server/api_answers.h"
#include "tools/server/api_requests.h"

namespace railreach {
namespace {

constexpr Seconds kJourneyHorizon = Minutes(240);  // api.proto

class Stopwatch {
 public:
  uint32_t us() const {
    const auto time = std::chrono::steady_clock::now() - start_;
    return static_cast<uint32_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(time).count());
  }

 private:
  const std::chrono::steady_clock::time_point start_ =
      std::chrono::steady_clock::now();
};

std::optional<ApiError> FindBaseline(Workbench& bench, const v1::View& message,
                                     std::shared_ptr<const Draft>& draft) {
  View view;
  if (auto error = ReadView(message, view)) return error;
  auto baseline = bench.Baseline(view);
  if (!baseline.ok()) return ErrorOf(baseline.status());
  draft = *std::move(baseline);
  return std::nullopt;
}

// The view's draft, or that of the request's scenario in it.
template <typename Request>
std::optional<ApiError> FindDraft(Workbench& bench, const Request& request,
                                  std::shared_ptr<const Draft>& draft) {
  if (request.scenario().modification().empty()) {
    return FindBaseline(bench, request.view(), draft);
  }
  View view;
  if (auto error = ReadView(request.view(), view)) return error;
  if (auto error = CheckSize(request.scenario())) return error;
  Scenario scenario;
  if (auto error = ReadScenario(request.scenario(), scenario)) return error;
  const auto attempt = bench.Try(view, scenario);
  if (!attempt.ok()) return ErrorOf(attempt.status());
  draft = (*attempt)->draft;
  if (draft != nullptr) return std::nullopt;
  return ScenarioError((*attempt)->problems, LinesAre::kModifications);
}

}  // namespace

std::optional<ApiError> AnswerVariant(Workbench& bench,
                                      const v1::VariantRequest& request,
                                      v1::VariantAnswer& answer) {
  const Stopwatch stopwatch;
  std::shared_ptr<const Draft> baseline, draft;
  if (auto error = FindBaseline(bench, request.view(), baseline)) return error;
  if (auto error = FindDraft(bench, request, draft)) return error;
  FillVariant(baseline->figures, draft->figures, answer);
  const LineModel& lines = draft->study.model.lines;
  FillNetwork(ChangeOf(bench.study().model.lines, lines), lines,
              *answer.mutable_network());
  answer.set_compute_us(stopwatch.us());
  return std::nullopt;
}

std::optional<ApiError> AnswerCatchment(Workbench& bench,
                                        const v1::CatchmentRequest& request,
                                        v1::CatchmentAnswer& answer) {
  const Stopwatch stopwatch;
  CatchmentQuestion question;
  if (auto error = ReadCatchment(request, question)) return error;
  std::shared_ptr<const Draft> draft;
  if (auto error = FindDraft(bench, request, draft)) return error;
  const Session& session = draft->session;
  SessionPlace place;
  if (auto error = ReadPlace(session, request.place(), place)) return error;
  const Session::Reach reach =
      session.FindReach(place, question.direction, question.horizon);
  FillCatchment(
      place, question.direction, reach,
      session.Outlines(place, question.direction, reach, question.cutoffs),
      answer);
  answer.set_compute_us(stopwatch.us());
  return std::nullopt;
}

std::optional<ApiError> AnswerJourney(Workbench& bench,
                                      const v1::JourneyRequest& request,
                                      v1::JourneyAnswer& answer) {
  const Stopwatch stopwatch;
  std::shared_ptr<const Draft> draft;
  if (auto error = FindDraft(bench, request, draft)) return error;
  const Session& session = draft->session;
  SessionPlace from, to;
  if (auto error = ReadPlace(session, request.from(), from)) return error;
  if (auto error = ReadPlace(session, request.to(), to)) return error;
  FillJourney(session, from, to, session.FindPath(from, to, kJourneyHorizon),
              answer);
  answer.set_compute_us(stopwatch.us());
  return std::nullopt;
}

std::optional<ApiError> AnswerScenarioText(const v1::ScenarioFile& request,
                                           v1::ScenarioText& answer) {
  std::vector<Scenario> scenarios;
  if (auto error = ReadScenarios(request, scenarios)) return error;
  answer.set_text(ScenarioText(scenarios));
  return std::nullopt;
}

std::optional<ApiError> AnswerScenario(const v1::ScenarioText& request,
                                       v1::ScenarioFile& answer) {
  Diagnostics diagnostics;
  const auto scenarios =
      ParseScenarios("scenario.textproto", request.text(), diagnostics);
  if (!diagnostics.ok()) {
    return ScenarioError(diagnostics, LinesAre::kLines);
  }
  for (const Scenario& scenario : scenarios) {
    wire::ToMessage(scenario, *answer.add_scenario());
  }
  return std::nullopt;
}

VariantRows::VariantRows(Workbench& bench, const v1::VariantsRequest& request)
    : bench_(bench), request_(request), error_(Check()) {}

std::optional<ApiError> VariantRows::Check() {
  if (auto error = ReadView(request_.view(), view_)) return error;
  if (request_.scenario_size() > kMostScenarios) {
    return ErrorOf(413, absl::StrCat(request_.scenario_size(),
                                     " scenarios; keep to ", kMostScenarios));
  }
  for (const v1::Scenario& scenario : request_.scenario()) {
    if (auto error = CheckSize(scenario)) return error;
  }
  const auto baseline = bench_.Baseline(view_);
  if (!baseline.ok()) return ErrorOf(baseline.status());
  wire::EncodeFigures((*baseline)->figures, baseline_);
  return std::nullopt;
}

v1::VariantsRow VariantRows::Next() {
  v1::VariantsRow row;
  row.set_scenario(static_cast<uint32_t>(next_));
  *row.mutable_baseline() = baseline_;
  Fill(request_.scenario(next_++), row);
  return row;
}

void VariantRows::Fill(const v1::Scenario& message, v1::VariantsRow& row) {
  Scenario scenario;
  std::optional<ApiError> error = ReadScenario(message, scenario);
  if (!error.has_value()) {
    const auto measured = bench_.Measure(view_, scenario);
    if (!measured.ok()) {
      error = ErrorOf(measured.status());
    } else if (!measured->problems.ok()) {
      error = ScenarioError(measured->problems, LinesAre::kModifications);
    } else {
      wire::EncodeFigures(measured->figures, *row.mutable_figures());
    }
  }
  if (error.has_value())
    row.mutable_problems()->Swap(error->problems.mutable_problems());
}

}  // namespace railreach
