// Reads one question from bytes as they come.
#ifndef TOOLS_SERVER_HTTP_SERVER_REQUEST_H_
#define TOOLS_SERVER_HTTP_SERVER_REQUEST_H_

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstddef>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "tools/server/http_server.h"
#include "tools/server/http_server_checks.h"

namespace railreach {

inline constexpr size_t kMaxHeader = size_t{16} << 10;  // bytes

class RequestReader {
 public:
  // `site` outlives it.
  RequestReader(const Site& site, size_t max_body);

  // Takes from the front of `bytes` what belongs to the question, and leaves
  // the rest.  What is wrong with the question, if anything: nothing more may
  // be taken then.  Beside those of CheckRequest:
  //   400  not HTTP/1.1 or 1.0
  //   413  the body is larger than max_body
  //   431  the header is larger than kMaxHeader
  std::optional<Refusal> Take(std::string& bytes);

  // Whether all of it has been taken.
  bool done() const { return parser_.is_done(); }

  // Whether the client waits for a word before it sends the body; once.
  bool TakeExpectation();

  // Of one that is done.
  const RequestHeader& header() const { return parser_.get(); }
  bool keep_alive() const { return keep_alive_; }
  Question TakeQuestion();

 private:
  std::optional<Refusal> OnError(boost::beast::error_code error) const;
  std::optional<Refusal> OnHeader();

  const Site& site_;
  const size_t max_body_;
  boost::beast::http::request_parser<boost::beast::http::string_body> parser_;
  size_t header_size_ = 0;  // taken so far
  bool keep_alive_ = false;
  bool expectation_ = false;
};

}  // namespace railreach

#endif  // TOOLS_SERVER_HTTP_SERVER_REQUEST_H_
