// Hand examples of the scalar search: times, and journeys.
#include "engine/routing/one_to_all.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/routing/egress.h"
#include "engine/routing/headway_batch.h"
#include "engine/routing/trace_journey.h"
#include "tests/support/line_notation.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

using Minute = std::pair<std::string, int>;
constexpr int kNever = -1;

// Minutes from street to street for every station, by both searches; 0 at the
// origin.
std::vector<Minute> MinutesFrom(const LineModel& lines,
                                absl::string_view origin,
                                Seconds horizon = Minutes(600)) {
  const Network network = NetworkOf(lines);
  const std::vector<Leg> legs = LegsFrom(lines, network, origin);
  OneToAllWorkspace scalar(network);
  OneToAll(network, legs, horizon, scalar);
  HeadwayWorkspace lanes(network);
  SearchBatch(network, {Legs(legs)}, horizon, lanes);
  std::vector<Minute> minutes;
  for (const Station& station : lines.stations) {
    const auto to = LegsTo(lines, network, station.name.key);
    Seconds least = station.name.key == origin ? Seconds(0) : kUnreachable;
    std::vector<LaneTime> times(kLanes, ToLaneTime(least));
    const std::vector<LaneTime> direct = times;
    for (const Leg& leg : to) {
      least = std::min(least, scalar.time(leg.stop) + leg.time);
    }
    if (least > horizon) least = kUnreachable;
    CollectEgress(lanes, {0, static_cast<uint32_t>(to.size())}, to, direct,
                  absl::MakeSpan(times));
    EXPECT_EQ(FromLaneTime(times[0]), least) << station.name.key;
    minutes.push_back({station.name.key,
                       least == kUnreachable ? kNever : CeilMinutes(least)});
  }
  return minutes;
}

// "A-M1-C C-M2-D": the rides of the fastest journey.
std::string RidesTo(const LineModel& lines, absl::string_view from,
                    absl::string_view to, bool reversed = false) {
  const Network forward = NetworkOf(lines);
  const Network network = reversed ? Reversed(forward) : forward;
  OneToAllWorkspace search(network);
  OneToAll(network, LegsFrom(lines, network, reversed ? to : from),
           Minutes(600), search);
  const auto ends = LegsTo(lines, network, reversed ? from : to);
  const Leg best = *std::min_element(
      ends.begin(), ends.end(), [&](const Leg& a, const Leg& b) {
        return search.time(a.stop) + a.time < search.time(b.stop) + b.time;
      });
  std::string rides;
  const auto name = [&](StopId stop) {
    return lines.stations[network.stops.station[stop]].name.key;
  };
  for (const Ride& ride : TraceJourney(search, best.stop).rides) {
    if (!rides.empty()) rides += ' ';
    rides += name(ride.from) + "-" +
             (ride.pattern.is_none() ? lines.groups[ride.group].key
                                     : lines.line_of(ride.pattern).name.key) +
             "-" + name(ride.to);
  }
  return rides;
}

// A ---M1--- B ---M1--- C      M1 every 6: expected wait 3.
//            :          |      M2 every 10: expected wait 5.
//          walk 5       M2
//            :......... D
TEST(OneToAllTest, WalksWhenWalkingBeatsWaiting) {
  const LineModel lines = ParseLines(R"(
    M1 every 6   A 2 B 3 C
    M2 every 10  C 4 D
    walk         B 5 D
  )");
  EXPECT_THAT(MinutesFrom(lines, "A"),
              ElementsAre(Pair("A", 0), Pair("B", 3 + 2), Pair("C", 3 + 2 + 3),
                          Pair("D", 3 + 2 + 5)));  // by rail: 8 + 5 + 4 = 17
}

// A ---M1--- B ---M1--- C   entry 3 at A, exit 1 at C, dwell 1 at B.
TEST(OneToAllTest, PaysEntryOnceDwellBetweenAndExitAtTheEnd) {
  const LineModel lines = ParseLines(R"(
    M1 every 6 dwell 1   A 2 B 3 C
    entry A 3
    exit C 1
  )");
  EXPECT_THAT(MinutesFrom(lines, "A"),
              ElementsAre(Pair("A", 0), Pair("B", 3 + 3 + 2),
                          Pair("C", 3 + 3 + 2 + 1 + 3 + 1)));
}

// A ---M1--- B ---M2--- C   change 4 at B; M2 every 8: expected wait 4.
TEST(OneToAllTest, PaysChangeAndTheSecondWait) {
  const LineModel lines = ParseLines(R"(
    M1 every 6  A 2 B
    M2 every 8  B 5 C
    change B 4
  )");
  EXPECT_THAT(MinutesFrom(lines, "A"),
              ElementsAre(Pair("A", 0), Pair("B", 3 + 2),
                          Pair("C", 3 + 2 + 4 + 4 + 5)));
  EXPECT_EQ(RidesTo(lines, "A", "C"), "A-M1-B B-M2-C");
}

// A ---M1--- B ---M3--- C   each every 4: expected wait 2.
//  \_________X_________/    A to C by X: 2 + 14, in one ride.
TEST(OneToAllTest, TakesFewerRidesAmongEquallyFastOnes) {
  const LineModel faster = ParseLines(R"(
    M1 every 4  A 3 B
    M3 every 4  B 7 C
    X  every 4  A 14 C
  )");
  EXPECT_THAT(
      MinutesFrom(faster, "A"),
      ElementsAre(Pair("A", 0), Pair("B", 2 + 3), Pair("C", 2 + 3 + 2 + 7)));
  EXPECT_EQ(RidesTo(faster, "A", "C"), "A-M1-B B-M3-C");
  const LineModel equal = ParseLines(R"(
    M1 every 4  A 3 B
    M3 every 4  B 9 C
    X  every 4  A 14 C
  )");
  EXPECT_THAT(MinutesFrom(equal, "A"),
              ElementsAre(Pair("A", 0), Pair("B", 2 + 3),
                          Pair("C", 2 + 14)));  // = 2 + 3 + 2 + 9
  EXPECT_EQ(RidesTo(equal, "A", "C"), "A-X-C");
}

// A ===HSR=== B ===HSR=== C   G1 A-B-C and G2 A-C, 3 trains each in 120 min:
//                             A to C by whichever comes first.
TEST(OneToAllTest, WaitsForWhicheverTrainOfAGroupComesFirst) {
  const LineModel lines = ParseLines(R"(
    G1 trains 3 group HSR oneway  A 20 B 24 C
    G2 trains 3 group HSR oneway  A 40 C
  )");
  EXPECT_THAT(MinutesFrom(lines, "A"),
              ElementsAre(Pair("A", 0), Pair("B", 120 / 2 / 3 + 20),
                          Pair("C", 120 / 2 / 6 + (44 + 40) / 2)));
  EXPECT_EQ(RidesTo(lines, "A", "C"), "A-HSR-C");
}

// A ===G1=== B ===G2=== C   two scheduled groups, 2 trains in 120 min each:
//                           half a headway 30, the first wait at most 10.
TEST(OneToAllTest, AimsAtATrainOnlyAtTheFirstBoarding) {
  const LineModel lines = ParseLines(R"(
    G1 trains 2 group ONE scheduled  A 20 B
    G2 trains 2 group TWO scheduled  B 25 C
  )");
  EXPECT_THAT(MinutesFrom(lines, "A"),
              ElementsAre(Pair("A", 0), Pair("B", 10 + 20),
                          Pair("C", 10 + 20 + 30 + 25)));
  EXPECT_EQ(RidesTo(lines, "A", "C", /*reversed=*/true), "A-ONE-B B-TWO-C");
}

//      B          M4 runs round one way; every 4: expected wait 2.
//    /   \.
//   A --- C
TEST(OneToAllTest, RidesARingPastItsSeam) {
  const LineModel lines = ParseLines(R"(
    M4 every 4 ring oneway  A 2 B 3 C 4 A
  )");
  EXPECT_THAT(
      MinutesFrom(lines, "B"),
      ElementsAre(Pair("A", 2 + 3 + 4), Pair("B", 0), Pair("C", 2 + 3)));
  EXPECT_THAT(
      MinutesFrom(lines, "C"),
      ElementsAre(Pair("A", 2 + 4), Pair("B", 2 + 4 + 2), Pair("C", 0)));
}

// A ---M1--- B ---M1--- C
TEST(OneToAllTest, TheHorizonIsInclusive) {
  const LineModel lines = ParseLines("M1 every 6  A 2 B 3 C");
  EXPECT_THAT(MinutesFrom(lines, "A", Minutes(3 + 2 + 3)),
              ElementsAre(Pair("A", 0), Pair("B", 5), Pair("C", 8)));
  EXPECT_THAT(MinutesFrom(lines, "A", Minutes(3 + 2 + 3 - 1)),
              ElementsAre(Pair("A", 0), Pair("B", 5), Pair("C", kNever)));
}

// A ---M1--- B: the only way to leave a train at A is to come back.
TEST(OneToAllTest, AStopWhereAJourneyOnlyStartsIsReachedByOutAndBack) {
  const LineModel lines = ParseLines("M1 every 6  A 2 B\nchange B 1");
  const Network network = NetworkOf(lines);
  const auto legs = LegsFrom(lines, network, "A");
  OneToAllWorkspace scalar(network);
  OneToAll(network, legs, Minutes(60), scalar);
  HeadwayWorkspace lanes(network);
  SearchBatch(network, {Legs(legs)}, Minutes(60), lanes);
  EXPECT_EQ(scalar.time(legs[0].stop), Minutes(3 + 2 + 1 + 3 + 2));
  EXPECT_EQ(lanes.row(legs[0].stop)[0], 60 * (3 + 2 + 1 + 3 + 2));
}

}  // namespace
}  // namespace railreach
