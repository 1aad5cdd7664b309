// What cannot be applied, and why.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/scenario/model_dump.h"
#include "tests/scenario/sketch.h"

namespace railreach {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Model Network() {
  Model model = Sketch(R"(
    Metro1 every 6   Alpha 2 Beta 3 Gamma
    Metro2 every 10  Gamma 4 Delta
    Planned every 5  Alpha 4 Delta
  )");
  Line& planned = model.lines.lines[LineId(2)];
  planned.status = Status::kPlanned;
  planned.open = false;
  return model;
}

TEST(ErrorsTest, StandAtTheirModification) {
  EXPECT_EQ(ErrorsOf(Network(), {CloseLine{"Metro1"}, CloseLine{"Metro9"}}),
            "file:2: error: scenario 's', modification 2 (close_line): no line "
            "is called 'Metro9'; did you mean Metro1, Metro2?\n"
            "1 errors, 0 warnings\n");
}

TEST(ErrorsTest, AStartOfANameIsNotEnough) {
  EXPECT_THAT(ErrorsOf(Network(), {CloseLine{"Plan"}}),
              HasSubstr("no line is called 'Plan'; did you mean Planned?"));
}

TEST(ErrorsTest, AllOfAModificationComeAtOnce) {
  AddLine line;
  line.name.key = "Metro1";
  line.stops = {At("Alfa"), At("Gama", Seconds(-1))};
  line.stops[1].dwell = Seconds(4000);
  line.design_speed_kmh = 1000;
  line.trains = {Every(Seconds(5)), Every(Minutes(5), "noon")};
  line.operator_class = "nobody";
  line.colour = "red";
  EXPECT_THAT(ErrorsOf(Network(), {line}),
              AllOf(HasSubstr("line 'Metro1' is there already"),
                    HasSubstr("'Alfa'; did you mean Alpha?"),
                    HasSubstr("'Gama'; did you mean Gamma"),
                    HasSubstr("a run of -1 s is not within"),
                    HasSubstr("a dwell of 4000 s is not within 0 .. 3600 s"),
                    HasSubstr("1000 km/h is not within 5 .. 450"),
                    HasSubstr("a headway of 5 s is not within 30 s .. 24 h"),
                    HasSubstr("no band is called 'noon'"),
                    HasSubstr("no operator class is called 'nobody'"),
                    HasSubstr("colour 'red' is not like #1A2B3C")));
}

TEST(ErrorsTest, AllModificationsAreLookedAt) {
  const std::string report =
      ErrorsOf(Network(),
               {CloseLine{"X"}, CloseStation{"Y"}, CloseSection{"", "Z", ""}});
  EXPECT_THAT(report, AllOf(HasSubstr("file:1"), HasSubstr("file:2"),
                            HasSubstr("file:3"), HasSubstr("4 errors")));
}

TEST(ErrorsTest, WithoutEffect) {
  const auto error = [](const Change& change) {
    return ErrorsOf(Network(), {change});
  };
  EXPECT_THAT(error(OpenLines{{"Metro1"}, 0, {}}),
              HasSubstr("line 'Metro1' already runs"));
  EXPECT_THAT(error(CloseLine{"Planned"}),
              HasSubstr("line 'Planned' does not run anyway"));
  EXPECT_THAT(error(SetDwell{"Planned", "", Seconds(3)}),
              HasSubstr("line 'Planned' does not run; open it first"));
  EXPECT_THAT(error(SetDwell{"Metro1", "", Seconds(0)}),
              HasSubstr("has another dwell than 0 s"));
  EXPECT_THAT(error(SetTier{"Metro1", Tier::kMetro}),
              HasSubstr("line 'Metro1' is metro already"));
  EXPECT_THAT(error(CloseSection{"", "Alpha", "Delta"}),
              HasSubstr("no train runs from 'Alpha' to 'Delta'"));
  EXPECT_THAT(error(CloseTransfer{"Alpha", "Delta", false}),
              HasSubstr("no transfer leads from 'Alpha' to 'Delta'"));
  EXPECT_THAT(error(SplitLine{"Metro1", "Gamma"}),
              HasSubstr("starts or ends at 'Gamma' already"));
  EXPECT_THAT(error(ShortenLine{"Metro1", "Alpha", "Gamma"}),
              HasSubstr("line 'Metro1' ends at 'Gamma' already"));
  EXPECT_THAT(error(RerouteLine{"Metro1", "Alpha", "Gamma", {At("Beta")}, 0}),
              HasSubstr("all trains of line 'Metro1' run that way already"));
  EXPECT_THAT(error(AddStop{"Metro1", At("Beta"), "", ""}),
              HasSubstr("line 'Metro1' calls at 'Beta' already"));
  SetTrains trains;
  trains.line = "Metro1";
  trains.trains = {Every(Minutes(6))};
  EXPECT_THAT(error(trains), HasSubstr("has these trains already"));
  SetRunTimes runs;
  runs.line = "Metro1";
  runs.factor = 1;
  EXPECT_THAT(error(runs), HasSubstr("run times are so already"));
  EXPECT_THAT(ErrorsOf(Network(), {IntegrateOperators{}, IntegrateOperators{}}),
              HasSubstr("modification 2 (integrate_operators): operators are "
                        "integrated already"));
}

TEST(ErrorsTest, OfStations) {
  const auto error = [](const StopAt& stop) {
    ExtendLine change{"Metro2", "Delta", {stop}, 0};
    return ErrorsOf(Network(), {change});
  };
  EXPECT_THAT(error(NewAt("Beta", 5)),
              HasSubstr("station 'Beta' is there already"));
  EXPECT_THAT(error(NewAt("N", 1.03)),
              HasSubstr("new station 'N' is 30 m from station 'Beta' of the "
                        "same operators"));
  StopAt nowhere = NewAt("N", 5);
  nowhere.position = LatLng{120, 30};
  EXPECT_THAT(error(nowhere), HasSubstr("there is no point at latitude 120"));
  nowhere.position = LatLng{0, 30};
  EXPECT_THAT(error(nowhere), HasSubstr("no station is within 500 km"));
  EXPECT_THAT(error(At("Delta")), HasSubstr("stands twice in a row"));
  StopAt fast = NewAt("N", 13);  // 10 km beyond
  fast.run = Seconds(60);
  EXPECT_THAT(error(fast), HasSubstr("in 60 s are 600 km/h, more than 450"));
  ExtendLine middle{"Metro1", "Beta", {At("Delta")}, 0};
  EXPECT_THAT(ErrorsOf(Network(), {middle}),
              HasSubstr("no train of line 'Metro1' ends at 'Beta'"));
  EXPECT_THAT(ErrorsOf(Network(), {SplitLine{"Metro1", "Delta"}}),
              HasSubstr("line 'Metro1' does not call at a station 'Delta'"));
}

TEST(ErrorsTest, OfTrains) {
  SetTrains change;
  change.line = "Metro1";
  EXPECT_THAT(ErrorsOf(Network(), {change}),
              HasSubstr("give either trains or a factor"));
  TrainsAt both = Every(Minutes(5));
  both.trains = 3;
  change.trains = {both};
  EXPECT_THAT(ErrorsOf(Network(), {change}),
              HasSubstr("exactly one of headway and number"));
  change.trains = {Count(-1)};
  EXPECT_THAT(ErrorsOf(Network(), {change}),
              HasSubstr("-1 trains in band 'band' are not within 0 .. 240"));
  change.trains = {Every(Minutes(5), "band"), Every(Minutes(7), "band")};
  EXPECT_THAT(ErrorsOf(Network(), {change}),
              HasSubstr("band 'band' is given twice"));
  change.trains = {Every(Minutes(5))};
  change.direction = "up";
  EXPECT_THAT(ErrorsOf(Network(), {change}),
              HasSubstr("direction 'up' is neither out nor back"));
  AddTrips trips;
  trips.line = "Metro1";
  trips.departures = {{Minutes(480)}};
  EXPECT_THAT(ErrorsOf(Network(), {trips}),
              HasSubstr("has no trains out by the clock"));
  DropTrips drop;
  drop.line = "Metro1";
  EXPECT_THAT(ErrorsOf(Network(), {drop}),
              HasSubstr("exactly one of trips and from/to"));
}

TEST(ErrorsTest, AmbiguousNames) {
  Model model = Network();
  for (const size_t i : {0u, 3u}) {
    model.lines.stations[StationId(i)].name.zh = "Twin";
  }
  EXPECT_THAT(ErrorsOf(model, {CloseStation{"Twin"}}),
              HasSubstr("'Twin' is the name of 2 stations"));
  // On the line there is but one.
  EXPECT_EQ(Time(After(model, {CloseSection{"Metro1", "Twin", "Beta"}}),
                 "Alpha", "Beta"),
            -1);
}

TEST(ErrorsTest, NamesOfThisScenarioCount) {
  AddLine line;
  line.name = {"X1", "", "The new one"};
  line.tier = Tier::kMetro;
  line.stops = {At("Alpha"), NewAt("N", 0.5, 2)};
  line.trains = {Every(Minutes(5))};
  const Variant variant =
      After(Network(), {line, ExtendLine{"the new one", "N", {At("Delta")}, 0},
                        CloseLine{"X1"}});
  EXPECT_EQ(Running(variant).size(), 4u);
}

TEST(ErrorsTest, AFailedScenarioLeavesNothingBehind) {
  const Model model = Network();
  const Applier applier(model);
  Variant variant;
  Diagnostics diagnostics;
  applier.Apply(ScenarioOf({SetTier{"Metro1", Tier::kTrunk}, CloseLine{"X"}}),
                variant, diagnostics);
  EXPECT_FALSE(diagnostics.ok());
  Diagnostics none;
  applier.Apply(Scenario(), variant, none);
  EXPECT_TRUE(none.ok());
  EXPECT_EQ(Dump(variant.model), Dump(model));
}

}  // namespace
}  // namespace railreach
