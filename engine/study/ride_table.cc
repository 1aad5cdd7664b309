#include "engine/study/ride_table.h"

#include <algorithm>

#include "engine/base/check.h"
#include "engine/model/track_path.h"

namespace railreach {
namespace {

// The stop at a position that may pass the end of a ring.
const PatternStop& StopAt(const Pattern& pattern, size_t position) {
  const size_t size = pattern.stops.size();
  return pattern.stops[position < size ? position : position - size + 1];
}

}  // namespace

Section FindSection(const LineModel& model, PatternId id, StationId from,
                    StationId to) {
  const Pattern& pattern = model.patterns[id];
  const size_t size = pattern.stops.size();
  const bool ring = model.line_of(id).ring;
  const size_t end = ring ? 2 * size - 1 : size;
  Section best = {0, 0};
  Seconds best_ride = kUnreachable;
  for (size_t i = 0; i < size; ++i) {
    if (pattern.stops[i].station != from) continue;
    Seconds ride;
    for (size_t j = i + 1; j < end; ++j) {
      const PatternStop& stop = StopAt(pattern, j);
      ride += stop.run;
      if (stop.station == to) {
        if (ride < best_ride) best = {i, j};
        best_ride = std::min(best_ride, ride);
        break;
      }
      ride += stop.dwell;
    }
  }
  CHECK(best_ride != kUnreachable);
  return best;
}

std::vector<StationId> StationsOf(const LineModel& model, PatternId pattern,
                                  StationId from, StationId to) {
  const Section section = FindSection(model, pattern, from, to);
  std::vector<StationId> stations;
  for (size_t i = section.first; i <= section.last; ++i) {
    stations.push_back(StopAt(model.patterns[pattern], i).station);
  }
  return stations;
}

const Connection& RideTable::ConnectionOf(const Ride& ride) const {
  const auto row = network_.connections[ride.from];
  const auto it =
      std::find_if(row.begin(), row.end(), [&](const Connection& c) {
        return c.to == ride.to && c.group == ride.group;
      });
  CHECK(it != row.end());
  return *it;
}

const RideFacts& RideTable::Find(const Ride& ride) {
  const PatternId pattern =
      ride.pattern.is_none() ? ConnectionOf(ride).typical : ride.pattern;
  const StationId from = network_.stops.station[ride.from];
  const StationId to = network_.stops.station[ride.to];
  const auto [it, inserted] = facts_.try_emplace({pattern, from, to});
  if (inserted) it->second = Measure(pattern, from, to);
  return it->second;
}

RideFacts RideTable::Measure(PatternId pattern, StationId from,
                             StationId to) const {
  const Section section = FindSection(model_, pattern, from, to);
  const Pattern& row = model_.patterns[pattern];
  RideFacts facts;
  facts.pattern = pattern;
  facts.line = row.line;
  facts.tier = model_.lines[row.line].tier;
  Seconds run, assumed;
  for (size_t i = section.first; i <= section.last; ++i) {
    const PatternStop& stop = StopAt(row, i);
    facts.via_hub |= named_.hub[stop.station];
    facts.via_centre |= named_.centre[stop.station];
    if (i == section.first) continue;
    facts.length += PathLength(model_, stop.tracks);
    run += stop.run;
    if (stop.run_assumed) assumed += stop.run;
  }
  facts.assumed = static_cast<double>(assumed.count()) / run.count();
  return facts;
}

}  // namespace railreach
