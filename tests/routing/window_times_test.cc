// Times of a window's departures against plain loops.
#include "engine/routing/window_times.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

using Times = std::vector<LaneTime>;
constexpr LaneTime kNever = kLaneUnreachable;

// All whole per cent.
std::vector<int> AllPercentiles() {
  std::vector<int> all;
  for (int p = 1; p <= 100; ++p) all.push_back(p);
  return all;
}

Times Percentiles(const Times& times, const std::vector<int>& percentiles) {
  Times values(percentiles.size());
  SelectPercentiles(times, percentiles, absl::MakeSpan(values));
  return values;
}

// Value number (p n + 99) / 100 of the sorted ones, from 1.
Times BySorting(Times times, const std::vector<int>& percentiles) {
  std::sort(times.begin(), times.end());
  Times values;
  for (const int p : percentiles) {
    const size_t rank = (static_cast<size_t>(p) * times.size() + 99) / 100;
    values.push_back(times[rank - 1]);
  }
  return values;
}

// Rows of every kind, of 1 to 300 times, the same on every machine.
class RandomTimes {
 public:
  explicit RandomTimes(uint32_t seed) : random_(seed) {}

  uint32_t Below(uint32_t n) { return static_cast<uint32_t>(random_() % n); }

  Times Row(size_t size) {
    constexpr uint32_t kSpreads[] = {1, 3, 100, 7200, 65536};
    const uint32_t spread = kSpreads[Below(5)];
    const uint32_t first = Below(65536 - spread + 1);
    const uint32_t never = Below(5);  // in four
    Times times(size);
    for (LaneTime& time : times) {
      time = Below(4) < never ? kNever
                              : static_cast<LaneTime>(first + Below(spread));
    }
    return times;
  }
  Times Row() { return Row(1 + Below(300)); }

 private:
  std::mt19937 random_;
};

TEST(WindowTimesTest, APercentileIsOneOfTheValues) {
  const Times times = {50, 10, 40, 20, 30};
  // (1 x 5 + 99) / 100 = 1; (20 x 5 + 99) / 100 = 1; (21 x 5 + 99) / 100 = 2
  EXPECT_THAT(Percentiles(times, {1, 20, 21, 50, 95, 100}),
              ElementsAre(10, 10, 20, 30, 50, 50));
}

TEST(WindowTimesTest, WhatIsUnreachableIsLongest) {
  EXPECT_THAT(Percentiles({kNever, 7, kNever, 7}, {25, 50, 51, 100}),
              ElementsAre(7, 7, kNever, kNever));
  EXPECT_THAT(Percentiles(Times(17, kNever), {1, 50, 100}),
              ElementsAre(kNever, kNever, kNever));
  EXPECT_THAT(Percentiles({0}, {1, 100}), ElementsAre(0, 0));
}

TEST(WindowTimesTest, EveryPercentileIsThatOfTheSortedValues) {
  RandomTimes random(1);
  const std::vector<int> percentiles = AllPercentiles();
  int ties = 0, never = 0, odd = 0;
  for (int round = 0; round < 2000; ++round) {
    const Times times = random.Row();
    ASSERT_EQ(Percentiles(times, percentiles), BySorting(times, percentiles));
    Times values = times;
    std::sort(values.begin(), values.end());
    ties += std::adjacent_find(values.begin(), values.end()) != values.end();
    never += values.front() == kNever;
    odd += times.size() % 32 != 0;
  }
  EXPECT_GT(ties, 1000);
  EXPECT_GT(never, 10);
  EXPECT_GT(odd, 1000);
}

TEST(WindowTimesTest, PercentilesAscendAndAreAmongTheTimes) {
  RandomTimes random(2);
  for (int round = 0; round < 500; ++round) {
    const Times times = random.Row();
    const Times values = Percentiles(times, {5, 50, 95});
    EXPECT_LE(values[0], values[1]);
    EXPECT_LE(values[1], values[2]);
    EXPECT_THAT(times, IsSupersetOf({values[0]}));
    EXPECT_THAT(times, IsSupersetOf({values[1]}));
    EXPECT_THAT(times, IsSupersetOf({values[2]}));
  }
}

// At least p per cent arrive within percentile p, and fewer in any less time.
TEST(WindowTimesTest, CountsAndPercentilesAgree) {
  RandomTimes random(3);
  for (int round = 0; round < 500; ++round) {
    const Times times = random.Row();
    for (const int p : {1, 5, 50, 95, 100}) {
      const LaneTime value = Percentiles(times, {p})[0];
      if (value == kNever) continue;
      const auto size = static_cast<int>(times.size());
      EXPECT_GE(100 * CountWithin(times, Seconds(value)), p * size);
      if (value == 0) continue;
      EXPECT_LT(100 * CountWithin(times, Seconds(value - 1)), p * size);
    }
  }
}

TEST(WindowTimesTest, CountsAreThoseOfALoop) {
  RandomTimes random(4);
  int64_t counted = 0;
  for (int round = 0; round < 2000; ++round) {
    const Times times = random.Row();
    Seconds cutoff(static_cast<int32_t>(random.Below(65536)));
    if (round % 2 == 0)
      cutoff =
          Seconds(times[random.Below(static_cast<uint32_t>(times.size()))]);
    if (round % 50 == 1) cutoff = kUnreachable;
    int32_t count = 0;
    for (const LaneTime time : times) {
      count += time != kNever && Seconds(time) <= cutoff;
    }
    ASSERT_EQ(CountWithin(times, cutoff), count);
    counted += count;
  }
  EXPECT_GT(counted, 10'000);
}

TEST(WindowTimesTest, NobodyIsWithinWhatIsUnreachable) {
  EXPECT_EQ(CountWithin({65534, kNever, 0}, kUnreachable), 2);
  EXPECT_EQ(CountWithin(Times(33, kNever), Seconds(65535)), 0);
  EXPECT_EQ(CountWithin({}, Seconds(5)), 0);
}

TEST(WindowTimesTest, TimesAreLoweredAsByALoop) {
  RandomTimes random(5);
  int lowered = 0, saturated = 0;
  for (int round = 0; round < 2000; ++round) {
    const size_t size = 1 + random.Below(300);
    const Times profile = random.Row(size);
    Times times = random.Row(size);
    Seconds leg(static_cast<int32_t>(random.Below(round % 3 ? 600 : 70'000)));
    if (round % 40 == 0) leg = kUnreachable;
    Times exact = times;
    for (size_t k = 0; k < size; ++k) {
      const Seconds sum = FromLaneTime(profile[k]) + leg;
      saturated += sum > kLaneHorizonMax && profile[k] != kNever;
      lowered += sum < FromLaneTime(times[k]);
      exact[k] = std::min(exact[k], ToLaneTime(sum));
    }
    LowerTimes(profile, leg, absl::MakeSpan(times));
    ASSERT_EQ(times, exact);
  }
  EXPECT_GT(lowered, 10'000);
  EXPECT_GT(saturated, 1000);
}

}  // namespace
}  // namespace railreach
