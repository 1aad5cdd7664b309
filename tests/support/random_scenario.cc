#include "tests/support/random_scenario.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/model/append_source.h"
#include "tests/support/line_notation.h"

namespace railreach {
namespace {

class Dice {
 public:
  explicit Dice(uint32_t seed) : random_(seed) {}

  // mt19937 is the same everywhere; the standard's distributions are not.
  int Draw(int low, int high) {
    return low +
           static_cast<int>(random_() % static_cast<uint32_t>(high - low + 1));
  }
  bool OneIn(int n) { return Draw(1, n) == 1; }
  size_t Index(size_t size) {
    return static_cast<size_t>(Draw(0, static_cast<int>(size) - 1));
  }
  template <typename T>
  const T& Pick(const std::vector<T>& from) {
    return from[Index(from.size())];
  }

 private:
  std::mt19937 random_;
};

class ModelMaker {
 public:
  explicit ModelMaker(uint32_t seed) : dice_(seed) {}

  Model Make() {
    num_stations_ = dice_.Draw(4, 12);
    std::string text;
    for (int i = 0; i < num_stations_; ++i) {  // named in order
      absl::StrAppend(&text, "entry S", i, " ", dice_.Draw(0, 3), "\n");
    }
    const int num_lines = dice_.Draw(2, 7);
    for (int k = 0; k < num_lines; ++k) AppendLine(k, text);
    for (int k = dice_.Draw(0, 3); k > 0; --k) {
      const int a = dice_.Draw(0, num_stations_ - 1);
      const int b = (a + dice_.Draw(1, num_stations_ - 1)) % num_stations_;
      absl::StrAppend(&text, "walk S", a, " ", dice_.Draw(1, 9), " S", b, "\n");
    }
    model_.lines = ParseLines(text);
    PlaceStations();
    VaryLines();
    AddBand();
    AddPlaces();
    GiveTracks();
    return std::move(model_);
  }

 private:
  void AppendLine(int k, std::string& text) {
    std::vector<int> stops;
    const int length = dice_.Draw(2, std::min(6, num_stations_));
    while (static_cast<int>(stops.size()) < length) {
      const int stop = dice_.Draw(0, num_stations_ - 1);
      if (std::find(stops.begin(), stops.end(), stop) == stops.end()) {
        stops.push_back(stop);
      }
    }
    absl::StrAppend(&text, "L", k, " every ", dice_.Draw(2, 30));
    if (dice_.OneIn(3)) absl::StrAppend(&text, " group G", dice_.Draw(0, 1));
    if (dice_.OneIn(8)) absl::StrAppend(&text, " oneway");
    if (dice_.OneIn(2)) absl::StrAppend(&text, " dwell 30s");
    if (length > 2 && dice_.OneIn(6)) {
      absl::StrAppend(&text, " ring");
      stops.push_back(stops.front());
    }
    for (size_t i = 0; i < stops.size(); ++i) {
      absl::StrAppend(&text,
                      i == 0 ? " " : absl::StrCat(" ", dice_.Draw(5, 25), " "),
                      "S", stops[i]);
    }
    text += "\n";
  }

  // On a grid of 0.03 degrees: nobody walks there, and no train is too fast.
  void PlaceStations() {
    int i = 0;
    for (Station& station : model_.lines.stations) {
      station.name.zh = station.name.en = station.name.key;
      station.position = {30.0 + 0.03 * (i / 4), 120.0 + 0.03 * (i % 4)};
      ++i;
    }
  }

  void VaryLines() {
    LineModel& model = model_.lines;
    model.operator_classes.push_back("others");
    for (Line& line : model.lines) {
      line.name.zh = line.name.en = line.name.key;
      if (dice_.OneIn(3)) line.tier = Tier::kIntercity;
      if (dice_.OneIn(6)) line.tier = Tier::kSuburban;
      if (dice_.OneIn(3)) line.operator_class = OperatorClassId(1);
      if (dice_.OneIn(5)) {
        line.status = Status::kPlanned;
        line.opening_year = 2030;
        line.open = false;
      }
    }
    for (TierRules& rules : model.tiers) {
      rules.times = {Seconds(60), Seconds(30), Seconds(90), Seconds(30),
                     Seconds(120)};
    }
  }

  // Half of the patterns run in it too.
  void AddBand() {
    LineModel& model = model_.lines;
    Band band;
    band.name.key = "day";
    band.from.since_midnight = Minutes(9 * 60);
    band.to.since_midnight = Minutes(17 * 60);
    model.bands.push_back(band);
    std::vector<Service> services;
    for (const Service& service : model.services) {
      services.push_back(service);
      if (dice_.OneIn(2)) continue;
      services.push_back(service);
      services.back().band = BandId(1);
      services.back().headway = Minutes(dice_.Draw(5, 60));
    }
    model.services = services;
  }

  // Straight ones, as feeds get them.
  void GiveTracks() {
    LineModel whole;
    AppendSource("tracks", std::move(model_.lines), {Metres(0), Metres(0)},
                 whole);
    model_.lines = std::move(whole);
  }

  void AddPlaces() {
    Places& places = model_.places;
    Region county;
    county.name = {"county", "county", "county"};
    places.regions.push_back(county);
    for (Station& station : model_.lines.stations) {
      station.region = RegionId(0);
    }
    for (int k = dice_.Draw(2, 5); k > 0; --k) {
      Zone zone;
      zone.name.key = absl::StrCat("Z", k);
      zone.name.zh = zone.name.en = zone.name.key;
      zone.position = {30.0 + 0.01 * dice_.Draw(0, 9),
                       120.0 + 0.01 * dice_.Draw(0, 9)};
      zone.people = dice_.Draw(0, 50'000);
      zone.region = RegionId(0);
      const ZoneId id = places.zones.push_back(zone);
      for (const ZonePoint& point : DiscPoints(id, zone)) {
        places.points.push_back(point);
      }
    }
  }

  Dice dice_;
  int num_stations_ = 0;
  Model model_;
};

class ScenarioMaker {
 public:
  ScenarioMaker(const Model& model, uint32_t seed)
      : model_(model.lines), places_(model.places), seed_(seed), dice_(seed) {
    for (const PatternId id : model_.patterns.ids()) {
      if (model_.Runs(model_.patterns[id])) running_.push_back(id);
    }
    for (const Line& line : model_.lines) {
      if (!line.open) closed_.push_back(line.name.key);
    }
  }

  Scenario Make() {
    Scenario scenario;
    scenario.name.key = absl::StrCat("random ", seed_);
    scenario.file = "random";
    for (int k = dice_.Draw(1, 3); k > 0; --k) {
      Modification modification;
      modification.change = MakeChange();
      modification.provenance.line = static_cast<uint32_t>(k);
      scenario.modifications.push_back(modification);
    }
    return scenario;
  }

 private:
  Change MakeChange() {
    const int kind = dice_.Draw(0, 22);
    if (running_.empty() || kind < 2) return MakeAddLine();
    pattern_ = &model_.patterns[dice_.Pick(running_)];
    line_ = model_.lines[pattern_->line].name.key;
    if (kind < 9) return MakeCut(kind);
    if (kind < 15) return MakePiece(kind);
    return MakeTimes(kind);
  }

  Change MakeCut(int kind) {
    switch (kind) {
      case 2:
        if (closed_.empty()) return CloseLine{line_};
        return OpenLines{{dice_.Pick(closed_)}, 0, std::nullopt};
      case 3:
        return CloseLine{line_};
      case 4:
        return CloseSection{dice_.OneIn(2) ? line_ : "", StopOf(), StopOf()};
      case 5:
        return CloseStation{StopOf()};
      case 6:
        return SplitLine{line_, StopOf()};
      case 7:
        return ShortenLine{line_, StopOf(), StopOf()};
      default:
        return model_.transfers.empty() ? Change(CloseStation{StopOf()})
                                        : MakeCloseTransfer();
    }
  }

  Change MakePiece(int kind) {
    switch (kind) {
      case 9:
      case 10:
        return MakeAddStop();
      case 11:
        return ExtendLine{line_, End(), NewStops(1, 2), 0};
      case 12:
        return RerouteLine{line_, StopOf(), StopOf(), NewStops(0, 2), 0};
      case 13:
        return BranchLine{line_,          End(),        StopOf(),
                          NewStops(1, 2), SomeTrains(), 0};
      default:
        return MakeJoin();
    }
  }

  Change MakeTimes(int kind) {
    switch (kind) {
      case 15:
        return MakeSetRunTimes();
      case 16:
        return SetDwell{line_, dice_.OneIn(2) ? StopOf() : "",
                        Seconds(dice_.Draw(0, 90))};
      case 17:
      case 18:
        return MakeSetTrains();
      case 19:
        return SetTier{line_, kTiers[dice_.Index(kNumTiers)]};
      case 20:
        return MakeSetPlatformTimes();
      case 21:
        return SetTransfer{AnyStation(), AnyStation(),
                           Seconds(dice_.Draw(60, 900)), dice_.OneIn(4)};
      default:
        break;
    }
    if (dice_.OneIn(3) || places_.zones.empty()) return IntegrateOperators{};
    return MovePeople{"", dice_.Pick(places_.zones.rows()).name.key,
                      dice_.Draw(1, 5000)};
  }

  std::string StopOf() {
    return model_.stations[dice_.Pick(pattern_->stops).station].name.key;
  }
  std::string End() {
    const PatternStop& stop =
        dice_.OneIn(2) ? pattern_->stops.front() : pattern_->stops.back();
    return model_.stations[stop.station].name.key;
  }
  std::string AnyStation() {
    return dice_.Pick(model_.stations.rows()).name.key;
  }

  // Stations of the network, and now and then a new one beside one of them.
  std::vector<StopAt> NewStops(int least, int most) {
    std::vector<StopAt> stops;
    for (int k = dice_.Draw(least, most); k > 0; --k) {
      StopAt stop;
      stop.station = AnyStation();
      if (dice_.OneIn(3)) {
        stop.position = dice_.Pick(model_.stations.rows()).position;
        stop.position->lat += 0.002 * dice_.Draw(2, 20);
        stop.position->lng += 0.002 * dice_.Draw(2, 20);
        stop.station = absl::StrCat("N", seed_, "-", ++num_new_);
      }
      stops.push_back(stop);
    }
    return stops;
  }

  std::vector<TrainsAt> SomeTrains() {
    TrainsAt trains;
    if (dice_.OneIn(2)) trains.band = dice_.Pick(model_.bands.rows()).name.key;
    if (dice_.OneIn(4)) {
      trains.trains = dice_.Draw(1, 20);
    } else {
      trains.headway = Minutes(dice_.Draw(2, 40));
    }
    return {trains};
  }

  Change MakeAddLine() {
    AddLine change;
    change.name.key = absl::StrCat("new ", seed_, "-", ++num_new_);
    change.tier = kTiers[dice_.Index(kNumTiers)];
    change.stops = NewStops(2, 5);
    change.trains = SomeTrains();
    change.one_way = dice_.OneIn(6);
    if (dice_.OneIn(4) && !model_.groups.empty()) {
      change.service_group = dice_.Pick(model_.groups.rows()).key;
    }
    if (dice_.OneIn(3)) change.design_speed_kmh = 10 * dice_.Draw(8, 35);
    if (dice_.OneIn(6) && change.stops.size() > 2) {
      StopAt last;
      last.station = change.stops.front().station;
      change.stops.push_back(last);
      change.ring = true;
    }
    return change;
  }

  Change MakeAddStop() {
    const size_t i = 1 + dice_.Index(pattern_->stops.size() - 1);
    const Station& a = model_.stations[pattern_->stops[i - 1].station];
    const Station& b = model_.stations[pattern_->stops[i].station];
    AddStop change;
    change.line = line_;
    if (dice_.OneIn(5)) {
      change.stop.station = AnyStation();
    } else {
      change.stop.station = absl::StrCat("N", seed_, "-", ++num_new_);
      const double share = dice_.Draw(3, 7) / 10.0;
      change.stop.position = {
          a.position.lat + share * (b.position.lat - a.position.lat),
          a.position.lng + share * (b.position.lng - a.position.lng)};
    }
    if (!dice_.OneIn(3)) {
      change.after = a.name.key;
      change.before = b.name.key;
    }
    return change;
  }

  Change MakeJoin() {
    for (int attempt = 0; attempt < 20; ++attempt) {
      const Pattern& other = model_.patterns[dice_.Pick(running_)];
      if (other.line == pattern_->line) continue;
      JoinLines change;
      change.first = line_;
      change.second = model_.lines[other.line].name.key;
      change.at = model_.stations[pattern_->stops.back().station].name.key;
      change.second_at = model_.stations[other.stops.front().station].name.key;
      return change;
    }
    return CloseLine{line_};
  }

  Change MakeCloseTransfer() {
    const Transfer& row = dice_.Pick(model_.transfers);
    return CloseTransfer{model_.stations[row.from].name.key,
                         model_.stations[row.to].name.key, dice_.OneIn(3)};
  }

  Change MakeSetRunTimes() {
    SetRunTimes change;
    change.line = line_;
    if (dice_.OneIn(2)) {
      change.from = StopOf();
      change.to = StopOf();
    }
    if (dice_.OneIn(2)) {
      change.factor = dice_.Draw(5, 20) / 10.0;
    } else if (dice_.OneIn(2)) {
      change.design_speed_kmh = 10 * dice_.Draw(6, 35);
    } else {
      change.run = Minutes(dice_.Draw(10, 90));
    }
    return change;
  }

  Change MakeSetTrains() {
    SetTrains change;
    change.line = line_;
    if (dice_.OneIn(4)) change.direction = "out";
    if (dice_.OneIn(3)) {
      change.headway_factor = dice_.Draw(4, 30) / 10.0;
    } else {
      change.trains = SomeTrains();
    }
    return change;
  }

  Change MakeSetPlatformTimes() {
    SetPlatformTimes change;
    if (dice_.OneIn(2)) {
      change.station = AnyStation();
    } else {
      change.tier = kTiers[dice_.Index(kNumTiers)];
    }
    if (dice_.OneIn(2)) change.entry = Seconds(dice_.Draw(0, 600));
    if (dice_.OneIn(2)) change.exit = Seconds(dice_.Draw(0, 600));
    if (!change.entry || dice_.OneIn(2)) {
      change.change = Seconds(dice_.Draw(0, 600));
    }
    return change;
  }

  const LineModel& model_;
  const Places& places_;
  const uint32_t seed_;
  Dice dice_;
  std::vector<PatternId> running_;
  std::vector<std::string> closed_;
  const Pattern* pattern_ = nullptr;
  std::string line_;
  int num_new_ = 0;
};

}  // namespace

Model RandomModel(uint32_t seed) { return ModelMaker(seed).Make(); }

Scenario RandomScenario(const Model& model, uint32_t seed) {
  return ScenarioMaker(model, seed).Make();
}

}  // namespace railreach
