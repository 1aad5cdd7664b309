#include "engine/model/places.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace railreach {
namespace {

constexpr std::array<absl::string_view, kNumLevels> kLevelNames = {
    "study_area",         "city",        "county", "strategic_zone",
    "demonstration_zone", "town_cluster"};

constexpr double kPeoplePerKm2 = 8000;
constexpr int64_t kLeastPoints = 7;
constexpr int64_t kMostPoints = 61;
constexpr double kPi = 3.14159265358979323846;
constexpr double kKmPerDegree = 111.2;  // good to 0.5 %: the disc is assumed

double RoundTo1e7(double degrees) { return std::round(degrees * 1e7) / 1e7; }

// A point that exists, for a disc over a pole or the date line.
LatLng OnTheGlobe(double lat, double lng) {
  if (std::abs(lng) > 180) lng = std::remainder(lng, 360);
  return {RoundTo1e7(std::clamp(lat, -90.0, 90.0)), RoundTo1e7(lng)};
}

// Adds `region` to all that its members hold, members of members included.
void Spread(const Places& places, RegionId region, RegionId member,
            std::vector<bool>& seen, Membership& membership) {
  if (seen[member.index()]) return;
  seen[member.index()] = true;
  const Region& row = places.regions[member];
  if (row.level == Level::kCounty) {
    membership.of_county[member].push_back(region);
  }
  for (const RegionId next : row.region_members) {
    Spread(places, region, next, seen, membership);
  }
  for (const ZoneId zone : row.zone_members) {
    membership.of_zone[zone].push_back(region);
  }
}

}  // namespace

bool IsHomeKind(absl::string_view kind) {
  return kind == "new_town" || kind == "county_seat" ||
         kind.substr(0, 12) == "cross_border";
}

bool CountsInCoverage(absl::string_view kind) {
  constexpr absl::string_view kOutside = "_outside";
  const bool outside = kind.size() >= kOutside.size() &&
                       kind.substr(kind.size() - kOutside.size()) == kOutside;
  return kind != "hub" && !outside;
}

absl::string_view Name(Level level) {
  return kLevelNames[static_cast<size_t>(level)];
}

std::optional<Level> ParseLevel(absl::string_view name) {
  for (size_t i = 0; i < kNumLevels; ++i) {
    if (kLevelNames[i] == name) return static_cast<Level>(i);
  }
  return std::nullopt;
}

Membership MembershipOf(const Places& places) {
  Membership membership;
  membership.of_county.resize(places.regions.size());
  membership.of_zone.resize(places.zones.size());
  for (const RegionId region : places.regions.ids()) {
    std::vector<bool> seen(places.regions.size(), false);
    Spread(places, region, region, seen, membership);
  }
  // A zone belongs to what its county belongs to, and to its clusters.
  for (const ZoneId zone : places.zones.ids()) {
    std::vector<RegionId>& regions = membership.of_zone[zone];
    const RegionId county = places.zones[zone].region;
    if (!county.is_none()) {
      const auto& held_by = membership.of_county[county];
      regions.insert(regions.end(), held_by.begin(), held_by.end());
    }
    std::sort(regions.begin(), regions.end());
    regions.erase(std::unique(regions.begin(), regions.end()), regions.end());
  }
  return membership;
}

std::vector<ZonePoint> DiscPoints(ZoneId id, const Zone& zone) {
  const int64_t count =
      std::clamp(zone.people / static_cast<int64_t>(kPeoplePerKm2),
                 kLeastPoints, kMostPoints);
  const double radius_km =
      std::sqrt(static_cast<double>(zone.people) / kPeoplePerKm2 / kPi);
  const double golden_angle = kPi * (3 - std::sqrt(5.0));
  const double km_per_degree_lng =
      kKmPerDegree * std::max(std::cos(zone.position.lat * kPi / 180), 0.01);
  std::vector<ZonePoint> points;
  points.reserve(static_cast<size_t>(count));
  for (int64_t i = 0; i < count; ++i) {
    const double share =
        (static_cast<double>(i) + 0.5) / static_cast<double>(count);
    const double r = radius_km * std::sqrt(share);
    const double angle = golden_angle * static_cast<double>(i);
    const LatLng position =
        OnTheGlobe(zone.position.lat + r * std::sin(angle) / kKmPerDegree,
                   zone.position.lng + r * std::cos(angle) / km_per_degree_lng);
    const int64_t people =
        zone.people * (i + 1) / count - zone.people * i / count;
    points.push_back({id, position, people});
  }
  return points;
}

}  // namespace railreach
