// Checks that need the whole network: what no single table can tell.
#ifndef ENGINE_MODEL_VALIDATE_H_
#define ENGINE_MODEL_VALIDATE_H_

#include <string>
#include <vector>

#include "engine/base/diagnostics.h"
#include "engine/geo/datum.h"
#include "engine/geo/lat_lng.h"
#include "engine/model/model.h"

namespace railreach {

// All of the checks below.  Requires a model without errors whose tracks are
// resolved (track_path.h).  Lines count by their status, whatever runs in a
// variant.  Problems name table and line.  20 ms for 2,000 stations.
void Validate(const Model& model, Diagnostics& diagnostics);

// Warnings: stations that nothing uses or where no train calls; lines without
// a pattern or a service, patterns without a service; tiers of lines that no
// access rule serves; entry times of a station that are out of order beside
// those of a tier that calls there; counties whose zones miss their people by
// over 2 %.
void ValidateUsage(const Model& model, Diagnostics& diagnostics);

// Errors: points over 500 km from the middle of all stations whose latitude and
// longitude look swapped.  Warnings: links whose official km is less than the
// straight line (by 2 % and 1 km) or over twice as long (and 5 km), hops that
// run over more than five times their straight line (and 20 km), stops that a
// pattern makes such a detour for, transfers over 2 km, sub-points over 50 km
// from their zone.
void ValidateGeometry(const Model& model, Diagnostics& diagnostics);

// Warning for each part of the existing passenger network but the largest.
// Parts are joined by patterns, transfers and walks of up to 500 m; no walk
// joins a station whose position may be farther off than that.
void ValidateConnected(const Model& model, Diagnostics& diagnostics);

// Error for each layer whose coordinates look like GCJ-02 or BD-09 beside
// another layer's.
void ValidateDatum(const Model& model, Diagnostics& diagnostics);

// Points of one layer beside points of another that mark the same places.
struct LayerPairs {
  std::string file;       // of the layer: "stations.csv"
  std::string layer;      // "stations of operator class 'metro:上海'"
  std::string reference;  // "the stations that transfers.csv joins to them"
  std::vector<LatLng> points;
  std::vector<LatLng> reference_points;  // one for each of `points`
};

// Every layer that another can be compared with, both ways round: stations by
// operator class along transfers.csv; key nodes of kind `hub` and the nearest
// station; key nodes of kind `county_seat`, seats of counties and their nearest
// zone.
std::vector<LayerPairs> FindLayerPairs(const Model& model);

// Which datum the layer is in if the reference is WGS84.
//
// Places are marked by points hundreds of metres apart, in all directions; a
// datum moves all points in one.  So it is the median shift to the east and to
// the north that is looked at (DetectDatumOffset() looks at distances, which
// such a scatter hides): not WGS84 if that shift is over 200 m and converting
// the layer brings it under a third.  kWgs84 for fewer than 5 pairs.
//
// The medians of the verdict are lengths of the median shift.
DatumVerdict DetectDatumShift(const LayerPairs& pairs);

}  // namespace railreach

#endif  // ENGINE_MODEL_VALIDATE_H_
