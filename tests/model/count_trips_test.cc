#include "engine/model/count_trips.h"

#include <map>
#include <random>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TimeOfDay At(int32_t hour, int32_t minute = 0) {
  return {Minutes(60 * hour + minute)};
}

// Bands 7-9 and 9-12; patterns of as many stops as are asked for.
struct Timetable {
  LineModel model;

  Timetable() {
    model.bands.push_back({{"peak", "", ""}, At(7), At(9)});
    model.bands.push_back({{"day", "", ""}, At(9), At(12)});
  }
  PatternId Stops(size_t count) {
    Pattern pattern;
    pattern.stops.resize(count);
    return model.patterns.push_back(pattern);
  }
  // Leaves the first stop then and each further one `run` later.
  void Trip(PatternId pattern, TimeOfDay start, Seconds run) {
    model.trips.push_back({"", pattern, TripId()});
    std::vector<StopTime> times;
    Seconds at = start.since_midnight;
    for (size_t i = 0; i < model.patterns[pattern].stops.size(); ++i) {
      times.push_back({at, at});
      at += run;
    }
    model.stop_times.AppendRow(times);
  }
  // Trains x 1000 by band, of one pattern.
  std::map<std::string, int64_t> Count(PatternId pattern) {
    CountTrips(model);
    std::map<std::string, int64_t> trains;
    for (const Service& service : model.services) {
      if (service.pattern != pattern) continue;
      trains[model.bands[service.band].name.key] = service.milli_trains;
    }
    return trains;
  }
};

TEST(CountTripsTest, CountsNewPatternsAlone) {
  Timetable t;
  t.Trip(t.Stops(2), At(7), Minutes(10));
  CountTrips(t.model);
  const PatternId added = t.Stops(2);
  t.Trip(added, At(8), Minutes(10));
  t.model.headway_periods.push_back({added, At(9), At(10), Minutes(20)});
  CountTrips(added, t.model);
  ASSERT_EQ(t.model.services.size(), 3u);
  EXPECT_EQ(t.model.services[1].pattern, added);
  EXPECT_EQ(t.model.services[1].milli_trains, 1000);
  EXPECT_EQ(t.model.services[2].milli_trains, 3000);
}

TEST(CountTripsTest, CountsTheMeanDepartures) {
  Timetable t;
  const PatternId p = t.Stops(3);
  t.Trip(p, At(7), Minutes(10));
  t.Trip(p, At(8, 55), Minutes(10));  // leaves stop 2 at 9:05
  // Peak: (2 + 1) / 2 stops; day: (0 + 1) / 2.
  EXPECT_THAT(t.Count(p), ElementsAre(Pair("day", 500), Pair("peak", 1500)));
}

TEST(CountTripsTest, BandsHoldTheirStartAndNotTheirEnd) {
  Timetable t;
  const PatternId p = t.Stops(2);
  t.Trip(p, At(7), Minutes(5));
  t.Trip(p, At(9), Minutes(5));
  t.Trip(p, At(12), Minutes(5));
  t.Trip(p, At(6, 59), Minutes(5));
  EXPECT_THAT(t.Count(p), ElementsAre(Pair("day", 1000), Pair("peak", 1000)));
}

TEST(CountTripsTest, ADepartureFromTheLastStopIsNone) {
  Timetable t;
  const PatternId p = t.Stops(2);
  t.Trip(p, At(6, 55), Minutes(10));
  EXPECT_THAT(t.Count(p), IsEmpty());
}

TEST(CountTripsTest, MeansAreRounded) {
  Timetable t;
  const PatternId p = t.Stops(4);
  t.Trip(p, At(8, 50), Minutes(6));  // 8:50, 8:56, 9:02
  EXPECT_THAT(t.Count(p), ElementsAre(Pair("day", 333), Pair("peak", 667)));
}

TEST(CountTripsTest, HeadwayPeriodsCountByTheirPartInTheBand) {
  Timetable t;
  const PatternId p = t.Stops(2);
  t.model.headway_periods.push_back({p, At(6), At(8), Minutes(7)});
  t.model.headway_periods.push_back({p, At(8), At(10), Minutes(10)});
  // Peak: 60 / 7 + 60 / 10; day: 60 / 10.
  EXPECT_THAT(t.Count(p),
              ElementsAre(Pair("day", 6000), Pair("peak", 8571 + 6000)));
}

TEST(CountTripsTest, BandsMayOverlapAndStandInAnyOrder) {
  Timetable t;
  t.model.bands.push_back({{"all", "", ""}, At(5), At(24)});
  t.model.bands.push_back({{"half", "", ""}, At(8), At(10)});
  const PatternId p = t.Stops(2);
  for (const int32_t hour : {5, 7, 8, 9, 11, 23}) {
    t.Trip(p, At(hour, 30), Minutes(5));
  }
  EXPECT_THAT(t.Count(p), ElementsAre(Pair("all", 6000), Pair("day", 2000),
                                      Pair("half", 2000), Pair("peak", 2000)));
}

TEST(CountTripsTest, RowsStandByPatternThenBand) {
  Timetable t;
  const PatternId by_trips = t.Stops(2);
  const PatternId by_table = t.Stops(2);
  const PatternId idle = t.Stops(2);
  t.model.patterns[by_trips].group = t.model.groups.push_back({"g"});
  t.model.patterns[by_trips].scheduled = true;
  Service service;
  service.pattern = by_table;
  service.band = BandId(0);
  service.headway = Minutes(5);
  t.model.services.push_back(service);
  t.Trip(by_trips, At(10), Minutes(5));
  t.Trip(by_trips, At(8), Minutes(5));
  EXPECT_THAT(t.Count(idle), IsEmpty());
  ASSERT_EQ(t.model.services.size(), 3u);
  EXPECT_EQ(t.model.services[0].pattern, by_trips);
  EXPECT_EQ(t.model.services[0].band, BandId(0));
  EXPECT_EQ(t.model.services[0].group, GroupId(0));
  EXPECT_TRUE(t.model.services[0].scheduled);
  EXPECT_EQ(t.model.services[1].band, BandId(1));
  EXPECT_EQ(t.model.services[2].pattern, by_table);
  EXPECT_EQ(t.model.services[2].headway, Minutes(5));
}

// Bands that cover the day share all departures out, but for the rounding.
TEST(CountTripsTest, TheBandsOfADayAddUpToTheTrips) {
  Timetable t;
  t.model.bands.push_back({{"early", "", ""}, At(0), At(7)});
  t.model.bands.push_back({{"late", "", ""}, At(12), At(30)});
  std::mt19937 random(7);
  for (size_t stops = 2; stops < 30; ++stops) {
    const PatternId p = t.Stops(stops);
    for (size_t k = 0; k < stops * 3; ++k) {
      const auto start = static_cast<int32_t>(random() % 86400);
      t.Trip(p, {Seconds(start)}, Seconds(300));
    }
  }
  CountTrips(t.model);
  IdVector<PatternId, int64_t> sums(t.model.patterns.size(), 0);
  size_t split = 0;
  for (const Service& service : t.model.services) {
    sums[service.pattern] += service.milli_trains;
    if (service.milli_trains % 1000 != 0) ++split;
  }
  EXPECT_GT(split, 50u);  // many trains cross from band to band
  for (const PatternId p : t.model.patterns.ids()) {
    const auto trips =
        static_cast<int64_t>(t.model.patterns[p].stops.size() * 3);
    EXPECT_NEAR(static_cast<double>(sums[p]), static_cast<double>(1000 * trips),
                0.5 * 4);
  }
}

TEST(CountTripsTest, ModelsWithoutTrainsOrBandsAreLeftAlone) {
  LineModel model;
  CountTrips(model);
  EXPECT_THAT(model.services, IsEmpty());
  Timetable t;
  t.model.bands = {};
  const PatternId p = t.Stops(2);
  t.Trip(p, At(8), Minutes(5));
  EXPECT_THAT(t.Count(p), IsEmpty());
}

}  // namespace
}  // namespace railreach
