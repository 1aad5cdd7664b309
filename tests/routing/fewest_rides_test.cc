#include "engine/routing/fewest_rides.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "engine/routing/one_to_all.h"
#include "tests/routing/random_network.h"
#include "tests/support/line_notation.h"

namespace railreach {
namespace {

// A ---M1--- B ---M1--- C ---M3--- E ---M3--- F     M2: B to E.
//  \___________________X____________________/     slow and rare, but one ride
TEST(FewestRidesTest, CountsRidesHoweverLongTheyTake) {
  const LineModel lines = ParseLines(R"(
    M1 every 6  A 2 B 3 C
    M2 every 6  B 9 E
    M3 every 6  C 2 E 2 F
    X every 600 A 500 F
  )");
  const Network network = NetworkOf(lines);
  IdVector<StopId, uint16_t> rides(network.stops.size());
  FewestRides(network, LegsFrom(lines, network, "A"),
              IdSpan<StopId, uint16_t>(absl::MakeSpan(rides.rows())));
  const auto to = [&](absl::string_view name) {
    return rides[LegsTo(lines, network, name)[0].stop];
  };
  EXPECT_EQ(to("A"), 2);  // out and back
  EXPECT_EQ(to("B"), 1);
  EXPECT_EQ(to("C"), 1);
  EXPECT_EQ(to("E"), 2);
  EXPECT_EQ(to("F"), 1);
}

// With every wait and run at nothing, and each ride at a second, the fastest
// journey is the one of the fewest rides.
TEST(FewestRidesTest, IsTheTravelTimeWhereOnlyBoardingTakesTime) {
  int64_t many = 0;
  for (uint32_t seed = 0; seed < 500; ++seed) {
    RandomNetwork random = MakeRandomNetwork(seed);
    Network& network = random.network;
    const Seconds zero;
    PatternTable& patterns = network.patterns;
    std::fill(patterns.run.begin(), patterns.run.end(), zero);
    std::fill(patterns.dwell.begin(), patterns.dwell.end(), zero);
    std::fill(patterns.wait.begin(), patterns.wait.end(), Seconds(1));
    for (TransferLeg& leg : network.transfers.values()) leg.time = zero;
    for (Connection& edge : network.connections.values()) {
      edge.wait = edge.first_wait = Seconds(1);
      edge.ride = zero;
    }
    OneToAllWorkspace search(network);
    IdVector<StopId, uint16_t> rides(network.stops.size());
    for (std::vector<Leg> legs : random.origins) {
      for (Leg& leg : legs) leg.time = zero;
      OneToAll(network, legs, Minutes(60), search);
      FewestRides(network, legs,
                  IdSpan<StopId, uint16_t>(absl::MakeSpan(rides.rows())));
      for (const StopId stop : rides.ids()) {
        const Seconds time = search.time(stop);
        ASSERT_EQ(rides[stop], time == kUnreachable ? kNoRides : time.count());
        many += rides[stop] != kNoRides && rides[stop] >= 3;
      }
    }
  }
  EXPECT_GT(many, 500);
}

}  // namespace
}  // namespace railreach
