// Tracks, lines and the route patterns that run on them.
#ifndef ENGINE_MODEL_LINE_H_
#define ENGINE_MODEL_LINE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/name.h"
#include "engine/model/tier.h"

namespace railreach {

enum class Status : uint8_t { kExisting, kConstruction, kPlanned };
enum class Confidence : uint8_t { kHigh, kMedium, kLow };
enum class Direction : uint8_t { kOut, kBack };
// The classes of the plan's density indicator; kNone counts in none.
// narrow < middle < wide: a wider row includes the narrower ones.
enum class DensityClass : uint8_t { kNone, kNarrow, kMiddle, kWide };

absl::string_view Name(Status status);
absl::string_view Name(Confidence confidence);
absl::string_view Name(Direction direction);
absl::string_view Name(DensityClass density_class);

// A section of track between two stations, used both ways.
struct Track {
  TrackLineId track_line;  // the infrastructure that it belongs to
  StationId from;
  StationId to;
  Tier tier = Tier::kTrunk;
  Metres length;                // official, or straight line x curvature
  bool length_given = false;    // official
  double design_speed_kmh = 0;  // 0: the tier's cap
  Status status = Status::kExisting;
  Provenance provenance;
  TrackId part_of = {};  // the link that a new station split; none: a whole one
};

struct Line {
  ThingName name;
  Tier tier = Tier::kTrunk;
  Status status = Status::kExisting;
  int opening_year = 0;  // 0: unknown
  std::string operator_name;
  OperatorClassId operator_class;
  std::string colour;  // "#RRGGBB" or empty
  DensityClass density_class = DensityClass::kNone;
  std::vector<TrackLineId> track_lines;  // empty: any its hops can use
  bool ring = false;  // patterns end where they start, and trains run on
  Confidence confidence = Confidence::kHigh;
  bool open = true;  // runs in this variant (see Selection)
  Provenance provenance;
};

// One stop of a pattern.  `run` and `tracks` lead here from the stop before;
// at the first stop they are empty.
struct PatternStop {
  StationId station;
  Seconds run;  // where trips tell them apart, the median
  Seconds dwell;
  bool run_assumed = false;  // from the profile, or assumed in the table
  std::vector<TrackId> tracks;
  uint32_t line_in_table = 0;  // of line_stops.csv; 0: not from a table
  PlatformId platform = {};    // none: the station's trains share theirs
  bool boards = true;          // passengers may get on here,
  bool alights = true;         // and off
};

// One ordered stop sequence of a line in one direction.
struct Pattern {
  std::string key;
  LineId line;
  Direction direction = Direction::kOut;
  std::vector<PatternStop> stops;  // at least 2
  uint32_t line_in_table = 0;      // of the first stop
  // Of patterns known by trips or headway periods: the group that CountTrips
  // puts their services in (see Service).
  GroupId group = {};
  bool scheduled = false;
  bool open = true;  // false: closed in this variant; see LineModel::Runs
};

}  // namespace railreach

#endif  // ENGINE_MODEL_LINE_H_
