#include "engine/geo/projection.h"

#include <cmath>
#include <random>

#include "engine/geo/geodesic.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

const LatLng kHongqiao{31.1979, 121.3274};

TEST(LocalProjectionTest, PutsItsOriginAtZeroWithScaleOne) {
  const LocalProjection plane(kHongqiao);
  const Projected origin = plane.Forward(kHongqiao);
  EXPECT_EQ(origin.point, (PlanePoint{0, 0}));
  EXPECT_EQ(origin.scale, 1);
  EXPECT_EQ(plane.Reverse({0, 0}), kHongqiao);
}

TEST(LocalProjectionTest, KeepsDistancesAlongItsMeridian) {
  const LocalProjection plane(kHongqiao);
  const LatLng north = Destination(kHongqiao, 0, Kilometres(150));
  EXPECT_NEAR(plane.Forward(north).point.y, 150e3, 0.012);
  EXPECT_EQ(plane.Forward(north).point.x, 0);
}

TEST(LocalProjectionTest, ComesBackWithinACentimetre) {
  const LocalProjection plane(kHongqiao);
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> degrees(-3, 3);
  for (int i = 0; i < 1000; ++i) {
    const LatLng place{kHongqiao.lat + degrees(random),
                       kHongqiao.lng + degrees(random)};
    const LatLng back = plane.Reverse(plane.Forward(place).point);
    EXPECT_LE(GeodesicDistance(place, back), Metres(0.010));
  }
}

TEST(LocalProjectionTest, DrawsCirclesAsCirclesFarFromItsMeridian) {
  const LocalProjection plane(kHongqiao);
  const LatLng far = Destination(kHongqiao, 80, Kilometres(300));
  const Disc disc = ProjectDisc(plane, far, Kilometres(10));
  EXPECT_NEAR(disc.radius, 10000 * 1.0011, 1);
  for (int azimuth = 0; azimuth < 360; azimuth += 15) {
    const LatLng rim = Destination(far, azimuth, Kilometres(10));
    const PlanePoint point = plane.Forward(rim).point;
    EXPECT_NEAR(std::hypot(point.x - disc.x, point.y - disc.y), disc.radius,
                1.0);
  }
}

}  // namespace
}  // namespace railreach
