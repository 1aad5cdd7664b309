// One table of a GTFS feed, read row by row: every getter reports what is
// wrong with its field (file:line:column, what, what to do) and goes on with a
// default, so that one reading finds all problems.
//
// Not native_row.h: a feed's tables have millions of rows, are read once from
// top to bottom, and may have any further columns.
#ifndef ENGINE_INPUT_GTFS_TABLE_H_
#define ENGINE_INPUT_GTFS_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "engine/base/csv.h"
#include "engine/base/diagnostics.h"
#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/input/gtfs_files.h"
#include "engine/input/native_row.h"

namespace railreach {

enum class GtfsNeed : uint8_t { kRequired, kOptional };

// A column of a table; one that the file lacks reads as blank.
struct GtfsColumn {
  absl::string_view name;  // a literal
  size_t position = 0;     // in the file, where it is there
  bool present = false;
};

// "stop_id 'x'", at most 80 bytes of it.
std::string QuoteField(absl::string_view column, absl::string_view field);

class GtfsTable {
 public:
  // Errors: a required file that is not there, what CsvReader reports, no
  // header.  `texts` and `diagnostics` must outlive the table.
  GtfsTable(const GtfsTexts& texts, absl::string_view file, GtfsNeed need,
            Diagnostics& diagnostics);

  // Errors: a required column that the file lacks; then Next() gives no rows.
  GtfsColumn Column(absl::string_view name,
                    GtfsNeed need = GtfsNeed::kOptional);
  // The same for a required one.
  GtfsColumn Required(absl::string_view name) {
    return Column(name, GtfsNeed::kRequired);
  }

  // Goes to the next row; false behind the last one.
  bool Next();
  size_t num_rows() const { return num_rows_; }  // so far
  // False once a row or the file could not be read, so that ids that seem
  // unknown may stand there.
  bool complete() const { return complete_; }
  // Reports a required table that turned out to have no rows.
  void RequireRows();

  // About one field, by the place of its column; about the whole row; about
  // one row read before.
  void Error(const GtfsColumn& column, absl::string_view what,
             absl::string_view fix);
  void Warning(const GtfsColumn& column, absl::string_view what,
               absl::string_view fix);
  void RowError(absl::string_view what, absl::string_view fix);
  void RowWarning(absl::string_view what, absl::string_view fix);
  InputPlace PlaceOf(const GtfsColumn& column, uint32_t line) const;
  // No error since Next().
  bool row_ok() const { return diagnostics_.num_errors() == errors_before_; }

  const std::string& file() const { return file_; }
  uint32_t line() const { return reader_.line(); }
  Diagnostics& diagnostics() { return diagnostics_; }

  absl::string_view Raw(const GtfsColumn& column) const {
    return column.present ? reader_.field(column.position)
                          : absl::string_view();
  }
  bool Has(const GtfsColumn& column) const { return !Raw(column).empty(); }

  // Text without control characters; an Optional field may be blank.
  absl::string_view Text(const GtfsColumn& column);
  absl::string_view OptionalText(const GtfsColumn& column);
  // limits.least after an error.
  double Number(const GtfsColumn& column, Limits limits);
  std::optional<double> OptionalNumber(const GtfsColumn& column, Limits limits);
  int64_t Whole(const GtfsColumn& column, Limits limits);
  // `blank` for a blank field.
  int64_t OptionalWhole(const GtfsColumn& column, Limits limits, int64_t blank);
  // YYYYMMDD from 1900 to 2199; none after an error.
  std::optional<absl::CivilDay> Day(const GtfsColumn& column);
  // H:MM:SS, up to 999 hours; none for a blank field or after an error.
  std::optional<Seconds> Time(const GtfsColumn& column);
  // Degrees; an error too within 1 degree of 0, 0, where no land is.  None
  // after an error.
  std::optional<LatLng> Position(const GtfsColumn& lat, const GtfsColumn& lon);

 private:
  static const std::string& TextOf(const GtfsTexts& texts,
                                   absl::string_view file);

  std::string file_;
  Diagnostics& diagnostics_;
  size_t errors_before_;
  CsvReader reader_;
  bool complete_ = true;
  bool has_all_columns_ = true;
  size_t num_rows_ = 0;
};

// "H:MM:SS" with 1 to 3 digits of hours.
std::optional<Seconds> ParseGtfsTime(absl::string_view text);
std::optional<absl::CivilDay> ParseGtfsDay(absl::string_view text);
// "20160713"
std::string FormatGtfsDay(absl::CivilDay day);

}  // namespace railreach

#endif  // ENGINE_INPUT_GTFS_TABLE_H_
