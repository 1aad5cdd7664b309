// A corpus of feeds with one fault each (gtfs_bad_feeds): what the reader says
// of each.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/input/gtfs_feed.h"
#include "tests/input/gtfs_texts.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::string CorpusFolder() {
  const char* root = std::getenv("RAILREACH_CORPORA");
  return root == nullptr || *root == '\0'
             ? ""
             : std::string(root) + "/gtfs_bad_feeds";
}

#define SKIP_WITHOUT_CORPORA()                                      \
  if (CorpusFolder().empty()) {                                     \
    GTEST_SKIP() << "RAILREACH_CORPORA names no folder of corpora"; \
  }                                                                 \
  static_assert(true)

// The lines of these feeds are buses.
GtfsOptions AllLines() {
  GtfsOptions options;
  options.tiers = {{"2", Tier::kConventional}, {"3", Tier::kMetro}};
  return options;
}

std::vector<std::string> CasesIn(const std::string& folder) {
  std::vector<std::string> cases;
  for (const auto& entry :
       fs::directory_iterator(CorpusFolder() + "/" + folder)) {
    if (entry.is_directory()) cases.push_back(entry.path().filename().string());
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

struct Case {
  const char* name;
  const char* said;      // in the report; empty: it loads without an error
  const char* why = "";  // it is not an error
};

// Trips on demand have windows instead of times, which is an error whatever is
// wrong with their bookings.
constexpr char kOnDemand[] =
    "error: trip_id 'trip1' runs on demand (start_pickup_drop_off_window)";
constexpr char kFares[] = "fares play no part";
constexpr char kAreas[] = "locations.geojson is for trips on demand";

constexpr Case kErrors[] = {
    {"duplicate_key",
     "agency.txt:3:1: error: agency_id 'agency1' stands twice"},
    {"duplicated_column",
     "agency.txt:1:5: error: column 'agency_name' stands twice"},
    {"empty_file", "stops.txt: error: the table has no rows"},
    {"fare_product_with_multiple_default_rider_categories", "", kFares},
    {"fare_transfer_rule_duration_limit_without_type", "", kFares},
    {"fare_transfer_rule_invalid_transfer_count", "", kFares},
    {"fare_transfer_rule_missing_transfer_count", "", kFares},
    {"forbidden_continuous_pickup_drop_off", kOnDemand},
    {"forbidden_geography_id",
     "stop_times.txt:2:6: error: trip_id 'trip1' runs on demand (location_id)"},
    {"forbidden_prior_day_booking_field_value", kOnDemand},
    {"forbidden_prior_notice_start_time", kOnDemand},
    {"forbidden_real_time_booking_field_value", kOnDemand},
    {"invalid_date",
     "calendar.txt:2:9: error: start_date '2025-01-01' is not a date"},
    {"invalid_float",
     "stops.txt:2:3: error: stop_lat 'not-a-number' is not a number"},
    {"invalid_geometry", "", kAreas},
    {"invalid_language_code", "", "only zh and en are looked for"},
    {"invalid_pickup_drop_off_window", kOnDemand},
    {"invalid_timezone",
     "agency.txt:2:4: error: agency_timezone 'Invalid/Timezone' is no known"},
    {"invalid_url", "", "addresses on the web are not read"},
    {"location_without_parent_station",
     "stops.txt:3:6: error: stop_id 'entrance1' of location_type 2 has no "
     "parent_station"},
    {"malformed_json", "", kAreas},
    {"missing_calendar_and_calendar_date_files",
     "calendar.txt: error: neither calendar.txt nor calendar_dates.txt"},
    // Levels are not read; what is said is that a row has a comma too many.
    {"missing_level_id", "stops.txt:2: error: 8 fields, the header has 7"},
    {"missing_prior_notice_duration_min", kOnDemand},
    {"missing_prior_notice_last_day", kOnDemand},
    {"missing_prior_notice_last_time", kOnDemand},
    {"missing_required_column",
     "agency.txt:1: error: column 'agency_name' is missing"},
    {"missing_required_element", "", kAreas},
    {"missing_required_file", "stops.txt: error: the file is missing"},
    {"missing_stop_times_record", kOnDemand},
    {"missing_trip_edge",
     "stop_times.txt:2:2: error: trip_id 'trip1': arrival_time is blank at the "
     "first stop"},
    {"new_line_in_value",
     "agency.txt:2:2: error: agency_name holds a line break"},
    {"overlapping_zone_and_pickup_drop_off_window", kOnDemand},
    {"point_near_origin",
     "stops.txt:2:3: error: stop_lat 0.0001, stop_lon 0.0001 is no place"},
    {"prior_notice_last_day_after_start_day", kOnDemand},
    {"stop_time_timepoint_without_times",
     "stop_times.txt:3:2: error: trip_id 'trip1': arrival_time is blank at a "
     "timepoint"},
    {"stop_time_with_only_arrival_or_departure_time",
     "stop_times.txt:3:3: error: trip_id 'trip1': departure_time is blank"},
    {"transfer_with_invalid_trip_and_route",
     "transfers.txt:3:5: error: from_trip_id 'trip1' is a trip of route_id "
     "'route1', not of 'route2'"},
    {"translation_foreign_key_violation",
     "translations.txt:2:5: error: record_id 'nonexistent_stop' is not in"},
    {"translation_unexpected_value",
     "translations.txt:2:7: error: record_id and field_value are both filled"},
    {"trip_distance_exceeds_shape_distance",
     "stop_times.txt:4: warning: trip_id 'trip1': shape_dist_traveled 500 is "
     "beyond",
     "distances only fill in blank times, in proportion"},
    {"unsupported_feature_type", "", kAreas},
    {"unsupported_geometry_type", "", kAreas},
    {"wrong_parent_location_type",
     "stops.txt:3:6: error: stop_id 'stop2': parent_station 'stop1' is no "
     "station"},
};

TEST(GtfsCorporaTest, TheTableNamesEveryCase) {
  SKIP_WITHOUT_CORPORA();
  std::vector<std::string> names;
  for (const Case& row : kErrors) names.push_back(row.name);
  EXPECT_EQ(names, CasesIn("errors"));
}

TEST(GtfsCorporaTest, EveryErrorIsNamedOrPlaysNoPart) {
  SKIP_WITHOUT_CORPORA();
  int named = 0;
  for (const Case& row : kErrors) {
    SCOPED_TRACE(row.name);
    Diagnostics diagnostics;
    ReadGtfs(CorpusFolder() + "/errors/" + row.name, AllLines(), diagnostics);
    const bool is_error = *row.why == '\0';
    EXPECT_EQ(!diagnostics.ok(), is_error) << diagnostics.Report();
    EXPECT_THAT(diagnostics.Report(), HasSubstr(row.said));
    named += is_error;
  }
  EXPECT_EQ(named, 32);
}

// What these feeds are warned of by others, the reader reads.
TEST(GtfsCorporaTest, FeedsWithSmallFaultsLoad) {
  SKIP_WITHOUT_CORPORA();
  int loaded = 0;
  for (const std::string folder : {"warnings", "info"}) {
    for (const std::string& name : CasesIn(folder)) {
      SCOPED_TRACE(name);
      const std::string path = CorpusFolder() + "/" + folder + "/" + name;
      if (!IsGtfs(path)) continue;  // one table alone
      Diagnostics diagnostics;
      const GtfsFeed feed = ReadGtfs(path, AllLines(), diagnostics);
      EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
      EXPECT_GE(feed.summary.trips_on_day, 1);
      ++loaded;
    }
  }
  EXPECT_EQ(loaded, 30);
}

TEST(GtfsCorporaTest, TheValidFeedLoads) {
  SKIP_WITHOUT_CORPORA();
  Diagnostics diagnostics;
  GtfsOptions options;
  options.tiers = {{"3", Tier::kMetro}};
  const GtfsFeed feed =
      ReadGtfs(CorpusFolder() + "/base-valid", options, diagnostics);
  EXPECT_EQ(diagnostics.Report(), "");
  EXPECT_EQ(feed.lines.trips.size(), 3u);
  EXPECT_EQ(feed.lines.lines.size(), 2u);
  EXPECT_EQ(TimesOf(feed.lines, TripId(0)), "08:00 08:10 08:20");

  const GtfsFeed none =
      ReadGtfs(CorpusFolder() + "/base-valid", {}, diagnostics);
  EXPECT_THAT(diagnostics.Report(),
              HasSubstr("warning: 2 lines with 3 trips are left out: "
                        "route_type 3 (bus)"));
  EXPECT_TRUE(none.lines.lines.empty());
}

}  // namespace
}  // namespace railreach
