// A small HTTP server for one study: questions in, answers out.
#ifndef TOOLS_SERVER_HTTP_SERVER_H_
#define TOOLS_SERVER_HTTP_SERVER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace railreach {

struct ServerOptions {
  std::string address = "127.0.0.1";  // numeric; beyond loopback asks for token
  uint16_t port = 8080;               // 0: any free one
  std::string token;                  // "Authorization: Bearer TOKEN"; empty: none
  int threads = 2;                    // that answer questions
  size_t max_body = size_t{1} << 20;  // bytes of a question
  size_t max_connections = 256;
  size_t max_waiting = 64;      // questions that wait for a thread
  int max_of_client = 8;        // questions of one address at a time
  int idle_seconds = 30;        // a connection without a question
  int question_seconds = 10;    // from its first byte to its last
  int answer_seconds = 60;      // to compute and take an answer
};

struct Question {
  std::string method;        // "GET" or "POST"
  std::string path;          // "/v1/study": as sent, without the query
  std::string content_type;  // without parameters, in lower case
  std::string body;
};

// How a handler answers one question.  Used by one thread.
class Responder {
 public:
  virtual ~Responder() = default;

  // The whole answer, once.  Compressed (gzip) where the client takes it and
  // the body is worth it.
  virtual void Send(int status, absl::string_view content_type,
                    std::string body) = 0;

  // Or an answer in pieces: Begin once, Write as often as there is something,
  // Write returns false when the client has gone or the time is over: stop.
  // The answer ends when the handler returns.
  virtual void Begin(absl::string_view content_type) = 0;
  virtual bool Write(absl::string_view piece) = 0;

  // Whether anybody still waits for the answer; long work asks now and then.
  virtual bool cancelled() const = 0;
};

// Called by several threads at a time.  A handler that sends nothing gives 500.
using Handler = std::function<void(const Question&, Responder&)>;

class HttpServer {
 public:
  // Listens.  InvalidArgument: no such address, or one beyond loopback without
  // a token; Unavailable: the port is taken.
  static absl::StatusOr<std::unique_ptr<HttpServer>> Listen(
      const ServerOptions& options, Handler handler);

  virtual ~HttpServer() = default;

  virtual uint16_t port() const = 0;

  // Serves until Stop, then lets running answers finish (10 s at most).
  virtual void Run() = 0;

  // From any thread, and from a signal's watcher.
  virtual void Stop() = 0;
};

}  // namespace railreach

#endif  // TOOLS_SERVER_HTTP_SERVER_H_
