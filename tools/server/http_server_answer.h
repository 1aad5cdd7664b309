// Answers as bytes.
#ifndef TOOLS_SERVER_HTTP_SERVER_ANSWER_H_
#define TOOLS_SERVER_HTTP_SERVER_ANSWER_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "tools/server/http_server_checks.h"

namespace railreach {

struct AnswerHead {
  int status = 200;
  std::string content_type = {};  // empty: no body
  std::string fields = {};        // further ones, each a line "Name: value\r\n"
  std::optional<size_t> length = std::nullopt;  // of the body, where known
  bool chunked = false;                         // where it is not
  bool keep_alive = true;
};

// The status line and all fields, those that keep browsers strict included:
// nothing is guessed, cached, framed, referred to or read by another site.
std::string FormatHead(const AnswerHead& head);

struct Answer {
  AnswerHead head;
  std::string body = {};
};

// {"problems":[{"message":...}]}, with the fields that belong to the status.
// The message must need no escapes in JSON.
Answer RefusalAnswer(const Refusal& refusal, bool keep_alive);

// To OPTIONS: what may be asked.
Answer OptionsAnswer(bool keep_alive);

// To a browser's first page that brings the token: go on to / with a cookie.
Answer CookieAnswer(const Site& site, bool keep_alive);

inline constexpr size_t kWorthGzip = 1024;  // bytes of a body

}  // namespace railreach

#endif  // TOOLS_SERVER_HTTP_SERVER_ANSWER_H_
