// Whatever bytes a client sends, reading a question from them ends, within its
// limits, and neither crashes nor overflows; what may pass is what handlers
// rely on, whether the bytes come at once or in pieces.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "engine/base/check.h"
#include "tools/server/http_server_answer.h"
#include "tools/server/http_server_checks.h"
#include "tools/server/http_server_request.h"

namespace railreach {
namespace {

constexpr size_t kMaxBody = 1000;

struct Outcome {
  std::optional<Refusal> refusal;
  std::optional<Question> question;  // neither: more bytes are awaited
  size_t taken = 0;
};

void CheckRefusal(const Refusal& refusal) {
  CHECK(refusal.status >= 400 && refusal.status < 600);
  CHECK(std::all_of(refusal.message.begin(), refusal.message.end(), [](char c) {
    return absl::ascii_isprint(static_cast<unsigned char>(c)) && c != '"' &&
           c != '\\';
  }));
  CHECK(RefusalAnswer(refusal, false).body.size() > refusal.message.size());
}

void CheckQuestion(const Question& question) {
  CHECK(question.method == "GET" || question.method == "POST");
  CHECK(question.path == "*" || question.path.front() == '/');
  CHECK(question.path.size() <= kMaxTarget);
  CHECK(question.path.find('?') == std::string::npos);
  CHECK(question.content_type == absl::AsciiStrToLower(question.content_type));
  CHECK(question.body.size() <= kMaxBody);
}

Outcome Feed(absl::string_view bytes, size_t piece, const Site& site) {
  RequestReader reader(site, kMaxBody);
  Outcome outcome;
  std::string waiting;
  while (!bytes.empty() && !outcome.refusal && !reader.done()) {
    const absl::string_view next = bytes.substr(0, piece);
    bytes.remove_prefix(next.size());
    const size_t had = waiting.size() + next.size();
    waiting.append(next.data(), next.size());
    outcome.refusal = reader.Take(waiting);
    outcome.taken += had - waiting.size();
    reader.TakeExpectation();
  }
  if (outcome.refusal) {
    CheckRefusal(*outcome.refusal);
  } else if (reader.done()) {
    BringsToken(reader.header(), site);
    AcceptsGzip(reader.header());
    outcome.question = reader.TakeQuestion();
    CheckQuestion(*outcome.question);
  }
  return outcome;
}

// A header that is wrong may be found so later where its end is awaited.
void CheckAlike(const Outcome& at_once, const Outcome& in_pieces) {
  if (!at_once.question) {
    CHECK(!in_pieces.question);
    return;
  }
  CHECK(in_pieces.question);
  CHECK(at_once.taken == in_pieces.taken);
  CHECK(at_once.question->method == in_pieces.question->method);
  CHECK(at_once.question->path == in_pieces.question->path);
  CHECK(at_once.question->content_type == in_pieces.question->content_type);
  CHECK(at_once.question->body == in_pieces.question->body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Site sites[] = {
      {},
      {.token = "secret"},
      {.address = "0.0.0.0", .loopback = false, .token = "secret"}};
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const Site& site : sites) {
    const Outcome at_once = Feed(bytes, size, site);
    for (const size_t piece : {size_t{1}, size_t{7}}) {
      CheckAlike(at_once, Feed(bytes, piece, site));
    }
  }
  return 0;
}

}  // namespace railreach
