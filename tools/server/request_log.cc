#include "tools/server/request_log.h"

#include <chrono>
#include <string>
#include <utility>

#include "absl/strings/str_format.h"

namespace railreach {
namespace {

// Counts what goes through.
class CountingResponder : public Responder {
 public:
  explicit CountingResponder(Responder& inner) : inner_(inner) {}

  void Send(int status, absl::string_view content_type,
            std::string body) override {
    status_ = status;
    bytes_ += body.size();
    inner_.Send(status, content_type, std::move(body));
  }
  void Begin(absl::string_view content_type) override {
    status_ = 200;
    inner_.Begin(content_type);
  }
  bool Write(absl::string_view piece) override {
    bytes_ += piece.size();
    return inner_.Write(piece);
  }
  bool cancelled() const override { return inner_.cancelled(); }

  int status() const { return status_; }
  size_t bytes() const { return bytes_; }

 private:
  Responder& inner_;
  int status_ = 500;  // of a handler that sends nothing
  size_t bytes_ = 0;
};

// A path is any bytes: what is not plain ASCII is shown as %XX.
std::string JsonText(const std::string& text) {
  std::string json;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte > 0x7e || c == '"' || c == '\\') {
      absl::StrAppendFormat(&json, "%%%02X", byte);
    } else {
      json += c;
    }
  }
  return json;
}

}  // namespace

Handler Logged(Handler handler, std::FILE* out) {
  return [handler = std::move(handler), out](const Question& question,
                                             Responder& responder) {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    CountingResponder counting(responder);
    handler(question, counting);
    const std::chrono::duration<double, std::milli> time = Clock::now() - start;
    // One call: lines of several threads do not mix.
    absl::FPrintF(
        out,
        "{\"method\":\"%s\",\"path\":\"%s\",\"status\":%d,\"bytes\":%d,"
        "\"ms\":%.1f}\n",
        JsonText(question.method), JsonText(question.path), counting.status(),
        counting.bytes(), time.count());
  };
}

}  // namespace railreach
