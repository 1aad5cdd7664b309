// Whatever bytes a network's tables hold, reading and checking them ends, and
// neither crashes nor overflows.  A model without errors holds what the rest of
// the engine relies on.
#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "engine/base/check.h"
#include "engine/base/diagnostics.h"
#include "engine/geo/lat_lng.h"
#include "engine/input/native_tables.h"
#include "engine/model/places.h"
#include "engine/model/track_path.h"
#include "engine/model/validate.h"
#include "tests/input/table_texts.h"

namespace railreach {
namespace {

void CheckLines(const LineModel& lines) {
  for (const Pattern& pattern : lines.patterns) {
    CHECK(pattern.line.index() < lines.lines.size());
    CHECK(pattern.stops.size() >= 2);
    for (const PatternStop& stop : pattern.stops) {
      CHECK(stop.station.index() < lines.stations.size());
      CHECK(stop.run >= Seconds(0) && stop.dwell >= Seconds(0));
    }
  }
  for (const Service& service : lines.services) {
    CHECK(service.pattern.index() < lines.patterns.size());
    const Seconds band = lines.bands[service.band].length();
    CHECK(band > Seconds(0) && MilliTrains(service, band) >= 0);
    CHECK(HalfHeadway(service, band) > Seconds(0));
  }
  for (const Track& track : lines.tracks) {
    CHECK(track.from != track.to && track.length >= Metres());
  }
}

// The points of each zone stand together and add up to its people.
void CheckZones(const Places& places) {
  IdVector<ZoneId, int64_t> people(places.zones.size(), 0);
  for (const ZonePoint& point : places.points) {
    CHECK(IsValid(point.position) && point.people >= 0);
    people[point.zone] += point.people;
  }
  for (const ZoneId id : places.zones.ids()) {
    CHECK(people[id] == places.zones[id].people);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view text(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics;
  NativeTables tables = ParseNativeTables(SplitTables(text), diagnostics);
  if (diagnostics.ok()) {
    CheckLines(tables.model.lines);
    CheckZones(tables.model.places);
    MembershipOf(tables.model.places);
    ResolveTrackPaths(tables.model.lines, diagnostics);
  }
  if (diagnostics.ok()) Validate(tables.model, diagnostics);
  CHECK(diagnostics.ok() == diagnostics.status().ok());
  return 0;
}

}  // namespace railreach
