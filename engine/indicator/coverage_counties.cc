// Counties: stations, trains, towns; and how central their stations are.
#include <cstddef>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/indicator/coverage_parts.h"

namespace railreach {
namespace {

constexpr int64_t kTownPeople = 50'000;  // METRICS: county and town coverage
constexpr Metres kFarthestStation = Kilometres(200);
constexpr Metres kNearSeat = Kilometres(2);
constexpr Metres kAroundSeat = Kilometres(5);
constexpr Metres kPeopleRadius = Kilometres(3);

// Which lines call at a station, whether they run or not.
struct Callers {
  bool any = false;
  bool existing = false;  // a line or track that exists, open or closed
  bool open = false;
};

IdVector<StationId, Callers> CallersOf(const LineModel& model) {
  IdVector<StationId, Callers> callers(model.stations.size());
  for (const Pattern& pattern : model.patterns) {
    const Line& line = model.lines[pattern.line];
    for (const PatternStop& stop : pattern.stops) {
      Callers& at = callers[stop.station];
      at.any = true;
      at.existing |= line.status == Status::kExisting;
      at.open |= model.Runs(pattern);
    }
  }
  // A station on existing track stands, even if only planned lines call.
  for (const Track& track : model.tracks) {
    if (track.status != Status::kExisting) continue;
    callers[track.from].existing = true;
    callers[track.to].existing = true;
  }
  return callers;
}

// A station that is there: not one of lines that are still to come.
bool IsBuilt(const Station& station, const Callers& callers) {
  return station.passenger &&
         (callers.open || callers.existing || !callers.any);
}

bool IsBetter(const ServiceLevel& a, const ServiceLevel& b) {
  return std::tuple(IsServed(a), a.trains_per_day, b.longest_gap) >
         std::tuple(IsServed(b), b.trains_per_day, a.longest_gap);
}

struct CountyStations {
  int count = 0;
  TierSet tiers;
  ServiceLevel best;
};

IdVector<RegionId, CountyStations> ByCounty(const CoverageInput& input) {
  const LineModel& model = input.model.lines;
  IdVector<RegionId, CountyStations> counties(
      input.model.places.regions.size());
  const IdVector<StationId, Callers> callers = CallersOf(model);
  for (const StationId id : model.stations.ids()) {
    const Station& station = model.stations[id];
    if (station.region.is_none() || !IsBuilt(station, callers[id])) continue;
    CountyStations& county = counties[station.region];
    county.count += 1;
    for (const Tier tier : kTiers) {
      if (input.levels[id].tiers.contains(tier)) {
        county.tiers = county.tiers.With(tier);
      }
    }
    if (IsBetter(input.levels[id], county.best)) county.best = input.levels[id];
  }
  return counties;
}

CountyState StateOf(const CountyStations& stations) {
  if (stations.count == 0) return CountyState::kNoStation;
  if (stations.tiers.empty()) return CountyState::kStationWithoutTrains;
  return IsServed(stations.best) ? CountyState::kServed : CountyState::kTrains;
}

// Served stations by tier.
StationsByTier ServedStations(const CoverageInput& input) {
  StationsByTier result;
  for (const Tier tier : kTiers) {
    std::vector<StationId> served;
    for (const StationId station : input.levels.ids()) {
      const ServiceLevel& level = input.levels[station];
      if (level.tiers.contains(tier) && IsServed(level)) {
        served.push_back(station);
      }
    }
    result[Index(tier)] = StationSet(input.model.lines, std::move(served));
  }
  return result;
}

bool HasServedStation(const LineModel& model, const StationsByTier& served,
                      LatLng place) {
  for (const Tier tier : kTiers) {
    const std::vector<Metres>& radii = model.rules(tier).coverage_radii;
    if (radii.empty()) continue;
    const NearestStation nearest =
        served[Index(tier)].Nearest(place, radii.back());
    if (!nearest.station.is_none()) return true;
  }
  return false;
}

// Of one county.
struct CountyPeople {
  int64_t total = 0;
  int64_t covered = 0;
  int towns = 0;
  int towns_served = 0;
};

IdVector<RegionId, CountyPeople> PeopleByCounty(const CoverageInput& input) {
  const Places& places = input.model.places;
  const StationsByTier served = ServedStations(input);
  IdVector<RegionId, CountyPeople> counties(places.regions.size());
  for (const ZoneId id : places.zones.ids()) {
    const Zone& zone = places.zones[id];
    if (zone.halo || zone.region.is_none()) continue;
    CountyPeople& county = counties[zone.region];
    county.total += input.zones[id].total;
    county.covered += input.zones[id].any;
    if (zone.people <= kTownPeople) continue;
    county.towns += 1;
    if (HasServedStation(input.model.lines, served, zone.position)) {
      county.towns_served += 1;
    }
  }
  return counties;
}

StationSet AllWithTrains(const CoverageInput& input) {
  std::vector<StationId> stations;
  for (const StationId station : input.levels.ids()) {
    if (input.levels[station].has_trains()) stations.push_back(station);
  }
  return StationSet(input.model.lines, std::move(stations));
}

bool IsPureMetro(TierSet tiers) { return tiers.Without(Tier::kMetro).empty(); }

}  // namespace

std::vector<CountyCoverage> CoverCounties(const CoverageInput& input) {
  const Places& places = input.model.places;
  const IdVector<RegionId, CountyStations> stations = ByCounty(input);
  const IdVector<RegionId, CountyPeople> people = PeopleByCounty(input);
  const StationSet with_trains = AllWithTrains(input);
  std::vector<CountyCoverage> counties;
  for (const RegionId id : places.regions.ids()) {
    const Region& region = places.regions[id];
    if (region.level != Level::kCounty || !IsReported(region)) continue;
    CountyCoverage& county = counties.emplace_back();
    county.county = id;
    county.state = StateOf(stations[id]);
    county.tiers = stations[id].tiers;
    county.num_stations = stations[id].count;
    county.trains_per_day = stations[id].best.trains_per_day;
    county.longest_gap = stations[id].best.longest_gap;
    if (people[id].total > 0) {
      county.covered_share = static_cast<double>(people[id].covered) /
                             static_cast<double>(people[id].total);
    }
    county.towns = people[id].towns;
    county.towns_served = people[id].towns_served;
    if (!region.seat) continue;
    const NearestStation nearest =
        with_trains.Nearest(*region.seat, kFarthestStation);
    county.seat_station = nearest.station;
    county.seat_distance = nearest.distance;
  }
  return counties;
}

std::vector<StationCentrality> TestCentrality(const CoverageInput& input) {
  const LineModel& model = input.model.lines;
  const Places& places = input.model.places;
  const IdVector<StationId, Callers> callers = CallersOf(model);
  std::vector<StationCentrality> rows;
  for (const StationId id : model.stations.ids()) {
    if (IsPureMetro(input.levels[id].tiers)) continue;
    StationCentrality& row = rows.emplace_back();
    row.station = id;
    row.tiers = input.levels[id].tiers;
    row.county = model.stations[id].region;
    row.planned = !callers[id].existing;
    if (row.county.is_none() || !places.regions[row.county].seat) continue;
    row.seat_distance = GeodesicDistance(model.stations[id].position,
                                         *places.regions[row.county].seat);
    row.within_2km = row.seat_distance <= kNearSeat;
    row.within_5km = row.seat_distance <= kAroundSeat;
  }
  ParallelFor(rows.size(), input.num_threads, [&](size_t i, int) {
    rows[i].people_3km = input.people.Within(
        model.stations[rows[i].station].position, kPeopleRadius);
  });
  return rows;
}

}  // namespace railreach
