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
