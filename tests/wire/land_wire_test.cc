#include "engine/wire/land_wire.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "railreach/v1/report.pb.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Land TwoRings() {
  return {{{{10, 20}, {10, 50}, {40, 50}},
           {{-90'000'000, 180'000'000}, {0, -180'000'000}, {90'000'000, 0}}}};
}

v1::Land Message() {
  v1::Land message;
  EXPECT_TRUE(message.ParseFromString(EncodeLand(TwoRings())));
  return message;
}

std::string ErrorOf(const v1::Land& message) {
  const auto land = DecodeLand(message.SerializeAsString());
  return land.ok() ? "none" : std::string(land.status().message());
}

TEST(LandWireTest, LandComesBack) {
  const auto land = DecodeLand(EncodeLand(TwoRings()));
  ASSERT_TRUE(land.ok());
  EXPECT_EQ(*land, TwoRings());
  EXPECT_EQ(*DecodeLand(""), Land());
}

TEST(LandWireTest, PointsAreStepsThroughAllRings) {
  const v1::Land message = Message();
  EXPECT_THAT(message.points_of_ring(), ElementsAre(3, 3));
  EXPECT_THAT(message.lat_step_e6(),
              ElementsAre(10, 0, 30, -90'000'040, 90'000'000, 90'000'000));
  EXPECT_THAT(message.lon_step_e6(),
              ElementsAre(20, 30, 0, 179'999'950, -360'000'000, 180'000'000));
}

TEST(LandWireTest, WhatDoesNotFitIsRefused) {
  v1::Land message = Message();
  message.add_lat_step_e6(1);
  EXPECT_THAT(ErrorOf(message), HasSubstr("do not fit"));
  message = Message();
  message.set_points_of_ring(1, 0xFFFFFFFF);
  EXPECT_THAT(ErrorOf(message), HasSubstr("do not fit"));
  message = Message();
  message.set_points_of_ring(0, 2);
  message.set_points_of_ring(1, 4);
  EXPECT_THAT(ErrorOf(message), HasSubstr("do not fit"));
  message = Message();
  message.set_lat_step_e6(5, 90'000'001);
  EXPECT_THAT(ErrorOf(message), HasSubstr("leaves the globe"));
  EXPECT_FALSE(DecodeLand("\x0a\xff").ok());
}

TEST(LandWireTest, CutBytesNeverCrash) {
  const std::string bytes = EncodeLand(TwoRings());
  for (size_t size = 1; size < bytes.size(); ++size) {
    EXPECT_FALSE(DecodeLand(bytes.substr(0, size)).ok()) << size;
  }
}

}  // namespace
}  // namespace railreach
