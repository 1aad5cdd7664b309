// railreach matrix: travel times between two lists of places, as CSV.
#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/base/csv.h"
#include "engine/base/file.h"
#include "engine/base/parallel.h"
#include "engine/input/gtfs_feed.h"
#include "engine/routing/window.h"
#include "engine/routing/window_times.h"
#include "engine/session/clock_session.h"
#include "engine/session/session.h"
#include "tools/railreach/common.h"
#include "tools/railreach/place_lists.h"

namespace railreach {
namespace {

// What the options say, once they are understood.
struct MatrixPlan {
  Seconds horizon;
  PlatformTime platform_time = PlatformTime::kIncluded;
  bool by_stop = false;
  std::optional<WindowParameters> window;  // none: by headway alone
  std::vector<Seconds> within;
  int threads = 1;
};

absl::StatusOr<std::optional<WindowParameters>> ParseWindow(
    const MatrixOptions& options) {
  WindowParameters window;
  if (!options.at.empty()) {
    const auto at = ParseInstant(options.at);
    if (!at.ok()) return at.status();
    window.from = {*at};
    window.to = {*at + Seconds(1)};
    return window;
  }
  if (options.window.empty()) return std::nullopt;
  const std::vector<std::string> ends = absl::StrSplit(options.window, '-');
  if (ends.size() != 2) {
    return absl::InvalidArgumentError(absl::StrCat(
        "--window ", options.window, ": write two times, 07:00-09:00"));
  }
  const auto first = ParseInstant(ends[0]);
  const auto last = ParseInstant(ends[1]);
  const auto step = ParseDuration(options.step, Seconds(1));
  for (const auto* part : {&first, &last, &step}) {
    if (!part->ok()) return part->status();
  }
  if (*first >= *last) {
    return absl::InvalidArgumentError(
        absl::StrCat("--window ", options.window, " ends before it starts"));
  }
  const int64_t departures = CeilDiv((*last - *first).count(), step->count());
  if (NumScans(departures, 1) > kScansMax) {
    return absl::InvalidArgumentError(
        absl::StrCat("--window ", options.window, " has ", departures,
                     " departures, more than ", kScansMax * kScanDeparturesMax,
                     "; give a longer --step"));
  }
  window.from = {*first};
  window.to = {*last};
  window.step = *step;
  window.percentiles = options.percentiles;
  return window;
}

absl::StatusOr<MatrixPlan> PlanOf(const MatrixOptions& options) {
  MatrixPlan plan;
  const auto horizon = ParseDuration(options.horizon);
  if (!horizon.ok()) return horizon.status();
  auto window = ParseWindow(options);
  if (!window.ok()) return window.status();
  plan.horizon = *horizon;
  plan.window = *std::move(window);
  if (plan.window.has_value() && plan.horizon > kLaneHorizonMax) {
    return absl::InvalidArgumentError(
        absl::StrCat("--horizon ", options.horizon, ": by the clock at most ",
                     kLaneHorizonMax.count(), " s"));
  }
  for (const std::string& text : options.within) {
    const auto cutoff = ParseDuration(text);
    if (!cutoff.ok()) return cutoff.status();
    plan.within.push_back(*cutoff);
  }
  if (options.station_to_station) plan.platform_time = PlatformTime::kExcluded;
  plan.by_stop = options.by == "stop";
  plan.threads = NumThreads(options.threads);
  return plan;
}

// Sets one of the platform times of all tiers, whatever stations say.
absl::Status OverrideTime(const std::string& text,
                          Seconds PlatformTimes::* tier,
                          std::optional<Seconds> PlatformOverrides::* station,
                          LineModel& model) {
  if (text.empty()) return absl::OkStatus();
  const auto time = ParseDuration(text, Seconds(0));
  if (!time.ok()) return time.status();
  for (TierRules& rules : model.tiers) rules.times.*tier = *time;
  for (Station& row : model.stations) row.times.*station = std::nullopt;
  return absl::OkStatus();
}

absl::Status Override(const MatrixOptions& options, Study& study) {
  LineModel& lines = study.model.lines;
  if (options.transfer_radius_m >= 0) {
    study.parameters.transfer_radius = Metres(options.transfer_radius_m);
  } else if (IsGtfs(options.study)) {
    study.parameters.transfer_radius = Metres(0);
  }
  for (const absl::Status& status :
       {OverrideTime(options.entry, &PlatformTimes::entry,
                     &PlatformOverrides::entry, lines),
        OverrideTime(options.exit, &PlatformTimes::exit,
                     &PlatformOverrides::exit, lines),
        OverrideTime(options.change, &PlatformTimes::change,
                     &PlatformOverrides::change, lines)}) {
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

// The table as it grows, row by row.
class MatrixTable {
 public:
  MatrixTable(std::string header, bool unreachable)
      : csv_(std::move(header)), unreachable_(unreachable) {
    csv_ += '\n';
  }

  // `figures` of an unreachable pair are left blank, if it is written.
  void Add(const SessionPlace& from, const SessionPlace& to, bool reached,
           const std::string& figures, size_t num_figures) {
    if (!reached && !unreachable_) return;
    AppendCsvField(from.name.key, csv_);
    csv_ += ',';
    AppendCsvField(to.name.key, csv_);
    csv_ += reached ? figures : std::string(num_figures, ',');
    csv_ += '\n';
  }

  int Write(const std::string& path) const {
    if (path.empty()) {
      std::fwrite(csv_.data(), 1, csv_.size(), stdout);
      return kExitDone;
    }
    const absl::Status written = WriteFileAtomically(path, csv_);
    return written.ok() ? kExitDone : Explain(written);
  }

 private:
  std::string csv_;
  bool unreachable_;
};

using PlaceList = std::vector<SessionPlace>;

// The two lists of the options, on the network that is searched.
absl::StatusOr<std::pair<PlaceList, PlaceList>> ListBoth(
    const MatrixOptions& options, const MatrixPlan& plan, const Study& study,
    const Network& network) {
  auto from = ListPlaces(options.from, plan.by_stop, study, network);
  if (!from.ok()) return from.status();
  auto to = ListPlaces(options.to, plan.by_stop, study, network);
  if (!to.ok()) return to.status();
  return std::make_pair(*std::move(from), *std::move(to));
}

// A row of times and rides.
template <typename Cell>
void AddCells(const SessionPlace& from, const PlaceList& to,
              absl::Span<const Cell> cells, MatrixTable& table) {
  for (size_t i = 0; i < cells.size(); ++i) {
    const uint32_t rides = cells[i].rides;
    table.Add(from, to[i], cells[i].time != kUnreachable,
              absl::StrCat(",", cells[i].time.count(), ",",
                           rides > 0 ? rides - 1 : 0),
              2);
  }
}

int WriteByHeadway(const MatrixOptions& options, const MatrixPlan& plan,
                   const Study& study) {
  const Session session(study);
  const auto lists = ListBoth(options, plan, study, session.network());
  if (!lists.ok()) return Explain(lists.status());
  const auto& [from, to] = *lists;
  MatrixTable table("from,to,seconds,transfers", options.unreachable);
  ProgressLine progress(options.quiet);
  session.FindMatrix(from, to, plan.horizon, plan.platform_time, plan.threads,
                     [&, &from = from, &to = to](
                         size_t origin, absl::Span<const Session::Cell> cells) {
                       progress.Update("origins", origin, from.size());
                       AddCells(from[origin], to, cells, table);
                     });
  return table.Write(options.out);
}

int WriteAt(const MatrixOptions& options, const MatrixPlan& plan,
            const ClockSession& session, const PlaceList& from,
            const PlaceList& to) {
  MatrixTable table("from,to,seconds,transfers", options.unreachable);
  ProgressLine progress(options.quiet);
  session.FindMatrixAt(
      from, to, plan.platform_time, plan.threads,
      [&](size_t origin, absl::Span<const ClockSession::Cell> cells) {
        progress.Update("origins", origin, from.size());
        AddCells(from[origin], to, cells, table);
      });
  return table.Write(options.out);
}

int WriteWindow(const MatrixOptions& options, const MatrixPlan& plan,
                const ClockSession& session, const PlaceList& from,
                const PlaceList& to) {
  const std::vector<int>& percentiles = plan.window->percentiles;
  std::string header = "from,to,reached";
  for (const int p : percentiles) absl::StrAppend(&header, ",p", p, "_s");
  for (const Seconds cutoff : plan.within) {
    absl::StrAppend(&header, ",within_", cutoff.count(), "_s");
  }
  MatrixTable table(header, options.unreachable);
  ProgressLine progress(options.quiet);
  const PlaceList& near = options.arrive ? to : from;
  const PlaceList& far = options.arrive ? from : to;
  std::vector<LaneTime> values(percentiles.size());
  session.FindMatrix(
      from, to, options.arrive ? SearchDirection::kTo : SearchDirection::kFrom,
      plan.platform_time, plan.threads,
      [&](size_t origin, absl::Span<const std::vector<LaneTime>> rows) {
        progress.Update("origins", origin, near.size());
        for (size_t i = 0; i < rows.size(); ++i) {
          const int reached = CountWithin(rows[i], plan.horizon);
          SelectPercentiles(rows[i], percentiles, absl::MakeSpan(values));
          std::string figures = absl::StrCat(",", reached);
          for (const LaneTime value : values) {
            figures += ',';
            if (value != kLaneUnreachable) absl::StrAppend(&figures, value);
          }
          for (const Seconds cutoff : plan.within) {
            absl::StrAppend(&figures, ",", CountWithin(rows[i], cutoff));
          }
          table.Add(options.arrive ? far[i] : near[origin],
                    options.arrive ? near[origin] : far[i], reached > 0,
                    figures, percentiles.size() + plan.within.size() + 1);
        }
      });
  return table.Write(options.out);
}

}  // namespace

int WriteMatrix(const MatrixOptions& options) {
  const auto plan = PlanOf(options);
  if (!plan.ok()) return Explain(plan.status());
  auto study = LoadOrExplain(options);
  if (!study) return kExitBadInput;
  // At one instant, lines known by headway cost their expected wait.
  if (!options.at.empty() &&
      study->parameters.wait_model == WaitModel::kSampled) {
    study->parameters.wait_model = WaitModel::kExpected;
  }
  const absl::Status overridden = Override(options, *study);
  if (!overridden.ok()) return Explain(overridden);
  if (!plan->window.has_value()) return WriteByHeadway(options, *plan, *study);
  const ClockSession session(*study, *plan->window, plan->horizon,
                             plan->threads);
  const auto lists =
      ListBoth(options, *plan, *study, session.network().network);
  if (!lists.ok()) return Explain(lists.status());
  return options.at.empty()
             ? WriteWindow(options, *plan, session, lists->first, lists->second)
             : WriteAt(options, *plan, session, lists->first, lists->second);
}

}  // namespace railreach
