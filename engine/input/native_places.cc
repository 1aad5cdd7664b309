// regions.csv, region_members.csv, zones.csv, zone_points.csv, key_nodes.csv.
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/input/native_reader.h"

namespace railreach {
namespace {

constexpr Limits kPeople = {0, 1e10};
// Regions nest a few levels deep; what follows members may recurse.
constexpr size_t kDeepestNesting = 16;

Region ReadRegion(const Row& row) {
  Region region;
  region.name = row.Name("region_id");
  region.level = row.OneOf<Level>("level", kLevelChoices);
  region.area_km2 = row.OptionalNumber("area_km2", {0.001, 1e7}).value_or(0);
  region.area_official = row.OptionalYesNo("area_official");
  region.people = row.OptionalWhole("people", kPeople).value_or(0);
  if (row.Has("seat_lat") != row.Has("seat_lon")) {
    row.Error("seat_lat", "only one of seat_lat and seat_lon is given",
              "fill in both or none");
  } else if (row.Has("seat_lat")) {
    region.seat = row.Position("seat_lat", "seat_lon");
  }
  region.halo = row.OptionalYesNo("halo");
  region.provenance = row.provenance();
  if (row.ok() && region.area_official && region.area_km2 == 0) {
    row.Error("area_km2", "area_official is yes, but area_km2 is blank",
              "fill in area_km2");
  }
  return region;
}

Zone ReadZone(const Row& row, NativeReader& reader) {
  Zone zone;
  zone.name = row.Name("zone_id");
  zone.position = row.Position();
  zone.people = row.Whole("people", kPeople);
  zone.region = CountyOf(reader, row);
  zone.halo = row.YesNo("halo");
  zone.land_block = LandBlockOf(reader, row);
  zone.provenance = row.provenance();
  if (row.ok() && zone.people == 0) {
    row.RowWarning(absl::StrCat("zone '", zone.name.key, "' (", zone.name.zh,
                                ") has no people"),
                   "check people, or remove the zone");
  }
  return zone;
}

// A point of zone_points.csv before its zone's people are shared out.
struct WeightedPoint {
  LatLng position;
  double weight;
};

// Shares the zone's people out by weight; the parts add up to the whole.
void AppendShares(ZoneId id, const Zone& zone,
                  const std::vector<WeightedPoint>& weighted, double total,
                  Places& places) {
  double sum = 0;
  int64_t given = 0;
  for (size_t i = 0; i < weighted.size(); ++i) {
    sum += weighted[i].weight;
    const double share = std::min(1.0, sum / total);
    const int64_t up_to_here =
        i + 1 == weighted.size()
            ? zone.people
            : static_cast<int64_t>(static_cast<double>(zone.people) * share);
    places.points.push_back({id, weighted[i].position, up_to_here - given});
    given = up_to_here;
  }
}

using PointsOfZones = IdVector<ZoneId, std::vector<WeightedPoint>>;

PointsOfZones ReadWeightedPoints(NativeReader& reader) {
  PointsOfZones points(reader.model.places.zones.size());
  if (!HasTable(reader, "zone_points.csv")) return points;
  const Table table =
      OpenTable(reader, "zone_points.csv", "zone_id lat lon weight", "");
  table.ForEachRow([&](const Row& row) {
    const ZoneId zone = reader.zones.Get(row, "zone_id");
    const WeightedPoint point = {row.Position(),
                                 row.Number("weight", {0, 1e12})};
    if (row.ok() && !zone.is_none()) points[zone].push_back(point);
  });
  return points;
}

using Links = IdVector<RegionId, std::vector<RegionId>>;

// Takes away, again and again, the regions that no link from what is left leads
// to.  Gives each its depth: the links of the longest way to it.
void Peel(const Links& links, IdVector<RegionId, bool>& left,
          IdVector<RegionId, size_t>& depth) {
  IdVector<RegionId, size_t> incoming(links.size(), 0);
  for (const RegionId from : links.ids()) {
    for (const RegionId to : links[from]) incoming[to] += left[from] ? 1 : 0;
  }
  std::vector<RegionId> free;
  for (const RegionId id : links.ids()) {
    if (left[id] && incoming[id] == 0) free.push_back(id);
  }
  for (size_t next = 0; next < free.size(); ++next) {
    const RegionId from = free[next];
    left[from] = false;
    for (const RegionId to : links[from]) {
      depth[to] = std::max(depth[to], depth[from] + 1);
      if (--incoming[to] == 0 && left[to]) free.push_back(to);
    }
  }
}

// Reports regions that hold themselves, directly or through members, and
// regions nested too deep.
void CheckNesting(NativeReader& reader) {
  const auto& regions = reader.model.places.regions;
  Links holds(regions.size());
  Links held_by(regions.size());
  for (const RegionId id : regions.ids()) {
    holds[id] = regions[id].region_members;
    for (const RegionId member : holds[id]) held_by[member].push_back(id);
  }
  IdVector<RegionId, bool> left(regions.size(), true);
  IdVector<RegionId, size_t> depth(regions.size(), 0);
  IdVector<RegionId, size_t> height(regions.size(), 0);
  Peel(holds, left, depth);
  Peel(held_by, left, height);
  for (const RegionId id : regions.ids()) {
    if (!left[id] && depth[id] != kDeepestNesting) continue;
    reader.diagnostics.Error(
        {"regions.csv", regions[id].provenance.line, 0},
        absl::StrCat("region '", regions[id].name.key, "' ",
                     left[id] ? "holds itself through its members"
                              : "is nested too deep"),
        "remove a row of region_members.csv");
  }
}

void AddMember(const Row& row, NativeReader& reader) {
  const RegionId region = reader.regions.Get(row, "region_id");
  const std::string key = row.Text("member_id");
  const std::optional<RegionId> as_region = reader.regions.Find(key);
  const std::optional<ZoneId> as_zone = reader.zones.Find(key);
  if (as_region.has_value() && as_zone.has_value()) {
    row.Error("member_id",
              absl::StrCat("member_id '", key, "' is a region and a zone"),
              "give the zone another id");
  } else if (!as_zone.has_value()) {
    reader.regions.Resolve(row, "member_id", key);
  }
  if (region.is_none()) return;
  Region& holder = reader.model.places.regions[region];
  if (as_region.has_value()) {
    holder.region_members.push_back(*as_region);
  } else if (as_zone.has_value()) {
    holder.zone_members.push_back(*as_zone);
  }
}

}  // namespace

void ReadRegions(NativeReader& reader) {
  const Table table =
      OpenTable(reader, "regions.csv", "region_id name_zh name_en level",
                "area_km2 area_official people seat_lat seat_lon halo");
  if (!table.complete()) reader.regions.MarkIncomplete();
  table.ForEachRow([&](const Row& row) {
    Region region = ReadRegion(row);
    if (reader.regions.Add(region.name, row, "region_id")) {
      reader.model.places.regions.push_back(std::move(region));
    }
  });
}

void ReadZones(NativeReader& reader) {
  const Table table = OpenTable(
      reader, "zones.csv",
      "zone_id name_zh name_en lat lon people region_id halo", "land_block");
  if (!table.complete()) reader.zones.MarkIncomplete();
  table.ForEachRow([&](const Row& row) {
    Zone zone = ReadZone(row, reader);
    if (reader.zones.Add(zone.name, row, "zone_id")) {
      reader.model.places.zones.push_back(std::move(zone));
    }
  });
}

void ReadZonePoints(NativeReader& reader) {
  const PointsOfZones weighted = ReadWeightedPoints(reader);
  Places& places = reader.model.places;
  for (const ZoneId id : places.zones.ids()) {
    const Zone& zone = places.zones[id];
    double total = 0;
    for (const WeightedPoint& point : weighted[id]) total += point.weight;
    if (weighted[id].empty()) {
      for (const ZonePoint& point : DiscPoints(id, zone)) {
        places.points.push_back(point);
      }
    } else if (total > 0) {
      AppendShares(id, zone, weighted[id], total, places);
    } else {
      reader.diagnostics.Error(
          {"zone_points.csv", 0, 0},
          absl::StrCat("the weights of zone '", zone.name.key, "' add up to 0"),
          "give one of its points a weight");
    }
  }
}

void ReadKeyNodes(NativeReader& reader) {
  const Table table = OpenTable(
      reader, "key_nodes.csv", "node_id name_zh name_en kind lat lon region_id",
      "confidence land_block");
  table.ForEachRow([&](const Row& row) {
    KeyNode node;
    node.name = row.Name("node_id");
    node.kind = row.Text("kind");
    node.position = row.Position();
    node.region = CountyOf(reader, row);
    node.confidence = row.OneOf<Confidence>("confidence", kConfidenceChoices,
                                            Confidence::kHigh);
    node.land_block = LandBlockOf(reader, row);
    node.provenance = row.provenance();
    if (reader.nodes.Add(node.name, row, "node_id")) {
      reader.model.places.nodes.push_back(std::move(node));
    }
  });
}

void ReadRegionMembers(NativeReader& reader) {
  const Table table =
      OpenTable(reader, "region_members.csv", "region_id member_id", "");
  std::set<std::pair<std::string, std::string>> seen;
  table.ForEachRow([&](const Row& row) {
    AddMember(row, reader);
    if (row.ok() &&
        !seen.insert({row.Text("region_id"), row.Text("member_id")}).second) {
      row.RowError("the member stands twice", "keep one row");
    }
  });
  CheckNesting(reader);
}

}  // namespace railreach
