#include "engine/wire/variant_wire.h"

#include <google/protobuf/arena.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "engine/base/check.h"
#include "engine/study/variant_list.h"
#include "engine/wire/definitions.h"
#include "engine/wire/names_message.h"
#include "engine/wire/study_message.h"
#include "engine/wire/table_rows.h"
#include "railreach/v1/variants.pb.h"

namespace railreach {

namespace wire {

void EncodeFigures(const VariantFigures& figures, v1::VariantFigures& message) {
  message.set_people_45(figures.people_45);
  message.set_people_60(figures.people_60);
  message.set_people_60_by_people(figures.people_60_by_people);
  message.set_nodes_covered(figures.nodes_covered);
  message.set_people_covered(figures.people_covered);
  message.set_direct_rate_pct(figures.direct_rate);
  message.set_efficiency_per_hour(figures.efficiency);
  message.set_new_track_mm(figures.new_track.mm());
}

}  // namespace wire

namespace {

using google::protobuf::Arena;
using google::protobuf::MessageLite;

constexpr char kTool[] = "railreach";
constexpr char kFormat[] = "railreach.variants.1";
constexpr int64_t kMostPeople = 1'000'000'000'000'000;
constexpr int64_t kMostTrackMm = 1'000'000'000'000;

constexpr std::array kOfVariants = {
    Definition{"方案的增益为方案之值减去基准之值;按人口加权者,以节点3公里内人口"
               "为权。",
               "A variant's gain is its figure less the baseline's; weighted "
               "by people means that each key node counts by the people "
               "within 3 km of it."},
    Definition{"新增里程:方案列车使用而基准列车不用的线路长度。",
               "New track: what the variant's trains use and the baseline's "
               "do not."},
    Definition{"只有全部措施造价已知的方案才给出单位造价增益。",
               "A gain per cost is given only where the cost of all scenarios "
               "of a variant is known."},
};

// `message` with its length before it.
std::string Delimited(const MessageLite& message) {
  const size_t size = message.ByteSizeLong();
  CHECK(size <= kMaxVariantMessage);
  std::string bytes;
  bytes.reserve(size + 5);
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    coded.WriteVarint32(static_cast<uint32_t>(size));
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

bool IsPeople(int64_t people) { return people >= 0 && people <= kMostPeople; }

bool IsFigure(double value) { return std::isfinite(value) && value >= 0; }

absl::Status DecodeFigures(const v1::VariantFigures& message, size_t num_nodes,
                           VariantFigures& figures) {
  for (const double value :
       {message.people_45(), message.people_60(), message.people_60_by_people(),
        message.direct_rate_pct(), message.efficiency_per_hour()}) {
    if (!IsFigure(value)) {
      return absl::InvalidArgumentError("a figure is negative or no number");
    }
  }
  if (message.nodes_covered() < 0 ||
      static_cast<size_t>(message.nodes_covered()) > num_nodes) {
    return absl::InvalidArgumentError("more nodes covered than there are");
  }
  if (!IsPeople(message.people_covered()) || message.new_track_mm() < 0 ||
      message.new_track_mm() > kMostTrackMm) {
    return absl::InvalidArgumentError("impossible people or length");
  }
  figures.people_45 = message.people_45();
  figures.people_60 = message.people_60();
  figures.people_60_by_people = message.people_60_by_people();
  figures.nodes_covered = message.nodes_covered();
  figures.people_covered = message.people_covered();
  figures.direct_rate = message.direct_rate_pct();
  figures.efficiency = message.efficiency_per_hour();
  figures.new_track = Metres::FromMillimetres(message.new_track_mm());
  return absl::OkStatus();
}

void EncodeTables(const BatchHeader& header, v1::VariantFileHeader& message) {
  for (const InputFile& input : header.inputs) {
    v1::InputFile& row = *message.add_inputs();
    row.set_name(input.name);
    row.set_bytes(input.bytes);
    row.set_fingerprint(input.fingerprint);
  }
  for (const BatchScenario& scenario : header.scenarios) {
    v1::BatchScenario& row = *message.add_scenarios();
    wire::EncodeName(scenario.name, *row.mutable_name());
    row.set_cost(scenario.cost);
  }
  for (const BatchNode& node : header.nodes) {
    v1::BatchNode& row = *message.add_nodes();
    wire::EncodeName(node.name, *row.mutable_name());
    row.set_counts(node.counts);
    row.set_people_3km(node.people_3km);
  }
}

void AddDefinition(const Definition& definition,
                   v1::VariantFileHeader& message) {
  v1::Definition& row = *message.add_definitions();
  row.set_zh(std::string(definition.zh));
  row.set_en(std::string(definition.en));
}

absl::Status DecodeTables(const v1::VariantFileHeader& message,
                          BatchHeader& header) {
  for (const auto& input : message.inputs()) {
    header.inputs.push_back({input.name(), input.bytes(), input.fingerprint()});
  }
  for (const auto& scenario : message.scenarios()) {
    if (!IsFigure(scenario.cost())) {
      return absl::InvalidArgumentError("a cost is negative or no number");
    }
    header.scenarios.push_back(
        {wire::DecodeName(scenario.name()), scenario.cost()});
  }
  for (const auto& node : message.nodes()) {
    if (!IsPeople(node.people_3km())) {
      return absl::InvalidArgumentError("impossible number of people");
    }
    header.nodes.push_back(
        {wire::DecodeName(node.name()), node.counts(), node.people_3km()});
  }
  return absl::OkStatus();
}

absl::Status DecodeBaseline(const v1::VariantFileHeader& message,
                            BatchHeader& header) {
  const size_t nodes = header.nodes.size();
  if (static_cast<size_t>(message.baseline_people_45_size()) != nodes ||
      static_cast<size_t>(message.baseline_people_60_size()) != nodes) {
    return absl::InvalidArgumentError("the baseline has not all key nodes");
  }
  for (size_t i = 0; i < nodes; ++i) {
    const int at = static_cast<int>(i);
    const NodeReach reach = {message.baseline_people_45(at),
                             message.baseline_people_60(at)};
    if (!IsPeople(reach.people_45) || !IsPeople(reach.people_60)) {
      return absl::InvalidArgumentError("impossible number of people");
    }
    header.baseline.reach.push_back(reach);
  }
  return DecodeFigures(message.baseline(), nodes, header.baseline);
}

absl::Status DecodeExtent(const v1::VariantFileHeader& message,
                          BatchHeader& header) {
  if (message.num_variants() > kMostVariants || message.shard_number() < 1 ||
      message.shard_number() > message.num_shards()) {
    return absl::InvalidArgumentError("impossible number of variants or shard");
  }
  header.num_variants = message.num_variants();
  header.shard = {message.shard_number(), message.num_shards()};
  return absl::OkStatus();
}

void EncodeReach(const VariantFigures& figures, const VariantFigures& baseline,
                 v1::VariantRow& message) {
  int64_t last = -1;
  for (const NodeId node : figures.reach.ids()) {
    const NodeReach& here = figures.reach[node];
    const NodeReach& before = baseline.reach[node];
    if (here == before) continue;
    const auto row = static_cast<int64_t>(node.index());
    message.add_node_step(static_cast<uint32_t>(row - last));
    message.add_people_45_change(here.people_45 - before.people_45);
    message.add_people_60_change(here.people_60 - before.people_60);
    last = row;
  }
}

// People after a change; below zero if that is impossible.
int64_t Changed(int64_t people, int64_t change) {
  const bool possible = change >= -kMostPeople && change <= kMostPeople &&
                        IsPeople(people + change);
  return possible ? people + change : -1;
}

absl::Status DecodeReach(const v1::VariantRow& message,
                         const BatchHeader& header, VariantFigures& figures) {
  const int size = message.node_step_size();
  if (message.people_45_change_size() != size ||
      message.people_60_change_size() != size) {
    return absl::InvalidArgumentError("columns of reach differ in length");
  }
  figures.reach = header.baseline.reach;
  uint64_t next = 0;  // the node after the last
  for (int i = 0; i < size; ++i) {
    next += message.node_step(i);
    if (message.node_step(i) < 1 || next > figures.reach.size()) {
      return absl::InvalidArgumentError("no such key node");
    }
    NodeReach& reach = figures.reach[NodeId(next - 1)];
    reach = {Changed(reach.people_45, message.people_45_change(i)),
             Changed(reach.people_60, message.people_60_change(i))};
    if (reach.people_45 < 0 || reach.people_60 < 0) {
      return absl::InvalidArgumentError("impossible number of people");
    }
  }
  return absl::OkStatus();
}

absl::Status DecodeScenarios(const v1::VariantRow& message,
                             const BatchHeader& header, VariantRow& row) {
  for (const uint32_t scenario : message.scenario()) {
    const bool ascending =
        row.scenarios.empty() || row.scenarios.back() < scenario;
    if (!ascending || scenario >= header.scenarios.size()) {
      return absl::InvalidArgumentError(
          "scenarios out of order, or not in the header");
    }
    row.scenarios.push_back(scenario);
  }
  if (row.scenarios.empty()) {
    return absl::InvalidArgumentError("a variant without scenarios");
  }
  return absl::OkStatus();
}

template <typename Message>
absl::Status Parse(absl::string_view bytes, Message& message) {
  if (bytes.size() > kMaxVariantMessage ||
      !message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::InvalidArgumentError("no such protobuf message");
  }
  return absl::OkStatus();
}

}  // namespace

std::string EncodeBatchHeader(const BatchHeader& header) {
  CHECK(header.baseline.reach.size() == header.nodes.size());
  Arena arena;
  auto& message = *Arena::CreateMessage<v1::VariantFileHeader>(&arena);
  message.set_tool(kTool);
  message.set_tool_version(header.tool_version.empty()
                               ? std::string(ToolVersion())
                               : header.tool_version);
  message.set_format(kFormat);
  message.set_fingerprint(header.fingerprint);
  wire::ToMessage(header.parameters, *message.mutable_parameters());
  for (const Definition& definition : DefinitionsOf(header.parameters)) {
    AddDefinition(definition, message);
  }
  for (const Definition& definition : kOfVariants) {
    AddDefinition(definition, message);
  }
  EncodeTables(header, message);
  wire::EncodeFigures(header.baseline, *message.mutable_baseline());
  for (const NodeReach& reach : header.baseline.reach) {
    message.add_baseline_people_45(reach.people_45);
    message.add_baseline_people_60(reach.people_60);
  }
  message.set_num_variants(header.num_variants);
  message.set_shard_number(header.shard.number);
  message.set_num_shards(header.shard.of);
  return Delimited(message);
}

std::string EncodeVariantRow(const VariantRow& row, const BatchHeader& header) {
  Arena arena;
  auto& message = *Arena::CreateMessage<v1::VariantRow>(&arena);
  message.set_variant(row.variant);
  for (const uint32_t scenario : row.scenarios) message.add_scenario(scenario);
  message.set_cost(row.cost);
  message.set_problem(row.problem);
  if (row.problem.empty()) {
    CHECK(row.figures.reach.size() == header.nodes.size());
    wire::EncodeFigures(row.figures, *message.mutable_figures());
    EncodeReach(row.figures, header.baseline, message);
  }
  return Delimited(message);
}

absl::StatusOr<absl::string_view> TakeMessage(absl::string_view& bytes) {
  uint64_t size = 0;
  size_t at = 0;
  while (true) {
    if (at == bytes.size()) return absl::OutOfRangeError("cut in a length");
    const auto byte = static_cast<uint8_t>(bytes[at]);
    size |= uint64_t{byte & 0x7Fu} << (7 * at);
    ++at;
    if (byte < 0x80) break;
    if (at == 5) return absl::InvalidArgumentError("no length of a message");
  }
  if (size > kMaxVariantMessage) {
    return absl::InvalidArgumentError(
        absl::StrCat("a message of ", size, " bytes, more than ",
                     kMaxVariantMessage, " are refused"));
  }
  if (bytes.size() - at < size) return absl::OutOfRangeError("cut");
  const absl::string_view message = bytes.substr(at, size);
  bytes.remove_prefix(at + size);
  return message;
}

absl::StatusOr<BatchHeader> DecodeBatchHeader(absl::string_view bytes) {
  Arena arena;
  auto& message = *Arena::CreateMessage<v1::VariantFileHeader>(&arena);
  absl::Status status = Parse(bytes, message);
  if (!status.ok()) return status;
  if (message.tool() != kTool || message.format() != kFormat) {
    return absl::InvalidArgumentError("not a file of variants of railreach");
  }
  const auto faults = wire::FaultsOf(message.parameters());
  if (!faults.empty()) {
    return absl::InvalidArgumentError(faults.front().what);
  }
  BatchHeader header;
  header.tool_version = message.tool_version();
  header.fingerprint = message.fingerprint();
  header.parameters = wire::FromMessage(message.parameters());
  status = DecodeTables(message, header);
  if (status.ok()) status = DecodeBaseline(message, header);
  if (status.ok()) status = DecodeExtent(message, header);
  if (!status.ok()) return status;
  return header;
}

absl::StatusOr<VariantRow> DecodeVariantRow(absl::string_view bytes,
                                            const BatchHeader& header) {
  Arena arena;
  auto& message = *Arena::CreateMessage<v1::VariantRow>(&arena);
  absl::Status status = Parse(bytes, message);
  if (!status.ok()) return status;
  if (message.variant() >= header.num_variants || !IsFigure(message.cost())) {
    return absl::InvalidArgumentError("no such variant, or no such cost");
  }
  VariantRow row;
  row.variant = message.variant();
  row.cost = message.cost();
  row.problem = message.problem();
  status = DecodeScenarios(message, header, row);
  if (!status.ok()) return status;
  if (row.problem.empty() != message.has_figures() ||
      (!row.problem.empty() && message.node_step_size() > 0)) {
    return absl::InvalidArgumentError("either figures or a problem");
  }
  if (!row.problem.empty()) return row;
  status = DecodeFigures(message.figures(), header.nodes.size(), row.figures);
  if (status.ok()) status = DecodeReach(message, header, row.figures);
  if (!status.ok()) return status;
  return row;
}

}  // namespace railreach
