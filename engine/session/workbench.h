// A study laid out for planning: views of it and variants of these, kept ready
// for questions.
#ifndef ENGINE_SESSION_WORKBENCH_H_
#define ENGINE_SESSION_WORKBENCH_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "engine/base/diagnostics.h"
#include "engine/scenario/scenario.h"
#include "engine/session/recently_used.h"
#include "engine/session/session.h"
#include "engine/study/study.h"
#include "engine/study/variant_figures.h"

namespace railreach {

// How a study is looked at; what is left out is as the study has it.
struct View {
  std::optional<int> open_until = {};  // as Selection::open_until
  std::optional<WaitModel> wait_model = {};
  std::optional<std::string> band = {};
};

// A network ready for questions.  Immutable; safe to share between threads.
struct Draft {
  // `legs` as Session takes them; null: of its own.
  Draft(Study s, std::shared_ptr<const StationLegs> legs);
  Draft(const Draft&) = delete;

  Study study;
  Session session;
  VariantFigures figures;
};

// Safe to share between threads; what several ask for at once is made once.
class Workbench {
 public:
  // The study as it is loaded with another `open_until`.
  using Loader = std::function<absl::StatusOr<Study>(int open_until)>;

  static constexpr size_t kMostViews = 6;
  static constexpr size_t kMostDrafts = 16;

  // Makes the study's own view, on `num_threads` workers.
  Workbench(Study study, Loader load, int num_threads);
  ~Workbench();

  // As it was loaded.
  const Study& study() const;

  // The view without a scenario.  InvalidArgument: no such band.
  // FailedPrecondition: it cannot be loaded.  O(a run of the study) for a view
  // that is not at hand.
  absl::StatusOr<std::shared_ptr<const Draft>> Baseline(const View& view);

  // What comes of a scenario; without problems, a draft.
  struct Attempt {
    Diagnostics problems;  // of Applier::Apply
    std::shared_ptr<const Draft> draft;
  };
  // The scenario applied and measured; errors as Baseline().  A draft that is
  // not at hand takes some ms.
  absl::StatusOr<std::shared_ptr<const Attempt>> Try(const View& view,
                                                     const Scenario& scenario);

  // The same without a draft, for many scenarios one after the other: about a
  // ms each, and nothing is kept.
  struct Measurement {
    Diagnostics problems;
    VariantFigures figures;
  };
  absl::StatusOr<Measurement> Measure(const View& view,
                                      const Scenario& scenario);

  size_t num_views() const { return views_.size(); }
  size_t num_drafts() const { return drafts_.size(); }

 private:
  class Desk;  // one view
  using DeskOr = absl::StatusOr<std::shared_ptr<const Desk>>;

  DeskOr FindDesk(const View& view);
  DeskOr MakeDesk(const View& full) const;

  const Loader load_;
  const int num_threads_;
  std::shared_ptr<const Desk> own_;
  RecentlyUsed<DeskOr> views_;
  RecentlyUsed<std::shared_ptr<const Attempt>> drafts_;
};

}  // namespace railreach

#endif  // ENGINE_SESSION_WORKBENCH_H_
