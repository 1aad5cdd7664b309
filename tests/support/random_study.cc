#include "tests/support/random_study.h"

#include "engine/model/defaults.h"
#include "engine/model/places.h"
#include "tests/support/random_scenario.h"

namespace railreach {

Study RandomStudy(uint32_t seed) {
  Study study;
  study.model = RandomModel(seed);
  FillDefaults(study.model.lines);
  study.parameters.band = study.model.lines.bands[BandId(0)].name.key;
  if (seed % 2 == 0) {
    study.parameters.transfer_radius = Metres(4000.0);
    study.parameters.walk_kmh = 20;
  }
  Places& places = study.model.places;
  int i = 0;
  for (const Station& station : study.model.lines.stations) {
    Zone zone;
    zone.name.key = station.name.key + " zone";
    zone.position = station.position;
    zone.people = 1000 + 100 * i;
    zone.land_block = station.land_block;
    const ZoneId id = places.zones.push_back(zone);
    for (const ZonePoint& point : DiscPoints(id, zone)) {
      places.points.push_back(point);
    }
    if (++i % 2 == 0) continue;
    KeyNode node;
    node.name.key = node.name.zh = station.name.key + " town";
    node.kind = i % 3 == 0 ? "new_town" : "function";
    node.position = {station.position.lat + 0.002, station.position.lng};
    node.land_block = station.land_block;
    places.nodes.push_back(node);
  }
  return study;
}

}  // namespace railreach
