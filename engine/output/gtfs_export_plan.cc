// What a feed holds: which trips, and which lines and stops they need.
#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "engine/geo/geodesic.h"
#include "engine/model/track_path.h"
#include "engine/output/gtfs_export_parts.h"

namespace railreach {
namespace {

// Ids of one file: a key, or the key with an ending that makes it unique.
class UniqueIds {
 public:
  std::string Take(const std::string& key) {
    std::string id = key;
    for (int k = 2; !taken_.insert(id).second; ++k) {
      id = absl::StrCat(key, "/", k);
    }
    return id;
  }

 private:
  absl::flat_hash_set<std::string> taken_;
};

// Departures of the pattern's services, each over its band.
GtfsFrequencyRow FrequencyOf(const LineModel& model, const Service& service) {
  const Band& band = model.bands[service.band];
  Seconds headway = service.headway;
  if (headway <= Seconds(0)) {
    const int64_t length = int64_t{band.length().count()} * 1000;
    const int64_t rounded =
        (length + service.milli_trains / 2) / service.milli_trains;
    headway = Seconds(static_cast<int32_t>(
        std::clamp<int64_t>(rounded, 1, kUnreachable.count() - 1)));
  }
  return {band.from.since_midnight, band.to.since_midnight, headway};
}

class Planner {
 public:
  explicit Planner(const LineModel& model)
      : model_(model),
        by_clock_(model.patterns.size()),
        frequencies_(model.patterns.size()) {}

  GtfsPlan Run() {
    CollectTrips();
    CollectFrequencies();
    plan_.lines.assign(model_.lines.size(), false);
    plan_.trip_ids.resize(model_.trips.size());
    for (const TripId id : model_.trips.ids()) {
      if (IsOpen(model_.trips[id].pattern)) {
        plan_.trip_ids[id] = trip_ids_.Take(model_.trips[id].key);
      }
    }
    for (const PatternId id : model_.patterns.ids()) {
      if (IsOpen(id)) AddPattern(id);
    }
    LinkBlocks();
    MarkStops();
    NameStops();
    return std::move(plan_);
  }

 private:
  bool IsOpen(PatternId id) const { return model_.Runs(model_.patterns[id]); }

  void CollectTrips() {
    for (const TripId id : model_.trips.ids()) {
      by_clock_[model_.trips[id].pattern].push_back(id);
    }
  }

  void CollectFrequencies() {
    IdVector<PatternId, bool> counted(model_.patterns.size(), false);
    for (const HeadwayPeriod& period : model_.headway_periods) {
      counted[period.pattern] = true;
      frequencies_[period.pattern].push_back({period.from.since_midnight,
                                              period.to.since_midnight,
                                              period.headway});
    }
    for (const Service& service : model_.services) {
      const bool runs =
          service.headway > Seconds(0) || service.milli_trains > 0;
      if (!runs || counted[service.pattern] ||
          !by_clock_[service.pattern].empty()) {
        continue;
      }
      frequencies_[service.pattern].push_back(FrequencyOf(model_, service));
    }
  }

  void AddPattern(PatternId id) {
    for (const TripId trip : by_clock_[id]) {
      plan_.trips.push_back({plan_.trip_ids[trip], id, trip, "", {}});
    }
    AddTemplates(id);
    if (!by_clock_[id].empty() || !frequencies_[id].empty()) {
      plan_.lines[model_.patterns[id].line] = true;
    }
  }

  // As many templates as it takes for no two rows of one to overlap.
  void AddTemplates(PatternId id) {
    std::vector<GtfsFrequencyRow>& rows = frequencies_[id];
    std::stable_sort(rows.begin(), rows.end(),
                     [](const GtfsFrequencyRow& a, const GtfsFrequencyRow& b) {
                       return a.from < b.from;
                     });
    const size_t first = plan_.trips.size();
    for (const GtfsFrequencyRow& row : rows) {
      size_t at = first;
      while (at < plan_.trips.size() &&
             plan_.trips[at].frequencies.back().to > row.from) {
        ++at;
      }
      if (at == plan_.trips.size()) {
        const std::string& key = model_.patterns[id].key;
        plan_.trips.push_back({trip_ids_.Take(key), id, TripId(), "", {}});
      }
      plan_.trips[at].frequencies.push_back(row);
    }
  }

  // A chain of trips that run on as each other is a block, named for its
  // first.
  void LinkBlocks() {
    IdVector<TripId, TripId> next(model_.trips.size());
    IdVector<TripId, bool> has_earlier(model_.trips.size(), false);
    for (const TripId id : model_.trips.ids()) {
      const TripId later = model_.trips[id].continues_as;
      if (later.is_none() || plan_.trip_ids[id].empty() ||
          plan_.trip_ids[later].empty()) {
        continue;
      }
      has_earlier[later] = true;
      next[id] = later;
    }
    IdVector<TripId, std::string> block(model_.trips.size());
    for (const TripId first : model_.trips.ids()) {
      if (has_earlier[first] || next[first].is_none()) continue;
      for (TripId id = first; !id.is_none(); id = next[id]) {
        block[id] = plan_.trip_ids[first];
      }
    }
    for (GtfsTripRow& row : plan_.trips) {
      if (!row.trip.is_none()) row.block = block[row.trip];
    }
  }

  void MarkStops() {
    plan_.stations.assign(model_.stations.size(), false);
    plan_.anywhere.assign(model_.stations.size(), false);
    plan_.has_platforms.assign(model_.stations.size(), false);
    plan_.platforms.assign(model_.platforms.size(), false);
    for (const GtfsTripRow& row : plan_.trips) {
      for (const PatternStop& stop : model_.patterns[row.pattern].stops) {
        plan_.stations[stop.station] = true;
        if (stop.platform.is_none()) {
          plan_.anywhere[stop.station] = true;
        } else {
          plan_.platforms[stop.platform] = true;
          plan_.has_platforms[stop.station] = true;
        }
      }
    }
  }

  void NameStops() {
    UniqueIds ids;
    plan_.station_ids.resize(model_.stations.size());
    plan_.anywhere_ids.resize(model_.stations.size());
    plan_.platform_ids.resize(model_.platforms.size());
    for (const StationId id : model_.stations.ids()) {
      if (!plan_.stations[id]) continue;
      plan_.station_ids[id] = ids.Take(model_.stations[id].name.key);
      plan_.anywhere_ids[id] = plan_.station_ids[id];
    }
    for (const PlatformId id : model_.platforms.ids()) {
      if (!plan_.platforms[id]) continue;
      plan_.platform_ids[id] = ids.Take(model_.platforms[id].name.key);
    }
    for (const StationId id : model_.stations.ids()) {
      if (!plan_.anywhere[id] || !plan_.has_platforms[id]) continue;
      plan_.anywhere_ids[id] =
          ids.Take(absl::StrCat(plan_.station_ids[id], "/any"));
    }
  }

  const LineModel& model_;
  IdVector<PatternId, std::vector<TripId>> by_clock_;
  IdVector<PatternId, std::vector<GtfsFrequencyRow>> frequencies_;
  UniqueIds trip_ids_;
  GtfsPlan plan_;
};

Metres HopLength(const LineModel& model, StationId from,
                 const PatternStop& stop) {
  if (!stop.tracks.empty()) return PathLength(model, stop.tracks);
  return GeodesicDistance(model.stations[from].position,
                          model.stations[stop.station].position);
}

}  // namespace

GtfsPlan PlanGtfs(const LineModel& model) { return Planner(model).Run(); }

std::vector<GtfsCall> GtfsCallsOnce(const LineModel& model, PatternId id) {
  std::vector<GtfsCall> calls;
  Metres distance;
  StationId before;
  for (const PatternStop& stop : model.patterns[id].stops) {
    if (!calls.empty()) distance += HopLength(model, before, stop);
    before = stop.station;
    calls.push_back({&stop, stop.boards, stop.alights, distance});
  }
  return calls;
}

std::vector<GtfsCall> GtfsCalls(const LineModel& model, PatternId id) {
  std::vector<GtfsCall> calls = GtfsCallsOnce(model, id);
  if (!model.line_of(id).ring) return calls;
  const Metres round = calls.back().distance;
  const size_t stops = calls.size();
  calls.back().boards = false;  // the seam: they board where it starts
  for (size_t i = 1; i < stops; ++i) {
    GtfsCall call = calls[i];
    call.boards = false;
    call.distance += round;
    calls.push_back(call);
  }
  return calls;
}

}  // namespace railreach
