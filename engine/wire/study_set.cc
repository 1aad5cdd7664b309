// --set key=value: one parameter by the name of its field, or by several names:
// window.from=07:00.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "engine/base/csv.h"
#include "engine/model/name_index.h"
#include "engine/wire/study_message.h"
#include "engine/wire/study_wire.h"
#include "railreach/v1/study.pb.h"

namespace railreach {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// One value as text format wants it: texts in quotes, enums in capitals.
std::string ValueText(const FieldDescriptor& field, absl::string_view value) {
  value = absl::StripAsciiWhitespace(value);
  const bool quoted = absl::StartsWith(value, "\"");
  if (field.type() == FieldDescriptor::TYPE_STRING && !quoted) {
    return absl::StrCat("\"", absl::CEscape(value), "\"");
  }
  if (field.type() == FieldDescriptor::TYPE_ENUM) {
    return absl::AsciiStrToUpper(value);
  }
  return std::string(value);
}

bool IsMessage(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
}

// "30,60" of a list becomes "[30, 60]".
std::string FieldText(const FieldDescriptor& field, absl::string_view value) {
  if (!field.is_repeated()) {
    return absl::StrCat(field.name(), ": ", ValueText(field, value));
  }
  if (absl::StartsWith(value, "[")) {
    return absl::StrCat(field.name(), ": ", value);
  }
  if (IsMessage(field)) return absl::StrCat(field.name(), ": [", value, "]");
  std::vector<std::string> values;
  for (const absl::string_view part :
       absl::StrSplit(value, ',', absl::SkipWhitespace())) {
    values.push_back(ValueText(field, part));
  }
  return absl::StrCat(field.name(), ": [", absl::StrJoin(values, ", "), "]");
}

// Keeps the first complaint of the parser.
class FirstComplaint : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int, google::protobuf::io::ColumnNumber,
                const std::string& message) override {
    if (what.empty()) what = message;
  }

  std::string what;
};

// The names that a key may have.
void AddNames(const Descriptor& message, const std::string& prefix,
              std::vector<std::string>& names) {
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    names.push_back(absl::StrCat(prefix, field.name()));
    if (IsMessage(field) && !field.is_repeated()) {
      AddNames(*field.message_type(), absl::StrCat(names.back(), "."), names);
    }
  }
}

absl::Status UnknownParameter(absl::string_view key) {
  std::vector<std::string> names;
  AddNames(*v1::Study::descriptor(), "", names);
  const std::string similar = DidYouMean(NearMisses(key, names));
  return absl::InvalidArgumentError(absl::StrCat(
      "--set: no parameter is called '", key, "'",
      similar.empty() ? absl::StrCat("; there are ", absl::StrJoin(names, ", "))
                      : similar));
}

absl::Status DoesNotFit(absl::string_view key, absl::string_view value,
                        absl::string_view why) {
  return absl::InvalidArgumentError(
      absl::StrCat("--set ", key, "=", value, ": ", why));
}

// The text must set that one field: "1 outlines: false" sets two.
bool SetsOnly(const Message& message, const FieldDescriptor& field) {
  std::vector<const FieldDescriptor*> set;
  message.GetReflection()->ListFields(message, &set);
  return set.empty() || (set.size() == 1 && set.front() == &field);
}

// The field that a key names, and the message that holds it.
struct Target {
  Message* message;
  const FieldDescriptor* field;  // nullptr: there is none
};

const FieldDescriptor* FieldNamed(const Message& message,
                                  absl::string_view name) {
  return message.GetDescriptor()->FindFieldByName(std::string(name));
}

// "window.from" makes a window where there is none.
Target TargetOf(absl::string_view key, v1::Study& study) {
  Target target = {&study, nullptr};
  for (const absl::string_view name : absl::StrSplit(key, '.')) {
    if (target.field != nullptr) {
      if (!IsMessage(*target.field) || target.field->is_repeated()) {
        return {target.message, nullptr};
      }
      target.message = target.message->GetReflection()->MutableMessage(
          target.message, target.field);
    }
    target.field = FieldNamed(*target.message, name);
    if (target.field == nullptr) break;
  }
  return target;
}

absl::Status SetField(absl::string_view key, absl::string_view value,
                      v1::Study& study) {
  const auto [message, field] = TargetOf(key, study);
  if (field == nullptr) return UnknownParameter(key);
  if (!IsValidUtf8(value)) return DoesNotFit(key, "...", "not UTF-8");
  const std::unique_ptr<Message> one(message->New());
  FirstComplaint complaint;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&complaint);
  const bool none =
      IsMessage(*field) && absl::StripAsciiWhitespace(value).empty();
  if (!none && !parser.ParseFromString(FieldText(*field, value), one.get())) {
    return DoesNotFit(key, value, complaint.what);
  }
  if (!SetsOnly(*one, *field)) {
    return DoesNotFit(key, value, "sets more than one parameter");
  }
  message->GetReflection()->ClearField(message, field);
  message->MergeFrom(*one);
  return absl::OkStatus();
}

absl::Status CheckValues(const v1::Study& message) {
  std::string what;
  for (const wire::ParameterFault& fault : wire::FaultsOf(message)) {
    absl::StrAppend(&what, what.empty() ? "" : "\n", "--set: ", fault.what,
                    "; ", fault.fix);
  }
  return what.empty() ? absl::OkStatus() : absl::InvalidArgumentError(what);
}

}  // namespace

absl::Status SetParameters(absl::Span<const std::string> assignments,
                           StudyParameters& parameters) {
  v1::Study message;
  wire::ToMessage(parameters, message);
  for (const std::string& assignment : assignments) {
    const std::pair<absl::string_view, absl::string_view> parts =
        absl::StrSplit(assignment, absl::MaxSplits('=', 1));
    if (!absl::StrContains(assignment, '=')) {
      return DoesNotFit(parts.first, "", "write --set key=value");
    }
    const absl::Status set = SetField(parts.first, parts.second, message);
    if (!set.ok()) return set;
  }
  const absl::Status values = CheckValues(message);
  if (values.ok()) parameters = wire::FromMessage(message);
  return values;
}

absl::Status SetParameter(absl::string_view key, absl::string_view value,
                          StudyParameters& parameters) {
  return SetParameters({absl::StrCat(key, "=", value)}, parameters);
}

}  // namespace railreach
