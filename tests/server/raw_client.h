// A client that sends whatever bytes a test wants, and a server to send to.
#ifndef TESTS_SERVER_RAW_CLIENT_H_
#define TESTS_SERVER_RAW_CLIENT_H_

#include <boost/beast/http/fields.hpp>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/strings/string_view.h"
#include "tools/server/http_server.h"

namespace railreach {

// Something that happens once; Wait() is false if it does not in a minute.
class Event {
 public:
  void Set();
  bool Wait();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool set_ = false;
};

// Whether it comes true in a minute.
bool Eventually(const std::function<bool()>& condition);

// A server that runs while this lives.
class RunningServer {
 public:
  // On any free port.
  RunningServer(ServerOptions options, Handler handler);
  ~RunningServer();

  HttpServer& operator*() { return *server_; }
  HttpServer* operator->() { return server_.get(); }
  // "Host: ...\r\n" that it takes for its own.
  std::string host() const;
  // Until Run() has returned.
  void Join() { thread_.join(); }

 private:
  std::unique_ptr<HttpServer> server_;
  std::thread thread_;
};

struct RawAnswer {
  unsigned status = 0;  // 0: the connection ended before
  boost::beast::http::fields fields;
  std::string body;
  bool keep_alive = false;

  std::string field(absl::string_view name) const;
};

// A connection to 127.0.0.1; each read gives up after a minute.
class RawClient {
 public:
  explicit RawClient(RunningServer& server, int receive_buffer = 0);
  ~RawClient() { Close(); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // False when the server has closed.
  bool Send(absl::string_view bytes);
  RawAnswer Read(bool to_head = false);
  // What still comes, until the server closes; "timeout" if it does not.
  std::string ReadToEnd();
  bool HasBytes();  // or the end, to be read
  void Close();

  // A question without a body, and its answer.
  RawAnswer Get(absl::string_view target, absl::string_view fields = "");
  RawAnswer Post(absl::string_view target, absl::string_view body,
                 absl::string_view fields = "");

 private:
  std::string Head(absl::string_view method, absl::string_view target,
                   absl::string_view fields) const;
  long Receive();  // into bytes_; 0: the end, below: a timeout or a reset

  const std::string host_;
  int socket_;
  std::string bytes_;  // received and not yet read
};

}  // namespace railreach

#endif  // TESTS_SERVER_RAW_CLIENT_H_
