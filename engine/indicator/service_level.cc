#include "engine/indicator/service_level.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "engine/base/check.h"
#include "engine/base/matrix.h"

namespace railreach {
namespace {

// When "no gap above 60 min" must hold (METRICS: county and town coverage).
constexpr TimeOfDay kServedFrom = {Minutes(7 * 60)};
constexpr TimeOfDay kServedTo = {Minutes(21 * 60)};

// Trains x 1000 that call, by direction.
using Calls = std::array<int64_t, 2>;

bool Overlaps(const Band& band) {
  return band.from < kServedTo && band.to > kServedFrom;
}

// Trains x 1000 of every pattern in every band: [pattern][band]; nothing for
// lines that are not open.
Matrix<int64_t> MilliTrainsOf(const LineModel& model) {
  Matrix<int64_t> trains(model.patterns.size(), model.bands.size());
  for (const Service& service : model.services) {
    CHECK(service.pattern.index() < model.patterns.size());
    CHECK(service.band.index() < model.bands.size());
    if (!model.Runs(model.patterns[service.pattern])) continue;
    trains(service.pattern.index(), service.band.index()) +=
        MilliTrains(service, model.bands[service.band].length());
  }
  return trains;
}

// The stops of a pattern without a ring's last one, which is its first.
absl::Span<const PatternStop> CallsOf(const Pattern& pattern) {
  absl::Span<const PatternStop> stops = pattern.stops;
  if (stops.size() > 1 && stops.front().station == stops.back().station) {
    stops.remove_suffix(1);
  }
  return stops;
}

// The direction with fewer trains, or the only one that has any in the day.
int64_t Fewer(const Calls& calls, const Calls& day) {
  if (day[0] == 0) return calls[1];
  if (day[1] == 0) return calls[0];
  return std::min(calls[0], calls[1]);
}

// Band length / trains, rounded up.
Seconds Gap(Seconds length, int64_t milli_trains) {
  if (milli_trains == 0) return kUnreachable;
  const int64_t gap = CeilDiv(int64_t{length.count()} * 1000, milli_trains);
  return Seconds(
      static_cast<int32_t>(std::min(gap, int64_t{kUnreachable.count()})));
}

// `calls` holds the trains of each band.
void SetTimes(const LineModel& model, absl::Span<const Calls> calls,
              ServiceLevel& level) {
  Calls day = {};
  for (const Calls& band : calls) {
    day[0] += band[0];
    day[1] += band[1];
  }
  level.trains_per_day = static_cast<double>(Fewer(day, day)) / 1000;
  Seconds longest;
  bool any = false;
  for (const BandId band : model.bands.ids()) {
    if (!Overlaps(model.bands[band])) continue;
    any = true;
    longest = std::max(longest, Gap(model.bands[band].length(),
                                    Fewer(calls[band.index()], day)));
  }
  level.longest_gap = any ? longest : kUnreachable;
}

// First and last trains, as they become known.
class TrainSpans {
 public:
  TrainSpans(const LineModel& model, IdVector<StationId, ServiceLevel>& levels)
      : model_(model), levels_(levels) {}

  void AddAll() {
    IdVector<PatternId, bool> by_clock(model_.patterns.size(), false);
    for (const TripId trip : model_.trips.ids()) {
      const PatternId pattern = model_.trips[trip].pattern;
      by_clock[pattern] = true;
      const auto times = model_.stop_times[trip];
      AddPattern(pattern, [&](size_t stop) {
        return std::pair(times[stop].departure, times[stop].departure);
      });
    }
    for (const HeadwayPeriod& period : model_.headway_periods) {
      by_clock[period.pattern] = true;
      AddBand(period.pattern, period.from, period.to);
    }
    for (const Service& service : model_.services) {
      const Band& band = model_.bands[service.band];
      if (by_clock[service.pattern] || !Runs(service)) continue;
      AddBand(service.pattern, band.from, band.to);
    }
  }

 private:
  void AddBand(PatternId pattern, TimeOfDay from, TimeOfDay to) {
    AddPattern(pattern, [&](size_t) {
      return std::pair(from.since_midnight, to.since_midnight);
    });
  }

  // `span_at` gives the first and the last departure from a stop.
  template <typename SpanAt>
  void AddPattern(PatternId id, const SpanAt& span_at) {
    if (!model_.Runs(model_.patterns[id])) return;
    const std::vector<PatternStop>& stops = model_.patterns[id].stops;
    for (size_t i = 0; i + 1 < stops.size(); ++i) {
      if (!stops[i].boards || !model_.stations[stops[i].station].passenger) {
        continue;
      }
      ServiceLevel& level = levels_[stops[i].station];
      const auto [first, last] = span_at(i);
      level.first_train = std::min(level.first_train, first);
      level.last_train = level.last_train == kUnreachable
                             ? last
                             : std::max(level.last_train, last);
    }
  }

  const LineModel& model_;
  IdVector<StationId, ServiceLevel>& levels_;
};

}  // namespace

IdVector<PatternId, bool> RunningPatterns(const LineModel& model) {
  const Matrix<int64_t> trains = MilliTrainsOf(model);
  IdVector<PatternId, bool> running(model.patterns.size(), false);
  for (const PatternId pattern : model.patterns.ids()) {
    for (const int64_t in_band : trains.row(pattern.index())) {
      if (in_band > 0) running[pattern] = true;
    }
  }
  return running;
}

IdVector<StationId, std::vector<LineId>> LinesAt(
    const LineModel& model, const IdVector<PatternId, bool>& calls) {
  CHECK(calls.size() == model.patterns.size());
  IdVector<StationId, std::vector<LineId>> lines(model.stations.size());
  for (const PatternId pattern : model.patterns.ids()) {
    if (!calls[pattern]) continue;
    for (const PatternStop& stop : model.patterns[pattern].stops) {
      if (!model.stations[stop.station].passenger) continue;
      lines[stop.station].push_back(model.patterns[pattern].line);
    }
  }
  for (std::vector<LineId>& row : lines) {
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
  }
  return lines;
}

IdVector<StationId, ServiceLevel> ServiceLevels(const LineModel& model) {
  const Matrix<int64_t> trains = MilliTrainsOf(model);
  Matrix<Calls> calls(model.stations.size(), model.bands.size());
  for (const PatternId pattern : model.patterns.ids()) {
    const size_t direction =
        static_cast<size_t>(model.patterns[pattern].direction);
    for (const PatternStop& stop : CallsOf(model.patterns[pattern])) {
      if (!model.stations[stop.station].passenger) continue;
      for (size_t band = 0; band < model.bands.size(); ++band) {
        calls(stop.station.index(), band)[direction] +=
            trains(pattern.index(), band);
      }
    }
  }
  IdVector<StationId, ServiceLevel> levels(model.stations.size());
  const auto lines = LinesAt(model, RunningPatterns(model));
  for (const StationId station : model.stations.ids()) {
    ServiceLevel& level = levels[station];
    level.num_lines = static_cast<int>(lines[station].size());
    for (const LineId line : lines[station]) {
      level.tiers = level.tiers.With(model.lines[line].tier);
    }
    SetTimes(model, calls.row(station.index()), level);
  }
  TrainSpans(model, levels).AddAll();
  return levels;
}

IdVector<StationId, StationId> ComplexOf(const LineModel& model) {
  std::vector<StationId> parent;  // of lower or equal id; roots are their own
  for (const StationId station : model.stations.ids()) {
    parent.push_back(station);
  }
  const auto root = [&parent](StationId station) {
    while (parent[station.index()] != station) {
      parent[station.index()] = parent[parent[station.index()].index()];
      station = parent[station.index()];
    }
    return station;
  };
  for (const Transfer& row : model.transfers) {
    const StationId a = root(row.from);
    const StationId b = root(row.to);
    parent[std::max(a, b).index()] = std::min(a, b);
  }
  for (StationId& station : parent) station = root(station);
  return IdVector<StationId, StationId>(std::move(parent));
}

}  // namespace railreach
