// Real feeds, counted here in the simplest way; and how long a large one takes.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/input/gtfs_feed.h"
#include "tests/input/gtfs_texts.h"
#include "tests/support/oracle_files.h"
#include "tests/support/synthetic_feed.h"

namespace railreach {
namespace {

std::string Archive(const std::string& name) {
  return *OracleFolder("timetable/" + name) + "/gtfs.zip";
}

// Stop times, run and waited seconds of the trips of certain services.
struct Sums {
  size_t trips = 0;
  int64_t stop_times = 0;
  int64_t seconds = 0;  // all arrivals and departures together
  friend bool operator==(const Sums&, const Sums&) = default;
};

int64_t SecondsOf(const std::string& text) {
  int h = 0, m = 0, s = 0;
  EXPECT_EQ(std::sscanf(text.c_str(), "%d:%d:%d", &h, &m, &s), 3) << text;
  return 3600 * int64_t{h} + 60 * m + s;
}

Sums SumsOf(const std::string& path, const std::set<std::string>& services) {
  const OracleTable trips(ReadZipMember(path, "trips.txt"));
  const OracleTable times(ReadZipMember(path, "stop_times.txt"));
  std::set<std::string> running;
  const auto trip_ids = trips.Texts("trip_id");
  const auto service_ids = trips.Texts("service_id");
  for (size_t i = 0; i < trip_ids.size(); ++i) {
    if (services.contains(service_ids[i])) running.insert(trip_ids[i]);
  }
  Sums sums;
  sums.trips = running.size();
  const auto rows = times.Texts("trip_id");
  const auto arrivals = times.Texts("arrival_time");
  const auto departures = times.Texts("departure_time");
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!running.contains(rows[i])) continue;
    ++sums.stop_times;
    sums.seconds += SecondsOf(arrivals[i]) + SecondsOf(departures[i]);
  }
  return sums;
}

Sums SumsOf(const LineModel& model) {
  Sums sums;
  sums.trips = model.trips.size();
  for (const StopTime& time : model.stop_times.values()) {
    ++sums.stop_times;
    sums.seconds += time.arrival.count() + time.departure.count();
  }
  return sums;
}

void ExpectSorted(const LineModel& model) {
  for (size_t i = 1; i < model.trips.size(); ++i) {
    const TripId a(i - 1);
    const TripId b(i);
    EXPECT_LE(std::make_pair(model.trips[a].pattern,
                             model.stop_times[a].front().departure),
              std::make_pair(model.trips[b].pattern,
                             model.stop_times[b].front().departure));
  }
}

TEST(GtfsOracleTest, TheMetroOfBusanLoads) {
  SKIP_WITHOUT_ORACLES();
  const std::string path = Archive("busan");
  Diagnostics diagnostics;
  const GtfsFeed feed = ReadGtfs(
      path, {.date = absl::CivilDay(2025, 6, 16), .tiers = {}}, diagnostics);
  EXPECT_EQ(diagnostics.Report(), "");
  EXPECT_EQ(SumsOf(feed.lines), SumsOf(path, {"WD"}));  // a Monday
  EXPECT_EQ(feed.lines.trips.size(), 1354u);
  EXPECT_EQ(feed.summary.stop_times, 109'140);
  EXPECT_EQ(feed.lines.lines.size(), 4u);
  EXPECT_EQ(feed.lines.stations.size(), 114u);
  EXPECT_EQ(feed.lines.transfers.size(), 12u);
  EXPECT_EQ(feed.lines.transfers[0].time, Seconds(180));
  EXPECT_EQ(feed.summary.time_zone, "Asia/Seoul");
  ExpectSorted(feed.lines);
}

TEST(GtfsOracleTest, TheGermanLongDistanceTrainsLoad) {
  SKIP_WITHOUT_ORACLES();
  const std::string path = Archive("db_long_distance_2016");
  const OracleTable dates(ReadZipMember(path, "calendar_dates.txt"));
  const auto services = dates.Texts("service_id");
  const auto days = dates.Texts("date");
  std::set<std::string> on_day;
  for (size_t i = 0; i < days.size(); ++i) {
    if (days[i] == "20160713") on_day.insert(services[i]);
  }
  Diagnostics diagnostics;
  const GtfsFeed feed = ReadGtfs(
      path, {.date = absl::CivilDay(2016, 7, 13), .tiers = {}}, diagnostics);
  EXPECT_EQ(diagnostics.num_errors(), 0u) << diagnostics.Report(5);
  EXPECT_EQ(SumsOf(feed.lines), SumsOf(path, on_day));
  EXPECT_EQ(feed.summary.trips_on_day,
            static_cast<int64_t>(feed.lines.trips.size()));
  EXPECT_EQ(feed.summary.first_day, absl::CivilDay(2015, 12, 13));
  ExpectSorted(feed.lines);
}

TEST(GtfsOracleTest, AMetroOf450000StopTimesLoads) {
  const SyntheticFeed size;
  ASSERT_EQ(size.num_stop_times(), 449'400);
  const GtfsFeed feed = ReadCleanly(MakeFeed(size));
  EXPECT_EQ(feed.summary.stop_times, size.num_stop_times());
  EXPECT_EQ(feed.lines.stop_times.values().size(), 449'400u);
  EXPECT_EQ(feed.lines.patterns.size(), 120u);
  EXPECT_EQ(feed.service_day, absl::CivilDay(2026, 1, 5));
  ExpectSorted(feed.lines);
}

}  // namespace
}  // namespace railreach
