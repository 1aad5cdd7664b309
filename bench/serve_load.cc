// Asks a running server from many connections at a time, each again as soon as
// it has its answer, and says how long answers take and whether any is lost.
//
//   serve_load --port=8080 [--clients=50] [--seconds=60] [--pid=PID]
//              [--path=/healthz] [--body=FILE [--type=application/json]]
//
// With a body questions are POSTs.  Ends with 1 if anything was lost: an answer
// that is not 200, a connection that broke.
#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/strings/str_cat.h"

ABSL_FLAG(uint16_t, port, 8080, "of the server, on 127.0.0.1");
ABSL_FLAG(int, clients, 50, "connections at a time");
ABSL_FLAG(int, seconds, 60, "how long questions are asked");
ABSL_FLAG(std::string, path, "/healthz", "what is asked");
ABSL_FLAG(std::string, body, "", "file that is sent with each question");
ABSL_FLAG(std::string, type, "application/json", "media type of the body");
ABSL_FLAG(std::string, token, "", "that the server asks for");
ABSL_FLAG(int, pid, 0, "of the server, to state its memory");

namespace railreach {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using beast::error_code;
using Clock = std::chrono::steady_clock;
using Request = http::request<http::string_body>;

// An answer that takes longer is lost.
constexpr std::chrono::seconds kPatience(60);
constexpr uint64_t kMostBytes = uint64_t{1} << 30;  // of an answer

struct Tally {
  std::vector<double> latency_ms;      // of each answer that is 200
  std::map<std::string, size_t> lost;  // by reason
};

// One connection after another, one question after another.
class Client : public std::enable_shared_from_this<Client> {
 public:
  Client(asio::io_context& io, asio::ip::tcp::endpoint server,
         const Request& request, Clock::time_point end, Tally& tally)
      : io_(io), server_(server), request_(request), end_(end), tally_(tally) {}

  void Connect() {
    if (Clock::now() >= end_) return;
    buffer_.clear();
    buffer_.reserve(size_t{1} << 16);  // that much is read at a time
    stream_.emplace(io_);
    stream_->expires_after(kPatience);
    stream_->async_connect(server_,
                           [self = shared_from_this()](error_code error) {
                             if (error) return self->Lose(error.message());
                             self->Prepare();
                           });
  }

 private:
  void Prepare() {
    error_code ignored;
    stream_->socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    Ask();
  }

  void Ask() {
    if (Clock::now() >= end_) return;
    asked_ = Clock::now();
    stream_->expires_after(kPatience);
    http::async_write(*stream_, request_,
                      [self = shared_from_this()](error_code error, size_t) {
                        if (error) return self->Lose(error.message());
                        self->Listen();
                      });
  }

  void Listen() {
    answer_.emplace();
    answer_->body_limit(kMostBytes);
    http::async_read(*stream_, buffer_, *answer_,
                     [self = shared_from_this()](error_code error, size_t) {
                       if (error) return self->Lose(error.message());
                       self->OnAnswer();
                     });
  }

  void OnAnswer() {
    const unsigned status = answer_->get().result_int();
    if (status != 200) {
      ++tally_.lost[absl::StrCat("status ", status)];
    } else {
      const std::chrono::duration<double, std::milli> took =
          Clock::now() - asked_;
      tally_.latency_ms.push_back(took.count());
    }
    answer_->keep_alive() ? Ask() : Connect();
  }

  void Lose(const std::string& reason) {
    ++tally_.lost[reason];
    Connect();
  }

  asio::io_context& io_;
  const asio::ip::tcp::endpoint server_;
  const Request& request_;
  const Clock::time_point end_;
  Tally& tally_;
  std::optional<beast::tcp_stream> stream_;
  beast::flat_buffer buffer_;
  std::optional<http::response_parser<http::string_body>> answer_;
  Clock::time_point asked_;
};

std::optional<Request> MakeRequest() {
  Request request(http::verb::get, absl::GetFlag(FLAGS_path), 11);
  request.set(http::field::host,
              absl::StrCat("127.0.0.1:", absl::GetFlag(FLAGS_port)));
  if (const auto token = absl::GetFlag(FLAGS_token); !token.empty()) {
    request.set(http::field::authorization, absl::StrCat("Bearer ", token));
  }
  if (const auto name = absl::GetFlag(FLAGS_body); !name.empty()) {
    std::ifstream file(name, std::ios::binary);
    std::ostringstream body;
    if (!file || !(body << file.rdbuf())) {
      std::fprintf(stderr, "%s: cannot be read\n", name.c_str());
      return std::nullopt;
    }
    request.method(http::verb::post);
    request.set(http::field::content_type, absl::GetFlag(FLAGS_type));
    request.body() = body.str();
  }
  request.prepare_payload();
  return request;
}

// Resident memory of the server in KiB; none without --pid.
std::optional<int64_t> ResidentKib() {
  std::ifstream status(
      absl::StrCat("/proc/", absl::GetFlag(FLAGS_pid), "/status"));
  for (std::string name; status >> name;) {
    int64_t value = 0;
    if (name == "VmRSS:" && status >> value) return value;
  }
  return std::nullopt;
}

double Percentile(const std::vector<double>& sorted, double share) {
  const double last = static_cast<double>(sorted.size() - 1);
  return sorted[static_cast<size_t>(share * last)];
}

// Whether nothing was lost.
bool Report(Tally& tally, double seconds) {
  std::vector<double>& latency = tally.latency_ms;
  std::sort(latency.begin(), latency.end());
  size_t num_lost = 0;
  for (const auto& [reason, count] : tally.lost) num_lost += count;
  std::printf("questions %zu, lost %zu, %.0f answers/s\n",
              latency.size() + num_lost, num_lost,
              static_cast<double>(latency.size()) / seconds);
  for (const auto& [reason, count] : tally.lost) {
    std::printf("  lost %zu: %s\n", count, reason.c_str());
  }
  if (latency.empty()) return false;
  std::printf("latency ms: p50 %.2f, p95 %.2f, p99 %.2f, max %.2f\n",
              Percentile(latency, 0.5), Percentile(latency, 0.95),
              Percentile(latency, 0.99), latency.back());
  return num_lost == 0;
}

int Main() {
  const auto request = MakeRequest();
  if (!request) return 2;
  const auto memory_before = ResidentKib();
  const Clock::time_point start = Clock::now();
  const auto end = start + std::chrono::seconds(absl::GetFlag(FLAGS_seconds));
  const asio::ip::tcp::endpoint server(asio::ip::address_v4::loopback(),
                                       absl::GetFlag(FLAGS_port));
  asio::io_context io(1);
  Tally tally;
  for (int i = 0; i < absl::GetFlag(FLAGS_clients); ++i) {
    std::make_shared<Client>(io, server, *request, end, tally)->Connect();
  }
  io.run();
  const std::chrono::duration<double> took = Clock::now() - start;
  const bool all = Report(tally, took.count());
  const auto memory_after = ResidentKib();
  if (memory_before && memory_after) {
    std::printf("memory of the server: %.1f MiB before, %.1f MiB after\n",
                static_cast<double>(*memory_before) / 1024,
                static_cast<double>(*memory_after) / 1024);
  }
  return all ? 0 : 1;
}

}  // namespace
}  // namespace railreach

int main(int argc, char** argv) {
  absl::SetProgramUsageMessage(
      "asks a running server from many connections at a time");
  absl::ParseCommandLine(argc, argv);
  return railreach::Main();
}
