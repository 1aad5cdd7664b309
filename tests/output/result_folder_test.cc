#include "engine/output/result_folder.h"

#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "engine/wire/result_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

// A folder of its own for each test.
class ResultFolderTest : public testing::Test {
 protected:
  ResultFolderTest()
      : home_(fs::path(testing::TempDir()) /
              absl::StrCat("result_folder_", getpid(), "_",
                           testing::UnitTest::GetInstance()
                               ->current_test_info()
                               ->name())) {
    fs::remove_all(home_);
    fs::create_directories(home_);
  }
  ~ResultFolderTest() override { fs::remove_all(home_); }

  absl::Status Write(const std::string& name, ResultParts parts = {}) {
    return WriteResultFolder((home_ / name).string(), SampleStudy(),
                             SampleResult(), parts);
  }

  std::vector<std::string> NamesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
      names.push_back(entry.path().filename().string());
    }
    return names;
  }

  fs::path home_;
};

TEST_F(ResultFolderTest, HoldsTheResultTheTablesAndTheLayers) {
  const absl::Status status = Write("out/");
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_THAT(NamesIn(home_ / "out"),
              UnorderedElementsAre("result.pb", "tables", "layers"));
  EXPECT_EQ(NamesIn(home_ / "out/tables").size(), 22u);
  EXPECT_EQ(NamesIn(home_ / "out/layers").size(), 5u);
  const auto bytes = ReadFile((home_ / "out/result.pb").string());
  ASSERT_TRUE(bytes.ok());
  EXPECT_TRUE(*bytes == EncodeResult(SampleStudy(), SampleResult()));
}

TEST_F(ResultFolderTest, ReplacesAnOldResultAndLeavesNothingBeside) {
  ASSERT_TRUE(Write("out").ok());
  ASSERT_TRUE(Write("out", {.tables = false, .layers = true}).ok());
  EXPECT_THAT(NamesIn(home_ / "out"),
              UnorderedElementsAre("result.pb", "layers"));
  EXPECT_THAT(NamesIn(home_), UnorderedElementsAre("out"));
}

TEST_F(ResultFolderTest, FillsAnEmptyFolderAndMakesThoseAbove) {
  fs::create_directories(home_ / "empty");
  EXPECT_TRUE(Write("empty").ok());
  EXPECT_TRUE(Write("a/b/c").ok());
  EXPECT_TRUE(fs::exists(home_ / "a/b/c/result.pb"));
}

TEST_F(ResultFolderTest, RefusesAFolderOfSomethingElse) {
  ASSERT_TRUE(
      WriteFileAtomically((home_ / "docs/thesis.txt").string(), "x").ok());
  const absl::Status status = Write("docs");
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("thesis.txt"));
  EXPECT_THAT(NamesIn(home_ / "docs"), UnorderedElementsAre("thesis.txt"));
}

TEST_F(ResultFolderTest, RefusesAResultWithSomethingElseBesideIt) {
  ASSERT_TRUE(Write("out").ok());
  ASSERT_TRUE(WriteFileAtomically((home_ / "out/notes.md").string(), "x").ok());
  EXPECT_EQ(Write("out").code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(fs::exists(home_ / "out/notes.md"));
}

TEST_F(ResultFolderTest, RefusesAFile) {
  ASSERT_TRUE(WriteFileAtomically((home_ / "file").string(), "x").ok());
  EXPECT_EQ(Write("file").code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(ResultFolderTest, AFailureLeavesNothing) {
  ASSERT_TRUE(WriteFileAtomically((home_ / "file").string(), "x").ok());
  EXPECT_FALSE(Write("file/out").ok());  // no folder can be made there
  EXPECT_THAT(NamesIn(home_), UnorderedElementsAre("file"));
}

}  // namespace
}  // namespace railreach
