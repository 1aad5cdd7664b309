// A tiny feed for the tests of the GTFS reader, and feeds in one text for the
// fuzzer.
#ifndef TESTS_INPUT_GTFS_TEXTS_H_
#define TESTS_INPUT_GTFS_TEXTS_H_

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/base/time_of_day.h"
#include "engine/input/gtfs_feed.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {

// A ---M1--- S(1, 2) ---M1--- B     S is a station with platforms S1, S2;
//                                   t1 out, t2 back through S2.
// Runs Monday to Friday in January 2026.
inline GtfsTexts TinyFeed() {
  GtfsTexts texts;
  texts["agency.txt"] =
      "agency_id,agency_name,agency_url,agency_timezone,agency_lang\n"
      "X,Metro Co,https://example.org,Asia/Shanghai,en\n";
  texts["stops.txt"] =
      "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
      "A,Alpha,31.00,121.00,,\n"
      "S1,Central 1,31.00,121.01,0,S\n"
      "S2,Central 2,31.00,121.011,0,S\n"
      "S,Central,31.00,121.01,1,\n"
      "B,Beta,31.00,121.03,0,\n";
  texts["routes.txt"] =
      "route_id,agency_id,route_short_name,route_long_name,route_type,"
      "route_color\n"
      "M1,X,1,Line 1,1,e4002b\n";
  texts["calendar.txt"] =
      "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,"
      "start_date,end_date\n"
      "W,1,1,1,1,1,0,0,20260101,20260131\n";
  texts["trips.txt"] =
      "route_id,service_id,trip_id,direction_id\n"
      "M1,W,t1,0\n"
      "M1,W,t2,1\n";
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "t1,07:00:00,07:00:00,A,1\n"
      "t1,07:02:00,07:02:30,S1,2\n"
      "t1,07:06:00,07:06:00,B,3\n"
      "t2,08:00:00,08:00:00,B,1\n"
      "t2,08:04:00,08:04:30,S2,2\n"
      "t2,08:06:30,08:06:30,A,3\n";
  return texts;
}

// The feed with more rows, or another table.
inline GtfsTexts WithRows(GtfsTexts texts, const std::string& file,
                          const std::string& rows) {
  texts[file] += rows;
  return texts;
}
inline GtfsTexts WithTable(GtfsTexts texts, const std::string& file,
                           const std::string& text) {
  texts[file] = text;
  return texts;
}

inline GtfsFeed ReadCleanly(const GtfsTexts& texts,
                            const GtfsOptions& options = {}) {
  Diagnostics diagnostics;
  GtfsFeed feed = ParseGtfs(texts, options, diagnostics);
  EXPECT_EQ(diagnostics.Report(), "");
  return feed;
}

inline std::string ProblemsOf(const GtfsTexts& texts,
                              const GtfsOptions& options = {}) {
  Diagnostics diagnostics;
  ParseGtfs(texts, options, diagnostics);
  return diagnostics.Report();
}

// "07:00 07:02 07:02:30 07:06": arrival and departure, one where they agree.
inline std::string TimesOf(const LineModel& model, TripId trip) {
  std::string text;
  for (const StopTime& time : model.stop_times[trip]) {
    absl::StrAppend(&text, text.empty() ? "" : " ",
                    ToString(TimeOfDay{time.arrival}));
    if (time.departure != time.arrival) {
      absl::StrAppend(&text, "-", ToString(TimeOfDay{time.departure}));
    }
  }
  return text;
}

inline std::vector<std::string> TripKeys(const LineModel& model) {
  std::vector<std::string> keys;
  for (const Trip& trip : model.trips) keys.push_back(trip.key);
  return keys;
}

// "A S1 B" by the keys of platforms or stations.
inline std::string StopsOf(const LineModel& model, PatternId pattern) {
  std::string text;
  for (const PatternStop& stop : model.patterns[pattern].stops) {
    absl::StrAppend(&text, text.empty() ? "" : " ",
                    stop.platform.is_none()
                        ? model.stations[stop.station].name.key
                        : model.platforms[stop.platform].name.key);
  }
  return text;
}

}  // namespace railreach

#endif  // TESTS_INPUT_GTFS_TEXTS_H_
