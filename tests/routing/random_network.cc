#include "tests/routing/random_network.h"

#include <algorithm>
#include <map>
#include <random>

namespace railreach {
namespace {

class Maker {
 public:
  explicit Maker(uint32_t seed) : random_(seed) {}

  RandomNetwork Make() {
    num_stops_ = Draw(3, 15);
    step_ = Draw(0, 2) == 0 ? 100 : 1;
    Network& network = result_.network;
    for (int i = 0; i < num_stops_; ++i) AddStop(network.stops);
    const int num_patterns = Draw(1, 7);
    for (int p = 0; p < num_patterns; ++p) AddPattern();
    network.patterns.visits = Csr<StopId, PatternTable::Visit>::FromEntries(
        network.stops.size(), visits_);
    AddConnections();
    AddTransfers();
    AddOrigins();
    return std::move(result_);
  }

 private:
  // mt19937 is the same everywhere; the standard's distributions are not.
  int Draw(int low, int high) {
    return low +
           static_cast<int>(random_() % static_cast<uint32_t>(high - low + 1));
  }
  bool OneIn(int n) { return Draw(1, n) == 1; }
  StopId DrawStop() {
    return StopId(static_cast<size_t>(Draw(0, num_stops_ - 1)));
  }
  Seconds DrawTime(int low, int high) {
    return Seconds(Draw(low, high) * (step_ == 1 ? 1 : Draw(1, step_)));
  }

  void AddStop(StopTable& stops) {
    stops.station.push_back(StationId(stops.size()));
    stops.entry.push_back(DrawTime(0, 3));
    stops.exit.push_back(DrawTime(0, 3));
  }

  std::vector<StopId> DrawStops() {
    std::vector<StopId> stops;
    const int length = Draw(2, 9);
    for (int i = 0; i < length; ++i) {
      StopId stop = DrawStop();
      if (!stops.empty() && stop == stops.back() && !OneIn(20)) continue;
      stops.push_back(stop);
    }
    if (stops.size() > 2 && OneIn(4)) {  // a ring, twice round
      const std::vector<StopId> once = stops;
      stops.insert(stops.end(), once.begin(), once.end());
    }
    return stops;
  }

  void AddPattern() {
    std::vector<StopId> stops = DrawStops();
    if (stops.size() < 2 || OneIn(12)) stops.clear();  // not in service
    AddRow(stops);
    if (!OneIn(3)) return;
    std::reverse(stops.begin(), stops.end());
    AddRow(stops);
  }

  void AddRow(const std::vector<StopId>& stops) {
    PatternTable& patterns = result_.network.patterns;
    const PatternId id(patterns.stops.size());
    for (size_t i = 0; i < stops.size(); ++i) {
      visits_.push_back({stops[i], {id, static_cast<uint32_t>(i)}});
      patterns.run.push_back(i == 0 ? Seconds(0) : DrawTime(0, 6));
      patterns.dwell.push_back(i + 1 == stops.size() ? Seconds(0)
                                                     : DrawTime(0, 2));
    }
    patterns.stops.AppendRow(stops);
    patterns.wait.push_back(DrawTime(0, 5));
    patterns.milli_trains.push_back(1000 * Draw(1, 20));
  }

  // Connections of up to two groups between some of their stops, in order.
  void AddConnections() {
    std::vector<std::pair<StopId, Connection>> entries;
    const int groups = Draw(0, 2);
    for (int g = 0; g < groups; ++g) {
      const std::vector<StopId> stops = DrawStops();
      for (size_t i = 0; i < stops.size(); ++i) {
        for (size_t j = i + 1; j < stops.size(); ++j) {
          if (stops[i] == stops[j] || OneIn(3)) continue;
          Connection c;
          c.to = stops[j];
          c.group = GroupId(static_cast<size_t>(g));
          c.wait = DrawTime(0, 9);
          c.first_wait = OneIn(3) ? c.wait : std::min(c.wait, DrawTime(0, 3));
          c.ride = DrawTime(1, 9);
          c.milli_trains = 1000;
          entries.push_back({stops[i], c});
        }
      }
    }
    result_.network.connections = Csr<StopId, Connection>::FromEntries(
        result_.network.stops.size(), entries);
  }

  // Changes, and walks chained to the fixed point (Floyd and Warshall).
  void AddTransfers() {
    const size_t n = result_.network.stops.size();
    std::map<std::pair<StopId, StopId>, Seconds> walk;
    std::map<std::pair<StopId, StopId>, int> links;
    for (int k = Draw(0, num_stops_); k > 0; --k) {
      const std::pair<StopId, StopId> ends = {DrawStop(), DrawStop()};
      if (ends.first == ends.second) continue;
      walk.try_emplace(ends, DrawTime(1, 6));
      links.try_emplace(ends, 1);
    }
    for (const StopId via : IdRange<StopId>(n)) {
      for (const StopId from : IdRange<StopId>(n)) {
        for (const StopId to : IdRange<StopId>(n)) {
          const auto a = walk.find({from, via});
          const auto b = walk.find({via, to});
          if (from == to || a == walk.end() || b == walk.end()) continue;
          const Seconds sum = a->second + b->second;
          const auto [c, added] = walk.try_emplace({from, to}, sum);
          if (!added && c->second <= sum) continue;
          c->second = sum;
          links[{from, to}] = links[{from, via}] + links[{via, to}];
        }
      }
    }
    StoreTransfers(walk);
    for (const auto& [ends, count] : links) {
      if (count > 1) result_.chained.insert(ends);
    }
  }

  void StoreTransfers(
      const std::map<std::pair<StopId, StopId>, Seconds>& walk) {
    const StopTable& stops = result_.network.stops;
    std::vector<std::pair<StopId, TransferLeg>> entries;
    for (const auto& [ends, time] : walk) {
      const auto [from, to] = ends;
      entries.push_back(
          {from, {to, stops.exit[from] + time + stops.entry[to]}});
    }
    for (const StopId stop : stops.station.ids()) {
      if (!OneIn(6)) entries.push_back({stop, {stop, DrawTime(0, 4)}});
    }
    result_.network.transfers =
        Csr<StopId, TransferLeg>::FromEntries(stops.size(), entries);
  }

  void AddOrigins() {
    const StopTable& stops = result_.network.stops;
    for (const StopId stop : IdRange<StopId>(stops.size())) {
      std::vector<Leg> legs = {
          {stop, OneIn(2) ? Seconds(0) : stops.entry[stop]}};
      while (OneIn(3)) legs.push_back({DrawStop(), DrawTime(0, 8)});
      result_.origins.push_back(legs);
    }
    result_.origins.push_back({});
  }

  std::mt19937 random_;
  int num_stops_ = 0;
  int step_ = 1;
  RandomNetwork result_;
  std::vector<std::pair<StopId, PatternTable::Visit>> visits_;
};

}  // namespace

RandomNetwork MakeRandomNetwork(uint32_t seed) { return Maker(seed).Make(); }

}  // namespace railreach
