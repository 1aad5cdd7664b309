#include "engine/output/league.h"

#include <algorithm>
#include <tuple>

#include "engine/output/labels.h"

namespace railreach {

std::vector<LeagueRow> CountyLeague(const Study& study,
                                    const StudyResult& result) {
  const Places& places = study.model.places;
  const auto city_of = CityOfCounty(places);
  const auto seat_of = SeatOfCounty(places);
  const int headline = study.parameters.headline_cutoff.count() / 60;
  std::vector<LeagueRow> league;
  for (const CountyCoverage& county : result.coverage.counties) {
    LeagueRow row{&county, RegionId(), NodeId(), std::nullopt};
    if (!county.county.is_none()) {
      row.city = city_of[county.county];
      row.seat = seat_of[county.county];
    }
    if (!row.seat.is_none() && row.seat.index() < result.catchments.size()) {
      row.seat_people =
          result.catchments[row.seat].door_to_door.Within(headline);
    }
    league.push_back(row);
  }
  const auto rank = [](const LeagueRow& row) {
    return std::make_tuple(row.seat_people.value_or(-1), row.coverage->state,
                           row.coverage->trains_per_day);
  };
  std::stable_sort(league.begin(), league.end(),
                   [&](const LeagueRow& a, const LeagueRow& b) {
                     return rank(a) > rank(b);
                   });
  return league;
}

}  // namespace railreach
