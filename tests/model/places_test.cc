#include "engine/model/places.h"

#include <vector>

#include "engine/geo/geodesic.h"
#include "engine/model/tier.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Zone ZoneOf(int64_t people, LatLng position = {31, 121}) {
  Zone zone;
  zone.people = people;
  zone.position = position;
  return zone;
}

int64_t Sum(const std::vector<ZonePoint>& points) {
  int64_t people = 0;
  for (const ZonePoint& point : points) people += point.people;
  return people;
}

TEST(DiscPointsTest, HoldThePeopleWhateverTheirNumber) {
  for (const int64_t people : {0, 1, 6, 7, 55'999, 100'003, 10'000'000}) {
    EXPECT_EQ(Sum(DiscPoints(ZoneId(3), ZoneOf(people))), people);
  }
  EXPECT_EQ(DiscPoints(ZoneId(3), ZoneOf(1))[0].zone, ZoneId(3));
}

TEST(DiscPointsTest, AreOnePer8000PeopleFrom7To61) {
  EXPECT_EQ(DiscPoints(ZoneId(0), ZoneOf(100)).size(), 7);
  EXPECT_EQ(DiscPoints(ZoneId(0), ZoneOf(80'000)).size(), 10);
  EXPECT_EQ(DiscPoints(ZoneId(0), ZoneOf(10'000'000)).size(), 61);
}

TEST(DiscPointsTest, LieOnADiscOf8000PeoplePerKm2) {
  // 80,000 people on 10 km2: radius sqrt(10 / pi) = 1.784 km.
  int inner = 0;
  for (const ZonePoint& point : DiscPoints(ZoneId(0), ZoneOf(80'000))) {
    const double km = GeodesicDistance(point.position, {31, 121}).km();
    EXPECT_LT(km, 1.784 * 1.005);
    inner += km < 1.784 / 2;
  }
  EXPECT_THAT(inner, testing::AnyOf(2, 3));  // a quarter of the area
}

TEST(DiscPointsTest, StayOnTheGlobe) {
  for (const LatLng edge :
       {LatLng{90, 0}, LatLng{-90, 180}, LatLng{0, 180}, LatLng{65, -180}}) {
    for (const ZonePoint& point :
         DiscPoints(ZoneId(0), ZoneOf(10'000'000'000, edge))) {
      EXPECT_TRUE(IsValid(point.position));
    }
  }
}

// area > city > c1, ring > c1, c2; zone 0 in c1, zone 1 in c2 and in cluster.
TEST(MembershipTest, FollowsMembersOfMembers) {
  Places places;
  const auto add = [&](Level level) {
    Region region;
    region.level = level;
    return places.regions.push_back(region);
  };
  const RegionId area = add(Level::kStudyArea);
  const RegionId city = add(Level::kCity);
  const RegionId c1 = add(Level::kCounty);
  const RegionId c2 = add(Level::kCounty);
  const RegionId ring = add(Level::kStrategicZone);
  const RegionId cluster = add(Level::kTownCluster);
  for (const RegionId county : {c1, c2}) {
    Zone zone;
    zone.region = county;
    places.zones.push_back(zone);
  }
  places.regions[area].region_members = {city};
  places.regions[city].region_members = {c1};
  places.regions[ring].region_members = {c2, c1};
  places.regions[cluster].zone_members = {ZoneId(1)};
  const Membership membership = MembershipOf(places);
  EXPECT_THAT(membership.of_county[c1], ElementsAre(area, city, c1, ring));
  EXPECT_THAT(membership.of_county[c2], ElementsAre(c2, ring));
  EXPECT_THAT(membership.of_county[city], IsEmpty());
  EXPECT_THAT(membership.of_zone[ZoneId(0)], ElementsAre(area, city, c1, ring));
  EXPECT_THAT(membership.of_zone[ZoneId(1)], ElementsAre(c2, ring, cluster));
}

TEST(KindsTest, SayWhichWayIsMeasuredAndWhatIsCovered) {
  EXPECT_TRUE(IsHomeKind("new_town"));
  EXPECT_TRUE(IsHomeKind("cross_border_3"));
  EXPECT_FALSE(IsHomeKind("airport"));
  EXPECT_FALSE(CountsInCoverage("hub"));
  EXPECT_FALSE(CountsInCoverage("airport_outside"));
  EXPECT_TRUE(CountsInCoverage("airport"));
}

TEST(WordsTest, ReadBackWhatTheyWrite) {
  for (size_t i = 0; i < kNumLevels; ++i) {
    const Level level = static_cast<Level>(i);
    EXPECT_EQ(ParseLevel(Name(level)), level);
  }
  EXPECT_EQ(ParseLevel("planet"), std::nullopt);
  for (const Tier tier : kTiers) EXPECT_EQ(ParseTier(Name(tier)), tier);
  EXPECT_EQ(ParseTier("tram"), std::nullopt);
}

TEST(TierSetTest, HoldsTiers) {
  const TierSet set = TierSet().With(Tier::kMetro).With(Tier::kTrunk);
  EXPECT_TRUE(set.contains(Tier::kMetro));
  EXPECT_FALSE(set.contains(Tier::kSuburban));
  EXPECT_EQ(set.Without(Tier::kMetro), TierSet().With(Tier::kTrunk));
  EXPECT_TRUE(TierSet().empty());
  EXPECT_TRUE(TierSet::All().contains(Tier::kConventional));
}

}  // namespace
}  // namespace railreach
