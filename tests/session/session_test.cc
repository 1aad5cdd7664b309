#include "engine/session/session.h"

#include <string>
#include <vector>

#include "engine/input/load_study.h"
#include "engine/study/run.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::HasSubstr;

// A session and a whole run answer alike.
class SessionTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    Diagnostics diagnostics;
    study_ = new Study(LoadStudy(RAILREACH_SOURCE_DIR "/networks/shanghai",
                                 {"outlines=false"}, diagnostics));
    ASSERT_TRUE(diagnostics.ok()) << diagnostics.Report();
    session_ = new Session(*study_);
    result_ = new StudyResult(
        RunStudy(*study_, 2, [](absl::string_view, size_t, size_t) {}));
  }
  static void TearDownTestSuite() {
    delete result_;
    delete session_;
    delete study_;
  }

  static Study* study_;
  static Session* session_;
  static StudyResult* result_;
};
Study* SessionTest::study_ = nullptr;
Session* SessionTest::session_ = nullptr;
StudyResult* SessionTest::result_ = nullptr;

TEST_F(SessionTest, FindsPlacesByNameIdPrefixAndPoint) {
  EXPECT_EQ(session_->FindPlace("张江科学城")->name.en,
            "Zhangjiang Science City");
  const auto hongqiao = session_->FindPlace("rail:上海虹桥");
  ASSERT_TRUE(hongqiao.ok());
  EXPECT_FALSE(hongqiao->station.is_none());
  const auto point = session_->FindPlace("31.2,121.4");
  ASSERT_TRUE(point.ok());
  EXPECT_EQ(point->position.lat, 31.2);
  EXPECT_FALSE(session_->FindPlace("91,121").ok());
}

TEST_F(SessionTest, ANearMissSuggests) {
  const auto place = session_->FindPlace("Lujiazhui");
  ASSERT_FALSE(place.ok());
  EXPECT_TRUE(absl::IsNotFound(place.status()));
  EXPECT_THAT(std::string(place.status().message()),
              HasSubstr("function_lujiazui"));
}

TEST_F(SessionTest, ReachIsThatOfTheRun) {
  for (const size_t index : {0u, 90u, 200u}) {
    const Catchment& catchment = result_->catchments[NodeId(index)];
    const Session::Reach reach =
        session_->FindReach(PlaceOf(study_->model, NodeId(index)),
                            catchment.direction, Minutes(90));
    EXPECT_EQ(reach.people.study_area, catchment.door_to_door.study_area);
    EXPECT_EQ(reach.people.halo, catchment.door_to_door.halo);
  }
}

TEST_F(SessionTest, PathsAreThoseOfThePairSheet) {
  size_t by_rail = 0;
  const size_t num_nodes = study_->model.places.nodes.size();
  for (size_t from = 0; from < num_nodes; from += 13) {
    for (size_t to = 1; to < num_nodes; to += 41) {
      if (from == to) continue;
      const Session::Path path = session_->FindPath(
          PlaceOf(study_->model, NodeId(from)),
          PlaceOf(study_->model, NodeId(to)), study_->parameters.pair_horizon);
      const PairRow& row = result_->pairs(from, to);
      EXPECT_EQ(path.row.total, row.total);
      EXPECT_EQ(path.row.ride, row.ride);
      EXPECT_EQ(path.row.wait, row.wait);
      EXPECT_EQ(path.row.rides, row.rides);
      by_rail += row.rides > 0;
    }
  }
  EXPECT_GT(by_rail, 20u);
}

TEST_F(SessionTest, TheMatrixIsThePairSheetInOrder) {
  std::vector<SessionPlace> nodes;
  for (size_t i = 0; i < 100; ++i)
    nodes.push_back(PlaceOf(study_->model, NodeId(i)));
  size_t next = 0;
  session_->FindMatrix(
      nodes, nodes, study_->parameters.pair_horizon, PlatformTime::kIncluded, 2,
      [&](size_t origin, absl::Span<const Session::Cell> cells) {
        EXPECT_EQ(origin, next++);
        for (size_t to = 0; to < cells.size(); ++to) {
          if (to == origin) {
            EXPECT_EQ(cells[to].time, Seconds(0));
            continue;
          }
          EXPECT_EQ(cells[to].time, result_->pairs(origin, to).total);
        }
      });
  EXPECT_EQ(next, nodes.size());
}

}  // namespace
}  // namespace railreach
