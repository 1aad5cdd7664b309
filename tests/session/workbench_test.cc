#include "engine/session/workbench.h"

#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "engine/input/load_study.h"
#include "engine/model/selection.h"
#include "engine/scenario/apply.h"
#include "engine/session/network_change.h"
#include "engine/study/evaluator.h"
#include "engine/study/run.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/random_scenario.h"
#include "tests/support/random_study.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Study Load(std::vector<std::string> settings) {
  settings.push_back("outlines=false");
  Diagnostics diagnostics;
  Study study = LoadStudy(RAILREACH_SOURCE_DIR "/networks/shanghai", settings,
                          diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
  return study;
}

absl::StatusOr<Study> LoadYear(int year) {
  return Load({"open_until=" + std::to_string(year)});
}

// The only one: each costs a run of the study.
Workbench& Shanghai() {
  static auto* const bench = new Workbench(Load({}), LoadYear, 2);
  return *bench;
}

StudyResult RunOf(const Study& study) {
  return RunStudy(study, 2, [](absl::string_view, size_t, size_t) {});
}

// A new metro line to a new station west of 嘉定新城, with 2号线 closed.
Scenario Edit(double lat = 31.36) {
  AddLine add;
  add.name = {"X1", "新线", "New line"};
  add.tier = Tier::kMetro;
  StopAt first, second;
  first.station = "上海:人民广场";
  second.station = "new";
  second.position = LatLng{lat, 121.20};
  add.stops = {first, second};
  TrainsAt trains;
  trains.headway = Minutes(4);
  add.trains.push_back(trains);
  CloseLine close;
  close.line = "上海2号线";
  Scenario scenario;
  scenario.name = {"edit", "修改", "Edit"};
  scenario.modifications = {{add, {}}, {close, {}}};
  return scenario;
}

Scenario TrainsOf2(int minutes) {
  SetTrains set;
  set.line = "上海2号线";
  TrainsAt trains;
  trains.headway = Minutes(minutes);
  set.trains.push_back(trains);
  Scenario scenario;
  scenario.name.key = "trains";
  scenario.modifications = {{set, {}}};
  return scenario;
}

std::shared_ptr<const Draft> DraftOf(Workbench& bench, const View& view,
                                     const Scenario& scenario) {
  const auto attempt = bench.Try(view, scenario);
  EXPECT_TRUE(attempt.ok()) << attempt.status();
  EXPECT_TRUE((*attempt)->problems.ok()) << (*attempt)->problems.Report();
  return (*attempt)->draft;
}

// A whole run shares no code with drafts but the search.
void ExpectRun(const Draft& draft, const StudyResult& result) {
  const RegionSummary& area = result.summaries.front();
  EXPECT_EQ(draft.figures.people_45, area.people_45);
  EXPECT_EQ(draft.figures.people_60, area.people_60);
  EXPECT_EQ(draft.figures.people_60_by_people, area.people_60_by_people);
  const Model& model = draft.study.model;
  for (size_t i = 0; i < model.places.nodes.size(); i += 17) {
    const Catchment& row = result.catchments[NodeId(i)];
    const Session::Reach reach = draft.session.FindReach(
        PlaceOf(model, NodeId(i)), row.direction, Minutes(90));
    EXPECT_EQ(reach.people.study_area, row.door_to_door.study_area);
    EXPECT_EQ(reach.people.halo, row.door_to_door.halo);
    for (const ZoneId zone : reach.zones.ids()) {
      const uint16_t time = result.zone_times(i, zone.index());
      EXPECT_EQ(reach.zones[zone],
                time == kNotReached16 ? kUnreachable : Seconds(time));
    }
    for (const StationId station : reach.stations.ids()) {
      const uint16_t time = result.station_times(i, station.index());
      EXPECT_EQ(reach.stations[station],
                Seconds(time) > Minutes(90) ? kUnreachable : Seconds(time));
    }
  }
}

TEST(WorkbenchTest, AVariantIsWhatARunOfItsScenarioGives) {
  const auto draft = DraftOf(Shanghai(), {}, Edit());
  ExpectRun(*draft, RunOf(draft->study));
  EXPECT_NE(draft->figures, (*Shanghai().Baseline({}))->figures);
}

TEST(WorkbenchTest, AViewIsWhatARunWithItsParametersGives) {
  const Study study =
      Load({"open_until=2030", "wait_model=OPTIMAL", "band=evening_peak"});
  const auto baseline =
      Shanghai().Baseline({2030, WaitModel::kOptimal, "evening_peak"});
  ASSERT_TRUE(baseline.ok()) << baseline.status();
  ExpectRun(**baseline, RunOf(study));
}

TEST(WorkbenchTest, OutlinesAreThoseOfARun) {
  Study study = Load({"open_until=2030"});
  study.parameters.outlines = true;
  const auto baseline = Shanghai().Baseline({.open_until = 2030});
  ASSERT_TRUE(baseline.ok());
  const StudyResult result = RunOf(study);
  const NodeId node(100);
  const SessionPlace place = PlaceOf(study.model, node);
  const SearchDirection direction = result.catchments[node].direction;
  const Session& session = (*baseline)->session;
  const auto outlines = session.Outlines(
      place, direction, session.FindReach(place, direction, Minutes(90)),
      study.parameters.cutoffs);
  ASSERT_EQ(outlines.size(), result.isochrones[node].size());
  for (size_t i = 0; i < outlines.size(); ++i) {
    EXPECT_EQ(outlines[i].area_km2, result.isochrones[node][i].area_km2);
    EXPECT_EQ(outlines[i].polygons, result.isochrones[node][i].polygons);
  }
}

TEST(WorkbenchTest, YearsWithoutAnOpeningBetweenThemAreOneView) {
  const auto view = Shanghai().Baseline({.open_until = 2099});
  ASSERT_TRUE(view.ok());
  EXPECT_EQ(*view, *Shanghai().Baseline({.open_until = 2150}));
  EXPECT_EQ(*Shanghai().Baseline({}), *Shanghai().Baseline({.open_until = 0}));
}

TEST(WorkbenchTest, ViewsAndDraftsAreBounded) {
  for (int year = 2026; year < 2040; ++year) {
    ASSERT_TRUE(Shanghai().Baseline({.open_until = year}).ok());
  }
  EXPECT_LE(Shanghai().num_views(), Workbench::kMostViews);
  const auto first = DraftOf(Shanghai(), {}, Edit());
  for (int minutes = 3; minutes < 23; ++minutes) {
    DraftOf(Shanghai(), {}, TrainsOf2(minutes));
  }
  EXPECT_EQ(Shanghai().num_drafts(), Workbench::kMostDrafts);
  // What somebody still holds lives on; what was let go is made again.
  EXPECT_NE(DraftOf(Shanghai(), {}, Edit()), first);
  EXPECT_EQ(DraftOf(Shanghai(), {}, Edit())->figures, first->figures);
  EXPECT_EQ(DraftOf(Shanghai(), {}, Edit()), DraftOf(Shanghai(), {}, Edit()));
}

TEST(WorkbenchTest, ManyThreadsGetOneDraft) {
  const Scenario scenario = Edit(31.40);
  std::vector<std::shared_ptr<const Draft>> drafts(8);
  std::vector<VariantFigures> measured(8);
  std::vector<std::thread> threads;
  for (size_t i = 0; i < drafts.size(); ++i) {
    threads.emplace_back([&, i] {
      drafts[i] = DraftOf(Shanghai(), {.open_until = 2035}, scenario);
      measured[i] = Shanghai().Measure({.open_until = 2035}, scenario)->figures;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (size_t i = 0; i < drafts.size(); ++i) {
    EXPECT_EQ(drafts[i], drafts[0]);
    EXPECT_EQ(measured[i], drafts[0]->figures);
  }
}

TEST(WorkbenchTest, AJourneyNamesTheStationsThatItPasses) {
  const auto baseline = Shanghai().Baseline({});
  const Session& session = (*baseline)->session;
  const auto path =
      session.FindPath(*session.FindPlace("嘉定新城"),
                       *session.FindPlace("陆家嘴"), Minutes(240));
  const auto rides = session.RidesOf(path);
  ASSERT_EQ(rides.size(), path.row.rides);
  Seconds ride, wait, change;
  for (size_t i = 0; i < rides.size(); ++i) {
    EXPECT_GE(rides[i].stations.size(), 2u);
    EXPECT_EQ(rides[i].line, path.row.lines[i]);
    ride += rides[i].ride;
    wait += rides[i].wait;
    change += rides[i].change;
  }
  EXPECT_EQ(ride, path.row.ride);
  EXPECT_EQ(wait, path.row.wait);
  EXPECT_EQ(change, path.row.change);
}

TEST(WorkbenchTest, TheChangeNamesWhatIsNewAndWhatRuns) {
  const Study& study = Shanghai().study();
  const auto draft = DraftOf(Shanghai(), {}, Edit());
  const LineModel& after = draft->study.model.lines;
  const NetworkChange change = ChangeOf(study.model.lines, after);
  EXPECT_THAT(change.new_stations,
              ElementsAre(StationId(study.model.lines.stations.size())));
  EXPECT_THAT(change.new_lines,
              ElementsAre(LineId(study.model.lines.lines.size())));
  const PatternId first(study.model.lines.patterns.size());
  EXPECT_THAT(change.opened, ElementsAre(first, PatternId(first.index() + 1)));
  EXPECT_EQ(change.patterns, change.opened);
  ASSERT_FALSE(change.closed.empty());
  for (const PatternId id : change.closed) {
    EXPECT_EQ(after.line_of(id).name.zh, "上海2号线");
  }
  const NetworkChange same = ChangeOf(study.model.lines, study.model.lines);
  EXPECT_THAT(same.patterns, IsEmpty());
  EXPECT_THAT(same.opened, IsEmpty());
  const auto trains = DraftOf(Shanghai(), {}, TrainsOf2(2));
  EXPECT_FALSE(
      ChangeOf(study.model.lines, trains->study.model.lines).patterns.empty());
}

TEST(WorkbenchTest, WhatIsWrongIsSaid) {
  EXPECT_THAT(
      std::string(Shanghai().Baseline({.band = "tea"}).status().message()),
      HasSubstr("morning_peak"));
  Scenario scenario = Edit();
  CloseLine close;
  close.line = "no such line";
  scenario.modifications.push_back({close, {}});
  const auto attempt = Shanghai().Try({}, scenario);
  ASSERT_TRUE(attempt.ok());
  EXPECT_EQ((*attempt)->draft, nullptr);
  EXPECT_THAT((*attempt)->problems.Report(), HasSubstr("modification 3"));
}

TEST(WorkbenchTest, AStudyThatChangedOnDiskIsNotMixedWithTheOldOne) {
  Study study = RandomStudy(3);
  study.inputs.push_back({"lines.csv", 10, "aa"});
  for (Line& line : study.model.lines.lines) {
    line.status = Status::kPlanned;
    line.opening_year = 2030;
  }
  Workbench bench(study, [](int) { return RandomStudy(3); }, 1);
  const auto view = bench.Baseline({.open_until = 2030});
  EXPECT_TRUE(absl::IsFailedPrecondition(view.status()));
  EXPECT_THAT(std::string(view.status().message()), HasSubstr("changed"));
}

// Against an evaluator that computes everything, and a session of its own.
TEST(WorkbenchTest, RandomScenariosAreWhatNothingElseGives) {
  int measured = 0;
  for (uint32_t seed = 0; seed < 60; ++seed) {
    const Study study = RandomStudy(seed);
    Workbench bench(study, [](int) { return Study(); }, 1);
    const Applier applier(study.model);
    const Evaluator evaluator(study, false, 1);
    Evaluator::Workspace workspace(evaluator);
    for (uint32_t k = 0; k < 10; ++k) {
      SCOPED_TRACE(testing::Message() << seed << " scenario " << k);
      const Scenario scenario = RandomScenario(study.model, 100 * seed + k);
      const auto attempt = bench.Try({}, scenario);
      ASSERT_TRUE(attempt.ok());
      Diagnostics diagnostics;
      Variant variant;
      applier.Apply(scenario, variant, diagnostics);
      ASSERT_EQ((*attempt)->problems.Report(), diagnostics.Report());
      if (!diagnostics.ok()) continue;
      ++measured;
      const Draft& draft = *(*attempt)->draft;
      ASSERT_EQ(draft.figures,
                evaluator.Evaluate(variant, Recompute::kEverything, workspace));
      const Study alone = draft.study;
      const Session session(alone);
      const SessionPlace place = PlaceOf(alone.model, NodeId(0));
      const auto reach =
          draft.session.FindReach(place, SearchDirection::kTo, Minutes(60));
      const auto expected =
          session.FindReach(place, SearchDirection::kTo, Minutes(60));
      ASSERT_EQ(reach.points, expected.points);
      ASSERT_EQ(reach.nodes, expected.nodes);
    }
  }
  EXPECT_GT(measured, 300);
}

}  // namespace
}  // namespace railreach
