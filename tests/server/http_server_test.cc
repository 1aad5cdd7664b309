#include "tools/server/http_server.h"

#include <zlib.h>

#include <atomic>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/server/raw_client.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Answers with what was asked.
void Echo(const Question& question, Responder& responder) {
  responder.Send(200, "text/plain",
                 absl::StrCat(question.method, " ", question.path, " ",
                              question.content_type, " ", question.body));
}

std::string Unzip(const std::string& packed) {
  std::string bytes(1 << 20, '\0');
  z_stream stream = {};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  return bytes;
}

TEST(HttpServerTest, AConnectionServesManyQuestions) {
  RunningServer server({}, Echo);
  RawClient client(server);
  for (int i = 0; i < 20; ++i) {
    const RawAnswer answer =
        client.Post(absl::StrCat("/v1/", i, "?q"), "body",
                    "Content-Type: application/JSON; charset=utf-8\r\n");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body,
              absl::StrCat("POST /v1/", i, " application/json body"));
    EXPECT_TRUE(answer.keep_alive);
  }
}

TEST(HttpServerTest, PipelinedQuestionsAreAnsweredInTheirOrder) {
  RunningServer server({}, Echo);
  RawClient client(server);
  std::string all;
  for (int i = 0; i < 50; ++i) {
    absl::StrAppend(&all, "POST /", i, " HTTP/1.1\r\n", server.host(),
                    "Content-Length: 3\r\n\r\nabc");
  }
  ASSERT_TRUE(client.Send(all));
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(client.Read().body, absl::StrCat("POST /", i, "  abc"));
  }
}

TEST(HttpServerTest, WhatComesWhileAnAnswerIsComputedIsNotLost) {
  Event asked, sent;
  RunningServer server({}, [&](const Question& question, Responder& responder) {
    if (question.path == "/first") {
      asked.Set();
      EXPECT_TRUE(sent.Wait());
    }
    Echo(question, responder);
  });
  RawClient client(server);
  client.Send(absl::StrCat("GET /first HTTP/1.1\r\n", server.host(), "\r\n"));
  ASSERT_TRUE(asked.Wait());
  // More than the server reads ahead.
  const std::string body(500000, 'x');
  std::thread sender([&] {
    client.Send(absl::StrCat("POST /second HTTP/1.1\r\n", server.host(),
                             "Content-Length: ", body.size(), "\r\n\r\n",
                             body));
  });
  sent.Set();
  EXPECT_EQ(client.Read().body, "GET /first  ");
  EXPECT_EQ(client.Read().body, absl::StrCat("POST /second  ", body));
  sender.join();
}

TEST(HttpServerTest, HeadIsAGetWithoutABody) {
  RunningServer server({}, Echo);
  RawClient client(server);
  client.Send(absl::StrCat("HEAD /a HTTP/1.1\r\n", server.host(), "\r\n"));
  const RawAnswer answer = client.Read(/*to_head=*/true);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.field("Content-Length"), "8");  // "GET /a  "
  EXPECT_EQ(client.Get("/b").body, "GET /b  ");
}

TEST(HttpServerTest, OptionsSaysWhatMayBeAskedAndNothingOfOtherSites) {
  RunningServer server({}, Echo);
  RawClient client(server);
  client.Send(absl::StrCat("OPTIONS * HTTP/1.1\r\n", server.host(),
                           "Access-Control-Request-Method: POST\r\n\r\n"));
  const RawAnswer answer = client.Read();
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.field("Allow"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(answer.field("Access-Control-Allow-Origin"), "");
}

TEST(HttpServerTest, EveryAnswerIsStrictWithBrowsers) {
  RunningServer server({}, Echo);
  RawClient client(server);
  for (const char* target : {"/", "no/path"}) {
    const RawAnswer answer = client.Get(target);
    EXPECT_EQ(answer.field("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer.field("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(answer.field("Cache-Control"), "no-store");
    EXPECT_EQ(answer.field("X-Frame-Options"), "DENY");
    EXPECT_EQ(answer.field("Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_EQ(answer.field("Access-Control-Allow-Origin"), "");
  }
}

TEST(HttpServerTest, LargeBodiesAreCompressedForThoseWhoTakeIt) {
  const std::string text(50000, 'x');
  RunningServer server({}, [&](const Question& question, Responder& responder) {
    responder.Send(200, "text/plain",
                   question.path == "/small" ? "small" : text);
  });
  RawClient client(server);
  const RawAnswer packed = client.Get("/", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(packed.field("Content-Encoding"), "gzip");
  EXPECT_LT(packed.body.size(), 1000u);
  EXPECT_EQ(Unzip(packed.body), text);
  for (const RawAnswer& answer :
       {client.Get("/"), client.Get("/", "Accept-Encoding: gzip;q=0\r\n")}) {
    EXPECT_EQ(answer.field("Content-Encoding"), "");
    EXPECT_EQ(answer.body, text);
  }
  EXPECT_EQ(client.Get("/small", "Accept-Encoding: gzip\r\n").body, "small");
}

TEST(HttpServerTest, TheStatusIsTheHandlers) {
  RunningServer server({}, [](const Question& question, Responder& responder) {
    if (question.path == "/404") responder.Send(404, "text/plain", "where?");
  });
  RawClient client(server);
  EXPECT_EQ(client.Get("/404").status, 404u);
  EXPECT_EQ(client.Get("/nothing").status, 500u);
  EXPECT_TRUE(client.Get("/404").keep_alive);
}

TEST(HttpServerTest, WhatIsNoQuestionForThisServerIsRefused) {
  std::atomic<int> asked = 0;
  ServerOptions options;
  options.max_body = 1000;
  RunningServer server(options, [&](const Question&, Responder& responder) {
    ++asked;
    responder.Send(200, "text/plain", "");
  });
  const auto status = [&](absl::string_view text) {
    RawClient client(server);
    client.Send(text);
    const RawAnswer answer = client.Read();
    EXPECT_THAT(answer.body, HasSubstr("{\"problems\":[{\"message\":\""));
    EXPECT_FALSE(answer.keep_alive);
    EXPECT_EQ(client.ReadToEnd(), "");
    return answer.status;
  };
  const std::string host = server.host();
  EXPECT_EQ(status("what?\r\n\r\n"), 400u);
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 403u);
  EXPECT_EQ(status(absl::StrCat("GET / HTTP/1.1\r\n", host,
                                "Origin: http://evil.example\r\n\r\n")),
            403u);
  EXPECT_EQ(status(absl::StrCat("PUT / HTTP/1.1\r\n", host, "\r\n")), 405u);
  EXPECT_EQ(status(absl::StrCat("GET /", std::string(3000, 'a'),
                                " HTTP/1.1\r\n", host, "\r\n")),
            414u);
  EXPECT_EQ(status(absl::StrCat("GET / HTTP/1.1\r\n", host, "Cookie: ",
                                std::string(20000, 'a'), "\r\n\r\n")),
            431u);
  EXPECT_EQ(asked, 0);
}

// The client sends all of it before it reads: the answer must not be lost.
TEST(HttpServerTest, ALargeBodyIsRefusedWhateverItsFrame) {
  RunningServer server({}, Echo);
  const std::string body(3 << 20, 'x');
  RawClient sized(server);
  EXPECT_EQ(sized.Post("/", body).status, 413u);
  RawClient chunked(server);
  chunked.Send(absl::StrCat("POST / HTTP/1.1\r\n", server.host(),
                            "Transfer-Encoding: chunked\r\n\r\n",
                            absl::Hex(body.size()), "\r\n", body,
                            "\r\n0\r\n\r\n"));
  EXPECT_EQ(chunked.Read().status, 413u);
  RawClient other(server);
  EXPECT_EQ(other.Post("/", std::string(1 << 20, 'x')).status, 200u);
}

TEST(HttpServerTest, AClientMayWaitForAWordBeforeTheBody) {
  RunningServer server({}, Echo);
  RawClient client(server);
  client.Send(
      absl::StrCat("POST / HTTP/1.1\r\n", server.host(),
                   "Content-Length: 4\r\nExpect: 100-continue\r\n\r\n"));
  EXPECT_EQ(client.Read().status, 100u);
  client.Send("body");
  EXPECT_EQ(client.Read().body, "POST /  body");
}

TEST(HttpServerTest, ATokenIsAskedFor) {
  ServerOptions options;
  options.token = "secret";
  RunningServer server(options, Echo);
  const auto get = [&](absl::string_view target, absl::string_view fields) {
    RawClient client(server);
    return client.Get(target, fields);
  };
  const RawAnswer refused = get("/v1/study", "");
  EXPECT_EQ(refused.status, 401u);
  EXPECT_EQ(refused.field("WWW-Authenticate"), "Bearer");
  EXPECT_EQ(get("/healthz", "").status, 200u);
  EXPECT_EQ(get("/v1/study", "Authorization: Bearer secret\r\n").status, 200u);
  EXPECT_EQ(get("/v1/study", "Authorization: Bearer secrets\r\n").status, 401u);

  const RawAnswer first_page = get("/?token=secret", "");
  EXPECT_EQ(first_page.status, 303u);
  EXPECT_EQ(first_page.field("Location"), "/");
  const std::string cookie = first_page.field("Set-Cookie");
  EXPECT_THAT(cookie, HasSubstr("; HttpOnly; SameSite=Strict"));
  EXPECT_EQ(
      get("/",
          absl::StrCat("Cookie: ", cookie.substr(0, cookie.find(';')), "\r\n"))
          .status,
      200u);
}

TEST(HttpServerTest, AnAnswerMayComeInPieces) {
  RunningServer server({}, [](const Question&, Responder& responder) {
    responder.Begin("text/plain");
    for (const char* piece : {"one ", "", "two ", "three"}) {
      EXPECT_TRUE(responder.Write(piece));
    }
  });
  RawClient client(server);
  for (int i = 0; i < 3; ++i) {
    const RawAnswer answer = client.Get("/");
    EXPECT_EQ(answer.field("Transfer-Encoding"), "chunked");
    EXPECT_EQ(answer.body, "one two three");
  }
  RawClient old(server);
  old.Send(absl::StrCat("GET / HTTP/1.0\r\n", server.host(), "\r\n"));
  const RawAnswer answer = old.Read();
  EXPECT_EQ(answer.field("Transfer-Encoding"), "");
  EXPECT_EQ(answer.body, "one two three");
}

TEST(HttpServerTest, TheHeadOfAnAnswerInPiecesEndsIt) {
  RunningServer server({}, [](const Question& question, Responder& responder) {
    if (question.path == "/whole") return Echo(question, responder);
    responder.Begin("text/plain");
    EXPECT_FALSE(responder.Write("nobody wants it"));
  });
  RawClient client(server);
  client.Send(absl::StrCat("HEAD / HTTP/1.1\r\n", server.host(), "\r\n"));
  EXPECT_EQ(client.Read(/*to_head=*/true).status, 200u);
  EXPECT_EQ(client.Get("/whole").body, "GET /whole  ");
}

TEST(HttpServerTest, BeyondLoopbackATokenIsNeeded) {
  ServerOptions options;
  options.address = "0.0.0.0";
  options.port = 0;
  const auto server = HttpServer::Listen(options, Echo);
  EXPECT_TRUE(absl::IsInvalidArgument(server.status()));
  EXPECT_THAT(std::string(server.status().message()), HasSubstr("set a token"));
  options.token = "secret";
  EXPECT_TRUE(HttpServer::Listen(options, Echo).ok());
  options.token = "se cret";
  EXPECT_TRUE(
      absl::IsInvalidArgument(HttpServer::Listen(options, Echo).status()));
}

TEST(HttpServerTest, ATakenPortIsToldWithItsNumber) {
  ServerOptions options;
  options.port = 0;
  const auto first = HttpServer::Listen(options, Echo);
  ASSERT_TRUE(first.ok());
  options.port = (*first)->port();
  const auto second = HttpServer::Listen(options, Echo);
  EXPECT_TRUE(absl::IsUnavailable(second.status()));
  EXPECT_THAT(std::string(second.status().message()),
              HasSubstr(absl::StrCat("port ", options.port, " of 127.0.0.1")));
}

TEST(HttpServerTest, AnAddressIsNumericAndOfThisMachine) {
  for (const char* address : {"localhost", "", "192.0.2.1"}) {
    ServerOptions options;
    options.address = address;
    options.port = 0;
    options.token = "secret";
    EXPECT_TRUE(
        absl::IsInvalidArgument(HttpServer::Listen(options, Echo).status()))
        << address;
  }
}

}  // namespace
}  // namespace railreach
