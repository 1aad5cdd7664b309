#include "engine/wire/result_wire.h"

#include <random>
#include <set>
#include <string>

#include "absl/strings/match.h"
#include "engine/wire/definitions.h"
#include "gmock/gmock.h"
#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "railreach/v1/result.pb.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string SampleBytes() {
  return EncodeResult(SampleStudy(), SampleResult());
}

v1::StudyResult SampleMessage() {
  v1::StudyResult message;
  message.ParseFromString(SampleBytes());
  return message;
}

// Adds the names of all fields that are set anywhere within.
void CollectSetFields(const Message& message, std::set<std::string>& names) {
  std::vector<const FieldDescriptor*> fields;
  const auto& reflection = *message.GetReflection();
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    names.insert(field->full_name());
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      CollectSetFields(reflection.GetMessage(message, field), names);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      CollectSetFields(reflection.GetRepeatedMessage(message, field, i), names);
    }
  }
}

// Adds the names of all fields of a message and of those within.
void CollectAllFields(const google::protobuf::Descriptor& descriptor,
                      std::set<std::string>& names) {
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor& field = *descriptor.field(i);
    names.insert(field.full_name());
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      CollectAllFields(*field.message_type(), names);
    }
  }
}

TEST(ResultWireTest, TheSampleSetsEveryFieldOfTheSchema) {
  std::set<std::string> all, set;
  CollectAllFields(*v1::StudyResult::descriptor(), all);
  CollectSetFields(SampleMessage(), set);
  for (const std::string& name : set) all.erase(name);
  EXPECT_THAT(all, IsEmpty());
}

TEST(ResultWireTest, EqualResultsGiveEqualBytes) {
  EXPECT_EQ(SampleBytes(), SampleBytes());
}

TEST(ResultWireTest, ADecodedResultEncodesToTheSameBytes) {
  const std::string bytes = SampleBytes();
  const auto decoded = DecodeResult(bytes);
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_TRUE(EncodeResult(decoded->study, decoded->result) == bytes);
}

TEST(ResultWireTest, AnEmptyResultTravelsToo) {
  const std::string bytes = EncodeResult(Study(), StudyResult());
  const auto decoded = DecodeResult(bytes);
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_TRUE(EncodeResult(decoded->study, decoded->result) == bytes);
  EXPECT_EQ(decoded->result.tool_version, std::string(ToolVersion()));
}

TEST(ResultWireTest, DecodedStructsHoldWhatWasEncoded) {
  const auto decoded = DecodeResult(SampleBytes());
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  const Study study = SampleStudy();
  const StudyResult expected = SampleResult();
  const StudyResult& result = decoded->result;
  EXPECT_EQ(result.tool_version, "9.8.7");
  EXPECT_EQ(result.zone_times, expected.zone_times);
  EXPECT_EQ(result.station_times, expected.station_times);
  const PairRow& pair = result.pairs(0, 1);
  const PairRow& sent = expected.pairs(0, 1);
  EXPECT_EQ(pair.total, sent.total);
  EXPECT_EQ(pair.egress, sent.egress);
  EXPECT_EQ(pair.lines, sent.lines);
  EXPECT_TRUE(pair.direct && pair.via_hub && !pair.via_centre);
  EXPECT_EQ(result.pairs(4, 1).total, kUnreachable);
  EXPECT_EQ(result.isochrones[NodeId(2)][1].polygons,
            expected.isochrones[NodeId(2)][1].polygons);
  const Model& model = decoded->study.model;
  EXPECT_EQ(model.lines.stations[StationId(1)].name.zh, "昆山南");
  EXPECT_EQ(model.lines.patterns[PatternId(1)].stops[1].tracks,
            study.model.lines.patterns[PatternId(1)].stops[1].tracks);
  EXPECT_EQ(model.lines.operator_classes.rows(),
            study.model.lines.operator_classes.rows());
  EXPECT_EQ(model.places.regions[RegionId(3)].seat,
            study.model.places.regions[RegionId(3)].seat);
  EXPECT_EQ(model.places.targets[TargetId(2)].value, std::nullopt);
  EXPECT_EQ(decoded->study.parameters.wait_model, WaitModel::kSampled);
  EXPECT_EQ(decoded->study.num_warnings, 4u);
}

TEST(ResultWireTest, ADecodedWindowHoldsWhatWasEncoded) {
  const auto decoded = DecodeResult(SampleBytes());
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  const WindowResult sent = SampleResult().window.value();
  const WindowResult& window = decoded->result.window.value();
  EXPECT_TRUE(window.pairs == sent.pairs);
  EXPECT_EQ(window.pairs(4, 1).fastest, kNotReached16);
  EXPECT_EQ(window.catchments[NodeId(2)].people[1].Within(60),
            sent.catchments[NodeId(2)].people[1].Within(60));
  EXPECT_EQ(window.catchments[NodeId(2)].mean_people,
            sent.catchments[NodeId(2)].mean_people);
  EXPECT_EQ(window.summaries[1].people, sent.summaries[1].people);
  EXPECT_EQ(window.spread.trains, 345);
  const StationJoin& join = decoded->study.joins.at(1);
  EXPECT_EQ(join.station, StationId(3));
  EXPECT_EQ(join.distance, Metres(410.0));
  EXPECT_FALSE(join.joined);
}

TEST(ResultWireTest, WithoutAWindowNothingOfOneIsWritten) {
  Study study = SampleStudy();
  study.parameters.window.reset();
  study.parameters.wait_model = WaitModel::kExpected;
  study.parameters.sources.clear();
  study.joins.clear();
  StudyResult result = SampleResult();
  result.window.reset();
  v1::StudyResult message;
  ASSERT_TRUE(message.ParseFromString(EncodeResult(study, result)));
  EXPECT_FALSE(message.has_window());
  EXPECT_EQ(message.station_joins_size(), 0);
  EXPECT_FALSE(message.manifest().parameters().has_window());
  EXPECT_EQ(message.manifest().parameters().source_size(), 0);
  EXPECT_EQ(message.manifest().definitions_size() + 3,
            SampleMessage().manifest().definitions_size());
}

TEST(ResultWireTest, AWindowFitsItsParametersAndNodes) {
  using Change = void (*)(v1::StudyResult&);
  for (const auto& [change, complaint] :
       std::vector<std::pair<Change, std::string>>{
           {[](v1::StudyResult& m) {
              m.mutable_manifest()->mutable_parameters()->clear_window();
              m.mutable_manifest()->mutable_parameters()->clear_wait_model();
            },
            "window[0]: no window in the parameters"},
           {[](v1::StudyResult& m) {
              m.mutable_window()->mutable_catchments()->RemoveLast();
            },
            "not one per node"},
           {[](v1::StudyResult& m) {
              m.mutable_window()->mutable_catchments(3)->clear_people();
            },
            "window.catchments[3]: not one curve per percentile"},
           {[](v1::StudyResult& m) {
              m.mutable_window()->mutable_catchments(3)->clear_mean_people();
            },
            "not one mean per cutoff"},
           {[](v1::StudyResult& m) {
              m.mutable_window()->mutable_summaries(0)->add_people(1);
            },
            "window.summaries[0]: not one value per percentile"},
           {[](v1::StudyResult& m) {
              m.mutable_window()->mutable_summaries()->RemoveLast();
            },
            "not those of the study"},
           {[](v1::StudyResult& m) {
              m.mutable_window()->mutable_pairs()->set_mean_s(7, 70'000);
            },
            "window.pairs[7]: impossible time"},
           {[](v1::StudyResult& m) {
              m.mutable_window()->mutable_spread()->set_trains(-1);
            },
            "negative count"}}) {
    v1::StudyResult message = SampleMessage();
    change(message);
    EXPECT_THAT(
        std::string(
            DecodeResult(message.SerializeAsString()).status().message()),
        HasSubstr(complaint));
  }
}

TEST(ResultWireTest, OutlinesAreRoundedToAMillionthOfADegree) {
  StudyResult result = SampleResult();
  result.isochrones[NodeId(0)][1].polygons[0].outer[0] = {31.00000049, 121.2};
  const auto decoded = DecodeResult(EncodeResult(SampleStudy(), result));
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->result.isochrones[NodeId(0)][1].polygons[0].outer[0],
            (LatLng{31.0, 121.2}));
}

TEST(ResultWireTest, RejectsWhatIsNoResult) {
  for (const std::string& bytes :
       {std::string(), std::string("not a result"), std::string(100, '\xFF')}) {
    EXPECT_EQ(DecodeResult(bytes).status().code(),
              absl::StatusCode::kInvalidArgument);
  }
}

TEST(ResultWireTest, NamesTheRowThatDoesNotFit) {
  v1::StudyResult message = SampleMessage();
  message.mutable_catchments(2)->clear_people_by_tier();
  EXPECT_THAT(
      std::string(DecodeResult(message.SerializeAsString()).status().message()),
      HasSubstr("catchments[2]: a list by tier does not hold five values"));
}

// Takes one value off each packed column of a part of the sample in turn.
template <typename PartOf>
void ExpectEveryColumnIsChecked(PartOf part, int least_columns) {
  v1::StudyResult sample = SampleMessage();
  const auto& descriptor = *part(sample)->GetDescriptor();
  int columns = 0;
  for (int i = 0; i < descriptor.field_count(); ++i) {
    if (!descriptor.field(i)->is_repeated()) continue;
    v1::StudyResult message = SampleMessage();
    Message& table = *part(message);
    table.GetReflection()->RemoveLast(&table, descriptor.field(i));
    EXPECT_FALSE(DecodeResult(message.SerializeAsString()).ok())
        << descriptor.field(i)->full_name();
    ++columns;
  }
  EXPECT_GE(columns, least_columns);
}

TEST(ResultWireTest, EveryColumnOfATableMustFitTheOthers) {
  ExpectEveryColumnIsChecked([](auto& m) { return m.mutable_pairs(); }, 18);
  ExpectEveryColumnIsChecked([](auto& m) { return m.mutable_zone_times(); }, 1);
  ExpectEveryColumnIsChecked([](auto& m) { return m.mutable_station_times(); },
                             1);
  ExpectEveryColumnIsChecked([](auto& m) { return m.mutable_service_levels(); },
                             4);
  ExpectEveryColumnIsChecked([](auto& m) { return m.mutable_tracks(); }, 9);
  ExpectEveryColumnIsChecked(
      [](auto& m) { return m.mutable_window()->mutable_pairs(); }, 5);
}

// Sets the first number that the field holds anywhere; false if there is none.
bool SetFirst(Message& message, const FieldDescriptor& field, int32_t value) {
  const auto& reflection = *message.GetReflection();
  const bool is_id = field.cpp_type() == FieldDescriptor::CPPTYPE_UINT32 ||
                     field.type() == FieldDescriptor::TYPE_SINT32;
  if (!is_id) return false;
  const bool is_unsigned = field.cpp_type() == FieldDescriptor::CPPTYPE_UINT32;
  const uint32_t bits = static_cast<uint32_t>(value);
  if (field.is_repeated()) {
    if (reflection.FieldSize(message, &field) == 0) return false;
    is_unsigned ? reflection.SetRepeatedUInt32(&message, &field, 0, bits)
                : reflection.SetRepeatedInt32(&message, &field, 0, value);
  } else {
    is_unsigned ? reflection.SetUInt32(&message, &field, bits)
                : reflection.SetInt32(&message, &field, value);
  }
  return true;
}

// Visits every message within, itself included.
template <typename Visit>
void ForEachMessage(Message& message, Visit visit) {
  visit(message);
  std::vector<const FieldDescriptor*> fields;
  const auto& reflection = *message.GetReflection();
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      ForEachMessage(*reflection.MutableMessage(&message, field), visit);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      ForEachMessage(*reflection.MutableRepeatedMessage(&message, field, i),
                     visit);
    }
  }
}

TEST(ResultWireTest, RowsOutsideTheirTablesAreRejected) {
  // Long times are possible, just not negative ones.
  const auto is_time = [](const FieldDescriptor& field) {
    return absl::EndsWith(field.name(), "_s");
  };
  const auto is_step = [](const FieldDescriptor& field) {
    return absl::EndsWith(field.name(), "_step_e6");
  };
  int rejected = 0;
  v1::StudyResult message = SampleMessage();
  ForEachMessage(message, [&](Message& part) {
    const auto& descriptor = *part.GetDescriptor();
    for (int i = 0; i < descriptor.field_count(); ++i) {
      const std::string before = part.SerializeAsString();
      for (const int32_t value : {1'000'000'000, -2}) {
        const FieldDescriptor& field = *descriptor.field(i);
        if (value > 0 ? is_time(field) : is_step(field)) continue;
        if (!SetFirst(part, field, value)) continue;
        ++rejected;
        EXPECT_FALSE(DecodeResult(message.SerializeAsString()).ok())
            << field.full_name() << " = " << value;
      }
      part.ParseFromString(before);
    }
  });
  EXPECT_GT(rejected, 200);
}

TEST(ResultWireTest, SurvivesEveryTruncation) {
  const std::string bytes = SampleBytes();
  for (size_t size = 0; size < bytes.size(); ++size) {
    DecodeResult(absl::string_view(bytes).substr(0, size)).IgnoreError();
  }
}

TEST(ResultWireTest, SurvivesRandomDamage) {
  const std::string sample = SampleBytes();
  std::mt19937 random(1);
  int rejected = 0, accepted = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = sample;
    bytes[random() % bytes.size()] = static_cast<char>(random());
    const auto decoded = DecodeResult(bytes);
    (decoded.ok() ? accepted : rejected)++;
    if (decoded.ok()) EncodeResult(decoded->study, decoded->result);
  }
  EXPECT_GT(rejected, 100);
  EXPECT_GT(accepted, 100);
}

TEST(ResultTextTest, ShowsAllOrOneField) {
  const std::string bytes = SampleBytes();
  const auto json = ResultToJson(bytes, "summaries");
  ASSERT_TRUE(json.ok()) << json.status();
  EXPECT_THAT(*json, HasSubstr("\"people_60\": 7500000.5"));
  const auto text = ResultToText(bytes, "");
  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_THAT(*text, HasSubstr("zh: \"上海虹桥\""));
  EXPECT_THAT(*text, HasSubstr("tool_version: \"9.8.7\""));
}

TEST(ResultTextTest, ReportsUnknownFieldsAndBytes) {
  EXPECT_THAT(
      std::string(ResultToText(SampleBytes(), "sumaries").status().message()),
      HasSubstr("did you mean summaries"));
  EXPECT_FALSE(ResultToJson("\xFF\xFF", "").ok());
}

}  // namespace
}  // namespace railreach
