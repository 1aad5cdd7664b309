// Reads a GTFS feed, a folder or a zip file, for one service day.
#ifndef ENGINE_INPUT_GTFS_FEED_H_
#define ENGINE_INPUT_GTFS_FEED_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "engine/base/diagnostics.h"
#include "engine/base/fingerprint.h"
#include "engine/input/gtfs_files.h"
#include "engine/model/line_model.h"
#include "engine/model/tier.h"

namespace railreach {

struct GtfsOptions {
  // The service day; none: the busiest weekday (most trips; ties: the first).
  std::optional<absl::CivilDay> date;
  // Tiers by route_id or by route_type as a number in words ("2", "109"); a
  // route_id wins.  Where neither is listed, the type's own tier.
  std::map<std::string, Tier> tiers;
};

// What a feed holds.  Rows are counted as they stand in the tables, whatever
// day is chosen.  Days and their trips are of lines with a tier (of all lines
// where none has one); a trip with frequencies counts once.
struct GtfsSummary {
  int64_t agencies = 0;
  int64_t stops = 0;     // location_type 0
  int64_t stations = 0;  // location_type 1
  int64_t lines = 0;
  int64_t trips = 0;
  int64_t stop_times = 0;
  int64_t transfers = 0;
  int64_t frequencies = 0;
  absl::CivilDay first_day;  // with service
  absl::CivilDay last_day;
  absl::CivilDay busiest_weekday;  // any day, if no weekday has trips
  int64_t trips_on_busiest = 0;
  int64_t trips_on_day = 0;  // of the service day
  std::string time_zone;
};

struct GtfsFeed {
  // Stations are stops without a parent and parent stations; platforms are
  // stops with one; those that only lines without a tier use are left out.
  // Lines are routes that have a tier, all open; patterns are the distinct stop
  // lists of a line, direction and right to board and alight on the service
  // day; their run and dwell are medians of their trips (the lower one of an
  // even number; trips with frequencies count once).  Keys are those of the
  // feed; a pattern's is "ROUTE_ID/out/1", a train's of frequencies
  // "TRIP_ID@07:00".  One operator class; Pattern::group is one scheduled
  // group for all trains of the feed, but for the metro one per line, not
  // scheduled.  Names are Chinese and English by translations.txt, else the
  // plain name twice.
  //
  // Transfers are the rows of transfers.txt for two stops (platforms where they
  // have one; both may be the same), then ways between platforms by
  // pathways.txt; a row without a time that needs none is walked straight at
  // 1.33 m/s (`assumed`).  Trips continue by transfer_type 4, then by block_id
  // where the next trip starts within 500 m.
  //
  // No tracks, bands or services yet: AppendSource() and CountTrips() add them.
  LineModel lines;
  absl::CivilDay service_day;
  GtfsSummary summary;
  std::vector<InputFile> files;
};

// Times are the agency's, seconds since the service day's 00:00 (noon - 12 h).
// Read are the trips of the service day itself, also what they run past
// midnight; trains of the day before that run past 00:00 are not.
//
// Every problem is reported with file, line and column, none stops the
// reading; use the feed only if `diagnostics` stays ok().
//
// Errors: what UnpackGtfs and CsvReader report, missing required files and
// columns, ids that are not there or stand twice, values out of range, several
// time zones, times that run backwards or are missing at the ends of a trip, a
// date without service.  Warnings: lines without a tier (one per route_type),
// trips with fewer than two stops, what is not honoured.  Of trips on lines
// without a tier the rows are checked, not how they fit together.  Not read:
// fares, bookings, levels, attributions, GeoJSON; other files and columns.
//
// O(bytes): 450,000 stop times take 0.4 s and 55 MB.  Deterministic: depends
// on the bytes and options alone.
GtfsFeed ReadGtfs(const std::string& path, const GtfsOptions& options,
                  Diagnostics& diagnostics);

// The same from the files' texts.
GtfsFeed ParseGtfs(const GtfsTexts& texts, const GtfsOptions& options,
                   Diagnostics& diagnostics);

// "YYYYMMDD", 1900 to 2199.
std::optional<absl::CivilDay> ParseGtfsDate(absl::string_view text);

// Whether the path looks like a feed: a zip file, by its name or its first
// bytes, or a folder with stops.txt or stop_times.txt.
bool IsGtfs(const std::string& path);

}  // namespace railreach

#endif  // ENGINE_INPUT_GTFS_FEED_H_
