#include "engine/network/transfers.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <queue>
#include <utility>
#include <vector>

#include "engine/geo/spatial_index.h"

namespace railreach {
namespace {

// Complexes: stations joined by the transfer table, as sets of a union-find.
class Complexes {
 public:
  explicit Complexes(const LineModel& model) : parent_(model.stations.size()) {
    std::iota(parent_.begin(), parent_.end(), 0);
    for (const Transfer& row : model.transfers) {
      parent_[Root(row.from.index())] = Root(row.to.index());
    }
  }

  bool Join(StationId a, StationId b) {
    return Root(a.index()) == Root(b.index());
  }

 private:
  size_t Root(size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  std::vector<size_t> parent_;
};

// One secured area as a point of the walking graph.
struct Area {
  StationId station;
  OperatorClassId operator_class;
  std::vector<StopId> stops;  // in service
};

class TransferBuilder {
 public:
  TransferBuilder(const LineModel& model, const NetworkOptions& options,
                  const StopTable& stops,
                  const IdVector<StopId, bool>& in_service)
      : model_(model),
        options_(options),
        stops_(stops),
        in_service_(in_service),
        complexes_(model) {}

  Csr<StopId, TransferLeg> Build() {
    AddTableRows();
    AddChanges();
    AddWalks();
    std::vector<std::pair<StopId, TransferLeg>> entries;
    entries.reserve(legs_.size());
    for (const auto& [ends, time] : legs_) {
      if (time == kUnreachable) continue;
      entries.push_back({ends.first, {ends.second, time}});
    }
    return Csr<StopId, TransferLeg>::FromEntries(stops_.size(), entries);
  }

 private:
  // The first rule that names a pair of stops wins.
  void Add(StopId from, StopId to, Seconds time) {
    legs_.try_emplace({from, to}, time);
  }

  // Rows that name more platforms first: they win over those of the station.
  void AddTableRows() {
    for (const int platforms : {2, 1, 0}) {
      for (const Transfer& row : model_.transfers) {
        const int named =
            !row.from_platform.is_none() + !row.to_platform.is_none();
        if (named == platforms) AddTableRow(row);
      }
    }
  }

  void AddTableRow(const Transfer& row) {
    for (const StopId from : stops_.of_station[row.from]) {
      if (!in_service_[from] || !IsAt(from, row.from_platform)) continue;
      for (const StopId to : stops_.of_station[row.to]) {
        if (in_service_[to] && IsAt(to, row.to_platform)) {
          Add(from, to, row.time);
        }
      }
    }
  }

  bool IsAt(StopId stop, PlatformId platform) const {
    return platform.is_none() || stops_.platform[stop] == platform;
  }

  void AddChanges() {
    std::map<AreaId, size_t> index;
    for (size_t i = 0; i < stops_.size(); ++i) {
      const StopId stop(i);
      if (!in_service_[stop]) continue;
      const auto [it, inserted] =
          index.try_emplace(stops_.area[stop], areas_.size());
      if (inserted) {
        areas_.push_back(
            {stops_.station[stop], stops_.operator_class[stop], {}});
      }
      areas_[it->second].stops.push_back(stop);
    }
    for (const Area& area : areas_) {
      for (const StopId from : area.stops) {
        for (const StopId to : area.stops) {
          Add(from, to, std::max(stops_.change[from], stops_.change[to]));
        }
      }
    }
  }

  bool MayWalk(const Area& area) const {
    return model_.stations[area.station].position_error <=
           options_.transfer_radius;
  }

  Seconds WalkTime(const Area& from, const Area& to, Metres distance) const {
    const double seconds =
        distance.metres() * options_.walk_detour / (options_.walk_kmh / 3.6);
    const Seconds walk(static_cast<int32_t>(std::ceil(seconds)));
    return from.operator_class == to.operator_class
               ? walk
               : walk + options_.other_operator;
  }

  struct Link {
    size_t to;
    Seconds time;
  };

  // Links between areas of different complexes within the radius, and between
  // the areas of one station.
  std::vector<std::vector<Link>> WalkLinks() {
    std::vector<LatLng> points;
    for (const Area& area : areas_) {
      points.push_back(model_.stations[area.station].position);
    }
    const SpatialIndex index(points);
    std::vector<std::vector<Link>> links(areas_.size());
    std::vector<Neighbour> near;
    for (size_t a = 0; a < areas_.size(); ++a) {
      if (!MayWalk(areas_[a])) continue;
      index.Within(points[a], options_.transfer_radius, near);
      for (const Neighbour& neighbour : near) {
        const size_t b = neighbour.point;
        if (b == a || !MayWalk(areas_[b]) || !MayLink(areas_[a], areas_[b])) {
          continue;
        }
        links[a].push_back(
            {b, WalkTime(areas_[a], areas_[b], neighbour.distance)});
      }
    }
    return links;
  }

  bool MayLink(const Area& a, const Area& b) {
    const bool same_block = model_.stations[a.station].land_block ==
                            model_.stations[b.station].land_block;
    if (!same_block) return false;
    if (a.station == b.station) return true;
    return options_.transfer_radius > Metres(0) &&
           !complexes_.Join(a.station, b.station);
  }

  void AddWalks() {
    const std::vector<std::vector<Link>> links = WalkLinks();
    std::vector<Seconds> walk(areas_.size(), kUnreachable);
    for (size_t a = 0; a < areas_.size(); ++a) {
      if (links[a].empty()) continue;
      for (const size_t b : Chain(links, a, walk)) {
        if (b != a && MayLink(areas_[a], areas_[b])) AddWalk(a, b, walk[b]);
        walk[b] = kUnreachable;
      }
    }
  }

  // Dijkstra's algorithm from one area; returns what it reached, by `walk`.
  static std::vector<size_t> Chain(const std::vector<std::vector<Link>>& links,
                                   size_t origin, std::vector<Seconds>& walk) {
    using Entry = std::pair<Seconds, size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::vector<size_t> reached = {origin};
    walk[origin] = Seconds(0);
    queue.push({Seconds(0), origin});
    while (!queue.empty()) {
      const auto [time, at] = queue.top();
      queue.pop();
      if (time > walk[at]) continue;
      for (const Link& link : links[at]) {
        if (walk[link.to] == kUnreachable) reached.push_back(link.to);
        if (time + link.time >= walk[link.to]) continue;
        walk[link.to] = time + link.time;
        queue.push({walk[link.to], link.to});
      }
    }
    return reached;
  }

  void AddWalk(size_t a, size_t b, Seconds walk) {
    for (const StopId from : areas_[a].stops) {
      for (const StopId to : areas_[b].stops) {
        Add(from, to, stops_.exit[from] + walk + stops_.entry[to]);
      }
    }
  }

  const LineModel& model_;
  const NetworkOptions& options_;
  const StopTable& stops_;
  const IdVector<StopId, bool>& in_service_;
  Complexes complexes_;
  std::vector<Area> areas_;
  std::map<std::pair<StopId, StopId>, Seconds> legs_;
};

}  // namespace

Csr<StopId, TransferLeg> BuildTransfers(
    const LineModel& model, const NetworkOptions& options,
    const StopTable& stops, const IdVector<StopId, bool>& in_service) {
  return TransferBuilder(model, options, stops, in_service).Build();
}

}  // namespace railreach
