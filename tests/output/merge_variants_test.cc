#include "engine/output/merge_variants.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "engine/output/journal.h"
#include "engine/output/variant_file_writer.h"
#include "engine/study/run_units.h"
#include "engine/wire/variant_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

// Of 300 variants: 10 units, the last of 12 variants.
BatchHeader HeaderOf(Shard shard) {
  BatchHeader header;
  header.fingerprint = "0123456789abcdef0123456789abcdef";
  header.scenarios.resize(3);
  for (size_t i = 0; i < header.scenarios.size(); ++i) {
    header.scenarios[i].name.key = absl::StrCat("scenario", i);
  }
  header.nodes.resize(2);
  header.nodes[NodeId(0)].name.key = "a";
  header.nodes[NodeId(1)].name.key = "b";
  header.baseline.reach.resize(2);
  header.num_variants = 300;
  header.shard = shard;
  return header;
}

VariantRow RowOf(size_t variant) {
  VariantRow row;
  row.variant = variant;
  row.scenarios = {static_cast<uint32_t>(variant % 3)};
  if (variant % 7 == 0) {
    row.problem = "has no effect";
    return row;
  }
  row.figures.reach.resize(2);
  row.figures.reach[NodeId(variant % 2)].people_60 =
      static_cast<int64_t>(variant * variant);
  return row;
}

class MergeVariantsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "merge_XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  // Runs a shard as `run` does; returns its folder.
  std::string Run(const BatchHeader& header) {
    const std::string folder = absl::StrCat(
        folder_, "/shard-", header.shard.number, "-of-", header.shard.of);
    const size_t num_units = NumUnits(header.num_variants);
    auto journal = Journal::Open(folder + "/" + kJournalName,
                                 {.fingerprint = header.fingerprint,
                                  .num_units = num_units,
                                  .shard = header.shard},
                                 JournalMode::kBegin);
    EXPECT_TRUE(journal.ok()) << journal.status();
    const auto make = [&](size_t unit, int) {
      const VariantRange variants =
          VariantsOf({unit, unit + 1}, header.num_variants);
      std::string bytes;
      for (size_t v = variants.begin; v < variants.end; ++v) {
        bytes += EncodeVariantRow(RowOf(v), header);
      }
      return bytes;
    };
    const std::atomic<bool> never = false;
    EXPECT_TRUE(RunUnits((*journal)->units(), 1, make, **journal, never,
                         [](absl::string_view, size_t, size_t) {})
                    .ok());
    EXPECT_TRUE(WriteVariantFile(EncodeBatchHeader(header), **journal,
                                 folder + "/" + kVariantFileName)
                    .ok());
    return folder;
  }
  std::vector<std::string> RunAll(size_t of) {
    std::vector<std::string> folders;
    for (size_t number = 1; number <= of; ++number) {
      folders.push_back(Run(HeaderOf({number, of})));
    }
    return folders;
  }

  static std::string FileIn(const std::string& folder) {
    return folder + "/" + kVariantFileName;
  }
  static std::string Bytes(const std::string& path) {
    const auto bytes = ReadFile(path);
    EXPECT_TRUE(bytes.ok()) << bytes.status();
    return bytes.ok() ? *bytes : "";
  }
  // The message of a merge that is refused, and leaves nothing behind.
  std::string Refusal(const std::vector<std::string>& shards) {
    const absl::Status status = MergeVariants(shards, out_file());
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << status;
    EXPECT_FALSE(fs::exists(out_file()));
    EXPECT_TRUE(!fs::exists(folder_ + "/whole") ||
                fs::is_empty(folder_ + "/whole"));
    return std::string(status.message());
  }
  std::string out_file() const { return FileIn(folder_ + "/whole"); }

  std::string folder_;
};

TEST_F(MergeVariantsTest, ShardsGiveTheBytesOfASingleRun) {
  const std::string single = Bytes(FileIn(Run(HeaderOf({1, 1}))));
  for (const size_t of : {1u, 2u, 3u, 8u, 10u, 13u}) {
    std::vector<std::string> folders = RunAll(of);
    std::reverse(folders.begin(), folders.end());
    const absl::Status status = MergeVariants(folders, out_file());
    ASSERT_TRUE(status.ok()) << status;
    EXPECT_EQ(Bytes(out_file()), single) << of;
    for (const std::string& folder : folders) fs::remove_all(folder);
  }
}

TEST_F(MergeVariantsTest, FilesMayBeNamedInsteadOfFolders) {
  const auto folders = RunAll(2);
  ASSERT_TRUE(MergeVariants({FileIn(folders[0]), folders[1]}, out_file()).ok());
}

TEST_F(MergeVariantsTest, AGapNamesTheMissingShards) {
  auto folders = RunAll(8);
  EXPECT_THAT(Refusal({folders[1], folders[4], folders[5], folders[6]}),
              AllOf(HasSubstr("one of 8 shards; missing: 1, 3, 4, 8"),
                    HasSubstr("--shard i/8")));
  EXPECT_THAT(Refusal({}), HasSubstr("name the shards"));
}

TEST_F(MergeVariantsTest, AShardNamedTwiceIsRefused) {
  const auto folders = RunAll(2);
  const std::string copy = folder_ + "/copy.pb";
  fs::copy(FileIn(folders[1]), copy);
  EXPECT_THAT(
      Refusal({folders[0], folders[1], copy}),
      AllOf(HasSubstr(copy), HasSubstr(folders[1]), HasSubstr("shard 2")));
}

TEST_F(MergeVariantsTest, AnotherCutIsRefused) {
  const auto two = RunAll(2);
  const auto three = RunAll(3);
  EXPECT_THAT(Refusal({two[0], three[1], three[2]}),
              AllOf(HasSubstr(three[1]), HasSubstr("one of 3 shards"),
                    HasSubstr("one of 2"), HasSubstr("one cut alone")));
}

TEST_F(MergeVariantsTest, AForeignShardIsRefused) {
  const std::string first = Run(HeaderOf({1, 2}));
  BatchHeader changed = HeaderOf({2, 2});
  changed.fingerprint = "fedcba9876543210fedcba9876543210";
  const std::string foreign = Run(changed);
  EXPECT_THAT(Refusal({first, foreign}),
              AllOf(HasSubstr(foreign), HasSubstr("another batch"),
                    HasSubstr(changed.fingerprint)));
}

TEST_F(MergeVariantsTest, AnotherVersionOrBaselineIsRefused) {
  const std::string first = Run(HeaderOf({1, 2}));
  BatchHeader older = HeaderOf({2, 2});
  older.tool_version = "0.0.9";
  EXPECT_THAT(Refusal({first, Run(older)}), HasSubstr("version 0.0.9"));
  fs::remove_all(folder_ + "/shard-2-of-2");
  BatchHeader other = HeaderOf({2, 2});
  other.baseline.people_60 = 1;
  EXPECT_THAT(Refusal({first, Run(other)}), HasSubstr("another header"));
}

// Cut anywhere: inside a row, or between two.
TEST_F(MergeVariantsTest, ACutFileIsRefusedAtEveryByte) {
  const auto folders = RunAll(3);
  const std::string victim = FileIn(folders[1]);
  const std::string whole = Bytes(victim);
  for (size_t cut = 0; cut < whole.size(); cut += cut % 5 + 1) {
    ASSERT_TRUE(WriteFileAtomically(victim, whole.substr(0, cut)).ok());
    ASSERT_THAT(Refusal(folders), HasSubstr(victim)) << cut;
  }
  ASSERT_TRUE(WriteFileAtomically(victim, whole).ok());
  EXPECT_TRUE(MergeVariants(folders, out_file()).ok());
}

TEST_F(MergeVariantsTest, RowsThatDoNotBelongAreRefused) {
  const auto folders = RunAll(3);
  const std::string victim = FileIn(folders[1]);
  const std::string whole = Bytes(victim);
  const BatchHeader header = HeaderOf({2, 3});
  // Units 3, 4 and 5: variants 96 to 191.
  ASSERT_TRUE(
      WriteFileAtomically(victim, whole + EncodeVariantRow(RowOf(192), header))
          .ok());
  EXPECT_THAT(Refusal(folders),
              AllOf(HasSubstr(victim), HasSubstr("behind its last variant")));
  const std::string first = EncodeVariantRow(RowOf(96), header);
  std::string shorter = whole;
  shorter.erase(shorter.find(first), first.size());
  ASSERT_TRUE(WriteFileAtomically(victim, shorter).ok());
  EXPECT_THAT(Refusal(folders),
              AllOf(HasSubstr(victim), HasSubstr("variant 96")));
}

TEST_F(MergeVariantsTest, AShardThatIsNotDoneSaysSo) {
  const auto folders = RunAll(2);
  fs::remove(FileIn(folders[1]));
  EXPECT_THAT(Refusal(folders),
              AllOf(HasSubstr(folders[1]), HasSubstr("holds no variants.pb")));
  ASSERT_TRUE(
      WriteFileAtomically(folders[1] + "/" + kJournalName, "begun").ok());
  EXPECT_THAT(Refusal(folders),
              AllOf(HasSubstr("not finished"), HasSubstr("--resume")));
  const std::string text = folder_ + "/stations.csv";
  ASSERT_TRUE(WriteFileAtomically(text, "id,name\n").ok());
  EXPECT_THAT(Refusal({folders[0], text}), HasSubstr(text));
}

TEST_F(MergeVariantsTest, AShardIsNeverOverwritten) {
  const auto folders = RunAll(2);
  const std::string before = Bytes(FileIn(folders[0]));
  const absl::Status status = MergeVariants(folders, FileIn(folders[0]));
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("one of the shards; name another --out"));
  EXPECT_EQ(Bytes(FileIn(folders[0])), before);
}

TEST_F(MergeVariantsTest, AFullDiskLeavesNothingBehind) {
  const auto folders = RunAll(2);
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limits{.rlim_cur = 2000, .rlim_max = RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &limits);
    _exit(absl::IsResourceExhausted(MergeVariants(folders, out_file())) ? 0
                                                                        : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_TRUE(fs::is_empty(folder_ + "/whole"));
}

}  // namespace
}  // namespace railreach
