// The shifted coordinates of Chinese maps: recognised and undone.
#ifndef ENGINE_GEO_DATUM_H_
#define ENGINE_GEO_DATUM_H_

#include <cstddef>
#include <cstdint>

#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"

namespace railreach {

//   kGcj02   the shift that Chinese law asks of published maps (AMap, Tencent,
//            Google in China): 300-700 m off WGS84.
//   kBd09    Baidu's second shift on top of it: 0.7-1.3 km off WGS84.
enum class Datum : uint8_t { kWgs84, kGcj02, kBd09 };

// Conversions.  Require valid points; results are rounded to 1e-7 degrees.
// Outside the rectangle of 72.004-137.8347 E, 0.8293-55.8271 N the datums
// are the same by definition, and a point is returned as it came.
//
// Towards WGS84 the public formula is inverted by fixed-point steps, which
// shrink the error by a factor of 30 or more each; conversions there and back
// agree to 3e-7 degrees (0.03 m).  O(1), up to 4 us.
//
// Source: the formulas are not published officially; constants as in the
// common open implementations (eviltransform, coordtransform), whose authors
// measured them on maps.
LatLng Wgs84ToGcj02(LatLng point);
LatLng Gcj02ToWgs84(LatLng point);
LatLng Gcj02ToBd09(LatLng point);
LatLng Bd09ToGcj02(LatLng point);
LatLng Wgs84ToBd09(LatLng point);
LatLng Bd09ToWgs84(LatLng point);

// The point in WGS84, given in `datum`.
LatLng ToWgs84(LatLng point, Datum datum);

//   datum           what the layer's coordinates look like.
//   median_before   median distance of the pairs as they came.
//   median_after    the same once the layer is converted from `datum`; equal
//                   to median_before for kWgs84.
//   pairs           how many pairs were compared.
struct DatumVerdict {
  Datum datum = Datum::kWgs84;
  Metres median_before;
  Metres median_after;
  size_t pairs = 0;
};

// Whether a layer is shifted against a reference known to be WGS84.
//
//   layer, reference   [pairs] each: points that should lie close together,
//                      for example each key node and its nearest station.
//                      Requires the same size and valid points.
//
// The verdict is kGcj02 or kBd09, whichever leaves the lower median, if the
// median was above 150 m and converting brings it under a third of that;
// kWgs84 otherwise, and for no pairs.  The median is value number
// (n + 1) / 2 of n.  A handful of pairs proves little: the caller decides
// how many it asks for.  O(n log n).
DatumVerdict DetectDatumOffset(absl::Span<const LatLng> layer,
                               absl::Span<const LatLng> reference);

}  // namespace railreach

#endif  // ENGINE_GEO_DATUM_H_
