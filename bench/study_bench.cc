// A whole study of networks/shanghai, step by step and from end to end.
#include <filesystem>
#include <string>
#include <vector>

#include "benchmark/benchmark.h"
#include "engine/base/fingerprint.h"
#include "engine/base/parallel.h"
#include "engine/indicator/structure.h"
#include "engine/input/gtfs_feed.h"
#include "engine/input/load_study.h"
#include "engine/output/result_folder.h"
#include "engine/routing/headway_batch.h"
#include "engine/study/run.h"
#include "engine/study/setting.h"
#include "engine/study/window.h"
#include "engine/wire/result_wire.h"
#include "tests/support/synthetic_feed.h"

namespace railreach {
namespace {

constexpr char kShanghai[] = RAILREACH_SOURCE_DIR "/networks/shanghai";

Study Load() {
  Diagnostics diagnostics;
  return LoadStudy(kShanghai, {}, diagnostics);
}

const Study& Shanghai() {
  static const auto* const study = new Study(Load());
  return *study;
}

StudyResult RunOn(const Study& study, int threads) {
  return RunStudy(study, threads, [](absl::string_view, size_t, size_t) {});
}

void BM_Load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Load());
}
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

void BM_BuildNetwork(benchmark::State& state) {
  const NetworkOptions options = OptionsOf(Shanghai());
  for (auto _ : state) {
    benchmark::DoNotOptimize(BuildNetwork(Shanghai().model.lines, options));
  }
}
BENCHMARK(BM_BuildNetwork)->Unit(benchmark::kMillisecond);

void BM_Structure(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(MeasureStructure(Shanghai().model.lines));
  }
}
BENCHMARK(BM_Structure)->Unit(benchmark::kMillisecond);

// Every stop as an origin, 60 minutes, in batches of 64 on several threads;
// twenty sweeps, for one takes less than a millisecond.
void BM_AllStops(benchmark::State& state) {
  constexpr size_t kSweeps = 20;
  const int threads = static_cast<int>(state.range(0));
  const Network network =
      BuildNetwork(Shanghai().model.lines, OptionsOf(Shanghai()));
  std::vector<Leg> seeds;
  for (const StopId stop : network.stops.station.ids()) {
    if (network.InService(stop)) seeds.push_back({stop, Seconds(0)});
  }
  std::vector<Legs> origins;
  for (const Leg& seed : seeds) origins.push_back(absl::MakeSpan(&seed, 1));
  const size_t batches = (origins.size() + kLanes - 1) / kLanes;
  std::vector<HeadwayWorkspace> workspaces;
  for (int i = 0; i < threads; ++i) workspaces.emplace_back(network);
  for (auto _ : state) {
    ParallelFor(kSweeps * batches, threads, [&](size_t unit, int worker) {
      const size_t first = unit % batches * kLanes;
      SearchBatch(network, absl::MakeConstSpan(origins).subspan(first, kLanes),
                  Minutes(60), workspaces[static_cast<size_t>(worker)]);
    });
  }
  state.SetItemsProcessed(state.iterations() *
                          static_cast<int64_t>(kSweeps * origins.size()));
}
BENCHMARK(BM_AllStops)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// Threads, outlines.  One thread and two must give the same bytes.
void BM_Run(benchmark::State& state) {
  Study study = Shanghai();
  study.parameters.outlines = state.range(1) == 1;
  const int threads = static_cast<int>(state.range(0));
  static std::string reference[2];
  std::string& expected = reference[state.range(1)];
  const std::string got =
      Fingerprint(EncodeResult(study, RunOn(study, threads)));
  if (expected.empty()) expected = got;
  if (got != expected) {
    state.SkipWithError("the result depends on the number of threads");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(RunOn(study, threads));
}
BENCHMARK(BM_Run)
    ->ArgNames({"threads", "outlines"})
    ->Args({1, 0})
    ->Args({2, 0})
    ->Args({1, 1})
    ->Args({2, 1})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// 449,400 stop times from texts in memory, for one service day.
void BM_ReadFeed(benchmark::State& state) {
  const GtfsTexts texts = MakeFeed(SyntheticFeed());
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(ParseGtfs(texts, {}, diagnostics));
    if (!diagnostics.ok()) state.SkipWithError("the feed has errors");
  }
}
BENCHMARK(BM_ReadFeed)->Unit(benchmark::kMillisecond);

// The window of networks/yangtze_2016, 07:00-09:00 for all key nodes: the
// trains of 2016 alone, and with the metros drawn twice.
void BM_Window(benchmark::State& state) {
  const bool mixed = state.range(1) == 1;
  Diagnostics diagnostics;
  const std::string folder = RAILREACH_SOURCE_DIR "/networks/yangtze_2016";
  const Study study = mixed ? LoadStudy(folder + "/mixed.textproto",
                                        {"window.draws=2"}, diagnostics)
                            : LoadStudy(folder, {}, diagnostics);
  if (!diagnostics.ok()) {
    state.SkipWithError("cannot be read");
    return;
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        MeasureWindow(study, static_cast<int>(state.range(0)),
                      [](absl::string_view, size_t, size_t) {}));
  }
}
BENCHMARK(BM_Window)
    ->ArgNames({"threads", "mixed"})
    ->Args({1, 0})
    ->Args({2, 0})
    ->Args({1, 1})
    ->Args({2, 1})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void BM_Write(benchmark::State& state) {
  const StudyResult result = RunOn(Shanghai(), 0);
  const std::string folder =
      (std::filesystem::temp_directory_path() / "railreach_study_bench")
          .string();
  for (auto _ : state) {
    if (!WriteResultFolder(folder, Shanghai(), result, ResultParts()).ok()) {
      state.SkipWithError("cannot write");
      break;
    }
  }
  std::filesystem::remove_all(folder);
}
BENCHMARK(BM_Write)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace railreach

BENCHMARK_MAIN();
