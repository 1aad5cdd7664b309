#include "engine/study/evaluator.h"

#include <algorithm>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/study/evaluator_parts.h"
#include "engine/study/setting.h"

namespace railreach {
namespace internal {
namespace {

bool CallsAt(const Pattern& pattern, StationId station) {
  return std::any_of(
      pattern.stops.begin(), pattern.stops.end(),
      [&](const PatternStop& stop) { return stop.station == station; });
}

}  // namespace

EvaluatorBaseline::EvaluatorBaseline(const Study& s, bool with_efficiency,
                                     int num_threads)
    : study(s),
      efficiency(with_efficiency),
      patcher(s.model.lines, OptionsOf(s)),
      places(s.model, with_efficiency, num_threads),
      links(s.model.places.nodes.size(), patcher.network().stops.size()),
      cover(places),
      tracks_in_use(TracksInUse(s.model.lines)) {
  const LineModel& lines = s.model.lines;
  const Network& network = patcher.network();
  stop_places.resize(network.stops.size());
  ParallelFor(stop_places.size(), num_threads, [&](size_t i, int) {
    stop_places[StopId(i)] = PlacesAt(places, lines, network.stops, StopId(i));
  });
  for (const StopId stop : stop_places.ids()) {
    SetStopPlaces(stop, stop_places[stop], links);
  }
  from = MakeReachTables(places, stop_places, SearchDirection::kFrom, network);
  to = MakeReachTables(places, stop_places, SearchDirection::kTo,
                       Reversed(network));
  from_points =
      PointLegs(places, stop_places, SearchDirection::kFrom, network.stops);
  to_points =
      PointLegs(places, stop_places, SearchDirection::kTo, network.stops);
  for (const PatternId id : lines.patterns.ids()) cover.Add(lines, id);
  cover.Fill(figures);

  figures.reach.resize(places.people_3km.size());
  records.resize(places.batches.size());
  ParallelFor(records.size(), num_threads, [&](size_t i, int) {
    const ReachTables& direction = tables(places.batches[i].direction);
    HeadwayWorkspace search(direction.network);
    ReachScratch scratch(places.weights.size());
    ReachAll(direction, stop_places, places, places.batches[i], search, scratch,
             &records[i], figures.reach);
  });
  FillMeans(places, figures);
  DirectLinks linked = links;
  AddLinks(lines, network, nullptr, linked);
  figures.direct_rate = DirectRate(places, linked);
  if (!efficiency) return;
  HeadwayWorkspace search(from.network);
  Matrix<LaneTime> times;
  figures.efficiency =
      Efficiency(places, from.network, from.origins, from.nodes,
                 s.parameters.pair_horizon, search, times);
}

// A station that opens to passengers counts for trains that called there
// before, too, and these are not among the changes.
bool EvaluatorBaseline::CanFollow(const Variant& variant) const {
  const ChangeSet& changes = variant.changes;
  const LineModel& lines = variant.model.lines;
  if (changes.places || !patcher.CanPatch(lines, changes)) return false;
  const LineModel& old_lines = study.model.lines;
  return std::none_of(
      changes.stations.begin(), changes.stations.end(), [&](StationId id) {
        return !old_lines.stations[id].passenger &&
               lines.stations[id].passenger &&
               std::any_of(old_lines.patterns.begin(), old_lines.patterns.end(),
                           [&](const Pattern& pattern) {
                             return old_lines.Runs(pattern) &&
                                    CallsAt(pattern, id);
                           });
      });
}

EvaluatorState::EvaluatorState(const EvaluatorBaseline& b)
    : baseline(b),
      from(b.from.network),
      to(b.to.network),
      links(b.links),
      ignored(b.from.network.stops.size(), 0),
      reach(b.places.weights.size()) {}

}  // namespace internal

Evaluator::Evaluator(const Study& study, bool efficiency, int num_threads)
    : baseline_(std::make_unique<const internal::EvaluatorBaseline>(
          study, efficiency, num_threads)) {}
Evaluator::~Evaluator() = default;

const VariantFigures& Evaluator::baseline() const { return baseline_->figures; }

Evaluator::Workspace::Workspace(const Evaluator& evaluator)
    : state_(std::make_unique<internal::EvaluatorState>(*evaluator.baseline_)) {
}
Evaluator::Workspace::~Workspace() = default;
Evaluator::Workspace::Workspace(Workspace&&) noexcept = default;

VariantFigures Evaluator::Evaluate(const Variant& variant, Recompute recompute,
                                   Workspace& workspace) const {
  const internal::EvaluatorBaseline& base = *baseline_;
  const ChangeSet& changes = variant.changes;
  if (recompute == Recompute::kChanges && base.CanFollow(variant)) {
    return internal::EvaluateChanges(variant, *workspace.state_);
  }
  const LineModel& lines = variant.model.lines;
  const bool same_stations =
      lines.stations.size() == base.study.model.lines.stations.size();
  const Csr<StationId, StationNeighbour> near =
      same_stations
          ? Csr<StationId, StationNeighbour>()
          : FindNeighbours(lines, base.study.parameters.transfer_radius);
  const auto evaluate = [&](const PlaceTables& places, ReachScratch& reach) {
    return internal::EvaluateEverything(
        base.study, lines, places, same_stations ? base.patcher.near() : near,
        base.tracks_in_use, base.efficiency, reach,
        workspace.state_->everything);
  };
  if (!changes.places) return evaluate(base.places, workspace.state_->reach);
  const PlaceTables places(variant.model, base.efficiency, 1);
  ReachScratch reach(places.weights.size());
  workspace.state_->everything.stop_places = {};
  const VariantFigures figures = evaluate(places, reach);
  workspace.state_->everything.stop_places = {};
  return figures;
}

}  // namespace railreach
