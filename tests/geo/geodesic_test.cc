#include "engine/geo/geodesic.h"

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <cmath>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

double GeographicLibMetres(LatLng a, LatLng b) {
  double metres = 0;
  GeographicLib::Geodesic::WGS84().Inverse(a.lat, a.lng, b.lat, b.lng, metres);
  return metres;
}

// Places uniform on the sphere, poles and date line included.
LatLng RandomPlace(std::mt19937_64& random) {
  std::uniform_real_distribution<double> unit(-1, 1);
  return {std::asin(unit(random)) * 180 / std::acos(-1), 180 * unit(random)};
}

// Up to about `metres` away, in any direction.
LatLng RandomPlaceNear(LatLng from, double metres, std::mt19937_64& random) {
  std::uniform_real_distribution<double> unit(-1, 1);
  const double degrees = metres / 111320;
  const double widening = std::max(std::cos(from.lat / 57.3), 0.01);
  LatLng to{from.lat + degrees * unit(random),
            from.lng + degrees / widening * unit(random)};
  to.lat = std::clamp(to.lat, -90.0, 90.0);
  to.lng = std::remainder(to.lng, 360.0);
  return to;
}

TEST(GeodesicTest, KnowsTheLengthsThatDefineTheEllipsoid) {
  // Along the equator: 6378137 m x pi / 180 a degree.
  EXPECT_EQ(GeodesicDistance({0, 10}, {0, 10.5}).mm(), 111319491 / 2);
  EXPECT_EQ(GeodesicDistance({0, 10}, {0, 11}).mm(), 111319491);
  // From the equator to the pole: 10001965.729 m.
  EXPECT_EQ(GeodesicDistance({0, 0}, {90, 0}).mm(), 10001965729);
  EXPECT_EQ(GeodesicDistance({90, 0}, {-90, 0}).mm(), 20003931459);
}

TEST(GeodesicTest, KnowsTheExampleOfGeographicLib) {
  // New York JFK to London Heathrow, from the manual of GeodSolve.
  EXPECT_EQ(GeodesicDistance({40.6, -73.8}, {51.6, -0.5}).mm() / 1000, 5551759);
}

// From hexagons of Porto Alegre to the stations of Trensurb nearest to them:
// oracles/coverage_porto_alegre/nearest_station_m.csv, near_wgs84_m.
TEST(GeodesicTest, AgreesWithTheOracleOfPortoAlegre) {
  const LatLng mercado{-30.0262849537, -51.2282682008};
  const LatLng sao_pedro{-30.0064762425, -51.2094251697};
  EXPECT_EQ(
      GeodesicDistance(mercado, {-30.0271678719682, -51.2271403337495}).mm(),
      146341);
  EXPECT_EQ(
      GeodesicDistance(mercado, {-30.0824480626533, -51.22938406681}).mm(),
      6226799);
  EXPECT_EQ(
      GeodesicDistance(mercado, {-30.1080831221328, -51.1726149016103}).mm(),
      10536478);
  EXPECT_EQ(
      GeodesicDistance(sao_pedro, {-30.0065918558764, -51.2080550606746}).mm(),
      132808);
  EXPECT_EQ(
      GeodesicDistance(sao_pedro, {-30.0131574559233, -51.1961527371743}).mm(),
      1479245);
  EXPECT_EQ(
      GeodesicDistance(sao_pedro, {-30.0362248846676, -51.1697043523}).mm(),
      5055377);
}

TEST(GeodesicTest, IsZeroOnlyForTheSamePlace) {
  EXPECT_EQ(GeodesicDistance({31.2, 121.5}, {31.2, 121.5}), Metres());
  EXPECT_EQ(GeodesicDistance({31.2, 180}, {31.2, -180}), Metres());
  EXPECT_EQ(GeodesicDistance({90, 0}, {90, 77}), Metres());
  EXPECT_EQ(GeodesicDistance({31.2, 121.5}, {31.2000001, 121.5}).mm(), 11);
}

TEST(GeodesicTest, CrossesTheDateLineAndThePole) {
  EXPECT_EQ(GeodesicDistance({0, 179.75}, {0, -179.75}).mm(), 111319491 / 2);
  EXPECT_EQ(GeodesicDistance({89.9, 0}, {89.9, 180}),
            Metres(GeographicLibMetres({89.9, 0}, {89.9, 180})));
}

TEST(GeodesicTest, IsTheSameMillimetreAsGeographicLibWithin50Km) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> exponent(0, std::log10(35e3));
  double longest = 0;
  int different = 0;
  for (int i = 0; i < 500000; ++i) {
    const LatLng a = RandomPlace(random);
    const LatLng b = RandomPlaceNear(a, std::pow(10, exponent(random)), random);
    const double expected = GeographicLibMetres(a, b);
    if (expected > 50e3) continue;
    longest = std::max(longest, expected);
    different += GeodesicDistance(a, b) != Metres(expected);
  }
  EXPECT_EQ(different, 0);
  EXPECT_GT(longest, 45e3);
}

TEST(GeodesicTest, ErrsByAtMost300NanometresBefore100Km) {
  std::mt19937_64 random(2);
  double worst = 0;
  int near_the_limit = 0;
  int different = 0;
  for (int i = 0; i < 500000; ++i) {
    const LatLng a = RandomPlace(random);
    const LatLng b = RandomPlaceNear(a, 100e3, random);
    const double expected = GeographicLibMetres(a, b);
    const Metres actual = GeodesicDistance(a, b);
    // Half a millimetre is the rounding's.
    worst = std::max(worst, std::abs(actual.metres() - expected) - 0.0005);
    different += actual != Metres(expected);
    near_the_limit += expected > 90e3 && expected < 100e3;
  }
  EXPECT_LE(worst, 300e-9);
  EXPECT_LE(different, 50);
  EXPECT_GT(near_the_limit, 10000);
}

TEST(GeodesicTest, IsSymmetricAndNeverShorterThanTheChord) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 20000; ++i) {
    const LatLng from = RandomPlace(random);
    const LatLng to =
        i % 2 == 0 ? RandomPlace(random) : RandomPlaceNear(from, 5000, random);
    const GeodesicPoint a(from);
    const GeodesicPoint b(to);
    const Metres distance = GeodesicDistance(a, b);
    EXPECT_EQ(distance, GeodesicDistance(b, a));
    EXPECT_GE(distance.metres() + 0.0005, std::sqrt(ChordSquared(a, b)));
  }
}

TEST(DestinationTest, LiesAtTheDistanceAskedFor) {
  for (const double azimuth : {0.0, 37.0, 90.0, 200.0}) {
    const LatLng from{31.1979, 121.3274};
    const LatLng to = Destination(from, azimuth, Kilometres(8));
    EXPECT_NEAR(GeodesicDistance(from, to).metres(), 8000, 0.012);
  }
  const LatLng north = Destination({0, 121}, 0, Metres(10001965.729));
  EXPECT_EQ(north.lat, 90);
}

TEST(RoundCoordinatesTest, KeepsSevenDecimalsAndNoNegativeZero) {
  EXPECT_EQ(RoundCoordinates({31.123456749, -121.00000005}),
            (LatLng{31.1234567, -121.0000001}));
  EXPECT_FALSE(std::signbit(RoundCoordinates({-1e-9, 0}).lat));
}

}  // namespace
}  // namespace railreach
