// Kilometres of track, each metre once, and their density.
#ifndef ENGINE_INDICATOR_DENSITY_H_
#define ENGINE_INDICATOR_DENSITY_H_

#include <optional>
#include <string>
#include <vector>

#include "engine/base/units.h"
#include "engine/model/model.h"

namespace railreach {

// What is counted: links that open lines of a tier, of a density class (narrow
// < middle < wide, each with the narrower ones), of national rail (all tiers
// but metro and the metros' suburban lines, i.e. operator class "rail"), or of
// all lines use.
struct DensityRow {
  RegionId region;
  std::string measure;   // "metro", ..., "narrow", ..., "national_rail", "all"
  Metres track;          // union of the links, cut at the region's border
  Metres assumed_track;  // of these, on links that are assumed
  // Per 10,000 km2; none where the area is not official (METRICS: density).
  std::optional<double> km_per_10000_km2;
};

// A link belongs half to each end's county, without polygons.  Regions of all
// levels but town clusters (which are made of towns, without track of their
// own) and the halo.  A study area whose area is not given has that of its
// cities if all of these are official.  By region, then measure in the order
// above; rows without track too.  O(hops + links x regions).
std::vector<DensityRow> MeasureDensity(const Model& model);

// Kilometres of a line, open or not: the links of its patterns, each once.
// O(hops).
IdVector<LineId, Metres> LineLengths(const LineModel& model);

}  // namespace railreach

#endif  // ENGINE_INDICATOR_DENSITY_H_
