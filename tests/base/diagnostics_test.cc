#include "engine/base/diagnostics.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

TEST(DiagnosticsTest, PlacesShowWhatIsKnown) {
  EXPECT_EQ(ToString(InputPlace{"a.csv", 12, 4}), "a.csv:12:4");
  EXPECT_EQ(ToString(InputPlace{"a.csv", 12, 0}), "a.csv:12");
  EXPECT_EQ(ToString(InputPlace{"a.csv", 0, 0}), "a.csv");
}

TEST(DiagnosticsTest, ErrorsComeFirstThenFileAndLine) {
  Diagnostics diagnostics;
  diagnostics.Warning({"a.csv", 1, 1}, "odd");
  diagnostics.Error({"b.csv", 10, 2}, "bad", "mend it");
  diagnostics.Error({"b.csv", 9, 3}, "worse");
  EXPECT_EQ(diagnostics.Report(),
            "b.csv:9:3: error: worse\n"
            "b.csv:10:2: error: bad; mend it\n"
            "a.csv:1:1: warning: odd\n"
            "2 errors, 1 warnings\n");
  EXPECT_EQ(diagnostics.Report(1),
            "b.csv:9:3: error: worse\n"
            "a.csv:1:1: warning: odd\n"
            "2 errors, 1 warnings (2 shown)\n");
}

TEST(DiagnosticsTest, OnlyErrorsSpoilTheStatus) {
  Diagnostics diagnostics;
  EXPECT_EQ(diagnostics.Report(), "");
  diagnostics.Warning({"a.csv", 1, 1}, "odd");
  EXPECT_TRUE(diagnostics.status().ok());
  diagnostics.Error({"a.csv", 1, 1}, "bad");
  EXPECT_EQ(diagnostics.status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(DiagnosticsTest, AFloodOfWarningsHidesNoError) {
  Diagnostics diagnostics;
  for (size_t i = 0; i < Diagnostics::kMaxKept + 5; ++i) {
    diagnostics.Warning({"a.csv", 1, 1}, "odd");
  }
  diagnostics.Error({"b.csv", 1, 1}, "bad");
  EXPECT_EQ(diagnostics.num_warnings(), Diagnostics::kMaxKept + 5);
  EXPECT_EQ(diagnostics.Sorted().size(), Diagnostics::kMaxKept + 1);
  EXPECT_EQ(diagnostics.Sorted()[0].what, "bad");
}

}  // namespace
}  // namespace railreach
