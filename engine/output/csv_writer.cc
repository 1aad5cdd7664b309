#include "engine/output/csv_writer.h"

#include <charconv>
#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "engine/base/check.h"
#include "engine/base/csv.h"
#include "engine/base/time_of_day.h"

namespace railreach {
namespace {

// True for a field that needs no quotes, as nearly all; false at a guess.
bool IsPlain(absl::string_view value) {
  for (const char c : value) {
    if (c == ',' || c == '"' || c == '\n' || c == '\r') return false;
  }
  return value.empty() || (static_cast<unsigned char>(value.front()) > ' ' &&
                           static_cast<unsigned char>(value.back()) > ' ');
}

}  // namespace

void AppendFixed(double value, int decimals, std::string& text) {
  if (!std::isfinite(value)) return;
  char buffer[400];  // the largest double has 309 digits
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), value,
                                 std::chars_format::fixed, decimals)
                       .ptr;
  absl::string_view digits(buffer, static_cast<size_t>(end - buffer));
  const bool is_zero =
      digits.find_first_not_of("-0.") == absl::string_view::npos;
  if (is_zero && digits.front() == '-') digits.remove_prefix(1);
  text.append(digits.data(), digits.size());
}

CsvWriter::CsvWriter(const std::vector<std::string>& columns)
    : num_columns_(columns.size()) {
  AppendCsvRow(absl::MakeConstSpan(columns), text_);
}

void CsvWriter::Next() {
  if (num_fields_++ > 0) text_ += ',';
}

CsvWriter& CsvWriter::Text(absl::string_view value) {
  Next();
  if (IsPlain(value)) {
    text_.append(value.data(), value.size());
    return *this;
  }
  AppendCsvRow(absl::MakeConstSpan(&value, 1), text_);
  text_.pop_back();  // the row's line end
  return *this;
}

CsvWriter& CsvWriter::Integer(int64_t value) {
  Next();
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), value).ptr;
  text_.append(buffer, static_cast<size_t>(end - buffer));
  return *this;
}

CsvWriter& CsvWriter::Number(double value, int decimals) {
  Next();
  AppendFixed(value, decimals, text_);
  return *this;
}

CsvWriter& CsvWriter::Number(std::optional<double> value, int decimals) {
  return value.has_value() ? Number(*value, decimals) : Blank();
}

CsvWriter& CsvWriter::YesNo(bool value) {
  Next();
  text_ += value ? "yes" : "no";
  return *this;
}

CsvWriter& CsvWriter::Blank() {
  Next();
  return *this;
}

CsvWriter& CsvWriter::WholeSeconds(Seconds time) {
  return time == kUnreachable ? Blank() : Integer(time.count());
}

CsvWriter& CsvWriter::Clock(Seconds instant) {
  return instant == kUnreachable ? Blank() : Text(ToString(TimeOfDay{instant}));
}

CsvWriter& CsvWriter::Minutes(Seconds time, int decimals) {
  return time == kUnreachable ? Blank() : Number(time.count() / 60.0, decimals);
}

CsvWriter& CsvWriter::Km(Metres length) {
  // Metres are held in millimetres: whole metres are exact and fast.
  const int64_t metres = (length.mm() + (length.mm() < 0 ? -500 : 500)) / 1000;
  const int64_t size = metres < 0 ? -metres : metres;
  Next();
  if (metres < 0) text_ += '-';
  absl::StrAppend(&text_, size / 1000, ".",
                  absl::Dec(size % 1000, absl::kZeroPad3));
  return *this;
}

CsvWriter& CsvWriter::Names(const ThingName& name) {
  return Text(name.zh).Text(name.en);
}

CsvWriter& CsvWriter::IdAndNames(const ThingName& name) {
  return Text(name.key).Names(name);
}

CsvWriter& CsvWriter::Place(LatLng place) {
  return Number(place.lat, 6).Number(place.lng, 6);
}

void CsvWriter::EndRow() {
  CHECK(num_fields_ == num_columns_);
  text_ += '\n';
  num_fields_ = 0;
}

std::string CsvWriter::Take() { return std::move(text_); }

}  // namespace railreach
