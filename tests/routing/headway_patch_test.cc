// A search on a patched workspace is the search of the variant.
#include "engine/network/network_patch.h"
#include "engine/routing/headway_batch.h"
#include "engine/scenario/apply.h"
#include "gtest/gtest.h"
#include "tests/support/line_notation.h"
#include "tests/support/random_scenario.h"

namespace railreach {
namespace {

constexpr Seconds kHorizon = Minutes(300);

NetworkOptions OptionsFor(uint32_t seed) {
  NetworkOptions options;
  options.band = BandId(0);
  if (seed % 2 == 0) {
    options.transfer_radius = Metres(4000.0);
    options.walk_kmh = 20;
  }
  return options;
}

// Every stop is an origin of its own lane.
std::vector<std::vector<Leg>> OriginsAt(size_t num_stops) {
  std::vector<std::vector<Leg>> origins;
  for (size_t s = 0; s < std::min(num_stops, kLanes); ++s) {
    origins.push_back({{StopId(s), Seconds(static_cast<int32_t>(s % 7))}});
  }
  return origins;
}

// The rows of all stops; both workspaces search from the same origins.
size_t RowsThatDiffer(const Network& of_patched, HeadwayWorkspace& patched,
                      const Network& built, HeadwayWorkspace& fresh) {
  const auto origins = OriginsAt(built.stops.size());
  const std::vector<Legs> legs(origins.begin(), origins.end());
  SearchBatch(of_patched, legs, kHorizon, patched);
  SearchBatch(built, legs, kHorizon, fresh);
  size_t differ = 0;
  for (const StopId stop : built.stops.station.ids()) {
    differ += patched.row(stop) != fresh.row(stop);
  }
  return differ;
}

TEST(HeadwayPatchTest, FindsWhatASearchOfTheVariantFinds) {
  int searched = 0, changed = 0;
  for (uint32_t seed = 0; seed < 200; ++seed) {
    const Model model = RandomModel(seed);
    const Applier applier(model);
    const NetworkPatcher patcher(model.lines, OptionsFor(seed));
    const Network& network = patcher.network();
    const Network reversed = Reversed(network);
    HeadwayWorkspace forward(network), backward(reversed);
    HeadwayWorkspace baseline(network);
    Variant variant;
    NetworkPatch patch, reverse_patch;
    for (uint32_t k = 0; k < 15; ++k) {
      SCOPED_TRACE(testing::Message()
                   << "model " << seed << ", scenario " << k);
      Diagnostics diagnostics;
      applier.Apply(RandomScenario(model, 1000 * seed + k), variant,
                    diagnostics);
      const LineModel& lines = variant.model.lines;
      if (!diagnostics.ok() || !patcher.CanPatch(lines, variant.changes)) {
        continue;
      }
      patcher.Find(lines, variant.changes, patch);
      ReversePatch(network, reversed, patch, reverse_patch);
      forward.Patch(patch);
      backward.Patch(reverse_patch);
      const Network built = BuildNetwork(lines, OptionsFor(seed));
      const Network built_reversed = Reversed(built);
      HeadwayWorkspace fresh(built), fresh_reversed(built_reversed);
      ASSERT_EQ(RowsThatDiffer(network, forward, built, fresh), 0u);
      ASSERT_EQ(
          RowsThatDiffer(reversed, backward, built_reversed, fresh_reversed),
          0u);
      ++searched;
      changed += RowsThatDiffer(network, baseline, network, forward) > 0;
    }
    // A patch that changes nothing takes all of them back.
    patcher.Find(model.lines, ChangeSet(), patch);
    forward.Patch(patch);
    ASSERT_EQ(RowsThatDiffer(network, forward, network, baseline), 0u);
  }
  EXPECT_GT(searched, 1000);
  EXPECT_GT(changed, searched / 2);
}

}  // namespace
}  // namespace railreach
