// The searches against Boost.Graph's Dijkstra on random networks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "engine/routing/headway_batch.h"
#include "engine/routing/one_to_all.h"
#include "engine/routing/trace_journey.h"
#include "tests/routing/expanded_graph.h"
#include "tests/routing/journey_check.h"
#include "tests/routing/random_network.h"

namespace railreach {
namespace {

constexpr uint32_t kNumNetworks = 1000;
constexpr int64_t kFar = std::numeric_limits<int64_t>::max();

// How often the interesting cases were met.
struct Reached {
  int64_t pairs = 0;
  int64_t reached = 0;
  int64_t cut = 0;  // reachable, beyond the horizon
  int64_t unreachable = 0;
  int64_t chained_walks = 0;
  int64_t group_rides = 0;
  int64_t first_waits = 0;  // shorter than the wait
  int64_t later_waits = 0;  // where the first would be shorter
  int64_t many_rides = 0;   // at least 4
  int64_t crossing = 0;     // rides on patterns that pass a stop twice
  int64_t at_horizon = 0;   // exactly
};

bool CrossesItself(absl::Span<const StopId> stops) {
  return std::set<StopId>(stops.begin(), stops.end()).size() < stops.size();
}

void CountRide(const Network& network, const Ride& ride, bool first,
               Reached& reached) {
  if (!ride.pattern.is_none()) {
    reached.crossing += CrossesItself(network.patterns.stops[ride.pattern]);
    return;
  }
  ++reached.group_rides;
  // As the traveller goes; the tables of a reversed network stand the other
  // way.
  const StopId from = network.reversed ? ride.to : ride.from;
  const StopId to = network.reversed ? ride.from : ride.to;
  for (const Connection& c : network.connections[from]) {
    if (c.to != to || c.group != ride.group || c.ride != ride.ride) continue;
    if (c.first_wait == c.wait) continue;
    reached.first_waits += first && c.first_wait == ride.wait;
    reached.later_waits += !first && c.wait == ride.wait;
  }
}

void CountJourney(const RandomNetwork& random, const Network& network,
                  const Journey& journey, Reached& reached) {
  reached.many_rides += journey.rides.size() >= 4;
  for (size_t i = 0; i < journey.rides.size(); ++i) {
    CountRide(network, journey.rides[i], i == 0, reached);
    if (i > 0) {
      reached.chained_walks += static_cast<int64_t>(random.chained.count(
          {journey.rides[i - 1].to, journey.rides[i].from}));
    }
  }
}

// Every origin on one network: batch == scalar == Dijkstra; the journeys add
// up.
void CompareAll(const RandomNetwork& random, const Network& network,
                Seconds horizon, Reached& reached) {
  const std::vector<Legs> origins = random.legs();
  const ExpandedGraph graph(network, origins);
  HeadwayWorkspace batch(network);
  OneToAllWorkspace scalar(network);
  SearchBatch(network, origins, horizon, batch);
  for (size_t k = 0; k < origins.size(); ++k) {
    const std::vector<int64_t> exact = BoostDijkstra(graph, graph.origin(k));
    OneToAll(network, origins[k], horizon, scalar);
    for (const StopId stop : IdRange<StopId>(network.stops.size())) {
      const int64_t label = exact[graph.result(stop)];
      const Seconds free = label == kFar
                               ? kUnreachable
                               : Seconds(static_cast<int32_t>(label >> 20));
      const Seconds expected = free <= horizon ? free : kUnreachable;
      ++reached.pairs;
      reached.unreachable += free == kUnreachable;
      reached.cut += free != kUnreachable && expected == kUnreachable;
      reached.at_horizon += free == horizon;
      ASSERT_EQ(FromLaneTime(batch.row(stop)[k]), expected);
      ASSERT_EQ(scalar.time(stop), expected);
      if (expected == kUnreachable) continue;
      ++reached.reached;
      ASSERT_EQ(scalar.rides(stop), label & 0xfffff);
      const Journey journey = TraceJourney(scalar, stop);
      ASSERT_EQ(JourneyFault(network, origins[k], stop, expected,
                             scalar.rides(stop), journey),
                "");
      CountJourney(random, network, journey, reached);
    }
  }
}

void ExpectAllMet(const Reached& reached) {
  EXPECT_GT(reached.pairs, 50'000);
  EXPECT_GT(reached.reached, 20'000);
  EXPECT_GT(reached.cut, 1000);
  EXPECT_GT(reached.unreachable, 1000);
  EXPECT_GT(reached.chained_walks, 100);
  EXPECT_GT(reached.group_rides, 1000);
  EXPECT_GT(reached.first_waits, 100);
  EXPECT_GT(reached.later_waits, 100);
  EXPECT_GT(reached.many_rides, 100);
  EXPECT_GT(reached.crossing, 1000);
  EXPECT_GT(reached.at_horizon, 100);
}

Seconds HorizonOf(uint32_t seed) {
  constexpr int32_t kHorizons[] = {0, 7, 12, 20, 1000, 65'534};
  return Seconds(kHorizons[seed % 6]);
}

TEST(RandomNetworksTest, BatchAndScalarAndDijkstraAgreeForward) {
  Reached reached;
  for (uint32_t seed = 0; seed < kNumNetworks; ++seed) {
    SCOPED_TRACE(seed);
    const RandomNetwork random = MakeRandomNetwork(seed);
    CompareAll(random, random.network, HorizonOf(seed), reached);
    if (HasFatalFailure()) return;
  }
  ExpectAllMet(reached);
}

TEST(RandomNetworksTest, BatchAndScalarAndDijkstraAgreeReversed) {
  Reached reached;
  for (uint32_t seed = 0; seed < kNumNetworks; ++seed) {
    SCOPED_TRACE(seed);
    const RandomNetwork random = MakeRandomNetwork(seed);
    CompareAll(random, Reversed(random.network), HorizonOf(seed), reached);
    if (HasFatalFailure()) return;
  }
  ExpectAllMet(reached);
}

}  // namespace
}  // namespace railreach
