#include "engine/session/clock_session.h"

#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/base/file.h"
#include "engine/base/time_of_day.h"
#include "engine/input/gtfs_files.h"
#include "engine/input/load_study.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;

constexpr Seconds kHorizon = Minutes(240);

// A --R1--> S1 : S2 --R2--> B     S is a station with two platforms, a minute
//            : 200 s              apart one way
//            X --R3--> B          D --R4--> E      nobody gets there
//
// Metros, so entry 3 min, exit 2 min, change 4 min where no row says less.
GtfsTexts Feed() {
  GtfsTexts texts;
  texts["agency.txt"] =
      "agency_id,agency_name,agency_url,agency_timezone\n"
      "M,Metro,https://example.org,Asia/Shanghai\n";
  texts["stops.txt"] =
      "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
      "A,Alpha,31.00,121.00,0,\nS,Sigma,31.00,121.20,1,\n"
      "S1,Sigma,31.00,121.20,0,S\nS2,Sigma,31.00,121.20,0,S\n"
      "X,Xi,31.003,121.20,0,\nB,Beta,31.00,121.40,0,\n"
      "D,Delta,32.00,122.00,0,\nE,Epsilon,32.00,122.20,0,\n";
  texts["routes.txt"] =
      "route_id,route_short_name,route_type\n"
      "R1,R1,1\nR2,R2,1\nR3,R3,1\nR4,R4,1\n";
  texts["calendar.txt"] =
      "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,"
      "start_date,end_date\nW,1,1,1,1,1,1,1,20260101,20261231\n";
  texts["trips.txt"] = "route_id,service_id,trip_id\n";
  texts["stop_times.txt"] =
      "trip_id,stop_id,stop_sequence,arrival_time,departure_time\n";
  texts["transfers.txt"] =
      "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n"
      "S1,S2,2,60\nS,X,2,200\nX,S,2,200\n";
  const auto trip = [&](const char* key, const char* line, const char* from,
                        const char* leave, const char* to, const char* arrive) {
    absl::StrAppend(&texts["trips.txt"], line, ",W,", key, "\n");
    absl::StrAppend(&texts["stop_times.txt"], key, ",", from, ",1,", leave,
                    ":00,", leave, ":00\n", key, ",", to, ",2,", arrive, ":00,",
                    arrive, ":00\n");
  };
  trip("a1", "R1", "A", "08:05", "S1", "08:20");
  trip("a0", "R1", "A", "08:30", "S1", "08:50");  // no sooner there than a2
  trip("a2", "R1", "A", "08:35", "S1", "08:50");
  trip("a3", "R1", "A", "09:05", "S1", "09:20");
  trip("b1", "R2", "S2", "08:25", "B", "08:40");
  trip("b2", "R2", "S2", "08:55", "B", "09:10");
  trip("b3", "R2", "S2", "09:30", "B", "09:45");
  trip("x1", "R3", "X", "08:10", "B", "08:22");
  trip("d1", "R4", "D", "08:30", "E", "08:40");
  return texts;
}

Seconds At(int hour, int minute) { return Minutes(60 * hour + minute); }

class ClockSessionTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto folder = std::filesystem::path(testing::TempDir()) /
                        absl::StrCat("clock_session_", getpid());
    std::filesystem::create_directory(folder);
    for (const auto& [name, text] : Feed()) {
      ASSERT_TRUE(WriteFileAtomically((folder / name).string(), text).ok());
    }
    Diagnostics diagnostics;
    study_ = new Study(LoadStudy(folder.string(), {}, diagnostics));
    std::filesystem::remove_all(folder);
    ASSERT_EQ(diagnostics.Report(), "");
    session_ =
        new ClockSession(*study_, Window(At(8, 0), At(10, 0)), kHorizon, 2);
  }
  static void TearDownTestSuite() {
    delete session_;
    delete study_;
  }

  static WindowParameters Window(Seconds from, Seconds to) {
    WindowParameters window;
    window.from = {from};
    window.to = {to};
    return window;
  }

  static SessionPlace Place(absl::string_view name) {
    const auto place = session_->places().Find(name);
    EXPECT_TRUE(place.ok()) << place.status();
    return *place;
  }
  static std::vector<SessionPlace> AllPlaces() {
    std::vector<SessionPlace> places;
    for (const char* name :
         {"A", "S", "S1", "S2", "X", "B", "D", "E", "31.0,121.2"}) {
      places.push_back(Place(name));
    }
    return places;
  }

  static std::string StopName(StopId stop) {
    const StopTable& stops = session_->network().network.stops;
    const LineModel& lines = study_->model.lines;
    return stops.platform[stop].is_none()
               ? lines.stations[stops.station[stop]].name.key
               : lines.platforms[stops.platform[stop]].name.key;
  }
  // "a1 A-S1".
  static std::string RideName(const TimedRide& ride) {
    const TripId trip = session_->network().timetable.trip[ride.train];
    return absl::StrCat(study_->model.lines.trips[trip].key, " ",
                        StopName(ride.from), "-", StopName(ride.to));
  }
  // "08:32-09:12 a2 A-S1, b2 S2-B".
  static std::string PathName(const ClockSession::Path& path) {
    std::vector<std::string> rides;
    for (const TimedRide& ride : path.journey.rides) {
      rides.push_back(RideName(ride));
    }
    return absl::StrCat(ToString(TimeOfDay{path.departure}), "-",
                        ToString(TimeOfDay{path.arrival()}), " ",
                        absl::StrJoin(rides, ", "));
  }

  static void ExpectLegsAddUp(const ClockSession::Path& path) {
    if (path.journey.rides.empty()) return;
    Seconds at = path.departure + path.origin.time;
    EXPECT_EQ(path.journey.start, at);
    for (const TimedRide& ride : path.journey.rides) {
      at += ride.transfer + ride.wait;
      EXPECT_EQ(at, ride.board);
      at = ride.alight;
    }
    EXPECT_EQ(at + path.destination.time, path.arrival());
  }

  // Every time of a matrix, [from][to][instant].
  using Times = std::vector<std::vector<std::vector<LaneTime>>>;
  static Times Matrix(const ClockSession& session,
                      const std::vector<SessionPlace>& places,
                      SearchDirection direction, PlatformTime platform_time) {
    Times times;
    session.FindMatrix(places, places, direction, platform_time, 2,
                       [&](size_t origin, auto rows) {
                         EXPECT_EQ(origin, times.size());
                         times.emplace_back(rows.begin(), rows.end());
                       });
    EXPECT_EQ(times.size(), places.size());
    return times;
  }

  static Study* study_;
  static ClockSession* session_;
};
Study* ClockSessionTest::study_ = nullptr;
ClockSession* ClockSessionTest::session_ = nullptr;

TEST_F(ClockSessionTest, LeavesAtAnInstant) {
  const auto path = session_->FindPath(Place("A"), Place("B"), At(8, 0));
  EXPECT_EQ(PathName(path), "08:00-08:42 a1 A-S1, b1 S2-B");
  EXPECT_EQ(path.total, Minutes(3 + 2 + 15 + 1 + 4 + 15 + 2));
  EXPECT_EQ(path.origin.time, Minutes(3));
  EXPECT_EQ(path.destination.time, Minutes(2));
  ExpectLegsAddUp(path);
}

TEST_F(ClockSessionTest, IsThereByAnInstantAndLeavesAsLateAsPossible) {
  const auto by = [](Seconds arrival) {
    return session_->FindPathTo(Place("A"), Place("B"), arrival);
  };
  EXPECT_EQ(PathName(by(At(9, 12))), "08:32-09:12 a2 A-S1, b2 S2-B");
  EXPECT_EQ(PathName(by(At(9, 12) - Seconds(1))),
            "08:02-08:42 a1 A-S1, b1 S2-B");
  EXPECT_EQ(by(At(8, 41)).total, kUnreachable);
  ExpectLegsAddUp(by(At(9, 30)));
}

TEST_F(ClockSessionTest, LaterOnesLeaveLaterAndArriveLater) {
  const auto first = session_->FindPath(Place("A"), Place("B"), At(8, 0));
  const auto later = [&](size_t most) {
    std::vector<std::string> names;
    for (const auto& path :
         session_->FindLater(Place("A"), Place("B"), first, most)) {
      ExpectLegsAddUp(path);
      names.push_back(PathName(path));
    }
    return names;
  };
  // a0 is dropped: a2 leaves later and is there as soon.
  EXPECT_THAT(later(5), ElementsAre("08:32-09:12 a2 A-S1, b2 S2-B",
                                    "09:02-09:47 a3 A-S1, b3 S2-B"));
  EXPECT_THAT(later(1), ElementsAre("08:32-09:12 a2 A-S1, b2 S2-B"));
  EXPECT_THAT(later(0), ElementsAre());
  // Those that leave after the window are not looked for.
  const ClockSession short_one(*study_, Window(At(8, 0), At(9, 0)), kHorizon,
                               1);
  EXPECT_EQ(short_one.FindLater(Place("A"), Place("B"), first, 5).size(), 1u);
}

TEST_F(ClockSessionTest, ThereByTheArrivalOfAPathIsNoEarlierToLeave) {
  int by_rail = 0;
  for (const SessionPlace& from : AllPlaces()) {
    for (const SessionPlace& to : AllPlaces()) {
      for (Seconds at = At(7, 50); at < At(9, 30); at += Seconds(211)) {
        const auto path = session_->FindPath(from, to, at);
        ExpectLegsAddUp(path);
        if (path.total == kUnreachable) continue;
        const auto back = session_->FindPathTo(from, to, path.arrival());
        ASSERT_NE(back.total, kUnreachable);
        EXPECT_GE(back.departure, at);
        EXPECT_LE(back.arrival(), path.arrival());
        by_rail += !path.journey.rides.empty();
      }
    }
  }
  EXPECT_GT(by_rail, 100);
}

TEST_F(ClockSessionTest, TheMatrixForwardIsAPathEachMinute) {
  const auto places = AllPlaces();
  const Times times = Matrix(*session_, places, SearchDirection::kFrom,
                             PlatformTime::kIncluded);
  for (size_t i = 0; i < places.size(); ++i) {
    for (size_t j = 0; j < places.size(); ++j) {
      ASSERT_EQ(times[i][j].size(), 120u);
      for (int k = 0; k < 120; ++k) {
        ASSERT_EQ(FromLaneTime(times[i][j][static_cast<size_t>(k)]),
                  session_->FindPath(places[i], places[j], At(8, k)).total)
            << places[i].name.key << " " << places[j].name.key << " " << k;
      }
    }
  }
}

TEST_F(ClockSessionTest, TheMatrixToDeadlinesIsAPathThereByEach) {
  const auto places = AllPlaces();
  const Times times =
      Matrix(*session_, places, SearchDirection::kTo, PlatformTime::kIncluded);
  for (size_t to = 0; to < places.size(); ++to) {
    for (size_t from = 0; from < places.size(); ++from) {
      ASSERT_EQ(times[to][from].size(), 120u);
      for (int k = 0; k < 120; ++k) {
        // The last deadline comes first.
        const Seconds deadline = At(10, -k);
        const auto path =
            session_->FindPathTo(places[from], places[to], deadline);
        ASSERT_EQ(FromLaneTime(times[to][from][static_cast<size_t>(k)]),
                  path.total == kUnreachable ? kUnreachable
                                             : deadline - path.departure)
            << places[from].name.key << " " << places[to].name.key << " " << k;
      }
    }
  }
}

TEST_F(ClockSessionTest, AMatrixAtAnInstantIsThatOfOneDeparture) {
  const auto places = AllPlaces();
  for (const PlatformTime platform_time :
       {PlatformTime::kIncluded, PlatformTime::kExcluded}) {
    const ClockSession one(*study_, Window(At(8, 0), At(8, 0) + Seconds(1)),
                           kHorizon, 2);
    const Times times =
        Matrix(one, places, SearchDirection::kFrom, platform_time);
    size_t next = 0;
    one.FindMatrixAt(
        places, places, platform_time, 2, [&](size_t origin, auto cells) {
          EXPECT_EQ(origin, next++);
          for (size_t to = 0; to < places.size(); ++to) {
            EXPECT_EQ(cells[to].time, FromLaneTime(times[origin][to].at(0)))
                << places[origin].name.key << " " << places[to].name.key;
            if (platform_time == PlatformTime::kExcluded) continue;
            const auto path =
                one.FindPath(places[origin], places[to], At(8, 0));
            EXPECT_EQ(cells[to].time, path.total);
            if (path.total == kUnreachable) continue;
            EXPECT_EQ(cells[to].rides, path.journey.rides.size());
          }
        });
    EXPECT_EQ(next, places.size());
  }
}

// Seconds from one place to another when leaving at 08:00.
class AtEightTest : public ClockSessionTest {
 protected:
  static Seconds TimeAtEight(absl::string_view from, absl::string_view to,
                             PlatformTime platform_time) {
    Seconds time = kUnreachable;
    session_->FindMatrixAt({Place(from)}, {Place(to)}, platform_time, 1,
                           [&](size_t, auto cells) { time = cells[0].time; });
    return time;
  }
};

TEST_F(AtEightTest, DoorToDoorAStationHasItsOwnTrainsAndAPointAllNearIt) {
  // b1, as x1 leaves from another station.
  EXPECT_EQ(TimeAtEight("S", "B", PlatformTime::kIncluded), Minutes(40 + 2));
  // 334 m on foot and the entry in less than 10 minutes: x1.
  EXPECT_EQ(TimeAtEight("31.0,121.2", "B", PlatformTime::kIncluded),
            Minutes(22 + 2));
}

TEST_F(AtEightTest, PlatformToPlatformAStationHasItsTransfersAndAPointNone) {
  EXPECT_EQ(TimeAtEight("S", "B", PlatformTime::kExcluded), Minutes(22));
  EXPECT_EQ(TimeAtEight("31.0,121.2", "B", PlatformTime::kExcluded),
            Minutes(40));
  EXPECT_EQ(TimeAtEight("S", "X", PlatformTime::kExcluded), Seconds(200));
  EXPECT_EQ(TimeAtEight("A", "X", PlatformTime::kExcluded),
            Minutes(20) + Seconds(200));
}

TEST_F(AtEightTest, PlatformsOfAStationAreToldApart) {
  EXPECT_EQ(TimeAtEight("A", "S1", PlatformTime::kExcluded), Minutes(20));
  EXPECT_EQ(TimeAtEight("A", "S2", PlatformTime::kExcluded), Minutes(20 + 1));
  EXPECT_EQ(TimeAtEight("A", "S", PlatformTime::kExcluded), Minutes(20));
  EXPECT_EQ(TimeAtEight("S1", "S2", PlatformTime::kExcluded), Minutes(1));
  EXPECT_EQ(TimeAtEight("S2", "S1", PlatformTime::kExcluded), Minutes(4));
  EXPECT_EQ(TimeAtEight("S1", "S1", PlatformTime::kExcluded), Seconds(0));
}

TEST_F(AtEightTest, WhatNoTrainJoinsIsUnreachable) {
  for (const auto platform_time :
       {PlatformTime::kIncluded, PlatformTime::kExcluded}) {
    EXPECT_EQ(TimeAtEight("A", "D", platform_time), kUnreachable);
    EXPECT_EQ(TimeAtEight("B", "A", platform_time), kUnreachable);
    EXPECT_EQ(TimeAtEight("31.5,121.5", "B", platform_time), kUnreachable);
  }
  EXPECT_EQ(session_->FindPath(Place("A"), Place("E"), At(8, 0)).total,
            kUnreachable);
  EXPECT_EQ(session_->FindPathTo(Place("A"), Place("E"), At(9, 0)).total,
            kUnreachable);
}

}  // namespace
}  // namespace railreach
