#include "tools/server/http_server_answer.h"

#include <boost/beast/http/status.hpp>

#include "absl/strings/str_cat.h"

namespace railreach {
namespace {

constexpr absl::string_view kAllow = "Allow: GET, HEAD, POST, OPTIONS\r\n";

constexpr absl::string_view kStrict =
    "Cache-Control: no-store\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n";

absl::string_view ReasonPhrase(int status) {
  const auto reason = boost::beast::http::obsolete_reason(
      boost::beast::http::int_to_status(static_cast<unsigned>(status)));
  return {reason.data(), reason.size()};
}

absl::string_view FieldsOf(const Refusal& refusal) {
  switch (refusal.status) {
    case 401:
      return "WWW-Authenticate: Bearer\r\n";
    case 405:
      return kAllow;
    case 429:
    case 503:
      return "Retry-After: 1\r\n";
    default:
      return "";
  }
}

}  // namespace

std::string FormatHead(const AnswerHead& head) {
  std::string text = absl::StrCat("HTTP/1.1 ", head.status, " ",
                                  ReasonPhrase(head.status), "\r\n");
  if (!head.content_type.empty()) {
    absl::StrAppend(&text, "Content-Type: ", head.content_type, "\r\n");
  }
  if (head.length && head.status != 204) {
    absl::StrAppend(&text, "Content-Length: ", *head.length, "\r\n");
  }
  if (head.chunked) absl::StrAppend(&text, "Transfer-Encoding: chunked\r\n");
  absl::StrAppend(&text, head.fields, kStrict,
                  head.keep_alive ? "" : "Connection: close\r\n", "\r\n");
  return text;
}

Answer RefusalAnswer(const Refusal& refusal, bool keep_alive) {
  Answer answer;
  answer.body = absl::StrCat("{\"problems\":[{\"message\":\"", refusal.message,
                             "\"}]}\n");
  answer.head = {.status = refusal.status,
                 .content_type = "application/json",
                 .fields = std::string(FieldsOf(refusal)),
                 .length = answer.body.size(),
                 .keep_alive = keep_alive};
  return answer;
}

Answer OptionsAnswer(bool keep_alive) {
  return {.head = {.status = 204,
                   .fields = std::string(kAllow),
                   .length = 0,
                   .keep_alive = keep_alive}};
}

Answer CookieAnswer(const Site& site, bool keep_alive) {
  return {.head = {.status = 303,
                   .fields = absl::StrCat("Location: /\r\nSet-Cookie: ",
                                          TokenCookie(site), "\r\n"),
                   .length = 0,
                   .keep_alive = keep_alive}};
}

}  // namespace railreach
