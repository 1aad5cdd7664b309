#include "tools/server/http_server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "engine/base/check.h"
#include "tools/server/http_server_answer.h"
#include "tools/server/http_server_connection.h"
#include "tools/server/http_server_core.h"

namespace railreach {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

ServerCore::ServerCore(const ServerOptions& server_options,
                       Handler server_handler, const Site& server_site)
    : options(server_options),
      handler(std::move(server_handler)),
      site(server_site),
      limits(static_cast<size_t>(options.threads) + options.max_waiting,
             site.loopback ? SIZE_MAX
                           : static_cast<size_t>(options.max_of_client)),
      workers(static_cast<size_t>(options.threads)) {}

namespace {

// For running answers after Stop.
constexpr std::chrono::seconds kGrace(10);

// After a connection could not be taken: too many open files, say.
constexpr std::chrono::milliseconds kPause(100);

// A question where nobody has the time even to read it.
void TurnAway(tcp::socket socket) {
  const Answer answer =
      RefusalAnswer({503, "too many connections: ask again later"}, false);
  const std::string text = FormatHead(answer.head) + answer.body;
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(text), ignored);
  socket.shutdown(tcp::socket::shutdown_both, ignored);
}

class BeastServer final : public HttpServer {
 public:
  BeastServer(const ServerOptions& options, Handler handler, const Site& site)
      : core_(options, std::move(handler), site) {
    core_.on_last_closed = [this] {
      if (core_.stopping) timer_.cancel();
    };
  }

  absl::Status Listen(const tcp::endpoint& endpoint);

  uint16_t port() const override { return core_.site.port; }

  void Run() override {
    Accept();
    core_.io.run();  // until no connection is open and no handler works
    core_.workers.join();
  }

  void Stop() override {
    asio::post(core_.io, [this] { StopNow(); });
  }

 private:
  void Accept();
  void OnAccept(tcp::socket socket);
  void AcceptAfterPause();
  void StopNow();
  // Connections take themselves out of the set as they close.
  std::vector<std::shared_ptr<Connection>> OpenConnections() const {
    return {core_.connections.begin(), core_.connections.end()};
  }

  ServerCore core_;
  tcp::acceptor acceptor_{core_.io};
  asio::steady_timer timer_{core_.io};  // of a pause, then of the grace
};

absl::Status BeastServer::Listen(const tcp::endpoint& endpoint) {
  error_code error;
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(tcp::acceptor::max_listen_connections, error);
  if (!error) core_.site.port = acceptor_.local_endpoint(error).port();
  if (!error) return absl::OkStatus();
  const std::string where = absl::StrCat("port ", endpoint.port(), " of ",
                                         endpoint.address().to_string(), ": ");
  if (error == asio::error::address_in_use) {
    return absl::UnavailableError(
        absl::StrCat(where,
                     "taken by another program; choose another port, or "
                     "0 for any free one"));
  }
  if (error == asio::error::access_denied) {
    return absl::PermissionDeniedError(
        absl::StrCat(where, "not allowed; choose a port above 1023"));
  }
  return absl::InvalidArgumentError(absl::StrCat(where, error.message()));
}

void BeastServer::Accept() {
  acceptor_.async_accept([this](const error_code& error, tcp::socket socket) {
    if (core_.stopping) return;
    if (error) return AcceptAfterPause();
    OnAccept(std::move(socket));
    Accept();
  });
}

void BeastServer::OnAccept(tcp::socket socket) {
  if (core_.connections.size() >= core_.options.max_connections) {
    return TurnAway(std::move(socket));
  }
  const auto connection =
      std::make_shared<Connection>(std::move(socket), core_);
  core_.connections.insert(connection);
  connection->Start();
}

void BeastServer::AcceptAfterPause() {
  timer_.expires_after(kPause);
  timer_.async_wait([this](const error_code& error) {
    if (!error && !core_.stopping) Accept();
  });
}

void BeastServer::StopNow() {
  if (core_.stopping.exchange(true)) return;
  error_code ignored;
  acceptor_.close(ignored);
  timer_.cancel();
  for (const auto& connection : OpenConnections()) connection->Finish();
  if (core_.connections.empty()) return;
  timer_.expires_after(kGrace);
  timer_.async_wait([this](const error_code& error) {
    if (error) return;
    for (const auto& connection : OpenConnections()) connection->Close();
  });
}

absl::Status CheckToken(const ServerOptions& options, bool loopback) {
  if (!IsTokenText(options.token)) {
    return absl::InvalidArgumentError(
        "a token consists of letters, digits and -._~");
  }
  if (!loopback && options.token.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        options.address,
        " can be reached by other machines: set a token that they must send, "
        "or listen on 127.0.0.1 alone"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<HttpServer>> HttpServer::Listen(
    const ServerOptions& options, Handler handler) {
  CHECK(options.threads > 0 && options.max_of_client > 0);
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", options.address,
                     "\" is no numeric address, as 127.0.0.1 or ::1"));
  }
  const bool loopback = address.is_loopback();
  if (auto status = CheckToken(options, loopback); !status.ok()) return status;
  auto server =
      std::make_unique<BeastServer>(options, std::move(handler),
                                    Site{.address = address.to_string(),
                                         .port = options.port,
                                         .loopback = loopback,
                                         .token = options.token});
  if (auto status = server->Listen({address, options.port}); !status.ok()) {
    return status;
  }
  return server;
}

}  // namespace railreach
