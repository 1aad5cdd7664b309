// The counties as a league: by how well their people are served by rail.
#ifndef ENGINE_OUTPUT_LEAGUE_H_
#define ENGINE_OUTPUT_LEAGUE_H_

#include <optional>
#include <vector>

#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

struct LeagueRow {
  const CountyCoverage* coverage;  // a row of the result
  RegionId city;                   // none: no city holds it
  NodeId seat;                     // none: no key node is its seat
  // People within the headline cutoff of the seat; none without a seat.
  std::optional<int64_t> seat_people;
};

// Best first: by people within reach of the seat, then by state, trains a day,
// and the order of the result; counties without a seat come last.
std::vector<LeagueRow> CountyLeague(const Study& study,
                                    const StudyResult& result);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_LEAGUE_H_
