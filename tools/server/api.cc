#include "tools/server/api.h"

#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tools/server/api_codec.h"
#include "tools/server/api_questions.h"

namespace railreach {
namespace {

constexpr char kPaths[] =
    "GET / /v1/study /v1/land /healthz, POST /v1/variant /v1/catchment "
    "/v1/journey /v1/variants /v1/scenario_text /v1/scenario "
    "(proto/railreach/v1/api.proto)";

constexpr char kText[] = "text/plain; charset=utf-8";

constexpr char kNoPage[] =
    "This railreach was built without its page: install nodejs and npm and "
    "build again.  The API works: ";

void SendError(const ApiError& error, Encoding encoding, Responder& responder) {
  responder.Send(error.status, ContentType(encoding),
                 Encode(encoding, error.problems));
}

// Reads the request of a question and calls ask(request, encoding), which
// answers or gives an error.
template <typename Request, typename Ask>
void WithRequest(const Question& question, Responder& responder,
                 const Ask& ask) {
  const auto encoding = EncodingOf(question.content_type);
  if (!encoding.has_value()) {
    SendError(ErrorOf(400,
                      "the body is of no known type; send Content-Type: "
                      "application/json or application/x-protobuf"),
              Encoding::kJson, responder);
    return;
  }
  Request request;
  std::optional<ApiError> error = Decode(*encoding, question.body, request);
  if (!error.has_value()) error = ask(request, *encoding);
  if (error.has_value()) SendError(*error, *encoding, responder);
}

// One message answers another.
template <typename Request, typename Answer>
void AnswerOne(const Question& question, Responder& responder,
               const std::function<std::optional<ApiError>(const Request&,
                                                           Answer&)>& fill) {
  WithRequest<Request>(
      question, responder, [&](const Request& request, Encoding encoding) {
        Answer answer;
        std::optional<ApiError> error = fill(request, answer);
        if (!error.has_value()) {
          responder.Send(200, ContentType(encoding), Encode(encoding, answer));
        }
        return error;
      });
}

// A stream of rows, until nobody waits for them any more.
void StreamVariants(Workbench& bench, const Question& question,
                    Responder& responder) {
  WithRequest<v1::VariantsRequest>(
      question, responder,
      [&](const v1::VariantsRequest& request,
          Encoding encoding) -> std::optional<ApiError> {
        VariantRows rows(bench, request);
        if (rows.error().has_value()) return rows.error();
        responder.Begin(StreamType(encoding));
        while (!rows.done() && !responder.cancelled()) {
          if (!responder.Write(EncodePiece(encoding, rows.Next()))) break;
        }
        return std::nullopt;
      });
}

using Answerer = std::function<void(Workbench&, const Question&, Responder&)>;

// For a function of a workbench, a request and an answer.
template <typename Request, typename Answer>
Answerer AnswerBy(std::optional<ApiError> (*fill)(Workbench&, const Request&,
                                                  Answer&)) {
  return
      [fill](Workbench& bench, const Question& question, Responder& responder) {
        AnswerOne<Request, Answer>(question, responder,
                                   [&](const Request& request, Answer& answer) {
                                     return fill(bench, request, answer);
                                   });
      };
}

// And of one that needs no workbench.
template <typename Request, typename Answer>
Answerer AnswerBy(std::optional<ApiError> (*fill)(const Request&, Answer&)) {
  return [fill](Workbench&, const Question& question, Responder& responder) {
    AnswerOne<Request, Answer>(question, responder, fill);
  };
}

const std::map<absl::string_view, Answerer>& Posts() {
  static const auto* const posts = new std::map<absl::string_view, Answerer>{
      {"/v1/variant", AnswerBy(AnswerVariant)},
      {"/v1/catchment", AnswerBy(AnswerCatchment)},
      {"/v1/journey", AnswerBy(AnswerJourney)},
      {"/v1/variants", StreamVariants},
      {"/v1/scenario_text", AnswerBy(AnswerScenarioText)},
      {"/v1/scenario", AnswerBy(AnswerScenario)},
  };
  return *posts;
}

}  // namespace

Api::Api(Workbench& bench, ApiFiles files)
    : bench_(bench), files_(std::move(files)) {}

bool Api::AnswerGet(const std::string& path, Responder& responder) const {
  const absl::string_view protobuf = ContentType(Encoding::kProtobuf);
  if (path == "/v1/study") {
    responder.Send(200, protobuf, files_.study);
  } else if (path == "/v1/land") {
    responder.Send(200, protobuf, files_.land);
  } else if (path == "/healthz") {
    responder.Send(200, kText, "ok\n");
  } else if (path != "/") {
    return false;
  } else if (files_.page.empty()) {
    responder.Send(404, kText, absl::StrCat(kNoPage, kPaths, "\n"));
  } else {
    responder.Send(200, "text/html; charset=utf-8", files_.page);
  }
  return true;
}

void Api::Answer(const Question& question, Responder& responder) const {
  const bool get = question.method == "GET";
  const auto post = Posts().find(question.path);
  if (get && AnswerGet(question.path, responder)) return;
  if (!get && post != Posts().end()) {
    post->second(bench_, question, responder);
    return;
  }
  const bool other_method = get && post != Posts().end();
  SendError(
      other_method
          ? ErrorOf(405, absl::StrCat("POST a question to ", question.path))
          : ErrorOf(404, absl::StrCat("there is no such question; there "
                                      "are: ",
                                      kPaths)),
      EncodingOf(question.content_type).value_or(Encoding::kJson), responder);
}

}  // namespace railreach
