// Every pair of two real timetables against an independent search, to the
// second; see ../shared/oracles/README.md.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/routing/window_times.h"
#include "engine/session/clock_session.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/feed_study.h"
#include "tests/support/oracle_files.h"

namespace railreach {
namespace {

constexpr Seconds kHorizon(7200);
constexpr TimeOfDay kEight{Minutes(8 * 60)};

// One of the oracles; its tables are `folder`/`name`_od_le7200s.csv and so on.
struct Oracle {
  std::string folder;
  std::string name;
  std::string date;
  Seconds change;
  std::vector<std::string> settings;
  size_t num_stations;
  int pairs_within_an_hour;
};

using Times = std::map<std::pair<std::string, std::string>, int>;

Times ReadPairs(const Oracle& oracle) {
  const OracleTable table(ReadGzip(*OracleFolder(absl::StrCat(
      "timetable/", oracle.folder, "/", oracle.name, "_od_le7200s.csv"))));
  const auto from = table.Texts("from");
  const auto to = table.Texts("to");
  const auto seconds = table.Numbers("seconds");
  Times times;
  for (size_t i = 0; i < from.size(); ++i) {
    times[{from[i], to[i]}] = static_cast<int>(seconds[i]);
  }
  EXPECT_EQ(times.size(), from.size()) << "a pair stands twice";
  return times;
}

// Says which pairs differ, the first few of them.
void ExpectSame(const Times& found, const Times& exact) {
  int shown = 0;
  for (const auto& [pair, time] : exact) {
    const auto it = found.find(pair);
    if (it != found.end() && it->second == time) continue;
    if (++shown > 10) break;
    ADD_FAILURE() << pair.first << " - " << pair.second << ": " << time
                  << " s, found "
                  << (it == found.end() ? "nothing"
                                        : absl::StrCat(it->second, " s"));
  }
  for (const auto& [pair, time] : found) {
    if (exact.count(pair) > 0) continue;
    if (++shown > 20) break;
    ADD_FAILURE() << pair.first << " - " << pair.second << ": found " << time
                  << " s, which nobody knows";
  }
  EXPECT_EQ(found.size(), exact.size());
}

Times OneByOne(const ClockSession& session,
               const std::vector<SessionPlace>& stations) {
  Times times;
  session.FindMatrixAt(
      stations, stations, PlatformTime::kExcluded, 2,
      [&](size_t from, absl::Span<const ClockSession::Cell> cells) {
        for (size_t to = 0; to < cells.size(); ++to) {
          if (cells[to].time == kUnreachable) continue;
          times[{stations[from].name.key, stations[to].name.key}] =
              cells[to].time.count();
        }
      });
  return times;
}

// The first of `num_departures` columns.
Times ByScan(const ClockSession& session,
             const std::vector<SessionPlace>& stations, size_t num_departures) {
  Times times;
  session.FindMatrix(
      stations, stations, SearchDirection::kFrom, PlatformTime::kExcluded, 2,
      [&](size_t from, absl::Span<const std::vector<LaneTime>> rows) {
        for (size_t to = 0; to < rows.size(); ++to) {
          ASSERT_EQ(rows[to].size(), num_departures);
          if (rows[to][0] == kLaneUnreachable) continue;
          times[{stations[from].name.key, stations[to].name.key}] = rows[to][0];
        }
      });
  return times;
}

// The oracle's own count of stations within half an hour and an hour.
void ExpectCatchments(const Oracle& oracle, const Times& times) {
  std::map<std::string, int> half, hour;
  int sum = 0;
  for (const auto& [pair, time] : times) {
    half[pair.first] += time <= 1800;
    hour[pair.first] += time <= 3600;
    sum += time <= 3600;
  }
  const OracleTable table(ReadGzip(*OracleFolder(absl::StrCat(
      "timetable/", oracle.folder, "/", oracle.name, "_catchment.csv"))));
  const auto origins = table.Texts("origin");
  const auto within_half = table.Numbers("stations_le_1800s");
  const auto within_hour = table.Numbers("stations_le_3600s");
  EXPECT_EQ(origins.size(), oracle.num_stations);
  EXPECT_EQ(hour.size(), oracle.num_stations);
  for (size_t i = 0; i < origins.size(); ++i) {
    EXPECT_EQ(half[origins[i]], within_half[i]);
    EXPECT_EQ(hour[origins[i]], within_hour[i]);
  }
  EXPECT_EQ(sum, oracle.pairs_within_an_hour);
}

void Compare(const Oracle& oracle) {
  const Times exact = ReadPairs(oracle);
  Study study = LoadFeed(
      *OracleFolder(absl::StrCat("timetable/", oracle.folder, "/gtfs.zip")),
      oracle.date, oracle.settings);
  SetPlatformTimes(Seconds(0), oracle.change, study.model.lines);
  const ClockSession session(study, EveryMinuteFrom(kEight, 1), kHorizon, 2);
  const auto stations = ServedStations(study.model, session.network().network);
  EXPECT_EQ(stations.size(), oracle.num_stations);
  {
    SCOPED_TRACE("one by one");
    const Times found = OneByOne(session, stations);
    ExpectSame(found, exact);
    ExpectCatchments(oracle, found);
  }
  {
    SCOPED_TRACE("by a scan of one departure");
    ExpectSame(ByScan(session, stations, 1), exact);
  }
  {
    SCOPED_TRACE("by a scan of 120 departures");
    const ClockSession hours(study, EveryMinuteFrom(kEight, 120), kHorizon, 2);
    ExpectSame(ByScan(hours, stations, 120), exact);
  }
}

TEST(TimetableOracleTest, EveryPairOfTheMetroOfBusan) {
  SKIP_WITHOUT_ORACLES();
  Compare({"busan",
           "busan_20250616_0800_m0",
           "20250616",
           Seconds(0),
           {},
           114,
           11'383});
}

// Only the 97 stations that still have trains.
TEST(TimetableOracleTest, EveryPairOfTheMetroOfBusanWithoutLine3) {
  SKIP_WITHOUT_ORACLES();
  Compare({"busan",
           "busan_20250616_0800_m0_DROP_line3",
           "20250616",
           Seconds(0),
           {"close_line=3"},
           97,
           7'413});
}

TEST(TimetableOracleTest, EveryPairOfTheLongDistanceTrainsOfGermany) {
  SKIP_WITHOUT_ORACLES();
  Compare({"db_long_distance_2016",
           "dbfv2016_20160713_0800_m0",
           "20160713",
           Seconds(0),
           {},
           486,
           961});
}

TEST(TimetableOracleTest, EveryPairWithFiveMinutesForAChange) {
  SKIP_WITHOUT_ORACLES();
  Compare({"db_long_distance_2016",
           "dbfv2016_20160713_0800_m300",
           "20160713",
           Seconds(300),
           {},
           486,
           950});
}

}  // namespace
}  // namespace railreach
