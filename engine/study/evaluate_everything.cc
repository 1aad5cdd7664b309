// Figures from nothing, and the figures that need no baseline.
#include <algorithm>

#include "engine/geo/geodesic.h"
#include "engine/routing/egress.h"
#include "engine/study/evaluator_parts.h"
#include "engine/study/setting.h"

namespace railreach::internal {
namespace {

bool OftenEnough(const LineModel& lines, const Network& network,
                 PatternId pattern, int32_t milli_trains) {
  return network.TrainsPerHour(milli_trains) >=
         lines.rules(lines.line_of(pattern).tier).direct_trips_per_hour;
}

// Calls visit(row) for the rows of a table, those of `changed` in place of
// its own, ascending.
template <typename IdType, typename Changed, typename GetId, typename Old,
          typename New>
void ForEachRow(size_t num_old, const Changed& changed, const GetId& id_of,
                const Old& old_row, const New& new_row) {
  auto next = changed.begin();
  for (size_t i = 0; i < num_old; ++i) {
    const IdType id(i);
    if (next != changed.end() && id_of(*next) == id) {
      new_row(*next++);
    } else {
      old_row(id);
    }
  }
  for (; next != changed.end(); ++next) new_row(*next);
}

HeadwayWorkspace& WorkspaceOn(const Network& network,
                              std::optional<HeadwayWorkspace>& workspace) {
  if (workspace.has_value()) {
    workspace->Use(network);
  } else {
    workspace.emplace(network);
  }
  return *workspace;
}

}  // namespace

void AddLinks(const LineModel& lines, const Network& network,
              const NetworkPatch* patch, DirectLinks& links) {
  static const NetworkPatch kNothing;
  const NetworkPatch& changed = patch == nullptr ? kNothing : *patch;
  const PatternTable& patterns = network.patterns;
  const auto add = [&](PatternId id, absl::Span<const StopId> stops,
                       int32_t milli_trains) {
    if (!stops.empty() && OftenEnough(lines, network, id, milli_trains)) {
      links.AddPattern(stops);
    }
  };
  ForEachRow<PatternId>(
      patterns.stops.size(), changed.patterns,
      [](const NetworkPatch::Pattern& row) { return row.id; },
      [&](PatternId id) {
        add(id, patterns.stops[id], patterns.milli_trains[id]);
      },
      [&](const NetworkPatch::Pattern& row) {
        add(row.id, row.row.stops, row.milli_trains);
      });
  const auto connect = [&](StopId from, absl::Span<const Connection> edges) {
    for (const Connection& edge : edges) {
      if (OftenEnough(lines, network, edge.typical, edge.milli_trains)) {
        links.AddConnection(from, edge.to);
      }
    }
  };
  ForEachRow<StopId>(
      network.connections.size(), changed.connections,
      [](const NetworkPatch::EdgeRow<Connection>& row) { return row.from; },
      [&](StopId from) { connect(from, network.connections[from]); },
      [&](const NetworkPatch::EdgeRow<Connection>& row) {
        connect(row.from, row.edges);
      });
}

void SetStopPlaces(StopId stop, const StopPlaces& at, DirectLinks& links) {
  links.ClearStop(stop);
  if (at.home == nullptr) return;
  for (const auto& leg : at.home->nodes) links.AddAccess(leg.place, stop);
  for (const auto& leg : at.work->nodes) links.AddEgress(leg.place, stop);
}

double DirectRate(const PlaceTables& places, const DirectLinks& links) {
  const auto n = static_cast<int64_t>(places.inside.size());
  if (n < 2) return 0;
  return 100 * static_cast<double>(links.CountPairs(places.inside)) /
         static_cast<double>(n * (n - 1));
}

double Efficiency(const PlaceTables& places, const Network& network,
                  const Csr<NodeId, Leg>& origins,
                  const Csr<NodeId, Leg>& nodes, Seconds horizon,
                  HeadwayWorkspace& search, Matrix<LaneTime>& times) {
  const size_t num_nodes = places.people_3km.size();
  times = Matrix<LaneTime>(num_nodes, num_nodes);
  std::vector<LaneTime> ends(num_nodes * kLanes);
  std::vector<Legs> legs;
  for (const NodeBatch& batch : places.from_batches) {
    legs.clear();
    for (const NodeId node : batch.nodes) legs.push_back(origins[node]);
    SearchBatch(network, legs, horizon, search);
    CollectEgress(search, nodes.bounds(), nodes.values(), {},
                  absl::MakeSpan(ends));
    for (size_t lane = 0; lane < batch.nodes.size(); ++lane) {
      const auto row = times.row(batch.nodes[lane].index());
      for (size_t to = 0; to < num_nodes; ++to) {
        row[to] = ends[to * kLanes + lane];
      }
      for (const auto& leg : places.node_nodes[batch.nodes[lane]]) {
        row[leg.to.index()] =
            std::min(row[leg.to.index()], ToLaneTime(leg.time));
      }
    }
  }
  double inverse_hours = 0;
  int64_t apart = 0;
  const auto& rows = places.model.places.nodes;
  for (const NodeId from : places.inside) {
    for (const NodeId to : places.inside) {
      if (from == to || rows[from].position == rows[to].position) continue;
      ++apart;
      const LaneTime time = times(from.index(), to.index());
      if (time == kLaneUnreachable) continue;
      inverse_hours += 3600.0 / std::max<int32_t>(time, 1);
    }
  }
  return apart > 0 ? inverse_hours / static_cast<double>(apart) : 0;
}

void FillMeans(const PlaceTables& places, VariantFigures& figures) {
  const auto n = static_cast<double>(places.reported.size());
  figures.people_45 = figures.people_60 = figures.people_60_by_people = 0;
  double weights = 0;
  for (const NodeId node : places.reported) {
    const NodeReach& reach = figures.reach[node];
    figures.people_45 += static_cast<double>(reach.people_45) / n;
    figures.people_60 += static_cast<double>(reach.people_60) / n;
    const auto weight = static_cast<double>(places.people_3km[node]);
    weights += weight;
    figures.people_60_by_people +=
        weight * static_cast<double>(reach.people_60);
  }
  if (weights > 0) figures.people_60_by_people /= weights;
}

VariantFigures EvaluateEverything(const Study& study, const LineModel& lines,
                                  const PlaceTables& places,
                                  const Csr<StationId, StationNeighbour>& near,
                                  const IdVector<TrackId, bool>& tracks_in_use,
                                  bool efficiency, ReachScratch& reach,
                                  EverythingScratch& scratch) {
  Network network = BuildNetwork(lines, OptionsOf(study), near);
  Network reversed = Reversed(network);
  IdVector<StopId, StopPlaces>& stop_places = scratch.stop_places;
  PlacesOfStops(places, lines, network.stops, stop_places);
  DirectLinks links(places.people_3km.size(), network.stops.size());
  for (const StopId stop : network.stops.station.ids()) {
    SetStopPlaces(stop, stop_places[stop], links);
  }
  VariantFigures figures;
  AddLinks(lines, network, nullptr, links);
  figures.direct_rate = DirectRate(places, links);
  CoverCount cover(places);
  std::vector<PatternId> patterns;
  for (const PatternId id : lines.patterns.ids()) {
    cover.Add(lines, id);
    patterns.push_back(id);
  }
  cover.Fill(figures);
  figures.new_track = NewTrack(lines, patterns, tracks_in_use);

  const ReachTables from = MakeReachTables(
      places, stop_places, SearchDirection::kFrom, std::move(network));
  const ReachTables to = MakeReachTables(
      places, stop_places, SearchDirection::kTo, std::move(reversed));
  HeadwayWorkspace& search_from = WorkspaceOn(from.network, scratch.from);
  HeadwayWorkspace& search_to = WorkspaceOn(to.network, scratch.to);
  figures.reach.resize(places.people_3km.size());
  for (const NodeBatch& batch : places.batches) {
    const bool is_from = batch.direction == SearchDirection::kFrom;
    ReachAll(is_from ? from : to, stop_places, places, batch,
             is_from ? search_from : search_to, reach, nullptr, figures.reach);
  }
  FillMeans(places, figures);
  if (efficiency) {
    figures.efficiency = Efficiency(places, from.network, from.origins,
                                    from.nodes, study.parameters.pair_horizon,
                                    search_from, reach.pair_times);
  }
  return figures;
}

}  // namespace railreach::internal
