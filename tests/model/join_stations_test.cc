#include "engine/model/join_stations.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Stations = IdVector<StationId, Station>;

// On the equator, where 0.001 degrees along it are 111.3 m.
Station At(const std::string& key, const std::string& zh, double thousandths) {
  Station station;
  station.name = {key, zh, ""};
  station.position = {0, thousandths / 1000};
  return station;
}

Stations Of(std::vector<Station> stations) {
  return Stations(std::move(stations));
}

// The key of the station that each one is joined to, or "-".
std::vector<std::string> Joined(const Stations& stations, const Stations& known,
                                const JoinOptions& options = {}) {
  std::vector<std::string> keys;
  for (const StationId id :
       JoinStations("feed", stations, options, known).station) {
    keys.push_back(id.is_none() ? "-" : known[id].name.key);
  }
  return keys;
}

TEST(JoinStationsTest, NamesAreNormalised) {
  EXPECT_EQ(NormalisedName("Shanghai Hongqiao Station"), "shanghaihongqiao");
  EXPECT_EQ(NormalisedName("上海　虹桥站"), "上海虹桥");
  EXPECT_EQ(NormalisedName("Ｔ２航站楼"), "t2航站楼");
  EXPECT_EQ(NormalisedName("GÖTEBORG c"), "göteborgc");
  EXPECT_EQ(NormalisedName("Киевская"), NormalisedName("КИЕВСКАЯ"));
  EXPECT_EQ(NormalisedName("站"), "站");
  EXPECT_EQ(NormalisedName("Station"), "station");
  EXPECT_EQ(NormalisedName(" "), "");
  EXPECT_EQ(NormalisedName("\xff\xe4"), NormalisedName("\xff\xe4"));
}

TEST(JoinStationsTest, EqualNamesJoinWithinTheirDistance) {
  const Stations known = Of({At("a", "虹桥", 0)});
  EXPECT_THAT(Joined(Of({At("x", "虹桥站", 10)}), known), ElementsAre("a"));
  // 0.018 degrees are 2003.8 m.
  EXPECT_THAT(Joined(Of({At("x", "虹桥", 18)}), known), ElementsAre("-"));
  EXPECT_THAT(Joined(Of({At("x", "虹桥", 18)}), known,
                     {.same_name = Metres(2004.0), .any_name = Metres()}),
              ElementsAre("a"));
}

TEST(JoinStationsTest, EitherNameMayBeEqual) {
  Station known = At("a", "虹桥", 0);
  known.name.en = "Hongqiao";
  Station feed = At("x", "", 1);
  feed.name.en = "HONGQIAO station";
  EXPECT_THAT(Joined(Of({feed}), Of({known})), ElementsAre("a"));
}

TEST(JoinStationsTest, StationsWithoutNamesDoNotJoinByThem) {
  EXPECT_THAT(Joined(Of({At("x", "", 0)}), Of({At("a", "", 0)})),
              ElementsAre("-"));
}

TEST(JoinStationsTest, TheNearestOfSeveralWins) {
  const Stations known =
      Of({At("far", "南站", 5), At("near", "南站", 2), At("west", "南站", -4)});
  EXPECT_THAT(Joined(Of({At("x", "南站", 0)}), known), ElementsAre("near"));
}

// x is 1 from a, y is 2: x takes it, and y the next one.
TEST(JoinStationsTest, IsOneToOneWithinASource) {
  const Stations known = Of({At("a", "南站", 0), At("b", "南站", 9)});
  EXPECT_THAT(Joined(Of({At("y", "南站", 2), At("x", "南站", -1)}), known),
              ElementsAre("b", "a"));
  const Stations three =
      Of({At("y", "南站", 2), At("x", "南站", -1), At("z", "南站", 3)});
  EXPECT_THAT(Joined(three, known), ElementsAre("-", "a", "b"));
}

TEST(JoinStationsTest, AnyNamesJoinOnlyWhenAsked) {
  const Stations known = Of({At("a", "甲", 0), At("b", "乙", 5)});
  const Stations feed = Of({At("x", "丙", 1)});
  EXPECT_THAT(Joined(feed, known), ElementsAre("-"));
  const JoinOptions options = {.same_name = Metres(2000.0),
                               .any_name = Metres(600.0)};
  EXPECT_THAT(Joined(feed, known, options), ElementsAre("a"));
  // An equal name comes first, even if another is nearer.
  EXPECT_THAT(Joined(Of({At("x", "乙", 1)}), known, options), ElementsAre("b"));
}

TEST(JoinStationsTest, StationsWithPassengersComeFirst) {
  Station freight = At("freight", "七宝", 1);
  freight.passenger = false;
  EXPECT_THAT(
      Joined(Of({At("x", "七宝", 0)}), Of({freight, At("metro", "七宝", 6)})),
      ElementsAre("metro"));
  EXPECT_THAT(Joined(Of({At("x", "七宝", 0)}), Of({freight})),
              ElementsAre("freight"));
}

TEST(JoinStationsTest, ANamesake37KmAwayIsListedForReview) {
  // 0.333 degrees x 111.3195 km = 37.07 km.
  const StationMatches matches = JoinStations(
      "feed", Of({At("x", "新桥", 333)}), {}, Of({At("a", "新桥站", 0)}));
  EXPECT_TRUE(matches.station[StationId(0)].is_none());
  ASSERT_EQ(matches.report.size(), 1u);
  const StationJoin& join = matches.report[0];
  EXPECT_FALSE(join.joined);
  EXPECT_EQ(join.station, StationId(0));
  EXPECT_EQ(join.source, "feed");
  EXPECT_EQ(join.key, "x");
  EXPECT_EQ(join.name, "新桥");
  EXPECT_EQ(join.reason, "same name, 37.1 km apart: not joined");
}

TEST(JoinStationsTest, TheReportSaysWhatAndWhy) {
  const Stations known = Of({At("a", "甲", 0), At("b", "乙", 100)});
  const Stations feed = Of({At("x", "甲", 1), At("y", "甲", 2),
                            At("z", "丙", 101), At("far", "丁", 500)});
  const auto report = JoinStations("feed", feed, {}, known).report;
  ASSERT_EQ(report.size(), 3u);  // nothing to say of "far"
  EXPECT_TRUE(report[0].joined);
  EXPECT_EQ(report[0].reason, "same name, 111 m apart");
  EXPECT_FALSE(report[1].joined);
  EXPECT_THAT(report[1].reason, HasSubstr("a better match was joined"));
  EXPECT_FALSE(report[2].joined);
  EXPECT_EQ(report[2].reason, "called 乙, 111 m apart: not joined");
}

TEST(JoinStationsTest, NothingJoinsWithNothing) {
  EXPECT_THAT(JoinStations("feed", {}, {}, {}).report, IsEmpty());
  EXPECT_THAT(Joined(Of({At("x", "甲", 0)}), {}), ElementsAre("-"));
  EXPECT_THAT(Joined({}, Of({At("a", "甲", 0)})), IsEmpty());
}

// The order of the feed decides nothing but ties.
TEST(JoinStationsTest, DoesNotDependOnTheOrder) {
  std::vector<Station> known, feed;
  for (int i = 0; i < 40; ++i) {
    const std::string name = std::to_string(i % 7);
    known.push_back(At(absl::StrCat("k", i), name, i * 3.1));
    feed.push_back(At(absl::StrCat("f", i), name, i * 2.7 + 0.4));
  }
  const auto pairs = [&](const std::vector<Station>& stations) {
    const Stations rows{std::vector<Station>(stations)};
    const auto keys = Joined(rows, Of(known));
    std::vector<std::string> result;
    for (size_t i = 0; i < keys.size(); ++i) {
      result.push_back(absl::StrCat(stations[i].name.key, " ", keys[i]));
    }
    std::sort(result.begin(), result.end());
    return result;
  };
  const auto forward = pairs(feed);
  std::reverse(feed.begin(), feed.end());
  EXPECT_EQ(forward, pairs(feed));
  std::vector<std::string> targets;
  for (const std::string& pair : forward) {
    const std::string target = pair.substr(pair.find(' ') + 1);
    if (target != "-") targets.push_back(target);
  }
  EXPECT_GT(targets.size(), 20u);
  std::sort(targets.begin(), targets.end());
  EXPECT_EQ(std::unique(targets.begin(), targets.end()), targets.end());
}

}  // namespace
}  // namespace railreach
