#include "engine/input/scenario_files.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/base/check.h"
#include "engine/base/csv.h"
#include "engine/base/file.h"
#include "engine/input/load_study.h"
#include "engine/wire/scenario_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/input/base_network.h"
#include "tests/support/every_modification.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string ProblemsOf(const std::string& table) {
  Diagnostics diagnostics;
  ParseScenarioTable("s.csv", table, diagnostics);
  return diagnostics.Report();
}

// EveryModification() as a table.
constexpr char kEveryTable[] =
    "scenario_id,name_zh,name_en,cost,modification,line,new_name_zh,"
    "new_name_en,tier,stops,design_speed_kmh,band,headway_min,trains,"
    "departures,operator_class,operator,service_group,one_way,ring,colour,"
    "density_class,open_until,status,least_confidence,from,to,station,after,"
    "before,at,second_line,second_at,dwell_s,factor,run_s,direction,entry_s,"
    "exit_s,change_s,time_s,trips,from_time,to_time,later_s,people,zone,lat,"
    "lon,region,assumed\n";

using Cells = std::vector<std::pair<std::string, std::string>>;

// A row of kEveryTable with these cells filled.
std::string RowOf(const std::string& kind, const Cells& cells) {
  static const auto& columns = *new std::vector<std::string>([] {
    Diagnostics diagnostics;
    return CsvReader("", kEveryTable, diagnostics).columns();
  }());
  std::vector<std::string> fields(columns.size());
  const auto fill = [&](const std::string& column, const std::string& text) {
    const auto at = std::find(columns.begin(), columns.end(), column);
    CHECK(at != columns.end());
    fields[static_cast<size_t>(at - columns.begin())] = text;
  };
  fill("scenario_id", "every");
  fill("modification", kind);
  for (const auto& [column, text] : cells) fill(column, text);
  std::string row;
  AppendCsvRow(fields, row);
  return row;
}

std::string Stop(const char* station) {
  return absl::StrCat(station,
                      "@31.25/121.375;name_zh=新站;name_en=New "
                      "Station;run_s=240;dwell_s=0");
}

std::string RowsOfLines() {
  return absl::StrCat(
      RowOf("add_line", {{"name_zh", "所有"},
                         {"name_en", "Every, of all"},
                         {"cost", "12.5"},
                         {"line", "X1"},
                         {"new_name_zh", "新线"},
                         {"new_name_en", "New Line"},
                         {"tier", "suburban"},
                         {"stops", absl::StrCat("R1|", Stop("N1"), "|R1")},
                         {"design_speed_kmh", "160"},
                         {"band", "peak|late"},
                         {"headway_min", "3.3333333333|"},
                         {"trains", "|1.5"},
                         {"departures", "06:30|25:00:01"},
                         {"operator_class", "rail"},
                         {"operator", "Rail"},
                         {"service_group", "fast"},
                         {"one_way", "yes"},
                         {"ring", "yes"},
                         {"colour", "#00AAff"},
                         {"density_class", "middle"}}),
      RowOf("add_line", {{"line", "X2"},
                         {"new_name_zh", "新线二"},
                         {"new_name_en", "Second New Line"},
                         {"tier", "trunk"},
                         {"stops", "R1|R2"},
                         {"headway_min", "0"}}),
      RowOf("open_lines", {{"line", "L3|环线支线"},
                           {"open_until", "2030"},
                           {"status", "planned"},
                           {"least_confidence", "high"}}),
      RowOf("open_lines",
            {{"status", "construction"}, {"least_confidence", "low"}}),
      RowOf("close_line", {{"line", "L1"}}),
      RowOf("close_section", {{"line", "L2"}, {"from", "M1"}, {"to", "M2"}}),
      RowOf("close_section", {{"from", "M2"}, {"to", "M3"}}),
      RowOf("close_station", {{"station", "M2"}}),
      RowOf("close_transfer", {{"from", "R1"}, {"to", "M1"}}),
      RowOf("close_transfer",
            {{"from", "M1"}, {"to", "R1"}, {"one_way", "yes"}}));
}

std::string RowsOfStops() {
  const Cells trains = {{"band", "peak|late"},
                        {"headway_min", "3.33333333|"},
                        {"trains", "|1.5"}};
  Cells branch = {{"line", "L1"},
                  {"from", "R1"},
                  {"at", "D1"},
                  {"stops", Stop("N5")},
                  {"design_speed_kmh", "120"}};
  branch.insert(branch.end(), trains.begin(), trains.end());
  return absl::StrCat(
      RowOf("add_stop", {{"line", "L1"},
                         {"stops", Stop("N2")},
                         {"after", "R1"},
                         {"before", "R2"}}),
      RowOf("add_stop", {{"line", "L1"}, {"stops", "D1"}}),
      RowOf("extend_line",
            {{"line", "L1"},
             {"at", "R2"},
             {"stops", absl::StrCat(Stop("N3"), "|", Stop("N4"))},
             {"design_speed_kmh", "250"}}),
      RowOf("shorten_line", {{"line", "L2"}, {"from", "M1"}, {"to", "M2"}}),
      RowOf("reroute_line", {{"line", "L1"},
                             {"from", "R1"},
                             {"to", "R2"},
                             {"stops", "D1"},
                             {"design_speed_kmh", "200.5"}}),
      RowOf("reroute_line", {{"line", "L2"}, {"from", "M1"}, {"to", "M3"}}),
      RowOf("branch_line", branch),
      RowOf("join_lines", {{"line", "L1"},
                           {"second_line", "L2"},
                           {"at", "R1"},
                           {"second_at", "M1"},
                           {"dwell_s", "60"}}),
      RowOf("join_lines",
            {{"line", "L1"}, {"second_line", "L3"}, {"at", "R1"}}),
      RowOf("split_line", {{"line", "L2"}, {"at", "M2"}}));
}

std::string RowsOfTimes() {
  return absl::StrCat(
      RowOf("set_run_times", {{"line", "L1"}, {"factor", "0.9"}}),
      RowOf("set_run_times", {{"line", "L1"}, {"design_speed_kmh", "350"}}),
      RowOf("set_run_times",
            {{"line", "L2"}, {"from", "M1"}, {"to", "M3"}, {"run_s", "333"}}),
      RowOf("set_dwell", {{"line", "L2"}, {"station", "M2"}, {"dwell_s", "0"}}),
      RowOf("set_dwell", {{"line", "L2"}, {"dwell_s", "45"}}),
      RowOf("set_trains", {{"line", "L1"},
                           {"direction", "back"},
                           {"band", "peak|late"},
                           {"headway_min", "3.33333333|"},
                           {"trains", "|1.5"}}),
      RowOf("set_trains", {{"line", "L2"}, {"factor", "0.5"}}),
      RowOf("set_tier", {{"line", "L3"}, {"tier", "conventional"}}),
      RowOf("set_platform_times", {{"station", "R1"},
                                   {"entry_s", "1"},
                                   {"exit_s", "2"},
                                   {"change_s", "0"}}),
      RowOf("set_platform_times", {{"tier", "metro"}, {"entry_s", "90"}}),
      RowOf("set_transfer", {{"from", "R1"},
                             {"to", "M1"},
                             {"time_s", "300"},
                             {"one_way", "yes"}}),
      RowOf("set_transfer", {{"from", "R2"}, {"to", "M1"}, {"time_s", "0"}}),
      RowOf("integrate_operators", {}));
}

std::string RowsOfTrips() {
  return absl::StrCat(
      RowOf("drop_trips", {{"line", "L1"}, {"trips", "t1|t2"}}),
      RowOf("drop_trips",
            {{"line", "L1"}, {"from_time", "07:00"}, {"to_time", "9:00"}}),
      RowOf("shift_trips",
            {{"line", "L1"}, {"from_time", "7:00"}, {"later_s", "-300"}}),
      RowOf("shift_trips",
            {{"line", "L1"}, {"trips", "t3"}, {"later_s", "60"}}),
      RowOf("shift_trips",
            {{"line", "L1"}, {"to_time", "8:00"}, {"later_s", "60"}}),
      RowOf("add_trips", {{"line", "L1"},
                          {"direction", "back"},
                          {"departures", "7:05|24:30"}}),
      RowOf("add_trips", {{"line", "L1"}, {"departures", "5:00"}}),
      RowOf("move_people", {{"from", "z1"}, {"to", "z2"}, {"people", "5000"}}),
      RowOf("move_people", {{"to", "z1"}, {"people", "-200"}}),
      RowOf("add_zone", {{"zone", "z9"},
                         {"new_name_zh", "新镇"},
                         {"new_name_en", "New Town"},
                         {"lat", "31.3"},
                         {"lon", "121.3"},
                         {"people", "80000"},
                         {"region", "c1"},
                         {"assumed", "yes"}}));
}

TEST(ParseScenarioTableTest, ReadsEveryModificationAsTheTextDoes) {
  Diagnostics diagnostics;
  const auto scenarios =
      ParseScenarioTable("s.csv",
                         absl::StrCat(kEveryTable, RowsOfLines(), RowsOfStops(),
                                      RowsOfTimes(), RowsOfTrips()),
                         diagnostics);
  ASSERT_EQ(diagnostics.Report(), "");
  EXPECT_EQ(ScenarioText(scenarios), ScenarioText({EveryModification()}));
  EXPECT_EQ(scenarios[0].file, "s.csv");
  EXPECT_EQ(scenarios[0].modifications[2].provenance.line, 4u);
}

TEST(ParseScenarioTableTest, RowsOfOneIdMakeOneScenario) {
  Diagnostics diagnostics;
  const auto scenarios = ParseScenarioTable(
      "s.csv",
      "scenario_id,name_zh,name_en,cost,modification,line,dwell_s,note\n"
      "b,乙,B,3,close_line,L1,,\n"
      "a,甲,A,,close_line,L2,,an idea\n"
      "b,,,,set_dwell,L2,20,\n"
      "b,乙,B,3.0,close_line,L3,,\n",
      diagnostics);
  ASSERT_EQ(diagnostics.Report(), "");
  ASSERT_EQ(scenarios.size(), 2u);
  EXPECT_EQ(scenarios[0].name.key, "b");
  EXPECT_EQ(scenarios[0].cost, 3);
  ASSERT_EQ(scenarios[0].modifications.size(), 3u);
  EXPECT_EQ(std::get<SetDwell>(scenarios[0].modifications[1].change).dwell,
            Seconds(20));
  EXPECT_EQ(scenarios[0].modifications[1].provenance.line, 4u);
  EXPECT_EQ(scenarios[1].cost, 0);
  EXPECT_EQ(scenarios[1].modifications.size(), 1u);
}

TEST(ParseScenarioTableTest, ReportsAllProblemsWithTheirPlaces) {
  EXPECT_EQ(
      ProblemsOf("scenario_id,name_zh,name_en,cost,modification,line,dwell_s,"
                 "from_time,assumed\n"
                 "a,甲,,x,close_line,L1,,,\n"
                 "a,乙,,2,set_dwel,L1,20,,\n"
                 ",丙,C,,set_dwell,,2.5,,\n"
                 "d,丁,D,,close_line,L1,20,7:00,\n"
                 "e,戊,E,,,L1,,,\n"
                 "f,己,F,,drop_trips,L1,,noon,maybe\n"
                 "g,庚,G,,close_line,,,,\n"),
      "s.csv:2:3: error: name_en is blank; fill it in\n"
      "s.csv:2:4: error: cost 'x' is not a number; write digits with a "
      "decimal point, such as 12.5\n"
      "s.csv:3:2: error: name_zh of scenario 'a' was '甲' in its first row; "
      "leave it blank in later rows\n"
      "s.csv:3:4: error: cost of scenario 'a' was 0 in its first row; leave "
      "it blank in later rows\n"
      "s.csv:3:5: error: no modification is called 'set_dwel'; did you mean "
      "set_dwell, set_tier?; write one of: add_line, open_lines, close_line, "
      "close_section, close_station, close_transfer, add_stop, extend_line, "
      "shorten_line, reroute_line, branch_line, join_lines, split_line, "
      "set_run_times, set_dwell, set_trains, set_tier, set_platform_times, "
      "set_transfer, integrate_operators, drop_trips, shift_trips, add_trips, "
      "move_people, add_zone\n"
      "s.csv:4:1: error: scenario_id is blank; fill it in\n"
      "s.csv:4:7: error: dwell_s '2.5' is not a whole number; round it\n"
      "s.csv:5:7: error: close_line has no use for dwell_s '20'; empty it; "
      "close_line takes line\n"
      "s.csv:5:8: error: close_line has no use for from_time '7:00'; empty "
      "it; close_line takes line\n"
      "s.csv:6:5: error: modification is blank; fill it in\n"
      "s.csv:7:8: error: drop_trips: from_time 'noon' is not a time of day; "
      "write HH:MM, such as 07:00 or 25:30\n"
      "s.csv:8: error: close_line: line is missing; give it\n"
      "12 errors, 0 warnings\n");
}

TEST(ParseScenarioTableTest, NamesColumnsThatNobodyKnows) {
  const std::string problems = ProblemsOf(
      "scenario_id,name_zh,name_en,modificaton,line,headway\n"
      "a,甲,A,close_line,L1,3\n");
  EXPECT_THAT(problems, HasSubstr("s.csv:1: error: column 'modification' is "
                                  "missing; did you mean modificaton?"));
  EXPECT_THAT(problems, HasSubstr("s.csv:1:6: warning: column 'headway' is "
                                  "unknown and not read; did you mean "
                                  "headway_min?"));
  EXPECT_THAT(ProblemsOf("scenario_id,name_zh,name_en,modification\n"),
              HasSubstr("holds no scenario"));
  EXPECT_THAT(ProblemsOf(""), HasSubstr("s.csv"));
}

// The base network's study in a folder.
class ScenarioFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              absl::StrCat("scenario_files_", getpid());
    fs::create_directories(folder_ / "studies");
    for (const auto& [name, text] : BaseTables()) Write(name, text);
    Write("close.textproto",
          "scenario { scenario_id: \"c\" name_zh: \"关\" name_en: \"Close\"\n"
          "  modification { close_line { line: \"L1\" } } }\n");
    Write("studies/close.csv",
          "scenario_id,name_zh,name_en,modification,line\n"
          "r,环,Ring,close_line,L2\n"
          "x,无,None,close_line,L9\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string Path(const std::string& name) const {
    return (folder_ / name).string();
  }
  void Write(const std::string& name, const std::string& text) {
    ASSERT_TRUE(WriteFileAtomically(Path(name), text).ok());
  }
  // A study in the folder below the tables.
  Study Load(const std::string& parameters,
             const std::vector<std::string>& scenarios = {}) {
    Write("studies/s.textproto", "band: \"peak\"\n" + parameters);
    diagnostics_ = Diagnostics();
    return LoadStudy(Path("studies/s.textproto"), {}, diagnostics_, {},
                     scenarios);
  }

  static std::vector<std::string> Running(const Study& study) {
    std::vector<std::string> keys;
    const LineModel& model = study.model.lines;
    for (const LineId id : model.lines.ids()) {
      for (const Pattern& pattern : model.patterns) {
        if (pattern.line != id || !model.Runs(pattern)) continue;
        keys.push_back(model.lines[id].name.key);
        break;
      }
    }
    return keys;
  }
  static bool HasInput(const Study& study, const std::string& name) {
    return std::any_of(study.inputs.begin(), study.inputs.end(),
                       [&](const InputFile& file) {
                         return file.name == name && !file.fingerprint.empty();
                       });
  }

  fs::path folder_;
  Diagnostics diagnostics_;
};

TEST_F(ScenarioFilesTest, BothKindsAreReadByTheirExtension) {
  Diagnostics diagnostics;
  std::vector<InputFile> inputs;
  const auto text = ReadScenarios(Path("close.textproto"), inputs, diagnostics);
  const auto table =
      ReadScenarios(Path("studies/close.csv"), inputs, diagnostics);
  EXPECT_EQ(diagnostics.Report(), "");
  EXPECT_EQ(text.size(), 1u);
  EXPECT_EQ(table.size(), 2u);
  ASSERT_EQ(inputs.size(), 2u);
  EXPECT_EQ(inputs[0].name, "close.textproto");
  EXPECT_EQ(inputs[1].name, "close.csv");
  EXPECT_EQ(inputs[1].fingerprint.size(), 32u);
}

TEST_F(ScenarioFilesTest, OtherFilesAreRefused) {
  const auto problems = [&](const std::string& name) {
    Diagnostics diagnostics;
    std::vector<InputFile> inputs;
    ReadScenarios(Path(name), inputs, diagnostics);
    return diagnostics.Report();
  };
  Write("notes.txt", "close L1");
  EXPECT_THAT(problems("notes.txt"), HasSubstr("notes.txt: error: is no file "
                                               "of scenarios; name it"));
  EXPECT_THAT(problems("none.csv"), HasSubstr("none.csv: error: "));
  Write("large.csv", std::string(kMaxScenarioBytes + 1, ' '));
  EXPECT_THAT(problems("large.csv"), HasSubstr("large.csv: error: "));
}

TEST_F(ScenarioFilesTest, AStudyIsThatOfItsScenarios) {
  EXPECT_THAT(Running(Load("")), ElementsAre("L1", "L2"));
  const Study study = Load("scenario: \"../close.textproto\"\n");
  ASSERT_EQ(diagnostics_.Report(), "");
  EXPECT_THAT(Running(study), ElementsAre("L2"));
  EXPECT_TRUE(HasInput(study, "close.textproto"));
}

TEST_F(ScenarioFilesTest, FilesOfTheCommandComeLastAndRelativeToItsFolder) {
  Write("studies/open.csv",
        "scenario_id,name_zh,name_en,modification,line\n"
        "o,开,Open,open_lines,L1\n");
  const Study study = Load("scenario: \"../close.textproto\"\n",
                           {fs::proximate(Path("studies/open.csv")).string()});
  ASSERT_EQ(diagnostics_.Report(), "");
  EXPECT_THAT(Running(study), ElementsAre("L1", "L2"));
  EXPECT_THAT(study.parameters.scenarios,
              ElementsAre("../close.textproto", "open.csv"));
}

TEST_F(ScenarioFilesTest, ErrorsOfScenariosStopTheStudy) {
  Load("scenario: \"../close.textproto\"  scenario: \"close.csv\"\n");
  EXPECT_THAT(diagnostics_.Report(), HasSubstr("close.csv:3"));
  EXPECT_THAT(diagnostics_.Report(), HasSubstr("L9"));
  Load("scenario: \"missing.csv\"\nscenario: \"bad.textproto\"\n");
  EXPECT_THAT(diagnostics_.Report(), HasSubstr("missing.csv: error: "));
  EXPECT_THAT(diagnostics_.Report(), HasSubstr("bad.textproto: error: "));
}

TEST_F(ScenarioFilesTest, CandidatesAreReadAndTriedOneByOne) {
  Write("studies/more.csv",
        "scenario_id,name_zh,name_en,modification,line,dwell_s\n"
        "m,慢,Slow,set_dwell,L2,50\n"
        "n,关,Close,close_line,L2,\n");
  Study study =
      Load("batch { candidates: [\"../close.textproto\", \"more.csv\"] }\n");
  ASSERT_EQ(diagnostics_.Report(), "");
  EXPECT_THAT(Running(study), ElementsAre("L1", "L2"));
  const auto candidates =
      LoadCandidates(study, Path("studies/s.textproto"), diagnostics_);
  ASSERT_EQ(diagnostics_.Report(), "");
  ASSERT_EQ(candidates.size(), 3u);
  EXPECT_EQ(candidates[1].name.key, "m");
  EXPECT_TRUE(HasInput(study, "close.textproto"));
  EXPECT_TRUE(HasInput(study, "more.csv"));
  EXPECT_THAT(Running(study), ElementsAre("L1", "L2"));
}

TEST_F(ScenarioFilesTest, CandidatesThatCannotBeAppliedAreNamed) {
  Study study = Load("batch { candidates: \"close.csv\" }\n");
  ASSERT_EQ(diagnostics_.Report(), "");
  LoadCandidates(study, Path("studies/s.textproto"), diagnostics_);
  EXPECT_THAT(diagnostics_.Report(), HasSubstr("close.csv:3"));
  EXPECT_THAT(diagnostics_.Report(), Not(HasSubstr("close.csv:2")));
}

TEST_F(ScenarioFilesTest, CandidatesHaveIdsOfTheirOwn) {
  Study study = Load(
      "batch { candidates: [\"../close.textproto\", "
      "\"../close.textproto\"] }\n");
  LoadCandidates(study, Path("studies/s.textproto"), diagnostics_);
  EXPECT_THAT(diagnostics_.Report(), HasSubstr("candidate 'c' stands in"));
  Study plain = Load("");
  EXPECT_THAT(LoadCandidates(plain, Path("studies/s.textproto"), diagnostics_),
              IsEmpty());
}

}  // namespace
}  // namespace railreach
