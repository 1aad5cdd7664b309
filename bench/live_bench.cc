// What the live map asks of networks/shanghai: an edit's whole round trip, and
// the catchment of a clicked point.
#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "benchmark/benchmark.h"
#include "engine/input/load_study.h"
#include "engine/scenario/apply.h"
#include "engine/session/workbench.h"
#include "engine/study/evaluator.h"
#include "engine/wire/scenario_message.h"
#include "railreach/v1/api.pb.h"
#include "tools/server/api_codec.h"
#include "tools/server/api_questions.h"

namespace railreach {
namespace {

using Clock = std::chrono::steady_clock;

Study Load() {
  Diagnostics diagnostics;
  return LoadStudy(RAILREACH_SOURCE_DIR "/networks/shanghai", {}, diagnostics);
}

Workbench& Bench() {
  static auto* const bench = new Workbench(
      Load(), [](int) -> absl::StatusOr<Study> { return Load(); }, 1);
  return *bench;
}

// A new metro line over three new stations, trains of another line, a station
// closed.  Two edits of 200 are never the same.
v1::Scenario EditNumber(int number) {
  v1::Scenario scenario;
  scenario.set_scenario_id(absl::StrCat("edit ", number));
  scenario.set_name_zh("修改");
  scenario.set_name_en("Edit");
  auto& line = *scenario.add_modification()->mutable_add_line();
  line.set_line("live");
  line.set_name_zh("新线");
  line.set_name_en("New line");
  line.set_tier("metro");
  line.add_service()->set_headway_min(3 + 0.05 * (number % 200));
  line.add_stop()->set_station("上海:人民广场");
  for (int i = 1; i <= 3; ++i) {
    auto& stop = *line.add_stop();
    stop.set_station(absl::StrCat("new ", i));
    stop.set_lat(31.2304 + 0.02 * i);
    stop.set_lon(121.4737 + 0.02 * i);
  }
  auto& trains = *scenario.add_modification()->mutable_set_trains();
  trains.set_line("上海11号线");
  trains.add_service()->set_headway_min(2.35 + number % 9);
  scenario.add_modification()->mutable_close_station()->set_station("江苏路");
  return scenario;
}

v1::CatchmentRequest CatchmentOf(const std::string& place, bool outlines) {
  v1::CatchmentRequest request;
  request.set_place(place);
  if (outlines) {
    for (const uint32_t minutes : {15u, 30u, 45u, 60u, 90u}) {
      request.add_cutoff_min(minutes);
    }
  }
  return request;
}

// A variant and the catchment of a key node in it; false: something is wrong.
bool RoundTrip(int number) {
  v1::VariantRequest request;
  *request.mutable_scenario() = EditNumber(number);
  v1::VariantAnswer answer;
  if (AnswerVariant(Bench(), request, answer).has_value()) return false;
  v1::CatchmentRequest selected = CatchmentOf("嘉定新城", true);
  *selected.mutable_scenario() = request.scenario();
  v1::CatchmentAnswer catchment;
  if (AnswerCatchment(Bench(), selected, catchment).has_value()) return false;
  benchmark::DoNotOptimize(Encode(Encoding::kProtobuf, answer));
  benchmark::DoNotOptimize(Encode(Encoding::kProtobuf, catchment));
  return true;
}

// Whether edits are what an evaluator computes of them from nothing, and
// catchments what a session of their own finds.
bool EditsAreRight() {
  const Study study = Load();
  const Applier applier(study.model);
  const Evaluator evaluator(study, false, 1);
  Evaluator::Workspace workspace(evaluator);
  for (int number = 1'000'000; number < 1'000'003; ++number) {
    const Scenario scenario = wire::FromMessage(EditNumber(number));
    Variant variant;
    Diagnostics diagnostics;
    applier.Apply(scenario, variant, diagnostics);
    const auto attempt = Bench().Try({}, scenario);
    if (!diagnostics.ok() || !attempt.ok()) return false;
    const Draft& draft = *(*attempt)->draft;
    if (draft.figures !=
        evaluator.Evaluate(variant, Recompute::kEverything, workspace)) {
      return false;
    }
    Study alone = study;
    alone.model = variant.model;
    const Session session(alone);
    const SessionPlace place = PlaceOf(alone.model, NodeId(7));
    if (session.FindReach(place, SearchDirection::kTo, Minutes(90)).points !=
        draft.session.FindReach(place, SearchDirection::kTo, Minutes(90))
            .points) {
      return false;
    }
  }
  return true;
}

// Adds the 50th and 95th percentile of what `ask` takes, in ms.
template <typename Ask>
void Time(benchmark::State& state, const Ask& ask) {
  std::vector<double> times;
  int number = 0;
  for (auto _ : state) {
    const auto start = Clock::now();
    if (!ask(number++)) {
      state.SkipWithError("no answer");
      return;
    }
    times.push_back(
        std::chrono::duration<double, std::milli>(Clock::now() - start)
            .count());
  }
  std::sort(times.begin(), times.end());
  state.counters["p50_ms"] = times[times.size() / 2];
  state.counters["p95_ms"] = times[times.size() * 95 / 100];
}

void BM_Edit(benchmark::State& state) {
  if (!EditsAreRight()) {
    state.SkipWithError("an edit differs from what is computed from nothing");
    return;
  }
  Time(state, RoundTrip);
}
BENCHMARK(BM_Edit)->Unit(benchmark::kMillisecond);

// A point of a grid over Shanghai, with and without five outlines.
void BM_Click(benchmark::State& state) {
  if (!EditsAreRight()) {
    state.SkipWithError("a catchment differs from that of its own session");
    return;
  }
  const bool outlines = state.range(0) == 1;
  Time(state, [&](int number) {
    const auto request =
        CatchmentOf(absl::StrCat(31.10 + 0.004 * (number % 67), ",",
                                 121.30 + 0.004 * (number % 71)),
                    outlines);
    v1::CatchmentAnswer answer;
    const bool ok = !AnswerCatchment(Bench(), request, answer).has_value();
    benchmark::DoNotOptimize(Encode(Encoding::kProtobuf, answer));
    return ok;
  });
}
BENCHMARK(BM_Click)
    ->ArgName("outlines")
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace railreach

BENCHMARK_MAIN();
