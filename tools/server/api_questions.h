// The questions one by one: a message in, a message out.
#ifndef TOOLS_SERVER_API_QUESTIONS_H_
#define TOOLS_SERVER_API_QUESTIONS_H_

#include <optional>

#include "engine/session/workbench.h"
#include "tools/server/api_codec.h"

namespace railreach {

// Each fills `answer`, or says what is wrong and with which status.
std::optional<ApiError> AnswerVariant(Workbench& bench,
                                      const v1::VariantRequest& request,
                                      v1::VariantAnswer& answer);
std::optional<ApiError> AnswerCatchment(Workbench& bench,
                                        const v1::CatchmentRequest& request,
                                        v1::CatchmentAnswer& answer);
std::optional<ApiError> AnswerJourney(Workbench& bench,
                                      const v1::JourneyRequest& request,
                                      v1::JourneyAnswer& answer);
std::optional<ApiError> AnswerScenarioText(const v1::ScenarioFile& request,
                                           v1::ScenarioText& answer);
std::optional<ApiError> AnswerScenario(const v1::ScenarioText& request,
                                       v1::ScenarioFile& answer);

// The rows of a request, one after the other.
class VariantRows {
 public:
  // Keeps references.
  VariantRows(Workbench& bench, const v1::VariantsRequest& request);

  // What is wrong with the request as a whole; then there are no rows.
  const std::optional<ApiError>& error() const { return error_; }
  bool done() const { return next_ == request_.scenario_size(); }
  v1::VariantsRow Next();

 private:
  std::optional<ApiError> Check();
  void Fill(const v1::Scenario& scenario, v1::VariantsRow& row);

  Workbench& bench_;
  const v1::VariantsRequest& request_;
  View view_;
  v1::VariantFigures baseline_;
  std::optional<ApiError> error_;
  int next_ = 0;
};

}  // namespace railreach

#endif  // TOOLS_SERVER_API_QUESTIONS_H_
