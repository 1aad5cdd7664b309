// railreach path --at: a journey by the clock, leg by leg, and the next ones.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/base/parallel.h"
#include "engine/base/time_of_day.h"
#include "engine/output/text_table.h"
#include "engine/session/clock_session.h"
#include "tools/railreach/common.h"

namespace railreach {
namespace {

// Further journeys are looked for in the hours after the first one.
constexpr Seconds kLater = Minutes(240);

std::string Clock(Seconds instant) { return ToString(TimeOfDay{instant}); }

std::string Duration(Seconds time) {
  return absl::StrFormat("%d:%02d", time.count() / 60, time.count() % 60);
}

class PathPrinter {
 public:
  PathPrinter(const Study& study, const ClockSession& session)
      : lines_(study.model.lines), session_(session) {}

  std::string Legs(const ClockSession::Path& path,
                   const SessionPlace& destination) {
    at_ = path.departure;
    const auto& rides = path.journey.rides;
    if (rides.empty()) {
      Add("direct", path.total, BothNames(destination.name));
      return table_.Format();
    }
    Add("access, entry", path.origin.time, PlaceOf(rides.front().from));
    for (const TimedRide& ride : rides) {
      Add("change", ride.transfer, PlaceOf(ride.from));
      Add("wait", ride.wait, "");
      Add("ride", ride.alight - ride.board, PlaceOf(ride.to), TrainOf(ride));
    }
    Add("exit, egress", path.destination.time, BothNames(destination.name));
    return table_.Format();
  }

  // "G7301 沪杭高铁", or the line and its headway.
  std::string TrainOf(const TimedRide& ride) const {
    const std::string line = BothNames(lines_.line_of(ride.pattern).name);
    if (ride.train.is_none()) return absl::StrCat(line, ", by headway");
    const TripId trip = session_.network().timetable.trip[ride.train];
    return trip.is_none() ? absl::StrCat(line, ", drawn")
                          : absl::StrCat(lines_.trips[trip].key, " ", line);
  }

 private:
  // The station, and the platform where it has a name of its own.
  std::string PlaceOf(StopId stop) const {
    const StopTable& stops = session_.network().network.stops;
    const ThingName& station = lines_.stations[stops.station[stop]].name;
    const PlatformId platform = stops.platform[stop];
    if (platform.is_none()) return BothNames(station);
    const ThingName& name = lines_.platforms[platform].name;
    return absl::StrCat(BothNames(station), ", ",
                        name.zh == station.zh ? name.key : name.zh);
  }

  void Add(const std::string& leg, Seconds time, const std::string& where,
           const std::string& line = "") {
    if (time == Seconds(0) && line.empty()) return;
    at_ += time;
    table_.AddRow({leg, Duration(time), Clock(at_), where, line});
  }

  const LineModel& lines_;
  const ClockSession& session_;
  Seconds at_;
  TextTable table_{{{"leg"},
                    {"min:s", Align::kRight},
                    {"until", Align::kRight},
                    {"where"},
                    {"train"}}};
};

std::string LaterRows(const PathPrinter& printer,
                      const std::vector<ClockSession::Path>& later) {
  TextTable table({{"leave", Align::kRight},
                   {"arrive", Align::kRight},
                   {"min:s", Align::kRight},
                   {"changes", Align::kRight},
                   {"trains"}});
  for (const ClockSession::Path& path : later) {
    std::string trains;
    for (const TimedRide& ride : path.journey.rides) {
      absl::StrAppend(&trains, trains.empty() ? "" : " / ",
                      printer.TrainOf(ride));
    }
    table.AddRow({Clock(path.departure), Clock(path.arrival()),
                  Duration(path.total),
                  absl::StrCat(path.journey.rides.size() - 1), trains});
  }
  return table.Format();
}

// When a journey starts or ends, as the options ask for it.
struct When {
  bool leave = false;  // at `instant`, or be there by it
  Seconds instant;
  std::string words;
};

// No train runs later than this.
constexpr Seconds kEndOfDay = Minutes(30 * 60);

absl::StatusOr<When> WhenOf(const PathOptions& options) {
  if (options.last) return When{false, kEndOfDay, "the last of the day"};
  const bool leave = !options.at.empty();
  const auto instant = ParseInstant(leave ? options.at : options.arrive_by);
  if (!instant.ok()) return instant.status();
  return When{
      leave, *instant,
      absl::StrCat(leave ? "leaving at " : "there by ", Clock(*instant))};
}

}  // namespace

int ShowPathByClock(const PathOptions& options) {
  const auto when = WhenOf(options);
  if (!when.ok()) return Explain(when.status());
  auto study = LoadOrExplain(options);
  if (!study) return kExitBadInput;
  // Headways are waited for; but for the last journey they are drawn, or they
  // would run all night.
  if (options.last || study->parameters.wait_model == WaitModel::kSampled) {
    study->parameters.wait_model =
        options.last ? WaitModel::kSampled : WaitModel::kExpected;
  }
  WindowParameters window;
  window.from = {when->instant};
  window.to = {when->instant + kLater};
  window.draws = 1;
  Seconds horizon = study->parameters.pair_horizon;
  // The last train may have left long before the end of the day.
  if (options.last) horizon = kLaneHorizonMax;
  const ClockSession session(*study, window, horizon,
                             NumThreads(options.threads));
  const auto from = session.places().Find(options.from);
  if (!from.ok()) return Explain(from.status());
  const auto to = session.places().Find(options.to);
  if (!to.ok()) return Explain(to.status());

  const ClockSession::Path path =
      when->leave ? session.FindPath(*from, *to, when->instant)
                  : session.FindPathTo(*from, *to, when->instant);
  absl::PrintF("%s - %s, %s, door to door\n", BothNames(from->name),
               BothNames(to->name), when->words);
  if (path.total == kUnreachable) {
    absl::PrintF("No journey within %s.\n", FormatMinutes(horizon));
    ExplainNoJourney(session.access(), *from, *to);
    return kExitDone;
  }
  PathPrinter printer(*study, session);
  std::fputs(printer.Legs(path, *to).c_str(), stdout);
  absl::PrintF("%s - %s: %s, %d changes\n", Clock(path.departure),
               Clock(path.arrival()), FormatMinutes(path.total),
               path.journey.rides.empty() ? 0 : path.journey.rides.size() - 1);
  if (!when->leave) return kExitDone;  // what is later comes too late
  const auto later = session.FindLater(
      *from, *to, path, static_cast<size_t>(std::max(0, options.later)));
  if (!later.empty()) {
    std::printf("\nThe next ones:\n%s", LaterRows(printer, later).c_str());
  }
  return kExitDone;
}

}  // namespace railreach
