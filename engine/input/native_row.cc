#include "engine/input/native_row.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace railreach {
namespace {

std::string Quoted(absl::string_view column, absl::string_view field) {
  // A field may be a whole page; the message need not be.
  constexpr size_t kMostShown = 80;
  if (field.size() <= kMostShown) {
    return absl::StrCat(column, " '", field, "'");
  }
  size_t cut = kMostShown;
  while (cut > 0 && (static_cast<uint8_t>(field[cut]) & 0xC0) == 0x80) --cut;
  return absl::StrCat(column, " '", field.substr(0, cut), "...'");
}

bool HasControlCharacter(absl::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_iscntrl(static_cast<unsigned char>(c));
  });
}

// Finite numbers only: no "inf", "nan" or hexadecimals.
std::optional<double> ParseNumber(absl::string_view text) {
  double value = 0;
  if (!absl::SimpleAtod(text, &value) || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::string Plain(double value) {
  return std::abs(value) < 1e15 && value == std::floor(value)
             ? absl::StrCat(static_cast<int64_t>(value))
             : absl::StrCat(value);
}

bool Within(double value, Limits limits) {
  return value >= limits.least && value <= limits.most;
}

bool IsColour(absl::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         std::all_of(text.begin() + 1, text.end(), [](char c) {
           return absl::ascii_isxdigit(static_cast<unsigned char>(c));
         });
}

}  // namespace

Row::Row(const Table& table, size_t row)
    : table_(table),
      row_(row),
      errors_before_(table.diagnostics_.num_errors()) {}

void Row::Error(absl::string_view column, absl::string_view what,
                absl::string_view fix) const {
  const std::optional<size_t> position = table_.Find(column).position;
  InputPlace place = {table_.file(), line(), 0};
  if (position.has_value()) place = table_.csv_.PlaceOf(row_, *position);
  table_.diagnostics_.Error(std::move(place), what, fix);
}

void Row::RowError(absl::string_view what, absl::string_view fix) const {
  table_.diagnostics_.Error({table_.file(), line(), 0}, what, fix);
}

void Row::RowWarning(absl::string_view what, absl::string_view fix) const {
  table_.diagnostics_.Warning({table_.file(), line(), 0}, what, fix);
}

bool Row::ok() const {
  return table_.diagnostics_.num_errors() == errors_before_;
}

uint32_t Row::line() const { return table_.csv_.line(row_); }

Provenance Row::provenance() const {
  return {line(), OptionalYesNo("assumed")};
}

absl::string_view Row::Raw(absl::string_view column) const {
  const std::optional<size_t> position = table_.Find(column).position;
  return position.has_value() ? table_.csv_.field(row_, *position) : "";
}

absl::string_view Row::Filled(absl::string_view column) const {
  const absl::string_view field = Raw(column);
  if (field.empty()) {
    Error(column, absl::StrCat(column, " is blank"), "fill it in");
  } else if (HasControlCharacter(field)) {
    Error(column,
          absl::StrCat(column,
                       " holds a line break, a tab or another "
                       "control character"),
          "remove it");
  }
  return field;
}

std::string Row::Text(absl::string_view column) const {
  return std::string(Filled(column));
}

std::string Row::OptionalText(absl::string_view column) const {
  return Has(column) ? Text(column) : "";
}

std::vector<std::string> Row::OptionalList(absl::string_view column) const {
  std::vector<std::string> parts;
  if (!Has(column)) return parts;
  for (absl::string_view part : absl::StrSplit(Filled(column), '|')) {
    part = absl::StripAsciiWhitespace(part);
    if (part.empty()) {
      Error(column, absl::StrCat(column, " has an empty part between '|'"),
            "write A|B|C");
    } else {
      parts.emplace_back(part);
    }
  }
  return parts;
}

ThingName Row::Name(absl::string_view key_column) const {
  return {Text(key_column), Text("name_zh"), Text("name_en")};
}

std::optional<double> Row::OptionalNumber(absl::string_view column,
                                          Limits limits) const {
  return Has(column) ? std::optional<double>(Number(column, limits))
                     : std::nullopt;
}

double Row::Number(absl::string_view column, Limits limits) const {
  const absl::string_view field = Filled(column);
  if (field.empty()) return limits.least;
  const std::optional<double> value = ParseNumber(field);
  if (!value.has_value()) {
    Error(column, absl::StrCat(Quoted(column, field), " is not a number"),
          "write digits with a decimal point, such as 12.5");
  } else if (!Within(*value, limits)) {
    Error(column,
          absl::StrCat(Quoted(column, field), " is not between ",
                       Plain(limits.least), " and ", Plain(limits.most)),
          "check the value and its unit");
  } else {
    return *value;
  }
  return limits.least;
}

std::optional<int64_t> Row::OptionalWhole(absl::string_view column,
                                          Limits limits) const {
  return Has(column) ? std::optional<int64_t>(Whole(column, limits))
                     : std::nullopt;
}

int64_t Row::Whole(absl::string_view column, Limits limits) const {
  const double value = Number(column, limits);
  if (value == std::floor(value)) return static_cast<int64_t>(value);
  Error(column,
        absl::StrCat(Quoted(column, Raw(column)), " is not a whole number"),
        "round it");
  return static_cast<int64_t>(std::ceil(limits.least));
}

Seconds Row::Duration(absl::string_view column, Limits limits) const {
  return Seconds(static_cast<int32_t>(Whole(column, limits)));
}

std::optional<Seconds> Row::OptionalDuration(absl::string_view column,
                                             Limits limits) const {
  return Has(column) ? std::optional<Seconds>(Duration(column, limits))
                     : std::nullopt;
}

TimeOfDay Row::Time(absl::string_view column) const {
  const absl::string_view field = Filled(column);
  if (field.empty()) return {};
  const std::optional<TimeOfDay> time = ParseTimeOfDay(field);
  if (!time.has_value()) {
    Error(column, absl::StrCat(Quoted(column, field), " is not a time of day"),
          "write HH:MM, such as 07:00 or 25:30");
  }
  return time.value_or(TimeOfDay());
}

bool Row::YesNo(absl::string_view column) const {
  constexpr Choice<bool> kChoices[] = {{"no", false}, {"yes", true}};
  return OneOf<bool>(column, kChoices);
}

bool Row::OptionalYesNo(absl::string_view column) const {
  return Has(column) && YesNo(column);
}

std::string Row::OptionalColour(absl::string_view column) const {
  if (!Has(column)) return "";
  const absl::string_view field = Filled(column);
  if (!IsColour(field)) {
    Error(column, absl::StrCat(Quoted(column, field), " is not a colour"),
          "write #RRGGBB, such as #E4002B");
    return "";
  }
  return std::string(field);
}

LatLng Row::Position(absl::string_view lat, absl::string_view lon) const {
  constexpr Limits kDegrees = {-1e6, 1e6};
  const size_t errors = table_.diagnostics_.num_errors();
  const LatLng point = {Number(lat, kDegrees), Number(lon, kDegrees)};
  if (table_.diagnostics_.num_errors() > errors) return {};
  if (IsValid(point)) {
    if (point != LatLng{0, 0}) return point;
    Error(lat, "0, 0 is no place on land", "fill in the coordinates");
    return {};
  }
  const bool lat_is_off = !IsValid({point.lat, 0});
  if (IsValid({point.lng, point.lat})) {
    Error(lat,
          absl::StrCat(lat, " ", point.lat, ", ", lon, " ", point.lng,
                       ": swapped?"),
          absl::StrCat("put the latitude into ", lat));
  } else {
    Error(lat_is_off ? lat : lon,
          absl::StrCat(lat_is_off ? lat : lon, " ",
                       lat_is_off ? point.lat : point.lng,
                       lat_is_off ? " is not between -90 and 90"
                                  : " is not between -180 and 180"),
          "write degrees of WGS84");
  }
  return {};
}

size_t Row::WordOf(absl::string_view column,
                   const std::vector<absl::string_view>& words,
                   bool may_be_blank) const {
  if (may_be_blank && !Has(column)) return words.size();
  const absl::string_view field = Filled(column);
  if (field.empty()) return words.size();
  for (size_t k = 0; k < words.size(); ++k) {
    if (absl::EqualsIgnoreCase(field, words[k])) return k;
  }
  Error(column, absl::StrCat(Quoted(column, field), " is unknown"),
        absl::StrCat("write one of: ", absl::StrJoin(words, ", ")));
  return words.size();
}

}  // namespace railreach
