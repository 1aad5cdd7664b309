// What the verbs share: loading with messages, durations, progress.
#ifndef TOOLS_RAILREACH_COMMON_H_
#define TOOLS_RAILREACH_COMMON_H_

#include <chrono>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "engine/base/time_of_day.h"
#include "engine/base/units.h"
#include "engine/input/gtfs_feed.h"
#include "engine/model/name.h"
#include "engine/session/place_access.h"
#include "engine/session/place_index.h"
#include "engine/study/study.h"
#include "engine/wire/result_wire.h"
#include "tools/railreach/verbs.h"

namespace railreach {

// How a feed alone is read: --date and --tier-table.  InvalidArgument: they do
// not fit, or the study is no feed.
absl::StatusOr<GtfsOptions> FeedOptionsOf(const StudyOptions& options);

// `path`, or the file of that name in it if it is a folder.
std::string FileIn(const std::string& path, absl::string_view name);

// A result.pb, or the folder that holds one.  InvalidArgument, with the path:
// it is no result.
absl::StatusOr<DecodedResult> ReadResult(const std::string& path);

// Loads the study; prints its problems to standard error.  None if there are
// errors.
std::optional<Study> LoadOrExplain(const StudyOptions& options);

// Prints "railreach: MESSAGE" to standard error and returns the exit code that
// the status stands for.
int Explain(const absl::Status& status);

// "60min", "1h", "90s", "1h30min", "7200": whole seconds, without a unit too;
// at least `least`.
absl::StatusOr<Seconds> ParseDuration(absl::string_view text,
                                      Seconds least = Minutes(1));
// "08:00" or "08:00:30": seconds since midnight.
absl::StatusOr<Seconds> ParseInstant(absl::string_view text);

// "1 h 05 min" or "23 min".
std::string FormatMinutes(Seconds time);
// "3,456,789".
std::string FormatPeople(int64_t people);

// Prints which end has no stop within reach, if one has none.
void ExplainNoJourney(const PlaceAccess& access, const SessionPlace& from,
                      const SessionPlace& to);

// Says on standard error what a study without zones or key nodes, such as a
// feed alone, leaves empty.  `what` is that: "no people are counted".
void NoteMissingPlaces(const Study& study, absl::string_view what);

// "上海虹桥 Shanghai Hongqiao".
std::string BothNames(const ThingName& name);

// A line on standard error that says how far a run is, with rate and time
// left; silent where standard error is no terminal.
class ProgressLine {
 public:
  explicit ProgressLine(bool quiet);
  ~ProgressLine();
  // `all` of 0: nobody knows.
  void Update(absl::string_view step, size_t done, size_t all);

 private:
  using Clock = std::chrono::steady_clock;
  bool on_;
  bool drawn_ = false;
  std::string step_;
  Clock::time_point step_start_;
  Clock::time_point last_;
};

}  // namespace railreach

#endif  // TOOLS_RAILREACH_COMMON_H_
