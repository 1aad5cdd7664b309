#include "engine/base/draw.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace railreach {
namespace {

// Pearson's statistic of counts that should be equal.
double ChiSquare(const std::vector<int>& counts) {
  double sum = 0;
  for (const int count : counts) sum += count;
  const double expected = sum / static_cast<double>(counts.size());
  double chi_square = 0;
  for (const int count : counts) {
    chi_square += (count - expected) * (count - expected) / expected;
  }
  return chi_square;
}

// 64 cells: 63 degrees of freedom, 1 in 1000 lies above 103.4.
constexpr double kBound = 103.4;

TEST(DrawTest, TheDrawsOfAKeyAreEven) {
  for (const char* key : {"", "M1", "京沪高速 G2"}) {
    std::vector<int> counts(64, 0);
    for (uint32_t n = 0; n < 64'000; ++n) {
      ++counts[DrawBelow(64, DrawBits({7, n}, key))];
    }
    EXPECT_LT(ChiSquare(counts), kBound) << key;
  }
}

TEST(DrawTest, TheKeysOfADrawAreEven) {
  std::vector<int> counts(64, 0);
  for (int k = 0; k < 64'000; ++k) {
    ++counts[DrawBelow(64, DrawBits({7, 3}, "line " + std::to_string(k)))];
  }
  EXPECT_LT(ChiSquare(counts), kBound);
}

TEST(DrawTest, SeedsDrawsAndKeysAreApart) {
  std::vector<int> pairs(64, 0);  // 8 x 8: of neighbours on each axis
  const auto add = [&](Draw a, const char* of_a, Draw b, const char* of_b) {
    ++pairs[8 * DrawBelow(8, DrawBits(a, of_a)) +
            DrawBelow(8, DrawBits(b, of_b))];
  };
  for (uint32_t n = 0; n < 20'000; ++n) {
    add({1, n}, "M1", {2, n}, "M1");
    add({1, n}, "M1", {1, n + 1}, "M1");
    add({1, n}, "M1", {1, n}, "M2");
  }
  EXPECT_LT(ChiSquare(pairs), kBound);
}

TEST(DrawTest, BelowCoversItsRangeEndToEnd) {
  EXPECT_EQ(DrawBelow(10, 0), 0u);
  EXPECT_EQ(DrawBelow(10, 0xffffffff), 9u);
  EXPECT_EQ(DrawBelow(10, 0x80000000), 5u);
  EXPECT_EQ(DrawBelow(1, 0xffffffff), 0u);
}

TEST(DrawTest, TheSameOnEveryMachine) {
  EXPECT_EQ(DrawBits({7, 3}, "M1"), DrawBits({7, 3}, std::string("M1")));
  // From XXH3("") = 0x2d06800538d394c2, worked out apart.
  EXPECT_EQ(DrawBits({0, 0}, ""), 2887082436u);
  EXPECT_EQ(DrawBits({1, 2}, "M1"), 3500250702u);
}

}  // namespace
}  // namespace railreach
