// From what a planner wrote to ids.  Private to scenario.
#ifndef ENGINE_SCENARIO_RESOLVER_H_
#define ENGINE_SCENARIO_RESOLVER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/diagnostics.h"
#include "engine/scenario/model_editor.h"
#include "engine/scenario/scenario.h"

namespace railreach {

// Trains in one band.
struct BandTrains {
  BandId band;
  Seconds headway;           // 0: counted
  int64_t milli_trains = 0;  // in the band, whichever way they are given
};

// Stops of a new piece of line, their stations known.
struct NewStop {
  StationId station;
  std::optional<Seconds> run;    // from the stop before
  std::optional<Seconds> dwell;  // none: the tier's
};

// Resolves one modification.  Every function that finds a problem reports it
// and returns none (or what it could make of the rest), so that all problems
// of a modification come at once; ok() tells whether there were any.
class Resolver {
 public:
  // `number` counts the scenario's modifications from 1; `kind` is "add_line".
  Resolver(const Scenario& scenario, size_t number, absl::string_view kind,
           ModelEditor& editor, Diagnostics& diagnostics);

  bool ok() const { return ok_; }
  void Error(absl::string_view what, absl::string_view fix = "");

  LineId Line(absl::string_view name);
  // That runs: nothing else can be changed.
  LineId RunningLine(absl::string_view name);
  StationId Station(absl::string_view name);
  // Where the line's open patterns call.
  StationId StationOf(LineId line, absl::string_view name);
  BandId Band(absl::string_view name);
  ZoneId Zone(absl::string_view name);
  RegionId Region(absl::string_view name);
  OperatorClassId OperatorClass(absl::string_view name);
  // A group of this key; a new one unless the key looks like a slip.
  GroupId Group(absl::string_view key);
  // Of the line, or of any where it is none.
  TripId Trip(LineId line, absl::string_view key);
  std::optional<Direction> ParseDirection(absl::string_view text);

  // Stations by name, or new ones, which are appended.  `line_class` is whose
  // stations a new one must not repeat.
  std::vector<NewStop> Stops(const std::vector<StopAt>& stops,
                             OperatorClassId line_class);
  // By band; where none is named, every band that is not named elsewhere.
  std::vector<BandTrains> TrainsIn(const std::vector<TrainsAt>& trains);

  void CheckDesignSpeed(double kmh);   // 0 or 5 .. 450 km/h
  void CheckDwell(Seconds dwell);      // 0 .. 3600 s
  void CheckHeadway(Seconds headway);  // 30 s .. 24 h
  void CheckTime(absl::string_view what, Seconds time, Seconds most);
  void CheckDepartures(const std::vector<TimeOfDay>& departures);
  void CheckPosition(absl::string_view what, LatLng position);
  // Over 450 km/h, or no time at all.
  void CheckRun(StationId from, StationId to, Metres length, Seconds run);

  // "'S1 (一号线)'", for messages.
  std::string Called(LineId line) const;
  std::string Called(StationId station) const;

 private:
  void NoStationOf(LineId line, absl::string_view name);
  StationId NewStation(const StopAt& stop, OperatorClassId line_class);
  void CheckNotThere(const StopAt& stop, const std::vector<Neighbour>& near,
                     OperatorClassId line_class);
  bool Serves(OperatorClassId line_class, StationId station) const;

  const std::string prefix_;
  const InputPlace place_;
  ModelEditor& editor_;
  Diagnostics& diagnostics_;
  bool ok_ = true;
};

}  // namespace railreach

#endif  // ENGINE_SCENARIO_RESOLVER_H_
