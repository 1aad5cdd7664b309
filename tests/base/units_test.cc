#include "engine/base/units.h"

#include "engine/base/time_of_day.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

TEST(SecondsTest, SumsSaturateAtUnreachable) {
  EXPECT_EQ(Seconds(40) + Minutes(2), Seconds(40 + 120));
  EXPECT_EQ(kUnreachable + Seconds(1), kUnreachable);
  EXPECT_EQ(kUnreachable + kUnreachable, kUnreachable);
  EXPECT_EQ(kUnreachable - Seconds(1), kUnreachable);
  EXPECT_EQ(Seconds(2'000'000'000) + Seconds(2'000'000'000), kUnreachable);
  EXPECT_LT(Seconds(1'000'000), kUnreachable);
}

TEST(SecondsTest, DivisionsRoundUp) {
  EXPECT_EQ(CeilDiv(0, 7), 0);
  EXPECT_EQ(CeilDiv(14, 7), 2);
  EXPECT_EQ(CeilDiv(15, 7), 3);
  EXPECT_EQ(CeilMinutes(Seconds(60)), 1);
  EXPECT_EQ(CeilMinutes(Seconds(61)), 2);
}

TEST(MetresTest, AreHeldInWholeMillimetres) {
  EXPECT_EQ(Metres(1.2344).mm(), 1234);
  EXPECT_EQ(Metres(1.2345).mm(), 1235);
  EXPECT_EQ(Metres(-1.2346).mm(), -1235);
  EXPECT_EQ(Kilometres(15.5), Metres(15'500));
  EXPECT_EQ((Metres(3) + Metres(4) - Metres(2)).metres(), 3 + 4 - 2);
  EXPECT_EQ(Kilometres(2).km(), 2);
}

TEST(TimeOfDayTest, ReadsWhatSpreadsheetsWrite) {
  EXPECT_EQ(ParseTimeOfDay("7:05")->since_midnight, Minutes(7 * 60 + 5));
  EXPECT_EQ(ParseTimeOfDay("07:05:09")->since_midnight,
            Minutes(7 * 60 + 5) + Seconds(9));
  EXPECT_EQ(ParseTimeOfDay("25:30")->since_midnight, Minutes(25 * 60 + 30));
  for (const char* text :
       {"", "7", "7:5", "07:60", "100:00", "-1:00", "07:00:60", "07:00:00:00",
        "07:00pm", "07.00", " 07:00"}) {
    EXPECT_FALSE(ParseTimeOfDay(text).has_value()) << text;
  }
}

TEST(TimeOfDayTest, WritesWhatItReads) {
  for (const char* text : {"00:00", "07:05", "24:30", "99:59:59"}) {
    EXPECT_EQ(ToString(ParseTimeOfDay(text).value()), text);
  }
}

}  // namespace
}  // namespace railreach
