// Whatever texts a GTFS feed holds, reading it ends, and neither crashes nor
// overflows.  A feed without errors holds what the rest of the engine relies
// on.  The input is the tables one after another, each behind a line
// "## name.txt".
#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "engine/base/check.h"
#include "engine/base/diagnostics.h"
#include "engine/input/gtfs_feed.h"
#include "tests/input/table_texts.h"

namespace railreach {
namespace {

void CheckPatterns(const LineModel& model) {
  for (const Pattern& pattern : model.patterns) {
    CHECK(pattern.line.index() < model.lines.size());
    CHECK(pattern.group.index() < model.groups.size());
    CHECK(pattern.stops.size() >= 2);
    for (const PatternStop& stop : pattern.stops) {
      CHECK(stop.station.index() < model.stations.size());
      CHECK(stop.run >= Seconds(0) && stop.dwell >= Seconds(0));
      CHECK(stop.platform.is_none() ||
            model.platforms[stop.platform].station == stop.station);
    }
  }
}

void CheckTrips(const LineModel& model) {
  CHECK(model.stop_times.size() == model.trips.size());
  Seconds before;
  PatternId pattern;
  for (const TripId id : model.trips.ids()) {
    const Trip& trip = model.trips[id];
    const auto times = model.stop_times[id];
    CHECK(times.size() == model.patterns[trip.pattern].stops.size());
    CHECK(trip.continues_as.is_none() ||
          trip.continues_as.index() < model.trips.size());
    Seconds at(0);
    for (const StopTime time : times) {
      CHECK(at <= time.arrival && time.arrival <= time.departure);
      at = time.departure;
    }
    CHECK(pattern != trip.pattern || before <= times[0].departure);
    pattern = trip.pattern;
    before = times[0].departure;
  }
  for (const HeadwayPeriod& period : model.headway_periods) {
    CHECK(period.pattern.index() < model.patterns.size());
    CHECK(period.from < period.to && period.headway > Seconds(0));
  }
}

void CheckTransfers(const LineModel& model) {
  for (const Transfer& row : model.transfers) {
    CHECK(row.from.index() < model.stations.size());
    CHECK(row.to.index() < model.stations.size());
    CHECK(row.time >= Seconds(0));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view text(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics;
  GtfsOptions options;
  options.tiers = {{"3", Tier::kMetro}};
  const GtfsFeed feed = ParseGtfs(SplitTables(text), options, diagnostics);
  CheckPatterns(feed.lines);
  CheckTrips(feed.lines);
  CheckTransfers(feed.lines);
  diagnostics.GroupedReport();
  return 0;
}

}  // namespace railreach
