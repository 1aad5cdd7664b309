#include "tools/server/http_server_request.h"

#include <boost/beast/http/error.hpp>
#include <utility>

#include "absl/strings/str_cat.h"

namespace railreach {

namespace http = boost::beast::http;

RequestReader::RequestReader(const Site& site, size_t max_body)
    : site_(site), max_body_(max_body) {
  parser_.header_limit(kMaxHeader);
  parser_.body_limit(max_body);
}

std::optional<Refusal> RequestReader::Take(std::string& bytes) {
  size_t taken = 0;
  std::optional<Refusal> refusal;
  while (!refusal && !done() && taken < bytes.size()) {
    const bool in_header = !parser_.is_header_done();
    boost::beast::error_code error;
    const size_t size =
        parser_.put({bytes.data() + taken, bytes.size() - taken}, error);
    taken += size;
    // The parser's own limit is one on what it has not yet taken.
    if (in_header) header_size_ += size;
    if (in_header && header_size_ > kMaxHeader)
      error = http::error::header_limit;
    if (error == http::error::need_more) break;
    if (error) {
      refusal = OnError(error);
    } else if (in_header) {
      refusal = OnHeader();
    }
  }
  bytes.erase(0, taken);
  return refusal;
}

std::optional<Refusal> RequestReader::OnError(
    boost::beast::error_code error) const {
  if (error == http::error::body_limit) {
    return Refusal{413, absl::StrCat("the body is larger than ", max_body_,
                                     " bytes: ask for less at a time")};
  }
  if (error == http::error::header_limit) {
    return Refusal{
        431, absl::StrCat("the header is larger than ", kMaxHeader, " bytes")};
  }
  return Refusal{400,
                 absl::StrCat("not a request of HTTP/1.1: ", error.message())};
}

std::optional<Refusal> RequestReader::OnHeader() {
  parser_.eager(true);
  keep_alive_ = parser_.keep_alive() && header().version() == 11;
  expectation_ = header().count(http::field::expect) > 0 && !done();
  return CheckRequest(header(), site_);
}

bool RequestReader::TakeExpectation() {
  return std::exchange(expectation_, false) && !done();
}

Question RequestReader::TakeQuestion() {
  Question question;
  question.method = header().method() == http::verb::post ? "POST" : "GET";
  question.path = std::string(PathOf(header()));
  question.content_type = MediaType(header());
  question.body = std::move(parser_.get().body());
  return question;
}

}  // namespace railreach
