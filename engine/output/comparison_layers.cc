#include "engine/output/comparison_layers.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "engine/output/feature_writer.h"
#include "engine/output/labels.h"
#include "engine/output/table_parts.h"

namespace railreach {
namespace {

void AddNumber(const std::string& key, const std::optional<int64_t>& value,
               FeatureWriter& layer) {
  value.has_value() ? layer.Integer(key, *value) : layer.Null(key);
}

void AddNumber(const std::string& key, const std::optional<double>& value,
               FeatureWriter& layer) {
  layer.Number(key, value, 1);
}

// Three properties.
template <typename T>
void AddBoth(const std::string& key, const Both<T>& both,
             FeatureWriter& layer) {
  AddNumber(key + "_a", both.a, layer);
  AddNumber(key + "_b", both.b, layer);
  AddNumber(key + "_change", both.difference(), layer);
}

std::string NodesLayer(const StudyComparison& comparison) {
  FeatureWriter layer("key_node_changes");
  for (const NodeChange& node : comparison.nodes) {
    layer.Point(node.position);
    layer.Names(node.name);
    layer.Text("kind", node.kind);
    layer.Text("presence", Name(node.presence));
    layer.Bool("comparable", node.comparable);
    layer.Text("direction", Name(node.direction));
    for (size_t i = 0; i < comparison.cutoffs.size(); ++i) {
      AddBoth("people_" + MinutesLabel(comparison.cutoffs[i]), node.people[i],
              layer);
    }
    AddBoth("headline_people", node.headline, layer);
    AddBoth("direct_links", node.direct_links, layer);
    layer.Integer("nodes_faster", node.nodes_faster);
    layer.Integer("nodes_slower", node.nodes_slower);
    layer.EndFeature();
  }
  return layer.Take();
}

std::string ZonesLayer(const StudyComparison& comparison) {
  FeatureWriter layer("zone_changes");
  for (const ZoneChange& zone : comparison.zones) {
    layer.Point(zone.position);
    layer.Names(zone.name);
    layer.Bool("halo", zone.halo);
    layer.Text("presence", Name(zone.presence));
    AddBoth("people", zone.people, layer);
    AddBoth("nodes_within_headline", zone.nodes_within, layer);
    layer.Integer("nodes_gained", zone.nodes_gained);
    layer.Integer("nodes_lost", zone.nodes_lost);
    layer.Integer("nodes_faster", zone.nodes_faster);
    layer.Integer("nodes_slower", zone.nodes_slower);
    std::optional<double> minutes;
    if (zone.mean_change_s) minutes = *zone.mean_change_s / 60;
    layer.Number("mean_change_min", minutes, 2);
    layer.Bool("gains", zone.gains());
    layer.Bool("loses", zone.loses());
    layer.EndFeature();
  }
  return layer.Take();
}

std::string StationsLayer(const StudyComparison& comparison) {
  FeatureWriter layer("station_changes");
  for (const StationChange& station : comparison.stations) {
    layer.Point(station.position);
    layer.Names(station.name);
    layer.Text("has_trains", Name(station.presence));
    layer.Text("tiers_a", TierNames(station.tiers_a));
    layer.Text("tiers_b", TierNames(station.tiers_b));
    AddBoth("lines", station.lines, layer);
    AddBoth("trains_per_day", station.trains_per_day, layer);
    layer.EndFeature();
  }
  return layer.Take();
}

}  // namespace

std::vector<OutputFile> ComparisonLayers(const StudyComparison& comparison) {
  return {{"key_node_changes.geojson", NodesLayer(comparison)},
          {"zone_changes.geojson", ZonesLayer(comparison)},
          {"station_changes.geojson", StationsLayer(comparison)}};
}

}  // namespace railreach
