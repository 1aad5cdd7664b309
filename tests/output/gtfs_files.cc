#include "tests/output/gtfs_files.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace railreach {
namespace {

int SecondsOf(const std::string& text) {
  int total = 0;
  for (const absl::string_view part : absl::StrSplit(text, ':')) {
    int number = -1;
    EXPECT_TRUE(absl::SimpleAtoi(part, &number)) << text;
    total = 60 * total + number;
  }
  return total;
}

void ExpectUnique(const GtfsTablesOf& feed, const std::string& file,
                  const std::string& column) {
  std::vector<std::string> keys = feed.Column(file, column);
  std::sort(keys.begin(), keys.end());
  const auto twice = std::adjacent_find(keys.begin(), keys.end());
  EXPECT_EQ(twice, keys.end()) << file << ": " << *twice;
}

void ExpectKnown(const GtfsTablesOf& feed, const std::string& file,
                 const std::string& column, const std::string& home,
                 const std::string& key) {
  const std::set<std::string> known = feed.Keys(home, key);
  for (const std::string& named : feed.Keys(file, column)) {
    EXPECT_TRUE(known.contains(named))
        << file << ": " << column << " '" << named << "'";
  }
}

void ExpectTimesAscend(const GtfsTablesOf& feed) {
  const auto trips = feed.Column("stop_times.txt", "trip_id");
  const auto arrivals = feed.Column("stop_times.txt", "arrival_time");
  const auto departures = feed.Column("stop_times.txt", "departure_time");
  const auto numbers = feed.Column("stop_times.txt", "stop_sequence");
  const auto distances = feed.Column("stop_times.txt", "shape_dist_traveled");
  for (size_t i = 0; i < trips.size(); ++i) {
    ASSERT_LE(SecondsOf(arrivals[i]), SecondsOf(departures[i]))
        << "row " << i << " of " << trips[i];
    if (i == 0 || trips[i] != trips[i - 1]) {
      EXPECT_EQ(numbers[i], "1");
      continue;
    }
    ASSERT_LE(SecondsOf(departures[i - 1]), SecondsOf(arrivals[i]));
    ASSERT_EQ(std::stoi(numbers[i]), std::stoi(numbers[i - 1]) + 1);
    ASSERT_LE(std::stod(distances[i - 1]), std::stod(distances[i]));
  }
}

// Each trip has at least two stops and ends where its shape does, or before.
void ExpectTripsAreWhole(const GtfsTablesOf& feed) {
  std::map<std::string, int> stops;
  std::map<std::string, double> length;
  std::map<std::string, double> shape_length;
  const auto trips = feed.Column("stop_times.txt", "trip_id");
  const auto distances = feed.Column("stop_times.txt", "shape_dist_traveled");
  for (size_t i = 0; i < trips.size(); ++i) {
    ++stops[trips[i]];
    length[trips[i]] = std::stod(distances[i]);
  }
  const auto shapes = feed.Column("shapes.txt", "shape_id");
  const auto points = feed.Column("shapes.txt", "shape_dist_traveled");
  for (size_t i = 0; i < shapes.size(); ++i) {
    ASSERT_GE(std::stod(points[i]), shape_length[shapes[i]]);
    shape_length[shapes[i]] = std::stod(points[i]);
  }
  const auto ids = feed.Column("trips.txt", "trip_id");
  const auto of_trips = feed.Column("trips.txt", "shape_id");
  for (size_t i = 0; i < ids.size(); ++i) {
    EXPECT_GE(stops[ids[i]], 2) << ids[i];
    EXPECT_LE(length[ids[i]], shape_length[of_trips[i]] + 1e-9) << ids[i];
  }
}

}  // namespace

void ExpectSoundFeed(const std::vector<OutputFile>& files) {
  const GtfsTablesOf feed(files);
  ExpectUnique(feed, "agency.txt", "agency_id");
  ExpectUnique(feed, "stops.txt", "stop_id");
  ExpectUnique(feed, "routes.txt", "route_id");
  ExpectUnique(feed, "trips.txt", "trip_id");
  ExpectKnown(feed, "routes.txt", "agency_id", "agency.txt", "agency_id");
  ExpectKnown(feed, "trips.txt", "route_id", "routes.txt", "route_id");
  ExpectKnown(feed, "trips.txt", "service_id", "calendar.txt", "service_id");
  ExpectKnown(feed, "trips.txt", "shape_id", "shapes.txt", "shape_id");
  ExpectKnown(feed, "stops.txt", "parent_station", "stops.txt", "stop_id");
  ExpectKnown(feed, "stop_times.txt", "trip_id", "trips.txt", "trip_id");
  ExpectKnown(feed, "stop_times.txt", "stop_id", "stops.txt", "stop_id");
  ExpectKnown(feed, "frequencies.txt", "trip_id", "trips.txt", "trip_id");
  for (const char* end : {"from", "to"}) {
    ExpectKnown(feed, "transfers.txt", absl::StrCat(end, "_stop_id"),
                "stops.txt", "stop_id");
  }
  // All that stands there is used.
  ExpectKnown(feed, "agency.txt", "agency_id", "routes.txt", "agency_id");
  ExpectKnown(feed, "routes.txt", "route_id", "trips.txt", "route_id");
  ExpectKnown(feed, "shapes.txt", "shape_id", "trips.txt", "shape_id");
  ExpectTimesAscend(feed);
  ExpectTripsAreWhole(feed);
}

}  // namespace railreach
