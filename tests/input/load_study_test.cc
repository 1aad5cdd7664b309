#include "engine/input/load_study.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/input/base_network.h"
#include "tests/input/gtfs_texts.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// A folder with tables, the feeds "east" and "west", and a study beside them.
// The feeds have the metro M1 and the train T1; station B of "east" is the
// tables' M2.
class LoadStudyTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::path(testing::TempDir()) / absl::StrCat("load_study_", getpid());
    for (const char* part : {"tables", "east", "west"}) {
      fs::create_directories(folder_ / part);
    }
    for (const auto& [name, text] : BaseTables()) {
      Write(absl::StrCat("tables/", name), text);
    }
    WriteFeed("west", Feed());
    GtfsTexts east = Feed();
    Replace(east["stops.txt"], "B,Beta,31.00,121.03",
            "B,Park,31.2203,121.4203");
    WriteFeed("east", east);
  }
  void TearDown() override { fs::remove_all(folder_); }

  static GtfsTexts Feed() {
    GtfsTexts texts = TinyFeed();
    texts["routes.txt"] += "T1,X,T1,Train,2,\n";
    texts["trips.txt"] += "T1,W,t3,0\n";
    texts["stop_times.txt"] +=
        "t3,07:10:00,07:10:00,A,1\nt3,07:50:00,07:50:00,B,2\n";
    return texts;
  }

  void Write(const std::string& name, const std::string& text) {
    ASSERT_TRUE(WriteFileAtomically((folder_ / name).string(), text).ok());
  }
  void WriteFeed(const std::string& name, const GtfsTexts& texts) {
    for (const auto& [file, text] : texts) Write(name + "/" + file, text);
  }

  Study Load(const std::string& sources,
             const std::vector<std::string>& settings = {}) {
    Write("study.textproto", "band: \"peak\"\n" + sources);
    diagnostics_ = Diagnostics();
    return LoadStudy(folder_.string(), settings, diagnostics_);
  }
  std::string ProblemsOf(const std::string& sources) {
    Load(sources);
    return diagnostics_.Report();
  }

  static std::vector<std::string> OpenLines(const Study& study) {
    std::vector<std::string> keys;
    for (const Line& line : study.model.lines.lines) {
      if (line.open) keys.push_back(line.name.key);
    }
    return keys;
  }

  fs::path folder_;
  Diagnostics diagnostics_;
};

constexpr char kTables[] = "source { tables: \"tables\" }\n";

TEST_F(LoadStudyTest, TablesAndAFeedAreOneNetwork) {
  const Study study =
      Load(absl::StrCat(kTables, "source { gtfs: \"east\" }\n"));
  ASSERT_TRUE(diagnostics_.ok()) << diagnostics_.Report();
  // L3 is planned.  B is M2, by its English name.
  EXPECT_THAT(OpenLines(study), ElementsAre("L1", "L2", "M1", "T1"));
  ASSERT_EQ(study.joins.size(), 1u);
  EXPECT_EQ(study.joins[0].key, "B");
  EXPECT_TRUE(study.joins[0].joined);
  EXPECT_EQ(study.model.lines.stations[study.joins[0].station].name.key, "M2");
  EXPECT_EQ(study.model.lines.stations.size(), 6u + 2u);
  EXPECT_EQ(study.model.places.zones.size(), 3u);
  const auto& inputs = study.inputs;
  EXPECT_TRUE(std::any_of(inputs.begin(), inputs.end(), [](const auto& file) {
    return file.name == "east/stops.txt";
  }));
}

TEST_F(LoadStudyTest, KeysOfTwoFeedsStayApart) {
  const Study study = Load(
      "source { gtfs: \"west\" name: \"one\" }\n"
      "source { gtfs: \"west\" name: \"two\" }\n",
      {"band=morning_peak"});
  ASSERT_TRUE(diagnostics_.ok()) << diagnostics_.Report();
  EXPECT_THAT(OpenLines(study), ElementsAre("M1", "T1", "two:M1", "two:T1"));
  EXPECT_EQ(study.model.lines.stations.size(), 3u);
  EXPECT_EQ(study.joins.size(), 3u);
  EXPECT_EQ(study.model.lines.trips.size(), 2u * 3u);
}

TEST_F(LoadStudyTest, ASourceGivesTheTiersThatItNames) {
  const auto lines = [&](const char* tables, const char* feed) {
    return OpenLines(
        Load(absl::StrCat("source { tables: \"tables\" ", tables, " }\n",
                          "source { gtfs: \"east\" ", feed, " }\n")));
  };
  EXPECT_THAT(lines("tier: \"none\"", ""), ElementsAre("M1", "T1"));
  EXPECT_THAT(lines("tier: \"metro\"", "tier: \"conventional\""),
              ElementsAre("L2", "T1"));
  EXPECT_THAT(lines("tier: \"none\"", "tier: \"none\""), IsEmpty());
  EXPECT_THAT(lines("", "tier: [\"trunk\", \"metro\"]"),
              ElementsAre("L1", "L2", "M1"));
  EXPECT_THAT(ProblemsOf("source { gtfs: \"east\" tier: \"subway\" }"),
              HasSubstr("subway"));
}

TEST_F(LoadStudyTest, ATierTableWinsOverTypes) {
  Write("fast.csv", "route_id_or_type,tier\n2,intercity\n");
  const std::string source =
      "source { gtfs: \"west\" tier_table: \"fast.csv\" tier: \"intercity\" }";
  const Study study = Load(source, {"band=morning_peak"});
  ASSERT_TRUE(diagnostics_.ok()) << diagnostics_.Report();
  EXPECT_THAT(OpenLines(study), ElementsAre("T1"));
  EXPECT_THAT(ProblemsOf("source { gtfs: \"west\" tier_table: \"no.csv\" }"),
              HasSubstr("no such file; check tier_table"));
}

TEST_F(LoadStudyTest, ProblemsOfAFeedNameItsSource) {
  EXPECT_THAT(ProblemsOf(absl::StrCat(
                  kTables, "source { gtfs: \"no.zip\" name: \"rail\" }")),
              HasSubstr("no.zip: error: source 'rail': "));
  GtfsTexts broken = Feed();
  Replace(broken["stops.txt"], "A,Alpha,31.00", "A,Alpha,x");
  WriteFeed("west", broken);
  const std::string report = ProblemsOf(
      "source { gtfs: \"east\" }\nsource { gtfs: \"west\" name: \"rail\" }");
  EXPECT_THAT(report, HasSubstr("rail/stops.txt:2:3: error: stop_lat 'x'"));
  EXPECT_THAT(report, Not(HasSubstr("east/stops.txt")));
}

TEST_F(LoadStudyTest, ADateIsADayWithTrains) {
  EXPECT_THAT(ProblemsOf("source { gtfs: \"east\" date: \"20260107\" }"),
              Not(HasSubstr("no trip runs")));
  EXPECT_THAT(ProblemsOf("source { gtfs: \"east\" date: \"20270107\" }"),
              HasSubstr("east/calendar.txt: error: no trip runs on 20270107"));
}

// Nobody knows its sources, so that missing tables are no news.
TEST_F(LoadStudyTest, ParametersThatCannotBeReadAreTheOnlyProblem) {
  EXPECT_EQ(ProblemsOf("source { gtfs: \"east\" date: \"2026\" }"),
            "study.textproto:2:23: error: source[0].date: '2026' is no day of "
            "the calendar; write it as \"20260615\"\n1 errors, 0 warnings\n");
  EXPECT_THAT(ProblemsOf(absl::StrCat("source { gtfs: \"east\" }\n", kTables)),
              HasSubstr("study.textproto:3:10: error: source[1]: tables behind "
                        "a source; tables come first, and once"));
  EXPECT_THAT(ProblemsOf("source { name: \"east\" }"),
              HasSubstr("source[0] has neither tables nor gtfs"));
}

TEST_F(LoadStudyTest, AFeedAloneIsAStudyWithoutPlaces) {
  Diagnostics diagnostics;
  GtfsOptions options;
  options.date = absl::CivilDay(2026, 1, 9);
  const Study study =
      LoadStudy((folder_ / "west").string(), {}, diagnostics, options);
  EXPECT_EQ(diagnostics.Report(), "");
  EXPECT_EQ(study.parameters.name.key, "west");
  EXPECT_THAT(OpenLines(study), ElementsAre("M1", "T1"));
  EXPECT_TRUE(study.model.places.zones.empty());
  LoadStudy((folder_ / "west").string(), {"band=noon"}, diagnostics);
  EXPECT_THAT(diagnostics.Report(), HasSubstr("no band is called 'noon'"));
}

}  // namespace
}  // namespace railreach
