#include "engine/model/defaults.h"

#include "engine/base/diagnostics.h"
#include "engine/input/native_tables.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;

TEST(DefaultsTest, TheBandsOfTheDayFollowEachOther) {
  LineModel model;
  FillDefaults(model);
  std::vector<std::string> keys;
  for (const BandId id : model.bands.ids()) {
    keys.push_back(model.bands[id].name.key);
    if (id.index() > 0) {
      EXPECT_EQ(model.bands[BandId(id.index() - 1)].to, model.bands[id].from);
    }
  }
  EXPECT_THAT(keys, ElementsAre("early", "morning_peak", "day", "evening_peak",
                                "late"));
  EXPECT_EQ(model.bands[BandId(1)].length(), Minutes(120));
}

// networks/shanghai holds the same judgement in its tables.
TEST(DefaultsTest, AreThoseOfTheTables) {
  LineModel model;
  FillDefaults(model);
  Diagnostics diagnostics;
  const LineModel tables =
      ReadNativeTables(RAILREACH_SOURCE_DIR "/networks/shanghai", diagnostics)
          .model.lines;
  ASSERT_TRUE(diagnostics.ok()) << diagnostics.Report();
  for (const Tier tier : kTiers) {
    SCOPED_TRACE(Name(tier));
    const TierRules& ours = model.rules(tier);
    const TierRules& theirs = tables.rules(tier);
    EXPECT_TRUE(ours.given);
    EXPECT_EQ(ours.times.entry, theirs.times.entry);
    EXPECT_EQ(ours.times.entry_low, theirs.times.entry_low);
    EXPECT_EQ(ours.times.entry_high, theirs.times.entry_high);
    EXPECT_EQ(ours.times.exit, theirs.times.exit);
    EXPECT_EQ(ours.times.change, theirs.times.change);
    EXPECT_EQ(ours.profile.cap_kmh, theirs.profile.cap_kmh);
    EXPECT_EQ(ours.profile.acceleration_m_s2, theirs.profile.acceleration_m_s2);
    EXPECT_EQ(ours.profile.braking_m_s2, theirs.profile.braking_m_s2);
    EXPECT_EQ(ours.profile.dwell, theirs.profile.dwell);
    EXPECT_EQ(ours.profile.recovery_pct, theirs.profile.recovery_pct);
    EXPECT_EQ(ours.profile.curvature, theirs.profile.curvature);
    EXPECT_EQ(ours.coverage_radii, theirs.coverage_radii);
    EXPECT_EQ(ours.direct_trips_per_hour, theirs.direct_trips_per_hour);
  }
  ASSERT_EQ(model.access_rules.size(), tables.access_rules.size());
  for (const AccessRuleId id : model.access_rules.ids()) {
    const AccessRule& ours = model.access_rules[id];
    const AccessRule& theirs = tables.access_rules[id];
    SCOPED_TRACE(theirs.mode);
    EXPECT_EQ(ours.tier, theirs.tier);
    EXPECT_EQ(ours.mode, theirs.mode);
    EXPECT_EQ(ours.end, theirs.end);
    EXPECT_EQ(ours.speed_kmh, theirs.speed_kmh);
    EXPECT_EQ(ours.detour, theirs.detour);
    EXPECT_EQ(ours.fixed, theirs.fixed);
    EXPECT_EQ(ours.maximum, theirs.maximum);
    EXPECT_EQ(ours.provenance.assumed, theirs.provenance.assumed);
  }
}

TEST(DefaultsTest, WhatIsGivenStays) {
  LineModel model;
  model.bands.push_back({{"all", "", ""}, {Minutes(0)}, {Minutes(1440)}});
  model.tiers[Index(Tier::kMetro)].given = true;
  model.tiers[Index(Tier::kMetro)].times.entry = Minutes(1);
  model.access_rules.push_back(AccessRule());
  FillDefaults(model);
  EXPECT_EQ(model.bands.size(), 1u);
  EXPECT_EQ(model.rules(Tier::kMetro).times.entry, Minutes(1));
  EXPECT_EQ(model.rules(Tier::kTrunk).times.entry, Minutes(15));
  EXPECT_EQ(model.access_rules.size(), 1u);
}

}  // namespace
}  // namespace railreach
