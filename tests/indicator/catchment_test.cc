#include "engine/indicator/catchment.h"

#include <random>

#include "engine/geo/geodesic.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/indicator/small_model.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;

IdSpan<ZonePointId, const Seconds> Times(const std::vector<Seconds>& times) {
  return IdSpan<ZonePointId, const Seconds>(absl::MakeConstSpan(times));
}

//   zone     0     1     2 (halo)   3
//   people   1    10      100     1000
//   seconds  0    61       60     never
TEST(CatchmentTest, CountsPeopleByTheMinuteInclusive) {
  SmallModel small;
  small.Zone(0, 1);
  small.Zone(1, 10);
  const ZoneId halo = small.Zone(2, 100);
  small.Zone(3, 1000);
  small.model.places.zones[halo].halo = true;
  const std::vector<Seconds> times = {Seconds(0), Seconds(61), Seconds(60),
                                      kUnreachable};
  const PeopleCurve curve =
      CurveOf(small.model.places, Times(times), Minutes(3));
  EXPECT_THAT(curve.study_area, ElementsAre(1, 1, 1 + 10, 1 + 10));
  EXPECT_THAT(curve.halo, ElementsAre(0, 100, 100, 100));
  EXPECT_EQ(curve.Within(1), 1 + 100);
  EXPECT_EQ(curve.Within(2), 1 + 10 + 100);
  EXPECT_EQ(curve.StudyAreaWithin(2), 1 + 10);
  EXPECT_EQ(curve.Within(99), 1 + 10 + 100);  // the horizon
}

TEST(CatchmentTest, NothingBeyondTheHorizonCounts) {
  SmallModel small;
  small.Zone(0, 5);
  const std::vector<Seconds> times = {Seconds(121)};
  EXPECT_THAT(
      CurveOf(small.model.places, Times(times), Seconds(179)).study_area,
      ElementsAre(0, 0, 0));
}

TEST(CatchmentTest, MoreTimeNeverReachesFewer) {
  std::mt19937_64 random(7);
  SmallModel small;
  std::vector<Seconds> times;
  for (int i = 0; i < 500; ++i) {
    small.Zone(i, static_cast<int64_t>(random() % 1000));
    times.push_back(Seconds(static_cast<int32_t>(random() % 7200)));
  }
  const PeopleCurve curve =
      CurveOf(small.model.places, Times(times), Minutes(90));
  ASSERT_LT(curve.Within(10), curve.Within(80));
  for (int minute = 1; minute <= 90; ++minute) {
    EXPECT_LE(curve.Within(minute - 1), curve.Within(minute));
  }
}

//   points of one zone   people  10  20  30   half of 60 = 30 = 10 + 20
//                        time     5   9   7
TEST(CatchmentTest, AZoneIsReachedWithHalfOfItsPeople) {
  SmallModel small;
  const ZoneId zone = small.Zone(0, 10);
  small.model.places.points.push_back({zone, OnEquator(0), 20});
  small.model.places.points.push_back({zone, OnEquator(0), 30});
  small.Zone(1, 0);
  small.Zone(2, 7);
  const std::vector<Seconds> times = {Seconds(5), Seconds(9), Seconds(7),
                                      Seconds(3), kUnreachable};
  EXPECT_THAT(ZoneTimes(small.model.places, Times(times)).rows(),
              ElementsAre(Seconds(7),  // 10 + 30 by then, of 60
                          Seconds(3),  // nobody lives there
                          kUnreachable));
}

TEST(CatchmentTest, PeopleWithinIsInclusive) {
  SmallModel small;
  small.Zone(0, 1);
  small.Zone(1, 10);
  small.Zone(2, 100);
  const LatLng place = OnEquator(0);
  EXPECT_EQ(PeopleWithin(small.model.places, place, Metres(0)), 1);
  EXPECT_EQ(PeopleWithin(small.model.places, place, Metres(kStepMetres)), 11);
  EXPECT_EQ(
      PeopleWithin(small.model.places, place, Metres(kStepMetres - 0.001)), 1);
  EXPECT_EQ(PeopleWithin(small.model.places, place, Metres(-1)), 0);
  EXPECT_EQ(PeopleWithin(Places(), place, Metres(100)), 0);
}

TEST(CatchmentTest, PeopleWithinAgreesWithEveryDistance) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> unit(-1, 1);
  SmallModel small;
  for (int i = 0; i < 2000; ++i) small.Zone(0, i % 7);
  for (ZonePoint& point : small.model.places.points) {
    point.position = {31 + 1.5 * unit(random), 121 + 1.5 * unit(random)};
  }
  const PeopleMap map(small.model.places);
  int64_t seen = 0;
  for (int trial = 0; trial < 200; ++trial) {
    const LatLng place = {31 + 1.5 * unit(random), 121 + 1.5 * unit(random)};
    // Every other radius is exactly the distance of some point.
    const LatLng some =
        small.model.places.points[ZonePointId(static_cast<size_t>(trial))]
            .position;
    const Metres radius = trial % 2 == 0 ? GeodesicDistance(place, some)
                                         : Kilometres(2.0 * trial);
    int64_t expected = 0;
    for (const ZonePoint& point : small.model.places.points) {
      if (GeodesicDistance(place, point.position) <= radius) {
        expected += point.people;
      }
    }
    EXPECT_EQ(map.Within(place, radius), expected);
    seen += expected;
  }
  EXPECT_GT(seen, 0);
}

}  // namespace
}  // namespace railreach
