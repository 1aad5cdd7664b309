#include "engine/study/compare.h"

#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/study/paper_study.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A - 10 - B - 20 - C: half of 6 min and half of 4 min of waiting.  Before,
// nobody runs from B to C.
constexpr char kLines[] = R"(
    M1 every 6   A 10 B
    M2 every 4   B 20 C)";
const std::vector<PaperPlace> kPlaces = {{"A", "city_centre", 1000},
                                         {"B", "county_seat", 2000},
                                         {"C", "new_town", 4000}};

Study Before() {
  Study study = PaperStudy(kLines, kPlaces);
  SetOpen("M2", false, study);
  return study;
}
Study After() { return PaperStudy(kLines, kPlaces); }

StudyComparison CompareRuns(const Study& a, const Study& b) {
  return Compare(a, RunOnPaper(a), b, RunOnPaper(b));
}

const NodeChange& NodeOf(const StudyComparison& comparison,
                         const std::string& key) {
  for (const NodeChange& node : comparison.nodes) {
    if (node.name.key == key) return node;
  }
  ADD_FAILURE() << "no node " << key;
  return comparison.nodes.front();
}

const ZoneChange& ZoneOf(const StudyComparison& comparison,
                         const std::string& key) {
  for (const ZoneChange& zone : comparison.zones) {
    if (zone.name.key == key) return zone;
  }
  ADD_FAILURE() << "no zone " << key;
  return comparison.zones.front();
}

const PairChange& PairOf(const StudyComparison& comparison,
                         const std::string& from, const std::string& to) {
  for (const PairChange& pair : comparison.pairs) {
    if (comparison.nodes[pair.from].name.key == from &&
        comparison.nodes[pair.to].name.key == to) {
      return pair;
    }
  }
  ADD_FAILURE() << "no pair " << from << to;
  return comparison.pairs.front();
}

BothNumbers FigureOf(const StudyComparison& comparison,
                     const std::string& region, const std::string& figure) {
  for (const RegionFigure& row : comparison.regions) {
    if (row.region.key == region && row.figure == figure) return row.value;
  }
  ADD_FAILURE() << "no " << figure << " of " << region;
  return {};
}

TEST(CompareTest, PeopleWithinReachOfEachNodeAreThoseOnPaper) {
  const StudyComparison comparison = CompareRuns(Before(), After());
  ASSERT_THAT(comparison.cutoffs,
              ElementsAre(Minutes(15), Minutes(30), Minutes(45), Minutes(60),
                          Minutes(90)));
  // To A: B in 3 + 10 min; after, C in 2 + 20 + 3 + 10 = 35 min.
  EXPECT_THAT(NodeOf(comparison, "nA").people,
              ElementsAre(BothCounts{3000, 3000}, BothCounts{3000, 3000},
                          BothCounts{3000, 7000}, BothCounts{3000, 7000},
                          BothCounts{3000, 7000}));
  // From B: A in 13 min; after, C in 2 + 20 min.
  EXPECT_THAT(NodeOf(comparison, "nB").people,
              ElementsAre(BothCounts{3000, 3000}, BothCounts{3000, 7000},
                          BothCounts{3000, 7000}, BothCounts{3000, 7000},
                          BothCounts{3000, 7000}));
  EXPECT_THAT(NodeOf(comparison, "nC").people,
              ElementsAre(BothCounts{4000, 4000}, BothCounts{4000, 6000},
                          BothCounts{4000, 7000}, BothCounts{4000, 7000},
                          BothCounts{4000, 7000}));
  // One's own zone needs no rail.
  EXPECT_EQ(NodeOf(comparison, "nA").by_rail[3], (BothCounts{2000, 6000}));
  EXPECT_EQ(NodeOf(comparison, "nC").by_rail[3], (BothCounts{0, 3000}));
  EXPECT_EQ(NodeOf(comparison, "nC").headline, (BothCounts{4000, 7000}));
  EXPECT_EQ(NodeOf(comparison, "nC").zones_within[3], (BothCounts{1, 3}));
  // No outlines were drawn: absent, not zero.
  EXPECT_EQ(NodeOf(comparison, "nA").area_km2[3].presence(),
            Presence::kNeither);
}

TEST(CompareTest, AStationThatOpensIsTheNodesNearest) {
  const StudyComparison comparison = CompareRuns(Before(), After());
  const NodeChange& node = NodeOf(comparison, "nC");
  ASSERT_TRUE(node.nearest_b.has_value());
  EXPECT_EQ(node.nearest_b->station.key, "C");
  EXPECT_EQ(node.nearest_b->distance, Metres(0.0));
  ASSERT_TRUE(node.nearest_a.has_value());  // 96 km away
  EXPECT_EQ(node.nearest_a->station.key, "B");
  EXPECT_EQ(node.direct_links, (BothCounts{0, 1}));
  EXPECT_EQ(node.nodes_reached, (BothCounts{0, 2}));
  EXPECT_EQ(node.people_3km, (BothCounts{4000, 4000}));
}

TEST(CompareTest, WhatIsReachedOnOneSideAloneIsAStateOfItsOwn) {
  const StudyComparison comparison = CompareRuns(Before(), After());
  const ZoneChange& zone = ZoneOf(comparison, "zC");
  EXPECT_EQ(zone.nodes_both, 1);  // its own
  EXPECT_EQ(zone.nodes_gained, 2);
  EXPECT_EQ(zone.nodes_lost, 0);
  EXPECT_EQ(zone.weight_gained, 3000);  // at A and B
  EXPECT_EQ(zone.mean_change_s, 0.0);
  EXPECT_EQ(zone.nodes_within, (BothCounts{1, 3}));
  EXPECT_TRUE(zone.gains());
  EXPECT_FALSE(zone.loses());

  const PairChange& gained = PairOf(comparison, "nA", "nC");
  EXPECT_EQ(gained.presence(), Presence::kOnlyB);
  EXPECT_EQ(gained.b->total, Minutes(35));
  EXPECT_EQ(gained.b->wait, Minutes(5));
  EXPECT_EQ(gained.b->ride, Minutes(30));
  EXPECT_EQ(gained.b->transfers, 1);
  EXPECT_FALSE(gained.b->direct);
  EXPECT_EQ(PairOf(comparison, "nA", "nB").presence(), Presence::kBoth);
  EXPECT_EQ(PairOf(comparison, "nA", "nB").a->total, Minutes(13));

  const StudyComparison lost = CompareRuns(After(), Before());
  EXPECT_EQ(PairOf(lost, "nA", "nC").presence(), Presence::kOnlyA);
  EXPECT_EQ(ZoneOf(lost, "zC").nodes_lost, 2);
  EXPECT_EQ(ZoneOf(lost, "zC").weight_lost, 3000);
  EXPECT_TRUE(ZoneOf(lost, "zC").loses());
}

TEST(CompareTest, TotalsAddUp) {
  const ComparisonTotals totals = CompareRuns(Before(), After()).totals;
  EXPECT_EQ(totals.nodes, 3);
  EXPECT_DOUBLE_EQ(*totals.mean_headline.a, 10'000.0 / 3);
  EXPECT_DOUBLE_EQ(*totals.mean_headline.b, 7000);
  // (1 x 3000 + 2 x 3000 + 4 x 4000) / 7
  EXPECT_DOUBLE_EQ(*totals.mean_headline_by_people.a, 25'000.0 / 7);
  EXPECT_EQ(totals.nodes_gain, 3);
  EXPECT_EQ(totals.nodes_lose, 0);
  EXPECT_EQ(totals.study_area.gain, 7000);
  EXPECT_EQ(totals.study_area.lose, 0);
  EXPECT_EQ(totals.pairs, 6);
  EXPECT_EQ(totals.pairs_gained, 4);
  EXPECT_EQ(totals.pairs_lost, 0);
  EXPECT_EQ(totals.pairs_faster, 0);
  EXPECT_DOUBLE_EQ(*totals.direct_rate.a, 2.0 / 6);
  EXPECT_DOUBLE_EQ(*totals.direct_rate.b, 4.0 / 6);
  EXPECT_EQ(totals.mean_minutes, (BothNumbers{13, 13}));
}

TEST(CompareTest, AShorterHeadwaySavesWaitingAlone) {
  const Study a = After();
  const Study b = PaperStudy(R"(
      M1 every 2   A 10 B
      M2 every 3   B 20 C)",
                             kPlaces);
  const StudyComparison comparison = CompareRuns(a, b);
  const PairChange& pair = PairOf(comparison, "nA", "nB");
  EXPECT_EQ(pair.b->wait - pair.a->wait, Seconds(-120));
  EXPECT_EQ(pair.b->ride, pair.a->ride);
  // 30 s between B and C are not noticed, 2 min and 2.5 min are.
  EXPECT_EQ(comparison.totals.pairs_faster, 4);
  EXPECT_EQ(NodeOf(comparison, "nB").nodes_faster, 1);
  // To A from zones B and C, and from B and C to zone A.
  EXPECT_EQ(ZoneOf(comparison, "zA").nodes_faster, 2);
  EXPECT_EQ(ZoneOf(comparison, "zB").nodes_faster, 1);
  EXPECT_DOUBLE_EQ(*ZoneOf(comparison, "zB").mean_change_s,
                   (-120 + 0 - 30) / 3.0);
  EXPECT_EQ(comparison.lines.size(), 2u);
  EXPECT_EQ(comparison.lines[0].band_trains_per_hour, (BothNumbers{10, 30}));
  EXPECT_EQ(comparison.lines[0].presence, Presence::kBoth);
}

TEST(CompareTest, TargetsAreMetOrLost) {
  const StudyComparison met = CompareRuns(Before(), After());
  ASSERT_EQ(met.targets.size(), 1u);
  EXPECT_EQ(met.targets[0].state, TargetState::kNowMet);
  EXPECT_EQ(met.targets[0].value.b, 35);
  EXPECT_EQ(met.targets[0].members_met, (BothCounts{0, 1}));
  EXPECT_EQ(met.targets[0].now_met.size(), 1u);
  const StudyComparison lost = CompareRuns(After(), Before());
  EXPECT_EQ(lost.targets[0].state, TargetState::kNoLongerMet);
  EXPECT_THAT(lost.targets[0].now_met, IsEmpty());
  EXPECT_EQ(lost.targets[0].no_longer_met.size(), 1u);
  EXPECT_EQ(CompareRuns(After(), After()).targets[0].state,
            TargetState::kStillMet);
  EXPECT_EQ(CompareRuns(Before(), Before()).targets[0].state,
            TargetState::kStillMissed);
}

TEST(CompareTest, SupplyListsWhatOpened) {
  const StudyComparison comparison = CompareRuns(Before(), After());
  ASSERT_EQ(comparison.lines.size(), 1u);
  EXPECT_EQ(comparison.lines[0].name.key, "M2");
  EXPECT_EQ(comparison.lines[0].presence, Presence::kOnlyB);
  EXPECT_EQ(comparison.lines[0].stations, (BothCounts{std::nullopt, 2}));
  EXPECT_EQ(comparison.lines[0].band_trains_per_hour,
            (BothNumbers{std::nullopt, 15}));
  ASSERT_EQ(comparison.stations.size(), 2u);  // B has a line more
  EXPECT_EQ(comparison.stations[0].lines, (BothCounts{1, 2}));
  EXPECT_EQ(comparison.stations[1].name.key, "C");
  EXPECT_EQ(comparison.stations[1].presence, Presence::kOnlyB);
}

TEST(CompareTest, RegionsCarryTheirSummaries) {
  const StudyComparison comparison = CompareRuns(Before(), After());
  const BothNumbers people = FigureOf(comparison, "city", "people_60");
  EXPECT_DOUBLE_EQ(*people.a, 10'000.0 / 3);
  EXPECT_DOUBLE_EQ(*people.b, 7000);
  EXPECT_EQ(FigureOf(comparison, "city", "people_covered.metro.800m"),
            (BothNumbers{3.0 / 7, 1}));
  EXPECT_EQ(FigureOf(comparison, "", "direct_rate"),
            (BothNumbers{2.0 / 6, 4.0 / 6}));
}

TEST(CompareTest, RowsOfOneSideAloneAreListedAndInNoSum) {
  const Study a = Before();
  Study b = PaperStudy(R"(
      M1 every 6   A 10 B
      M2 every 4   B 20 C
      M3 every 4   C 5 D)",
                       {{"C", "new_town", 4000},
                        {"A", "city_centre", 1000},
                        {"D", "county_seat", 500}});
  const StudyComparison comparison = CompareRuns(a, b);
  EXPECT_EQ(comparison.rows[0].table, "key_nodes");
  EXPECT_EQ(comparison.rows[0].both, 2);
  EXPECT_EQ(comparison.rows[0].only_a, 1);
  EXPECT_EQ(comparison.rows[0].only_b, 1);
  ASSERT_EQ(comparison.nodes.size(), 4u);
  const NodeChange& gone = NodeOf(comparison, "nB");
  EXPECT_EQ(gone.presence, Presence::kOnlyA);
  EXPECT_EQ(gone.headline, (BothCounts{3000, std::nullopt}));
  EXPECT_EQ(gone.headline.difference(), std::nullopt);
  EXPECT_FALSE(gone.comparable);
  EXPECT_EQ(NodeOf(comparison, "nD").presence, Presence::kOnlyB);
  EXPECT_EQ(ZoneOf(comparison, "zD").people, (BothCounts{std::nullopt, 500}));
  EXPECT_EQ(ZoneOf(comparison, "zD").nodes_gained, 0);
  EXPECT_EQ(comparison.totals.nodes, 2);
  EXPECT_EQ(comparison.totals.pairs, 2);  // A - C and back
  // To A within 60 min: 3000 before; after C, A, and D in 2 + 5 + 35 min.
  EXPECT_EQ(NodeOf(comparison, "nA").headline, (BothCounts{3000, 5500}));
}

TEST(CompareTest, ANodeThatIsMeasuredTheOtherWayRoundIsInNoMean) {
  Study b = After();
  b.model.places.nodes[NodeId(0)].kind = "new_town";  // from, not to
  const StudyComparison comparison = CompareRuns(Before(), b);
  EXPECT_FALSE(NodeOf(comparison, "nA").comparable);
  EXPECT_EQ(comparison.totals.nodes, 2);
}

TEST(CompareTest, WhatIsNotMeasuredAlikeIsSaid) {
  Study b = After();
  b.parameters.wait_model = WaitModel::kOptimal;
  b.parameters.cutoffs = {Minutes(20), Minutes(45)};
  b.parameters.headline_cutoff = Minutes(45);
  b.parameters.pair_horizon = Minutes(30);
  b.parameters.selection.open_until = 2030;
  b.model.lines.tiers[Index(Tier::kMetro)].times.change = Minutes(1);
  const StudyComparison comparison = CompareRuns(Before(), b);
  std::map<std::string, bool> names;
  for (const ParameterDifference& row : comparison.parameters) {
    names[row.name] = row.measure;
  }
  EXPECT_EQ(names, (std::map<std::string, bool>{{"wait_model", true},
                                                {"cutoff_min", true},
                                                {"headline_cutoff_min", true},
                                                {"pair_horizon", true},
                                                {"tier.metro.change", true},
                                                {"open_until", false}}));
  EXPECT_THAT(comparison.cutoffs, ElementsAre(Minutes(45)));
  EXPECT_EQ(comparison.headline_cutoff, Minutes(45));
  // Beyond the shorter horizon there is no pair on either side.
  EXPECT_EQ(PairOf(comparison, "nA", "nC").presence(), Presence::kNeither);
}

// Every number of a comparison by a name that tells it from all others.
using Numbers = std::map<std::string, BothNumbers>;

template <typename T>
void Put(const std::string& name, const Both<T>& both, Numbers& numbers) {
  BothNumbers row;
  if (both.a) row.a = static_cast<double>(*both.a);
  if (both.b) row.b = static_cast<double>(*both.b);
  EXPECT_TRUE(numbers.insert({name, row}).second) << name;
}

void PutNode(const NodeChange& node, Numbers& numbers) {
  const std::string name = "node " + node.name.key + " ";
  for (size_t i = 0; i < node.people.size(); ++i) {
    const std::string at = std::to_string(i) + " " + name;
    Put(at + "people", node.people[i], numbers);
    Put(at + "by_rail", node.by_rail[i], numbers);
    Put(at + "platform", node.platform[i], numbers);
    Put(at + "zones", node.zones_within[i], numbers);
    Put(at + "area", node.area_km2[i], numbers);
  }
  Put(name + "headline", node.headline, numbers);
  Put(name + "window", node.window_people, numbers);
  Put(name + "3km", node.people_3km, numbers);
  Put(name + "direct", node.direct_links, numbers);
  Put(name + "reached", node.nodes_reached, numbers);
  Put(name + "faster", BothCounts{node.nodes_slower, node.nodes_faster},
      numbers);
}

void PutZone(const ZoneChange& zone, Numbers& numbers) {
  const std::string name = "zone " + zone.name.key + " ";
  Put(name + "people", zone.people, numbers);
  Put(name + "within", zone.nodes_within, numbers);
  Put(name + "gained", BothCounts{zone.nodes_lost, zone.nodes_gained}, numbers);
  Put(name + "weight", BothCounts{zone.weight_lost, zone.weight_gained},
      numbers);
  Put(name + "faster", BothCounts{zone.nodes_slower, zone.nodes_faster},
      numbers);
  BothNumbers mean;
  if (zone.mean_change_s) mean = {0, *zone.mean_change_s};
  Put(name + "mean", mean, numbers);
}

Numbers NumbersOf(const StudyComparison& comparison) {
  Numbers numbers;
  for (const NodeChange& node : comparison.nodes) PutNode(node, numbers);
  for (const ZoneChange& zone : comparison.zones) PutZone(zone, numbers);
  for (const RegionFigure& row : comparison.regions) {
    Put("region " + row.region.key + " " + row.figure, row.value, numbers);
  }
  for (const PairChange& pair : comparison.pairs) {
    const std::string name = "pair " + comparison.nodes[pair.from].name.key +
                             " " + comparison.nodes[pair.to].name.key;
    BothCounts total;
    if (pair.a) total.a = pair.a->total.count();
    if (pair.b) total.b = pair.b->total.count();
    Put(name, total, numbers);
  }
  for (const TargetChange& row : comparison.targets) {
    Put("target " + row.name.key, row.value, numbers);
  }
  for (const LineChange& row : comparison.lines) {
    Put("line " + row.name.key, row.band_trains_per_hour, numbers);
  }
  for (const StationChange& row : comparison.stations) {
    Put("station " + row.name.key, row.lines, numbers);
  }
  const ComparisonTotals& totals = comparison.totals;
  Put("mean", totals.mean_headline, numbers);
  Put("weighted", totals.mean_headline_by_people, numbers);
  Put("direct", totals.direct_rate, numbers);
  Put("gain", BothCounts{totals.study_area.lose, totals.study_area.gain},
      numbers);
  Put("pairs", BothCounts{totals.pairs_lost, totals.pairs_gained}, numbers);
  Put("nodes", BothCounts{totals.nodes_lose, totals.nodes_gain}, numbers);
  return numbers;
}

// Studies whose tables, networks and results differ.
std::vector<std::pair<Study, StudyResult>> Cases() {
  std::vector<std::pair<Study, StudyResult>> cases;
  for (const Study& study : {Before(), After()}) {
    cases.push_back({study, RunOnPaper(study)});
  }
  const Study other =
      PaperStudy("M1 every 6  A 30 B",
                 {{"B", "county_seat", 2000}, {"A", "city_centre", 900}});
  cases.push_back({other, RunOnPaper(other)});
  cases.push_back({SampleStudy(), SampleResult()});
  cases.push_back({Study(), StudyResult()});
  return cases;
}

TEST(CompareTest, AResultDiffersNowhereFromItself) {
  for (const auto& [study, result] : Cases()) {
    const StudyComparison comparison = Compare(study, result, study, result);
    for (const auto& [name, both] : NumbersOf(comparison)) {
      if (name.ends_with(" mean")) {
        EXPECT_EQ(both.b.value_or(0), 0) << name;
      } else {
        EXPECT_EQ(both.a, both.b) << name;
      }
    }
    EXPECT_THAT(comparison.parameters, IsEmpty());
    EXPECT_THAT(comparison.lines, IsEmpty());
    EXPECT_THAT(comparison.stations, IsEmpty());
    for (const PairChange& pair : comparison.pairs) EXPECT_EQ(pair.a, pair.b);
    for (const RowCounts& row : comparison.rows) {
      EXPECT_EQ(row.only_a + row.only_b, 0) << row.table;
    }
  }
}

TEST(CompareTest, TheOtherWayRoundItIsTheMirrorImage) {
  const auto cases = Cases();
  for (const auto& [a, a_result] : cases) {
    for (const auto& [b, b_result] : cases) {
      const Numbers there = NumbersOf(Compare(a, a_result, b, b_result));
      Numbers back = NumbersOf(Compare(b, b_result, a, a_result));
      for (auto& [name, both] : back) {
        if (name.ends_with(" mean") && both.b) {
          both.b = *both.b == 0 ? 0 : -*both.b;
        } else {
          std::swap(both.a, both.b);
        }
      }
      EXPECT_EQ(there, back);
    }
  }
}

TEST(CompareTest, NoNumberIsEverNaN) {
  const auto cases = Cases();
  for (const auto& [a, a_result] : cases) {
    for (const auto& [b, b_result] : cases) {
      for (const auto& [name, both] :
           NumbersOf(Compare(a, a_result, b, b_result))) {
        EXPECT_TRUE(std::isfinite(both.a.value_or(0))) << name;
        EXPECT_TRUE(std::isfinite(both.b.value_or(0))) << name;
      }
    }
  }
}

}  // namespace
}  // namespace railreach
