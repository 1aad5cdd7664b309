#include "engine/network/transfers.h"

#include <cmath>
#include <optional>

#include "engine/geo/geodesic.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/line_notation.h"

namespace railreach {
namespace {

// Lines that do not meet: whoever changes has to walk.
//
//   A --M1-- a    B --M2-- b    C --M3-- c
class TransfersTest : public testing::Test {
 protected:
  TransfersTest()
      : model_(ParseLines(R"(
          M1 every 6  A 2 a
          M2 every 6  B 2 b
          M3 every 6  C 2 c
          entry A 3
          entry B 3
          entry C 3
          exit A 2
          exit B 2
          exit C 2
          change A 4
          change B 4
          change C 4)")) {}

  void Put(const char* station, double metres_east) {
    model_.stations[StationNamed(model_, station)].position =
        Destination({31.2, 121.4}, 90, Metres(metres_east));
  }

  std::optional<Seconds> Transfer(const char* from, const char* to) const {
    const Network network = NetworkOf(model_);
    const auto stop = [&](const char* name) {
      return network.stops.of_station[StationNamed(model_, name)].front();
    };
    for (const TransferLeg& leg : network.transfers[stop(from)]) {
      if (leg.to == stop(to)) return leg.time;
    }
    return std::nullopt;
  }

  // 4.8 km/h over 1.3 times the straight line, rounded up.
  static Seconds Walk(double metres) {
    return Seconds(static_cast<int32_t>(std::ceil(metres * 1.3 / (4.8 / 3.6))));
  }

  LineModel model_;
};

TEST_F(TransfersTest, InsideAStationTheChangeTimeHolds) {
  EXPECT_EQ(Transfer("A", "A"), Minutes(4));
}

TEST_F(TransfersTest, StationsWithinTheRadiusAreJoinedByAWalk) {
  Put("A", 0);
  Put("B", 399);
  EXPECT_EQ(Transfer("A", "B"), Minutes(2) + Walk(399) + Minutes(3));
  EXPECT_EQ(Transfer("B", "A"), Minutes(2) + Walk(399) + Minutes(3));
  EXPECT_EQ(Transfer("A", "C"), std::nullopt);
}

TEST_F(TransfersTest, BeyondTheRadiusThereIsNone) {
  Put("A", 0);
  Put("B", 500.1);
  EXPECT_EQ(Transfer("A", "B"), std::nullopt);
}

// A --399 m-- B --399 m-- C: one walks on past B without entering it.
TEST_F(TransfersTest, WalksChain) {
  Put("A", 0);
  Put("B", 399);
  Put("C", 798);
  EXPECT_EQ(Transfer("A", "C"),
            Minutes(2) + Walk(399) + Walk(399) + Minutes(3));
}

TEST_F(TransfersTest, AChainNeedsTrainsAtItsStations) {
  Put("A", 0);
  Put("B", 399);
  Put("C", 798);
  model_.lines[model_.patterns[PatternId(2)].line].open = false;  // M2
  EXPECT_EQ(Transfer("A", "C"), std::nullopt);
}

TEST_F(TransfersTest, ARowOfTheTableWinsOverProximityOneWay) {
  Put("A", 0);
  Put("B", 399);
  model_.transfers.push_back({StationNamed(model_, "A"),
                              StationNamed(model_, "B"),
                              Seconds(1000),
                              {}});
  EXPECT_EQ(Transfer("A", "B"), Seconds(1000));
  // One complex: without a row there is no way back.
  EXPECT_EQ(Transfer("B", "A"), std::nullopt);
}

// A and C are one complex; B stands between them.
TEST_F(TransfersTest, NoChainJoinsTwoStationsOfAComplex) {
  Put("A", 0);
  Put("B", 399);
  Put("C", 798);
  model_.transfers.push_back({StationNamed(model_, "A"),
                              StationNamed(model_, "C"),
                              Seconds(2000),
                              {}});
  EXPECT_EQ(Transfer("A", "C"), Seconds(2000));
  EXPECT_EQ(Transfer("C", "A"), std::nullopt);
  EXPECT_TRUE(Transfer("A", "B").has_value());
}

TEST_F(TransfersTest, AnotherOperatorTakesThreeMinutesMore) {
  Put("A", 0);
  Put("B", 399);
  const OperatorClassId other = model_.operator_classes.push_back("rail");
  for (Line& line : model_.lines) {
    if (line.name.key == "M2") line.operator_class = other;
  }
  EXPECT_EQ(Transfer("A", "B"),
            Minutes(2) + Walk(399) + Minutes(3) + Minutes(3));
}

TEST_F(TransfersTest, AStationWhosePointIsDoubtfulHasNoWalks) {
  Put("A", 0);
  Put("B", 399);
  model_.stations[StationNamed(model_, "B")].position_error = Metres(2000.0);
  EXPECT_EQ(Transfer("A", "B"), std::nullopt);
  EXPECT_EQ(Transfer("B", "A"), std::nullopt);
}

TEST_F(TransfersTest, NobodyWalksAcrossWater) {
  Put("A", 0);
  Put("B", 399);
  model_.land_blocks.push_back("");
  model_.stations[StationNamed(model_, "B")].land_block =
      model_.land_blocks.push_back("island");
  EXPECT_EQ(Transfer("A", "B"), std::nullopt);
}

}  // namespace
}  // namespace railreach
