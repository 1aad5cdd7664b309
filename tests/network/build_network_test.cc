#include "engine/network/build_network.h"

#include <optional>

#include "engine/model/selection.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/line_notation.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

NetworkOptions FirstBand() {
  NetworkOptions options;
  options.band = BandId(0);
  return options;
}

// The connection between two stations; none if there is not exactly one.
std::optional<Connection> Between(const LineModel& model,
                                  const Network& network, const char* from,
                                  const char* to) {
  std::optional<Connection> found;
  for (const StopId s : network.stops.of_station[StationNamed(model, from)]) {
    for (const Connection& c : network.connections[s]) {
      if (network.stops.station[c.to] != StationNamed(model, to)) continue;
      if (found) return std::nullopt;
      found = c;
    }
  }
  return found;
}

// A ---M1--- B ---M1--- C    every 6
TEST(BuildNetworkTest, APatternByItselfWaitsHalfItsHeadwayAtEachBoarding) {
  const auto model = ParseLines("M1 every 6 oneway  A 2 B 3 C");
  const Network network = BuildNetwork(model, FirstBand());
  ASSERT_EQ(network.patterns.stops.size(), 1u);
  const PatternId m1(0);
  EXPECT_EQ(network.patterns.wait[m1], Seconds(6 * 60 / 2));
  EXPECT_THAT(network.patterns.run_of(m1),
              ElementsAre(Seconds(0), Seconds(2 * 60), Seconds(3 * 60)));
  EXPECT_EQ(network.patterns.milli_trains[m1], 120 / 6 * 1000);
  EXPECT_THAT(network.connections.values(), IsEmpty());
}

TEST(BuildNetworkTest, OptimalWaitsNowhere) {
  const auto model = ParseLines(R"(
    M1 every 6 oneway  A 2 B 3 C
    G1 trains 4 group HSR oneway  A 20 D)");
  NetworkOptions options = FirstBand();
  options.wait_model = WaitModel::kOptimal;
  const Network network = BuildNetwork(model, options);
  EXPECT_EQ(network.patterns.wait[PatternId(0)], Seconds(0));
  EXPECT_EQ(Between(model, network, "A", "D")->wait, Seconds(0));
}

// G1, 4 trains in two hours:  A ------20------ D
// G2, 2 trains:               A --10-- B --16-- D
TEST(BuildNetworkTest, TrainsOfAGroupAreSharedWherePatternsServeBothStops) {
  const auto model = ParseLines(R"(
    G1 trains 4 group HSR oneway  A 20 D
    G2 trains 2 group HSR oneway  A 10 B 16 D)");
  const Network network = BuildNetwork(model, FirstBand());
  const auto to_d = Between(model, network, "A", "D");
  ASSERT_TRUE(to_d.has_value());
  // Half of 120 min / (4 + 2) trains; the mean ride of the six.
  EXPECT_EQ(to_d->wait, Seconds(120 * 60 / 2 / (4 + 2)));
  EXPECT_EQ(to_d->ride, Seconds((4 * 20 * 60 + 2 * 26 * 60) / 6));
  EXPECT_EQ(to_d->milli_trains, 6000);
  EXPECT_EQ(to_d->typical, PatternId(0));
  const auto to_b = Between(model, network, "A", "B");
  ASSERT_TRUE(to_b.has_value());
  EXPECT_EQ(to_b->wait, Seconds(120 * 60 / 2 / 2));
  EXPECT_EQ(to_b->ride, Seconds(10 * 60));
  EXPECT_EQ(Between(model, network, "D", "A"), std::nullopt);
}

TEST(BuildNetworkTest, TheFirstWaitOfAScheduledGroupIsCapped) {
  const auto model =
      ParseLines("G1 trains 2 group HSR scheduled oneway  A 20 D");
  NetworkOptions options = FirstBand();
  options.origin_wait_max = Minutes(10);
  const auto c = Between(model, BuildNetwork(model, options), "A", "D");
  EXPECT_EQ(c->wait, Minutes(120 / 2 / 2));
  EXPECT_EQ(c->first_wait, Minutes(10));
}

// A --2-- B --2-- C --2-- A, round and round: from C one rides on to B.
TEST(BuildNetworkTest, NoRideEndsAtTheSeamOfARing) {
  const auto model = ParseLines("M4 every 5 ring oneway  A 2 B 2 C 2 A");
  const Network network = BuildNetwork(model, FirstBand());
  const auto stops = network.patterns.stops[PatternId(0)];
  ASSERT_EQ(stops.size(), 7u);  // A B C A B C A
  EXPECT_EQ(stops[0], stops[3]);
  EXPECT_EQ(stops[1], stops[4]);
  EXPECT_EQ(stops[2], stops[5]);
}

TEST(BuildNetworkTest, ARingInAGroupServesEveryPairOnceByItsShortestRide) {
  const auto model =
      ParseLines("M4 trains 12 group R ring oneway  A 2 B 2 C 2 A");
  const Network network = BuildNetwork(model, FirstBand());
  EXPECT_EQ(Between(model, network, "C", "B")->ride, Minutes(2 + 2));
  EXPECT_EQ(Between(model, network, "A", "C")->ride, Minutes(2 + 2));
  EXPECT_EQ(Between(model, network, "C", "B")->milli_trains, 12'000);
  EXPECT_EQ(network.connections.values().size(), 3u * 2u);
}

TEST(BuildNetworkTest, AClosedLineHasStopsButNoTrains) {
  auto model = ParseLines(R"(
    M1 every 6  A 2 B
    M2 every 6  B 2 C)");
  const size_t num_stops = BuildNetwork(model, FirstBand()).stops.size();
  model.lines[model.patterns[PatternId(2)].line].open = false;
  const Network network = BuildNetwork(model, FirstBand());
  EXPECT_EQ(network.stops.size(), num_stops);
  EXPECT_THAT(network.patterns.stops[PatternId(2)], IsEmpty());
  const StopId c = network.stops.of_station[StationNamed(model, "C")].front();
  EXPECT_FALSE(network.InService(c));
  EXPECT_TRUE(network.stops.tiers[c].empty());
}

TEST(BuildNetworkTest, ATierLeftOutDoesNotRun) {
  const auto model = ParseLines("M1 every 6  A 2 B");
  NetworkOptions options = FirstBand();
  options.tiers = TierSet::All().Without(Tier::kMetro);
  const Network network = BuildNetwork(model, options);
  EXPECT_THAT(network.patterns.stops.values(), IsEmpty());
  EXPECT_THAT(network.transfers.values(), IsEmpty());
}

TEST(BuildNetworkTest, EntryFollowsItsLevelAndTheStationsOwn) {
  auto model = ParseLines("M1 every 6  A 2 B");
  PlatformTimes& times = model.tiers[Index(Tier::kMetro)].times;
  times.entry = Minutes(3);
  times.entry_low = Minutes(2);
  times.entry_high = Minutes(5);
  Station& b = model.stations[StationNamed(model, "B")];
  b.times = PlatformOverrides();
  b.times.entry = Minutes(9);
  model.stations[StationNamed(model, "A")].times = PlatformOverrides();
  const auto entry_at = [&](const char* name, EntryLevel level) {
    NetworkOptions options = FirstBand();
    options.entry_level = level;
    const Network network = BuildNetwork(model, options);
    return network.stops
        .entry[network.stops.of_station[StationNamed(model, name)].front()];
  };
  EXPECT_EQ(entry_at("A", EntryLevel::kLow), Minutes(2));
  EXPECT_EQ(entry_at("A", EntryLevel::kMiddle), Minutes(3));
  EXPECT_EQ(entry_at("A", EntryLevel::kHigh), Minutes(5));
  // Set apart without a range: no range.
  EXPECT_EQ(entry_at("B", EntryLevel::kLow), Minutes(9));
  EXPECT_EQ(entry_at("B", EntryLevel::kHigh), Minutes(9));
}

// A --2-- B --3-- C with a minute at B: backwards C --3-- B --2-- A.
TEST(ReversedTest, RunsEveryRowBackwardsAndTwiceIsTheSame) {
  const auto model = ParseLines(R"(
    M1 every 6 dwell 1 oneway  A 2 B 3 C
    G1 trains 4 group HSR oneway  A 20 D
    walk A 5 C)");
  const Network network = BuildNetwork(model, FirstBand());
  const Network back = Reversed(network);
  EXPECT_TRUE(back.reversed);
  const PatternId m1(0);
  EXPECT_EQ(back.patterns.stops[m1].front(), network.patterns.stops[m1].back());
  EXPECT_THAT(back.patterns.run_of(m1),
              ElementsAre(Seconds(0), Minutes(3), Minutes(2)));
  EXPECT_EQ(back.patterns.dwell_of(m1)[1], Minutes(1));
  EXPECT_EQ(Between(model, back, "D", "A")->ride, Minutes(20));
  const Network twice = Reversed(back);
  EXPECT_FALSE(twice.reversed);
  EXPECT_EQ(twice.patterns.stops, network.patterns.stops);
  EXPECT_EQ(twice.patterns.run, network.patterns.run);
  EXPECT_EQ(twice.connections, network.connections);
  EXPECT_EQ(twice.transfers, network.transfers);
}

}  // namespace
}  // namespace railreach
