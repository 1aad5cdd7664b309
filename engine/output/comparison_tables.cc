#include "engine/output/comparison_tables.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/output/csv_writer.h"
#include "engine/output/labels.h"
#include "engine/output/table_parts.h"

namespace railreach {
namespace {

// "x_a", "x_b", "x_change".
Columns BothColumns(const std::vector<std::string>& names) {
  Columns columns;
  for (const std::string& name : names) {
    for (const char* side : {"_a", "_b", "_change"}) {
      columns.push_back(name + side);
    }
  }
  return columns;
}

// Three fields.
template <typename T>
void AddBoth(const Both<T>& both, int decimals, CsvWriter& csv) {
  for (const std::optional<T>& value : {both.a, both.b, both.difference()}) {
    value.has_value() ? csv.Number(static_cast<double>(*value), decimals)
                      : csv.Blank();
  }
}

std::string ParametersCsv(const StudyComparison& comparison) {
  CsvWriter csv({"subject", "name", "a", "b", "measured_otherwise"});
  for (const ParameterDifference& row : comparison.parameters) {
    csv.Text("parameter")
        .Text(row.name)
        .Text(row.a)
        .Text(row.b)
        .YesNo(row.measure)
        .EndRow();
  }
  for (const RowCounts& row : comparison.rows) {
    csv.Text("rows_of_one_side")
        .Text(row.table)
        .Integer(row.only_a)
        .Integer(row.only_b)
        .Blank()
        .EndRow();
  }
  return csv.Take();
}

Columns NodeChangeColumns(const StudyComparison& comparison) {
  std::vector<std::string> names;
  for (const Seconds cutoff : comparison.cutoffs) {
    const std::string minutes = MinutesLabel(cutoff);
    for (const char* what :
         {"people_", "people_by_rail_", "people_platform_", "zones_"}) {
      names.push_back(what + minutes);
    }
    names.push_back(absl::StrCat("area_", minutes, "_km2"));
  }
  for (const char* name : {"headline_people", "window_people", "people_3km",
                           "direct_links", "nodes_reached"}) {
    names.push_back(name);
  }
  return BothColumns(names);
}

void AddNearest(const std::optional<NearestAnyTier>& nearest, CsvWriter& csv) {
  if (!nearest.has_value()) {
    csv.Blank().Blank().Blank().Blank().Blank();
    return;
  }
  csv.IdAndNames(nearest->station)
      .Text(Name(nearest->tier))
      .Km(nearest->distance);
}

std::string NodesCsv(const StudyComparison& comparison) {
  Columns nearest;
  for (const char* side : {"_a", "_b"}) {
    for (const char* what : {"id", "zh", "en", "tier", "km"}) {
      nearest.push_back(absl::StrCat("nearest_station_", what, side));
    }
  }
  CsvWriter csv(JoinColumns(
      {{"node_id", "name_zh", "name_en", "kind", "lat", "lon", "presence",
        "counts_in_coverage", "comparable", "direction"},
       NodeChangeColumns(comparison),
       {"nodes_faster", "nodes_slower"},
       nearest}));
  for (const NodeChange& node : comparison.nodes) {
    csv.IdAndNames(node.name)
        .Text(node.kind)
        .Place(node.position)
        .Text(Name(node.presence))
        .YesNo(node.counts)
        .YesNo(node.comparable)
        .Text(Name(node.direction));
    for (size_t i = 0; i < comparison.cutoffs.size(); ++i) {
      AddBoth(node.people[i], 0, csv);
      AddBoth(node.by_rail[i], 0, csv);
      AddBoth(node.platform[i], 0, csv);
      AddBoth(node.zones_within[i], 0, csv);
      AddBoth(node.area_km2[i], 2, csv);
    }
    AddBoth(node.headline, 0, csv);
    AddBoth(node.window_people, 0, csv);
    AddBoth(node.people_3km, 0, csv);
    AddBoth(node.direct_links, 0, csv);
    AddBoth(node.nodes_reached, 0, csv);
    csv.Integer(node.nodes_faster).Integer(node.nodes_slower);
    AddNearest(node.nearest_a, csv);
    AddNearest(node.nearest_b, csv);
    csv.EndRow();
  }
  return csv.Take();
}

std::string ZonesCsv(const StudyComparison& comparison) {
  CsvWriter csv(JoinColumns(
      {{"zone_id", "name_zh", "name_en", "lat", "lon", "halo", "presence"},
       BothColumns({"people", "nodes_within_headline"}),
       {"nodes_both", "nodes_gained", "nodes_lost", "nodes_faster",
        "nodes_slower", "people_near_nodes_gained", "people_near_nodes_lost",
        "mean_change_min"}}));
  for (const ZoneChange& zone : comparison.zones) {
    csv.IdAndNames(zone.name)
        .Place(zone.position)
        .YesNo(zone.halo)
        .Text(Name(zone.presence));
    AddBoth(zone.people, 0, csv);
    AddBoth(zone.nodes_within, 0, csv);
    csv.Integer(zone.nodes_both)
        .Integer(zone.nodes_gained)
        .Integer(zone.nodes_lost)
        .Integer(zone.nodes_faster)
        .Integer(zone.nodes_slower)
        .Integer(zone.weight_gained)
        .Integer(zone.weight_lost);
    zone.mean_change_s ? csv.Number(*zone.mean_change_s / 60, 2) : csv.Blank();
    csv.EndRow();
  }
  return csv.Take();
}

std::string RegionsCsv(const StudyComparison& comparison) {
  CsvWriter csv(JoinColumns(
      {{"region_id", "name_zh", "name_en", "level", "figure", "unit"},
       BothColumns({"value"})}));
  for (const RegionFigure& row : comparison.regions) {
    csv.IdAndNames(row.region)
        .Text(row.level ? Name(*row.level) : "")
        .Text(row.figure)
        .Text(row.unit);
    AddBoth(row.value, row.unit == "people" ? 0 : 4, csv);
    csv.EndRow();
  }
  return csv.Take();
}

using PartOf = Seconds JourneyParts::*;
constexpr std::pair<const char*, PartOf> kParts[] = {
    {"total_s", &JourneyParts::total}, {"access_s", &JourneyParts::access},
    {"entry_s", &JourneyParts::entry}, {"wait_s", &JourneyParts::wait},
    {"ride_s", &JourneyParts::ride},   {"change_s", &JourneyParts::change},
    {"exit_s", &JourneyParts::exit},   {"egress_s", &JourneyParts::egress}};

BothCounts BothOf(const PairChange& pair, PartOf part) {
  BothCounts both;
  if (pair.a) both.a = ((*pair.a).*part).count();
  if (pair.b) both.b = ((*pair.b).*part).count();
  return both;
}

std::string PairsCsv(const StudyComparison& comparison) {
  std::vector<std::string> parts;
  for (const auto& [name, part] : kParts) parts.push_back(name);
  CsvWriter csv(JoinColumns(
      {{"from_id", "from_zh", "from_en", "to_id", "to_zh", "to_en", "state"},
       BothColumns(parts),
       BothColumns({"transfers"}),
       {"direct_a", "direct_b"}}));
  for (const PairChange& pair : comparison.pairs) {
    csv.IdAndNames(comparison.nodes[pair.from].name)
        .IdAndNames(comparison.nodes[pair.to].name)
        .Text(Name(pair.presence()));
    for (const auto& [name, part] : kParts) AddBoth(BothOf(pair, part), 0, csv);
    BothCounts transfers;
    if (pair.a) transfers.a = pair.a->transfers;
    if (pair.b) transfers.b = pair.b->transfers;
    AddBoth(transfers, 0, csv);
    pair.a ? csv.YesNo(pair.a->direct) : csv.Blank();
    pair.b ? csv.YesNo(pair.b->direct) : csv.Blank();
    csv.EndRow();
  }
  return csv.Take();
}

std::string TargetsCsv(const StudyComparison& comparison) {
  CsvWriter csv(
      JoinColumns({{"target_id", "name_zh", "name_en", "indicator", "unit",
                    "presence", "state", "verdict_a", "verdict_b"},
                   BothColumns({"target", "value", "members_met"}),
                   {"members_now_met", "members_no_longer_met"}}));
  for (const TargetChange& row : comparison.targets) {
    csv.IdAndNames(row.name)
        .Text(row.indicator)
        .Text(row.unit)
        .Text(Name(row.presence))
        .Text(Name(row.state))
        .Text(row.verdict_a ? Name(*row.verdict_a) : "")
        .Text(row.verdict_b ? Name(*row.verdict_b) : "");
    AddBoth(row.target, 4, csv);
    AddBoth(row.value, 4, csv);
    AddBoth(row.members_met, 0, csv);
    csv.Text(absl::StrJoin(row.now_met, "|"))
        .Text(absl::StrJoin(row.no_longer_met, "|"))
        .EndRow();
  }
  return csv.Take();
}

std::string LinesCsv(const StudyComparison& comparison) {
  CsvWriter csv(JoinColumns(
      {{"line_id", "name_zh", "name_en", "tier", "runs"},
       BothColumns({"length_km", "stations", "band_trains_per_hour"})}));
  for (const LineChange& line : comparison.lines) {
    csv.IdAndNames(line.name).Text(Name(line.tier)).Text(Name(line.presence));
    AddBoth(line.length_km, 3, csv);
    AddBoth(line.stations, 0, csv);
    AddBoth(line.band_trains_per_hour, 2, csv);
    csv.EndRow();
  }
  return csv.Take();
}

std::string StationsCsv(const StudyComparison& comparison) {
  CsvWriter csv(JoinColumns({{"station_id", "name_zh", "name_en", "lat", "lon",
                              "has_trains", "tiers_a", "tiers_b"},
                             BothColumns({"lines", "trains_per_day"})}));
  for (const StationChange& station : comparison.stations) {
    csv.IdAndNames(station.name)
        .Place(station.position)
        .Text(Name(station.presence))
        .Text(TierNames(station.tiers_a))
        .Text(TierNames(station.tiers_b));
    AddBoth(station.lines, 0, csv);
    AddBoth(station.trains_per_day, 1, csv);
    csv.EndRow();
  }
  return csv.Take();
}

}  // namespace

std::vector<OutputFile> ComparisonTables(const StudyComparison& comparison) {
  return {{"parameters.csv", ParametersCsv(comparison)},
          {"nodes.csv", NodesCsv(comparison)},
          {"zones.csv", ZonesCsv(comparison)},
          {"regions.csv", RegionsCsv(comparison)},
          {"pairs.csv", PairsCsv(comparison)},
          {"targets.csv", TargetsCsv(comparison)},
          {"lines.csv", LinesCsv(comparison)},
          {"stations.csv", StationsCsv(comparison)}};
}

}  // namespace railreach
