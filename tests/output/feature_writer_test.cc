#include "engine/output/feature_writer.h"

#include <cmath>

#include "gtest/gtest.h"

namespace railreach {
namespace {

std::string PointOf(LatLng place) {
  FeatureWriter layer("x");
  layer.Point(place);
  layer.EndFeature();
  return layer.Take();
}

TEST(AppendJsonStringTest, EscapesWhatJsonAsksFor) {
  std::string json;
  AppendJsonString("a\"b\\c\n\x01昆", json);
  EXPECT_EQ(json, "\"a\\\"b\\\\c\\u000a\\u0001昆\"");
}

TEST(FeatureWriterTest, LongitudeComesFirstWithAtMostSixDecimals) {
  EXPECT_EQ(PointOf({31.5, -121.1234565}),
            "{\"type\":\"FeatureCollection\",\"name\":\"x\",\"features\":[\n"
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\","
            "\"coordinates\":[-121.123457,31.5]},\"properties\":{}}\n]}\n");
  EXPECT_NE(PointOf({-0.000001, 0}).find("[0,-0.000001]"), std::string::npos);
}

TEST(FeatureWriterTest, RingsAreClosedAndHolesFollowTheirPolygon) {
  FeatureWriter layer("x");
  layer.MultiPolygon({{{{0, 0}, {0, 3}, {3, 0}}, {{{1, 1}, {2, 1}, {1, 2}}}}});
  layer.EndFeature();
  EXPECT_NE(layer.Take().find("[[[[0,0],[3,0],[0,3],[0,0]],"
                              "[[1,1],[1,2],[2,1],[1,1]]]]"),
            std::string::npos);
}

TEST(FeatureWriterTest, WhatIsAbsentIsNull) {
  FeatureWriter layer("x");
  layer.Point(std::nullopt);
  layer.Number("a", std::nan(""), 1);
  layer.Number("b", std::optional<double>(), 1);
  layer.Minutes("c", kUnreachable);
  layer.Minutes("d", Seconds(90));
  layer.Bool("e", false);
  layer.EndFeature();
  layer.MultiPolygon({});
  layer.EndFeature();
  layer.MultiLineString({});
  layer.EndFeature();
  EXPECT_EQ(layer.Take(),
            "{\"type\":\"FeatureCollection\",\"name\":\"x\",\"features\":[\n"
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":"
            "{\"a\":null,\"b\":null,\"c\":null,\"d\":1.5,\"e\":false}},\n"
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}},\n"
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}\n]}\n");
}

}  // namespace
}  // namespace railreach
