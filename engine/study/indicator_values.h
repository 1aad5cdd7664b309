// The study's own indicators, by region, as an assessment reads them.
#ifndef ENGINE_STUDY_INDICATOR_VALUES_H_
#define ENGINE_STUDY_INDICATOR_VALUES_H_

#include <vector>

#include "engine/indicator/assessment.h"
#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

// For each region, where it is defined:
//   intercity_suburban_density_narrow, _middle, _wide    km_per_10000km2
//   rail_density (all lines), metro_density              km_per_10000km2
//   county_covered_share, county_served_share            %
//   town_served_share          of towns above 50,000 people   %
//   people_covered_share_<radius>m_<tier>                %
//   node_covered_share_<radius>m_<tier>                  %
//   people_within_45min, people_within_60min   mean of its key nodes, people
//   direct_rate                                          %
//   mean_changes (changes), global_efficiency (per_hour)
// Requires all that stands before `assessments` in the result.
std::vector<IndicatorValue> IndicatorValues(const Study& study,
                                            const StudyResult& result);

}  // namespace railreach

#endif  // ENGINE_STUDY_INDICATOR_VALUES_H_
