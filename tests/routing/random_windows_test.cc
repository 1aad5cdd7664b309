// Whole windows in one scan against one search per departure.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

#include "engine/routing/earliest_arrival.h"
#include "engine/routing/scan_program.h"
#include "engine/routing/timetable_scan.h"
#include "tests/routing/random_timetable.h"
#include "tests/support/connection_scan.h"

namespace railreach {
namespace {

using Times = IdVector<StopId, Seconds>;
using ::testing::Test;

// How often the interesting cases were met.
struct Reached {
  int64_t times = 0;
  int64_t unreachable = 0;
  int64_t repeats = 0;         // seconds gone through until nothing rises
  int64_t shared_trains = 0;   // runs in a slot that another had before
  int64_t shared_letters = 0;  // the same of letters
  int64_t begun = 0;           // trains under way when the window starts
  int64_t full_counts = 0;     // every departure arrives, of 255
};

struct Question {
  Window window;
  Seconds horizon;
  size_t lanes = 64;
};

Question QuestionOf(const RandomTimetable& random, uint32_t seed,
                    bool reversed) {
  constexpr int kCounts[] = {1, 7, 120, 255};
  constexpr int kSteps[] = {1, 7, 60};
  constexpr size_t kLanes[] = {64, 128, 256};
  constexpr int kHorizons[] = {9, 25, 60, 200, 0};
  const int unit = random.unit.count();
  const int offset = static_cast<int>(seed / 5 % 8) * 9 * unit - 13;
  const Seconds first =
      reversed ? Seconds(-random.start.count() - 75 * unit + offset)
               : random.start + Seconds(offset);
  return {{first, Seconds(kSteps[seed / 4 % 3]), kCounts[seed % 4]},
          Seconds(kHorizons[seed / 2 % 5] * unit),
          kLanes[seed / 3 % 3]};
}

ScanRecord RecordOf(const TimedNetwork& timed, Seconds horizon,
                    size_t num_origins) {
  ScanRecord record;
  record.profile_lanes = num_origins;
  for (const int part : {0, 4, 2, 1}) {
    record.cutoffs.push_back(Seconds(part == 0 ? 0 : horizon.count() / part));
  }
  for (const StopId stop : IdRange<StopId>(timed.network.stops.size())) {
    record.profiles.push_back(stop);
  }
  return record;
}

// [departure]
std::vector<Times> OneByOne(const TimedNetwork& timed, Legs legs,
                            const Question& question, ConnectionScan& scan) {
  std::vector<Times> result;
  for (int k = 0; k < question.window.count; ++k) {
    Times& off = result.emplace_back(timed.network.stops.size());
    scan.Scan(legs, question.window.departure(k), question.horizon,
              IdSpan<StopId, Seconds>(absl::MakeSpan(off.rows())));
  }
  return result;
}

void CompareLane(const ScanWorkspace& scan, const ScanRecord& record,
                 size_t lane, const std::vector<Times>& exact,
                 Reached& reached) {
  for (const StopId stop : record.profiles) {
    const auto profile = scan.profile(stop, lane);
    ASSERT_EQ(profile.size(), exact.size());
    std::vector<int> counts(record.cutoffs.size(), 0);
    for (size_t k = 0; k < exact.size(); ++k) {
      const Seconds time = exact[k][stop];
      ASSERT_EQ(FromLaneTime(profile[k]), time)
          << "stop " << stop.index() << " departure " << k;
      reached.times += time != kUnreachable;
      reached.unreachable += time == kUnreachable;
      for (size_t c = 0; c < counts.size(); ++c) {
        counts[c] += time <= record.cutoffs[c];
      }
    }
    for (size_t c = 0; c < counts.size(); ++c) {
      ASSERT_EQ(scan.count(stop, c)[lane], counts[c]);
      reached.full_counts += counts[c] == kScanDeparturesMax;
    }
  }
}

void CountProgram(const TimedNetwork& timed, const Question& question,
                  Reached& reached) {
  const internal::ScanProgram program =
      internal::CompileScan(timed, question.window, question.horizon);
  for (const internal::Instant& instant : program.instants) {
    reached.repeats += instant.repeat;
  }
  reached.shared_trains += static_cast<int64_t>(program.starts.size()) >
                           static_cast<int64_t>(program.num_train_slots);
  reached.shared_letters += program.letters.size() > program.num_letter_slots;
  for (const TrainId train : timed.timetable.times.ids()) {
    const auto times = timed.timetable.times[train];
    reached.begun += times.front().departure < question.window.first &&
                     times.back().arrival > question.window.first;
  }
}

// All origins, over and over in all lanes, one after another in one workspace.
void CompareWindow(const RandomTimetable& random, const TimedNetwork& timed,
                   const Question& question, Reached& reached) {
  const std::vector<Legs> legs = random.legs();
  const size_t num_lanes = question.lanes - legs.size() % 3;
  const ScanRecord record = RecordOf(timed, question.horizon, num_lanes);
  const TimetableScan scan(timed, question.window, question.horizon);
  ScanWorkspace workspace(scan, question.lanes, record);
  std::vector<Legs> lanes;
  for (size_t lane = 0; lane < num_lanes; ++lane) {
    lanes.push_back(legs[lane % legs.size()]);
  }
  ScanWindow(scan, lanes, workspace);  // forgotten
  std::reverse(lanes.begin(), lanes.end());
  ScanWindow(scan, lanes, workspace);
  CountProgram(timed, question, reached);
  ConnectionScan one(timed.timetable, timed.network.transfers);
  std::map<size_t, std::vector<Times>> exact;  // by origin
  for (size_t lane = 0; lane < num_lanes; ++lane) {
    const size_t origin = (num_lanes - 1 - lane) % legs.size();
    if (exact.count(origin) == 0) {
      exact[origin] = OneByOne(timed, legs[origin], question, one);
    } else if (lane % 61 != 0) {
      continue;
    }
    CompareLane(workspace, record, lane, exact[origin], reached);
    if (Test::HasFatalFailure()) return;
  }
}

void CompareWindows(bool reversed) {
  Reached reached;
  for (uint32_t seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE(seed);
    const RandomTimetable random = MakeRandomTimetable(
        seed, seed % 3 == 0 ? RandomSupply::kSampled : RandomSupply::kTrips);
    const TimedNetwork timed = reversed ? Reversed(random.timed) : random.timed;
    CompareWindow(random, timed, QuestionOf(random, seed, reversed), reached);
    if (Test::HasFatalFailure()) return;
  }
  EXPECT_GT(reached.times, 100'000);
  EXPECT_GT(reached.unreachable, 100'000);
  EXPECT_GT(reached.repeats, 1000);
  EXPECT_GT(reached.shared_trains, 100);
  EXPECT_GT(reached.shared_letters, 100);
  EXPECT_GT(reached.begun, 100);
  EXPECT_GT(reached.full_counts, 10);
}

TEST(RandomWindowsTest, AScanIsOneSearchPerDeparture) { CompareWindows(false); }

TEST(RandomWindowsTest, AReversedScanIsOneSearchPerDeadline) {
  CompareWindows(true);
}

// Departures from a stop, each with its earliest arrivals.
std::map<Seconds, Times> AllDepartures(const TimedNetwork& timed, StopId stop,
                                       ConnectionScan& scan) {
  std::map<Seconds, Times> result;
  const Leg leg = {stop, Seconds(0)};
  for (const Timetable::Visit visit : timed.timetable.visits[stop]) {
    for (const TrainId train : timed.timetable.trains[visit.row]) {
      const Seconds at = timed.timetable.times[train][visit.position].departure;
      const auto [it, inserted] =
          result.try_emplace(at, timed.network.stops.size());
      if (!inserted) continue;
      scan.Scan({leg}, at, Seconds(100'000),
                IdSpan<StopId, Seconds>(absl::MakeSpan(it->second.rows())));
    }
  }
  return result;
}

// The latest departure that is off a train in time for one of the legs.
Seconds TimeBefore(const std::map<Seconds, Times>& departures, Legs legs,
                   Seconds deadline) {
  for (auto it = departures.rbegin(); it != departures.rend(); ++it) {
    for (const Leg& leg : legs) {
      if (it->first + it->second[leg.stop] + leg.time <= deadline) {
        return deadline - it->first;
      }
    }
  }
  return kUnreachable;
}

TEST(RandomWindowsTest, ADeadlineIsMadeByTheLatestDeparture) {
  int64_t made = 0;
  for (uint32_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    const RandomTimetable random =
        MakeRandomTimetable(seed, RandomSupply::kTrips);
    const TimedNetwork reversed = Reversed(random.timed);
    const int unit = random.unit.count();
    const Window window = WindowBetween(random.start + Seconds(5 * unit),
                                        random.start + Seconds(65 * unit),
                                        Seconds(unit == 1 ? 1 : 60), true);
    const Seconds horizon(40 * unit);
    const TimetableScan scan(reversed, window, horizon);
    const std::vector<Legs> legs = random.legs();
    ScanWorkspace workspace(scan, 64, RecordOf(reversed, horizon, legs.size()));
    ScanWindow(scan, legs, workspace);
    ConnectionScan forward(random.timed.timetable,
                           random.timed.network.transfers);
    for (const StopId stop : IdRange<StopId>(scan.num_stops())) {
      const auto departures = AllDepartures(random.timed, stop, forward);
      for (size_t lane = 0; lane < legs.size(); ++lane) {
        for (int k = 0; k < window.count; ++k) {
          const Seconds deadline(-window.departure(k).count());
          const Seconds exact = TimeBefore(departures, legs[lane], deadline);
          ASSERT_EQ(FromLaneTime(
                        workspace.profile(stop, lane)[static_cast<size_t>(k)]),
                    exact <= horizon ? exact : kUnreachable);
          made += exact <= horizon;
        }
      }
    }
  }
  EXPECT_GT(made, 100'000);
}

TEST(RandomWindowsTest, AScanIsItsScalarTwin) {
  int64_t reached = 0;
  for (uint32_t seed = 1000; seed < 1100; ++seed) {
    SCOPED_TRACE(seed);
    const bool back = seed % 2 == 1;
    const RandomTimetable random =
        MakeRandomTimetable(seed, RandomSupply::kSampled);
    const TimedNetwork timed = back ? Reversed(random.timed) : random.timed;
    Question question = QuestionOf(random, seed, back);
    question.window.count = std::min(question.window.count, 20);
    const TimetableScan scan(timed, question.window, question.horizon);
    const std::vector<Legs> legs = random.legs();
    ScanWorkspace workspace(scan, 64,
                            RecordOf(timed, question.horizon, legs.size()));
    ScanWindow(scan, legs, workspace);
    EarliestArrivalWorkspace twin(timed);
    for (size_t lane = 0; lane < legs.size(); ++lane) {
      for (int k = 0; k < question.window.count; ++k) {
        EarliestArrival(timed, legs[lane], question.window.departure(k),
                        question.horizon, twin);
        for (const StopId stop : IdRange<StopId>(scan.num_stops())) {
          const auto profile = workspace.profile(stop, lane);
          ASSERT_EQ(FromLaneTime(profile[static_cast<size_t>(k)]),
                    twin.time(stop));
          reached += twin.time(stop) != kUnreachable;
        }
      }
    }
  }
  EXPECT_GT(reached, 5000);
}

}  // namespace
}  // namespace railreach
