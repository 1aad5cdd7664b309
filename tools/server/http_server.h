// A small HTTP/1.1 server for one study: questions in, answers out.
//
// Every connection is read and written by the one thread that is in Run();
// handlers run on threads of their own.  A connection holds one question at a
// time, so that its memory is bounded by max_body and by the answer in hand.
//
// The server itself refuses, with {"problems":[{"message":...}]}, whatever is
// not a question for this server: see http_server_checks.h.
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
  // Sent as "Authorization: Bearer TOKEN"; of letters, digits and -._~; empty:
  // none is asked for.
  std::string token;
  int threads = 2;                    // that answer questions
  size_t max_body = size_t{1} << 20;  // bytes of a question
  size_t max_connections = 256;
  size_t max_waiting = 64;  // questions that wait for a thread
  // Questions of one address at a time.  Not on loopback, which all clients
  // share.
  int max_of_client = 8;
  int idle_seconds = 30;      // a connection without a question
  int question_seconds = 10;  // from its first byte to its last
  int answer_seconds = 60;    // to compute and take an answer
};

struct Question {
  std::string method;        // "GET", also for HEAD, or "POST"
  std::string path;          // "/v1/study": as sent, without the query
  std::string content_type;  // without parameters, in lower case
  std::string body;
};

// How a handler answers one question.  Used by one thread.
class Responder {
 public:
  virtual ~Responder() = default;

  // The whole answer, once; it goes out when the handler returns.  Compressed
  // (gzip) where the client takes it and the body is worth it.
  virtual void Send(int status, absl::string_view content_type,
                    std::string body) = 0;

  // Or an answer in pieces: Begin once, Write as often as there is something.
  // Write blocks until the socket has taken the piece; it returns false when
  // the client has gone or the time is over: stop.  The answer ends when the
  // handler returns.
  virtual void Begin(absl::string_view content_type) = 0;
  virtual bool Write(absl::string_view piece) = 0;

  // Whether nobody waits for the answer any more: the client has gone, the time
  // is over, or the server has stopped and waits no longer.  Long work asks now
  // and then.
  virtual bool cancelled() const = 0;
};

// Called by several threads at a time.  A handler that sends nothing gives 500.
using Handler = std::function<void(const Question&, Responder&)>;

class HttpServer {
 public:
  // Listens, and starts the handlers' threads: signals that another thread is
  // to wait for are blocked before.  InvalidArgument: no such address, one
  // beyond loopback without a token, or a token that no URL could carry;
  // Unavailable: the port is taken.
  static absl::StatusOr<std::unique_ptr<HttpServer>> Listen(
      const ServerOptions& options, Handler handler);

  virtual ~HttpServer() = default;

  virtual uint16_t port() const = 0;

  // Serves until Stop; then takes no more questions, refuses those that wait
  // (503), lets running answers finish (10 s at most) and returns.  Once.
  virtual void Run() = 0;

  // From any thread, also before Run, and from a signal's watcher; not from a
  // signal's handler.
  virtual void Stop() = 0;
};

}  // namespace railreach

#endif  // TOOLS_SERVER_HTTP_SERVER_H_
