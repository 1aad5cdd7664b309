// Scenarios over networks as one draws them on paper.
#ifndef TESTS_SCENARIO_SKETCH_H_
#define TESTS_SCENARIO_SKETCH_H_

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/geo/geodesic.h"
#include "engine/routing/one_to_all.h"
#include "engine/scenario/apply.h"
#include "gtest/gtest.h"
#include "tests/support/line_notation.h"
#include "tests/support/trip_notation.h"

namespace railreach {

// Stations stand in a row, a kilometre apart, in the order of their names'
// first appearance; they are known by their names.
inline Model InARow(LineModel lines) {
  Model model;
  model.lines = std::move(lines);
  size_t i = 0;
  for (Station& station : model.lines.stations) {
    station.name.zh = station.name.en = station.name.key;
    station.position = Destination({30, 120}, 90, Kilometres(double(i++)));
  }
  for (Line& line : model.lines.lines) {
    line.name.zh = line.name.en = line.name.key;
  }
  return model;
}
inline Model Sketch(absl::string_view text) { return InARow(ParseLines(text)); }
inline Model SketchTrips(absl::string_view text) {
  return InARow(ParseTrips(text));
}

inline Scenario ScenarioOf(const std::vector<Change>& changes) {
  Scenario scenario;
  scenario.name.key = "s";
  scenario.file = "file";
  for (const Change& change : changes) {
    scenario.modifications.push_back({change, {}});
    scenario.modifications.back().provenance.line =
        static_cast<uint32_t>(scenario.modifications.size());
  }
  return scenario;
}

inline Variant After(const Model& model, const std::vector<Change>& changes) {
  const Applier applier(model);
  Variant variant;
  Diagnostics diagnostics;
  applier.Apply(ScenarioOf(changes), variant, diagnostics);
  EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
  return variant;
}

inline std::string ErrorsOf(const Model& model,
                            const std::vector<Change>& changes) {
  const Applier applier(model);
  Variant variant;
  Diagnostics diagnostics;
  applier.Apply(ScenarioOf(changes), variant, diagnostics);
  return diagnostics.Report();
}

inline StopAt At(const std::string& station) {
  StopAt stop;
  stop.station = station;
  return stop;
}
inline StopAt At(const std::string& station, Seconds run) {
  StopAt stop = At(station);
  stop.run = run;
  return stop;
}
// So far along the row, and beside it.
inline StopAt NewAt(const std::string& station, double km, double beside = 0) {
  StopAt stop = At(station);
  stop.position = Destination(Destination({30, 120}, 90, Kilometres(km)), 0,
                              Kilometres(beside));
  return stop;
}

inline TrainsAt Every(Seconds headway, const std::string& band = "") {
  TrainsAt trains;
  trains.band = band;
  trains.headway = headway;
  return trains;
}
inline TrainsAt Count(double count, const std::string& band = "") {
  TrainsAt trains;
  trains.band = band;
  trains.trains = count;
  return trains;
}

// Seconds from one station to another, off the train; -1: never.
inline int Time(const LineModel& model, const std::string& from,
                const std::string& to) {
  const Network network = NetworkOf(model);
  OneToAllWorkspace workspace(network);
  OneToAll(network, LegsFrom(model, network, from), Minutes(24 * 60),
           workspace);
  Seconds best = kUnreachable;
  for (const StopId stop : network.stops.of_station[StationNamed(model, to)]) {
    best = std::min(best, workspace.time(stop));
  }
  return best == kUnreachable ? -1 : best.count();
}
inline int Time(const Variant& variant, const std::string& from,
                const std::string& to) {
  return Time(variant.model.lines, from, to);
}

// Patterns that run, as "A 120 B/30 180 C": runs, and dwells where there are
// any; in order.
inline std::vector<std::string> Running(const LineModel& model) {
  std::vector<std::string> rows;
  for (const Pattern& pattern : model.patterns) {
    if (!model.Runs(pattern)) continue;
    std::string text;
    for (size_t i = 0; i < pattern.stops.size(); ++i) {
      const PatternStop& stop = pattern.stops[i];
      if (i > 0) text += " " + std::to_string(stop.run.count()) + " ";
      text += model.stations[stop.station].name.key;
      if (stop.dwell > Seconds(0)) {
        text += "/" + std::to_string(stop.dwell.count());
      }
    }
    rows.push_back(text);
  }
  return rows;
}
inline std::vector<std::string> Running(const Variant& variant) {
  return Running(variant.model.lines);
}

// Trains x 1000 of the patterns that run, in the first band, beside Running().
inline std::vector<int64_t> TrainsOf(const LineModel& model,
                                     BandId band = BandId(0)) {
  std::vector<int64_t> trains;
  for (const PatternId id : model.patterns.ids()) {
    if (!model.Runs(model.patterns[id])) continue;
    trains.push_back(0);
    for (const Service& service : model.services) {
      if (service.pattern != id || service.band != band) continue;
      trains.back() = MilliTrains(service, model.bands[band].length());
    }
  }
  return trains;
}

// Trips of patterns that run, as "T1 0 5/6 10" (minutes), in order.
inline std::vector<std::string> TripsOf(const LineModel& model) {
  std::vector<std::string> rows;
  for (const TripId id : model.trips.ids()) {
    const Trip& trip = model.trips[id];
    if (!model.Runs(model.patterns[trip.pattern])) continue;
    std::string text = trip.key;
    for (const StopTime& time : model.stop_times[id]) {
      text += " " + std::to_string(time.arrival.count() / 60);
      if (time.departure != time.arrival) {
        text += "/" + std::to_string(time.departure.count() / 60);
      }
    }
    if (!trip.continues_as.is_none()) {
      text += " > " + model.trips[trip.continues_as].key;
    }
    rows.push_back(text);
  }
  return rows;
}

}  // namespace railreach

#endif  // TESTS_SCENARIO_SKETCH_H_
