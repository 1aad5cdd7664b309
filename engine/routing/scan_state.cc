#include "engine/routing/scan_state.h"

#include <algorithm>
#include <utility>

#include "engine/base/check.h"

namespace railreach::internal {
namespace {

// Departures that left before time - cutoff are numbers 1 .. threshold.
uint8_t Threshold(const Window& window, Seconds time, Seconds cutoff) {
  const int64_t since =
      int64_t{time.count()} - cutoff.count() - window.first.count();
  if (since <= 0) return 0;
  return static_cast<uint8_t>(
      std::min<int64_t>(CeilDiv(since, window.step.count()), 255));
}

}  // namespace

ScanState::ScanState(const ScanProgram& scan_program, size_t num_lanes,
                     ScanRecord scan_record)
    : program(scan_program),
      lanes(num_lanes),
      record(std::move(scan_record)),
      profile_row(program.num_stops, kNoProfile),
      board(program.num_stops, lanes),
      off(program.num_stops, lanes),
      trains(program.num_train_slots, lanes),
      letters(program.num_letter_slots, lanes) {
  CHECK(lanes == 64 || lanes == 128 || lanes == 256);
  CHECK(std::is_sorted(record.cutoffs.begin(), record.cutoffs.end()));
  CHECK(record.cutoffs.empty() || record.cutoffs.back() <= program.horizon);
  const Window& window = program.window;
  for (const Instant& instant : program.instants) {
    for (const Seconds cutoff : record.cutoffs) {
      cutoff_thresholds.push_back(Threshold(window, instant.time, cutoff));
    }
    horizon_thresholds.push_back(
        Threshold(window, instant.time, program.horizon));
  }
  for (size_t i = 0; i < record.profiles.size(); ++i) {
    profile_row[record.profiles[i].index()] = static_cast<uint32_t>(i);
  }
  counts.resize(program.num_stops * record.cutoffs.size() * lanes);
  profiles.resize(record.profiles.size() * record.profile_lanes *
                  static_cast<size_t>(window.count));
}

void ScanState::Start(absl::Span<const Legs> origins) {
  CHECK(origins.size() <= lanes);
  CHECK(record.profiles.empty() || origins.size() <= record.profile_lanes);
  board.Clear();
  off.Clear();
  trains.ClearMarks();
  letters.ClearMarks();
  std::fill(counts.begin(), counts.end(), uint8_t{0});
  std::fill(profiles.begin(), profiles.end(), kLaneUnreachable);
  const int32_t step = program.window.step.count();
  seeds_of_second.assign(static_cast<size_t>(step) + 1, 0);
  const auto for_each_leg = [&](auto visit) {
    for (uint32_t lane = 0; lane < origins.size(); ++lane) {
      for (const Leg& leg : origins[lane]) {
        if (leg.time <= program.horizon) visit(lane, leg);
      }
    }
  };
  for_each_leg([&](uint32_t, const Leg& leg) {
    ++seeds_of_second[static_cast<size_t>(leg.time.count() % step) + 1];
  });
  for (size_t k = 1; k < seeds_of_second.size(); ++k) {
    seeds_of_second[k] += seeds_of_second[k - 1];
  }
  seeds.resize(seeds_of_second.back());
  std::vector<uint32_t> next(seeds_of_second.begin(),
                             seeds_of_second.end() - 1);
  for_each_leg([&](uint32_t lane, const Leg& leg) {
    seeds[next[static_cast<size_t>(leg.time.count() % step)]++] = {
        static_cast<LabelSlot>(leg.stop.index()), lane,
        leg.time.count() / step};
  });
}

}  // namespace railreach::internal
