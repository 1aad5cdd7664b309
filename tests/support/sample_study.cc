// SampleStudy() of sample_result.h.
#include "tests/support/sample_result.h"

namespace railreach {
namespace {

StudyParameters Parameters() {
  StudyParameters parameters;
  parameters.name = {"sample", "样例", "Sample, with a comma"};
  parameters.band = "peak";
  parameters.wait_model = WaitModel::kSampled;
  parameters.selection.open_until = 2030;
  parameters.selection.include_planned = false;
  parameters.selection.least_confidence = Confidence::kLow;
  parameters.selection.open_lines = {"X1"};
  parameters.selection.close_lines = {"X2", "X3"};
  parameters.cutoffs = {Minutes(30), Minutes(60)};
  parameters.headline_cutoff = Minutes(60);
  parameters.pair_horizon = Minutes(200);
  parameters.transfer_radius = Metres(450.5);
  parameters.walk_kmh = 4.5;
  parameters.walk_detour = 1.25;
  parameters.other_operator = Seconds(170);
  parameters.origin_wait_max = Seconds(590);
  parameters.outline_error = Metres(120.0);
  parameters.hub = "上海虹桥";
  parameters.centre_regions = {"310101"};
  parameters.window = {{Seconds(7 * 3600)},
                       {Seconds(17 * 1800)},
                       Seconds(90),
                       {5, 50, 95},
                       7,
                       11};
  SourceParameters tables, feed;
  tables.tables = "tables";
  tables.tiers = {"none"};
  feed.gtfs = "feed.zip";
  feed.name = "长三角铁路";
  feed.date = "20260615";
  feed.tier_table = "tiers.csv";
  feed.tiers = {"trunk", "metro"};
  parameters.sources = {tables, feed};
  parameters.scenarios = {"scenarios/加站.csv", "plan.textproto"};
  BatchParameters& batch = parameters.batch.emplace();
  batch.candidates = {"lines.csv", "../more.textproto"};
  batch.subsets = 2;
  batch.each_line_until = 2035;
  batch.sweeps = {{SweepParameters::What::kDwell, "X1", 10, 60, 2.5}};
  batch.closures = {Closure::kLink, Closure::kLine};
  batch.efficiency = true;
  batch.search = {Objective::kEfficiency, 300, 20.5, 4, 12, 1.5, 99};
  return parameters;
}

void AddTiers(LineModel& lines) {
  for (const Tier tier : kTiers) {
    const int i = static_cast<int>(Index(tier));
    TierRules& rules = lines.tiers[Index(tier)];
    rules.given = tier != Tier::kSuburban;
    rules.times = {Seconds(900 + i), Seconds(600 + i), Seconds(1200 + i),
                   Seconds(300 + i), Seconds(720 + i)};
    rules.profile = {300.0 + i,        0.5 + i, 0.6 + i,
                     Seconds(120 + i), 5.0 + i, 1.1 + i};
    rules.coverage_radii = {Metres(600.0 + i), Metres(1500.0 + i)};
    rules.direct_trips_per_hour = 1 + i;
  }
  lines.access_rules.push_back({Tier::kMetro,
                                "walk",
                                JourneyEnd::kBoth,
                                4.8,
                                1.3,
                                Seconds(0),
                                Seconds(900),
                                {}});
  lines.access_rules.push_back({std::nullopt,
                                "e-bike",
                                JourneyEnd::kHome,
                                15,
                                1.4,
                                Seconds(120),
                                Seconds(5400),
                                {3, true}});
}

void AddStations(LineModel& lines) {
  const auto add = [&](ThingName name, LatLng place, size_t region) {
    Station station;
    station.name = std::move(name);
    station.position = place;
    station.region = RegionId(region);
    lines.stations.push_back(station);
  };
  add({"AOH", "上海虹桥", "Shanghai Hongqiao"}, {31.196, 121.3162}, 3);
  add({"KNH", "昆山南", "Kunshan South"}, {31.3678, 120.9542}, 4);
  add({"SZH", "苏州", "Suzhou"}, {31.3302, 120.6062}, 5);
  add({"RMGC", "人民广场", "People's Square"}, {31.2347, 121.4705}, 3);
  lines.stations[StationId(1)].position_error = Metres(35.5);
  lines.stations[StationId(2)].passenger = false;
  lines.stations[StationId(3)].provenance.assumed = true;
}

void AddTracks(LineModel& lines) {
  lines.track_lines.push_back("京沪高速线");
  lines.track_lines.push_back("2号线");
  lines.tracks.push_back({TrackLineId(0),
                          StationId(0),
                          StationId(1),
                          Tier::kTrunk,
                          Metres(50'000.5),
                          true,
                          300,
                          Status::kExisting,
                          {}});
  lines.tracks.push_back({TrackLineId(0),
                          StationId(2),
                          StationId(1),
                          Tier::kIntercity,
                          Metres(34'000.25),
                          false,
                          250,
                          Status::kConstruction,
                          {7, true}});
  lines.tracks.push_back({TrackLineId(1),
                          StationId(0),
                          StationId(3),
                          Tier::kMetro,
                          Metres(17'000.0),
                          false,
                          80,
                          Status::kExisting,
                          {}});
}

void AddLines(LineModel& lines) {
  lines.operator_classes.push_back("rail");
  lines.operator_classes.push_back("metro:上海");
  Line trunk;
  trunk.name = {"G", "京沪高铁", "Beijing-Shanghai HSR"};
  trunk.operator_name = "国铁";
  trunk.operator_class = OperatorClassId(0);
  trunk.colour = "#C00000";
  trunk.density_class = DensityClass::kNarrow;
  lines.lines.push_back(trunk);
  Line metro;
  metro.name = {"M2", "2号线", "Line 2"};
  metro.tier = Tier::kMetro;
  metro.status = Status::kConstruction;
  metro.opening_year = 2029;
  metro.operator_name = "申通";
  metro.operator_class = OperatorClassId(1);
  metro.ring = true;
  metro.confidence = Confidence::kMedium;
  metro.open = false;
  metro.provenance.assumed = true;
  lines.lines.push_back(metro);
}

PatternStop Stop(size_t station, std::vector<TrackId> tracks = {}) {
  PatternStop stop;
  stop.station = StationId(station);
  stop.tracks = std::move(tracks);
  return stop;
}

void AddPatterns(LineModel& lines) {
  const TrackId hongqiao_kunshan(0), suzhou_kunshan(1), metro(2);
  lines.patterns.push_back(
      {"G-local",
       LineId(0),
       Direction::kOut,
       {Stop(0), Stop(1, {hongqiao_kunshan}), Stop(2, {suzhou_kunshan})},
       0});
  lines.patterns.push_back(
      {"G-express",
       LineId(0),
       Direction::kBack,
       {Stop(2), Stop(0, {suzhou_kunshan, hongqiao_kunshan})},
       0});
  lines.patterns.push_back(
      {"M2-out", LineId(1), Direction::kOut, {Stop(0), Stop(3, {metro})}, 0});
  lines.patterns.push_back(
      {"M2-back", LineId(1), Direction::kBack, {Stop(3), Stop(0)}, 0});
  Pattern closed = {
      "M2-old", LineId(1), Direction::kBack, {Stop(3), Stop(0)}, 0};
  closed.open = false;
  lines.patterns.push_back(closed);
}

void AddServices(LineModel& lines) {
  lines.bands.push_back({{"peak", "早高峰", "Morning peak"},
                         {Seconds(7 * 3600)},
                         {Seconds(9 * 3600)}});
  lines.bands.push_back(
      {{"day", "日间", "Day"}, {Seconds(9 * 3600)}, {Seconds(17 * 3600)}});
  lines.groups.push_back({"G"});
  lines.services.push_back(
      {PatternId(0), BandId(0), Seconds(0), 8500, GroupId(0), true, {}});
  lines.services.push_back(
      {PatternId(0), BandId(1), Seconds(1800), 0, GroupId(), false, {5, true}});
  lines.services.push_back(
      {PatternId(2), BandId(0), Seconds(180), 0, GroupId(), false, {}});
}

void AddRegions(Places& places) {
  const auto add = [&](ThingName name, Level level, double area, int64_t people,
                       std::optional<LatLng> seat, std::vector<RegionId> in) {
    Region region;
    region.name = std::move(name);
    region.level = level;
    region.area_km2 = area;
    region.area_official = area > 1000;
    region.people = people;
    region.seat = seat;
    region.region_members = std::move(in);
    places.regions.push_back(region);
  };
  add({"area", "大都市圈", "Metropolitan area"}, Level::kStudyArea, 15'000,
      3'800'000, std::nullopt, {RegionId(1), RegionId(2)});
  add({"3100", "上海市", "Shanghai"}, Level::kCity, 6'340.5, 700'001,
      std::nullopt, {RegionId(3)});
  add({"3205", "苏州市", "Suzhou"}, Level::kCity, 8'657, 3'100'002,
      std::nullopt, {RegionId(4), RegionId(5)});
  add({"310101", "黄浦区", "Huangpu"}, Level::kCounty, 20.5, 700'001,
      LatLng{31.2317, 121.4846}, {});
  add({"320583", "昆山市", "Kunshan"}, Level::kCounty, 0, 2'100'000,
      LatLng{31.3848, 120.9808}, {});
  add({"320508", "姑苏区", "Gusu"}, Level::kCounty, 83.4, 1'000'002,
      std::nullopt, {});
  add({"cluster", "安亭-花桥", "Anting-Huaqiao"}, Level::kTownCluster, 0, 0,
      std::nullopt, {});
  places.regions[RegionId(6)].zone_members = {ZoneId(1), ZoneId(2)};
  places.regions[RegionId(6)].provenance.assumed = true;
  places.regions[RegionId(5)].halo = true;
}

void AddZones(Places& places) {
  places.zones.push_back({{"Z1", "外滩", "Bund"},
                          {31.24, 121.49},
                          66'203,
                          RegionId(3),
                          false,
                          {},
                          {}});
  places.zones.push_back({{"Z2", "花桥", "Huaqiao"},
                          {31.3, 121.1},
                          180'000,
                          RegionId(4),
                          false,
                          {},
                          {9, true}});
  places.zones.push_back({{"Z3", "海门", "Haimen"},
                          {31.9, 121.2},
                          988'945,
                          RegionId(5),
                          true,
                          {},
                          {}});
}

void AddNodes(Places& places) {
  const auto add = [&](ThingName name, const char* kind, LatLng place,
                       size_t region) {
    KeyNode node;
    node.name = std::move(name);
    node.kind = kind;
    node.position = place;
    node.region = RegionId(region);
    places.nodes.push_back(node);
  };
  add({"N1", "人民广场", "People's Square"}, "city_centre", {31.2347, 121.4705},
      3);
  add({"N2", "昆山", "Kunshan"}, "county_seat", {31.3848, 120.9808}, 4);
  add({"N3", "嘉定新城", "Jiading New Town"}, "new_town", {31.34, 121.25}, 3);
  add({"N4", "虹桥枢纽", "Hongqiao Hub"}, "hub", {31.196, 121.3162}, 3);
  add({"N5", "浦东机场", "Pudong Airport"}, "airport", {31.15, 121.805}, 3);
  places.nodes[NodeId(2)].confidence = Confidence::kMedium;
  places.nodes[NodeId(3)].provenance.assumed = true;
}

void AddPlan(Places& places) {
  places.corridors.push_back({{"C1", "沪宁走廊", "Shanghai-Nanjing"},
                              {StationId(0), StationId(1), StationId(2)}});
  places.targets.push_back({{"T1", "城际密度", "Intercity density"},
                            "intercity_suburban_density_narrow",
                            TargetKind::kCooperative,
                            Level::kCity,
                            RegionId(0),
                            "",
                            "",
                            Comparison::kAtLeast,
                            200.0,
                            "km_per_10000km2",
                            2035,
                            "plan",
                            {2, true}});
  places.targets.push_back({{"T2", "新城30分钟", "New towns in 30 min"},
                            "pair_minutes",
                            TargetKind::kFloor,
                            Level::kStudyArea,
                            RegionId(),
                            "new_town",
                            "city_centre",
                            Comparison::kAtMost,
                            45.0,
                            "min",
                            0,
                            "city plan",
                            {}});
  places.targets.push_back({{"T3", "直达率", "Direct rate"},
                            "direct_rate",
                            TargetKind::kCooperative,
                            Level::kCity,
                            RegionId(),
                            "",
                            "",
                            Comparison::kAtLeast,
                            std::nullopt,
                            "share",
                            2050,
                            "",
                            {}});
  places.values.push_back(
      {"air_quality", RegionId(2), 87.5, "pct", "yearbook"});
}

}  // namespace

Study SampleStudy() {
  Study study;
  study.parameters = Parameters();
  AddTiers(study.model.lines);
  AddStations(study.model.lines);
  AddTracks(study.model.lines);
  AddLines(study.model.lines);
  AddPatterns(study.model.lines);
  AddServices(study.model.lines);
  AddRegions(study.model.places);
  AddZones(study.model.places);
  AddNodes(study.model.places);
  AddPlan(study.model.places);
  study.joins = {{StationId(1), "长三角铁路", "K1", "昆山南站", Metres(120.5),
                  true, "same name, 120 m apart"},
                 {StationId(3), "长三角铁路", "S7", "人民公园", Metres(410.0),
                  false, "410 m apart, another name"}};
  study.inputs = {{"stations.csv", 12'345, "00112233445566778899aabbccddeeff"},
                  {"lines.csv", 678, "ffeeddccbbaa99887766554433221100"}};
  study.num_warnings = 4;
  return study;
}

}  // namespace railreach
