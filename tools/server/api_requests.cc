#include "tools/server/api_requests.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "engine/wire/scenario_message.h"
#include "engine/wire/study_message.h"

namespace railreach {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr uint32_t kMostYear = 2200;
constexpr int kMostCutoffs = 12;
constexpr uint32_t kMostMinutes = 180;

// How large a message is: the elements of all its lists, and its longest text.
struct MessageSize {
  size_t parts = 0;
  size_t longest_text = 0;
};

void Measure(const Message& message, MessageSize& size) {
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool list = field->is_repeated();
    const int count = list ? reflection.FieldSize(message, field) : 1;
    if (list) size.parts += static_cast<size_t>(count);
    for (int i = 0; i < count; ++i) {
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        Measure(list ? reflection.GetRepeatedMessage(message, field, i)
                     : reflection.GetMessage(message, field),
                size);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        const std::string text =
            list ? reflection.GetRepeatedString(message, field, i)
                 : reflection.GetString(message, field);
        size.longest_text = std::max(size.longest_text, text.size());
      }
    }
  }
}

std::string Sentence(const std::string& what, const std::string& fix) {
  return fix.empty() ? what : absl::StrCat(what, "; ", fix);
}

// Adds a problem, or counts it where there are too many.
class ProblemList {
 public:
  v1::Problem* Add(const std::string& what, const std::string& fix) {
    if (++count_ > kMostProblems) return nullptr;
    v1::Problem* problem = problems_.add_problems();
    problem->set_message(Sentence(what, fix));
    return problem;
  }

  v1::Problems Take(size_t all) {
    if (all > kMostProblems) {
      problems_.add_problems()->set_message(
          absl::StrCat(all - kMostProblems, " more; correct these first"));
    }
    return std::move(problems_);
  }

 private:
  v1::Problems problems_;
  size_t count_ = 0;
};

std::optional<int> ModificationOf(const wire::ParameterFault& fault) {
  for (const auto& step : fault.path) {
    if (step.field == "modification") return step.index;
  }
  return std::nullopt;
}

ApiError ErrorOf(const std::vector<wire::ParameterFault>& faults) {
  ProblemList problems;
  for (const wire::ParameterFault& fault : faults) {
    v1::Problem* problem = problems.Add(fault.what, fault.fix);
    const auto number = ModificationOf(fault);
    if (problem != nullptr && number.has_value()) {
      problem->set_modification(static_cast<uint32_t>(*number));
    }
  }
  return {422, problems.Take(faults.size())};
}

}  // namespace

std::optional<ApiError> ReadView(const v1::View& message, View& view) {
  if (message.has_open_until()) {
    if (message.open_until() > kMostYear) {
      return ErrorOf(
          400, absl::StrCat("view: open_until ", message.open_until(),
                            " is out of range; write a year up to ", kMostYear,
                            ", or 0"));
    }
    view.open_until = static_cast<int>(message.open_until());
  }
  if (message.has_wait_model()) {
    if (message.wait_model() != v1::Study::EXPECTED &&
        message.wait_model() != v1::Study::OPTIMAL) {
      return ErrorOf(400, "view: wait_model is EXPECTED or OPTIMAL");
    }
    view.wait_model = message.wait_model() == v1::Study::OPTIMAL
                          ? WaitModel::kOptimal
                          : WaitModel::kExpected;
  }
  if (message.has_band()) {
    if (message.band().size() > kMostText) {
      return ErrorOf(400, "view: band is too long");
    }
    view.band = message.band();
  }
  return std::nullopt;
}

std::optional<ApiError> CheckSize(const v1::Scenario& message) {
  if (message.modification_size() > kMostModifications) {
    return ErrorOf(413, absl::StrCat(message.modification_size(),
                                     " modifications in a scenario; keep to ",
                                     kMostModifications));
  }
  MessageSize size;
  Measure(message, size);
  if (size.parts > kMostParts) {
    return ErrorOf(413, absl::StrCat(size.parts,
                                     " stops, trains and modifications in a "
                                     "scenario; keep to ",
                                     kMostParts));
  }
  if (size.longest_text > kMostText) {
    return ErrorOf(413,
                   absl::StrCat("a text of ", size.longest_text,
                                " bytes in a scenario; keep to ", kMostText));
  }
  return std::nullopt;
}

std::optional<ApiError> ReadScenarios(const v1::ScenarioFile& message,
                                      std::vector<Scenario>& scenarios) {
  const auto faults = wire::FaultsOf(message);
  if (!faults.empty()) return ErrorOf(faults);
  for (const v1::Scenario& row : message.scenario()) {
    scenarios.push_back(wire::FromMessage(row));
    uint32_t number = 0;
    for (Modification& modification : scenarios.back().modifications) {
      modification.provenance.line = ++number;
    }
  }
  return std::nullopt;
}

std::optional<ApiError> ReadScenario(const v1::Scenario& message,
                                     Scenario& scenario) {
  v1::ScenarioFile file;
  *file.add_scenario() = message;
  std::vector<Scenario> scenarios;
  if (auto error = ReadScenarios(file, scenarios)) return error;
  scenario = std::move(scenarios.front());
  return std::nullopt;
}

std::optional<ApiError> ReadCatchment(const v1::CatchmentRequest& message,
                                      CatchmentQuestion& question) {
  if (!v1::Direction_IsValid(message.direction())) {
    return ErrorOf(400, "direction is DIRECTION_FROM or DIRECTION_TO");
  }
  if (message.direction() == v1::DIRECTION_TO) {
    question.direction = SearchDirection::kTo;
  }
  if (message.has_horizon_min()) {
    const uint32_t minutes = message.horizon_min();
    if (minutes < 1 || minutes > kMostMinutes) {
      return ErrorOf(
          400, absl::StrCat("horizon_min ", minutes,
                            " is out of range; write 1 to ", kMostMinutes));
    }
    question.horizon = Minutes(static_cast<int32_t>(minutes));
  }
  if (message.cutoff_min_size() > kMostCutoffs) {
    return ErrorOf(
        400, absl::StrCat(message.cutoff_min_size(),
                          " values of cutoff_min; keep to ", kMostCutoffs));
  }
  const auto horizon = static_cast<uint32_t>(question.horizon.count() / 60);
  uint32_t before = 0;
  for (const uint32_t minutes : message.cutoff_min()) {
    if (minutes <= before || minutes > horizon) {
      return ErrorOf(400, absl::StrCat("cutoff_min ", minutes,
                                       ": write them in ascending order, from "
                                       "1 to horizon_min, which is ",
                                       horizon));
    }
    before = minutes;
    question.cutoffs.push_back(Minutes(static_cast<int32_t>(minutes)));
  }
  return std::nullopt;
}

std::optional<ApiError> ReadPlace(const Session& session,
                                  const std::string& text,
                                  SessionPlace& place) {
  if (text.size() > kMostText) {
    return ErrorOf(400, absl::StrCat("a place of ", text.size(),
                                     " bytes; keep to ", kMostText));
  }
  auto found = session.FindPlace(text);
  if (!found.ok()) return ErrorOf(404, found.status().message());
  place = *std::move(found);
  return std::nullopt;
}

ApiError ScenarioError(const Diagnostics& diagnostics, LinesAre lines) {
  ProblemList list;
  for (const Problem& problem : diagnostics.Sorted()) {
    if (problem.severity != Severity::kError) continue;
    v1::Problem* row = list.Add(problem.what, problem.fix);
    if (row == nullptr || problem.place.line == 0) continue;
    if (lines == LinesAre::kModifications) {
      row->set_modification(problem.place.line - 1);
    } else {
      row->set_line(problem.place.line);
      if (problem.place.column > 0) row->set_column(problem.place.column);
    }
  }
  return {422, list.Take(diagnostics.num_errors())};
}

ApiError ErrorOf(const absl::Status& status) {
  return ErrorOf(absl::IsInvalidArgument(status) ? 400 : 422, status.message());
}

}  // namespace railreach
