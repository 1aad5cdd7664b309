#include "engine/wire/result_wire.h"

#include <google/protobuf/arena.h>

#include <utility>

#include "engine/wire/definitions.h"
#include "engine/wire/figures_wire.h"
#include "engine/wire/message_bytes.h"
#include "engine/wire/names_wire.h"
#include "engine/wire/study_message.h"
#include "railreach/v1/result.pb.h"

namespace railreach {
namespace {

using google::protobuf::Arena;

constexpr char kTool[] = "railreach";

void EncodeManifest(const Study& study, const StudyResult& result,
                    v1::Manifest& message) {
  message.set_tool(kTool);
  message.set_tool_version(result.tool_version.empty()
                               ? std::string(ToolVersion())
                               : result.tool_version);
  wire::ToMessage(study.parameters, *message.mutable_parameters());
  for (const InputFile& input : study.inputs) {
    v1::InputFile& row = *message.add_inputs();
    row.set_name(input.name);
    row.set_bytes(input.bytes);
    row.set_fingerprint(input.fingerprint);
  }
  message.set_warnings(study.num_warnings);
  for (const Definition& definition : DefinitionsOf(study.parameters)) {
    v1::Definition& row = *message.add_definitions();
    row.set_zh(std::string(definition.zh));
    row.set_en(std::string(definition.en));
  }
}

void DecodeManifest(const v1::Manifest& message, wire::RowReader& reader,
                    DecodedResult& decoded) {
  reader.Enter("manifest", 0);
  reader.Require(message.tool() == kTool, "not written by railreach");
  decoded.result.tool_version = message.tool_version();
  const auto faults = wire::FaultsOf(message.parameters());
  if (reader.Require(faults.empty(),
                     faults.empty() ? "" : faults.front().what)) {
    decoded.study.parameters = wire::FromMessage(message.parameters());
  }
  for (const auto& input : message.inputs()) {
    decoded.study.inputs.push_back(
        {input.name(), input.bytes(), input.fingerprint()});
  }
  decoded.study.num_warnings = message.warnings();
}

void Encode(const Study& study, const StudyResult& result,
            v1::StudyResult& message) {
  EncodeManifest(study, result, *message.mutable_manifest());
  wire::EncodeLineNames(study.model.lines, message);
  wire::EncodeLineTables(study.model.lines, message);
  wire::EncodePlaceNames(study.model.places, message);
  wire::EncodeJoins(study.joins, message);
  wire::EncodeCatchments(result, message);
  wire::EncodeIsochrones(result, message);
  wire::EncodeConnections(result, message);
  wire::EncodeCoverage(result, message);
  wire::EncodePlan(result, message);
  wire::EncodeWindow(result, message);
}

}  // namespace

std::string EncodeResult(const Study& study, const StudyResult& result) {
  Arena arena;
  auto& message = *Arena::CreateMessage<v1::StudyResult>(&arena);
  Encode(study, result, message);
  return wire::BytesOf(message);
}

absl::StatusOr<DecodedResult> DecodeResult(absl::string_view bytes) {
  Arena arena;
  auto& message = *Arena::CreateMessage<v1::StudyResult>(&arena);
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::InvalidArgumentError("not a result: no such protobuf message");
  }
  wire::RowReader reader(wire::TableSizesOf(message));
  DecodedResult decoded;
  DecodeManifest(message.manifest(), reader, decoded);
  wire::DecodeLineNames(message, reader, decoded.study.model.lines);
  wire::DecodeLineTables(message, reader, decoded.study.model.lines);
  wire::DecodePlaceNames(message, reader, decoded.study.model.places);
  wire::DecodeJoins(message, reader, decoded.study.joins);
  wire::DecodeCatchments(message, reader, decoded.result);
  wire::DecodeIsochrones(message, reader, decoded.result);
  wire::DecodeConnections(message, reader, decoded.result);
  wire::DecodeCoverage(message, reader, decoded.result);
  wire::DecodePlan(message, reader, decoded.result);
  wire::DecodeWindow(message, decoded.study.parameters, reader, decoded.result);
  if (!reader.ok()) return reader.status();
  return decoded;
}

}  // namespace railreach
