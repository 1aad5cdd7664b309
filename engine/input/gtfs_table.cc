#include "engine/input/gtfs_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/model/name_index.h"

namespace railreach {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool HasControlCharacter(absl::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_iscntrl(static_cast<unsigned char>(c));
  });
}

std::string Range(Limits limits) {
  return absl::StrFormat("is not between %.10g and %.10g", limits.least,
                         limits.most);
}

}  // namespace

std::string QuoteField(absl::string_view column, absl::string_view field) {
  constexpr size_t kMostShown = 80;
  if (field.size() <= kMostShown) {
    return absl::StrCat(column, " '", field, "'");
  }
  size_t cut = kMostShown;
  while (cut > 0 && (static_cast<uint8_t>(field[cut]) & 0xC0) == 0x80) --cut;
  return absl::StrCat(column, " '", field.substr(0, cut), "...'");
}

std::optional<Seconds> ParseGtfsTime(absl::string_view text) {
  const size_t n = text.size();
  if (n < 7 || n > 9 || text[n - 3] != ':' || text[n - 6] != ':') return {};
  int32_t hours = 0;
  for (size_t i = 0; i < n; ++i) {
    if (i == n - 3 || i == n - 6) continue;
    if (!IsDigit(text[i])) return {};
    if (i < n - 6) hours = 10 * hours + (text[i] - '0');
  }
  const int32_t minutes = 10 * (text[n - 5] - '0') + (text[n - 4] - '0');
  const int32_t seconds = 10 * (text[n - 2] - '0') + (text[n - 1] - '0');
  if (minutes > 59 || seconds > 59) return {};
  return Seconds(3600 * hours + 60 * minutes + seconds);
}

std::optional<absl::CivilDay> ParseGtfsDay(absl::string_view text) {
  int number = 0;
  if (text.size() != 8 || !std::all_of(text.begin(), text.end(), IsDigit) ||
      !absl::SimpleAtoi(text, &number)) {
    return {};
  }
  const absl::CivilDay day(number / 10000, number / 100 % 100, number % 100);
  const bool exists =
      day.month() == number / 100 % 100 && day.day() == number % 100;
  if (!exists || day.year() < 1900 || day.year() > 2199) return {};
  return day;
}

std::string FormatGtfsDay(absl::CivilDay day) {
  return absl::StrFormat("%04d%02d%02d", day.year(), day.month(), day.day());
}

const std::string& GtfsTable::TextOf(const GtfsTexts& texts,
                                     absl::string_view file) {
  static const std::string& none = *new std::string;
  const auto it = texts.find(std::string(file));
  return it == texts.end() ? none : it->second;
}

GtfsTable::GtfsTable(const GtfsTexts& texts, absl::string_view file,
                     GtfsNeed need, Diagnostics& diagnostics)
    : file_(file),
      diagnostics_(diagnostics),
      errors_before_(diagnostics.num_errors()),
      reader_(file, TextOf(texts, file), diagnostics) {
  const bool present = texts.count(file_) > 0;
  if (!present && need == GtfsNeed::kRequired) {
    diagnostics.Error({file_, 0, 0}, "the file is missing",
                      "a feed must hold it");
  } else if (present && reader_.blank()) {
    diagnostics.Error({file_, 0, 0}, "the file has no header row",
                      "fill or remove it");
  } else if (reader_.columns().size() == 1 &&
             reader_.columns()[0].find_first_of(";\t") != std::string::npos) {
    diagnostics.Error({file_, 1, 0},
                      "the fields are separated by semicolons or tabs",
                      "separate them by commas");
  }
  complete_ = row_ok();
  has_all_columns_ = complete_ && present;
}

GtfsColumn GtfsTable::Column(absl::string_view name, GtfsNeed need) {
  const std::optional<size_t> position = reader_.FindColumn(name);
  if (position.has_value()) return {name, *position, true};
  if (need == GtfsNeed::kRequired && has_all_columns_) {
    diagnostics_.Error(
        {file_, 1, 0},
        absl::StrCat("column '", name, "' is missing",
                     DidYouMean(NearMisses(name, reader_.columns(), 1))),
        "add it");
    complete_ = false;
  }
  return {name, 0, false};
}

bool GtfsTable::Next() {
  if (!has_all_columns_ || (!complete_ && num_rows_ == 0)) return false;
  errors_before_ = diagnostics_.num_errors();
  if (!reader_.Next()) return false;
  if (!row_ok()) complete_ = false;
  errors_before_ = diagnostics_.num_errors();
  ++num_rows_;
  return true;
}

void GtfsTable::RequireRows() {
  if (num_rows_ > 0 || !complete_) return;
  diagnostics_.Error({file_, 0, 0}, "the table has no rows",
                     "a feed needs at least one");
}

InputPlace GtfsTable::PlaceOf(const GtfsColumn& column, uint32_t line) const {
  return {file_, line,
          column.present ? static_cast<uint32_t>(column.position + 1) : 0};
}

void GtfsTable::Error(const GtfsColumn& column, absl::string_view what,
                      absl::string_view fix) {
  diagnostics_.Error(PlaceOf(column, line()), what, fix);
}

void GtfsTable::Warning(const GtfsColumn& column, absl::string_view what,
                        absl::string_view fix) {
  diagnostics_.Warning(PlaceOf(column, line()), what, fix);
}

void GtfsTable::RowError(absl::string_view what, absl::string_view fix) {
  diagnostics_.Error({file_, line(), 0}, what, fix);
}

void GtfsTable::RowWarning(absl::string_view what, absl::string_view fix) {
  diagnostics_.Warning({file_, line(), 0}, what, fix);
}

absl::string_view GtfsTable::Text(const GtfsColumn& column) {
  if (!Has(column)) {
    Error(column, absl::StrCat(column.name, " is blank"), "fill it in");
    return "";
  }
  return OptionalText(column);
}

absl::string_view GtfsTable::OptionalText(const GtfsColumn& column) {
  const absl::string_view text = Raw(column);
  if (HasControlCharacter(text)) {
    Error(column,
          absl::StrCat(column.name,
                       " holds a line break, a tab or another control "
                       "character"),
          "remove it");
  }
  return text;
}

double GtfsTable::Number(const GtfsColumn& column, Limits limits) {
  const absl::string_view text = Text(column);
  if (text.empty()) return limits.least;
  double value = 0;
  if (!absl::SimpleAtod(text, &value) || !std::isfinite(value)) {
    Error(column,
          absl::StrCat(QuoteField(column.name, text), " is not a number"),
          "write digits with a decimal point, such as 12.5");
  } else if (value < limits.least || value > limits.most) {
    Error(column,
          absl::StrCat(QuoteField(column.name, text), " ", Range(limits)),
          "check the value and its unit");
  } else {
    return value;
  }
  return limits.least;
}

std::optional<double> GtfsTable::OptionalNumber(const GtfsColumn& column,
                                                Limits limits) {
  return Has(column) ? std::optional<double>(Number(column, limits))
                     : std::nullopt;
}

int64_t GtfsTable::Whole(const GtfsColumn& column, Limits limits) {
  const absl::string_view text = Text(column);
  if (text.empty()) return static_cast<int64_t>(limits.least);
  int64_t value = 0;
  if (!absl::SimpleAtoi(text, &value)) {
    Error(column,
          absl::StrCat(QuoteField(column.name, text), " is not a whole number"),
          "write digits alone");
  } else if (static_cast<double>(value) < limits.least ||
             static_cast<double>(value) > limits.most) {
    Error(column,
          absl::StrCat(QuoteField(column.name, text), " ", Range(limits)),
          "write one of these numbers");
  } else {
    return value;
  }
  return static_cast<int64_t>(limits.least);
}

int64_t GtfsTable::OptionalWhole(const GtfsColumn& column, Limits limits,
                                 int64_t blank) {
  return Has(column) ? Whole(column, limits) : blank;
}

std::optional<absl::CivilDay> GtfsTable::Day(const GtfsColumn& column) {
  const absl::string_view text = Text(column);
  if (text.empty()) return std::nullopt;
  const std::optional<absl::CivilDay> day = ParseGtfsDay(text);
  if (!day.has_value()) {
    Error(column, absl::StrCat(QuoteField(column.name, text), " is not a date"),
          "write YYYYMMDD, such as 20260314");
  }
  return day;
}

std::optional<Seconds> GtfsTable::Time(const GtfsColumn& column) {
  const absl::string_view text = Raw(column);
  if (text.empty()) return std::nullopt;
  const std::optional<Seconds> time = ParseGtfsTime(text);
  if (!time.has_value()) {
    Error(column, absl::StrCat(QuoteField(column.name, text), " is not a time"),
          "write H:MM:SS, such as 07:05:00 or 25:30:00");
  }
  return time;
}

std::optional<LatLng> GtfsTable::Position(const GtfsColumn& lat,
                                          const GtfsColumn& lon) {
  constexpr Limits kAny = {-1e6, 1e6};
  const size_t errors = diagnostics_.num_errors();
  const LatLng point = {Number(lat, kAny), Number(lon, kAny)};
  if (diagnostics_.num_errors() > errors) return std::nullopt;
  if (IsValid(point)) {
    if (std::abs(point.lat) >= 1 || std::abs(point.lng) >= 1) return point;
    Error(lat,
          absl::StrCat(lat.name, " ", point.lat, ", ", lon.name, " ", point.lng,
                       " is no place on land"),
          "fill in the coordinates");
  } else if (IsValid({point.lng, point.lat})) {
    Error(lat,
          absl::StrCat(lat.name, " ", point.lat, ", ", lon.name, " ", point.lng,
                       ": swapped?"),
          absl::StrCat("put the latitude into ", lat.name));
  } else {
    const bool lat_is_off = !IsValid({point.lat, 0});
    Error(lat_is_off ? lat : lon,
          absl::StrCat(lat_is_off ? lat.name : lon.name, " ",
                       lat_is_off ? point.lat : point.lng, " ",
                       Range(lat_is_off ? Limits{-90, 90} : Limits{-180, 180})),
          "write degrees of WGS84");
  }
  return std::nullopt;
}

}  // namespace railreach
