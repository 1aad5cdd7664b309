#include "engine/input/gtfs_patterns.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "engine/base/time_of_day.h"
#include "engine/geo/geodesic.h"
#include "engine/input/gtfs_steps.h"

namespace railreach {
namespace {

// Frequencies may not expand to more stop times than this: 86,400 trains a
// day from one row would fill the memory.
constexpr size_t kMostExpanded = 5'000'000;

// Trains that would have to be faster are reported; a minute is added to the
// run, since many timetables are in whole minutes.
constexpr double kTopSpeedKmh = 450;

template <typename T>
void AppendBytes(T value, std::string& bytes) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

// The lower of the two middle ones of an even number.  Reorders `values`.
int32_t Median(std::vector<int32_t>& values) {
  const auto middle =
      values.begin() + static_cast<ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

PatternBuilder::PatternBuilder(GtfsData& data, LineModel& model,
                               Diagnostics& diagnostics)
    : data_(data), model_(model), diagnostics_(diagnostics) {}

void PatternBuilder::Run() {
  AddLines();
  for (const GtfsTripId trip : TripsInOrder()) {
    const PatternId pattern = FindOrAddPattern(trip);
    trips_of_patterns_.push_back({pattern, trip});
    if (data_.HasFrequencies(trip)) {
      ExpandFrequencies(trip, pattern);
    } else {
      trains_.push_back({pattern, trip, Seconds(0)});
    }
  }
  AddTrips();
  std::stable_sort(
      trips_of_patterns_.begin(), trips_of_patterns_.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<GtfsTripId> trips;
  for (size_t i = 0; i < trips_of_patterns_.size(); ++i) {
    const auto& [pattern, trip] = trips_of_patterns_[i];
    trips.push_back(trip);
    if (i + 1 < trips_of_patterns_.size() &&
        trips_of_patterns_[i + 1].first == pattern) {
      continue;
    }
    FillRunTimes(pattern, trips);
    trips.clear();
  }
  std::stable_sort(model_.headway_periods.begin(), model_.headway_periods.end(),
                   [](const HeadwayPeriod& a, const HeadwayPeriod& b) {
                     return std::tie(a.pattern, a.from) <
                            std::tie(b.pattern, b.from);
                   });
}

void PatternBuilder::AddLines() {
  const OperatorClassId one = model_.operator_classes.push_back("feed");
  for (GtfsLine& row : data_.lines) {
    if (!row.tier.has_value()) continue;
    Line line;
    line.name = row.name;
    line.tier = *row.tier;
    line.operator_name = row.operator_name;
    line.operator_class = one;
    line.colour = row.colour;
    line.provenance.line = row.line;
    row.id = model_.lines.push_back(std::move(line));
    // The metro comes often enough that nobody waits for a train of another
    // line or looks at a timetable.
    GroupId group = trains_group_;
    if (*row.tier == Tier::kMetro) {
      group = model_.groups.push_back({row.name.key});
    } else if (group.is_none()) {
      std::string key = "trains";
      while (!data_.line_keys.Find(key).is_none()) key += '_';
      group = trains_group_ = model_.groups.push_back({key});
    }
    group_of_line_.push_back(group);
  }
  patterns_of_line_.assign(model_.lines.size(), 0);
}

std::vector<GtfsTripId> PatternBuilder::TripsInOrder() const {
  std::vector<GtfsTripId> trips;
  for (const GtfsTripId id : data_.trips.ids()) {
    if (data_.trips[id].runs && !data_.times[id].empty()) trips.push_back(id);
  }
  std::stable_sort(
      trips.begin(), trips.end(), [this](GtfsTripId a, GtfsTripId b) {
        const GtfsTrip& x = data_.trips[a];
        const GtfsTrip& y = data_.trips[b];
        return std::tie(x.line, x.direction) < std::tie(y.line, y.direction);
      });
  return trips;
}

PatternId PatternBuilder::FindOrAddPattern(GtfsTripId trip) {
  const GtfsTrip& row = data_.trips[trip];
  stop_list_.clear();
  AppendBytes(row.line.index(), stop_list_);
  AppendBytes(row.direction, stop_list_);
  for (const GtfsStopTime& time : data_.times[trip]) {
    AppendBytes(time.stop.index(), stop_list_);
    stop_list_ += static_cast<char>(2 * time.boards + time.alights);
  }
  const auto it = pattern_of_.find(stop_list_);
  if (it != pattern_of_.end()) return it->second;
  const PatternId pattern = AddPattern(trip);
  pattern_of_.emplace(stop_list_, pattern);
  return pattern;
}

PatternId PatternBuilder::AddPattern(GtfsTripId trip) {
  const GtfsTrip& row = data_.trips[trip];
  const GtfsLine& line = data_.lines[row.line];
  Pattern pattern;
  pattern.line = line.id;
  pattern.direction = row.direction;
  pattern.key = absl::StrCat(line.name.key, "/", Name(row.direction), "/",
                             ++patterns_of_line_[line.id.index()]);
  pattern.group = group_of_line_[line.id];
  pattern.scheduled = *line.tier != Tier::kMetro;
  pattern.line_in_table = data_.times[trip].front().line;
  for (const GtfsStopTime& time : data_.times[trip]) {
    const GtfsStop& at = data_.stops[time.stop];
    PatternStop stop;
    stop.station = at.station;
    stop.platform = at.platform;
    stop.boards = time.boards;
    stop.alights = time.alights;
    stop.line_in_table = time.line;
    pattern.stops.push_back(std::move(stop));
  }
  return model_.patterns.push_back(std::move(pattern));
}

void PatternBuilder::ExpandFrequencies(GtfsTripId trip, PatternId pattern) {
  const int32_t own_departure = data_.times[trip].front().departure;
  auto row = std::lower_bound(
      data_.frequencies.begin(), data_.frequencies.end(), trip,
      [](const GtfsFrequency& a, GtfsTripId id) { return a.trip < id; });
  for (; row != data_.frequencies.end() && row->trip == trip; ++row) {
    if (!row->exact) {
      model_.headway_periods.push_back(
          {pattern, {row->from}, {row->to}, row->headway});
      continue;
    }
    for (Seconds at = row->from; at < row->to; at += row->headway) {
      expanded_stop_times_ += data_.times[trip].size();
      if (expanded_stop_times_ > kMostExpanded) {
        diagnostics_.Error({"frequencies.txt", row->line, 0},
                           absl::StrCat("the trains of all frequencies have "
                                        "over ",
                                        kMostExpanded, " stop times"),
                           "check headway_secs");
        return;
      }
      trains_.push_back(
          {pattern, trip, Seconds(at.count() - own_departure), true});
    }
  }
}

int32_t PatternBuilder::FirstDeparture(const Train& train) const {
  return data_.times[train.trip].front().departure + train.shift.count();
}

void PatternBuilder::AddTrips() {
  if (expanded_stop_times_ > kMostExpanded) return;
  std::stable_sort(
      trains_.begin(), trains_.end(), [this](const Train& a, const Train& b) {
        return a.pattern != b.pattern ? a.pattern < b.pattern
                                      : FirstDeparture(a) < FirstDeparture(b);
      });
  model_.trips.reserve(trains_.size());
  for (const Train& train : trains_) AddTrip(train);
  trains_ = {};
}

void PatternBuilder::AddTrip(const Train& train) {
  std::vector<StopTime> times;
  for (const GtfsStopTime& row : data_.times[train.trip]) {
    // A train that stands before it leaves at 00:00 has been there since.
    times.push_back({Seconds(std::max(row.arrival + train.shift.count(), 0)),
                     Seconds(row.departure + train.shift.count())});
  }
  Trip trip;
  trip.key = data_.trip_keys.key(train.trip);
  if (train.by_frequency) {
    absl::StrAppend(&trip.key, "@",
                    ToString(TimeOfDay{times.front().departure}));
  }
  trip.pattern = train.pattern;
  model_.stop_times.AppendRow(times);
  const TripId id = model_.trips.push_back(std::move(trip));
  if (!train.by_frequency) data_.trips[train.trip].id = id;
}

void PatternBuilder::FillRunTimes(PatternId pattern,
                                  absl::Span<const GtfsTripId> trips) {
  std::vector<PatternStop>& stops = model_.patterns[pattern].stops;
  std::vector<int32_t> runs;
  std::vector<int32_t> dwells;
  for (size_t i = 0; i < stops.size(); ++i) {
    runs.clear();
    dwells.clear();
    for (const GtfsTripId trip : trips) {
      const absl::Span<const GtfsStopTime> rows = data_.times[trip];
      dwells.push_back(rows[i].departure - rows[i].arrival);
      if (i > 0) runs.push_back(rows[i].arrival - rows[i - 1].departure);
    }
    stops[i].dwell = Seconds(Median(dwells));
    if (i == 0) continue;
    stops[i].run = Seconds(Median(runs));
    ReportFastHop(pattern, i, trips[0]);
  }
}

void PatternBuilder::ReportFastHop(PatternId pattern, size_t stop,
                                   GtfsTripId trip) {
  const absl::Span<const GtfsStopTime> rows = data_.times[trip];
  const PatternStop& to = model_.patterns[pattern].stops[stop];
  const GtfsStop& a = data_.stops[rows[stop - 1].stop];
  const GtfsStop& b = data_.stops[rows[stop].stop];
  if (a.position == LatLng{} || b.position == LatLng{}) return;  // an error
  const Metres way = GeodesicDistance(a.position, b.position);
  const double kmh = way.metres() / (to.run.count() + 60) * 3.6;
  if (kmh <= kTopSpeedKmh) return;
  diagnostics_.Warning(
      {"stop_times.txt", rows[stop].line, 0},
      absl::StrCat("trains of '", data_.lines[data_.trips[trip].line].name.key,
                   "' go ", way.mm() / 1'000'000, " km from '", a.name.key,
                   "' to '", b.name.key, "' in ", to.run.count(), " s"),
      "check the times and the coordinates of both stops");
}

void AddGtfsPatterns(GtfsData& data, LineModel& model,
                     Diagnostics& diagnostics) {
  PatternBuilder(data, model, diagnostics).Run();
}

}  // namespace railreach
