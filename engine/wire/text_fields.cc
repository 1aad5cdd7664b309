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

// Finds fields in a row of tokens.
class FieldFinder {
 public:
  FieldFinder(const std::string& text, int most_depth)
      : cursor_(text), size_(text.size()), most_depth_(most_depth) {}

  // `token` behind `before`.
  void Take(const Tokenizer::Token& token, const Tokenizer::Token& before) {
    const bool opens = token.text == "{" || token.text == "<";
    if ((token.text == ":" || opens) &&
        before.type == Tokenizer::TYPE_IDENTIFIER) {
      Open({before.line, before.column});
    }
    if (token.text == "[" || opens) ++depth_;
    if (token.text == "]" || token.text == "}" || token.text == ">") {
      if (depth_ > 0) Close(depth_--, {token.line, token.column});
    }
  }

  std::vector<TextField> Finish(TextPlace end) {
    for (const size_t open : open_) {
      fields_[open].next = end;
      fields_[open].end = size_;
    }
    return std::move(fields_);
  }

 private:
  void Open(TextPlace place) {
    if (depth_ > most_depth_) return;
    Close(depth_, place);
    const size_t begin = cursor_.OffsetOf(place);
    fields_.push_back({place, place, begin, begin, depth_});
    open_.push_back(fields_.size() - 1);
  }

  // The fields of this depth and below it end here.
  void Close(int depth, TextPlace place) {
    while (!open_.empty() && fields_[open_.back()].depth >= depth) {
      TextField& field = fields_[open_.back()];
      field.next = place;
      field.end = cursor_.OffsetOf(place);
      open_.pop_back();
    }
  }

  Cursor cursor_;
  size_t size_;
  int most_depth_;
  int depth_ = 0;
  std::vector<TextField> fields_;
  std::vector<size_t> open_;  // those that have not ended, outermost first
};

}  // namespace

std::vector<TextField> FieldsOf(const std::string& text, int depth) {
  google::protobuf::io::ArrayInputStream stream(text.data(),
                                                static_cast<int>(text.size()));
  Silence silence;
  Tokenizer tokens(&stream, &silence);
  tokens.set_allow_f_after_float(true);
  tokens.set_comment_style(Tokenizer::SH_COMMENT_STYLE);
  tokens.set_require_space_after_number(false);
  tokens.set_allow_multiline_strings(true);
  FieldFinder finder(text, depth);
  while (tokens.Next()) finder.Take(tokens.current(), tokens.previous());
  return finder.Finish({tokens.current().line, tokens.current().column});
}

}  // namespace railreach::wire
