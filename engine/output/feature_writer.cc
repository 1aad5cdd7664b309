#include "engine/output/feature_writer.h"

#include <charconv>
#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/output/csv_writer.h"

namespace railreach {
namespace {

// Degrees with six decimals, by way of whole micro-degrees: several times
// faster than printing the double, and the same as a result file's rounding.
void AppendDegrees(double degrees, std::string& json) {
  const int64_t micro = std::llround(degrees * 1e6);
  const uint64_t size = static_cast<uint64_t>(micro < 0 ? -micro : micro);
  if (micro < 0) json += '-';
  char digits[24];
  const auto end =
      std::to_chars(digits, digits + sizeof(digits), size / 1'000'000).ptr;
  json.append(digits, static_cast<size_t>(end - digits));
  uint64_t rest = size % 1'000'000;
  if (rest == 0) return;
  char decimals[7] = {'.'};
  for (int i = 6; i >= 1; --i, rest /= 10) {
    decimals[i] = static_cast<char>('0' + rest % 10);
  }
  size_t length = 7;
  while (decimals[length - 1] == '0') --length;
  json.append(decimals, length);
}

}  // namespace

void AppendJsonString(absl::string_view text, std::string& json) {
  constexpr char kHex[] = "0123456789abcdef";
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      json += "\\u00";
      json += kHex[c >> 4];
      json += kHex[c & 15];
    } else {
      json += c;
    }
  }
  json += '"';
}

FeatureWriter::FeatureWriter(absl::string_view name) {
  json_ = R"({"type":"FeatureCollection","name":)";
  AppendJsonString(name, json_);
  json_ += R"(,"features":[)";
}

void FeatureWriter::BeginFeature(absl::string_view geometry) {
  json_ += first_feature_ ? "\n" : ",\n";
  first_feature_ = false;
  first_property_ = true;
  absl::StrAppend(&json_, R"({"type":"Feature","geometry":)", geometry);
}

void FeatureWriter::Position(LatLng place) {
  json_ += '[';
  AppendDegrees(place.lng, json_);
  json_ += ',';
  AppendDegrees(place.lat, json_);
  json_ += ']';
}

void FeatureWriter::Positions(absl::Span<const LatLng> places, bool closed) {
  json_ += '[';
  for (size_t i = 0; i < places.size(); ++i) {
    if (i > 0) json_ += ',';
    Position(places[i]);
  }
  if (closed && !places.empty()) {
    json_ += ',';
    Position(places.front());
  }
  json_ += ']';
}

void FeatureWriter::Point(std::optional<LatLng> place) {
  if (!place.has_value()) {
    BeginFeature("null");
  } else {
    BeginFeature(R"({"type":"Point","coordinates":)");
    Position(*place);
    json_ += '}';
  }
  json_ += R"(,"properties":{)";
}

void FeatureWriter::MultiLineString(
    absl::Span<const std::vector<LatLng>> lines) {
  if (lines.empty()) return Point(std::nullopt);
  BeginFeature(R"({"type":"MultiLineString","coordinates":[)");
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) json_ += ',';
    Positions(lines[i], /*closed=*/false);
  }
  json_ += R"(]},"properties":{)";
}

void FeatureWriter::MultiPolygon(absl::Span<const GroundPolygon> polygons) {
  if (polygons.empty()) return Point(std::nullopt);
  BeginFeature(R"({"type":"MultiPolygon","coordinates":[)");
  for (size_t i = 0; i < polygons.size(); ++i) {
    json_ += i > 0 ? ",[" : "[";
    Positions(polygons[i].outer, /*closed=*/true);
    for (const GroundRing& hole : polygons[i].holes) {
      json_ += ',';
      Positions(hole, /*closed=*/true);
    }
    json_ += ']';
  }
  json_ += R"(]},"properties":{)";
}

void FeatureWriter::Key(absl::string_view key) {
  if (!first_property_) json_ += ',';
  first_property_ = false;
  AppendJsonString(key, json_);
  json_ += ':';
}

void FeatureWriter::Text(absl::string_view key, absl::string_view value) {
  Key(key);
  AppendJsonString(value, json_);
}

void FeatureWriter::Integer(absl::string_view key, int64_t value) {
  Key(key);
  absl::StrAppend(&json_, value);
}

void FeatureWriter::Number(absl::string_view key, double value, int decimals) {
  if (!std::isfinite(value)) return Null(key);
  Key(key);
  AppendFixed(value, decimals, json_);
}

void FeatureWriter::Number(absl::string_view key, std::optional<double> value,
                           int decimals) {
  if (!value.has_value()) return Null(key);
  Number(key, *value, decimals);
}

void FeatureWriter::Bool(absl::string_view key, bool value) {
  Key(key);
  json_ += value ? "true" : "false";
}

void FeatureWriter::Null(absl::string_view key) {
  Key(key);
  json_ += "null";
}

void FeatureWriter::Minutes(absl::string_view key, Seconds time) {
  if (time == kUnreachable) return Null(key);
  Number(key, time.count() / 60.0, 1);
}

void FeatureWriter::Names(const ThingName& name) {
  Text("id", name.key);
  Text("name_zh", name.zh);
  Text("name_en", name.en);
}

void FeatureWriter::EndFeature() { json_ += "}}"; }

std::string FeatureWriter::Take() {
  json_ += "\n]}\n";
  return std::move(json_);
}

}  // namespace railreach
