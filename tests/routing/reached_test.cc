#include "engine/routing/reached.h"

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace railreach {
namespace {

using Sums = std::array<int64_t, kLanes>;

struct Sample {
  std::vector<LaneTime> times;
  std::vector<int32_t> weights;
};

Sample RandomSample(uint32_t seed, size_t destinations, int32_t most) {
  std::mt19937 random(seed);
  Sample sample;
  for (size_t d = 0; d < destinations; ++d) {
    sample.weights.push_back(
        static_cast<int32_t>(random() % static_cast<uint32_t>(most + 1)));
    for (size_t k = 0; k < kLanes; ++k) {
      const auto time = static_cast<uint32_t>(random() % 5000);
      sample.times.push_back(time > 4000 ? kLaneUnreachable
                                         : static_cast<LaneTime>(time));
    }
  }
  return sample;
}

Sums ByHand(const Sample& sample, LaneTime cutoff) {
  Sums sums = {};
  for (size_t d = 0; d < sample.weights.size(); ++d) {
    for (size_t k = 0; k < kLanes; ++k) {
      if (sample.times[d * kLanes + k] <= cutoff) sums[k] += sample.weights[d];
    }
  }
  return sums;
}

TEST(ReachedTest, CountsWeightsUpToTheCutoffInclusive) {
  Sample sample = RandomSample(1, 500, 3000);
  sample.times[0] = 2700;
  sample.times[1] = 2701;
  Sums sums = {};
  AddReached(sample.times, sample.weights, 2700, absl::MakeSpan(sums));
  EXPECT_EQ(sums, ByHand(sample, 2700));
}

TEST(ReachedTest, WeightsMayPassThirtyTwoBits) {
  const Sample sample = RandomSample(2, 50, 1 << 30);
  Sums sums = {};
  AddReached(sample.times, sample.weights, 4000, absl::MakeSpan(sums));
  EXPECT_EQ(sums, ByHand(sample, 4000));
  EXPECT_GT(sums[0], int64_t{1} << 33);
}

TEST(ReachedTest, AChangeTakesOneCountToTheOther) {
  for (uint32_t seed = 0; seed < 20; ++seed) {
    const Sample before = RandomSample(seed, 100, 1000);
    Sample after = before;
    std::vector<uint32_t> which;
    std::vector<LaneTime> rows;
    std::mt19937 random(seed);
    for (uint32_t d = 0; d < 100; ++d) {
      if (random() % 3 != 0) continue;
      which.push_back(d);
      for (size_t k = 0; k < kLanes; ++k) {
        LaneTime& time = after.times[d * kLanes + k];
        if (random() % 2 == 0) time = static_cast<LaneTime>(random() % 65536);
        rows.push_back(time);
      }
    }
    const LaneTime cutoffs[] = {1800, 3600};
    std::vector<int64_t> sums;
    for (const LaneTime cutoff : cutoffs) {
      const Sums old = ByHand(before, cutoff);
      sums.insert(sums.end(), old.begin(), old.end());
    }
    AddReachChange(which, before.times, rows, before.weights, cutoffs,
                   absl::MakeSpan(sums));
    for (size_t c = 0; c < 2; ++c) {
      const Sums now = ByHand(after, cutoffs[c]);
      EXPECT_TRUE(std::equal(now.begin(), now.end(), &sums[c * kLanes]));
      EXPECT_NE(now, ByHand(before, cutoffs[c]));
    }
  }
}

}  // namespace
}  // namespace railreach
