#include "engine/indicator/assessment.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/indicator/small_model.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;

//   study area
//     city 1: counties a, b       "degree": a 80 of 100 people, b 30 of 300
//     city 2: county c                      c 50 of 100
class AssessmentTest : public ::testing::Test {
 protected:
  AssessmentTest() {
    Add(a_, 80, 100);
    Add(b_, 30, 300);
    Add(c_, 50, 100);
  }

  void Add(RegionId region, double numerator, double denominator) {
    IndicatorValue value;
    value.indicator = "degree";
    value.region = region;
    value.value = numerator / denominator;
    value.numerator = numerator;
    value.denominator = denominator;
    values_.push_back(value);
  }

  Target Of(TargetKind kind, std::optional<double> least) const {
    Target target;
    target.indicator = "degree";
    target.kind = kind;
    target.level = Level::kCounty;
    target.value = least;
    return target;
  }

  AssessmentRow AssessOne(const Target& target) {
    Places& places = small_.model.places;
    places.targets.rows() = {target};
    if (pairs_.num_rows() != places.nodes.size()) {
      pairs_ = PairSheet(places.nodes.size(), places.nodes.size());
    }
    const auto rows = Assess(places, values_, pairs_);
    EXPECT_EQ(rows.size(), 1u);
    return rows[0];
  }

  SmallModel small_;
  RegionId a_ = small_.Region(Level::kCounty);
  RegionId b_ = small_.Region(Level::kCounty);
  RegionId c_ = small_.Region(Level::kCounty);
  RegionId city_1_ = small_.Region(Level::kCity, {a_, b_});
  RegionId city_2_ = small_.Region(Level::kCity, {c_});
  RegionId all_ = small_.Region(Level::kStudyArea, {city_1_, city_2_});
  std::vector<IndicatorValue> values_;
  PairSheet pairs_;
};

TEST_F(AssessmentTest, AFloorIsMissedIfOneMemberMisses) {
  const AssessmentRow row = AssessOne(Of(TargetKind::kFloor, 0.5));
  EXPECT_EQ(row.verdict, Verdict::kMissed);
  EXPECT_DOUBLE_EQ(*row.value, 30 / 300.0);
  EXPECT_EQ(row.members_met, 2);
  EXPECT_THAT(row.members,
              ElementsAre(Field(&MemberValue::name_en, "region 1"),
                          Field(&MemberValue::name_en, "region 2"),
                          Field(&MemberValue::name_en, "region 0")));
  EXPECT_FALSE(row.members[0].met);
  EXPECT_TRUE(row.members[1].met);  // exactly 0.5
}

TEST_F(AssessmentTest, AFloorIsMetIfEveryMemberMeetsIt) {
  EXPECT_EQ(AssessOne(Of(TargetKind::kFloor, 0.1)).verdict, Verdict::kMet);
}

TEST_F(AssessmentTest, AMemberWithoutAValueLeavesAFloorOpen) {
  values_.pop_back();
  EXPECT_EQ(AssessOne(Of(TargetKind::kFloor, 0.1)).verdict,
            Verdict::kNotComputed);
  EXPECT_EQ(AssessOne(Of(TargetKind::kFloor, 0.5)).verdict, Verdict::kMissed);
  const AssessmentRow row = AssessOne(Of(TargetKind::kFloor, 0.5));
  EXPECT_EQ(row.members.back().name_en, "region 2");  // unknown comes last
}

TEST_F(AssessmentTest, ATargetLooksOnlyAtItsRegion) {
  Target target = Of(TargetKind::kFloor, 0.5);
  target.region = city_2_;
  const AssessmentRow row = AssessOne(target);
  EXPECT_EQ(row.verdict, Verdict::kMet);
  EXPECT_EQ(row.members.size(), 1u);
}

TEST_F(AssessmentTest, AnUpperLimitIsMetFromBelow) {
  Target target = Of(TargetKind::kFloor, 0.6);
  target.comparison = Comparison::kAtMost;
  const AssessmentRow row = AssessOne(target);
  EXPECT_EQ(row.verdict, Verdict::kMissed);
  EXPECT_DOUBLE_EQ(*row.value, 80 / 100.0);
  EXPECT_EQ(row.members_met, 2);
}

TEST_F(AssessmentTest, ACooperativeTargetLooksAtTheRatioOfSums) {
  const AssessmentRow row = AssessOne(Of(TargetKind::kCooperative, 0.3));
  EXPECT_DOUBLE_EQ(*row.value, (80 + 30 + 50) / (100.0 + 300 + 100));
  EXPECT_EQ(row.aggregate, "ratio of sums");
  EXPECT_EQ(row.verdict, Verdict::kMet);  // though b misses it
  EXPECT_EQ(row.members_met, 2);
}

TEST_F(AssessmentTest, TheValueOfTheWholeGoesBeforeAnAggregate) {
  Add(all_, 16, 100);
  const AssessmentRow row = AssessOne(Of(TargetKind::kCooperative, 0.3));
  EXPECT_DOUBLE_EQ(*row.value, 0.16);
  EXPECT_EQ(row.aggregate, "value of the whole");
  EXPECT_EQ(row.verdict, Verdict::kMissed);
}

TEST_F(AssessmentTest, WhatIsNoRatioIsWeightedByPeople) {
  for (IndicatorValue& value : values_) value.denominator = 0;
  EXPECT_EQ(AssessOne(Of(TargetKind::kCooperative, 0.3)).aggregate, "mean");
  int64_t people = 1;
  for (Region& region : small_.model.places.regions) region.people = people++;
  const AssessmentRow row = AssessOne(Of(TargetKind::kCooperative, 0.3));
  EXPECT_DOUBLE_EQ(*row.value, (1 * 0.8 + 2 * 0.1 + 3 * 0.5) / (1 + 2 + 3));
  EXPECT_EQ(row.aggregate, "mean weighted by people");
}

TEST_F(AssessmentTest, WithoutATargetTheValueIsReported) {
  const AssessmentRow row = AssessOne(Of(TargetKind::kFloor, std::nullopt));
  EXPECT_EQ(row.verdict, Verdict::kNoTarget);
  EXPECT_TRUE(row.value.has_value());
  EXPECT_EQ(row.members_met, 0);
}

TEST_F(AssessmentTest, AnIndicatorThatNobodyComputedIsSaidToBeSo) {
  Target target = Of(TargetKind::kFloor, 0.5);
  target.indicator = "airports per 10,000 km2";
  EXPECT_EQ(AssessOne(target).verdict, Verdict::kNotComputed);
  target.kind = TargetKind::kCooperative;
  EXPECT_EQ(AssessOne(target).verdict, Verdict::kNotComputed);
}

TEST_F(AssessmentTest, ATargetInAnotherUnitIsNotComputed) {
  for (IndicatorValue& value : values_) value.unit = "share";
  Target target = Of(TargetKind::kFloor, 50);
  target.unit = "%";
  const AssessmentRow row = AssessOne(target);
  EXPECT_EQ(row.verdict, Verdict::kNotComputed);
  EXPECT_EQ(row.aggregate, "the indicator is in share");
  target.unit = "share";
  EXPECT_EQ(AssessOne(target).verdict, Verdict::kMissed);
}

TEST_F(AssessmentTest, ValuesFromElsewhereJoinButDoNotReplace) {
  small_.model.places.values.push_back({"other", a_, 7, "", ""});
  small_.model.places.values.push_back({"degree", a_, 0.01, "", ""});
  Target target = Of(TargetKind::kCooperative, 5);
  target.indicator = "other";
  EXPECT_DOUBLE_EQ(*AssessOne(target).value, 7);
  EXPECT_DOUBLE_EQ(*AssessOne(Of(TargetKind::kFloor, 0.5)).value, 0.1);
}

TEST_F(AssessmentTest, TheHaloIsNotAssessed) {
  small_.model.places.regions[b_].halo = true;
  EXPECT_EQ(AssessOne(Of(TargetKind::kFloor, 0.5)).verdict, Verdict::kMet);
}

//   node   0 new town (a)  1 new town (c)  2 centre (b)  3 centre (none)
//   0 to 2: 44:01, 0 to 3: 20:00; 1 to 2: 61:00, 1 to 3: 30:00
//   City 1 has a centre of its own, city 2 has not.
class PairTargetTest : public AssessmentTest {
 protected:
  PairTargetTest() {
    small_.Node(0, "new_town", a_);
    small_.Node(1, "new_town", c_);
    small_.Node(2, "city_centre", b_);
    small_.Node(3, "city_centre");
    pairs_ = PairSheet(4, 4);
    pairs_(0, 2).total = Minutes(44) + Seconds(1);
    pairs_(0, 3).total = Minutes(20);
    pairs_(1, 2).total = Minutes(61);
    pairs_(1, 3).total = Minutes(30);
  }

  static Target Within(double minutes) {
    Target target;
    target.from_kind = "new_town";
    target.to_kind = "city_centre";
    target.comparison = Comparison::kAtMost;
    target.value = minutes;
    return target;
  }
};

TEST_F(PairTargetTest, ANodeIsMeasuredToTheCentreOfItsOwnCity) {
  const AssessmentRow row = AssessOne(Within(45));
  EXPECT_EQ(row.verdict, Verdict::kMet);
  ASSERT_EQ(row.members.size(), 2u);
  EXPECT_EQ(row.members[0].name_en, "node 0 - node 2");
  EXPECT_DOUBLE_EQ(*row.members[0].value, 45);  // 44:01 rounded up
  EXPECT_EQ(row.members[1].name_en, "node 1 - node 3");
  EXPECT_DOUBLE_EQ(*row.members[1].value, 30);
  EXPECT_EQ(AssessOne(Within(44)).verdict, Verdict::kMissed);
}

TEST_F(PairTargetTest, WhatCannotBeReachedMisses) {
  pairs_(1, 2).total = pairs_(1, 3).total = kUnreachable;
  const AssessmentRow row = AssessOne(Within(45));
  EXPECT_EQ(row.verdict, Verdict::kMissed);
  EXPECT_FALSE(row.value.has_value());
  EXPECT_FALSE(row.members[0].value.has_value());  // the worst of all
  Target cooperative = Within(45);
  cooperative.kind = TargetKind::kCooperative;
  EXPECT_EQ(AssessOne(cooperative).verdict, Verdict::kMissed);
}

TEST_F(PairTargetTest, ACooperativePairTargetTakesTheMean) {
  Target target = Within(38);
  target.kind = TargetKind::kCooperative;
  const AssessmentRow row = AssessOne(target);
  EXPECT_DOUBLE_EQ(*row.value, (45 + 30) / 2.0);
  EXPECT_EQ(row.verdict, Verdict::kMet);
}

TEST_F(PairTargetTest, APairTargetOfARegionTakesItsNodes) {
  Target target = Within(45);
  target.region = city_2_;
  EXPECT_EQ(AssessOne(target).members.size(), 1u);
}

}  // namespace
}  // namespace railreach
