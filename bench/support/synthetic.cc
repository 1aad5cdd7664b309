#include "bench/support/synthetic.h"

#include <algorithm>
#include <map>
#include <random>
#include <utility>
#include <vector>

namespace railreach {
namespace {

using Crossing = std::pair<int, int>;

class Maker {
 public:
  explicit Maker(const SyntheticMetro& metro)
      : metro_(metro), random_(metro.seed) {}

  Network Make() {
    for (int line = 0; line < metro_.num_lines; ++line) AddLine();
    const size_t num_stops = network_.stops.size();
    network_.patterns.visits =
        Csr<StopId, PatternTable::Visit>::FromEntries(num_stops, visits_);
    for (size_t i = 0; i < num_stops; ++i) {
      network_.connections.AppendRow({});
      network_.transfers.AppendRow({{StopId(i), Seconds(240)}});
      network_.stops.of_station.AppendRow({StopId(i)});
    }
    return std::move(network_);
  }

 private:
  int Draw(int low, int high) {
    return low +
           static_cast<int>(random_() % static_cast<uint32_t>(high - low + 1));
  }

  StopId StopAt(Crossing crossing) {
    const auto [it, added] =
        stops_.try_emplace(crossing, StopId(network_.stops.size()));
    if (added) {
      StopTable& stops = network_.stops;
      stops.station.push_back(StationId(it->second.index()));
      stops.area.push_back(AreaId(it->second.index()));
      stops.entry.push_back(Seconds(180));
      stops.exit.push_back(Seconds(120));
    }
    return it->second;
  }

  // A line keeps its direction, bends now and then, and turns at the border.
  std::vector<StopId> DrawStops() {
    constexpr Crossing kHeadings[] = {{1, 0}, {1, 1}, {0, 1}, {-1, 1}};
    Crossing at = {Draw(0, metro_.crossings - 1),
                   Draw(0, metro_.crossings - 1)};
    Crossing heading = kHeadings[Draw(0, 3)];
    std::vector<StopId> stops;
    for (int i = 0; i < metro_.stations_per_line; ++i) {
      stops.push_back(StopAt(at));
      if (Draw(1, 12) == 1) heading = kHeadings[Draw(0, 3)];
      Turn(at.first, heading.first);
      Turn(at.second, heading.second);
      at.first += heading.first;
      at.second += heading.second;
    }
    return stops;
  }

  void Turn(int at, int& heading) const {
    const int next = at + heading;
    if (next < 0 || next >= metro_.crossings) heading = -heading;
  }

  void AddLine() {
    std::vector<StopId> stops = DrawStops();
    std::vector<Seconds> runs;
    for (size_t i = 1; i < stops.size(); ++i) {
      runs.push_back(Seconds(Draw(90, 180)));
    }
    const Seconds wait(Draw(90, 240));
    AddPattern(stops, runs, wait);
    std::reverse(stops.begin(), stops.end());
    std::reverse(runs.begin(), runs.end());
    AddPattern(stops, runs, wait);
  }

  void AddPattern(const std::vector<StopId>& stops,
                  const std::vector<Seconds>& runs, Seconds wait) {
    PatternTable& patterns = network_.patterns;
    const PatternId id(patterns.stops.size());
    for (size_t i = 0; i < stops.size(); ++i) {
      visits_.push_back({stops[i], {id, static_cast<uint32_t>(i)}});
      patterns.run.push_back(i == 0 ? Seconds(0) : runs[i - 1]);
      patterns.dwell.push_back(
          Seconds(i == 0 || i + 1 == stops.size() ? 0 : 30));
    }
    patterns.stops.AppendRow(stops);
    patterns.wait.push_back(wait);
    patterns.milli_trains.push_back(3'600'000 / wait.count());
  }

  const SyntheticMetro metro_;
  std::mt19937 random_;
  std::map<Crossing, StopId> stops_;
  std::vector<std::pair<StopId, PatternTable::Visit>> visits_;
  Network network_;
};

}  // namespace

Network MakeSyntheticMetro(const SyntheticMetro& metro) {
  return Maker(metro).Make();
}

}  // namespace railreach
