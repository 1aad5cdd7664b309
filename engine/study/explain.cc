#include "engine/study/explain.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/base/parallel.h"
#include "engine/indicator/catchment.h"
#include "engine/network/build_network.h"
#include "engine/study/named_places.h"
#include "engine/study/pair_sheet.h"
#include "engine/study/place_legs.h"
#include "engine/study/setting.h"

namespace railreach {
namespace {

constexpr Metres kWeightRadius{3'000.0};

// A modification that can be left out by itself.
struct Unit {
  Modification modification;
  std::string what;
  std::string file;
};

// The modifications of `units`, all but the one at `left_out`.
Scenario ScenarioOf(const std::vector<Unit>& units, size_t left_out) {
  Scenario scenario;
  for (size_t i = 0; i < units.size(); ++i) {
    if (i == left_out) continue;
    scenario.modifications.push_back(units[i].modification);
    if (scenario.file.find(units[i].file) == std::string::npos) {
      absl::StrAppend(&scenario.file, scenario.file.empty() ? "" : "+",
                      units[i].file);
    }
  }
  return scenario;
}
constexpr size_t kNothing = static_cast<size_t>(-1);

// Applies without regard to problems.
IdVector<LineId, bool> OpenAfter(const Applier& applier,
                                 const std::vector<Unit>& units) {
  Variant variant;
  Diagnostics ignored;
  applier.Apply(ScenarioOf(units, kNothing), variant, ignored);
  IdVector<LineId, bool> open;
  for (const Line& line : variant.model.lines.lines) open.push_back(line.open);
  return open;
}

// `unit` opens several lines: one unit for each of them.
std::vector<Unit> SplitOpening(const Study& study, const Applier& applier,
                               const std::vector<Unit>& before,
                               const Unit& unit) {
  std::vector<Unit> with = before;
  with.push_back(unit);
  const auto open_before = OpenAfter(applier, before);
  const auto open_after = OpenAfter(applier, with);
  std::vector<Unit> units;
  const auto& lines = study.model.lines.lines;
  for (const LineId id : lines.ids()) {
    if (id.index() >= open_after.size() || !open_after[id] || open_before[id]) {
      continue;
    }
    OpenLines opening;
    opening.lines = {lines[id].name.key};
    opening.least_confidence = Confidence::kLow;
    const ThingName& name = lines[id].name;
    units.push_back(
        {{opening, unit.modification.provenance},
         absl::StrCat("open_lines ", name.zh.empty() ? name.key : name.zh),
         unit.file});
  }
  return units.size() > 1 ? units : std::vector<Unit>{unit};
}

std::vector<Unit> UnitsOf(const Study& study, const Applier& applier,
                          absl::Span<const Scenario> scenarios) {
  std::vector<Unit> units;
  for (const Scenario& scenario : scenarios) {
    for (const Modification& modification : scenario.modifications) {
      Unit unit = {modification, Describe(modification.change), scenario.file};
      if (!std::holds_alternative<OpenLines>(modification.change)) {
        units.push_back(std::move(unit));
        continue;
      }
      for (Unit& part : SplitOpening(study, applier, units, unit)) {
        units.push_back(std::move(part));
      }
    }
  }
  return units;
}

// The figures without each unit, in the causes' order.
std::vector<Cause> MeasureCauses(const Applier& applier,
                                 const std::vector<Unit>& units,
                                 MeasureVariant measure, int num_threads,
                                 Progress progress) {
  std::vector<Cause> causes(units.size());
  std::vector<Variant> variants(static_cast<size_t>(num_threads));
  progress("without one", 0, units.size());
  ParallelFor(units.size(), num_threads, [&](size_t i, int worker) {
    Cause& cause = causes[i];
    cause.what = units[i].what;
    cause.file = units[i].file;
    cause.line = units[i].modification.provenance.line;
    Variant& variant = variants[static_cast<size_t>(worker)];
    Diagnostics problems;
    applier.Apply(ScenarioOf(units, i), variant, problems);
    if (problems.ok()) {
      cause.without = measure(variant, worker);
    } else {
      cause.needed_because = problems.Sorted().front().what;
    }
  });
  return causes;
}

PairSheet PairsOf(const Study& study, int num_threads) {
  const NetworkOptions options = OptionsOf(study);
  const StudyLegs legs = FindLegs(
      study.model, BuildNetwork(study.model.lines, options), num_threads);
  return SearchPairs(study, legs,
                     MakeSetting(study, options, legs, LegKind::kDoor),
                     FindNamedPlaces(study), num_threads,
                     [](absl::string_view, size_t, size_t) {})
      .pairs;
}

// The pair sheets before and after, and how much each node weighs.
struct Journeys {
  PairSheet before;
  PairSheet after;
  IdVector<NodeId, int64_t> people;
  Seconds horizon;
};

Journeys FindJourneys(const Study& study, const Model& variant,
                      int num_threads) {
  Journeys journeys;
  journeys.before = PairsOf(study, num_threads);
  Study after;
  after.parameters = study.parameters;
  after.model = variant;
  journeys.after = PairsOf(after, num_threads);
  const PeopleMap people(study.model.places);
  for (const KeyNode& node : study.model.places.nodes) {
    journeys.people.push_back(people.Within(node.position, kWeightRadius));
  }
  journeys.horizon = study.parameters.pair_horizon;
  return journeys;
}

// How well a pair tells which part changed, 0 best: reached on both sides, and
// on one within the catchments' horizon; reached on both; on one alone.
int RankOf(const PairRow& before, const PairRow& after, Seconds near) {
  if (!before.reachable() || !after.reachable()) return 2;
  return std::min(before.total, after.total) <= near ? 0 : 1;
}

std::optional<TypicalJourney> TypicalOf(const Study& study,
                                        const Journeys& journeys, NodeId node) {
  std::optional<TypicalJourney> typical;
  int64_t most = 0;
  int best_rank = 2;
  const Seconds near = CatchmentHorizon(study.parameters);
  const bool from = HeadlineDirection(study.model.places.nodes[node]) ==
                    SearchDirection::kFrom;
  for (const NodeId other : study.model.places.nodes.ids()) {
    if (other == node) continue;
    const NodeId start = from ? node : other;
    const NodeId end = from ? other : node;
    const PairRow& before = journeys.before(start.index(), end.index());
    const PairRow& after = journeys.after(start.index(), end.index());
    const int64_t change = std::min(before.total, journeys.horizon).count() -
                           std::min(after.total, journeys.horizon).count();
    // A place where nobody lives, such as an airport, still weighs something.
    const int64_t weight = std::max<int64_t>(journeys.people[other], 1);
    const int64_t matters = std::abs(change) * weight;
    const int rank = RankOf(before, after, near);
    if (matters == 0 || rank > best_rank ||
        (rank == best_rank && matters <= most)) {
      continue;
    }
    best_rank = rank;
    most = matters;
    typical = {start, end, before, after};
  }
  return typical;
}

NodeExplanation ExplainNode(const Explanation& all, NodeId id) {
  NodeExplanation node;
  node.node = id;
  node.before = all.before.reach[id];
  node.after = all.after.reach[id];
  node.together = node.gain();
  for (size_t i = 0; i < all.causes.size(); ++i) {
    const Cause& cause = all.causes[i];
    const int64_t people =
        cause.needed()
            ? node.gain()
            : node.after.people_60 - cause.without->reach[id].people_60;
    if (!cause.needed()) node.together -= people;
    if (people != 0) node.contributions.push_back({i, people});
  }
  std::stable_sort(node.contributions.begin(), node.contributions.end(),
                   [](const Contribution& a, const Contribution& b) {
                     return std::abs(a.people_60) > std::abs(b.people_60);
                   });
  return node;
}

}  // namespace

std::optional<Explanation> Explain(const Study& study,
                                   absl::Span<const Scenario> scenarios,
                                   const VariantFigures& before,
                                   MeasureVariant measure, int num_threads,
                                   Progress progress,
                                   Diagnostics& diagnostics) {
  progress("scenario", 0, 1);
  const Applier applier(study.model);
  const std::vector<Unit> units = UnitsOf(study, applier, scenarios);
  Variant variant;
  applier.Apply(ScenarioOf(units, kNothing), variant, diagnostics);
  if (!diagnostics.ok()) return std::nullopt;
  Explanation explanation;
  explanation.before = before;
  explanation.after = measure(variant, 0);
  explanation.causes =
      MeasureCauses(applier, units, measure, num_threads, progress);
  progress("journeys", 0, 1);
  const Journeys journeys = FindJourneys(study, variant.model, num_threads);
  for (const NodeId id : study.model.places.nodes.ids()) {
    NodeExplanation node = ExplainNode(explanation, id);
    node.journey = TypicalOf(study, journeys, id);
    explanation.nodes.push_back(std::move(node));
  }
  return explanation;
}

}  // namespace railreach
