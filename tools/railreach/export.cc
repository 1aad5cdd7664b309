// railreach export: the tables of a result, or a network as a GTFS feed.
#include <cstdio>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "engine/base/file.h"
#include "engine/output/gtfs_export.h"
#include "engine/output/result_folder.h"
#include "engine/wire/result_wire.h"
#include "tools/railreach/common.h"

namespace railreach {
namespace {

int ExportResult(const ExportOptions& options) {
  const auto bytes = ReadFile(options.study);
  if (!bytes.ok()) return Explain(bytes.status());
  const auto decoded = DecodeResult(*bytes);
  if (!decoded.ok()) return Explain(decoded.status());
  const absl::Status written = WriteResultFolder(
      options.out, decoded->study, decoded->result, ResultParts());
  return written.ok() ? kExitDone : Explain(written);
}

// "2026-01-01..2026-12-31".
absl::Status ParseDays(const std::string& text, GtfsExportOptions& options) {
  const std::vector<std::string> ends = absl::StrSplit(text, "..");
  if (ends.size() == 2 && absl::ParseCivilTime(ends[0], &options.first_day) &&
      absl::ParseCivilTime(ends[1], &options.last_day) &&
      options.first_day <= options.last_day) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "--days '", text, "' is no span; write 2026-01-01..2026-12-31"));
}

absl::StatusOr<GtfsExportOptions> FeedOptions(const ExportOptions& options) {
  GtfsExportOptions feed;
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(options.time_zone, &zone)) {
    return absl::InvalidArgumentError(
        absl::StrCat("--time-zone '", options.time_zone,
                     "' is not known; write one such as Asia/Shanghai"));
  }
  const absl::Status days = ParseDays(options.days, feed);
  if (!days.ok()) return days;
  feed.time_zone = options.time_zone;
  feed.url = options.url;
  return feed;
}

size_t RowsOf(const std::vector<OutputFile>& files, absl::string_view name) {
  for (const OutputFile& file : files) {
    if (file.name != name) continue;
    size_t lines = 0;
    for (const char c : file.text) lines += c == '\n';
    return lines - 1;
  }
  return 0;
}

int ExportFeed(const ExportOptions& options) {
  auto feed = FeedOptions(options);
  if (!feed.ok()) return Explain(feed.status());
  const auto study = LoadOrExplain(options);
  if (!study) return kExitBadInput;
  feed->version = study->parameters.name.key;
  const std::vector<OutputFile> files = GtfsFiles(study->model.lines, *feed);
  const absl::Status written = WriteGtfs(options.gtfs, files);
  if (!written.ok()) return Explain(written);
  absl::PrintF("%s: %d lines, %d trips, %d stops\n", options.gtfs,
               RowsOf(files, "routes.txt"), RowsOf(files, "trips.txt"),
               RowsOf(files, "stops.txt"));
  return kExitDone;
}

}  // namespace

int Export(const ExportOptions& options) {
  return options.gtfs.empty() ? ExportResult(options) : ExportFeed(options);
}

}  // namespace railreach
