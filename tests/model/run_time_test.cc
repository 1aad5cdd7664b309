#include "engine/model/run_time.h"

#include "engine/model/access_rule.h"
#include "engine/model/service.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

constexpr RunTimeProfile kTrain = {.cap_kmh = 72,  // 20 m/s
                                   .acceleration_m_s2 = 1,
                                   .braking_m_s2 = 0.5,
                                   .dwell = Seconds(30),
                                   .recovery_pct = 0};

TEST(RunTimeTest, AcceleratesHoldsAndBrakes) {
  // 20 s and 200 m up, 40 s and 400 m down, 1,400 m at 20 m/s.
  EXPECT_EQ(RunTime(kTrain, Metres(2000), 0), Seconds(20 + 70 + 40));
  // At 10 m/s: 10 s and 50 m, 20 s and 100 m, 1,850 m.
  EXPECT_EQ(RunTime(kTrain, Metres(2000), 36), Seconds(10 + 185 + 20));
  EXPECT_EQ(RunTime(kTrain, Metres(2000), 200), Seconds(130));  // the cap holds
}

TEST(RunTimeTest, ShortRunsNeverReachTheSpeed) {
  // 10 m/s at the peak: 10 s and 50 m up, 20 s and 100 m down.
  EXPECT_EQ(RunTime(kTrain, Metres(150), 0), Seconds(10 + 20));
  EXPECT_EQ(RunTime(kTrain, Metres(600), 0), Seconds(20 + 40));  // just so
  EXPECT_EQ(RunTime(kTrain, Metres(0), 0), Seconds(1));
}

TEST(RunTimeTest, TheMarginIsAddedBeforeRoundingUp) {
  RunTimeProfile late = kTrain;
  late.recovery_pct = 7;
  EXPECT_EQ(RunTime(late, Metres(2000), 0),
            Seconds(140));  // 130 x 1.07 = 139.1
}

constexpr AccessRule Walk() {
  AccessRule rule;
  rule.speed_kmh = 3.6;  // 1 m/s
  rule.detour = 1.25;
  rule.fixed = Seconds(60);
  rule.maximum = Seconds(560);
  return rule;
}

TEST(AccessRuleTest, TheWayIsTheDetourTimesTheStraightLine) {
  EXPECT_EQ(LegTime(Walk(), Metres(0)), Seconds(60));
  EXPECT_EQ(LegTime(Walk(), Metres(400)), Seconds(60 + 500));
  EXPECT_EQ(LegTime(Walk(), Metres(400.001)), Seconds(60 + 501));  // rounds up
}

TEST(AccessRuleTest, TheReachTakesTheMaximum) {
  EXPECT_EQ(Reach(Walk()), Metres(400));  // (560 - 60) / 1.25
  EXPECT_LE(LegTime(Walk(), Reach(Walk())), Walk().maximum);
  AccessRule waiting = Walk();
  waiting.fixed = Seconds(560);
  EXPECT_EQ(Reach(waiting), Metres());
}

TEST(AccessRuleTest, BothEndsServeEach) {
  AccessRule car = Walk();
  EXPECT_TRUE(Serves(car, JourneyEnd::kWork));
  car.end = JourneyEnd::kHome;
  EXPECT_TRUE(Serves(car, JourneyEnd::kHome));
  EXPECT_FALSE(Serves(car, JourneyEnd::kWork));
}

TEST(ServiceTest, HeadwaysAndCountsAreTwoWaysToSayTheSame) {
  const Seconds band = Minutes(120);
  Service every;
  every.headway = Seconds(601);
  EXPECT_EQ(MilliTrains(every, band), 11'980);        // 7,200 / 601 = 11.98
  EXPECT_EQ(HalfHeadway(every, band), Seconds(301));  // 300.5 rounds up
  Service counted;
  counted.milli_trains = 4500;
  EXPECT_EQ(MilliTrains(counted, band), 4500);
  EXPECT_EQ(HalfHeadway(counted, band), Seconds(800));  // 7,200 / 4.5 / 2
}

}  // namespace
}  // namespace railreach
