#include "engine/output/summary.h"

#include <cstdlib>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/base/file.h"
#include "engine/wire/result_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Written anew where RAILREACH_UPDATE_GOLDEN is set.
TEST(SummaryTest, MatchesTheGoldenPage) {
  const std::string path =
      absl::StrCat(RAILREACH_SOURCE_DIR, "/tests/output/golden/summary.txt");
  const std::string text =
      SummaryText(SampleStudy(), SampleResult(), SummaryOptions());
  if (std::getenv("RAILREACH_UPDATE_GOLDEN") != nullptr) {
    ASSERT_TRUE(WriteFileAtomically(path, text).ok());
  }
  const auto golden = ReadFile(path);
  ASSERT_TRUE(golden.ok()) << golden.status();
  EXPECT_EQ(text, *golden);
}

TEST(SummaryTest, ADecodedResultReadsTheSame) {
  const auto decoded =
      DecodeResult(EncodeResult(SampleStudy(), SampleResult()));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(SummaryText(decoded->study, decoded->result, SummaryOptions()),
            SummaryText(SampleStudy(), SampleResult(), SummaryOptions()));
}

TEST(SummaryTest, PartsWithoutRowsAreLeftOut) {
  const std::string text =
      SummaryText(SampleStudy(), StudyResult(), SummaryOptions());
  EXPECT_THAT(text, Not(HasSubstr("County league")));
  EXPECT_THAT(text, Not(HasSubstr("What it means")));
  EXPECT_THAT(SummaryText(Study(), StudyResult(), SummaryOptions()),
              HasSubstr("key nodes 0"));
}

TEST(SummaryTest, WithoutAWindowThereIsNothingByTheClock) {
  Study study = SampleStudy();
  study.parameters.window.reset();
  StudyResult result = SampleResult();
  result.window.reset();
  EXPECT_THAT(SummaryText(study, result, SummaryOptions()),
              Not(HasSubstr("By the clock")));
}

TEST(SummaryTest, SaysWhyTheClockDiffersAsFarAsItApplies) {
  Study study = SampleStudy();
  StudyResult result = SampleResult();
  const auto text = [&] { return SummaryText(study, result, {}); };
  EXPECT_THAT(text(), HasSubstr("Trains come in bunches: over 12 sections"));
  EXPECT_THAT(text(), HasSubstr("drawn 7 times"));
  study.parameters.wait_model = WaitModel::kExpected;
  result.window->spread.by_clock_s = 405;
  EXPECT_THAT(text(), HasSubstr("first waits 10 min at most"));
  EXPECT_THAT(text(), HasSubstr("Trains are spread almost evenly"));
  EXPECT_THAT(text(), Not(HasSubstr("drawn")));
  study.parameters.wait_model = WaitModel::kOptimal;
  EXPECT_THAT(text(), HasSubstr("By headway no wait counts"));
  result.window->spread = {};
  EXPECT_THAT(text(), HasSubstr("No train has a timetable"));
  EXPECT_THAT(text(), Not(HasSubstr("By headway no wait counts")));
  EXPECT_THAT(text(), Not(HasSubstr("bunches")));
  EXPECT_THAT(text(), Not(HasSubstr("Why they differ")));
}

// 5 + 5 of the nodes that differ, and a row for the rest.
TEST(SummaryTest, ShowsTheFiveLargestDifferencesBothWays) {
  Study study = SampleStudy();
  StudyResult result = SampleResult();
  for (int64_t i = 0; i < 20; ++i) {
    study.model.places.nodes.push_back(study.model.places.nodes[NodeId(1)]);
    result.catchments.push_back(result.catchments[NodeId(1)]);
    result.window->catchments.push_back(result.window->catchments[NodeId(1)]);
    const int64_t by_clock = 8'000'501 + 100'000 * (i < 10 ? i + 1 : 9 - i);
    result.window->catchments.rows().back().people[1].study_area[60] = by_clock;
    result.window->catchments.rows().back().people[1].halo[60] = 0;
  }
  const std::string text = SummaryText(study, result, {});
  const size_t first = text.find("largest differences");
  const size_t last = text.find("为何不同");
  ASSERT_NE(first, std::string::npos);
  const std::vector<std::string> lines =
      absl::StrSplit(text.substr(first, last - first), '\n');
  // The title, the rule, the rows, a blank line and what is left of the last.
  EXPECT_EQ(lines.size(), 2u + (5 + 1 + 5) + 2u);
}

TEST(SummaryTest, ALongLeagueIsShortenedUnlessAllAreAskedFor) {
  StudyResult result = SampleResult();
  const CountyCoverage county = result.coverage.counties[0];
  for (int i = 0; i < 30; ++i) result.coverage.counties.push_back(county);
  const auto rows = [&](bool all) {
    const std::string text =
        SummaryText(SampleStudy(), result, {.all_counties = all});
    const std::vector<std::string> lines = absl::StrSplit(text, '\n');
    return lines.size();
  };
  EXPECT_EQ(rows(true) - rows(false), 33u - (10 + 1 + 10));
}

}  // namespace
}  // namespace railreach
