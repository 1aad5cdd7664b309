#include "engine/input/gtfs_feed.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "engine/input/gtfs_calendar.h"
#include "engine/input/gtfs_data.h"
#include "engine/input/gtfs_steps.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;

// In this order: each table names rows of those before it.
void ReadTables(const GtfsTexts& texts, const GtfsOptions& options,
                GtfsData& data, GtfsFeed& feed, Diagnostics& diagnostics) {
  ReadGtfsAgencies(texts, data, diagnostics);
  ReadGtfsStops(texts, data, diagnostics);
  ReadGtfsLines(texts, options, data, diagnostics);
  ReadGtfsTranslations(texts, data, diagnostics);
  const GtfsCalendar calendar = ReadGtfsCalendar(texts, data, diagnostics);
  ReadGtfsTrips(texts, data, diagnostics);
  ReportLinesWithoutTier(data, diagnostics);
  feed.service_day =
      ChooseServiceDay(calendar, options.date, data, diagnostics);
  ReadGtfsFrequencies(texts, data, diagnostics);
  ReadGtfsStopTimes(texts, data, diagnostics);
  CheckGtfsShapes(texts, data, diagnostics);
}

}  // namespace

GtfsFeed ParseGtfs(const GtfsTexts& texts, const GtfsOptions& options,
                   Diagnostics& diagnostics) {
  GtfsFeed feed;
  GtfsData data;
  for (const auto& [name, text] : texts) {
    if (IsGtfsFileName(name)) {
      feed.files.push_back({name, text.size(), Fingerprint(text)});
    }
  }
  ReadTables(texts, options, data, feed, diagnostics);
  AddGtfsStations(data, feed.lines);
  AddGtfsPatterns(data, feed.lines, diagnostics);
  AddGtfsTransfers(texts, data, feed.lines, diagnostics);
  AddGtfsPathways(texts, data, feed.lines, diagnostics);
  feed.summary = std::move(data.summary);
  return feed;
}

GtfsFeed ReadGtfs(const std::string& path, const GtfsOptions& options,
                  Diagnostics& diagnostics) {
  const size_t errors = diagnostics.num_errors();
  const GtfsTexts texts = ReadGtfsFiles(path, diagnostics);
  // Files that are missing because the archive is damaged are no news.
  if (texts.empty() && diagnostics.num_errors() > errors) return {};
  return ParseGtfs(texts, options, diagnostics);
}

std::optional<absl::CivilDay> ParseGtfsDate(absl::string_view text) {
  return ParseGtfsDay(text);
}

bool IsGtfs(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return FileExists((fs::path(path) / "stops.txt").string()) ||
           FileExists((fs::path(path) / "stop_times.txt").string());
  }
  if (!fs::is_regular_file(path, error)) return false;
  if (absl::EndsWithIgnoreCase(path, ".zip")) return true;
  char start[4] = {};
  std::ifstream(path, std::ios::binary).read(start, sizeof(start));
  return absl::string_view(start, sizeof(start)) == "PK\x03\x04";
}

}  // namespace railreach
