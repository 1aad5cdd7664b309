// Development corridors from end to end (METRICS: corridor sheet).
#ifndef ENGINE_STUDY_CORRIDORS_H_
#define ENGINE_STUDY_CORRIDORS_H_

#include <vector>

#include "engine/indicator/connection.h"
#include "engine/network/build_network.h"
#include "engine/network/network.h"
#include "engine/study/ride_table.h"
#include "engine/study/study.h"

namespace railreach {

// Platform to platform between the ends of each corridor, within a day.  One scalar search
// per corridor.
std::vector<CorridorRow> MeasureCorridors(const Study& study,
                                          const Network& network,
                                          const NamedPlaces& named);

}  // namespace railreach

#endif  // ENGINE_STUDY_CORRIDORS_H_
