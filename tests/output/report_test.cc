#include "engine/output/report.h"

#include <unistd.h>

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "engine/output/gzip.h"
#include "engine/wire/variant_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr char kHolder[] =
    R"(<script id="railreach-report" type="application/octet-stream">)";

std::string Page(absl::string_view before, absl::string_view after) {
  return absl::StrCat(before, kHolder, "</script>", after);
}

// What stands in the page's holder.
std::string HeldBytes(const std::string& page) {
  const size_t begin = page.find(kHolder) + absl::string_view(kHolder).size();
  std::string gzipped;
  EXPECT_TRUE(absl::Base64Unescape(
      page.substr(begin, page.find('<', begin) - begin), &gzipped));
  const auto bytes = Gunzip(gzipped, 1 << 20);
  return bytes.ok() ? *bytes : std::string(bytes.status().message());
}

TEST(ReportPageTest, TheHolderHoldsTheReport) {
  const std::string report("\0\xff<script>", 10);
  const auto page = ReportPage(Page("<html>", "</html>"), report);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(HeldBytes(*page), report);
  EXPECT_EQ(*page, *ReportPage(Page("<html>", "</html>"), report));
}

TEST(ReportPageTest, NothingElseOfThePageChanges) {
  const std::string before = R"(<p>$& $1 \1 %s</p>)";
  const std::string after = R"(<script>"$`$'".replace(/a/, '$&')</script>)";
  const auto page = ReportPage(Page(before, after), "report");
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(*page,
            absl::StrCat(before, kHolder,
                         absl::Base64Escape(Gzip("report", GzipAim::kSmall)),
                         "</script>", after));
}

TEST(ReportPageTest, APageWithoutOneEmptyHolderIsRefused) {
  EXPECT_THAT(ReportPage("<html></html>", "report").status().message(),
              HasSubstr("no empty holder"));
  EXPECT_FALSE(ReportPage("", "report").ok());
  EXPECT_FALSE(
      ReportPage(absl::StrCat(kHolder, "full</script>"), "report").ok());
  EXPECT_FALSE(ReportPage(Page("", Page("", "")), "report").ok());
}

class RankedBatchTest : public ::testing::Test {
 protected:
  RankedBatchTest() {
    header_.scenarios = {{{"a", "甲线", "Line A"}, 0}};
    header_.nodes.push_back({{"n", "节点", "Node"}, true, 1000});
    header_.baseline.reach.push_back({100, 200});
    header_.baseline.people_60_by_people = 1000;
  }
  ~RankedBatchTest() override { std::remove(path_.c_str()); }

  // Variants from 0, each with this gain and new track; below -1000: it could
  // not be applied.
  void Write(const std::vector<std::pair<double, double>>& gain_and_km) {
    header_.num_variants = gain_and_km.size();
    std::string bytes = EncodeBatchHeader(header_);
    for (size_t i = 0; i < gain_and_km.size(); ++i) {
      VariantRow row;
      row.variant = i;
      row.scenarios = {0};
      row.figures = header_.baseline;
      row.figures.people_60_by_people += gain_and_km[i].first;
      row.figures.new_track = Kilometres(gain_and_km[i].second);
      if (gain_and_km[i].first < -1000) {
        row.problem = "it cannot be";
        row.figures = {};
      }
      bytes += EncodeVariantRow(row, header_);
    }
    ASSERT_TRUE(WriteFileAtomically(path_, bytes).ok());
  }

  BatchHeader header_;
  const std::string path_ =
      absl::StrCat(::testing::TempDir(), "/ranked_batch.", getpid(), ".pb");
};

TEST_F(RankedBatchTest, AFewVariantsAreAllThere) {
  Write({{5, 10}, {-2000, 0}, {7, 20}, {-3, 0}});
  const auto batch = ReadRankedBatch(path_);
  ASSERT_TRUE(batch.ok()) << batch.status();
  ASSERT_THAT(batch->rows, SizeIs(4));
  EXPECT_EQ(batch->header.num_variants, 4u);
  EXPECT_EQ(batch->rows[1].row.problem, "it cannot be");
  EXPECT_FALSE(batch->rows[1].with_nodes);
  EXPECT_TRUE(batch->rows[3].with_nodes);
}

TEST_F(RankedBatchTest, OfManyTheBestAndTheFrontAreThereInFileOrder) {
  // Gains 1 .. 600 at 10 km each; the last, of the least gain, is the shortest.
  std::vector<std::pair<double, double>> variants;
  for (int i = 1; i <= 600; ++i) variants.push_back({i, 10});
  variants.push_back({0.5, 1});
  Write(variants);
  const auto batch = ReadRankedBatch(path_);
  ASSERT_TRUE(batch.ok()) << batch.status();
  ASSERT_THAT(batch->rows, SizeIs(500 + 1));
  EXPECT_EQ(batch->rows.front().row.variant, 100u);  // 600 - 500
  EXPECT_EQ(batch->rows[499].row.variant, 599u);
  EXPECT_EQ(batch->rows[500].row.variant, 600u);
  EXPECT_FALSE(batch->rows[500 - 21].with_nodes);
  EXPECT_TRUE(batch->rows[500 - 20].with_nodes);
  EXPECT_FALSE(batch->rows[500].with_nodes);
}

TEST_F(RankedBatchTest, OfClosuresTheWorstAreTheFirst) {
  header_.parameters.batch.emplace();
  header_.parameters.batch->closures = {Closure::kLine};
  std::vector<std::pair<double, double>> variants;
  for (int i = 1; i <= 600; ++i) variants.push_back({-i, 0});
  Write(variants);
  const auto batch = ReadRankedBatch(path_);
  ASSERT_TRUE(batch.ok()) << batch.status();
  ASSERT_THAT(batch->rows, SizeIs(500));
  EXPECT_EQ(batch->rows.back().row.variant, 599u);
  EXPECT_TRUE(batch->rows.back().with_nodes);
}

TEST_F(RankedBatchTest, WhatIsNoFileOfVariantsIsRefused) {
  EXPECT_EQ(ReadRankedBatch("/nowhere/variants.pb").status().code(),
            absl::StatusCode::kNotFound);
  ASSERT_TRUE(WriteFileAtomically(path_, "no variants").ok());
  EXPECT_THAT(ReadRankedBatch(path_).status().message(), HasSubstr(path_));
  Write({{5, 10}, {7, 20}});
  const std::string bytes = *ReadFile(path_);
  ASSERT_TRUE(
      WriteFileAtomically(path_, bytes.substr(0, bytes.size() - 3)).ok());
  EXPECT_THAT(ReadRankedBatch(path_).status().message(), HasSubstr("row 1"));
}

}  // namespace
}  // namespace railreach
