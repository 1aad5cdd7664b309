#include "engine/wire/text_message.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/base/csv.h"
#include "engine/model/name_index.h"
#include "engine/wire/text_fields.h"

namespace railreach::wire {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::TextFormat;
using Places = TextFormat::ParseInfoTree;

constexpr absl::string_view kBom = "\xEF\xBB\xBF";

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

// Reads one text again and again, each time without what was malformed.
class TextReader {
 public:
  TextReader(absl::string_view file, std::string text, const TextForm& form,
             Diagnostics& diagnostics)
      : file_(file),
        text_(std::move(text)),
        form_(form),
        see_(
            absl::StrCat("the fields and their values stand in proto/railreach/"
                         "v1/",
                         form.proto)),
        diagnostics_(diagnostics) {}

  // Reads what can be read, and says where it stands.
  std::unique_ptr<Places> Read(Message& message) {
    constexpr int kMostErrors = 100;
    constexpr int kMostDepth = 100;  // of brackets: the parser calls itself
    constexpr size_t kMostBytes = 256 << 20;
    size_t bytes = 0;
    std::unique_ptr<Places> places;
    for (int i = 0; i < kMostErrors; ++i) {
      complaints_.errors.clear();
      complaints_.unknown.clear();
      places = std::make_unique<Places>();
      TextFormat::Parser parser;
      parser.AllowUnknownField(true);
      parser.SetRecursionLimit(kMostDepth);
      parser.RecordErrorsTo(&complaints_);
      parser.WriteLocationsTo(places.get());
      parser.ParseFromString(text_, &message);
      if (complaints_.errors.empty()) break;
      whole_ = false;
      if (!PassOver(complaints_.errors.front())) break;
      bytes += text_.size();
      if (bytes > kMostBytes) break;
    }
    ReportUnknown(*message.GetDescriptor());
    return places;
  }

  bool whole() const { return whole_; }

 private:
  InputPlace PlaceIn(TextPlace place) const {
    return {file_, static_cast<uint32_t>(place.line + 1),
            static_cast<uint32_t>(place.column + 1)};
  }

  // Reports an error and blanks out the field that holds it; false if there
  // is none.  An error that is still there is that of the field around.
  bool PassOver(const TextProblem& error) {
    const bool again = last_error_ == error.place;
    const int depth = again ? 0 : form_.depth;
    last_error_ = error.place;
    const TextField* field = nullptr;
    const std::vector<TextField> fields = FieldsOf(text_, depth);
    for (const TextField& candidate : fields) {
      if (candidate.place < error.place) field = &candidate;
    }
    if (!again) {
      diagnostics_.Error(
          PlaceIn(field ? PlaceOfError(error, *field) : error.place),
          error.what, see_);
    }
    if (field == nullptr || field->begin == field->end) return false;
    for (size_t i = field->begin; i < field->end; ++i) {
      if (text_[i] != '\n') text_[i] = ' ';
    }
    return true;
  }

  // The parser often complains at the token behind the value: then the field's
  // name is the better place.
  static TextPlace PlaceOfError(const TextProblem& error,
                                const TextField& field) {
    return error.place < field.next ? error.place : field.place;
  }

  void ReportUnknown(const Descriptor& root) {
    if (complaints_.unknown.empty()) return;
    const std::vector<TextField> fields = FieldsOf(text_, kAnyDepth);
    size_t k = 0;
    for (const TextProblem& problem : complaints_.unknown) {
      // The parser complains at the token behind the name.
      while (k + 1 < fields.size() && fields[k + 1].place < problem.place) ++k;
      const bool found = k < fields.size() && fields[k].place < problem.place;
      const std::string similar = DidYouMean(NearFields(root, problem.what));
      diagnostics_.Error(PlaceIn(found ? fields[k].place : problem.place),
                         absl::StrCat(problem.what, similar), see_);
    }
  }

  // `what` names message and field: Message type "railreach.v1.Study" has no
  // field named "bandd".
  static std::vector<std::string> NearFields(const Descriptor& root,
                                             const std::string& what) {
    const std::vector<std::string> parts = absl::StrSplit(what, '"');
    if (parts.size() < 5) return {};
    const Descriptor* message =
        root.file()->pool()->FindMessageTypeByName(parts[1]);
    if (message == nullptr) return {};
    std::vector<std::string> names;
    for (int i = 0; i < message->field_count(); ++i) {
      names.push_back(message->field(i)->name());
    }
    return NearMisses(parts[3], names);
  }

  static constexpr int kAnyDepth = 1000;

  std::string file_;
  std::string text_;
  const TextForm& form_;
  std::string see_;
  Diagnostics& diagnostics_;
  Complaints complaints_;
  TextPlace last_error_ = {-1, -1};
  bool whole_ = true;
};

// Where a field of a message stands; none if it does not.  Values of one list
// in brackets share its place, that of the first.
std::optional<TextPlace> PlaceOfField(const Places& places,
                                      const FieldDescriptor& field, int index) {
  index = field.is_repeated() ? std::max(index, 0) : -1;
  auto place = places.GetLocation(&field, index);
  while (place.line < 0 && index > 0) {
    place = places.GetLocation(&field, --index);
  }
  if (place.line < 0) return std::nullopt;
  return TextPlace{place.line, place.column};
}

}  // namespace

TextMessage::TextMessage(absl::string_view file, absl::string_view text,
                         const TextForm& form, Message& message,
                         Diagnostics& diagnostics)
    : file_(file),
      descriptor_(*message.GetDescriptor()),
      places_(std::make_unique<Places>()) {
  if (absl::StartsWith(text, kBom)) text.remove_prefix(kBom.size());
  if (!IsValidUtf8(text)) {
    diagnostics.Error({file_, 0, 0}, "the file is not UTF-8",
                      "save it as UTF-8");
    whole_ = false;
    return;
  }
  TextReader reader(file, std::string(text), form, diagnostics);
  places_ = reader.Read(message);
  whole_ = reader.whole();
}

void TextMessage::Report(const std::vector<ParameterFault>& faults,
                         Diagnostics& diagnostics) const {
  for (const ParameterFault& fault : faults) {
    if (fault.missing && !whole_) continue;
    diagnostics.Error(PlaceOf(fault.path), fault.what, fault.fix);
  }
}

InputPlace TextMessage::PlaceOf(
    const std::vector<ParameterFault::Step>& path) const {
  std::optional<TextPlace> place;
  const Places* places = places_.get();
  const Descriptor* message = &descriptor_;
  for (const ParameterFault::Step& step : path) {
    const FieldDescriptor* field =
        message == nullptr ? nullptr : message->FindFieldByName(step.field);
    if (places == nullptr || field == nullptr) break;
    const auto within = PlaceOfField(*places, *field, step.index);
    if (within.has_value()) place = within;
    message = field->message_type();
    places = message == nullptr
                 ? nullptr
                 : places->GetTreeForNested(
                       field, field->is_repeated() ? step.index : -1);
  }
  if (!place.has_value()) return {file_, 0, 0};
  return {file_, static_cast<uint32_t>(place->line + 1),
          static_cast<uint32_t>(place->column + 1)};
}

std::string TextOf(const Message& message) {
  TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  printer.SetUseShortRepeatedPrimitives(true);
  std::string text;
  printer.PrintToString(message, &text);
  return text;
}

}  // namespace railreach::wire
