#include "engine/study/window.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/check.h"
#include "engine/base/parallel.h"
#include "engine/routing/window_search.h"
#include "engine/routing/window_times.h"
#include "engine/study/place_legs.h"
#include "engine/study/setting.h"
#include "engine/study/wait_spread.h"

namespace railreach {
namespace {

static_assert(kNotReached16 == kLaneUnreachable);

// Searches of one direction.
struct WindowTables {
  SearchDirection direction = SearchDirection::kFrom;
  std::vector<TimedNetwork> draws;
  Csr<NodeId, Leg> origins;
  Csr<ZonePointId, Leg> points;
  Csr<NodeId, Leg> nodes;
  std::vector<NodeId> searched;
};

WindowTables FromTables(std::vector<TimedNetwork> draws, const StudyLegs& legs,
                        const Places& places) {
  WindowTables tables;
  const Network& network = draws[0].network;
  tables.origins =
      WithPlatformTimes(legs.nodes.home.door, network, RideEnd::kBoard);
  tables.points =
      WithPlatformTimes(legs.points.work.door, network, RideEnd::kAlight);
  tables.nodes =
      WithPlatformTimes(legs.nodes.work.door, network, RideEnd::kAlight);
  tables.draws = std::move(draws);
  // All of them: pairs are looked at from here.
  for (const NodeId node : places.nodes.ids()) tables.searched.push_back(node);
  return tables;
}

WindowTables ToTables(const std::vector<TimedNetwork>& forward,
                      const StudyLegs& legs, const Places& places,
                      int num_threads) {
  WindowTables tables;
  tables.direction = SearchDirection::kTo;
  const Network& network = forward[0].network;
  tables.origins =
      WithPlatformTimes(legs.nodes.work.door, network, RideEnd::kAlight);
  tables.points =
      WithPlatformTimes(legs.points.home.door, network, RideEnd::kBoard);
  tables.draws.resize(forward.size());
  ParallelFor(forward.size(), num_threads,
              [&](size_t i, int) { tables.draws[i] = Reversed(forward[i]); });
  for (const NodeId node : places.nodes.ids()) {
    if (HeadlineDirection(places.nodes[node]) == SearchDirection::kTo) {
      tables.searched.push_back(node);
    }
  }
  return tables;
}

std::vector<StopId> StopsOf(const WindowTables& tables) {
  std::vector<StopId> stops;
  for (const Leg& leg : tables.points.values()) stops.push_back(leg.stop);
  for (const Leg& leg : tables.nodes.values()) stops.push_back(leg.stop);
  std::sort(stops.begin(), stops.end());
  stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
  return stops;
}

PairWindow PairOf(const std::vector<LaneTime>& times, const Window& window) {
  PairWindow pair;
  LaneTime percentiles[2];
  SelectPercentiles(times, {50, 95}, absl::MakeSpan(percentiles));
  pair.p50 = percentiles[0];
  pair.p95 = percentiles[1];
  pair.fastest = *std::min_element(times.begin(), times.end());
  const auto departures = static_cast<size_t>(window.count);
  int64_t sum = 0, arrived = 0, different = 0;
  for (size_t draw = 0; draw < times.size(); draw += departures) {
    Seconds before = kUnreachable;
    for (size_t k = 0; k < departures; ++k) {
      const Seconds time = FromLaneTime(times[draw + k]);
      if (time == kUnreachable) continue;
      const Seconds arrival = window.departure(static_cast<int>(k)) + time;
      different += arrival != before;
      before = arrival;
      sum += time.count();
      ++arrived;
    }
  }
  if (arrived > 0) pair.mean = static_cast<uint16_t>(sum / arrived);
  const auto draws = static_cast<int64_t>(times.size() / departures);
  pair.departures = static_cast<uint16_t>((different + draws / 2) / draws);
  return pair;
}

class WindowRun {
 public:
  WindowRun(const Study& study, const StudyLegs& legs,
            const WindowTables& tables, const WindowSearch& search,
            WindowResult& result)
      : study_(study),
        places_(study.model.places),
        legs_(legs),
        tables_(tables),
        search_(search),
        result_(result) {}

  struct Worker {
    explicit Worker(const WindowSearch& search) : profiles(search) {}
    WindowProfiles profiles;
    std::vector<LaneTime> times;
    std::vector<Seconds> direct;                // [points]
    std::vector<std::vector<Seconds>> columns;  // [percentile][points]
  };

  void Run(absl::Span<const NodeId> nodes, Worker& worker) {
    std::vector<Legs> origins;
    for (const NodeId node : nodes) origins.push_back(tables_.origins[node]);
    worker.profiles.Search(origins);
    for (size_t lane = 0; lane < nodes.size(); ++lane) {
      if (HeadlineDirection(places_.nodes[nodes[lane]]) == tables_.direction) {
        MeasureCatchment(nodes[lane], lane, worker);
      }
      if (tables_.direction == SearchDirection::kFrom) {
        MeasurePairs(nodes[lane], lane, worker);
      }
    }
  }

 private:
  void MeasureCatchment(NodeId node, size_t lane, Worker& worker) {
    const auto& percentiles = study_.parameters.window->percentiles;
    const auto& cutoffs = study_.parameters.cutoffs;
    WindowCatchment& catchment = result_.catchments[node];
    worker.direct.assign(places_.points.size(), kUnreachable);
    for (const auto& leg : legs_.node_points[node]) {
      worker.direct[leg.to.index()] = leg.time;
    }
    worker.columns.assign(
        percentiles.size(),
        std::vector<Seconds>(places_.points.size(), kUnreachable));
    // People x departures, by cutoff and within the headline's.
    std::vector<int64_t> reached(cutoffs.size() + 1, 0);
    std::vector<LaneTime> values(percentiles.size());
    for (const ZonePointId point : places_.points.ids()) {
      const Legs legs = tables_.points[point];
      const Seconds direct = worker.direct[point.index()];
      if (legs.empty() && direct == kUnreachable) continue;
      if (!worker.profiles.TimesTo(lane, legs, direct, worker.times)) continue;
      SelectPercentiles(worker.times, percentiles, absl::MakeSpan(values));
      for (size_t p = 0; p < percentiles.size(); ++p) {
        worker.columns[p][point.index()] = FromLaneTime(values[p]);
      }
      const int64_t people = places_.points[point].people;
      for (size_t c = 0; c < cutoffs.size(); ++c) {
        reached[c] += people * CountWithin(worker.times, cutoffs[c]);
      }
      reached.back() +=
          people * CountWithin(worker.times, study_.parameters.headline_cutoff);
    }
    for (const std::vector<Seconds>& column : worker.columns) {
      catchment.people.push_back(
          CurveOf(places_, IdSpan<ZonePointId, const Seconds>(column),
                  CatchmentHorizon(study_.parameters)));
    }
    for (const int64_t people : reached) {
      catchment.mean_people.push_back(
          static_cast<double>(people) /
          static_cast<double>(search_.num_values()));
    }
    catchment.mean_people_headline = catchment.mean_people.back();
    catchment.mean_people.pop_back();
  }

  void MeasurePairs(NodeId from, size_t lane, Worker& worker) {
    worker.direct.assign(places_.nodes.size(), kUnreachable);
    for (const auto& leg : legs_.node_nodes[from]) {
      worker.direct[leg.to.index()] = leg.time;
    }
    for (const NodeId to : places_.nodes.ids()) {
      if (to == from) continue;
      if (worker.profiles.TimesTo(lane, tables_.nodes[to],
                                  worker.direct[to.index()], worker.times)) {
        result_.pairs(from.index(), to.index()) =
            PairOf(worker.times, search_.window());
      }
    }
  }

  const Study& study_;
  const Places& places_;
  const StudyLegs& legs_;
  const WindowTables& tables_;
  const WindowSearch& search_;
  WindowResult& result_;
};

void SearchOneWay(const Study& study, const StudyLegs& legs,
                  const WindowTables& tables, Seconds horizon, int num_threads,
                  Progress progress, WindowResult& result) {
  const WindowParameters& parameters = *study.parameters.window;
  const Window window = WindowBetween(
      parameters.from.since_midnight, parameters.to.since_midnight,
      parameters.step, tables.direction == SearchDirection::kTo);
  const WindowSearch search(tables.draws, window, horizon, StopsOf(tables),
                            num_threads);
  WindowRun run(study, legs, tables, search, result);
  const size_t block = search.block_size();
  const size_t num_units = (tables.searched.size() + block - 1) / block;
  std::vector<std::optional<WindowRun::Worker>> workers(
      static_cast<size_t>(std::max(1, num_threads)));
  ParallelFor(num_units, num_threads, [&](size_t unit, int worker) {
    if (worker == 0) progress("departure window", unit, num_units);
    auto& scratch = workers[static_cast<size_t>(worker)];
    if (!scratch.has_value()) scratch.emplace(search);
    run.Run(absl::MakeConstSpan(tables.searched).subspan(unit * block, block),
            *scratch);
  });
}

}  // namespace

std::vector<TimedNetwork> DrawNetworks(const Study& study,
                                       const WindowParameters& window,
                                       Seconds horizon, int num_threads) {
  const NetworkOptions options = OptionsOf(study);
  TimetableOptions timetable;
  timetable.from = window.from.since_midnight - horizon;
  timetable.to = window.to.since_midnight + horizon;
  const bool sampled = options.wait_model == WaitModel::kSampled;
  const auto build = [&](uint32_t number) {
    TimetableOptions drawn = timetable;
    if (sampled) drawn.draw = Draw{window.seed, number};
    return BuildTimedNetwork(study.model.lines, options, drawn);
  };
  std::vector<TimedNetwork> draws;
  draws.push_back(build(0));
  const bool varies = std::any_of(draws[0].timetable.trip.begin(),
                                  draws[0].timetable.trip.end(),
                                  [](TripId trip) { return trip.is_none(); });
  if (!varies) return draws;
  draws.resize(static_cast<size_t>(window.draws));
  ParallelFor(draws.size() - 1, num_threads, [&](size_t i, int) {
    draws[i + 1] = build(static_cast<uint32_t>(i + 1));
  });
  return draws;
}

WindowResult MeasureWindow(const Study& study, int num_threads,
                           Progress progress) {
  CHECK(study.parameters.window.has_value());
  const WindowParameters& window = *study.parameters.window;
  const Places& places = study.model.places;
  const Seconds catchment = CatchmentHorizon(study.parameters);
  const Seconds pairs = std::max(catchment, study.parameters.pair_horizon);
  progress("timetable", 0, 1);
  std::vector<TimedNetwork> draws =
      DrawNetworks(study, window, pairs, num_threads);
  const StudyLegs legs = FindLegs(study.model, draws[0].network, num_threads);
  WindowResult result;
  result.spread = MeasureWaitSpread(
      draws[0].timetable, window.from.since_midnight, window.to.since_midnight);
  result.catchments.resize(places.nodes.size());
  result.pairs = Matrix<PairWindow>(places.nodes.size(), places.nodes.size());
  SearchOneWay(study, legs, ToTables(draws, legs, places, num_threads),
               catchment, num_threads, progress, result);
  SearchOneWay(study, legs, FromTables(std::move(draws), legs, places), pairs,
               num_threads, progress, result);
  return result;
}

}  // namespace railreach
