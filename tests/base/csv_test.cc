#include "engine/base/csv.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::StartsWith;

std::vector<std::string> RowOf(const CsvTable& table, size_t row) {
  std::vector<std::string> fields;
  for (size_t i = 0; i < table.columns().size(); ++i) {
    fields.emplace_back(table.field(row, i));
  }
  return fields;
}

CsvTable ParseCleanly(absl::string_view text) {
  Diagnostics diagnostics;
  CsvTable table = CsvTable::Parse("t.csv", text, diagnostics);
  EXPECT_EQ(diagnostics.Report(), "");
  return table;
}

std::string ProblemsOf(absl::string_view text) {
  Diagnostics diagnostics;
  CsvTable::Parse("t.csv", text, diagnostics);
  return diagnostics.Report();
}

TEST(CsvTest, FieldsAreFoundByRowAndColumn) {
  const CsvTable table = ParseCleanly("a,b\n1,2\n3,4");
  EXPECT_THAT(table.columns(), ElementsAre("a", "b"));
  ASSERT_EQ(table.num_rows(), 2);
  EXPECT_THAT(RowOf(table, 1), ElementsAre("3", "4"));
  EXPECT_EQ(table.FindColumn("b"), 1);
  EXPECT_EQ(table.FindColumn("c"), std::nullopt);
}

TEST(CsvTest, BomAndCrlfAndPaddingAreDropped) {
  const CsvTable table = ParseCleanly(
      "\xEF\xBB\xBF"
      "a , b\r\n 1,\t2 \r\n");
  EXPECT_THAT(table.columns(), ElementsAre("a", "b"));
  EXPECT_THAT(RowOf(table, 0), ElementsAre("1", "2"));
}

TEST(CsvTest, QuotedFieldsHoldCommasQuotesAndLines) {
  const CsvTable table =
      ParseCleanly("a,b\n\"x,\"\"y\"\"\",\"1\r\n2\"\nlast,\"\"\n");
  EXPECT_THAT(RowOf(table, 0), ElementsAre("x,\"y\"", "1\r\n2"));
  EXPECT_THAT(RowOf(table, 1), ElementsAre("last", ""));
  // The first row runs over lines 2 and 3.
  EXPECT_EQ(table.PlaceOf(0, 1), (InputPlace{"t.csv", 2, 2}));
  EXPECT_EQ(table.line(1), 4);
}

TEST(CsvTest, LinesWithoutAFilledFieldArePassedOver) {
  const CsvTable table = ParseCleanly("\n,\na,b\n\n1,2\n,\n  \n3,4\n,,,\n");
  ASSERT_EQ(table.num_rows(), 2);
  EXPECT_EQ(table.line(0), 5);
  EXPECT_EQ(table.line(1), 8);
}

TEST(CsvTest, ACopyStandsOnItsOwn) {
  CsvTable copy;
  {
    const CsvTable table = ParseCleanly("a\n\"x\"\"\"\ny\n");
    copy = table;
  }
  EXPECT_EQ(copy.field(0, 0), "x\"");
  EXPECT_EQ(copy.field(1, 0), "y");
}

TEST(CsvTest, FaultyRowsAreReportedAndTheRestIsRead) {
  Diagnostics diagnostics;
  const CsvTable table =
      CsvTable::Parse("t.csv", "a,b\n1\n1,2\n\"x\"y,2\n3,4,5\n", diagnostics);
  EXPECT_EQ(table.num_rows(), 1);
  EXPECT_EQ(diagnostics.Report(),
            "t.csv:2: error: 1 fields, the header has 2; quote fields that "
            "hold a comma\n"
            "t.csv:4:1: error: text after a closing quote; double (\"\") the "
            "quotes inside a field\n"
            "t.csv:5: error: 3 fields, the header has 2; quote fields that "
            "hold a comma\n"
            "3 errors, 0 warnings\n");
}

TEST(CsvTest, WhatIsNoTableIsNamed) {
  EXPECT_THAT(ProblemsOf(""), StartsWith("t.csv: error: the table has no"));
  EXPECT_THAT(ProblemsOf("a\n\"x"),
              StartsWith("t.csv:2:1: error: a quote is opened and never"));
  EXPECT_THAT(ProblemsOf("a,a\n"),
              StartsWith("t.csv:1:2: error: column 'a' stands twice"));
  EXPECT_THAT(ProblemsOf("a\n\xD6\xD0\n"),
              StartsWith("t.csv:2: error: the file is not UTF-8 (GBK"));
  EXPECT_THAT(ProblemsOf(std::string("\xFE\xFF\0a", 4)),
              StartsWith("t.csv:1: error: the file is UTF-16"));
  EXPECT_THAT(ProblemsOf(absl::string_view("a\nb\n\0\n", 6)),
              StartsWith("t.csv:3: error: the file holds a NUL byte"));
  EXPECT_THAT(ProblemsOf(absl::StrCat(std::string(300, ','), "a")),
              StartsWith("t.csv:1: error: over 256 columns"));
}

TEST(CsvTest, AReaderGivesTheRowsOneByOne) {
  Diagnostics diagnostics;
  const std::string text = "a,b\n\n1,\"2\"\"\"\n1\n3,4";
  CsvReader reader("t.csv", text, diagnostics);
  EXPECT_THAT(reader.columns(), ElementsAre("a", "b"));
  ASSERT_TRUE(reader.Next());
  EXPECT_EQ(reader.line(), 3);
  const absl::string_view kept = reader.field(1);
  ASSERT_TRUE(reader.Next());
  EXPECT_EQ(reader.line(), 5);
  EXPECT_THAT(reader.fields(), ElementsAre("3", "4"));
  EXPECT_EQ(kept, "2\"");
  EXPECT_FALSE(reader.Next());
  EXPECT_EQ(diagnostics.num_errors(), 1);  // line 4
}

TEST(CsvTest, AReaderOfNothingHasNoRows) {
  for (const std::string text : {"", "\n,,\n"}) {
    Diagnostics diagnostics;
    CsvReader reader("t.csv", text, diagnostics);
    EXPECT_TRUE(reader.blank());
    EXPECT_TRUE(reader.columns().empty());
    EXPECT_FALSE(reader.Next());
    EXPECT_TRUE(diagnostics.ok());
  }
}

TEST(CsvTest, WrittenRowsReadBack) {
  const std::vector<std::string> rows[] = {
      {"a", "b", "c"}, {"x,y", "\"q\"", "1\n2"}, {" pad ", "", "中文"}};
  std::string text;
  for (const auto& row : rows) {
    AppendCsvRow(absl::MakeConstSpan(row), text);
  }
  EXPECT_EQ(text, "a,b,c\n\"x,y\",\"\"\"q\"\"\",\"1\n2\"\n\" pad \",,中文\n");
  const CsvTable table = ParseCleanly(text);
  EXPECT_THAT(RowOf(table, 0), ElementsAre("x,y", "\"q\"", "1\n2"));
  EXPECT_THAT(RowOf(table, 1), ElementsAre("pad", "", "中文"));
}

TEST(Utf8Test, OnlyWellFormedTextIsValid) {
  EXPECT_TRUE(IsValidUtf8("虹桥 é 🚄"));
  EXPECT_FALSE(IsValidUtf8("\xC0\xAF"));          // overlong
  EXPECT_FALSE(IsValidUtf8("\xED\xA0\x80"));      // a surrogate
  EXPECT_FALSE(IsValidUtf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  EXPECT_FALSE(IsValidUtf8("\xE8\x99"));          // cut off
  EXPECT_FALSE(IsValidUtf8("\x80"));
  // Whatever stands in the word of eight bytes before and after.
  for (size_t at = 0; at < 20; ++at) {
    for (const char bad : {'\0', '\x80', '\xFF'}) {
      std::string text(20, 'a');
      EXPECT_TRUE(IsValidUtf8(text));
      text[at] = bad;
      EXPECT_FALSE(IsValidUtf8(text)) << at;
    }
  }
}

}  // namespace
}  // namespace railreach
