#include "engine/network/transfers.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <queue>
#include <utility>
#include <vector>

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
  explicit TransferBuilder(const TransferInput& input)
      : input_(input),
        model_(input.model),
        options_(input.options),
        stops_(input.stops),
        complexes_(model_),
        areas_at_(model_.stations.size()) {}

  // Of the stops at these stations, which no walk and no row of the table
  // joins to others.
  std::vector<TransferEntry> Build(absl::Span<const StationId> stations) {
    AddTableRows(stations);
    AddChanges(stations);
    AddWalks();
    // The first rule that names a pair of stops wins.
    std::stable_sort(legs_.begin(), legs_.end(),
                     [](const TransferEntry& a, const TransferEntry& b) {
                       return std::pair(a.first, a.second.to) <
                              std::pair(b.first, b.second.to);
                     });
    const auto same_pair = [](const TransferEntry& a, const TransferEntry& b) {
      return a.first == b.first && a.second.to == b.second.to;
    };
    legs_.erase(std::unique(legs_.begin(), legs_.end(), same_pair),
                legs_.end());
    std::erase_if(legs_, [](const TransferEntry& leg) {
      return leg.second.time == kUnreachable;
    });
    return std::move(legs_);
  }

 private:
  void Add(StopId from, StopId to, Seconds time) {
    legs_.push_back({from, {to, time}});
  }

  // Rows that name more platforms first: they win over those of the station.
  void AddTableRows(absl::Span<const StationId> stations) {
    IdVector<StationId, bool> chosen(model_.stations.size(), false);
    for (const StationId station : stations) chosen[station] = true;
    for (const int platforms : {2, 1, 0}) {
      for (const Transfer& row : model_.transfers) {
        const int named =
            !row.from_platform.is_none() + !row.to_platform.is_none();
        if (named == platforms && chosen[row.from]) AddTableRow(row);
      }
    }
  }

  void AddTableRow(const Transfer& row) {
    for (const StopId from : stops_.of_station[row.from]) {
      if (!InService(from) || !IsAt(from, row.from_platform)) continue;
      for (const StopId to : stops_.of_station[row.to]) {
        if (InService(to) && IsAt(to, row.to_platform)) {
          Add(from, to, TableTime(row, from, to));
        }
      }
    }
  }

  bool InService(StopId stop) const { return !stops_.tiers[stop].empty(); }

  Seconds ChangeTime(StopId from, StopId to) const {
    return std::max(stops_.change[from], stops_.change[to]);
  }

  Seconds TableTime(const Transfer& row, StopId from, StopId to) const {
    if (!model_.integrated || row.time == kUnreachable) return row.time;
    const Seconds change = ChangeTime(from, to);
    const Seconds walk = row.time - stops_.exit[from] - stops_.entry[to];
    return std::min(row.time, std::max(change, walk + change));
  }

  bool IsAt(StopId stop, PlatformId platform) const {
    return platform.is_none() || stops_.platform[stop] == platform;
  }

  void AddChanges(absl::Span<const StationId> stations) {
    for (const StationId station : stations) FindAreas(station);
    for (const Area& area : areas_) {
      for (const StopId from : area.stops) {
        for (const StopId to : area.stops) {
          Add(from, to, ChangeTime(from, to));
        }
      }
    }
  }

  void FindAreas(StationId station) {
    for (const StopId stop : stops_.of_station[station]) {
      if (!InService(stop)) continue;
      const OperatorClassId operator_class = stops_.operator_class[stop];
      std::vector<size_t>& here = areas_at_[station];
      const auto it = std::find_if(here.begin(), here.end(), [&](size_t area) {
        return areas_[area].operator_class == operator_class;
      });
      if (it != here.end()) {
        areas_[*it].stops.push_back(stop);
        continue;
      }
      here.push_back(areas_.size());
      areas_.push_back({station, operator_class, {stop}});
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
    return from.operator_class == to.operator_class || model_.integrated
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
    std::vector<std::vector<Link>> links(areas_.size());
    for (size_t a = 0; a < areas_.size(); ++a) {
      if (!MayWalk(areas_[a])) continue;
      for (const StationNeighbour& near : input_.near[areas_[a].station]) {
        for (const size_t b : areas_at_[near.station]) {
          if (b == a || !MayWalk(areas_[b]) || !MayLink(areas_[a], areas_[b])) {
            continue;
          }
          links[a].push_back(
              {b, WalkTime(areas_[a], areas_[b], near.distance)});
        }
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
        const Seconds time = stops_.exit[from] + walk + stops_.entry[to];
        Add(from, to,
            model_.integrated ? std::min(time, ChangeTime(from, to) + walk)
                              : time);
      }
    }
  }

  const TransferInput& input_;
  const LineModel& model_;
  const NetworkOptions& options_;
  const StopTable& stops_;
  Complexes complexes_;
  std::vector<Area> areas_;
  IdVector<StationId, std::vector<size_t>> areas_at_;
  std::vector<TransferEntry> legs_;
};

}  // namespace

std::vector<TransferEntry> TransfersAt(const TransferInput& input,
                                       absl::Span<const StationId> stations) {
  return TransferBuilder(input).Build(stations);
}

Csr<StopId, TransferLeg> BuildTransfers(const TransferInput& input) {
  std::vector<StationId> all;
  for (const StationId station : input.model.stations.ids()) {
    all.push_back(station);
  }
  return Csr<StopId, TransferLeg>::FromEntries(input.stops.size(),
                                               TransfersAt(input, all));
}

}  // namespace railreach
