#include "engine/indicator/coverage.h"

#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/indicator/small_model.h"

namespace railreach {
namespace {

// Along the equator, 0.01 degrees (1113.195 m) a step:
//
//   step       0         1    2         3       4       6        40
//   station    A --M---- B    .         C       .       .        D
//              A --T---------------------------------------------D
//   county     [ West                 ] [ East        ] [ North ] (none)
//   seat       West: 0                  East: 4         North: 6
//   zone       60,000    10   1,000     .       80,000  500
//   node       new town       hub       .       airport .
//
// M metro every 10 (05-24), radii 1 and 2 km; T trunk with 10 trains in
// 07-21, radii 1.2 and 5 km; C is a station without trains.
class CoverageTest : public ::testing::Test {
 protected:
  CoverageTest() {
    Places& places = small_.model.places;
    places.regions[west_].seat = OnEquator(0);
    places.regions[east_].seat = OnEquator(4);
    places.regions[north_].seat = OnEquator(6);
    const TrackId ab = small_.Track(a_, b_, 1.2);
    const TrackId ad = small_.Track(a_, d_, 45);
    Run(metro_, a_, b_, ab);
    Run(trunk_, a_, d_, ad);
    auto& tiers = small_.model.lines.tiers;
    tiers[Index(Tier::kMetro)].coverage_radii = {Metres(1000), Metres(2000)};
    tiers[Index(Tier::kTrunk)].coverage_radii = {Metres(1200), Metres(5000)};
  }

  void Run(LineId line, StationId from, StationId to, TrackId track) {
    const bool metro = line == metro_;
    for (const auto direction : {Direction::kOut, Direction::kBack}) {
      const StationId first = direction == Direction::kOut ? from : to;
      const PatternId pattern = small_.Pattern(line, direction, first, {track});
      if (metro) {
        small_.Every(pattern, all_day_, 10);
      } else {
        small_.Trains(pattern, all_day_, 10);
      }
    }
  }

  Coverage Measure(int num_threads = 1) const {
    return MeasureCoverage(small_.model, ServiceLevels(small_.model.lines),
                           num_threads);
  }

  // Of (region, tier, radius in m).
  static RegionCoverage Row(const Coverage& coverage, RegionId region,
                            Tier tier, double radius) {
    for (const RegionCoverage& row : coverage.regions) {
      if (row.region == region && row.tier == tier &&
          row.radius == Metres(radius)) {
        return row;
      }
    }
    ADD_FAILURE() << "no such row";
    return {};
  }

  SmallModel small_;
  RegionId west_ = small_.Region(Level::kCounty);
  RegionId east_ = small_.Region(Level::kCounty);
  RegionId north_ = small_.Region(Level::kCounty);
  RegionId city_ = small_.Region(Level::kCity, {west_, east_, north_});
  StationId a_ = small_.Station(0, west_);
  StationId b_ = small_.Station(1, west_);
  StationId c_ = small_.Station(3, east_);
  StationId d_ = small_.Station(40);
  BandId all_day_ = small_.Band(5, 24);
  LineId metro_ = small_.Line(Tier::kMetro);
  LineId trunk_ = small_.Line(Tier::kTrunk);
  ZoneId town_ = small_.Zone(0, 60'000, west_);
  ZoneId hamlet_ = small_.Zone(1, 10, west_);
  ZoneId village_ = small_.Zone(2, 1'000, west_);
  ZoneId far_town_ = small_.Zone(4, 80'000, east_);
  ZoneId lonely_ = small_.Zone(6, 500, north_);
  NodeId new_town_ = small_.Node(0, "new_town", west_);
  NodeId hub_ = small_.Node(2, "hub", west_);
  NodeId airport_ = small_.Node(4, "airport", east_);
};

TEST_F(CoverageTest, FindsTheNearestStationOfEachTier) {
  const Coverage coverage = Measure();
  const NodeCoverage& hub = coverage.nodes[hub_.index()];
  EXPECT_EQ(hub.nearest[Index(Tier::kMetro)].station, b_);
  EXPECT_EQ(hub.nearest[Index(Tier::kMetro)].distance, Metres(kStepMetres));
  EXPECT_EQ(hub.nearest[Index(Tier::kTrunk)].station, a_);
  EXPECT_TRUE(hub.nearest[Index(Tier::kSuburban)].station.is_none());
}

TEST_F(CoverageTest, CountsPeopleAroundANodeAndRanksThem) {
  const auto& nodes = Measure().nodes;
  EXPECT_EQ(nodes[new_town_.index()].people_3km, 60'000 + 10 + 1'000);
  EXPECT_EQ(nodes[hub_.index()].people_3km, 60'000 + 10 + 1'000 + 80'000);
  EXPECT_EQ(nodes[airport_.index()].people_3km, 1'000 + 80'000 + 500);
  EXPECT_EQ(nodes[hub_.index()].people_rank, 1);
  EXPECT_EQ(nodes[airport_.index()].people_rank, 2);
  EXPECT_EQ(nodes[new_town_.index()].people_rank, 3);
}

TEST_F(CoverageTest, AHubHasTwoTiersOrThreeLines) {
  const auto& nodes = Measure().nodes;
  EXPECT_EQ(nodes[new_town_.index()].hub.complex, a_);
  EXPECT_EQ(nodes[new_town_.index()].hub.num_tiers, 2);
  EXPECT_EQ(nodes[new_town_.index()].hub.num_lines, 2);
  EXPECT_EQ(nodes[airport_.index()].hub.distance, Metres(4 * kStepMetres));
  EXPECT_EQ(nodes[airport_.index()].hub_rank, 1);  // all share one hub
}

// B joins A by a transfer: the complex is nearer to the hub node by B.
TEST_F(CoverageTest, AComplexIsAsNearAsItsNearestStation) {
  small_.model.lines.transfers.push_back({a_, b_, Minutes(4), {}});
  const HubNear hub = Measure().nodes[hub_.index()].hub;
  EXPECT_EQ(hub.complex, a_);
  EXPECT_EQ(hub.distance, Metres(kStepMetres));
}

TEST_F(CoverageTest, NoHubWithinFiveKilometresRanksLast) {
  const NodeId far = small_.Node(20, "function");
  const auto& nodes = Measure().nodes;
  EXPECT_TRUE(nodes[far.index()].hub.complex.is_none());
  EXPECT_EQ(nodes[far.index()].hub_rank, 4);
}

TEST_F(CoverageTest, CountsPeopleWithinEachRadiusOfEachTier) {
  const Coverage coverage = Measure();
  EXPECT_EQ(Row(coverage, west_, Tier::kMetro, 1000).people_covered,
            60'000 + 10);
  EXPECT_EQ(Row(coverage, west_, Tier::kMetro, 2000).people_covered,
            60'000 + 10 + 1'000);
  EXPECT_EQ(Row(coverage, west_, Tier::kTrunk, 1200).people_covered,
            60'000 + 10);  // 1113.195 m <= 1200 m
  // A covers East's town across the county border, at 4 steps.
  EXPECT_EQ(Row(coverage, east_, Tier::kTrunk, 5000).people_covered, 80'000);
  EXPECT_EQ(Row(coverage, city_, Tier::kTrunk, 5000).people_covered,
            60'000 + 10 + 1'000 + 80'000);
  EXPECT_EQ(Row(coverage, city_, Tier::kTrunk, 5000).people,
            60'000 + 10 + 1'000 + 80'000 + 500);
}

TEST_F(CoverageTest, HubsAndTheHaloStayOutOfRates) {
  small_.Node(0, "airport_outside", west_);
  const Coverage coverage = Measure();
  const RegionCoverage row = Row(coverage, city_, Tier::kMetro, 2000);
  EXPECT_EQ(row.nodes, 2);  // the new town and the airport
  EXPECT_EQ(row.nodes_covered, 1);
  small_.model.places.regions[north_].halo = true;
  for (const RegionCoverage& other : Measure().regions) {
    EXPECT_NE(other.region, north_);
  }
}

TEST_F(CoverageTest, TownClustersAreMadeOfZones) {
  const RegionId cluster = small_.Region(Level::kTownCluster);
  small_.model.places.regions[cluster].zone_members = {village_, far_town_};
  const Coverage coverage = Measure();
  const RegionCoverage row = Row(coverage, cluster, Tier::kMetro, 2000);
  EXPECT_EQ(row.people, 1'000 + 80'000);
  EXPECT_EQ(row.people_covered, 1'000);
}

TEST_F(CoverageTest, CountiesAreToldApartByTheirStations) {
  const auto counties = Measure().counties;
  ASSERT_EQ(counties.size(), 3u);
  EXPECT_EQ(counties[0].state, CountyState::kServed);  // 19 h x 6, every 10
  EXPECT_DOUBLE_EQ(counties[0].trains_per_day, 19 * 6 + 10);
  EXPECT_EQ(counties[0].num_stations, 2);
  EXPECT_EQ(counties[0].tiers, TierSet().With(Tier::kMetro).With(Tier::kTrunk));
  EXPECT_EQ(counties[1].state, CountyState::kStationWithoutTrains);
  EXPECT_EQ(counties[1].num_stations, 1);
  EXPECT_EQ(counties[2].state, CountyState::kNoStation);
  EXPECT_DOUBLE_EQ(counties[2].covered_share, 0);
  EXPECT_DOUBLE_EQ(counties[0].covered_share, 1);
}

TEST_F(CoverageTest, FewTrainsDoNotServeACounty) {
  small_.model.lines.lines[metro_].open = false;
  const auto counties = Measure().counties;
  EXPECT_EQ(counties[0].state, CountyState::kTrains);
  EXPECT_DOUBLE_EQ(counties[0].trains_per_day, 10);
  EXPECT_EQ(counties[0].longest_gap, Minutes(19 * 60 / 10));
}

TEST_F(CoverageTest, AStationOfALineToComeIsNotThereYet) {
  const LineId planned = small_.Line(Tier::kSuburban);
  small_.model.lines.lines[planned].status = Status::kPlanned;
  small_.model.lines.lines[planned].open = false;
  const StationId next = small_.Station(6, north_);
  const TrackId track = small_.Track(c_, next, 4);
  small_.model.lines.tracks[track].status = Status::kPlanned;
  Run(planned, c_, next, track);
  auto counties = Measure().counties;
  EXPECT_EQ(counties[2].state, CountyState::kNoStation);
  EXPECT_EQ(counties[2].num_stations, 0);
  // On track that exists it stands already, and waits for its trains.
  small_.model.lines.tracks[track].status = Status::kExisting;
  EXPECT_EQ(Measure().counties[2].state, CountyState::kStationWithoutTrains);
  small_.model.lines.lines[planned].open = true;
  EXPECT_EQ(Measure().counties[2].state, CountyState::kTrains);
}

TEST_F(CoverageTest, TownsAboveFiftyThousandAreServedByAServedStation) {
  const auto counties = Measure().counties;
  EXPECT_EQ(counties[0].towns, 1);
  EXPECT_EQ(counties[0].towns_served, 1);
  // East's town lies 4 steps from A, which is served and has trunk trains.
  EXPECT_EQ(counties[1].towns, 1);
  EXPECT_EQ(counties[1].towns_served, 1);
  small_.model.lines.lines[metro_].open = false;
  EXPECT_EQ(Measure().counties[1].towns_served, 0);
}

TEST_F(CoverageTest, MeasuresTheWayFromASeatToTrains) {
  const auto counties = Measure().counties;
  EXPECT_EQ(counties[0].seat_station, a_);
  EXPECT_EQ(counties[0].seat_distance, Metres());
  EXPECT_EQ(counties[1].seat_station, b_);  // C has no train
  EXPECT_EQ(counties[1].seat_distance, Metres(3 * kStepMetres));
}

TEST_F(CoverageTest, TestsHowCentralStationsAre) {
  const auto stations = Measure().stations;
  ASSERT_EQ(stations.size(), 2u);  // A and D; B is metro alone, C is idle
  EXPECT_EQ(stations[0].station, a_);
  EXPECT_TRUE(stations[0].within_2km);
  EXPECT_EQ(stations[0].people_3km, 60'000 + 10 + 1'000);
  EXPECT_FALSE(stations[0].planned);
  EXPECT_TRUE(stations[1].county.is_none());
  EXPECT_FALSE(stations[1].within_5km);
}

TEST_F(CoverageTest, ThreadsDoNotChangeTheResult) {
  const Coverage one = Measure(1);
  const Coverage three = Measure(3);
  for (size_t i = 0; i < one.regions.size(); ++i) {
    EXPECT_EQ(one.regions[i].people_covered, three.regions[i].people_covered);
  }
  for (size_t i = 0; i < one.nodes.size(); ++i) {
    EXPECT_EQ(one.nodes[i].people_3km, three.nodes[i].people_3km);
  }
}

// 40 stations and 300 zones at random places within 100 km.
TEST(CoverageLawTest, WiderRadiiCoverMoreAndClosingALineNever) {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> step(0, 90);
  SmallModel small;
  const RegionId county = small.Region(Level::kCounty);
  const BandId band = small.Band(7, 21);
  for (int i = 0; i < 300; ++i) {
    small.Zone(step(random), static_cast<int64_t>(random() % 9000), county);
  }
  for (int i = 0; i < 20; ++i) {
    const StationId a = small.Station(step(random), county);
    const StationId b = small.Station(step(random), county);
    const LineId line = small.Line(kTiers[random() % kNumTiers]);
    small.Every(small.Pattern(line, Direction::kOut, a, {small.Track(a, b, 9)}),
                band, 30);
  }
  for (TierRules& rules : small.model.lines.tiers) {
    rules.coverage_radii = {Metres(800), Metres(2000), Metres(6000)};
  }
  Model& model = small.model;
  const auto measure = [&model] {
    return MeasureCoverage(model, ServiceLevels(model.lines), 1).regions;
  };
  const std::vector<RegionCoverage> before = measure();
  for (size_t i = 1; i < before.size(); ++i) {
    if (before[i].tier != before[i - 1].tier) continue;
    EXPECT_GE(before[i].people_covered, before[i - 1].people_covered);
  }
  int fewer = 0;
  for (Line& line : model.lines.lines) {
    line.open = false;
    const std::vector<RegionCoverage> after = measure();
    for (size_t i = 0; i < before.size(); ++i) {
      EXPECT_LE(after[i].people_covered, before[i].people_covered);
      fewer += after[i].people_covered < before[i].people_covered ? 1 : 0;
    }
    line.open = true;
  }
  EXPECT_GT(fewer, 10);
}

}  // namespace
}  // namespace railreach
