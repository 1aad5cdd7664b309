#include "engine/wire/comparison_wire.h"

#include <string>

#include "gtest/gtest.h"
#include "railreach/v1/comparison.pb.h"
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

// The sample before; after, with another third zone, a journey lost, more
// people and a closed line after.
StudyComparison SampleComparison() {
  Study b_study = SampleStudy();
  StudyResult b = SampleResult();
  b.catchments[NodeId(0)].door_to_door.study_area[60] += 5000;
  b.pairs(0, 1).total = kUnreachable;
  b.zone_times(0, 1) = kNotReached16;
  b_study.model.places.zones[ZoneId(2)].name.key = "Z9";
  b_study.model.lines.lines[LineId(0)].open = false;
  b.service_levels[StationId(0)] = ServiceLevel();
  b_study.parameters.walk_kmh = 5;
  return Compare(SampleStudy(), SampleResult(), b_study, b);
}

v1::StudyComparison MessageOf(const StudyComparison& comparison) {
  v1::StudyComparison message;
  EXPECT_TRUE(message.ParseFromString(EncodeComparison(comparison)));
  return message;
}

TEST(ComparisonWireTest, EqualComparisonsGiveEqualBytes) {
  EXPECT_EQ(EncodeComparison(SampleComparison()),
            EncodeComparison(SampleComparison()));
}

TEST(ComparisonWireTest, EveryRowIsThere) {
  const StudyComparison comparison = SampleComparison();
  const v1::StudyComparison message = MessageOf(comparison);
  EXPECT_EQ(message.tool(), "railreach");
  EXPECT_EQ(message.a().name().id(), "sample");
  ASSERT_EQ(message.parameters_size(), 1);
  EXPECT_EQ(message.parameters(0).name(), "walk_kmh");
  EXPECT_EQ(message.parameters(0).a(), "4.5");
  EXPECT_TRUE(message.parameters(0).measure());
  EXPECT_EQ(message.cutoff_s_size(), 2);
  EXPECT_EQ(message.nodes_size(), static_cast<int>(comparison.nodes.size()));
  EXPECT_EQ(message.zones_size(), 4);
  EXPECT_EQ(message.regions_size(),
            static_cast<int>(comparison.regions.size()));
  EXPECT_EQ(message.pairs().from_node_size(), 20);
  EXPECT_EQ(message.pairs().a().total_s_size(), 20);
  EXPECT_EQ(message.pairs().b().by_rail_size(), 20);
  EXPECT_EQ(message.targets_size(), 3);
  EXPECT_EQ(message.lines_size(), static_cast<int>(comparison.lines.size()));
  EXPECT_EQ(message.stations_size(),
            static_cast<int>(comparison.stations.size()));
}

TEST(ComparisonWireTest, NumbersKeepTheirSides) {
  const v1::StudyComparison message = MessageOf(SampleComparison());
  const v1::NodeChange& node = message.nodes(0);
  EXPECT_EQ(node.headline().b() - node.headline().a(), 5000);
  EXPECT_EQ(node.people_size(), 2);
  EXPECT_EQ(node.direction(), v1::DIRECTION_TO);
  EXPECT_TRUE(node.comparable());
  EXPECT_EQ(message.totals().nodes_gain(), 1);
  EXPECT_EQ(message.targets(1).verdict_a(), "met");
  EXPECT_EQ(message.targets(1).state(), v1::TARGET_STATE_STILL_MET);
}

TEST(ComparisonWireTest, WhatIsNotThereIsAbsent) {
  const v1::StudyComparison message = MessageOf(SampleComparison());
  EXPECT_EQ(message.pairs().presence(0), v1::PRESENCE_ONLY_A);
  EXPECT_GT(message.pairs().a().total_s(0), 0);
  EXPECT_EQ(message.pairs().b().total_s(0), -1);
  EXPECT_EQ(message.pairs().b().direct(0), -1);
  const v1::ZoneChange& gone = message.zones(2);
  EXPECT_EQ(gone.name().id(), "Z3");
  EXPECT_EQ(gone.presence(), v1::PRESENCE_ONLY_A);
  EXPECT_TRUE(gone.people().has_a());
  EXPECT_FALSE(gone.people().has_b());
  EXPECT_FALSE(gone.has_mean_change_s());
  EXPECT_EQ(message.zones(3).presence(), v1::PRESENCE_ONLY_B);
  EXPECT_EQ(message.lines(0).presence(), v1::PRESENCE_ONLY_A);
  EXPECT_FALSE(message.lines(0).length_km().has_b());
  EXPECT_FALSE(message.stations(0).lines().has_b());
}

}  // namespace
}  // namespace railreach
