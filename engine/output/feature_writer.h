// Writes a GeoJSON FeatureCollection, feature by feature.
#ifndef ENGINE_OUTPUT_FEATURE_WRITER_H_
#define ENGINE_OUTPUT_FEATURE_WRITER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/indicator/isochrone.h"
#include "engine/model/name.h"

namespace railreach {

// Appends a JSON string in quotes; `text` must be UTF-8.
void AppendJsonString(absl::string_view text, std::string& json);

// Call one geometry, then any number of properties, then EndFeature.  Numbers
// that are not finite, unreachable times and what is absent become null.
class FeatureWriter {
 public:
  // `name` is the layer's.
  explicit FeatureWriter(absl::string_view name);

  void Point(std::optional<LatLng> place);
  // Null without lines.
  void MultiLineString(absl::Span<const std::vector<LatLng>> lines);
  // Null without polygons.  Rings are closed here.
  void MultiPolygon(absl::Span<const GroundPolygon> polygons);

  void Text(absl::string_view key, absl::string_view value);
  void Integer(absl::string_view key, int64_t value);
  void Number(absl::string_view key, double value, int decimals);
  void Number(absl::string_view key, std::optional<double> value, int decimals);
  void Bool(absl::string_view key, bool value);
  void Null(absl::string_view key);
  void Minutes(absl::string_view key, Seconds time);  // one decimal
  void Names(const ThingName& name);  // "id", "name_zh", "name_en"

  void EndFeature();
  std::string Take();  // ends the collection

 private:
  void BeginFeature(absl::string_view geometry);
  void Key(absl::string_view key);
  void Position(LatLng place);
  void Positions(absl::Span<const LatLng> places, bool closed);

  std::string json_;
  bool first_feature_ = true;
  bool first_property_ = true;
};

}  // namespace railreach

#endif  // ENGINE_OUTPUT_FEATURE_WRITER_H_
