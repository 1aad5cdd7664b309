#include "tools/server/http_server_checks.h"

#include <algorithm>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace railreach {
namespace {

namespace http = boost::beast::http;
using http::field;

absl::string_view View(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

// The first one's value; empty where there is none.
absl::string_view Value(const RequestHeader& header, field name) {
  return View(header[name]);
}

// Takes as long wherever the first difference is.
bool EqualInConstantTime(absl::string_view given, absl::string_view token) {
  unsigned difference = given.size() == token.size() ? 0 : 1;
  for (size_t i = 0; i < given.size(); ++i) {
    const char expected = token[i % token.size()];
    difference |= static_cast<unsigned char>(given[i] ^ expected);
  }
  return difference == 0;
}

// The hosts by which a browser on this machine may know the server.
std::vector<std::string> LocalHosts(const Site& site) {
  std::vector<std::string> hosts = {"localhost", "127.0.0.1", "[::1]"};
  hosts.push_back(absl::StrContains(site.address, ':')
                      ? absl::StrCat("[", site.address, "]")
                      : site.address);
  const size_t num_names = hosts.size();
  for (size_t i = 0; i < num_names; ++i) {
    const std::string name = hosts[i];
    hosts[i] = absl::StrCat(name, ":", site.port);
    if (site.port == 80) hosts.push_back(name);
  }
  return hosts;
}

bool IsLocalHost(absl::string_view host, const Site& site) {
  const auto hosts = LocalHosts(site);
  return std::any_of(hosts.begin(), hosts.end(), [&](const auto& local) {
    return absl::EqualsIgnoreCase(host, local);
  });
}

std::optional<Refusal> CheckHost(const RequestHeader& header,
                                 const Site& site) {
  if (header.count(field::host) != 1) {
    return Refusal{400, "a question needs one Host"};
  }
  if (site.loopback && !IsLocalHost(Value(header, field::host), site)) {
    return Refusal{403, absl::StrCat("Host is not this server: ask for "
                                     "http://localhost:",
                                     site.port)};
  }
  return std::nullopt;
}

// Beyond loopback the server does not know its names, but a page that it served
// asks the host that it came from.
bool IsOwnOrigin(absl::string_view origin, const RequestHeader& header,
                 const Site& site) {
  if (site.loopback) {
    return absl::ConsumePrefix(&origin, "http://") && IsLocalHost(origin, site);
  }
  if (!absl::ConsumePrefix(&origin, "http://") &&
      !absl::ConsumePrefix(&origin, "https://")) {
    return false;
  }
  return absl::EqualsIgnoreCase(origin, Value(header, field::host));
}

std::optional<Refusal> CheckOrigin(const RequestHeader& header,
                                   const Site& site) {
  const auto [begin, end] = header.equal_range(field::origin);
  for (auto origin = begin; origin != end; ++origin) {
    if (!IsOwnOrigin(View(origin->value()), header, site)) {
      return Refusal{403, "pages of other sites may not ask this server"};
    }
  }
  return std::nullopt;
}

std::optional<Refusal> CheckTarget(const RequestHeader& header) {
  const absl::string_view target = View(header.target());
  if (target.size() > kMaxTarget) {
    return Refusal{414, absl::StrCat("the target is longer than ", kMaxTarget,
                                     " bytes: send what is long in the body")};
  }
  if (target == "*" && header.method() == http::verb::options) {
    return std::nullopt;
  }
  if (!absl::StartsWith(target, "/") ||
      !std::all_of(target.begin(), target.end(), absl::ascii_isgraph)) {
    return Refusal{400, "the target must be a path in ASCII, as /v1/study"};
  }
  return std::nullopt;
}

std::optional<Refusal> CheckMethod(const RequestHeader& header) {
  switch (header.method()) {
    case http::verb::get:
    case http::verb::head:
    case http::verb::post:
    case http::verb::options:
      return std::nullopt;
    default:
      return Refusal{405, "ask with GET, HEAD, POST or OPTIONS"};
  }
}

std::string CookieName(const Site& site) {
  return absl::StrCat("railreach_", site.port);
}

bool CookieHoldsToken(const RequestHeader& header, const Site& site) {
  const std::string name = absl::StrCat(CookieName(site), "=");
  for (absl::string_view cookie :
       absl::StrSplit(Value(header, field::cookie), ';')) {
    cookie = absl::StripAsciiWhitespace(cookie);
    if (absl::ConsumePrefix(&cookie, name)) {
      return EqualInConstantTime(cookie, site.token);
    }
  }
  return false;
}

bool BearsToken(const RequestHeader& header, const Site& site) {
  absl::string_view value = Value(header, field::authorization);
  constexpr absl::string_view kBearer = "Bearer ";
  if (!absl::StartsWithIgnoreCase(value, kBearer)) return false;
  value.remove_prefix(kBearer.size());
  return EqualInConstantTime(absl::StripAsciiWhitespace(value), site.token);
}

std::optional<Refusal> CheckToken(const RequestHeader& header,
                                  const Site& site) {
  if (site.token.empty() || PathOf(header) == "/healthz" ||
      BearsToken(header, site) || CookieHoldsToken(header, site) ||
      BringsToken(header, site)) {
    return std::nullopt;
  }
  return Refusal{401,
                 "this server asks for its token: send Authorization: Bearer "
                 "TOKEN, or open /?token=TOKEN in a browser once"};
}

bool IsAbsentOr(const RequestHeader& header, field name,
                absl::string_view value) {
  const size_t count = header.count(name);
  return count == 0 ||
         (count == 1 && absl::EqualsIgnoreCase(Value(header, name), value));
}

// How the body comes.
std::optional<Refusal> CheckBody(const RequestHeader& header) {
  if (!IsAbsentOr(header, field::transfer_encoding, "chunked")) {
    return Refusal{501, "Transfer-Encoding may be chunked only"};
  }
  if (!IsAbsentOr(header, field::content_encoding, "identity")) {
    return Refusal{415, "send the body uncompressed"};
  }
  if (!IsAbsentOr(header, field::expect, "100-continue")) {
    return Refusal{417, "Expect may be 100-continue only"};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> CheckRequest(const RequestHeader& header,
                                    const Site& site) {
  if (auto refusal = CheckHost(header, site)) return refusal;
  if (auto refusal = CheckOrigin(header, site)) return refusal;
  if (auto refusal = CheckMethod(header)) return refusal;
  if (auto refusal = CheckTarget(header)) return refusal;
  if (auto refusal = CheckToken(header, site)) return refusal;
  return CheckBody(header);
}

bool BringsToken(const RequestHeader& header, const Site& site) {
  absl::string_view target = View(header.target());
  return !site.token.empty() && header.method() == http::verb::get &&
         absl::ConsumePrefix(&target, "/?token=") &&
         EqualInConstantTime(target, site.token);
}

std::string TokenCookie(const Site& site) {
  return absl::StrCat(CookieName(site), "=", site.token,
                      "; Path=/; HttpOnly; SameSite=Strict");
}

bool IsTokenText(absl::string_view token) {
  return std::all_of(token.begin(), token.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
           absl::string_view("-._~").find(c) != absl::string_view::npos;
  });
}

absl::string_view PathOf(const RequestHeader& header) {
  const absl::string_view target = View(header.target());
  return target.substr(0, target.find('?'));
}

std::string MediaType(const RequestHeader& header) {
  const absl::string_view value = Value(header, field::content_type);
  return absl::AsciiStrToLower(
      absl::StripAsciiWhitespace(value.substr(0, value.find(';'))));
}

bool AcceptsGzip(const RequestHeader& header) {
  for (const absl::string_view item :
       absl::StrSplit(Value(header, field::accept_encoding), ',')) {
    const std::pair<absl::string_view, absl::string_view> coding =
        absl::StrSplit(item, absl::MaxSplits(';', 1));
    const absl::string_view name = absl::StripAsciiWhitespace(coding.first);
    if (!absl::EqualsIgnoreCase(name, "gzip") && name != "*") continue;
    absl::string_view weight = absl::StripAsciiWhitespace(coding.second);
    // "q=0", "q=0.0", "q=0.000": not at all.
    return !absl::ConsumePrefix(&weight, "q=0") ||
           weight.find_first_not_of(".0") != absl::string_view::npos;
  }
  return false;
}

}  // namespace railreach
