#include "engine/geo/spatial_index.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool Nearer(const Neighbour& a, const Neighbour& b) {
  return a.distance != b.distance ? a.distance < b.distance : a.point < b.point;
}

std::vector<Neighbour> WithinByBruteForce(const std::vector<LatLng>& points,
                                          LatLng centre, Metres radius) {
  std::vector<Neighbour> result;
  for (uint32_t i = 0; i < points.size(); ++i) {
    const Metres distance = GeodesicDistance(points[i], centre);
    if (distance <= radius) result.push_back({i, distance});
  }
  std::sort(result.begin(), result.end(), Nearer);
  return result;
}

// Around a place, some of them twice.
std::vector<LatLng> Scattered(LatLng around, double degrees, int count,
                              std::mt19937_64& random) {
  std::uniform_real_distribution<double> unit(-1, 1);
  std::vector<LatLng> points;
  for (int i = 0; i < count; ++i) {
    double lng = around.lng + degrees * unit(random);
    if (lng > 180) lng -= 360;
    points.push_back(
        {std::clamp(around.lat + degrees * unit(random), -90.0, 90.0), lng});
    if (i % 10 == 0) points.push_back(points.back());
  }
  return points;
}

//   point   0 ------ 1 ------ 2 on the equator, 0.01 degrees = 1113.195 m.
TEST(SpatialIndexTest, FindsPointsFromNearToFar) {
  const SpatialIndex index({{0, 0}, {0, 0.01}, {0, 0.02}});
  std::vector<Neighbour> found;
  index.Within({0, 0.02}, Metres(1500), found);
  EXPECT_THAT(found, ElementsAre(Neighbour{2, Metres(0)},
                                 Neighbour{1, Metres(1113.195)}));
  EXPECT_EQ(index.Nearest({0, 0.004}, Metres(1500)),
            (Neighbour{0, Metres(445.278)}));
}

TEST(SpatialIndexTest, IncludesAPointAtExactlyTheRadius) {
  const SpatialIndex index({LatLng{0, 0.01}});
  std::vector<Neighbour> found;
  index.Within({0, 0}, Metres(1113.195), found);
  EXPECT_EQ(found.size(), 1);
  EXPECT_TRUE(index.Nearest({0, 0}, Metres(1113.195)).has_value());
  index.Within({0, 0}, Metres(1113.194), found);
  EXPECT_THAT(found, IsEmpty());
  EXPECT_FALSE(index.Nearest({0, 0}, Metres(1113.194)).has_value());
}

TEST(SpatialIndexTest, TakesTheLowestPositionAmongEqualPoints) {
  const SpatialIndex index({{1, 1}, {0, 0.01}, {0, -0.01}, {0, 0.01}});
  EXPECT_EQ(index.Nearest({0, 0}, Kilometres(10))->point, 1);
  std::vector<Neighbour> found;
  index.Within({0, 0}, Kilometres(10), found);
  EXPECT_THAT(found, ElementsAre(Neighbour{1, Metres(1113.195)},
                                 Neighbour{2, Metres(1113.195)},
                                 Neighbour{3, Metres(1113.195)}));
}

TEST(SpatialIndexTest, AnswersWithNothingWhereThereIsNothing) {
  std::vector<Neighbour> found = {Neighbour{}};
  SpatialIndex().Within({0, 0}, Kilometres(20000), found);
  EXPECT_THAT(found, IsEmpty());
  EXPECT_FALSE(SpatialIndex().Nearest({0, 0}, Kilometres(20000)).has_value());
  const SpatialIndex index({LatLng{0, 0}});
  index.Within({0, 0}, Metres(-1), found);
  EXPECT_THAT(found, IsEmpty());
  EXPECT_FALSE(index.Nearest({0, 0}, Metres(-1)).has_value());
  index.Within({0, 0}, Metres(0), found);
  EXPECT_EQ(found.size(), 1);
}

TEST(SpatialIndexTest, FindsTheNearestPointOnTheOtherSideOfTheEarth) {
  const SpatialIndex index({{31.2, 121.5}, {51.5, -0.1}});
  EXPECT_EQ(index.Nearest({-31, -58}, Kilometres(20040))->point, 1);
}

struct Place {
  LatLng around;
  double degrees;
};

class SpatialIndexRandomTest : public ::testing::TestWithParam<Place> {};

TEST_P(SpatialIndexRandomTest, AgreesWithBruteForce) {
  std::mt19937_64 random(7);
  const auto [around, degrees] = GetParam();
  const auto points = Scattered(around, degrees, 300, random);
  const auto centres = Scattered(around, degrees * 1.2, 200, random);
  const SpatialIndex index(points);
  std::uniform_int_distribution<size_t> any(0, points.size() - 1);
  std::vector<Neighbour> found;
  size_t empty = 0, many = 0, at_radius = 0;
  for (size_t q = 0; q < centres.size(); ++q) {
    const Metres to_any = GeodesicDistance(centres[q], points[any(random)]);
    const Metres radius = q % 2 == 0 ? to_any : Metres(to_any.metres() / 7);
    const auto expected = WithinByBruteForce(points, centres[q], radius);
    index.Within(centres[q], radius, found);
    EXPECT_EQ(found, expected);
    EXPECT_EQ(index.Nearest(centres[q], radius),
              expected.empty() ? std::nullopt
                               : std::optional<Neighbour>(expected[0]));
    empty += expected.empty();
    many += expected.size() > 20;
    at_radius += !expected.empty() && expected.back().distance == radius;
  }
  EXPECT_GE(empty, 3);
  EXPECT_GT(many, 20);
  EXPECT_GE(at_radius, centres.size() / 2);
}

INSTANTIATE_TEST_SUITE_P(Everywhere, SpatialIndexRandomTest,
                         ::testing::Values(Place{{31.2, 121.5}, 0.5},
                                           Place{{0, 179.95}, 0.5},
                                           Place{{89.8, 0}, 0.4},
                                           Place{{-30, -51}, 0.001},
                                           Place{{31, 121.5}, 8}));

}  // namespace
}  // namespace railreach
