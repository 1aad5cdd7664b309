#include "engine/model/selection.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;

LineModel FourLines() {
  LineModel model;
  const auto add = [&](const char* key, Status status, int year,
                       Confidence confidence) {
    Line line;
    line.name = {key, std::string(key) + "线", std::string("Line ") + key};
    line.status = status;
    line.opening_year = year;
    line.confidence = confidence;
    model.lines.push_back(line);
  };
  add("old", Status::kExisting, 0, Confidence::kHigh);
  add("soon", Status::kConstruction, 2028, Confidence::kHigh);
  add("later", Status::kPlanned, 2030, Confidence::kMedium);
  add("maybe", Status::kPlanned, 2030, Confidence::kLow);
  return model;
}

std::string OpenLines(const Selection& selection) {
  LineModel model = FourLines();
  EXPECT_TRUE(Select(selection, model).ok());
  std::string open;
  for (const Line& line : model.lines) {
    if (line.open) open += line.name.key + " ";
  }
  return open;
}

TEST(SelectionTest, WithoutAYearOnlyExistingLinesRun) {
  EXPECT_EQ(OpenLines({}), "old ");
}

TEST(SelectionTest, AYearOpensWhatIsReadyByThen) {
  Selection selection;
  selection.open_until = 2027;
  EXPECT_EQ(OpenLines(selection), "old ");
  selection.open_until = 2028;
  EXPECT_EQ(OpenLines(selection), "old soon ");
  selection.open_until = 2035;
  EXPECT_EQ(OpenLines(selection), "old soon later ");
  selection.least_confidence = Confidence::kLow;
  EXPECT_EQ(OpenLines(selection), "old soon later maybe ");
  selection.include_planned = false;
  EXPECT_EQ(OpenLines(selection), "old soon ");
}

TEST(SelectionTest, NamesOpenAndCloseWhateverTheYear) {
  Selection selection;
  selection.open_lines = {"maybe线"};
  selection.close_lines = {"Line old"};
  EXPECT_EQ(OpenLines(selection), "maybe ");
}

TEST(SelectionTest, UnknownNamesAreReported) {
  LineModel model = FourLines();
  Selection selection;
  selection.open_lines = {"never", "old"};
  const absl::Status status = Select(selection, model);
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("no line is called never;"));
}

}  // namespace
}  // namespace railreach
