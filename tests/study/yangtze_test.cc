// The trains of 2016 by the clock, as others' scripts find them, and together
// with metros by headway; see networks/yangtze_2016/SOURCE.md.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "engine/base/csv.h"
#include "engine/base/file.h"
#include "engine/input/gtfs_feed.h"
#include "engine/input/load_study.h"
#include "engine/session/clock_session.h"
#include "engine/study/window.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/feed_study.h"

namespace railreach {
namespace {

constexpr char kFolder[] = RAILREACH_SOURCE_DIR "/networks/yangtze_2016";

// A row of tests/input/yangtze_expected.csv.
struct Expected {
  std::string kind;
  std::string from;
  std::string to;
  std::string departure;  // "08:00", "07:00-09:00" or, of all trains, a day
  double value = 0;
};

std::vector<Expected> ReadExpected(absl::string_view kind) {
  const std::string path =
      RAILREACH_SOURCE_DIR "/tests/input/yangtze_expected.csv";
  const auto text = ReadFile(path);
  EXPECT_TRUE(text.ok());
  Diagnostics diagnostics;
  const CsvTable table = CsvTable::Parse(path, *text, diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
  std::vector<Expected> rows;
  for (size_t row = 0; row < table.num_rows(); ++row) {
    const auto text_of = [&](absl::string_view column) {
      return std::string(table.field(row, *table.FindColumn(column)));
    };
    Expected expected = {text_of("kind"), text_of("from"), text_of("to"),
                         text_of("departure")};
    EXPECT_TRUE(absl::SimpleAtod(text_of("value_s"), &expected.value));
    if (expected.kind == kind) rows.push_back(expected);
  }
  return rows;
}

Study Load(const std::string& file) {
  Diagnostics diagnostics;
  Study study = LoadStudy(absl::StrCat(kFolder, "/", file), {}, diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
  return study;
}

size_t NumJoined(const Study& study) {
  return static_cast<size_t>(
      std::count_if(study.joins.begin(), study.joins.end(),
                    [](const StationJoin& join) { return join.joined; }));
}

// No time for a change, and nobody walks.
Study TrainsAlone() {
  Study study = Load("study.textproto");
  SetPlatformTimes(Seconds(0), Seconds(0), study.model.lines);
  study.parameters.transfer_radius = Metres(0);
  study.model.lines.transfers.clear();
  return study;
}

TEST(YangtzeTest, DaysHaveAsManyTrainsAsExpected) {
  int days = 0;
  for (const Expected& row : ReadExpected("trains")) {
    if (!row.from.empty()) continue;
    Diagnostics diagnostics;
    GtfsOptions options;
    options.date =
        ParseGtfsDate(absl::StrReplaceAll(row.departure, {{"-", ""}}));
    ASSERT_TRUE(options.date.has_value()) << row.departure;
    const GtfsFeed feed =
        ReadGtfs(absl::StrCat(kFolder, "/gtfs"), options, diagnostics);
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
    EXPECT_EQ(feed.summary.trips_on_day, row.value) << row.departure;
    EXPECT_EQ(feed.lines.trips.size(), row.value) << row.departure;
    ++days;
  }
  EXPECT_EQ(days, 4);
}

TEST(YangtzeTest, TheTrainsStudyIsTheTrainsAlone) {
  const Study study = Load("study.textproto");
  EXPECT_EQ(study.model.lines.trips.size(), 931u);
  EXPECT_EQ(NumJoined(study), 82u);  // an ordinary day's stations
  const auto& lines = study.model.lines.lines;
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(),
                          [](const Line& line) { return line.open; }),
            10);
  EXPECT_TRUE(std::none_of(lines.begin(), lines.end(), [](const Line& line) {
    return line.open && line.tier == Tier::kMetro;
  }));
}

TEST(YangtzeTest, EarliestArrivalsAreThoseExpected) {
  const Study study = TrainsAlone();
  const auto rows = ReadExpected("earliest_arrival");
  EXPECT_EQ(rows.size(), 24u);
  const TimeOfDay eight{Minutes(8 * 60)};
  const ClockSession session(study, EveryMinuteFrom(eight, 2), Minutes(10 * 60),
                             1);
  for (const Expected& row : rows) {
    ASSERT_EQ(row.departure, "08:00");
    const auto from = session.places().Find("rail:" + row.from);
    const auto to = session.places().Find("rail:" + row.to);
    ASSERT_TRUE(from.ok() && to.ok()) << row.from << " - " << row.to;
    session.FindMatrixAt(
        {*from}, {*to}, PlatformTime::kExcluded, 1,
        [&](size_t, absl::Span<const ClockSession::Cell> cells) {
          EXPECT_EQ((eight.since_midnight + cells[0].time).count(), row.value)
              << row.from << " - " << row.to;
        });
    session.FindMatrix(
        {*from}, {*to}, SearchDirection::kFrom, PlatformTime::kExcluded, 1,
        [&](size_t, absl::Span<const std::vector<LaneTime>> times) {
          EXPECT_EQ(eight.since_midnight.count() + times[0][0], row.value)
              << row.from << " - " << row.to;
        });
  }
}

// From the departure at one station to the arrival at a later one, of all
// trains that leave in [07:00, 09:00).
std::vector<int> RidesBetween(const LineModel& model, absl::string_view from,
                              absl::string_view to) {
  std::vector<int> rides;
  for (const TripId id : model.trips.ids()) {
    const auto& stops = model.patterns[model.trips[id].pattern].stops;
    const auto times = model.stop_times[id];
    std::optional<Seconds> left;
    for (size_t i = 0; i < stops.size(); ++i) {
      const std::string& key = model.stations[stops[i].station].name.key;
      if (left && key == absl::StrCat("rail:", to)) {
        rides.push_back((times[i].arrival - *left).count());
        break;
      }
      if (key == absl::StrCat("rail:", from) &&
          times[i].departure >= Minutes(7 * 60) &&
          times[i].departure < Minutes(9 * 60)) {
        left = times[i].departure;
      }
    }
  }
  return rides;
}

TEST(YangtzeTest, DirectTrainsAreThoseExpected) {
  const Study study = Load("study.textproto");
  int pairs = 0;
  for (const Expected& row : ReadExpected("trains")) {
    if (row.from.empty()) continue;
    const auto rides = RidesBetween(study.model.lines, row.from, row.to);
    EXPECT_EQ(rides.size(), row.value) << row.from << " - " << row.to;
    ++pairs;
  }
  EXPECT_EQ(pairs, 3);
  for (const Expected& row : ReadExpected("fastest_ride")) {
    const auto rides = RidesBetween(study.model.lines, row.from, row.to);
    EXPECT_EQ(*std::min_element(rides.begin(), rides.end()), row.value);
  }
  for (const Expected& row : ReadExpected("mean_ride")) {
    double sum = 0;
    const auto rides = RidesBetween(study.model.lines, row.from, row.to);
    for (const int ride : rides) sum += ride;
    EXPECT_NEAR(sum / static_cast<double>(rides.size()), row.value, 0.05);
  }
}

// Of the shortest window that there is: one departure, two draws.
const Study& Mixed() {
  static const Study* const study = [] {
    auto* loaded = new Study(Load("mixed.textproto"));
    WindowParameters& window = *loaded->parameters.window;
    window.to = {window.from.since_midnight + Minutes(10)};
    window.step = Minutes(10);
    window.draws = 2;
    return loaded;
  }();
  return *study;
}

TEST(YangtzeTest, TrainsAndMetrosShareTheirStations) {
  EXPECT_EQ(NumJoined(Mixed()), 82u);
  const LineModel& lines = Mixed().model.lines;
  int metros = 0, trains = 0;
  for (const Line& line : lines.lines) {
    metros += line.open && line.tier == Tier::kMetro;
    trains += line.open && line.tier != Tier::kMetro;
  }
  EXPECT_GT(metros, 20);
  EXPECT_EQ(trains, 10);
  const auto draws =
      DrawNetworks(Mixed(), *Mixed().parameters.window, Minutes(60), 2);
  ASSERT_EQ(draws.size(), 2u);
  EXPECT_TRUE(draws[0].all_by_clock());
  EXPECT_NE(draws[0].timetable.times.values(),
            draws[1].timetable.times.values());
}

void NoProgress(absl::string_view, size_t, size_t) {}

void ExpectSame(const WindowCatchment& a, const WindowCatchment& b) {
  ASSERT_EQ(a.people.size(), b.people.size());
  for (size_t p = 0; p < a.people.size(); ++p) {
    EXPECT_EQ(a.people[p].study_area, b.people[p].study_area);
    EXPECT_EQ(a.people[p].halo, b.people[p].halo);
  }
  EXPECT_EQ(a.mean_people, b.mean_people);
  EXPECT_EQ(a.mean_people_headline, b.mean_people_headline);
}

TEST(YangtzeTest, AWindowDoesNotDependOnThreads) {
  const WindowResult one = MeasureWindow(Mixed(), 1, NoProgress);
  const WindowResult two = MeasureWindow(Mixed(), 2, NoProgress);
  EXPECT_EQ(one.pairs.values(), two.pairs.values());
  const size_t num_nodes = Mixed().model.places.nodes.size();
  ASSERT_EQ(one.catchments.size(), num_nodes);
  double people = 0;
  for (const NodeId node : one.catchments.ids()) {
    ExpectSame(one.catchments[node], two.catchments[node]);
    people += one.catchments[node].mean_people_headline;
  }
  EXPECT_GT(people / static_cast<double>(num_nodes), 100'000);
  const auto& pairs = one.pairs.values();
  EXPECT_GT(
      std::count_if(pairs.begin(), pairs.end(),
                    [](const PairWindow& pair) { return pair.p50 < 65535; }),
      1000);
}

}  // namespace
}  // namespace railreach
