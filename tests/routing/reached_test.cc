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

// [destinations * cutoffs]
std::vector<LaneSet> WithinAll(const Sample& sample,
                               absl::Span<const LaneTime> cutoffs) {
  std::vector<LaneSet> within;
  for (size_t d = 0; d < sample.weights.size(); ++d) {
    for (const LaneTime cutoff : cutoffs) {
      within.push_back(
          LanesWithin(LaneRow(&sample.times[d * kLanes], kLanes), cutoff));
    }
  }
  return within;
}

TEST(ReachedTest, ALaneIsWithinUpToTheCutoffInclusive) {
  std::vector<LaneTime> row(kLanes, kLaneUnreachable);
  row[0] = 2700;
  row[1] = 2701;
  row[40] = 0;
  row[63] = 65534;
  EXPECT_EQ(LanesWithin(row, 2700), LaneSet{1} | LaneSet{1} << 40);
  EXPECT_EQ(LanesWithin(row, 65534),
            LaneSet{3} | LaneSet{1} << 40 | LaneSet{1} << 63);
}

TEST(ReachedTest, CountsTheWeightsOfWhatIsWithin) {
  const Sample sample = RandomSample(1, 500, 3000);
  Sums sums = {};
  AddReached(WithinAll(sample, {2700}), sample.weights, absl::MakeSpan(sums));
  EXPECT_EQ(sums, ByHand(sample, 2700));
}

TEST(ReachedTest, WeightsMayPassThirtyTwoBits) {
  const Sample sample = RandomSample(2, 50, 1 << 30);
  Sums sums = {};
  AddReached(WithinAll(sample, {4000}), sample.weights, absl::MakeSpan(sums));
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
    const std::vector<LaneSet> within = WithinAll(before, cutoffs);
    const std::vector<LaneSet> none(within.size(), 0);
    AddReachChange(which, within, none, rows, before.weights, cutoffs,
                   absl::MakeSpan(sums));
    for (size_t c = 0; c < 2; ++c) {
      const Sums now = ByHand(after, cutoffs[c]);
      EXPECT_TRUE(std::equal(now.begin(), now.end(), &sums[c * kLanes]));
      EXPECT_NE(now, ByHand(before, cutoffs[c]));
    }
  }
}

TEST(ReachedTest, WhatIsReachedAnywayIsNeitherGainedNorLost) {
  const LaneTime cutoffs[] = {1800, 3600};
  const std::vector<uint32_t> which = {1};
  const std::vector<int32_t> weights = {5, 7};
  const std::vector<LaneSet> before = {0, 0, 0b011, 0b111};
  const std::vector<LaneSet> always = {0, 0, 0b001, 0b010};
  std::vector<LaneTime> after(kLanes, kLaneUnreachable);
  after[3] = 2000;  // in lane 3 it is new, within an hour
  std::vector<int64_t> sums(2 * kLanes, 0);
  AddReachChange(which, before, always, after, weights, cutoffs,
                 absl::MakeSpan(sums));
  std::vector<int64_t> expected(2 * kLanes, 0);
  expected[1] = -7;           // 30 min: 0b011 becomes 0b001
  expected[kLanes + 0] = -7;  // 60 min: 0b0111 becomes 0b1010
  expected[kLanes + 2] = -7;
  expected[kLanes + 3] = 7;
  EXPECT_EQ(sums, expected);
}

}  // namespace
}  // namespace railreach
