#include "tests/support/every_modification.h"

#include <utility>
#include <vector>

namespace railreach {
namespace {

TimeOfDay At(int hour, int minute) { return {Minutes(60 * hour + minute)}; }

StopAt Known(const char* station) { return {station, {}, {}, {}, {}}; }

StopAt New(const char* station) {
  return {station,
          LatLng{31.25, 121.375},
          {"", "新站", "New Station"},
          Seconds(240),
          Seconds(0)};
}

std::vector<TrainsAt> Trains() {
  return {{"peak", Seconds(200), {}}, {"late", {}, 1.5}};
}

std::vector<Change> NewLines() {
  AddLine line;
  line.name = {"X1", "新线", "New Line"};
  line.tier = Tier::kSuburban;
  line.stops = {Known("R1"), New("N1"), Known("R1")};
  line.design_speed_kmh = 160;
  line.trains = Trains();
  line.departures = {At(6, 30), {Seconds(90'001)}};
  line.operator_class = "rail";
  line.operator_name = "Rail";
  line.service_group = "fast";
  line.one_way = true;
  line.ring = true;
  line.colour = "#00AAff";
  line.density_class = DensityClass::kMiddle;
  AddLine plain;
  plain.name = {"X2", "新线二", "Second New Line"};
  plain.tier = Tier::kTrunk;
  plain.stops = {Known("R1"), Known("R2")};
  plain.trains = {{"", Seconds(0), {}}};
  return {
      line, plain,
      OpenLines{{"L3", "环线支线"}, 2030, Status::kPlanned, Confidence::kHigh},
      OpenLines{{}, 0, Status::kConstruction, Confidence::kLow}};
}

std::vector<Change> Closures() {
  return {CloseLine{"L1"},
          CloseSection{"L2", "M1", "M2"},
          CloseSection{"", "M2", "M3"},
          CloseStation{"M2"},
          CloseTransfer{"R1", "M1", false},
          CloseTransfer{"M1", "R1", true}};
}

std::vector<Change> OtherStops() {
  return {AddStop{"L1", New("N2"), "R1", "R2"},
          AddStop{"L1", Known("D1"), "", ""},
          ExtendLine{"L1", "R2", {New("N3"), New("N4")}, 250},
          ShortenLine{"L2", "M1", "M2"},
          RerouteLine{"L1", "R1", "R2", {Known("D1")}, 200.5},
          RerouteLine{"L2", "M1", "M3", {}, 0},
          BranchLine{"L1", "R1", "D1", {New("N5")}, Trains(), 120},
          JoinLines{"L1", "L2", "R1", "M1", Seconds(60)},
          JoinLines{"L1", "L3", "R1", "", {}},
          SplitLine{"L2", "M2"}};
}

std::vector<Change> OtherTimes() {
  SetRunTimes faster, by_speed, by_time;
  faster.line = "L1";
  faster.factor = 0.9;
  by_speed.line = "L1";
  by_speed.design_speed_kmh = 350;
  by_time.line = "L2";
  by_time.from = "M1";
  by_time.to = "M3";
  by_time.run = Seconds(333);
  return {faster,
          by_speed,
          by_time,
          SetDwell{"L2", "M2", Seconds(0)},
          SetDwell{"L2", "", Seconds(45)},
          SetTrains{"L1", "back", Trains(), {}},
          SetTrains{"L2", "", {}, 0.5},
          SetTier{"L3", Tier::kConventional},
          SetPlatformTimes{"R1", {}, Seconds(1), Seconds(2), Seconds(0)},
          SetPlatformTimes{"", Tier::kMetro, Seconds(90), {}, {}},
          SetTransfer{"R1", "M1", Seconds(300), true},
          SetTransfer{"R2", "M1", Seconds(0), false},
          IntegrateOperators{}};
}

std::vector<Change> TripsAndPeople() {
  return {DropTrips{"L1", {"t1", "t2"}, {}, {}},
          DropTrips{"L1", {}, At(7, 0), At(9, 0)},
          ShiftTrips{"L1", {}, At(7, 0), {}, Seconds(-300)},
          ShiftTrips{"L1", {"t3"}, {}, {}, Seconds(60)},
          ShiftTrips{"L1", {}, {}, At(8, 0), Seconds(60)},
          AddTrips{"L1", Direction::kBack, {At(7, 5), At(24, 30)}},
          AddTrips{"L1", Direction::kOut, {At(5, 0)}},
          MovePeople{"z1", "z2", 5'000},
          MovePeople{"", "z1", -200},
          AddZone{{"z9", "新镇", "New Town"}, {31.3, 121.3}, 80'000, "c1"}};
}

}  // namespace

Scenario EveryModification() {
  Scenario scenario;
  scenario.name = {"every", "所有", "Every, of all"};
  scenario.cost = 12.5;
  std::vector<Change> changes;
  for (auto part :
       {NewLines(), Closures(), OtherStops(), OtherTimes(), TripsAndPeople()}) {
    for (Change& change : part) changes.push_back(std::move(change));
  }
  for (Change& change : changes) {
    scenario.modifications.push_back({std::move(change), {}});
  }
  scenario.modifications.back().provenance.assumed = true;
  return scenario;
}

}  // namespace railreach
