// The real network as a feed, read back.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
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
#include "engine/network/build_network.h"
#include "engine/output/gtfs_export.h"
#include "engine/routing/one_to_all.h"
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

// By way of a zip file.
LineModel ReadBack(const LineModel& model) {
  const std::string path =
      (fs::path(testing::TempDir()) / absl::StrCat("feed_", getpid(), ".zip"))
          .string();
  EXPECT_TRUE(WriteGtfs(path, GtfsFiles(model, {})).ok());
  Diagnostics diagnostics;
  GtfsFeed feed = ReadGtfs(path, {}, diagnostics);
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

// A ring's template makes two rounds.
void GoRoundAgain(Pattern& pattern) {
  const std::vector<PatternStop> round = pattern.stops;
  pattern.stops.insert(pattern.stops.end(), round.begin() + 1, round.end());
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
    if (rings_twice && line.ring) GoRoundAgain(pattern);
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

class StationsByKey {
 public:
  explicit StationsByKey(const LineModel& model) {
    for (const StationId id : model.stations.ids()) {
      ids_[model.stations[id].name.key] = id;
    }
  }
  // None: there is no such station.
  StationId Find(const std::string& key) const {
    const auto it = ids_.find(key);
    return it == ids_.end() ? StationId() : it->second;
  }

 private:
  std::map<std::string, StationId> ids_;
};

constexpr Seconds kHorizon = Minutes(240);

// The group and schedule of a pattern's trains.
using Waiting = std::pair<GroupId, bool>;

// Of each face; counts patterns that are not waited for as others of their
// face are, for a feed makes them one.
std::map<Face, Waiting> WaitingOf(const LineModel& model, int& unlike) {
  std::map<Face, Waiting> waiting;
  for (const Service& service : model.services) {
    Pattern pattern = model.patterns[service.pattern];
    if (!model.lines[pattern.line].open || !Runs(service)) continue;
    if (model.lines[pattern.line].ring) GoRoundAgain(pattern);
    const Waiting own = {service.group, service.scheduled};
    const auto [it, is_new] = waiting.try_emplace(FaceOf(model, pattern), own);
    unlike += it->second != own;
  }
  return waiting;
}

// Gives the network that was read what a feed cannot say.
void Complete(const LineModel& model, LineModel& read) {
  const StationsByKey stations(read);
  read.tiers = model.tiers;
  read.operator_classes = model.operator_classes;
  read.groups = model.groups;
  read.land_blocks = model.land_blocks;
  for (const Station& ours : model.stations) {
    const StationId id = stations.Find(ours.name.key);
    if (id.is_none()) continue;
    read.stations[id].times = ours.times;
    read.stations[id].position_error = ours.position_error;
    read.stations[id].land_block = ours.land_block;
  }
  read.transfers.clear();
  for (Transfer transfer : model.transfers) {
    transfer.from = stations.Find(model.stations[transfer.from].name.key);
    transfer.to = stations.Find(model.stations[transfer.to].name.key);
    if (transfer.from.is_none() || transfer.to.is_none()) continue;
    read.transfers.push_back(transfer);
  }
  std::map<std::string, OperatorClassId> classes;
  for (const Line& line : model.lines) {
    classes[line.name.key] = line.operator_class;
  }
  for (Line& line : read.lines) {
    line.operator_class = classes.at(line.name.key);
  }
  int unlike = 0;
  const std::map<Face, Waiting> waiting = WaitingOf(model, unlike);
  EXPECT_EQ(unlike, 0);
  for (Pattern& pattern : read.patterns) {
    std::tie(pattern.group, pattern.scheduled) =
        waiting.at(FaceOf(read, pattern));
  }
  for (Service& service : read.services) {
    service.group = read.patterns[service.pattern].group;
    service.scheduled = read.patterns[service.pattern].scheduled;
  }
}

// The network of the morning peak, searched by the keys of stations: from
// street to street.
class PeakSearch {
 public:
  explicit PeakSearch(const LineModel& model)
      : model_(model), network_(BuildNetwork(model, Options())) {}

  std::vector<std::string> Served() const {
    std::vector<std::string> keys;
    for (const StationId id : model_.stations.ids()) {
      if (!LegsOf(id, network_.stops.entry).empty()) {
        keys.push_back(model_.stations[id].name.key);
      }
    }
    std::sort(keys.begin(), keys.end());
    return keys;
  }

  struct Reached {
    Seconds time = kUnreachable;
    uint32_t rides = 0;
  };
  std::map<std::string, Reached> From(const std::string& key) const {
    OneToAllWorkspace search(network_);
    const StationId origin = StationsByKey(model_).Find(key);
    OneToAll(network_, LegsOf(origin, network_.stops.entry), kHorizon, search);
    std::map<std::string, Reached> reached;
    for (const StationId id : model_.stations.ids()) {
      Reached best;
      for (const Leg& leg : LegsOf(id, network_.stops.exit)) {
        const Seconds time = search.time(leg.stop) + leg.time;
        if (time < best.time) best = {time, search.rides(leg.stop)};
      }
      if (best.time <= kHorizon) {
        reached[model_.stations[id].name.key] = best;
      }
    }
    return reached;
  }

 private:
  NetworkOptions Options() const {
    NetworkOptions options;
    for (const BandId id : model_.bands.ids()) {
      if (model_.bands[id].name.key == "morning_peak") options.band = id;
    }
    return options;
  }
  std::vector<Leg> LegsOf(StationId station,
                          const IdVector<StopId, Seconds>& times) const {
    std::vector<Leg> legs;
    for (const StopId stop : network_.stops.of_station[station]) {
      if (network_.InService(stop)) legs.push_back({stop, times[stop]});
    }
    return legs;
  }

  const LineModel& model_;
  Network network_;
};

// Waits of a service differ by up to a second, which is what a ride may cost
// more or less: the feed has its headway in whole seconds, the reader counts
// that into thousandths of a train, and half a headway is rounded up.
void ExpectSameTimes(const LineModel& model, const LineModel& read) {
  const PeakSearch before(model);
  const PeakSearch after(read);
  const std::vector<std::string> keys = before.Served();
  ASSERT_EQ(keys, after.Served());
  size_t pairs = 0;
  size_t equal = 0;
  for (size_t i = 0; i < 20; ++i) {
    const std::string& origin = keys[i * keys.size() / 20];
    const auto theirs = after.From(origin);
    for (const auto& [key, ours] : before.From(origin)) {
      if (ours.time > kHorizon - Minutes(1)) continue;  // may be beyond it
      const auto it = theirs.find(key);
      ASSERT_NE(it, theirs.end()) << origin << " " << key;
      ASSERT_LE(std::abs((it->second.time - ours.time).count()),
                static_cast<int>(ours.rides))
          << origin << " " << key;
      ++pairs;
      equal += it->second.time == ours.time;
    }
  }
  EXPECT_GT(pairs, 20'000u);
  EXPECT_GT(equal, pairs / 3);
}

// Everyone with a service is there, planned lines of a year to come too, and
// gets as far, once the tables say what a feed cannot.
void CheckRoundTrip(int open_until, size_t least_lines) {
  const LineModel model = Shanghai(open_until);
  ExpectSoundFeed(GtfsFiles(model, {}));
  LineModel read = ReadBack(model);
  EXPECT_GE(read.lines.size(), least_lines);
  ExpectSameLines(model, read);
  ExpectSameSupply(model, read);
  Complete(model, read);
  ExpectSameTimes(model, read);
}

TEST(GtfsRoundTripTest, TheNetworkOfTodayComesBack) { CheckRoundTrip(0, 120); }

TEST(GtfsRoundTripTest, TheNetworkOf2035ComesBack) {
  CheckRoundTrip(2035, 140);
}

}  // namespace
}  // namespace railreach
