#include "engine/study/run_units.h"

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Le;

// Keeps the units in memory; the `room`-th Put() finds the disk full.
class MemorySink : public UnitSink {
 public:
  explicit MemorySink(size_t room = SIZE_MAX) : room_(room) {}
  bool Has(size_t unit) const override { return units.contains(unit); }
  absl::Status Put(size_t unit, std::string bytes) override {
    const std::lock_guard lock(mutex_);
    if (units.size() >= room_) return absl::ResourceExhaustedError("full");
    EXPECT_FALSE(units.contains(unit));
    units[unit] = std::move(bytes);
    return absl::OkStatus();
  }

  std::map<size_t, std::string> units;

 private:
  std::mutex mutex_;
  size_t room_;
};

std::string BytesOf(size_t unit) { return absl::StrCat("unit ", unit); }
void Silent(absl::string_view, size_t, size_t) {}

const std::atomic<bool> never = false;

TEST(RunUnitsTest, VariantsAreCutIntoUnitsOf32) {
  EXPECT_EQ(NumUnits(0), 0);
  EXPECT_EQ(NumUnits(1), 1);
  EXPECT_EQ(NumUnits(64), 2);
  EXPECT_EQ(NumUnits(65), 3);
  EXPECT_EQ(VariantsOf({.begin = 1, .end = 3}, 65),
            (VariantRange{.begin = 32, .end = 65}));
  EXPECT_EQ(VariantsOf({.begin = 3, .end = 3}, 65).size(), 0);
}

TEST(RunUnitsTest, ShardsFollowEachOtherWithoutAGap) {
  for (size_t num_units = 0; num_units < 40; ++num_units) {
    for (size_t of = 1; of < 12; ++of) {
      size_t next = 0;
      for (size_t number = 1; number <= of; ++number) {
        const UnitRange units = UnitsOf(num_units, {number, of});
        EXPECT_EQ(units.begin, next);
        EXPECT_LE(units.size(), num_units / of + 1);
        EXPECT_GE(units.size(), num_units / of);
        next = units.end;
      }
      EXPECT_EQ(next, num_units);
    }
  }
}

TEST(RunUnitsTest, TheSecondOfThreeShardsOfTenUnitsHoldsThreeToFive) {
  EXPECT_EQ(UnitsOf(10, {.number = 2, .of = 3}),
            (UnitRange{.begin = 10 * 1 / 3, .end = 10 * 2 / 3}));
}

TEST(RunUnitsTest, EveryUnitIsMadeOnceOnAnyNumberOfThreads) {
  for (const int num_threads : {1, 2, 5}) {
    MemorySink sink;
    const auto make = [&](size_t unit, int worker) {
      EXPECT_THAT(worker, Le(num_threads - 1));
      return BytesOf(unit);
    };
    ASSERT_TRUE(
        RunUnits({3, 100}, num_threads, make, sink, never, Silent).ok());
    ASSERT_EQ(sink.units.size(), 97);
    for (const auto& [unit, bytes] : sink.units) {
      EXPECT_EQ(bytes, BytesOf(unit));
    }
  }
}

TEST(RunUnitsTest, WhatTheSinkHasIsNotMadeAgain) {
  MemorySink sink;
  sink.units = {{1, "kept"}, {3, "kept"}};
  std::vector<size_t> made;
  std::vector<size_t> progress;
  const auto make = [&](size_t unit, int) {
    made.push_back(unit);
    return BytesOf(unit);
  };
  const auto note = [&](absl::string_view, size_t done, size_t all) {
    EXPECT_EQ(all, 5);
    progress.push_back(done);
  };
  ASSERT_TRUE(RunUnits({0, 5}, 1, make, sink, never, note).ok());
  EXPECT_THAT(made, ElementsAre(0, 2, 4));
  EXPECT_THAT(progress, ElementsAre(3, 4, 5));
  EXPECT_EQ(sink.units[1], "kept");
}

TEST(RunUnitsTest, AStoppedRunFinishesItsUnitsAndBeginsNoOther) {
  MemorySink sink;
  std::atomic<bool> stop = false;
  const auto make = [&](size_t unit, int) {
    if (unit == 2) stop = true;
    return BytesOf(unit);
  };
  const absl::Status status = RunUnits({0, 9}, 1, make, sink, stop, Silent);
  EXPECT_TRUE(absl::IsCancelled(status));
  EXPECT_EQ(status.message(),
            "stopped, 3 of 9 units done; go on with --resume");
  EXPECT_EQ(sink.units.size(), 3);

  stop = false;
  const auto rest = [&](size_t unit, int) { return BytesOf(unit); };
  EXPECT_TRUE(RunUnits({0, 9}, 1, rest, sink, stop, Silent).ok());
  EXPECT_EQ(sink.units.size(), 9);
}

TEST(RunUnitsTest, AUnitMayGiveUpWhenStopped) {
  MemorySink sink;
  std::atomic<bool> stop = false;
  const auto make = [&](size_t unit, int) -> absl::StatusOr<std::string> {
    if (unit < 2) return BytesOf(unit);
    stop = true;
    return absl::CancelledError("half a unit");
  };
  const absl::Status status = RunUnits({0, 9}, 1, make, sink, stop, Silent);
  EXPECT_THAT(std::string(status.message()), HasSubstr("2 of 9 units done"));
}

TEST(RunUnitsTest, StoppedBehindTheLastUnitIsDone) {
  MemorySink sink;
  std::atomic<bool> stop = false;
  const auto make = [&](size_t unit, int) {
    if (unit == 8) stop = true;
    return BytesOf(unit);
  };
  EXPECT_TRUE(RunUnits({0, 9}, 1, make, sink, stop, Silent).ok());
}

TEST(RunUnitsTest, AFullDiskEndsTheRunWithItsMessage) {
  for (const int num_threads : {1, 3}) {
    MemorySink sink(4);
    std::atomic<int> made = 0;
    const auto make = [&](size_t unit, int) {
      ++made;
      return BytesOf(unit);
    };
    const absl::Status status =
        RunUnits({0, 1000}, num_threads, make, sink, never, Silent);
    EXPECT_EQ(status, absl::ResourceExhaustedError("full"));
    EXPECT_EQ(sink.units.size(), 4);
    EXPECT_LE(made, 4 + 2 * num_threads);
  }
}

TEST(RunUnitsTest, AUnitThatFailsEndsTheRun) {
  MemorySink sink;
  const auto make = [&](size_t unit, int) -> absl::StatusOr<std::string> {
    if (unit == 5) return absl::InternalError("broken");
    return BytesOf(unit);
  };
  EXPECT_EQ(RunUnits({0, 9}, 1, make, sink, never, Silent),
            absl::InternalError("broken"));
  EXPECT_EQ(sink.units.size(), 5);
}

}  // namespace
}  // namespace railreach
