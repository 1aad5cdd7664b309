// Layers in different datums (see validate.h).
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/geo/geodesic.h"
#include "engine/geo/spatial_index.h"
#include "engine/model/validate.h"

namespace railreach {
namespace {

constexpr size_t kLeastPairs = 5;
constexpr Metres kLeastSuspicious(200);
constexpr Metres kFarthestMate(3000);  // a hub's station
constexpr Metres kFarthestZone(1500);  // a seat's zone

double Median(std::vector<double>& values) {
  const auto middle =
      values.begin() + static_cast<ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// The length of the median shift of the layer, read in `datum`.
Metres MedianShift(const LayerPairs& pairs, Datum datum) {
  constexpr double kMetresPerDegree = 111'320;
  constexpr double kRadian = 3.14159265358979323846 / 180;
  std::vector<double> east;
  std::vector<double> north;
  for (size_t i = 0; i < pairs.points.size(); ++i) {
    const LatLng point = ToWgs84(pairs.points[i], datum);
    const LatLng reference = pairs.reference_points[i];
    north.push_back((point.lat - reference.lat) * kMetresPerDegree);
    east.push_back((point.lng - reference.lng) * kMetresPerDegree *
                   std::cos(reference.lat * kRadian));
  }
  return Metres(std::hypot(Median(east), Median(north)));
}

// Adds the pair to both of its layers.
class PairCollector {
 public:
  struct Layer {
    std::string file;
    std::string name;
  };

  void Add(const Layer& a, LatLng at_a, const Layer& b, LatLng at_b,
           absl::string_view why) {
    if (at_a == at_b) return;  // one is a copy of the other: no evidence
    AddOneWay(a, at_a, b, at_b, why);
    AddOneWay(b, at_b, a, at_a, why);
  }

  std::vector<LayerPairs> Take() {
    std::vector<LayerPairs> layers;
    for (auto& [key, pairs] : layers_) layers.push_back(std::move(pairs));
    return layers;
  }

 private:
  void AddOneWay(const Layer& a, LatLng at_a, const Layer& b, LatLng at_b,
                 absl::string_view why) {
    LayerPairs& pairs = layers_[{a.name, b.file}];
    pairs.file = a.file;
    pairs.layer = a.name;
    pairs.reference = std::string(why);
    pairs.points.push_back(at_a);
    pairs.reference_points.push_back(at_b);
  }

  std::map<std::pair<std::string, std::string>, LayerPairs> layers_;
};

using Layer = PairCollector::Layer;

// The operator class of the first line that calls at each station.
IdVector<StationId, OperatorClassId> ClassOfStations(const LineModel& lines) {
  IdVector<StationId, OperatorClassId> classes(lines.stations.size());
  for (const PatternId id : lines.patterns.ids()) {
    for (const PatternStop& stop : lines.patterns[id].stops) {
      OperatorClassId& of_station = classes[stop.station];
      if (of_station.is_none()) of_station = lines.line_of(id).operator_class;
    }
  }
  return classes;
}

void AddTransfers(const LineModel& lines, PairCollector& collector) {
  const auto classes = ClassOfStations(lines);
  const auto layer = [&](OperatorClassId id) {
    return Layer{"stations.csv",
                 absl::StrCat("the stations of operator class '",
                              lines.operator_classes[id], "'")};
  };
  for (const Transfer& transfer : lines.transfers) {
    const OperatorClassId from = classes[transfer.from];
    const OperatorClassId to = classes[transfer.to];
    if (from.is_none() || to.is_none() || from == to) continue;
    collector.Add(layer(from), lines.stations[transfer.from].position,
                  layer(to), lines.stations[transfer.to].position,
                  "the stations that transfers.csv joins to them");
  }
}

// The station that a hub is named after ("上海南" of "上海南站"), or else the
// nearest one, within kFarthestMate.
std::optional<StationId> StationOfHub(const LineModel& lines,
                                      const SpatialIndex& index,
                                      const KeyNode& hub) {
  std::vector<Neighbour> near;
  index.Within(hub.position, kFarthestMate, near);
  if (near.empty()) return std::nullopt;
  StationId best(near[0].point);
  size_t longest = 0;
  for (const Neighbour& neighbour : near) {
    const StationId id(neighbour.point);
    const std::string& name = lines.stations[id].name.zh;
    if (absl::StartsWith(hub.name.zh, name) && name.size() > longest) {
      longest = name.size();
      best = id;
    }
  }
  return best;
}

void AddHubs(const Model& model, PairCollector& collector) {
  std::vector<LatLng> points;
  for (const Station& station : model.lines.stations) {
    points.push_back(station.position);
  }
  const SpatialIndex index(points);
  for (const KeyNode& node : model.places.nodes) {
    if (node.kind != "hub") continue;
    const auto station = StationOfHub(model.lines, index, node);
    if (!station.has_value()) continue;
    collector.Add({"key_nodes.csv", "the key nodes of kind 'hub'"},
                  node.position, {"stations.csv", "the stations at hubs"},
                  points[station->index()], "the other points of hubs");
  }
}

// Seats of counties beside the key node of kind `county_seat` of the county,
// and beside the nearest zone of the county.
void AddSeats(const Places& places, PairCollector& collector) {
  const Layer seats = {"regions.csv", "the seats of counties"};
  for (const KeyNode& node : places.nodes) {
    const Region& county = places.regions[node.region];
    if (node.kind != "county_seat" || !county.seat.has_value()) continue;
    collector.Add({"key_nodes.csv", "the key nodes of kind 'county_seat'"},
                  node.position, seats, *county.seat,
                  "the other points of county seats");
  }
  IdVector<RegionId, Neighbour> nearest(places.regions.size(),
                                        {0, kFarthestZone});
  for (const ZoneId id : places.zones.ids()) {
    const Region& county = places.regions[places.zones[id].region];
    if (!county.seat.has_value()) continue;
    const Neighbour zone = {
        id.index(), GeodesicDistance(places.zones[id].position, *county.seat)};
    Neighbour& best = nearest[places.zones[id].region];
    if (zone.distance < best.distance) best = zone;
  }
  for (const RegionId id : places.regions.ids()) {
    if (nearest[id].distance == kFarthestZone) continue;
    collector.Add({"zones.csv", "the zones"},
                  places.zones[ZoneId(nearest[id].point)].position, seats,
                  *places.regions[id].seat,
                  "the seat or the nearest zone of each county");
  }
}

}  // namespace

std::vector<LayerPairs> FindLayerPairs(const Model& model) {
  PairCollector collector;
  AddTransfers(model.lines, collector);
  AddHubs(model, collector);
  AddSeats(model.places, collector);
  return collector.Take();
}

DatumVerdict DetectDatumShift(const LayerPairs& pairs) {
  DatumVerdict verdict;
  verdict.pairs = pairs.points.size();
  if (verdict.pairs < kLeastPairs) return verdict;
  verdict.median_before = MedianShift(pairs, Datum::kWgs84);
  verdict.median_after = verdict.median_before;
  if (verdict.median_before <= kLeastSuspicious) return verdict;
  for (const Datum datum : {Datum::kGcj02, Datum::kBd09}) {
    const Metres after = MedianShift(pairs, datum);
    if (after < verdict.median_after &&
        3 * after.mm() < verdict.median_before.mm()) {
      verdict.datum = datum;
      verdict.median_after = after;
    }
  }
  return verdict;
}

void ValidateDatum(const Model& model, Diagnostics& diagnostics) {
  for (const LayerPairs& pairs : FindLayerPairs(model)) {
    const DatumVerdict verdict = DetectDatumShift(pairs);
    if (verdict.datum == Datum::kWgs84) continue;
    const char* datum = verdict.datum == Datum::kGcj02 ? "GCJ-02" : "BD-09";
    diagnostics.Error(
        {pairs.file, 0, 0},
        absl::StrFormat("%s (%d compared) lie %.0f m off %s, as %s does; "
                        "%.0f m are left once converted",
                        pairs.layer, verdict.pairs,
                        verdict.median_before.metres(), pairs.reference, datum,
                        verdict.median_after.metres()),
        absl::StrCat("convert ", datum, " to WGS-84"));
  }
}

}  // namespace railreach
