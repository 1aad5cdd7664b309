#include "engine/study/batch_scenarios.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "engine/base/check.h"
#include "engine/base/id_vector.h"

namespace railreach {
namespace {

constexpr char kClosures[] = "closures";

// What the thing is called in either language, whichever it has.
const std::string& Zh(const ThingName& name) {
  if (!name.zh.empty()) return name.zh;
  return name.en.empty() ? name.key : name.en;
}
const std::string& En(const ThingName& name) {
  return name.en.empty() ? Zh(name) : name.en;
}

Scenario Made(ThingName name, absl::string_view file, Change change) {
  Scenario scenario;
  scenario.name = std::move(name);
  scenario.file = std::string(file);
  scenario.modifications.push_back({std::move(change), {}});
  return scenario;
}

bool OpensBy(const Line& line, int year) {
  if (line.status == Status::kExisting) return true;
  return line.opening_year > 0 && line.opening_year <= year &&
         line.confidence <= Confidence::kMedium;
}

IdVector<LineId, bool> LinesWithPatterns(const LineModel& model) {
  IdVector<LineId, bool> has(model.lines.size(), false);
  for (const Pattern& pattern : model.patterns) {
    if (pattern.open) has[pattern.line] = true;
  }
  return has;
}

bool IsNamed(const Line& line, const std::string& name) {
  return line.name.key == name || line.name.zh == name || line.name.en == name;
}

// The keys of the bands in which lines of this name have trains, in order.
std::vector<std::string> BandsOf(const std::string& line,
                                 const LineModel& model) {
  IdVector<BandId, bool> used(model.bands.size(), false);
  for (const Service& service : model.services) {
    const Pattern& pattern = model.patterns[service.pattern];
    if (!pattern.open || !Runs(service)) continue;
    if (IsNamed(model.lines[pattern.line], line)) used[service.band] = true;
  }
  std::vector<std::string> keys;
  for (const BandId band : used.ids()) {
    if (used[band]) keys.push_back(model.bands[band].name.key);
  }
  return keys;
}

// As many digits as the value has: "5", "7.5".
std::string Plain(double value) {
  return absl::StrCat(std::round(value * 1000) / 1000);
}

Seconds WholeSeconds(double seconds) {
  const double most = 7.0 * 24 * 3600;  // Apply refuses far less
  return Seconds(
      static_cast<int32_t>(std::lround(std::clamp(seconds, -most, most))));
}

Change HeadwayOf(const std::string& line, Seconds headway,
                 const std::vector<std::string>& bands) {
  SetTrains change;
  change.line = line;
  for (const std::string& band : bands) {
    change.trains.push_back({band, headway, std::nullopt});
  }
  if (bands.empty()) change.trains.push_back({"", headway, std::nullopt});
  return change;
}

ThingName LabelOf(const std::string& line, const LineModel& model) {
  for (const Line& row : model.lines) {
    if (IsNamed(row, line)) return row.name;
  }
  return {line, line, line};
}

Scenario SweepScenario(const SweepParameters& sweep, double value,
                       const ThingName& line,
                       const std::vector<std::string>& bands) {
  constexpr char kFile[] = "sweeps";
  const std::string text = Plain(value);
  switch (sweep.what) {
    case SweepParameters::What::kHeadway:
      return Made({absl::StrCat("headway:", line.key, ":", text),
                   absl::StrCat(Zh(line), " 每 ", text, " 分钟"),
                   absl::StrCat(En(line), " every ", text, " min")},
                  kFile,
                  HeadwayOf(sweep.line, WholeSeconds(value * 60), bands));
    case SweepParameters::What::kDesignSpeed: {
      SetRunTimes change;
      change.line = sweep.line;
      change.design_speed_kmh = value;
      return Made({absl::StrCat("design_speed:", line.key, ":", text),
                   absl::StrCat(Zh(line), " 设计时速 ", text, " 公里"),
                   absl::StrCat(En(line), " at ", text, " km/h")},
                  kFile, std::move(change));
    }
    case SweepParameters::What::kDwell:
      break;
  }
  return Made({absl::StrCat("dwell:", line.key, ":", text),
               absl::StrCat(Zh(line), " 停站 ", text, " 秒"),
               absl::StrCat(En(line), " dwell ", text, " s")},
              kFile, SetDwell{sweep.line, "", WholeSeconds(value)});
}

// Patterns that run and have trains, by headway or by the clock.
IdVector<PatternId, bool> WithTrains(const LineModel& model) {
  IdVector<PatternId, bool> with(model.patterns.size(), false);
  for (const Service& service : model.services) {
    if (Runs(service)) with[service.pattern] = true;
  }
  for (const Trip& trip : model.trips) with[trip.pattern] = true;
  for (const HeadwayPeriod& period : model.headway_periods) {
    with[period.pattern] = true;
  }
  for (const PatternId id : model.patterns.ids()) {
    if (!model.Runs(model.patterns[id])) with[id] = false;
  }
  return with;
}

Scenario Closed(absl::string_view key, const std::string& zh,
                const std::string& en, Change change) {
  return Made(
      {std::string(key), absl::StrCat("关闭 ", zh), absl::StrCat("Close ", en)},
      kClosures, std::move(change));
}

std::vector<Scenario> LineClosures(const LineModel& model) {
  const auto with_trains = WithTrains(model);
  IdVector<LineId, bool> runs(model.lines.size(), false);
  for (const PatternId id : with_trains.ids()) {
    if (with_trains[id]) runs[model.patterns[id].line] = true;
  }
  std::vector<Scenario> closures;
  for (const LineId id : runs.ids()) {
    if (!runs[id]) continue;
    const ThingName& name = model.lines[id].name;
    closures.push_back(Closed(absl::StrCat("close_line:", name.key), Zh(name),
                              En(name), CloseLine{name.key}));
  }
  return closures;
}

std::vector<Scenario> StationClosures(const LineModel& model) {
  const auto with_trains = WithTrains(model);
  IdVector<StationId, bool> called(model.stations.size(), false);
  for (const PatternId id : with_trains.ids()) {
    if (!with_trains[id]) continue;
    for (const PatternStop& stop : model.patterns[id].stops) {
      if (stop.boards || stop.alights) called[stop.station] = true;
    }
  }
  std::vector<Scenario> closures;
  for (const StationId id : called.ids()) {
    if (!called[id]) continue;
    const ThingName& name = model.stations[id].name;
    closures.push_back(Closed(absl::StrCat("close_station:", name.key),
                              Zh(name), En(name), CloseStation{name.key}));
  }
  return closures;
}

// The lower station first.
using Pair = std::pair<size_t, size_t>;
using Pairs = absl::flat_hash_set<Pair>;

Pair PairOf(const PatternStop& a, const PatternStop& b) {
  return std::minmax(a.station.index(), b.station.index());
}

void AddHops(const Pattern& pattern, Pairs& hops) {
  const auto& stops = pattern.stops;
  for (size_t i = 1; i < stops.size(); ++i) {
    const Pair hop = PairOf(stops[i - 1], stops[i]);
    if (hop.first != hop.second) hops.insert(hop);
  }
}

// Takes away the pairs between which the pattern calls elsewhere.
void RemoveLongHops(const Pattern& pattern, Pairs& hops) {
  Pairs own;
  AddHops(pattern, own);
  const auto& stops = pattern.stops;
  for (size_t i = 0; i < stops.size(); ++i) {
    for (size_t j = i + 2; j < stops.size(); ++j) {
      const Pair pair = PairOf(stops[i], stops[j]);
      if (!own.contains(pair)) hops.erase(pair);
    }
  }
}

std::vector<Scenario> LinkClosures(const LineModel& model) {
  const auto with_trains = WithTrains(model);
  Pairs hops;
  for (const PatternId id : with_trains.ids()) {
    if (with_trains[id]) AddHops(model.patterns[id], hops);
  }
  for (const PatternId id : with_trains.ids()) {
    if (with_trains[id]) RemoveLongHops(model.patterns[id], hops);
  }
  std::vector<Pair> sorted(hops.begin(), hops.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<Scenario> closures;
  for (const auto& [first, second] : sorted) {
    const ThingName& a = model.stations[StationId(first)].name;
    const ThingName& b = model.stations[StationId(second)].name;
    closures.push_back(Closed(absl::StrCat("close_link:", a.key, ":", b.key),
                              absl::StrCat(Zh(a), "—", Zh(b)),
                              absl::StrCat(En(a), " - ", En(b)),
                              CloseSection{"", a.key, b.key}));
  }
  return closures;
}

}  // namespace

std::vector<Scenario> LinesUntil(int year, const LineModel& model) {
  std::vector<Scenario> lines;
  if (year <= 0) return lines;
  const auto has_patterns = LinesWithPatterns(model);
  for (const LineId id : model.lines.ids()) {
    const Line& line = model.lines[id];
    if (line.open || !has_patterns[id] || !OpensBy(line, year)) continue;
    OpenLines change;
    change.lines = {line.name.key};
    lines.push_back(Made({absl::StrCat("open_line:", line.name.key),
                          absl::StrCat("开通 ", Zh(line.name)),
                          absl::StrCat("Open ", En(line.name))},
                         "each_line_until", std::move(change)));
  }
  return lines;
}

std::vector<Scenario> Sweep(const SweepParameters& sweep,
                            const LineModel& model) {
  CHECK(sweep.step > 0 && std::isfinite(sweep.from) && std::isfinite(sweep.to));
  const ThingName line = LabelOf(sweep.line, model);
  const std::vector<std::string> bands = BandsOf(sweep.line, model);
  // A step that is no binary fraction still meets the end.
  const double steps =
      std::floor(std::abs(sweep.to - sweep.from) / sweep.step + 1e-6);
  const size_t values = static_cast<size_t>(
      std::min(steps + 1, static_cast<double>(kMostSweepValues)));
  const double step = sweep.from <= sweep.to ? sweep.step : -sweep.step;
  std::vector<Scenario> scenarios;
  for (size_t i = 0; i < values; ++i) {
    const double value = sweep.from + static_cast<double>(i) * step;
    scenarios.push_back(SweepScenario(sweep, value, line, bands));
  }
  return scenarios;
}

std::vector<Scenario> Closures(Closure closure, const LineModel& model) {
  switch (closure) {
    case Closure::kLine:
      return LineClosures(model);
    case Closure::kStation:
      return StationClosures(model);
    case Closure::kLink:
      break;
  }
  return LinkClosures(model);
}

}  // namespace railreach
