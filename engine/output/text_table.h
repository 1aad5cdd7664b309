// Tables for a terminal whose columns line up with Chinese text.
#ifndef ENGINE_OUTPUT_TEXT_TABLE_H_
#define ENGINE_OUTPUT_TEXT_TABLE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace railreach {

// Columns of a terminal that UTF-8 text takes: two for wide and full-width
// characters (Chinese, full-width signs, emoji), none for combining marks and
// zero-width signs, one for all else and for each malformed byte.
//
// Source: Unicode 15 EastAsianWidth.txt, classes W and F; class A
// (ambiguous) counts as one.
size_t DisplayWidth(absl::string_view text);

// `text` cut to at most `width` columns, with "..." at its end where it is
// longer.  Requires width >= 3 and well-formed UTF-8.
std::string Shorten(absl::string_view text, size_t width);

enum class Align { kLeft, kRight };

// Collects rows, then pads every column to its widest cell.
class TextTable {
 public:
  struct Column {
    std::string title;
    Align align = Align::kLeft;
  };

  explicit TextTable(std::vector<Column> columns);

  // CHECKs that there is one cell per column.
  void AddRow(std::vector<std::string> cells);
  size_t num_rows() const { return rows_.size(); }

  // A line of titles, a rule, one line per row; two blanks between columns,
  // `indent` before each line, no white space at line ends.
  std::string Format(size_t indent = 2) const;

 private:
  std::string FormatRow(const std::vector<std::string>& cells,
                        const std::vector<size_t>& widths, size_t indent) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace railreach

#endif  // ENGINE_OUTPUT_TEXT_TABLE_H_
