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

TEST(DiagnosticsTest, ProblemsOfOneKindStandTogether) {
  Diagnostics diagnostics;
  diagnostics.Warning({"a.txt", 1, 0}, "the feed's dates are odd");
  diagnostics.Error({"a.txt", 9, 1}, "stop 'C' is 3 m off", "mend it");
  for (uint32_t line : {4u, 5u}) {
    diagnostics.Error({"a.txt", line, 2}, "stop 'A' is no stop", "mend it");
  }
  diagnostics.Error({"a.txt", 6, 2}, "stop 'it's' is no stop");
  diagnostics.Error({"a.txt", 7, 1}, "stop 'B' is 12.5 m off", "mend it");
  EXPECT_EQ(diagnostics.GroupedReport(1),
            "error x 2: stop '...' is N m off\n"
            "    a.txt:7:1: error: stop 'B' is 12.5 m off; mend it\n"
            "error x 2: stop '...' is no stop\n"
            "    a.txt:4:2: error: stop 'A' is no stop; mend it\n"
            "error x 1: stop '...'s' is no stop\n"
            "    a.txt:6:2: error: stop 'it's' is no stop\n"
            "warning x 1: the feed's dates are odd\n"
            "    a.txt:1: warning: the feed's dates are odd\n");
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
