// What a question must hold to be let in: pure functions of its header.
//
// A page of another site can make a browser send questions here, and can give
// its own name this machine's address (DNS rebinding).  So Host must name this
// server, Origin, where sent, must be this server too, and no answer carries
// CORS fields.  Targets are opaque: nothing is decoded, no file is served.
#ifndef TOOLS_SERVER_HTTP_SERVER_CHECKS_H_
#define TOOLS_SERVER_HTTP_SERVER_CHECKS_H_

#include <boost/beast/http/message.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace railreach {

using RequestHeader = boost::beast::http::request_header<>;

// A server as its clients know it.
struct Site {
  std::string address = "127.0.0.1";  // numeric; IPv6 without brackets
  uint16_t port = 8080;
  bool loopback = true;
  std::string token = {};  // empty: none is asked for
};

// Why a question is not answered.
struct Refusal {
  int status = 400;          // of HTTP
  std::string message = {};  // what is wrong and what to do
};

inline constexpr size_t kMaxTarget = 2048;  // bytes

// The first thing that is wrong with a header, if any:
//   400  no or several Host, a target that is no path
//   401  a token is asked for, and none or a wrong one is sent
//   403  Host or Origin is another server
//   405  not GET, HEAD, POST or OPTIONS
//   414  the target is longer than kMaxTarget
//   415  the body is compressed
//   417  an Expect other than 100-continue
//   501  a Transfer-Encoding other than chunked
std::optional<Refusal> CheckRequest(const RequestHeader& header,
                                    const Site& site);

// Whether a browser brings the token with its first page: GET /?token=TOKEN.
// It is sent on to / with a cookie that carries the token from then on.
bool BringsToken(const RequestHeader& header, const Site& site);
std::string TokenCookie(const Site& site);

// Whether a token may be asked for: it must pass URLs and fields unescaped.
bool IsTokenText(absl::string_view token);

// The target up to its query.
absl::string_view PathOf(const RequestHeader& header);

// "application/json" of "Application/JSON; charset=utf-8".
std::string MediaType(const RequestHeader& header);

// Whether Accept-Encoding holds gzip, and not with q=0.
bool AcceptsGzip(const RequestHeader& header);

}  // namespace railreach

#endif  // TOOLS_SERVER_HTTP_SERVER_CHECKS_H_
