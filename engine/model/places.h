// The demand side: key nodes, zones, regions, corridors and targets.
#ifndef ENGINE_MODEL_PLACES_H_
#define ENGINE_MODEL_PLACES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/id_vector.h"
#include "engine/geo/lat_lng.h"
#include "engine/model/ids.h"
#include "engine/model/line.h"
#include "engine/model/name.h"

namespace railreach {

// A place whose catchment and coverage are measured.
struct KeyNode {
  ThingName name;
  std::string kind;  // "new_town", "county_seat", "hub", "airport", ...
  LatLng position;
  RegionId region;  // its county
  LandBlockId land_block;
  Confidence confidence = Confidence::kHigh;
  Provenance provenance;
};

// Kinds whose key nodes say who can leave from there; all others are measured
// by who can get there (METRICS: one-hour commuting catchment).
bool IsHomeKind(absl::string_view kind);
// Hubs and places outside the study area are left out of coverage rates.
bool CountsInCoverage(absl::string_view kind);

// A town with its people.
struct Zone {
  ThingName name;
  LatLng position;
  int64_t people = 0;
  RegionId region;    // its county
  bool halo = false;  // outside the study area
  LandBlockId land_block;
  Provenance provenance;
};

// A weighted sub-point of a zone; the weights of a zone add up to its people.
struct ZonePoint {
  ZoneId zone;
  LatLng position;
  int64_t people = 0;
};

enum class Level : uint8_t {
  kStudyArea,
  kCity,
  kCounty,
  kStrategicZone,
  kDemonstrationZone,
  kTownCluster,
};
inline constexpr size_t kNumLevels = 6;
absl::string_view Name(Level level);
std::optional<Level> ParseLevel(absl::string_view name);

// An area of the plan.  Regions overlap; counties are the atoms, except in
// town clusters, whose members are zones.
struct Region {
  ThingName name;
  Level level = Level::kCounty;
  double area_km2 = 0;         // 0: unknown
  bool area_official = false;  // else no density is printed
  int64_t people = 0;
  std::optional<LatLng> seat;
  bool halo = false;
  std::vector<RegionId> region_members;
  std::vector<ZoneId> zone_members;
  Provenance provenance;
};

struct Corridor {
  ThingName name;
  std::vector<StationId> stations;  // in order, at least 2
};

enum class TargetKind : uint8_t { kFloor, kCooperative };
enum class Comparison : uint8_t { kAtLeast, kAtMost };

// What a plan asks for (METRICS: assessment).
struct Target {
  ThingName name;
  std::string indicator;
  TargetKind kind = TargetKind::kFloor;
  Level level = Level::kCity;  // of the member regions
  RegionId region;             // the aggregate; none: the study area
  std::string from_kind;       // of pair targets
  std::string to_kind;
  Comparison comparison = Comparison::kAtLeast;
  std::optional<double> value;  // none: reported, "no target"
  std::string unit;
  int year = 0;
  std::string source;
  Provenance provenance;
};

// An indicator computed elsewhere, to be assessed with the plan's list.
struct ExternalValue {
  std::string indicator;
  RegionId region;
  double value = 0;
  std::string unit;
  std::string source;
};

struct Places {
  IdVector<NodeId, KeyNode> nodes;
  IdVector<ZoneId, Zone> zones;
  IdVector<ZonePointId, ZonePoint> points;  // by zone, in order
  IdVector<RegionId, Region> regions;
  IdVector<CorridorId, Corridor> corridors;
  IdVector<TargetId, Target> targets;
  std::vector<ExternalValue> values;
};

// For every county (by RegionId) the regions that hold it, itself included;
// for zones of town clusters too.  Ascending ids.
struct Membership {
  IdVector<RegionId, std::vector<RegionId>> of_county;
  IdVector<ZoneId, std::vector<RegionId>> of_zone;
};
// Follows members of members; O(regions x members).
Membership MembershipOf(const Places& places);

// The sub-points of a zone that has none of its own: its people on a disc of
// 8,000 people per km2 around its position, in max(7, people / 8,000) points
// but 61 at most; the people of the points add up to the zone's.  `zone` is
// copied into each point.  Source: METRICS "Zone"; Vogel's spiral for the
// points (equal area each).
std::vector<ZonePoint> DiscPoints(ZoneId id, const Zone& zone);

}  // namespace railreach

#endif  // ENGINE_MODEL_PLACES_H_
