#include "engine/geo/datum.h"

#include <cmath>
#include <random>
#include <vector>

#include "engine/geo/geodesic.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

std::vector<LatLng> PlacesInTheDelta(int count) {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> unit(0, 1);
  std::vector<LatLng> places;
  for (int i = 0; i < count; ++i) {
    places.push_back({29 + 4 * unit(random), 118 + 4 * unit(random)});
  }
  return places;
}

// Up to `metres` away in each direction, as a node is from its station.
std::vector<LatLng> Near(const std::vector<LatLng>& places, double metres) {
  std::mt19937_64 random(6);
  std::uniform_real_distribution<double> unit(-1, 1);
  std::vector<LatLng> result;
  for (const LatLng& place : places) {
    result.push_back({place.lat + metres / 111000 * unit(random),
                      place.lng + metres / 95000 * unit(random)});
  }
  return result;
}

template <typename Convert>
std::vector<LatLng> Each(std::vector<LatLng> places, Convert convert) {
  for (LatLng& place : places) place = convert(place);
  return places;
}

// The examples of eviltransform's own test (googollee, MIT).
TEST(DatumTest, KnowsThePublishedExamples) {
  struct Example {
    LatLng wgs84;
    LatLng gcj02;
  };
  const Example examples[] = {
      {{31.1774276, 121.5272106}, {31.17530398364597, 121.531541859215}},
      {{22.543847, 113.912316}, {22.540796131694766, 113.9171764808363}},
      {{39.911954, 116.377817}, {39.91334545536069, 116.38404722455657}}};
  for (const auto& [wgs84, gcj02] : examples) {
    EXPECT_LE(GeodesicDistance(Wgs84ToGcj02(wgs84), gcj02), Metres(0.05));
    EXPECT_LE(GeodesicDistance(Gcj02ToWgs84(gcj02), wgs84), Metres(0.05));
  }
}

TEST(DatumTest, ShiftsByHundredsOfMetresInChina) {
  for (const LatLng& place : PlacesInTheDelta(200)) {
    const Metres gcj = GeodesicDistance(place, Wgs84ToGcj02(place));
    EXPECT_GT(gcj, Metres(300));
    EXPECT_LT(gcj, Metres(700));
    const Metres bd = GeodesicDistance(place, Wgs84ToBd09(place));
    EXPECT_GT(bd, Metres(700));
    EXPECT_LT(bd, Metres(1600));
  }
}

TEST(DatumTest, ComesBackWithinThreeCentimetres) {
  std::mt19937_64 random(8);
  std::uniform_real_distribution<double> lat(18.2, 53.5);
  std::uniform_real_distribution<double> lng(73.6, 134.7);
  for (int i = 0; i < 5000; ++i) {
    const LatLng place{lat(random), lng(random)};
    EXPECT_LE(GeodesicDistance(place, Gcj02ToWgs84(Wgs84ToGcj02(place))),
              Metres(0.03));
    EXPECT_LE(GeodesicDistance(place, Bd09ToGcj02(Gcj02ToBd09(place))),
              Metres(0.03));
    EXPECT_LE(GeodesicDistance(place, Bd09ToWgs84(Wgs84ToBd09(place))),
              Metres(0.03));
  }
}

TEST(DatumTest, LeavesTheRestOfTheWorldAlone) {
  for (const LatLng place :
       {LatLng{-30.02, -51.22}, LatLng{51.5, -0.1}, LatLng{35.68, 139.77}}) {
    EXPECT_EQ(Wgs84ToGcj02(place), place);
    EXPECT_EQ(Bd09ToWgs84(place), place);
  }
}

TEST(DetectDatumOffsetTest, RecognisesEachDatum) {
  const auto reference = PlacesInTheDelta(101);
  const auto layer = Near(reference, 60);
  const auto plain = DetectDatumOffset(layer, reference);
  EXPECT_EQ(plain.datum, Datum::kWgs84);
  EXPECT_EQ(plain.median_after, plain.median_before);
  const auto gcj = DetectDatumOffset(Each(layer, Wgs84ToGcj02), reference);
  EXPECT_EQ(gcj.datum, Datum::kGcj02);
  const auto bd = DetectDatumOffset(Each(layer, Wgs84ToBd09), reference);
  EXPECT_EQ(bd.datum, Datum::kBd09);
  EXPECT_EQ(bd.pairs, 101);
  EXPECT_GT(bd.median_before, gcj.median_before);
  EXPECT_NEAR(bd.median_after.metres(), plain.median_before.metres(), 0.05);
}

TEST(DetectDatumOffsetTest, DoesNotTakeAPlainDistanceForAShift) {
  const auto reference = PlacesInTheDelta(50);
  const auto far = DetectDatumOffset(Near(reference, 2000), reference);
  EXPECT_GT(far.median_before, Metres(150));
  EXPECT_EQ(far.datum, Datum::kWgs84);
}

TEST(DetectDatumOffsetTest, SaysNothingWithoutPairs) {
  const auto verdict = DetectDatumOffset({}, {});
  EXPECT_EQ(verdict.datum, Datum::kWgs84);
  EXPECT_EQ(verdict.pairs, 0);
}

TEST(DetectDatumOffsetTest, TakesTheLowerMiddleOfAnEvenNumber) {
  const std::vector<LatLng> layer = {{0, 0}, {0, 0}, {0, 0}, {0, 0}};
  const std::vector<LatLng> reference = {
      {0, 0.004}, {0, 0.002}, {0, 0.003}, {0, 0.001}};
  EXPECT_EQ(DetectDatumOffset(layer, reference).median_before,
            Metres(222.639));  // 0.002 degrees of the equator
}

}  // namespace
}  // namespace railreach
