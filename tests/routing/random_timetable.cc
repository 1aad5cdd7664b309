#include "tests/routing/random_timetable.h"

#include <algorithm>
#include <random>
#include <tuple>

#include "absl/strings/str_cat.h"

namespace railreach {
namespace {

class Maker {
 public:
  Maker(uint32_t seed, RandomSupply supply) : random_(seed), supply_(supply) {
    result_.timetable_options.draw = Draw{seed, 0};
  }

  RandomTimetable Make() {
    constexpr int kUnits[] = {1, 1, 1, 7, 60};
    unit_ = kUnits[Pick(0, 4)];
    result_.unit = Seconds(unit_);
    constexpr int kStarts[] = {0, 25'200, 86'380};
    result_.start = Seconds(kStarts[Pick(0, 2)]);
    AddBand();
    for (int i = Pick(3, 8); i > 0; --i) AddStation();
    for (int i = Pick(2, 9); i > 0; --i) AddPattern();
    AddTrips();
    Continue();
    if (supply_ != RandomSupply::kTrips) AddHeadways();
    AddTransfers();
    Build();
    AddOrigins();
    return std::move(result_);
  }

 private:
  LineModel& model() { return result_.model; }

  // mt19937 is the same everywhere; the standard's distributions are not.
  int Pick(int low, int high) {
    return low +
           static_cast<int>(random_() % static_cast<uint32_t>(high - low + 1));
  }
  bool OneIn(int n) { return Pick(1, n) == 1; }
  Seconds PickTime(int low, int high) {
    return Seconds(Pick(low, high) * unit_);
  }
  StationId PickStation() {
    return StationId(
        static_cast<size_t>(Pick(0, int(model().stations.size()) - 1)));
  }

  void AddBand() {
    model().operator_classes.push_back("all");
    for (TierRules& rules : model().tiers) rules.given = true;
    Band band;
    band.from.since_midnight = result_.start;
    band.to.since_midnight = result_.start + Seconds(60 * unit_);
    model().bands.push_back(band);
  }

  // So far apart that nobody walks by proximity.
  void AddStation() {
    Station station;
    station.position = {30, 90 + static_cast<double>(model().stations.size())};
    station.times.change = OneIn(3) ? Seconds(0) : PickTime(0, 3);
    model().stations.push_back(station);
  }

  PatternStop MakeStop(StationId station) {
    PatternStop stop;
    stop.station = station;
    stop.boards = !OneIn(10);
    stop.alights = !OneIn(10);
    return stop;
  }

  // Every other pattern starts where the one before ends: trips run through.
  void AddPattern() {
    LineId line;
    const bool joined = !model().patterns.empty() && OneIn(2);
    if (joined) {
      line = model().patterns.rows().back().line;
    } else {
      Line row;
      row.tier = OneIn(3) ? Tier::kTrunk : Tier::kMetro;
      row.operator_class = OperatorClassId(0);
      row.open = !OneIn(12);
      line = model().lines.push_back(row);
    }
    Pattern pattern;
    pattern.key = absl::StrCat("P", model().patterns.size());
    pattern.line = line;
    if (joined) {
      pattern.stops.push_back(
          MakeStop(model().patterns.rows().back().stops.back().station));
    }
    const size_t length = static_cast<size_t>(Pick(2, 7));
    while (pattern.stops.size() < length) {
      const StationId next = PickStation();
      if (!pattern.stops.empty() && pattern.stops.back().station == next &&
          !OneIn(20)) {
        continue;
      }
      pattern.stops.push_back(MakeStop(next));
    }
    model().patterns.push_back(pattern);
  }

  using Run = std::vector<StopTime>;

  Run MakeRun(size_t length) {
    Run run;
    Seconds at = result_.start + PickTime(0, 40);
    if (OneIn(6)) at += Seconds(Pick(0, 5));  // off the grid
    for (size_t i = 0; i < length; ++i) {
      if (i > 0) at += OneIn(5) ? Seconds(0) : PickTime(0, 5);
      const Seconds arrival = at;
      at += OneIn(8) ? PickTime(5, 15) : PickTime(0, 1);
      run.push_back({arrival, at});
    }
    if (OneIn(2)) run.back().departure = run.back().arrival;
    return run;
  }

  static Run Shifted(Run run, Seconds by) {
    for (StopTime& time : run) {
      time = {time.arrival + by, time.departure + by};
    }
    return run;
  }

  void AddTrips() {
    for (const PatternId id : model().patterns.ids()) {
      const size_t length = model().patterns[id].stops.size();
      std::vector<Run> runs;
      for (int k = Pick(1, 5); k > 0; --k) {
        if (!runs.empty() && !OneIn(3)) {  // like one before, or equal to it
          runs.push_back(Shifted(runs.back(), PickTime(0, 6)));
        } else {
          runs.push_back(MakeRun(length));
        }
      }
      std::stable_sort(runs.begin(), runs.end(),
                       [](const Run& a, const Run& b) {
                         return a[0].departure < b[0].departure;
                       });
      for (const Run& run : runs) {
        Trip trip;
        trip.pattern = id;
        model().trips.push_back(trip);
        model().stop_times.AppendRow(run);
      }
    }
  }

  // Each trip goes on as at most one other that leaves later, often from the
  // same stop.
  void Continue() {
    IdVector<TripId, bool> taken(model().trips.size(), false);
    for (const TripId id : model().trips.ids()) {
      if (OneIn(3)) continue;
      TripId best;
      bool best_joins = false;
      for (const TripId next : model().trips.ids()) {
        if (taken[next] || !Precedes(id, next)) continue;
        const bool joins = LastOf(id) == FirstOf(next);
        if (best.is_none() ? joins || OneIn(8) : joins && !best_joins) {
          best = next;
          best_joins = joins;
        }
      }
      model().trips[id].continues_as = best;
      if (!best.is_none()) taken[best] = true;
    }
  }

  bool Precedes(TripId a, TripId b) {
    const auto of_a = model().stop_times[a];
    const auto of_b = model().stop_times[b];
    return of_b.front().arrival >= of_a.back().departure &&
           std::tie(of_a.front().departure, a) <
               std::tie(of_b.front().departure, b);
  }
  StationId FirstOf(TripId id) {
    return model().patterns[model().trips[id].pattern].stops.front().station;
  }
  StationId LastOf(TripId id) {
    return model().patterns[model().trips[id].pattern].stops.back().station;
  }

  void AddHeadways() {
    for (const char* key : {"G0", "G1"}) model().groups.push_back({key});
    for (int i = Pick(1, 5); i > 0; --i) {
      AddPattern();
      const PatternId id(model().patterns.size() - 1);
      Pattern& pattern = model().patterns[id];
      for (PatternStop& stop : pattern.stops) {
        if (supply_ == RandomSupply::kMixed) stop.boards = stop.alights = true;
        stop.run = PickTime(1, 5);
        stop.dwell = PickTime(0, 1);
      }
      if (OneIn(4)) MakeRing(pattern);
      AddService(id);
    }
  }

  void MakeRing(Pattern& pattern) {
    model().lines.push_back(model().lines[pattern.line]);
    pattern.line = LineId(model().lines.size() - 1);
    model().lines[pattern.line].ring = true;
    PatternStop last = pattern.stops.front();
    last.run = PickTime(1, 3);
    if (pattern.stops.back().station == last.station) pattern.stops.pop_back();
    pattern.stops.push_back(last);
  }

  void AddService(PatternId id) {
    Service service;
    service.pattern = id;
    service.band = BandId(0);
    if (OneIn(2)) {
      service.headway = PickTime(2, 12);
    } else {
      service.milli_trains = 1000 * Pick(3, 20) + (OneIn(2) ? 0 : 300);
    }
    if (OneIn(2)) {
      service.group = GroupId(static_cast<size_t>(Pick(0, 1)));
      service.scheduled = OneIn(2);
    }
    model().services.push_back(service);
  }

  void AddTransfers() {
    const int walks = Pick(0, static_cast<int>(model().stations.size()));
    for (int k = 0; k < walks; ++k) {
      const StationId from = PickStation();
      const StationId to = PickStation();
      if (from == to) continue;
      const Seconds time = OneIn(4) ? Seconds(0) : PickTime(0, 6);
      model().transfers.push_back({from, to, time, {}});
      if (OneIn(2)) model().transfers.push_back({to, from, time, {}});
    }
  }

  void Build() {
    NetworkOptions& options = result_.network_options;
    options.band = BandId(0);
    options.origin_wait_max = PickTime(0, 2);
    if (OneIn(4)) options.wait_model = WaitModel::kOptimal;
    TimetableOptions& timetable = result_.timetable_options;
    timetable.from = Seconds(0);
    timetable.to = result_.start + Seconds(200 * unit_);
    if (supply_ == RandomSupply::kMixed) timetable.draw.reset();
    result_.timed = BuildTimedNetwork(model(), options, timetable);
  }

  void AddOrigins() {
    const size_t num_stops = result_.timed.network.stops.size();
    for (const StopId stop : IdRange<StopId>(num_stops)) {
      std::vector<Leg> legs = {{stop, OneIn(2) ? Seconds(0) : PickTime(0, 4)}};
      while (OneIn(3)) {
        const StopId other(static_cast<size_t>(Pick(0, int(num_stops) - 1)));
        legs.push_back({other, PickTime(0, 8) + Seconds(Pick(0, 2))});
      }
      result_.origins.push_back(legs);
    }
    result_.origins.push_back({});
  }

  std::mt19937 random_;
  const RandomSupply supply_;
  int unit_ = 1;
  RandomTimetable result_;
};

}  // namespace

RandomTimetable MakeRandomTimetable(uint32_t seed, RandomSupply supply) {
  return Maker(seed, supply).Make();
}

}  // namespace railreach
