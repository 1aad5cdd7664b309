#include "engine/wire/text_fields.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach::wire {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Texts(const std::string& text) {
  std::vector<std::string> texts;
  for (const TextField& field : FieldsOf(text)) {
    texts.push_back(text.substr(field.begin, field.end - field.begin));
  }
  return texts;
}

TEST(FieldsOfTest, CutsFromNameToName) {
  EXPECT_THAT(Texts("a: 1 b: [2,\n 3]\tc { d: 4 } # e: 5\nf:\"g: 6\""),
              ElementsAre("a: 1 ", "b: [2,\n 3]\t", "c { d: 4 } # e: 5\n",
                          "f:\"g: 6\""));
}

TEST(FieldsOfTest, KnowsThePlaces) {
  const auto fields = FieldsOf("a: 1\n\tb: 2\n");
  ASSERT_EQ(fields.size(), 2u);
  EXPECT_TRUE((fields[1].place == TextPlace{1, 8}));  // behind a tab
  EXPECT_TRUE((fields[0].next == fields[1].place));
  EXPECT_TRUE((fields[1].next == TextPlace{2, 0}));
}

TEST(FieldsOfTest, GoesDownToADepth) {
  const std::string text = "a { b: 1 c < d: 2 > } e: [{ f: 3 }] ";
  std::vector<std::string> texts;
  for (const TextField& field : FieldsOf(text, 1)) {
    texts.push_back(text.substr(field.begin, field.end - field.begin));
  }
  EXPECT_THAT(texts, ElementsAre("a { b: 1 c < d: 2 > } ", "b: 1 ",
                                 "c < d: 2 > ", "e: [{ f: 3 }] "));
  const auto fields = FieldsOf(text, 9);
  ASSERT_EQ(fields.size(), 6u);
  EXPECT_EQ(fields[3].depth, 2);
  EXPECT_TRUE((fields[3].next == TextPlace{0, 18}));  // the bracket
  EXPECT_EQ(fields[5].depth, 2);                      // in a list too
}

TEST(FieldsOfTest, MalformedTextGivesWhatCanBeToldApart) {
  EXPECT_THAT(Texts(""), IsEmpty());
  EXPECT_THAT(Texts("] } 7 x"), IsEmpty());
  EXPECT_THAT(Texts("a: ]b: 1"), ElementsAre("a: ]", "b: 1"));
  EXPECT_THAT(Texts("a: \"open"), ElementsAre("a: \"open"));
}

}  // namespace
}  // namespace railreach::wire
