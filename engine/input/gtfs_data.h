// What the steps of the GTFS reader hand on to each other: the feed's rows
// with ids instead of keys.  Private to input/gtfs_*.
#ifndef ENGINE_INPUT_GTFS_DATA_H_
#define ENGINE_INPUT_GTFS_DATA_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "engine/base/id.h"
#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/input/gtfs_feed.h"
#include "engine/input/gtfs_table.h"
#include "engine/model/ids.h"
#include "engine/model/line.h"
#include "engine/model/name.h"
#include "engine/model/tier.h"

namespace railreach {

using GtfsStopId = Id<struct GtfsStopTag>;        // rows of stops.txt
using GtfsLineId = Id<struct GtfsLineTag>;        // of routes.txt
using GtfsServiceId = Id<struct GtfsServiceTag>;  // of the calendars
using GtfsTripId = Id<struct GtfsTripTag>;        // of trips.txt
using GtfsAgencyId = Id<struct GtfsAgencyTag>;
using GtfsBlockId = Id<struct GtfsBlockTag>;
using GtfsShapeId = Id<struct GtfsShapeTag>;

// The keys of the rows of one table, numbered as they come.
template <typename IdType>
class GtfsKeys {
 public:
  // `home` is the table that holds the keys: "stops.txt".
  explicit GtfsKeys(absl::string_view home) : home_(home) {}

  // The id of a new key; none, with an error, if it is blank or stands twice.
  IdType Add(GtfsTable& table, const GtfsColumn& column) {
    const absl::string_view key = table.Text(column);
    if (key.empty()) return IdType();
    if (const IdType found = Find(key); !found.is_none()) {
      table.Error(column,
                  absl::StrCat(QuoteField(column.name, key), " stands twice"),
                  "keep one row, or give the other its own id");
      return IdType();
    }
    return Intern(key);
  }
  // The id of a key, which need not be new.
  IdType Intern(absl::string_view key) {
    if (const IdType found = Find(key); !found.is_none()) return found;
    const IdType id(keys_.size());
    keys_.emplace_back(key);
    ids_.emplace(keys_.back(), id);
    return id;
  }
  IdType Find(absl::string_view key) const {
    const auto it = ids_.find(key);
    return it == ids_.end() ? IdType() : it->second;
  }
  // The id that the field names.  None for a blank field; an error for an
  // unknown key, unless the home table could not be read in full.
  IdType Get(GtfsTable& table, const GtfsColumn& column) const {
    const absl::string_view key = table.Raw(column);
    if (key.empty()) return IdType();
    const IdType id = Find(key);
    if (id.is_none() && complete_) {
      table.Error(
          column,
          absl::StrCat(QuoteField(column.name, key), " is not in ", home_),
          absl::StrCat("correct it, or add its row to ", home_));
    }
    return id;
  }
  // The same; a blank field is an error too.
  IdType GetRequired(GtfsTable& table, const GtfsColumn& column) const {
    if (!table.Has(column)) table.Text(column);
    return Get(table, column);
  }

  void MarkIncomplete() { complete_ = false; }
  bool complete() const { return complete_; }
  const std::string& key(IdType id) const { return keys_[id.index()]; }
  size_t size() const { return keys_.size(); }

 private:
  std::string home_;
  bool complete_ = true;
  std::deque<std::string> keys_;  // what ids_ holds views of
  absl::flat_hash_map<absl::string_view, IdType> ids_;
};

enum class GtfsStopKind : uint8_t {
  kStop,
  kStation,
  kEntrance,
  kNode,
  kBoardingArea,
};

struct GtfsStop {
  ThingName name;
  LatLng position;
  GtfsStopKind kind = GtfsStopKind::kStop;
  GtfsStopId parent;
  uint32_t line = 0;
  bool has_rail = false;   // trips of lines with a tier stop here
  bool has_other = false;  // of lines without one
  // Where it is in the model; none: not there, or no platform.
  StationId station;
  PlatformId platform;
};

struct GtfsLine {
  ThingName name;
  absl::string_view name_field;  // the column that it is from
  std::string operator_name;
  std::string colour;
  int type = 0;
  std::optional<Tier> tier;  // none: left out
  uint32_t line = 0;
  int64_t trips = 0;
  LineId id;
};

struct GtfsTrip {
  GtfsLineId line;
  GtfsServiceId service;
  GtfsBlockId block;
  GtfsShapeId shape;
  Direction direction = Direction::kOut;
  bool runs = false;  // on the service day, on a line with a tier
  uint32_t line_in_table = 0;
  TripId id;  // of the model; none: it does not run, or by frequencies
};

// A row of stop_times.txt.
struct GtfsStopTime {
  static constexpr int32_t kBlank = -1;
  GtfsTripId trip;
  GtfsStopId stop;
  uint32_t sequence = 0;
  int32_t arrival = kBlank;  // seconds
  int32_t departure = kBlank;
  float distance = -1;  // shape_dist_traveled; -1: blank
  uint32_t line = 0;
  bool boards = true;
  bool alights = true;
};

// The rows of each trip on a line with a tier, in order, no time blank.
class GtfsTimes {
 public:
  std::vector<GtfsStopTime> rows;  // by trip, then sequence
  std::vector<uint32_t> first;     // [trips + 1]

  absl::Span<const GtfsStopTime> operator[](GtfsTripId trip) const {
    return absl::MakeConstSpan(rows).subspan(
        first[trip.index()], first[trip.index() + 1] - first[trip.index()]);
  }
  absl::Span<GtfsStopTime> operator[](GtfsTripId trip) {
    return absl::MakeSpan(rows).subspan(
        first[trip.index()], first[trip.index() + 1] - first[trip.index()]);
  }
};

// A row of frequencies.txt: departures in [from, to).
struct GtfsFrequency {
  GtfsTripId trip;
  Seconds from;
  Seconds to;
  Seconds headway;
  bool exact = false;
  uint32_t line = 0;
};

struct GtfsData {
  std::string language;  // of the feed's names: "en"
  GtfsKeys<GtfsAgencyId> agency_keys{"agency.txt"};
  IdVector<GtfsAgencyId, std::string> agencies;  // names
  GtfsKeys<GtfsStopId> stop_keys{"stops.txt"};
  IdVector<GtfsStopId, GtfsStop> stops;
  GtfsKeys<GtfsLineId> line_keys{"routes.txt"};
  IdVector<GtfsLineId, GtfsLine> lines;
  GtfsKeys<GtfsServiceId> service_keys{"calendar.txt or calendar_dates.txt"};
  GtfsKeys<GtfsTripId> trip_keys{"trips.txt"};
  IdVector<GtfsTripId, GtfsTrip> trips;
  GtfsKeys<GtfsBlockId> blocks{"trips.txt"};
  GtfsKeys<GtfsShapeId> shapes{"shapes.txt"};
  GtfsTimes times;
  std::vector<GtfsFrequency> frequencies;  // by trip, then from
  GtfsSummary summary;

  bool HasTier(GtfsTripId trip) const {
    const GtfsLineId line = trips[trip].line;
    return !line.is_none() && lines[line].tier.has_value();
  }
  bool HasFrequencies(GtfsTripId trip) const;
  // The station of a stop or platform, itself where it has no parent.
  GtfsStopId StationOf(GtfsStopId stop) const {
    const GtfsStopId parent = stops[stop].parent;
    return parent.is_none() ? stop : parent;
  }
};

}  // namespace railreach

#endif  // ENGINE_INPUT_GTFS_DATA_H_
