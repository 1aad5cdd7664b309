#include "tools/server/http_server_connection.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <utility>
#include <variant>

namespace railreach {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::seconds;
using std::chrono::steady_clock;

// A full header, and what a client in a hurry sends after it.
constexpr size_t kMostBytes = 2 * kMaxHeader;

// For a client to take a refusal and to close.
constexpr seconds kFarewell(5);

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, ServerCore& core)
    : core_(core), socket_(std::move(socket)), deadline_(core.io) {
  error_code ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  const auto client = socket_.remote_endpoint(ignored);
  client_ = client.address().to_string(ignored);
}

void Connection::Start() { AwaitQuestion(); }

void Connection::Finish() {
  if (phase_ == Phase::kIdle) Close();
  if (phase_ == Phase::kReading) Refuse({503, "the server stops"});
}

void Connection::Close() {
  if (phase_ == Phase::kClosed) return;
  const auto self = shared_from_this();
  phase_ = Phase::kClosed;
  if (exchange_) exchange_->Cancel();
  exchange_.reset();
  deadline_.cancel();
  error_code ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  socket_.close(ignored);
  core_.connections.erase(self);
  if (core_.connections.empty()) core_.on_last_closed();
}

void Connection::Enter(Phase phase, seconds at_most, Step too_late) {
  phase_ = phase;
  deadline_.expires_after(at_most);
  deadline_.async_wait(
      [self = shared_from_this(), too_late](const error_code& error) {
        // One that had expired when the next was set comes without an error.
        if (error || self->deadline_.expiry() > steady_clock::now()) return;
        if (self->phase_ != Phase::kClosed) ((*self).*too_late)();
      });
}

void Connection::Read() {
  if (reading_ || bytes_.size() >= kMostBytes) return;
  reading_ = true;
  socket_.async_read_some(
      asio::buffer(piece_),
      [self = shared_from_this()](const error_code& error, size_t size) {
        self->OnRead(error, size);
      });
}

void Connection::OnRead(const error_code& error, size_t size) {
  reading_ = false;
  if (phase_ == Phase::kClosed) return;
  if (error) return Close();
  if (phase_ != Phase::kLeaving) bytes_.append(piece_.data(), size);
  if (phase_ == Phase::kIdle || phase_ == Phase::kReading) TakeQuestion();
  if (phase_ != Phase::kClosed) Read();
}

void Connection::AwaitQuestion() {
  if (core_.stopping) return Close();
  reader_.emplace(core_.site, core_.options.max_body);
  Enter(Phase::kIdle, seconds(core_.options.idle_seconds), &Connection::Close);
  if (!bytes_.empty()) TakeQuestion();
  Read();
}

void Connection::TakeQuestion() {
  if (phase_ == Phase::kIdle) {
    Enter(Phase::kReading, seconds(core_.options.question_seconds),
          &Connection::OnSlowQuestion);
  }
  if (const auto refusal = reader_->Take(bytes_)) return Refuse(*refusal);
  if (reader_->done()) return Ask();
  if (bytes_.size() >= kMostBytes) {
    return Refuse({400, "not a request of HTTP/1.1: no end of a chunk's head"});
  }
  if (reader_->TakeExpectation()) SayContinue();
}

// Nothing else is being written: the socket takes it at once, or the client
// has taken nothing for long and need not know.
void Connection::SayContinue() {
  constexpr absl::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  error_code ignored;
  socket_.write_some(asio::buffer(kContinue.data(), kContinue.size()), ignored);
}

void Connection::Ask() {
  Enter(Phase::kAnswering, seconds(core_.options.answer_seconds),
        &Connection::OnSlowAnswer);
  const bool keep_alive = reader_->keep_alive();
  if (reader_->header().method() == boost::beast::http::verb::options) {
    Send(OptionsAnswer(keep_alive));
  } else if (BringsToken(reader_->header(), core_.site)) {
    Send(CookieAnswer(core_.site, keep_alive));
  } else {
    AskWorker();
  }
}

void Connection::AskWorker() {
  const RequestHeader& header = reader_->header();
  const AskedBy asked_by = {
      .keep_alive = reader_->keep_alive(),
      .http11 = header.version() == 11,
      .head_only = header.method() == boost::beast::http::verb::head,
      .gzip = AcceptsGzip(header)};
  auto place = core_.limits.Enter(client_);
  if (const auto* refusal = std::get_if<Refusal>(&place)) {
    return Send(RefusalAnswer(*refusal, asked_by.keep_alive));
  }
  exchange_ = std::make_shared<Exchange>(
      shared_from_this(), core_, reader_->TakeQuestion(), asked_by,
      std::get<std::unique_ptr<QuestionLimits::Place>>(std::move(place)));
  asio::post(core_.workers, [exchange = exchange_] { exchange->Run(); });
}

void Connection::OnSlowQuestion() {
  Refuse({408, "the question has not come in time"});
}

void Connection::OnSlowAnswer() {
  if (writing_) return Close();
  exchange_->Cancel();
  exchange_.reset();
  Refuse({503, "this takes too long: ask for less at a time"});
}

void Connection::WritePiece(const std::vector<asio::const_buffer>& buffers,
                            std::function<void(bool)> taken) {
  writing_ = true;
  asio::async_write(socket_, buffers,
                    [self = shared_from_this(), taken = std::move(taken)](
                        const error_code& error, size_t) {
                      if (error) self->Close();
                      taken(!error);
                    });
}

void Connection::WriteLast(std::string head, std::string body,
                           bool keep_alive) {
  writing_ = true;
  head_ = std::move(head);
  body_ = std::move(body);
  asio::async_write(
      socket_,
      std::array<asio::const_buffer, 2>{asio::buffer(head_),
                                        asio::buffer(body_)},
      [self = shared_from_this(), keep_alive](const error_code& error, size_t) {
        self->OnAnswered(error, keep_alive);
      });
}

// What is wrong with a question leaves its end unknown: the last on this
// connection.
void Connection::Refuse(const Refusal& refusal) {
  Enter(Phase::kAnswering, kFarewell, &Connection::Close);
  Send(RefusalAnswer(refusal, false));
}

void Connection::Send(Answer answer) {
  const bool head_only =
      reader_->header().method() == boost::beast::http::verb::head;
  WriteLast(FormatHead(answer.head), head_only ? "" : std::move(answer.body),
            answer.head.keep_alive);
}

void Connection::OnAnswered(const error_code& error, bool keep_alive) {
  if (phase_ == Phase::kClosed) return;
  if (error) return Close();
  if (exchange_) exchange_->GiveBackPlace();
  exchange_.reset();
  writing_ = false;
  head_ = {};
  body_ = {};
  return keep_alive ? AwaitQuestion() : Leave();
}

// Reads on for a while: to close on unread bytes would take the answer from the
// client.
void Connection::Leave() {
  error_code ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  Enter(Phase::kLeaving, kFarewell, &Connection::Close);
  bytes_ = {};
  Read();
}

}  // namespace railreach
