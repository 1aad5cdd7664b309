#include "tools/server/http_server_checks.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/server/http_server_request.h"

namespace railreach {
namespace {

constexpr char kHost[] = "Host: localhost:8080\r\n";

// The status of the refusal, 0 where the header may pass.
int StatusOf(absl::string_view first_line, absl::string_view fields,
             const Site& site = {}) {
  RequestReader reader(site, 100);
  std::string bytes = absl::StrCat(first_line, " HTTP/1.1\r\n", fields, "\r\n");
  const auto refusal = reader.Take(bytes);
  return refusal ? refusal->status : 0;
}

RequestHeader HeaderOf(absl::string_view first_line, absl::string_view fields) {
  static const Site site = {.loopback = false};
  RequestReader reader(site, 100);
  std::string bytes =
      absl::StrCat(first_line, " HTTP/1.1\r\n", kHost, fields, "\r\n");
  EXPECT_FALSE(reader.Take(bytes));
  return reader.header();
}

struct Case {
  std::string text;
  int status;
};

TEST(HttpServerChecksTest, HostNamesThisServerWithItsPort) {
  const std::vector<Case> cases = {
      {"localhost:8080", 0},
      {"LOCALHOST:8080", 0},
      {"127.0.0.1:8080", 0},
      {"[::1]:8080", 0},
      {"localhost", 403},
      {"localhost:80", 403},
      {"127.0.0.1", 403},
      {"::1:8080", 403},
      {"evil.example:8080", 403},
      {"localhost.evil.example:8080", 403},
      {"127.0.0.2:8080", 403},
      {"localhost:8080:8080", 403},
      {"", 403},
      {"x@localhost:8080", 403},
      {"localhost:08080", 403},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(StatusOf("GET /", absl::StrCat("Host: ", c.text, "\r\n")),
              c.status)
        << c.text;
  }
}

TEST(HttpServerChecksTest, TheBoundAddressIsAHostToo) {
  const Site second = {.address = "127.0.0.2"};
  EXPECT_EQ(StatusOf("GET /", "Host: 127.0.0.2:8080\r\n", second), 0);
  EXPECT_EQ(StatusOf("GET /", "Host: 127.0.0.3:8080\r\n", second), 403);
}

TEST(HttpServerChecksTest, BrowsersLeaveOutThePort80) {
  const Site site = {.port = 80};
  EXPECT_EQ(StatusOf("GET /", "Host: localhost\r\n", site), 0);
  EXPECT_EQ(StatusOf("GET /", "Host: localhost:80\r\n", site), 0);
  EXPECT_EQ(StatusOf("GET /", "Host: localhost:8080\r\n", site), 403);
}

TEST(HttpServerChecksTest, HostComesOnce) {
  EXPECT_EQ(StatusOf("GET /", ""), 400);
  EXPECT_EQ(StatusOf("GET /", absl::StrCat(kHost, kHost)), 400);
}

TEST(HttpServerChecksTest, OriginIsThisServerWhereItIsSent) {
  const std::vector<Case> cases = {
      {"http://localhost:8080", 0},    {"http://127.0.0.1:8080", 0},
      {"http://[::1]:8080", 0},        {"null", 403},
      {"http://evil.example", 403},    {"http://localhost:3000", 403},
      {"https://localhost:8080", 403}, {"localhost:8080", 403},
      {"http://localhost:8080/", 403}, {"", 403},
      {"file://localhost:8080", 403},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(StatusOf("POST /v1/variant",
                       absl::StrCat(kHost, "Origin: ", c.text, "\r\n")),
              c.status)
        << c.text;
  }
  EXPECT_EQ(StatusOf("GET /", absl::StrCat(kHost,
                                           "Origin: http://localhost:8080\r\n"
                                           "Origin: http://evil.example\r\n")),
            403);
}

TEST(HttpServerChecksTest, BeyondLoopbackOriginIsTheHostAskedFor) {
  const Site site = {.address = "0.0.0.0", .loopback = false};
  const std::string host = "Host: map.example:8080\r\n";
  EXPECT_EQ(StatusOf("GET /", host, site), 0);
  EXPECT_EQ(
      StatusOf("GET /", host + "Origin: http://map.example:8080\r\n", site), 0);
  EXPECT_EQ(
      StatusOf("GET /", host + "Origin: https://map.example:8080\r\n", site),
      0);
  EXPECT_EQ(StatusOf("GET /", host + "Origin: http://evil.example\r\n", site),
            403);
}

TEST(HttpServerChecksTest, MethodsAreFour) {
  for (const char* method : {"GET", "HEAD", "POST", "OPTIONS"}) {
    EXPECT_EQ(StatusOf(absl::StrCat(method, " /"), kHost), 0) << method;
  }
  for (const char* method :
       {"PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "get", "BREW"}) {
    EXPECT_EQ(StatusOf(absl::StrCat(method, " /"), kHost), 405) << method;
  }
}

TEST(HttpServerChecksTest, TargetsArePathsOfBoundedLength) {
  const std::string longest(kMaxTarget - 1, 'a');
  const std::vector<Case> cases = {
      {"/", 0},
      {"/v1/study?x=1", 0},
      {"/../../etc/passwd", 0},  // opaque: just a path that nobody answers
      {"/%2e%2e/%00", 0},
      {"/" + longest, 0},
      {"/a" + longest, 414},
      {"*", 400},
      {"v1/study", 400},
      {"http://localhost:8080/", 400},
      {"/\xe4\xba\xba", 400},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(StatusOf(absl::StrCat("GET ", c.text), kHost), c.status)
        << c.text;
  }
  EXPECT_EQ(StatusOf("OPTIONS *", kHost), 0);
}

TEST(HttpServerChecksTest, TheTokenComesInAFieldACookieOrTheFirstPage) {
  const Site site = {.token = "abc-123"};
  const std::vector<Case> cases = {
      {"", 401},
      {"Authorization: Bearer abc-123\r\n", 0},
      {"Authorization: bearer abc-123\r\n", 0},
      {"Authorization: Bearer abc-124\r\n", 401},
      {"Authorization: Bearer abc-12\r\n", 401},
      {"Authorization: Bearer abc-123abc-123\r\n", 401},
      {"Authorization: Bearer \r\n", 401},
      {"Authorization: Basic abc-123\r\n", 401},
      {"Cookie: railreach_8080=abc-123\r\n", 0},
      {"Cookie: a=b; railreach_8080=abc-123; c=d\r\n", 0},
      {"Cookie: railreach_8080=abc\r\n", 401},
      {"Cookie: xrailreach_8080=abc-123\r\n", 401},
      {"Cookie: railreach_8081=abc-123\r\n", 401},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(StatusOf("GET /", kHost + c.text, site), c.status) << c.text;
  }
  EXPECT_EQ(StatusOf("GET /?token=abc-123", kHost, site), 0);
  EXPECT_EQ(StatusOf("GET /?token=abc-124", kHost, site), 401);
  EXPECT_EQ(StatusOf("GET /v1/study?token=abc-123", kHost, site), 401);
  EXPECT_EQ(StatusOf("POST /?token=abc-123", kHost, site), 401);
  EXPECT_EQ(StatusOf("GET /healthz", kHost, site), 0);
  EXPECT_EQ(StatusOf("GET /healthz/..", kHost, site), 401);
}

TEST(HttpServerChecksTest, OnlyTheFirstPageBringsAToken) {
  const Site site = {.token = "abc"};
  EXPECT_TRUE(BringsToken(HeaderOf("GET /?token=abc", ""), site));
  EXPECT_FALSE(BringsToken(HeaderOf("GET /?token=ab", ""), site));
  EXPECT_FALSE(BringsToken(HeaderOf("GET /", ""), site));
  EXPECT_FALSE(BringsToken(HeaderOf("GET /?token=", ""), Site{}));
  EXPECT_EQ(TokenCookie(site),
            "railreach_8080=abc; Path=/; HttpOnly; SameSite=Strict");
}

TEST(HttpServerChecksTest, TokensPassUrlsAsTheyAre) {
  EXPECT_TRUE(IsTokenText("AZaz09-._~"));
  for (const char* text : {"a b", "a;b", "a\r\n", "a&b", "a%20", "人"}) {
    EXPECT_FALSE(IsTokenText(text)) << text;
  }
}

TEST(HttpServerChecksTest, BodiesComePlainAndInOneOfTwoFrames) {
  const std::vector<Case> cases = {
      {"Transfer-Encoding: chunked\r\n", 0},
      {"Transfer-Encoding: gzip, chunked\r\n", 501},
      {"Transfer-Encoding: gzip\r\n", 501},
      {"Transfer-Encoding: identity\r\nContent-Length: 3\r\n", 501},
      {"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", 400},
      {"Content-Length: 3\r\nContent-Length: 4\r\n", 400},
      {"Content-Length: -3\r\n", 400},
      {"Content-Length: 101\r\n", 413},
      {"Content-Encoding: identity\r\n", 0},
      {"Content-Encoding: gzip\r\n", 415},
      {"Expect: 100-continue\r\n", 0},
      {"Expect: the moon\r\n", 417},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(StatusOf("POST /", kHost + c.text), c.status) << c.text;
  }
}

TEST(HttpServerChecksTest, AMediaTypeIsReadWithoutItsParameters) {
  const auto type = [](absl::string_view value) {
    return MediaType(
        HeaderOf("GET /", absl::StrCat("Content-Type: ", value, "\r\n")));
  };
  EXPECT_EQ(type("application/json"), "application/json");
  EXPECT_EQ(type("Application/JSON ; charset=utf-8"), "application/json");
  EXPECT_EQ(type(";"), "");
  EXPECT_EQ(MediaType(HeaderOf("GET /", "")), "");
}

TEST(HttpServerChecksTest, APathEndsBeforeTheQuery) {
  EXPECT_EQ(PathOf(HeaderOf("GET /v1/land?x=%2F?", "")), "/v1/land");
  EXPECT_EQ(PathOf(HeaderOf("GET /v1/../land", "")), "/v1/../land");
}

TEST(HttpServerChecksTest, GzipIsTakenWhereItIsNamedAndNotForbidden) {
  const auto accepts = [](absl::string_view value) {
    return AcceptsGzip(
        HeaderOf("GET /", absl::StrCat("Accept-Encoding: ", value, "\r\n")));
  };
  for (const char* value : {"gzip", "GZIP", "br, gzip;q=0.5", "*", "gzip ; q=1",
                            "deflate , gzip", "gzip;q=0.001"}) {
    EXPECT_TRUE(accepts(value)) << value;
  }
  for (const char* value :
       {"", "br", "gzip;q=0", "gzip; q=0.000", "identity", "gzipped"}) {
    EXPECT_FALSE(accepts(value)) << value;
  }
  EXPECT_FALSE(AcceptsGzip(HeaderOf("GET /", "")));
}

}  // namespace
}  // namespace railreach
