#include "tests/support/trip_notation.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "engine/base/check.h"
#include "tests/support/line_notation.h"

namespace railreach {
namespace {

using Words = std::vector<std::string>;

Seconds ParseTime(absl::string_view word) {
  const bool seconds = absl::ConsumeSuffix(&word, "s");
  int32_t count = 0;
  CHECK(absl::SimpleAtoi(word, &count));
  return seconds ? Seconds(count) : Minutes(count);
}

class TripParser {
 public:
  explicit TripParser(LineModel model) : model_(std::move(model)) {}

  void AddTrip(const Words& words) {
    const std::pair<std::string, std::string> names =
        absl::StrSplit(words[1], absl::MaxSplits('>', 1));
    std::string key;
    Pattern pattern;
    std::vector<StopTime> times;
    for (size_t at = 2; at + 1 < words.size(); at += 2) {
      absl::StrAppend(&key, words[at]);
      pattern.stops.push_back(StopOf(words[at]));
      const std::pair<std::string, std::string> ends =
          absl::StrSplit(words[at + 1], absl::MaxSplits('/', 1));
      const Seconds arrival = ParseTime(ends.first);
      times.push_back(
          {arrival, ends.second.empty() ? arrival : ParseTime(ends.second)});
    }
    Trip trip;
    trip.key = names.first;
    trip.pattern = PatternOf(key, std::move(pattern));
    named_[trip.key] = model_.trips.push_back(trip);
    next_.push_back(names.second);
    model_.stop_times.AppendRow(times);
  }

  LineModel Finish() {
    for (const TripId id : model_.trips.ids()) {
      const std::string& next = next_[id.index()];
      if (!next.empty()) model_.trips[id].continues_as = named_.at(next);
    }
    return std::move(model_);
  }

 private:
  PatternStop StopOf(absl::string_view word) {
    PatternStop stop;
    for (;;) {
      if (absl::ConsumeSuffix(&word, "!b")) {
        stop.boards = false;
      } else if (absl::ConsumeSuffix(&word, "!a")) {
        stop.alights = false;
      } else {
        break;
      }
    }
    for (const StationId id : model_.stations.ids()) {
      if (model_.stations[id].name.key == word) stop.station = id;
    }
    if (!stop.station.is_none()) return stop;
    Station station;
    station.name.key = std::string(word);
    station.position = {30.0, 90.0 + double(model_.stations.size())};
    stop.station = model_.stations.push_back(station);
    return stop;
  }

  PatternId PatternOf(const std::string& key, Pattern pattern) {
    const auto [it, inserted] =
        patterns_.try_emplace(key, PatternId(model_.patterns.size()));
    if (!inserted) return it->second;
    Line line;
    line.name.key = key;
    line.tier = Tier::kMetro;
    line.operator_class = OperatorClassId(0);
    pattern.key = key;
    pattern.line = model_.lines.push_back(line);
    return model_.patterns.push_back(std::move(pattern));
  }

  LineModel model_;
  std::map<std::string, PatternId> patterns_;
  std::map<std::string, TripId> named_;
  std::vector<std::string> next_;  // by trip
};

}  // namespace

LineModel ParseTrips(absl::string_view text) {
  std::string lines;
  std::vector<Words> trips;
  for (absl::string_view row : absl::StrSplit(text, '\n')) {
    Words words = absl::StrSplit(row, ' ', absl::SkipEmpty());
    if (!words.empty() && words[0] == "trip") {
      trips.push_back(std::move(words));
    } else {
      absl::StrAppend(&lines, row, "\n");
    }
  }
  TripParser parser(ParseLines(lines));
  for (const Words& words : trips) parser.AddTrip(words);
  return parser.Finish();
}

TimedNetwork TimedNetworkOf(const LineModel& model, std::optional<Draw> draw) {
  NetworkOptions options;
  options.band = BandId(0);
  TimetableOptions timetable;
  timetable.from = Seconds(0);
  timetable.to = Minutes(30 * 60);
  timetable.draw = draw;
  return BuildTimedNetwork(model, options, timetable);
}

StopId StopNamed(const LineModel& model, const TimedNetwork& timed,
                 absl::string_view station) {
  const auto stops =
      timed.network.stops.of_station[StationNamed(model, station)];
  CHECK(stops.size() == 1);
  return stops[0];
}

}  // namespace railreach
