#include "engine/study/variant_list.h"

#include <algorithm>
#include <random>
#include <string>
#include <variant>

#include "absl/strings/str_cat.h"
#include "engine/study/batch_scenarios.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/line_notation.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Set = std::vector<uint32_t>;

std::vector<Scenario> Candidates(size_t count) {
  std::vector<Scenario> candidates(count);
  for (size_t i = 0; i < count; ++i) {
    Scenario& one = candidates[i];
    one.name = {absl::StrCat("c", i), absl::StrCat("方案", i),
                absl::StrCat("Plan ", i)};
    one.file = "candidates.csv";
    one.cost = static_cast<double>(10 * (i + 1));
    one.modifications.push_back({CloseLine{absl::StrCat("L", i)}, {}});
  }
  return candidates;
}

VariantList SetsOf(size_t candidates, int subsets) {
  BatchParameters parameters;
  parameters.subsets = subsets;
  return VariantList(parameters, Candidates(candidates), LineModel());
}

// By size, then in lexicographic order.
std::vector<Set> AllSets(size_t candidates, int subsets) {
  std::vector<Set> sets;
  for (uint32_t bits = 1; bits < 1u << candidates; ++bits) {
    Set set;
    for (uint32_t i = 0; i < candidates; ++i) {
      if (bits >> i & 1) set.push_back(i);
    }
    if (static_cast<int>(set.size()) <= subsets) sets.push_back(set);
  }
  std::sort(sets.begin(), sets.end(), [](const Set& a, const Set& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  return sets;
}

std::vector<std::string> KeysOf(const std::vector<Scenario>& scenarios) {
  std::vector<std::string> keys;
  for (const Scenario& one : scenarios) keys.push_back(one.name.key);
  return keys;
}

template <typename T>
const T& ChangeOf(const Scenario& scenario) {
  return std::get<T>(scenario.modifications.at(0).change);
}

TEST(VariantListTest, GivesEverySetOnceInTheOrderOfTheHeader) {
  size_t num_compared = 0;
  for (size_t candidates = 0; candidates <= 9; ++candidates) {
    for (int subsets = 0; subsets <= 10; ++subsets) {
      const VariantList variants = SetsOf(candidates, subsets);
      const std::vector<Set> expected = AllSets(candidates, subsets);
      ASSERT_EQ(variants.size(), expected.size());
      for (size_t k = 0; k < expected.size(); ++k) {
        ASSERT_EQ(variants.ScenariosOf(k), expected[k])
            << candidates << " candidates, variant " << k;
        ++num_compared;
      }
    }
  }
  EXPECT_GT(num_compared, 5000u);
}

TEST(VariantListTest, CountsLargeSetsWithoutMakingThem) {
  const VariantList variants = SetsOf(200, 3);
  EXPECT_EQ(variants.size(), 200u + 200 * 199 / 2 + 200 * 199 * 198 / 6);
  EXPECT_THAT(variants.ScenariosOf(199), ElementsAre(199));
  EXPECT_THAT(variants.ScenariosOf(200), ElementsAre(0, 1));
  EXPECT_THAT(variants.ScenariosOf(200 + 199), ElementsAre(1, 2));
  EXPECT_THAT(variants.ScenariosOf(variants.size() - 1),
              ElementsAre(197, 198, 199));
}

TEST(VariantListTest, NeighboursFollowEachOtherInALargeList) {
  const VariantList variants = SetsOf(1000, 4);  // 4.2e10
  std::mt19937_64 random(5);
  for (int trial = 0; trial < 2000; ++trial) {
    const size_t k = random() % (variants.size() - 1);
    const Set a = variants.ScenariosOf(k), b = variants.ScenariosOf(k + 1);
    ASSERT_TRUE(a.size() < b.size() || (a.size() == b.size() && a < b));
    ASSERT_TRUE(std::is_sorted(a.begin(), a.end(), std::less_equal<>()));
    ASSERT_LT(b.back(), 1000u);
  }
}

TEST(VariantListTest, TooManyVariantsAreRefusedWithWhatToLower) {
  EXPECT_TRUE(CheckSize(SetsOf(10, 10)).ok());
  EXPECT_TRUE(CheckSize(SetsOf(40, 39)).ok());  // 2^40 - 2
  const absl::Status status = CheckSize(SetsOf(1000, 50));
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("sets of up to 50 of 1000 candidates"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("lower `subsets`"));
  EXPECT_FALSE(CheckSize(SetsOf(41, 41)).ok());
  EXPECT_FALSE(CheckSize(SetsOf(0, 3)).ok());
}

TEST(VariantListTest, ACombinationAddsCostsAndJoinsNames) {
  const VariantList variants = SetsOf(3, 2);
  const Scenario both = variants.Combined(4);  // 0, 1, 2, 01, 02
  EXPECT_EQ(both.name.key, "c0 + c2");
  EXPECT_EQ(both.name.zh, "方案0 + 方案2");
  EXPECT_EQ(both.name.en, "Plan 0 + Plan 2");
  EXPECT_EQ(both.file, "candidates.csv");
  EXPECT_EQ(both.cost, 10 + 30);
  ASSERT_EQ(both.modifications.size(), 2u);
  EXPECT_EQ(std::get<CloseLine>(both.modifications[1].change).line, "L2");
}

TEST(VariantListTest, SweepsAndClosuresFollowTheSetsByThemselves) {
  BatchParameters parameters;
  parameters.subsets = 2;
  parameters.sweeps = {{SweepParameters::What::kDwell, "M1", 20, 40, 10}};
  parameters.closures = {Closure::kStation, Closure::kLine};
  const VariantList variants(parameters, Candidates(2),
                             ParseLines("M1 every 6   A 2 B"));
  // c0, c1, both; three dwells; two stations; one line.
  ASSERT_EQ(variants.size(), 3u + 3 + 2 + 1);
  EXPECT_EQ(variants.num_candidates(), 2u);
  EXPECT_THAT(variants.ScenariosOf(2), ElementsAre(0, 1));
  EXPECT_THAT(variants.ScenariosOf(3), ElementsAre(2));
  EXPECT_EQ(variants.Combined(5).name.key, "dwell:M1:40");
  EXPECT_EQ(variants.Combined(6).name.key, "close_station:A");
  EXPECT_EQ(variants.Combined(8).name.key, "close_line:M1");
}

TEST(VariantListTest, LinesThatOpenByTheYearAreCandidates) {
  LineModel model = ParseLines(R"(
    M1 every 6   A 2 B
    M2 every 6   B 2 C
    M3 every 6   C 2 D
    M4 every 6   D 2 E
    M5 every 6   E 2 F)");
  for (Line& line : model.lines) {
    line.open = false;
    line.status = Status::kPlanned;
    line.opening_year = 2030;
  }
  model.lines[LineId(0)].open = true;
  model.lines[LineId(1)].name.zh = "2号线";
  model.lines[LineId(1)].name.en = "Line 2";
  model.lines[LineId(2)].opening_year = 2031;
  model.lines[LineId(3)].opening_year = 0;
  model.lines[LineId(4)].confidence = Confidence::kLow;
  BatchParameters parameters;
  parameters.each_line_until = 2030;
  parameters.subsets = 2;
  const VariantList variants(parameters, Candidates(1), model);
  EXPECT_EQ(variants.num_candidates(), 2u);
  EXPECT_EQ(variants.size(), 3u);
  const Scenario line = variants.Combined(1);
  EXPECT_EQ(line.name.zh, "开通 2号线");
  EXPECT_EQ(line.name.en, "Open Line 2");
  EXPECT_THAT(ChangeOf<OpenLines>(line).lines, ElementsAre("M2"));
  EXPECT_THAT(LinesUntil(0, model), IsEmpty());
  EXPECT_THAT(KeysOf(LinesUntil(2031, model)),
              ElementsAre("open_line:M2", "open_line:M3"));
}

TEST(BatchScenariosTest, AHeadwayIsSweptInTheBandsThatTheLineRunsIn) {
  LineModel model = ParseLines("M1 every 6   A 2 B");
  model.lines[LineId(0)].name.zh = "1号线";
  Band night = model.bands[BandId(0)];
  night.name.key = "night";
  model.bands.push_back(night);
  const auto sweep =
      Sweep({SweepParameters::What::kHeadway, "1号线", 2.5, 7.5, 2.5}, model);
  ASSERT_EQ(sweep.size(), 3u);
  EXPECT_EQ(sweep[0].name.zh, "1号线 每 2.5 分钟");
  EXPECT_EQ(sweep[1].name.zh, "1号线 每 5 分钟");
  EXPECT_EQ(sweep[1].name.en, "1号线 every 5 min");
  EXPECT_EQ(sweep[1].name.key, "headway:M1:5");
  const SetTrains& trains = ChangeOf<SetTrains>(sweep[2]);
  EXPECT_EQ(trains.line, "1号线");
  ASSERT_EQ(trains.trains.size(), 1u);
  EXPECT_EQ(trains.trains[0].band, "band");
  EXPECT_EQ(trains.trains[0].headway, Seconds(450));
}

TEST(BatchScenariosTest, ASweepMeetsItsEndInStepsOfATenth) {
  const SweepParameters sweep = {SweepParameters::What::kHeadway, "M1", 3, 4,
                                 0.1};
  const auto values = Sweep(sweep, ParseLines("M1 every 6   A 2 B"));
  ASSERT_EQ(values.size(), 11u);
  EXPECT_EQ(values.back().name.key, "headway:M1:4");
  EXPECT_EQ(values[3].name.key, "headway:M1:3.3");
  EXPECT_EQ(ChangeOf<SetTrains>(values[3]).trains[0].headway, Seconds(198));
}

TEST(BatchScenariosTest, SpeedsSweepDownwardsToo) {
  const auto sweep =
      Sweep({SweepParameters::What::kDesignSpeed, "M1", 350, 160, 95},
            ParseLines("M1 every 6   A 2 B"));
  ASSERT_EQ(sweep.size(), 3u);
  EXPECT_EQ(ChangeOf<SetRunTimes>(sweep[0]).design_speed_kmh, 350);
  EXPECT_EQ(ChangeOf<SetRunTimes>(sweep[2]).design_speed_kmh, 160);
  EXPECT_EQ(sweep[2].name.en, "M1 at 160 km/h");
}

TEST(BatchScenariosTest, ALineThatNobodyKnowsIsLeftToBeRefused) {
  const auto sweep = Sweep({SweepParameters::What::kHeadway, "M9", 5, 5, 1},
                           ParseLines("M1 every 6   A 2 B"));
  ASSERT_EQ(sweep.size(), 1u);
  const SetTrains& trains = ChangeOf<SetTrains>(sweep[0]);
  EXPECT_EQ(trains.line, "M9");
  ASSERT_EQ(trains.trains.size(), 1u);
  EXPECT_EQ(trains.trains[0].band, "");
}

TEST(BatchScenariosTest, OnlyWhatHasTrainsIsClosed) {
  LineModel model = ParseLines(R"(
    M1 every 6   A 2 B
    M2 every 6   B 2 C
    M3 every 6   C 2 D)");
  model.lines[LineId(1)].open = false;
  for (Pattern& pattern : model.patterns) {
    if (pattern.line == LineId(2)) pattern.open = false;
  }
  EXPECT_THAT(KeysOf(Closures(Closure::kLine, model)),
              ElementsAre("close_line:M1"));
  EXPECT_THAT(KeysOf(Closures(Closure::kStation, model)),
              ElementsAre("close_station:A", "close_station:B"));
  const auto links = Closures(Closure::kLink, model);
  ASSERT_THAT(KeysOf(links), ElementsAre("close_link:A:B"));
  EXPECT_EQ(links[0].name.zh, "关闭 A—B");
  EXPECT_EQ(links[0].name.en, "Close A - B");
  EXPECT_EQ(ChangeOf<CloseSection>(links[0]).line, "");
  EXPECT_EQ(ChangeOf<CloseSection>(links[0]).from, "A");
  EXPECT_EQ(ChangeOf<CloseSection>(links[0]).to, "B");
}

// The express passes B, the stopping train does not: A - C is no link, as
// trains that call at both call at B.
TEST(BatchScenariosTest, AHopThatOthersBreakIsNoLink) {
  const LineModel model = ParseLines(R"(
    G1 every 6   A 5 C 5 E
    G2 every 6   A 3 B 3 C)");
  EXPECT_THAT(
      KeysOf(Closures(Closure::kLink, model)),
      ElementsAre("close_link:A:B", "close_link:C:E", "close_link:C:B"));
}

TEST(BatchScenariosTest, ARingIsNoWayAroundALink) {
  const LineModel model = ParseLines("M4 every 5 ring oneway   A 2 B 2 C 2 A");
  EXPECT_THAT(
      KeysOf(Closures(Closure::kLink, model)),
      ElementsAre("close_link:A:B", "close_link:A:C", "close_link:B:C"));
}

}  // namespace
}  // namespace railreach
