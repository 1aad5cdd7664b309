#include "engine/routing/egress.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "tests/routing/random_network.h"
#include "tests/support/line_notation.h"

namespace railreach {
namespace {

// Three destinations with legs to random stops, one of them with none.
TEST(EgressTest, TakesTheLeastLegAndCutsAtTheHorizon) {
  int64_t cut = 0;
  int64_t by_direct = 0;
  for (uint32_t seed = 0; seed < 200; ++seed) {
    const RandomNetwork random = MakeRandomNetwork(seed);
    const size_t n = random.network.stops.size();
    HeadwayWorkspace workspace(random.network);
    const Seconds horizon(seed % 3 == 0 ? 65'534 : 12);
    SearchBatch(random.network, random.legs(), horizon, workspace);
    const std::vector<Leg> legs = {{StopId(0), Seconds(3)},
                                   {StopId(n - 1), Seconds(0)},
                                   {StopId(1), Seconds(65'530)},
                                   {StopId(2), kUnreachable}};
    const std::vector<uint32_t> bounds = {0, 2, 2, 4};
    std::mt19937 draw(seed);
    std::vector<LaneTime> direct(3 * kLanes, kLaneUnreachable);
    for (LaneTime& time : direct) {
      if (draw() % 2 == 0) time = static_cast<LaneTime>(draw() % 20);
    }
    std::vector<LaneTime> times(3 * kLanes);
    CollectEgress(workspace, bounds, legs, direct, absl::MakeSpan(times));
    for (size_t d = 0; d < 3; ++d) {
      for (size_t k = 0; k < kLanes; ++k) {
        const Seconds own = FromLaneTime(direct[d * kLanes + k]);
        Seconds least = own;
        for (uint32_t i = bounds[d]; i < bounds[d + 1]; ++i) {
          const Seconds off = FromLaneTime(workspace.row(legs[i].stop)[k]);
          least = std::min(least, off + legs[i].time);
        }
        by_direct += least == own && own <= horizon;
        cut += least != kUnreachable && least > horizon;
        const Seconds expected = least <= horizon ? least : kUnreachable;
        ASSERT_EQ(FromLaneTime(times[d * kLanes + k]), expected);
      }
    }
  }
  EXPECT_GT(cut, 1000);
  EXPECT_GT(by_direct, 1000);
}

// home --walk 10-- A ---M1--- B, 30 min.  Waiting on paper: the place is
// within 45 min at 10 + half a headway + 30.
TEST(EgressTest, WaitingOnPaperInItsExpectedForm) {
  const auto minutes = [](absl::string_view text) {
    const LineModel lines = ParseLines(text);
    const Network network = NetworkOf(lines);
    std::vector<Leg> home = LegsFrom(lines, network, "A");
    for (Leg& leg : home) leg.time += Minutes(10);
    HeadwayWorkspace workspace(network);
    SearchBatch(network, {Legs(home)}, Minutes(45), workspace);
    const auto legs = LegsTo(lines, network, "B");
    std::vector<LaneTime> times(kLanes);
    CollectEgress(workspace, {0, static_cast<uint32_t>(legs.size())}, legs, {},
                  absl::MakeSpan(times));
    return FromLaneTime(times[0]);
  };
  EXPECT_EQ(minutes("M1 every 60 A 30 B"), kUnreachable);  // 10 + 30 + 30
  EXPECT_EQ(minutes("M1 every 10 A 30 B"), Minutes(10 + 5 + 30));
  EXPECT_EQ(minutes("M1 every 5 A 30 B"), Seconds(600 + 150 + 1800));
}

TEST(EgressDeathTest, RefusesTablesOfTheWrongSize) {
  const RandomNetwork random = MakeRandomNetwork(1);
  HeadwayWorkspace workspace(random.network);
  std::vector<LaneTime> times(kLanes - 1);
  EXPECT_DEATH(CollectEgress(workspace, {0, 0}, {}, {}, absl::MakeSpan(times)),
               "CHECK failed");
}

}  // namespace
}  // namespace railreach
