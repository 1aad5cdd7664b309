// Where people live.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/scenario/sketch.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Zone P of 300 people in points of 100 and 200, Q of 50 in one.
Model TwoZones() {
  Model model = Sketch("M1 every 6   A 2 B");
  Region county;
  county.name.key = "county";
  const RegionId region = model.places.regions.push_back(county);
  for (const auto& [key, people] : {std::pair("P", 300), std::pair("Q", 50)}) {
    Zone zone;
    zone.name.key = key;
    zone.people = people;
    zone.region = region;
    zone.position = {30, 120};
    model.places.zones.push_back(zone);
  }
  model.places.points.push_back({ZoneId(0), {30, 120}, 100});
  model.places.points.push_back({ZoneId(0), {30, 120.01}, 200});
  model.places.points.push_back({ZoneId(1), {30, 120}, 50});
  return model;
}

std::vector<int64_t> People(const Variant& variant) {
  std::vector<int64_t> people;
  for (const Zone& zone : variant.model.places.zones) {
    people.push_back(zone.people);
  }
  for (const ZonePoint& point : variant.model.places.points) {
    people.push_back(point.people);
  }
  return people;
}

TEST(MovePeopleTest, KeepsTheSharesOfPoints) {
  const Variant variant = After(TwoZones(), {MovePeople{"P", "Q", 30}});
  EXPECT_THAT(People(variant), ElementsAre(270, 80, 90, 180, 80));
  EXPECT_TRUE(variant.changes.places);
}

TEST(MovePeopleTest, FromAndToOutside) {
  EXPECT_THAT(People(After(TwoZones(), {MovePeople{"", "P", 300}})),
              ElementsAre(600, 50, 200, 400, 50));
  EXPECT_THAT(People(After(TwoZones(), {MovePeople{"P", "", 299}})),
              ElementsAre(1, 50, 0, 1, 50));
  EXPECT_THAT(People(After(TwoZones(), {MovePeople{"", "Q", -50}})),
              ElementsAre(300, 0, 100, 200, 0));
}

TEST(MovePeopleTest, NobodyComesFromNowhere) {
  EXPECT_THAT(ErrorsOf(TwoZones(), {MovePeople{"Q", "P", 51}}),
              HasSubstr("zone 'Q' has 50 people, fewer than 51"));
}

TEST(AddZoneTest, HasPointsOfItsOwn) {
  AddZone change;
  change.name.key = "town";
  change.position = {30.1, 120.1};
  change.people = 80'000;
  change.region = "county";
  const Variant variant = After(TwoZones(), {change});
  const Places& places = variant.model.places;
  ASSERT_EQ(places.zones.size(), 3u);
  EXPECT_EQ(places.points.size(), 3u + 80'000 / 8'000);
  int64_t sum = 0;
  for (const ZonePoint& point : places.points) {
    if (point.zone == ZoneId(2)) sum += point.people;
  }
  EXPECT_EQ(sum, 80'000);
}

}  // namespace
}  // namespace railreach
