#include "bench/support/timed_networks.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "bench/support/synthetic.h"
#include "engine/base/diagnostics.h"
#include "engine/base/draw.h"
#include "engine/input/load_study.h"
#include "engine/study/setting.h"

namespace railreach {
namespace {

constexpr Seconds kFrom = Minutes(5 * 60 + 30);
constexpr Seconds kTo = Minutes(10 * 60);

// A train every twice the expected wait, the first at a drawn instant.
TimedNetwork WithTrains(Network network) {
  TimedNetwork timed;
  const PatternTable patterns = std::move(network.patterns);
  Timetable& timetable = timed.timetable;
  std::vector<std::pair<StopId, Timetable::Visit>> visits;
  for (const PatternId p : patterns.stops.ids()) {
    const auto stops = patterns.stops[p];
    const TrainRowId row(timetable.stops.size());
    timetable.stops.AppendRow(stops);
    timetable.pattern.insert(timetable.pattern.end(), stops.size(), p);
    timetable.boards.insert(timetable.boards.end(), stops.size(), 1);
    timetable.alights.insert(timetable.alights.end(), stops.size(), 1);
    for (uint32_t i = 0; i < stops.size(); ++i) {
      visits.push_back({stops[i], {row, i}});
    }
    const int32_t headway = 2 * patterns.wait[p].count();
    const auto offset = static_cast<int32_t>(
        DrawBelow(static_cast<uint32_t>(headway),
                  DrawBits({1, 0}, std::to_string(p.index()))));
    std::vector<TrainId> trains;
    for (Seconds start = kFrom + Seconds(offset); start < kTo;
         start += Seconds(headway)) {
      Seconds at = start;
      std::vector<StopTime> times;
      for (size_t i = 0; i < stops.size(); ++i) {
        const Seconds arrival = at + patterns.run_of(p)[i];
        at = arrival + patterns.dwell_of(p)[i];
        times.push_back({arrival, at});
      }
      timetable.times.AppendRow(times);
      trains.push_back(timetable.trip.push_back(TripId()));
    }
    timetable.trains.AppendRow(trains);
  }
  timetable.visits =
      Csr<StopId, Timetable::Visit>::FromEntries(network.stops.size(), visits);
  network.patterns = PatternTable();
  timed.network = std::move(network);
  return timed;
}

void AppendStudy(const std::string& name, const std::string& path,
                 const GtfsOptions& feed, std::vector<BenchTimetable>& cases) {
  Diagnostics diagnostics;
  const Study study = LoadStudy(path, {}, diagnostics, feed);
  if (!diagnostics.ok()) {
    std::fprintf(stderr, "left out: %s cannot be read\n", path.c_str());
    return;
  }
  TimetableOptions options;
  options.from = kFrom;
  options.to = kTo;
  options.draw = Draw{1, 0};
  cases.push_back(
      {name, BuildTimedNetwork(study.model.lines, OptionsOf(study), options)});
}

}  // namespace

std::vector<BenchTimetable> LoadBenchTimetables() {
  std::vector<BenchTimetable> cases;
  cases.push_back(
      {"metro_60x35", WithTrains(MakeSyntheticMetro(SyntheticMetro()))});
  const std::string networks = RAILREACH_SOURCE_DIR "/networks/";
  AppendStudy("shanghai", networks + "shanghai", {}, cases);
  AppendStudy("yangtze_2016", networks + "yangtze_2016", {}, cases);
  if (const char* folder = std::getenv("RAILREACH_ORACLES")) {
    const std::string feeds = std::string(folder) + "/timetable/";
    AppendStudy("busan", feeds + "busan/gtfs.zip",
                {absl::CivilDay(2025, 6, 16), {}}, cases);
    AppendStudy("db_2016", feeds + "db_long_distance_2016/gtfs.zip",
                {absl::CivilDay(2016, 7, 13), {}}, cases);
  }
  return cases;
}

}  // namespace railreach
