// One table of a network, row by row: every getter reports what is wrong with
// its field (file:line:column, what, what to do) and goes on with a default,
// so that one reading finds all problems.
#ifndef ENGINE_INPUT_NATIVE_ROW_H_
#define ENGINE_INPUT_NATIVE_ROW_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/base/csv.h"
#include "engine/base/diagnostics.h"
#include "engine/base/time_of_day.h"
#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/model/name.h"

namespace railreach {

class Table;

// What a number may be, both ends included.
struct Limits {
  double least;
  double most;
};

// A word of a table and what it stands for.
template <typename T>
using Choice = std::pair<absl::string_view, T>;

// A row of a Table.  The getters take the column's name, which must be one of
// those that the table was opened with.  A plain getter asks for a field that
// is filled; an Optional one takes a blank field, or a table without the
// column, as the default.
class Row {
 public:
  Row(const Table& table, size_t row);

  // Reports about one field, by the place of its column in the file, or about
  // the whole row.  `fix` says what to do.
  void Error(absl::string_view column, absl::string_view what,
             absl::string_view fix) const;
  void RowError(absl::string_view what, absl::string_view fix) const;
  void RowWarning(absl::string_view what, absl::string_view fix) const;
  // False once an error has been reported since this row was opened.
  bool ok() const;

  // Where the row starts in the file, from 1.
  uint32_t line() const;
  Provenance provenance() const;  // with the column `assumed`
  // Whether the field is filled; false where the table lacks the column.
  bool Has(absl::string_view column) const { return !Raw(column).empty(); }

  // Text without control characters: ids and names go to terminals and files.
  std::string Text(absl::string_view column) const;
  std::string OptionalText(absl::string_view column) const;
  // The parts between `|`, without blanks around them; empty parts are errors.
  std::vector<std::string> OptionalList(absl::string_view column) const;
  // name_zh and name_en, with the key in `key_column`.
  ThingName Name(absl::string_view key_column) const;

  // A finite number; limits.least after an error.
  double Number(absl::string_view column, Limits limits) const;
  std::optional<double> OptionalNumber(absl::string_view column,
                                       Limits limits) const;
  // A number without a fraction; "12.0", as some programs write it, is one.
  int64_t Whole(absl::string_view column, Limits limits) const;
  std::optional<int64_t> OptionalWhole(absl::string_view column,
                                       Limits limits) const;
  // Whole seconds.
  Seconds Duration(absl::string_view column, Limits limits) const;
  std::optional<Seconds> OptionalDuration(absl::string_view column,
                                          Limits limits) const;
  // HH:MM; 00:00 after an error.
  TimeOfDay Time(absl::string_view column) const;
  // "yes" or "no"; false after an error.
  bool YesNo(absl::string_view column) const;
  bool OptionalYesNo(absl::string_view column) const;          // blank: no
  std::string OptionalColour(absl::string_view column) const;  // #RRGGBB

  // A point; {0, 0} after an error.  Says so where the two look swapped.
  LatLng Position(absl::string_view lat = "lat",
                  absl::string_view lon = "lon") const;

  // One of the words, without regard to case; the first one's value after an
  // error.  `blank` stands for a blank field; without it that is an error.
  template <typename T>
  T OneOf(absl::string_view column, absl::Span<const Choice<T>> choices,
          std::optional<T> blank = std::nullopt) const {
    std::vector<absl::string_view> words;
    words.reserve(choices.size());
    for (const auto& [word, value] : choices) words.push_back(word);
    const size_t k = WordOf(column, words, blank.has_value());
    if (k < choices.size()) return choices[k].second;
    return blank.value_or(choices[0].second);
  }

 private:
  // The field as it stands; blank where the table lacks the column.
  absl::string_view Raw(absl::string_view column) const;
  // The field; reports a blank one, and control characters.
  absl::string_view Filled(absl::string_view column) const;
  // Position in `words`, or words.size() for a blank field or after an error.
  size_t WordOf(absl::string_view column,
                const std::vector<absl::string_view>& words,
                bool may_be_blank) const;

  const Table& table_;
  size_t row_;
  size_t errors_before_;
};

// A table opened with the columns that it must and may have.  Columns may stand
// in any order.  Not copied and not shared between threads: looking up a column
// remembers where the last one was.
class Table {
 public:
  // `required` and `optional` are column names between blanks; `assumed` and
  // `note` are always allowed.  `text` are the file's bytes, null if there is
  // no such file.  Errors: a missing file, what CsvTable reports, missing
  // columns.  Warnings: unknown columns.
  Table(absl::string_view file, const std::string* text,
        absl::string_view required, absl::string_view optional,
        Diagnostics& diagnostics);

  // Whether each row of the file can be read: false if a column or a row is
  // missing, so that ids that seem unknown may stand in a lost row.
  bool complete() const { return complete_; }

  // Calls `body` for each row, top to bottom; for none if a column is missing.
  void ForEachRow(absl::FunctionRef<void(const Row&)> body) const;

  Diagnostics& diagnostics() const { return diagnostics_; }
  const std::string& file() const { return csv_.file(); }

 private:
  friend class Row;
  struct Column {
    std::string name;
    std::optional<size_t> position;  // in the file; none: not there
  };

  // Fills columns_; reports what is missing if the names are `required`.
  void FindColumns(absl::string_view names, bool required);
  void ReportUnknownColumns() const;
  // One column whose name holds a semicolon or a tab: a spreadsheet's habit.
  bool HasOtherSeparator() const;
  // The column of this name.  Getters are called in the columns' order more
  // often than not: the search starts behind the last hit.
  const Column& Find(absl::string_view name) const;

  CsvTable csv_;
  Diagnostics& diagnostics_;
  std::vector<Column> columns_;
  bool has_all_columns_ = true;
  bool complete_ = true;
  mutable size_t cursor_ = 0;
};

}  // namespace railreach

#endif  // ENGINE_INPUT_NATIVE_ROW_H_
