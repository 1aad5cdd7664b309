// What a batch measures of each variant: few figures, fast.
#ifndef ENGINE_STUDY_VARIANT_FIGURES_H_
#define ENGINE_STUDY_VARIANT_FIGURES_H_

#include <cstdint>
#include <vector>

#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"

namespace railreach {

// People within reach of one key node, in its headline direction, door to
// door, study area and halo (METRICS: catchment).
struct NodeReach {
  int64_t people_45 = 0;
  int64_t people_60 = 0;
  friend bool operator==(const NodeReach&, const NodeReach&) = default;
};

// Of one variant, by headway in the study's band.  Means are over the key nodes
// of the study area that count in coverage, as in RegionSummary.
struct VariantFigures {
  IdVector<NodeId, NodeReach> reach;
  double people_45 = 0;  // mean of the nodes
  double people_60 = 0;
  double people_60_by_people = 0;  // weighted by the people within 3 km
  // Key nodes with a station of any tier within the middle one of its tier's
  // radii, and people of the study area within it (METRICS: coverage).
  int32_t nodes_covered = 0;
  int64_t people_covered = 0;
  // Of the ordered pairs of all key nodes in the study area, as in
  // ConnectionSummary: those linked without a change (METRICS: direct), per cent.
  double direct_rate = 0;
  // Global efficiency, per hour, within the pair horizon; 0 where it was not
  // asked for.
  double efficiency = 0;
  // Track that the variant's trains use and the baseline's do not.
  Metres new_track;
  friend bool operator==(const VariantFigures&,
                         const VariantFigures&) = default;
};

}  // namespace railreach

#endif  // ENGINE_STUDY_VARIANT_FIGURES_H_
