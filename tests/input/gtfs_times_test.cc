// Days, times, blank times and frequencies of a feed.
#include "engine/input/gtfs_feed.h"
#include "engine/input/gtfs_table.h"
#include "tests/input/gtfs_texts.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kTimesHeader[] =
    "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";

// t1 alone, with these rows.
GtfsTexts WithTimes(const std::string& rows) {
  return WithTable(WithTable(TinyFeed(), "trips.txt",
                             "route_id,service_id,trip_id\nM1,W,t1\n"),
                   "stop_times.txt", kTimesHeader + rows);
}

TEST(GtfsTimesTest, TimesMayPassMidnightTwice) {
  const GtfsFeed feed = ReadCleanly(
      WithTimes("t1,23:59:30,23:59:30,A,1\nt1,24:01:00,24:01:00,S1,2\n"
                "t1,49:00:00,49:00:00,B,3\n"));
  EXPECT_EQ(TimesOf(feed.lines, TripId(0)), "23:59:30 24:01 49:00");
  EXPECT_EQ(ParseGtfsTime("7:05:09"), Seconds(7 * 3600 + 5 * 60 + 9));
  EXPECT_EQ(ParseGtfsTime("168:00:00"), Seconds(168 * 3600));
  for (const char* text : {"", "7:00", "07:60:00", "07:00:60", "0007:00:00",
                           "-7:00:00", "07:00:0a", "07-00-00", "7:5:09"}) {
    EXPECT_EQ(ParseGtfsTime(text), std::nullopt) << text;
  }
}

TEST(GtfsTimesTest, RowsMayStandInAnyOrder) {
  const GtfsFeed feed = ReadCleanly(WithTable(
      TinyFeed(), "stop_times.txt",
      std::string(kTimesHeader) +
          "t2,08:06:30,08:06:30,A,30\nt1,07:06:00,07:06:00,B,300\n"
          "t1,07:00:00,07:00:00,A,1\nt2,08:00:00,08:00:00,B,10\n"
          "t1,07:02:00,07:02:30,S1,20\nt2,08:04:00,08:04:30,S2,20\n"));
  EXPECT_EQ(TimesOf(feed.lines, TripId(0)), "07:00 07:02-07:02:30 07:06");
  EXPECT_EQ(TimesOf(feed.lines, TripId(1)), "08:00 08:04-08:04:30 08:06:30");
}

// A -- S1 -- B at 121.00, 121.01, 121.03: a third of the way.
TEST(GtfsTimesTest, BlankTimesGoByTheStraightLines) {
  const GtfsFeed feed = ReadCleanly(WithTimes(
      "t1,07:00:00,07:00:00,A,1\nt1,,,S1,2\nt1,07:06:00,07:06:00,B,3\n"));
  EXPECT_EQ(TimesOf(feed.lines, TripId(0)), "07:00 07:02 07:06");
}

TEST(GtfsTimesTest, BlankTimesGoByTheShapeWhereItIsMeasured) {
  GtfsTexts texts = WithTimes("");
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence,"
      "shape_dist_traveled\n"
      "t1,07:00:00,07:00:00,A,1,0\nt1,,,S1,2,7.5\n"
      "t1,07:06:00,07:06:00,B,3,10\n";
  EXPECT_EQ(TimesOf(ReadCleanly(texts).lines, TripId(0)),
            "07:00 07:04:30 07:06");
  // Distances that do not ascend are not used.
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence,"
      "shape_dist_traveled\n"
      "t1,07:00:00,07:00:00,A,1,20\nt1,,,S1,2,7.5\n"
      "t1,07:06:00,07:06:00,B,3,10\n";
  EXPECT_EQ(TimesOf(ReadCleanly(texts).lines, TripId(0)), "07:00 07:02 07:06");
}

TEST(GtfsTimesTest, BlankTimesAtOnePlaceAreSpreadEvenly) {
  const GtfsFeed feed = ReadCleanly(
      WithTimes("t1,07:00:00,07:00:00,A,1\nt1,,,A,2\nt1,,,A,3\n"
                "t1,07:03:00,07:03:00,A,4\nt1,07:06:00,07:06:00,B,5\n"));
  EXPECT_EQ(TimesOf(feed.lines, TripId(0)), "07:00 07:01 07:02 07:03 07:06");
}

TEST(GtfsCalendarTest, TheBusiestWeekdayIsTheServiceDay) {
  // Two trips Monday to Friday; a third one on Wednesday the 14th and the
  // 21st, five more on a Saturday.
  const GtfsTexts texts =
      WithRows(WithRows(WithTable(TinyFeed(), "calendar_dates.txt",
                                  "service_id,date,exception_type\n"
                                  "N,20260114,1\nN,20260121,1\nSat,20260117,1\n"
                                  "W,20260102,2\n"),
                        "trips.txt",
                        "M1,N,n1,0\nM1,Sat,s1,0\nM1,Sat,s2,0\nM1,Sat,s3,0\n"
                        "M1,Sat,s4,0\n"),
               "stop_times.txt",
               "n1,9:00:00,9:00:00,A,1\nn1,9:09:00,9:09:00,B,2\n"
               "s1,9:00:00,9:00:00,A,1\ns1,9:09:00,9:09:00,B,2\n"
               "s2,9:00:00,9:00:00,A,1\ns2,9:09:00,9:09:00,B,2\n"
               "s3,9:00:00,9:00:00,A,1\ns3,9:09:00,9:09:00,B,2\n"
               "s4,9:00:00,9:00:00,A,1\ns4,9:09:00,9:09:00,B,2\n");
  const GtfsFeed feed = ReadCleanly(texts);
  EXPECT_EQ(feed.service_day, absl::CivilDay(2026, 1, 14));
  EXPECT_EQ(feed.summary.trips_on_day, 3);
  EXPECT_EQ(feed.summary.first_day, absl::CivilDay(2026, 1, 1));
  EXPECT_EQ(feed.summary.last_day, absl::CivilDay(2026, 1, 30));  // a Friday
  EXPECT_EQ(feed.lines.trips.size(), 3u);

  const GtfsFeed saturday =
      ReadCleanly(texts, {.date = absl::CivilDay(2026, 1, 17), .tiers = {}});
  EXPECT_EQ(saturday.summary.trips_on_day, 4);
  EXPECT_EQ(saturday.summary.busiest_weekday, absl::CivilDay(2026, 1, 14));
  EXPECT_THAT(TripKeys(saturday.lines), ElementsAre("s1", "s2", "s3", "s4"));

  EXPECT_THAT(
      ProblemsOf(texts, {.date = absl::CivilDay(2026, 1, 2), .tiers = {}}),
      HasSubstr("calendar.txt: error: no trip runs on 20260102: the feed's "
                "trips run from 20260101 to 20260130; choose a day with "
                "service; the busiest is 20260114 with 3 trips\n"));
  EXPECT_THAT(
      ProblemsOf(texts, {.date = absl::CivilDay(2027, 1, 2), .tiers = {}}),
      HasSubstr("no trip runs on 20270102"));
}

TEST(GtfsCalendarTest, EitherTableIsEnough) {
  GtfsTexts texts = WithTable(TinyFeed(), "calendar_dates.txt",
                              "service_id,date,exception_type\n"
                              "W,20260103,1\nW,20260104,1\n");
  texts.erase("calendar.txt");
  // Only weekends have service.
  EXPECT_EQ(ReadCleanly(texts).service_day, absl::CivilDay(2026, 1, 3));
  texts.erase("calendar_dates.txt");
  EXPECT_THAT(ProblemsOf(texts),
              HasSubstr("neither calendar.txt nor calendar_dates.txt"));
}

TEST(GtfsCalendarTest, AFeedWithoutADayIsAnError) {
  GtfsTexts texts = TinyFeed();
  texts["calendar.txt"] =
      "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,"
      "start_date,end_date\nW,0,0,0,0,0,0,0,20260101,20260131\n";
  EXPECT_THAT(ProblemsOf(texts), HasSubstr("no trip runs on any day"));
}

constexpr char kFrequencies[] =
    "trip_id,start_time,end_time,headway_secs,exact_times\n";

TEST(GtfsFrequenciesTest, ExactTimesBecomeTrips) {
  const GtfsFeed feed = ReadCleanly(
      WithTable(TinyFeed(), "frequencies.txt",
                std::string(kFrequencies) + "t1,06:00:00,06:20:00,600,1\n"));
  EXPECT_THAT(TripKeys(feed.lines),
              ElementsAre("t1@06:00", "t1@06:10", "t2"));  // not at 06:20
  EXPECT_EQ(TimesOf(feed.lines, TripId(1)), "06:10 06:12-06:12:30 06:16");
  EXPECT_THAT(feed.lines.headway_periods, IsEmpty());
  EXPECT_EQ(feed.summary.frequencies, 1);
}

TEST(GtfsFrequenciesTest, OtherTimesBecomeHeadwayPeriods) {
  const GtfsFeed feed = ReadCleanly(
      WithTable(TinyFeed(), "frequencies.txt",
                std::string(kFrequencies) +
                    "t1,09:00:00,24:30:00,600,0\nt1,06:00:00,09:00:00,300,\n"));
  EXPECT_THAT(TripKeys(feed.lines), ElementsAre("t2"));
  ASSERT_THAT(feed.lines.headway_periods, SizeIs(2));
  const HeadwayPeriod& first = feed.lines.headway_periods[0];
  EXPECT_EQ(first.pattern, PatternId(0));
  EXPECT_EQ(first.from.since_midnight, Minutes(6 * 60));
  EXPECT_EQ(first.to.since_midnight, Minutes(9 * 60));
  EXPECT_EQ(first.headway, Seconds(300));
  EXPECT_EQ(feed.lines.headway_periods[1].to.since_midnight,
            Minutes(24 * 60 + 30));
  EXPECT_EQ(feed.lines.patterns[PatternId(0)].stops[1].run, Seconds(120));
}

TEST(GtfsFrequenciesTest, FaultsAreNamed) {
  const std::string report = ProblemsOf(
      WithTable(TinyFeed(), "frequencies.txt",
                std::string(kFrequencies) +
                    "t1,06:00:00,09:00:00,300,\nt1,08:00:00,10:00:00,300,\n"
                    "t9,06:00:00,09:00:00,300,\nt2,06:00:00,06:00:00,0,\n"
                    "t2,06:00:00,06:00:00,60,\nt2,,6:0,60,2\n"));
  EXPECT_THAT(report, HasSubstr("frequencies.txt:3:2: error: trip_id 't1': "
                                "start_time is within the period of line 2"));
  EXPECT_THAT(report, HasSubstr("frequencies.txt:4:1: error: trip_id 't9' is "
                                "not in trips.txt"));
  EXPECT_THAT(report, HasSubstr("frequencies.txt:5:4: error: headway_secs '0' "
                                "is not between 1 and 2592000"));
  EXPECT_THAT(report, HasSubstr("frequencies.txt:6:3: error: end_time "
                                "'06:00:00' is not after start_time"));
  EXPECT_THAT(report, HasSubstr("frequencies.txt:7:2: error: start_time is "
                                "blank"));
  EXPECT_THAT(report, HasSubstr("frequencies.txt:7:3: error: end_time '6:0' is "
                                "not a time"));
}

TEST(GtfsFrequenciesTest, AFloodOfTrainsIsRefused) {
  GtfsTexts texts = WithTable(TinyFeed(), "frequencies.txt", kFrequencies);
  texts["frequencies.txt"] +=
      "t1,00:00:00,999:00:00,1,1\n"
      "t2,00:00:00,999:00:00,1,1\n";
  EXPECT_THAT(ProblemsOf(texts),
              HasSubstr("frequencies.txt:3: error: the trains of all "
                        "frequencies have over 5000000 stop times"));
}

}  // namespace
}  // namespace railreach
