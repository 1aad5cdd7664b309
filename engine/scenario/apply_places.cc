// Where people live.
#include <algorithm>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "engine/scenario/changes.h"

namespace railreach {
namespace {

constexpr int64_t kMostPeople = 100'000'000;

// Sub-points keep their shares, in whole people that add up to the zone's
// (largest remainders are not needed: cuts of the running sum are).
void SetPeople(ZoneId id, int64_t people, Places& places) {
  places.zones[id].people = people;
  std::vector<ZonePoint>& points = places.points.rows();
  const auto first = std::partition_point(
      points.begin(), points.end(),
      [&](const ZonePoint& point) { return point.zone < id; });
  const auto last = std::partition_point(
      first, points.end(),
      [&](const ZonePoint& point) { return point.zone == id; });
  double sum = 0;
  for (auto it = first; it != last; ++it) {
    sum += static_cast<double>(it->people);
  }
  const bool equal = sum == 0;
  if (equal) sum = static_cast<double>(last - first);
  double before = 0;
  int64_t given = 0;
  for (auto it = first; it != last; ++it) {
    before += equal ? 1 : static_cast<double>(it->people);
    const auto until =
        static_cast<int64_t>(static_cast<double>(people) * before / sum + 0.5);
    it->people = until - given;
    given = until;
  }
}

void CheckPeople(const Places& places, ZoneId zone, int64_t more,
                 Resolver& resolve) {
  if (zone.is_none()) return;
  const Zone& at = places.zones[zone];
  if (at.people + more >= 0) return;
  resolve.Error(absl::StrCat("zone '", at.name.key, "' has ", at.people,
                             " people, fewer than ", -more));
}

}  // namespace

void ApplyChange(const MovePeople& change, Resolver& resolve,
                 ModelEditor& editor) {
  ZoneId from, to;
  if (!change.from.empty()) from = resolve.Zone(change.from);
  if (!change.to.empty()) to = resolve.Zone(change.to);
  const bool both = !change.from.empty() && !change.to.empty();
  if (change.from.empty() && change.to.empty()) {
    resolve.Error("nothing says from where to where people move");
  }
  if (change.people == 0) resolve.Error("0 people move");
  if (both && change.people < 0) {
    resolve.Error(absl::StrCat(change.people, " people move"),
                  "name the zones the other way round");
  }
  if (std::abs(change.people) > kMostPeople) {
    resolve.Error(absl::StrCat(change.people, " people are too many"));
    return;
  }
  if (!from.is_none() && from == to) {
    resolve.Error("people move to where they live");
  }
  CheckPeople(editor.places(), from, -change.people, resolve);
  CheckPeople(editor.places(), to, change.people, resolve);
  if (!resolve.ok()) return;
  Places& places = editor.EditPlaces();
  for (const auto& [zone, more] :
       {std::pair(from, -change.people), std::pair(to, change.people)}) {
    if (!zone.is_none()) {
      SetPeople(zone, places.zones[zone].people + more, places);
    }
  }
}

void ApplyChange(const AddZone& change, Resolver& resolve,
                 ModelEditor& editor) {
  const RegionId region = resolve.Region(change.region);
  Zone zone;
  zone.name = change.name;
  if (zone.name.key.empty()) {
    zone.name.key = zone.name.zh.empty() ? zone.name.en : zone.name.zh;
  }
  if (zone.name.zh.empty()) zone.name.zh = zone.name.key;
  if (zone.name.en.empty()) zone.name.en = zone.name.key;
  if (zone.name.key.empty()) resolve.Error("the zone has no id");
  for (const Zone& known : editor.places().zones) {
    if (known.name.key != zone.name.key) continue;
    resolve.Error(absl::StrCat("zone '", zone.name.key, "' is there already"),
                  "choose another id, or move people there");
  }
  resolve.CheckPosition(absl::StrCat("zone '", zone.name.key, "'"),
                        change.position);
  if (change.people <= 0 || change.people > kMostPeople) {
    resolve.Error(absl::StrCat(change.people, " people are not within 1 .. ",
                               kMostPeople));
  }
  if (!region.is_none() &&
      editor.places().regions[region].level != Level::kCounty) {
    resolve.Error(absl::StrCat("region '", change.region, "' is not a county"));
  }
  if (!resolve.ok()) return;
  zone.position = change.position;
  zone.people = change.people;
  zone.region = region;
  zone.halo = editor.places().regions[region].halo;
  zone.provenance.assumed = true;
  Places& places = editor.EditPlaces();
  const ZoneId id = places.zones.push_back(zone);
  for (const ZonePoint& point : DiscPoints(id, zone)) {
    places.points.push_back(point);
  }
}

}  // namespace railreach
