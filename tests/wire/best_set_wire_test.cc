#include "engine/wire/best_set_wire.h"

#include <limits>
#include <random>
#include <string>

#include "engine/wire/definitions.h"
#include "gmock/gmock.h"
#include "google/protobuf/stubs/logging.h"
#include "gtest/gtest.h"
#include "railreach/v1/best_set.pb.h"
#include "tests/support/sample_best_set.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;

v1::BestSet SampleMessage() {
  v1::BestSet message;
  message.ParseFromString(EncodeBestSet(SampleBestSet()));
  return message;
}

std::string WhyNot(const v1::BestSet& message) {
  const auto decoded = DecodeBestSet(message.SerializeAsString());
  return decoded.ok() ? "it is right" : std::string(decoded.status().message());
}

TEST(BestSetWireTest, ADecodedReportIsTheSame) {
  const BestSetReport report = SampleBestSet();
  const auto decoded = DecodeBestSet(EncodeBestSet(report));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(decoded->result, report.result);
  EXPECT_EQ(decoded->fingerprint, report.fingerprint);
  EXPECT_EQ(decoded->costs, report.costs);
  ASSERT_EQ(decoded->candidates.size(), 3u);
  EXPECT_EQ(decoded->candidates[1].key, "line_10");
  EXPECT_EQ(decoded->candidates[1].zh, "十号线");
  EXPECT_EQ(decoded->candidates[1].en, "Line 10");
  EXPECT_EQ(decoded->parameters.objective, Objective::kPeople60ByPeople);
  EXPECT_EQ(decoded->parameters.budget_km, 100);
  EXPECT_EQ(decoded->parameters.budget_cost, 320);
  EXPECT_EQ(decoded->parameters.most_candidates, 2);
  EXPECT_EQ(decoded->parameters.seed, 7u);
  EXPECT_EQ(EncodeBestSet(*decoded), EncodeBestSet(report));
}

TEST(BestSetWireTest, WhatIsNotKnownStaysUnknown) {
  BestSetReport report = SampleBestSet();
  report.result.upper_bound.reset();
  report.result.value_of_all.reset();
  report.result.bound_violations = 3;
  const auto decoded = DecodeBestSet(EncodeBestSet(report));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(decoded->result, report.result);
}

TEST(BestSetWireTest, EveryStepStopAndObjectiveComesBack) {
  BestSetReport report = SampleBestSet();
  for (const auto step :
       {SearchStep::kGreedy, SearchStep::kLocalSearch,
        SearchStep::kBranchAndBound, SearchStep::kBuildOrder}) {
    report.result.trace[0].step = step;
    EXPECT_EQ(DecodeBestSet(EncodeBestSet(report))->result, report.result);
  }
  for (const auto stop : {SearchStop::kDone, SearchStop::kTimeLimit,
                          SearchStop::kStopFlag, SearchStop::kEvaluations}) {
    report.result.stop = stop;
    EXPECT_EQ(DecodeBestSet(EncodeBestSet(report))->result, report.result);
  }
  for (const auto objective :
       {Objective::kPeople60, Objective::kPeople60ByPeople,
        Objective::kPeopleCovered, Objective::kDirectRate,
        Objective::kEfficiency}) {
    report.parameters.objective = objective;
    EXPECT_EQ(DecodeBestSet(EncodeBestSet(report))->parameters.objective,
              objective);
  }
}

TEST(BestSetWireTest, AVersionThatIsNotGivenIsThisOne) {
  BestSetReport report = SampleBestSet();
  report.tool_version.clear();
  EXPECT_EQ(DecodeBestSet(EncodeBestSet(report))->tool_version, ToolVersion());
}

TEST(BestSetWireTest, WhatDoesNotFitTogetherIsNamed) {
  EXPECT_EQ(WhyNot(SampleMessage()), "it is right");
  v1::BestSet message = SampleMessage();
  message.mutable_best()->set_candidates(1, 3);
  EXPECT_THAT(WhyNot(message), HasSubstr("best[0]: no such candidate"));
  message = SampleMessage();
  message.mutable_trace(1)->mutable_best()->set_candidates(0, 2);
  EXPECT_THAT(WhyNot(message), HasSubstr("trace[1]: not ascending"));
  message = SampleMessage();
  message.mutable_build_order(1)->set_candidate(9);
  EXPECT_THAT(WhyNot(message), HasSubstr("build_order[1]: no such candidate"));
  message = SampleMessage();
  message.set_upper_bound(7'400'000);
  EXPECT_THAT(WhyNot(message), HasSubstr("a bound below the best value"));
  message = SampleMessage();
  message.set_empty_value(std::numeric_limits<double>::quiet_NaN());
  EXPECT_THAT(WhyNot(message), HasSubstr("not a number"));
  message = SampleMessage();
  message.mutable_candidates(2)->set_cost(-1);
  EXPECT_THAT(WhyNot(message), HasSubstr("candidates[2]: negative"));
  message = SampleMessage();
  message.clear_stop();
  EXPECT_THAT(WhyNot(message), HasSubstr("unknown enum value"));
  message = SampleMessage();
  message.clear_tool();
  EXPECT_THAT(WhyNot(message), HasSubstr("not written by railreach"));
  EXPECT_FALSE(DecodeBestSet("no protobuf").ok());
  EXPECT_FALSE(DecodeBestSet("").ok());
}

TEST(BestSetWireTest, DamagedBytesAreRefusedOrSafe) {
  const std::string bytes = EncodeBestSet(SampleBestSet());
  std::mt19937 random(1);
  int refused = 0, read = 0;
  const google::protobuf::LogSilencer quiet;
  for (int i = 0; i < 3000; ++i) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    const auto decoded = DecodeBestSet(damaged);
    ++(decoded.ok() ? read : refused);
    if (decoded.ok()) EncodeBestSet(*decoded);
  }
  EXPECT_GT(refused, 100);
  EXPECT_GT(read, 100);
}

}  // namespace
}  // namespace railreach
