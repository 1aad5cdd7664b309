#include "engine/output/geojson.h"

#include <map>
#include <string>

#include "engine/output/region_features.h"
#include "engine/wire/result_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;

std::map<std::string, std::string> Layers(const Study& study,
                                          const StudyResult& result) {
  std::map<std::string, std::string> layers;
  for (OutputFile& file : GeoJsonLayers(study, result)) {
    layers[file.name] = std::move(file.text);
  }
  return layers;
}

// tests/output/check_geojson.py reads the same layers with a JSON parser.
TEST(GeoJsonTest, LayersHoldTheirFigures) {
  const auto layers = Layers(SampleStudy(), SampleResult());
  EXPECT_EQ(layers.size(), 5u);
  EXPECT_THAT(layers.at("stations.geojson"),
              HasSubstr("\"coordinates\":[120.9542,31.3678]},\"properties\":"
                        "{\"id\":\"KNH\",\"name_zh\":\"昆山南\""));
  EXPECT_THAT(layers.at("lines.geojson"),
              HasSubstr("[[[121.3162,31.196],[120.9542,31.3678],"
                        "[120.6062,31.3302]]]"));
  EXPECT_THAT(layers.at("key_nodes.geojson"),
              HasSubstr("\"people_60min\":8000501"));
  EXPECT_THAT(layers.at("key_nodes.geojson"),
              HasSubstr("\"people_60min_p50\":7300402,\"people_60min_p95\":"
                        "4600202,\"people_60min_mean\":6800000}"));
  EXPECT_THAT(layers.at("isochrones.geojson"),
              HasSubstr("[[121,32],[121.000001,32],[121,32.000001],[121,32]]"));
  EXPECT_THAT(layers.at("regions.geojson"),
              HasSubstr("\"km_per_10000km2_narrow\":62.25"));
}

TEST(GeoJsonTest, TheLargestCutoffIsDrawnFirst) {
  const std::string layer =
      Layers(SampleStudy(), SampleResult()).at("isochrones.geojson");
  EXPECT_LT(layer.find("\"cutoff_min\":60"), layer.find("\"cutoff_min\":30"));
}

TEST(GeoJsonTest, ADecodedResultGivesTheSameLayers) {
  const auto decoded =
      DecodeResult(EncodeResult(SampleStudy(), SampleResult()));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(Layers(decoded->study, decoded->result),
            Layers(SampleStudy(), SampleResult()));
}

TEST(GeoJsonTest, AStudyWithoutFiguresIsFine) {
  EXPECT_EQ(Layers(SampleStudy(), StudyResult()).size(), 5u);
  EXPECT_EQ(Layers(Study(), StudyResult()).size(), 5u);
}

TEST(RegionPointsTest, SeatElseCountiesElseZonesElseNone) {
  const Places places = SampleStudy().model.places;
  const auto points = RegionPoints(places);
  EXPECT_EQ(points[RegionId(3)], places.regions[RegionId(3)].seat);
  EXPECT_EQ(points[RegionId(2)], places.regions[RegionId(4)].seat);
  const LatLng a = places.regions[RegionId(3)].seat.value();
  const LatLng b = places.regions[RegionId(4)].seat.value();
  EXPECT_EQ(points[RegionId(0)],
            (LatLng{(a.lat + b.lat) / 2, (a.lng + b.lng) / 2}));
  EXPECT_EQ(points[RegionId(5)], places.zones[ZoneId(2)].position);
  EXPECT_EQ(RegionPoints(Study().model.places).size(), 0u);
}

}  // namespace
}  // namespace railreach
