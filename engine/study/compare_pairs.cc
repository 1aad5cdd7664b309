// Journeys between key nodes of both results.
#include "engine/study/compare_parts.h"

namespace railreach {
namespace {

std::optional<JourneyParts> PartsOf(const StudyResult& result, NodeId from,
                                    NodeId to, Seconds horizon) {
  const PairRow& pair = result.pairs(from.index(), to.index());
  if (pair.total > horizon) return std::nullopt;
  return JourneyParts{pair.total,       pair.access, pair.entry,    pair.wait,
                      pair.ride,        pair.change, pair.exit,     pair.egress,
                      pair.transfers(), pair.direct, pair.rides > 0};
}

bool HasPairs(const Side& side) {
  return side.result.pairs.num_rows() == side.places().nodes.size();
}

// Counts of one side start where it has a pair sheet.
void AddLinks(const PairRow& a, const PairRow& b, const PairChange& pair,
              NodeChange& node) {
  *node.direct_links.a += a.direct;
  *node.direct_links.b += b.direct;
  *node.nodes_reached.a += pair.a.has_value();
  *node.nodes_reached.b += pair.b.has_value();
  if (pair.presence() != Presence::kBoth) return;
  node.nodes_faster += pair.a->total > pair.b->total + kNoticed;
  node.nodes_slower += pair.b->total > pair.a->total + kNoticed;
}

}  // namespace

void ComparePairs(const CompareSides& sides, StudyComparison& comparison) {
  if (!HasPairs(sides.a) || !HasPairs(sides.b)) return;
  const auto& rows = sides.nodes;
  for (size_t from = 0; from < rows.size(); ++from) {
    if (!rows[from].in_both()) continue;
    NodeChange& node = comparison.nodes[from];
    node.direct_links = node.nodes_reached = {0, 0};
    for (size_t to = 0; to < rows.size(); ++to) {
      if (to == from || !rows[to].in_both()) continue;
      PairChange pair;
      pair.from = static_cast<uint32_t>(from);
      pair.to = static_cast<uint32_t>(to);
      const Seconds horizon = comparison.pair_horizon;
      pair.a = PartsOf(sides.a.result, rows[from].a, rows[to].a, horizon);
      pair.b = PartsOf(sides.b.result, rows[from].b, rows[to].b, horizon);
      AddLinks(sides.a.result.pairs(rows[from].a.index(), rows[to].a.index()),
               sides.b.result.pairs(rows[from].b.index(), rows[to].b.index()),
               pair, node);
      comparison.pairs.push_back(pair);
    }
  }
}

}  // namespace railreach
