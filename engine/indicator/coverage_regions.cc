// Regions: people and nodes within each radius of each tier.
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "engine/base/check.h"
#include "engine/base/parallel.h"
#include "engine/indicator/coverage_parts.h"

namespace railreach {
namespace {

// [begin, end) of each zone's points.
IdVector<ZoneId, std::pair<size_t, size_t>> PointRanges(const Places& places) {
  IdVector<ZoneId, std::pair<size_t, size_t>> ranges(places.zones.size(),
                                                     {0, 0});
  for (const ZonePointId point : places.points.ids()) {
    auto& [begin, end] = ranges[places.points[point].zone];
    if (begin == end) begin = end = point.index();
    CHECK(end == point.index());  // points stand by zone
    ++end;
  }
  return ranges;
}

void AddPoint(const CoverageInput& input, const ZonePoint& point,
              ZoneCoverage& zone) {
  zone.total += point.people;
  bool covered = false;
  for (const Tier tier : kTiers) {
    const auto& radii = input.model.lines.rules(tier).coverage_radii;
    if (radii.empty()) continue;
    const NearestStation nearest =
        input.with_trains[Index(tier)].Nearest(point.position, radii.back());
    if (nearest.station.is_none()) continue;
    covered = true;
    for (size_t k = 0; k < radii.size(); ++k) {
      if (nearest.distance > radii[k]) continue;
      zone.people[Index(tier)][k] += point.people;
    }
  }
  if (covered) zone.any += point.people;
}

// One row per tier and radius, empty.
std::vector<RegionCoverage> EmptyRows(const LineModel& model, RegionId region) {
  std::vector<RegionCoverage> rows;
  for (const Tier tier : kTiers) {
    for (const Metres radius : model.rules(tier).coverage_radii) {
      RegionCoverage& row = rows.emplace_back();
      row.region = region;
      row.tier = tier;
      row.radius = radius;
    }
  }
  return rows;
}

using RowsByRegion = IdVector<RegionId, std::vector<RegionCoverage>>;

void AddZones(const CoverageInput& input, RowsByRegion& rows) {
  for (const ZoneId id : input.zones.ids()) {
    for (const RegionId region : input.membership.of_zone[id]) {
      size_t row = 0;
      for (const std::vector<int64_t>& by_radius : input.zones[id].people) {
        for (const int64_t people : by_radius) {
          if (rows[region].empty()) continue;
          rows[region][row].people += input.zones[id].total;
          rows[region][row].people_covered += people;
          ++row;
        }
      }
    }
  }
}

// A key node belongs to the regions that hold its county.
void AddNodes(const CoverageInput& input, RowsByRegion& rows) {
  for (const KeyNode& node : input.model.places.nodes) {
    if (node.region.is_none() || !CountsInCoverage(node.kind)) continue;
    std::vector<RegionCoverage> at_node =
        EmptyRows(input.model.lines, node.region);
    for (RegionCoverage& row : at_node) {
      const NearestStation nearest =
          input.with_trains[Index(row.tier)].Nearest(node.position, row.radius);
      row.nodes_covered = nearest.station.is_none() ? 0 : 1;
    }
    for (const RegionId region : input.membership.of_county[node.region]) {
      for (size_t i = 0; i < rows[region].size(); ++i) {
        rows[region][i].nodes += 1;
        rows[region][i].nodes_covered += at_node[i].nodes_covered;
      }
    }
  }
}

}  // namespace

IdVector<ZoneId, ZoneCoverage> CoverZones(const CoverageInput& input) {
  const Places& places = input.model.places;
  const auto ranges = PointRanges(places);
  IdVector<ZoneId, ZoneCoverage> zones(places.zones.size());
  ParallelFor(zones.size(), input.num_threads, [&](size_t i, int) {
    ZoneCoverage& zone = zones[ZoneId(i)];
    for (const Tier tier : kTiers) {
      zone.people[Index(tier)].assign(
          input.model.lines.rules(tier).coverage_radii.size(), 0);
    }
    const auto [begin, end] = ranges[ZoneId(i)];
    for (size_t point = begin; point < end; ++point) {
      AddPoint(input, places.points[ZonePointId(point)], zone);
    }
  });
  return zones;
}

std::vector<RegionCoverage> CoverRegions(const CoverageInput& input) {
  const Places& places = input.model.places;
  RowsByRegion rows(places.regions.size());
  for (const RegionId region : places.regions.ids()) {
    if (!IsReported(places.regions[region])) continue;
    rows[region] = EmptyRows(input.model.lines, region);
  }
  AddZones(input, rows);
  AddNodes(input, rows);
  std::vector<RegionCoverage> result;
  for (const std::vector<RegionCoverage>& of_region : rows) {
    result.insert(result.end(), of_region.begin(), of_region.end());
  }
  return result;
}

}  // namespace railreach
