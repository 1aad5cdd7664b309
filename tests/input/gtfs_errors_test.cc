// What is wrong with a feed is named: file, line, column, the thing, what to
// do; all at once.
#include "engine/input/gtfs_feed.h"
#include "tests/input/gtfs_texts.h"

namespace railreach {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(GtfsErrorsTest, MissingFilesAreNamedAndNotTheirIds) {
  GtfsTexts texts = TinyFeed();
  texts.erase("stops.txt");
  EXPECT_EQ(ProblemsOf(texts),
            "stops.txt: error: the file is missing; a feed must hold it\n"
            "1 errors, 0 warnings\n");
  EXPECT_THAT(ProblemsOf({}),
              AllOf(HasSubstr("agency.txt: error: the file is missing"),
                    HasSubstr("calendar.txt: error: neither"),
                    HasSubstr("routes.txt: error: the file is missing"),
                    HasSubstr("stop_times.txt: error: the file is missing"),
                    HasSubstr("stops.txt: error: the file is missing"),
                    HasSubstr("trips.txt: error: the file is missing"),
                    HasSubstr("6 errors, 0 warnings")));
}

TEST(GtfsErrorsTest, MissingColumnsAreNamed) {
  EXPECT_EQ(ProblemsOf(WithTable(TinyFeed(), "trips.txt",
                                 "route_id,service,trip_id\nM1,W,t1\n")),
            "trips.txt:1: error: column 'service_id' is missing; did you mean "
            "service?; add it\n"
            "1 errors, 0 warnings\n");
  EXPECT_THAT(ProblemsOf(WithTable(TinyFeed(), "routes.txt", "a;b;c\n1;2;3")),
              HasSubstr("routes.txt:1: error: the fields are separated by "
                        "semicolons or tabs"));
  EXPECT_THAT(ProblemsOf(WithTable(TinyFeed(), "trips.txt", "")),
              HasSubstr("trips.txt: error: the file has no header row"));
  EXPECT_THAT(ProblemsOf(WithTable(TinyFeed(), "trips.txt",
                                   "route_id,service_id,trip_id\n")),
              HasSubstr("trips.txt: error: the table has no rows"));
}

TEST(GtfsErrorsTest, OtherEncodingsAreNamed) {
  EXPECT_THAT(
      ProblemsOf(WithTable(TinyFeed(), "stops.txt", "\xFF\xFEs\x01t\x01")),
      HasSubstr("stops.txt:1: error: the file is UTF-16"));
  EXPECT_THAT(ProblemsOf(WithRows(TinyFeed(), "stop_times.txt",
                                  std::string("t1\0", 3))),
              HasSubstr("stop_times.txt:8: error: the file holds a NUL byte"));
  EXPECT_THAT(
      ProblemsOf(WithRows(TinyFeed(), "stops.txt", "C,\xD6\xD0,31,121,0,\n")),
      HasSubstr("stops.txt:7: error: the file is not UTF-8"));
}

TEST(GtfsErrorsTest, StopsAreChecked) {
  const std::string report =
      ProblemsOf(WithRows(TinyFeed(), "stops.txt",
                          "A,Again,31,121,,\n"           // 7
                          "C,Gamma,91,121,,\n"           // 8
                          "D,Delta,121.5,31.2,,\n"       // 9
                          "E,Null,0,0,,\n"               // 10
                          "F,,31,121,,\n"                // 11
                          "G,Gate,31,121,2,\n"           // 12
                          "H,Part,31,121,0,A\n"          // 13
                          "I,Part,31,121,0,X\n"          // 14
                          "J,Kind,31,121,5,\n"           // 15
                          "K,Words,x,121,,\n"            // 16
                          "L,Station,31,121,1,S\n"       // 17
                          ",Nameless,31,121,,\n"         // 18
                          "M,\"Two\nlines\",31,121,,\n"  // 19
                          "N,Area,31,121,4,S\n"          // 21
                          "O,Blank,,121,,\n"));          // 22
  for (const char* line :
       {"stops.txt:7:1: error: stop_id 'A' stands twice",
        "stops.txt:8:3: error: stop_lat 91 is not between -90 and 90",
        "stops.txt:9:3: error: stop_lat 121.5, stop_lon 31.2: swapped?",
        "stops.txt:10:3: error: stop_lat 0, stop_lon 0 is no place on land",
        "stops.txt:11:2: error: stop_name is blank",
        "stops.txt:12:6: error: stop_id 'G' of location_type 2 has no parent",
        "stops.txt:13:6: error: stop_id 'H': parent_station 'A' is no station",
        "stops.txt:14:6: error: stop_id 'I': parent_station 'X' is not in",
        "stops.txt:15:5: error: location_type '5' is not between 0 and 4",
        "stops.txt:16:3: error: stop_lat 'x' is not a number",
        "stops.txt:17:6: error: stop_id 'L': parent_station 'S' of a station",
        "stops.txt:18:1: error: stop_id is blank",
        "stops.txt:19:2: error: stop_name holds a line break",
        "stops.txt:21:6: error: stop_id 'N': parent_station 'S' of a boarding",
        "stops.txt:22:3: error: stop_lat is blank"}) {
    EXPECT_THAT(report, HasSubstr(line));
  }
  EXPECT_THAT(report, HasSubstr("15 errors, 0 warnings"));
}

TEST(GtfsErrorsTest, AgenciesAreChecked) {
  const std::string report =
      ProblemsOf(WithRows(TinyFeed(), "agency.txt",
                          "X,Again,u,Asia/Shanghai,\nY,Other,u,Europe/Berlin,\n"
                          "Z,Nowhere,u,Mars/Olympus,\nV,,u,,\n"));
  for (const char* line :
       {"agency.txt:3:1: error: agency_id 'X' stands twice",
        "agency.txt:4:4: error: agency_timezone 'Europe/Berlin' differs from "
        "the first agency's 'Asia/Shanghai'",
        "agency.txt:5:4: error: agency_timezone 'Mars/Olympus' is no known",
        "agency.txt:6:2: error: agency_name is blank",
        "agency.txt:6:4: error: agency_timezone is blank"}) {
    EXPECT_THAT(report, HasSubstr(line));
  }
}

TEST(GtfsErrorsTest, LinesAndTripsAreChecked) {
  const std::string report = ProblemsOf(WithRows(
      WithRows(TinyFeed(), "routes.txt",
               "M1,X,2,,1,\nM2,Q,2,,metro,\nM3,X,,,1,red\n"),
      "trips.txt", "M9,W,t3,0\nM1,V,t4,0\nM1,W,t1,0\nM1,W,t5,2\nM1,,t6,0\n"));
  for (const char* line :
       {"routes.txt:3:1: error: route_id 'M1' stands twice",
        "routes.txt:4:2: error: agency_id 'Q' is not in agency.txt",
        "routes.txt:4:5: error: route_type 'metro' is not a whole number",
        "routes.txt:5:3: warning: route_id 'M3' has neither a short nor",
        "routes.txt:5:6: warning: route_color 'red' is not a colour",
        "trips.txt:4:1: error: route_id 'M9' is not in routes.txt",
        "trips.txt:5:2: error: service_id 'V' is not in calendar.txt or",
        "trips.txt:6:3: error: trip_id 't1' stands twice",
        "trips.txt:7:4: error: direction_id '2' is not between 0 and 1",
        "trips.txt:8:2: error: service_id is blank",
        "trips.txt:4: warning: trip_id 't3' has no rows in stop_times.txt"}) {
    EXPECT_THAT(report, HasSubstr(line));
  }
}

TEST(GtfsErrorsTest, CalendarsAreChecked) {
  const std::string report = ProblemsOf(
      WithTable(WithRows(TinyFeed(), "calendar.txt",
                         "W,1,1,1,1,1,0,0,20260101,20260131\n"
                         "V,1,2,1,1,1,0,0,20260101,20251231\n"
                         "U,1,1,1,1,1,0,0,20260230,2026-01-01\n"),
                "calendar_dates.txt",
                "service_id,date,exception_type\nW,20260105,1\nW,20260105,2\n"
                "W,20260106,3\nW,18991231,1\n"));
  for (const char* line :
       {"calendar.txt:3:1: error: service_id 'W' stands twice",
        "calendar.txt:4:3: error: tuesday '2' is not between 0 and 1",
        "calendar.txt:4:10: error: end_date '20251231' is before start_date "
        "20260101",
        "calendar.txt:5:9: error: start_date '20260230' is not a date",
        "calendar.txt:5:10: error: end_date '2026-01-01' is not a date",
        "calendar_dates.txt:3:2: error: service_id 'W': date '20260105' "
        "stands twice",
        "calendar_dates.txt:4:3: error: exception_type '3' is not between",
        "calendar_dates.txt:5:2: error: date '18991231' is not a date"}) {
    EXPECT_THAT(report, HasSubstr(line));
  }
}

TEST(GtfsErrorsTest, StopTimesAreChecked) {
  GtfsTexts texts = TinyFeed();
  texts["trips.txt"] +=
      "M1,W,t3,0\nM1,W,t4,0\nM1,W,t5,0\nM1,W,t6,0\nM1,W,t7,0\nM1,W,t8,0\n";
  texts["stop_times.txt"] +=
      "t9,09:00:00,09:00:00,A,1\n"                            // 8
      "t3,09:00:00,09:00:00,X,1\nt3,09:00:00,09:00:00,B,2\n"  // 9, 10
      "t4,09:00:00,09:00:00,A,1\nt4,08:59:00,09:00:00,B,2\n"  // 11, 12
      "t5,09:00:00,08:59:00,A,1\nt5,9am,09:00:00,B,2\n"       // 13, 14
      "t6,,,A,1\nt6,09:00:00,09:00:00,S1,2\nt6,,,B,3\n"       // 15, 17
      "t7,09:00:00,09:00:00,A,1\nt7,09:10:00,09:10:00,B,1\n"  // 18, 19
      "t8,09:00:00,09:00:00,S,1\nt8,09:00:00,,B,-2\n";        // 20, 21
  const std::string report = ProblemsOf(texts);
  for (const char* line :
       {"stop_times.txt:8:1: error: trip_id 't9' is not in trips.txt",
        "stop_times.txt:9:4: error: stop_id 'X' is not in stops.txt",
        "stop_times.txt:12:2: error: trip_id 't4': arrives at 'B' at 08:59, "
        "before it leaves the stop before at 09:00",
        "stop_times.txt:13:3: error: trip_id 't5': departure_time 08:59:00 is "
        "before arrival_time 09:00:00",
        "stop_times.txt:14:2: error: arrival_time '9am' is not a time",
        "stop_times.txt:15:2: error: trip_id 't6': arrival_time is blank at "
        "the first stop",
        "stop_times.txt:17:2: error: trip_id 't6': arrival_time is blank at "
        "the last stop",
        "stop_times.txt:19:5: error: trip_id 't7': stop_sequence '1' stands "
        "twice, first in line 18",
        "stop_times.txt:20:4: error: stop_id 'S' is a station (location_type "
        "1)",
        "stop_times.txt:21:3: error: trip_id 't8': departure_time is blank",
        "stop_times.txt:21:5: error: stop_sequence '-2' is not between"}) {
    EXPECT_THAT(report, HasSubstr(line));
  }
}

TEST(GtfsErrorsTest, TripsThatCannotBeUsedAreLeftOut) {
  Diagnostics diagnostics;
  const GtfsFeed feed = ParseGtfs(
      WithRows(WithRows(TinyFeed(), "trips.txt", "M1,W,t3,0\nM1,W,t4,0\n"),
               "stop_times.txt", "t3,09:00:00,09:00:00,A,1\n"),
      {}, diagnostics);
  EXPECT_TRUE(diagnostics.ok());
  EXPECT_THAT(diagnostics.Report(),
              AllOf(HasSubstr("stop_times.txt:8: warning: trip_id 't3' has one "
                              "stop and is left out"),
                    HasSubstr("trips.txt:5: warning: trip_id 't4' has no rows "
                              "in stop_times.txt and is left out")));
  EXPECT_EQ(feed.lines.trips.size(), 2u);
}

// 20 degrees in four minutes.
TEST(GtfsErrorsTest, TrainsFasterThanAnyAreNamed) {
  GtfsTexts texts = TinyFeed();
  const size_t at = texts["stops.txt"].find("121.03");
  texts["stops.txt"].replace(at, 6, "141.00");
  EXPECT_THAT(ProblemsOf(texts),
              HasSubstr("stop_times.txt:4: warning: trains of 'M1' go 1906 km "
                        "from 'S1' to 'B' in 210 s"));
}

TEST(GtfsErrorsTest, ProblemsAreGroupedByKind) {
  GtfsTexts texts = TinyFeed();
  for (const char* key : {"a", "b", "c", "d"}) {
    texts["trips.txt"] += absl::StrCat("M", key, ",W,x", key, ",0\n");
  }
  Diagnostics diagnostics;
  ParseGtfs(texts, {}, diagnostics);
  EXPECT_THAT(diagnostics.GroupedReport(2),
              AllOf(HasSubstr("error x 4: route_id '...' is not in routes.txt"),
                    HasSubstr("trips.txt:5:1: error: route_id 'Mb'"),
                    Not(HasSubstr("'Mc'"))));
}

}  // namespace
}  // namespace railreach
