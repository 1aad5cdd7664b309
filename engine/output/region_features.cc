#include "engine/output/region_features.h"

#include "absl/strings/str_cat.h"
#include "engine/output/feature_writer.h"

namespace railreach {
namespace {

// The mean of places, of which none lies across the date line.
class MeanPlace {
 public:
  void Add(LatLng place) {
    lat_ += place.lat;
    lng_ += place.lng;
    ++count_;
  }
  std::optional<LatLng> mean() const {
    if (count_ == 0) return std::nullopt;
    return LatLng{lat_ / count_, lng_ / count_};
  }

 private:
  double lat_ = 0;
  double lng_ = 0;
  int count_ = 0;
};

// What the result says of each region; nullptr: nothing.
struct RegionFigures {
  const RegionSummary* summary = nullptr;
  const ConnectionSummary* connection = nullptr;
  const CountyCoverage* county = nullptr;
  std::vector<const DensityRow*> densities;
};

IdVector<RegionId, RegionFigures> FiguresOf(const Study& study,
                                            const StudyResult& result) {
  IdVector<RegionId, RegionFigures> figures(study.model.places.regions.size());
  for (const RegionSummary& row : result.summaries) {
    if (!row.region.is_none()) figures[row.region].summary = &row;
  }
  for (const ConnectionSummary& row : result.connections) {
    if (!row.region.is_none()) figures[row.region].connection = &row;
  }
  for (const CountyCoverage& row : result.coverage.counties) {
    if (!row.county.is_none()) figures[row.county].county = &row;
  }
  for (const DensityRow& row : result.densities) {
    if (!row.region.is_none()) figures[row.region].densities.push_back(&row);
  }
  return figures;
}

void AddSummary(const RegionSummary& row, FeatureWriter& layer) {
  layer.Integer("nodes", row.nodes);
  layer.Number("people_45min_mean", row.people_45, 0);
  layer.Number("people_60min_mean", row.people_60, 0);
  layer.Number("people_60min_platform_mean", row.people_60_platform, 0);
  layer.Number("people_low_entry_mean", row.people_low_entry, 0);
  layer.Number("people_high_entry_mean", row.people_high_entry, 0);
  layer.Number("people_60min_without_rail_mean", row.people_60_without_rail, 0);
  layer.Number("transport_performance_pct", row.transport_performance, 2);
  layer.Number("assumed_ride_time_share", row.assumed_share, 4);
}

void AddCounty(const CountyCoverage& row, FeatureWriter& layer) {
  layer.Text("state", Name(row.state));
  layer.Integer("stations", row.num_stations);
  layer.Number("trains_per_day", row.trains_per_day, 1);
  layer.Number("people_covered_share", row.covered_share, 4);
}

void AddFigures(const RegionFigures& figures, FeatureWriter& layer) {
  if (figures.summary != nullptr) AddSummary(*figures.summary, layer);
  if (figures.connection != nullptr) {
    layer.Number("direct_rate", figures.connection->direct_rate, 4);
    layer.Number("mean_changes", figures.connection->mean_changes, 3);
  }
  if (figures.county != nullptr) AddCounty(*figures.county, layer);
  for (const DensityRow* row : figures.densities) {
    layer.Number(absl::StrCat("track_km_", row->measure), row->track.km(), 3);
    layer.Number(absl::StrCat("km_per_10000km2_", row->measure),
                 row->km_per_10000_km2, 2);
  }
}

}  // namespace

IdVector<RegionId, std::optional<LatLng>> RegionPoints(const Places& places) {
  const Membership membership = MembershipOf(places);
  IdVector<RegionId, MeanPlace> of_seats(places.regions.size());
  IdVector<RegionId, MeanPlace> of_zones(places.regions.size());
  for (const RegionId county : places.regions.ids()) {
    if (!places.regions[county].seat.has_value()) continue;
    for (const RegionId holder : membership.of_county[county]) {
      of_seats[holder].Add(*places.regions[county].seat);
    }
  }
  for (const ZoneId zone : places.zones.ids()) {
    for (const RegionId holder : membership.of_zone[zone]) {
      of_zones[holder].Add(places.zones[zone].position);
    }
  }
  IdVector<RegionId, std::optional<LatLng>> points;
  for (const RegionId id : places.regions.ids()) {
    std::optional<LatLng> point = places.regions[id].seat;
    if (!point.has_value()) point = of_seats[id].mean();
    if (!point.has_value()) point = of_zones[id].mean();
    points.push_back(point);
  }
  return points;
}

std::string RegionsLayer(const Study& study, const StudyResult& result) {
  FeatureWriter layer("regions");
  const Places& places = study.model.places;
  const auto points = RegionPoints(places);
  const auto figures = FiguresOf(study, result);
  for (const RegionId id : places.regions.ids()) {
    const Region& region = places.regions[id];
    layer.Point(points[id]);
    layer.Names(region.name);
    layer.Text("level", Name(region.level));
    layer.Bool("halo", region.halo);
    layer.Integer("people", region.people);
    if (region.area_km2 > 0) {
      layer.Number("area_km2", region.area_km2, 1);
    } else {
      layer.Null("area_km2");
    }
    AddFigures(figures[id], layer);
    layer.EndFeature();
  }
  return layer.Take();
}

}  // namespace railreach
