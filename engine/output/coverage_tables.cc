#include "absl/strings/str_cat.h"
#include "engine/output/csv_writer.h"
#include "engine/output/labels.h"
#include "engine/output/league.h"
#include "engine/output/table_parts.h"

namespace railreach {
namespace {

// Share with four decimals; blank for nothing of nothing.
void AddShare(int64_t part, int64_t whole, CsvWriter& csv) {
  if (whole == 0) {
    csv.Blank();
  } else {
    csv.Number(static_cast<double>(part) / static_cast<double>(whole), 4);
  }
}

Columns NearestColumns() {
  Columns columns;
  for (const Tier tier : kTiers) {
    for (const char* suffix : {"_id", "_zh", "_en", "_km"}) {
      columns.push_back(absl::StrCat("nearest_", Name(tier), suffix));
    }
  }
  return columns;
}

void AddHub(const Labels& labels, const NodeCoverage& row, CsvWriter& csv) {
  csv.IdAndNames(labels.Of(row.hub.complex));
  if (row.hub.complex.is_none()) {
    csv.Blank().Blank().Blank().Blank();
    return;
  }
  csv.Km(row.hub.distance)
      .Integer(row.hub.num_tiers)
      .Integer(row.hub.num_lines)
      .Integer(row.hub_rank);
}

void AddCounty(const Labels& labels,
               const IdVector<StationId, ServiceLevel>& levels,
               const CountyCoverage& row, CsvWriter& csv) {
  csv.Text(TierNames(row.tiers))
      .Integer(row.num_stations)
      .Number(row.trains_per_day, 1)
      .Minutes(row.longest_gap, 1)
      .Number(row.covered_share, 4)
      .Integer(row.towns)
      .Integer(row.towns_served)
      .IdAndNames(labels.Of(row.seat_station));
  row.seat_station.is_none() ? csv.Blank() : csv.Km(row.seat_distance);
  if (row.seat_station.is_none() || row.seat_station.index() >= levels.size()) {
    csv.Blank().Blank();
    return;
  }
  csv.Clock(levels[row.seat_station].first_train)
      .Clock(levels[row.seat_station].last_train);
}

}  // namespace

std::string CoverageNodesCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv(JoinColumns(
      {{"node_id", "name_zh", "name_en", "kind", "counts_in_coverage"},
       NearestColumns(),
       {"people_3km", "people_rank", "hub_id", "hub_zh", "hub_en", "hub_km",
        "hub_tiers", "hub_lines", "hub_rank"}}));
  const Labels labels(study.model);
  for (const NodeCoverage& row : result.coverage.nodes) {
    const std::string kind =
        row.node.is_none() ? "" : study.model.places.nodes[row.node].kind;
    csv.IdAndNames(labels.Of(row.node)).Text(kind);
    csv.YesNo(CountsInCoverage(kind));
    for (const NearestStation& nearest : row.nearest) {
      csv.IdAndNames(labels.Of(nearest.station));
      if (nearest.station.is_none()) {
        csv.Blank();
      } else {
        csv.Km(nearest.distance);
      }
    }
    csv.Integer(row.people_3km).Integer(row.people_rank);
    AddHub(labels, row, csv);
    csv.EndRow();
  }
  return csv.Take();
}

std::string CoverageRegionsCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv({"region_id", "name_zh", "name_en", "level", "tier", "radius_m",
                 "people", "people_covered", "people_covered_share", "nodes",
                 "nodes_covered", "nodes_covered_share"});
  const Labels labels(study.model);
  for (const RegionCoverage& row : result.coverage.regions) {
    csv.IdAndNames(labels.Of(row.region));
    csv.Text(row.region.is_none()
                 ? ""
                 : Name(study.model.places.regions[row.region].level));
    csv.Text(Name(row.tier)).Number(row.radius.metres(), 0);
    csv.Integer(row.people).Integer(row.people_covered);
    AddShare(row.people_covered, row.people, csv);
    csv.Integer(row.nodes).Integer(row.nodes_covered);
    AddShare(row.nodes_covered, row.nodes, csv);
    csv.EndRow();
  }
  return csv.Take();
}

std::string CountiesCsv(const Study& study, const StudyResult& result) {
  const std::string headline = absl::StrCat(
      "seat_people_", MinutesLabel(study.parameters.headline_cutoff));
  CsvWriter csv(JoinColumns(
      {{"rank", "county_id", "county_zh", "county_en", "city_zh", "city_en"},
       {"people", "state", headline, "tiers", "stations", "trains_per_day"},
       {"longest_gap_min", "people_covered_share", "towns_above_50000"},
       {"towns_served", "seat_station_id", "seat_station_zh"},
       {"seat_station_en", "seat_to_station_km", "seat_first_train",
        "seat_last_train"}}));
  const Labels labels(study.model);
  int64_t rank = 0;
  for (const LeagueRow& league : CountyLeague(study, result)) {
    const RegionId county = league.coverage->county;
    csv.Integer(++rank)
        .IdAndNames(labels.Of(county))
        .Names(labels.Of(league.city))
        .Integer(county.is_none() ? 0
                                  : study.model.places.regions[county].people)
        .Text(Name(league.coverage->state));
    league.seat_people.has_value() ? csv.Integer(*league.seat_people)
                                   : csv.Blank();
    AddCounty(labels, result.service_levels, *league.coverage, csv);
    csv.EndRow();
  }
  return csv.Take();
}

}  // namespace railreach
