#include "engine/session/workbench.h"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "engine/scenario/apply.h"
#include "engine/study/evaluator.h"
#include "engine/wire/scenario_wire.h"

namespace railreach {
namespace {

// The year of the last opening up to `year`: in between, the same lines run.
int LastOpening(const LineModel& lines, int year) {
  int last = 0;
  for (const Line& line : lines.lines) {
    if (line.status != Status::kExisting && line.opening_year <= year) {
      last = std::max(last, line.opening_year);
    }
  }
  return last;
}

// The view with nothing left out; equal for views that show the same.
View FullView(const View& view, const Study& study) {
  const StudyParameters& parameters = study.parameters;
  const int year = view.open_until.value_or(parameters.selection.open_until);
  return {LastOpening(study.model.lines, year),
          view.wait_model.value_or(parameters.wait_model),
          view.band.value_or(parameters.band)};
}

// Equal for equal views only.
std::string KeyOf(const View& full) {
  return absl::StrCat(*full.open_until, " ", static_cast<int>(*full.wait_model),
                      " ", *full.band);
}

absl::Status CheckBand(const LineModel& lines, const std::string& key) {
  std::string known;
  for (const Band& band : lines.bands) {
    if (band.name.key == key) return absl::OkStatus();
    absl::StrAppend(&known, known.empty() ? "" : ", ", band.name.key);
  }
  return absl::InvalidArgumentError(
      absl::StrCat("no band is called '", key, "'; give one of: ", known));
}

bool SameInputs(const Study& a, const Study& b) {
  return std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(),
                    b.inputs.end(), [](const auto& x, const auto& y) {
                      return x.name == y.name && x.fingerprint == y.fingerprint;
                    });
}

}  // namespace

Draft::Draft(Study s, std::shared_ptr<const StationLegs> legs)
    : study(std::move(s)),
      session(legs == nullptr ? Session(study)
                              : Session(study, std::move(legs))) {}

// A view, and what its variants are made with.
class Workbench::Desk {
 public:
  Desk(Study study, int num_threads)
      : draft_(std::move(study), nullptr),
        applier_(draft_.study.model),
        evaluator_(draft_.study, /*efficiency=*/false, num_threads) {
    draft_.figures = evaluator_.baseline();
  }

  const Draft& draft() const { return draft_; }

  // Applies and measures; what is left in the worker's variant is handed to
  // `use` if there are no problems.
  template <typename Use>
  Measurement Measure(const Scenario& scenario, const Use& use) const {
    std::unique_ptr<Worker> worker = TakeWorker();
    Measurement result;
    applier_.Apply(scenario, worker->variant, result.problems);
    if (result.problems.ok()) {
      result.figures = evaluator_.Evaluate(worker->variant, Recompute::kChanges,
                                           worker->workspace);
      use(worker->variant);
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    idle_.push_back(std::move(worker));
    return result;
  }

  // The view's study with the lines and places of a variant.
  std::unique_ptr<Draft> DraftOf(const Variant& variant) const {
    const Study& own = draft_.study;
    const ChangeSet& changes = variant.changes;
    const bool same_legs = !changes.rules && !changes.places;
    return std::make_unique<Draft>(
        Study{own.parameters, variant.model, own.joins, own.inputs,
              own.num_warnings},
        same_legs ? draft_.session.legs() : nullptr);
  }

 private:
  struct Worker {
    explicit Worker(const Evaluator& evaluator) : workspace(evaluator) {}
    Variant variant;
    Evaluator::Workspace workspace;
  };

  std::unique_ptr<Worker> TakeWorker() const {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<Worker> worker = std::move(idle_.back());
        idle_.pop_back();
        return worker;
      }
    }
    return std::make_unique<Worker>(evaluator_);
  }

  Draft draft_;
  Applier applier_;
  Evaluator evaluator_;
  mutable std::mutex mutex_;
  // As many as have worked at the same time.
  mutable std::vector<std::unique_ptr<Worker>> idle_;
};

Workbench::Workbench(Study study, Loader load, int num_threads)
    : load_(std::move(load)),
      num_threads_(num_threads),
      own_(std::make_shared<const Desk>(std::move(study), num_threads)),
      views_(kMostViews),
      drafts_(kMostDrafts) {}
Workbench::~Workbench() = default;

const Study& Workbench::study() const { return own_->draft().study; }

Workbench::DeskOr Workbench::FindDesk(const View& view) {
  const View full = FullView(view, study());
  const std::string key = KeyOf(full);
  if (key == KeyOf(FullView({}, study()))) return own_;
  const absl::Status band = CheckBand(study().model.lines, *full.band);
  if (!band.ok()) return band;
  return views_.Get(key, [&] { return MakeDesk(full); });
}

Workbench::DeskOr Workbench::MakeDesk(const View& full) const {
  absl::StatusOr<Study> made = study();
  if (full.open_until != FullView({}, study()).open_until) {
    made = load_(*full.open_until);
    if (!made.ok()) {
      return absl::FailedPreconditionError(made.status().message());
    }
    if (!SameInputs(*made, study())) {
      return absl::FailedPreconditionError(
          "the files of the study have changed; start the server again");
    }
  }
  made->parameters.wait_model = *full.wait_model;
  made->parameters.band = *full.band;
  return std::make_shared<const Desk>(*std::move(made), num_threads_);
}

absl::StatusOr<std::shared_ptr<const Draft>> Workbench::Baseline(
    const View& view) {
  const DeskOr desk = FindDesk(view);
  if (!desk.ok()) return desk.status();
  return std::shared_ptr<const Draft>(*desk, &(*desk)->draft());
}

absl::StatusOr<std::shared_ptr<const Workbench::Attempt>> Workbench::Try(
    const View& view, const Scenario& scenario) {
  const DeskOr desk = FindDesk(view);
  if (!desk.ok()) return desk.status();
  const std::string key =
      absl::StrCat(KeyOf(FullView(view, study())), "\n",
                   ScenarioText(absl::MakeConstSpan(&scenario, 1)));
  return drafts_.Get(key, [&] {
    auto attempt = std::make_shared<Attempt>();
    std::unique_ptr<Draft> draft;
    Measurement measured = (*desk)->Measure(
        scenario,
        [&](const Variant& variant) { draft = (*desk)->DraftOf(variant); });
    attempt->problems = std::move(measured.problems);
    if (draft == nullptr) return std::shared_ptr<const Attempt>(attempt);
    draft->figures = std::move(measured.figures);
    // The draft's legs refer to the desk.
    attempt->draft = std::shared_ptr<const Draft>(
        draft.release(), [desk = *desk](const Draft* made) { delete made; });
    return std::shared_ptr<const Attempt>(attempt);
  });
}

absl::StatusOr<Workbench::Measurement> Workbench::Measure(
    const View& view, const Scenario& scenario) {
  const DeskOr desk = FindDesk(view);
  if (!desk.ok()) return desk.status();
  return (*desk)->Measure(scenario, [](const Variant&) {});
}

}  // namespace railreach
