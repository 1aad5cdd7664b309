#include "engine/indicator/connection.h"

#include <algorithm>
#include <cstddef>

#include "engine/base/check.h"

namespace railreach {
namespace {

constexpr Metres kLeastStraightLine = Kilometres(10);  // METRICS: pair sheet
constexpr double kReferenceKmh = 100;  // of the relative efficiency
constexpr Seconds kAirportWithin = Minutes(90);
constexpr uint8_t kNoRides = 255;

using RideByTier = Matrix<std::array<int32_t, kNumTiers>>;

// Sums over the ordered pairs of a set of nodes, in their order.
struct Sums {
  int64_t functional_pairs = 0;
  int64_t direct = 0;
  int64_t functional_direct = 0;
  int64_t with_rides = 0;  // pairs whose fewest rides are known
  int64_t changes = 0;
  double weight = 0;
  double weighted_changes = 0;
  int64_t via_hub = 0;
  int64_t via_centre = 0;
  int64_t apart = 0;            // pairs not at distance 0
  double inverse_hours = 0;     // of these
  double inverse_straight = 0;  // at the reference speed, of these
  int64_t seconds = 0;
  std::array<int64_t, kNumTiers> ride_by_tier = {};
  int64_t ride = 0;
  int64_t assumed_ride = 0;
};

void AddChanges(const PairRow& pair, double weight, Sums& sums) {
  if (pair.fewest_rides == kNoRides) return;
  const int changes = std::max(0, pair.fewest_rides - 1);
  sums.with_rides += 1;
  sums.changes += changes;
  sums.weight += weight;
  sums.weighted_changes += weight * changes;
}

// Latora and Marchiori 2001: efficiency of a pair = 1 / its distance, here its
// time; pairs at distance 0 have none.
void AddEfficiency(const PairRow& pair, Sums& sums) {
  if (pair.straight_line <= Metres()) return;
  sums.apart += 1;
  sums.inverse_straight += kReferenceKmh / pair.straight_line.km();
  if (!pair.reachable()) return;
  sums.inverse_hours += 3600.0 / std::max(pair.total.count(), 1);
}

void AddReachable(const PairRow& pair,
                  const std::array<int32_t, kNumTiers>& ride_by_tier,
                  double weight, Sums& sums) {
  AddChanges(pair, weight, sums);
  sums.via_hub += pair.via_hub ? 1 : 0;
  sums.via_centre += pair.via_centre ? 1 : 0;
  sums.seconds += pair.total.count();
  sums.ride += pair.ride.count();
  sums.assumed_ride += pair.assumed_ride.count();
  for (size_t tier = 0; tier < kNumTiers; ++tier) {
    sums.ride_by_tier[tier] += ride_by_tier[tier];
  }
}

double Share(int64_t part, int64_t whole) {
  if (whole == 0) return 0;
  return static_cast<double>(part) / static_cast<double>(whole);
}

double Ratio(double numerator, double denominator) {
  return denominator > 0 ? numerator / denominator : 0;
}

void SetMeans(const Sums& sums, ConnectionSummary& summary) {
  summary.direct_rate = Share(sums.direct, summary.pairs);
  summary.functional_direct_rate =
      Share(sums.functional_direct, sums.functional_pairs);
  summary.mean_changes = Share(sums.changes, sums.with_rides);
  summary.mean_changes_by_people = Ratio(sums.weighted_changes, sums.weight);
  summary.share_via_hub = Share(sums.via_hub, summary.pairs_reachable);
  summary.share_via_centre = Share(sums.via_centre, summary.pairs_reachable);
  summary.efficiency_per_hour =
      Ratio(sums.inverse_hours, static_cast<double>(sums.apart));
  summary.relative_efficiency =
      Ratio(sums.inverse_hours, sums.inverse_straight);
  summary.mean_minutes = Share(sums.seconds, summary.pairs_reachable) / 60;
  int64_t ride = 0;
  for (const int64_t of_tier : sums.ride_by_tier) ride += of_tier;
  for (size_t tier = 0; tier < kNumTiers; ++tier) {
    summary.ride_share[tier] = Share(sums.ride_by_tier[tier], ride);
  }
  summary.assumed_share = Share(sums.assumed_ride, sums.ride);
}

class Summariser {
 public:
  Summariser(const Places& places, const PairSheet& pairs,
             const RideByTier& ride_by_tier,
             const IdVector<NodeId, int64_t>& people)
      : pairs_(pairs), ride_by_tier_(ride_by_tier), people_(people) {
    for (const KeyNode& node : places.nodes) {
      functional_.push_back(IsFunctionalKind(node.kind));
    }
  }

  ConnectionSummary Of(RegionId region,
                       const std::vector<NodeId>& nodes) const {
    ConnectionSummary summary;
    summary.region = region;
    summary.nodes = static_cast<int>(nodes.size());
    Sums sums;
    for (const NodeId from : nodes) {
      for (const NodeId to : nodes) {
        if (from != to) Add(from, to, summary, sums);
      }
    }
    SetMeans(sums, summary);
    return summary;
  }

 private:
  void Add(NodeId from, NodeId to, ConnectionSummary& summary,
           Sums& sums) const {
    const PairRow& pair = pairs_(from.index(), to.index());
    summary.pairs += 1;
    if (pair.straight_line == Metres()) summary.pairs_at_distance_0 += 1;
    if (pair.direct) sums.direct += 1;
    if (functional_[from.index()] && functional_[to.index()]) {
      sums.functional_pairs += 1;
      if (pair.direct) sums.functional_direct += 1;
    }
    AddEfficiency(pair, sums);
    if (!pair.reachable()) return;
    summary.pairs_reachable += 1;
    const double weight =
        static_cast<double>(people_[from]) * static_cast<double>(people_[to]);
    AddReachable(pair, ride_by_tier_(from.index(), to.index()), weight, sums);
  }

  const PairSheet& pairs_;
  const RideByTier& ride_by_tier_;
  const IdVector<NodeId, int64_t>& people_;
  std::vector<bool> functional_;
};

template <typename T>
bool IsOfNodes(const Places& places, const Matrix<T>& matrix) {
  return matrix.num_rows() == places.nodes.size() &&
         matrix.num_cols() == places.nodes.size();
}

bool IsAirport(absl::string_view kind) {
  return kind == "airport" || kind == "airport_outside";
}

}  // namespace

// METRICS "Pair sheet": straight line / rail time.
std::optional<double> RailSpeedKmh(const PairRow& pair) {
  if (!pair.reachable() || pair.rides == 0) return std::nullopt;
  if (pair.straight_line < kLeastStraightLine) return std::nullopt;
  const Seconds on_rail = pair.ride + pair.change;
  if (on_rail <= Seconds(0)) return std::nullopt;
  return pair.straight_line.km() * 3600 / on_rail.count();
}

// METRICS "Pair sheet": path length / straight line.
std::optional<double> Circuity(const PairRow& pair) {
  if (!pair.reachable() || pair.rides == 0) return std::nullopt;
  if (pair.straight_line < kLeastStraightLine) return std::nullopt;
  return pair.path.km() / pair.straight_line.km();
}

bool IsOutside(const Places& places, const KeyNode& node) {
  const absl::string_view kind = node.kind;
  constexpr absl::string_view kSuffix = "_outside";
  if (kind.size() >= kSuffix.size() &&
      kind.substr(kind.size() - kSuffix.size()) == kSuffix) {
    return true;
  }
  return !node.region.is_none() && places.regions[node.region].halo;
}

bool IsFunctionalKind(absl::string_view kind) {
  return kind == "new_town" || kind == "strategic_area" ||
         kind == "innovation" || kind == "function" || kind == "city_centre" ||
         kind.substr(0, 12) == "cross_border";
}

std::vector<ConnectionSummary> SummariseConnections(
    const Places& places, const PairSheet& pairs,
    const RideByTier& ride_by_tier, const IdVector<NodeId, int64_t>& people) {
  CHECK(IsOfNodes(places, pairs));
  CHECK(IsOfNodes(places, ride_by_tier));
  CHECK(people.size() == places.nodes.size());
  const Membership membership = MembershipOf(places);
  std::vector<NodeId> all;
  IdVector<RegionId, std::vector<NodeId>> nodes(places.regions.size());
  for (const NodeId node : places.nodes.ids()) {
    if (IsOutside(places, places.nodes[node])) continue;
    all.push_back(node);
    const RegionId county = places.nodes[node].region;
    if (county.is_none()) continue;
    for (const RegionId region : membership.of_county[county]) {
      nodes[region].push_back(node);
    }
  }
  const Summariser summariser(places, pairs, ride_by_tier, people);
  std::vector<ConnectionSummary> rows = {summariser.Of(RegionId(), all)};
  for (const RegionId region : places.regions.ids()) {
    if (places.regions[region].halo || nodes[region].size() < 2) continue;
    rows.push_back(summariser.Of(region, nodes[region]));
  }
  return rows;
}

std::vector<AirportRow> NearestAirports(
    const Places& places, const PairSheet& pairs,
    const IdVector<RegionId, NodeId>& node_of_county) {
  CHECK(IsOfNodes(places, pairs));
  CHECK(node_of_county.size() == places.regions.size());
  std::vector<AirportRow> rows;
  for (const RegionId region : places.regions.ids()) {
    const bool is_county = places.regions[region].level == Level::kCounty;
    if (!is_county || places.regions[region].halo) continue;
    AirportRow& row = rows.emplace_back();
    row.county = region;
    const NodeId seat = node_of_county[region];
    if (seat.is_none()) continue;
    for (const NodeId airport : places.nodes.ids()) {
      if (!IsAirport(places.nodes[airport].kind) || airport == seat) continue;
      const Seconds time = pairs(seat.index(), airport.index()).total;
      if (time <= kAirportWithin) row.within_90_min += 1;
      if (time < row.time) {
        row.time = time;
        row.nearest = airport;
      }
    }
  }
  return rows;
}

}  // namespace railreach
