#include "engine/wire/study_wire.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "absl/strings/match.h"
#include "engine/base/csv.h"
#include "engine/base/diagnostics.h"
#include "engine/wire/study_message.h"
#include "engine/wire/text_fields.h"
#include "railreach/v1/study.pb.h"

namespace railreach {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::TextFormat;

constexpr absl::string_view kBom = "\xEF\xBB\xBF";
constexpr absl::string_view kSeeProto =
    "the fields and their values stand in proto/railreach/v1/study.proto";

using wire::FieldsOf;
using wire::TextField;
using wire::TextPlace;

struct TextProblem {
  TextPlace place;
  std::string what;
};

// Keeps what the parser complains about.  Unknown fields come as warnings
// (they do not stop it) and count as errors here.
class Complaints : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    errors.push_back({{line, column}, message});
  }
  void AddWarning(int line, google::protobuf::io::ColumnNumber column,
                  const std::string& message) override {
    unknown.push_back({{line, column}, message});
  }

  std::vector<TextProblem> errors;
  std::vector<TextProblem> unknown;
};

struct Parsed {
  v1::Study message;
  TextFormat::ParseInfoTree places;
  Complaints complaints;
};

std::unique_ptr<Parsed> ParseOnce(const std::string& text) {
  auto parsed = std::make_unique<Parsed>();
  TextFormat::Parser parser;
  parser.AllowUnknownField(true);
  parser.RecordErrorsTo(&parsed->complaints);
  parser.WriteLocationsTo(&parsed->places);
  parser.ParseFromString(text, &parsed->message);
  return parsed;
}

InputPlace PlaceIn(absl::string_view file, TextPlace place) {
  return {std::string(file), static_cast<uint32_t>(place.line + 1),
          static_cast<uint32_t>(place.column + 1)};
}

// The parser often complains at the token behind the value: then the field's
// name is the better place.
TextPlace PlaceOfError(const TextProblem& error, const TextField& field) {
  return error.place < field.next ? error.place : field.place;
}

// Blanks out a field, so that the rest can be read without it.
void BlankOut(const TextField& field, std::string& text) {
  for (size_t i = field.begin; i < field.end; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
}

// The field that an error belongs to: the last one that starts before it.
const TextField* FieldOf(const std::vector<TextField>& fields,
                         TextPlace error) {
  const TextField* found = nullptr;
  for (const TextField& field : fields) {
    if (field.place < error) found = &field;
  }
  return found;
}

// The parser stops at its first error: this reads on without the field that
// holds it.
std::unique_ptr<Parsed> ParseAll(absl::string_view file, std::string text,
                                 Diagnostics& diagnostics) {
  constexpr int kMostErrors = 100;
  std::unique_ptr<Parsed> parsed;
  for (int i = 0; i < kMostErrors; ++i) {
    parsed = ParseOnce(text);
    if (parsed->complaints.errors.empty()) break;
    const TextProblem& error = parsed->complaints.errors.front();
    const std::vector<TextField> fields = FieldsOf(text);
    const TextField* field = FieldOf(fields, error.place);
    diagnostics.Error(
        PlaceIn(file, field ? PlaceOfError(error, *field) : error.place),
        error.what, kSeeProto);
    if (field == nullptr) break;
    BlankOut(*field, text);
  }
  for (const TextProblem& problem : parsed->complaints.unknown) {
    diagnostics.Error(PlaceIn(file, problem.place), problem.what, kSeeProto);
  }
  return parsed;
}

// Where a field of a message stands; none if it does not.  Values of one list
// in brackets share its place, that of the first.
std::optional<TextPlace> PlaceOf(const TextFormat::ParseInfoTree& places,
                                 const FieldDescriptor& field, int index) {
  index = field.is_repeated() ? std::max(index, 0) : -1;
  auto place = places.GetLocation(&field, index);
  while (place.line < 0 && index > 0) {
    place = places.GetLocation(&field, --index);
  }
  if (place.line < 0) return std::nullopt;
  return TextPlace{place.line, place.column};
}

// Where a value stands in the text, else the message that it belongs to, else
// the whole file.
InputPlace PlaceOf(absl::string_view file, const Parsed& parsed,
                   const wire::ParameterFault& fault) {
  const auto* field = v1::Study::descriptor()->FindFieldByName(fault.field);
  std::optional<TextPlace> place = PlaceOf(parsed.places, *field, fault.index);
  if (!fault.inner.empty()) {
    const int index = field->is_repeated() ? fault.index : -1;
    const auto* nested = parsed.places.GetTreeForNested(field, index);
    const auto* inner = field->message_type()->FindFieldByName(fault.inner);
    const auto within = nested == nullptr
                            ? std::nullopt
                            : PlaceOf(*nested, *inner, fault.inner_index);
    if (within.has_value()) place = within;
  }
  if (!place.has_value()) return {std::string(file), 0, 0};
  return PlaceIn(file, *place);
}

}  // namespace

absl::StatusOr<StudyParameters> ParseStudyParameters(
    absl::string_view file, absl::string_view textproto) {
  Diagnostics diagnostics;
  if (absl::StartsWith(textproto, kBom)) textproto.remove_prefix(kBom.size());
  if (!IsValidUtf8(textproto)) {
    diagnostics.Error({std::string(file), 0, 0}, "the file is not UTF-8",
                      "save it as UTF-8");
    return diagnostics.status();
  }
  const auto parsed = ParseAll(file, std::string(textproto), diagnostics);
  for (const wire::ParameterFault& fault : wire::FaultsOf(parsed->message)) {
    diagnostics.Error(PlaceOf(file, *parsed, fault), fault.what, fault.fix);
  }
  if (!diagnostics.ok()) return diagnostics.status();
  return wire::FromMessage(parsed->message);
}

std::string StudyParametersText(const StudyParameters& parameters) {
  v1::Study message;
  wire::ToMessage(parameters, message);
  TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  printer.SetUseShortRepeatedPrimitives(true);
  std::string text;
  printer.PrintToString(message, &text);
  return text;
}

}  // namespace railreach
