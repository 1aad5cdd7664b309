// What must hold on any network, without knowing a single travel time.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/routing/headway_batch.h"
#include "engine/routing/one_to_all.h"
#include "hwy/highway.h"
#include "tests/routing/random_network.h"

namespace railreach {
namespace {

constexpr uint32_t kNumNetworks = 300;

// [stop * kLanes + lane]
std::vector<LaneTime> AllRows(const Network& network,
                              absl::Span<const Legs> origins, Seconds horizon) {
  HeadwayWorkspace workspace(network);
  SearchBatch(network, origins, horizon, workspace);
  std::vector<LaneTime> rows;
  for (const StopId stop : IdRange<StopId>(network.stops.size())) {
    const LaneRow row = workspace.row(stop);
    rows.insert(rows.end(), row.begin(), row.end());
  }
  return rows;
}

TEST(SearchLawsTest, ALongerHorizonOnlyAddsTimes) {
  int64_t added = 0;
  for (uint32_t seed = 0; seed < kNumNetworks; ++seed) {
    const RandomNetwork random = MakeRandomNetwork(seed);
    const auto near = AllRows(random.network, random.legs(), Seconds(10));
    const auto far = AllRows(random.network, random.legs(), Seconds(17));
    for (size_t i = 0; i < near.size(); ++i) {
      if (near[i] != kLaneUnreachable) {
        ASSERT_LE(near[i], 10);
        ASSERT_EQ(near[i], far[i]);
      } else if (far[i] != kLaneUnreachable) {
        ASSERT_GT(far[i], 10);
        ++added;
      }
    }
  }
  EXPECT_GT(added, 1000);
}

// The network with one pattern more, over the first stops in order.
Network WithNewLine(const Network& network, size_t length) {
  Network result = network;
  std::vector<StopId> stops;
  for (size_t i = 0; i < length; ++i) {
    stops.push_back(StopId(i));
    result.patterns.run.push_back(Seconds(i == 0 ? 0 : 2));
    result.patterns.dwell.push_back(Seconds(0));
  }
  result.patterns.stops.AppendRow(stops);
  result.patterns.wait.push_back(Seconds(1));
  result.patterns.milli_trains.push_back(1000);
  std::vector<std::pair<StopId, PatternTable::Visit>> visits;
  for (const PatternId p : result.patterns.stops.ids()) {
    const auto row = result.patterns.stops[p];
    for (uint32_t i = 0; i < row.size(); ++i)
      visits.push_back({row[i], {p, i}});
  }
  result.patterns.visits = Csr<StopId, PatternTable::Visit>::FromEntries(
      result.stops.size(), visits);
  return result;
}

TEST(SearchLawsTest, ANewLineNeverWorsens) {
  int64_t better = 0;
  for (uint32_t seed = 0; seed < kNumNetworks; ++seed) {
    const RandomNetwork random = MakeRandomNetwork(seed);
    const Network more = WithNewLine(random.network, 3);
    const auto before = AllRows(random.network, random.legs(), Seconds(500));
    const auto after = AllRows(more, random.legs(), Seconds(500));
    for (size_t i = 0; i < before.size(); ++i) {
      ASSERT_LE(after[i], before[i]);
      better += after[i] < before[i];
    }
  }
  EXPECT_GT(better, 1000);
}

// From platform to platform: one leg of 0 s at every stop.
std::vector<std::vector<Leg>> AllStops(const Network& network) {
  std::vector<std::vector<Leg>> legs;
  for (const StopId stop : IdRange<StopId>(network.stops.size())) {
    legs.push_back({{stop, Seconds(0)}});
  }
  return legs;
}

TEST(SearchLawsTest, ToIsFromOnTheReversedNetwork) {
  int64_t reached = 0;
  for (uint32_t seed = 0; seed < kNumNetworks; ++seed) {
    const Network network = MakeRandomNetwork(seed).network;
    const auto legs = AllStops(network);
    const std::vector<Legs> origins(legs.begin(), legs.end());
    const auto from = AllRows(network, origins, Seconds(30));
    const auto to = AllRows(Reversed(network), origins, Seconds(30));
    for (size_t s = 0; s < legs.size(); ++s) {
      for (size_t t = 0; t < legs.size(); ++t) {
        ASSERT_EQ(from[t * kLanes + s], to[s * kLanes + t]);
        reached += s != t && from[t * kLanes + s] != kLaneUnreachable;
      }
    }
  }
  EXPECT_GT(reached, 1000);
}

TEST(SearchLawsTest, ReversingTwiceGivesTheSameTimes) {
  for (uint32_t seed = 0; seed < kNumNetworks; ++seed) {
    const RandomNetwork random = MakeRandomNetwork(seed);
    const Network again = Reversed(Reversed(random.network));
    ASSERT_EQ(AllRows(random.network, random.legs(), Seconds(40)),
              AllRows(again, random.legs(), Seconds(40)));
  }
}

TEST(SearchLawsTest, EveryInstructionSetGivesTheSameBytes) {
  const int64_t targets = hwy::SupportedTargets() & HWY_TARGETS;
  int tried = 0;
  for (uint32_t seed = 0; seed < 100; ++seed) {
    const RandomNetwork random = MakeRandomNetwork(seed);
    const Network reversed = Reversed(random.network);
    const auto expected = AllRows(random.network, random.legs(), Seconds(25));
    const auto back = AllRows(reversed, random.legs(), Seconds(25));
    for (int64_t rest = targets; rest != 0; rest &= rest - 1) {
      hwy::SetSupportedTargetsForTest(rest & -rest);
      ASSERT_EQ(AllRows(random.network, random.legs(), Seconds(25)), expected)
          << hwy::TargetName(rest & -rest);
      ASSERT_EQ(AllRows(reversed, random.legs(), Seconds(25)), back);
      ++tried;
    }
    hwy::SetSupportedTargetsForTest(0);
  }
  EXPECT_GE(tried, 200);  // plain code and at least one more
}

TEST(SearchLawsTest, AnOriginsTimesDoNotDependOnItsLane) {
  for (uint32_t seed = 0; seed < 100; ++seed) {
    const RandomNetwork random = MakeRandomNetwork(seed);
    const auto legs = random.legs();
    const auto expected = AllRows(random.network, legs, Seconds(25));
    for (const size_t lane : {size_t{0}, size_t{17}, size_t{63}}) {
      // Origin 1 alone in its lane, the others empty or full.
      std::vector<Legs> origins(lane + 1);
      if (seed % 2 == 0) std::fill(origins.begin(), origins.end(), legs[0]);
      origins[lane] = legs[1];
      const auto rows = AllRows(random.network, origins, Seconds(25));
      for (size_t row = 0; row < rows.size(); row += kLanes) {
        ASSERT_EQ(rows[row + lane], expected[row + 1]);
        if (lane < 63) {
          ASSERT_EQ(rows[row + 63], kLaneUnreachable);
        }
      }
    }
  }
}

TEST(SearchLawsTest, AWorkspaceForgetsItsLastSearch) {
  for (uint32_t seed = 0; seed < 100; ++seed) {
    const RandomNetwork random = MakeRandomNetwork(seed);
    const auto legs = random.legs();
    HeadwayWorkspace used(random.network);
    SearchBatch(random.network, legs, Seconds(60'000), used);
    SearchBatch(random.network, {legs[0]}, Seconds(9), used);
    HeadwayWorkspace fresh(random.network);
    SearchBatch(random.network, {legs[0]}, Seconds(9), fresh);
    for (const StopId stop : IdRange<StopId>(random.network.stops.size())) {
      ASSERT_EQ(used.row(stop), fresh.row(stop));
    }
    EXPECT_EQ(used.horizon(), Seconds(9));
  }
}

}  // namespace
}  // namespace railreach
