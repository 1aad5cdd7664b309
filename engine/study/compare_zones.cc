// Zones of two results: which key nodes they reach, and how fast.
#include "engine/study/compare_parts.h"

namespace railreach {
namespace {

bool HasTimes(const Side& side) {
  return side.result.zone_times.num_rows() == side.places().nodes.size() &&
         side.result.zone_times.num_cols() == side.places().zones.size();
}

// kUnreachable beyond the horizon.
Seconds TimeOf(const StudyResult& result, NodeId node, ZoneId zone,
               Seconds horizon) {
  const uint16_t time = result.zone_times(node.index(), zone.index());
  if (time == kNotReached16 || Seconds(time) > horizon) return kUnreachable;
  return Seconds(time);
}

void AddTimes(Seconds a, Seconds b, const NodeChange& node,
              int64_t& sum_of_changes, ZoneChange& zone) {
  const bool in_a = a != kUnreachable;
  const bool in_b = b != kUnreachable;
  if (in_a && in_b) {
    ++zone.nodes_both;
    sum_of_changes += b.count() - a.count();
    zone.nodes_faster += a > b + kNoticed;
    zone.nodes_slower += b > a + kNoticed;
  } else if (in_b) {
    ++zone.nodes_gained;
    zone.weight_gained += node.people_3km.b.value_or(0);
  } else if (in_a) {
    ++zone.nodes_lost;
    zone.weight_lost += node.people_3km.a.value_or(0);
  }
}

void AddNodes(const CompareSides& sides, const StudyComparison& comparison,
              const RowPair<ZoneId>& row, ZoneChange& zone) {
  int64_t sum_of_changes = 0;
  zone.nodes_within = {0, 0};
  for (size_t i = 0; i < sides.nodes.size(); ++i) {
    const NodeChange& node = comparison.nodes[i];
    if (!node.comparable) continue;
    const RowPair<NodeId>& ids = sides.nodes[i];
    const Seconds a = TimeOf(sides.a.result, ids.a, row.a, comparison.horizon);
    const Seconds b = TimeOf(sides.b.result, ids.b, row.b, comparison.horizon);
    *zone.nodes_within.a += a <= comparison.headline_cutoff;
    *zone.nodes_within.b += b <= comparison.headline_cutoff;
    AddTimes(a, b, node, sum_of_changes, zone);
  }
  if (zone.nodes_both > 0) {
    zone.mean_change_s = static_cast<double>(sum_of_changes) / zone.nodes_both;
  }
}

std::optional<int64_t> PeopleOf(const Side& side, ZoneId zone) {
  if (zone.is_none()) return std::nullopt;
  return side.places().zones[zone].people;
}

}  // namespace

void CompareZones(const CompareSides& sides, StudyComparison& comparison) {
  const bool times = HasTimes(sides.a) && HasTimes(sides.b);
  comparison.zones.reserve(sides.zones.size());
  for (const RowPair<ZoneId>& row : sides.zones) {
    const Zone& either =
        EitherRow(row, sides.a.places().zones, sides.b.places().zones);
    ZoneChange zone;
    zone.name = either.name;
    zone.position = either.position;
    zone.halo = either.halo;
    zone.presence = row.presence();
    zone.people = {PeopleOf(sides.a, row.a), PeopleOf(sides.b, row.b)};
    if (times && row.in_both()) AddNodes(sides, comparison, row, zone);
    comparison.zones.push_back(std::move(zone));
  }
}

}  // namespace railreach
