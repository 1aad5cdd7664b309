// The checks on a batch of variants.
#include <algorithm>

#include "engine/wire/parameter_checker.h"
#include "railreach/v1/study.pb.h"

namespace railreach::wire {
namespace {

using Batch = v1::Study::Batch;

constexpr double kMostSteps = 10'000;

void Missing(const char* field, const char* fix, Checker& checker) {
  checker.Add(field, -1, absl::StrCat(checker.NameOf(field), " is missing"),
              fix, true);
}

struct SweepRange {
  double least;
  double most;
};

SweepRange RangeOf(Batch::Sweep::What what) {
  if (what == Batch::Sweep::HEADWAY) return {0.5, 1440};
  if (what == Batch::Sweep::DESIGN_SPEED) return {1, 1000};
  return {0, 86'400};
}

void CheckSteps(const Batch::Sweep& sweep, Checker& checker) {
  if (!(sweep.step() > 0)) {
    checker.Add("step", -1,
                absl::StrCat(checker.NameOf("step"), ": ", sweep.step(),
                             " is out of range"),
                "write a step above 0");
  } else if (sweep.to() < sweep.from()) {
    checker.Add("to", -1,
                absl::StrCat(checker.NameOf("to"), ": ", sweep.to(),
                             " is below ", sweep.from()),
                "let the sweep go upwards");
  } else if ((sweep.to() - sweep.from()) / sweep.step() >= kMostSteps) {
    checker.Add("step", -1,
                absl::StrCat(checker.NameOf("step"), ": more than ", kMostSteps,
                             " values"),
                "write a longer step");
  }
}

void CheckSweep(const Batch::Sweep& sweep, Checker& checker) {
  constexpr char kValue[] = "a sweep asks for what, line, from, to and step";
  constexpr char kWhats[] = "HEADWAY, DESIGN_SPEED, DWELL";
  if (!sweep.has_what()) Missing("what", kValue, checker);
  checker.Enum("what", sweep.has_what(), sweep.what(),
               Batch::Sweep::What_IsValid(sweep.what()), kWhats);
  if (sweep.line().empty()) Missing("line", kValue, checker);
  if (!sweep.has_from()) Missing("from", kValue, checker);
  if (!sweep.has_to()) Missing("to", kValue, checker);
  if (!sweep.has_step()) Missing("step", kValue, checker);
  if (sweep.has_what()) {
    const SweepRange range = RangeOf(sweep.what());
    checker.Range("from", sweep.has_from(), sweep.from(), range.least,
                  range.most);
    checker.Range("to", sweep.has_to(), sweep.to(), range.least, range.most);
  }
  if (sweep.has_from() && sweep.has_to() && sweep.has_step()) {
    CheckSteps(sweep, checker);
  }
}

void CheckClosures(const Batch& batch, Checker& checker) {
  for (int i = 0; i < batch.closures_size(); ++i) {
    const int closure = batch.closures(i);
    const auto* end = batch.closures().data() + i;
    if (closure == 0 || !Batch::Closure_IsValid(closure)) {
      checker.Add(
          "closures", i,
          absl::StrCat(checker.NameOf("closures"), ": no value ", closure),
          "write one of LINE, STATION, LINK");
    } else if (std::find(batch.closures().data(), end, closure) != end) {
      checker.Add(
          "closures", i,
          absl::StrCat(checker.NameOf("closures"), ": ",
                       Batch::Closure_Name(batch.closures(i)), " stands twice"),
          "write each once");
    }
  }
}

void CheckBudget(const Batch::Search& search, Checker& checker) {
  checker.Range("budget_km", search.has_budget_km(), search.budget_km(), 0.001,
                1e6);
  checker.Range("budget_cost", search.has_budget_cost(), search.budget_cost(),
                1e-9, 1e15);
  if (search.has_budget_km() || search.has_budget_cost()) return;
  checker.Add("budget_km", -1,
              "batch.search has neither budget_km nor budget_cost",
              "give at least one of them", true);
}

void CheckSearch(const Batch::Search& search, Checker& checker) {
  checker.Enum("objective", search.has_objective(), search.objective(),
               Batch::Search::Objective_IsValid(search.objective()),
               "PEOPLE_60, PEOPLE_60_BY_PEOPLE, PEOPLE_COVERED, DIRECT_RATE, "
               "EFFICIENCY");
  CheckBudget(search, checker);
  checker.Range("most_candidates", search.has_most_candidates(),
                search.most_candidates(), 0, 1000);
  checker.Range("exact_up_to", search.has_exact_up_to(), search.exact_up_to(),
                0, 64);
  checker.Range("seconds", search.has_seconds(), search.seconds(), 0.1, 1e6);
}

}  // namespace

void CheckBatch(const v1::Study& study, Checker& checker) {
  if (!study.has_batch()) return;
  const Batch& batch = study.batch();
  checker.Enter("batch");
  for (int i = 0; i < batch.candidates_size(); ++i) {
    checker.Text("candidates", i, batch.candidates(i));
  }
  checker.Range("subsets", batch.has_subsets(), batch.subsets(), 1, 64);
  checker.Range("each_line_until", batch.has_each_line_until(),
                batch.each_line_until(), 0, 2200);
  for (int i = 0; i < batch.sweep_size(); ++i) {
    checker.Enter("sweep", i);
    CheckSweep(batch.sweep(i), checker);
    checker.Leave();
  }
  CheckClosures(batch, checker);
  if (batch.has_search()) {
    checker.Enter("search");
    CheckSearch(batch.search(), checker);
    checker.Leave();
  }
  checker.Leave();
}

}  // namespace railreach::wire
