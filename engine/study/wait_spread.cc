#include "engine/study/wait_spread.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "absl/types/span.h"

namespace railreach {
namespace {

using Section = std::pair<StopId, StopId>;

std::map<Section, std::vector<Seconds>> DeparturesOf(
    const Timetable& timetable) {
  std::map<Section, std::vector<Seconds>> departures;
  for (const TrainRowId row : timetable.stops.ids()) {
    const auto stops = timetable.stops[row];
    const auto boards = timetable.boards_of(row);
    for (const TrainId train : timetable.trains[row]) {
      if (timetable.trip[train].is_none()) continue;
      const auto times = timetable.times[train];
      for (size_t i = 0; i + 1 < stops.size(); ++i) {
        if (!boards[i]) continue;
        departures[{stops[i], stops[i + 1]}].push_back(times[i].departure);
      }
    }
  }
  for (auto& [section, times] : departures) {
    std::sort(times.begin(), times.end());
  }
  return departures;
}

// Second by second, twice the sum of all waits: gap by gap a triangle, whose
// head is cut off where it lies before or after the window.
int64_t TwiceTheWaits(absl::Span<const Seconds> departures, Seconds from,
                      Seconds to) {
  int64_t sum = 0;
  Seconds since = from;
  for (const Seconds departure : departures) {
    if (departure < from) continue;
    const Seconds until = std::min(departure, to);
    const int64_t longest = departure.count() - since.count();
    const int64_t shortest = departure.count() - until.count();
    sum += longest * longest - shortest * shortest;
    since = until;
    if (since == to) break;
  }
  return sum;
}

}  // namespace

WaitSpread MeasureWaitSpread(const Timetable& timetable, Seconds from,
                             Seconds to) {
  WaitSpread spread;
  const double length = (to - from).count();
  for (const auto& [section, departures] : DeparturesOf(timetable)) {
    const auto trains = static_cast<int64_t>(
        std::lower_bound(departures.begin(), departures.end(), to) -
        std::lower_bound(departures.begin(), departures.end(), from));
    if (trains == 0) continue;
    const auto weight = static_cast<double>(trains);
    ++spread.sections;
    spread.trains += trains;
    spread.by_clock_s +=
        weight * static_cast<double>(TwiceTheWaits(departures, from, to)) /
        (2 * length);
    spread.if_even_s += length / 2;  // weight x length / (2 x trains)
  }
  if (spread.trains > 0) {
    spread.by_clock_s /= static_cast<double>(spread.trains);
    spread.if_even_s /= static_cast<double>(spread.trains);
  }
  return spread;
}

}  // namespace railreach
