#include "engine/study/batch_run.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/base/parallel.h"
#include "engine/study/place_tables.h"

namespace railreach {
namespace {

// Whether anything needs efficiency: the batch, or its objective.
bool MeasuresEfficiency(const BatchParameters& batch) {
  return batch.efficiency ||
         (batch.search.has_value() &&
          batch.search->objective == Objective::kEfficiency);
}

// What and what to do of each error, a line each.
std::string ProblemText(const Diagnostics& diagnostics) {
  std::vector<std::string> texts;
  for (const Problem& problem : diagnostics.Sorted()) {
    if (problem.severity != Severity::kError) continue;
    texts.push_back(problem.fix.empty()
                        ? problem.what
                        : absl::StrCat(problem.what, "; ", problem.fix));
  }
  return absl::StrJoin(texts, "\n");
}

}  // namespace

BatchRun::BatchRun(const Study& study, VariantList variants, int num_threads)
    : study_(study),
      variants_(std::move(variants)),
      applier_(study.model),
      evaluator_(study, MeasuresEfficiency(*study.parameters.batch),
                 num_threads) {}

BatchHeader BatchRun::Header(std::string fingerprint, Shard shard) const {
  BatchHeader header;
  header.fingerprint = std::move(fingerprint);
  header.parameters = study_.parameters;
  header.inputs = study_.inputs;
  for (const Scenario& scenario : variants_.scenarios()) {
    header.scenarios.push_back({scenario.name, scenario.cost});
  }
  const Places& places = study_.model.places;
  const std::vector<NodeId> reported = ReportedNodes(places);
  const IdVector<NodeId, int64_t> people = PeopleNear(places, 1);
  for (const NodeId node : places.nodes.ids()) {
    header.nodes.push_back(
        {places.nodes[node].name,
         std::binary_search(reported.begin(), reported.end(), node),
         people[node]});
  }
  header.baseline = evaluator_.baseline();
  header.num_variants = variants_.size();
  header.shard = shard;
  return header;
}

std::vector<BatchRun::Worker> BatchRun::Workers(int num_threads) const {
  std::vector<Worker> workers;
  for (int i = 0; i < std::max(1, num_threads); ++i) {
    workers.push_back({Variant(), Evaluator::Workspace(evaluator_)});
  }
  return workers;
}

std::string BatchRun::Apply(const Scenario& scenario, Worker& worker) const {
  Diagnostics diagnostics;
  applier_.Apply(scenario, worker.variant, diagnostics);
  return diagnostics.ok() ? "" : ProblemText(diagnostics);
}

VariantRow BatchRun::MeasureBy(size_t variant, Worker& worker,
                               Recompute recompute) const {
  VariantRow row;
  row.variant = variant;
  row.scenarios = variants_.ScenariosOf(variant);
  const Scenario scenario = variants_.Combined(row.scenarios);
  row.cost = scenario.cost;
  row.problem = Apply(scenario, worker);
  if (row.problem.empty()) {
    row.figures =
        evaluator_.Evaluate(worker.variant, recompute, worker.workspace);
  }
  return row;
}

absl::StatusOr<VariantRow> BatchRun::Measure(size_t variant, Worker& worker,
                                             bool verify) const {
  VariantRow row = MeasureBy(variant, worker, Recompute::kChanges);
  if (verify && row.problem.empty() &&
      row.figures != evaluator_.Evaluate(worker.variant, Recompute::kEverything,
                                         worker.workspace)) {
    return absl::InternalError(absl::StrCat(
        "variant ", variant,
        ": what was computed from its changes differs from what was computed "
        "from nothing; please report this with the study"));
  }
  return row;
}

double ValueOf(const VariantFigures& figures, Objective objective) {
  switch (objective) {
    case Objective::kPeople60:
      return figures.people_60;
    case Objective::kPeople60ByPeople:
      return figures.people_60_by_people;
    case Objective::kPeopleCovered:
      return static_cast<double>(figures.people_covered);
    case Objective::kDirectRate:
      return figures.direct_rate;
    case Objective::kEfficiency:
      break;
  }
  return figures.efficiency;
}

std::vector<SetValue> BatchRun::Values(absl::Span<const CandidateSet> sets,
                                       Objective objective,
                                       absl::Span<Worker> workers) const {
  std::vector<SetValue> values(sets.size());
  ParallelFor(
      sets.size(), static_cast<int>(workers.size()), [&](size_t i, int w) {
        Worker& worker = workers[static_cast<size_t>(w)];
        const bool empty = sets[i].empty();
        if (!empty && !Apply(variants_.Combined(sets[i]), worker).empty()) {
          values[i].ok = false;
          return;
        }
        const VariantFigures figures =
            empty ? evaluator_.baseline()
                  : evaluator_.Evaluate(worker.variant, Recompute::kChanges,
                                        worker.workspace);
        values[i] = {ValueOf(figures, objective), figures.new_track.km(), true};
      });
  return values;
}

}  // namespace railreach
