#include "engine/geo/outline.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/geo/outline_oracle.h"

namespace railreach {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

void ExpectOriented(const Outline& outline) {
  for (const OutlinePolygon& polygon : outline.polygons) {
    EXPECT_GE(polygon.outer.size(), 3);
    EXPECT_GT(SignedArea(polygon.outer), 0);
    for (const Ring& hole : polygon.holes) {
      EXPECT_GE(hole.size(), 3);
      EXPECT_LT(SignedArea(hole), 0);
      EXPECT_TRUE(IsInRing(polygon.outer, hole[0]));
    }
  }
}

TEST(OutlineTest, DrawsOneDiscWithinTheError) {
  const Outline outline = UnionOutline({{{1000, 2000, 5000}}}, Metres(100));
  EXPECT_EQ(outline.union_area_m2, std::round(kPi * 5000 * 5000));
  ASSERT_THAT(outline.polygons, SizeIs(1));
  const Ring& ring = outline.polygons[0].outer;
  // Chord of the sagitta 100: 2 acos(1 - 100 / 5000) = 22.96 degrees.
  EXPECT_THAT(ring, SizeIs(16));
  for (size_t i = 0; i < ring.size(); ++i) {
    const PlanePoint& a = ring[i];
    const PlanePoint& b = ring[(i + 1) % ring.size()];
    EXPECT_NEAR(std::hypot(a.x - 1000, a.y - 2000), 5000, 1e-6);
    EXPECT_GE(std::hypot((a.x + b.x) / 2 - 1000, (a.y + b.y) / 2 - 2000),
              4900 - 1e-6);
  }
}

TEST(OutlineTest, DrawsADiscSmallerThanTheErrorAsASquare) {
  const Outline outline = UnionOutline({{{0, 0, 50}}}, Metres(100));
  ASSERT_THAT(outline.polygons, SizeIs(1));
  EXPECT_THAT(outline.polygons[0].outer, SizeIs(4));
}

TEST(OutlineTest, IsEmptyForNoDiscs) {
  EXPECT_EQ(UnionOutline({}), Outline());
  EXPECT_EQ(UnionOutline({{{0, 0, 0}}}), Outline());
}

TEST(OutlineTest, KeepsDisjointDiscsApart) {
  const Outline outline =
      UnionOutline({{{0, 0, 3000}, {10e3, 0, 4000}, {-30e3, 0, 20}}});
  EXPECT_THAT(outline.polygons, SizeIs(3));
  EXPECT_EQ(outline.union_area_m2,
            std::round(kPi * (3000. * 3000 + 4000 * 4000 + 20 * 20)));
}

// Two discs of radius r at distance d: the lens between them has the area
// 2 r^2 acos(d / 2r) - d / 2 sqrt(4 r^2 - d^2).
TEST(OutlineTest, CountsTheLensOfTwoDiscsOnce) {
  const double r = 5000, d = 6000;
  const double lens =
      2 * r * r * std::acos(d / (2 * r)) - d / 2 * std::sqrt(4 * r * r - d * d);
  const Outline outline = UnionOutline({{{0, 0, r}, {d, 0, r}}}, Metres(1));
  EXPECT_EQ(outline.union_area_m2, std::round(2 * kPi * r * r - lens));
  ASSERT_THAT(outline.polygons, SizeIs(1));
  EXPECT_LT(Area(outline), outline.union_area_m2);
  EXPECT_GT(Area(outline), outline.union_area_m2 - 30e3);  // 1 m x perimeter
}

TEST(OutlineTest, LeavesAHoleInAnAnnulus) {
  const Outline outline = UnionOutline(Annulus(16));
  ASSERT_THAT(outline.polygons, SizeIs(1));
  EXPECT_THAT(outline.polygons[0].holes, SizeIs(1));
  ExpectOriented(outline);
  EXPECT_FALSE(IsInOutline(outline, {0, 0}));
  EXPECT_TRUE(IsInOutline(outline, {10e3, 0}));
  EXPECT_NEAR(outline.union_area_m2, AreaByLines(Annulus(16)), 1e3);
}

TEST(OutlineTest, PutsAnIslandInAHoleOutsideTheRingAroundIt) {
  std::vector<Disc> discs = Annulus(16);
  discs.push_back({0, 0, 1000});
  const Outline outline = UnionOutline(discs);
  ASSERT_THAT(outline.polygons, SizeIs(2));
  EXPECT_THAT(outline.polygons[0].holes, SizeIs(1));
  EXPECT_THAT(outline.polygons[1].holes, IsEmpty());
  EXPECT_TRUE(IsInOutline(outline, {0, 0}));
  EXPECT_FALSE(IsInOutline(outline, {3000, 0}));
}

// Three discs around a hole of about 60 m across.
TEST(OutlineTest, FillsAHoleThatTheErrorHides) {
  std::vector<Disc> discs;
  for (const double angle : {0.0, 2 * kPi / 3, 4 * kPi / 3}) {
    discs.push_back({5030 * std::cos(angle), 5030 * std::sin(angle), 5000});
  }
  EXPECT_THAT(UnionOutline(discs, Metres(100)).polygons[0].holes, IsEmpty());
  const Outline fine = UnionOutline(discs, Metres(1));
  EXPECT_THAT(fine.polygons[0].holes, SizeIs(1));
  EXPECT_EQ(fine.union_area_m2, UnionOutline(discs, Metres(100)).union_area_m2);
}

TEST(OutlineTest, AgreesWithTheDiscsAtEveryPointFartherThanTheError) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> place(-7e3, 47e3);
  size_t holes = 0, pieces = 0;
  int outside = 0, inside = 0;
  for (int round = 0; round < 60; ++round) {
    const auto discs = RandomDiscs(5 + 3 * round, random);
    const Outline outline = UnionOutline(discs);
    ExpectOriented(outline);
    pieces += outline.polygons.size();
    for (const auto& polygon : outline.polygons) holes += polygon.holes.size();
    for (int i = 0; i < 1000; ++i) {
      const PlanePoint p{place(random), place(random)};
      const double depth = Depth(discs, p);
      if (std::abs(depth) <= 100) continue;
      EXPECT_EQ(IsInOutline(outline, p), depth > 0);
      (depth > 0 ? inside : outside) += 1;
    }
  }
  EXPECT_GT(holes, 50);
  EXPECT_GT(pieces, 150);
  EXPECT_GT(inside, 10000);
  EXPECT_GT(outside, 10000);
}

TEST(OutlineTest, HasTheAreaOfTheUnion) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 20; ++round) {
    const auto discs = RandomDiscs(5 + 10 * round, random);
    const Outline outline = UnionOutline(discs, Metres(1));
    EXPECT_NEAR(outline.union_area_m2, AreaByLines(discs), 3e3);
    EXPECT_NEAR(Area(outline), outline.union_area_m2, 1e6);  // 1 m x 1000 km
  }
}

TEST(OutlineTest, DrawsRingsThatDoNotCross) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 40; ++round) {
    const auto discs = RandomDiscs(4 + 3 * round, random);
    for (const double error : {10.0, 100.0, 1000.0}) {
      EXPECT_EQ(Crossings(UnionOutline(discs, Metres(error))), 0);
    }
  }
}

TEST(OutlineTest, NeverShrinksWhenADiscIsAdded) {
  std::mt19937_64 random(6);
  auto discs = RandomDiscs(100, random);
  std::vector<Disc> some;
  double area = 0;
  int grown = 0;
  for (const Disc& disc : discs) {
    some.push_back(disc);
    const double larger = UnionOutline(some).union_area_m2;
    EXPECT_GE(larger, area);
    grown += larger > area;
    area = larger;
  }
  EXPECT_GT(grown, 50);
}

TEST(OutlineTest, IsTheSameInAnyOrderOfTheDiscs) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 10; ++round) {
    auto discs = RandomDiscs(150, random);
    discs.insert(discs.end(), discs.begin(), discs.begin() + 20);
    if (round % 2 == 0) {  // whole kilometres: many circles in one point
      for (Disc& disc : discs) {
        disc = {std::round(disc.x / 1e3) * 1e3, std::round(disc.y / 1e3) * 1e3,
                std::round(disc.radius / 1e3) * 1e3};
      }
    }
    const Outline outline = UnionOutline(discs);
    std::shuffle(discs.begin(), discs.end(), random);
    EXPECT_EQ(UnionOutline(discs), outline);
  }
}

TEST(OutlineTest, SurvivesDiscsOnAGridThatTouchAndMeetInPoints) {
  std::mt19937_64 random(8);
  for (int round = 0; round < 40; ++round) {
    const int side = 5 + round;
    std::uniform_int_distribution<int> place(0, side);
    std::uniform_int_distribution<int> radius(0, 3);
    std::vector<Disc> discs;
    for (int i = 0; i < 20 * side; ++i) {
      discs.push_back({1000.0 * place(random), 1000.0 * place(random),
                       500.0 * radius(random)});
    }
    const Outline outline = UnionOutline(discs, Metres(1));
    ExpectOriented(outline);
    EXPECT_NEAR(outline.union_area_m2, AreaByLines(discs), 1e4);
  }
}

TEST(OutlineTest, SurvivesTensOfThousandsOfDiscs) {
  std::mt19937_64 random(9);
  std::uniform_int_distribution<int> place(0, 400);
  std::uniform_int_distribution<int> radius(1, 4);
  std::vector<Disc> discs;
  for (int i = 0; i < 30000; ++i) {
    discs.push_back(
        {1.0 * place(random), 1.0 * place(random), 1.0 * radius(random)});
  }
  const Outline outline = UnionOutline(discs, Metres(0.01));
  ExpectOriented(outline);
  EXPECT_NEAR(outline.union_area_m2, AreaByLines(discs), 20);
}

TEST(OutlineTest, SurvivesACircleOfCirclesThroughOnePoint) {
  std::vector<Disc> discs;
  for (const auto& [x, y] : {std::pair(3, 4),
                             {4, 3},
                             {5, 0},
                             {-3, 4},
                             {0, 5},
                             {-4, -3},
                             {0, -5},
                             {-5, 0},
                             {4, -3}}) {
    discs.push_back({1e3 * x, 1e3 * y, 5e3});
  }
  const Outline outline = UnionOutline(discs, Metres(1));
  EXPECT_THAT(outline.polygons, SizeIs(1));
  EXPECT_THAT(outline.polygons[0].holes, IsEmpty());
  EXPECT_NEAR(outline.union_area_m2, AreaByLines(discs), 1e3);
}

}  // namespace
}  // namespace railreach
