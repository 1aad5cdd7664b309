// A network as a GTFS feed, so that R5, OTP, MOTIS and others can search it,
// lines that are only planned included.
#ifndef ENGINE_OUTPUT_GTFS_EXPORT_H_
#define ENGINE_OUTPUT_GTFS_EXPORT_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "engine/model/line_model.h"
#include "engine/output/output_file.h"

namespace railreach {

// What a feed must say and a network does not know.
struct GtfsExportOptions {
  std::string time_zone = "Asia/Shanghai";  // of the tz database
  std::string url = "https://example.org";  // of every agency
  std::string language = "zh";              // of ThingName::zh
  std::string publisher = "railreach";
  std::string version;  // such as the study's id
  absl::CivilDay first_day{2026, 1, 1};
  absl::CivilDay last_day{2026, 12, 31};
};

// The files of a feed with every line that is open and has trains.  The
// `stops.txt` before all, in a fixed order.  O(stop times).  Deterministic.
//
//   agency.txt       Operators by their names.
//   stops.txt        Stations that trains call at, as plain stops.  One with
//                    platforms is a parent station with a stop for each; its
//                    trains without a platform get a stop "KEY/any".
//   routes.txt       Lines; extended types 101 trunk, 102 conventional, 103
//                    intercity, 109 suburban, 401 metro: ReadGtfs() gives them
//                    the same tiers.
//   trips.txt,       Patterns with trips by the clock: those, block_id for
//   stop_times.txt   trains that run on as others.  All others: one template
//                    from 00:00:00 with the pattern's runs and dwells.
//   frequencies.txt  Of the templates, exact_times = 0: headway periods, else
//                    one row for each service, over its band.  A headway from
//                    a count is the band / trains, rounded to a second; less
//                    than a train in a band has a headway beyond the band.
//   calendar.txt     Every day of the span.
//   shapes.txt       Straight from station to station along the track links;
//                    shape_dist_traveled in km of track.
//   transfers.txt    Rows of the transfer table (type 3 for kUnreachable); the
//                    least change time of each station as a row to itself, the
//                    greatest of its tiers.
//   translations.txt English names of stops and lines.
//   feed_info.txt
//
// A pattern that has trips or headway periods is written by them and its
// services are not: they were counted from them.
//
// Rings run on past their end.  Their template makes two rounds, and nobody
// boards in the second one: a rider who crosses the seam has the same ride as
// without one, and each stop the same trains.  One round would end all rides
// at the seam; two rounds with boarding would halve the wait.  A tool that adds
// up train-km counts rings twice.
//
// What GTFS cannot say stays behind, and must come from the tables beside the
// feed: entry and exit times, secured areas (operator classes), walks by
// proximity and access rules, service groups and `scheduled`, status, opening
// year and confidence, density classes, official track lengths of unserved
// links, regions, zones and key nodes.  With these given to a feed that is read
// back, travel times by headway are those of the network but for a second a
// ride, since headways are whole seconds and are counted into thousandths of a
// train.  Patterns of a line with the same stops come back as one, with all
// their trains and the median of their runs.
//
// Requires keys of stations, lines, patterns and trips that are unique and not
// empty, each among its own.
std::vector<OutputFile> GtfsFiles(const LineModel& model,
                                  const GtfsExportOptions& options);

// Writes the files of GtfsFiles() to a zip file if `path` ends in ".zip" (the
// same bytes for the same files), else to a folder; all or nothing.  A folder
// that holds a feed and nothing else is replaced.
//
// FailedPrecondition: the folder holds anything else.  Unavailable or
// PermissionDenied: it cannot be written.
absl::Status WriteGtfs(const std::string& path,
                       const std::vector<OutputFile>& files);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_GTFS_EXPORT_H_
