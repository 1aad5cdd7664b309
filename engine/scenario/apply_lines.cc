// Whole lines: new, opened, closed, of another tier.
#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "engine/scenario/changes.h"
#include "engine/scenario/pieces.h"

namespace railreach {
namespace {

// The class that most lines of the tier have where the new line calls, or else
// anywhere.
OperatorClassId ClassOf(const AddLine& change, const LineModel& model,
                        const std::vector<StopAt>& stops) {
  std::map<OperatorClassId, std::pair<int, int>> votes;  // there, anywhere
  for (const Pattern& pattern : model.patterns) {
    const Line& line = model.lines[pattern.line];
    if (line.tier != change.tier) continue;
    auto& [there, anywhere] = votes[line.operator_class];
    ++anywhere;
    for (const PatternStop& stop : pattern.stops) {
      const ThingName& name = model.stations[stop.station].name;
      there += std::any_of(stops.begin(), stops.end(), [&](const StopAt& at) {
        return at.station == name.key || at.station == name.zh;
      });
    }
  }
  OperatorClassId best;
  for (const auto& [id, count] : votes) {
    if (best.is_none() || count > votes[best]) best = id;
  }
  return best.is_none() && !model.operator_classes.empty() ? OperatorClassId(0)
                                                           : best;
}

Line NewLine(const AddLine& change, OperatorClassId operator_class) {
  Line line;
  line.name = change.name;
  if (line.name.key.empty()) {
    line.name.key = line.name.zh.empty() ? line.name.en : line.name.zh;
  }
  if (line.name.zh.empty()) line.name.zh = line.name.key;
  if (line.name.en.empty()) line.name.en = line.name.key;
  line.tier = change.tier;
  line.status = Status::kPlanned;
  line.operator_name = change.operator_name;
  line.operator_class = operator_class;
  line.colour = change.colour;
  line.density_class = change.density_class;
  line.ring = change.ring;
  line.provenance.assumed = true;
  return line;
}

void CheckLine(const AddLine& change, const Line& line,
               const std::vector<BandTrains>& trains, Resolver& resolve,
               const ModelEditor& editor) {
  if (line.name.key.empty()) resolve.Error("the line has no id");
  for (const Line& known : editor.lines().lines) {
    if (known.name.key != line.name.key) continue;
    resolve.Error(absl::StrCat("line '", line.name.key, "' is there already"),
                  "choose another id");
  }
  if (change.stops.size() < 2) {
    resolve.Error(
        absl::StrCat("a line of ", change.stops.size(), " stops runs nowhere"),
        "give at least 2");
  }
  const bool runs =
      std::any_of(trains.begin(), trains.end(),
                  [](const BandTrains& row) { return row.milli_trains > 0; });
  if (!runs && change.departures.empty() && resolve.ok()) {
    resolve.Error("the line has no trains", "give a headway");
  }
  const std::string& colour = change.colour;
  if (!colour.empty() && (colour.size() != 7 || colour[0] != '#' ||
                          colour.find_first_not_of("0123456789abcdefABCDEF",
                                                   1) != std::string::npos)) {
    resolve.Error(absl::StrCat("colour '", colour, "' is not like #1A2B3C"));
  }
}

std::vector<NewTrip> TripsBy(const StopPlan& piece,
                             const std::vector<TimeOfDay>& departures,
                             const std::string& key) {
  std::vector<NewTrip> trips;
  for (const TimeOfDay& departure : departures) {
    NewTrip trip;
    trip.key = absl::StrCat(key, "/", ToString(departure));
    Seconds at = departure.since_midnight;
    for (size_t i = 0; i < piece.size(); ++i) {
      at += piece[i].stop.run;
      StopTime time = {at, at};
      if (i > 0 && i + 1 < piece.size()) time.departure += piece[i].stop.dwell;
      trip.times.push_back(time);
      at = time.departure;
    }
    trips.push_back(std::move(trip));
  }
  return trips;
}

// Trains by headway and by the clock are patterns of their own: a pattern with
// trips has its services counted from them (count_trips.h).
void AppendDirection(const AddLine& change, LineId line, Direction direction,
                     StopPlan piece, const std::vector<Service>& services,
                     GroupId group, ModelEditor& editor) {
  const Seconds dwell = editor.lines().rules(change.tier).profile.dwell;
  piece.front().stop.dwell = change.ring ? dwell : Seconds(0);
  piece.back().stop.dwell = piece.front().stop.dwell;
  Pattern pattern;
  pattern.key =
      absl::StrCat(editor.lines().lines[line].name.key, "/", Name(direction));
  pattern.line = line;
  pattern.direction = direction;
  pattern.group = group;
  for (const PlannedStop& stop : piece) pattern.stops.push_back(stop.stop);
  if (!change.departures.empty()) {
    Trains trains;
    trains.trips = TripsBy(piece, change.departures, pattern.key);
    editor.Append(pattern, std::move(trains));
  }
  if (services.empty()) return;
  Trains trains;
  trains.services = services;
  editor.Append(std::move(pattern), std::move(trains));
}

bool OpensBy(const OpenLines& change, const Line& line) {
  if (change.status && line.status != *change.status) return false;
  if (change.open_until > 0 &&
      (line.opening_year == 0 || line.opening_year > change.open_until)) {
    return false;
  }
  return line.status != Status::kExisting &&
         line.confidence <= change.least_confidence;
}

void SetOpen(LineId line, bool open, ModelEditor& editor) {
  editor.EditLine(line).open = open;
  for (const PatternId id : editor.PatternsOf(line)) editor.EditPattern(id);
}

}  // namespace

void ApplyChange(const AddLine& change, Resolver& resolve,
                 ModelEditor& editor) {
  const OperatorClassId line_class =
      change.operator_class.empty()
          ? ClassOf(change, editor.lines(), change.stops)
          : resolve.OperatorClass(change.operator_class);
  Line line = NewLine(change, line_class);
  resolve.CheckDesignSpeed(change.design_speed_kmh);
  resolve.CheckDepartures(change.departures);
  const std::vector<BandTrains> trains = resolve.TrainsIn(change.trains);
  const std::vector<NewStop> stops = resolve.Stops(change.stops, line_class);
  CheckLine(change, line, trains, resolve, editor);
  if (stops.size() < 2) return;
  if (change.ring && stops.front().station != stops.back().station) {
    resolve.Error("the last stop of a ring is its first again");
  }
  if (stops.front().run) {
    resolve.Error("the first stop has a run time, but no stop before it");
  }
  const GroupId group = change.service_group.empty()
                            ? GroupId()
                            : resolve.Group(change.service_group);
  StopPlan piece =
      NewPiece(stops.front().station, {stops.begin() + 1, stops.end()},
               WishOf(line, change.design_speed_kmh), resolve, editor);
  if (!resolve.ok()) return;
  if (!editor.lines().stations[stops.front().station].passenger) {
    editor.EditStation(stops.front().station).passenger = true;
  }
  const std::vector<Service> services = ServicesBy(trains, group, false);
  const LineId id = editor.Append(std::move(line));
  AppendDirection(change, id, Direction::kOut, piece, services, group, editor);
  if (change.one_way) return;
  AppendDirection(change, id, Direction::kBack, Turned(piece), services, group,
                  editor);
}

void ApplyChange(const OpenLines& change, Resolver& resolve,
                 ModelEditor& editor) {
  if (change.lines.empty() && change.open_until == 0 && !change.status) {
    resolve.Error("nothing says which lines to open",
                  "give lines, open_until or status");
  }
  if (change.open_until < 0 || change.open_until > 9999) {
    resolve.Error(absl::StrCat("there is no year ", change.open_until));
  }
  std::vector<LineId> lines;
  for (const std::string& name : change.lines) {
    const LineId line = resolve.Line(name);
    if (line.is_none()) continue;
    if (editor.lines().lines[line].open) {
      resolve.Error(
          absl::StrCat("line ", resolve.Called(line), " already runs"));
    }
    lines.push_back(line);
  }
  if (change.open_until > 0 || change.status) {
    const size_t named = lines.size();
    bool any = false;
    for (const LineId id : editor.lines().lines.ids()) {
      const Line& line = editor.lines().lines[id];
      if (!OpensBy(change, line) || editor.Current(id) != id) continue;
      any = true;
      if (!line.open) lines.push_back(id);
    }
    if (lines.size() == named) {
      resolve.Error(any ? "all lines of that status and year already run"
                        : "no line is of that status, year and confidence");
    }
  }
  if (!resolve.ok()) return;
  for (const LineId line : lines) SetOpen(line, true, editor);
}

void ApplyChange(const CloseLine& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineId line = resolve.Line(change.line);
  if (line.is_none()) return;
  if (!editor.lines().lines[line].open) {
    resolve.Error(
        absl::StrCat("line ", resolve.Called(line), " does not run anyway"));
    return;
  }
  SetOpen(line, false, editor);
}

// A stop's number depends on the tier of its line (stop_table.h), so the line
// with another tier is another row, and takes the name along.
void ApplyChange(const SetTier& change, Resolver& resolve,
                 ModelEditor& editor) {
  const LineId old = resolve.RunningLine(change.line);
  if (old.is_none()) return;
  Line line = editor.lines().lines[old];
  if (line.tier == change.tier) {
    resolve.Error(absl::StrCat("line ", resolve.Called(old), " is ",
                               Name(change.tier), " already"));
    return;
  }
  Line& former = editor.EditLine(old);
  for (std::string* name :
       {&former.name.key, &former.name.zh, &former.name.en}) {
    absl::StrAppend(name, "@", Name(line.tier));
  }
  former.open = false;
  line.tier = change.tier;
  const LineId id = editor.Append(std::move(line));
  for (const PatternId pattern : editor.PatternsOf(old)) {
    const StopPlan plan = Whole(editor.lines().patterns[pattern]);
    Pattern moved = editor.PatternBy(pattern, plan);
    moved.line = id;
    editor.Append(std::move(moved), editor.TrainsBy(pattern, plan));
    editor.Close(pattern);
  }
  editor.Supersede(old, id);
}

}  // namespace railreach
