#include "engine/wire/variant_wire.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/wire/variant_file.h"
#include "gmock/gmock.h"
#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "railreach/v1/variants.pb.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

BatchHeader Header() {
  BatchHeader header;
  header.fingerprint = "0123456789abcdef0123456789abcdef";
  header.parameters = SampleStudy().parameters;
  header.inputs = {{"stations.csv", 120, "aa"}, {"lines.csv", 80, "bb"}};
  header.scenarios = {{{"a", "甲线", "Line A"}, 12.5},
                      {{"b", "乙线", "Line B"}, 0},
                      {{"c", "丙线", "Line C"}, 7}};
  for (int i = 0; i < 5; ++i) {
    const std::string key = "n" + std::to_string(i);
    header.nodes.push_back(
        {{key, "节点" + key, "Node " + key}, i != 3, 1000 * i});
    header.baseline.reach.push_back({100'000 * i, 300'000 * i});
  }
  header.baseline.people_45 = 200'000.25;
  header.baseline.people_60 = 600'000.5;
  header.baseline.people_60_by_people = 700'000.75;
  header.baseline.nodes_covered = 3;
  header.baseline.people_covered = 5'000'000;
  header.baseline.direct_rate = 12.34;
  header.baseline.efficiency = 0.678;
  header.num_variants = 8;
  header.shard = {2, 3};
  return header;
}

VariantRow Unchanged(const BatchHeader& header, size_t variant) {
  VariantRow row;
  row.variant = variant;
  row.scenarios = {1};
  row.figures = header.baseline;
  return row;
}

VariantRow Changed(const BatchHeader& header, size_t variant) {
  VariantRow row = Unchanged(header, variant);
  row.scenarios = {0, 2};
  row.cost = 19.5;
  row.figures.people_60 += 1000.125;
  row.figures.nodes_covered = 4;
  row.figures.people_covered -= 77;
  row.figures.new_track = Kilometres(12.345);
  row.figures.reach[NodeId(1)] = {100'500, 250'000};
  row.figures.reach[NodeId(4)].people_60 += 1;
  return row;
}

VariantRow Refused(size_t variant) {
  VariantRow row;
  row.variant = variant;
  row.scenarios = {0, 1};
  row.cost = 12.5;
  row.problem = "candidates.csv:3: error: 没有车站 '某站'; write its id";
  return row;
}

std::vector<VariantRow> Rows(const BatchHeader& header) {
  return {Unchanged(header, 2), Refused(3), Changed(header, 5)};
}

// Where the header and each row end.
std::vector<size_t> EndsOf(const BatchHeader& header) {
  std::vector<size_t> ends = {EncodeBatchHeader(header).size()};
  for (const VariantRow& row : Rows(header)) {
    ends.push_back(ends.back() + EncodeVariantRow(row, header).size());
  }
  return ends;
}

std::string FileBytes(const BatchHeader& header) {
  std::string bytes = EncodeBatchHeader(header);
  for (const VariantRow& row : Rows(header)) {
    bytes += EncodeVariantRow(row, header);
  }
  return bytes;
}

std::string WithoutLength(absl::string_view bytes) {
  const auto message = TakeMessage(bytes);
  return message.ok() ? std::string(*message) : "";
}

// What a file of these bytes gives: its rows, and how it ended.
struct Read {
  absl::Status status;
  bool has_header = false;
  std::vector<VariantRow> rows;
};

Read ReadAll(const std::string& bytes) {
  // Tests run beside each other, in processes of their own.
  const std::string path =
      absl::StrCat(testing::TempDir(), "/variant_wire_test.", getpid(), ".pb");
  std::ofstream(path, std::ios::binary) << bytes;
  Read read;
  auto reader = VariantFileReader::Open(path);
  read.status = reader.status();
  read.has_header = reader.ok();
  while (read.status.ok()) {
    auto row = reader->Next();
    if (!row.ok()) {
      read.status = row.status();
      EXPECT_EQ(reader->Next().status(), read.status);
    } else if (!row->has_value()) {
      EXPECT_EQ(reader->offset(), bytes.size());
      break;
    } else {
      read.rows.push_back(**std::move(row));
    }
  }
  std::remove(path.c_str());
  return read;
}

v1::VariantRow MessageOf(const VariantRow& row, const BatchHeader& header) {
  v1::VariantRow message;
  message.ParseFromString(WithoutLength(EncodeVariantRow(row, header)));
  return message;
}

v1::VariantFileHeader MessageOf(const BatchHeader& header) {
  v1::VariantFileHeader message;
  message.ParseFromString(WithoutLength(EncodeBatchHeader(header)));
  return message;
}

TEST(VariantWireTest, AHeaderComesBackAndEncodesToTheSameBytes) {
  const BatchHeader header = Header();
  const std::string bytes = EncodeBatchHeader(header);
  EXPECT_EQ(bytes, EncodeBatchHeader(header));
  const auto decoded = DecodeBatchHeader(WithoutLength(bytes));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(EncodeBatchHeader(*decoded), bytes);
  EXPECT_EQ(decoded->fingerprint, header.fingerprint);
  EXPECT_EQ(decoded->parameters.hub, "上海虹桥");
  EXPECT_EQ(decoded->inputs.at(1).name, "lines.csv");
  EXPECT_EQ(decoded->scenarios.at(0).name.zh, "甲线");
  EXPECT_EQ(decoded->scenarios.at(0).cost, 12.5);
  EXPECT_FALSE(decoded->nodes[NodeId(3)].counts);
  EXPECT_EQ(decoded->nodes[NodeId(4)].people_3km, 4000);
  EXPECT_EQ(decoded->baseline, header.baseline);
  EXPECT_EQ(decoded->num_variants, 8u);
  EXPECT_EQ(decoded->shard, (Shard{2, 3}));
}

TEST(VariantWireTest, RowsComeBackWithFiguresOrAProblem) {
  const BatchHeader header = Header();
  for (const VariantRow& row : Rows(header)) {
    const auto decoded =
        DecodeVariantRow(WithoutLength(EncodeVariantRow(row, header)), header);
    ASSERT_TRUE(decoded.ok()) << decoded.status();
    EXPECT_EQ(*decoded, row);
  }
}

TEST(VariantWireTest, RandomRowsComeBack) {
  BatchHeader header = Header();
  header.num_variants = size_t{1} << 40;
  std::mt19937_64 random(4);
  for (int trial = 0; trial < 500; ++trial) {
    VariantRow row = Unchanged(header, random() % header.num_variants);
    for (NodeReach& reach : row.figures.reach) {
      if (random() % 2) reach.people_45 = static_cast<int64_t>(random() >> 16);
      if (random() % 2) reach.people_60 = static_cast<int64_t>(random() >> 40);
    }
    for (NodeReach& reach : row.figures.reach) {
      reach.people_45 %= 1'000'000'000'000'000;
    }
    row.figures.people_60 = static_cast<double>(random() % 1000) / 7;
    const std::string bytes = EncodeVariantRow(row, header);
    const auto decoded = DecodeVariantRow(WithoutLength(bytes), header);
    ASSERT_TRUE(decoded.ok()) << decoded.status();
    ASSERT_EQ(*decoded, row);
    ASSERT_EQ(EncodeVariantRow(*decoded, header), bytes);
  }
}

TEST(VariantWireTest, ARowThatChangesNothingHoldsNoReach) {
  BatchHeader header = Header();
  for (int i = 0; i < 235; ++i) {
    header.nodes.push_back({});
    header.baseline.reach.push_back({9'000'000, 12'000'000});
  }
  VariantRow row = Unchanged(header, 1);
  EXPECT_LT(EncodeVariantRow(row, header).size(), 80u);
  row.figures.reach[NodeId(200)].people_60 -= 50;
  EXPECT_LT(EncodeVariantRow(row, header).size(), 95u);
  EXPECT_THAT(MessageOf(row, header).node_step(), ElementsAre(201));
}

// Adds the names of all fields that are set anywhere within.
void CollectSetFields(const Message& message, std::set<std::string>& names) {
  std::vector<const FieldDescriptor*> fields;
  const auto& reflection = *message.GetReflection();
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    names.insert(field->full_name());
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const int size =
        field->is_repeated() ? reflection.FieldSize(message, field) : 0;
    for (int i = 0; i < size; ++i) {
      CollectSetFields(reflection.GetRepeatedMessage(message, field, i), names);
    }
    if (!field->is_repeated()) {
      CollectSetFields(reflection.GetMessage(message, field), names);
    }
  }
}

TEST(VariantWireTest, TheSampleSetsEveryFieldOfTheSchema) {
  const BatchHeader header = Header();
  std::set<std::string> set;
  CollectSetFields(MessageOf(header), set);
  for (const VariantRow& row : Rows(header)) {
    CollectSetFields(MessageOf(row, header), set);
  }
  std::vector<std::string> missing;
  const auto& file = *v1::VariantRow::descriptor()->file();
  for (int i = 0; i < file.message_type_count(); ++i) {
    for (int j = 0; j < file.message_type(i)->field_count(); ++j) {
      const std::string name = file.message_type(i)->field(j)->full_name();
      if (!set.contains(name)) missing.push_back(name);
    }
  }
  EXPECT_THAT(missing, IsEmpty());
}

TEST(VariantWireTest, AFileIsReadRowByRow) {
  const BatchHeader header = Header();
  const Read read = ReadAll(FileBytes(header));
  EXPECT_TRUE(read.status.ok()) << read.status;
  EXPECT_EQ(read.rows, Rows(header));
}

TEST(VariantWireTest, AFileThatIsCutEndsCleanlyBetweenRowsOnly) {
  const BatchHeader header = Header();
  const std::string bytes = FileBytes(header);
  const std::vector<size_t> ends = EndsOf(header);
  ASSERT_EQ(ends.back(), bytes.size());
  for (size_t size = 0; size <= bytes.size(); ++size) {
    const Read read = ReadAll(bytes.substr(0, size));
    const auto end = std::find(ends.begin(), ends.end(), size);
    ASSERT_EQ(read.status.ok(), end != ends.end()) << size;
    ASSERT_EQ(read.has_header, size >= ends[0]);
    size_t rows = 0;
    while (rows + 1 < ends.size() && ends[rows + 1] <= size) ++rows;
    ASSERT_EQ(read.rows.size(), rows);
    if (read.status.ok()) continue;
    ASSERT_EQ(read.status.code(), absl::StatusCode::kInvalidArgument);
    ASSERT_THAT(
        std::string(read.status.message()),
        HasSubstr(size < ends[0] ? "header: " : "row " + std::to_string(rows)));
  }
}

TEST(VariantWireTest, BytesInMemoryAreTakenOneByOne) {
  const BatchHeader header = Header();
  const std::string bytes = FileBytes(header);
  absl::string_view rest = bytes;
  for (const size_t end : EndsOf(header)) {
    ASSERT_TRUE(TakeMessage(rest).ok());
    EXPECT_EQ(bytes.size() - rest.size(), end);
  }
  EXPECT_TRUE(absl::IsOutOfRange(TakeMessage(rest).status()));
  rest = absl::string_view(bytes).substr(0, 20);
  EXPECT_TRUE(absl::IsOutOfRange(TakeMessage(rest).status()));
  EXPECT_EQ(rest.size(), 20u);
  for (const char* hostile : {"\xff\xff\xff\xff\xff\x01", "\x81\x80\x80\x20"}) {
    rest = hostile;
    EXPECT_TRUE(absl::IsInvalidArgument(TakeMessage(rest).status()));
  }
}

TEST(VariantWireTest, AHugeMessageIsRefusedBeforeItIsRead) {
  const BatchHeader header = Header();
  const std::string start = EncodeBatchHeader(header);
  Read read = ReadAll(start + "\x81\x80\x80\x20");  // 64 MB and a byte
  EXPECT_THAT(std::string(read.status.message()),
              HasSubstr("row 0: too large"));
  read = ReadAll(start + "\xff\xff\xff\xff\xff\x01");
  EXPECT_THAT(std::string(read.status.message()), HasSubstr("no length"));
  read = ReadAll(start + "\x80\x80\x80\x20" + "abc");  // 64 MB, not there
  EXPECT_THAT(std::string(read.status.message()), HasSubstr("row 0: cut"));
}

TEST(VariantWireTest, RowsOutOfOrderAreRefused) {
  const BatchHeader header = Header();
  const std::string row = EncodeVariantRow(Changed(header, 5), header);
  const Read read = ReadAll(EncodeBatchHeader(header) + row + row);
  EXPECT_EQ(read.rows.size(), 1u);
  EXPECT_THAT(std::string(read.status.message()),
              HasSubstr("row 1: variant 5 behind 5"));
}

TEST(VariantWireTest, ARowThatDoesNotFitTheHeaderIsRefused) {
  const BatchHeader header = Header();
  const v1::VariantRow right = MessageOf(Changed(header, 5), header);
  const auto refuses = [&](auto change) {
    v1::VariantRow message = right;
    change(message);
    const auto row = DecodeVariantRow(message.SerializeAsString(), header);
    return absl::IsInvalidArgument(row.status());
  };
  EXPECT_FALSE(refuses([](v1::VariantRow&) {}));
  EXPECT_TRUE(refuses([](auto& m) { m.set_variant(8); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_cost(-1); }));
  EXPECT_TRUE(refuses([](auto& m) { m.clear_scenario(); }));
  EXPECT_TRUE(refuses([](auto& m) { m.add_scenario(2); }));
  EXPECT_TRUE(refuses([](auto& m) { m.add_scenario(3); }));
  EXPECT_TRUE(refuses([](auto& m) { m.clear_figures(); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_problem("why"); }));
  EXPECT_TRUE(refuses([](auto& m) { m.add_node_step(1); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_node_step(0, 0); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_node_step(1, 4); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_node_step(1, 0xffffffff); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_people_45_change(0, -100'001); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_people_60_change(0, INT64_MIN); }));
  EXPECT_TRUE(
      refuses([](auto& m) { m.mutable_figures()->set_people_60(NAN); }));
  EXPECT_TRUE(
      refuses([](auto& m) { m.mutable_figures()->set_nodes_covered(6); }));
  EXPECT_TRUE(
      refuses([](auto& m) { m.mutable_figures()->set_new_track_mm(-1); }));
}

TEST(VariantWireTest, AHeaderThatIsNoneIsRefused) {
  const v1::VariantFileHeader right = MessageOf(Header());
  const auto refuses = [&](auto change) {
    v1::VariantFileHeader message = right;
    change(message);
    return absl::IsInvalidArgument(
        DecodeBatchHeader(message.SerializeAsString()).status());
  };
  EXPECT_FALSE(refuses([](v1::VariantFileHeader&) {}));
  EXPECT_TRUE(refuses([](auto& m) { m.set_tool("other"); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_format("railreach.variants.2"); }));
  EXPECT_TRUE(refuses([](auto& m) { m.mutable_scenarios(0)->set_cost(NAN); }));
  EXPECT_TRUE(refuses([](auto& m) { m.add_nodes(); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_baseline_people_45(0, -1); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_shard_number(4); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_shard_number(0); }));
  EXPECT_TRUE(refuses([](auto& m) { m.set_num_variants(uint64_t{1} << 41); }));
  EXPECT_TRUE(refuses(
      [](auto& m) { m.mutable_parameters()->set_cutoff_min(0, 100'000); }));
  EXPECT_FALSE(DecodeBatchHeader("").ok());
  EXPECT_FALSE(DecodeBatchHeader("\xff\xff").ok());
}

TEST(VariantWireTest, BytesThatFlipNeverGiveARowThatDoesNotFit) {
  const BatchHeader header = Header();
  const std::string right =
      WithoutLength(EncodeVariantRow(Changed(header, 5), header));
  std::mt19937 random(2);
  size_t refused = 0;
  for (int trial = 0; trial < 20'000; ++trial) {
    std::string bytes = right;
    for (int flips = 0; flips < 3; ++flips) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    const auto row = DecodeVariantRow(bytes, header);
    refused += !row.ok();
    if (!row.ok()) continue;
    ASSERT_LT(row->variant, header.num_variants);
    for (const uint32_t s : row->scenarios) ASSERT_LT(s, 3u);
    ASSERT_TRUE(!row->problem.empty() ||
                row->figures.reach.size() == header.nodes.size());
  }
  EXPECT_GT(refused, 5000u);
}

}  // namespace
}  // namespace railreach
