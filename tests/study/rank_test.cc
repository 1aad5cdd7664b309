#include "engine/study/rank.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Two key nodes; scenarios that cost 100, 200 and nobody knows what.
BatchHeader Header() {
  BatchHeader header;
  header.scenarios = {
      {{"a", "甲", "A"}, 100}, {{"b", "乙", "B"}, 200}, {{"c", "丙", "C"}, 0}};
  header.nodes.push_back({{"n0", "节点0", "Node 0"}, true, 1000});
  header.nodes.push_back({{"n1", "节点1", "Node 1"}, true, 3000});
  header.baseline.reach.push_back({500, 1000});
  header.baseline.reach.push_back({700, 2000});
  header.baseline.people_45 = 600;
  header.baseline.people_60 = 1500;
  header.baseline.people_60_by_people = 1750;
  header.baseline.nodes_covered = 1;
  header.baseline.people_covered = 9000;
  header.baseline.direct_rate = 40;
  header.baseline.efficiency = 0.5;
  header.num_variants = 1'000'000;
  return header;
}

// Gains so many people (weighted) with so many km of new track.
VariantRow Row(const BatchHeader& header, size_t variant, double gain,
               double km) {
  VariantRow row;
  row.variant = variant;
  row.scenarios = {2};
  row.figures = header.baseline;
  row.figures.people_60_by_people += gain;
  row.figures.new_track = Kilometres(km);
  return row;
}

VariantRow Refused(size_t variant, std::string problem) {
  VariantRow row;
  row.variant = variant;
  row.scenarios = {0};
  row.problem = std::move(problem);
  return row;
}

RankTable TableOf(const BatchHeader& header, RankOptions options,
                  const std::vector<VariantRow>& rows) {
  Ranking ranking(header, options);
  for (const VariantRow& row : rows) ranking.Add(row);
  return ranking.Finish();
}

std::vector<size_t> VariantsOf(const std::vector<RankRow>& rows) {
  std::vector<size_t> variants;
  for (const RankRow& row : rows) variants.push_back(row.variant);
  return variants;
}

std::vector<VariantRow> RandomRows(const BatchHeader& header, size_t count,
                                   uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](uint32_t n) {
    return static_cast<int32_t>(random() % n);
  };
  std::vector<VariantRow> rows;
  for (size_t i = 0; i < count; ++i) {
    // Few values, so that many rows are equal; some lose, some build nothing.
    VariantRow row = Row(header, i, below(30) - 5, below(12));
    row.scenarios = {static_cast<uint32_t>(below(3))};
    row.cost = header.scenarios[row.scenarios[0]].cost;
    if (row.cost > 0) row.cost += below(8);
    row.figures.people_covered += below(10);
    row.figures.direct_rate += below(4);
    rows.push_back(row);
  }
  return rows;
}

TEST(RankTest, GainsAreFiguresLessTheBaselines) {
  const BatchHeader header = Header();
  VariantRow row = Row(header, 7, 250, 12.5);
  row.scenarios = {0, 1};
  row.cost = 300;
  row.figures.people_60 = 1600;
  row.figures.people_45 = 590;
  row.figures.nodes_covered = 2;
  row.figures.people_covered = 9400;
  row.figures.direct_rate = 42.5;
  row.figures.efficiency = 0.75;
  const RankRow ranked = RankRowOf(header, row);
  EXPECT_EQ(ranked.gains.people_by_people, 250);
  EXPECT_EQ(ranked.gains.people_60, 1600 - 1500);
  EXPECT_EQ(ranked.gains.people_45, 590 - 600);
  EXPECT_EQ(ranked.gains.nodes_covered, 2 - 1);
  EXPECT_EQ(ranked.gains.people_covered, 9400 - 9000);
  EXPECT_EQ(ranked.gains.direct_rate, 42.5 - 40);
  EXPECT_EQ(ranked.gains.efficiency, 0.75 - 0.5);
  EXPECT_EQ(ranked.gain_per_km, 250 / 12.5);
  EXPECT_EQ(ranked.gain_per_cost, 250.0 / 300);
}

TEST(RankTest, WithoutNewTrackOrKnownCostThereIsNoRatio) {
  const BatchHeader header = Header();
  VariantRow row = Row(header, 0, 10, 0);
  row.scenarios = {0, 2};  // what c costs is unknown
  row.cost = 100;
  const RankRow ranked = RankRowOf(header, row);
  EXPECT_EQ(ranked.gain_per_km, std::nullopt);
  EXPECT_EQ(ranked.gain_per_cost, std::nullopt);
  EXPECT_EQ(ValueOf(ranked, RankBy::kGainPerKm), std::nullopt);
}

TEST(RankTest, NamesAreThoseOfTheCommandLine) {
  for (const char* name : {"people", "mean_people", "coverage", "direct",
                           "efficiency", "gain_per_km", "gain_per_cost"}) {
    const auto by = RankByOfName(name);
    ASSERT_TRUE(by.has_value());
    EXPECT_EQ(Name(*by), name);
  }
  EXPECT_EQ(RankByOfName("peopel"), std::nullopt);
}

TEST(RankTest, TheLargestGainStandsFirstAndEqualsByNumber) {
  const BatchHeader header = Header();
  const RankTable table = TableOf(header, {},
                                  {Row(header, 3, 5, 1), Row(header, 0, -2, 1),
                                   Row(header, 2, 9, 9), Row(header, 1, 5, 1)});
  EXPECT_THAT(VariantsOf(table.rows), ElementsAre(2, 1, 3, 0));
  EXPECT_EQ(table.num_variants, 4u);
}

TEST(RankTest, OfClosuresTheLargestLossStandsFirst) {
  BatchParameters batch;
  batch.closures = {Closure::kLine};
  EXPECT_TRUE(IsOfClosures(batch));
  const BatchHeader header = Header();
  RankOptions options;
  options.losses_first = true;
  const RankTable table =
      TableOf(header, options,
              {Row(header, 0, -2, 0), Row(header, 1, -9, 0),
               Row(header, 2, 1, 0), Row(header, 3, -2, 0)});
  EXPECT_THAT(VariantsOf(table.rows), ElementsAre(1, 0, 3, 2));
  batch.candidates = {"candidates.csv"};
  EXPECT_FALSE(IsOfClosures(batch));
}

TEST(RankTest, RowsWithoutTheColumnComeLast) {
  const BatchHeader header = Header();
  RankOptions options;
  options.by = RankBy::kGainPerKm;
  const RankTable table = TableOf(header, options,
                                  {Row(header, 0, 50, 0), Row(header, 1, -3, 1),
                                   Row(header, 2, 8, 2), Row(header, 3, 6, 1)});
  EXPECT_THAT(VariantsOf(table.rows), ElementsAre(3, 2, 1, 0));
}

TEST(RankTest, KeepsTheFirstOfAnyColumnAsSortingAllDoes) {
  const BatchHeader header = Header();
  const auto rows = RandomRows(header, 500, 1);
  for (int by = 0; by < 7; ++by) {
    for (const bool losses_first : {false, true}) {
      RankOptions options;
      options.by = static_cast<RankBy>(by);
      options.losses_first = losses_first;
      const RankTable all = TableOf(header, options, rows);
      ASSERT_THAT(all.rows, SizeIs(500));
      for (size_t i = 1; i < all.rows.size(); ++i) {
        const auto a = ValueOf(all.rows[i - 1], options.by);
        const auto b = ValueOf(all.rows[i], options.by);
        if (!b.has_value()) continue;
        ASSERT_TRUE(a.has_value());
        ASSERT_TRUE(losses_first ? *a <= *b : *a >= *b);
        ASSERT_TRUE(*a != *b || all.rows[i - 1].variant < all.rows[i].variant);
      }
      options.most_rows = 40;
      options.most_nodes_of = 10;
      const RankTable first = TableOf(header, options, rows);
      std::vector<size_t> expected = VariantsOf(all.rows);
      expected.resize(40);
      EXPECT_EQ(VariantsOf(first.rows), expected);
      EXPECT_THAT(first.node_gains, SizeIs(10));
    }
  }
}

TEST(RankTest, KeyNodesOfTheFirstRowsAreKept) {
  const BatchHeader header = Header();
  VariantRow better = Row(header, 1, 5, 1);
  better.figures.reach[NodeId(1)] = {750, 1900};
  RankOptions options;
  options.most_nodes_of = 1;
  const RankTable table =
      TableOf(header, options, {Row(header, 0, 1, 1), better});
  ASSERT_THAT(table.node_gains, SizeIs(1));
  EXPECT_EQ(table.node_gains[0][NodeId(0)].people_60, 0);
  EXPECT_EQ(table.node_gains[0][NodeId(1)].people_45, 50);
  EXPECT_EQ(table.node_gains[0][NodeId(1)].people_60, -100);
}

// On the front: a gain above 0, and nobody with at least the gain for at most
// the price, and one of them better.
std::set<size_t> FrontByHand(
    const std::vector<RankRow>& rows,
    const std::function<std::optional<double>(const RankRow&)>& price) {
  std::set<size_t> front;
  for (const RankRow& row : rows) {
    if (!price(row).has_value() || row.gains.people_by_people <= 0) continue;
    const double gain = row.gains.people_by_people;
    const bool beaten =
        std::any_of(rows.begin(), rows.end(), [&](const RankRow& other) {
          if (!price(other).has_value()) return false;
          const double g = other.gains.people_by_people;
          const double p = *price(other);
          return g >= gain && p <= *price(row) && (g > gain || p < *price(row));
        });
    if (!beaten) front.insert(row.variant);
  }
  return front;
}

TEST(RankTest, FrontsAreThoseOfABruteForce) {
  const BatchHeader header = Header();
  size_t on_fronts = 0, several_equal = 0;
  for (uint32_t seed = 0; seed < 200; ++seed) {
    const auto rows = RandomRows(header, 1 + seed % 60, seed);
    const RankTable table = TableOf(header, {}, rows);
    const auto km = FrontByHand(
        table.rows, [](const RankRow& row) { return row.new_track.km(); });
    const auto cost = FrontByHand(
        table.rows, [](const RankRow& row) -> std::optional<double> {
          if (!row.gain_per_cost.has_value()) return std::nullopt;
          return row.cost;
        });
    for (const RankRow& row : table.rows) {
      ASSERT_EQ(row.best_by_km, km.contains(row.variant)) << seed;
      ASSERT_EQ(row.best_by_cost, cost.contains(row.variant)) << seed;
    }
    const auto by_km = VariantsOf(table.front_by_km);
    const auto by_cost = VariantsOf(table.front_by_cost);
    ASSERT_EQ(std::set<size_t>(by_km.begin(), by_km.end()), km);
    ASSERT_EQ(std::set<size_t>(by_cost.begin(), by_cost.end()), cost);
    on_fronts += km.size() + cost.size();
    for (size_t i = 1; i < table.front_by_km.size(); ++i) {
      several_equal +=
          table.front_by_km[i].new_track == table.front_by_km[i - 1].new_track;
    }
  }
  EXPECT_GT(on_fronts, 500u);
  EXPECT_GT(several_equal, 20u);
}

TEST(RankTest, WhoGainsNothingIsOnNoFront) {
  const BatchHeader header = Header();
  const RankTable table =
      TableOf(header, {}, {Row(header, 0, 0, 0), Row(header, 1, -3, 0)});
  EXPECT_THAT(table.front_by_km, IsEmpty());
  EXPECT_FALSE(table.rows[0].best_by_km);
}

TEST(RankTest, AFrontThatIsTooLargeKeepsItsHighestGains) {
  const BatchHeader header = Header();
  RankOptions options;
  options.most_on_front = 3;
  std::vector<VariantRow> rows;
  for (size_t i = 0; i < 10; ++i) {
    const double x = static_cast<double>(i + 1);
    rows.push_back(Row(header, i, x, x));
  }
  const RankTable rising = TableOf(header, options, rows);
  EXPECT_THAT(VariantsOf(rising.front_by_km), ElementsAre(7, 8, 9));
  std::reverse(rows.begin(), rows.end());
  const RankTable falling = TableOf(header, options, rows);
  EXPECT_THAT(VariantsOf(falling.front_by_km), ElementsAre(7, 8, 9));
  for (VariantRow& row : rows) row = Row(header, row.variant, 5, 5);
  const RankTable equal = TableOf(header, options, rows);
  EXPECT_THAT(VariantsOf(equal.front_by_km), ElementsAre(0, 1, 2));
}

TEST(RankTest, TheOrderOfArrivalDoesNotMatter) {
  const BatchHeader header = Header();
  auto rows = RandomRows(header, 300, 9);
  for (size_t i = 0; i < 60; ++i) {
    rows.push_back(Refused(300 + i, absl::StrCat("x.csv:", i, ": no '", i,
                                                 i % 2 ? "'" : "' here")));
  }
  RankOptions options;
  options.most_rows = 25;
  options.most_problems = 7;
  const RankTable before = TableOf(header, options, rows);
  std::shuffle(rows.begin(), rows.end(), std::mt19937(3));
  const RankTable after = TableOf(header, options, rows);
  EXPECT_EQ(VariantsOf(before.rows), VariantsOf(after.rows));
  EXPECT_EQ(VariantsOf(before.front_by_km), VariantsOf(after.front_by_km));
  EXPECT_EQ(VariantsOf(before.front_by_cost), VariantsOf(after.front_by_cost));
  ASSERT_THAT(after.problems, SizeIs(7));
  for (size_t i = 0; i < 7; ++i) EXPECT_EQ(after.problems[i].variant, 300 + i);
  ASSERT_THAT(after.kinds, SizeIs(2));
  for (size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(before.kinds[i].kind, after.kinds[i].kind);
    EXPECT_EQ(before.kinds[i].first.variant, after.kinds[i].first.variant);
  }
}

TEST(RankTest, ProblemsAreCountedByKind) {
  const BatchHeader header = Header();
  const RankTable table = TableOf(
      header, {},
      {Refused(0, "a.csv:3: error: no station 'X'; did you mean 'Y'?\n1 error"),
       Refused(1, "a.csv:4: error: without effect"), Row(header, 2, 1, 1),
       Refused(3, "a.csv:12: error: no station 'Z'; nothing is alike\n")});
  EXPECT_EQ(table.num_variants, 4u);
  EXPECT_EQ(table.num_problems, 3u);
  EXPECT_THAT(table.rows, SizeIs(1));
  ASSERT_THAT(table.kinds, SizeIs(2));
  EXPECT_EQ(table.kinds[0].count, 2u);
  EXPECT_EQ(table.kinds[0].kind, "a.csv:N: error: no station '...'");
  EXPECT_EQ(table.kinds[0].first.variant, 0u);
  EXPECT_EQ(table.kinds[1].count, 1u);
}

TEST(RankTest, ALongProblemIsCutBetweenCharacters) {
  const BatchHeader header = Header();
  std::string text = "x";
  for (int i = 0; i < 2000; ++i) text += "站";
  const RankTable table = TableOf(header, {}, {Refused(0, text)});
  const std::string& kept = table.problems.at(0).problem;
  EXPECT_EQ(kept.size(), 1 + 666 * 3 + 3u);
  EXPECT_EQ(kept.substr(0, kept.size() - 3), text.substr(0, 1 + 666 * 3));
}

}  // namespace
}  // namespace railreach
