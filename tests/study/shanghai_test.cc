// What anyone who knows the network would check first, on the real tables.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "engine/geo/geodesic.h"
#include "engine/input/load_study.h"
#include "engine/study/run.h"
#include "engine/study/setting.h"
#include "engine/wire/result_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::AllOf;
using ::testing::Ge;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::UnorderedElementsAre;

constexpr char kStudy[] = RAILREACH_SOURCE_DIR "/networks/shanghai";

void NoProgress(absl::string_view, size_t, size_t) {}

// Loaded and run once for all tests; without outlines, which have their own.
const Study& Shanghai() {
  static const Study* const study = [] {
    Diagnostics diagnostics;
    auto* loaded =
        new Study(LoadStudy(kStudy, {"outlines=false"}, diagnostics));
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
    return loaded;
  }();
  return *study;
}

const StudyResult& Result() {
  static const auto* const result =
      new StudyResult(RunStudy(Shanghai(), 2, NoProgress));
  return *result;
}

template <typename IdType, typename Row>
IdType Named(const IdVector<IdType, Row>& rows, const std::string& key) {
  for (const IdType id : rows.ids()) {
    if (rows[id].name.key == key) return id;
  }
  ADD_FAILURE() << "nothing is called " << key;
  return IdType(0);
}

// The fastest train of the headline band between two stations, in minutes.
double FastestTrain(const std::string& from, const std::string& to) {
  const LineModel& lines = Shanghai().model.lines;
  const BandId band = OptionsOf(Shanghai()).band;
  const StationId a = Named(lines.stations, from);
  const StationId b = Named(lines.stations, to);
  Seconds best = kUnreachable;
  for (const Service& service : lines.services) {
    if (service.band != band || !lines.line_of(service.pattern).open) continue;
    Seconds since_a = kUnreachable;
    for (const PatternStop& stop : lines.patterns[service.pattern].stops) {
      since_a += stop.run;
      if (stop.station == b) best = std::min(best, since_a);
      since_a = stop.station == a ? Seconds(0) : since_a + stop.dwell;
    }
  }
  return best.count() / 60.0;
}

TEST(ShanghaiTest, LoadsWithoutAnError) {
  EXPECT_LE(Shanghai().num_warnings, 5u);
}

TEST(ShanghaiTest, HongqiaoStandsWhereItStands) {
  const auto& stations = Shanghai().model.lines.stations;
  const LatLng hongqiao = stations[Named(stations, "rail:上海虹桥")].position;
  EXPECT_LT(GeodesicDistance(hongqiao, {31.1960, 121.3162}), Metres(300.0));
}

TEST(ShanghaiTest, TrainsTakeWhatTheyTake) {
  EXPECT_THAT(FastestTrain("rail:上海虹桥", "rail:苏州北"),
              AllOf(Ge(23), Le(30)));
  EXPECT_THAT(FastestTrain("rail:上海南", "rail:金山卫"),
              AllOf(Ge(32), Le(38)));
  EXPECT_THAT(FastestTrain("上海:人民广场", "上海:虹桥火车站"),
              AllOf(Ge(26), Le(36)));
}

TEST(ShanghaiTest, TheExistingPassengerNetworkIsOneComponent) {
  EXPECT_EQ(Result().counts.components, 1);
  EXPECT_THAT(Result().counts.stations, AllOf(Ge(1600), Le(1750)));
  EXPECT_THAT(Result().counts.lines, AllOf(Ge(95), Le(130)));
}

TEST(ShanghaiTest, EveryoneOfTheCensusIsThere) {
  EXPECT_EQ(Result().counts.people_study_area, 77'416'595);
  std::map<RegionId, int64_t> people;
  const Places& places = Shanghai().model.places;
  for (const ZonePoint& point : places.points) {
    people[places.zones[point.zone].region] += point.people;
  }
  int counties = 0;
  for (const RegionId id : places.regions.ids()) {
    const Region& region = places.regions[id];
    if (region.level != Level::kCounty || region.halo) continue;
    ++counties;
    EXPECT_EQ(people[id], region.people) << region.name.zh;
  }
  EXPECT_EQ(counties, 71);
}

TEST(ShanghaiTest, TenCountiesHaveNoStationAndOneHasNoTrain) {
  std::vector<std::string> without_station, without_trains;
  const Places& places = Shanghai().model.places;
  for (const CountyCoverage& county : Result().coverage.counties) {
    const ThingName& name = places.regions[county.county].name;
    if (county.state == CountyState::kNoStation) {
      without_station.push_back(name.key);
    }
    if (county.state == CountyState::kStationWithoutTrains) {
      without_trains.push_back(name.zh);
    }
  }
  EXPECT_THAT(without_station,
              UnorderedElementsAre("310151",  // 崇明
                                   "330282",  // 慈溪
                                   "330225",  // 象山
                                   "330411",  // 秀洲
                                   "330424",  // 海盐
                                   "330482",  // 平湖
                                   "330902",  // 定海
                                   "330903",  // 普陀, of Zhoushan
                                   "330921",  // 岱山
                                   "330922"   // 嵊泗
                                   ));
  EXPECT_THAT(without_trains, UnorderedElementsAre("如东县"));
}

TEST(ShanghaiTest, IntercityAndSuburbanRailIs62KmPer10000Km2InTheNarrowClass) {
  for (const DensityRow& row : Result().densities) {
    const Region& region = Shanghai().model.places.regions[row.region];
    if (region.level != Level::kStudyArea || row.measure != "narrow") continue;
    ASSERT_TRUE(row.km_per_10000_km2.has_value());
    EXPECT_NEAR(row.track.km(), 345, 5);
    EXPECT_NEAR(*row.km_per_10000_km2, 62, 1);
    return;
  }
  FAIL() << "no such row";
}

// Central Shanghai: 55 % of the people within 600 m of a station are asked for.
TEST(ShanghaiTest, SharesAreJudgedInPerCent) {
  const Places& places = Shanghai().model.places;
  bool seen = false;
  for (const AssessmentRow& row : Result().assessments) {
    if (places.targets[row.target].name.key != "people_600m_metro") continue;
    seen = true;
    ASSERT_TRUE(row.value.has_value());
    EXPECT_THAT(*row.value, AllOf(Ge(40), Le(90)));
    EXPECT_EQ(row.verdict, *row.value >= 55 ? Verdict::kMet : Verdict::kMissed);
  }
  EXPECT_TRUE(seen);
}

TEST(ShanghaiTest, TheSevenPartsOfEveryPairAddUpToItsTime) {
  const PairSheet& pairs = Result().pairs;
  size_t by_rail = 0;
  for (size_t from = 0; from < pairs.num_rows(); ++from) {
    for (size_t to = 0; to < pairs.num_cols(); ++to) {
      const PairRow& row = pairs(from, to);
      if (from == to || !row.reachable()) continue;
      ASSERT_EQ(row.total, row.access + row.entry + row.wait + row.ride +
                               row.change + row.exit + row.egress);
      if (row.rides == 0) continue;
      ++by_rail;
      ASSERT_LE(row.fewest_rides, row.rides);
      ASSERT_EQ(row.lines.size(), row.rides);
      ASSERT_FALSE(row.tiers.empty());
    }
  }
  EXPECT_GT(by_rail, 15'000u);
}

// The lanes found the catchments, the scalar twin the pairs.
TEST(ShanghaiTest, LanesAndScalarTwinAgree) {
  const Places& places = Shanghai().model.places;
  const Seconds cutoff = Minutes(60);
  size_t compared = 0;
  for (const NodeId from : places.nodes.ids()) {
    const Catchment& catchment = Result().catchments[from];
    if (catchment.direction != SearchDirection::kFrom) continue;
    int within = 0;
    for (const NodeId to : places.nodes.ids()) {
      within += to != from &&
                Result().pairs(from.index(), to.index()).total <= cutoff;
    }
    EXPECT_EQ(catchment.nodes_within[3], within) << places.nodes[from].name.zh;
    compared += static_cast<size_t>(within);
  }
  EXPECT_GT(compared, 500u);
}

TEST(ShanghaiTest, MoreTimeNeverReachesFewerAndRailNeverLosesPeople) {
  for (const Catchment& c : Result().catchments) {
    const std::vector<int64_t>& curve = c.door_to_door.study_area;
    EXPECT_TRUE(std::is_sorted(curve.begin(), curve.end()));
    EXPECT_GE(c.door_to_door.Within(60), c.without_rail.Within(60));
    EXPECT_GE(c.people_low_entry, c.door_to_door.Within(60));
    EXPECT_LE(c.people_high_entry, c.door_to_door.Within(60));
    // Not so for trunk and intercity: their trains share rides, and without
    // the slower ones the mean is shorter.
    for (const Tier tier : {Tier::kSuburban, Tier::kMetro}) {
      EXPECT_LE(c.people_without_tier[Index(tier)], c.door_to_door.Within(60));
    }
  }
}

TEST(ShanghaiTest, OpeningPlannedLinesNeverWorsens) {
  Diagnostics diagnostics;
  const Study later =
      LoadStudy(kStudy, {"outlines=false", "open_until=2030"}, diagnostics);
  ASSERT_TRUE(diagnostics.ok()) << diagnostics.Report();
  const StudyResult result = RunStudy(later, 2, NoProgress);
  int gains = 0;
  for (const Catchment& now : Result().catchments) {
    const int64_t then = result.catchments[now.node].door_to_door.Within(60);
    gains += then > now.door_to_door.Within(60);
    // Trains of a group share their rides, so that a slower pattern that opens
    // can lengthen the mean by a little.
    EXPECT_GE(then, now.door_to_door.Within(60) * 98 / 100)
        << later.model.places.nodes[now.node].name.zh;
  }
  EXPECT_GT(gains, 20);
  EXPECT_GT(result.counts.lines, Result().counts.lines);
}

TEST(ShanghaiTest, TheBytesDoNotDependOnTheNumberOfThreads) {
  const std::string bytes = EncodeResult(Shanghai(), Result());
  for (const int threads : {1, 3, 8}) {
    EXPECT_TRUE(bytes == EncodeResult(Shanghai(), RunStudy(Shanghai(), threads,
                                                           NoProgress)))
        << threads << " threads";
  }
}

}  // namespace
}  // namespace railreach
