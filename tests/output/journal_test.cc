#include "engine/output/journal.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "engine/base/file.h"
#include "engine/output/variant_file_writer.h"
#include "engine/study/run_units.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

void Silent(absl::string_view, size_t, size_t) {}
const std::atomic<bool> never = false;

JournalKey KeyOf(size_t num_units, Shard shard = {}) {
  return {.fingerprint = "0123456789abcdef0123456789abcdef",
          .num_units = num_units,
          .shard = shard};
}

// From 0 bytes up, of any value.
std::string BytesOf(size_t unit) {
  std::string bytes(unit * unit % 700, '\0');
  for (size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>(unit * 31 + i * 7);
  }
  return bytes;
}

std::string Message(const absl::Status& status) {
  return std::string(status.message());
}

class JournalTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "journal_XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    path_ = folder_ + "/out/journal";
    result_ = folder_ + "/out/variants.pb";
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::unique_ptr<Journal> Open(const JournalKey& key,
                                JournalMode mode = JournalMode::kResume) {
    auto journal = Journal::Open(path_, key, mode);
    EXPECT_TRUE(journal.ok()) << journal.status();
    return journal.ok() ? *std::move(journal) : nullptr;
  }
  absl::Status ErrorOf(const JournalKey& key, JournalMode mode) {
    return Journal::Open(path_, key, mode).status();
  }
  std::string Bytes(const std::string& path) {
    const auto bytes = ReadFile(path);
    EXPECT_TRUE(bytes.ok()) << bytes.status();
    return bytes.ok() ? *bytes : "";
  }

  // The file of a run that nothing befell.
  std::string Uninterrupted(const JournalKey& key) {
    const UnitRange units = UnitsOf(key.num_units, key.shard);
    std::string bytes = "header";
    for (size_t unit = units.begin; unit < units.end; ++unit) {
      bytes += BytesOf(unit);
    }
    return bytes;
  }

  std::string folder_;
  std::string path_;
  std::string result_;
};

TEST_F(JournalTest, UnitsComeBackInOrderWhateverTheOrderTheyCameIn) {
  const JournalKey key = KeyOf(5);
  auto journal = Open(key, JournalMode::kBegin);
  for (const size_t unit : {3u, 0u, 4u, 2u, 1u}) {
    EXPECT_FALSE(journal->Has(unit));
    ASSERT_TRUE(journal->Put(unit, BytesOf(unit)).ok());
    EXPECT_TRUE(journal->Has(unit));
    EXPECT_EQ(*journal->Get(unit), BytesOf(unit));
  }
  ASSERT_TRUE(WriteVariantFile("header", *journal, result_).ok());
  EXPECT_EQ(Bytes(result_), Uninterrupted(key));
  EXPECT_FALSE(fs::exists(path_));
}

TEST_F(JournalTest, AShardHoldsItsUnitsAlone) {
  const JournalKey key = KeyOf(10, {.number = 2, .of = 3});
  auto journal = Open(key);
  EXPECT_EQ(journal->units(), (UnitRange{.begin = 3, .end = 6}));
  for (const size_t unit : {3u, 4u, 5u}) {
    ASSERT_TRUE(journal->Put(unit, BytesOf(unit)).ok());
  }
  ASSERT_TRUE(WriteVariantFile("header", *journal, result_).ok());
  EXPECT_EQ(Bytes(result_), "header" + BytesOf(3) + BytesOf(4) + BytesOf(5));
}

TEST_F(JournalTest, AFileOfVariantsNeedsAllUnits) {
  auto journal = Open(KeyOf(3));
  ASSERT_TRUE(journal->Put(0, "a").ok());
  ASSERT_TRUE(journal->Put(2, "c").ok());
  const absl::Status status = WriteVariantFile("header", *journal, result_);
  EXPECT_THAT(Message(status),
              AllOf(HasSubstr("unit 1 is not done"), HasSubstr("--resume")));
  EXPECT_TRUE(fs::exists(path_));
  EXPECT_FALSE(fs::exists(result_));
}

TEST_F(JournalTest, WhatIsThereIsNotKeptTwice) {
  auto journal = Open(KeyOf(3));
  ASSERT_TRUE(journal->Put(1, "first").ok());
  const auto size = fs::file_size(path_);
  ASSERT_TRUE(journal->Put(1, "second").ok());
  EXPECT_EQ(fs::file_size(path_), size);
  EXPECT_EQ(*journal->Get(1), "first");
  EXPECT_EQ(journal->num_done(), 1);
}

TEST_F(JournalTest, AnUnfinishedRunIsNotBegunAgainUnasked) {
  ASSERT_TRUE(Open(KeyOf(3))->Put(1, "b").ok());
  const absl::Status status = ErrorOf(KeyOf(3), JournalMode::kBegin);
  EXPECT_TRUE(absl::IsAlreadyExists(status));
  EXPECT_THAT(Message(status),
              AllOf(HasSubstr(path_), HasSubstr("go on with --resume")));
  const auto journal = Open(KeyOf(3), JournalMode::kResume);
  EXPECT_EQ(journal->num_done(), 1);
  EXPECT_EQ(journal->dropped_bytes(), 0);
}

TEST_F(JournalTest, AnotherInputShardOrCutIsRefused) {
  ASSERT_TRUE(Open(KeyOf(9, {1, 3}))->Put(1, "b").ok());
  const std::string before = Bytes(path_);
  JournalKey changed = KeyOf(9, {1, 3});
  changed.fingerprint = "fedcba9876543210fedcba9876543210";
  EXPECT_THAT(Message(ErrorOf(changed, JournalMode::kResume)),
              AllOf(HasSubstr("the input changed since"),
                    HasSubstr(changed.fingerprint), HasSubstr("--out")));
  EXPECT_THAT(Message(ErrorOf(KeyOf(9, {2, 3}), JournalMode::kResume)),
              HasSubstr("belongs to shard 1/3, not 2/3"));
  EXPECT_THAT(Message(ErrorOf(KeyOf(10, {1, 3}), JournalMode::kResume)),
              HasSubstr("9 units, now 10"));
  EXPECT_EQ(Bytes(path_), before);
}

TEST_F(JournalTest, AFileThatIsNoJournalIsLeftAlone) {
  for (const std::string& text :
       {std::string("id,name\n1,two\n"),
        "railreach journal 2\n" + std::string(500, 'x')}) {
    ASSERT_TRUE(WriteFileAtomically(path_, text).ok());
    EXPECT_THAT(Message(ErrorOf(KeyOf(3), JournalMode::kResume)),
                HasSubstr("left alone"));
    EXPECT_EQ(Bytes(path_), text);
  }
}

TEST_F(JournalTest, TwoRunsDoNotWriteToOneFolder) {
  {
    const auto journal = Open(KeyOf(3));
    for (const JournalMode mode : {JournalMode::kBegin, JournalMode::kResume}) {
      const absl::Status status = ErrorOf(KeyOf(3), mode);
      EXPECT_TRUE(absl::IsUnavailable(status));
      EXPECT_THAT(Message(status), HasSubstr("another run is writing here"));
    }
  }
  EXPECT_NE(Open(KeyOf(3)), nullptr);
}

// Cut anywhere, the whole records before the cut are there, and no other.
TEST_F(JournalTest, ATornTailIsDroppedAtEveryByte) {
  constexpr size_t kUnits = 6;
  const JournalKey key = KeyOf(kUnits);
  std::vector<size_t> ends;  // of the header, and of each record
  {
    auto journal = Open(key);
    ends.push_back(fs::file_size(path_));
    for (size_t unit = 0; unit < kUnits; ++unit) {
      ASSERT_TRUE(journal->Put(unit, BytesOf(unit)).ok());
      ends.push_back(fs::file_size(path_));
    }
  }
  const std::string whole = Bytes(path_);
  ASSERT_EQ(whole.size(), ends.back());
  for (size_t cut = 0; cut <= whole.size(); ++cut) {
    ASSERT_TRUE(WriteFileAtomically(path_, whole.substr(0, cut)).ok());
    auto journal = Open(key);
    ASSERT_NE(journal, nullptr) << cut;
    const auto end = std::upper_bound(ends.begin(), ends.end(), cut);
    const size_t num_whole =
        end == ends.begin() ? 0 : static_cast<size_t>(end - ends.begin()) - 1;
    ASSERT_EQ(journal->num_done(), num_whole) << cut;
    ASSERT_EQ(journal->dropped_bytes(),
              end == ends.begin() ? cut : cut - *(end - 1));
    for (size_t unit = num_whole; unit < kUnits; ++unit) {
      ASSERT_TRUE(journal->Put(unit, BytesOf(unit)).ok());
    }
    ASSERT_TRUE(WriteVariantFile("header", *journal, result_).ok());
    ASSERT_EQ(Bytes(result_), Uninterrupted(key)) << cut;
  }
}

// In the header the file is refused; in a record that one and all behind it
// are computed again.
TEST_F(JournalTest, NoFlippedBitPasses) {
  constexpr size_t kUnits = 5;
  const JournalKey key = KeyOf(kUnits);
  size_t header_end = 0;
  {
    auto journal = Open(key);
    header_end = fs::file_size(path_);
    for (size_t unit = 0; unit < kUnits; ++unit) {
      ASSERT_TRUE(journal->Put(unit, BytesOf(unit)).ok());
    }
  }
  const std::string whole = Bytes(path_);
  for (size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    ASSERT_TRUE(WriteFileAtomically(path_, flipped).ok());
    auto journal = Journal::Open(path_, key, JournalMode::kResume);
    ASSERT_EQ(journal.ok(), bit / 8 >= header_end) << bit;
    if (!journal.ok()) continue;
    const size_t num_done = (*journal)->num_done();
    ASSERT_LT(num_done, kUnits);
    for (size_t unit = 0; unit < kUnits; ++unit) {
      ASSERT_EQ((*journal)->Has(unit), unit < num_done) << bit;
      if (unit >= num_done) continue;
      ASSERT_EQ(*(*journal)->Get(unit), BytesOf(unit));
    }
  }
}

TEST_F(JournalTest, AChangeUnderWayIsNoticedBeforeItIsWritten) {
  auto journal = Open(KeyOf(1));
  ASSERT_TRUE(journal->Put(0, "a unit").ok());
  const int file = open(path_.c_str(), O_WRONLY);
  const auto last = static_cast<off_t>(fs::file_size(path_)) - 1;
  ASSERT_EQ(pwrite(file, "X", 1, last), 1);
  close(file);
  EXPECT_TRUE(absl::IsDataLoss(WriteVariantFile("header", *journal, result_)));
  EXPECT_FALSE(fs::exists(result_));
}

// The exit code of `body`, in a process of its own.
int InChild(const std::function<int()>& body) {
  const pid_t child = fork();
  if (child == 0) _exit(body());
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// Files may grow to `limit` bytes: what a disk that is full looks like.
void LimitFiles(rlim_t limit) {
  signal(SIGXFSZ, SIG_IGN);
  const rlimit limits{.rlim_cur = limit, .rlim_max = RLIM_INFINITY};
  setrlimit(RLIMIT_FSIZE, &limits);
}

TEST_F(JournalTest, AFullDiskLosesOnlyWhatDoesNotFit) {
  constexpr size_t kUnits = 40;
  const JournalKey key = KeyOf(kUnits);
  const auto make = [](size_t unit, int) { return BytesOf(unit); };
  // Tears headers, records, and, with most of the room, the result.
  for (rlim_t limit = 10; limit < 16000; limit += 997) {
    const int code = InChild([&]() -> int {
      LimitFiles(limit);
      auto journal = Journal::Open(path_, key, JournalMode::kResume);
      if (!journal.ok()) {
        return absl::IsResourceExhausted(journal.status()) ? 1 : 0;
      }
      absl::Status status =
          RunUnits((*journal)->units(), 2, make, **journal, never, Silent);
      if (status.ok()) status = WriteVariantFile("header", **journal, result_);
      if (status.ok()) return 2;
      return absl::IsResourceExhausted(status) &&
                     absl::StrContains(status.message(), "--resume")
                 ? 1
                 : 0;
    });
    ASSERT_TRUE(code == 1 || code == 2) << limit;
    if (code == 2) break;
    ASSERT_FALSE(fs::exists(result_));
    if (limit % 2 == 0) continue;  // goes on with a little more room
    auto journal = Open(key);
    EXPECT_EQ(journal->dropped_bytes(), 0) << "the file was left whole";
    EXPECT_TRUE(limit < 5000 || journal->num_done() > 0);
  }
  if (!fs::exists(result_)) {
    auto journal = Open(key);
    ASSERT_TRUE(
        RunUnits(journal->units(), 1, make, *journal, never, Silent).ok());
    ASSERT_TRUE(WriteVariantFile("header", *journal, result_).ok());
  }
  EXPECT_EQ(Bytes(result_), Uninterrupted(key));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ + "/out"), {}), 1)
      << "no temporary file is left";
}

// A run of 120 units of some 100 us each, killed at random until it is done.
class KilledRun {
 public:
  KilledRun(std::string path, std::string result, uint64_t seed)
      : path_(std::move(path)), result_(std::move(result)), seed_(seed) {}

  // One attempt, killed after `life`; whether it came to its end before.
  bool Attempt(std::chrono::microseconds life) {
    const pid_t child = fork();
    if (child == 0) _exit(Work());
    std::this_thread::sleep_for(life);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    return WIFEXITED(status);
  }

  static constexpr size_t kUnits = 120;

 private:
  int Work() {
    auto journal = Journal::Open(path_, KeyOf(kUnits), JournalMode::kResume);
    if (!journal.ok()) return 1;
    const auto make = [this](size_t unit, int) {
      std::this_thread::sleep_for(
          std::chrono::microseconds((unit * 7919 + seed_) % 200));
      return BytesOf(unit);
    };
    absl::Status status =
        RunUnits((*journal)->units(), 2, make, **journal, never, Silent);
    if (status.ok()) status = WriteVariantFile("header", **journal, result_);
    return status.ok() ? 0 : 2;
  }

  std::string path_;
  std::string result_;
  uint64_t seed_;
};

// What the kills of all runs hit.
struct Hits {
  int kills = 0;
  int in_the_middle = 0;  // between the first and the last record
  int torn = 0;
  int behind_the_last = 0;  // while the result was written, or just before
};

TEST_F(JournalTest, ResumedAfterRandomKillsTheBytesAreThoseOfOneRun) {
  Hits hits;
  std::mt19937 random(4);
  const std::string expected = Uninterrupted(KeyOf(KilledRun::kUnits));
  for (uint64_t run = 0; hits.kills < 300 || hits.in_the_middle < 200; ++run) {
    ASSERT_LT(run, 1000);
    KilledRun killed(path_, result_, run);
    for (unsigned attempt = 0;; ++attempt) {  // lives grow: it ends
      ASSERT_LT(attempt, 1000u);
      const std::chrono::microseconds life(500 +
                                           random() % (5000 + 500 * attempt));
      if (killed.Attempt(life)) break;
      ++hits.kills;
      if (!fs::exists(path_)) continue;
      const auto journal = Open(KeyOf(KilledRun::kUnits));
      ASSERT_NE(journal, nullptr);
      hits.torn += journal->dropped_bytes() > 0;
      const size_t done = journal->num_done();
      hits.in_the_middle += done > 0 && done < KilledRun::kUnits;
      hits.behind_the_last += done == KilledRun::kUnits;
    }
    ASSERT_EQ(Bytes(result_), expected);
    ASSERT_EQ(std::distance(fs::directory_iterator(folder_ + "/out"), {}), 1)
        << "neither the journal nor a half result is left";
    fs::remove_all(folder_ + "/out");
  }
  RecordProperty("kills", hits.kills);
  RecordProperty("in_the_middle", hits.in_the_middle);
  RecordProperty("torn", hits.torn);
  RecordProperty("behind_the_last", hits.behind_the_last);
}

}  // namespace
}  // namespace railreach
