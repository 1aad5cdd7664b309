#include "engine/network/access_table.h"

#include <vector>

#include "engine/geo/geodesic.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/line_notation.h"

namespace railreach {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr LatLng kHome = {31.2, 121.4};

// A and B stand east of the place; a walk of 15 min reaches 923 m, a bicycle
// at the home end 2,321 m.
class AccessTableTest : public testing::Test {
 protected:
  AccessTableTest() : model_(ParseLines("M1 every 6  A 2 B")) {
    AddRule(Tier::kMetro, "walk", JourneyEnd::kBoth, 4.8, 1.3, 0, 15);
    AddRule(Tier::kMetro, "e-bike", JourneyEnd::kHome, 15, 1.4, 2, 15);
    AddRule(std::nullopt, "walk", JourneyEnd::kBoth, 4.8, 1.3, 0, 60);
    AddRule(std::nullopt, "e-bike", JourneyEnd::kBoth, 15, 1.4, 2, 60);
  }

  void AddRule(std::optional<Tier> tier, const char* mode, JourneyEnd end,
               double kmh, double detour, int fixed_min, int max_min) {
    model_.access_rules.push_back({tier,
                                   mode,
                                   end,
                                   kmh,
                                   detour,
                                   Minutes(fixed_min),
                                   Minutes(max_min),
                                   {}});
  }

  void Put(const char* station, double metres_east) {
    model_.stations[StationNamed(model_, station)].position =
        Destination(kHome, 90, Metres(metres_east));
  }

  std::vector<AccessLeg> Find(JourneyEnd end,
                              LandBlockId block = LandBlockId()) const {
    const Network network = NetworkOf(model_);
    std::vector<AccessLeg> legs;
    AccessTable(model_, network).Find(kHome, block, end, legs);
    return legs;
  }

  LineModel model_;
};

TEST_F(AccessTableTest, TheFasterModeWins) {
  Put("A", 900);
  const auto home = Find(JourneyEnd::kHome);
  ASSERT_THAT(home, SizeIs(1));
  // Bicycle: 2 min + 900 x 1.4 / (15 / 3.6) s; on foot it is 878 s.
  EXPECT_NEAR(home[0].time.count(), 120 + 900 * 1.4 / (15 / 3.6), 1);
  EXPECT_EQ(model_.access_rules[home[0].rule].mode, "e-bike");
}

TEST_F(AccessTableTest, ABicycleWaitsAtHomeOnly) {
  Put("A", 900);
  const auto work = Find(JourneyEnd::kWork);
  ASSERT_THAT(work, SizeIs(1));
  EXPECT_NEAR(work[0].time.count(), 900 * 1.3 / (4.8 / 3.6), 1);
  Put("A", 924);  // 15 min and a second
  EXPECT_THAT(Find(JourneyEnd::kWork), IsEmpty());
}

TEST_F(AccessTableTest, StopsComeInOrderAndFarOnesAreLeftOut) {
  Put("A", 2300);
  Put("B", 100);
  const auto home = Find(JourneyEnd::kHome);
  ASSERT_THAT(home, SizeIs(2));
  EXPECT_LT(home[0].stop, home[1].stop);
  Put("A", 2330);
  EXPECT_THAT(Find(JourneyEnd::kHome), SizeIs(1));
}

TEST_F(AccessTableTest, NoLegCrossesWater) {
  Put("A", 100);
  model_.land_blocks.push_back("");
  const LandBlockId island = model_.land_blocks.push_back("island");
  EXPECT_THAT(Find(JourneyEnd::kHome, island), IsEmpty());
}

TEST_F(AccessTableTest, TheNearestStationCountsPlatformToPlatform) {
  Put("A", 800);
  Put("B", 500);
  const Network network = NetworkOf(model_);
  std::vector<AccessLeg> legs;
  AccessTable(model_, network)
      .FindNearestStation(kHome, LandBlockId(), JourneyEnd::kWork, legs);
  ASSERT_THAT(legs, SizeIs(1));
  EXPECT_EQ(network.stops.station[legs[0].stop], StationNamed(model_, "B"));
  EXPECT_EQ(legs[0].time, Seconds(0));
}

TEST_F(AccessTableTest, TheDirectLegTakesItsFastestMode) {
  // 1 km: on foot 975 s, by bicycle 120 + 336 s.
  EXPECT_EQ(DirectTime(model_, Metres(1000.0)), Seconds(120 + 336));
  // 100 m: on foot 97.5 s, by bicycle 120 + 33.6 s.
  EXPECT_EQ(DirectTime(model_, Metres(100.0)), Seconds(98));
  EXPECT_EQ(DirectTime(model_, Metres(20'000.0)), kUnreachable);
  // 58 min at 15 km/h over 1.4.
  EXPECT_NEAR(DirectReach(model_).metres(), 58 * 250 / 1.4, 1);
}

}  // namespace
}  // namespace railreach
