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
    window {
      from: "07:00"  to: "25:30:10"
      step_s: 30
      percentile: [10, 50]
      draws: 3
      seed: 18446744073709551615
    }
    source { tables: "."  tier: "none" }
    source {
      gtfs: "feeds/rail.zip"  name: "rail"  date: "20240229"
      tier_table: "tiers.csv"
      tier: ["trunk", "intercity"]
    }
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
  const WindowParameters& window = parameters->window.value();
  EXPECT_EQ(window.from.since_midnight, Seconds(7 * 3600));
  EXPECT_EQ(window.to.since_midnight, Seconds(25 * 3600 + 30 * 60 + 10));
  EXPECT_EQ(window.step, Seconds(30));
  EXPECT_THAT(window.percentiles, ElementsAre(10, 50));
  EXPECT_EQ(window.draws, 3);
  EXPECT_EQ(window.seed, ~uint64_t{0});
  ASSERT_EQ(parameters->sources.size(), 2u);
  EXPECT_EQ(parameters->sources[0].tables, ".");
  EXPECT_THAT(parameters->sources[0].tiers, ElementsAre("none"));
  const SourceParameters& feed = parameters->sources[1];
  EXPECT_EQ(feed.gtfs, "feeds/rail.zip");
  EXPECT_EQ(feed.name, "rail");
  EXPECT_EQ(feed.date, "20240229");
  EXPECT_EQ(feed.tier_table, "tiers.csv");
  EXPECT_THAT(feed.tiers, ElementsAre("trunk", "intercity"));
}

TEST(ParseStudyParametersTest, AWindowOfTwoTimesHasTheDefaults) {
  const auto parameters = ParseStudyParameters(
      "study.textproto",
      "wait_model: SAMPLED window { from: \"7:00\" to: \"09:00\" }");
  ASSERT_TRUE(parameters.ok()) << parameters.status();
  const WindowParameters& window = parameters->window.value();
  EXPECT_EQ(window.step, Minutes(1));
  EXPECT_THAT(window.percentiles, ElementsAre(5, 25, 50, 75, 95));
  EXPECT_EQ(window.draws, 10);
  EXPECT_EQ(window.seed, 1u);
  EXPECT_EQ(parameters->wait_model, WaitModel::kSampled);
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

TEST(ParseStudyParametersTest, RejectsWindowsThatAreNone) {
  const std::string hours = "from: \"07:00\" to: \"09:00\" ";
  for (const auto& [window, message] :
       std::vector<std::pair<std::string, std::string>>{
           {"from: \"07:00\"", "window.to is missing"},
           {"", "window.from is missing"},
           {"from: \"7h\" to: \"09:00\"", "'7h' is no time of day"},
           {"from: \"09:00\" to: \"09:00\"", "09:00 to 09:00 is no time"},
           {"from: \"09:00\" to: \"07:00\"", "is no time"},
           {"from: \"07:00\" to: \"31:00:01\"", "more than 24 hours"},
           {"from: \"0:00\" to: \"24:00\" step_s: 1",
            "86400 departures in 10 draws"},
           {hours + "step_s: 0", "window.step_s: 0 is out of range"},
           {hours + "step_s: 3601", "from 1 to 3600"},
           {hours + "percentile: 0", "write per cent from 1 to 100"},
           {hours + "percentile: 101", "out of range"},
           {hours + "percentile: [50, 25]", "window.percentile: 25 after 50"},
           {hours + "percentile: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, "
                    "14, 15, 16, 17, 18, 19, 20, 21]",
            "write 20 at most"},
           {hours + "draws: 0", "window.draws: 0"},
           {hours + "draws: 101", "window.draws: 101"}}) {
    EXPECT_THAT(ErrorsOf("window { " + window + " }"), HasSubstr(message))
        << window;
  }
  EXPECT_EQ(ErrorsOf("window { " + hours + "}"), "");
  EXPECT_EQ(ErrorsOf("window < " + hours + "> hub: \"x\""), "");
}

TEST(ParseStudyParametersTest, ReadsOnBehindAWindowInAnyBrackets) {
  for (const std::string window :
       {"window <\n  from: 7\n>\n", "window {\n  from: 7\n}\n"}) {
    const std::string errors = ErrorsOf(window + "hub: 8\n");
    EXPECT_THAT(errors, HasSubstr("study.textproto:2:")) << errors;
    EXPECT_THAT(errors, HasSubstr("study.textproto:4:")) << errors;
    EXPECT_THAT(errors, HasSubstr("2 errors"));
  }
}

TEST(ParseStudyParametersTest, SampledAsksForAWindow) {
  EXPECT_THAT(ErrorsOf("wait_model: SAMPLED"),
              HasSubstr("study.textproto:1:1: error: wait_model: SAMPLED "
                        "without a window; give a window"));
}

TEST(ParseStudyParametersTest, RejectsSourcesThatAreNone) {
  for (const auto& [source, message] :
       std::vector<std::pair<std::string, std::string>>{
           {"source {}", "source[0] has neither tables nor gtfs"},
           {"source { tables: \"a\" gtfs: \"b\" }", "both tables and gtfs"},
           {"source { gtfs: \"a\" } source { tables: \"b\" }",
            "source[1]: tables behind a source"},
           {"source { tables: \"a\" date: \"20260615\" }", "of a feed"},
           {"source { gtfs: \"a\" date: \"20230229\" }",
            "source[0].date: '20230229' is no day of the calendar"},
           {"source { gtfs: \"a\" date: \"2026-6-1\" }", "is no day"},
           {"source { gtfs: \"a\" date: \"20261301\" }", "is no day"},
           {"source { gtfs: \"a\" tier: \"tram\" }",
            "no tier is called 'tram'"},
           {"source { gtfs: \"a\" tier: [\"metro\", \"none\"] }",
            "none beside others"}}) {
    EXPECT_THAT(ErrorsOf(source), HasSubstr(message)) << source;
  }
}

TEST(ParseStudyParametersTest, NamesThePlaceWithinAWindowOrSource) {
  const std::string errors = ErrorsOf(
      "window {\n"
      "  from: \"07:00\" to: \"09:00\"\n"
      "  percentile: 50\n"
      "  percentile: 50\n"
      "  step_s: 0\n"
      "  stepp: 7\n"
      "}\n"
      "source { gtfs: \"a\" }\n"
      "source {\n"
      "  gtfs: \"a\"\n"
      "  tier: \"tram\"\n"
      "}\n"
      "source {\n"
      "}\n");
  EXPECT_THAT(errors,
              HasSubstr("study.textproto:4:3: error: window.percentile"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:5:3: error: window.step_s"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:6:"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:11:3: error: source[1].tier"));
  EXPECT_THAT(errors, HasSubstr("study.textproto:13:1: error: source[2] has"));
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

TEST(SetParameterTest, SetsAWindowWholeOrByItsFields) {
  StudyParameters parameters;
  ASSERT_TRUE(SetParameters({"window.draws=5", "window.from=07:00",
                             "window.percentile=10, 50", "window.to=09:00",
                             "wait_model=sampled"},
                            parameters)
                  .ok());
  EXPECT_EQ(parameters.window->from.since_midnight, Seconds(7 * 3600));
  EXPECT_EQ(parameters.window->to.since_midnight, Seconds(9 * 3600));
  EXPECT_EQ(parameters.window->draws, 5);
  EXPECT_THAT(parameters.window->percentiles, ElementsAre(10, 50));
  ASSERT_TRUE(SetParameter("window.step_s", "120", parameters).ok());
  EXPECT_EQ(parameters.window->step, Minutes(2));
  EXPECT_EQ(parameters.window->draws, 5);
  ASSERT_TRUE(
      SetParameter("window", "{from: \"17:00\" to: \"19:00\"}", parameters)
          .ok());
  EXPECT_EQ(parameters.window->from.since_midnight, Seconds(17 * 3600));
  EXPECT_EQ(parameters.window->step, Minutes(1));  // the whole is replaced
  EXPECT_FALSE(SetParameter("window", "", parameters).ok());  // SAMPLED
  ASSERT_TRUE(
      SetParameters({"window=", "wait_model=EXPECTED"}, parameters).ok());
  EXPECT_FALSE(parameters.window.has_value());
}

TEST(SetParameterTest, SourcesReplaceWhatWasThere) {
  StudyParameters parameters = SampleStudy().parameters;
  ASSERT_TRUE(SetParameter("source", "{gtfs: \"a.zip\"}", parameters).ok());
  ASSERT_EQ(parameters.sources.size(), 1u);
  EXPECT_EQ(parameters.sources[0].gtfs, "a.zip");
  ASSERT_TRUE(SetParameter("source",
                           "[{tables: \".\", tier: \"none\"}, "
                           "{gtfs: \"b\", tier: [\"metro\"]}]",
                           parameters)
                  .ok());
  ASSERT_EQ(parameters.sources.size(), 2u);
  EXPECT_THAT(parameters.sources[1].tiers, ElementsAre("metro"));
  ASSERT_TRUE(SetParameter("source", "", parameters).ok());
  EXPECT_THAT(parameters.sources, ElementsAre());
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
           {"wait_model=never", "wait_model"},
           {"wait_model=sampled", "without a window"},
           {"window.fro=07:00", "did you mean window.from"},
           {"source.date=20260615", "no parameter is called"},
           {"hub.x=1", "no parameter is called"},
           {"window.from=", "window.from is missing"},
           {"window.step_s=60 draws: 3", "more than one parameter"},
           {"window={from: 7}", "--set window={from: 7}"},
           {"batch.closures=LINE,TRAIN", "TRAIN"},
           {"batch.subset=3", "did you mean batch.subsets"},
           {"batch.search.budget=3", "did you mean batch.search.budget_km"},
           {"batch.sweep.step=3", "no parameter is called"},
           {"batch.subsets=0", "batch.subsets: 0 is out of range"}}) {
    const absl::Status status =
        SetParameters({"hub=x", assignment}, parameters);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()), HasSubstr(message));
  }
  EXPECT_EQ(StudyParametersText(parameters), before);
}

}  // namespace
}  // namespace railreach
