#include "absl/strings/str_cat.h"
#include "engine/output/csv_writer.h"
#include "engine/output/labels.h"
#include "engine/output/table_parts.h"

namespace railreach {
namespace {

// Names of the lines of a journey, "1号线 > 沪苏湖高铁".
void AddLines(const Labels& labels, const PairRow& pair, CsvWriter& csv) {
  std::string zh, en;
  for (const LineId line : pair.lines) {
    absl::StrAppend(&zh, zh.empty() ? "" : " > ", labels.Of(line).zh);
    absl::StrAppend(&en, en.empty() ? "" : " > ", labels.Of(line).en);
  }
  csv.Text(zh).Text(en);
}

void AddParts(const PairRow& pair, CsvWriter& csv) {
  for (const Seconds part :
       {pair.total, pair.access, pair.entry, pair.wait, pair.ride, pair.change,
        pair.exit, pair.egress, pair.schedule_delay, pair.assumed_ride}) {
    if (pair.reachable()) {
      csv.WholeSeconds(part);
    } else {
      csv.Blank();
    }
  }
}

void AddPair(const Labels& labels, const PairRow& pair, CsvWriter& csv) {
  AddParts(pair, csv);
  if (pair.reachable()) {
    csv.Integer(pair.transfers());
  } else {
    csv.Blank();
  }
  if (pair.fewest_rides == 255) {
    csv.Blank();
  } else {
    csv.Integer(pair.fewest_rides == 0 ? 0 : pair.fewest_rides - 1);
  }
  csv.YesNo(pair.direct).YesNo(pair.via_hub).YesNo(pair.via_centre);
  csv.Text(TierNames(pair.tiers));
  AddLines(labels, pair, csv);
  csv.Km(pair.straight_line)
      .Km(pair.path)
      .Number(RailSpeedKmh(pair), 1)
      .Number(Circuity(pair), 3);
}

Columns PairColumns() {
  return {"from_id",
          "from_zh",
          "from_en",
          "to_id",
          "to_zh",
          "to_en",
          "total_s",
          "access_s",
          "entry_s",
          "wait_s",
          "ride_s",
          "change_s",
          "exit_s",
          "egress_s",
          "schedule_delay_s",
          "assumed_ride_s",
          "transfers",
          "fewest_transfers",
          "direct",
          "via_hub",
          "via_centre",
          "tiers",
          "lines_zh",
          "lines_en",
          "straight_line_km",
          "path_km",
          "rail_speed_kmh",
          "circuity"};
}

Columns WindowPairColumns() {
  return {"window_departures", "window_fastest_s", "window_mean_s",
          "window_p50_s", "window_p95_s"};
}

void AddWindow(const PairWindow& pair, CsvWriter& csv) {
  csv.Integer(pair.departures);
  for (const uint16_t time : {pair.fastest, pair.mean, pair.p50, pair.p95}) {
    if (time == kNotReached16) {
      csv.Blank();
    } else {
      csv.Integer(time);
    }
  }
}

}  // namespace

std::string PairsCsv(const Study& study, const StudyResult& result) {
  const bool has_window =
      HasWindow(study, result) &&
      result.window->pairs.num_rows() == result.pairs.num_rows();
  CsvWriter csv(has_window ? JoinColumns({PairColumns(), WindowPairColumns()})
                           : PairColumns());
  const Labels labels(study.model);
  const auto& nodes = study.model.places.nodes;
  for (size_t from = 0; from < result.pairs.num_rows(); ++from) {
    for (size_t to = 0; to < result.pairs.num_cols(); ++to) {
      if (from == to) continue;
      csv.IdAndNames(nodes[NodeId(from)].name)
          .IdAndNames(nodes[NodeId(to)].name);
      AddPair(labels, result.pairs(from, to), csv);
      if (has_window) AddWindow(result.window->pairs(from, to), csv);
      csv.EndRow();
    }
  }
  return csv.Take();
}

std::string ConnectionsCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv(JoinColumns(
      {{"region_id", "name_zh", "name_en", "nodes", "pairs", "pairs_reachable",
        "pairs_at_distance_0", "direct_rate", "functional_direct_rate",
        "mean_changes", "mean_changes_by_people", "share_via_hub",
        "share_via_centre", "efficiency_per_hour", "relative_efficiency_100kmh",
        "mean_time_min"},
       TierColumns("ride_time_share_"),
       {"assumed_ride_time_share"}}));
  const Labels labels(study.model);
  for (const ConnectionSummary& row : result.connections) {
    csv.IdAndNames(labels.Of(row.region))
        .Integer(row.nodes)
        .Integer(row.pairs)
        .Integer(row.pairs_reachable)
        .Integer(row.pairs_at_distance_0)
        .Number(row.direct_rate, 4)
        .Number(row.functional_direct_rate, 4)
        .Number(row.mean_changes, 3)
        .Number(row.mean_changes_by_people, 3)
        .Number(row.share_via_hub, 4)
        .Number(row.share_via_centre, 4)
        .Number(row.efficiency_per_hour, 4)
        .Number(row.relative_efficiency, 4)
        .Number(row.mean_minutes, 2);
    for (const double share : row.ride_share) csv.Number(share, 4);
    csv.Number(row.assumed_share, 4).EndRow();
  }
  return csv.Take();
}

std::string CorridorsCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv({"corridor_id", "name_zh", "name_en", "time_platform_min",
                 "transfers", "tiers", "straight_line_km", "people_5km",
                 "sections", "least_trains_per_hour"});
  const Labels labels(study.model);
  for (const CorridorRow& row : result.corridors) {
    std::optional<double> least;
    for (const CorridorSection& section : row.sections) {
      const double trains = section.trains_per_hour;
      if (!least.has_value() || trains < *least) least = trains;
    }
    csv.IdAndNames(labels.Of(row.corridor))
        .Minutes(row.time, 2)
        .Integer(row.transfers)
        .Text(TierNames(row.tiers))
        .Km(row.straight_line)
        .Integer(row.people_5km)
        .Integer(static_cast<int64_t>(row.sections.size()))
        .Number(least, 2)
        .EndRow();
  }
  return csv.Take();
}

std::string CorridorSectionsCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv({"corridor_id", "name_zh", "name_en", "section", "from_id",
                 "from_zh", "from_en", "to_id", "to_zh", "to_en",
                 "direct_trains_per_hour"});
  const Labels labels(study.model);
  for (const CorridorRow& row : result.corridors) {
    int64_t number = 0;
    for (const CorridorSection& section : row.sections) {
      csv.IdAndNames(labels.Of(row.corridor))
          .Integer(++number)
          .IdAndNames(labels.Of(section.from))
          .IdAndNames(labels.Of(section.to))
          .Number(section.trains_per_hour, 2)
          .EndRow();
    }
  }
  return csv.Take();
}

std::string AirportsCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv({"county_id", "county_zh", "county_en", "airport_id",
                 "airport_zh", "airport_en", "time_min",
                 "airports_within_90min"});
  const Labels labels(study.model);
  for (const AirportRow& row : result.airports) {
    csv.IdAndNames(labels.Of(row.county))
        .IdAndNames(labels.Of(row.nearest))
        .Minutes(row.time, 2)
        .Integer(row.within_90_min)
        .EndRow();
  }
  return csv.Take();
}

}  // namespace railreach
