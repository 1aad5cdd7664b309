// Two results side by side: what differs per key node, zone, region, pair,
// target, line and station, and who gains or loses.
//
// A is "before", B "after".  The two may rest on different tables: rows are
// matched by their keys, rows of one alone are listed as such.  A figure that
// does not exist on one side is absent there, never zero, and has no
// difference.  Compare(b, a) is Compare(a, b) with the sides exchanged, but
// for the order of rows of one side alone.
#ifndef ENGINE_STUDY_COMPARE_H_
#define ENGINE_STUDY_COMPARE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/indicator/assessment.h"
#include "engine/indicator/catchment.h"
#include "engine/model/name.h"
#include "engine/model/places.h"
#include "engine/model/tier.h"
#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

// Which sides have something: a row of a table, a journey, trains.
enum class Presence : uint8_t { kBoth, kOnlyA, kOnlyB, kNeither };
absl::string_view Name(Presence presence);  // "both", "only_a", ...

constexpr Presence PresenceOf(bool in_a, bool in_b) {
  return in_a ? (in_b ? Presence::kBoth : Presence::kOnlyA)
              : (in_b ? Presence::kOnlyB : Presence::kNeither);
}

// A figure on both sides; none: it does not exist there.
template <typename T>
struct Both {
  std::optional<T> a;
  std::optional<T> b;

  Presence presence() const { return PresenceOf(a.has_value(), b.has_value()); }
  // B - A where both are.
  std::optional<T> difference() const {
    if (!a.has_value() || !b.has_value()) return std::nullopt;
    return *b - *a;
  }
  bool differs() const { return a != b; }
  friend bool operator==(const Both&, const Both&) = default;
};
using BothCounts = Both<int64_t>;
using BothNumbers = Both<double>;

// A parameter or rule that differs, as text.
struct ParameterDifference {
  std::string name;  // "wait_model", "tier.metro.entry"
  std::string a;
  std::string b;
  // Whether it changes how things are measured, so that differences are not
  // those of the network alone; else it says what the networks are.
  bool measure = true;
};

struct ComparedStudy {
  ThingName name;
  std::string tool_version;
  int num_lines = 0;     // that run
  int num_stations = 0;  // with trains
  int64_t people_study_area = 0;
  int64_t people_halo = 0;
};

// Rows of one kind of table by where they are.
struct RowCounts {
  std::string table;  // "key_nodes"
  int both = 0;
  int only_a = 0;
  int only_b = 0;
};

// The station nearest to a node that has trains of any tier.
struct NearestAnyTier {
  ThingName station;
  Metres distance;
  Tier tier = Tier::kTrunk;
};

// In the headline direction; people of study area and halo.
struct NodeChange {
  ThingName name;
  std::string kind;
  LatLng position;
  Presence presence = Presence::kBoth;  // of its row
  bool counts = true;                   // in means (CountsInCoverage)
  bool inside = true;                   // the study area: in sums over pairs
  // Both measured, in the same direction: else the sides are not alike, and
  // the node is in no mean and no sum.
  bool comparable = false;
  SearchDirection direction = SearchDirection::kFrom;
  // By StudyComparison::cutoffs:
  std::vector<BothCounts> people;    // door to door
  std::vector<BothCounts> by_rail;   // of these, not reached without rail
  std::vector<BothCounts> platform;  // platform to platform
  std::vector<BothCounts> zones_within;
  std::vector<BothNumbers> area_km2;  // of isochrones
  BothCounts headline;                // people at the headline cutoff
  BothNumbers window_people;  // there, mean of the departures of a window
  BothCounts people_3km;
  std::optional<NearestAnyTier> nearest_a;
  std::optional<NearestAnyTier> nearest_b;
  // To other nodes of both studies (pair sheet): linked without a change, and
  // reached within StudyComparison::pair_horizon.
  BothCounts direct_links;
  BothCounts nodes_reached;
  int nodes_faster = 0;  // by more than kNoticed,
  int nodes_slower = 0;  // of those reached in both
};

// A change of a travel time that counts as one: more than a minute.
inline constexpr Seconds kNoticed = Minutes(1);

// Over the comparable nodes of both studies; time in their direction, within
// StudyComparison::horizon.
struct ZoneChange {
  ThingName name;
  LatLng position;
  bool halo = false;
  Presence presence = Presence::kBoth;  // of its row
  BothCounts people;
  BothCounts nodes_within;  // the headline cutoff
  int nodes_both = 0;       // that it reaches on both sides
  int nodes_gained = 0;     // on B alone
  int nodes_lost = 0;       // on A alone
  int nodes_faster = 0;     // by more than kNoticed, of nodes_both
  int nodes_slower = 0;
  // People within 3 km of the nodes gained (as B counts them) and lost (A).
  int64_t weight_gained = 0;
  int64_t weight_lost = 0;
  // B - A over nodes_both; none without any.
  std::optional<double> mean_change_s;

  bool gains() const { return nodes_gained + nodes_faster > 0; }
  bool loses() const { return nodes_lost + nodes_slower > 0; }
};

// One figure of one region.
struct RegionFigure {
  ThingName region;            // empty: all key nodes of the study area
  std::optional<Level> level;  // none: likewise
  std::string figure;          // "people_60", "covered.metro.800m", ...
  std::string unit;            // "people", "km", "share", ...
  BothNumbers value;
};

// The parts of one journey (PairRow).
struct JourneyParts {
  Seconds total;
  Seconds access;
  Seconds entry;
  Seconds wait;
  Seconds ride;
  Seconds change;
  Seconds exit;
  Seconds egress;
  int transfers = 0;
  bool direct = false;
  bool by_rail = false;
  friend bool operator==(const JourneyParts&, const JourneyParts&) = default;
};

// Between two nodes of both studies.
struct PairChange {
  uint32_t from = 0;  // rows of StudyComparison::nodes
  uint32_t to = 0;
  std::optional<JourneyParts> a;  // none: not within the pair horizon
  std::optional<JourneyParts> b;

  Presence presence() const { return PresenceOf(a.has_value(), b.has_value()); }
};

enum class TargetState : uint8_t {
  kNowMet,
  kNoLongerMet,
  kStillMet,
  kStillMissed,
  kOther,  // without a verdict of met or missed on both sides
};
absl::string_view Name(TargetState state);

struct TargetChange {
  ThingName name;
  std::string indicator;
  std::string unit;
  Presence presence = Presence::kBoth;  // of its row
  TargetState state = TargetState::kOther;
  std::optional<Verdict> verdict_a;
  std::optional<Verdict> verdict_b;
  BothNumbers target;
  BothNumbers value;
  BothCounts members_met;
  // Members (regions or pairs) of both that meet it on one side alone.
  std::vector<std::string> now_met;
  std::vector<std::string> no_longer_met;
};

// A line that does not run alike on both sides.
struct LineChange {
  ThingName name;
  Tier tier = Tier::kTrunk;
  Presence presence = Presence::kBoth;  // on which sides it runs
  BothNumbers length_km;                // where it runs, likewise:
  BothCounts stations;                  // that its patterns call at
  BothNumbers band_trains_per_hour;     // in the direction that has fewer
};

// A station whose trains differ.
struct StationChange {
  ThingName name;
  LatLng position;
  Presence presence = Presence::kBoth;  // on which sides it has trains
  TierSet tiers_a;
  TierSet tiers_b;
  BothCounts lines;
  BothNumbers trains_per_day;
};

// People of zones of both studies, as many as live there on both sides.
struct PeopleGroups {
  int64_t gain = 0;   // ZoneChange::gains() alone,
  int64_t lose = 0;   // loses() alone,
  int64_t mixed = 0;  // both,
  int64_t same = 0;   // or neither
};

// Over nodes that are comparable and count on both sides, and the ordered
// pairs of comparable nodes in the study area, as in ConnectionSummary.
struct ComparisonTotals {
  int nodes = 0;
  std::vector<BothNumbers> mean_people;  // by StudyComparison::cutoffs
  BothNumbers mean_headline;
  BothNumbers mean_headline_by_people;  // weighted by the people within 3 km
  int nodes_gain = 0;                   // people at the headline cutoff
  int nodes_lose = 0;
  PeopleGroups study_area;
  PeopleGroups halo;
  int64_t pairs = 0;
  int64_t pairs_gained = 0;
  int64_t pairs_lost = 0;
  int64_t pairs_faster = 0;  // by more than kNoticed
  int64_t pairs_slower = 0;
  BothNumbers direct_rate;
  BothNumbers mean_minutes;  // of pairs reached on both sides
};

struct StudyComparison {
  ComparedStudy a;
  ComparedStudy b;
  std::vector<ParameterDifference> parameters;
  std::vector<RowCounts> rows;   // of each table
  std::vector<Seconds> cutoffs;  // of both; ascending
  Seconds headline_cutoff;       // the less of the two
  Seconds horizon;               // of catchments, the less of the two
  Seconds pair_horizon;          // likewise
  ComparisonTotals totals;
  std::vector<NodeChange> nodes;  // A's, then those of B alone; likewise:
  std::vector<ZoneChange> zones;
  std::vector<RegionFigure> regions;
  std::vector<PairChange> pairs;
  std::vector<TargetChange> targets;
  std::vector<LineChange> lines;        // that differ
  std::vector<StationChange> stations;  // that differ
};

// Requires results that fit their studies, fresh or decoded.  Total.
// Deterministic.  O(size of the results).
StudyComparison Compare(const Study& a_study, const StudyResult& a,
                        const Study& b_study, const StudyResult& b);

}  // namespace railreach

#endif  // ENGINE_STUDY_COMPARE_H_
