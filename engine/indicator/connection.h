// How key nodes are linked: the pair sheet and what follows from it.
#ifndef ENGINE_INDICATOR_CONNECTION_H_
#define ENGINE_INDICATOR_CONNECTION_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "engine/base/matrix.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/places.h"
#include "engine/model/tier.h"

namespace railreach {

// The fastest journey from one node to another, door to door, from the search
// `from`.  Its time = access + entry + wait + ride + change + exit + egress.
struct PairRow {
  Seconds total = kUnreachable;  // within the horizon of the pair search
  Seconds access;
  Seconds entry;
  Seconds wait;
  Seconds ride;
  Seconds change;  // walks between stations included
  Seconds exit;
  Seconds egress;
  Seconds schedule_delay;      // beyond the first wait, of scheduled services
  uint8_t rides = 0;           // 0: without rail
  uint8_t fewest_rides = 255;  // of any journey; 255: none
  bool direct = false;         // METRICS: direct
  bool via_hub = false;        // the fastest path calls at the named hub
  bool via_centre = false;     // or at a station of the named centre
  TierSet tiers;
  absl::InlinedVector<LineId, 3> lines;  // one per ride; of a group: its best
  Metres straight_line;
  Metres path;           // of the rides, along the track
  Seconds assumed_ride;  // of `ride`, on assumed run times

  bool reachable() const { return total != kUnreachable; }
  int transfers() const { return rides == 0 ? 0 : rides - 1; }
};

// Straight line / (ride + change): time on the trains and between them, without
// waits.  Nothing below 10 km and without a ride.
std::optional<double> RailSpeedKmh(const PairRow& pair);
// Path length / straight line between the nodes; nothing below 10 km and
// without a ride.
std::optional<double> Circuity(const PairRow& pair);

// [from node][to node]; the diagonal is not a pair.
using PairSheet = Matrix<PairRow>;

// Of the ordered pairs among a set of nodes.
struct ConnectionSummary {
  RegionId region;  // none: all key nodes of the study area
  int nodes = 0;
  int64_t pairs = 0;
  int64_t pairs_reachable = 0;
  int64_t pairs_at_distance_0 = 0;    // left out of speed and circuity
  double direct_rate = 0;             // share of ordered pairs
  double functional_direct_rate = 0;  // among functional areas alone
  double mean_changes = 0;  // fewest changes over reachable pairs (flatness)
  double mean_changes_by_people = 0;  // weighted by P(i) P(j)
  double share_via_hub = 0;           // of reachable pairs
  double share_via_centre = 0;
  // Latora-Marchiori: mean of 1 / t, unreachable = 0; pairs at distance 0 are
  // left out.
  double efficiency_per_hour = 0;
  // ... relative to the straight line at 100 km/h.
  double relative_efficiency = 0;
  double mean_minutes = 0;                        // over reachable pairs
  std::array<double, kNumTiers> ride_share = {};  // of all ride time
  double assumed_share = 0;                       // of all ride time
};

// Whether a node lies outside the study area: by its kind ("..._outside") or
// its county.
bool IsOutside(const Places& places, const KeyNode& node);

// Kinds that are functional areas: new_town, strategic_area, innovation,
// function, city_centre and the cross-border clusters.
bool IsFunctionalKind(absl::string_view kind);

// For the study area as a whole (first, without a region) and each region with
// at least two key nodes; nodes of kinds "..._outside" and of the halo are left
// out.  `people` weighs nodes: those within 3 km.
// `ride_by_tier` [from][to] gives each pair's ride time by tier, in seconds.
// CHECKs the shapes.  O(pairs of all regions).
std::vector<ConnectionSummary> SummariseConnections(
    const Places& places, const PairSheet& pairs,
    const Matrix<std::array<int32_t, kNumTiers>>& ride_by_tier,
    const IdVector<NodeId, int64_t>& people);

// A development corridor from end to end.
struct CorridorSection {
  StationId from;
  StationId to;
  double trains_per_hour = 0;  // direct in the band, in corridor order
};
struct CorridorRow {
  CorridorId corridor;
  Seconds time = kUnreachable;  // platform to platform, first wait included
  int transfers = 0;
  TierSet tiers;  // of the fastest journey
  Metres straight_line;
  int64_t people_5km = 0;  // of any of its stations
  std::vector<CorridorSection> sections;
};

// The way to the air: per county of the study area, from its seat.
struct AirportRow {
  RegionId county;
  NodeId nearest;  // by time; none: no airport within the horizon
  Seconds time = kUnreachable;
  int within_90_min = 0;
};

// Airports are the nodes of kinds "airport" and "airport_outside".
// `node_of_county`: the county's seat as a key node, none if it has none.
// CHECKs the shapes.  O(counties x nodes).
std::vector<AirportRow> NearestAirports(
    const Places& places, const PairSheet& pairs,
    const IdVector<RegionId, NodeId>& node_of_county);

}  // namespace railreach

#endif  // ENGINE_INDICATOR_CONNECTION_H_
