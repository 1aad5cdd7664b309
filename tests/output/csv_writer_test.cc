#include "engine/output/csv_writer.h"

#include <cmath>
#include <limits>

#include "gtest/gtest.h"

namespace railreach {
namespace {

std::string Fixed(double value, int decimals) {
  std::string text;
  AppendFixed(value, decimals, text);
  return text;
}

TEST(AppendFixedTest, KeepsTheDecimals) {
  EXPECT_EQ(Fixed(1, 3), "1.000");
  EXPECT_EQ(Fixed(2.5, 0), "2");  // half to even
  EXPECT_EQ(Fixed(-0.001, 2), "0.00");
  EXPECT_EQ(Fixed(-1.5, 1), "-1.5");
  EXPECT_EQ(Fixed(0, 0), "0");
}

TEST(AppendFixedTest, WritesNothingForWhatIsNoNumber) {
  EXPECT_EQ(Fixed(std::nan(""), 2), "");
  EXPECT_EQ(Fixed(std::numeric_limits<double>::infinity(), 2), "");
  EXPECT_EQ(Fixed(std::numeric_limits<double>::max(), 2).size(), 309u + 3);
}

TEST(CsvWriterTest, WritesEveryKindOfField) {
  CsvWriter csv(
      {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"});
  csv.IdAndNames({"k", "中, 文", "say \"en\""})
      .Integer(-7)
      .Number(std::optional<double>(), 2)
      .YesNo(true)
      .Blank()
      .WholeSeconds(kUnreachable)
      .WholeSeconds(Seconds(61))
      .Minutes(Seconds(90), 1)
      .Km(Metres(1034.5))
      .Place({31.25, -0.1234567})
      .EndRow();
  EXPECT_EQ(csv.Take(),
            "a,b,c,d,e,f,g,h,i,j,k,l,m\n"
            "k,\"中, 文\",\"say \"\"en\"\"\",-7,,yes,,,61,1.5,1.035,"
            "31.250000,-0.123457\n");
}

TEST(CsvWriterDeathTest, ARowMustFitTheHeader) {
  CsvWriter csv({"a", "b"});
  csv.Integer(1);
  EXPECT_DEATH(csv.EndRow(), "CHECK failed");
}

}  // namespace
}  // namespace railreach
