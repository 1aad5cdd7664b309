// One question and its answer, on a worker's thread.
#ifndef TOOLS_SERVER_HTTP_SERVER_EXCHANGE_H_
#define TOOLS_SERVER_HTTP_SERVER_EXCHANGE_H_

#include <atomic>
#include <boost/asio/buffer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "tools/server/http_server.h"
#include "tools/server/http_server_answer.h"
#include "tools/server/http_server_core.h"

namespace railreach {

// How the client asked.
struct AskedBy {
  bool keep_alive = true;
  bool http11 = true;  // knows chunks
  bool head_only = false;
  bool gzip = false;  // is understood
};

// Held by the worker until the handler has returned, and by the connection
// until the answer is written or nobody waits for it.
class Exchange final : public Responder,
                       public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(std::shared_ptr<Connection> connection, ServerCore& core,
           Question question, AskedBy asked_by,
           std::unique_ptr<QuestionLimits::Place> place);

  // On a worker: lets the handler answer.
  void Run();

  void Send(int status, absl::string_view content_type,
            std::string body) override;
  void Begin(absl::string_view content_type) override;
  bool Write(absl::string_view piece) override;
  bool cancelled() const override { return cancelled_; }

  // By the connection: nobody waits any more; the answer is written.
  void Cancel() { cancelled_ = true; }
  void GiveBackPlace() { place_.reset(); }

 private:
  using Buffers = std::vector<boost::asio::const_buffer>;

  bool WriteAndWait(Buffers buffers);
  void WriteLast(std::string head, std::string body);

  const std::shared_ptr<Connection> connection_;
  ServerCore& core_;
  const Question question_;
  AskedBy asked_by_;
  std::unique_ptr<QuestionLimits::Place> place_;
  // Run() goes on while a handler works.
  const boost::asio::executor_work_guard<boost::asio::io_context::executor_type>
      work_;
  std::atomic<bool> cancelled_ = false;
  bool begun_ = false;
  std::optional<Answer> answer_;  // one that goes out whole
};

}  // namespace railreach

#endif  // TOOLS_SERVER_HTTP_SERVER_EXCHANGE_H_
