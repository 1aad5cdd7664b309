// What the server does with clients that are slow, many, or gone.
#include "tools/server/http_server_limits.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/server/raw_client.h"
#include "tools/server/http_server.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;

void SayYes(const Question&, Responder& responder) {
  responder.Send(200, "text/plain", "yes");
}

// Asks "/" and does not wait for the answer.
void Ask(RawClient& client, RunningServer& server) {
  EXPECT_TRUE(
      client.Send(absl::StrCat("GET / HTTP/1.1\r\n", server.host(), "\r\n")));
}

TEST(QuestionLimitsTest, PlacesAreCountedInAllAndByClient) {
  using Place = std::unique_ptr<QuestionLimits::Place>;
  QuestionLimits limits(3, 2);
  auto first = limits.Enter("a");
  auto second = limits.Enter("a");
  EXPECT_EQ(std::get<Refusal>(limits.Enter("a")).status, 429);
  auto third = limits.Enter("b");
  EXPECT_EQ(std::get<Refusal>(limits.Enter("c")).status, 503);
  std::get<Place>(first).reset();
  EXPECT_TRUE(std::holds_alternative<Place>(limits.Enter("c")));  // and leaves
  EXPECT_TRUE(std::holds_alternative<Place>(limits.Enter("a")));
}

TEST(HttpServerLimitsTest, AConnectionWithoutAQuestionIsClosed) {
  ServerOptions options;
  options.idle_seconds = 1;
  RunningServer server(options, SayYes);
  RawClient never(server), once(server);
  EXPECT_EQ(once.Get("/").status, 200u);
  EXPECT_EQ(never.ReadToEnd(), "");
  EXPECT_EQ(once.ReadToEnd(), "");
}

TEST(HttpServerLimitsTest, AQuestionThatTricklesIsCut) {
  ServerOptions options;
  options.question_seconds = 1;
  RunningServer server(options, SayYes);
  for (const char* start : {"GET / HTTP/1.1\r\nX: ",
                            "POST / HTTP/1.1\r\nContent-Length: 100000\r\n"}) {
    RawClient client(server);
    client.Send(start);
    if (start[0] == 'P') client.Send(server.host() + "\r\n");
    ASSERT_TRUE(Eventually([&] {
      client.Send("a");
      return client.HasBytes();
    }));
    EXPECT_EQ(client.Read().status, 408u);
  }
}

TEST(HttpServerLimitsTest, AnAnswerThatTakesTooLongIsCancelled) {
  ServerOptions options;
  options.answer_seconds = 1;
  std::atomic<int> num_cancelled = 0;
  RunningServer server(options, [&](const Question&, Responder& responder) {
    num_cancelled += Eventually([&] { return responder.cancelled(); });
    responder.Send(200, "text/plain", "too late");
  });
  RawClient client(server);
  const RawAnswer answer = client.Get("/");
  EXPECT_EQ(answer.status, 503u);
  EXPECT_THAT(answer.body, HasSubstr("takes too long"));
  EXPECT_EQ(client.ReadToEnd(), "");
  EXPECT_TRUE(Eventually([&] { return num_cancelled == 1; }));
}

TEST(HttpServerLimitsTest, AnAnswerThatNobodyTakesIsCut) {
  ServerOptions options;
  options.answer_seconds = 1;
  Event stopped;
  RunningServer server(options, [&](const Question&, Responder& responder) {
    responder.Begin("text/plain");
    const std::string piece(1 << 20, 'x');
    while (responder.Write(piece)) continue;
    EXPECT_TRUE(responder.cancelled());
    stopped.Set();
  });
  RawClient client(server);
  Ask(client, server);
  EXPECT_TRUE(stopped.Wait());
}

TEST(HttpServerLimitsTest, AClientThatGoesCancelsItsAnswer) {
  Event asked, cancelled;
  RunningServer server({}, [&](const Question& question, Responder& responder) {
    if (question.path != "/") return SayYes(question, responder);
    asked.Set();
    if (Eventually([&] { return responder.cancelled(); })) cancelled.Set();
  });
  RawClient client(server), other(server);
  Ask(client, server);
  ASSERT_TRUE(asked.Wait());
  client.Close();
  EXPECT_TRUE(cancelled.Wait());
  EXPECT_EQ(other.Get("/other").body, "yes");
}

TEST(HttpServerLimitsTest, AClientThatGoesEndsTheStream) {
  Event begun, ended;
  RunningServer server({}, [&](const Question&, Responder& responder) {
    responder.Begin("text/plain");
    const std::string piece(1 << 16, 'x');
    while (responder.Write(piece)) begun.Set();
    ended.Set();
  });
  RawClient client(server);
  Ask(client, server);
  ASSERT_TRUE(begun.Wait());
  client.Close();
  EXPECT_TRUE(ended.Wait());
}

// 64 MiB are more than the sockets hold: the handler cannot be done before the
// client has read.
TEST(HttpServerLimitsTest, AStreamWaitsForItsReader) {
  constexpr size_t kPieces = 64;
  const std::string piece(1 << 20, 'x');
  std::atomic<size_t> num_written = 0;
  RunningServer server({}, [&](const Question&, Responder& responder) {
    responder.Begin("application/octet-stream");
    while (num_written < kPieces && responder.Write(piece)) ++num_written;
  });
  RawClient client(server, /*receive_buffer=*/1 << 16);
  Ask(client, server);
  ASSERT_TRUE(Eventually([&] { return num_written > 0 || client.HasBytes(); }));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_LT(num_written, kPieces);
  EXPECT_EQ(client.Read().body.size(), kPieces * piece.size());
}

// Of two that want the one place that is left, the later is refused.
TEST(HttpServerLimitsTest, AFullQueueRefusesAndTheConnectionGoesOn) {
  Event asked, release;
  ServerOptions options;
  options.threads = 1;
  options.max_waiting = 1;
  RunningServer server(options,
                       [&](const Question& question, Responder& responder) {
                         asked.Set();
                         EXPECT_TRUE(release.Wait());
                         SayYes(question, responder);
                       });
  RawClient running(server), one(server), two(server);
  Ask(running, server);
  ASSERT_TRUE(asked.Wait());
  Ask(one, server);
  Ask(two, server);
  ASSERT_TRUE(Eventually([&] { return one.HasBytes() || two.HasBytes(); }));
  RawClient& refused = one.HasBytes() ? one : two;
  RawClient& waiting = one.HasBytes() ? two : one;
  const RawAnswer refusal = refused.Read();
  EXPECT_EQ(refusal.status, 503u);
  EXPECT_EQ(refusal.field("Retry-After"), "1");
  EXPECT_TRUE(refusal.keep_alive);
  release.Set();
  EXPECT_EQ(running.Read().status, 200u);
  EXPECT_EQ(waiting.Read().status, 200u);
  EXPECT_EQ(refused.Get("/").status, 200u);
}

TEST(HttpServerLimitsTest, BeyondLoopbackAClientHasAFewQuestionsAtATime) {
  Event release;
  std::atomic<int> num_running = 0;
  ServerOptions options;
  options.address = "0.0.0.0";
  options.token = "t";
  options.threads = 3;
  options.max_of_client = 2;
  RunningServer server(options,
                       [&](const Question& question, Responder& responder) {
                         ++num_running;
                         EXPECT_TRUE(release.Wait());
                         SayYes(question, responder);
                       });
  const std::string token = "Authorization: Bearer t\r\n";
  const std::string question =
      absl::StrCat("GET / HTTP/1.1\r\n", server.host(), token, "\r\n");
  RawClient one(server), two(server), three(server);
  one.Send(question);
  two.Send(question);
  ASSERT_TRUE(Eventually([&] { return num_running == 2; }));
  const RawAnswer refusal = three.Get("/", token);
  EXPECT_EQ(refusal.status, 429u);
  EXPECT_EQ(refusal.field("Retry-After"), "1");
  release.Set();
  EXPECT_EQ(one.Read().status, 200u);
  EXPECT_EQ(two.Read().status, 200u);
  EXPECT_EQ(three.Get("/", token).status, 200u);
}

TEST(HttpServerLimitsTest, TwoHundredClientsAskAtOnce) {
  Event all_asked;
  ServerOptions options;
  options.max_waiting = 200;
  RunningServer server(options,
                       [&](const Question& question, Responder& responder) {
                         EXPECT_TRUE(all_asked.Wait());
                         SayYes(question, responder);
                       });
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 200; ++i) {
    clients.push_back(std::make_unique<RawClient>(server));
    Ask(*clients.back(), server);
  }
  all_asked.Set();
  for (const auto& client : clients) {
    EXPECT_EQ(client->Read().body, "yes");
    EXPECT_EQ(client->Get("/").body, "yes");
  }
}

TEST(HttpServerLimitsTest, AConnectionTooManyIsTurnedAway) {
  ServerOptions options;
  options.max_connections = 1;
  RunningServer server(options, SayYes);
  {
    RawClient first(server);
    EXPECT_EQ(first.Get("/").status, 200u);
    RawClient second(server);
    EXPECT_EQ(second.Read().status, 503u);
    EXPECT_EQ(first.Get("/").status, 200u);
  }
  EXPECT_TRUE(Eventually([&] {
    RawClient third(server);
    return third.Get("/").status == 200u;
  }));
}

TEST(HttpServerLimitsTest, StopLetsARunningAnswerFinish) {
  Event asked, release;
  ServerOptions options;
  options.threads = 1;
  RunningServer server(options,
                       [&](const Question& question, Responder& responder) {
                         asked.Set();
                         EXPECT_TRUE(release.Wait());
                         EXPECT_FALSE(responder.cancelled());
                         SayYes(question, responder);
                       });
  RawClient idle(server), reading(server), running(server), waiting(server);
  Ask(running, server);
  ASSERT_TRUE(asked.Wait());
  Ask(waiting, server);
  reading.Send("GET / HTTP/1.1\r\n");
  server->Stop();
  EXPECT_EQ(idle.ReadToEnd(), "");  // so Stop has been heard
  release.Set();
  const RawAnswer answer = running.Read();
  EXPECT_EQ(answer.status, 200u);
  EXPECT_FALSE(answer.keep_alive);
  // Whether the server had read them already or not.
  EXPECT_THAT(waiting.Read().status, testing::AnyOf(503u, 0u));
  EXPECT_THAT(reading.Read().status, testing::AnyOf(503u, 0u));
  running.Close();
  server.Join();
}

// For ten seconds.
TEST(HttpServerLimitsTest, StopDoesNotWaitForEver) {
  Event asked;
  std::atomic<bool> cancelled = false;
  RunningServer server({}, [&](const Question&, Responder& responder) {
    asked.Set();
    cancelled = Eventually([&] { return responder.cancelled(); });
  });
  RawClient client(server);
  Ask(client, server);
  ASSERT_TRUE(asked.Wait());
  server->Stop();
  server.Join();
  EXPECT_TRUE(cancelled);
}

TEST(HttpServerLimitsTest, StopBeforeRunEndsIt) {
  ServerOptions options;
  options.port = 0;
  const auto server = HttpServer::Listen(options, SayYes);
  ASSERT_TRUE(server.ok());
  (*server)->Stop();
  (*server)->Run();
}

}  // namespace
}  // namespace railreach
