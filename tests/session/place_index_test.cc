#include "engine/session/place_index.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;

// One of each kind; "hub" is a key node and a station.
Model Places() {
  Model model;
  const auto station = [&](const char* key, const char* zh, const char* en) {
    Station row;
    row.name = {key, zh, en};
    row.position = {31.0, 121.0};
    return model.lines.stations.push_back(row);
  };
  const StationId hub = station("s1", "枢纽", "Hub");
  station("s2", "南站", "South");
  station("s3", "南站", "South");
  Platform platform;
  platform.name = {"s1/2", "二站台", "Platform 2"};
  platform.station = hub;
  platform.position = {31.001, 121.0};
  model.lines.platforms.push_back(platform);
  KeyNode node;
  node.name = {"n1", "枢纽", "Hub"};
  model.places.nodes.push_back(node);
  Zone zone;
  zone.name = {"z1", "镇", "Town"};
  model.places.zones.push_back(zone);
  return model;
}

std::string KeyOf(const PlaceIndex& index, absl::string_view text) {
  const auto place = index.Find(text);
  return place.ok() ? place->name.key : std::string(place.status().message());
}

TEST(PlaceIndexTest, KeyNodesComeBeforeStationsZonesAndPlatforms) {
  const Model model = Places();
  const PlaceIndex index(model);
  EXPECT_EQ(KeyOf(index, "Hub"), "n1");
  EXPECT_EQ(KeyOf(index, "s1"), "s1");
  EXPECT_EQ(KeyOf(index, "镇"), "z1");
  EXPECT_EQ(KeyOf(index, "Platform"), "s1/2");
}

TEST(PlaceIndexTest, APlatformIsOneOfItsStation) {
  const Model model = Places();
  const auto place = PlaceIndex(model).Find("s1/2");
  ASSERT_TRUE(place.ok());
  EXPECT_EQ(place->station, StationId(0));
  EXPECT_EQ(place->platform, PlatformId(0));
  EXPECT_EQ(place->position.lat, 31.001);
  EXPECT_TRUE(PlaceOf(model, StationId(0)).platform.is_none());
  EXPECT_TRUE(PlaceOf(model, ZoneId(0)).station.is_none());
}

TEST(PlaceIndexTest, APointIsAPlaceOfItsOwn) {
  const Model model = Places();
  const auto place = PlaceIndex(model).Find("31.5, 121.25");
  ASSERT_TRUE(place.ok());
  EXPECT_EQ(place->position.lng, 121.25);
  EXPECT_TRUE(place->station.is_none());
  EXPECT_FALSE(PlaceIndex(model).Find("31.5,200").ok());
}

TEST(PlaceIndexTest, WhatFitsTwiceOrNowhereIsExplained) {
  const Model model = Places();
  const PlaceIndex index(model);
  EXPECT_TRUE(absl::IsInvalidArgument(index.Find("South").status()));
  EXPECT_TRUE(absl::IsNotFound(index.Find("Norht").status()));
  EXPECT_THAT(KeyOf(index, "Norht"),
              HasSubstr("no key node, station, zone or platform is called "
                        "'Norht'"));
  EXPECT_THAT(KeyOf(index, "Platform 3"), HasSubstr("did you mean"));
}

}  // namespace
}  // namespace railreach
