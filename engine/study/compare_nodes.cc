// Key nodes of two results: catchments and what lies near.
#include <algorithm>

#include "engine/study/compare_parts.h"

namespace railreach {
namespace {

// What one side says of a node; nullptr: nothing.
struct NodeFigures {
  const Catchment* catchment = nullptr;
  const WindowCatchment* window = nullptr;
  const NodeCoverage* coverage = nullptr;
};

IdVector<NodeId, NodeFigures> FiguresOf(const Side& side) {
  IdVector<NodeId, NodeFigures> figures(side.places().nodes.size());
  for (const NodeId id : figures.ids()) {
    if (id.index() < side.result.catchments.size() &&
        !side.result.catchments[id].door_to_door.study_area.empty()) {
      figures[id].catchment = &side.result.catchments[id];
    }
    if (side.result.window.has_value() &&
        id.index() < side.result.window->catchments.size()) {
      figures[id].window = &side.result.window->catchments[id];
    }
  }
  for (const NodeCoverage& row : side.result.coverage.nodes) {
    if (!row.node.is_none()) figures[row.node].coverage = &row;
  }
  return figures;
}

std::optional<NearestAnyTier> NearestOf(const Side& side,
                                        const NodeCoverage* coverage) {
  std::optional<NearestAnyTier> nearest;
  if (coverage == nullptr) return nearest;
  for (const Tier tier : kTiers) {
    const NearestStation& row = coverage->nearest[Index(tier)];
    if (row.station.is_none() ||
        (nearest.has_value() && nearest->distance <= row.distance)) {
      continue;
    }
    nearest = {side.lines().stations[row.station].name, row.distance, tier};
  }
  return nearest;
}

// Where the cutoff stands in the parameters of one study.
size_t RowOf(Seconds cutoff, const StudyParameters& parameters) {
  return static_cast<size_t>(
      std::find(parameters.cutoffs.begin(), parameters.cutoffs.end(), cutoff) -
      parameters.cutoffs.begin());
}

template <typename To, typename From>
std::optional<To> ValueAt(const std::vector<From>& values, size_t row) {
  if (row >= values.size()) return std::nullopt;
  return static_cast<To>(values[row]);
}

// The figures of one cutoff on one side.
struct CutoffFigures {
  std::optional<int64_t> people;
  std::optional<int64_t> by_rail;
  std::optional<int64_t> platform;
  std::optional<int64_t> zones;
  std::optional<double> area_km2;
};

CutoffFigures FiguresAt(Seconds cutoff, const StudyParameters& parameters,
                        const Catchment* catchment) {
  if (catchment == nullptr) return {};
  const int minutes = cutoff.count() / 60;
  const size_t row = RowOf(cutoff, parameters);
  const int64_t people = catchment->door_to_door.Within(minutes);
  return {people, people - catchment->without_rail.Within(minutes),
          catchment->platform.Within(minutes),
          ValueAt<int64_t>(catchment->zones_within, row),
          ValueAt<double>(catchment->area_km2, row)};
}

void AddCutoffs(const CompareSides& sides, const StudyComparison& comparison,
                const NodeFigures& a, const NodeFigures& b, NodeChange& node) {
  for (const Seconds cutoff : comparison.cutoffs) {
    const CutoffFigures of_a =
        FiguresAt(cutoff, sides.a.study.parameters, a.catchment);
    const CutoffFigures of_b =
        FiguresAt(cutoff, sides.b.study.parameters, b.catchment);
    node.people.push_back({of_a.people, of_b.people});
    node.by_rail.push_back({of_a.by_rail, of_b.by_rail});
    node.platform.push_back({of_a.platform, of_b.platform});
    node.zones_within.push_back({of_a.zones, of_b.zones});
    node.area_km2.push_back({of_a.area_km2, of_b.area_km2});
  }
}

std::optional<int64_t> PeopleOf(const NodeFigures& figures, Seconds cutoff) {
  if (figures.catchment == nullptr) return std::nullopt;
  return figures.catchment->door_to_door.Within(cutoff.count() / 60);
}

// The window's mean is known at the study's own headline cutoff alone.
std::optional<double> WindowPeopleOf(const NodeFigures& figures,
                                     const StudyParameters& parameters,
                                     Seconds cutoff) {
  if (figures.window == nullptr || parameters.headline_cutoff != cutoff) {
    return std::nullopt;
  }
  return figures.window->mean_people_headline;
}

std::optional<int64_t> PeopleNear(const NodeFigures& figures) {
  if (figures.coverage == nullptr) return std::nullopt;
  return figures.coverage->people_3km;
}

bool AreComparable(const NodeFigures& a, const NodeFigures& b) {
  return a.catchment != nullptr && b.catchment != nullptr &&
         a.catchment->direction == b.catchment->direction;
}

NodeChange CompareNode(const CompareSides& sides,
                       const StudyComparison& comparison,
                       const RowPair<NodeId>& row, const NodeFigures& a,
                       const NodeFigures& b) {
  const KeyNode& either =
      EitherRow(row, sides.a.places().nodes, sides.b.places().nodes);
  NodeChange node;
  node.name = either.name;
  node.kind = either.kind;
  node.position = either.position;
  node.presence = row.presence();
  node.counts =
      (row.a.is_none() ||
       CountsInCoverage(sides.a.places().nodes[row.a].kind)) &&
      (row.b.is_none() || CountsInCoverage(sides.b.places().nodes[row.b].kind));
  const auto inside = [](const Places& places, NodeId id) {
    return id.is_none() || !IsOutside(places, places.nodes[id]);
  };
  node.inside =
      inside(sides.a.places(), row.a) && inside(sides.b.places(), row.b);
  node.comparable = AreComparable(a, b);
  const Catchment* known = a.catchment != nullptr ? a.catchment : b.catchment;
  if (known != nullptr) node.direction = known->direction;
  AddCutoffs(sides, comparison, a, b, node);
  const Seconds headline = comparison.headline_cutoff;
  node.headline = {PeopleOf(a, headline), PeopleOf(b, headline)};
  node.window_people = {WindowPeopleOf(a, sides.a.study.parameters, headline),
                        WindowPeopleOf(b, sides.b.study.parameters, headline)};
  node.people_3km = {PeopleNear(a), PeopleNear(b)};
  node.nearest_a = NearestOf(sides.a, a.coverage);
  node.nearest_b = NearestOf(sides.b, b.coverage);
  return node;
}

}  // namespace

void CompareNodes(const CompareSides& sides, StudyComparison& comparison) {
  const auto a = FiguresOf(sides.a);
  const auto b = FiguresOf(sides.b);
  comparison.nodes.reserve(sides.nodes.size());
  for (const RowPair<NodeId>& row : sides.nodes) {
    comparison.nodes.push_back(CompareNode(
        sides, comparison, row, row.a.is_none() ? NodeFigures() : a[row.a],
        row.b.is_none() ? NodeFigures() : b[row.b]));
  }
}

}  // namespace railreach
