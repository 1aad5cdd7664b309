#include "engine/indicator/isochrone.h"

#include <cmath>
#include <random>

#include "engine/geo/geodesic.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr double kPi = 3.14159265358979323846;

AccessRule Rule(std::optional<Tier> tier, JourneyEnd end, double kmh,
                double detour, int fixed_min, int maximum_min) {
  AccessRule rule;
  rule.tier = tier;
  rule.end = end;
  rule.speed_kmh = kmh;
  rule.detour = detour;
  rule.fixed = Minutes(fixed_min);
  rule.maximum = Minutes(maximum_min);
  return rule;
}

// Directly on foot at 4.8 km/h for up to 30 min; from a metro station on foot
// for up to 15 min, by e-bike at home at 15 km/h, fixed 2, up to 15 min.
LineModel Rules() {
  LineModel model;
  model.access_rules.push_back(
      Rule(std::nullopt, JourneyEnd::kBoth, 4.8, 1.3, 0, 30));
  model.access_rules.push_back(
      Rule(Tier::kMetro, JourneyEnd::kBoth, 4.8, 1.3, 0, 15));
  model.access_rules.push_back(
      Rule(Tier::kMetro, JourneyEnd::kHome, 15, 1.4, 2, 15));
  return model;
}

// Crossings of a ray to the east, counted.
bool IsInRing(const GroundRing& ring, LatLng p) {
  bool inside = false;
  for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    if ((ring[i].lat > p.lat) == (ring[j].lat > p.lat)) continue;
    const double lng = ring[i].lng + (p.lat - ring[i].lat) *
                                         (ring[j].lng - ring[i].lng) /
                                         (ring[j].lat - ring[i].lat);
    if (p.lng < lng) inside = !inside;
  }
  return inside;
}

bool Contains(const Isochrone& isochrone, LatLng p) {
  for (const GroundPolygon& polygon : isochrone.polygons) {
    if (!IsInRing(polygon.outer, p)) continue;
    bool in_hole = false;
    for (const GroundRing& hole : polygon.holes) in_hole |= IsInRing(hole, p);
    if (!in_hole) return true;
  }
  return false;
}

TEST(IsochroneTest, TheFarthestModeGivesTheRadius) {
  const LineModel model = Rules();
  const ReachedPlace stop = {{31, 121}, Minutes(40), Tier::kMetro};
  // Home: on foot 5 x 80 / 1.3 = 307.692, e-bike (5 - 2) x 250 / 1.4.
  EXPECT_EQ(ReachRadius(model, stop, Minutes(45), JourneyEnd::kHome),
            Metres::FromMillimetres(3 * 250'000 * 10 / 14));
  EXPECT_EQ(ReachRadius(model, stop, Minutes(45), JourneyEnd::kWork),
            Metres::FromMillimetres(5 * 80'000 * 10 / 13));
  // Never longer than the mode's maximum: (15 - 2) x 250 / 1.4.
  EXPECT_EQ(ReachRadius(model, stop, Minutes(90), JourneyEnd::kHome),
            Metres::FromMillimetres(13 * 250'000 * 10 / 14));
  EXPECT_EQ(ReachRadius(model, stop, Minutes(40), JourneyEnd::kHome), Metres());
  EXPECT_EQ(ReachRadius(model, stop, Minutes(39), JourneyEnd::kHome), Metres());
}

TEST(IsochroneTest, NoModeOfATierReachesNothing) {
  const ReachedPlace stop = {{31, 121}, Minutes(0), Tier::kTrunk};
  EXPECT_EQ(ReachRadius(Rules(), stop, Minutes(60), JourneyEnd::kHome),
            Metres());
  EXPECT_EQ(ReachRadius(Rules(), {{31, 121}, kUnreachable, Tier::kMetro},
                        Minutes(60), JourneyEnd::kHome),
            Metres());
}

TEST(IsochroneTest, AnOriginAloneIsOneCircle) {
  const ReachedPlace origin = {{31.2, 121.5}, Seconds(0), std::nullopt};
  const auto isochrones =
      Isochrones(Rules(), origin.position, {origin}, {Minutes(15), Minutes(60)},
                 JourneyEnd::kWork, Metres(10));
  ASSERT_THAT(isochrones, SizeIs(2));
  const double near_km = 15 * 0.08 / 1.3;
  const double far_km = 30 * 0.08 / 1.3;  // the maximum
  EXPECT_NEAR(isochrones[0].area_km2, kPi * near_km * near_km, 1e-4);
  EXPECT_NEAR(isochrones[1].area_km2, kPi * far_km * far_km, 1e-4);
  ASSERT_THAT(isochrones[1].polygons, SizeIs(1));
  EXPECT_THAT(isochrones[1].polygons[0].holes, IsEmpty());
  for (const LatLng point : isochrones[1].polygons[0].outer) {
    EXPECT_NEAR(GeodesicDistance(point, origin.position).km(), far_km, 0.001);
  }
}

TEST(IsochroneTest, AreaDoesNotGrowWithTheDistanceFromTheCentre) {
  // The same disc at the centre and 300 km to the east, where the plane is
  // 1.0011 times as large.
  const LineModel model = Rules();
  const ReachedPlace far = {Destination({31, 121}, 90, Kilometres(300)),
                            Seconds(0), Tier::kMetro};
  const auto isochrones = Isochrones(model, {31, 121}, {far}, {Minutes(60)},
                                     JourneyEnd::kHome, Metres(1));
  const double radius_km = 13 * 0.25 / 1.4;
  EXPECT_NEAR(isochrones[0].area_km2, kPi * radius_km * radius_km, 1e-4);
}

TEST(IsochroneTest, NothingWithinReachIsAnEmptyOutline) {
  const ReachedPlace late = {{31, 121}, Minutes(61), Tier::kMetro};
  const auto isochrones = Isochrones(Rules(), {31, 121}, {late}, {Minutes(60)},
                                     JourneyEnd::kHome, Metres(100));
  ASSERT_THAT(isochrones, SizeIs(1));
  EXPECT_EQ(isochrones[0].area_km2, 0);
  EXPECT_THAT(isochrones[0].polygons, IsEmpty());
  EXPECT_THAT(Isochrones(Rules(), {31, 121}, {late}, {}, JourneyEnd::kHome,
                         Metres(100)),
              IsEmpty());
}

TEST(IsochroneTest, GrowsWithTheCutoffAndHoldsWhatIsReached) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> unit(-0.5, 0.5);
  std::vector<ReachedPlace> places = {{{31, 121}, Seconds(0), std::nullopt}};
  for (int i = 0; i < 300; ++i) {
    places.push_back({{31 + unit(random), 121 + unit(random)},
                      Seconds(static_cast<int32_t>(random() % 5400)),
                      Tier::kMetro});
  }
  const LineModel model = Rules();
  const std::vector<Seconds> cutoffs = {Minutes(15), Minutes(30), Minutes(60),
                                        Minutes(90)};
  const auto isochrones = Isochrones(model, {31, 121}, places, cutoffs,
                                     JourneyEnd::kHome, Metres(100));
  double area = 0;
  for (const Isochrone& isochrone : isochrones) {
    EXPECT_GT(isochrone.area_km2, area);
    area = isochrone.area_km2;
    for (const ReachedPlace& place : places) {
      // Nearer to the edge than the error nothing is promised.
      const bool inside = ReachRadius(model, place, isochrone.cutoff,
                                      JourneyEnd::kHome) > Metres(110);
      EXPECT_TRUE(!inside || Contains(isochrone, place.position));
    }
  }
  EXPECT_THAT(isochrones[0].polygons, SizeIs(testing::Gt(1)));
}

TEST(IsochroneTest, OuterRingsTurnLeftAndHolesRight) {
  // Eight discs in a ring around nothing.
  std::vector<ReachedPlace> places;
  for (int i = 0; i < 8; ++i) {
    places.push_back({Destination({31, 121}, i * 45.0, Kilometres(5)),
                      Seconds(0), Tier::kMetro});
  }
  const auto isochrones = Isochrones(Rules(), {31, 121}, places, {Minutes(60)},
                                     JourneyEnd::kHome, Metres(10));
  ASSERT_THAT(isochrones[0].polygons, SizeIs(1));
  ASSERT_THAT(isochrones[0].polygons[0].holes, SizeIs(1));
  const auto turn = [](const GroundRing& ring) {
    double twice = 0;
    for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      twice += (ring[j].lng - 121) * (ring[i].lat - 31) -
               (ring[i].lng - 121) * (ring[j].lat - 31);
    }
    return twice;
  };
  EXPECT_GT(turn(isochrones[0].polygons[0].outer), 0);
  EXPECT_LT(turn(isochrones[0].polygons[0].holes[0]), 0);
  EXPECT_FALSE(Contains(isochrones[0], {31, 121}));
}

}  // namespace
}  // namespace railreach
