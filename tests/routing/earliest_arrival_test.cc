// Hand examples of the scalar search by the clock: times, and journeys.
#include "engine/routing/earliest_arrival.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/support/trip_notation.h"

namespace railreach {
namespace {

constexpr int kNever = -1;

// A model, searched from one station at one minute of the day; or, reversed,
// to one station by a minute.
class Search {
 public:
  Search(absl::string_view text, absl::string_view station, int minute,
         bool reversed = false, Seconds horizon = Minutes(600))
      : model_(ParseTrips(text)),
        timed_(reversed ? Reversed(TimedNetworkOf(model_))
                        : TimedNetworkOf(model_)),
        workspace_(timed_) {
    const Leg leg = {StopNamed(model_, timed_, station), Seconds(0)};
    EarliestArrival(timed_, {leg}, Minutes(reversed ? -minute : minute),
                    horizon, workspace_);
  }

  int minutes(absl::string_view station) const {
    const Seconds time = workspace_.time(Stop(station));
    return time == kUnreachable ? kNever : time.count() / 60;
  }
  uint32_t rides(absl::string_view station) const {
    return workspace_.rides(Stop(station));
  }

  // "+1 A 0-5 B +2 B 7-9 C": transfer + wait, from, board-alight, to.
  std::string Journey(absl::string_view station) const {
    std::string text;
    for (const TimedRide& ride :
         TraceTimedJourney(workspace_, Stop(station)).rides) {
      absl::StrAppend(&text, text.empty() ? "" : " ", "+",
                      ride.transfer.count() / 60, "+", ride.wait.count() / 60,
                      " ", Name(ride.from), " ", ride.board.count() / 60, "-",
                      ride.alight.count() / 60, " ", Name(ride.to));
    }
    return text;
  }
  TimedJourney Traced(absl::string_view station) const {
    return TraceTimedJourney(workspace_, Stop(station));
  }
  const LineModel& model() const { return model_; }

 private:
  StopId Stop(absl::string_view station) const {
    return StopNamed(model_, timed_, station);
  }
  std::string Name(StopId stop) const {
    return model_.stations[timed_.network.stops.station[stop]].name.key;
  }

  LineModel model_;
  TimedNetwork timed_;
  EarliestArrivalWorkspace workspace_;
};

TEST(EarliestArrivalTest, WaitsForTheNextTrain) {
  constexpr char kText[] = "trip T1 A 10 B 15\ntrip T2 A 20 B 25";
  EXPECT_EQ(Search(kText, "A", 10).minutes("B"), 15 - 10);  // this very second
  EXPECT_EQ(Search(kText, "A", 11).minutes("B"), 25 - 11);
  EXPECT_EQ(Search(kText, "A", 21).minutes("B"), kNever);
  EXPECT_EQ(Search(kText, "A", 10).minutes("A"), kNever);
}

TEST(EarliestArrivalTest, OvertakesWhereAFasterTrainIsCaught) {
  constexpr char kText[] = R"(
    trip Slow  A 0 B 10 C 40
    trip Fast  A 5 B 12 C 20
  )";
  const Search search(kText, "A", 0);
  EXPECT_EQ(search.minutes("B"), 10);
  EXPECT_EQ(search.minutes("C"), 20);
  EXPECT_EQ(search.Journey("C"), "+0+5 A 5-20 C");
}

TEST(EarliestArrivalTest, PaysTheChangeAndCatchesTheLongStandingTrain) {
  constexpr char kText[] = R"(
    trip T1  A 0 B 10 C 30
    trip T2  D 0 B 5/13 E 20
    trip T3  D 5 B 14/15 E 25
    change B 4
  )";
  const Search search(kText, "A", 0);  // off at 10, ready at 14: T2 is gone
  EXPECT_EQ(search.minutes("E"), 25);
  EXPECT_EQ(search.Journey("E"), "+0+0 A 0-10 B +4+1 B 15-25 E");
}

TEST(EarliestArrivalTest, KeepsToBoardingAndAlighting) {
  constexpr char kText[] = "trip T1 A 0 B!b 5 C!a 9 D 12";
  EXPECT_EQ(Search(kText, "A", 0).minutes("B"), 5);
  EXPECT_EQ(Search(kText, "A", 0).minutes("C"), kNever);
  EXPECT_EQ(Search(kText, "B", 0).minutes("D"), kNever);
  EXPECT_EQ(Search(kText, "C", 0).minutes("D"), 12);
  EXPECT_EQ(Search(kText, "D", 12, true).minutes("C"), 12 - 9);
  EXPECT_EQ(Search(kText, "D", 12, true).minutes("B"), kNever);
  EXPECT_EQ(Search(kText, "C", 12, true).minutes("A"), kNever);
}

TEST(EarliestArrivalTest, StaysAboardAcrossTripsAndMidnight) {
  constexpr char kText[] = R"(
    trip T1>T2  A 1430 B 1438
    trip T2     B 1442 C 1450
    change B 10
  )";
  const Search search(kText, "A", 1425);
  EXPECT_EQ(search.Journey("C"), "+0+5 A 1430-1450 C");
  EXPECT_EQ(search.Traced("C").rides[0].pattern, PatternId(0));
  EXPECT_EQ(search.Traced("C").start, Minutes(1425));
}

TEST(EarliestArrivalTest, ReversedItFindsTheLatestDeparture) {
  constexpr char kText[] = R"(
    trip T1>T2  A 0 B 10
    trip T2     B 12 C 20
    trip T3     A 7 B 16
    trip T4     B 22 C 28
    change B 4
  )";
  const Search by_30(kText, "C", 30, true);
  EXPECT_EQ(by_30.minutes("A"), 30 - 7);
  // Off at 16, ready at 16 + 4, on at 22.
  EXPECT_EQ(by_30.Journey("A"), "+0+0 A 7-16 B +4+2 B 22-28 C");
  EXPECT_EQ(by_30.Traced("A").start, Minutes(7));
  const Search by_27(kText, "C", 27, true);
  EXPECT_EQ(by_27.Journey("A"), "+0+0 A 0-20 C");
  // Where it is boarded, not where it is left.
  EXPECT_EQ(by_27.Traced("A").rides[0].pattern, PatternId(0));
  EXPECT_EQ(by_27.Traced("A").rides[0].first, 0u);
  EXPECT_EQ(by_27.Traced("A").rides[0].last, 2u);
}

TEST(EarliestArrivalTest, MixesTrainsByTheClockAndByHeadway) {
  constexpr char kText[] = R"(
    M1 every 6  A 4 B
    trip T1  B 10 C 20
    trip T2  B 15 C 25
    change B 2
  )";
  // Wait 3 and 4 on the way to B, change 2, and up to 1 for T1.
  EXPECT_EQ(Search(kText, "A", 0).Journey("C"), "+0+3 A 3-7 B +2+1 B 10-20 C");
  EXPECT_EQ(Search(kText, "A", 2).minutes("C"), 25 - 2);
  // At C by 27: T2 leaves B at 15, M1 is off there by 13, so on it by 9.
  const Search back(kText, "C", 27, true);
  EXPECT_EQ(back.Journey("A"), "+0+3 A 9-13 B +2+0 B 15-25 C");
  EXPECT_EQ(back.Traced("A").start, Minutes(15 - 2 - 4 - 3));
}

TEST(EarliestArrivalTest, ReversedTheSlackOfATrainIsSpentBeforeTheNextRide) {
  constexpr char kText[] = R"(
    trip T1  A 0 B 10
    M1 every 6  B 4 C
    change B 2
  )";
  // At C by 30: M1 from 26, ready at 23; off T1 at 10, so 11 + 3 of wait.
  const Search back(kText, "C", 30, true);
  EXPECT_EQ(back.Journey("A"), "+0+0 A 0-10 B +2+14 B 26-30 C");
}

TEST(EarliestArrivalTest, ArrivesAtTheHorizonAndNotAfter) {
  constexpr char kText[] = "trip T1 A 5 B 15 C 16";
  const Search search(kText, "A", 0, false, Minutes(15));
  EXPECT_EQ(search.minutes("B"), 15);
  EXPECT_EQ(search.minutes("C"), kNever);
  EXPECT_EQ(search.rides("C"), 0u);
}

TEST(EarliestArrivalTest, AmongEquallyEarlyJourneysItTakesTheFewestRides) {
  constexpr char kText[] = R"(
    trip T1  A 0 B 5
    trip T2  B 5 C 10
    trip T3  A 2 C 10
  )";
  EXPECT_EQ(Search(kText, "A", 0).rides("C"), 1u);
  EXPECT_EQ(Search(kText, "A", 0).Journey("C"), "+0+2 A 2-10 C");
}

}  // namespace
}  // namespace railreach
