#include "engine/indicator/opportunity.h"

#include <cmath>
#include <vector>

#include "gtest/gtest.h"

namespace railreach {
namespace {

// After 0, 10 and 20 min: 1, 10 and 100; 1000 never.
const std::vector<Opportunity> kOpportunities = {{Minutes(20), 100},
                                                 {Minutes(0), 1},
                                                 {Minutes(10), 10},
                                                 {kUnreachable, 1000}};

TEST(OpportunityTest, TheCutoffIsInclusive) {
  EXPECT_EQ(Cumulative(kOpportunities, Seconds(599)), 1);
  EXPECT_EQ(Cumulative(kOpportunities, Minutes(10)), 1 + 10);
  EXPECT_EQ(Cumulative(kOpportunities, kUnreachable), 1 + 10 + 100);
}

//   minute  8  9  10  11
//   sum     1  1  11  11
TEST(OpportunityTest, AnIntervalTakesEveryWholeMinute) {
  const Interval interval = CumulativeInterval(kOpportunities, 8, 11);
  EXPECT_DOUBLE_EQ(interval.mean, (1 + 1 + 11 + 11) / 4.0);
  EXPECT_DOUBLE_EQ(interval.median, (1 + 11) / 2.0);
  EXPECT_DOUBLE_EQ(CumulativeInterval(kOpportunities, 9, 11).median, 11);
  EXPECT_DOUBLE_EQ(CumulativeInterval(kOpportunities, 9, 9).mean, 1);
  EXPECT_DOUBLE_EQ(CumulativeInterval({}, 0, 9).median, 0);
}

TEST(OpportunityTest, EachDecayHasItsShape) {
  EXPECT_EQ(DecayWeight(StepDecay{30}, 30), 1);
  EXPECT_EQ(DecayWeight(StepDecay{30}, 30.1), 0);
  const Decay linear = LinearDecay{30, 20};
  EXPECT_EQ(DecayWeight(linear, 20), 1);
  EXPECT_DOUBLE_EQ(DecayWeight(linear, 25), 0.75);  // (40 - 25) / 20
  EXPECT_DOUBLE_EQ(DecayWeight(linear, 30), 0.5);
  EXPECT_EQ(DecayWeight(linear, 40), 0);
  // The R package's 1 - t / 60.
  EXPECT_DOUBLE_EQ(DecayWeight(LinearDecay{30, 60}, 15), 1 - 15 / 60.0);
  EXPECT_DOUBLE_EQ(DecayWeight(ExponentialDecay{10}, 30), 0.125);  // 2^-3
  EXPECT_NEAR(DecayWeight(FixedExponentialDecay{0.02}, 50), std::exp(-1.0),
              1e-12);
  // f(t) = (1 + e^(-60 s)) / (1 + e^((t - 60) s)), s = pi / (10 sqrt 3).
  const double s = std::acos(-1.0) / (10 * std::sqrt(3.0));
  EXPECT_NEAR(DecayWeight(LogisticDecay{60, 10}, 60),
              (1 + std::exp(-60 * s)) / 2, 1e-12);
}

TEST(OpportunityTest, EveryDecayStartsAtOneAndNeverRises) {
  for (const Decay& decay :
       {Decay(StepDecay{30}), Decay(LinearDecay{30, 20}),
        Decay(ExponentialDecay{10}), Decay(FixedExponentialDecay{0.02}),
        Decay(LogisticDecay{60, 10})}) {
    EXPECT_EQ(DecayWeight(decay, 0), 1);
    for (int minute = 0; minute < 240; ++minute) {
      EXPECT_GE(DecayWeight(decay, minute), DecayWeight(decay, minute + 1));
    }
  }
}

TEST(OpportunityTest, GravitySumsWeightedAmounts) {
  // 1 x 1 + 10 x 1/2 + 100 x 1/4
  EXPECT_DOUBLE_EQ(Gravity(kOpportunities, ExponentialDecay{10}),
                   1 + 10 / 2.0 + 100 / 4.0);
}

TEST(OpportunityTest, DualAccessIsTheLeastTimeForAnAmount) {
  EXPECT_EQ(DualAccess(kOpportunities, 0), Seconds(0));
  EXPECT_EQ(DualAccess(kOpportunities, 1), Minutes(0));
  EXPECT_EQ(DualAccess(kOpportunities, 11), Minutes(10));
  EXPECT_EQ(DualAccess(kOpportunities, 11.5), Minutes(20));
  EXPECT_EQ(DualAccess(kOpportunities, 112), kUnreachable);
}

}  // namespace
}  // namespace railreach
