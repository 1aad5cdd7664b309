// Variants of networks/shanghai: from what they change, and from nothing.
#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "benchmark/benchmark.h"
#include "engine/base/parallel.h"
#include "engine/input/load_study.h"
#include "engine/study/batch_run.h"
#include "engine/study/run_units.h"

namespace railreach {
namespace {

Study Load(std::vector<std::string> settings) {
  Diagnostics diagnostics;
  return LoadStudy(RAILREACH_SOURCE_DIR "/networks/shanghai", settings,
                   diagnostics);
}

// Every set of up to three of the lines to come until 2035, and closures of
// every line and station, each a batch of its own.
struct Case {
  Study study;
  BatchRun run;

  explicit Case(std::vector<std::string> settings)
      : study(Load(std::move(settings))),
        run(study, VariantList(*study.parameters.batch, {}, study.model.lines),
            NumThreads(0)) {}
};

const Case& Sets() {
  static const auto* const sets =
      new Case({"batch.each_line_until=2035", "batch.subsets=3"});
  return *sets;
}

const Case& Closures() {
  static const auto* const closures = new Case({"batch.closures=LINE,STATION"});
  return *closures;
}

VariantFigures Measure(const BatchRun& run, size_t variant, Recompute recompute,
                       BatchRun::Worker& worker) {
  return run.MeasureBy(variant, worker, recompute).figures;
}

// Whether both ways agree on some variants, spread over all.
bool BothWaysAgree(const BatchRun& run) {
  auto workers = run.Workers(1);
  const size_t step = run.variants().size() / 20 + 1;
  for (size_t k = 0; k < run.variants().size(); k += step) {
    if (!(Measure(run, k, Recompute::kChanges, workers[0]) ==
          Measure(run, k, Recompute::kEverything, workers[0]))) {
      return false;
    }
  }
  return true;
}

// `variants` of a batch, spread over all of it.
void MeasureSome(const BatchRun& run, size_t variants, Recompute recompute,
                 int threads, std::vector<BatchRun::Worker>& workers) {
  const size_t size = run.variants().size();
  const size_t units = NumUnits(variants);
  ParallelFor(units, threads, [&](size_t unit, int worker) {
    const size_t end = std::min(variants, (unit + 1) * kVariantsPerUnit);
    for (size_t i = unit * kVariantsPerUnit; i < end; ++i) {
      benchmark::DoNotOptimize(Measure(run, i * size / variants, recompute,
                                       workers[static_cast<size_t>(worker)]));
    }
  });
}

// Threads, everything, closures.
void BM_Variants(benchmark::State& state) {
  const BatchRun& run = state.range(2) == 1 ? Closures().run : Sets().run;
  if (!BothWaysAgree(run)) {
    state.SkipWithError("the two ways differ");
    return;
  }
  const int threads = static_cast<int>(state.range(0));
  const Recompute recompute =
      state.range(1) == 1 ? Recompute::kEverything : Recompute::kChanges;
  auto workers = run.Workers(threads);
  constexpr size_t kVariants = 512;
  MeasureSome(run, kVariants, recompute, threads, workers);  // fills caches
  for (auto _ : state) {
    MeasureSome(run, kVariants, recompute, threads, workers);
  }
  state.SetItemsProcessed(state.iterations() * kVariants);
}
BENCHMARK(BM_Variants)
    ->ArgNames({"threads", "everything", "closures"})
    ->ArgsProduct({{1, 2}, {0, 1}, {0, 1}})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// Each line to come by itself, both ways in turn: the median of their ratios
// (`times_as_fast`) and of the milliseconds by changes.
void BM_SingleLine(benchmark::State& state) {
  using Clock = std::chrono::steady_clock;
  const BatchRun& run = Sets().run;
  auto workers = run.Workers(1);
  const size_t lines = run.variants().num_candidates();
  const auto time = [&](size_t k, Recompute recompute) {
    const auto start = Clock::now();
    benchmark::DoNotOptimize(Measure(run, k, recompute, workers[0]));
    return std::chrono::duration<double, std::milli>(Clock::now() - start)
        .count();
  };
  const auto median = [](std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  };
  std::vector<double> ratios, changes;
  for (auto _ : state) {
    for (size_t k = 0; k < lines; ++k) {
      const double by_changes = time(k, Recompute::kChanges);
      changes.push_back(by_changes);
      ratios.push_back(time(k, Recompute::kEverything) / by_changes);
    }
  }
  state.counters["times_as_fast"] = median(ratios);
  state.counters["ms_by_changes"] = median(changes);
}
BENCHMARK(BM_SingleLine)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace railreach

BENCHMARK_MAIN();
