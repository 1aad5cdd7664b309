// Timetables seen as headways.
#ifndef ENGINE_MODEL_COUNT_TRIPS_H_
#define ENGINE_MODEL_COUNT_TRIPS_H_

#include "engine/model/line_model.h"

namespace railreach {

// Appends to `services` what trips and headway periods amount to in each band:
// trains x 1000 = the mean over the pattern's stops (all but the last) of the
// trips' departures in [band.from, band.to), rounded; of a headway period, its
// part in the band / headway, rounded.  Bands may overlap; departures outside
// all of them count nowhere.  Bands without a train get no row.  The group and
// `scheduled` are the pattern's.  The order by pattern, then band, is kept.
//
// Call it once, when all sources are in: a pattern has services of its own, or
// trips and headway periods, not both.  O(stop times x log bands).
void CountTrips(LineModel& model);

// The same for the patterns from `first` on alone, which have no services yet.
// O(their stop times x log bands).
void CountTrips(PatternId first, LineModel& model);

}  // namespace railreach

#endif  // ENGINE_MODEL_COUNT_TRIPS_H_
