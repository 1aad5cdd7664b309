// Two timetables of which one is the other after a scenario; see
// ../shared/oracles/README.md.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/routing/window_times.h"
#include "engine/scenario/apply.h"
#include "engine/session/clock_session.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/feed_study.h"
#include "tests/support/oracle_files.h"

namespace railreach {
namespace {

constexpr TimeOfDay kSeven{Minutes(7 * 60)};
constexpr TimeOfDay kEight{Minutes(8 * 60)};

// Seconds by departure, for the pairs that are ever reached.
using Profiles =
    std::map<std::pair<std::string, std::string>, std::vector<LaneTime>>;

Profiles AllPairs(const Study& study, const WindowParameters& window,
                  Seconds horizon) {
  const ClockSession session(study, window, horizon, 2);
  const auto stations = ServedStations(study.model, session.network().network);
  Profiles profiles;
  session.FindMatrix(
      stations, stations, SearchDirection::kFrom, PlatformTime::kExcluded, 2,
      [&](size_t from, absl::Span<const std::vector<LaneTime>> rows) {
        for (size_t to = 0; to < rows.size(); ++to) {
          profiles[{stations[from].name.key, stations[to].name.key}] = rows[to];
        }
      });
  return profiles;
}

Study Changed(const Study& baseline, const Change& change) {
  Scenario scenario;
  scenario.name.key = "oracle";
  scenario.modifications.push_back({change, {}});
  const Applier applier(baseline.model);
  Variant variant;
  Diagnostics diagnostics;
  applier.Apply(scenario, variant, diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
  Study study = baseline;
  study.model = std::move(variant.model);
  return study;
}

Study LoadGrid(const std::string& name) {
  Study study =
      LoadFeed(absl::StrCat(*OracleFolder("theory_grid"), "/", name, ".zip"),
               "20200102");
  SetPlatformTimes(Seconds(0), Seconds(0), study.model.lines);
  return study;
}

PatternId PatternOf(const LineModel& model, const std::string& line,
                    Direction direction) {
  for (const PatternId id : model.patterns.ids()) {
    if (model.line_of(id).name.key == line &&
        model.patterns[id].direction == direction) {
      return id;
    }
  }
  ADD_FAILURE() << "no pattern of line " << line;
  return PatternId(0);
}

// The line as a planner would word it; stations that `known` lacks by point.
AddLine LineAsPlanned(const LineModel& model, const LineModel& known,
                      const std::string& key) {
  const PatternId out = PatternOf(model, key, Direction::kOut);
  const Line& line = model.line_of(out);
  AddLine change;
  change.name = line.name;
  change.tier = line.tier;
  change.operator_class = model.operator_classes[line.operator_class];
  for (const Trip& trip : model.trips) {
    if (trip.pattern != out) continue;
    const TripId id(static_cast<size_t>(&trip - model.trips.rows().data()));
    change.departures.push_back({model.stop_times[id][0].departure});
  }
  for (const PatternStop& stop : model.patterns[out].stops) {
    const Station& station = model.stations[stop.station];
    StopAt at;
    at.station = station.name.key;
    at.dwell = stop.dwell;
    if (!change.stops.empty()) at.run = stop.run;
    bool is_known = false;
    for (const Station& other : known.stations) {
      is_known |= other.name.key == at.station;
    }
    if (!is_known) at.position = station.position;
    change.stops.push_back(at);
  }
  return change;
}

TEST(ScenarioOracleTest, AnAddedColumnOfTheGridIsAsIfItHadBeenThere) {
  SKIP_WITHOUT_ORACLES();
  const Study base = LoadGrid("scenario_base_30");
  const Study added = LoadGrid("scenario_added_column_30");
  const Study changed = Changed(
      base, LineAsPlanned(added.model.lines, base.model.lines, "added"));
  const WindowParameters window = EveryMinuteFrom(kSeven, 120);
  const Profiles before = AllPairs(base, window, Minutes(120));
  const Profiles expected = AllPairs(added, window, Minutes(120));
  const Profiles found = AllPairs(changed, window, Minutes(120));
  EXPECT_EQ(before.size(), 62u * 62u);
  EXPECT_EQ(expected.size(), 91u * 91u);
  EXPECT_TRUE(found == expected);
  // By way of the column from one row to the other, which no train did.
  const std::pair<std::string, std::string> pair = {"0_10", "30_25"};
  EXPECT_NE(before.at(pair), expected.at(pair));
  // And nobody has to wait longer than before.
  for (const auto& [ends, times] : before) {
    for (size_t k = 0; k < times.size(); ++k) {
      ASSERT_LE(found.at(ends)[k], times[k]);
    }
  }
}

TEST(ScenarioOracleTest, BusanWithoutLine3) {
  SKIP_WITHOUT_ORACLES();
  Study baseline =
      LoadFeed(*OracleFolder("timetable/busan/gtfs.zip"), "20250616");
  SetPlatformTimes(Seconds(0), Seconds(0), baseline.model.lines);
  const Study study = Changed(baseline, CloseLine{"3"});
  const OracleTable table(ReadGzip(*OracleFolder(
      "timetable/busan/busan_20250616_0800_m0_DROP_line3_od_le7200s.csv")));
  const auto from = table.Texts("from");
  const auto to = table.Texts("to");
  const auto seconds = table.Numbers("seconds");
  const Profiles found =
      AllPairs(study, EveryMinuteFrom(kEight, 1), Seconds(7200));
  EXPECT_EQ(found.size(), 97u * 97u);
  for (size_t i = 0; i < from.size(); ++i) {
    ASSERT_EQ(found.at({from[i], to[i]})[0], seconds[i]);
  }
  size_t reached = 0;
  int within_an_hour = 0;
  for (const auto& [ends, times] : found) {
    reached += times[0] != kLaneUnreachable;
    within_an_hour += times[0] <= 3600;
  }
  EXPECT_EQ(reached, from.size());
  EXPECT_EQ(within_an_hour, 7'413);
}

}  // namespace
}  // namespace railreach
