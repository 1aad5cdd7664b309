// What every variant must satisfy.
#ifndef TESTS_SCENARIO_VARIANT_CHECKS_H_
#define TESTS_SCENARIO_VARIANT_CHECKS_H_

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/network/stop_table.h"
#include "engine/scenario/apply.h"
#include "gtest/gtest.h"
#include "tests/scenario/model_dump.h"

namespace railreach {

// Every stop that the two have in common is the same one, and stands first.
inline void ExpectStopsBegin(const LineModel& model, const StopTable& before,
                             const LineModel& changed) {
  const StopTable after = BuildStops(changed, EntryLevel::kMiddle);
  ASSERT_GE(after.size(), before.size());
  for (const StopId stop : IdRange<StopId>(before.size())) {
    ASSERT_EQ(before.station[stop], after.station[stop]);
    ASSERT_EQ(before.platform[stop], after.platform[stop]);
    ASSERT_EQ(before.operator_class[stop], after.operator_class[stop]);
    ASSERT_EQ(before.area[stop], after.area[stop]);
  }
  for (const PatternId id : model.patterns.ids()) {
    ASSERT_EQ(before.of_pattern[id], after.of_pattern[id]);
  }
}

template <typename Rows, typename IdType>
void ExpectOnlyThese(const Rows& before, const Rows& after,
                     const std::vector<IdType>& changed) {
  ASSERT_TRUE(std::is_sorted(changed.begin(), changed.end()));
  ASSERT_EQ(std::set<IdType>(changed.begin(), changed.end()).size(),
            changed.size());
  for (const IdType id : before.ids()) {
    if (std::binary_search(changed.begin(), changed.end(), id)) continue;
    ASSERT_EQ(Dump(before[id]), Dump(after[id]));
  }
  if (!changed.empty()) {
    ASSERT_LT(changed.back().index(), before.size());
  }
}

template <typename Rows>
std::vector<std::string> DumpRows(const Rows& rows) {
  std::vector<std::string> texts;
  for (const auto& row : rows) texts.push_back(Dump(row));
  return texts;
}

// The list of changes names all of them.
inline void ExpectNamed(const Model& before, const Variant& variant) {
  const LineModel& a = before.lines;
  const LineModel& b = variant.model.lines;
  const ChangeSet& changes = variant.changes;
  if (!changes.tracks) {
    ExpectOnlyThese(a.patterns, b.patterns, changes.patterns);
  }
  ExpectOnlyThese(a.lines, b.lines, changes.lines);
  ExpectOnlyThese(a.stations, b.stations, changes.stations);
  if (!changes.services) {
    ASSERT_EQ(DumpRows(a.services), DumpRows(b.services));
  }
  if (!changes.transfers) {
    ASSERT_EQ(DumpRows(a.transfers), DumpRows(b.transfers));
  }
  if (!changes.rules) {
    ASSERT_EQ(a.integrated, b.integrated);
  }
  if (!changes.places) {
    ASSERT_EQ(before.places.zones.size(), variant.model.places.zones.size());
  }
}

// What readers of a model rely on.
inline void ExpectSound(const LineModel& model) {
  std::set<std::string> keys;
  for (const Pattern& pattern : model.patterns) {
    ASSERT_TRUE(keys.insert(pattern.key).second) << pattern.key;
    ASSERT_GE(pattern.stops.size(), 2u) << pattern.key;
    for (size_t i = 1; i < pattern.stops.size(); ++i) {
      ASSERT_GE(pattern.stops[i].run, Seconds(pattern.open ? 1 : 0))
          << pattern.key;
      ASSERT_GE(pattern.stops[i].dwell, Seconds(0));
      StationId at = pattern.stops[i - 1].station;
      if (pattern.stops[i].tracks.empty()) continue;
      for (const TrackId id : pattern.stops[i].tracks) {
        const Track& track = model.tracks[id];
        ASSERT_TRUE(track.from == at || track.to == at) << pattern.key;
        at = track.from == at ? track.to : track.from;
      }
      ASSERT_EQ(at, pattern.stops[i].station) << pattern.key;
    }
    if (pattern.open && model.lines[pattern.line].ring) {
      ASSERT_EQ(pattern.stops.front().station, pattern.stops.back().station);
    }
  }
  for (size_t i = 1; i < model.services.size(); ++i) {
    const Service& a = model.services[i - 1];
    const Service& b = model.services[i];
    ASSERT_LT(std::tie(a.pattern, a.band), std::tie(b.pattern, b.band));
  }
}

}  // namespace railreach

#endif  // TESTS_SCENARIO_VARIANT_CHECKS_H_
