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

// The rows of a table one after another; nothing is kept, so that a table of
// millions of rows takes no memory beyond its text.
//
// The first filled line is the header.  A BOM, CRLF line ends, quoted newlines
// and padded fields are fine; lines without a filled field are passed over (a
// spreadsheet leaves such at its end).  Reported as errors:
// bytes that are not UTF-8 (UTF-16 and GBK are named), NULs, a stray or
// unclosed quote, a row with more or fewer fields than the header, a column
// named twice, over `kMaxColumns` columns.  Faulty rows are passed over; the
// errors say so.
class CsvReader {
 public:
  static constexpr size_t kMaxColumns = 256;

  // `file` names the table in messages.  Reads the header.  `text` and
  // `diagnostics` must outlive the reader.  O(size of text).
  CsvReader(absl::string_view file, absl::string_view text,
            Diagnostics& diagnostics);
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  const std::string& file() const { return file_; }
  // Empty: there is no header that can be used.
  const std::vector<std::string>& columns() const { return columns_; }
  std::optional<size_t> FindColumn(absl::string_view name) const;
  // The text holds no filled line.  Not an error here.
  bool blank() const { return blank_; }

  // Goes to the next row; false behind the last one, and for a table without
  // columns.  O(bytes of the row).
  bool Next();

  // The field of this row without surrounding white space: a view of `text`,
  // or of unquoted().
  absl::string_view field(size_t column) const { return fields_[column]; }
  absl::Span<const absl::string_view> fields() const { return fields_; }
  // Where this row starts, from 1.
  uint32_t line() const { return row_line_; }
  // The fields that had doubled quotes; theirs is the only copy.
  const std::shared_ptr<std::deque<std::string>>& unquoted() const {
    return unquoted_;
  }

 private:
  bool AtEnd() const { return at_ >= text_.size(); }
  bool AtFieldEnd() const;
  bool Take(char c);
  // False if the row, the field is malformed; `at_` stands behind it either
  // way.
  bool ReadRow();
  bool ReadField(size_t column, absl::string_view& field);
  bool ReadQuoted(size_t column, absl::string_view& field);
  bool FinishQuoted(size_t column, absl::string_view& field);
  absl::string_view Halve(absl::string_view field);
  void ReadHeader();
  bool IsBlankRow() const;

  std::string file_;
  absl::string_view text_;
  Diagnostics& diagnostics_;
  std::vector<std::string> columns_;
  absl::flat_hash_map<std::string, size_t> column_index_;
  bool blank_ = true;
  size_t at_ = 0;
  uint32_t line_ = 1;      // at `at_`
  uint32_t row_line_ = 1;  // where the row starts
  std::vector<absl::string_view> fields_;
  std::shared_ptr<std::deque<std::string>> unquoted_;
};

// All rows of a table at once, as CsvReader reads them; an error too if there
// are over `kMaxRows`, or no header.
class CsvTable {
 public:
  static constexpr size_t kMaxRows = 10'000'000;
  static constexpr size_t kMaxColumns = CsvReader::kMaxColumns;

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
