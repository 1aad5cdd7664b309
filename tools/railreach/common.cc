#include "tools/railreach/common.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/base/file.h"
#include "engine/input/gtfs_feed.h"
#include "engine/input/load_study.h"
#include "engine/input/tier_table.h"

namespace railreach {

absl::StatusOr<GtfsOptions> FeedOptionsOf(const StudyOptions& options) {
  GtfsOptions feed;
  if (options.date.empty() && options.tier_table.empty()) return feed;
  if (!IsGtfs(options.study)) {
    return absl::InvalidArgumentError(
        "--date and --tier-table are for GTFS feeds; a study names its own");
  }
  if (!options.date.empty()) {
    feed.date = ParseGtfsDate(options.date);
    if (!feed.date.has_value()) {
      return absl::InvalidArgumentError(
          absl::StrCat("'", options.date, "' is no date; write YYYYMMDD"));
    }
  }
  if (!options.tier_table.empty()) {
    Diagnostics diagnostics;
    feed.tiers = ReadTierTable(options.tier_table, diagnostics);
    if (!diagnostics.ok()) return diagnostics.status();
  }
  return feed;
}

std::string FileIn(const std::string& path, absl::string_view name) {
  std::error_code error;
  return std::filesystem::is_directory(path, error)
             ? (std::filesystem::path(path) / std::string(name)).string()
             : path;
}

absl::StatusOr<DecodedResult> ReadResult(const std::string& path) {
  const std::string file = FileIn(path, "result.pb");
  const auto bytes = ReadFile(file);
  if (!bytes.ok()) return bytes.status();
  auto decoded = DecodeResult(*bytes);
  if (!decoded.ok()) {
    return absl::Status(decoded.status().code(),
                        absl::StrCat(file, ": ", decoded.status().message(),
                                     "; `railreach run` writes results"));
  }
  return decoded;
}

std::optional<Study> LoadOrExplain(const StudyOptions& options) {
  const auto feed = FeedOptionsOf(options);
  if (!feed.ok()) {
    Explain(feed.status());
    return std::nullopt;
  }
  Diagnostics diagnostics;
  Study study = LoadStudy(options.study, options.settings, diagnostics, *feed,
                          options.scenarios);
  if (!diagnostics.ok()) {
    std::fputs(diagnostics.Report().c_str(), stderr);
    return std::nullopt;
  }
  if (diagnostics.num_warnings() > 0 && !options.quiet) {
    absl::FPrintF(stderr, "warnings: %d; `railreach check %s` lists them\n",
                  diagnostics.num_warnings(), options.study);
  }
  return study;
}

int Explain(const absl::Status& status) {
  absl::FPrintF(stderr, "railreach: %s\n", status.message());
  return absl::IsInternal(status) ? kExitInternal : kExitBadInput;
}

absl::StatusOr<Seconds> ParseDuration(absl::string_view text, Seconds least) {
  const absl::Status error = absl::InvalidArgumentError(absl::StrCat(
      "'", text, "' is no duration; write 60min, 1h, 1h30min or 5400s"));
  int64_t seconds = 0;
  absl::string_view rest = text;
  if (rest.empty()) return error;
  while (!rest.empty()) {
    size_t digits = 0;
    while (digits < rest.size() &&
           std::isdigit(static_cast<unsigned char>(rest[digits])))
      ++digits;
    int number = 0;
    if (!absl::SimpleAtoi(rest.substr(0, digits), &number)) return error;
    rest.remove_prefix(digits);
    size_t letters = 0;
    while (letters < rest.size() &&
           !std::isdigit(static_cast<unsigned char>(rest[letters])))
      ++letters;
    const absl::string_view unit = rest.substr(0, letters);
    rest.remove_prefix(letters);
    const bool plain = unit.empty() && rest.empty();
    const int64_t factor = unit == "h"                    ? 3600
                           : unit == "min" || unit == "m" ? 60
                           : plain || unit == "s"         ? 1
                                                          : 0;
    if (factor == 0) return error;
    seconds += factor * number;
    if (seconds > 7 * 24 * 3600) return error;
  }
  if (seconds < least.count()) {
    return absl::InvalidArgumentError(
        absl::StrCat("'", text, "' is ", seconds, " s, less than ",
                     least.count(), " s; minutes are written 60min"));
  }
  return Seconds(static_cast<int32_t>(seconds));
}

absl::StatusOr<Seconds> ParseInstant(absl::string_view text) {
  const std::optional<TimeOfDay> time = ParseTimeOfDay(text);
  if (time.has_value()) return time->since_midnight;
  return absl::InvalidArgumentError(
      absl::StrCat("'", text, "' is no time of day; write 08:00"));
}

std::string FormatMinutes(Seconds time) {
  if (time == kUnreachable) return "-";
  const int minutes = CeilMinutes(time);
  return minutes < 60
             ? absl::StrCat(minutes, " min")
             : absl::StrFormat("%d h %02d min", minutes / 60, minutes % 60);
}

std::string FormatPeople(int64_t people) {
  const std::string digits = absl::StrCat(people);
  std::string text;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

void ExplainNoJourney(const PlaceAccess& access, const SessionPlace& from,
                      const SessionPlace& to) {
  const auto explain = [&](const SessionPlace& place, JourneyEnd end,
                           const char* name) {
    if (!access.LegsOf(place, end, PlatformTime::kIncluded).empty()) return;
    absl::PrintF(
        "No stop is within reach of %s by the modes that serve the %s end "
        "(access_rules.csv).\n",
        BothNames(place.name), name);
  };
  explain(from, JourneyEnd::kHome, "home");
  explain(to, JourneyEnd::kWork, "work");
}

void NoteMissingPlaces(const Study& study, absl::string_view what) {
  const Places& places = study.model.places;
  if (!places.zones.empty() && !places.nodes.empty()) return;
  absl::FPrintF(stderr,
                "note: the study has %s, so %s; tables of places beside a feed "
                "give them (networks/README.md, \"Several sources\")\n",
                !places.zones.empty()   ? "no key nodes"
                : !places.nodes.empty() ? "no zones"
                                        : "no zones and no key nodes",
                what);
}

std::string BothNames(const ThingName& name) {
  return name.en.empty() || name.en == name.zh
             ? name.zh
             : absl::StrCat(name.zh, " ", name.en);
}

ProgressLine::ProgressLine(bool quiet)
    : on_(!quiet && isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void ProgressLine::Update(absl::string_view step, size_t done, size_t all) {
  if (!on_) return;
  const Clock::time_point now = Clock::now();
  if (step != step_) {
    step_ = std::string(step);
    step_start_ = now;
  } else if (now - last_ < std::chrono::milliseconds(100)) {
    return;
  }
  last_ = now;
  drawn_ = true;
  std::string line = absl::StrFormat("\r\033[K%s %d", step, done);
  if (all > 0) absl::StrAppendFormat(&line, " of %d", all);
  const double seconds =
      std::chrono::duration<double>(now - step_start_).count();
  if (done > 0 && seconds > 0.5) {
    const double rate = static_cast<double>(done) / seconds;
    absl::StrAppendFormat(&line, ", %.0f/s", rate);
    if (all > 0) {
      absl::StrAppendFormat(&line, ", %.0f s left",
                            static_cast<double>(all - done) / rate);
    }
  }
  std::fputs(line.c_str(), stderr);
}

}  // namespace railreach
