#include "engine/scenario/model_editor.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/model/count_trips.h"

namespace railreach {
namespace {

// Baseline rows are named in the list of changes; others are new anyway.
template <typename IdType, typename Rows>
void Note(IdType id, const Rows& baseline, std::vector<IdType>& list) {
  if (id.index() < baseline.size()) list.push_back(id);
}

template <typename IdType>
void Order(std::vector<IdType>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// The rows of one pattern, of rows that stand by pattern.
template <typename Row>
absl::Span<const Row> RowsOf(const std::vector<Row>& rows, PatternId id) {
  const auto first =
      std::partition_point(rows.begin(), rows.end(),
                           [&](const Row& row) { return row.pattern < id; });
  auto last = first;
  while (last != rows.end() && last->pattern == id) ++last;
  return absl::MakeConstSpan(rows).subspan(
      static_cast<size_t>(first - rows.begin()),
      static_cast<size_t>(last - first));
}

}  // namespace

ModelEditor::ModelEditor(const Model& baseline, const BaselineNames& names,
                         Variant& variant)
    : baseline_(baseline),
      names_(names),
      variant_(variant),
      model_(variant.model.lines),
      changes_(variant.changes) {}

Line& ModelEditor::EditLine(LineId id) {
  Note(id, baseline_.lines.lines, changes_.lines);
  return model_.lines[id];
}

Pattern& ModelEditor::EditPattern(PatternId id) {
  Note(id, baseline_.lines.patterns, changes_.patterns);
  return model_.patterns[id];
}

Station& ModelEditor::EditStation(StationId id) {
  Note(id, baseline_.lines.stations, changes_.stations);
  return model_.stations[id];
}

std::vector<Service>& ModelEditor::EditServices() {
  changes_.services = true;
  return model_.services;
}

std::vector<Transfer>& ModelEditor::EditTransfers() {
  changes_.transfers = true;
  return model_.transfers;
}

LineModel& ModelEditor::EditRules() {
  changes_.rules = true;
  return model_;
}

Places& ModelEditor::EditPlaces() {
  changes_.places = true;
  return variant_.model.places;
}

StationId ModelEditor::Append(Station station) {
  return model_.stations.push_back(std::move(station));
}

LineId ModelEditor::Append(Line line) {
  return model_.lines.push_back(std::move(line));
}

TrackId ModelEditor::Append(Track track) {
  return model_.tracks.push_back(std::move(track));
}

TrackLineId ModelEditor::TrackLineNamed(absl::string_view name) {
  for (const TrackLineId id : model_.track_lines.ids()) {
    if (model_.track_lines[id] == name) return id;
  }
  return model_.track_lines.push_back(std::string(name));
}

GroupId ModelEditor::GroupNamed(absl::string_view key) {
  for (const GroupId id : model_.groups.ids()) {
    if (model_.groups[id].key == key) return id;
  }
  return model_.groups.push_back({std::string(key)});
}

bool ModelEditor::IsFitFor(const Track& track, Tier tier,
                           double design_speed_kmh) const {
  const double speed = track.design_speed_kmh > 0
                           ? track.design_speed_kmh
                           : model_.rules(track.tier).profile.cap_kmh;
  return (track.tier == Tier::kMetro) == (tier == Tier::kMetro) &&
         (design_speed_kmh <= 0 || speed >= design_speed_kmh);
}

TrackId ModelEditor::DirectTrack(StationId from, StationId to, Tier tier,
                                 double design_speed_kmh) const {
  const TrackEnds ends = EndsOf(from, to, tier);
  if (const auto it = names_.tracks.find(ends);
      it != names_.tracks.end() &&
      IsFitFor(model_.tracks[it->second], tier, design_speed_kmh)) {
    return it->second;
  }
  for (size_t i = baseline_.lines.tracks.size(); i < model_.tracks.size();
       ++i) {
    const TrackId id(i);
    const Track& track = model_.tracks[id];
    if (EndsOf(track.from, track.to, track.tier) == ends &&
        IsFitFor(track, tier, design_speed_kmh)) {
      return id;
    }
  }
  return TrackId();
}

void ModelEditor::SplitTrack(TrackId track, TrackId first, TrackId second) {
  changes_.tracks = true;
  for (Pattern& pattern : model_.patterns) {
    if (!pattern.open) continue;
    for (size_t i = 1; i < pattern.stops.size(); ++i) {
      std::vector<TrackId>& tracks = pattern.stops[i].tracks;
      const auto it = std::find(tracks.begin(), tracks.end(), track);
      if (it == tracks.end()) continue;
      StationId here = pattern.stops[i - 1].station;
      for (auto before = tracks.begin(); before != it; ++before) {
        const Track& passed = model_.tracks[*before];
        here = passed.from == here ? passed.to : passed.from;
      }
      const bool forward = model_.tracks[track].from == here;
      *it = forward ? first : second;
      tracks.insert(it + 1, forward ? second : first);
    }
  }
}

LineId ModelEditor::Current(LineId line) const {
  for (const auto& [old, successor] : successors_) {
    if (old == line) line = successor;
  }
  return line;
}

std::vector<PatternId> ModelEditor::PatternsOf(LineId line) const {
  std::vector<PatternId> ids;
  for (const PatternId id : model_.patterns.ids()) {
    const Pattern& pattern = model_.patterns[id];
    if (line.is_none() ? model_.Runs(pattern)
                       : pattern.open && pattern.line == line) {
      ids.push_back(id);
    }
  }
  return ids;
}

absl::Span<const Service> ModelEditor::ServicesOf(PatternId id) const {
  return RowsOf(model_.services, id);
}

absl::Span<const HeadwayPeriod> ModelEditor::PeriodsOf(PatternId id) const {
  return RowsOf(model_.headway_periods, id);
}

std::vector<TripId> ModelEditor::TripsOf(PatternId id) const {
  const absl::Span<const Trip> trips = RowsOf(model_.trips.rows(), id);
  const auto first =
      static_cast<size_t>(trips.data() - model_.trips.rows().data());
  std::vector<TripId> ids;
  for (size_t i = 0; i < trips.size(); ++i) ids.push_back(TripId(first + i));
  return ids;
}

bool ModelEditor::RunsByClock(PatternId id) const {
  return !RowsOf(model_.trips.rows(), id).empty() || !PeriodsOf(id).empty();
}

GroupId ModelEditor::GroupOf(PatternId id) const {
  GroupId group = model_.patterns[id].group;
  for (const Service& service : ServicesOf(id)) {
    if (group.is_none()) group = service.group;
  }
  return group;
}

bool ModelEditor::IsScheduled(PatternId id) const {
  const absl::Span<const Service> services = ServicesOf(id);
  return services.empty() ? model_.patterns[id].scheduled
                          : services[0].scheduled;
}

int64_t ModelEditor::MilliTrainsOf(PatternId id, BandId band) const {
  for (const Service& service : ServicesOf(id)) {
    if (service.band != band) continue;
    return MilliTrains(service, model_.bands[band].length());
  }
  return 0;
}

int64_t ModelEditor::MilliTrainsOf(PatternId id) const {
  int64_t sum = 0;
  for (const Service& service : ServicesOf(id)) {
    sum += MilliTrains(service, model_.bands[service.band].length());
  }
  return sum;
}

void ModelEditor::SetService(PatternId id, BandId band, Seconds headway,
                             int64_t milli_trains) {
  EditPattern(id);
  // Read before the row comes.
  Service row;
  row.group = GroupOf(id);
  row.scheduled = IsScheduled(id);
  std::vector<Service>& services = EditServices();
  auto it = std::partition_point(
      services.begin(), services.end(), [&](const Service& service) {
        return std::tie(service.pattern, service.band) < std::tie(id, band);
      });
  if (it == services.end() || it->pattern != id || it->band != band) {
    row.pattern = id;
    row.band = band;
    it = services.insert(it, row);
  }
  it->headway = headway;
  it->milli_trains = milli_trains;
  it->provenance.assumed = true;
}

Pattern ModelEditor::PatternBy(PatternId old, const StopPlan& plan) const {
  Pattern pattern = model_.patterns[old];
  pattern.stops.clear();
  for (const PlannedStop& stop : plan) pattern.stops.push_back(stop.stop);
  pattern.group = GroupOf(old);
  pattern.scheduled = IsScheduled(old);
  pattern.open = true;
  return pattern;
}

Trains ModelEditor::TrainsBy(PatternId old, const StopPlan& plan) const {
  Trains trains;
  const absl::Span<const HeadwayPeriod> periods = PeriodsOf(old);
  trains.periods.assign(periods.begin(), periods.end());
  const size_t last = model_.patterns[old].stops.size() - 1;
  for (const TripId id : TripsOf(old)) {
    NewTrip trip;
    trip.key = model_.trips[id].key;
    trip.times = TimesBy(plan, model_.stop_times[id]);
    trip.old = id;
    trip.starts = plan.front().old == 0;
    trip.ends = plan.back().old == last;
    trains.trips.push_back(std::move(trip));
  }
  if (trains.empty()) {
    const absl::Span<const Service> services = ServicesOf(old);
    trains.services.assign(services.begin(), services.end());
  }
  return trains;
}

PatternId ModelEditor::Append(Pattern pattern, Trains trains) {
  const PatternId id(model_.patterns.size());
  // "G1/out/01~680" is the 680th pattern; what it replaces may be one such.
  pattern.key = absl::StrCat(pattern.key.substr(0, pattern.key.find('~')), "~",
                             id.index());
  model_.patterns.push_back(std::move(pattern));
  if (trains.empty()) return id;
  changes_.services = true;
  for (Service& service : trains.services) {
    service.pattern = id;
    model_.services.push_back(service);
  }
  for (HeadwayPeriod& period : trains.periods) {
    period.pattern = id;
    model_.headway_periods.push_back(period);
  }
  const bool by_clock = !trains.trips.empty() || !trains.periods.empty();
  AppendTrips(id, std::move(trains.trips));
  if (by_clock) CountTrips(id, model_);
  return id;
}

void ModelEditor::AppendTrips(PatternId id, std::vector<NewTrip> trips) {
  std::stable_sort(
      trips.begin(), trips.end(), [](const NewTrip& a, const NewTrip& b) {
        return a.times.front().departure < b.times.front().departure;
      });
  for (NewTrip& trip : trips) {
    if (trip.times.front().arrival < Seconds(0) && fault_.empty()) {
      fault_ = absl::StrCat("trip '", trip.key, "' would start before 00:00");
    }
    Trip row;
    row.key = std::move(trip.key);
    row.pattern = id;
    const TripId added = model_.trips.push_back(std::move(row));
    model_.stop_times.AppendRow(trip.times);
    if (!before_.empty()) before_.push_back(TripId());
    if (!trip.old.is_none()) TakeOver(trip.old, added, trip.starts, trip.ends);
  }
}

TripId& ModelEditor::Before(TripId trip) {
  if (before_.empty()) {
    before_.resize(model_.trips.size());
    for (const TripId id : model_.trips.ids()) {
      const TripId next = model_.trips[id].continues_as;
      if (!next.is_none()) before_[next.index()] = id;
    }
  }
  return before_[trip.index()];
}

void ModelEditor::Link(TripId trip, TripId next) {
  const StopTime end = std::as_const(model_.stop_times)[trip].back();
  const StopTime start = std::as_const(model_.stop_times)[next].front();
  if (end.arrival > start.departure) return;  // it has left by then
  model_.trips[trip].continues_as = next;
  Before(next) = trip;
}

void ModelEditor::TakeOver(TripId old, TripId trip, bool starts, bool ends) {
  if (starts) {
    const TripId before = std::exchange(Before(old), TripId());
    if (!before.is_none()) {
      model_.trips[before].continues_as = TripId();
      Link(before, trip);
    }
  }
  if (ends) {
    const TripId next = std::exchange(model_.trips[old].continues_as, TripId());
    if (!next.is_none()) {
      Before(next) = TripId();
      Link(trip, next);
    }
  }
}

void ModelEditor::Close(PatternId id) {
  EditPattern(id).open = false;
  for (const TripId trip : TripsOf(id)) {
    changes_.services = true;
    const TripId before = std::exchange(Before(trip), TripId());
    if (!before.is_none()) model_.trips[before].continues_as = TripId();
    const TripId next =
        std::exchange(model_.trips[trip].continues_as, TripId());
    if (!next.is_none()) Before(next) = TripId();
  }
}

void ModelEditor::Replace(PatternId old, absl::Span<const StopPlan> plans) {
  for (StopPlan plan : plans) {
    if (plan.size() < 2) continue;
    const Line& line = model_.line_of(old);
    if (!line.ring) {
      SettleEnds(model_.patterns[old], model_.rules(line.tier).profile.dwell,
                 plan);
    }
    Append(PatternBy(old, plan), TrainsBy(old, plan));
  }
  Close(old);
}

void ModelEditor::Finish() {
  Order(changes_.patterns);
  Order(changes_.lines);
  Order(changes_.stations);
}

}  // namespace railreach
