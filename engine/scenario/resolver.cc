#include "engine/scenario/resolver.h"

#include <algorithm>
#include <cmath>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

namespace railreach {
namespace {

// A start of a name is good enough for what one types, not for a file.
bool IsCalled(const ThingName& name, absl::string_view query) {
  return name.key == query || absl::EqualsIgnoreCase(name.zh, query) ||
         absl::EqualsIgnoreCase(name.en, query);
}

// The row of a thing: a new one's key, then the baseline's, then a new one's
// name.
template <typename Rows>
absl::StatusOr<size_t> FindThing(const NameIndex& index, const Rows& rows,
                                 absl::string_view thing,
                                 absl::string_view query) {
  for (size_t i = index.size(); i < rows.size(); ++i) {
    if (!query.empty() && rows.rows()[i].name.key == query) return i;
  }
  const absl::StatusOr<size_t> row = index.Find(query);
  if (row.ok() && IsCalled(rows.rows()[*row].name, query)) return row;
  for (size_t i = index.size(); i < rows.size(); ++i) {
    if (!query.empty() && IsCalled(rows.rows()[i].name, query)) return i;
  }
  if (query.empty() || absl::IsNotFound(row.status())) return row;
  if (!row.ok() && !absl::StrContains(row.status().message(), "begins")) {
    return row;
  }
  return absl::NotFoundError(absl::StrCat("no ", thing, " is called '", query,
                                          "'",
                                          DidYouMean(index.NearMisses(query))));
}

std::string NameOf(const ThingName& name) {
  const std::string& zh = name.zh.empty() ? name.en : name.zh;
  if (zh.empty() || zh == name.key) return absl::StrCat("'", name.key, "'");
  return absl::StrCat("'", name.key, " (", zh, ")'");
}

}  // namespace

Resolver::Resolver(const Scenario& scenario, size_t number,
                   absl::string_view kind, ModelEditor& editor,
                   Diagnostics& diagnostics)
    : prefix_(absl::StrCat("scenario '", scenario.name.key, "', modification ",
                           number, " (", kind, "): ")),
      place_{scenario.file, scenario.modifications[number - 1].provenance.line,
             0},
      editor_(editor),
      diagnostics_(diagnostics) {}

void Resolver::Error(absl::string_view what, absl::string_view fix) {
  ok_ = false;
  diagnostics_.Error(place_, absl::StrCat(prefix_, what), fix);
}

LineId Resolver::Line(absl::string_view name) {
  const auto row =
      FindThing(editor_.names().lines, editor_.lines().lines, "line", name);
  if (row.ok()) return editor_.Current(LineId(*row));
  Error(row.status().message());
  return LineId();
}

LineId Resolver::RunningLine(absl::string_view name) {
  const LineId line = Line(name);
  if (line.is_none() || editor_.lines().lines[line].open) return line;
  Error(absl::StrCat("line ", Called(line), " does not run"),
        "open it first (open_lines)");
  return LineId();
}

StationId Resolver::Station(absl::string_view name) {
  const auto row = FindThing(editor_.names().stations, editor_.lines().stations,
                             "station", name);
  if (row.ok()) return StationId(*row);
  Error(row.status().message());
  return StationId();
}

StationId Resolver::StationOf(LineId line, absl::string_view name) {
  if (line.is_none()) return StationId();
  // Of several stations of one name, that of the line is meant.
  StationId found;
  for (const PatternId id : editor_.PatternsOf(line)) {
    for (const PatternStop& stop : editor_.lines().patterns[id].stops) {
      const ThingName& known = editor_.lines().stations[stop.station].name;
      if (known.key == name) return stop.station;
      if (name.empty() || !IsCalled(known, name)) continue;
      if (!found.is_none() && found != stop.station) {
        Error(absl::StrCat("'", name, "' is the name of two stations of line ",
                           Called(line)),
              "give the id of one");
        return StationId();
      }
      found = stop.station;
    }
  }
  if (found.is_none()) NoStationOf(line, name);
  return found;
}

void Resolver::NoStationOf(LineId line, absl::string_view name) {
  NameIndex index("station");
  std::vector<StationId> seen;
  for (const PatternId id : editor_.PatternsOf(line)) {
    for (const PatternStop& stop : editor_.lines().patterns[id].stops) {
      seen.push_back(stop.station);
    }
  }
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  for (const StationId id : seen) {
    index.Add(editor_.lines().stations[id].name, id.index());
  }
  Error(absl::StrCat("line ", Called(line), " does not call at a station '",
                     name, "'", DidYouMean(index.NearMisses(name))));
}

BandId Resolver::Band(absl::string_view name) {
  const auto row =
      FindThing(editor_.names().bands, editor_.lines().bands, "band", name);
  if (row.ok()) return BandId(*row);
  std::vector<std::string> keys;
  for (const auto& band : editor_.lines().bands) keys.push_back(band.name.key);
  Error(row.status().message(),
        absl::StrCat("bands are ", absl::StrJoin(keys, ", ")));
  return BandId();
}

ZoneId Resolver::Zone(absl::string_view name) {
  const auto row =
      FindThing(editor_.names().zones, editor_.places().zones, "zone", name);
  if (row.ok()) return ZoneId(*row);
  Error(row.status().message());
  return ZoneId();
}

RegionId Resolver::Region(absl::string_view name) {
  const auto row = FindThing(editor_.names().regions, editor_.places().regions,
                             "region", name);
  if (row.ok()) return RegionId(*row);
  Error(row.status().message());
  return RegionId();
}

OperatorClassId Resolver::OperatorClass(absl::string_view name) {
  const auto& classes = editor_.lines().operator_classes;
  for (const OperatorClassId id : classes.ids()) {
    if (classes[id] == name) return id;
  }
  Error(absl::StrCat("no operator class is called '", name, "'",
                     DidYouMean(NearMisses(name, classes.rows()))),
        absl::StrCat("there are ", absl::StrJoin(classes.rows(), ", ")));
  return OperatorClassId();
}

GroupId Resolver::Group(absl::string_view key) {
  std::vector<std::string> keys;
  for (const ServiceGroup& group : editor_.lines().groups) {
    if (group.key == key) return editor_.GroupNamed(key);
    keys.push_back(group.key);
  }
  const std::vector<std::string> near = NearMisses(key, keys);
  if (near.empty()) return editor_.GroupNamed(key);
  Error(
      absl::StrCat("no service group is called '", key, "'", DidYouMean(near)));
  return GroupId();
}

TripId Resolver::Trip(LineId line, absl::string_view key) {
  const LineModel& model = editor_.lines();
  if (line.is_none()) return TripId();
  std::vector<std::string> keys;
  for (const PatternId pattern : editor_.PatternsOf(line)) {
    for (const TripId id : editor_.TripsOf(pattern)) {
      if (model.trips[id].key == key) return id;
      keys.push_back(model.trips[id].key);
    }
  }
  Error(absl::StrCat("line ", Called(line), " has no trip '", key, "'",
                     DidYouMean(NearMisses(key, keys))));
  return TripId();
}

std::optional<Direction> Resolver::ParseDirection(absl::string_view text) {
  for (const Direction direction : {Direction::kOut, Direction::kBack}) {
    if (text == Name(direction)) return direction;
  }
  if (!text.empty()) {
    Error(absl::StrCat("direction '", text, "' is neither out nor back"));
  }
  return std::nullopt;
}

std::vector<BandTrains> Resolver::TrainsIn(
    const std::vector<TrainsAt>& trains) {
  const IdVector<BandId, railreach::Band>& bands = editor_.lines().bands;
  IdVector<BandId, const TrainsAt*> by_band(bands.size(), nullptr);
  const TrainsAt* elsewhere = nullptr;
  for (const TrainsAt& row : trains) {
    if (row.headway.has_value() == row.trains.has_value()) {
      Error("trains are given by exactly one of headway and number");
      continue;
    }
    const TrainsAt** slot = &elsewhere;
    if (!row.band.empty()) {
      const BandId band = Band(row.band);
      if (band.is_none()) continue;
      slot = &by_band[band];
    }
    if (*slot != nullptr) {
      Error(absl::StrCat("band '", row.band, "' is given twice"));
    }
    *slot = &row;
  }
  std::vector<BandTrains> result;
  for (const BandId id : bands.ids()) {
    const TrainsAt* row = by_band[id] != nullptr ? by_band[id] : elsewhere;
    if (row == nullptr) continue;
    BandTrains in_band = {id, Seconds(0), 0};
    const int32_t length = bands[id].length().count();
    if (row->headway && *row->headway != Seconds(0)) {
      const size_t before = diagnostics_.num_errors();
      CheckHeadway(*row->headway);
      if (diagnostics_.num_errors() > before) return {};
      in_band.headway = *row->headway;
      Service service;
      service.headway = *row->headway;
      in_band.milli_trains = MilliTrains(service, bands[id].length());
    } else if (row->trains) {
      if (!(*row->trains >= 0) || *row->trains > length / 30) {
        Error(absl::StrFormat("%g trains in band '%s' are not within 0 .. %d",
                              *row->trains, bands[id].name.key, length / 30));
        return {};
      }
      in_band.milli_trains = std::llround(*row->trains * 1000);
    }
    result.push_back(in_band);
  }
  return result;
}

void Resolver::CheckDesignSpeed(double kmh) {
  if (kmh == 0 || (kmh >= 5 && kmh <= 450)) return;
  Error(
      absl::StrFormat("a design speed of %g km/h is not within 5 .. 450", kmh));
}

void Resolver::CheckDwell(Seconds dwell) {
  CheckTime("a dwell", dwell, Seconds(3600));
}

void Resolver::CheckHeadway(Seconds headway) {
  if (headway >= Seconds(30) && headway <= Minutes(24 * 60)) return;
  Error(absl::StrCat("a headway of ", headway.count(),
                     " s is not within 30 s .. 24 h"));
}

void Resolver::CheckTime(absl::string_view what, Seconds time, Seconds most) {
  if (time >= Seconds(0) && time <= most) return;
  Error(absl::StrCat(what, " of ", time.count(), " s is not within 0 .. ",
                     most.count(), " s"));
}

void Resolver::CheckDepartures(const std::vector<TimeOfDay>& departures) {
  for (size_t i = 0; i < departures.size(); ++i) {
    const Seconds at = departures[i].since_midnight;
    if (at < Seconds(0) || at >= Minutes(48 * 60)) {
      Error(absl::StrCat("a departure ", at.count(),
                         " s after 00:00 is not within two days"));
    } else if (std::find(departures.begin(),
                         departures.begin() + static_cast<std::ptrdiff_t>(i),
                         departures[i]) !=
               departures.begin() + static_cast<std::ptrdiff_t>(i)) {
      Error(absl::StrCat("the departure ", ToString(departures[i]),
                         " is given twice"));
    }
  }
}

void Resolver::CheckRun(StationId from, StationId to, Metres length,
                        Seconds run) {
  if (run <= Seconds(0)) {
    Error(absl::StrCat("a run of ", run.count(), " s from ", Called(from),
                       " to ", Called(to), " is not above 0"));
  } else if (length.km() / run.count() * 3600 > 450) {
    Error(absl::StrFormat("%.1f km from %s to %s in %d s are %.0f km/h, more "
                          "than 450",
                          length.km(), Called(from), Called(to), run.count(),
                          length.km() / run.count() * 3600),
          "check the run time and the stations");
  }
}

std::string Resolver::Called(LineId line) const {
  return NameOf(editor_.lines().lines[line].name);
}

std::string Resolver::Called(StationId station) const {
  return NameOf(editor_.lines().stations[station].name);
}

}  // namespace railreach
