#include "engine/wire/text_fields.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

namespace railreach::wire {
namespace {

using google::protobuf::io::Tokenizer;

// The parser reports what is malformed.
class Silence : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int, google::protobuf::io::ColumnNumber,
                const std::string&) override {}
};

// Follows places through a text, in ascending order.
class Cursor {
 public:
  explicit Cursor(const std::string& text) : text_(text) {}

  size_t OffsetOf(TextPlace place) {
    constexpr int kTab = 8;
    while (offset_ < text_.size() && at_ < place) {
      const char c = text_[offset_++];
      if (c == '\n') {
        at_ = {at_.line + 1, 0};
      } else {
        at_.column += c == '\t' ? kTab - at_.column % kTab : 1;
      }
    }
    return offset_;
  }

 private:
  const std::string& text_;
  size_t offset_ = 0;
  TextPlace at_;
};

// The places of the fields' names, then that of the text's end.
std::vector<TextPlace> PlacesOfFields(const std::string& text) {
  google::protobuf::io::ArrayInputStream stream(text.data(),
                                                static_cast<int>(text.size()));
  Silence silence;
  Tokenizer tokens(&stream, &silence);
  tokens.set_allow_f_after_float(true);
  tokens.set_comment_style(Tokenizer::SH_COMMENT_STYLE);
  tokens.set_require_space_after_number(false);
  tokens.set_allow_multiline_strings(true);
  std::vector<TextPlace> places;
  int depth = 0;
  while (tokens.Next()) {
    const Tokenizer::Token& token = tokens.current();
    const Tokenizer::Token& before = tokens.previous();
    const bool opens = token.text == "{" || token.text == "<";
    if (depth == 0 && (token.text == ":" || opens) &&
        before.type == Tokenizer::TYPE_IDENTIFIER) {
      places.push_back({before.line, before.column});
    }
    if (token.text == "[" || opens) ++depth;
    if (token.text == "]" || token.text == "}" || token.text == ">") {
      depth -= depth > 0;
    }
  }
  places.push_back({tokens.current().line, tokens.current().column});
  return places;
}

}  // namespace

std::vector<TextField> FieldsOf(const std::string& text) {
  const std::vector<TextPlace> places = PlacesOfFields(text);
  std::vector<TextField> fields;
  Cursor cursor(text);
  for (size_t i = 0; i + 1 < places.size(); ++i) {
    const size_t begin = cursor.OffsetOf(places[i]);
    if (!fields.empty()) fields.back().end = begin;
    fields.push_back({places[i], places[i + 1], begin, text.size()});
  }
  return fields;
}

}  // namespace railreach::wire
