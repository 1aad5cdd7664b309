#include "engine/base/file.h"

#include <filesystem>
#include <string>

#include "engine/base/fingerprint.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;

class FileTest : public testing::Test {
 protected:
  void SetUp() override { fs::remove_all(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  const std::string folder_ = testing::TempDir() + "/railreach_file_test";
};

TEST_F(FileTest, WhatIsWrittenReadsBack) {
  const std::string path = folder_ + "/deep/er/a.bin";
  const std::string bytes("\0\xFF\n", 3);
  EXPECT_FALSE(FileExists(path));
  ASSERT_TRUE(WriteFileAtomically(path, bytes).ok());
  EXPECT_TRUE(FileExists(path));
  EXPECT_EQ(ReadFile(path).value(), bytes);
}

TEST_F(FileTest, WritingReplacesAndLeavesNoPartBehind) {
  const std::string path = folder_ + "/a";
  ASSERT_TRUE(WriteFileAtomically(path, "old and long").ok());
  ASSERT_TRUE(WriteFileAtomically(path, "new").ok());
  EXPECT_EQ(ReadFile(path).value(), "new");
  size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    files += entry.is_regular_file();
  }
  EXPECT_EQ(files, 1);
}

TEST_F(FileTest, WhatCannotBeReadSaysWhy) {
  EXPECT_EQ(ReadFile(folder_ + "/none").status().code(),
            absl::StatusCode::kNotFound);
  ASSERT_TRUE(WriteFileAtomically(folder_ + "/a", "12345").ok());
  EXPECT_EQ(ReadFile(folder_).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReadFile(folder_ + "/a", 4).status().code(),
            absl::StatusCode::kResourceExhausted);
  EXPECT_TRUE(ReadFile(folder_ + "/a", 5).ok());
}

TEST_F(FileTest, AFileInTheWayOfAFolderIsAnError) {
  ASSERT_TRUE(WriteFileAtomically(folder_ + "/a", "x").ok());
  EXPECT_FALSE(WriteFileAtomically(folder_ + "/a/b", "x").ok());
  EXPECT_FALSE(WriteFileAtomically(folder_, "x").ok());
}

// XXH3 of 128 bits, seed 0: the published value of the empty text.
TEST(FingerprintTest, IsThatOfXxh3) {
  EXPECT_EQ(Fingerprint(""), "99aa06d3014798d86001c324468d497f");
  EXPECT_NE(Fingerprint("a"), Fingerprint("b"));
}

}  // namespace
}  // namespace railreach
