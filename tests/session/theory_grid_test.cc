// Trains on a perfect grid, where theory knows every travel time; see
// ../shared/oracles/README.md.
//
// Blocks of 200 m, 30 s by train; a stop is called by its corner, "14_10".
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/routing/window_search.h"
#include "engine/routing/window_times.h"
#include "engine/session/clock_session.h"
#include "engine/study/window.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/feed_study.h"
#include "tests/support/oracle_files.h"

namespace railreach {
namespace {

using ::testing::ElementsAreArray;

constexpr TimeOfDay kSeven{Minutes(7 * 60)};
constexpr double kBlock = 200;  // metres, and seconds on foot

// The theory boards strictly later than a minute after one is there, also for
// the first time.
constexpr Seconds kSlack(61);

std::string GridFile(const std::string& name) {
  return absl::StrCat(*OracleFolder("theory_grid"), "/", name);
}

// A feed of the grid on a weekday.
Study LoadGrid(const std::string& name, Seconds slack) {
  Study study = LoadFeed(GridFile(name + ".zip"), "20200102");
  SetPlatformTimes(slack, slack, study.model.lines);
  return study;
}

StationId CornerNamed(const LineModel& model, const std::string& name) {
  for (const StationId id : model.stations.ids()) {
    if (model.stations[id].name.key == name) return id;
  }
  ADD_FAILURE() << "no corner " << name;
  return StationId(0);
}

std::vector<StopId> StopsAt(const Study& study, const Network& network,
                            const std::string& name) {
  const auto stops =
      network.stops.of_station[CornerNamed(study.model.lines, name)];
  return {stops.begin(), stops.end()};
}

// At a corner itself.
std::vector<Leg> LegsAt(const Study& study, const Network& network,
                        const std::string& name, Seconds time) {
  std::vector<Leg> legs;
  for (const StopId stop : StopsAt(study, network, name)) {
    legs.push_back({stop, time});
  }
  return legs;
}

// A point in blocks, and its way to the street.
struct GridPoint {
  double x = 0;
  double y = 0;
  double offset = 0;
};

// Along the streets at 1 m/s.
Seconds WalkBetween(const GridPoint& a, const GridPoint& b) {
  return Seconds(static_cast<int32_t>(
      std::lround((std::abs(a.x - b.x) + std::abs(a.y - b.y)) * kBlock +
                  a.offset + b.offset)));
}

// From every stop of the grid.
std::vector<Leg> WalksFrom(const GridPoint& point, Seconds extra,
                           const Study& study, const Network& network) {
  std::vector<Leg> legs;
  for (const StationId id : study.model.lines.stations.ids()) {
    const std::vector<std::string> parts =
        absl::StrSplit(study.model.lines.stations[id].name.key, '_');
    GridPoint corner;
    EXPECT_TRUE(absl::SimpleAtod(parts[0], &corner.x));
    EXPECT_TRUE(absl::SimpleAtod(parts[1], &corner.y));
    for (const StopId stop : network.stops.of_station[id]) {
      legs.push_back({stop, WalkBetween(point, corner) + extra});
    }
  }
  return legs;
}

struct Destination {
  std::string name;
  GridPoint point;
  int opportunities = 0;
  Seconds direct;
  std::vector<double> percentiles;  // 5, 25, 50, 75, 95
};

constexpr int kPercentiles[] = {5, 25, 50, 75, 95};

std::vector<Destination> ReadDestinations() {
  const OracleTable table(ReadGzip(GridFile("r5_predicted_percentiles.csv")));
  const auto names = table.Texts("destination");
  std::vector<Destination> result(names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    Destination& d = result[i];
    d.name = names[i];
    d.point = {table.Numbers("x_blocks")[i], table.Numbers("y_blocks")[i],
               table.Numbers("offset_m")[i]};
    d.opportunities = static_cast<int>(table.Numbers("opportunities")[i]);
    d.direct = WalkBetween({10, 10}, d.point);
    EXPECT_NEAR(d.direct.count(), table.Numbers("direct_walk_s")[i], 1e-6);
    for (const int p : kPercentiles) {
      d.percentiles.push_back(table.Numbers(absl::StrCat("p", p, "_s"))[i]);
    }
  }
  return result;
}

// Times of 120 departures from 07:00 at the corner of 10 and 10.
std::vector<std::vector<LaneTime>> PredictedTimes(
    const std::vector<Destination>& destinations) {
  const Study study = LoadGrid("predicted_accessibility_30", kSlack);
  const ClockSession session(study, EveryMinuteFrom(kSeven, 120), Minutes(60),
                             1);
  std::vector<TimedNetwork> draws = {session.network()};
  const Network& network = draws[0].network;
  std::vector<StopId> stops;
  for (const StopId stop : IdRange<StopId>(network.stops.size())) {
    stops.push_back(stop);
  }
  const WindowSearch search(draws, {kSeven.since_midnight, Minutes(1), 120},
                            Minutes(60), stops, 1);
  WindowProfiles profiles(search);
  const auto origin = WalksFrom({10, 10}, kSlack, study, network);
  profiles.Search({origin});
  std::vector<std::vector<LaneTime>> rows;
  for (const Destination& d : destinations) {
    profiles.TimesTo(0, WalksFrom(d.point, Seconds(0), study, network),
                     d.direct, rows.emplace_back());
  }
  return rows;
}

// What the theory leaves open, in seconds.
void ExpectAsPredicted(LaneTime time, double predicted) {
  EXPECT_GE(time, predicted - 3);
  EXPECT_LE(time, predicted + 25);
}

TEST(TheoryGridTest, EveryMinuteIsAsPredicted) {
  SKIP_WITHOUT_ORACLES();
  const auto destinations = ReadDestinations();
  const auto rows = PredictedTimes(destinations);
  const OracleTable table(ReadGzip(GridFile("r5_predicted_per_minute.csv")));
  int exact = 0;
  for (size_t i = 0; i < destinations.size(); ++i) {
    SCOPED_TRACE(destinations[i].name);
    const auto predicted = table.Numbers(destinations[i].name);
    ASSERT_EQ(predicted.size(), rows[i].size());
    for (size_t k = 0; k < predicted.size(); ++k) {
      ExpectAsPredicted(rows[i][k], predicted[k]);
      exact += std::lround(predicted[k]) == rows[i][k];
    }
  }
  // With the legs given, nothing is left open.
  EXPECT_EQ(exact, 6 * 120);
}

TEST(TheoryGridTest, PercentilesAndOpportunitiesAreAsPredicted) {
  SKIP_WITHOUT_ORACLES();
  const auto destinations = ReadDestinations();
  const auto rows = PredictedTimes(destinations);
  std::vector<std::vector<LaneTime>> percentiles;  // [destination]
  for (size_t i = 0; i < destinations.size(); ++i) {
    SCOPED_TRACE(destinations[i].name);
    auto& values = percentiles.emplace_back(std::size(kPercentiles));
    SelectPercentiles(rows[i], kPercentiles, absl::MakeSpan(values));
    for (size_t p = 0; p < values.size(); ++p) {
      ExpectAsPredicted(values[p], destinations[i].percentiles[p]);
    }
  }
  const OracleTable table(ReadGzip(GridFile("r5_predicted_accessibility.csv")));
  const auto cutoffs = table.Numbers("cutoff_min");
  ASSERT_EQ(cutoffs.size(), 6u);
  for (size_t p = 0; p < std::size(kPercentiles); ++p) {
    const auto predicted = table.Numbers(absl::StrCat("p", kPercentiles[p]));
    for (size_t c = 0; c < cutoffs.size(); ++c) {
      int opportunities = 0;
      for (size_t i = 0; i < destinations.size(); ++i) {
        opportunities += percentiles[i][p] <= 60 * cutoffs[c]
                             ? destinations[i].opportunities
                             : 0;
      }
      EXPECT_EQ(opportunities, predicted[c])
          << "p" << kPercentiles[p] << " within " << cutoffs[c] << " min";
    }
  }
}

// From 20_20 by 20 blocks to 40_20, by 20 more to 40_40: trains every 20
// minutes, 10 + 10 of change + 10, and a first wait of 1 to 20.
TEST(TheoryGridTest, TheScheduledDesertTakes31To50Minutes) {
  SKIP_WITHOUT_ORACLES();
  constexpr Seconds kMinute(60);
  const Study study = LoadGrid("desert_scheduled_100", kMinute);
  const ClockSession session(study, EveryMinuteFrom(kSeven, 120), Minutes(90),
                             1);
  std::vector<TimedNetwork> draws = {session.network()};
  const Network& network = draws[0].network;
  const WindowSearch search(draws, {kSeven.since_midnight, Minutes(1), 120},
                            Minutes(90), StopsAt(study, network, "40_40"), 1);
  WindowProfiles profiles(search);
  const auto from = LegsAt(study, network, "20_20", kMinute);
  profiles.Search({from});
  std::vector<LaneTime> times;
  ASSERT_TRUE(profiles.TimesTo(0, LegsAt(study, network, "40_40", Seconds(0)),
                               kUnreachable, times));
  std::vector<LaneTime> exact;  // each 6 times
  for (int minute = 31; minute <= 50; ++minute) {
    exact.insert(exact.end(), 6, static_cast<LaneTime>(60 * minute));
  }
  std::sort(times.begin(), times.end());
  EXPECT_THAT(times, ElementsAreArray(exact));
}

// The times of a journey of two rides by lines of one headway that know
// nothing of each other, from a departure of every minute of it: least + two
// waits below the headway.
struct DrawnTimes {
  std::vector<LaneTime> first;  // of the first departure, by draw
  std::vector<LaneTime> all;
};

DrawnTimes DrawTimes(int num_draws, uint64_t seed) {
  constexpr Seconds kMinute(60);
  Study study = LoadGrid("desert_frequency_100", kMinute);
  study.parameters.wait_model = WaitModel::kSampled;
  WindowParameters window = EveryMinuteFrom(kSeven, 20);
  window.draws = num_draws;
  window.seed = seed;
  const Seconds horizon = Minutes(90);
  const auto draws = DrawNetworks(study, window, horizon, 2);
  EXPECT_EQ(draws.size(), static_cast<size_t>(num_draws));
  const auto from = LegsAt(study, draws[0].network, "20_20", kMinute);
  const auto to = StopsAt(study, draws[0].network, "40_40");
  DrawnTimes times;
  for (const TimedNetwork& draw : draws) {
    EXPECT_TRUE(draw.all_by_clock());
    EarliestArrivalWorkspace search(draw);
    for (int k = 0; k < 20; ++k) {
      EarliestArrival(draw, from, kSeven.since_midnight + Minutes(k), horizon,
                      search);
      Seconds least = kUnreachable;
      for (const StopId stop : to) least = std::min(least, search.time(stop));
      times.all.push_back(ToLaneTime(least));
      if (k == 0) times.first.push_back(ToLaneTime(least));
    }
  }
  return times;
}

// The chance that two whole waits in [0, headway) last less than `sum`.
double ChanceBelow(int sum, int headway) {
  const double n = headway;
  const double s = sum;
  const double pairs = sum <= headway
                           ? s * (s + 1) / 2
                           : n * n - (2 * n - s - 1) * (2 * n - s) / 2;
  return pairs / (n * n);
}

// Pearson's statistic over bins of two minutes from 22 to 62.
double ChiSquare(const std::vector<LaneTime>& times) {
  constexpr int kBin = 120;
  constexpr int kNumBins = 20;
  std::vector<int> counts(kNumBins, 0);
  for (const LaneTime time : times) {
    ++counts[static_cast<size_t>((time - 22 * 60) / kBin)];
  }
  double sum = 0;
  for (int bin = 0; bin < kNumBins; ++bin) {
    const double chance =
        ChanceBelow((bin + 1) * kBin, 1200) - ChanceBelow(bin * kBin, 1200);
    const double expected = chance * static_cast<double>(times.size());
    EXPECT_GE(expected, 5);
    const double off = counts[static_cast<size_t>(bin)] - expected;
    sum += off * off / expected;
  }
  return sum;
}

// 2 x (1 for boarding + 10 to ride) + two waits of 0 to 20, each as likely:
// triangular from 22 to 62, with its peak at 42.
TEST(TheoryGridTest, TheDesertByHeadwayIsTriangular) {
  SKIP_WITHOUT_ORACLES();
  constexpr int kDraws = 1200;
  const DrawnTimes times = DrawTimes(kDraws, 7);
  ASSERT_EQ(times.first.size(), size_t{kDraws});
  const auto [least, most] =
      std::minmax_element(times.all.begin(), times.all.end());
  EXPECT_GE(*least, 22 * 60);
  EXPECT_LT(*most, 62 * 60);
  // 20 bins: 19 degrees of freedom, passed by one in a hundred at 36.19.
  EXPECT_LT(ChiSquare(times.first), 36.19);
  // Half of it, and the tails that are left in 20 x sqrt(2 p) minutes.
  std::vector<LaneTime> values(3);
  SelectPercentiles(times.all, {5, 50, 95}, absl::MakeSpan(values));
  EXPECT_NEAR(values[0] / 60.0, 22 + 20 * std::sqrt(0.1), 0.5);
  EXPECT_NEAR(values[1] / 60.0, 42, 0.5);
  EXPECT_NEAR(values[2] / 60.0, 62 - 20 * std::sqrt(0.1), 0.5);
}

// The train of 07:15 at 10 stands still after 20, and that of 07:25 passes it:
// 25 + 32 blocks of half a minute.
TEST(TheoryGridTest, TheTrainThatOvertakesArrivesFirst) {
  SKIP_WITHOUT_ORACLES();
  const Study study = LoadGrid("desert_overtaking_100", Seconds(0));
  const ClockSession session(study, EveryMinuteFrom(kSeven, 30), Minutes(120),
                             1);
  std::vector<SessionPlace> stops;
  for (const char* name : {"10_50", "18_50", "42_50", "100_50"}) {
    stops.push_back(PlaceOf(study.model, CornerNamed(study.model.lines, name)));
  }
  session.FindMatrixAt({stops[0]}, stops, PlatformTime::kExcluded, 1,
                       [](size_t, absl::Span<const ClockSession::Cell> cells) {
                         EXPECT_EQ(cells[1].time,
                                   Minutes(15 + 4));  // ahead of the stand
                         EXPECT_EQ(cells[2].time, Minutes(25 + 16));
                         EXPECT_EQ(cells[3].time, Minutes(25 + 45));
                       });
  // All that leave by 07:25 arrive together.
  session.FindMatrix(
      {stops[0]}, stops, SearchDirection::kFrom, PlatformTime::kExcluded, 1,
      [](size_t, absl::Span<const std::vector<LaneTime>> rows) {
        for (size_t k = 0; k < 30; ++k) {
          EXPECT_EQ(rows[2][k], k <= 25 ? 60 * (41 - k) : kLaneUnreachable);
        }
      });
}

// [from][to]: over the departures of the window.
using TimeTable = std::vector<std::vector<std::vector<LaneTime>>>;

TimeTable TimesBetween(const Study& study,
                       const std::vector<std::string>& corners) {
  const ClockSession session(study, EveryMinuteFrom(kSeven, 60), Minutes(120),
                             2);
  std::vector<SessionPlace> places;
  for (const std::string& corner : corners) {
    places.push_back(
        PlaceOf(study.model, CornerNamed(study.model.lines, corner)));
  }
  TimeTable table;
  session.FindMatrix(places, places, SearchDirection::kFrom,
                     PlatformTime::kExcluded, 2,
                     [&](size_t, absl::Span<const std::vector<LaneTime>> rows) {
                       table.emplace_back(rows.begin(), rows.end());
                     });
  return table;
}

TEST(TheoryGridTest, ALineMoreNeverWorsensAPair) {
  SKIP_WITHOUT_ORACLES();
  const Study base = LoadGrid("scenario_base_30", kSlack);
  const Study more = LoadGrid("scenario_added_column_30", kSlack);
  std::vector<std::string> corners;
  for (const Station& station : base.model.lines.stations) {
    corners.push_back(station.name.key);
  }
  EXPECT_EQ(corners.size(), 62u);  // two streets of 31 stops
  const TimeTable before = TimesBetween(base, corners);
  const TimeTable after = TimesBetween(more, corners);
  int64_t better = 0, same = 0;
  for (size_t from = 0; from < corners.size(); ++from) {
    for (size_t to = 0; to < corners.size(); ++to) {
      for (size_t k = 0; k < before[from][to].size(); ++k) {
        const LaneTime old_time = before[from][to][k];
        const LaneTime new_time = after[from][to][k];
        ASSERT_LE(new_time, old_time) << corners[from] << " - " << corners[to];
        better += new_time < old_time;
        same += new_time == old_time;
      }
    }
  }
  // From one street to the other there was no way before.
  EXPECT_EQ(better, 2 * 31 * 31 * 60);
  EXPECT_EQ(same, 2 * 31 * 31 * 60);
}

}  // namespace
}  // namespace railreach
