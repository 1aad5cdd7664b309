#include "engine/indicator/coverage.h"

#include <optional>
#include <utility>
#include <vector>

#include "engine/base/check.h"
#include "engine/indicator/coverage_parts.h"

namespace railreach {
namespace {

std::vector<StationId> StationsWithTrains(
    const IdVector<StationId, ServiceLevel>& levels, Tier tier) {
  std::vector<StationId> stations;
  for (const StationId station : levels.ids()) {
    if (levels[station].tiers.contains(tier)) stations.push_back(station);
  }
  return stations;
}

}  // namespace

StationSet::StationSet(const LineModel& model, std::vector<StationId> stations)
    : stations_(std::move(stations)) {
  std::vector<LatLng> positions;
  positions.reserve(stations_.size());
  for (const StationId station : stations_) {
    positions.push_back(model.stations[station].position);
  }
  index_ = SpatialIndex(positions);
}

NearestStation StationSet::Nearest(LatLng place, Metres max) const {
  const std::optional<Neighbour> nearest = index_.Nearest(place, max);
  if (!nearest) return {};
  return {stations_[nearest->point], nearest->distance};
}

std::vector<NearestStation> StationSet::Within(LatLng place,
                                               Metres radius) const {
  std::vector<Neighbour> near;
  index_.Within(place, radius, near);
  std::vector<NearestStation> result;
  result.reserve(near.size());
  for (const Neighbour& neighbour : near) {
    result.push_back({stations_[neighbour.point], neighbour.distance});
  }
  return result;
}

absl::string_view Name(CountyState state) {
  switch (state) {
    case CountyState::kNoStation:
      return "no_station";
    case CountyState::kStationWithoutTrains:
      return "station_without_trains";
    case CountyState::kTrains:
      return "trains";
    case CountyState::kServed:
      return "served";
  }
  return "";
}

Coverage MeasureCoverage(const Model& model,
                         const IdVector<StationId, ServiceLevel>& levels,
                         int num_threads) {
  CHECK(levels.size() == model.lines.stations.size());
  CoverageInput input = {model,
                         levels,
                         num_threads,
                         MembershipOf(model.places),
                         PeopleMap(model.places),
                         {},
                         {}};
  for (const Tier tier : kTiers) {
    input.with_trains[Index(tier)] =
        StationSet(model.lines, StationsWithTrains(levels, tier));
  }
  input.zones = CoverZones(input);
  return {CoverNodes(input), CoverRegions(input), CoverCounties(input),
          TestCentrality(input)};
}

}  // namespace railreach
