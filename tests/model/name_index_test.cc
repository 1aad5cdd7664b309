#include "engine/model/name_index.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

NameIndex Stations() {
  NameIndex index("station");
  index.Add({"rail:SHH", "上海虹桥", "Shanghai Hongqiao"}, 0);
  index.Add({"rail:SHA", "上海", "Shanghai"}, 1);
  index.Add({"metro:HQ", "虹桥火车站", "Hongqiao Railway Station"}, 2);
  index.Add({"nb:zq", "庄桥", "Zhuangqiao"}, 3);
  index.Add({"sh:zq", "庄桥", "Zhuangqiao Road"}, 4);
  return index;
}

std::string ErrorOf(absl::string_view query) {
  return std::string(Stations().Find(query).status().message());
}

TEST(NameIndexTest, FindsByKeyByNameAndByTheStartOfEither) {
  const NameIndex index = Stations();
  EXPECT_EQ(index.Find("rail:SHH").value(), 0);
  EXPECT_EQ(index.Find("虹桥火车站").value(), 2);
  EXPECT_EQ(index.Find("HONGQIAO railway station").value(), 2);
  EXPECT_EQ(index.Find("虹桥").value(), 2);
  EXPECT_EQ(index.Find("shanghai h").value(), 0);
  EXPECT_EQ(index.Find("metro").value(), 2);
}

TEST(NameIndexTest, AnExactNameBeatsALongerOneThatStartsAlike) {
  EXPECT_EQ(Stations().Find("上海").value(), 1);
  EXPECT_EQ(Stations().Find("shanghai").value(), 1);
  EXPECT_EQ(Stations().Find("zhuangqiao").value(), 3);
}

TEST(NameIndexTest, SeveralOfOneNameAreListedWithTheirKeys) {
  EXPECT_EQ(Stations().Find("庄桥").status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ErrorOf("庄桥"),
            "'庄桥' is the name of 2 stations: nb:zq (庄桥 Zhuangqiao), sh:zq "
            "(庄桥 Zhuangqiao Road); give "
            "the id of one");
  EXPECT_EQ(ErrorOf("rail:"),
            "'rail:' begins the names of 2 stations: rail:SHH (上海虹桥 "
            "Shanghai Hongqiao), "
            "rail:SHA (上海 Shanghai); give the id of one");
}

TEST(NameIndexTest, NamesOfOneRowAreNoContradiction) {
  NameIndex index("line");
  index.Add({"L1", "一号线", "Line 1"}, 7);
  index.Add({"L1", "1号线", "Line One"}, 7);
  EXPECT_EQ(index.Find("Line").value(), 7);
}

TEST(NameIndexTest, ANearMissSuggests) {
  EXPECT_EQ(Stations().Find("上海红桥").status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_EQ(ErrorOf("上海红桥"),
            "no station is called '上海红桥'; did you mean rail:SHH "
            "(上海虹桥 Shanghai Hongqiao)?");
  EXPECT_THAT(ErrorOf("Shangahi"),
              HasSubstr("did you mean rail:SHA (上海 Shanghai)?"));
  EXPECT_THAT(ErrorOf("火车站"),
              HasSubstr("metro:HQ (虹桥火车站 Hongqiao Railway Station)"));
  EXPECT_EQ(ErrorOf("Paris Nord"), "no station is called 'Paris Nord'");
  EXPECT_EQ(ErrorOf(""), "the name of a station is empty");
}

TEST(NearMissesTest, TheNearestComeFirstAndFewAreGiven) {
  EXPECT_THAT(NearMisses("zone_i", {"zone", "zone_id", "cap_kmh"}),
              ElementsAre("zone_id", "zone"));
  EXPECT_THAT(NearMisses("ab", {"ac", "ad", "ae", "af"}, 2),
              ElementsAre("ac", "ad"));
  EXPECT_THAT(NearMisses("a", {"b"}), IsEmpty());  // nothing in common
  EXPECT_THAT(NearMisses("x", {}), IsEmpty());
}

TEST(EditDistanceTest, CountsCodePoints) {
  EXPECT_EQ(EditDistance("", "", 3), 0);
  EXPECT_EQ(EditDistance("kitten", "sitting", 5), 3);
  EXPECT_EQ(EditDistance("虹桥站", "虹桥", 5), 1);
  EXPECT_EQ(EditDistance("ab", "ba", 5), 1);  // a swap
  EXPECT_EQ(EditDistance("é", "e", 5), 1);
  EXPECT_EQ(EditDistance("\xFF", "\xFE\xE8", 5), 2);  // malformed
}

TEST(EditDistanceTest, IsCutAtTheBound) {
  EXPECT_EQ(EditDistance("kitten", "sitting", 2), 3);
  EXPECT_EQ(EditDistance("a", "abcdefgh", 3), 4);
  const std::string longest(65, 'a');
  EXPECT_EQ(EditDistance(longest, longest, 3), 0);
  EXPECT_EQ(EditDistance(longest, longest.substr(1), 3), 4);
}

}  // namespace
}  // namespace railreach
