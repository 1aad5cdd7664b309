#include "engine/wire/scenario_wire.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "railreach/v1/scenario.pb.h"
#include "tests/support/every_modification.h"

namespace railreach {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<Scenario> Parse(const std::string& text) {
  Diagnostics diagnostics;
  auto scenarios = ParseScenarios("s.textproto", text, diagnostics);
  EXPECT_EQ(diagnostics.Report(), "");
  return scenarios;
}

std::string ErrorsOf(const std::string& text) {
  Diagnostics diagnostics;
  ParseScenarios("s.textproto", text, diagnostics);
  return diagnostics.Report();
}

// One scenario with one modification, from its third line on.
std::string ErrorsOfOne(const std::string& modification) {
  return ErrorsOf(absl::StrCat(
      "scenario { scenario_id: \"a\" name_zh: \"甲\" name_en: \"A\"\n"
      "  modification {\n",
      modification, "}}"));
}

// "AddLine.stop" for every field that is set in a message or below it.
void CollectSet(const Message& message, std::set<std::string>& names) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    names.insert(field->full_name());
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const auto& reflection = *message.GetReflection();
    if (!field->is_repeated()) {
      CollectSet(reflection.GetMessage(message, field), names);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      CollectSet(reflection.GetRepeatedMessage(message, field, i), names);
    }
  }
}

void CollectAll(const Descriptor& message, std::set<std::string>& names) {
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    const bool is_new = names.insert(field.full_name()).second;
    if (is_new && field.message_type() != nullptr) {
      CollectAll(*field.message_type(), names);
    }
  }
}

TEST(ScenarioTextTest, EveryModificationReadsBackTheSame) {
  const std::string text = ScenarioText({EveryModification()});
  const auto scenarios = Parse(text);
  ASSERT_EQ(scenarios.size(), 1u);
  EXPECT_EQ(ScenarioText(scenarios), text);
  EXPECT_EQ(scenarios[0].file, "s.textproto");
  EXPECT_EQ(scenarios[0].cost, 12.5);
}

// So that neither reading nor writing can forget a field.
TEST(ScenarioTextTest, EveryFieldOfTheSchemaIsWritten) {
  v1::ScenarioFile message;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      ScenarioText({EveryModification()}), &message));
  std::set<std::string> set, all;
  CollectSet(message, set);
  CollectAll(*v1::ScenarioFile::descriptor(), all);
  EXPECT_EQ(set, all);
}

TEST(ScenarioTextTest, HeadwaysAreExactToTheSecond) {
  Scenario scenario;
  scenario.name = {"a", "甲", "A"};
  SetTrains change;
  change.line = "L";
  change.trains.push_back({"peak", Seconds(0), {}});
  scenario.modifications.push_back({change, {}});
  for (int seconds = 0; seconds <= 86'400; seconds += 7) {
    std::get<SetTrains>(scenario.modifications[0].change).trains[0].headway =
        Seconds(seconds);
    Diagnostics diagnostics;
    const auto back =
        ParseScenarios("s", ScenarioText({scenario}), diagnostics);
    ASSERT_TRUE(diagnostics.ok()) << diagnostics.Report();
    ASSERT_EQ(
        std::get<SetTrains>(back[0].modifications[0].change).trains[0].headway,
        Seconds(seconds));
  }
}

TEST(ParseScenariosTest, ReadsWhatAPlannerWrites) {
  const auto scenarios = Parse(R"(
    # Comments are fine.
    scenario {
      scenario_id: "infill"  name_zh: "加站"  name_en: "Infill"  cost: 4.5
      modification {
        add_stop { line: "11号线"
                   stop { station: "新站" lat: 31.3 lon: 121.2 dwell_s: 30 } }
        assumed: true
      }
      modification {
        set_trains { line: "11号线" service { headway_min: 2.5 } }
      }
    }
    scenario { scenario_id: "none" name_zh: "无" name_en: "Nothing" }
  )");
  ASSERT_EQ(scenarios.size(), 2u);
  const Scenario& infill = scenarios[0];
  EXPECT_EQ(infill.name.key, "infill");
  EXPECT_EQ(infill.name.zh, "加站");
  EXPECT_EQ(infill.cost, 4.5);
  ASSERT_EQ(infill.modifications.size(), 2u);
  EXPECT_EQ(infill.modifications[0].provenance.line, 5u);
  EXPECT_TRUE(infill.modifications[0].provenance.assumed);
  EXPECT_EQ(infill.modifications[1].provenance.line, 10u);
  EXPECT_FALSE(infill.modifications[1].provenance.assumed);
  const auto& stop = std::get<AddStop>(infill.modifications[0].change);
  EXPECT_EQ(stop.line, "11号线");
  EXPECT_EQ(stop.stop.station, "新站");
  EXPECT_EQ(stop.stop.position, (LatLng{31.3, 121.2}));
  EXPECT_EQ(stop.stop.dwell, Seconds(30));
  EXPECT_FALSE(stop.stop.run.has_value());
  const auto& trains = std::get<SetTrains>(infill.modifications[1].change);
  ASSERT_EQ(trains.trains.size(), 1u);
  EXPECT_EQ(trains.trains[0].band, "");
  EXPECT_EQ(trains.trains[0].headway, Seconds(150));
  EXPECT_FALSE(trains.trains[0].trains.has_value());
  EXPECT_THAT(scenarios[1].modifications, IsEmpty());
}

TEST(ParseScenariosTest, ReportsAllProblemsWithTheirPlaces) {
  EXPECT_EQ(
      ErrorsOf("scenario {\n"
               "  scenario_id: \"a\"  name_zh: \"甲\"\n"
               "  cost: -1\n"
               "  modification {\n"
               "    add_line {\n"
               "      line: \"X\" name_zh: \"新\" name_en: \"New\"\n"
               "      tier: \"subway\"\n"
               "      stop { station: \"A\" lat: 121.5 lon: 31.2 }\n"
               "      service { headway_min: 5 trains: 3 }\n"
               "      departure: [\"7:00\", \"25 o'clock\"]\n"
               "    }\n"
               "  }\n"
               "  modification { }\n"
               "}\n"
               "scenario { scenario_id: \"a\" name_zh: \"乙\" name_en: \"B\"\n"
               "  modification { open_lines { open_until: 30 } } }\n"),
      "s.textproto:1:1: error: scenario: name_en is missing; give it\n"
      "s.textproto:3:3: error: scenario: cost -1 is out of range; write a "
      "value from 0 to 1e+15\n"
      "s.textproto:5:5: error: add_line: stop is missing; give at least 2\n"
      "s.textproto:7:7: error: add_line: tier 'subway' is unknown; write one "
      "of: trunk, conventional, intercity, suburban, metro\n"
      "s.textproto:8:27: error: add_line: lat 121.5, lon 31.2: swapped?; put "
      "the latitude into lat\n"
      "s.textproto:9:32: error: add_line: trains stands beside headway_min; "
      "give one of them\n"
      "s.textproto:10:7: error: add_line: departure '25 o'clock' is not a "
      "time of day; write HH:MM, such as 07:00 or 25:30\n"
      "s.textproto:13:3: error: the modification is empty; give one, such as "
      "add_stop { ... }\n"
      "s.textproto:15:12: error: scenario: scenario_id 'a' stands twice; give "
      "each its own\n"
      "s.textproto:16:31: error: open_lines: open_until 30 is out of range; "
      "write a value from 1800 to 2200\n"
      "10 errors, 0 warnings\n");
}

TEST(ParseScenariosTest, UnknownFieldsSuggestWhatIsMeant) {
  const std::string errors = ErrorsOf(
      "scenario { scenario_id: \"a\" name_zh: \"甲\" name_en: \"A\"\n"
      "  modification { set_dwel { line: \"L\" dwell_s: 20 } }\n"
      "  modification {\n"
      "    close_line { line: \"L\"  lien: \"M\" }\n"
      "  }\n"
      "  modificaton { close_line { line: \"N\" } }\n"
      "}\n");
  EXPECT_THAT(errors, HasSubstr("s.textproto:2:18: error: "));
  EXPECT_THAT(errors, HasSubstr("did you mean set_dwell"));
  EXPECT_THAT(errors, HasSubstr("s.textproto:4:29: error: "));
  EXPECT_THAT(errors, HasSubstr("did you mean line?"));
  EXPECT_THAT(errors, HasSubstr("s.textproto:6:3: error: "));
  EXPECT_THAT(errors, HasSubstr("did you mean modification?"));
}

TEST(ParseScenariosTest, ReadsOnBehindAMalformedField) {
  const std::string errors = ErrorsOf(
      "scenario { scenario_id: \"a\" name_zh: \"甲\" name_en: \"A\"\n"
      "  modification { set_dwell { line: 7 dwell_s: 20 } }\n"
      "  modification { set_dwell { line: \"L\" dwell_s: 99999999999 } }\n"
      "  modification { add_stop { line: \"L\"\n"
      "    stop { station: \"S\" lat: north\n lon: 121 } } }\n"
      "  modification { close_line { line: \"L\" } close_line {} }\n"
      "  modification { set_tier { line: \"L\" tier: \"bus\" } }\n"
      "}\n");
  for (const char* place : {"2:36", "3:49", "5:30", "7:54", "8:39"}) {
    EXPECT_THAT(errors, HasSubstr(absl::StrCat("s.textproto:", place, ": ")))
        << errors;
  }
  EXPECT_THAT(errors, HasSubstr("5 errors"));
  // What is missing may have stood in what could not be read.
  EXPECT_THAT(errors, Not(HasSubstr("missing")));
}

TEST(ParseScenariosTest, RubbishEndsWithAnError) {
  for (const std::string text :
       {"", "}", "7", "[", "scenario {", "scenario",
        "scenario { modification {", "scenario { scenario_id: \"a",
        "scenario: [{}, {", "\xC9\xCF", "add_line { line: \"X\" }"}) {
    EXPECT_THAT(ErrorsOf(text), HasSubstr("s.textproto")) << text;
  }
  EXPECT_THAT(ErrorsOf("# nothing"), HasSubstr("holds no scenario"));
}

TEST(ParseScenariosTest, RejectsWhatDoesNotFit) {
  for (const auto& [modification, message] :
       std::vector<std::pair<std::string, std::string>>{
           {"add_line {}", "add_line: none of service, departure"},
           {"add_line { colour: \"red\" }", "colour 'red' is not a colour"},
           {"open_lines {}", "none of line, open_until, status"},
           {"open_lines { line: \"\" }", "line has an empty value"},
           {"close_line {}", "close_line: line is missing"},
           {"close_station { station: \"a\\tb\" }", "a tab"},
           {"add_stop { line: \"L\" }", "add_stop: stop is missing"},
           {"add_stop { stop { station: \"S\" } after: \"A\" }",
            "after stands without before"},
           {"add_stop { stop { station: \"S\" lat: 31 } }",
            "lat stands without lon"},
           {"add_stop { stop { station: \"S\" name_en: \"S\" } }",
            "name_en stands without lat"},
           {"add_stop { stop { station: \"S\" lat: 0 lon: 0 } }", "on land"},
           {"add_stop { stop { station: \"S\" lat: 95 lon: 100 } }",
            "lat 95 is out of range"},
           {"add_stop { stop { station: \"S\" lat: nan lon: 1 } }",
            "lat nan is out of range"},
           {"extend_line { line: \"L\" at: \"A\" }", "stop is missing"},
           {"branch_line { service { band: \"peak\" } }",
            "none of headway_min, trains"},
           {"set_run_times { line: \"L\" }",
            "none of factor, design_speed_kmh, run_s"},
           {"set_run_times { line: \"L\" factor: 0.9 run_s: 60 }",
            "run_s stands beside factor"},
           {"set_run_times { line: \"L\" factor: 90 }",
            "factor 90 is out of range; write a value from 0.1 to 10"},
           {"set_run_times { line: \"L\" factor: 0.9 to: \"B\" }",
            "to stands without from"},
           {"set_trains { line: \"L\" direction: \"north\" factor: 1 }",
            "direction 'north' is unknown; write one of: out, back"},
           {"set_trains { service { headway_min: 0.01 } }",
            "headway_min 0.01 is out of range"},
           {"set_trains { service { headway_min: -1 } }", "headway_min -1"},
           {"set_trains { line: \"L\" service { trains: 1 } factor: 2 }",
            "factor stands beside service"},
           {"set_platform_times { station: \"S\" tier: \"metro\" }",
            "tier stands beside station"},
           {"set_platform_times { station: \"S\" }", "none of entry_s"},
           {"set_transfer { from: \"A\" to: \"B\" time_s: 7201 }", "7201"},
           {"drop_trips { line: \"L\" }", "none of trip, from_time, to_time"},
           {"drop_trips { trip: \"t\" to_time: \"9:00\" }",
            "to_time stands beside trip"},
           {"drop_trips { line: \"L\" from_time: \"seven\" }",
            "from_time 'seven' is not a time of day"},
           {"shift_trips { line: \"L\" trip: \"t\" }", "later_s is missing"},
           {"add_trips { line: \"L\" }", "departure is missing"},
           {"move_people { people: 5 }", "none of from, to"},
           {"add_zone { zone: \"z\" lat: 31 }", "lon is missing"},
           {"add_zone { people: -1 }", "people -1 is out of range"}}) {
    EXPECT_THAT(ErrorsOfOne(modification), HasSubstr(message)) << modification;
  }
}

TEST(ParseScenariosTest, HoldsNoMoreThanItsLimit) {
  std::string text;
  for (size_t i = 0; i <= kMaxScenarios; ++i) {
    absl::StrAppend(&text, "scenario{scenario_id:\"", i,
                    "\"name_zh:\"a\"name_en:\"a\"}");
  }
  EXPECT_THAT(ErrorsOf(text), HasSubstr("100001 scenarios in one file"));
}

std::string FaultsOfRow(absl::string_view kind,
                        const std::vector<RowField>& fields) {
  std::vector<RowFault> faults;
  EXPECT_FALSE(ModificationOfRow(kind, fields, faults).has_value());
  std::string text;
  for (const RowFault& fault : faults) {
    absl::StrAppend(&text, fault.column, ": ", fault.what, "; ", fault.fix,
                    "\n");
  }
  return text;
}

TEST(ModificationOfRowTest, FillsTheFieldsOfTheColumns) {
  std::vector<RowFault> faults;
  const auto modification = ModificationOfRow(
      "branch_line",
      {{"line", "L1"},
       {"from", "A"},
       {"at", "B"},
       {"stops", "C | D@31.5/121.25;run_s=90;dwell_s=20;name_en=Delta"},
       {"band", "peak|late"},
       {"headway_min", "5|"},
       {"trains", "|1.5"},
       {"design_speed_kmh", "120"}},
      faults);
  ASSERT_TRUE(modification.has_value());
  const auto& branch = std::get<BranchLine>(modification->change);
  EXPECT_EQ(branch.origin, "A");
  ASSERT_EQ(branch.stops.size(), 2u);
  EXPECT_EQ(branch.stops[0].station, "C");
  EXPECT_FALSE(branch.stops[0].position.has_value());
  EXPECT_EQ(branch.stops[1].station, "D");
  EXPECT_EQ(branch.stops[1].position, (LatLng{31.5, 121.25}));
  EXPECT_EQ(branch.stops[1].run, Seconds(90));
  EXPECT_EQ(branch.stops[1].dwell, Seconds(20));
  EXPECT_EQ(branch.stops[1].name.en, "Delta");
  ASSERT_EQ(branch.trains.size(), 2u);
  EXPECT_EQ(branch.trains[0].band, "peak");
  EXPECT_EQ(branch.trains[0].headway, Seconds(300));
  EXPECT_EQ(branch.trains[1].trains, 1.5);
  EXPECT_EQ(branch.design_speed_kmh, 120);
}

TEST(ModificationOfRowTest, NamesTheColumnOfEachFault) {
  EXPECT_EQ(FaultsOfRow("close_line", {{"line", "L"}, {"tier", "metro"}}),
            "tier: close_line has no use for tier 'metro'; empty it; "
            "close_line takes line\n");
  EXPECT_THAT(FaultsOfRow("close_lines", {}),
              HasSubstr("modification: no modification is called "
                        "'close_lines'; did you mean close_line"));
  EXPECT_THAT(FaultsOfRow("assumed", {}), HasSubstr("no modification"));
  EXPECT_EQ(FaultsOfRow("add_stop", {{"line", "L"}, {"stops", "A|B"}}),
            "stops: stops names 2 stops; add each in a row of its own\n");
  EXPECT_EQ(FaultsOfRow("add_stop", {{"line", "L"}, {"stops", "A@x/1;y=2"}}),
            "stops: lat 'x' is not a number; write digits, such as 12.5\n"
            "stops: stops: a stop has no 'y'; write "
            "NAME@LAT/LON;run_s=180;dwell_s=30\n");
  EXPECT_EQ(FaultsOfRow("add_stop", {{"line", "L"}, {"stops", "A@99/121"}}),
            "stops: add_stop: lat 99 is out of range; write degrees of "
            "WGS84\n");
  EXPECT_EQ(
      FaultsOfRow("set_trains",
                  {{"line", "L"}, {"band", "peak|late"}, {"headway_min", "5"}}),
      "headway_min: headway_min has 1 parts between '|', another column "
      "2; give band, headway_min and trains equally many\n");
  EXPECT_EQ(FaultsOfRow("set_trains", {{"line", "L"}, {"headway_min", "-3"}}),
            "headway_min: set_trains: headway_min -3 is out of range; write "
            "minutes from 1/60 to 1440, or 0: no train\n");
  EXPECT_EQ(FaultsOfRow("set_dwell", {{"line", "L"}, {"dwell_s", "2.5"}}),
            "dwell_s: dwell_s '2.5' is not a whole number; round it\n");
  EXPECT_EQ(FaultsOfRow("close_transfer",
                        {{"from", "A"}, {"to", "B"}, {"one_way", "1"}}),
            "one_way: one_way '1' is unknown; write one of: no, yes\n");
  EXPECT_EQ(FaultsOfRow("add_zone", {{"zone", "z"},
                                     {"new_name_zh", "镇"},
                                     {"lat", "31"},
                                     {"lon", "121"},
                                     {"people", "1"},
                                     {"region", "c"}}),
            ": add_zone: new_name_en is missing; give it\n");
}

TEST(ModificationOfRowTest, ColumnsAreThoseOfAllKinds) {
  EXPECT_THAT(ModificationColumns(),
              ElementsAre("line", "new_name_zh", "new_name_en", "tier", "stops",
                          "design_speed_kmh", "band", "headway_min", "trains",
                          "departures", "operator_class", "operator",
                          "service_group", "one_way", "ring", "colour",
                          "density_class", "open_until", "status",
                          "least_confidence", "from", "to", "station", "after",
                          "before", "at", "second_line", "second_at", "dwell_s",
                          "factor", "run_s", "direction", "entry_s", "exit_s",
                          "change_s", "time_s", "trips", "from_time", "to_time",
                          "later_s", "people", "zone", "lat", "lon", "region"));
}

}  // namespace
}  // namespace railreach
