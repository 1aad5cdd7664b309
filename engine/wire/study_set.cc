// --set key=value: one parameter by the name of its field.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

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

using google::protobuf::FieldDescriptor;

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

// "30,60" of a list becomes "[30, 60]".
std::string FieldText(const FieldDescriptor& field, absl::string_view value) {
  if (!field.is_repeated()) {
    return absl::StrCat(field.name(), ": ", ValueText(field, value));
  }
  if (absl::StartsWith(value, "[")) {
    return absl::StrCat(field.name(), ": ", value);
  }
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

absl::Status UnknownParameter(absl::string_view key) {
  std::vector<std::string> names;
  const auto& study = *v1::Study::descriptor();
  for (int i = 0; i < study.field_count(); ++i) {
    names.push_back(study.field(i)->name());
  }
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
bool SetsOnly(const v1::Study& message, const FieldDescriptor& field) {
  std::vector<const FieldDescriptor*> set;
  message.GetReflection()->ListFields(message, &set);
  return set.empty() || (set.size() == 1 && set.front() == &field);
}

absl::Status SetField(absl::string_view key, absl::string_view value,
                      v1::Study& message) {
  const auto* field =
      v1::Study::descriptor()->FindFieldByName(std::string(key));
  if (field == nullptr) return UnknownParameter(key);
  if (!IsValidUtf8(value)) return DoesNotFit(key, "...", "not UTF-8");
  v1::Study one;
  FirstComplaint complaint;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&complaint);
  if (!parser.ParseFromString(FieldText(*field, value), &one)) {
    return DoesNotFit(key, value, complaint.what);
  }
  if (!SetsOnly(one, *field)) {
    return DoesNotFit(key, value, "sets more than one parameter");
  }
  message.GetReflection()->ClearField(&message, field);
  message.MergeFrom(one);
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
