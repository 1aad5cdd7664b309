// What must hold on any timetable, without knowing a single travel time.
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "engine/routing/earliest_arrival.h"
#include "engine/routing/timetable_scan.h"
#include "hwy/highway.h"
#include "tests/routing/random_timetable.h"

namespace railreach {
namespace {

constexpr uint32_t kNumNetworks = 300;

// Every time of every origin and departure, and every count.
struct Everything {
  std::vector<LaneTime> times;  // [stop][origin][departure]
  std::vector<uint8_t> counts;  // [stop][origin]
  friend bool operator==(const Everything&, const Everything&) = default;
};

Everything ScanAll(const TimedNetwork& timed, absl::Span<const Legs> origins,
                   Window window, Seconds horizon, size_t lanes = 64) {
  const TimetableScan scan(timed, window, horizon);
  ScanRecord record;
  record.cutoffs = {horizon};
  for (const StopId stop : IdRange<StopId>(scan.num_stops())) {
    record.profiles.push_back(stop);
  }
  record.profile_lanes = origins.size();
  ScanWorkspace workspace(scan, lanes, record);
  ScanWindow(scan, origins, workspace);
  Everything all;
  for (const StopId stop : record.profiles) {
    for (size_t lane = 0; lane < origins.size(); ++lane) {
      const auto profile = workspace.profile(stop, lane);
      all.times.insert(all.times.end(), profile.begin(), profile.end());
      all.counts.push_back(workspace.count(stop, 0)[lane]);
    }
  }
  return all;
}

Window WindowOf(const RandomTimetable& random) {
  return {random.start, random.unit, 60};
}

Seconds HorizonOf(const RandomTimetable& random) {
  return Seconds(150 * random.unit.count());
}

TEST(TimetableLawsTest, WhoLeavesLaterNeverArrivesEarlier) {
  int64_t later = 0;
  for (uint32_t seed = 0; seed < kNumNetworks; ++seed) {
    const RandomTimetable random =
        MakeRandomTimetable(seed, RandomSupply::kSampled);
    const Window window = WindowOf(random);
    const auto times =
        ScanAll(random.timed, random.legs(), window, HorizonOf(random)).times;
    for (size_t i = 1; i < times.size(); ++i) {
      if (i % 60 == 0 || times[i] == kLaneUnreachable) continue;
      // Earlier departures are off at the same instant or before, if their
      // horizon lets them.
      const int arrival = times[i] + random.unit.count();
      if (Seconds(arrival) > HorizonOf(random)) continue;
      ASSERT_LE(times[i - 1], arrival);
      later += times[i - 1] < arrival;
    }
  }
  EXPECT_GT(later, 1000);
}

TEST(TimetableLawsTest, WhoLeavesLaterNeverArrivesEarlierOnMixedNetworks) {
  int64_t later = 0;
  for (uint32_t seed = 0; seed < kNumNetworks; ++seed) {
    const RandomTimetable random =
        MakeRandomTimetable(seed, RandomSupply::kMixed);
    EarliestArrivalWorkspace before(random.timed);
    EarliestArrivalWorkspace after(random.timed);
    for (const Legs legs : random.legs()) {
      const Seconds at = random.start + random.unit;
      EarliestArrival(random.timed, legs, at, Seconds(50'000), before);
      EarliestArrival(random.timed, legs, at + random.unit, Seconds(50'000),
                      after);
      for (const StopId stop :
           IdRange<StopId>(random.timed.network.stops.size())) {
        ASSERT_LE(before.time(stop), after.time(stop) + random.unit);
        later += before.time(stop) < after.time(stop) + random.unit;
      }
    }
  }
  EXPECT_GT(later, 1000);
}

// The model with one trip more, over existing stops of an open pattern.
LineModel WithNewTrip(const RandomTimetable& random) {
  LineModel model = random.model;
  const PatternId pattern(0);
  Trip trip;
  trip.pattern = pattern;
  model.trips.push_back(trip);
  std::vector<StopTime> times;
  Seconds at = random.start + Seconds(20 * random.unit.count());
  for (size_t i = 0; i < model.patterns[pattern].stops.size(); ++i) {
    times.push_back({at, at});
    at += random.unit;
  }
  model.stop_times.AppendRow(times);
  return model;
}

TEST(TimetableLawsTest, ANewTripNeverWorsens) {
  int64_t better = 0;
  for (uint32_t seed = 0; seed < kNumNetworks; ++seed) {
    const RandomTimetable random =
        MakeRandomTimetable(seed, RandomSupply::kTrips);
    const TimedNetwork more = BuildTimedNetwork(
        WithNewTrip(random), random.network_options, random.timetable_options);
    const auto before = ScanAll(random.timed, random.legs(), WindowOf(random),
                                HorizonOf(random));
    const auto after =
        ScanAll(more, random.legs(), WindowOf(random), HorizonOf(random));
    ASSERT_EQ(before.times.size(), after.times.size());
    for (size_t i = 0; i < before.times.size(); ++i) {
      ASSERT_LE(after.times[i], before.times[i]);
      better += after.times[i] < before.times[i];
    }
    for (size_t i = 0; i < before.counts.size(); ++i) {
      ASSERT_GE(after.counts[i], before.counts[i]);
    }
  }
  EXPECT_GT(better, 1000);
}

TEST(TimetableLawsTest, ALongerHorizonOnlyAddsTimes) {
  int64_t added = 0;
  for (uint32_t seed = 0; seed < kNumNetworks; ++seed) {
    const RandomTimetable random =
        MakeRandomTimetable(seed, RandomSupply::kSampled);
    const Seconds horizon(20 * random.unit.count());
    const auto near =
        ScanAll(random.timed, random.legs(), WindowOf(random), horizon).times;
    const auto far = ScanAll(random.timed, random.legs(), WindowOf(random),
                             HorizonOf(random))
                         .times;
    for (size_t i = 0; i < near.size(); ++i) {
      const bool within = Seconds(far[i]) <= horizon;
      ASSERT_EQ(near[i], within ? far[i] : kLaneUnreachable);
      added += !within && far[i] != kLaneUnreachable;
    }
  }
  EXPECT_GT(added, 1000);
}

TEST(TimetableLawsTest, AnOriginsTimesDoNotDependOnItsLaneNorOnTheOthers) {
  for (uint32_t seed = 0; seed < 100; ++seed) {
    const RandomTimetable random =
        MakeRandomTimetable(seed, RandomSupply::kTrips);
    const TimetableScan scan(random.timed, WindowOf(random), HorizonOf(random));
    const std::vector<Legs> legs = random.legs();
    ScanRecord record;
    record.profile_lanes = 256;
    for (const StopId stop : IdRange<StopId>(scan.num_stops())) {
      record.profiles.push_back(stop);
    }
    ScanWorkspace alone(scan, 64, record);
    ScanWindow(scan, {legs[1]}, alone);
    for (const size_t lane : {size_t{0}, size_t{63}, size_t{64}, size_t{255}}) {
      std::vector<Legs> origins(lane + 1);
      if (seed % 2 == 0) std::fill(origins.begin(), origins.end(), legs[0]);
      origins[lane] = legs[1];
      ScanWorkspace among(scan, 256, record);
      ScanWindow(scan, origins, among);
      for (const StopId stop : record.profiles) {
        ASSERT_EQ(among.profile(stop, lane), alone.profile(stop, 0));
      }
    }
  }
}

TEST(TimetableLawsTest, EveryWidthAndInstructionSetGivesTheSameBytes) {
  const int64_t targets = hwy::SupportedTargets() & HWY_TARGETS;
  int tried = 0;
  for (uint32_t seed = 0; seed < 60; ++seed) {
    const RandomTimetable random =
        MakeRandomTimetable(seed, RandomSupply::kSampled);
    const auto all = [&](size_t lanes) {
      return ScanAll(random.timed, random.legs(), WindowOf(random),
                     HorizonOf(random), lanes);
    };
    const Everything expected = all(64);
    for (int64_t rest = targets; rest != 0; rest &= rest - 1) {
      hwy::SetSupportedTargetsForTest(rest & -rest);
      for (const size_t lanes : {size_t{64}, size_t{128}, size_t{256}}) {
        ASSERT_EQ(all(lanes), expected) << hwy::TargetName(rest & -rest);
        ++tried;
      }
    }
    hwy::SetSupportedTargetsForTest(0);
  }
  EXPECT_GE(tried, 60 * 3 * 2);  // plain code and at least one more
}

// A window in two parts is the window.
TEST(TimetableLawsTest, WindowsJoin) {
  for (uint32_t seed = 0; seed < 100; ++seed) {
    const RandomTimetable random =
        MakeRandomTimetable(seed, RandomSupply::kTrips);
    const Window whole = WindowOf(random);
    const Window parts[] = {{whole.first, whole.step, 25},
                            {whole.departure(25), whole.step, 35}};
    const auto legs = random.legs();
    const Seconds horizon = HorizonOf(random);
    const auto all = ScanAll(random.timed, legs, whole, horizon);
    const auto early = ScanAll(random.timed, legs, parts[0], horizon);
    const auto late = ScanAll(random.timed, legs, parts[1], horizon);
    for (size_t i = 0; i < all.counts.size(); ++i) {
      ASSERT_EQ(all.counts[i], early.counts[i] + late.counts[i]);
      for (size_t k = 0; k < 60; ++k) {
        ASSERT_EQ(all.times[60 * i + k], k < 25 ? early.times[25 * i + k]
                                                : late.times[35 * i + k - 25]);
      }
    }
  }
}

TEST(TimetableLawsTest, ReversingTwiceGivesTheSameTimes) {
  for (uint32_t seed = 0; seed < 100; ++seed) {
    const RandomTimetable random =
        MakeRandomTimetable(seed, RandomSupply::kSampled);
    const TimedNetwork again = Reversed(Reversed(random.timed));
    ASSERT_EQ(again.timetable.times, random.timed.timetable.times);
    ASSERT_EQ(again.timetable.stops, random.timed.timetable.stops);
    ASSERT_EQ(again.timetable.trains, random.timed.timetable.trains);
    ASSERT_EQ(again.timetable.boards, random.timed.timetable.boards);
    ASSERT_EQ(again.timetable.alights, random.timed.timetable.alights);
    ASSERT_EQ(again.timetable.pattern, random.timed.timetable.pattern);
  }
}

}  // namespace
}  // namespace railreach
