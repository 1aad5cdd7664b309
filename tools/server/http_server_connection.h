// One client's connection: a question, its answer, the next question.
#ifndef TOOLS_SERVER_HTTP_SERVER_CONNECTION_H_
#define TOOLS_SERVER_HTTP_SERVER_CONNECTION_H_

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/server/http_server_core.h"
#include "tools/server/http_server_exchange.h"
#include "tools/server/http_server_request.h"

namespace railreach {

// Used by the io thread alone.  It reads all the time, also while an answer is
// computed, so that it learns when the client goes (one that only stops sending
// has gone); what comes early waits in `bytes_`, and when that is full the
// client waits.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(boost::asio::ip::tcp::socket socket, ServerCore& core);

  void Start();
  // The server stops: no further question, but the answer in hand.
  void Finish();
  void Close();

  // For the exchange in hand.  `taken` is told whether the socket took all.
  void WritePiece(const std::vector<boost::asio::const_buffer>& buffers,
                  std::function<void(bool)> taken);
  void WriteLast(std::string head, std::string body, bool keep_alive);

 private:
  enum class Phase { kIdle, kReading, kAnswering, kLeaving, kClosed };
  using Step = void (Connection::*)();

  void Enter(Phase phase, std::chrono::seconds at_most, Step too_late);
  void Read();
  void OnRead(const boost::system::error_code& error, size_t size);

  void AwaitQuestion();
  void TakeQuestion();
  void SayContinue();
  void Ask();
  void AskWorker();
  void OnSlowQuestion();
  void OnSlowAnswer();

  void Refuse(const Refusal& refusal);
  void Send(Answer answer);
  void OnAnswered(const boost::system::error_code& error, bool keep_alive);
  void Leave();

  ServerCore& core_;
  boost::asio::ip::tcp::socket socket_;
  boost::asio::steady_timer deadline_;
  std::string client_;  // its address

  Phase phase_ = Phase::kIdle;
  bool reading_ = false;
  std::array<char, size_t{16} << 10> piece_;  // that is being read
  std::string bytes_;                         // read and not yet taken
  std::optional<RequestReader> reader_;

  std::shared_ptr<Exchange> exchange_;  // none: the server answers itself
  bool writing_ = false;                // the answer has begun
  std::string head_, body_;             // being written
};

}  // namespace railreach

#endif  // TOOLS_SERVER_HTTP_SERVER_CONNECTION_H_
