#include "tests/server/raw_client.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/base/check.h"

namespace railreach {

namespace http = boost::beast::http;
using std::chrono::steady_clock;

constexpr std::chrono::minutes kPatience(1);

void Event::Set() {
  const std::lock_guard lock(mutex_);
  set_ = true;
  changed_.notify_all();
}

bool Event::Wait() {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, kPatience, [this] { return set_; });
}

bool Eventually(const std::function<bool()>& condition) {
  const auto deadline = steady_clock::now() + kPatience;
  while (!condition()) {
    if (steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

RunningServer::RunningServer(ServerOptions options, Handler handler) {
  options.port = 0;
  auto server = HttpServer::Listen(options, std::move(handler));
  CHECK(server.ok());
  server_ = *std::move(server);
  thread_ = std::thread([this] { server_->Run(); });
}

RunningServer::~RunningServer() {
  server_->Stop();
  if (thread_.joinable()) thread_.join();
}

std::string RunningServer::host() const {
  return absl::StrCat("Host: localhost:", server_->port(), "\r\n");
}

std::string RawAnswer::field(absl::string_view name) const {
  const auto value = fields[{name.data(), name.size()}];
  return {value.data(), value.size()};
}

RawClient::RawClient(RunningServer& server, int receive_buffer)
    : host_(server.host()), socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  CHECK(socket_ >= 0);
  const timeval patience = {.tv_sec = 60, .tv_usec = 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  if (receive_buffer > 0) {
    setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer,
               sizeof(receive_buffer));
  }
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(server->port());
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CHECK(connect(socket_, reinterpret_cast<const sockaddr*>(&address),
                sizeof(address)) == 0);
}

bool RawClient::Send(absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t size =
        send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (size <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(size));
  }
  return true;
}

long RawClient::Receive() {
  char piece[1 << 16];
  const ssize_t size = recv(socket_, piece, sizeof(piece), 0);
  if (size > 0) bytes_.append(piece, static_cast<size_t>(size));
  return size;
}

RawAnswer RawClient::Read(bool to_head) {
  http::response_parser<http::string_body> parser;
  parser.body_limit(boost::none);
  parser.eager(true);
  parser.skip(to_head);
  while (!parser.is_done()) {
    if (bytes_.empty() && Receive() <= 0) {
      boost::beast::error_code error;
      if (!parser.got_some()) return {};
      parser.put_eof(error);
      if (error) return {};
      break;
    }
    boost::beast::error_code error;
    bytes_.erase(0, parser.put({bytes_.data(), bytes_.size()}, error));
    if (error == http::error::need_more) {
      if (Receive() <= 0) return {};
    } else if (error) {
      return {};
    }
  }
  RawAnswer answer;
  answer.status = parser.get().result_int();
  answer.keep_alive = parser.keep_alive();
  answer.body = std::move(parser.get().body());
  answer.fields = std::move(parser.get().base());
  return answer;
}

std::string RawClient::ReadToEnd() {
  long size = 1;
  while (size > 0) size = Receive();
  if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return "timeout";
  return std::exchange(bytes_, {});
}

bool RawClient::HasBytes() {
  pollfd wait = {.fd = socket_, .events = POLLIN, .revents = 0};
  return !bytes_.empty() || poll(&wait, 1, 0) > 0;
}

void RawClient::Close() {
  if (socket_ >= 0) close(std::exchange(socket_, -1));
}

std::string RawClient::Head(absl::string_view method, absl::string_view target,
                            absl::string_view fields) const {
  return absl::StrCat(method, " ", target, " HTTP/1.1\r\n", host_, fields);
}

RawAnswer RawClient::Get(absl::string_view target, absl::string_view fields) {
  Send(absl::StrCat(Head("GET", target, fields), "\r\n"));
  return Read();
}

RawAnswer RawClient::Post(absl::string_view target, absl::string_view body,
                          absl::string_view fields) {
  Send(absl::StrCat(Head("POST", target, fields),
                    "Content-Length: ", body.size(), "\r\n\r\n", body));
  return Read();
}

}  // namespace railreach
