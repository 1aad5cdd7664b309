// A departure window of two hours by the clock, on one core: 120 departures
// from every stop within an hour, in one scan, against a scalar connection scan
// for each departure.  Before its timing each method must count what the
// connection scan counts.  At the end: the ratios.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bench/support/ratio_reporter.h"
#include "bench/support/timed_networks.h"
#include "engine/base/parallel.h"
#include "engine/routing/timetable_scan.h"
#include "engine/routing/window_times.h"
#include "tests/support/connection_scan.h"

namespace railreach {
namespace {

constexpr Seconds kBudget = Minutes(60);
const Window kWindow = WindowBetween(Minutes(7 * 60), Minutes(9 * 60),
                                     Minutes(1), /*reversed=*/false);
constexpr size_t kPeerOrigins = 16;  // spread over all stops

// One timetable with everything that the methods need, made before the timing.
struct Case {
  explicit Case(BenchTimetable bench)
      : name(std::move(bench.name)),
        timed(std::move(bench.timed)),
        scan(timed, kWindow, kBudget),
        peer(timed.timetable, timed.network.transfers) {
    for (const StopId stop : timed.network.stops.station.ids()) {
      if (timed.network.InService(stop)) legs.push_back({stop, Seconds(0)});
    }
    for (const Leg& leg : legs) origins.push_back(Legs(&leg, 1));
    for (size_t k = 0; k < kPeerOrigins; ++k) {
      peer_origins.push_back(k * legs.size() / kPeerOrigins);
    }
  }

  std::string name;
  TimedNetwork timed;
  TimetableScan scan;
  ConnectionScan peer;
  std::vector<Leg> legs;
  std::vector<Legs> origins;
  std::vector<size_t> peer_origins;
  std::vector<int64_t> reference;  // [peer origin]: departures x stops reached
};

int64_t CountByPeer(Case& c, size_t origin) {
  int64_t count = 0;
  std::vector<Seconds> off(c.timed.network.stops.size());
  for (int k = 0; k < kWindow.count; ++k) {
    c.peer.Scan(c.origins[origin], kWindow.departure(k), kBudget,
                IdSpan<StopId, Seconds>(absl::MakeSpan(off)));
    for (const Seconds time : off) count += time <= kBudget;
  }
  return count;
}

std::vector<Seconds> Cutoffs(int number) {
  std::vector<Seconds> cutoffs;
  for (int i = 1; i <= number; ++i) {
    cutoffs.push_back(Seconds(kBudget.count() * i / number));
  }
  return cutoffs;
}

// All origins, a batch of lanes at a time.
void ScanAll(Case& c, ScanWorkspace& workspace, size_t batch) {
  const absl::Span<const Legs> origins(c.origins);
  for (size_t first = 0; first < origins.size(); first += batch) {
    ScanWindow(c.scan, origins.subspan(first, batch), workspace);
    benchmark::ClobberMemory();
  }
}

bool CountsAreRight(Case& c, ScanWorkspace& workspace, size_t cutoff) {
  if (c.reference.empty()) {
    for (const size_t origin : c.peer_origins) {
      c.reference.push_back(CountByPeer(c, origin));
    }
  }
  std::vector<Legs> origins;
  for (const size_t origin : c.peer_origins) {
    origins.push_back(c.origins[origin]);
  }
  ScanWindow(c.scan, origins, workspace);
  for (size_t lane = 0; lane < origins.size(); ++lane) {
    int64_t count = 0;
    for (const StopId stop : c.timed.network.stops.station.ids()) {
      count += workspace.count(stop, cutoff)[lane];
    }
    if (count != c.reference[lane]) return false;
  }
  return true;
}

void PerOrigin(benchmark::State& state, size_t origins) {
  state.counters["per_origin"] =
      benchmark::Counter(static_cast<double>(origins),
                         benchmark::Counter::kIsIterationInvariantRate |
                             benchmark::Counter::kInvert);
}

void TimeCounts(benchmark::State& state, Case& c, size_t lanes,
                int num_cutoffs) {
  ScanWorkspace workspace(c.scan, lanes, {Cutoffs(num_cutoffs)});
  if (!CountsAreRight(c, workspace, static_cast<size_t>(num_cutoffs) - 1)) {
    state.SkipWithError("the counts differ from the connection scan's");
    return;
  }
  for (auto _ : state) ScanAll(c, workspace, lanes);
  PerOrigin(state, c.origins.size());
}

// The exact p5, p25, p50, p75 and p95 at every stop.
void TimePercentiles(benchmark::State& state, Case& c) {
  constexpr size_t kBatch = 64;
  std::vector<StopId> stops;
  for (const Leg& leg : c.legs) stops.push_back(leg.stop);
  ScanWorkspace workspace(c.scan, kBatch, {{kBudget}, stops, kBatch});
  if (!CountsAreRight(c, workspace, 0)) {
    state.SkipWithError("the counts differ from the connection scan's");
    return;
  }
  const absl::Span<const Legs> origins(c.origins);
  LaneTime values[5];
  for (auto _ : state) {
    for (size_t first = 0; first < origins.size(); first += kBatch) {
      const auto batch = origins.subspan(first, kBatch);
      ScanWindow(c.scan, batch, workspace);
      for (const StopId stop : stops) {
        for (size_t lane = 0; lane < batch.size(); ++lane) {
          SelectPercentiles(workspace.profile(stop, lane), {5, 25, 50, 75, 95},
                            absl::MakeSpan(values));
          benchmark::DoNotOptimize(values[0]);
        }
      }
    }
  }
  PerOrigin(state, c.origins.size());
}

void TimePeer(benchmark::State& state, Case& c) {
  for (auto _ : state) {
    for (const size_t origin : c.peer_origins) {
      benchmark::DoNotOptimize(CountByPeer(c, origin));
    }
  }
  PerOrigin(state, c.peer_origins.size());
}

void TimeCompile(benchmark::State& state, Case& c) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        TimetableScan(c.timed, kWindow, kBudget).num_stops());
  }
}

// All origins of a case on several threads, four sweeps.
void TimeThreads(benchmark::State& state, Case& c, int threads) {
  std::vector<ScanWorkspace> workspaces;
  for (int i = 0; i < threads; ++i) {
    workspaces.emplace_back(c.scan, 128, ScanRecord{Cutoffs(1)});
  }
  const absl::Span<const Legs> origins(c.origins);
  const size_t batches = (origins.size() + 127) / 128;
  for (auto _ : state) {
    ParallelFor(4 * batches, threads, [&](size_t i, int worker) {
      ScanWindow(c.scan, origins.subspan(i % batches * 128, 128),
                 workspaces[static_cast<size_t>(worker)]);
    });
  }
}

void Register(const std::shared_ptr<Case>& c) {
  const auto add = [&](const std::string& name, auto method) {
    return benchmark::RegisterBenchmark(
               (c->name + "/" + name).c_str(),
               [c, method](benchmark::State& state) { method(state, *c); })
        ->Unit(benchmark::kMillisecond);
  };
  add("scan", [](auto& s, Case& c) { TimeCounts(s, c, 256, 1); });
  add("scan_128", [](auto& s, Case& c) { TimeCounts(s, c, 128, 1); });
  add("scan_64", [](auto& s, Case& c) { TimeCounts(s, c, 64, 1); });
  add("twelve_cutoffs", [](auto& s, Case& c) { TimeCounts(s, c, 256, 12); });
  add("percentiles", [](auto& s, Case& c) { TimePercentiles(s, c); });
  add("connection_scan", [](auto& s, Case& c) { TimePeer(s, c); });
  add("compile", [](auto& s, Case& c) { TimeCompile(s, c); });
  for (const int threads : {1, 2}) {
    add("threads_" + std::to_string(threads), [threads](auto& s, Case& c) {
      TimeThreads(s, c, threads);
    })->UseRealTime();
  }
}

}  // namespace
}  // namespace railreach

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  for (auto& bench : railreach::LoadBenchTimetables()) {
    railreach::Register(std::make_shared<railreach::Case>(std::move(bench)));
  }
  railreach::RatioReporter reporter("scan");
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return 0;
}
