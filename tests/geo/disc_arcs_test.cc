#include "engine/geo/disc_arcs.h"

#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <vector>

#include "engine/geo/circle_gaps.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(TurnOfTest, GrowsWithTheAngle) {
  EXPECT_EQ(TurnOf({1, 0}), 0);
  EXPECT_EQ(TurnOf({0, 1}), 1);
  EXPECT_EQ(TurnOf({-1, 0}), 2);
  EXPECT_EQ(TurnOf({0, -1}), 3);
  double last = -1;
  for (int degree = 0; degree < 360; ++degree) {
    const double angle = degree * std::acos(-1) / 180;
    const double turn = TurnOf({std::cos(angle), std::sin(angle)});
    EXPECT_GT(turn, last);
    last = turn;
  }
  EXPECT_LT(last, 4);
  EXPECT_EQ(TurnOf({1, -1e-300}), 0);  // not 4
}

//   Circle of radius 5; a disc of radius 5 at (6, 0) covers it from (3, -4)
//   to (3, 4), across direction 0.
TEST(CircleGapsTest, LosesTheArcThatANeighbourCovers) {
  CircleGaps circle;
  circle.Reset({0, 0, 5});
  EXPECT_TRUE(circle.Cover({6, 0, 5}, 1));
  ASSERT_THAT(circle.gaps(), SizeIs(1));
  const Gap& gap = circle.gaps()[0];
  EXPECT_NEAR(gap.from.x, 0.6, 1e-15);
  EXPECT_NEAR(gap.from.y, 0.8, 1e-15);
  EXPECT_NEAR(gap.to.y, -0.8, 1e-15);
  EXPECT_EQ(gap.from_disc, 1);
  EXPECT_EQ(gap.to_disc, 1);
  circle.Cover({6, 0, 4.9}, 2);  // covers less of the same
  ASSERT_THAT(circle.gaps(), SizeIs(1));
  EXPECT_EQ(circle.gaps()[0].from_disc, 1);
  EXPECT_FALSE(circle.Cover({-11, 0, 5}, 3));
  EXPECT_TRUE(circle.Cover({-6, 0, 5}, 4));
  EXPECT_THAT(circle.gaps(), SizeIs(2));
  EXPECT_TRUE(circle.Cover({0, 3, 5}, 5));
  EXPECT_TRUE(circle.Cover({0, -3, 5}, 6));
  EXPECT_THAT(circle.gaps(), IsEmpty());
}

TEST(CircleGapsTest, CutsBothSidesOfDirectionZeroWhenAnArcEndsThere) {
  for (const double side : {1.0, -1.0}) {
    CircleGaps circle;
    circle.Reset({0, 0, 5});
    EXPECT_TRUE(circle.Cover({5, side * 5, 5}, 7));  // meets (5, 0)
    ASSERT_THAT(circle.gaps(), SizeIs(1));
    EXPECT_EQ(circle.gaps()[0].from_disc, 7);
    EXPECT_EQ(circle.gaps()[0].to_disc, 7);
  }
}

TEST(UnionArcsTest, DropsWhatIsInsideAnotherOrNoDisc) {
  const double infinity = std::numeric_limits<double>::infinity();
  const auto arcs = UnionArcs({{0, 0, 5},
                               {1, 0, 4},  // touches from inside
                               {0, 0, 5},
                               {0, 1, 1},
                               {9, 9, 0},
                               {9, 9, -1},
                               {infinity, 0, 1},
                               {0, std::nan(""), 1},
                               {0, 0, infinity}});
  EXPECT_THAT(arcs.discs, ElementsAre(Disc{0, 0, 5}));
  ASSERT_THAT(arcs.arcs, SizeIs(1));
  EXPECT_EQ(arcs.arcs[0].next, 0);
  EXPECT_EQ(arcs.arcs[0].turn, 4);
}

TEST(UnionArcsTest, NamesThePiecesOfTheUnion) {
  const auto arcs = UnionArcs(
      {{0, 0, 5}, {100, 0, 4}, {6, 0, 4.5}, {105, 0, 3.5}, {50, 0, 3}});
  // 0: (0, 0), 1: (6, 0), 2: (100, 0), 3: (105, 0), 4: (50, 0).
  EXPECT_THAT(arcs.component, ElementsAre(0, 0, 2, 2, 4));
}

TEST(UnionArcsTest, LeavesTouchingDiscsApart) {
  const auto arcs = UnionArcs({{0, 0, 5}, {10, 0, 5}});
  EXPECT_THAT(arcs.component, ElementsAre(0, 1));
  EXPECT_THAT(arcs.arcs, SizeIs(2));
}

// On whole coordinates and radii many circles pass through one point.
TEST(UnionArcsTest, ClosesItsRingsWhereManyCirclesMeetInOnePoint) {
  std::mt19937_64 random(11);
  std::uniform_int_distribution<int> coordinate(0, 20);
  std::uniform_int_distribution<int> radius(0, 5);
  int nudged = 0;
  for (int round = 0; round < 500; ++round) {
    std::vector<Disc> discs;
    for (int i = 0; i < 40; ++i) {
      discs.push_back({1.0 * coordinate(random), 1.0 * coordinate(random),
                       1.0 * radius(random)});
    }
    const DiscArcs result = UnionArcs(discs);
    std::set<uint32_t> next;
    for (const DiscArc& arc : result.arcs) {
      next.insert(arc.next);
      const Disc& a = result.discs[arc.disc];
      const DiscArc& follower = result.arcs[arc.next];
      const Disc& b = result.discs[follower.disc];
      EXPECT_NEAR(a.x + a.radius * arc.to.x, b.x + b.radius * follower.from.x,
                  1e-6);
      EXPECT_NEAR(a.y + a.radius * arc.to.y, b.y + b.radius * follower.from.y,
                  1e-6);
    }
    EXPECT_EQ(next.size(), result.arcs.size());
    nudged += result.discs[0].radius != std::floor(result.discs[0].radius);
  }
  EXPECT_GT(nudged, 10);
  EXPECT_LT(nudged, 500);
}

}  // namespace
}  // namespace railreach
