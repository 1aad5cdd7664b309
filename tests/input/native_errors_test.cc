// Every kind of problem once: the base network (base_network.h), damaged in
// one place, reports that one problem at its place and nothing else.
#include <ostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/input/native_tables.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/input/base_network.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Damage {
  const char* name;
  const char* file;
  const char* from;  // "" appends `to`
  const char* to;
  const char* problem;  // how its line in the report begins
};

void PrintTo(const Damage& damage, std::ostream* out) { *out << damage.name; }

std::string ReportOf(const TableTexts& tables) {
  Diagnostics diagnostics;
  ParseNativeTables(tables, diagnostics);
  return diagnostics.Report();
}

std::string ReportOf(const Damage& damage) {
  TableTexts tables = BaseTables();
  std::string& text = tables[damage.file];
  if (*damage.from == '\0') {
    text += damage.to;
  } else {
    Replace(text, damage.from, damage.to);
  }
  return ReportOf(tables);
}

class OneProblemTest : public testing::TestWithParam<Damage> {};

TEST_P(OneProblemTest, IsReportedAtItsPlaceAndNothingElseIs) {
  const std::string report = ReportOf(GetParam());
  EXPECT_THAT(report, StartsWith(GetParam().problem));
  const bool is_error =
      std::string(GetParam().problem).find(": error: ") != std::string::npos;
  EXPECT_THAT(report, HasSubstr(is_error ? "\n1 errors, 0 warnings\n"
                                         : "\n0 errors, 1 warnings\n"));
}

constexpr Damage kFields[] = {
    {"MissingColumn", "region_members.csv",
     "region_id,member_id\narea,city\ncity,c1", "region_id",
     "region_members.csv:1: error: column 'member_id' is missing; add it; "
     "networks/README.md lists the columns"},
    {"UnknownColumn", "values.csv", ",source\n", ",sauce\n",
     "values.csv:1:5: warning: column 'sauce' is unknown and not read; did "
     "you mean source?; rename"},
    {"ColumnTwice", "values.csv", "unit,source", "unit,unit",
     "values.csv:1:5: error: column 'unit' stands twice"},
    {"BlankField", "zones.csv", "z1,东镇", "z1,",
     "zones.csv:2:2: error: name_zh is blank; fill it in"},
    {"MissingField", "zones.csv", "c1,no,main", "c1,no",
     "zones.csv:2: error: 8 fields, the header has 9"},
    {"NotANumber", "tracks.csv", "15.5", "15.5km",
     "tracks.csv:2:5: error: km '15.5km' is not a number; write digits"},
    {"Infinity", "tracks.csv", "15.5", "inf",
     "tracks.csv:2:5: error: km 'inf' is not a number"},
    {"HugeNumber", "tracks.csv", "15.5", "1e308",
     "tracks.csv:2:5: error: km '1e308' is not between 0.001 and 5000"},
    {"NegativeKm", "tracks.csv", "15.5", "-15.5",
     "tracks.csv:2:5: error: km '-15.5' is not between"},
    {"ZeroRun", "line_stops.csv", "R2,900", "R2,0",
     "line_stops.csv:3:6: error: run_s '0' is not between 1 and 86400"},
    {"PartOfAPerson", "zones.csv", "20000", "20000.5",
     "zones.csv:2:6: error: people '20000.5' is not a whole number; round it"},
    {"NegativePeople", "zones.csv", "20000", "-1",
     "zones.csv:2:6: error: people '-1' is not between 0 and"},
    {"UnknownWord", "lines.csv", "metro,planned", "metro,wished",
     "lines.csv:4:5: error: status 'wished' is unknown; write one of: "
     "existing, construction, planned"},
    {"NeitherYesNorNo", "stations.csv", "c1,no,", "c1,0,",
     "stations.csv:7:7: error: passenger '0' is unknown; write one of: no, "
     "yes"},
    {"BadTime", "bands.csv", "24:30", "24:60",
     "bands.csv:3:5: error: to '24:60' is not a time of day; write HH:MM"},
    {"BadColour", "lines.csv", "#C8102E", "red",
     "lines.csv:2:9: error: colour 'red' is not a colour; write #RRGGBB"},
    {"ControlCharacter", "zones.csv", "z1,东镇", "z1,\"东\n镇\"",
     "zones.csv:2:2: error: name_zh holds a line break"},
    {"LatitudeOffTheGlobe", "stations.csv", "31.4000,121.2000", "91,30",
     "stations.csv:3:4: error: lat 91, lon 30: swapped?"},
    {"LongitudeOffTheGlobe", "stations.csv", "31.4000,121.2000", "31,200",
     "stations.csv:3:5: error: lon 200 is not between -180 and 180"},
    {"BothOffTheGlobe", "stations.csv", "31.4000,121.2000", "200,200",
     "stations.csv:3:4: error: lat 200 is not between -90 and 90"},
    {"Swapped", "stations.csv", "31.4000,121.2000", "121.2000,31.4000",
     "stations.csv:3:4: error: lat 121.2, lon 31.4: swapped?; put the "
     "latitude into lat"},
    {"NowherePoint", "zones.csv", "31.2050,121.4050", "0,0",
     "zones.csv:2:4: error: 0, 0 is no place on land"},
    {"HalfASeat", "regions.csv", "31.2100,121.4100", ",121.4100",
     "regions.csv:4:8: error: only one of seat_lat and seat_lon is given"},
};
INSTANTIATE_TEST_SUITE_P(Fields, OneProblemTest, testing::ValuesIn(kFields),
                         [](const auto& test) { return test.param.name; });

constexpr Damage kBytes[] = {
    {"Gbk", "bands.csv", "深夜", "\xC9\xEE\xD2\xB9",
     "bands.csv:3: error: the file is not UTF-8 (GBK or GB18030?); save it"},
    {"StrayQuote", "values.csv", "0.31,share,", "0.31,\"share\"s,",
     "values.csv:2:4: error: text after a closing quote"},
    {"OpenQuote", "values.csv", "yearbook", "\"yearbook",
     "values.csv:2:5: error: a quote is opened and never closed"},
    {"Semicolons", "values.csv",
     "indicator,region_id,value,unit,source\ngreen_share,city,0.31,share,"
     "yearbook",
     "indicator;region_id;value",
     "values.csv:1: error: the fields are separated by semicolons or tabs; "
     "separate them by commas\n1 errors, 0 warnings"},
};

TEST(BytesTest, AreNamedForWhatTheyAre) {
  for (const Damage& damage : kBytes) {
    SCOPED_TRACE(damage.name);
    EXPECT_THAT(ReportOf(damage), StartsWith(damage.problem));
  }
}

TEST(BytesTest, Utf16AndNulAreNamed) {
  TableTexts tables = BaseTables();
  tables["bands.csv"] = std::string(
      "\xFF\xFE"
      "b\0a\0",
      6);
  EXPECT_THAT(ReportOf(tables),
              StartsWith("bands.csv:1: error: the file is UTF-16; save it as "
                         "'CSV UTF-8'\n1 errors"));
  tables["bands.csv"] = std::string("band_id\n\0", 9);
  EXPECT_THAT(ReportOf(tables),
              StartsWith("bands.csv:2: error: the file holds a NUL byte"));
}

constexpr Damage kIds[] = {
    {"UnknownStation", "line_stops.csv", "1,out,1,R1", "1,out,1,R3",
     "line_stops.csv:2:5: error: station_id 'R3' is not in stations.csv; did "
     "you mean R1 (东站 East Station), R2 (西站 West Station), M3 (学院 "
     "College)?; correct it"},
    {"NameForAnId", "transfers.csv", "M1,R1,1080", "东站地铁,R1,1080",
     "transfers.csv:3:1: error: from_station '东站地铁' is not in "
     "stations.csv; did you mean M1 (东站地铁 East Metro)?"},
    {"UnknownLine", "line_stops.csv", "L3/out,L3,out,1,", "L3/out,L4,out,1,",
     "line_stops.csv:10:2: error: line_id 'L4' is not in lines.csv"},
    {"UnknownPattern", "services.csv", "L3/out", "L4/out",
     "services.csv:6:1: error: pattern_id 'L4/out' is not in line_stops.csv; "
     "did you mean L1/out, L2/out, L3/out?"},
    {"UnknownBand", "services.csv", "L3/out,peak", "L3/out,peek",
     "services.csv:6:2: error: band_id 'peek' is not in bands.csv; did you "
     "mean peak (早高峰 Morning Peak)?"},
    {"UnknownTrackLine", "lines.csv", "环线,,medium", "环|圆,,medium",
     "lines.csv:4:11: error: track_lines '环' is not in tracks.csv"},
    {"UnknownRegion", "zones.csv", "20000,c1", "20000,c9",
     "zones.csv:2:7: error: region_id 'c9' is not in regions.csv; did you "
     "mean c1 (东县 East County), c2 (西县 West County)?"},
    {"RegionThatIsNoCounty", "zones.csv", "20000,c1", "20000,city",
     "zones.csv:2:7: error: region_id 'city' is of level city; name the "
     "county"},
    {"ZoneWithoutARegion", "zones.csv", "20000,c1", "20000,",
     "zones.csv:2:7: error: region_id is blank"},
    {"UnknownMember", "region_members.csv", "city,c1", "city,c3",
     "region_members.csv:3:2: error: member_id 'c3' is not in regions.csv"},
    {"UnknownZone", "zone_points.csv", "z2,31.2180", "z9,31.2180",
     "zone_points.csv:2:1: error: zone_id 'z9' is not in zones.csv"},
    {"StationTwice", "stations.csv", "R2,西站", "R1,西站",
     "stations.csv:3:1: error: station_id 'R1' stands twice, first in line 2"},
    {"ZoneTwice", "zones.csv", "h1,西县", "z1,西县",
     "zones.csv:4:1: error: zone_id 'z1' stands twice, first in line 2"},
    {"MemberThatIsARegionAndAZone", "zones.csv", "h1,西县", "c1,西县",
     "region_members.csv:3:2: error: member_id 'c1' is a region and a zone"},
};

TEST(IdsTest, AreReportedWithNearMisses) {
  for (const Damage& damage : kIds) {
    SCOPED_TRACE(damage.name);
    EXPECT_THAT(ReportOf(damage), HasSubstr(damage.problem));
  }
}

constexpr Damage kLines[] = {
    {"EntryOutOfOrder", "tiers.csv", "900,600,1200", "500,600,1200",
     "tiers.csv:2:2: error: entry_low_s, entry_s and entry_high_s do not "
     "ascend"},
    {"BadRadius", "tiers.csv", "600|800", "600|x",
     "tiers.csv:3:13: error: coverage_m: 'x' is no radius"},
    {"EmptyRadius", "tiers.csv", "600|800", "600||800",
     "tiers.csv:3:13: error: coverage_m has an empty part between '|'"},
    {"TierTwice", "tiers.csv", "",
     "metro,1,1,1,1,1,80,0.9,0.9,30,0,1.2,600,2\n",
     "tiers.csv:4:1: error: tier 'metro' stands twice; keep one row"},
    {"LinkToItself", "tracks.csv", "M1,M2", "M1,M1",
     "tracks.csv:4:3: error: the link leads back to its own station"},
    {"LinkTwice", "tracks.csv", "M3,M1", "M3,M2",
     "tracks.csv:6: error: the link stands twice; keep one row"},
    {"BarInATrackLine", "tracks.csv", "京西线,R1", "京|西线,R1",
     "tracks.csv:2:1: error: track_line holds a '|'"},
    {"TierWithoutARow", "tiers.csv", "metro,180", "suburban,180",
     "tracks.csv:4:4: error: tier 'metro' has no row in tiers.csv"},
    {"SeqTwice", "line_stops.csv", "L2,out,20", "L2,out,10",
     "line_stops.csv:5: error: pattern 'L2/out': seq 10 stands twice, first "
     "in line 4"},
    {"OneStop", "line_stops.csv", "L3/out,L3,out,2,M3,,,\n", "",
     "line_stops.csv:10: error: pattern 'L3/out' has one stop"},
    {"SameStationInARow", "line_stops.csv", "out,2,M3", "out,2,M2",
     "line_stops.csv:11: error: pattern 'L3/out' stops twice in a row at "
     "'M2' (公园)"},
    {"GoodsStation", "line_stops.csv", "1,out,2,R2", "1,out,2,D1",
     "line_stops.csv:3:5: error: station 'D1' (货场) has passenger 'no'"},
    {"PatternOfTwoLines", "line_stops.csv", "L3/out,L3,out,2",
     "L3/out,L2,out,2",
     "line_stops.csv:11:2: error: pattern 'L3/out' belongs to another line in "
     "line 10"},
    {"PatternOfTwoDirections", "line_stops.csv", "L3/out,L3,out,2",
     "L3/out,L3,back,2",
     "line_stops.csv:11:3: error: pattern 'L3/out' has the other direction in "
     "line 10"},
    {"RunOfTheFirstStop", "line_stops.csv", "out,1,R1,", "out,1,R1,60",
     "line_stops.csv:2: warning: pattern 'L1/out': run_s of its first stop is "
     "not used"},
    {"BandBackwards", "bands.csv", "22:00,24:30", "22:00,00:30",
     "bands.csv:3:5: error: the band ends at 00:30, not after its start at "
     "22:00; write times after midnight"},
    {"TrainsAndHeadway", "services.csv", "L3/out,peak,,", "L3/out,peak,2,",
     "services.csv:6: error: both trains and headway_s are given"},
    {"NeitherTrainsNorHeadway", "services.csv", "peak,,600", "peak,,",
     "services.csv:6: error: neither trains nor headway_s is given"},
    {"NoTrains", "services.csv", "peak,8,", "peak,0,",
     "services.csv:5:3: error: trains '0' is not between 0.001 and 10000"},
    {"ServiceTwice", "services.csv", "L1/out,late", "L1/out,peak",
     "services.csv:5: error: pattern and band stand twice, first in line 4"},
    {"TransferToItself", "transfers.csv", "R1,M1", "R1,R1",
     "transfers.csv:2:2: error: the transfer leads back to its own station"},
    {"TransferTwice", "transfers.csv", "M1,R1,1080", "R1,M1,1080",
     "transfers.csv:3: error: the transfer stands twice"},
    {"AccessTooShort", "access_rules.csv", "300,1800", "300,200",
     "access_rules.csv:3:7: error: max_s 200 is less than fixed_s 300"},
    {"AccessBackwards", "access_rules.csv", "15,1.4", "15,0.4",
     "access_rules.csv:5:5: error: detour '0.4' is not between 1 and 10"},
    {"AccessTwice", "access_rules.csv", "trunk,car,home", "trunk,walk,both",
     "access_rules.csv:3: error: tier, mode and end stand twice"},
};
INSTANTIATE_TEST_SUITE_P(Lines, OneProblemTest, testing::ValuesIn(kLines),
                         [](const auto& test) { return test.param.name; });

constexpr Damage kPlaces[] = {
    {"OfficialWithoutArea", "regions.csv", "500,yes", ",yes",
     "regions.csv:4:5: error: area_official is yes, but area_km2 is blank"},
    {"RegionHoldsItself", "region_members.csv", "", "city,city\n",
     "regions.csv:3: error: region 'city' holds itself through its members"},
    {"MemberTwice", "region_members.csv", "", "city,c1\n",
     "region_members.csv:4: error: the member stands twice"},
    {"NoPeople", "zones.csv", "20000", "0",
     "zones.csv:2: warning: zone 'z1' (东镇) has no people"},
    {"WeightlessZone", "zone_points.csv", "121.4180,1\nz2,31.2200,121.4200,2",
     "121.4180,0\n",
     "zone_points.csv: error: the weights of zone 'z2' add up to 0"},
    {"OneStationOfACorridor", "corridors.csv",
     "k1,京西走廊,Capital West,1,R1\n", "",
     "corridors.csv:2: error: corridor 'k1' has one station"},
    {"CorridorSeqTwice", "corridors.csv", "West,1,R1", "West,2,R1",
     "corridors.csv:3: error: corridor 'k1': seq 2 stands twice, first in "
     "line 2"},
    {"CorridorOfTwoNames", "corridors.csv", "Capital West,1", "West,1",
     "corridors.csv:3:2: error: corridor 'k1' has another name in line 2"},
    {"HalfAPair", "targets.csv", "new_town,hub", "new_town,",
     "targets.csv:3:8: error: only one of from_kind and to_kind is given"},
    {"UnknownKind", "targets.csv", "new_town,hub", "new_towns,hub",
     "targets.csv:3: warning: from_kind 'new_towns' is no kind of "
     "key_nodes.csv; did you mean new_town?"},
    {"ValueTwice", "values.csv", "", "green_share,city,1,,\n",
     "values.csv:3: error: indicator and region stand twice"},
    {"UnknownTable", "zone.csv", "", "zone_id\n",
     "zone.csv: warning: the table is unknown and not read; did you mean "
     "zones.csv?"},
};
INSTANTIATE_TEST_SUITE_P(Places, OneProblemTest, testing::ValuesIn(kPlaces),
                         [](const auto& test) { return test.param.name; });

TEST(NativeErrorsTest, ARegionThatHoldsItsHolderIsReportedWithItsRing) {
  TableTexts tables = BaseTables();
  tables["region_members.csv"] += "c1,area\n";
  EXPECT_THAT(ReportOf(tables), HasSubstr("regions.csv:2: error: region 'area' "
                                          "holds itself through"));
  EXPECT_THAT(ReportOf(tables), HasSubstr("\n3 errors, 0 warnings"));
}

TEST(NativeErrorsTest, AMissingTableIsOneErrorThatListsItsColumns) {
  for (const auto& [file, text] : BaseTables()) {
    TableTexts tables = BaseTables();
    tables.erase(file);
    const bool optional = file == "corridors.csv" || file == "values.csv" ||
                          file == "zone_points.csv";
    if (optional) {
      EXPECT_EQ(ReportOf(tables), "") << file;
      continue;
    }
    const std::string report = ReportOf(tables);
    EXPECT_THAT(report,
                StartsWith(absl::StrCat(file,
                                        ": error: the table is missing; "
                                        "add it, if only with its")));
    // Ids that may have stood in it are not reported too.
    EXPECT_THAT(report, HasSubstr("\n1 errors, ")) << file;
  }
}

TEST(NativeErrorsTest, ALostRowTakesNoIdsWithIt) {
  TableTexts tables = BaseTables();
  Replace(tables["stations.csv"], "R2,西站,West", "R2,西站,West,");
  EXPECT_THAT(ReportOf(tables),
              StartsWith("stations.csv:3: error: 11 fields, the header has 10; "
                         "quote fields that hold a comma\n1 errors"));
}

TEST(NativeErrorsTest, AllProblemsAreFoundInOneRun) {
  TableTexts tables = BaseTables();
  Replace(tables["stations.csv"], "31.2200,121.4200", "121.4200,31.2200");
  Replace(tables["lines.csv"], "metro,planned", "metro,wished");
  Replace(tables["zones.csv"], "20000", "many");
  Replace(tables["zones.csv"], "80000,c2", "80000,c7");
  Replace(tables["services.csv"], "peak,,300", "noon,,-300");
  Replace(tables["values.csv"], ",source\n", ",sauce\n");
  Diagnostics diagnostics;
  ParseNativeTables(tables, diagnostics);
  std::vector<std::string> places;
  for (const Problem& problem : diagnostics.Sorted()) {
    places.push_back(ToString(problem.place));
  }
  EXPECT_THAT(places, testing::ElementsAre("lines.csv:4:5", "services.csv:2:2",
                                           "services.csv:2:4",
                                           "stations.csv:5:4", "zones.csv:2:6",
                                           "zones.csv:4:7", "values.csv:1:5"));
  EXPECT_EQ(diagnostics.num_errors(), 6);
  EXPECT_FALSE(diagnostics.status().ok());
}

TEST(NativeErrorsTest, AQuotedNewlineKeepsTheLinesBehindItRight) {
  TableTexts tables = BaseTables();
  // The note of L3 runs over lines 4 and 5.
  tables["lines.csv"] += "L4,四线,Line 4,metro,soon,,Metro,metro:甲,,,,,,,\n";
  EXPECT_THAT(ReportOf(tables),
              StartsWith("lines.csv:6:5: error: status 'soon' is unknown"));
}

TEST(NativeErrorsTest, HugeCountsNeitherOverflowNorHang) {
  TableTexts tables = BaseTables();
  Replace(tables["zones.csv"], "20000", "10000000000");
  Replace(tables["zone_points.csv"], "121.4180,1\n",
          "121.4180,1000000000000\n");
  for (int i = 0; i < 200; ++i) {
    tables["zones.csv"] +=
        absl::StrCat("p", i, ",极,Pole,90,180,10000000000,c2,yes,\n");
  }
  Diagnostics diagnostics;
  const Places places = ParseNativeTables(tables, diagnostics).model.places;
  EXPECT_EQ(diagnostics.Report(), "");
  int64_t people = 0;
  for (const ZonePoint& point : places.points) {
    EXPECT_TRUE(IsValid(point.position));
    people += point.people;
  }
  EXPECT_EQ(people, 201 * 10'000'000'000 + 10'000 + 80'000);
}

}  // namespace
}  // namespace railreach
