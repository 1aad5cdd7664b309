#include "tests/support/sample_result.h"

#include <utility>

namespace railreach {
namespace {

constexpr size_t kNodes = 5;
constexpr size_t kZones = 3;
constexpr size_t kStations = 4;

// 61 minutes: `at_30` people arrive in minute 30, `at_60` in all by minute 60.
PeopleCurve Curve(int64_t at_30, int64_t at_60, int64_t halo) {
  PeopleCurve curve = {std::vector<int64_t>(61, 0),
                       std::vector<int64_t>(61, 0)};
  for (size_t m = 30; m <= 60; ++m) {
    curve.study_area[m] = m < 60 ? at_30 : at_60;
    curve.halo[m] = m < 45 ? 0 : halo;
  }
  return curve;
}

Catchment SampleCatchment(size_t i) {
  const int64_t n = static_cast<int64_t>(i);
  Catchment row;
  row.node = NodeId(i);
  row.direction =
      i == 1 || i == 2 ? SearchDirection::kFrom : SearchDirection::kTo;
  row.door_to_door = Curve(1'000'000 + n, 9'000'000 - 1'000'000 * n, 500 + n);
  row.without_rail = Curve(10'000 + n, 300'000 + n, 10 + n);
  row.platform = Curve(2'000'000 + n, 12'000'000 - 1'000'000 * n, 700 + n);
  row.people_low_entry = 9'500'000 - 1'000'000 * n;
  row.people_high_entry = 8'000'000 - 1'000'000 * n;
  for (const Tier tier : kTiers) {
    const size_t t = Index(tier);
    const int64_t k = static_cast<int64_t>(t);
    row.people_without_tier[t] = 7'000'000 + 10 * n + k;
    row.tier_use.people[t] = 100'000 + 10 * n + k;
    row.tier_use.ride_share[t] = 0.1 + 0.05 * static_cast<double>(t);
  }
  row.tier_use.assumed_share = 0.11 + 0.01 * static_cast<double>(i);
  const int32_t count = static_cast<int32_t>(i);
  row.zones_within = {1 + count, 2 + count};
  row.stations_within = {3 + count, 4 + count};
  row.nodes_within = {0 + count, 1 + count};
  row.area_km2 = {120.25 + static_cast<double>(i), 980.5};
  row.transport_performance = 101.5 + static_cast<double>(i);
  row.resolved = i != 3;
  return row;
}

// A square with a hole, and an island, in whole 1e-6 degrees.
std::vector<GroundPolygon> Polygons(double shift) {
  const double x = 121 + shift, y = 31 + shift;
  return {
      {{{y, x}, {y, x + 0.5}, {y + 0.5, x + 0.5}, {y + 0.5, x}},
       {{{y + 0.125, x + 0.125}, {y + 0.25, x + 0.125}, {y + 0.25, x + 0.25}}}},
      {{{y + 1, x}, {y + 1, x + 0.000001}, {y + 1.000001, x}}, {}}};
}

void AddTimes(StudyResult& result) {
  for (size_t i = 0; i < kNodes; ++i) {
    const double shift = static_cast<double>(i) / 8;
    result.catchments.push_back(SampleCatchment(i));
    result.isochrones.push_back(
        {{Minutes(30), 120.25 + shift, {}},
         {Minutes(60), 980.5 + shift, Polygons(shift)}});
  }
  result.zone_times = Matrix<uint16_t>(kNodes, kZones);
  result.station_times = Matrix<uint16_t>(kNodes, kStations);
  for (size_t i = 0; i < kNodes; ++i) {
    for (size_t j = 0; j < kZones; ++j) {
      result.zone_times(i, j) =
          j == 2 ? kNotReached16 : static_cast<uint16_t>(600 * i + 31 * j);
    }
    for (size_t j = 0; j < kStations; ++j) {
      result.station_times(i, j) =
          i == 4 ? kNotReached16 : static_cast<uint16_t>(500 * i + 7 * j);
    }
  }
}

PairRow SamplePair(int32_t from, int32_t to) {
  const int32_t n = 10 * from + to;
  PairRow pair;
  pair.access = Seconds(300 + n);
  pair.entry = Seconds(180);
  pair.wait = Seconds(90 + n);
  pair.ride = Seconds(1200 + 60 * n);
  pair.change = Seconds(240);
  pair.exit = Seconds(120);
  pair.egress = Seconds(360 + to);
  pair.total = pair.access + pair.entry + pair.wait + pair.ride + pair.change +
               pair.exit + pair.egress;
  pair.schedule_delay = Seconds(5 + n);
  pair.rides = 2;
  pair.fewest_rides = 1;
  pair.direct = from == 0;
  pair.via_hub = to == 1;
  pair.via_centre = to == 2;
  pair.tiers = TierSet().With(Tier::kTrunk).With(Tier::kMetro);
  pair.lines = {LineId(1), LineId(0)};
  pair.straight_line = Metres(20'000.125 + n);
  pair.path = Metres(26'000.5 + n);
  pair.assumed_ride = Seconds(77 + n);
  return pair;
}

void AddPairs(StudyResult& result) {
  result.pairs = PairSheet(kNodes, kNodes);
  for (size_t i = 0; i < kNodes; ++i) {
    for (size_t j = 0; j < kNodes; ++j) {
      if (i == j || (i == 4 && j == 1)) continue;  // 4 to 1: not reached
      result.pairs(i, j) =
          SamplePair(static_cast<int32_t>(i), static_cast<int32_t>(j));
    }
  }
  result.connections.push_back({RegionId(),
                                5,
                                20,
                                19,
                                1,
                                0.2,
                                0.5,
                                1.25,
                                1.5,
                                0.3,
                                0.4,
                                0.9,
                                0.6,
                                48.5,
                                {0.5, 0.1, 0.05, 0.05, 0.3},
                                0.21});
  result.connections.push_back({RegionId(1),
                                4,
                                12,
                                11,
                                0,
                                0.25,
                                0.55,
                                1.2,
                                1.4,
                                0.35,
                                0.45,
                                0.95,
                                0.65,
                                44.5,
                                {0.4, 0.2, 0.06, 0.04, 0.3},
                                0.22});
  result.corridors.push_back({CorridorId(0),
                              Minutes(35),
                              1,
                              TierSet().With(Tier::kTrunk),
                              Metres(68'000.5),
                              3'000'000,
                              {{StationId(0), StationId(1), 4.25},
                               {StationId(1), StationId(2), 3.5}}});
  result.airports.push_back({RegionId(3), NodeId(4), Minutes(65), 2});
  result.airports.push_back({RegionId(4), NodeId(), kUnreachable, 0});
}

NodeCoverage SampleNodeCoverage(size_t i) {
  const int n = static_cast<int>(i);
  NodeCoverage row;
  row.node = NodeId(i);
  for (const Tier tier : kTiers) {
    row.nearest[Index(tier)] = {StationId(Index(tier) % kStations),
                                Metres(1000.5 + n)};
  }
  row.nearest[Index(Tier::kSuburban)] = {};
  row.people_3km = 300'000 + n;
  row.people_rank = 1 + n;
  if (i != 4) row.hub = {StationId(3), Metres(1500.25 + n), 2 + n, 3 + n};
  row.hub_rank = 5 - n;
  return row;
}

void AddCoverage(StudyResult& result) {
  Coverage& coverage = result.coverage;
  for (size_t i = 0; i < kNodes; ++i) {
    coverage.nodes.push_back(SampleNodeCoverage(i));
  }
  coverage.regions.push_back(
      {RegionId(1), Tier::kMetro, Metres(800.0), 700'001, 450'000, 4, 3});
  coverage.regions.push_back(
      {RegionId(2), Tier::kTrunk, Metres(3000.0), 0, 0, 0, 0});
  coverage.counties.push_back(
      {RegionId(3), CountyState::kServed, TierSet().With(Tier::kMetro), 12,
       300.5, Seconds(180), 0.95, 4, 3, StationId(3), Metres(250.5)});
  coverage.counties.push_back(
      {RegionId(4), CountyState::kTrains, TierSet().With(Tier::kTrunk), 2,
       40.25, kUnreachable, 0.55, 7, 2, StationId(1), Metres(3100.0)});
  coverage.counties.push_back({RegionId(5), CountyState::kNoStation, TierSet(),
                               0, 0, kUnreachable, 0, 1, 0, StationId(),
                               Metres(0.0)});
  coverage.stations.push_back({StationId(1), TierSet().With(Tier::kTrunk),
                               RegionId(4), Metres(3100.0), false, true,
                               210'000, true});
  coverage.stations.push_back({StationId(0), TierSet().With(Tier::kTrunk),
                               RegionId(3), Metres(1900.0), true, true, 220'000,
                               false});
  result.service_levels.push_back(
      {TierSet().With(Tier::kTrunk).With(Tier::kMetro), 2, 250.5, Seconds(600),
       Minutes(330), Minutes(1415)});
  result.service_levels.push_back({TierSet().With(Tier::kTrunk), 1, 40.25,
                                   kUnreachable, Minutes(420), Minutes(1260)});
  result.service_levels.push_back({TierSet(), 0, 0, kUnreachable});
  result.service_levels.push_back({TierSet().With(Tier::kMetro), 1, 300.5,
                                   Seconds(180), Minutes(300), Minutes(1445)});
}

void AddPlan(StudyResult& result) {
  result.densities.push_back(
      {RegionId(0), "narrow", Metres(93'000.5), Metres(1'000.0), 62.25});
  result.densities.push_back(
      {RegionId(0), "middle", Metres(120'000.0), Metres(2'000.0), 80.5});
  result.densities.push_back(
      {RegionId(0), "wide", Metres(165'000.0), Metres(3'000.0), 110.75});
  result.densities.push_back(
      {RegionId(4), "metro", Metres(12'500.0), Metres(0.0), std::nullopt});
  result.line_lengths.push_back(Metres(84'000.75));
  result.line_lengths.push_back(Metres(17'000.0));
  result.structure.stations = {{StationId(0), 0, true, 0.5},
                               {StationId(1), 0, false, 0.25},
                               {StationId(3), 1, false, 0.125}};
  result.structure.bridges = {TrackId(2)};
  result.structure.num_components = 2;
  result.structure.betweenness_gini = 0.375;
  result.assessments.push_back({TargetId(0),
                                Verdict::kMissed,
                                62.25,
                                "ratio of sums",
                                {{"上海市", "Shanghai", 70.5, false},
                                 {"苏州市", "Suzhou", std::nullopt, false}},
                                0});
  result.assessments.push_back(
      {TargetId(1),
       Verdict::kMet,
       43.5,
       "worst member",
       {{"嘉定新城 - 人民广场", "Jiading New Town - People's Square", 43.5,
         true}},
       1});
  result.assessments.push_back(
      {TargetId(2), Verdict::kNoTarget, 0.2, "own value", {}, 0});
}

// By the clock 昆山 reaches about as many people as by headway, nodes after it
// more.
WindowCatchment SampleWindow(size_t i) {
  const int64_t n = static_cast<int64_t>(i);
  WindowCatchment row;
  row.people = {Curve(1'100'000 + n, 9'400'000 - 700'000 * n, 600 + n),
                Curve(900'000 + n, 8'700'000 - 700'000 * n, 400 + n),
                Curve(500'000 + n, 6'000'000 - 700'000 * n, 200 + n)};
  row.mean_people = {800'000.25 + static_cast<double>(n),
                     8'200'000.5 - 700'000 * static_cast<double>(n)};
  row.mean_people_headline = row.mean_people[1];
  return row;
}

void AddWindow(StudyResult& result) {
  WindowResult window;
  window.pairs = Matrix<PairWindow>(kNodes, kNodes);
  for (size_t i = 0; i < kNodes; ++i) {
    window.catchments.push_back(SampleWindow(i));
    for (size_t j = 0; j < kNodes; ++j) {
      if (i == j || (i == 4 && j == 1)) continue;  // as in the pair sheet
      const uint16_t n = static_cast<uint16_t>(10 * i + j);
      PairWindow& pair = window.pairs(i, j);
      pair.fastest = static_cast<uint16_t>(2400 + n);
      pair.p50 = static_cast<uint16_t>(3000 + n);
      pair.p95 = static_cast<uint16_t>(4200 + n);
      pair.mean = static_cast<uint16_t>(3100 + n);
      pair.departures = static_cast<uint16_t>(5 + n);
    }
  }
  window.pairs(0, 4).p95 = kNotReached16;
  window.summaries = {{RegionId(0), 4, {8'000'000.5, 7'700'000, 5e6}, 7.2e6},
                      {RegionId(1), 3, {8.7e6, 8'000'000, 5.3e6}, 7.5e6},
                      {RegionId(2), 1, {7.3e6, 6'900'000, 4.7e6}, 6.8e6}};
  window.spread = {12, 345, 540.5, 400.25};
  result.window = std::move(window);
}

}  // namespace

StudyResult SampleResult() {
  StudyResult result;
  result.tool_version = "9.8.7";
  result.counts = {4, 2, 3, 5, 6, 7, 5, 3, 21, 3'800'003, 988'945, 1, 0.125};
  result.summaries.push_back({RegionId(0), 4, 4e6, 7'500'000.5, 10e6, 8.1e6,
                              6.5e6, 300'000, 8.5e6, 103.5, 0.125});
  result.summaries.push_back({RegionId(1), 3, 4.5e6, 7'900'000, 11e6, 8.4e6,
                              6.9e6, 310'000, 8.8e6, 104.5, 0.135});
  result.summaries.push_back({RegionId(2), 1, 3.5e6, 7'100'000, 9e6, 7.7e6,
                              6.1e6, 290'000, 8.2e6, 102.5, 0.115});
  AddTimes(result);
  AddPairs(result);
  AddCoverage(result);
  AddPlan(result);
  AddWindow(result);
  return result;
}

}  // namespace railreach
