#include "tools/server/http_server_exchange.h"

#include <boost/asio/post.hpp>
#include <future>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/base/check.h"
#include "engine/output/gzip.h"
#include "tools/server/http_server_connection.h"

namespace railreach {

namespace asio = boost::asio;

Exchange::Exchange(std::shared_ptr<Connection> connection, ServerCore& core,
                   Question question, AskedBy asked_by,
                   std::unique_ptr<QuestionLimits::Place> place)
    : connection_(std::move(connection)),
      core_(core),
      question_(std::move(question)),
      asked_by_(asked_by),
      place_(std::move(place)),
      work_(core.io.get_executor()) {}

void Exchange::Run() {
  if (core_.stopping) {
    answer_ = RefusalAnswer({503, "the server stops"}, false);
  } else if (!cancelled()) {
    core_.handler(question_, *this);
  }
  if (begun_) {
    const bool chunked = asked_by_.http11 && !asked_by_.head_only;
    return WriteLast(chunked ? "0\r\n\r\n" : "", "");
  }
  if (!answer_) {
    answer_ = RefusalAnswer({500, "the server has no answer to this"}, true);
  }
  asked_by_.keep_alive &= answer_->head.keep_alive && !core_.stopping;
  answer_->head.keep_alive = asked_by_.keep_alive;
  WriteLast(FormatHead(answer_->head),
            asked_by_.head_only ? "" : std::move(answer_->body));
}

void Exchange::Send(int status, absl::string_view content_type,
                    std::string body) {
  CHECK(!begun_ && !answer_);
  answer_.emplace();
  answer_->head.status = status;
  answer_->head.content_type = std::string(content_type);
  if (asked_by_.gzip && body.size() > kWorthGzip) {
    body = Gzip(body, GzipAim::kFast);
    answer_->head.fields = "Content-Encoding: gzip\r\n";
  }
  answer_->head.length = body.size();
  answer_->body = std::move(body);
}

void Exchange::Begin(absl::string_view content_type) {
  CHECK(!begun_ && !answer_);
  begun_ = true;
  asked_by_.keep_alive &= asked_by_.http11 && !core_.stopping;
  std::string head = FormatHead({.content_type = std::string(content_type),
                                 .chunked = asked_by_.http11,
                                 .keep_alive = asked_by_.keep_alive});
  WriteAndWait({asio::buffer(head)});
}

bool Exchange::Write(absl::string_view piece) {
  CHECK(begun_);
  if (asked_by_.head_only) return false;
  if (piece.empty()) return !cancelled();  // an empty chunk would be the last
  if (!asked_by_.http11) {
    return WriteAndWait({asio::buffer(piece.data(), piece.size())});
  }
  const std::string size = absl::StrCat(absl::Hex(piece.size()), "\r\n");
  return WriteAndWait({asio::buffer(size),
                       asio::buffer(piece.data(), piece.size()),
                       asio::buffer("\r\n", 2)});
}

bool Exchange::WriteAndWait(Buffers buffers) {
  if (cancelled()) return false;
  const auto taken = std::make_shared<std::promise<bool>>();
  auto result = taken->get_future();
  asio::post(core_.io, [this, taken, buffers = std::move(buffers)] {
    if (cancelled()) return taken->set_value(false);
    connection_->WritePiece(buffers,
                            [taken](bool ok) { taken->set_value(ok); });
  });
  return result.get();
}

void Exchange::WriteLast(std::string head, std::string body) {
  asio::post(core_.io, [self = shared_from_this(), head = std::move(head),
                        body = std::move(body)]() mutable {
    if (self->cancelled()) return;
    self->connection_->WriteLast(std::move(head), std::move(body),
                                 self->asked_by_.keep_alive);
  });
}

}  // namespace railreach
