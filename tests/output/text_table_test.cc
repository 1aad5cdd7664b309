#include "engine/output/text_table.h"

#include "gtest/gtest.h"

namespace railreach {
namespace {

TEST(DisplayWidthTest, AChineseCharacterIsTwoColumnsWide) {
  EXPECT_EQ(DisplayWidth(""), 0u);
  EXPECT_EQ(DisplayWidth("Kunshan"), 7u);
  EXPECT_EQ(DisplayWidth("昆山南"), 3u * 2);
  EXPECT_EQ(DisplayWidth("昆山 Kunshan"), 2u * 2 + 1 + 7);
  EXPECT_EQ(DisplayWidth("\uFF08万人\uFF09"), 4u * 2);  // full-width brackets
  EXPECT_EQ(DisplayWidth("、。"), 2u * 2);
  EXPECT_EQ(DisplayWidth("𠮷"), 2u);  // extension B
  EXPECT_EQ(DisplayWidth("かな한글"), 4u * 2);
}

TEST(DisplayWidthTest, OtherScriptsAreOneColumnWide) {
  EXPECT_EQ(DisplayWidth("é"), 1u);
  EXPECT_EQ(DisplayWidth("Ж≤→"), 3u);
  EXPECT_EQ(DisplayWidth("\uFF71"), 1u);  // half-width kana
}

TEST(DisplayWidthTest, CombiningMarksTakeNoColumn) {
  EXPECT_EQ(DisplayWidth("e\u0301"), 1u);
  EXPECT_EQ(DisplayWidth("a\u200B"), 1u);
}

TEST(DisplayWidthTest, MalformedBytesCountOneEach) {
  EXPECT_EQ(DisplayWidth("\xFF\xC3"), 2u);
  EXPECT_EQ(DisplayWidth("\xE6\x98"), 2u);
  EXPECT_EQ(DisplayWidth("a\x80z"), 3u);
}

TEST(DisplayWidthTest, BordersOfTheWideBlocks) {
  EXPECT_EQ(DisplayWidth("\u10FF"), 1u);
  EXPECT_EQ(DisplayWidth("\u1100"), 2u);
  EXPECT_EQ(DisplayWidth("\u115F"), 2u);
  EXPECT_EQ(DisplayWidth("\u1160"), 1u);
  EXPECT_EQ(DisplayWidth("\u303E"), 2u);
  EXPECT_EQ(DisplayWidth("\u303F"), 1u);
}

TEST(ShortenTest, CutsAtAWholeCharacter) {
  EXPECT_EQ(Shorten("昆山 Kunshan", 12), "昆山 Kunshan");
  EXPECT_EQ(Shorten("昆山 Kunshan", 11), "昆山 Kun...");
  EXPECT_EQ(Shorten("昆山南站", 6), "昆...");  // 2 + 3; 4 + 3 are too many
  EXPECT_EQ(Shorten("昆山南站", 3), "...");
}

TEST(TextTableTest, ColumnsLineUpWithChineseNames) {
  TextTable table({{"县 county"}, {"min", Align::kRight}, {"note"}});
  table.AddRow({"黄浦区", "5", "a"});
  table.AddRow({"Kunshan", "123", ""});
  EXPECT_EQ(table.Format(),
            "  县 county  min  note\n"
            "  ---------  ---  ----\n"
            "  黄浦区       5  a\n"
            "  Kunshan    123\n");
  EXPECT_EQ(table.num_rows(), 2u);
}

TEST(TextTableTest, ATableWithoutRowsHasItsHeader) {
  EXPECT_EQ(TextTable({{"a"}}).Format(0), "a\n-\n");
}

}  // namespace
}  // namespace railreach
