#include "engine/output/gtfs_export.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "engine/output/gtfs_export_parts.h"
#include "engine/output/whole_folder.h"
#include "engine/output/zip_archive.h"

namespace railreach {
namespace {

constexpr absl::string_view kGtfsFiles[] = {
    "stops.txt",      "agency.txt",       "routes.txt",   "trips.txt",
    "stop_times.txt", "frequencies.txt",  "calendar.txt", "shapes.txt",
    "transfers.txt",  "translations.txt", "feed_info.txt"};

constexpr FolderKind kFeedFolder = {
    "GTFS feed", "stops.txt", [](absl::string_view name) {
      return std::find(std::begin(kGtfsFiles), std::end(kGtfsFiles), name) !=
             std::end(kGtfsFiles);
    }};

}  // namespace

std::vector<OutputFile> GtfsFiles(const LineModel& model,
                                  const GtfsExportOptions& options) {
  const GtfsPlan plan = PlanGtfs(model);
  GtfsShapes shapes = WriteGtfsShapes(model, plan);
  std::vector<OutputFile> files;
  files.push_back(GtfsStops(model, plan));
  files.push_back(GtfsAgencies(model, plan, options));
  files.push_back(GtfsLines(model, plan));
  files.push_back(GtfsTrips(model, plan, shapes));
  files.push_back(GtfsStopTimes(model, plan));
  files.push_back(GtfsFrequencies(plan));
  files.push_back(GtfsCalendarFile(options));
  files.push_back(std::move(shapes.file));
  files.push_back(GtfsTransfers(model, plan));
  files.push_back(GtfsTranslations(model, plan));
  files.push_back(GtfsFeedInfo(options));
  return files;
}

absl::Status WriteGtfs(const std::string& path,
                       const std::vector<OutputFile>& files) {
  if (absl::EndsWithIgnoreCase(path, ".zip")) {
    const absl::StatusOr<std::string> bytes = ZipBytes(files);
    return bytes.ok() ? WriteFileAtomically(path, *bytes) : bytes.status();
  }
  return WriteWholeFolder(path, kFeedFolder, [&](const std::string& fresh) {
    return WriteFiles(fresh, files);
  });
}

}  // namespace railreach
