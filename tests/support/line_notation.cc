#include "tests/support/line_notation.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "engine/base/check.h"
#include "engine/network/build_network.h"

namespace railreach {
namespace {

using Words = std::vector<std::string>;

Seconds ParseTime(absl::string_view word) {
  const bool seconds = !word.empty() && word.back() == 's';
  if (seconds) word.remove_suffix(1);
  int32_t count = 0;
  CHECK(absl::SimpleAtoi(word, &count) && count >= 0);
  return seconds ? Seconds(count) : Minutes(count);
}

class Parser {
 public:
  LineModel Parse(absl::string_view text) {
    model_.operator_classes.push_back("all");
    Band band;
    band.name.key = "band";
    band.from.since_midnight = Minutes(7 * 60);
    band.to.since_midnight = Minutes(9 * 60);
    model_.bands.push_back(band);
    for (TierRules& rules : model_.tiers) rules.given = true;
    for (absl::string_view row : absl::StrSplit(text, '\n')) {
      row = absl::StripAsciiWhitespace(row);
      if (row.empty()) continue;
      ParseRow(absl::StrSplit(row, absl::ByAnyChar(" \t"), absl::SkipEmpty()));
    }
    return std::move(model_);
  }

 private:
  void ParseRow(const Words& words) {
    CHECK(words.size() >= 3);
    if (words[0] == "walk") {
      AddWalk(words);
    } else if (words[0] == "change") {
      StationAt(words[1]).times.change = ParseTime(words[2]);
    } else if (words[0] == "entry") {
      StationAt(words[1]).times.entry = ParseTime(words[2]);
    } else if (words[0] == "exit") {
      StationAt(words[1]).times.exit = ParseTime(words[2]);
    } else {
      AddLine(words);
    }
  }

  void AddWalk(const Words& words) {
    CHECK(words.size() == 4);
    const StationId a = Intern(words[1]);
    const StationId b = Intern(words[3]);
    model_.transfers.push_back({a, b, ParseTime(words[2]), {}});
    model_.transfers.push_back({b, a, ParseTime(words[2]), {}});
  }

  StationId Intern(absl::string_view name) {
    for (const StationId id : model_.stations.ids()) {
      if (model_.stations[id].name.key == name) return id;
    }
    Station station;
    station.name.key = std::string(name);
    station.position = {30.0,
                        100.0 + static_cast<double>(model_.stations.size())};
    return model_.stations.push_back(station);
  }
  Station& StationAt(absl::string_view name) {
    return model_.stations[Intern(name)];
  }

  GroupId InternGroup(absl::string_view key) {
    for (const GroupId id : model_.groups.ids()) {
      if (model_.groups[id].key == key) return id;
    }
    return model_.groups.push_back({std::string(key)});
  }

  struct LineOptions {
    Service service;
    bool one_way = false;
    Seconds dwell;
  };

  // The words between a line's name and its first station; `at` moves there.
  LineOptions ParseOptions(const Words& words, size_t& at, Line& line) {
    LineOptions options;
    options.service.band = BandId(0);
    for (;; ++at) {
      CHECK(at < words.size());
      const std::string& word = words[at];
      if (word == "every") {
        options.service.headway = ParseTime(words[++at]);
      } else if (word == "trains") {
        CHECK(absl::SimpleAtoi(words[++at], &options.service.milli_trains));
        options.service.milli_trains *= 1000;
      } else if (word == "group") {
        options.service.group = InternGroup(words[++at]);
      } else if (word == "scheduled") {
        options.service.scheduled = true;
      } else if (word == "oneway") {
        options.one_way = true;
      } else if (word == "ring") {
        line.ring = true;
      } else if (word == "dwell") {
        options.dwell = ParseTime(words[++at]);
      } else {
        return options;
      }
    }
  }

  void AddLine(const Words& words) {
    Line line;
    line.name.key = words[0];
    line.tier = Tier::kMetro;
    line.operator_class = OperatorClassId(0);
    size_t at = 1;
    const LineOptions options = ParseOptions(words, at, line);
    const LineId id = model_.lines.push_back(line);
    Pattern pattern;
    pattern.key = words[0];
    pattern.line = id;
    for (Seconds run; at < words.size(); ++at) {
      const bool ends = pattern.stops.empty() || at + 1 == words.size();
      PatternStop stop;
      stop.station = Intern(words[at]);
      stop.run = run;
      stop.dwell = ends ? Seconds(0) : options.dwell;
      pattern.stops.push_back(stop);
      if (++at < words.size()) run = ParseTime(words[at]);
    }
    CHECK(pattern.stops.size() >= 2);
    AddPattern(pattern, options.service);
    if (!options.one_way) AddPattern(Back(pattern), options.service);
  }

  static Pattern Back(const Pattern& out) {
    Pattern back = out;
    back.key += "'";
    back.direction = Direction::kBack;
    const size_t n = out.stops.size();
    for (size_t i = 0; i < n; ++i) {
      back.stops[i] = out.stops[n - 1 - i];
      back.stops[i].run = i == 0 ? Seconds(0) : out.stops[n - i].run;
    }
    return back;
  }

  void AddPattern(const Pattern& pattern, Service service) {
    service.pattern = model_.patterns.push_back(pattern);
    model_.services.push_back(service);
  }

  LineModel model_;
};

}  // namespace

LineModel ParseLines(absl::string_view text) { return Parser().Parse(text); }

Network NetworkOf(const LineModel& model) {
  NetworkOptions options;
  options.band = BandId(0);
  return BuildNetwork(model, options);
}

StationId StationNamed(const LineModel& model, absl::string_view name) {
  for (const StationId id : model.stations.ids()) {
    if (model.stations[id].name.key == name) return id;
  }
  CHECK(false && "no such station");
  return StationId();
}

std::vector<Leg> LegsFrom(const LineModel& model, const Network& network,
                          absl::string_view station) {
  std::vector<Leg> legs;
  for (const StopId stop :
       network.stops.of_station[StationNamed(model, station)]) {
    legs.push_back({stop, network.stops.entry[stop]});
  }
  return legs;
}

std::vector<Leg> LegsTo(const LineModel& model, const Network& network,
                        absl::string_view station) {
  const StationId id = StationNamed(model, station);
  std::vector<Leg> legs;
  for (const StopId stop : network.stops.of_station[id]) {
    legs.push_back({stop, network.stops.exit[stop]});
  }
  for (const Transfer& walk : model.transfers) {
    if (walk.to != id) continue;
    for (const StopId stop : network.stops.of_station[walk.from]) {
      legs.push_back({stop, walk.time});
    }
  }
  return legs;
}

}  // namespace railreach
