// Windows of any length, draws and ways there against one search for each
// departure.
#include "engine/routing/window_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/routing/window_times.h"
#include "tests/routing/random_timetable.h"
#include "tests/support/trip_notation.h"

namespace railreach {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::Le;
using ::testing::Test;

constexpr LaneTime kNever = kLaneUnreachable;

// How often the interesting cases were met.
struct Reached {
  int64_t by_clock = 0;  // networks
  int64_t by_headway = 0;
  int64_t several_draws = 0;
  int64_t several_blocks = 0;
  int64_t times = 0;
  int64_t unreachable = 0;
  int64_t at_horizon = 0;  // exactly
  int64_t cut = 0;         // a leg too far
  int64_t direct = 0;      // faster than by rail
  int64_t not_kept = 0;    // a faster way over a stop that is not kept
  int64_t no_way = 0;      // at any departure
};

struct Case {
  std::vector<TimedNetwork> draws;
  Window window;
  Seconds horizon;
  std::vector<StopId> stops;  // kept
  std::vector<Legs> origins;
};

Case CaseOf(const RandomTimetable& random, uint32_t seed, bool reversed) {
  constexpr int kCounts[] = {1, 7, 255, 256, 300, 511};
  constexpr int kSteps[] = {1, 7, 60};
  constexpr int kHorizons[] = {25, 60, 9, 200, 0};
  const int unit = random.unit.count();
  Case result;
  for (uint32_t number = 0; number < 1 + seed % 3; ++number) {
    TimetableOptions options = random.timetable_options;
    if (options.draw) options.draw = Draw{seed, number};
    TimedNetwork timed =
        BuildTimedNetwork(random.model, random.network_options, options);
    result.draws.push_back(reversed ? Reversed(timed) : std::move(timed));
  }
  const Seconds first = reversed ? Seconds(-random.start.count() - 75 * unit)
                                 : random.start - Seconds(13);
  result.window = {first, Seconds(kSteps[seed / 3 % 3]), kCounts[seed % 6]};
  result.horizon = Seconds(kHorizons[seed / 2 % 5] * unit);
  const size_t num_stops = result.draws[0].network.stops.size();
  for (size_t stop = 0; stop < num_stops; ++stop) {
    if (stop % 4 != 3) result.stops.push_back(StopId(stop));
  }
  result.origins = random.legs();
  return result;
}

// A place at the far end.
struct Place {
  std::vector<Leg> legs;
  Seconds direct;
};

std::vector<Place> RandomPlaces(const Case& the_case, Seconds unit,
                                uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](int n) {
    return static_cast<int>(random() % static_cast<uint32_t>(n));
  };
  const auto num_stops =
      static_cast<int>(the_case.draws[0].network.stops.size());
  std::vector<Place> places(6);
  for (Place& place : places) {
    for (int i = below(5); i > 0; --i) {
      place.legs.push_back({StopId(static_cast<size_t>(below(num_stops))),
                            Seconds(below(9) * unit.count() + below(2))});
    }
    place.direct =
        below(2) == 0 ? kUnreachable : Seconds(below(60) * unit.count());
  }
  return places;
}

// [value][stop]: off the train.
using OffTrains = std::vector<std::vector<Seconds>>;

OffTrains OneByOne(const Case& the_case, Legs origin) {
  OffTrains result;
  for (const TimedNetwork& draw : the_case.draws) {
    EarliestArrivalWorkspace search(draw);
    for (int k = 0; k < the_case.window.count; ++k) {
      EarliestArrival(draw, origin, the_case.window.departure(k),
                      the_case.horizon, search);
      auto& off = result.emplace_back();
      for (const StopId stop : IdRange<StopId>(draw.network.stops.size())) {
        off.push_back(search.time(stop));
      }
    }
  }
  return result;
}

LaneTime TimeTo(const Case& the_case, const Place& place,
                const std::vector<Seconds>& off, Reached& reached) {
  Seconds rail = kUnreachable;
  Seconds all_stops = kUnreachable;
  for (const Leg& leg : place.legs) {
    const Seconds time = off[leg.stop.index()] + leg.time;
    all_stops = std::min(all_stops, time);
    if (std::count(the_case.stops.begin(), the_case.stops.end(), leg.stop)) {
      rail = std::min(rail, time);
    }
  }
  const Seconds time = std::min(rail, place.direct);
  reached.not_kept += all_stops < time && all_stops <= the_case.horizon;
  reached.cut += rail != kUnreachable && time > the_case.horizon;
  if (time > the_case.horizon) {
    ++reached.unreachable;
    return kNever;
  }
  ++reached.times;
  reached.at_horizon += time == the_case.horizon;
  reached.direct += place.direct < rail;
  return ToLaneTime(time);
}

void CompareCase(const Case& the_case, const std::vector<Place>& places,
                 Reached& reached) {
  const WindowSearch search(the_case.draws, the_case.window, the_case.horizon,
                            the_case.stops, 2);
  ASSERT_EQ(search.block_size(), kLanes);
  WindowProfiles profiles(search);
  std::vector<Legs> backwards(the_case.origins.rbegin(),
                              the_case.origins.rend());
  profiles.Search(backwards);  // forgotten
  profiles.Search(the_case.origins);
  for (size_t lane = 0; lane < the_case.origins.size(); ++lane) {
    const OffTrains off = OneByOne(the_case, the_case.origins[lane]);
    ASSERT_EQ(search.num_values(), off.size());
    for (const Place& place : places) {
      std::vector<LaneTime> exact;
      for (const auto& row : off) {
        exact.push_back(TimeTo(the_case, place, row, reached));
      }
      std::vector<LaneTime> times = {1, 2, 3};
      const bool any = profiles.TimesTo(lane, place.legs, place.direct, times);
      ASSERT_EQ(times, exact) << "lane " << lane;
      ASSERT_EQ(any, std::count(exact.begin(), exact.end(), kNever) <
                         static_cast<std::ptrdiff_t>(exact.size()));
      reached.no_way += !any;
    }
  }
}

void CompareCases(bool reversed) {
  constexpr RandomSupply kSupplies[] = {
      RandomSupply::kTrips, RandomSupply::kMixed, RandomSupply::kSampled};
  Reached reached;
  for (uint32_t seed = 0; seed < 150; ++seed) {
    SCOPED_TRACE(seed);
    const RandomTimetable random =
        MakeRandomTimetable(seed, kSupplies[seed / 2 % 3]);
    const Case the_case = CaseOf(random, seed, reversed);
    const bool by_clock = the_case.draws[0].all_by_clock();
    reached.by_clock += by_clock;
    reached.by_headway += !by_clock;
    reached.several_draws += the_case.draws.size() > 1;
    reached.several_blocks +=
        by_clock && the_case.window.count > kScanDeparturesMax;
    CompareCase(the_case, RandomPlaces(the_case, random.unit, seed), reached);
    if (Test::HasFatalFailure()) return;
  }
  EXPECT_GT(reached.by_clock, 50);
  EXPECT_GT(reached.by_headway, 30);
  EXPECT_GT(reached.several_draws, 50);
  EXPECT_GT(reached.several_blocks, 30);
  EXPECT_GT(reached.times, 100'000);
  EXPECT_GT(reached.unreachable, 100'000);
  EXPECT_GT(reached.at_horizon, 1000);
  EXPECT_GT(reached.cut, 1000);
  EXPECT_GT(reached.direct, 10'000);
  EXPECT_GT(reached.not_kept, 1000);
  EXPECT_GT(reached.no_way, 100);
}

TEST(WindowSearchTest, AWindowIsOneSearchPerDepartureAndDraw) {
  CompareCases(false);
}

TEST(WindowSearchTest, AReversedWindowIsOneSearchPerDeadlineAndDraw) {
  CompareCases(true);
}

TEST(WindowSearchTest, LaterDrawsStandBehindEarlierOnes) {
  std::vector<TimedNetwork> draws;
  const LineModel fast = ParseTrips("trip T1 A 5 B 9");
  const LineModel slow = ParseTrips("trip T1 A 5 B 20");
  draws.push_back(TimedNetworkOf(fast));
  draws.push_back(TimedNetworkOf(slow));
  const StopId b = StopNamed(fast, draws[0], "B");
  const WindowSearch search(draws, {Minutes(4), Minutes(1), 3}, Minutes(60),
                            {b}, 1);
  WindowProfiles profiles(search);
  const Leg a = {StopNamed(fast, draws[0], "A"), Seconds(0)};
  profiles.Search({Legs(&a, 1)});
  std::vector<LaneTime> times;
  EXPECT_TRUE(profiles.TimesTo(0, {Leg{b, Seconds(0)}}, kUnreachable, times));
  EXPECT_THAT(times, ElementsAre((9 - 4) * 60, (9 - 5) * 60, kNever,
                                 (20 - 4) * 60, (20 - 5) * 60, kNever));
}

// 64 MB / (stops x departures x 2 bytes), but no more than 64 origins.
TEST(WindowSearchTest, BlocksShrinkAsWindowsGrow) {
  std::vector<TimedNetwork> draws;
  draws.push_back(TimedNetworkOf(ParseTrips("M1 every 6   A 2 B 3 C")));
  const std::vector<StopId> two = {StopId(0), StopId(1)};
  constexpr Seconds kHour = Minutes(60);
  const auto block_size = [&](int departures, std::vector<StopId> stops) {
    return WindowSearch(draws, {Seconds(0), Seconds(1), departures}, kHour,
                        std::move(stops), 1)
        .block_size();
  };
  constexpr int kMega = 1 << 20;
  EXPECT_EQ(block_size(1, two), 64);
  EXPECT_EQ(block_size(1, {}), 64);
  EXPECT_EQ(block_size(kMega / 4, two), 64);
  EXPECT_EQ(block_size(kMega / 4 + 1, two), 63);
  EXPECT_EQ(block_size(kMega, two), 16);
  EXPECT_EQ(block_size(kMega, {StopId(0)}), 32);
  EXPECT_EQ(block_size(16 * kMega, two), 1);
  EXPECT_EQ(block_size(64 * kMega, two), 1);
}

TEST(WindowSearchTest, ABlockHoldsNoMoreThanItSays) {
  std::vector<TimedNetwork> draws;
  draws.push_back(TimedNetworkOf(ParseTrips("M1 every 6   A 2 B")));
  const WindowSearch search(draws, {Seconds(0), Minutes(1), 1}, Minutes(60),
                            {StopId(0)}, 1);
  WindowProfiles profiles(search);
  const Leg leg = {StopId(0), Seconds(0)};
  profiles.Search(std::vector<Legs>(64, Legs(&leg, 1)));
  EXPECT_DEATH(profiles.Search(std::vector<Legs>(65, Legs(&leg, 1))),
               "CHECK failed");
}

// A train every 10 minutes for a day, and somebody leaving in every second of
// four days: 4 x 86,400 departures in 1,356 scans, 64 MB / (3 x 345,600 x 2)
// origins at a time.
TEST(WindowSearchTest, ALongWindowIsSearchedInManyBlocks) {
  std::string text;
  for (int at = 0; at < 24 * 60; at += 10) {
    absl::StrAppend(&text, "trip T", at, " A ", at, " B ", at + 4, " C ",
                    at + 9, "\n");
  }
  const LineModel model = ParseTrips(text);
  std::vector<TimedNetwork> draws;
  draws.push_back(TimedNetworkOf(model));
  const StopId a = StopNamed(model, draws[0], "A");
  const StopId b = StopNamed(model, draws[0], "B");
  const StopId c = StopNamed(model, draws[0], "C");
  constexpr int kDay = 86'400;
  const WindowSearch search(draws, {Seconds(-kDay), Seconds(1), 4 * kDay},
                            Minutes(15), {a, b, c}, 2);
  EXPECT_EQ(search.block_size(), 32u);
  WindowProfiles profiles(search);
  const std::vector<Leg> from_a = {{a, Seconds(0)}};
  const std::vector<Leg> from_b = {{b, Seconds(0)}};
  std::vector<Legs> origins(32, from_a);
  origins.back() = from_b;
  profiles.Search(origins);
  const std::vector<Leg> to_c = {{c, Seconds(0)}};
  std::vector<LaneTime> times;
  int64_t reached = 0;
  for (const size_t lane : {0u, 31u}) {
    const int position = lane == 0 ? 0 : 4 * 60;  // of the train at the stop
    const int ride = 9 * 60 - position;
    ASSERT_TRUE(profiles.TimesTo(lane, to_c, kUnreachable, times));
    for (int k = 0; k < 4 * kDay; ++k) {
      // When a train must start to be there at the departure; the first that
      // does.
      const int at = k - kDay - position;
      const int start = at <= 0 ? 0 : (at + 599) / 600 * 600;
      const int door = start - at + ride;
      const int time = start < kDay && door <= 15 * 60 ? door : kNever;
      ASSERT_EQ(times[static_cast<size_t>(k)], time) << "departure " << k;
      reached += time != kNever;
    }
  }
  EXPECT_GT(reached, kDay / 2);
}

// p50 of a journey over two lines that run by headway, over 20 minutes.
int TypicalTime(const LineModel& model, uint64_t seed, uint32_t num_draws) {
  std::vector<TimedNetwork> draws;
  for (uint32_t number = 0; number < num_draws; ++number) {
    draws.push_back(TimedNetworkOf(model, Draw{seed, number}));
  }
  const StopId to = StopNamed(model, draws[0], "C");
  const WindowSearch search(draws, {Minutes(8 * 60), Minutes(1), 20},
                            Minutes(120), {to}, 1);
  WindowProfiles profiles(search);
  const std::vector<Leg> from = {{StopNamed(model, draws[0], "A"), Seconds(0)}};
  profiles.Search({from});
  std::vector<LaneTime> times;
  profiles.TimesTo(0, {Leg{to, Seconds(0)}}, kUnreachable, times);
  LaneTime typical = kNever;
  SelectPercentiles(times, {50}, absl::MakeSpan(&typical, 1));
  return typical;
}

// A ---M1--- B ---M2--- C   each every 20: 5 + 0..20 + 7 + 0..20, typically 32.
TEST(WindowSearchTest, MoreDrawsAgreeBetter) {
  const LineModel model = ParseTrips("M1 every 20  A 5 B\nM2 every 20  B 7 C");
  std::vector<int> few, many;
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    few.push_back(TypicalTime(model, seed, 2));
    many.push_back(TypicalTime(model, seed, 32));
  }
  const auto spread = [](const std::vector<int>& times) {
    const auto [least, most] = std::minmax_element(times.begin(), times.end());
    return *most - *least;
  };
  // The wait for M2 is one number per draw: the mean of n of them spreads as
  // 1 / sqrt(n), and from 2 to 32 draws by a quarter.
  EXPECT_GT(spread(few), 5 * 60);
  EXPECT_LT(2 * spread(many), spread(few));
  EXPECT_THAT(many, Each(AllOf(Ge(29 * 60), Le(35 * 60))));
}

}  // namespace
}  // namespace railreach
