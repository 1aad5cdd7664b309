// Trains by the clock.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/scenario/changes.h"

namespace railreach {
namespace {

// Which trains of a line are meant: those of some ids, or those that leave
// their first stop within some hours.
template <typename Choice>
std::vector<TripId> ChosenTrips(const Choice& change, LineId line,
                                Resolver& resolve, const ModelEditor& editor) {
  const bool by_time = change.from.has_value() || change.to.has_value();
  if (change.trips.empty() == !by_time) {
    resolve.Error("trains are chosen by exactly one of trips and from/to");
    return {};
  }
  if (change.from && change.to && *change.from >= *change.to) {
    resolve.Error(absl::StrCat("from ", ToString(*change.from), " to ",
                               ToString(*change.to), " is no time at all"));
  }
  std::vector<TripId> chosen;
  for (const std::string& key : change.trips) {
    const TripId trip = resolve.Trip(line, key);
    if (!trip.is_none()) chosen.push_back(trip);
  }
  if (!by_time || line.is_none()) return chosen;
  for (const PatternId pattern : editor.PatternsOf(line)) {
    for (const TripId id : editor.TripsOf(pattern)) {
      const TimeOfDay at = {editor.lines().stop_times[id][0].departure};
      if ((!change.from || at >= *change.from) &&
          (!change.to || at < *change.to)) {
        chosen.push_back(id);
      }
    }
  }
  if (chosen.empty()) {
    resolve.Error(absl::StrCat("no train of line ", resolve.Called(line),
                               " by the clock leaves then"));
  }
  return chosen;
}

bool Holds(const std::vector<TripId>& trips, TripId id) {
  return std::find(trips.begin(), trips.end(), id) != trips.end();
}

// Patterns of the line that run one of the trips.
std::vector<PatternId> PatternsWith(const std::vector<TripId>& trips,
                                    const ModelEditor& editor) {
  std::vector<PatternId> ids;
  for (const TripId id : trips) ids.push_back(editor.lines().trips[id].pattern);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

// Its trains go over to a new pattern, changed.
template <typename Edit>
void Renew(PatternId id, ModelEditor& editor, const Edit& edit) {
  const StopPlan plan = Whole(editor.lines().patterns[id]);
  Pattern pattern = editor.PatternBy(id, plan);
  Trains trains = editor.TrainsBy(id, plan);
  edit(trains.trips);
  if (!trains.empty()) editor.Append(std::move(pattern), std::move(trains));
  editor.Close(id);
}

}  // namespace

void ApplyChange(const DropTrips& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineId line = resolve.RunningLine(change.line);
  const std::vector<TripId> chosen = ChosenTrips(change, line, resolve, editor);
  if (!resolve.ok()) return;
  for (const PatternId id : PatternsWith(chosen, editor)) {
    Renew(id, editor, [&](std::vector<NewTrip>& trips) {
      trips.erase(std::remove_if(trips.begin(), trips.end(),
                                 [&](const NewTrip& trip) {
                                   return Holds(chosen, trip.old);
                                 }),
                  trips.end());
    });
  }
}

void ApplyChange(const ShiftTrips& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineId line = resolve.RunningLine(change.line);
  const std::vector<TripId> chosen = ChosenTrips(change, line, resolve, editor);
  if (change.later == Seconds(0)) {
    resolve.Error("trains that are 0 s later are as they were");
  }
  if (change.later < Minutes(-24 * 60) || change.later > Minutes(24 * 60)) {
    resolve.Error(
        absl::StrCat(change.later.count(), " s later is more than a day"));
  }
  for (const TripId id : chosen) {
    const Seconds start = editor.lines().stop_times[id][0].arrival;
    if (start + change.later >= Seconds(0)) continue;
    resolve.Error(absl::StrCat("trip '", editor.lines().trips[id].key,
                               "' would start before 00:00"));
  }
  if (!resolve.ok()) return;
  for (const PatternId id : PatternsWith(chosen, editor)) {
    Renew(id, editor, [&](std::vector<NewTrip>& trips) {
      for (NewTrip& trip : trips) {
        if (!Holds(chosen, trip.old)) continue;
        for (StopTime& time : trip.times) {
          time.arrival += change.later;
          time.departure += change.later;
        }
      }
    });
  }
}

void ApplyChange(const AddTrips& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineModel& model = editor.lines();
  const LineId line = resolve.RunningLine(change.line);
  if (change.departures.empty()) resolve.Error("no departure is given");
  resolve.CheckDepartures(change.departures);
  if (line.is_none()) return;
  TripId like;  // the first of the day
  for (const PatternId pattern : editor.PatternsOf(line)) {
    if (model.patterns[pattern].direction != change.direction) continue;
    for (const TripId id : editor.TripsOf(pattern)) {
      if (like.is_none() || model.stop_times[id][0].departure <
                                model.stop_times[like][0].departure) {
        like = id;
      }
    }
  }
  if (like.is_none()) {
    resolve.Error(absl::StrCat("line ", resolve.Called(line), " has no trains ",
                               Name(change.direction), " by the clock"),
                  "set_trains gives it more by headway");
  }
  if (!resolve.ok()) return;
  const PatternId pattern = model.trips[like].pattern;
  const absl::Span<const StopTime> times = model.stop_times[like];
  std::vector<NewTrip> added;
  for (const TimeOfDay& departure : change.departures) {
    NewTrip trip;
    trip.key = absl::StrCat(model.trips[like].key, "+", ToString(departure));
    const Seconds later = departure.since_midnight - times[0].departure;
    for (const StopTime& time : times) {
      trip.times.push_back({time.arrival + later, time.departure + later});
    }
    trip.times.front().arrival = trip.times.front().departure;
    added.push_back(std::move(trip));
  }
  Renew(pattern, editor, [&](std::vector<NewTrip>& trips) {
    trips.insert(trips.end(), added.begin(), added.end());
  });
}

}  // namespace railreach
