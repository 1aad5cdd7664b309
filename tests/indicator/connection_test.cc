#include "engine/indicator/connection.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/indicator/small_model.h"

namespace railreach {
namespace {

PairRow Pair(int minutes, int rides, double straight_km) {
  PairRow pair;
  pair.total = Minutes(minutes);
  pair.rides = static_cast<uint8_t>(rides);
  pair.fewest_rides = pair.rides;
  pair.straight_line = Kilometres(straight_km);
  return pair;
}

// 60 km in 30 min on the train with 6 min of changing; 66 km of track.
TEST(PairRowTest, SpeedAndCircuityAreGivenFromTenKilometres) {
  PairRow pair = Pair(70, 2, 60);
  pair.ride = Minutes(30);
  pair.change = Minutes(6);
  pair.path = Kilometres(66);
  EXPECT_DOUBLE_EQ(*RailSpeedKmh(pair), 60 / (36 / 60.0));
  EXPECT_DOUBLE_EQ(*Circuity(pair), 66 / 60.0);
  pair.straight_line = Kilometres(10);
  EXPECT_TRUE(RailSpeedKmh(pair).has_value());
  pair.straight_line = Metres(9999.999);
  EXPECT_FALSE(RailSpeedKmh(pair).has_value());
  EXPECT_FALSE(Circuity(pair).has_value());
}

TEST(PairRowTest, WithoutARideThereIsNoSpeed) {
  EXPECT_FALSE(RailSpeedKmh(Pair(70, 0, 60)).has_value());
  PairRow unreachable = Pair(70, 1, 60);
  unreachable.total = kUnreachable;
  unreachable.ride = Minutes(9);
  EXPECT_FALSE(RailSpeedKmh(unreachable).has_value());
  EXPECT_FALSE(Circuity(unreachable).has_value());
  EXPECT_FALSE(RailSpeedKmh(PairRow()).has_value());
}

//   node      0 new town   1 hub   2 innovation   3 airport_outside
//   county    West         West    East           (none)
//   people    1            2       3              1000
//
//   from\to   0             1             2
//   0         .             30, direct    60, 2 changes
//   1         30, direct    .             unreachable
//   2         60, direct    20 on foot    .
class ConnectionTest : public ::testing::Test {
 protected:
  ConnectionTest() {
    pairs_ = PairSheet(4, 4);
    ride_ = Matrix<std::array<int32_t, kNumTiers>>(4, 4, {});
    Set(0, 1, Pair(30, 1, 50));
    Set(1, 0, Pair(30, 1, 50));
    Set(0, 2, Pair(60, 3, 100));
    Set(2, 0, Pair(60, 1, 100));
    Set(2, 1, Pair(20, 0, 0));
    pairs_(1, 2).straight_line = Kilometres(50);
    pairs_(0, 1).direct = pairs_(1, 0).direct = pairs_(2, 0).direct = true;
    pairs_(0, 2).via_hub = pairs_(0, 2).via_centre = true;
    pairs_(2, 0).via_centre = true;
    pairs_(0, 1).ride = Seconds(100);
    pairs_(0, 2).ride = Seconds(300);
    pairs_(0, 2).assumed_ride = Seconds(100);
    ride_(0, 1)[Index(Tier::kMetro)] = 100;
    ride_(0, 2)[Index(Tier::kTrunk)] = 300;
  }

  void Set(size_t from, size_t to, const PairRow& pair) {
    pairs_(from, to) = pair;
  }
  std::vector<ConnectionSummary> Summarise() const {
    return SummariseConnections(small_.model.places, pairs_, ride_, people_);
  }

  SmallModel small_;
  RegionId west_ = small_.Region(Level::kCounty);
  RegionId east_ = small_.Region(Level::kCounty);
  RegionId city_ = small_.Region(Level::kCity, {west_, east_});
  NodeId new_town_ = small_.Node(0, "new_town", west_);
  NodeId hub_ = small_.Node(1, "hub", west_);
  NodeId innovation_ = small_.Node(2, "innovation", east_);
  NodeId outside_ = small_.Node(3, "airport_outside");
  IdVector<NodeId, int64_t> people_{std::vector<int64_t>{1, 2, 3, 1000}};
  PairSheet pairs_;
  Matrix<std::array<int32_t, kNumTiers>> ride_;
};

TEST_F(ConnectionTest, SummarisesTheWholeAndRegionsWithTwoNodes) {
  const auto rows = Summarise();
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_TRUE(rows[0].region.is_none());
  EXPECT_EQ(rows[0].nodes, 3);
  EXPECT_EQ(rows[1].region, west_);
  EXPECT_EQ(rows[1].nodes, 2);
  EXPECT_EQ(rows[2].region, city_);
  EXPECT_EQ(rows[2].pairs, 3 * 2);
}

TEST_F(ConnectionTest, CountsPairs) {
  const ConnectionSummary all = Summarise()[0];
  EXPECT_EQ(all.pairs, 3 * 2);
  EXPECT_EQ(all.pairs_reachable, 5);
  EXPECT_EQ(all.pairs_at_distance_0, 1);  // 2 to 1
  EXPECT_DOUBLE_EQ(all.direct_rate, 3 / 6.0);
  // Of 0 and 2: there three rides, back one.
  EXPECT_DOUBLE_EQ(all.functional_direct_rate, 1 / 2.0);
  EXPECT_DOUBLE_EQ(all.share_via_hub, 1 / 5.0);
  EXPECT_DOUBLE_EQ(all.share_via_centre, 2 / 5.0);
}

TEST_F(ConnectionTest, MeanChangesAreThoseOfReachablePairs) {
  const ConnectionSummary all = Summarise()[0];
  EXPECT_DOUBLE_EQ(all.mean_changes, (0 + 0 + 2 + 0 + 0) / 5.0);
  // Weights: 1 x 2, 2 x 1, 1 x 3 (two changes), 3 x 1, 3 x 2.
  EXPECT_DOUBLE_EQ(all.mean_changes_by_people, 2 * 3 / (2.0 + 2 + 3 + 3 + 6));
}

TEST_F(ConnectionTest, EfficiencyIsTheMeanOfInverseTimes) {
  const ConnectionSummary all = Summarise()[0];
  // Pairs at distance 0 are left out; 1 to 2 cannot be reached.
  EXPECT_DOUBLE_EQ(all.efficiency_per_hour, (2 + 2 + 1 + 1 + 0) / 5.0);
  // At 100 km/h: 50 km twice and 1 to 2, 100 km twice.
  EXPECT_DOUBLE_EQ(all.relative_efficiency,
                   (2 + 2 + 1 + 1 + 0) / (2.0 + 2 + 1 + 1 + 2));
  EXPECT_DOUBLE_EQ(all.mean_minutes, (30 + 30 + 60 + 60 + 20) / 5.0);
}

TEST_F(ConnectionTest, SharesAreOfAllRideTime) {
  const ConnectionSummary all = Summarise()[0];
  EXPECT_DOUBLE_EQ(all.ride_share[Index(Tier::kTrunk)], 300 / 400.0);
  EXPECT_DOUBLE_EQ(all.ride_share[Index(Tier::kMetro)], 100 / 400.0);
  EXPECT_DOUBLE_EQ(all.assumed_share, 100 / 400.0);
}

TEST_F(ConnectionTest, NothingReachableGivesZeros) {
  pairs_ = PairSheet(4, 4);
  ride_ = Matrix<std::array<int32_t, kNumTiers>>(4, 4, {});
  const ConnectionSummary all = Summarise()[0];
  EXPECT_EQ(all.pairs_reachable, 0);
  EXPECT_EQ(all.mean_changes, 0);
  EXPECT_EQ(all.efficiency_per_hour, 0);
  EXPECT_EQ(all.mean_minutes, 0);
}

TEST(FunctionalKindTest, HubsAndSeatsAreNotFunctionalAreas) {
  for (const char* kind : {"new_town", "strategic_area", "innovation",
                           "function", "city_centre", "cross_border_2"}) {
    EXPECT_TRUE(IsFunctionalKind(kind)) << kind;
  }
  for (const char* kind : {"hub", "airport", "county_seat", "port", "scenic"}) {
    EXPECT_FALSE(IsFunctionalKind(kind)) << kind;
  }
}

// Seat 0 reaches airport 1 in 91 min, airport 2 (outside) in 80; seat 3 none.
TEST(AirportTest, TakesTheNearestByTime) {
  SmallModel small;
  const RegionId near = small.Region(Level::kCounty);
  const RegionId cut_off = small.Region(Level::kCounty);
  const RegionId no_seat = small.Region(Level::kCounty);
  small.Region(Level::kCity, {near, cut_off, no_seat});
  const NodeId seat = small.Node(0, "county_seat", near);
  const NodeId first = small.Node(1, "airport", near);
  const NodeId second = small.Node(2, "airport_outside");
  const NodeId lonely = small.Node(3, "county_seat", cut_off);
  PairSheet pairs(4, 4);
  pairs(seat.index(), first.index()).total = Minutes(91);
  pairs(seat.index(), second.index()).total = Minutes(80);
  const auto rows = NearestAirports(
      small.model.places, pairs,
      IdVector<RegionId, NodeId>(std::vector<NodeId>{seat, lonely, {}, {}}));
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].nearest, second);
  EXPECT_EQ(rows[0].time, Minutes(80));
  EXPECT_EQ(rows[0].within_90_min, 1);
  EXPECT_TRUE(rows[1].nearest.is_none());
  EXPECT_EQ(rows[1].time, kUnreachable);
  EXPECT_TRUE(rows[2].nearest.is_none());
}

}  // namespace
}  // namespace railreach
