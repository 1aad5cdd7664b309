// The steps of the GTFS export.  Private to output/gtfs_*.
#ifndef ENGINE_OUTPUT_GTFS_EXPORT_PARTS_H_
#define ENGINE_OUTPUT_GTFS_EXPORT_PARTS_H_

#include <string>
#include <utility>
#include <vector>

#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/line_model.h"
#include "engine/output/gtfs_export.h"
#include "engine/output/output_file.h"

namespace railreach {

inline constexpr char kGtfsEveryDay[] = "every_day";  // the one service_id

// The name that stands in the feed: Chinese, else English, else the key.
inline const std::string& GtfsName(const ThingName& name) {
  return !name.zh.empty() ? name.zh : !name.en.empty() ? name.en : name.key;
}

// A row of frequencies.txt.
struct GtfsFrequencyRow {
  Seconds from;
  Seconds to;
  Seconds headway;
};

// A row of trips.txt: a train by the clock, or the template of many.
struct GtfsTripRow {
  std::string id;
  PatternId pattern;
  TripId trip;                                // none: a template
  std::string block;                          // empty: none
  std::vector<GtfsFrequencyRow> frequencies;  // of a template; no two overlap
};

// What is to be written.
struct GtfsPlan {
  std::vector<GtfsTripRow> trips;  // by pattern; trips by the clock first
  IdVector<TripId, std::string> trip_ids;  // empty: not written
  // What the trips use.
  IdVector<LineId, bool> lines;
  IdVector<StationId, bool> stations;       // some train calls
  IdVector<StationId, bool> anywhere;       // some train has no platform
  IdVector<StationId, bool> has_platforms;  // some train has one
  IdVector<PlatformId, bool> platforms;
  // stop_id: of a station its row, of "anywhere" the stop for trains without a
  // platform, which is the station itself where it has none.
  IdVector<StationId, std::string> station_ids;
  IdVector<StationId, std::string> anywhere_ids;
  IdVector<PlatformId, std::string> platform_ids;
};
GtfsPlan PlanGtfs(const LineModel& model);

// Where the trains of a pattern call; a ring twice round.
struct GtfsCall {
  const PatternStop* stop;
  bool boards;
  bool alights;
  Metres distance;  // along the shape
};
std::vector<GtfsCall> GtfsCalls(const LineModel& model, PatternId pattern);
// The same for one round: what trips by the clock have times for.
std::vector<GtfsCall> GtfsCallsOnce(const LineModel& model, PatternId pattern);

// The shapes of the patterns that are used; equal ones are written once.
struct GtfsShapes {
  IdVector<PatternId, std::string> ids;
  OutputFile file;
};
GtfsShapes WriteGtfsShapes(const LineModel& model, const GtfsPlan& plan);

OutputFile GtfsAgencies(const LineModel& model, const GtfsPlan& plan,
                        const GtfsExportOptions& options);
OutputFile GtfsLines(const LineModel& model, const GtfsPlan& plan);
OutputFile GtfsTranslations(const LineModel& model, const GtfsPlan& plan);
OutputFile GtfsCalendarFile(const GtfsExportOptions& options);
OutputFile GtfsFeedInfo(const GtfsExportOptions& options);
OutputFile GtfsStops(const LineModel& model, const GtfsPlan& plan);
OutputFile GtfsTransfers(const LineModel& model, const GtfsPlan& plan);
OutputFile GtfsTrips(const LineModel& model, const GtfsPlan& plan,
                     const GtfsShapes& shapes);
OutputFile GtfsStopTimes(const LineModel& model, const GtfsPlan& plan);
OutputFile GtfsFrequencies(const GtfsPlan& plan);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_GTFS_EXPORT_PARTS_H_
