#include "engine/wire/study_wire.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string ErrorsOf(absl::string_view text) {
  const auto parameters = ParseStudyParameters("study.textproto", text);
  return parameters.ok() ? "" : std::string(parameters.status().message());
}

TEST(ParseStudyParametersTest, EmptyTextGivesTheDefaults) {
  const auto parameters = ParseStudyParameters("study.textproto", "");
  ASSERT_TRUE(parameters.ok());
  EXPECT_EQ(StudyParametersText(*parameters),
            StudyParametersText(StudyParameters()));
  EXPECT_EQ(parameters->band, "morning_peak");
  EXPECT_EQ(parameters->headline_cutoff, Minutes(60));
}

TEST(ParseStudyParametersTest, ReadsWhatAPlannerWrites) {
  const auto parameters = ParseStudyParameters("study.textproto", R"(
    # Comments are fine.
    study_id: "sh"  name_zh: "上海"  name_en: "Shanghai"
    band: "day"
    wait_model: OPTIMAL
    open_until: 2035
    include_planned: false
    least_confidence: HIGH
    open_line: "A"  open_line: "B"
    close_line: ["C"]
    cutoff_min: [20, 40, 1092]
    headline_cutoff_min: 40
    pair_horizon_min: 300
    transfer_radius_m: 300.5
    walk_kmh: 5  walk_detour: 1.5
    other_operator_s: 60
    origin_wait_max_s: 0
    outlines: false
    outline_error_m: 50
    hub: "上海虹桥"
    centre_region: ["310101", "310106"]
  )");
  ASSERT_TRUE(parameters.ok()) << parameters.status();
  EXPECT_EQ(parameters->name.key, "sh");
  EXPECT_EQ(parameters->name.zh, "上海");
  EXPECT_EQ(parameters->name.en, "Shanghai");
  EXPECT_EQ(parameters->band, "day");
  EXPECT_EQ(parameters->wait_model, WaitModel::kOptimal);
  EXPECT_EQ(parameters->selection.open_until, 2035);
  EXPECT_FALSE(parameters->selection.include_planned);
  EXPECT_EQ(parameters->selection.least_confidence, Confidence::kHigh);
  EXPECT_THAT(parameters->selection.open_lines, ElementsAre("A", "B"));
  EXPECT_THAT(parameters->selection.close_lines, ElementsAre("C"));
  EXPECT_THAT(parameters->cutoffs,
              ElementsAre(Minutes(20), Minutes(40), Minutes(1092)));
  EXPECT_EQ(parameters->headline_cutoff, Minutes(40));
  EXPECT_EQ(parameters->pair_horizon, Minutes(300));
  EXPECT_EQ(parameters->transfer_radius, Metres(300.5));
  EXPECT_EQ(parameters->walk_kmh, 5);
  EXPECT_EQ(parameters->walk_detour, 1.5);
  EXPECT_EQ(parameters->other_operator, Seconds(60));
  EXPECT_EQ(parameters->origin_wait_max, Seconds(0));
  EXPECT_FALSE(parameters->outlines);
  EXPECT_EQ(parameters->outline_error, Metres(50.0));
  EXPECT_EQ(parameters->hub, "上海虹桥");
  EXPECT_THAT(parameters->centre_regions, ElementsAre("310101", "310106"));
}

TEST(ParseStudyParametersTest, TextOfParametersReadsBackTheSame) {
  const std::string text = StudyParametersText(SampleStudy().parameters);
  const auto parameters = ParseStudyParameters("study.textproto", text);
  ASSERT_TRUE(parameters.ok()) << parameters.status();
  EXPECT_EQ(StudyParametersText(*parameters), text);
  EXPECT_THAT(text, HasSubstr("cutoff_min: [30, 60]"));
  EXPECT_THAT(text, HasSubstr("hub: \"上海虹桥\""));
}

TEST(ParseStudyParametersTest, ReadsTextWithAByteOrderMark) {
  EXPECT_EQ(ErrorsOf("\xEF\xBB\xBF"
                     "band: \"day\"\n"),
            "");
}

TEST(ParseStudyParametersTest, ReportsAllProblemsWithTheirPlaces) {
  const std::string errors = ErrorsOf(
      "band: \"day\"\n"
      "bandd: \"day\"\n"
      "  wait_model: SOMETIMES\n"
      "cutoff_min: [30, 20,\n"
      "             2000]\n"
      "walk_kmh: fast\n"
      "outline_error_m: 5\n");
  EXPECT_THAT(errors, HasSubstr("study.textproto:2:"));
  EXPECT_THAT(errors, HasSubstr("bandd"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:3:"));
  EXPECT_THAT(errors, HasSubstr("SOMETIMES"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:4:1: error: cutoff_min: 20 "
                                "after 30; write each once"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:4:1: error: cutoff_min: "
                                "2000 is out of range"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:6:"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:7:1: error: outline_error_m: "
                                "5 is out of range; write a value from 10"));
}

TEST(ParseStudyParametersTest, ReadsOnBehindAFieldOfSeveralLines) {
  const std::string errors = ErrorsOf(
      "cutoff_min: [30, sixty,\n"
      "  90]  # in minutes: fine\n"
      "\twalk_kmh: fast\n"
      "hub: \"a: b\" 7\n"
      "wait_model: NEVER");
  EXPECT_THAT(errors,
              HasSubstr("study.textproto:1:18: error: Expected integer"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:3:"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:4:"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:5:1: error: Unknown enum"));
  EXPECT_THAT(errors, HasSubstr("4 errors"));
}

TEST(ParseStudyParametersTest, RubbishIsAnErrorToo) {
  for (const char* text : {"}", "7 8", "[", "band \"x\"", ": 3", "{{{", "\""}) {
    EXPECT_THAT(ErrorsOf(text), HasSubstr("study.textproto:1:")) << text;
  }
}

TEST(ParseStudyParametersTest, RejectsNumbersThatAreNoValueOfAnEnum) {
  EXPECT_THAT(ErrorsOf("wait_model: 7"), HasSubstr("EXPECTED, OPTIMAL"));
  EXPECT_THAT(ErrorsOf("wait_model: 0"), HasSubstr("EXPECTED, OPTIMAL"));
  EXPECT_THAT(ErrorsOf("least_confidence: CONFIDENCE_UNSPECIFIED"),
              HasSubstr("HIGH, MEDIUM, LOW"));
}

TEST(ParseStudyParametersTest, RejectsValuesOutOfRange) {
  for (const char* text :
       {"cutoff_min: 0", "cutoff_min: [60, 60]", "cutoff_min: 1093",
        "headline_cutoff_min: 0", "headline_cutoff_min: 91",
        "cutoff_min: [10, 20]", "pair_horizon_min: 1093",
        "transfer_radius_m: -1", "transfer_radius_m: nan", "walk_kmh: 0",
        "walk_detour: 0.5", "other_operator_s: 3601", "origin_wait_max_s: 7201",
        "outline_error_m: inf", "open_until: 2201", "band: \"\"",
        "open_line: \"\"", "centre_region: [\"1\", \"\"]"}) {
    EXPECT_THAT(ErrorsOf(text), HasSubstr("study.textproto")) << text;
  }
}

TEST(ParseStudyParametersTest, NamesTheEncoding) {
  EXPECT_THAT(ErrorsOf("band: \"\xC9\xCF\""), HasSubstr("UTF-8"));
}

TEST(SetParameterTest, SetsValuesOfEveryKind) {
  StudyParameters parameters;
  for (const auto& [key, value] :
       std::vector<std::pair<std::string, std::string>>{
           {"hub", "上海虹桥"},
           {"cutoff_min", "15, 45,60"},
           {"wait_model", "optimal"},
           {"outlines", "false"},
           {"walk_kmh", "5.5"},
           {"open_until", "2030"}}) {
    const absl::Status status = SetParameter(key, value, parameters);
    EXPECT_TRUE(status.ok()) << status;
  }
  EXPECT_EQ(parameters.hub, "上海虹桥");
  EXPECT_THAT(parameters.cutoffs,
              ElementsAre(Minutes(15), Minutes(45), Minutes(60)));
  EXPECT_EQ(parameters.wait_model, WaitModel::kOptimal);
  EXPECT_FALSE(parameters.outlines);
  EXPECT_EQ(parameters.walk_kmh, 5.5);
  EXPECT_EQ(parameters.selection.open_until, 2030);
}

TEST(SetParameterTest, ListsReplaceWhatWasThere) {
  StudyParameters parameters;
  parameters.centre_regions = {"1", "2"};
  ASSERT_TRUE(SetParameter("centre_region", "3, 4", parameters).ok());
  EXPECT_THAT(parameters.centre_regions, ElementsAre("3", "4"));
  ASSERT_TRUE(
      SetParameter("centre_region", "[\"a, b\", \"c\"]", parameters).ok());
  EXPECT_THAT(parameters.centre_regions, ElementsAre("a, b", "c"));
  ASSERT_TRUE(SetParameter("centre_region", "", parameters).ok());
  EXPECT_THAT(parameters.centre_regions, ElementsAre());
}

TEST(SetParameterTest, SeveralAreCheckedTogether) {
  StudyParameters parameters;
  const absl::Status status = SetParameters(
      {"headline_cutoff_min=120", "cutoff_min=60,120"}, parameters);
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(parameters.headline_cutoff, Minutes(120));
}

TEST(SetParameterTest, AnErrorLeavesTheParametersAlone) {
  StudyParameters parameters;
  const std::string before = StudyParametersText(parameters);
  for (const auto& [assignment, message] :
       std::vector<std::pair<std::string, std::string>>{
           {"cutof_min=30", "did you mean cutoff_min"},
           {"=1", "no parameter is called"},
           {"outlines=perhaps", "--set outlines=perhaps"},
           {"outlines", "write --set key=value"},
           {"walk_kmh=3 outlines: false", "more than one parameter"},
           {"walk_kmh=900", "out of range"},
           {"cutoff_min=60,30", "30 after 60"},
           {"wait_model=never", "wait_model"}}) {
    const absl::Status status =
        SetParameters({"hub=x", assignment}, parameters);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()), HasSubstr(message));
  }
  EXPECT_EQ(StudyParametersText(parameters), before);
}

}  // namespace
}  // namespace railreach
