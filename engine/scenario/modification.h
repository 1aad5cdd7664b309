// One change to a network, as a planner words it: things by id or name, plain
// units.  Nothing here is resolved; apply.h does that, and reports what does
// not fit.
//
// Wherever a line is named, its patterns in both directions change, unless
// said otherwise.  A pattern whose stops change is closed and a new one
// appended, with its trains: ids are never renumbered.
#ifndef ENGINE_SCENARIO_MODIFICATION_H_
#define ENGINE_SCENARIO_MODIFICATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/time_of_day.h"
#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/model/ids.h"
#include "engine/model/line.h"
#include "engine/model/name.h"
#include "engine/model/tier.h"

namespace railreach {

// A stop of a new piece of line: a station of the network by id or name, or
// a new one at a point (then `station` is its id and name).
struct StopAt {
  std::string station;
  std::optional<LatLng> position;
  ThingName name;                // of a new station; what is empty is `station`
  std::optional<Seconds> run;    // from the stop before; none: the profile
  std::optional<Seconds> dwell;  // none: the tier's
};

// Trains of a pattern: by headway or count, or at given departures.
struct TrainsAt {
  std::string band;  // key of bands.csv; empty: every band
  // Exactly one of the two; a headway of zero: no trains.
  std::optional<Seconds> headway;
  std::optional<double> trains;  // in the band
};

// A new line, both ways unless `one_way`.
struct AddLine {
  ThingName name;
  Tier tier = Tier::kIntercity;
  std::vector<StopAt> stops;     // at least 2
  double design_speed_kmh = 0;   // of its new tracks; 0: the tier's cap
  std::vector<TrainsAt> trains;  // this, or departures, or both
  // Departures at the first stop, each way ("06:30"); trains by the clock.
  std::vector<TimeOfDay> departures;
  std::string operator_class;  // empty: that of the tier's other lines there
  std::string operator_name;
  std::string service_group;  // empty: waited for by itself
  bool one_way = false;
  bool ring = false;  // the last stop is the first again
  std::string colour;
  DensityClass density_class = DensityClass::kNone;
};

// Lines of the tables that do not run: those named, or all that open by a
// year (as Selection says), or all of a status.  At least one criterion.
struct OpenLines {
  std::vector<std::string> lines;
  int open_until = 0;            // 0: no year
  std::optional<Status> status;  // with `open_until`: both must fit
  Confidence least_confidence = Confidence::kMedium;
};

struct CloseLine {
  std::string line;
};

// No train runs between two stations, on one line or on all: patterns that
// pass there are cut in two, and each part of at least two stops runs on.  The
// stations need not be neighbours.
struct CloseSection {
  std::string line;  // empty: every line that runs there
  std::string from;
  std::string to;
};

// Trains pass without stopping.  The run time of the two hops stays as it is,
// the dwell is saved.  Patterns that end there end a stop earlier.
struct CloseStation {
  std::string station;
};

// A row of the transfer table: the pair becomes a walk like any other.
struct CloseTransfer {
  std::string from;
  std::string to;
  bool one_way = false;
};

// An infill station.  Without `after` and `before`, the hop nearest to the
// station, at most 2 km from it.  The hop's run time is split by distance, and
// what braking and starting again cost is added (RunTimeProfile), and the
// dwell.
struct AddStop {
  std::string line;
  StopAt stop;
  std::string after;  // neighbours in either direction
  std::string before;
};

// New stops beyond a terminus.  All patterns that end or start there go on.
struct ExtendLine {
  std::string line;
  std::string terminus;
  std::vector<StopAt> stops;    // outward from the terminus
  double design_speed_kmh = 0;  // of new tracks
};

// The stops beyond `to`, seen from `from`, are no longer served.
struct ShortenLine {
  std::string line;
  std::string from;  // a stop that stays,
  std::string to;    // the new terminus
};

// Between two stops the line runs by others: those between are left out.
struct RerouteLine {
  std::string line;
  std::string from;
  std::string to;
  std::vector<StopAt> via;  // in the order from -> to; may be empty
  double design_speed_kmh = 0;
};

// New trains from one end of a line to `at` and from there onto new stops.
struct BranchLine {
  std::string line;
  std::string origin;  // the end that they run from
  std::string at;      // where the branch leaves
  std::vector<StopAt> stops;
  std::vector<TrainsAt> trains;
  double design_speed_kmh = 0;
};

// A through service: trains of the one go on as trains of the other.  As many
// as the less frequent of the two has; the rest of the more frequent turns
// back as before.  The tier and the operator class are the first line's.
struct JoinLines {
  std::string first;
  std::string second;
  std::string at;         // a terminus of both; or, of two stations, of `first`
  std::string second_at;  // and of `second`; empty: `at`
  std::optional<Seconds> dwell;  // there; none: the tier's
};

// Every train ends at `at`, and another starts.
struct SplitLine {
  std::string line;
  std::string at;
};

// Run times of all hops, or of those between two stops.  Exactly one of the
// three.  Trains by the clock keep their first departure.
struct SetRunTimes {
  std::string line;
  std::string from;  // both or none
  std::string to;
  std::optional<double> factor;            // 0.1 .. 10: 0.9 is a tenth faster
  std::optional<double> design_speed_kmh;  // by the tier's profile
  std::optional<Seconds> run;  // of the whole section, in proportion
};

struct SetDwell {
  std::string line;
  std::string station;  // empty: at every stop
  Seconds dwell;
};

// Trains by the clock become trains by headway in the bands that are given,
// and stay as they are in the others.
struct SetTrains {
  std::string line;
  std::string direction;  // "out", "back", or empty: both
  // A line of several patterns shares them in proportion to what they have.
  std::vector<TrainsAt> trains;
  // Or all headways times this: 0.5 doubles the trains.
  std::optional<double> headway_factor;
};

struct SetTier {
  std::string line;
  Tier tier = Tier::kSuburban;
};

// Times between street and train, of a station or of a tier.
struct SetPlatformTimes {
  std::string station;       // exactly
  std::optional<Tier> tier;  // one of the two
  std::optional<Seconds> entry;
  std::optional<Seconds> exit;
  std::optional<Seconds> change;
};

// Adds a row of the transfer table, or sets its time.
struct SetTransfer {
  std::string from;
  std::string to;
  Seconds time;
  bool one_way = false;
};

// One ticket and one security check: changing between operators at one place
// costs the larger change time and the walk, in place of exit + walk + entry.
// Rows of the transfer table lose exit + entry and gain change, but keep at
// least the change time.  No change becomes longer.
struct IntegrateOperators {};

// Trains of a timetabled line: those that leave their first stop in
// [from, to), or those of these ids.
struct DropTrips {
  std::string line;
  std::vector<std::string> trips;
  std::optional<TimeOfDay> from;
  std::optional<TimeOfDay> to;
};

// The same choice of trains, by so much later (or earlier).
struct ShiftTrips {
  std::string line;
  std::vector<std::string> trips;
  std::optional<TimeOfDay> from;
  std::optional<TimeOfDay> to;
  Seconds later;  // may be below zero
};

// Further trains like the first one of the line's direction.
struct AddTrips {
  std::string line;
  Direction direction = Direction::kOut;
  std::vector<TimeOfDay> departures;  // at the first stop
};

// People move house: `people` of them, or, without `to`, new ones come (or
// leave, below zero).  Sub-points keep their shares.
struct MovePeople {
  std::string from;  // a zone; empty: from outside
  std::string to;    // a zone; empty: out of the study
  int64_t people = 0;
};

// A new town.
struct AddZone {
  ThingName name;
  LatLng position;
  int64_t people = 0;
  std::string region;  // its county
};

using Change =
    std::variant<AddLine, OpenLines, CloseLine, CloseSection, CloseStation,
                 CloseTransfer, AddStop, ExtendLine, ShortenLine, RerouteLine,
                 BranchLine, JoinLines, SplitLine, SetRunTimes, SetDwell,
                 SetTrains, SetTier, SetPlatformTimes, SetTransfer,
                 IntegrateOperators, DropTrips, ShiftTrips, AddTrips,
                 MovePeople, AddZone>;

struct Modification {
  Change change;
  Provenance provenance;  // where it stands in its file
};

}  // namespace railreach

#endif  // ENGINE_SCENARIO_MODIFICATION_H_
