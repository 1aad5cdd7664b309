#include "engine/base/csv.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace railreach {
namespace {

constexpr absl::string_view kBom = "\xEF\xBB\xBF";

// Bytes of the UTF-8 sequence at the start of `text`, 0 if it is malformed.
size_t Utf8Length(absl::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return lead == 0 ? 0 : 1;
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const bool overlong_or_surrogate =
      (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F) ||
      (lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) > 0x8F);
  return overlong_or_surrogate ? 0 : length;
}

// The first byte that is not UTF-8, or the size of the text.
size_t FirstMalformedByte(absl::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    const size_t length = Utf8Length(text.substr(i));
    if (length == 0) return i;
    i += length;
  }
  return i;
}

// Names the encoding that malformed text is probably in, and what to do.
void ReportEncoding(absl::string_view file, absl::string_view text,
                    size_t bad_byte, Diagnostics& diagnostics) {
  uint32_t line = 1;
  for (const char c : text.substr(0, bad_byte)) line += c == '\n';
  const bool utf16 =
      absl::StartsWith(text, "\xFF\xFE") || absl::StartsWith(text, "\xFE\xFF");
  const char* what = utf16 ? "the file is UTF-16"
                     : text[bad_byte] == '\0'
                         ? "the file holds a NUL byte"
                         : "the file is not UTF-8 (GBK or GB18030?)";
  diagnostics.Error({std::string(file), line, 0}, what,
                    "save it as 'CSV UTF-8'");
}

// Splits text into rows of fields, keeping the line that each row starts at.
// Fields are views of the text, or of `unquoted` where quotes were doubled.
class Scanner {
 public:
  Scanner(absl::string_view file, absl::string_view text,
          std::deque<std::string>& unquoted, Diagnostics& diagnostics)
      : file_(file),
        text_(text),
        unquoted_(unquoted),
        diagnostics_(diagnostics) {}

  bool AtEnd() const { return at_ >= text_.size(); }
  uint32_t line() const { return line_; }

  // False if the row is malformed; the scanner stands behind it either way.
  bool ReadRow(std::vector<absl::string_view>& fields) {
    fields.clear();
    bool well_formed = true;
    do {
      absl::string_view field;
      well_formed &= ReadField(fields.size() + 1, field);
      if (fields.size() <= CsvTable::kMaxColumns) fields.push_back(field);
    } while (Take(','));
    Take('\r');
    Take('\n');
    return well_formed;
  }

 private:
  bool Take(char c) {
    if (AtEnd() || text_[at_] != c) return false;
    line_ += c == '\n';
    ++at_;
    return true;
  }

  bool AtFieldEnd() const {
    return AtEnd() || text_[at_] == ',' || text_[at_] == '\n' ||
           (text_[at_] == '\r' &&
            (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'));
  }

  bool ReadField(size_t column, absl::string_view& field) {
    size_t start = at_;
    while (start < text_.size() &&
           (text_[start] == ' ' || text_[start] == '\t'))
      ++start;
    if (start < text_.size() && text_[start] == '"') {
      at_ = start + 1;
      return ReadQuoted(column, field);
    }
    start = at_;
    while (!AtFieldEnd()) ++at_;
    field = absl::StripAsciiWhitespace(text_.substr(start, at_ - start));
    return true;
  }

  bool ReadQuoted(size_t column, absl::string_view& field) {
    const uint32_t first_line = line_;
    const size_t start = at_;
    bool has_doubled = false;
    while (!AtEnd()) {
      const char c = text_[at_++];
      line_ += c == '\n';
      if (c != '"') continue;
      if (!Take('"')) {
        field = text_.substr(start, at_ - 1 - start);
        if (has_doubled) field = Halve(field);
        return FinishQuoted(column, field);
      }
      has_doubled = true;
    }
    diagnostics_.Error({file_, first_line, static_cast<uint32_t>(column)},
                       "a quote is opened and never closed",
                       "close it, or double it (\"\") inside a field");
    return false;
  }

  // The field with each doubled quote as one.
  absl::string_view Halve(absl::string_view field) {
    unquoted_.push_back(absl::StrReplaceAll(field, {{"\"\"", "\""}}));
    return unquoted_.back();
  }

  // After the closing quote only white space may come.
  bool FinishQuoted(size_t column, absl::string_view& field) {
    const size_t end = at_;
    while (!AtFieldEnd()) ++at_;
    field = absl::StripAsciiWhitespace(field);
    if (absl::StripAsciiWhitespace(text_.substr(end, at_ - end)).empty()) {
      return true;
    }
    diagnostics_.Error({file_, line_, static_cast<uint32_t>(column)},
                       "text after a closing quote",
                       "double (\"\") the quotes inside a field");
    return false;
  }

  std::string file_;
  absl::string_view text_;
  std::deque<std::string>& unquoted_;
  Diagnostics& diagnostics_;
  size_t at_ = 0;
  uint32_t line_ = 1;
};

bool IsBlank(const std::vector<absl::string_view>& fields) {
  return fields.size() <= CsvTable::kMaxColumns &&
         std::all_of(fields.begin(), fields.end(),
                     [](absl::string_view field) { return field.empty(); });
}

}  // namespace

bool IsValidUtf8(absl::string_view text) {
  return FirstMalformedByte(text) == text.size();
}

CsvTable CsvTable::Parse(absl::string_view file, absl::string_view text,
                         Diagnostics& diagnostics) {
  CsvTable table;
  table.file_ = std::string(file);
  if (const size_t bad = FirstMalformedByte(text); bad < text.size()) {
    ReportEncoding(file, text, bad, diagnostics);
    return table;
  }
  if (absl::StartsWith(text, kBom)) text.remove_prefix(kBom.size());
  table.text_ = std::make_shared<const std::string>(text);
  table.unquoted_ = std::make_shared<std::deque<std::string>>();

  Scanner scanner(file, *table.text_, *table.unquoted_, diagnostics);
  std::vector<absl::string_view> fields;
  while (!scanner.AtEnd()) {
    const uint32_t line = scanner.line();
    const bool well_formed = scanner.ReadRow(fields);
    if (well_formed && IsBlank(fields)) continue;
    if (table.columns_.empty()) {
      if (well_formed) table.SetHeader(fields, line, diagnostics);
      if (table.columns_.empty()) return table;
    } else if (well_formed && !table.AddRow(fields, line, diagnostics)) {
      break;
    }
  }
  if (table.columns_.empty()) {
    diagnostics.Error({table.file_, 0, 0}, "the table has no header row",
                      "see networks/README.md for its columns");
  }
  return table;
}

void CsvTable::SetHeader(absl::Span<const absl::string_view> fields,
                         uint32_t line, Diagnostics& diagnostics) {
  if (fields.size() > kMaxColumns) {
    diagnostics.Error({file_, line, 0},
                      absl::StrCat("over ", kMaxColumns, " columns"));
    return;
  }
  for (size_t i = 0; i < fields.size(); ++i) {
    if (!column_index_.emplace(fields[i], i).second) {
      diagnostics.Error({file_, line, static_cast<uint32_t>(i + 1)},
                        absl::StrCat("column '", fields[i], "' stands twice"),
                        "remove one");
    }
    columns_.emplace_back(fields[i]);
  }
}

bool CsvTable::AddRow(absl::Span<const absl::string_view> fields, uint32_t line,
                      Diagnostics& diagnostics) {
  if (fields.size() != columns_.size()) {
    diagnostics.Error({file_, line, 0},
                      absl::StrCat(fields.size(), " fields, the header has ",
                                   columns_.size()),
                      "quote fields that hold a comma");
    return true;
  }
  if (lines_.size() >= kMaxRows) {
    diagnostics.Error({file_, line, 0},
                      absl::StrCat("over ", kMaxRows, " rows"));
    return false;
  }
  lines_.push_back(line);
  fields_.insert(fields_.end(), fields.begin(), fields.end());
  return true;
}

std::optional<size_t> CsvTable::FindColumn(absl::string_view name) const {
  const auto it = column_index_.find(std::string(name));
  if (it == column_index_.end()) return std::nullopt;
  return it->second;
}

namespace {

bool NeedsQuotes(absl::string_view field) {
  if (field.empty()) return false;
  return field.find_first_of(",\"\r\n") != absl::string_view::npos ||
         absl::ascii_isspace(static_cast<unsigned char>(field.front())) ||
         absl::ascii_isspace(static_cast<unsigned char>(field.back()));
}

template <typename Field>
void AppendRow(absl::Span<const Field> fields, std::string& text) {
  for (size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) text += ',';
    AppendCsvField(fields[i], text);
  }
  text += '\n';
}

}  // namespace

void AppendCsvField(absl::string_view field, std::string& text) {
  if (!NeedsQuotes(field)) {
    absl::StrAppend(&text, field);
    return;
  }
  text += '"';
  for (const char c : field) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

void AppendCsvRow(absl::Span<const absl::string_view> fields,
                  std::string& text) {
  AppendRow(fields, text);
}

void AppendCsvRow(absl::Span<const std::string> fields, std::string& text) {
  AppendRow(fields, text);
}

}  // namespace railreach
