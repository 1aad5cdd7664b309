// The real network as a feed, read back.
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/input/gtfs_feed.h"
#include "engine/input/native_tables.h"
#include "engine/model/append_source.h"
#include "engine/model/count_trips.h"
#include "engine/model/defaults.h"
#include "engine/model/selection.h"
#include "engine/model/track_path.h"
#include "engine/output/gtfs_export.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/output/gtfs_files.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;

LineModel Shanghai(int open_until) {
  Diagnostics diagnostics;
  LineModel model =
      ReadNativeTables(RAILREACH_SOURCE_DIR "/networks/shanghai", diagnostics)
          .model.lines;
  ResolveTrackPaths(model, diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
  Selection selection;
  selection.open_until = open_until;
  EXPECT_TRUE(Select(selection, model).ok());
  return model;
}

// The reader takes headways of up to a day.  Rarer trains are left out before
// the export; they are a small part of all.
constexpr double kLongestHeadway = 86'400;

void LeaveOutRareTrains(LineModel& model) {
  int64_t all = 0;
  int64_t left_out = 0;
  std::vector<Service> kept;
  for (const Service& service : model.services) {
    const Seconds length = model.bands[service.band].length();
    const int64_t trains = MilliTrains(service, length);
    all += trains;
    if (trains > 0 && length.count() * 1000.0 / static_cast<double>(trains) >
                          kLongestHeadway) {
      left_out += trains;
    } else {
      kept.push_back(service);
    }
  }
  EXPECT_LT(left_out, all / 1000);
  model.services = std::move(kept);
}

// By way of a zip file.
LineModel ReadBack(const LineModel& model) {
  const std::string path =
      (fs::path(testing::TempDir()) / absl::StrCat("feed_", getpid(), ".zip"))
          .string();
  EXPECT_TRUE(WriteGtfs(path, GtfsFiles(model, {})).ok());
  GtfsOptions options;
  options.tiers["103"] = Tier::kIntercity;
  Diagnostics diagnostics;
  GtfsFeed feed = ReadGtfs(path, options, diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
  EXPECT_EQ(diagnostics.num_warnings(), 0u) << diagnostics.Report();
  fs::remove(path);
  LineModel read;
  FillDefaults(read);
  EXPECT_TRUE(AppendSource("feed", std::move(feed.lines), {}, read).empty());
  CountTrips(read);
  return read;
}

// What a rider sees of a pattern; patterns that agree in it are one.
using Face = std::tuple<std::string, Direction, std::vector<std::string>>;

Face FaceOf(const LineModel& model, const Pattern& pattern) {
  std::vector<std::string> stations;
  for (const PatternStop& stop : pattern.stops) {
    stations.push_back(model.stations[stop.station].name.key);
  }
  return {model.lines[pattern.line].name.key, pattern.direction, stations};
}

struct Supply {
  std::vector<const Pattern*> patterns;
  std::map<std::string, int64_t> milli_trains;  // by band
  // Of the sum, from rounding headways to a second.
  std::map<std::string, double> error;
};

std::map<Face, Supply> SupplyOf(const LineModel& model, bool rings_twice) {
  std::map<Face, Supply> supply;
  for (const Service& service : model.services) {
    Pattern pattern = model.patterns[service.pattern];
    const Line& line = model.lines[pattern.line];
    const Band& band = model.bands[service.band];
    const int64_t trains = MilliTrains(service, band.length());
    if (!line.open || trains == 0) continue;
    if (rings_twice && line.ring) {
      for (size_t i = 1; i < model.patterns[service.pattern].stops.size();
           ++i) {
        pattern.stops.push_back(model.patterns[service.pattern].stops[i]);
      }
    }
    Supply& row = supply[FaceOf(model, pattern)];
    row.patterns.push_back(&model.patterns[service.pattern]);
    row.milli_trains[band.name.key] += trains;
    const double share = static_cast<double>(trains) / 1000.0;
    row.error[band.name.key] +=
        share * share * 1000 * 0.5 / band.length().count() * 1.01 + 1;
  }
  return supply;
}

// Whether all patterns have the same run and dwell at their stop i.
bool Agree(const Supply& supply, size_t i) {
  for (const Pattern* pattern : supply.patterns) {
    if (pattern->stops[i].run != supply.patterns[0]->stops[i].run ||
        pattern->stops[i].dwell != supply.patterns[0]->stops[i].dwell) {
      return false;
    }
  }
  return true;
}

void ExpectSameSupply(const LineModel& model, const LineModel& read) {
  const std::map<Face, Supply> before = SupplyOf(model, true);
  const std::map<Face, Supply> after = SupplyOf(read, false);
  ASSERT_EQ(before.size(), after.size());
  for (const auto& [face, supply] : before) {
    SCOPED_TRACE(std::get<0>(face));
    const auto it = after.find(face);
    ASSERT_NE(it, after.end());
    for (const auto& [band, trains] : supply.milli_trains) {
      ASSERT_TRUE(it->second.milli_trains.contains(band)) << band;
      EXPECT_NEAR(static_cast<double>(it->second.milli_trains.at(band)),
                  static_cast<double>(trains), supply.error.at(band))
          << band;
    }
    EXPECT_EQ(it->second.milli_trains.size(), supply.milli_trains.size());
    const std::vector<PatternStop>& ours = supply.patterns[0]->stops;
    const std::vector<PatternStop>& theirs = it->second.patterns[0]->stops;
    for (size_t i = 1; i < ours.size(); ++i) {
      if (!Agree(supply, i)) continue;
      EXPECT_EQ(ours[i].run, theirs[i].run) << "stop " << i;
      if (i + 1 == ours.size()) break;
      EXPECT_EQ(ours[i].dwell, theirs[i].dwell) << "stop " << i;
    }
  }
}

void ExpectSameLines(const LineModel& model, const LineModel& read) {
  std::map<std::string, const Line*> lines;
  for (const Line& line : model.lines) lines[line.name.key] = &line;
  for (const Line& line : read.lines) {
    const Line& ours = *lines.at(line.name.key);
    EXPECT_EQ(line.name.zh, ours.name.zh);
    EXPECT_EQ(line.name.en, ours.name.en);
    EXPECT_EQ(line.tier, ours.tier) << line.name.key;
    EXPECT_EQ(line.operator_name, ours.operator_name);
    EXPECT_EQ(line.colour, ours.colour);
  }
}

// Everyone with a service is there, planned lines of a year to come too.
void CheckRoundTrip(int open_until, size_t least_lines) {
  LineModel model = Shanghai(open_until);
  LeaveOutRareTrains(model);
  ExpectSoundFeed(GtfsFiles(model, {}));
  const LineModel read = ReadBack(model);
  EXPECT_GE(read.lines.size(), least_lines);
  ExpectSameLines(model, read);
  ExpectSameSupply(model, read);
}

TEST(GtfsRoundTripTest, TheNetworkOfTodayComesBack) { CheckRoundTrip(0, 120); }

TEST(GtfsRoundTripTest, TheNetworkOf2035ComesBack) {
  CheckRoundTrip(2035, 140);
}

}  // namespace
}  // namespace railreach
