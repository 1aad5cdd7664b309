#include "tools/server/http_server_request.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

const Site kSite;
constexpr char kPost[] =
    "POST /v1/a?b HTTP/1.1\r\nHost: localhost:8080\r\n"
    "Content-Type: application/json\r\n";

TEST(RequestReaderTest, TakesItsQuestionAndLeavesTheNext) {
  RequestReader reader(kSite, 100);
  std::string bytes =
      absl::StrCat(kPost, "Content-Length: 3\r\n\r\n{ }GET / HTTP");
  EXPECT_FALSE(reader.Take(bytes));
  ASSERT_TRUE(reader.done());
  EXPECT_EQ(bytes, "GET / HTTP");
  EXPECT_TRUE(reader.keep_alive());
  const Question question = reader.TakeQuestion();
  EXPECT_EQ(question.method, "POST");
  EXPECT_EQ(question.path, "/v1/a");
  EXPECT_EQ(question.content_type, "application/json");
  EXPECT_EQ(question.body, "{ }");
}

TEST(RequestReaderTest, BytesMayComeOneByOne) {
  for (const std::string body :
       {"Content-Length: 5\r\n\r\nabcde",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n"
        "Trailer: t\r\n\r\n"}) {
    RequestReader reader(kSite, 5);
    std::string bytes;
    for (const char c : kPost + body) {
      ASSERT_FALSE(reader.done());
      bytes += c;
      ASSERT_FALSE(reader.Take(bytes));
    }
    ASSERT_TRUE(reader.done());
    EXPECT_EQ(bytes, "");
    EXPECT_EQ(reader.TakeQuestion().body, "abcde");
  }
}

TEST(RequestReaderTest, ChunksTogetherAreNotLargerThanABody) {
  RequestReader reader(kSite, 5);
  std::string bytes = absl::StrCat(
      kPost, "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n");
  const auto refusal = reader.Take(bytes);
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 413);
}

// The parser takes whole fields, and would count each alone.
TEST(RequestReaderTest, ManySmallFieldsAreALargeHeader) {
  RequestReader reader(kSite, 5);
  std::string bytes = kPost;
  size_t num_fields = 0;
  auto refusal = reader.Take(bytes);
  while (!refusal && num_fields < 10000) {
    bytes += "a: bcdefg\r\n";
    ++num_fields;
    refusal = reader.Take(bytes);
  }
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 431);
  EXPECT_LE(num_fields, kMaxHeader / 11 + 1);
}

TEST(RequestReaderTest, ALongFirstLineIsALargeHeaderToo) {
  RequestReader reader(kSite, 5);
  std::string bytes = absl::StrCat("GET /", std::string(kMaxHeader, 'a'));
  const auto refusal = reader.Take(bytes);
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 431);
}

TEST(RequestReaderTest, WhatIsNotHttpIsABadRequest) {
  for (const std::string text :
       {"\x16\x03\x01\x02", "GET / HTTP/2.0\r\n\r\n", "hello\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n"}) {
    RequestReader reader(kSite, 5);
    std::string bytes = text;
    const auto refusal = reader.Take(bytes);
    ASSERT_TRUE(refusal) << text;
    EXPECT_EQ(refusal->status, 400) << text;
    EXPECT_THAT(refusal->message, testing::Not(testing::HasSubstr("\"")));
  }
}

TEST(RequestReaderTest, AnExpectationIsMetOnceAndOnlyBeforeTheBody) {
  RequestReader reader(kSite, 5);
  std::string bytes =
      absl::StrCat(kPost, "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_FALSE(reader.Take(bytes));
  EXPECT_TRUE(reader.TakeExpectation());
  EXPECT_FALSE(reader.TakeExpectation());

  RequestReader at_once(kSite, 5);
  bytes = absl::StrCat(kPost,
                       "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n{}");
  EXPECT_FALSE(at_once.Take(bytes));
  EXPECT_FALSE(at_once.TakeExpectation());
}

TEST(RequestReaderTest, OlderClientsAndThoseWhoSaySoEndTheConnection) {
  for (const std::string text :
       {"GET / HTTP/1.0\r\nHost: localhost:8080\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost:8080\r\nConnection: "
        "close\r\n\r\n"}) {
    RequestReader reader(kSite, 5);
    std::string bytes = text;
    EXPECT_FALSE(reader.Take(bytes));
    EXPECT_TRUE(reader.done());
    EXPECT_FALSE(reader.keep_alive());
  }
}

}  // namespace
}  // namespace railreach
