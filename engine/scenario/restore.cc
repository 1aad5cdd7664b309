#include "engine/scenario/restore.h"

#include <vector>

namespace railreach {
namespace {

template <typename IdType, typename T>
void RestoreRows(const IdVector<IdType, T>& baseline,
                 const std::vector<IdType>& changed,
                 IdVector<IdType, T>& rows) {
  rows.resize(baseline.size());
  for (const IdType id : changed) rows[id] = baseline[id];
}

// Trips of the baseline keep their rows; only what follows them may differ.
void RestoreTrips(const LineModel& baseline, LineModel& model) {
  const bool grown = model.trips.size() > baseline.trips.size();
  model.trips.resize(baseline.trips.size());
  for (const TripId id : baseline.trips.ids()) {
    model.trips[id].continues_as = baseline.trips[id].continues_as;
  }
  if (grown) model.stop_times = baseline.stop_times;
  model.headway_periods.resize(baseline.headway_periods.size());
}

}  // namespace

void Restore(const Model& baseline, Variant& variant) {
  const LineModel& from = baseline.lines;
  LineModel& model = variant.model.lines;
  const ChangeSet& changes = variant.changes;
  RestoreRows(from.stations, changes.stations, model.stations);
  RestoreRows(from.lines, changes.lines, model.lines);
  RestoreRows(from.patterns, changes.patterns, model.patterns);
  if (changes.tracks) model.patterns = from.patterns;
  model.tracks.resize(from.tracks.size());
  model.track_lines.resize(from.track_lines.size());
  model.groups.resize(from.groups.size());
  if (changes.services) {
    model.services = from.services;
    RestoreTrips(from, model);
  }
  if (changes.transfers) model.transfers = from.transfers;
  if (changes.rules) {
    model.tiers = from.tiers;
    model.integrated = from.integrated;
  }
  if (changes.places) {
    variant.model.places.zones = baseline.places.zones;
    variant.model.places.points = baseline.places.points;
  }
  variant.changes = ChangeSet();
}

}  // namespace railreach
