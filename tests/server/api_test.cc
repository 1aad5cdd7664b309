#include "tools/server/api.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/input/load_study.h"
#include "engine/wire/scenario_wire.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "railreach/v1/api.pb.h"
#include "tools/server/api_codec.h"
#include "tools/server/request_log.h"

namespace railreach {
namespace {

using google::protobuf::Message;
using google::protobuf::util::MessageDifferencer;
using ::testing::HasSubstr;

// Keeps what is sent.
class Answered : public Responder {
 public:
  void Send(int code, absl::string_view content_type,
            std::string bytes) override {
    status = code;
    type = std::string(content_type);
    body = std::move(bytes);
  }
  void Begin(absl::string_view content_type) override {
    Send(200, content_type, "");
  }
  bool Write(absl::string_view piece) override {
    body.append(piece.data(), piece.size());
    return --pieces_taken > 0;
  }
  bool cancelled() const override { return pieces_taken <= 0; }

  int status = 0;
  std::string type;
  std::string body;
  int pieces_taken = 1'000'000;  // then the client goes
};

const Study& Shanghai() {
  static const auto* const study = [] {
    Diagnostics diagnostics;
    return new Study(
        LoadStudy(RAILREACH_SOURCE_DIR "/networks/shanghai", {}, diagnostics));
  }();
  return *study;
}

const Api& TheApi() {
  static auto* const bench = new Workbench(
      Shanghai(),
      [](int year) {
        Diagnostics diagnostics;
        return LoadStudy(RAILREACH_SOURCE_DIR "/networks/shanghai",
                         {absl::StrCat("open_until=", year)}, diagnostics);
      },
      2);
  static const auto* const api =
      new Api(*bench, {"study bytes", "land bytes", "<html></html>"});
  return *api;
}

void Ask(const Question& question, Answered& answered) {
  TheApi().Answer(question, answered);
}

Answered Post(const std::string& path, Encoding encoding, std::string body) {
  Answered answered;
  Ask({"POST", path, std::string(ContentType(encoding)), std::move(body)},
      answered);
  EXPECT_TRUE(answered.status != 200 || answered.type == ContentType(encoding))
      << answered.type;
  return answered;
}

Answered PostJson(const std::string& path, std::string body) {
  return Post(path, Encoding::kJson, std::move(body));
}

v1::Problems ProblemsIn(const Answered& answered) {
  v1::Problems problems;
  EXPECT_FALSE(Decode(Encoding::kJson, answered.body, problems).has_value())
      << answered.body;
  return problems;
}

template <typename T>
T FromJson(const std::string& json) {
  T message;
  EXPECT_FALSE(Decode(Encoding::kJson, json, message).has_value()) << json;
  return message;
}

// The answer in protobuf, once it is found equal to the one in JSON.
template <typename Answer, typename Request>
Answer AskBothWays(const std::string& path, const std::string& json) {
  const auto request = FromJson<Request>(json);
  const Answered in_json = PostJson(path, json);
  const Answered in_bytes =
      Post(path, Encoding::kProtobuf, request.SerializeAsString());
  EXPECT_EQ(in_json.status, 200) << in_json.body;
  EXPECT_EQ(in_bytes.status, 200);
  auto one = FromJson<Answer>(in_json.body);
  Answer other;
  EXPECT_TRUE(other.ParseFromString(in_bytes.body));
  if constexpr (requires { other.compute_us(); }) {
    one.clear_compute_us();
    other.clear_compute_us();
  }
  EXPECT_TRUE(MessageDifferencer::Equals(one, other));
  return other;
}

constexpr char kEdit[] = R"("scenario": {
  "scenarioId": "edit", "nameZh": "修改", "nameEn": "Edit",
  "modification": [
    {"addLine": {"line": "X1", "nameZh": "新线", "nameEn": "New",
                 "tier": "metro",
                 "stop": [{"station": "上海:人民广场"},
                          {"station": "new", "lat": 31.36, "lon": 121.2}],
                 "service": [{"headwayMin": 4}]}},
    {"closeLine": {"line": "上海2号线"}}]})";

TEST(ApiTest, AVariantIsMeasuredAgainstItsView) {
  const auto answer = AskBothWays<v1::VariantAnswer, v1::VariantRequest>(
      "/v1/variant", absl::StrCat("{", kEdit, "}"));
  EXPECT_GT(answer.baseline().people_60(), 0);
  EXPECT_NE(answer.figures().people_60(), answer.baseline().people_60());
  const int nodes = static_cast<int>(Shanghai().model.places.nodes.size());
  EXPECT_EQ(answer.people_60_size(), nodes);
  EXPECT_EQ(answer.baseline_people_45_size(), nodes);
  ASSERT_EQ(answer.network().new_stations_size(), 1);
  EXPECT_EQ(answer.network().new_stations(0).name().id(), "new");
  ASSERT_EQ(answer.network().new_lines_size(), 1);
  EXPECT_EQ(answer.network().opened_size(), 2);
  EXPECT_GE(answer.network().closed_size(), 2);
  EXPECT_EQ(answer.network().pattern_size(), answer.network().patterns_size());
}

TEST(ApiTest, AViewOfAnotherYearOpensLines) {
  const auto answer = AskBothWays<v1::VariantAnswer, v1::VariantRequest>(
      "/v1/variant",
      R"({"view": {"openUntil": 2030, "waitModel": "OPTIMAL"}})");
  EXPECT_GT(answer.network().opened_size(), 0);
  EXPECT_EQ(answer.network().new_lines_size(), 0);
  EXPECT_TRUE(MessageDifferencer::Equals(answer.baseline(), answer.figures()));
}

TEST(ApiTest, ACatchmentHasTimesOfAllPlacesAndOutlines) {
  const auto answer = AskBothWays<v1::CatchmentAnswer, v1::CatchmentRequest>(
      "/v1/catchment",
      absl::StrCat(R"({"place": "new", "cutoffMin": [30, 60], )", kEdit, "}"));
  EXPECT_EQ(answer.name().zh(), "new");
  EXPECT_EQ(answer.direction(), v1::DIRECTION_FROM);
  EXPECT_EQ(answer.door_to_door().study_area_size(), 90 + 1);
  ASSERT_EQ(answer.isochrones_size(), 2);
  EXPECT_LT(answer.isochrones(0).area_km2(), answer.isochrones(1).area_km2());
  const Model& model = Shanghai().model;
  EXPECT_EQ(answer.zone_time_s_size(), model.places.zones.size());
  EXPECT_EQ(answer.station_time_s_size(), model.lines.stations.size() + 1);
  EXPECT_EQ(answer.node_time_s_size(), model.places.nodes.size());
  EXPECT_EQ(answer.station_time_s(answer.station_time_s_size() - 1), 0);
}

TEST(ApiTest, AClickedPointAndTheOtherDirection) {
  const auto answer = AskBothWays<v1::CatchmentAnswer, v1::CatchmentRequest>(
      "/v1/catchment",
      R"({"place": "31.2303,121.4737", "direction": "DIRECTION_TO",
          "horizonMin": 45})");
  EXPECT_EQ(answer.direction(), v1::DIRECTION_TO);
  EXPECT_EQ(answer.position().lat(), 31.2303);
  EXPECT_EQ(answer.door_to_door().halo_size(), 45 + 1);
  EXPECT_GT(answer.door_to_door().study_area(45), 1'000'000);
  EXPECT_EQ(answer.isochrones_size(), 0);
}

TEST(ApiTest, AJourneyAddsUp) {
  const auto answer = AskBothWays<v1::JourneyAnswer, v1::JourneyRequest>(
      "/v1/journey", R"({"from": "嘉定新城", "to": "陆家嘴"})");
  EXPECT_EQ(answer.total_s(), answer.access_s() + answer.entry_s() +
                                  answer.wait_s() + answer.ride_s() +
                                  answer.change_s() + answer.exit_s() +
                                  answer.egress_s());
  EXPECT_GT(answer.legs_size(), 0);
}

std::string ManyScenarios() {
  return absl::StrCat(R"({"scenario": [{"scenarioId": "a", "nameZh": "a",
    "nameEn": "a", "modification": [{"closeLine": {"line": "上海2号线"}}]},
    {"scenarioId": "b", "nameZh": "b", "nameEn": "b",
     "modification": [{"closeLine": {"line": "nowhere"}}]},
    {"scenarioId": "c", "nameZh": "c", "nameEn": "c",
     "modification": [{"closeStation": {}}]}]})");
}

TEST(ApiTest, VariantsComeAsLinesOfJsonOrWithTheirLengths) {
  Answered lines;
  Ask({"POST", "/v1/variants", "application/json", ManyScenarios()}, lines);
  ASSERT_EQ(lines.status, 200) << lines.body;
  EXPECT_EQ(lines.type, "application/x-ndjson");
  std::vector<v1::VariantsRow> rows;
  for (const auto line : absl::StrSplit(lines.body, '\n', absl::SkipEmpty())) {
    rows.push_back(FromJson<v1::VariantsRow>(std::string(line)));
  }
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_LT(rows[0].figures().people_60(), rows[0].baseline().people_60());
  EXPECT_FALSE(rows[1].has_figures());
  ASSERT_EQ(rows[1].problems_size(), 1);
  EXPECT_THAT(rows[1].problems(0).message(), HasSubstr("nowhere"));
  EXPECT_EQ(rows[1].problems(0).modification(), 0);
  EXPECT_THAT(rows[2].problems(0).message(), HasSubstr("station is missing"));

  const auto request = FromJson<v1::VariantsRequest>(ManyScenarios());
  const Answered bytes =
      Post("/v1/variants", Encoding::kProtobuf, request.SerializeAsString());
  google::protobuf::io::CodedInputStream stream(
      reinterpret_cast<const uint8_t*>(bytes.body.data()),
      static_cast<int>(bytes.body.size()));
  for (const v1::VariantsRow& row : rows) {
    uint32_t length = 0;
    ASSERT_TRUE(stream.ReadVarint32(&length));
    std::string piece;
    ASSERT_TRUE(stream.ReadString(&piece, static_cast<int>(length)));
    v1::VariantsRow other;
    ASSERT_TRUE(other.ParseFromString(piece));
    EXPECT_TRUE(MessageDifferencer::Equals(row, other));
  }
  EXPECT_TRUE(stream.ExpectAtEnd() || stream.BytesUntilLimit() <= 0);
}

TEST(ApiTest, AStreamEndsWhenTheClientGoes) {
  Answered answered;
  answered.pieces_taken = 1;
  Ask({"POST", "/v1/variants", "application/json", ManyScenarios()}, answered);
  EXPECT_EQ(std::count(answered.body.begin(), answered.body.end(), '\n'), 1);
}

TEST(ApiTest, AScenarioIsTheTextThatRunTakesAndBackAgain) {
  const std::string json = absl::StrCat(
      "{", std::string(kEdit).replace(0, 11, "\"scenario\": ["), "]}");
  const auto text = AskBothWays<v1::ScenarioText, v1::ScenarioFile>(
      "/v1/scenario_text", json);
  Diagnostics diagnostics;
  const auto scenarios =
      ParseScenarios("a.textproto", text.text(), diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
  ASSERT_EQ(scenarios.size(), 1u);
  EXPECT_EQ(ScenarioText(scenarios), text.text());
  std::string question;
  ASSERT_TRUE(
      google::protobuf::util::MessageToJsonString(text, &question).ok());
  const auto file =
      AskBothWays<v1::ScenarioFile, v1::ScenarioText>("/v1/scenario", question);
  std::string again;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(file, &again).ok());
  EXPECT_EQ((AskBothWays<v1::ScenarioText, v1::ScenarioFile>(
                 "/v1/scenario_text", again))
                .text(),
            text.text());
}

TEST(ApiTest, AllThatIsWrongWithATextIsSaidWithItsPlace) {
  const Answered answered = PostJson(
      "/v1/scenario",
      R"({"text": "scenario {\n  scenario_idd: \"a\"\n  modification {} }"})");
  EXPECT_EQ(answered.status, 422);
  const v1::Problems problems = ProblemsIn(answered);
  EXPECT_GT(problems.problems_size(), 1);
  EXPECT_EQ(problems.problems(0).line(), 1);
}

TEST(ApiTest, ATextOfEndlessBracketsIsNoDanger) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "a{";
  v1::ScenarioText text;
  text.set_text(deep);
  const Answered answered =
      Post("/v1/scenario", Encoding::kProtobuf, text.SerializeAsString());
  EXPECT_EQ(answered.status, 422);
}

TEST(ApiTest, AllThatIsWrongWithAScenarioIsSaidWithItsModification) {
  const Answered answered = PostJson("/v1/variant", R"({"scenario": {
    "scenarioId": "s", "nameZh": "s", "nameEn": "s", "modification": [
      {"closeLine": {"line": "上海2号线"}},
      {"closeLine": {"line": "上海2号线"}},
      {"closeStation": {"station": "nowhere"}}]}})");
  EXPECT_EQ(answered.status, 422) << answered.body;
  const v1::Problems problems = ProblemsIn(answered);
  ASSERT_EQ(problems.problems_size(), 2);
  EXPECT_EQ(problems.problems(0).modification(), 1);
  EXPECT_EQ(problems.problems(1).modification(), 2);
  EXPECT_THAT(problems.problems(1).message(),
              HasSubstr("modification 3 (close_station)"));

  const v1::Problems missing = ProblemsIn(
      PostJson("/v1/variant",
               R"({"scenario": {"modification": [{}, {"closeLine": {}}]}})"));
  EXPECT_EQ(missing.problems_size(), 3 + 2);
}

TEST(ApiTest, StatusesAreThoseOfTheProto) {
  const auto status = [](const std::string& path, const std::string& json) {
    const Answered answered = PostJson(path, json);
    EXPECT_GT(ProblemsIn(answered).problems_size(), 0) << json;
    return answered.status;
  };
  EXPECT_EQ(status("/v1/catchment", R"({"place": "nowhere"})"), 404);
  EXPECT_EQ(status("/v1/catchment", R"({"place": ""})"), 404);
  EXPECT_EQ(status("/v1/journey", R"({"from": "陆家嘴", "to": "x9"})"), 404);
  EXPECT_EQ(status("/v1/catchment", R"({"place": )"), 400);
  EXPECT_EQ(status("/v1/catchment", R"({"plaice": "x"})"), 400);
  const std::string place = R"({"place": "陆家嘴", )";
  EXPECT_EQ(status("/v1/catchment", place + R"("cutoffMin": [60, 30]})"), 400);
  EXPECT_EQ(status("/v1/catchment", place + R"("cutoffMin": [0]})"), 400);
  EXPECT_EQ(status("/v1/catchment", place + R"("cutoffMin": [91]})"), 400);
  EXPECT_EQ(status("/v1/catchment",
                   place + R"("cutoffMin": [1,2,3,4,5,6,7,8,9,10,11,12,13]})"),
            400);
  EXPECT_EQ(status("/v1/catchment", place + R"("horizonMin": 181})"), 400);
  EXPECT_EQ(status("/v1/catchment", place + R"("direction": 7})"), 400);
  EXPECT_EQ(status("/v1/variant", R"({"view": {"band": "tea"}})"), 400);
  EXPECT_EQ(status("/v1/variant", R"({"view": {"openUntil": 2201}})"), 400);
  EXPECT_EQ(status("/v1/variant", R"({"view": {"waitModel": "SAMPLED"}})"),
            400);
  EXPECT_EQ(status("/v1/nowhere", "{}"), 404);
  EXPECT_EQ(status("/v1/study", "{}"), 404);
  const Answered nameless =
      Post("/v1/variant", Encoding::kProtobuf, "\xff\xff\xff");
  EXPECT_EQ(nameless.status, 400);
  v1::Problems problems;
  EXPECT_TRUE(problems.ParseFromString(nameless.body));
  Answered untyped;
  Ask({"POST", "/v1/variant", "text/plain", "{}"}, untyped);
  EXPECT_EQ(untyped.status, 400);
  Answered got;
  Ask({"GET", "/v1/variant", "", ""}, got);
  EXPECT_EQ(got.status, 405);
}

TEST(ApiTest, WhatIsTooLargeIsNotLookedAt) {
  v1::VariantRequest request;
  for (int i = 0; i < 501; ++i) {
    request.mutable_scenario()->add_modification()->mutable_close_line();
  }
  const auto status = [&] {
    return Post("/v1/variant", Encoding::kProtobuf, request.SerializeAsString())
        .status;
  };
  EXPECT_EQ(status(), 413);
  request.Clear();
  auto& line =
      *request.mutable_scenario()->add_modification()->mutable_add_line();
  for (int i = 0; i < 2000; ++i) line.add_stop();
  EXPECT_EQ(status(), 413);
  line.clear_stop();
  line.set_line(std::string(257, 'x'));
  EXPECT_EQ(status(), 413);
  v1::VariantsRequest many;
  for (int i = 0; i < 1001; ++i) many.add_scenario();
  EXPECT_EQ(Post("/v1/variants", Encoding::kProtobuf, many.SerializeAsString())
                .status,
            413);
}

TEST(ApiTest, FilesAreServedAsTheyStand) {
  const auto get = [](const std::string& path) {
    Answered answered;
    Ask({"GET", path, "", ""}, answered);
    return answered;
  };
  EXPECT_EQ(get("/v1/study").body, "study bytes");
  EXPECT_EQ(get("/v1/study").type, "application/x-protobuf");
  EXPECT_EQ(get("/v1/land").body, "land bytes");
  EXPECT_EQ(get("/healthz").body, "ok\n");
  EXPECT_EQ(get("/").body, "<html></html>");
  EXPECT_THAT(get("/").type, HasSubstr("text/html"));
  EXPECT_EQ(get("/etc/passwd").status, 404);
  EXPECT_THAT(get("/../x").body, HasSubstr("/v1/catchment"));
}

TEST(ApiTest, TheLogHasOneLineForEachQuestion) {
  std::FILE* const file = std::tmpfile();
  const Handler handler =
      Logged([](const Question& question,
                Responder& responder) { TheApi().Answer(question, responder); },
             file);
  Answered answered;
  handler({"GET", "/heal\"\nthz", "", ""}, answered);
  handler({"GET", "/healthz", "", ""}, answered);
  std::rewind(file);
  char text[500] = {};
  const size_t size = std::fread(text, 1, sizeof(text) - 1, file);
  std::fclose(file);
  const std::vector<std::string> lines =
      absl::StrSplit(std::string(text, size), '\n', absl::SkipEmpty());
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_THAT(lines[0], HasSubstr(R"("path":"/heal%22%0Athz","status":404)"));
  EXPECT_THAT(lines[1], HasSubstr(R"("status":200,"bytes":3,)"));
}

}  // namespace
}  // namespace railreach
