// Shortest paths of two real station graphs, as networkx and igraph found them
// (../shared/oracles/static): each edge is a line of one hop without wait.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "engine/routing/headway_batch.h"
#include "engine/routing/one_to_all.h"
#include "tests/support/oracle_files.h"

namespace railreach {
namespace {

// Rows of a table without quotes, its header left out.
std::vector<std::vector<std::string>> ReadRows(const std::string& path) {
  std::vector<std::vector<std::string>> rows;
  for (absl::string_view line :
       absl::StrSplit(ReadGzip(path), '\n', absl::SkipEmpty())) {
    rows.push_back(absl::StrSplit(absl::StripSuffix(line, "\r"), ','));
  }
  rows.erase(rows.begin());
  return rows;
}

int32_t ParseInt(const std::string& text) {
  int32_t value = -1;
  EXPECT_TRUE(absl::SimpleAtoi(text, &value)) << text;
  return value;
}

struct StaticGraph {
  Network network;
  std::map<std::string, StopId> stop_of;
};

StaticGraph LoadGraph(const std::string& prefix) {
  StaticGraph graph;
  Network& network = graph.network;
  for (const auto& row : ReadRows(prefix + "_nodes.csv")) {
    const StopId stop(graph.stop_of.size());
    graph.stop_of[row[0]] = stop;
    network.stops.station.push_back(StationId(stop.index()));
    network.transfers.AppendRow({{stop, Seconds(0)}});
    network.connections.AppendRow({});
  }
  std::vector<std::pair<StopId, PatternTable::Visit>> visits;
  PatternTable& patterns = network.patterns;
  for (const auto& row : ReadRows(prefix + "_edges.csv")) {
    const PatternId p(patterns.stops.size());
    const StopId ends[] = {graph.stop_of[row[0]], graph.stop_of[row[1]]};
    visits.push_back({ends[0], {p, 0}});
    visits.push_back({ends[1], {p, 1}});
    patterns.stops.AppendRow(ends);
    patterns.run.insert(patterns.run.end(),
                        {Seconds(0), Seconds(ParseInt(row[2]))});
    patterns.dwell.insert(patterns.dwell.end(), {Seconds(0), Seconds(0)});
    patterns.wait.push_back(Seconds(0));
    patterns.milli_trains.push_back(1000);
  }
  patterns.visits = Csr<StopId, PatternTable::Visit>::FromEntries(
      network.stops.size(), visits);
  return graph;
}

struct Expected {
  size_t pairs;
  size_t within_hour;
  bool beyond_lanes;
};

void CompareWithOracle(const std::string& name, const Expected& expected) {
  const std::string prefix = *OracleFolder("static") + "/" + name;
  const StaticGraph graph = LoadGraph(prefix);
  const Network& network = graph.network;
  const size_t n = network.stops.size();
  std::vector<std::vector<Seconds>> oracle(
      n, std::vector<Seconds>(n, kUnreachable));
  size_t pairs = 0;
  for (const auto& row : ReadRows(prefix + "_allpairs.csv.gz")) {
    oracle[graph.stop_of.at(row[0]).index()][graph.stop_of.at(row[1]).index()] =
        Seconds(ParseInt(row[2]));
    ++pairs;
  }
  EXPECT_EQ(pairs, expected.pairs);
  OneToAllWorkspace scalar(network);
  HeadwayWorkspace lanes(network);
  size_t within_hour = n;  // each station from itself
  size_t beyond_lanes = 0;
  for (const StopId from : IdRange<StopId>(n)) {
    const Leg leg = {from, Seconds(0)};
    OneToAll(network, {&leg, 1}, Seconds(kUnreachable.count() - 1), scalar);
    SearchBatch(network, {Legs(&leg, 1)}, kLaneHorizonMax, lanes);
    for (const StopId to : IdRange<StopId>(n)) {
      if (from == to) continue;
      const Seconds time = oracle[from.index()][to.index()];
      ASSERT_EQ(scalar.time(to), time);
      const bool fits = time <= kLaneHorizonMax;
      ASSERT_EQ(FromLaneTime(lanes.row(to)[0]), fits ? time : kUnreachable);
      beyond_lanes += !fits && time != kUnreachable;
      within_hour += time <= Minutes(60);
    }
  }
  EXPECT_EQ(within_hour, expected.within_hour);
  EXPECT_EQ(beyond_lanes > 0, expected.beyond_lanes);
}

TEST(StaticOracleTest, EveryPairOfBusanIsEqual) {
  SKIP_WITHOUT_ORACLES();
  CompareWithOracle("busan_20250616", {12'996, 12'993, false});
}

TEST(StaticOracleTest, EveryPairOfGermanLongDistanceRailIsEqual) {
  SKIP_WITHOUT_ORACLES();
  CompareWithOracle("dbfv2016_20160713", {215'089, 5'686, true});
}

}  // namespace
}  // namespace railreach
