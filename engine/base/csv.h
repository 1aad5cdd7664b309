// Comma-separated tables (RFC 4180): reads them with the place of every field
// and writes them with the least quoting.
#ifndef ENGINE_BASE_CSV_H_
#define ENGINE_BASE_CSV_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/base/diagnostics.h"

namespace railreach {

// A table with a header row.  A BOM, CRLF line ends, quoted newlines and
// padded fields are fine; lines without a filled field are passed over (a
// spreadsheet leaves such at its end).  Reported as errors:
// bytes that are not UTF-8 (UTF-16 and GBK are named), NULs, a stray or
// unclosed quote, a row with more or fewer fields than the header, a column
// named twice, a table over `kMaxRows` rows or `kMaxColumns` columns.  Faulty
// rows are left out of the table; the errors say so.
class CsvTable {
 public:
  static constexpr size_t kMaxRows = 10'000'000;
  static constexpr size_t kMaxColumns = 256;

  // `file` names the table in messages.  O(size of text).
  static CsvTable Parse(absl::string_view file, absl::string_view text,
                        Diagnostics& diagnostics);

  const std::string& file() const { return file_; }
  size_t num_rows() const { return lines_.size(); }
  const std::vector<std::string>& columns() const { return columns_; }
  std::optional<size_t> FindColumn(absl::string_view name) const;

  // The field without surrounding white space.
  absl::string_view field(size_t row, size_t column) const {
    return fields_[row * columns_.size() + column];
  }
  // Where a field starts: the line in the file, the column counted in fields.
  InputPlace PlaceOf(size_t row, size_t column) const {
    return {file_, lines_[row], static_cast<uint32_t>(column + 1)};
  }
  uint32_t line(size_t row) const { return lines_[row]; }

 private:
  void SetHeader(absl::Span<const absl::string_view> fields, uint32_t line,
                 Diagnostics& diagnostics);
  // False once the table is full.
  bool AddRow(absl::Span<const absl::string_view> fields, uint32_t line,
              Diagnostics& diagnostics);

  std::string file_;
  std::vector<std::string> columns_;
  absl::flat_hash_map<std::string, size_t> column_index_;
  // What the fields are views of: the text, and those with doubled quotes.
  std::shared_ptr<const std::string> text_;
  std::shared_ptr<std::deque<std::string>> unquoted_;
  std::vector<absl::string_view> fields_;  // [num_rows * columns]
  std::vector<uint32_t> lines_;            // [num_rows]
};

// Appends one field, quoted where it holds a comma, a quote, a line end or
// white space at its edges.
void AppendCsvField(absl::string_view field, std::string& text);

// Appends one row of such fields.
void AppendCsvRow(absl::Span<const absl::string_view> fields,
                  std::string& text);
void AppendCsvRow(absl::Span<const std::string> fields, std::string& text);

// True for well-formed UTF-8 without NUL.
bool IsValidUtf8(absl::string_view text);

}  // namespace railreach

#endif  // ENGINE_BASE_CSV_H_
