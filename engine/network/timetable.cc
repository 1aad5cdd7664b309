#include "engine/network/timetable.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/base/check.h"

namespace railreach {
namespace {

// What the trains of a row have in common.
struct CallList {
  std::vector<StopId> stops;
  std::vector<PatternId> pattern;
  std::vector<uint8_t> boards;
  std::vector<uint8_t> alights;
  auto operator<=>(const CallList&) const = default;
};

struct Train {
  TripId trip;
  std::vector<StopTime> times;
};

// No train ahead is left or arrived at later than its follower.
bool Follows(const Train& behind, const Train& ahead) {
  for (size_t i = 0; i < behind.times.size(); ++i) {
    if (behind.times[i].arrival < ahead.times[i].arrival ||
        behind.times[i].departure < ahead.times[i].departure) {
      return false;
    }
  }
  return true;
}

// Sorts trains into rows that hold no overtaking: each joins the first row
// whose last train it follows.
std::vector<std::vector<Train>> RowsOf(std::vector<Train> trains) {
  std::stable_sort(trains.begin(), trains.end(),
                   [](const Train& a, const Train& b) {
                     return std::tie(a.times[0].departure, a.times[0].arrival) <
                            std::tie(b.times[0].departure, b.times[0].arrival);
                   });
  std::vector<std::vector<Train>> rows;
  for (Train& train : trains) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) {
      return Follows(train, r.back());
    });
    if (row != rows.end()) {
      row->push_back(std::move(train));
    } else {
      rows.emplace_back().push_back(std::move(train));
    }
  }
  return rows;
}

class TimetableBuilder {
 public:
  TimetableBuilder(const LineModel& model, const StopTable& stops,
                   const TimetableOptions& options)
      : model_(model),
        stops_(stops),
        options_(options),
        runs_(model.trips.size(), false) {}

  Timetable Build() {
    AddTrips();
    if (options_.draw.has_value()) AddHeadways();
    for (auto& [calls, trains] : trains_) {
      for (const std::vector<Train>& row : RowsOf(std::move(trains))) {
        AppendRow(calls, row);
      }
    }
    timetable_.visits =
        Csr<StopId, Timetable::Visit>::FromEntries(stops_.size(), visits_);
    return std::move(timetable_);
  }

 private:
  bool IsOpen(PatternId id) const {
    return model_.Runs(model_.patterns[id]) &&
           options_.tiers.contains(model_.line_of(id).tier);
  }

  void Keep(const CallList& calls, Train train) {
    if (train.times.front().departure > options_.to) return;
    if (train.times.back().arrival < options_.from) return;
    trains_[calls].push_back(std::move(train));
  }

  // Appends the calls of a pattern from position `first` on.
  void AppendCalls(PatternId id, size_t first, CallList& calls) const {
    const std::vector<PatternStop>& stops = model_.patterns[id].stops;
    for (size_t i = first; i < stops.size(); ++i) {
      calls.stops.push_back(stops_.of_pattern[id][i]);
      calls.pattern.push_back(id);
      calls.boards.push_back(stops[i].boards);
      calls.alights.push_back(stops[i].alights);
    }
  }

  // The trip that passengers of `trip` may stay aboard for; none: a closed
  // line too ends the run.
  TripId NextOf(TripId trip) const {
    const TripId next = model_.trips[trip].continues_as;
    return next.is_none() || IsOpen(model_.trips[next].pattern) ? next
                                                                : TripId();
  }

  void AddTrips() {
    IdVector<TripId, bool> is_continued(model_.trips.size(), false);
    for (const TripId id : model_.trips.ids()) {
      if (!IsOpen(model_.trips[id].pattern)) continue;
      const TripId next = NextOf(id);
      if (!next.is_none()) is_continued[next] = true;
    }
    for (const TripId id : model_.trips.ids()) {
      if (!is_continued[id] && IsOpen(model_.trips[id].pattern)) AddRun(id);
    }
    // Else they continue as one another in a circle.
    for (const TripId id : model_.trips.ids()) {
      CHECK(runs_[id] || !IsOpen(model_.trips[id].pattern));
    }
  }

  // A trip and all that it continues as.  Where one ends at the stop at which
  // the next one starts, the two calls are one.
  void AddRun(TripId first) {
    CallList calls;
    Train train;
    train.trip = first;
    for (TripId trip = first; !trip.is_none(); trip = NextOf(trip)) {
      CHECK(!runs_[trip]);  // else two trips continue as this one
      runs_[trip] = true;
      const PatternId id = model_.trips[trip].pattern;
      const absl::Span<const StopTime> times = model_.stop_times[trip];
      size_t begin = 0;
      if (!calls.stops.empty() &&
          calls.stops.back() == stops_.of_pattern[id][0]) {
        begin = 1;
        train.times.back().departure = times[0].departure;
        calls.pattern.back() = id;
        calls.boards.back() = model_.patterns[id].stops[0].boards;
      }
      AppendCalls(id, begin, calls);
      train.times.insert(train.times.end(), times.begin() + begin, times.end());
    }
    Keep(calls, std::move(train));
  }

  void AddHeadways() {
    IdVector<PatternId, bool> done(model_.patterns.size(), false);
    for (const Trip& trip : model_.trips) done[trip.pattern] = true;
    for (const HeadwayPeriod& period : model_.headway_periods) {
      if (!IsOpen(period.pattern) || done[period.pattern]) continue;
      AddPeriod(period.pattern, period.from.since_midnight,
                period.to.since_midnight, 1, period.headway.count());
    }
    for (const HeadwayPeriod& period : model_.headway_periods) {
      done[period.pattern] = true;
    }
    for (const Service& service : model_.services) {
      if (!IsOpen(service.pattern) || done[service.pattern] || !Runs(service)) {
        continue;
      }
      const Band& band = model_.bands[service.band];
      const bool counted = service.headway <= Seconds(0);
      AddPeriod(service.pattern, band.from.since_midnight,
                band.to.since_midnight, counted ? service.milli_trains : 1,
                counted ? int64_t{band.length().count()} * 1000
                        : service.headway.count());
    }
  }

  // A train every `length` / `trains` seconds from a drawn instant on.
  void AddPeriod(PatternId id, Seconds from, Seconds to, int64_t trains,
                 int64_t length) {
    CallList calls;
    AppendCalls(id, 0, calls);
    std::vector<StopTime> run = TimesOf(id);
    if (model_.line_of(id).ring) GoRoundAgain(id, calls, run);
    const uint32_t bits = DrawBits(*options_.draw, model_.patterns[id].key);
    // Departure k = from + (k + bits / 2^32) x length / trains, whole seconds.
    const int64_t offset =
        static_cast<int64_t>((static_cast<__int128>(length) * bits) >> 32);
    for (int64_t k = 0;; ++k) {
      const int64_t at = (k * length + offset) / trains;
      const Seconds start = from + Seconds(static_cast<int32_t>(at));
      if (start >= to || start > options_.to) break;
      Train train;
      for (const StopTime& time : run) {
        train.times.push_back({start + time.arrival, start + time.departure});
      }
      Keep(calls, std::move(train));
    }
  }

  // Since the departure from the first stop.
  std::vector<StopTime> TimesOf(PatternId id) const {
    std::vector<StopTime> times;
    Seconds at;
    for (const PatternStop& stop : model_.patterns[id].stops) {
      const bool first = times.empty();
      at += first ? Seconds(0) : stop.run;
      times.push_back({at, at + (first ? Seconds(0) : stop.dwell)});
      at = times.back().departure;
    }
    times.back().departure = times.back().arrival;
    return times;
  }

  void GoRoundAgain(PatternId id, CallList& calls,
                    std::vector<StopTime>& times) const {
    const std::vector<PatternStop>& stops = model_.patterns[id].stops;
    const size_t round = stops.size();
    times.back().departure = times.back().arrival + stops.front().dwell;
    AppendCalls(id, 1, calls);
    const Seconds seam = times.back().departure;
    for (size_t i = 1; i < round; ++i) {
      times.push_back({seam + times[i].arrival, seam + times[i].departure});
    }
    times.back().departure = times.back().arrival;
    std::fill(calls.boards.begin() + static_cast<ptrdiff_t>(round) - 1,
              calls.boards.end(), uint8_t{0});
  }

  void AppendRow(const CallList& calls, const std::vector<Train>& trains) {
    const TrainRowId row(timetable_.stops.size());
    for (size_t i = 0; i < calls.stops.size(); ++i) {
      visits_.push_back({calls.stops[i], {row, static_cast<uint32_t>(i)}});
    }
    timetable_.stops.AppendRow(calls.stops);
    const auto append = [](const auto& from, auto& to) {
      to.insert(to.end(), from.begin(), from.end());
    };
    append(calls.pattern, timetable_.pattern);
    append(calls.boards, timetable_.boards);
    append(calls.alights, timetable_.alights);
    std::vector<TrainId> ids;
    for (const Train& train : trains) {
      ids.push_back(timetable_.trip.push_back(train.trip));
      timetable_.times.AppendRow(train.times);
    }
    timetable_.trains.AppendRow(ids);
  }

  const LineModel& model_;
  const StopTable& stops_;
  const TimetableOptions& options_;
  IdVector<TripId, bool> runs_;  // in a run of a vehicle
  std::map<CallList, std::vector<Train>> trains_;
  std::vector<std::pair<StopId, Timetable::Visit>> visits_;
  Timetable timetable_;
};

Seconds Mirrored(Seconds time) { return Seconds(-time.count()); }

// A row of values beside the stops, turned round.
template <typename T>
void AppendTurned(absl::Span<const T> row, std::vector<T>& values) {
  values.insert(values.end(), row.rbegin(), row.rend());
}

}  // namespace

Timetable BuildTimetable(const LineModel& model, const StopTable& stops,
                         const TimetableOptions& options) {
  return TimetableBuilder(model, stops, options).Build();
}

Timetable Reversed(const Timetable& timetable) {
  Timetable result;
  result.trip = timetable.trip;
  std::vector<std::pair<StopId, Timetable::Visit>> visits;
  for (const TrainRowId row : timetable.stops.ids()) {
    std::vector<StopId> stops;
    AppendTurned(timetable.stops[row], stops);
    result.stops.AppendRow(stops);
    AppendTurned(timetable.pattern_of(row), result.pattern);
    AppendTurned(timetable.alights_of(row), result.boards);
    AppendTurned(timetable.boards_of(row), result.alights);
    std::vector<TrainId> trains;
    AppendTurned(timetable.trains[row], trains);
    result.trains.AppendRow(trains);
    for (size_t i = 0; i < stops.size(); ++i) {
      visits.push_back({stops[i], {row, static_cast<uint32_t>(i)}});
    }
  }
  std::vector<StopTime> turned;
  for (const TrainId train : timetable.times.ids()) {
    turned.clear();
    AppendTurned(timetable.times[train], turned);
    for (StopTime& time : turned) {
      time = {Mirrored(time.departure), Mirrored(time.arrival)};
    }
    result.times.AppendRow(turned);
  }
  result.visits = Csr<StopId, Timetable::Visit>::FromEntries(
      timetable.visits.size(), visits);
  return result;
}

}  // namespace railreach
