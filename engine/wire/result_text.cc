// A result as JSON or protobuf text.
#include <google/protobuf/arena.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/model/name_index.h"
#include "engine/wire/result_wire.h"
#include "railreach/v1/result.pb.h"

namespace railreach {
namespace {

using google::protobuf::Arena;

absl::Status UnknownField(absl::string_view what) {
  std::vector<std::string> names;
  const auto& descriptor = *v1::StudyResult::descriptor();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    names.push_back(descriptor.field(i)->name());
  }
  const std::string similar = DidYouMean(NearMisses(what, names));
  std::string all;
  if (similar.empty()) {
    all = "; there are";
    for (const std::string& name : names) absl::StrAppend(&all, " ", name);
  }
  return absl::InvalidArgumentError(
      absl::StrCat("a result has no field called '", what, "'", similar, all));
}

// Empties all fields but `what`.
absl::Status Keep(absl::string_view what, v1::StudyResult& message) {
  if (what.empty()) return absl::OkStatus();
  const auto& descriptor = *v1::StudyResult::descriptor();
  const auto* kept = descriptor.FindFieldByName(std::string(what));
  if (kept == nullptr) return UnknownField(what);
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const auto* field = descriptor.field(i);
    if (field != kept) message.GetReflection()->ClearField(&message, field);
  }
  return absl::OkStatus();
}

absl::Status Read(absl::string_view bytes, absl::string_view what,
                  v1::StudyResult& message) {
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::InvalidArgumentError("not a result: no such protobuf message");
  }
  return Keep(what, message);
}

}  // namespace

absl::StatusOr<std::string> ResultToJson(absl::string_view bytes,
                                         absl::string_view what) {
  Arena arena;
  auto& message = *Arena::CreateMessage<v1::StudyResult>(&arena);
  if (absl::Status status = Read(bytes, what, message); !status.ok()) {
    return status;
  }
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string json;
  const auto status =
      google::protobuf::util::MessageToJsonString(message, &json, options);
  if (!status.ok()) return absl::InvalidArgumentError(status.ToString());
  return json;
}

absl::StatusOr<std::string> ResultToText(absl::string_view bytes,
                                         absl::string_view what) {
  Arena arena;
  auto& message = *Arena::CreateMessage<v1::StudyResult>(&arena);
  if (absl::Status status = Read(bytes, what, message); !status.ok()) {
    return status;
  }
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  printer.SetUseShortRepeatedPrimitives(true);
  std::string text;
  printer.PrintToString(message, &text);
  return text;
}

}  // namespace railreach
