// railreach check: reads a study, or a GTFS feed, and says all that is wrong
// with it.
#include <algorithm>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "engine/base/diagnostics.h"
#include "engine/input/gtfs_feed.h"
#include "engine/input/load_study.h"
#include "tools/railreach/common.h"
#include "tools/railreach/verbs.h"

namespace railreach {
namespace {

void PrintFeed(const GtfsFeed& feed) {
  const GtfsSummary& is = feed.summary;
  absl::PrintF(
      "  %d agencies, %d stops, %d stations, %d lines, %d trips, "
      "%d stop times,\n  %d transfers, %d frequencies; time zone %s\n",
      is.agencies, is.stops, is.stations, is.lines, is.trips, is.stop_times,
      is.transfers, is.frequencies,
      is.time_zone.empty() ? "unknown" : is.time_zone);
  if (is.trips_on_busiest == 0) return;
  absl::PrintF(
      "  service from %s to %s; busiest %s (%d trips)\n"
      "  service day %s: %d trips\n",
      absl::FormatCivilTime(is.first_day), absl::FormatCivilTime(is.last_day),
      absl::FormatCivilTime(is.busiest_weekday), is.trips_on_busiest,
      absl::FormatCivilTime(feed.service_day), is.trips_on_day);
}

void PrintModel(const LineModel& lines) {
  absl::PrintF(
      "  read: %d stations with %d platforms, %d lines, %d patterns, "
      "%d trips, %d headway periods, %d transfers\n",
      lines.stations.size(), lines.platforms.size(), lines.lines.size(),
      lines.patterns.size(), lines.trips.size(), lines.headway_periods.size(),
      lines.transfers.size());
}

int CheckFeed(const StudyOptions& options) {
  const auto feed_options = FeedOptionsOf(options);
  if (!feed_options.ok()) return Explain(feed_options.status());
  Diagnostics diagnostics;
  const GtfsFeed feed = ReadGtfs(options.study, *feed_options, diagnostics);
  absl::PrintF("%s: GTFS feed, %d errors, %d warnings\n", options.study,
               diagnostics.num_errors(), diagnostics.num_warnings());
  PrintFeed(feed);
  if (diagnostics.ok()) PrintModel(feed.lines);
  std::fputs(diagnostics.GroupedReport().c_str(), stdout);
  return diagnostics.ok() ? kExitDone : kExitBadInput;
}

}  // namespace

int Check(const StudyOptions& options) {
  if (IsGtfs(options.study) && options.scenarios.empty()) {
    return CheckFeed(options);
  }
  const auto feed = FeedOptionsOf(options);
  if (!feed.ok()) return Explain(feed.status());
  Diagnostics diagnostics;
  Study study = LoadStudy(options.study, options.settings, diagnostics, *feed,
                          options.scenarios);
  if (diagnostics.ok()) LoadCandidates(study, options.study, diagnostics);
  std::fputs(diagnostics.Report(1000).c_str(), stdout);
  if (!diagnostics.ok()) return kExitBadInput;
  const LineModel& lines = study.model.lines;
  const Places& places = study.model.places;
  const auto open = std::count_if(lines.lines.begin(), lines.lines.end(),
                                  [](const Line& line) { return line.open; });
  absl::PrintF(
      "%s: good to run\n"
      "  %d stations, %d track links, %d lines (%d run), %d patterns, "
      "%d services, %d transfers\n"
      "  %d key nodes, %d zones with %d sub-points, %d regions, %d targets\n",
      options.study, lines.stations.size(), lines.tracks.size(),
      lines.lines.size(), open, lines.patterns.size(), lines.services.size(),
      lines.transfers.size(), places.nodes.size(), places.zones.size(),
      places.points.size(), places.regions.size(), places.targets.size());
  if (!lines.trips.empty() || !lines.headway_periods.empty()) {
    absl::PrintF("  by the clock: %d trips, %d headway periods\n",
                 lines.trips.size(), lines.headway_periods.size());
  }
  const auto joined =
      std::count_if(study.joins.begin(), study.joins.end(),
                    [](const auto& join) { return join.joined; });
  if (!study.joins.empty()) {
    absl::PrintF(
        "  stations of several sources: %d joined, %d nearly "
        "(stations_joined.csv of a run lists them)\n",
        joined, static_cast<int64_t>(study.joins.size()) - joined);
  }
  return kExitDone;
}

}  // namespace railreach
