#include "engine/network/network_patch.h"

#include <algorithm>
#include <numeric>

#include "absl/container/flat_hash_map.h"
#include "engine/base/check.h"
#include "engine/geo/geodesic.h"
#include "engine/network/transfers.h"

namespace railreach {
namespace {

template <typename T>
void SortUnique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

TierSet TiersOf(const std::array<int32_t, kNumTiers>& counts) {
  TierSet tiers;
  for (const Tier tier : kTiers) {
    if (counts[Index(tier)] > 0) tiers = tiers.With(tier);
  }
  return tiers;
}

}  // namespace

NetworkPatcher::NetworkPatcher(const LineModel& baseline,
                               const NetworkOptions& options)
    : model_(baseline),
      options_(options),
      near_(FindNeighbours(baseline, options.transfer_radius)),
      numbering_(options.entry_level),
      network_(BuildNetwork(baseline, options, near_)) {
  CHECK(options.supply == Supply::kHeadways);
  std::vector<LatLng> points;
  for (const Station& station : baseline.stations) {
    points.push_back(station.position);
  }
  stations_ = SpatialIndex(points);
  FindClusters();
  BuildStops(baseline, numbering_);
  counts_.resize(network_.stops.size());
  scheduled_.assign(baseline.groups.size(), 0);
  states_.resize(baseline.patterns.size());
  grouped_.reserve(baseline.patterns.size());  // pointers to rows are kept
  for (const PatternId id : baseline.patterns.ids()) {
    PatternState& state = states_[id];
    state.tier = baseline.line_of(id).tier;
    const Service* service = ServiceInBand(baseline, options, id);
    if (service == nullptr) continue;
    state.calls = true;
    for (const StopId stop : network_.stops.of_pattern[id]) {
      ++counts_[stop][Index(state.tier)];
    }
    if (service->group.is_none()) continue;
    grouped_.push_back(GroupPatternOf(baseline, id, *service,
                                      network_.band_length,
                                      RowOf(baseline, id, network_.stops)));
    state.grouped = &grouped_.back();
    scheduled_[service->group] += service->scheduled;
  }
  group_calls_ = CallsByStop(grouped_, network_.stops.size());
}

void NetworkPatcher::FindClusters() {
  std::vector<size_t> parent(model_.stations.size());
  std::iota(parent.begin(), parent.end(), 0);
  const auto root = [&](size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const StationId station : model_.stations.ids()) {
    for (const StationNeighbour& neighbour : near_[station]) {
      parent[root(station.index())] = root(neighbour.station.index());
    }
  }
  for (const Transfer& row : model_.transfers) {
    parent[root(row.from.index())] = root(row.to.index());
  }
  cluster_.resize(parent.size());
  absl::flat_hash_map<size_t, uint32_t> number;
  for (const StationId station : model_.stations.ids()) {
    const auto [it, inserted] = number.try_emplace(
        root(station.index()), static_cast<uint32_t>(clusters_.size()));
    if (inserted) clusters_.emplace_back();
    cluster_[station] = it->second;
    clusters_[it->second].push_back(station);
  }
}

// One patch in the making.
class NetworkPatcher::Finder {
 public:
  Finder(const NetworkPatcher& base, const LineModel& variant,
         const ChangeSet& changes, NetworkPatch& patch)
      : base_(base), variant_(variant), changes_(changes), patch_(patch) {}

  void Find() {
    patch_.num_patterns = variant_.patterns.size();
    patch_.patterns.clear();
    patch_.connections.clear();
    patch_.transfers.clear();
    patch_.touched.clear();
    patch_.retiered.clear();
    changed_ = changes_.patterns;
    for (size_t p = base_.states_.size(); p < patch_.num_patterns; ++p) {
      changed_.push_back(PatternId(p));
    }
    NumberStops();
    counts_ = base_.counts_;
    counts_.resize(patch_.stops.size());
    scheduled_ = base_.scheduled_;
    scheduled_.resize(variant_.groups.size());
    grouped_.reserve(changed_.size());  // pointers to rows are kept
    for (const PatternId id : changed_) ChangePattern(id);
    SortUnique(patch_.touched);
    Retier();
    ChangeConnections();
    ChangeTransfers();
  }

 private:
  bool IsNew(PatternId id) const { return id.index() >= base_.states_.size(); }

  void NumberStops() {
    patch_.stops = base_.network_.stops;
    StopNumbering numbering = base_.numbering_;
    for (const PatternId id : changed_) {
      if (!IsNew(id)) continue;
      numbering.Append(variant_, id, GroupOf(variant_, id), patch_.stops);
    }
    if (patch_.stops.size() > base_.network_.stops.size() ||
        variant_.stations.size() > base_.model_.stations.size()) {
      IndexStations(variant_.stations.size(), patch_.stops);
    }
  }

  void ChangePattern(PatternId id) {
    if (!IsNew(id)) TakeOut(id);
    NetworkPatch::Pattern pattern = {id, {}, Seconds(0), 0};
    const Service* service = ServiceInBand(variant_, base_.options_, id);
    if (service != nullptr) PutIn(id, *service, pattern);
    patch_.patterns.push_back(std::move(pattern));
  }

  void TakeOut(PatternId id) {
    const PatternState& state = base_.states_[id];
    if (!state.calls) return;
    for (const StopId stop : base_.network_.stops.of_pattern[id]) {
      --counts_[stop][Index(state.tier)];
      patch_.touched.push_back(stop);
    }
    if (state.grouped == nullptr) return;
    scheduled_[state.grouped->group] -= state.grouped->scheduled;
    Regroup(*state.grouped);
  }

  void PutIn(PatternId id, const Service& service,
             NetworkPatch::Pattern& pattern) {
    const size_t tier = Index(variant_.line_of(id).tier);
    for (const StopId stop : patch_.stops.of_pattern[id]) {
      ++counts_[stop][tier];
      patch_.touched.push_back(stop);
    }
    PatternRow row = RowOf(variant_, id, patch_.stops);
    const Seconds band_length = base_.network_.band_length;
    if (service.group.is_none()) {
      pattern.wait = WaitFor(service, band_length, base_.options_.wait_model);
      pattern.milli_trains = ClampedTrains(MilliTrains(service, band_length));
      pattern.row = std::move(row);
      return;
    }
    grouped_.push_back(
        GroupPatternOf(variant_, id, service, band_length, std::move(row)));
    scheduled_[service.group] += service.scheduled;
    Regroup(grouped_.back());
  }

  void Regroup(const GroupPattern& pattern) {
    regrouped_stops_.insert(regrouped_stops_.end(), pattern.stops.begin(),
                            pattern.stops.end());
    regrouped_.push_back(pattern.group);
  }

  void Retier() {
    for (const StopId stop : patch_.touched) {
      const TierSet tiers = TiersOf(counts_[stop]);
      if (tiers == patch_.stops.tiers[stop]) continue;
      patch_.stops.tiers[stop] = tiers;
      patch_.retiered.push_back(stop);
    }
  }

  // The rows of all stops on changed patterns of groups; of all of a group
  // that becomes scheduled, or is no more.
  void ChangeConnections() {
    SortUnique(regrouped_);
    for (const GroupId group : regrouped_) {
      const bool is_new = group.index() >= base_.scheduled_.size();
      if (is_new || (scheduled_[group] > 0) == (base_.scheduled_[group] > 0)) {
        continue;
      }
      for (const GroupPattern& pattern : base_.grouped_) {
        if (pattern.group != group) continue;
        regrouped_stops_.insert(regrouped_stops_.end(), pattern.stops.begin(),
                                pattern.stops.end());
      }
    }
    if (regrouped_stops_.empty()) return;
    SortUnique(regrouped_stops_);
    const Csr<StopId, GroupCall> added =
        CallsByStop(grouped_, patch_.stops.size());
    ConnectionFinder finder(patch_.stops.size(), base_.network_.band_length,
                            base_.options_);
    NetworkPatch::EdgeRow<Connection> row;
    for (const StopId stop : regrouped_stops_) {
      const std::vector<GroupCall> calls = CallsAt(stop, added[stop]);
      row.from = stop;
      row.edges.clear();
      if (!calls.empty()) {
        const GroupId group = calls[0].pattern->group;
        finder.Find(stop, calls, scheduled_[group] > 0, row.edges);
      }
      if (Differs(base_.network_.connections, row)) {
        patch_.connections.push_back(row);
      }
    }
  }

  // By pattern: those of the baseline that did not change, and `added`.
  std::vector<GroupCall> CallsAt(StopId stop,
                                 absl::Span<const GroupCall> added) const {
    std::vector<GroupCall> calls;
    if (stop.index() < base_.group_calls_.size()) {
      for (const GroupCall& call : base_.group_calls_[stop]) {
        if (!std::binary_search(changed_.begin(), changed_.end(),
                                call.pattern->pattern)) {
          calls.push_back(call);
        }
      }
    }
    calls.insert(calls.end(), added.begin(), added.end());
    std::stable_sort(calls.begin(), calls.end(),
                     [](const GroupCall& a, const GroupCall& b) {
                       return a.pattern->pattern < b.pattern->pattern;
                     });
    return calls;
  }

  template <typename Edge>
  static bool Differs(const Csr<StopId, Edge>& rows,
                      const NetworkPatch::EdgeRow<Edge>& row) {
    if (row.from.index() >= rows.size()) return !row.edges.empty();
    const auto old = rows[row.from];
    return !std::equal(old.begin(), old.end(), row.edges.begin(),
                       row.edges.end());
  }

  void ChangeTransfers() {
    const std::vector<StationId> stations = ReachedStations();
    if (stations.empty()) return;
    const bool grows = variant_.stations.size() > base_.model_.stations.size();
    const Csr<StationId, StationNeighbour> near =
        grows ? Neighbours() : Csr<StationId, StationNeighbour>();
    const std::vector<TransferEntry> entries = TransfersAt(
        {variant_, base_.options_, patch_.stops, grows ? near : base_.near_},
        stations);
    std::vector<StopId> stops;
    for (const StationId station : stations) {
      const auto here = patch_.stops.of_station[station];
      stops.insert(stops.end(), here.begin(), here.end());
    }
    std::sort(stops.begin(), stops.end());
    auto entry = entries.begin();
    for (const StopId stop : stops) {
      NetworkPatch::EdgeRow<TransferLeg> row = {stop, {}};
      for (; entry != entries.end() && entry->first == stop; ++entry) {
        row.edges.push_back(entry->second);
      }
      if (Differs(base_.network_.transfers, row)) {
        patch_.transfers.push_back(std::move(row));
      }
    }
  }

  // The clusters in which a stop comes into service or goes out of it; all
  // stations where the table of transfers changed.
  std::vector<StationId> ReachedStations() {
    std::vector<StationId> stations;
    if (changes_.transfers) {
      for (const StationId s : variant_.stations.ids()) stations.push_back(s);
      return stations;
    }
    std::vector<uint32_t> clusters;
    for (const StopId stop : patch_.retiered) {
      const bool was = stop.index() < base_.network_.stops.size() &&
                       !base_.network_.stops.tiers[stop].empty();
      const bool is = !patch_.stops.tiers[stop].empty();
      if (was != is) AddCluster(patch_.stops.station[stop], clusters, stations);
    }
    SortUnique(clusters);
    for (const uint32_t cluster : clusters) {
      stations.insert(stations.end(), base_.clusters_[cluster].begin(),
                      base_.clusters_[cluster].end());
    }
    SortUnique(stations);
    return stations;
  }

  // A new station joins the clusters around it, and the new ones near it.
  void AddCluster(StationId station, std::vector<uint32_t>& clusters,
                  std::vector<StationId>& stations) const {
    const size_t num_old = base_.model_.stations.size();
    if (station.index() < num_old) {
      clusters.push_back(base_.cluster_[station]);
      return;
    }
    for (size_t s = num_old; s < variant_.stations.size(); ++s) {
      stations.push_back(StationId(s));
      std::vector<Neighbour> around;
      base_.stations_.Within(variant_.stations[StationId(s)].position,
                             base_.options_.transfer_radius, around);
      for (const Neighbour& n : around) {
        clusters.push_back(base_.cluster_[StationId(n.point)]);
      }
    }
  }

  // FindNeighbours of the variant, but for the order within a row.
  Csr<StationId, StationNeighbour> Neighbours() const {
    const size_t num_old = base_.model_.stations.size();
    std::vector<std::pair<StationId, StationNeighbour>> entries;
    for (const StationId s : base_.near_.ids()) {
      for (const StationNeighbour& n : base_.near_[s])
        entries.push_back({s, n});
    }
    const Metres radius = base_.options_.transfer_radius;
    std::vector<Neighbour> around;
    for (size_t k = num_old; k < variant_.stations.size(); ++k) {
      const StationId s(k);
      const LatLng at = variant_.stations[s].position;
      base_.stations_.Within(at, radius, around);
      for (const Neighbour& n : around) {
        entries.push_back({s, {StationId(n.point), n.distance}});
        entries.push_back({StationId(n.point), {s, n.distance}});
      }
      for (size_t j = num_old; j < variant_.stations.size(); ++j) {
        const Metres distance =
            GeodesicDistance(at, variant_.stations[StationId(j)].position);
        if (distance <= radius)
          entries.push_back({s, {StationId(j), distance}});
      }
    }
    return Csr<StationId, StationNeighbour>::FromEntries(
        variant_.stations.size(), entries);
  }

  const NetworkPatcher& base_;
  const LineModel& variant_;
  const ChangeSet& changes_;
  NetworkPatch& patch_;
  std::vector<PatternId> changed_;  // ascending
  IdVector<StopId, CallCounts> counts_;
  IdVector<GroupId, int32_t> scheduled_;
  std::vector<GroupPattern> grouped_;  // new rows, by pattern
  std::vector<GroupId> regrouped_;
  std::vector<StopId> regrouped_stops_;
};

bool NetworkPatcher::CanPatch(const LineModel& variant,
                              const ChangeSet& changes) const {
  const auto has_own_change = [](const LineModel& model) {
    return std::any_of(model.transfers.begin(), model.transfers.end(),
                       [](const Transfer& row) { return row.from == row.to; });
  };
  if (changes.rules) return false;
  if (changes.transfers &&
      (has_own_change(model_) || has_own_change(variant))) {
    return false;
  }
  return std::all_of(
      changes.stations.begin(), changes.stations.end(), [&](StationId id) {
        return model_.stations[id].times == variant.stations[id].times;
      });
}

void NetworkPatcher::Find(const LineModel& variant, const ChangeSet& changes,
                          NetworkPatch& patch) const {
  CHECK(CanPatch(variant, changes));
  Finder(*this, variant, changes, patch).Find();
}

}  // namespace railreach
