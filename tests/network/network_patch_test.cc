// A patched network is the network of the variant, byte for byte.
#include "engine/network/network_patch.h"

#include "engine/scenario/apply.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/line_notation.h"
#include "tests/support/random_scenario.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

void ExpectSame(const StopTable& a, const StopTable& b) {
  EXPECT_EQ(a.station, b.station);
  EXPECT_EQ(a.platform, b.platform);
  EXPECT_EQ(a.tiers, b.tiers);
  EXPECT_EQ(a.operator_class, b.operator_class);
  EXPECT_EQ(a.area, b.area);
  EXPECT_EQ(a.entry, b.entry);
  EXPECT_EQ(a.exit, b.exit);
  EXPECT_EQ(a.change, b.change);
  EXPECT_EQ(a.of_station, b.of_station);
  EXPECT_EQ(a.of_pattern, b.of_pattern);
}

void ExpectSame(const Network& a, const Network& b) {
  EXPECT_EQ(a.reversed, b.reversed);
  EXPECT_EQ(a.band_length, b.band_length);
  ExpectSame(a.stops, b.stops);
  EXPECT_EQ(a.patterns.stops, b.patterns.stops);
  EXPECT_EQ(a.patterns.run, b.patterns.run);
  EXPECT_EQ(a.patterns.dwell, b.patterns.dwell);
  EXPECT_EQ(a.patterns.wait, b.patterns.wait);
  EXPECT_EQ(a.patterns.milli_trains, b.patterns.milli_trains);
  EXPECT_EQ(a.patterns.visits, b.patterns.visits);
  EXPECT_EQ(a.connections, b.connections);
  EXPECT_EQ(a.transfers, b.transfers);
}

NetworkOptions OptionsFor(uint32_t seed) {
  NetworkOptions options;
  options.band = BandId(0);
  // Stations of random models stand some 3 km apart: every other one walks.
  if (seed % 2 == 0) {
    options.transfer_radius = Metres(4000.0);
    options.walk_kmh = 20;
  }
  if (seed % 5 == 0) options.wait_model = WaitModel::kOptimal;
  return options;
}

// M1 every 6   A 2 B 3 C
// M2 every 10  B 4 D         opens
TEST(NetworkPatchTest, AnOpenedLineBringsItsRowsItsStopsAndItsChanges) {
  LineModel lines = ParseLines(R"(
    M1 every 6   A 2 B 3 C
    M2 every 10  B 4 D)");
  lines.lines[LineId(1)].open = false;
  const NetworkPatcher patcher(lines, OptionsFor(1));
  LineModel variant = lines;
  variant.lines[LineId(1)].open = true;
  ChangeSet changes;
  changes.lines = {LineId(1)};
  changes.patterns = {PatternId(2), PatternId(3)};
  NetworkPatch patch;
  patcher.Find(variant, changes, patch);

  ASSERT_EQ(patch.patterns.size(), 2u);
  EXPECT_EQ(patch.patterns[0].wait, Minutes(10 / 2));
  EXPECT_THAT(patch.patterns[0].row.run, ElementsAre(Seconds(0), Minutes(4)));
  // B is a stop of M1 already; D comes into service.
  const StopId b = patch.patterns[0].row.stops[0];
  const StopId d = patch.patterns[0].row.stops[1];
  EXPECT_THAT(patch.touched, ElementsAre(b, d));
  EXPECT_THAT(patch.retiered, ElementsAre(d));
  EXPECT_THAT(patch.connections, IsEmpty());
  ASSERT_EQ(patch.transfers.size(), 1u);
  EXPECT_EQ(patch.transfers[0].from, d);
}

TEST(NetworkPatchTest, AnEmptyChangeSetGivesAnEmptyPatch) {
  const Model model = RandomModel(3);
  const NetworkPatcher patcher(model.lines, OptionsFor(3));
  NetworkPatch patch;
  patcher.Find(model.lines, ChangeSet(), patch);
  EXPECT_THAT(patch.patterns, IsEmpty());
  EXPECT_THAT(patch.connections, IsEmpty());
  EXPECT_THAT(patch.transfers, IsEmpty());
  EXPECT_THAT(patch.touched, IsEmpty());
  ExpectSame(Patched(patcher.network(), patch), patcher.network());
}

// Invariant: rebuild equals build.
TEST(NetworkPatchTest, APatchedNetworkIsTheOneBuiltFromNothing) {
  int patched = 0, refused = 0, new_stops = 0, new_stations = 0;
  int connections = 0, transfers = 0, closed = 0;
  for (uint32_t seed = 0; seed < 250; ++seed) {
    const Model model = RandomModel(seed);
    const NetworkOptions options = OptionsFor(seed);
    const Applier applier(model);
    const NetworkPatcher patcher(model.lines, options);
    const Network reversed = Reversed(patcher.network());
    Variant variant;
    NetworkPatch patch, reverse_patch;  // reused
    for (uint32_t k = 0; k < 20; ++k) {
      SCOPED_TRACE(testing::Message()
                   << "model " << seed << ", scenario " << k);
      Diagnostics diagnostics;
      applier.Apply(RandomScenario(model, 1000 * seed + k), variant,
                    diagnostics);
      if (!diagnostics.ok()) continue;
      const LineModel& lines = variant.model.lines;
      if (!patcher.CanPatch(lines, variant.changes)) {
        ++refused;
        continue;
      }
      patcher.Find(lines, variant.changes, patch);
      ReversePatch(patcher.network(), reversed, patch, reverse_patch);
      const Network built = BuildNetwork(lines, options);
      ExpectSame(Patched(patcher.network(), patch), built);
      ExpectSame(Patched(reversed, reverse_patch), Reversed(built));
      if (HasFailure()) return;
      ++patched;
      new_stops += patch.stops.size() > patcher.network().stops.size();
      new_stations += lines.stations.size() > model.lines.stations.size();
      connections += !patch.connections.empty();
      transfers += !patch.transfers.empty();
      for (const auto& pattern : patch.patterns) {
        closed += pattern.row.stops.empty() &&
                  pattern.id.index() < model.lines.patterns.size();
      }
    }
  }
  EXPECT_GT(patched, 2000);
  EXPECT_GT(refused, 50);
  EXPECT_GT(new_stops, 500);
  EXPECT_GT(new_stations, 100);
  EXPECT_GT(connections, 300);
  EXPECT_GT(transfers, 500);
  EXPECT_GT(closed, 500);
}

}  // namespace
}  // namespace railreach
