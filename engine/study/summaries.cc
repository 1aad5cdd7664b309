#include "engine/study/summaries.h"

#include <algorithm>
#include <numeric>

namespace railreach {
namespace {

// The key nodes of each region, by their county.
IdVector<RegionId, std::vector<NodeId>> NodesOf(const Places& places) {
  const Membership membership = MembershipOf(places);
  IdVector<RegionId, std::vector<NodeId>> nodes(places.regions.size());
  for (const NodeId node : places.nodes.ids()) {
    const KeyNode& row = places.nodes[node];
    if (!CountsInCoverage(row.kind) || row.region.is_none()) continue;
    for (const RegionId region : membership.of_county[row.region]) {
      nodes[region].push_back(node);
    }
  }
  return nodes;
}

int64_t WithoutRail(const Catchment& catchment, int minutes) {
  return catchment.without_rail.Within(minutes);
}

RegionSummary Summarise(RegionId region, const std::vector<NodeId>& nodes,
                        const StudyResult& result) {
  RegionSummary row;
  row.region = region;
  row.nodes = static_cast<int>(nodes.size());
  double weights = 0;
  const auto add = [&](double& mean, int64_t people) {
    mean += static_cast<double>(people) / row.nodes;
  };
  for (const NodeId node : nodes) {
    const Catchment& catchment = result.catchments[node];
    const int64_t people_60 = catchment.door_to_door.Within(60);
    add(row.people_45, catchment.door_to_door.Within(45));
    add(row.people_60, people_60);
    add(row.people_60_platform, catchment.platform.Within(60));
    add(row.people_low_entry, catchment.people_low_entry);
    add(row.people_high_entry, catchment.people_high_entry);
    add(row.people_60_without_rail, WithoutRail(catchment, 60));
    const double weight =
        static_cast<double>(result.coverage.nodes[node.index()].people_3km);
    weights += weight;
    row.people_60_by_people += weight * static_cast<double>(people_60);
    row.transport_performance += weight * catchment.transport_performance;
    row.assumed_share += catchment.tier_use.assumed_share / row.nodes;
  }
  if (weights > 0) {
    row.people_60_by_people /= weights;
    row.transport_performance /= weights;
  }
  return row;
}

// Stations with trains that a journey can join, as sets of a union-find.
int Components(const Network& network) {
  std::vector<size_t> parent(network.stops.size());
  std::iota(parent.begin(), parent.end(), 0);
  const auto root = [&](size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  const auto join = [&](StopId a, StopId b) {
    parent[root(a.index())] = root(b.index());
  };
  for (const PatternId p : network.patterns.stops.ids()) {
    const auto stops = network.patterns.stops[p];
    for (size_t i = 1; i < stops.size(); ++i) join(stops[i - 1], stops[i]);
  }
  int components = 0;
  for (const StopId s : network.stops.station.ids()) {
    for (const Connection& c : network.connections[s]) join(s, c.to);
    for (const TransferLeg& leg : network.transfers[s]) join(s, leg.to);
  }
  for (const StopId s : network.stops.station.ids()) {
    components += network.InService(s) && root(s.index()) == s.index();
  }
  return components;
}

double AssumedRowsShare(const LineModel& model) {
  size_t rows = 0, assumed = 0;
  const auto count = [&](bool is_assumed) {
    ++rows;
    assumed += is_assumed;
  };
  for (const Line& line : model.lines) {
    if (line.open) count(line.provenance.assumed);
  }
  for (const Pattern& pattern : model.patterns) {
    if (!model.Runs(pattern)) continue;
    for (size_t i = 1; i < pattern.stops.size(); ++i) {
      count(pattern.stops[i].run_assumed);
    }
  }
  for (const Service& service : model.services) {
    if (model.Runs(model.patterns[service.pattern])) {
      count(service.provenance.assumed);
    }
  }
  return rows == 0 ? 0
                   : static_cast<double>(assumed) / static_cast<double>(rows);
}

}  // namespace

std::vector<RegionSummary> SummariseRegions(const Study& study,
                                            const StudyResult& result) {
  const auto nodes = NodesOf(study.model.places);
  std::vector<RegionSummary> rows;
  for (const RegionId region : nodes.ids()) {
    if (study.model.places.regions[region].halo || nodes[region].empty()) {
      continue;
    }
    rows.push_back(Summarise(region, nodes[region], result));
  }
  const auto level = [&](const RegionSummary& row) {
    return study.model.places.regions[row.region].level;
  };
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const RegionSummary& a, const RegionSummary& b) {
                     return level(a) < level(b);
                   });
  return rows;
}

std::vector<WindowSummary> SummariseWindow(const Study& study,
                                           const StudyResult& result) {
  const auto nodes = NodesOf(study.model.places);
  const auto& catchments = result.window->catchments;
  const int headline = study.parameters.headline_cutoff.count() / 60;
  std::vector<WindowSummary> rows;
  for (const RegionSummary& summary : result.summaries) {
    WindowSummary row;
    row.region = summary.region;
    row.nodes = summary.nodes;
    row.people.assign(study.parameters.window->percentiles.size(), 0);
    for (const NodeId node : nodes[row.region]) {
      for (size_t p = 0; p < row.people.size(); ++p) {
        row.people[p] +=
            static_cast<double>(catchments[node].people[p].Within(headline)) /
            row.nodes;
      }
      row.mean_people += catchments[node].mean_people_headline / row.nodes;
    }
    rows.push_back(row);
  }
  return rows;
}

Counts CountAll(const Study& study, const Network& network,
                const StudyResult& result) {
  const Model& model = study.model;
  Counts counts;
  for (const ServiceLevel& level : result.service_levels) {
    counts.stations += level.has_trains();
  }
  IdVector<LineId, bool> runs(model.lines.lines.size(), false);
  for (const Service& service : model.lines.services) {
    const Pattern& pattern = model.lines.patterns[service.pattern];
    if (model.lines.Runs(pattern)) runs[pattern.line] = true;
  }
  counts.lines = static_cast<int>(std::count(runs.begin(), runs.end(), true));
  for (const Pattern& pattern : model.lines.patterns) {
    counts.patterns += pattern.open && runs[pattern.line];
  }
  for (const StopId stop : network.stops.station.ids()) {
    counts.stops += network.InService(stop);
  }
  counts.connections = static_cast<int>(network.connections.values().size());
  counts.transfers = static_cast<int>(network.transfers.values().size());
  counts.key_nodes = static_cast<int>(model.places.nodes.size());
  counts.zones = static_cast<int>(model.places.zones.size());
  counts.zone_points = static_cast<int>(model.places.points.size());
  for (const Zone& zone : model.places.zones) {
    (zone.halo ? counts.people_halo : counts.people_study_area) += zone.people;
  }
  counts.components = Components(network);
  counts.assumed_rows_share = AssumedRowsShare(model.lines);
  return counts;
}

}  // namespace railreach
