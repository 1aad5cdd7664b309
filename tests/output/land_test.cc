#include "engine/output/land.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

// Longitude to the right, latitude up, counter-clockwise.
LandRing Rectangle(int32_t west, int32_t south, int32_t east, int32_t north) {
  return {{south, west}, {south, east}, {north, east}, {north, west}};
}

LandRing Reversed(LandRing ring) {
  std::reverse(ring.begin(), ring.end());
  return ring;
}

// Of all rings, holes below 0; twice the area would be whole.
double Area(const Land& land) {
  double area = 0;
  for (const LandRing& ring : land.rings) {
    LandPoint last = ring.back();
    for (const LandPoint& point : ring) {
      area += 0.5 * (static_cast<double>(last.lng) * point.lat -
                     static_cast<double>(point.lng) * last.lat);
      last = point;
    }
  }
  return area;
}

bool Within(const Land& land, const LandBox& box) {
  for (const LandRing& ring : land.rings) {
    for (const LandPoint& p : ring) {
      if (p.lat < box.south_west.lat || p.lat > box.north_east.lat ||
          p.lng < box.south_west.lng || p.lng > box.north_east.lng) {
        return false;
      }
    }
  }
  return true;
}

constexpr LandBox kBox = {{0, 0}, {100, 100}};

//      +-----------+ 100
//   +--|-----+ 80  |
//   |  |#####|     |
//   +--|-----+ 20  |
//      +-----------+ 0
//  -50 0     50    100
TEST(LandTest, OfASquareHalfInsideTheHalfIsLeft) {
  const Land clipped = ClipLand({{Rectangle(-50, 20, 50, 80)}}, kBox);
  ASSERT_THAT(clipped.rings, SizeIs(1));
  EXPECT_THAT(clipped.rings[0],
              UnorderedElementsAre(LandPoint{20, 0}, LandPoint{20, 50},
                                   LandPoint{80, 50}, LandPoint{80, 0}));
  EXPECT_EQ(Area(clipped), 50 * 60);  // above 0: still counter-clockwise
}

TEST(LandTest, WhatIsInsideStaysAsItIs) {
  const Land land = {{Rectangle(10, 10, 40, 40), Rectangle(50, 50, 90, 90)}};
  EXPECT_EQ(ClipLand(land, kBox), land);
}

TEST(LandTest, WhatIsOutsideGoes) {
  EXPECT_THAT(ClipLand({{Rectangle(110, 10, 140, 40)}}, kBox).rings, IsEmpty());
  EXPECT_THAT(ClipLand({{Rectangle(-90, -90, -1, 200)}}, kBox).rings,
              IsEmpty());
  EXPECT_THAT(ClipLand({}, kBox).rings, IsEmpty());
}

TEST(LandTest, ARingAroundTheBoxLeavesTheBox) {
  const Land clipped = ClipLand({{Rectangle(-500, -500, 900, 900)}}, kBox);
  ASSERT_THAT(clipped.rings, SizeIs(1));
  EXPECT_THAT(clipped.rings[0],
              UnorderedElementsAre(LandPoint{0, 0}, LandPoint{0, 100},
                                   LandPoint{100, 100}, LandPoint{100, 0}));
}

TEST(LandTest, WhatTouchesTheBoxFromOutsideGoes) {
  EXPECT_THAT(ClipLand({{Rectangle(100, 20, 150, 80)}}, kBox).rings, IsEmpty());
}

//   A bay open to the west: two arms reach out of the box, joined within.
TEST(LandTest, ABayThatTheBoxCutsLeavesTwoArms) {
  const LandRing bay = {{10, -50}, {10, 50},  {90, 50},  {90, -50},
                        {70, -50}, {70, -10}, {30, -10}, {30, -50}};
  const Land clipped = ClipLand({{bay}}, {{0, -40}, {100, -20}});
  ASSERT_THAT(clipped.rings, SizeIs(2));
  EXPECT_EQ(Area(clipped), 2 * 20 * 20);
  EXPECT_EQ(Area({{clipped.rings[0]}}), 20 * 20);
}

TEST(LandTest, AHoleStandsBehindTheRingAroundIt) {
  const LandRing hole = Reversed(Rectangle(60, 60, 80, 80));
  const Land clipped = ClipLand(
      {{Rectangle(50, 50, 90, 90), hole, Rectangle(10, 10, 20, 20)}}, kBox);
  EXPECT_THAT(clipped.rings, ElementsAre(Rectangle(50, 50, 90, 90), hole,
                                         Rectangle(10, 10, 20, 20)));
}

TEST(LandTest, AHoleOnTheEdgeBecomesABay) {
  const Land land = {
      {Rectangle(-50, 20, 50, 80), Reversed(Rectangle(-20, 40, 30, 60))}};
  const Land clipped = ClipLand(land, kBox);
  ASSERT_THAT(clipped.rings, SizeIs(1));
  EXPECT_EQ(Area(clipped), 50 * 60 - 30 * 20);
}

TEST(LandTest, CutsAreRounded) {
  // From (0, -2) to (1, 1): it meets longitude 0 at 2 / 3.
  const Land clipped = ClipLand({{{{0, -2}, {1, 1}, {50, 1}, {50, -2}}}}, kBox);
  ASSERT_THAT(clipped.rings, SizeIs(1));
  EXPECT_THAT(clipped.rings[0],
              UnorderedElementsAre(LandPoint{1, 0}, LandPoint{1, 1},
                                   LandPoint{50, 1}, LandPoint{50, 0}));
}

// A star around the box's middle, of any reach in each direction.
LandRing Star(std::mt19937& random, int points) {
  std::uniform_real_distribution<double> reach(2e5, 3e6);
  LandRing ring;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * M_PI * i / points;
    const double length = reach(random);
    ring.push_back({static_cast<int32_t>(length * std::sin(angle)),
                    static_cast<int32_t>(length * std::cos(angle))});
  }
  return ring;
}

// The four quarters of the plane, and the whole.
TEST(LandTest, ThePartsOfRandomLandAddUp) {
  std::mt19937 random(5);
  constexpr int32_t kFar = 4'000'000;
  size_t most_rings = 0;
  for (int i = 0; i < 200; ++i) {
    const Land land = {{Star(random, 60)}};
    const int32_t x = static_cast<int32_t>(random() % 2'000'000) - 1'000'000;
    const int32_t y = static_cast<int32_t>(random() % 2'000'000) - 1'000'000;
    double sum = 0;
    for (const LandBox& box :
         {LandBox{{-kFar, -kFar}, {y, x}}, LandBox{{-kFar, x}, {y, kFar}},
          LandBox{{y, -kFar}, {kFar, x}}, LandBox{{y, x}, {kFar, kFar}}}) {
      const Land part = ClipLand(land, box);
      EXPECT_TRUE(Within(part, box));
      for (const LandRing& ring : part.rings) EXPECT_GT(Area({{ring}}), 0);
      most_rings = std::max(most_rings, part.rings.size());
      sum += Area(part);
    }
    // Each of some hundred cuts is off by half a step, along 6e6 steps.
    EXPECT_NEAR(sum, Area(land), 1e9) << i;
    EXPECT_GT(Area(land), 1e12);
  }
  EXPECT_GE(most_rings, 5u);
}

TEST(LandTest, TheBoxIsThatOfThePlacesAndHalfAsMuchOnEachSide) {
  Model model;
  model.lines.stations.push_back({});
  model.lines.stations[StationId(0)].position = {31, 121};
  model.places.nodes.push_back({});
  model.places.nodes[NodeId(0)].position = {32, 121};
  model.places.zones.push_back({});
  model.places.zones[ZoneId(0)].position = {31.5, 123};
  EXPECT_EQ(LandBoxOf(model),
            (LandBox{{30'500'000, 120'000'000}, {32'500'000, 124'000'000}}));
}

TEST(LandTest, TheBoxEndsWithTheGlobeAndIsNeverEmptyAroundAPlace) {
  Model model;
  EXPECT_EQ(LandBoxOf(model), LandBox());
  model.lines.stations.push_back({});
  model.lines.stations[StationId(0)].position = {89.95, -180};
  EXPECT_EQ(LandBoxOf(model),
            (LandBox{{89'850'000, -180'000'000}, {90'000'000, -179'900'000}}));
}

}  // namespace
}  // namespace railreach
