// A study that can be done on paper: lines in line notation, and at every
// station a key node and a zone.
#ifndef TESTS_STUDY_PAPER_STUDY_H_
#define TESTS_STUDY_PAPER_STUDY_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/study/result.h"
#include "engine/study/run.h"
#include "engine/study/study.h"
#include "tests/support/line_notation.h"

namespace railreach {

// What stands at a station.
struct PaperPlace {
  const char* station;
  const char* kind;  // of its key node
  int64_t people;    // of its zone
};

// Entry, exit, access and changes take no time, a first ride and every change
// cost half a headway.  One county in one city in the study area; the target
// "new_towns": every new town within 45 min of the city centre.
inline Study PaperStudy(absl::string_view lines,
                        const std::vector<PaperPlace>& at) {
  Study study;
  study.parameters.name = {"paper", "纸上", "Paper"};
  study.parameters.band = "band";
  study.parameters.outlines = false;
  study.model.lines = ParseLines(lines);
  for (const std::optional<Tier> tier :
       {std::optional<Tier>(Tier::kMetro), std::optional<Tier>()}) {
    AccessRule walk;
    walk.tier = tier;
    walk.mode = "walk";
    walk.maximum = Minutes(15);
    study.model.lines.access_rules.push_back(walk);
  }
  study.model.lines.tiers[Index(Tier::kMetro)].coverage_radii = {
      Metres(800.0), Metres(1500.0)};
  Places& places = study.model.places;
  Region county, city, area;
  county.name = {"county", "县", "County"};
  city.name = {"city", "市", "City"};
  city.level = Level::kCity;
  city.region_members = {RegionId(0)};
  area.name = {"area", "圈", "Area"};
  area.level = Level::kStudyArea;
  area.region_members = {RegionId(1)};
  for (const Region& region : {county, city, area}) {
    places.regions.push_back(region);
  }
  for (const PaperPlace& place : at) {
    const std::string name = place.station;
    const StationId id = StationNamed(study.model.lines, name);
    Station& station = study.model.lines.stations[id];
    station.region = RegionId(0);
    KeyNode node;
    node.name = {"n" + name, "节点" + name, "node " + name};
    node.kind = place.kind;
    node.position = station.position;
    node.region = RegionId(0);
    places.nodes.push_back(node);
    Zone zone;
    zone.name = {"z" + name, "小区" + name, "zone " + name};
    zone.position = station.position;
    zone.people = place.people;
    zone.region = RegionId(0);
    const ZoneId row = places.zones.push_back(zone);
    places.points.push_back({row, station.position, place.people});
  }
  Target target;
  target.name = {"new_towns", "新城45分钟", "New towns in 45 min"};
  target.indicator = "pair_minutes";
  target.level = Level::kStudyArea;
  target.from_kind = "new_town";
  target.to_kind = "city_centre";
  target.comparison = Comparison::kAtMost;
  target.value = 45;
  target.unit = "min";
  places.targets.push_back(target);
  return study;
}

inline void SetOpen(absl::string_view line, bool open, Study& study) {
  for (Line& row : study.model.lines.lines) {
    if (row.name.key == line) row.open = open;
  }
}

inline StudyResult RunOnPaper(const Study& study) {
  return RunStudy(study, 1, [](absl::string_view, size_t, size_t) {});
}

}  // namespace railreach

#endif  // TESTS_STUDY_PAPER_STUDY_H_
