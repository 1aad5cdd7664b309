#include "engine/base/csv.h"

#include <algorithm>
#include <cstring>
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

// Eight bytes, none of them NUL and all of them ASCII.
bool AreAscii(const char* bytes) {
  constexpr uint64_t kHigh = 0x8080808080808080;
  constexpr uint64_t kLow = 0x0101010101010101;
  uint64_t word;
  std::memcpy(&word, bytes, sizeof(word));
  return ((word | (word - kLow)) & kHigh) == 0;
}

// The first byte that is not UTF-8, or the size of the text.
size_t FirstMalformedByte(absl::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    if (text.size() - i >= sizeof(uint64_t) && AreAscii(text.data() + i)) {
      i += sizeof(uint64_t);
      continue;
    }
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

}  // namespace

bool IsValidUtf8(absl::string_view text) {
  return FirstMalformedByte(text) == text.size();
}

CsvReader::CsvReader(absl::string_view file, absl::string_view text,
                     Diagnostics& diagnostics)
    : file_(file),
      text_(text),
      diagnostics_(diagnostics),
      unquoted_(std::make_shared<std::deque<std::string>>()) {
  if (const size_t bad = FirstMalformedByte(text); bad < text.size()) {
    ReportEncoding(file, text, bad, diagnostics);
    text_ = {};
    blank_ = false;
    return;
  }
  if (absl::StartsWith(text_, kBom)) text_.remove_prefix(kBom.size());
  ReadHeader();
}

std::optional<size_t> CsvReader::FindColumn(absl::string_view name) const {
  const auto it = column_index_.find(name);
  if (it == column_index_.end()) return std::nullopt;
  return it->second;
}

bool CsvReader::Next() {
  if (columns_.empty()) return false;
  while (!AtEnd()) {
    if (!ReadRow() || IsBlankRow()) continue;
    if (fields_.size() == columns_.size()) return true;
    diagnostics_.Error({file_, row_line_, 0},
                       absl::StrCat(fields_.size(), " fields, the header has ",
                                    columns_.size()),
                       "quote fields that hold a comma");
  }
  return false;
}

void CsvReader::ReadHeader() {
  bool well_formed = true;
  while (!AtEnd() && blank_) {
    well_formed = ReadRow();
    blank_ = well_formed && IsBlankRow();
  }
  if (blank_ || !well_formed) return;
  if (fields_.size() > kMaxColumns) {
    diagnostics_.Error({file_, row_line_, 0},
                       absl::StrCat("over ", kMaxColumns, " columns"));
    return;
  }
  for (size_t i = 0; i < fields_.size(); ++i) {
    if (!column_index_.emplace(fields_[i], i).second) {
      diagnostics_.Error({file_, row_line_, static_cast<uint32_t>(i + 1)},
                         absl::StrCat("column '", fields_[i], "' stands twice"),
                         "remove one");
    }
    columns_.emplace_back(fields_[i]);
  }
}

bool CsvReader::ReadRow() {
  row_line_ = line_;
  fields_.clear();
  bool well_formed = true;
  do {
    absl::string_view field;
    well_formed &= ReadField(fields_.size() + 1, field);
    if (fields_.size() <= kMaxColumns) fields_.push_back(field);
  } while (Take(','));
  Take('\r');
  Take('\n');
  return well_formed;
}

bool CsvReader::IsBlankRow() const {
  return fields_.size() <= kMaxColumns &&
         std::all_of(fields_.begin(), fields_.end(),
                     [](absl::string_view field) { return field.empty(); });
}

bool CsvReader::Take(char c) {
  if (AtEnd() || text_[at_] != c) return false;
  line_ += c == '\n';
  ++at_;
  return true;
}

bool CsvReader::AtFieldEnd() const {
  return AtEnd() || text_[at_] == ',' || text_[at_] == '\n' ||
         (text_[at_] == '\r' &&
          (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'));
}

bool CsvReader::ReadField(size_t column, absl::string_view& field) {
  size_t start = at_;
  while (start < text_.size() && (text_[start] == ' ' || text_[start] == '\t'))
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

bool CsvReader::ReadQuoted(size_t column, absl::string_view& field) {
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
absl::string_view CsvReader::Halve(absl::string_view field) {
  unquoted_->push_back(absl::StrReplaceAll(field, {{"\"\"", "\""}}));
  return unquoted_->back();
}

// After the closing quote only white space may come.
bool CsvReader::FinishQuoted(size_t column, absl::string_view& field) {
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

CsvTable CsvTable::Parse(absl::string_view file, absl::string_view text,
                         Diagnostics& diagnostics) {
  CsvTable table;
  table.file_ = std::string(file);
  table.text_ = std::make_shared<const std::string>(text);
  CsvReader reader(file, *table.text_, diagnostics);
  table.columns_ = reader.columns();
  for (size_t i = 0; i < table.columns_.size(); ++i) {
    table.column_index_.emplace(table.columns_[i], i);
  }
  if (reader.blank()) {
    diagnostics.Error({table.file_, 0, 0}, "the table has no header row",
                      "see networks/README.md for its columns");
  }
  while (reader.Next()) {
    if (table.lines_.size() >= kMaxRows) {
      diagnostics.Error({table.file_, reader.line(), 0},
                        absl::StrCat("over ", kMaxRows, " rows"));
      break;
    }
    table.lines_.push_back(reader.line());
    table.fields_.insert(table.fields_.end(), reader.fields().begin(),
                         reader.fields().end());
  }
  table.unquoted_ = reader.unquoted();
  return table;
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
